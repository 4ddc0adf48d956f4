//! Files and pasted text → inputs, each with `text` or `html`: one file per format, and the sniffer.
//!
//! Formats are told by content first and by name second. What cannot be read gives a notice that names the file, says
//! what is wrong and what to do; nothing else is lost by it. Containers are read item by item, and nothing recurses on
//! the depth of what it reads. `docs/formats.md` lists what is read, how it is told and the limits.

mod ans;
mod archive;
mod codes;
pub(crate) mod dates;
mod encoding;
mod export;
mod feed;
mod fields;
mod forward;
mod found;
mod guess;
mod headers;
mod html;
mod inspect;
mod items;
mod json;
pub(crate) mod labels;
mod links;
mod mail;
mod markup;
mod mime;
mod newsml;
mod ninjs;
mod nitf;
mod office;
#[cfg(feature = "pdf")]
pub mod pdf;
mod records;
mod rows;
mod rtf;
mod sheet;
mod split;
mod table;
mod tree;
mod xml;

use crate::article::{ArticleInput, NoticeCode};
use crate::lexicon::english;
use crate::settings::MAX_PAGE_BYTES;
use encoding::Decoded;

pub(crate) use encoding::is_plain;
pub(crate) use found::Counts;
pub use found::{Found, fold};
pub use inspect::{Format, Inspection, inspect};

/// Reads one input: a text, a page, or a file's bytes.
pub fn read(input: ArticleInput) -> Found {
    let mut found = read_open(input);
    found.finish(!found.articles.is_empty());
    found
}

/// The same without what is said at the end of an input ([`Found::finish`]).
pub(crate) fn read_open(mut input: ArticleInput) -> Found {
    let mut found =
        Found { file: input.filename.clone(), wanted: input.columns.take().unwrap_or_default(), ..Found::default() };
    match input.bytes.take() {
        // A dropped folder brings the folders of saved pages along.
        Some(_) if input.filename.as_deref().is_some_and(|path| path.contains('/') && archive::is_part(path)) => {
            found.counts.passed_over += 1;
        }
        Some(bytes) => file(bytes, input, &mut found),
        None => match (input.text.take(), input.html.take()) {
            (None, Some(html)) => pasted(&html, input, &mut found),
            (Some(text), None) if input.id.is_none() && input.media_type.as_deref() == Some(PDF) => {
                printed(text, input, &mut found)
            }
            (Some(text), None) if input.id.is_none() && input.title.is_none() => {
                known_text(text, input, &mut found);
            }
            (text, html) => {
                found.is(if html.is_some() { Format::WebPage } else { Format::PlainText });
                found.push(ArticleInput { text, html, ..input }, None);
            }
        },
    }
    found
}

/// Reads a part of a file of JSON lines that was cut behind the end of a line; so many lines come before it. `None` where
/// only the whole file tells how it is read: it is of another format, or it does not say plainly how its letters are
/// encoded.
pub(crate) fn read_part(mut input: ArticleInput, lines_before: usize) -> Option<Found> {
    let mut found = Found { file: input.filename.clone(), lines_before, ..Found::default() };
    let stated = input.media_type.is_some();
    let bytes = input.bytes.take().filter(|bytes| !stated && is_plain(bytes))?;
    if lines_before == 0 {
        file(bytes, input, &mut found);
    } else {
        found.is(Format::JsonLines);
        json::lines(&String::from_utf8(bytes).ok()?, &mut found);
    }
    Some(found).filter(|found| found.format == Format::JsonLines)
}

/// The media type of a PDF. A text of this type is what its pages say; the page of the browser reads them in a module of
/// its own.
pub const PDF: &str = "application/pdf";

/// Bytes in which the root of a known kind of XML stands.
const XML_HEAD: usize = 2048;

/// Reads a file's bytes.
fn file(bytes: Vec<u8>, input: ArticleInput, found: &mut Found) {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return found.say(NoticeCode::Empty, None, "This file is empty. Check it and add it again.".into());
    }
    let zip = bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06");
    let gzip = bytes.starts_with(b"\x1f\x8b\x08");
    if zip {
        return archive::read(&bytes, input, found);
    }
    if gzip {
        return archive::read_gzip(&bytes, input, found);
    }
    if rtf::looks_like(&bytes) {
        found.is(Format::Document);
        return rtf::read(&bytes, input, found);
    }
    #[cfg(feature = "pdf")]
    if pdf::is_pdf(&bytes) {
        return pdf_file(bytes, input, found);
    }
    if let Some(message) = known_binary(&bytes) {
        return found.say(NoticeCode::Format, None, message.into());
    }
    if mail::looks_like(&bytes) {
        return mail::read(&bytes, input, found);
    }
    let name = input.filename.as_deref().unwrap_or_default().to_lowercase();
    let known_xml = xml::is_known(&String::from_utf8_lossy(&bytes[..bytes.len().min(XML_HEAD)]));
    if !known_xml && html::is_page(&bytes, &name, input.media_type.as_deref()) {
        return page(&bytes, input, found);
    }
    match encoding::decode_stated(&bytes, input.media_type.as_deref()) {
        Decoded::Text(text) => {
            drop(bytes);
            known_text(text, input, found);
        }
        Decoded::Guessed(text, name) => {
            let message = format!(
                "This file does not say how its letters are encoded and was read as {name}. If letters look wrong, save it as UTF-8 and add it again."
            );
            found.say(NoticeCode::Encoding, None, message);
            drop(bytes);
            known_text(text, input, found);
        }
        Decoded::Binary => {
            found.say(NoticeCode::Binary, None, "This file is not text. Copy the article's text and paste it.".into());
        }
    }
}

/// Reads a text of any format.
fn known_text(text: String, input: ArticleInput, found: &mut Found) {
    let name = input.filename.as_deref().unwrap_or_default().to_lowercase();
    let named = |ends: &[&str]| ends.iter().any(|end| name.ends_with(end));
    let delimiter = table::delimiter(&text, named(&[".csv", ".tsv", ".tab"]));
    if json::looks_like(&text) || named(&[".json", ".jsonl", ".ndjson"]) {
        json::read(&text, found);
    } else if xml::is_known(&text) || is_web_page(&text) || xml::looks_like(&text) {
        marked_up(text, input, found);
    } else if let Some(delimiter) = delimiter {
        table::read(&text, delimiter, found);
    } else if links::are_all(&text) {
        found.is(Format::Links);
        links::addresses(&text).for_each(|address| found.link(address));
    } else {
        texts(text, input, found);
    }
}

/// Reads XML or a web page.
fn marked_up(text: String, input: ArticleInput, found: &mut Found) {
    if !xml::is_known(&text) && is_web_page(&text) {
        web_page(text, input, found);
    } else {
        xml::read(&text, input, found);
    }
}

/// One article, or several parted in an obvious way; an input that says which article it is holds one.
fn texts(text: String, input: ArticleInput, found: &mut Found) {
    let known = input.id.is_some() || input.title.is_some();
    if !known && export::read(&text, found) {
        return found.is(Format::TextExport);
    }
    found.is(Format::PlainText);
    let parts = if known { Vec::new() } else { split::articles(&text, english()) };
    if parts.len() < 2 {
        let mut input = ArticleInput { text: Some(text), ..input };
        labels::read(&mut input);
        return found.push(input, None);
    }
    for (at, part) in parts.into_iter().enumerate() {
        let mut input = ArticleInput { text: Some(part.to_owned()), ..input.clone() };
        labels::read(&mut input);
        found.push(input, Some(at + 1));
    }
}

/// Reads a PDF's bytes.
#[cfg(feature = "pdf")]
fn pdf_file(bytes: Vec<u8>, input: ArticleInput, found: &mut Found) {
    let read = pdf::read(bytes);
    for (code, message) in read.notices {
        found.say(code, None, message);
    }
    if !read.text.is_empty() {
        let input = ArticleInput {
            title: input.title.or(read.title),
            url: input.url.or(read.url),
            media_type: Some(PDF.into()),
            ..input
        };
        printed(read.text, input, found);
    }
}

/// Reads the text of a PDF. Its headline and its address are those of an article where it holds one.
fn printed(text: String, mut input: ArticleInput, found: &mut Found) {
    let (title, url) = (input.title.take(), input.url.take());
    let (articles, notices) = (found.articles.len(), found.notices.len());
    texts(text, input, found);
    if let [only] = &mut found.articles[articles..] {
        (only.title, only.url) = (only.title.take().or(title), only.url.take().or(url));
    }
    let count = found.articles.len() - articles;
    if count > 1 && found.notices[notices..].iter().all(|notice| notice.code != NoticeCode::Split) {
        let message = format!("This PDF was taken apart into {count} articles at its headlines.");
        found.say(NoticeCode::Split, None, message);
    }
}

fn is_web_page(text: &str) -> bool {
    let head: String = text.trim_start().chars().take(400).collect::<String>().to_ascii_lowercase();
    markup::is_block(text.trim_start())
        || head.starts_with("<!doctype html")
        || head.starts_with("<!doctype netscape")
        || head.starts_with("<html")
        || head.starts_with('<') && (head.contains("<head>") || head.contains("<html"))
}

/// Reads HTML that was pasted or handed over: a page, a part of one, a piece of a document, or a few words.
fn pasted(html: &str, input: ArticleInput, found: &mut Found) {
    let html = html::fragment(html);
    match markup::body(html) {
        markup::Body::Text(text) => {
            found.is(Format::PlainText);
            found.push(ArticleInput { text: Some(text), ..input }, None);
        }
        markup::Body::Html(_) => web_page(html.to_owned(), input, found),
    }
}

/// A saved web page holds one article.
fn page(bytes: &[u8], input: ArticleInput, found: &mut Found) {
    if bytes.len() > MAX_PAGE_BYTES {
        let message = format!(
            "This page has {} MB; only its first {} MB were read. Check whether the article is whole.",
            bytes.len() >> 20,
            MAX_PAGE_BYTES >> 20
        );
        found.say(NoticeCode::TooLarge, None, message);
    }
    let page = html::decode(&bytes[..bytes.len().min(MAX_PAGE_BYTES)]);
    if let Some(name) = page.unknown_encoding {
        let message = format!(
            "This page says that it is written in “{name}”, which is not known here; it was read as Windows-1252. If letters look wrong, save it as UTF-8 and add it again."
        );
        found.say(NoticeCode::Encoding, None, message);
    }
    web_page(page.text, input, found);
}

/// A page holds one article, unless it is an export of a database or a file of bookmarks.
fn web_page(html: String, input: ArticleInput, found: &mut Found) {
    if let Some(addresses) = links::bookmarks(&html) {
        found.is(Format::Links);
        return addresses.for_each(|address| found.link(address));
    }
    if export::read_page(&html, found) {
        return found.is(Format::TextExport);
    }
    found.is(Format::WebPage);
    found.push(ArticleInput { html: Some(html), ..input }, None);
}

/// What to say of formats that their first bytes give away and that are not read.
fn known_binary(bytes: &[u8]) -> Option<&'static str> {
    let starts = |magic: &[u8]| bytes.starts_with(magic);
    if starts(b"%PDF") {
        Some(
            "This PDF lies in another file, or what reads PDFs is not here. Add it by itself, or copy the article's text and paste it.",
        )
    } else if starts(b"\xd0\xcf\x11\xe0") {
        Some("This is a document of an old office program. Open it, save it as .docx, .xlsx or text and add that.")
    } else if starts(b"\x89PNG") || starts(b"\xff\xd8\xff") || starts(b"GIF8") || starts(b"II*\0") || starts(b"MM\0*") {
        Some("This is a picture. Text in pictures is not read: type or paste the article's text.")
    } else if starts(b"RIFF") || starts(b"ID3") || starts(b"OggS") || bytes.get(4..8) == Some(b"ftyp") {
        Some("This is a picture, a recording or a video. Paste the article's text instead.")
    } else if starts(b"7z\xbc\xaf") || starts(b"Rar!") || starts(b"BZh") || starts(b"\xfd7zXZ") {
        Some("This is an archive of a kind that is not opened. Unpack it, or pack it as .zip, and add that.")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::MAX_NOTICES;

    fn file(name: &str, bytes: &[u8]) -> Found {
        read(ArticleInput { bytes: Some(bytes.to_vec()), filename: Some(name.into()), ..ArticleInput::default() })
    }

    #[test]
    fn ids_come_from_paths_then_content() {
        assert_eq!(file("desk/one.txt", b"Some text.").articles[0].id.as_deref(), Some("desk/one"));
        let pasted = read(ArticleInput { text: Some("Some text.".into()), ..ArticleInput::default() });
        assert!(pasted.articles[0].id.as_deref().is_some_and(|id| id.starts_with("text-")));
        assert_eq!(
            file("pile.jsonl", b"{\"text\":\"a\"}\n{\"text\":\"b\",\"id\":\"x\"}\n")
                .articles
                .iter()
                .map(|a| a.id.as_deref().unwrap_or(""))
                .collect::<Vec<_>>(),
            ["pile-1", "x"]
        );
    }

    #[test]
    fn a_broken_line_is_named_and_the_others_are_read() {
        let found = file("pile.jsonl", b"{\"text\":\"a\"}\n{\"text\": \n{\"text\":\"b\"}\n[1]\n");
        assert_eq!(found.articles.len(), 2);
        assert_eq!(
            found.notices.iter().map(|n| (n.code, n.line)).collect::<Vec<_>>(),
            [(NoticeCode::Json, Some(2)), (NoticeCode::NotAnArticle, Some(4))]
        );
    }

    #[test]
    fn notices_of_one_kind_are_counted() {
        let found = file("pile.jsonl", "{\"a\":1}\n".repeat(MAX_NOTICES + 7).as_bytes());
        assert_eq!(found.notices.len(), MAX_NOTICES + 1);
        assert!(found.notices[MAX_NOTICES].message.starts_with("7 more items"));
    }

    #[test]
    fn what_cannot_be_read_is_said() {
        let code = |name: &str, bytes: &[u8]| file(name, bytes).notices[0].code;
        assert_eq!(code("a.txt", b"  \n"), NoticeCode::Empty);
        assert_eq!(code("a.txt", b"ab\0\x01\x02cd"), NoticeCode::Binary);
        assert_eq!(code("a.pdf", b"%PDF-1.7"), NoticeCode::Format);
        assert_eq!(code("a.json", b"{\"text\": \"a"), NoticeCode::Json);
        assert_eq!(code("a.json", b"[]x"), NoticeCode::Json);
        assert_eq!(code("big.txt", "word ".repeat(1 << 20).as_bytes()), NoticeCode::TooLarge);
    }
}
