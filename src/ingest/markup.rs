//! Fragments of HTML inside other formats: whether a value is HTML, and a value as one plain line.
//!
//! This is for headlines, names and summaries; bodies stay HTML and are read by the page reader. Linear in the value.

use std::collections::HashMap;
use std::sync::OnceLock;

/// Elements that tell HTML from a text that speaks of `<` and `>`.
const TELLING: &[&str] = &[
    "p", "br", "div", "a", "h1", "h2", "h3", "h4", "ul", "ol", "li", "strong", "em", "b", "i", "blockquote", "figure", "img",
    "span", "section", "article", "table", "html", "body",
];

/// Longest name of a character reference.
const LONGEST_NAME: usize = 10;

/// Whether a value is HTML: it has an element of HTML, or character references.
pub(super) fn is_html(value: &str) -> bool {
    let mut rest = value;
    while let Some(at) = rest.find(['<', '&']) {
        let sign = &rest[at..];
        if if sign.starts_with('<') { is_telling_tag(sign) } else { reference(sign).is_some() } {
            return true;
        }
        rest = &rest[at + 1..];
    }
    false
}

fn is_telling_tag(tag: &str) -> bool {
    let name = tag[1..].strip_prefix('/').unwrap_or(&tag[1..]);
    let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
    let closed = name[end..].starts_with(['>', '/', ' ', '\n', '\t', '\r']);
    closed && end < 11 && TELLING.contains(&name[..end].to_ascii_lowercase().as_str())
}

/// A value as one line: tags taken out, references resolved, spaces made single.
pub(super) fn line(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(at) = rest.find(['<', '&']) {
        text.push_str(&rest[..at]);
        let sign = &rest[at..];
        let tag = sign.starts_with('<')
            && sign[1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!'))
            && sign.contains('>');
        if let Some(end) = sign.find('>').filter(|_| tag) {
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
    text.split_whitespace().collect::<Vec<_>>().join(" ")
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
    static NAMES: OnceLock<HashMap<&'static str, char>> = OnceLock::new();
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
    let names = NAMES.get_or_init(|| {
        let rows = crate::lexicon::ENTITIES.lines().filter(|row| !row.starts_with('#'));
        rows.filter_map(|row| row.split_once('\t'))
            .filter_map(|(name, code)| Some((name, char::from_u32(u32::from_str_radix(code, 16).ok()?)?)))
            .collect()
    });
    names.get(name).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_is_told_from_text() {
        for html in ["<p>One</p>", "One<br/>two", "Caf&eacute;", "It&#8217;s", "<DIV class='x'>"] {
            assert!(is_html(html), "{html}");
        }
        for text in ["Profits at A&B rose", "x < y and y > z", "<unknown>", "Q&A; more", ""] {
            assert!(!is_html(text), "{text}");
        }
    }

    #[test]
    fn a_headline_is_one_plain_line() {
        assert_eq!(line("Ferry &amp; <em>tug</em>\n collide &#8211; nobody\u{a0}hurt"), "Ferry & tug collide – nobody hurt");
        assert_eq!(line("5 < 6 &unknown; &#0; <"), "5 < 6 &unknown; &#0; <");
        assert_eq!(line("<p>One.</p><p>Two.</p>"), "One. Two.");
    }
}
