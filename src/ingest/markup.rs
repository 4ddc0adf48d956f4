//! Fragments of HTML inside other formats: whether a value is HTML, and a value as one plain line.
//!
//! This is for headlines, names and summaries; bodies stay HTML and are read by the page reader. Linear in the value.

use super::rows::Rows;
use crate::lexicon::ENTITIES;
use std::sync::OnceLock;

/// Elements that make blocks: a text has none.
const BLOCKS: &[&str] = &[
    "p",
    "br",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "ul",
    "ol",
    "li",
    "blockquote",
    "figure",
    "section",
    "article",
    "main",
    "table",
    "tr",
    "html",
    "head",
    "body",
];
/// Elements inside a line.
const INLINE: &[&str] = &["a", "b", "i", "em", "strong", "span", "sup", "sub", "u", "img", "cite", "mark"];

/// What else may stand in a body; what is not listed at all ("<repo url>") is text.
const OTHERS: &[&str] = &[
    "font",
    "small",
    "big",
    "code",
    "pre",
    "tt",
    "s",
    "strike",
    "del",
    "ins",
    "abbr",
    "time",
    "iframe",
    "video",
    "audio",
    "source",
    "picture",
    "figcaption",
    "header",
    "footer",
    "aside",
    "nav",
    "hr",
    "dl",
    "dt",
    "dd",
    "thead",
    "tbody",
    "td",
    "th",
    "h6",
    "script",
    "style",
    "noscript",
    "wbr",
    "center",
    "q",
    "svg",
    "button",
    "form",
    "input",
    "label",
    "o",
];

/// Longest tag that is taken out of a text.
const LONGEST_TAG: usize = 8 << 10;
/// Longest name of a character reference.
const LONGEST_NAME: usize = 10;

/// A body as formats hold it.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Body {
    /// Plain text.
    Text(String),
    /// HTML.
    Html(String),
}

/// Tells whether a body is HTML. One with blocks is; of one with nothing but inline elements and references, these are
/// resolved and it is text. Where paragraphs are parted by blank lines between other blocks, as blogs keep them, they
/// are marked.
pub(super) fn body(value: &str) -> Body {
    let blocks = value.match_indices('<').filter(|&(at, _)| is_tag(&value[at..], BLOCKS)).take(2).count();
    if blocks > 1 || blocks == 1 && is_tag(value.trim_start(), BLOCKS) {
        let has_paragraphs = ["<p", "<P", "<br", "<BR", "<div", "<DIV"].iter().any(|tag| value.contains(tag));
        return Body::Html(if has_paragraphs { value.to_owned() } else { with_paragraphs(value) });
    }
    let inline = value.match_indices('<').any(|(at, _)| is_tag(&value[at..], INLINE) || is_tag(&value[at..], BLOCKS));
    if inline || value.match_indices('&').any(|(at, _)| reference(&value[at..]).is_some()) {
        return Body::Text(plain(value));
    }
    Body::Text(value.to_owned())
}

/// The same of a value that is not needed any more: most hold no mark of HTML at all.
pub(super) fn body_of(value: String) -> Body {
    if value.contains('<') || value.contains('&') { body(&value) } else { Body::Text(value) }
}

fn with_paragraphs(value: &str) -> String {
    let part = |part: &str| if is_tag(part, BLOCKS) { part.to_owned() } else { format!("<p>{part}</p>") };
    let value = value.replace("\r\n", "\n");
    value.split("\n\n").map(str::trim).filter(|part| !part.is_empty()).map(part).collect::<Vec<_>>().join("\n")
}

/// Whether a text begins with a tag of one of some elements.
pub(super) fn is_block(text: &str) -> bool {
    is_tag(text, BLOCKS)
}

fn is_tag(text: &str, names: &[&str]) -> bool {
    let Some(tag) = text.strip_prefix('<') else { return false };
    let name = tag.strip_prefix('/').unwrap_or(tag);
    let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
    let closed = name[end..].starts_with(['>', '/', ' ', '\n', '\t', '\r']);
    closed && end < 11 && names.contains(&name[..end].to_ascii_lowercase().as_str())
}

/// A value as one line: tags taken out, references resolved, spaces made single.
pub(super) fn line(value: &str) -> String {
    if !value.contains(['<', '&']) {
        return value.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    plain(value).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A value without tags, references resolved, its lines kept.
fn plain(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut rest = value;
    let mut ends = Ends { text: value, next: 0 };
    while let Some(at) = rest.find(['<', '&']) {
        text.push_str(&rest[..at]);
        let sign = &rest[at..];
        let end = ends.of(value.len() - sign.len()).unwrap_or(0);
        let known = || [BLOCKS, INLINE, OTHERS].iter().any(|names| is_tag(sign, names));
        let tag = end > 0 && (sign.starts_with("<!--") || known());
        if tag {
            if ["<br", "<p", "</p", "<div", "</div", "<li", "</li"].iter().any(|name| starts_with(sign, name)) {
                text.push(' ');
            }
            rest = &sign[end + 1..];
        } else if let Some((c, length)) = reference(sign) {
            text.push(c);
            rest = &sign[length..];
        } else {
            text.push_str(&sign[..1]);
            rest = &sign[1..];
        }
    }
    text.push_str(rest);
    text
}

/// Where tags end; each ">" is looked for once.
struct Ends<'a> {
    text: &'a str,
    next: usize,
}

impl Ends<'_> {
    /// Bytes from a place to the next ">", if it is near.
    fn of(&mut self, at: usize) -> Option<usize> {
        if self.next <= at {
            self.next = self.text[at..].find('>').map_or(usize::MAX, |end| at + end);
        }
        Some(self.next - at).filter(|&end| end < LONGEST_TAG)
    }
}

/// Elements whose content is no text.
const UNREAD: &[&str] = &["script", "style", "head", "title", "noscript", "xml"];
/// Elements that part paragraphs.
const PARAGRAPHS: &[&str] = &["p", "h1", "h2", "h3", "h4", "h5", "blockquote", "ul", "ol", "table"];

/// A page as the lines that a reader sees: a line for each block, an empty one between paragraphs, two spaces between
/// the cells of a row.
pub(super) fn lines(html: &str) -> String {
    let mut text = String::with_capacity(html.len() / 2);
    let mut rest = html;
    // What was looked for in vain once is not looked for again.
    let (mut comments_end, mut unread_ends) = (true, true);
    let mut ends = Ends { text: html, next: 0 };
    loop {
        let at = rest.find(['<', '&']).unwrap_or(rest.len());
        put_words(&rest[..at], &mut text);
        rest = &rest[at..];
        if rest.is_empty() {
            return text;
        }
        if let Some((c, length)) = reference(rest) {
            put_words(c.encode_utf8(&mut [0; 4]), &mut text);
            rest = &rest[length..];
            continue;
        }
        let end = if rest.starts_with("<!--") {
            let end = if comments_end { rest.find("-->").map(|at| at + 2) } else { None };
            comments_end &= end.is_some();
            end
        } else {
            ends.of(html.len() - rest.len())
        };
        let tag = rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'));
        let Some(end) = end.filter(|_| tag) else {
            text.push_str(&rest[..1]);
            rest = &rest[1..];
            continue;
        };
        let opens = |names: &[&str]| is_tag(rest, names);
        if opens(&["td", "th"]) && !text.ends_with('\n') && rest[1..].starts_with(|c: char| c != '/') {
            text.push_str("  ");
        } else if opens(PARAGRAPHS) {
            break_line(&mut text, 2);
        } else if opens(BLOCKS) {
            break_line(&mut text, 1);
        }
        let mut unread = None;
        if unread_ends && opens(UNREAD) && !rest.starts_with("</") {
            unread = end_of(rest);
            unread_ends = unread.is_some();
        }
        rest = &rest[unread.unwrap_or(end + 1)..];
    }
}

/// Where the element that opens here is closed.
fn end_of(text: &str) -> Option<usize> {
    let name = &text[1..][..text[1..].find(|c: char| !c.is_ascii_alphanumeric())?];
    let ends = text.match_indices("</").find(|&(at, _)| starts_with(&text[at + 2..], name));
    ends.map(|(at, _)| at)
}

/// Words with single spaces between them.
fn put_words(words: &str, text: &mut String) {
    for c in words.chars() {
        let space = c.is_whitespace();
        if !space {
            text.push(c);
        } else if !text.ends_with([' ', '\n']) && !text.is_empty() {
            text.push(' ');
        }
    }
}

fn break_line(text: &mut String, least: usize) {
    text.truncate(text.trim_end_matches(' ').len());
    let there = text.len() - text.trim_end_matches('\n').len();
    if !text.is_empty() {
        text.extend(std::iter::repeat_n('\n', least.saturating_sub(there)));
    }
}

/// Whether a text begins with an ASCII word in any case.
pub(super) fn starts_with(text: &str, head: &str) -> bool {
    text.as_bytes().get(..head.len()).is_some_and(|start| start.eq_ignore_ascii_case(head.as_bytes()))
}

/// The character reference at the head of a text ("&amp;", "&#8217;", "&#x2019;") and its length.
pub(super) fn reference(text: &str) -> Option<(char, usize)> {
    let body = text.strip_prefix('&')?;
    let end = body.bytes().take(LONGEST_NAME + 1).position(|b| b == b';')?;
    Some((named(&body[..end])?, end + 2))
}

/// The character of a reference's name without its marks ("amp", "#8217").
pub(super) fn named(name: &str) -> Option<char> {
    static NAMES: OnceLock<Rows> = OnceLock::new();
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        // What the numbers 128 to 159 mean on the web.
        return match u8::try_from(code) {
            Ok(byte @ 0x80..=0x9f) => Some(super::encoding::windows_1252(byte)),
            _ => char::from_u32(code).filter(|&c| c != '\0'),
        };
    }
    let code = NAMES.get_or_init(|| Rows::turned(&[ENTITIES])).find(name)?;
    char::from_u32(u32::from_str_radix(code, 16).ok()?)
}

/// What is wrong with XML, in plain words.
pub(super) fn fault(error: &quick_xml::Error) -> &'static str {
    match error {
        quick_xml::Error::Syntax(_) => "a tag, a comment or a marked section is not closed",
        quick_xml::Error::IllFormed(_) => "tags are not closed in the order in which they were opened",
        _ => "an attribute or a character is not written as XML writes it",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_is_told_from_text() {
        for html in ["<p>One</p>", "One<br/>two<br/>three", "<DIV class='x'>One"] {
            assert_eq!(body(html), Body::Html(html.into()));
        }
        for text in ["Profits at A&B rose", "x < y and y > z", "<unknown>", "Q&A; more", ""] {
            assert_eq!(body(text), Body::Text(text.into()));
        }
        assert_eq!(body("<b>One</b> caf&eacute;\n\nTwo"), Body::Text("One café\n\nTwo".into()));
        assert_eq!(body("git clone <repo url>, <b>not</b> more"), Body::Text("git clone <repo url>, not more".into()));
        assert_eq!(body("One\n\n<h2>Two</h2>\n\nThree"), Body::Html("<p>One</p>\n<h2>Two</h2>\n<p>Three</p>".into()));
    }

    #[test]
    fn a_page_is_read_as_lines() {
        assert_eq!(
            lines(
                "<html><head><title>x</title></head><body>\n <div>One&nbsp;<b>two</b>\n three</div><div><!-- <p> -->Four</div>\
                <p>Five &lt; 6 < 7</p><table><tr><td>HD</td><td>A <i>head</i></td></tr></table><script>a<b</script> End"
            ),
            "One two three\nFour\n\nFive < 6 < 7\n\nHD  A head\n\nEnd"
        );
        assert_eq!((lines("<p"), lines("<script>x"), lines("")), ("<p".into(), "x".into(), String::new()));
    }

    #[test]
    fn a_headline_is_one_plain_line() {
        assert_eq!(
            line("Ferry &amp; <em>tug</em>\n collide &#8211; nobody\u{a0}hurt"),
            "Ferry & tug collide – nobody hurt"
        );
        assert_eq!(line("5 < 6 &unknown; &#0; <"), "5 < 6 &unknown; &#0; <");
        assert_eq!(line("<p>One.</p><p>Two.</p>"), "One. Two.");
    }
}
