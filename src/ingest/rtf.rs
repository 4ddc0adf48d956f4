//! RTF → plain text: groups, paragraphs, characters of code pages and of Unicode; all else is passed over.
//!
//! Destinations that hold no text (fonts, colours, pictures, headers and footers, fields' instructions, hidden text) are
//! skipped. Groups are kept on a stack of at most [`MAX_RTF_GROUPS`]; deeper ones share the state of the last. After the
//! specification of RTF 1.9.1. Linear in the bytes.

use super::{Found, encoding, texts};
use crate::article::{ArticleInput, NoticeCode};
use crate::settings::MAX_RTF_GROUPS;
use std::borrow::Cow;

/// Destinations without text of the document; those marked `\*` are skipped anyway.
const SKIPPED: &[&str] = &[
    "fonttbl",
    "colortbl",
    "stylesheet",
    "info",
    "pict",
    "header",
    "headerl",
    "headerr",
    "headerf",
    "footer",
    "footerl",
    "footerr",
    "footerf",
    "footnote",
    "object",
    "themedata",
    "listtable",
    "listoverridetable",
    "revtbl",
    "rsidtbl",
    "filetbl",
    "xmlnstbl",
    "fldinst",
    "bkmkstart",
    "bkmkend",
    "private",
    "tc",
    "xe",
    "nonshppict",
    "shp",
    "annotation",
];

/// Whether bytes are RTF.
pub(super) fn looks_like(bytes: &[u8]) -> bool {
    bytes.trim_ascii_start().starts_with(b"{\\rtf")
}

/// Reads the articles of an RTF document.
pub(super) fn read(bytes: &[u8], input: ArticleInput, found: &mut Found) {
    let (text, lost) = text(bytes.trim_ascii_start());
    if lost > 0 {
        let message = format!(
            "{lost} characters of this document are in an encoding that is not read here. Save it as .docx or UTF-8 text and add that."
        );
        found.say(NoticeCode::Encoding, None, message);
    }
    if text.trim().is_empty() {
        return found.say(
            NoticeCode::Empty,
            None,
            "This document holds no text. Check it, or paste the article.".into(),
        );
    }
    texts(text, input, found);
}

#[derive(Debug, Clone, Copy)]
struct State {
    skip: bool,
    hidden: bool,
    /// Bytes that stand for a Unicode character for readers that do not know it.
    fallback: usize,
}

/// The text, and how many characters could not be told.
fn text(bytes: &[u8]) -> (String, usize) {
    let mut out = String::with_capacity(bytes.len() / 2);
    let mut lost = 0;
    let mut states = vec![State { skip: false, hidden: false, fallback: 1 }];
    let mut deeper = 0_usize;
    let mut page = Cow::Borrowed("windows-1252");
    // Bytes of a code page that wait to be decoded; characters still to be passed over; half of a pair of UTF-16.
    let mut waiting: Vec<u8> = Vec::new();
    let mut pass = 0;
    let mut high: Option<u16> = None;
    let mut at = 0;
    while at < bytes.len() {
        let byte = bytes[at];
        let quoted = byte == b'\\' && bytes.get(at + 1) == Some(&b'\'');
        if !quoted && !waiting.is_empty() {
            flush(&mut waiting, &page, &mut out, &mut lost);
        }
        let state = *states.last().unwrap_or(&State { skip: false, hidden: false, fallback: 1 });
        let writes = !state.skip && !state.hidden;
        match byte {
            b'{' if states.len() >= MAX_RTF_GROUPS => deeper += 1,
            b'{' => states.push(state),
            b'}' if deeper > 0 => deeper -= 1,
            b'}' if states.len() > 1 => {
                states.pop();
                pass = 0;
            }
            b'}' | b'\r' | b'\n' => {}
            b'\\' => {
                let (word, number, behind) = control(bytes, at);
                at = behind;
                let Some(last) = states.last_mut() else { continue };
                match word {
                    b"'" => {
                        let hex = bytes.get(at..at + 2).and_then(|hex| std::str::from_utf8(hex).ok());
                        at = (at + 2).min(bytes.len());
                        if pass > 0 {
                            pass -= 1;
                        } else if let Some(byte) =
                            hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()).filter(|_| writes)
                        {
                            waiting.push(byte);
                        }
                    }
                    b"u" => {
                        pass = state.fallback;
                        let unit = number.unwrap_or(0) as u16;
                        let c = match (high.take(), unit) {
                            (_, 0xd800..=0xdbff) => {
                                high = Some(unit);
                                None
                            }
                            (Some(first), 0xdc00..=0xdfff) => {
                                char::decode_utf16([first, unit]).next().and_then(Result::ok)
                            }
                            _ => char::from_u32(u32::from(unit)),
                        };
                        out.extend(c.filter(|_| writes));
                    }
                    b"uc" => last.fallback = number.unwrap_or(1).clamp(0, 8) as usize,
                    b"bin" => at = (at + number.unwrap_or(0).max(0) as usize).min(bytes.len()),
                    b"ansicpg" => page = encoding::of_page(number.unwrap_or(1252).unsigned_abs()),
                    b"mac" => page = Cow::Borrowed("macintosh"),
                    b"pc" => page = Cow::Borrowed("ibm850"),
                    b"pca" => page = Cow::Borrowed("ibm850"),
                    b"v" | b"deleted" => last.hidden = number != Some(0),
                    b"plain" => last.hidden = false,
                    b"*" => last.skip = true,
                    _ if std::str::from_utf8(word).is_ok_and(|word| SKIPPED.contains(&word)) => last.skip = true,
                    _ if writes => out.push_str(sign(word)),
                    _ => {}
                }
                continue;
            }
            _ if pass > 0 => pass -= 1,
            _ if writes && byte < 0x80 => out.push(char::from(byte)),
            _ if writes => waiting.push(byte),
            _ => {}
        }
        at += 1;
    }
    flush(&mut waiting, &page, &mut out, &mut lost);
    (out, lost)
}

/// The control word or sign at a backslash, its number, and where the text goes on.
fn control(bytes: &[u8], at: usize) -> (&[u8], Option<i32>, usize) {
    let from = at + 1;
    let letters = bytes[from.min(bytes.len())..].iter().take(32).take_while(|b| b.is_ascii_alphabetic()).count();
    if letters == 0 {
        let end = (from + 1).min(bytes.len());
        return (&bytes[from.min(end)..end], None, end);
    }
    let word = &bytes[from..from + letters];
    let mut end = from + letters;
    let negative = bytes.get(end) == Some(&b'-');
    let digits_at = end + usize::from(negative);
    let digits = bytes[digits_at.min(bytes.len())..].iter().take(10).take_while(|b| b.is_ascii_digit()).count();
    let mut number = None;
    if digits > 0 {
        end = digits_at + digits;
        let value: i64 =
            std::str::from_utf8(&bytes[digits_at..end]).ok().and_then(|digits| digits.parse().ok()).unwrap_or(0);
        number = i32::try_from(if negative { -value } else { value }).ok();
    }
    (word, number, end + usize::from(bytes.get(end) == Some(&b' ')))
}

/// What a control word prints.
fn sign(word: &[u8]) -> &'static str {
    match word {
        b"par" | b"line" | b"row" | b"sect" | b"nestrow" | b"\n" | b"\r" => "\n",
        b"page" => "\n\u{c}\n",
        b"tab" | b"cell" | b"nestcell" => "\t",
        b"emdash" => "—",
        b"endash" => "–",
        b"lquote" => "‘",
        b"rquote" => "’",
        b"ldblquote" => "“",
        b"rdblquote" => "”",
        b"bullet" => "•",
        b"~" => "\u{a0}",
        b"_" => "-",
        b"\\" => "\\",
        b"{" => "{",
        b"}" => "}",
        b"emspace" | b"enspace" | b"qmspace" => " ",
        _ => "",
    }
}

fn flush(waiting: &mut Vec<u8>, page: &str, out: &mut String, lost: &mut usize) {
    if waiting.is_empty() {
        return;
    }
    match encoding::decode_as(page, waiting) {
        Some(text) => out.push_str(&text),
        None => {
            *lost += waiting.len();
            out.extend(std::iter::repeat_n(char::REPLACEMENT_CHARACTER, waiting.len()));
        }
    }
    waiting.clear();
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(rtf: &str) -> String {
        text(rtf.as_bytes()).0
    }

    #[test]
    fn characters_and_groups() {
        assert_eq!(
            of(r"{\rtf1\ansi\ansicpg1252 Caf\'e9 {\b bold} \u8220?yes\u8221? \{x\}\par Next}"),
            "Café bold “yes” {x}\nNext"
        );
        assert_eq!(of(r"{\rtf1\uc0\u55357 \u56613 end}"), "\u{1f525}end");
        assert_eq!(of(r"{\rtf1{\fonttbl{\f0 Times;}}{\*\generator X;}{\pict 00ff}{\v hidden}Text}"), "Text");
        assert_eq!(of(r"{\rtf1{\field{\*\fldinst HYPERLINK x}{\fldrslt a link}}}"), "a link");
    }

    #[test]
    fn broken_documents_end() {
        for rtf in [
            r"{\rtf1 a\",
            r"{\rtf1 a\'",
            r"{\rtf1 a\'e",
            r"{\rtf1 }}}}a",
            r"{\rtf1 \bin999999999 a",
            r"{\rtf1 \u99999999999 a",
            r"{\rtf1 \u-3913?",
        ] {
            of(rtf);
        }
        let deep = format!("{{\\rtf1 {}in{} out}}", "{".repeat(MAX_RTF_GROUPS * 100), "}".repeat(MAX_RTF_GROUPS * 100));
        assert_eq!(of(&deep), "in out");
    }

    #[test]
    fn what_cannot_be_decoded_is_counted() {
        assert_eq!(text(br"{\rtf1\ansicpg1361 \'c4\'e3}").1, 2);
    }

    #[cfg(feature = "cli")]
    #[test]
    fn double_bytes_are_read_together() {
        assert_eq!(of(r"{\rtf1\ansicpg936 \'c4\'e3}"), "你");
    }
}
