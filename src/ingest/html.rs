//! Saved web pages: told by their first tag, decoded as browsers decode them.
//!
//! A byte order mark goes before everything, then bytes that are valid UTF-8 are UTF-8 whatever the page says, then the
//! encoding that the page names in its first kilobytes (`<meta charset>` or the older `http-equiv` row), then what its
//! letters say, then Windows-1252. Encodings other than these are decoded by whoever has them: the browser in the module, `encoding_rs` in
//! the program.

use super::encoding;

/// The page's own word on its encoding stands in so many first bytes.
const PRESCAN: usize = 4096;

/// A decoded page, and the name of the encoding where it could not be honoured.
pub(super) struct Page {
    pub(super) text: String,
    pub(super) unknown_encoding: Option<String>,
}

/// Whether bytes are a web page. `name` is the file's, in lower case.
pub(super) fn is_page(bytes: &[u8], name: &str, media_type: Option<&str>) -> bool {
    let head = head(bytes);
    let mut rest = head.trim_start_matches('\u{feff}').trim_start();
    // Comments ("saved from url=…") and an XML declaration may stand before the first tag.
    let declared = rest.starts_with("<?xml");
    loop {
        let end = match rest {
            _ if rest.starts_with("<!--") => rest.find("-->").map(|at| at + 3),
            _ if rest.starts_with("<?xml") => rest.find("?>").map(|at| at + 2),
            _ => None,
        };
        let Some(end) = end else { break };
        rest = rest[end..].trim_start();
    }
    let opens = ["<!doctype html", "<html", "<head", "<body"].iter().any(|tag| rest.starts_with(tag));
    let named = [".html", ".htm", ".xhtml", ".shtml"].iter().any(|end| name.ends_with(end))
        || media_type.is_some_and(|kind| kind.starts_with("text/html") || kind.starts_with("application/xhtml"));
    let inside = ["<head>", "<head ", "<html>", "<html "].iter().any(|tag| rest.contains(tag));
    opens || !declared && rest.starts_with('<') && inside || named && rest.contains('<')
}

/// The first bytes as lower-case text, whatever their encoding.
fn head(bytes: &[u8]) -> String {
    let units = &bytes[..bytes.len().min(PRESCAN)];
    match units {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => {
            units.iter().filter(|&&b| b.is_ascii() && b != 0).map(|&b| char::from(b).to_ascii_lowercase()).collect()
        }
        _ => String::from_utf8_lossy(units).to_ascii_lowercase(),
    }
}

/// What was selected of HTML from a clipboard, which has marks around it and sometimes a header before it.
pub(super) fn fragment(html: &str) -> &str {
    let selected = html.split_once("<!--StartFragment-->").map_or(html, |(_, behind)| behind);
    let selected = selected.rsplit_once("<!--EndFragment-->").map_or(selected, |(before, _)| before).trim();
    let meta =
        if super::markup::starts_with(selected, "<meta") { selected.find('>').map_or(0, |end| end + 1) } else { 0 };
    if selected.is_empty() { html } else { &selected[meta..] }
}

/// Decodes a page.
pub(super) fn decode(bytes: &[u8]) -> Page {
    if let Some(text) = encoding::marked(bytes) {
        return Page { text, unknown_encoding: None };
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        // Encodings of seven bits look like ASCII.
        if declared(bytes).as_deref() != Some("iso-2022-jp") || !bytes.contains(&0x1b) {
            return Page { text: text.to_owned(), unknown_encoding: None };
        }
    }
    let name = declared(bytes);
    let known = |text| Page { text, unknown_encoding: None };
    match name.as_deref() {
        // A few broken bytes in a UTF-8 page are a few broken letters.
        Some("utf-8" | "utf8" | "unicode-1-1-utf-8") => known(String::from_utf8_lossy(bytes).into_owned()),
        Some("windows-1252" | "cp1252" | "iso-8859-1" | "latin1" | "latin-1" | "us-ascii" | "ascii" | "iso8859-1") => {
            known(encoding::from_windows_1252(bytes))
        }
        Some(other) => match encoding::by_name(bytes, other) {
            Some(text) => known(text),
            None => Page { text: encoding::from_windows_1252(bytes), unknown_encoding: name },
        },
        None if mostly_utf8(bytes) => known(String::from_utf8_lossy(bytes).into_owned()),
        None => known(encoding::guessed(bytes).0),
    }
}

/// Whether only a few bytes keep a page from being UTF-8.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut broken, mut good) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().bytes().filter(|b| *b >= 0xc0).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    good > broken * 4
}

/// The encoding that a page names, in lower case.
fn declared(bytes: &[u8]) -> Option<String> {
    let head = head(bytes);
    let mut from = 0;
    while let Some(at) = head[from..].find("charset").map(|at| from + at + "charset".len()) {
        from = at;
        let Some(value) = head[at..].trim_start().strip_prefix('=') else { continue };
        let value = value.trim_start().trim_start_matches(['"', '\'']);
        let end =
            value.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_' | ':')).unwrap_or(value.len());
        if end > 0 {
            return Some(value[..end].to_owned());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_told_by_their_first_tag() {
        let page = |text: &str| is_page(text.as_bytes(), "", None);
        assert!(page("<!DOCTYPE html><p>x"));
        assert!(page("\u{feff} <?xml version=\"1.0\"?>\n<!-- saved --><!DOCTYPE HTML PUBLIC \"x\">"));
        assert!(page("<meta charset=utf-8><title>x</title></head>") || is_page(b"<p>x", "a.htm", None));
        assert!(!page("Rain fell <html> in the text"));
        assert!(!page("<?xml version=\"1.0\"?><rss>"));
        assert!(is_page(b"\xff\xfe<\0h\0t\0m\0l\0>\0", "", None));
    }

    #[test]
    fn what_was_selected_is_taken() {
        for (html, expected) in [
            (
                "Version:1.0\r\nStartHTML:9\r\n<html><body><!--StartFragment--> <p>One</p><!--EndFragment--></body>",
                "<p>One</p>",
            ),
            ("<meta charset='utf-8'><span>One</span>", "<span>One</span>"),
            ("<p>One</p>", "<p>One</p>"),
            ("<!--StartFragment--><!--EndFragment-->", "<!--StartFragment--><!--EndFragment-->"),
        ] {
            assert_eq!(fragment(html), expected);
        }
    }

    #[test]
    fn encodings_of_real_pages() {
        let read = |bytes: &[u8]| decode(bytes).text;
        assert_eq!(read("<p>Café".as_bytes()), "<p>Café");
        assert_eq!(read(b"<meta charset=iso-8859-1><p>Caf\xe9 \x93a\x94"), "<meta charset=iso-8859-1><p>Café “a”");
        assert_eq!(read(b"<meta charset=\"utf-8\">Caf\xc3\xa9 \xff"), "<meta charset=\"utf-8\">Café \u{fffd}");
        assert_eq!(read(b"\xff\xfe<\0p\0>\0\xe9\0"), "<p>é");
        assert_eq!(read(b"<p>Caf\xe9"), "<p>Café");
    }

    #[cfg(feature = "cli")]
    #[test]
    fn encodings_of_other_scripts() {
        let read = |bytes: &[u8]| decode(bytes).text;
        assert!(
            read(b"<meta http-equiv=Content-Type content='text/html; charset=windows-1251'>\xcf\xee\xf0\xf2")
                .ends_with("Порт")
        );
        assert!(read(b"<meta charset=shift_jis>\x8d\x60").ends_with('港'));
        assert!(read(b"<meta charset=koi8-r>\xf0\xcf\xd2\xd4").ends_with("Порт"));
        assert!(read(b"<meta charset=gb2312>\xb8\xdb").ends_with('港'));
        assert_eq!(decode(b"<meta charset=x-none>\xf0").unknown_encoding.as_deref(), Some("x-none"));
    }
}
