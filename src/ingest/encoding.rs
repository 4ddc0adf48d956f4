//! Bytes → text: UTF-8, UTF-16, what the file states, what its letters say ([`super::guess`]) and, as a last resort,
//! Windows-1252, which every byte sequence is valid in.

use super::{guess, mime};
use crate::text::eights;
use std::borrow::Cow;

/// What the bytes turned out to be.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Decoded {
    /// Text in the encoding it seemed to have.
    Text(String),
    /// Not valid UTF-8; the encoding it was read as.
    Guessed(String, &'static str),
    /// Not text.
    Binary,
}

/// Share of control characters, in a thousand, above which bytes are no text.
const MOST_CONTROLS: usize = 5;

/// Decodes bytes whose encoding is stated; `None` where it is not one that is known.
///
/// UTF-8, UTF-16 and Windows-1252 are read here, all others by whoever has their tables: `encoding_rs` in the program,
/// the browser in the module. Linear in the bytes.
pub(super) fn decode_as(label: &str, bytes: &[u8]) -> Option<String> {
    let label = label.trim().trim_matches(['"', '\'']).to_ascii_lowercase();
    match label.as_str() {
        "utf-8" | "utf8" | "us-ascii" | "ascii" | "" => String::from_utf8(bytes.to_vec()).ok(),
        "windows-1252" | "cp1252" | "iso-8859-1" | "latin1" => Some(from_windows_1252(bytes)),
        "ibm437" | "ibm850" | "cp437" | "cp850" => Some(bytes.iter().map(|&byte| dos(byte)).collect()),
        _ if label.starts_with("utf-16") && marked(bytes).is_some() => marked(bytes),
        _ => by_name(bytes, &label).or_else(|| by_name(bytes, &common_name(&label))),
    }
}

/// A name of an encoding as the web calls it: "cp949" is "euc-kr", "iso8859_15" is "iso8859-15".
fn common_name(label: &str) -> String {
    let number = label.trim_start_matches(|c: char| !c.is_ascii_digit());
    let is_page = ["cp", "ms", "win", "windows", "ibm", "x-cp"]
        .contains(&label[..label.len() - number.len()].trim_end_matches(['-', '_']));
    match number.parse().ok().filter(|_| is_page) {
        Some(page) => of_page(page).into_owned(),
        None => label.replace('_', "-"),
    }
}

/// The encoding of a number that Windows gives it.
pub(super) fn of_page(number: u32) -> Cow<'static, str> {
    Cow::Borrowed(match number {
        437 | 850 => "ibm850",
        866 => "ibm866",
        932 => "shift_jis",
        936 => "gbk",
        949 => "euc-kr",
        950 => "big5",
        10_000 => "macintosh",
        10_007 => "x-mac-cyrillic",
        20_866 => "koi8-r",
        65_001 => "utf-8",
        _ => return Cow::Owned(format!("windows-{number}")),
    })
}

/// The encoding that an XML declaration at the head of bytes states.
pub(super) fn of_xml(bytes: &[u8]) -> Option<&str> {
    let head = bytes.get(..200).unwrap_or(bytes);
    let end = head.starts_with(b"<?xml").then(|| head.iter().position(|&b| b == b'>'))??;
    let declaration = std::str::from_utf8(&head[..end]).ok()?;
    let value = declaration.split_once("encoding")?.1.trim_start_matches(['=', ' ']);
    let mark = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    value[1..].split(mark).next()
}

/// Decodes a file's bytes; its media type may state the encoding ("text/csv; charset=shift_jis").
pub(super) fn decode_stated(bytes: &[u8], media_type: Option<&str>) -> Decoded {
    let stated = media_type.and_then(|kind| mime::parameter(kind, "charset"));
    match stated.and_then(|label| decode_as(&label, bytes)) {
        Some(text) => Decoded::Text(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)),
        None => decode(bytes),
    }
}

/// Decodes a file's bytes.
pub(super) fn decode(bytes: &[u8]) -> Decoded {
    match bytes {
        [0xff, 0xfe, rest @ ..] => return utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => return utf16(rest, u16::from_be_bytes),
        _ => {}
    }
    let bytes = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes);
    match bytes {
        [1..=0x7f, 0, 1..=0x7f, 0, ..] => return utf16(bytes, u16::from_le_bytes),
        [0, 1..=0x7f, 0, 1..=0x7f, ..] => return utf16(bytes, u16::from_be_bytes),
        _ => {}
    }
    let controls = controls(bytes, 27);
    if controls * 1000 > bytes.len() * MOST_CONTROLS || bytes.contains(&0) {
        return Decoded::Binary;
    }
    match std::str::from_utf8(bytes) {
        // An encoding of seven bits looks like ASCII.
        Ok(text) if !text.contains('\u{1b}') || !text.contains("\u{1b}$") => Decoded::Text(text.to_owned()),
        Ok(text) => Decoded::Text(by_name(bytes, "iso-2022-jp").unwrap_or_else(|| text.to_owned())),
        Err(_) => match of_xml(bytes).and_then(|label| decode_as(label, bytes)) {
            Some(text) => Decoded::Text(text),
            None => {
                let (text, name) = guessed(bytes);
                Decoded::Guessed(text, name)
            }
        },
    }
}

/// Control characters that do not stand in texts, but for one above the line breaks.
fn controls(bytes: &[u8], but: u8) -> usize {
    let is_control = |&&b: &&u8| b < 9 || (14..32).contains(&b) && b != but;
    let some = eights::eights(bytes, b' ').filter(|&(_, eight)| eights::controls(eight) != 0);
    some.map(|(at, _)| bytes[at..bytes.len().min(at + 8)].iter().filter(is_control).count()).sum()
}

/// Whether bytes are UTF-8 wherever they are cut between lines: nothing in them hints at another encoding, nor that they
/// are no text.
pub(crate) fn is_plain(bytes: &[u8]) -> bool {
    controls(bytes, 0) == 0 && std::str::from_utf8(bytes).is_ok()
}

/// The text of bytes that are not UTF-8 and state nothing, and the encoding it was read as.
pub(super) fn guessed(bytes: &[u8]) -> (String, &'static str) {
    let name = guess::name(bytes);
    name.and_then(|name| Some((by_name(bytes, name)?, name)))
        .unwrap_or_else(|| (from_windows_1252(bytes), "windows-1252"))
}

/// The text of bytes that begin with a byte order mark.
pub(super) fn marked(bytes: &[u8]) -> Option<String> {
    let decoded = match bytes {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => return Some(String::from_utf8_lossy(rest).into_owned()),
        _ => return None,
    };
    match decoded {
        Decoded::Text(text) | Decoded::Guessed(text, _) => Some(text),
        Decoded::Binary => None,
    }
}

/// Reads any bytes as Windows-1252.
pub(super) fn from_windows_1252(bytes: &[u8]) -> String {
    bytes.iter().map(|&b| windows_1252(b)).collect()
}

/// Text in an encoding that only its name tells; `None` where nobody here knows it.
#[cfg(feature = "cli")]
pub(super) fn by_name(bytes: &[u8], name: &str) -> Option<String> {
    let encoding = encoding_rs::Encoding::for_label_no_replacement(name.as_bytes())?;
    Some(encoding.decode_with_bom_removal(bytes).0.into_owned())
}

/// Text in an encoding that only its name tells: the browser knows it.
#[cfg(all(target_arch = "wasm32", not(feature = "pdf")))]
pub(super) fn by_name(bytes: &[u8], name: &str) -> Option<String> {
    crate::wasm::decode(bytes, name)
}

/// Text in an encoding that only its name tells: nobody here knows it.
#[cfg(not(any(feature = "cli", all(target_arch = "wasm32", not(feature = "pdf")))))]
pub(super) fn by_name(_bytes: &[u8], _name: &str) -> Option<String> {
    None
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Decoded {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    let text: String = char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    let broken = text.chars().filter(|&c| c == char::REPLACEMENT_CHARACTER || c == '\0').count();
    if broken * 100 > text.len() { Decoded::Binary } else { Decoded::Text(text) }
}

pub(super) fn windows_1252(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => HIGH[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

/// A byte of the code page 850 of DOS, whose letters are also those of 437: names in old archives, old documents.
fn dos(byte: u8) -> char {
    const HIGH: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";
    match byte {
        0..=0x7f => char::from(byte),
        _ => HIGH.chars().nth(usize::from(byte - 0x80)).unwrap_or(char::REPLACEMENT_CHARACTER),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(feature = "cli")]
    #[test]
    fn stated_encodings_are_read() {
        for (label, bytes, text) in [
            ("UTF-8", &b"Caf\xc3\xa9"[..], "Café"),
            ("ISO-8859-1", b"Caf\xe9", "Café"),
            ("cp1251", b"\xcf\xee\xf0\xf2", "Порт"),
            ("windows-1250", b"P\xf8\xedstav", "Přístav"),
            ("koi8-r", b"\xf0\xcf\xd2\xd4", "Порт"),
            ("iso8859_15", b"5 \xa4", "5 €"),
            ("Shift_JIS", b"\x8d\x60", "港"),
            ("cp932", b"\x8d\x60", "港"),
            ("cp949", b"\xc7\xd7", "항"),
            ("ks_c_5601-1987", b"\xc7\xd7", "항"),
            ("gb2312", b"\xb8\xdb", "港"),
            ("big5", b"\xb4\xe4", "港"),
            ("utf-16be", b"\0a\0b", "ab"),
            ("utf-16", b"\xfe\xff\0a\0b", "ab"),
            ("cp437", b"F\x84hre", "Fähre"),
        ] {
            assert_eq!(decode_as(label, bytes).as_deref(), Some(text), "{label}");
        }
    }

    #[test]
    fn unknown_names_are_said() {
        assert_eq!((decode_as("utf-8", b"\xff"), decode_as("x-unknown", b"a")), (None, None));
        assert_eq!(
            (decode_as("hz-gb-2312", b"a"), decode_as("cp", b"a"), decode_as("cp99999", b"a")),
            (None, None, None)
        );
        assert_eq!(of_xml(b"<?xml version='1.0' encoding='ISO-8859-2'?><a/>"), Some("ISO-8859-2"));
        assert_eq!(of_xml(b"<rss/>"), None);
        assert_eq!((dos(0x80), dos(0xe1), dos(0xff)), ('Ç', 'ß', '\u{a0}'));
    }

    #[test]
    fn encodings_are_told_apart() {
        assert_eq!(decode("\u{feff}Café".as_bytes()), Decoded::Text("Café".into()));
        assert_eq!(decode(b"\xff\xfeC\0a\0f\0\xe9\0"), Decoded::Text("Café".into()));
        assert_eq!(decode(b"\xfe\xff\0C\0a"), Decoded::Text("Ca".into()));
        assert_eq!(decode(b"Caf\xe9 \x93yes\x94"), Decoded::Guessed("Café “yes”".into(), "windows-1252"));
        assert_eq!(decode(b"C\0a\0f\0\xe9\0"), Decoded::Text("Café".into()));
        assert_eq!(decode(b"PK\x03\x04\0\0\x08"), Decoded::Binary);
    }
}
