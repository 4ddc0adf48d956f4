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
        Err(_) => Decoded::Guessed(bytes.iter().map(|&b| windows_1252(b)).collect()),
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

fn windows_1252(byte: u8) -> char {
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
    fn encodings_are_told_apart() {
        assert_eq!(decode("\u{feff}Café".as_bytes()), Decoded::Text("Café".into()));
        assert_eq!(decode(b"\xff\xfeC\0a\0f\0\xe9\0"), Decoded::Text("Café".into()));
        assert_eq!(decode(b"\xfe\xff\0C\0a"), Decoded::Text("Ca".into()));
        assert_eq!(decode(b"Caf\xe9 \x93yes\x94"), Decoded::Guessed("Café “yes”".into()));
        assert_eq!(decode(b"PK\x03\x04\0\0\x08"), Decoded::Binary);
    }
}
