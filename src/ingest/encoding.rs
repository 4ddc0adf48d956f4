//! Bytes → text: UTF-8, UTF-16 and, as a last resort, Windows-1252, which every byte sequence is valid in.

/// What the bytes turned out to be.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Decoded {
    /// Text in the encoding it seemed to have.
    Text(String),
    /// Not valid UTF-8; read as Windows-1252.
    Guessed(String),
    /// Not text.
    Binary,
}

/// Share of control characters, in a thousand, above which bytes are no text.
const MOST_CONTROLS: usize = 5;

/// Decodes bytes whose encoding is stated; `None` where it is not one of those that are known.
///
/// Known are UTF-8, UTF-16 and the single-byte encodings of `lexicon/charsets.txt`. Linear in the bytes.
pub(super) fn decode_as(label: &str, bytes: &[u8]) -> Option<String> {
    let label = label.trim().trim_matches(['"', '\'']).to_ascii_lowercase().replace('_', "-");
    let label = match label
        .strip_prefix("cp")
        .or_else(|| label.strip_prefix("windows"))
        .map(|rest| rest.trim_start_matches('-'))
    {
        Some(page) if page.starts_with("125") => format!("windows-{page}"),
        _ => match label.strip_prefix("iso8859-") {
            Some(part) => format!("iso-8859-{part}"),
            None => label,
        },
    };
    match label.as_str() {
        "utf-8" | "utf8" | "us-ascii" | "ascii" | "" => String::from_utf8(bytes.to_vec()).ok(),
        "utf-16" | "utf-16le" | "utf-16be" => match decode(bytes) {
            Decoded::Text(text) => Some(text),
            _ => None,
        },
        "windows-1252" | "iso-8859-1" | "latin1" => Some(bytes.iter().map(|&byte| windows_1252(byte)).collect()),
        label => {
            let label = if label == "iso-8859-9" { "windows-1254" } else { label };
            let mut rows = crate::lexicon::CHARSETS.lines().filter_map(|row| row.split_once('\t'));
            let (_, high) = rows.find(|(name, _)| *name == label)?;
            let high: Vec<char> = high.chars().collect();
            let of = |&byte: &u8| match byte {
                0..=0x7f => char::from(byte),
                _ => high.get(usize::from(byte - 0x80)).copied().unwrap_or(char::REPLACEMENT_CHARACTER),
            };
            Some(bytes.iter().map(of).collect())
        }
    }
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

/// Decodes a file's bytes.
pub(super) fn decode(bytes: &[u8]) -> Decoded {
    match bytes {
        [0xff, 0xfe, rest @ ..] => return utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => return utf16(rest, u16::from_be_bytes),
        _ => {}
    }
    let bytes = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes);
    let controls = bytes.iter().filter(|&&b| b < 9 || (14..32).contains(&b) && b != 27).count();
    if controls * 1000 > bytes.len() * MOST_CONTROLS || bytes.contains(&0) {
        return Decoded::Binary;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Decoded::Text(text.to_owned()),
        Err(_) => match of_xml(bytes).and_then(|label| decode_as(label, bytes)) {
            Some(text) => Decoded::Text(text),
            None => Decoded::Guessed(bytes.iter().map(|&b| windows_1252(b)).collect()),
        },
    }
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
        Decoded::Text(text) | Decoded::Guessed(text) => Some(text),
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
    let encoding = encoding_rs::Encoding::for_label(name.as_bytes())?;
    Some(encoding.decode_without_bom_handling(bytes).0.into_owned())
}

/// Text in an encoding that only its name tells: the browser knows it.
#[cfg(all(target_arch = "wasm32", not(feature = "cli")))]
pub(super) fn by_name(bytes: &[u8], name: &str) -> Option<String> {
    crate::wasm::decode(bytes, name)
}

/// Text in an encoding that only its name tells: nobody here knows it.
#[cfg(not(any(feature = "cli", target_arch = "wasm32")))]
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stated_encodings_are_read() {
        for (label, bytes, text) in [
            ("UTF-8", &b"Caf\xc3\xa9"[..], "Café"),
            ("ISO-8859-1", b"Caf\xe9", "Café"),
            ("cp1251", b"\xcf\xee\xf0\xf2", "Порт"),
            ("windows-1250", b"P\xf8\xedstav", "Přístav"),
            ("koi8-r", b"\xf0\xcf\xd2\xd4", "Порт"),
            ("iso8859_15", b"5 \xa4", "5 €"),
        ] {
            assert_eq!(decode_as(label, bytes).as_deref(), Some(text), "{label}");
        }
        assert_eq!((decode_as("utf-8", b"\xff"), decode_as("x-unknown", b"a")), (None, None));
        assert_eq!(of_xml(b"<?xml version='1.0' encoding='ISO-8859-2'?><a/>"), Some("ISO-8859-2"));
        assert_eq!(of_xml(b"<rss/>"), None);
        for row in crate::lexicon::CHARSETS.lines().filter(|row| !row.starts_with('#') && !row.is_empty()) {
            assert_eq!(row.split_once('\t').map(|(_, high)| high.chars().count()), Some(128), "{row}");
        }
    }

    #[test]
    fn encodings_are_told_apart() {
        assert_eq!(decode("\u{feff}Café".as_bytes()), Decoded::Text("Café".into()));
        assert_eq!(decode(b"\xff\xfeC\0a\0f\0\xe9\0"), Decoded::Text("Café".into()));
        assert_eq!(decode(b"\xfe\xff\0C\0a"), Decoded::Text("Ca".into()));
        assert_eq!(decode(b"Caf\xe9 \x93yes\x94"), Decoded::Guessed("Café “yes”".into()));
        assert_eq!(decode(b"PK\x03\x04\0\0\x08"), Decoded::Binary);
    }
}
