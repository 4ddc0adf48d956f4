//! The encodings of mail: words and parameters of headers, Base64, quoted-printable. Each is linear in its text.

use super::encoding;

/// A parameter of a header ("charset=utf-8"), continued and encoded ones included.
pub(super) fn parameter(value: &str, name: &str) -> Option<String> {
    let mut whole = String::new();
    let mut rest = value;
    let mut extended = false;
    while let Some(at) = rest.find(';') {
        rest = rest[at + 1..].trim_start();
        let Some((given, value)) = rest.split_once('=') else { break };
        let (value, behind) = match value.trim_start().strip_prefix('"') {
            Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
            None => value.split_at(value.find(';').unwrap_or(value.len())),
        };
        let given = given.trim().to_ascii_lowercase();
        let star = given.strip_prefix(name).filter(|rest| rest.is_empty() || rest.starts_with('*'));
        if let Some(star) = star {
            extended |= star.ends_with('*');
            whole.push_str(value.trim());
        }
        rest = behind;
    }
    if extended {
        let encoded = whole.splitn(3, '\'').collect::<Vec<_>>();
        let (label, text) =
            if let [label, _, text] = encoded.as_slice() { (*label, *text) } else { ("utf-8", whole.as_str()) };
        let bytes = percent(text.as_bytes());
        whole = encoding::decode_as(label, &bytes).unwrap_or_else(|| String::from_utf8_lossy(&bytes).into_owned());
    }
    Some(whole).filter(|value| !value.is_empty())
}

/// Encoded words (RFC 2047): "=?utf-8?Q?Caf=C3=A9?=".
pub(super) fn decoded_words(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut rest = value;
    let mut after_word = false;
    while let Some(at) = rest.find("=?") {
        let before = &rest[..at];
        let Some((text, length)) = encoded_word(&rest[at..]) else {
            out.push_str(&rest[..at + 2]);
            rest = &rest[at + 2..];
            after_word = false;
            continue;
        };
        // Space between two encoded words only parts them.
        if !(after_word && before.trim().is_empty()) {
            out.push_str(before);
        }
        out.push_str(&text);
        rest = &rest[at + length..];
        after_word = true;
    }
    out.push_str(rest);
    out.trim().to_owned()
}

fn encoded_word(text: &str) -> Option<(String, usize)> {
    let mut parts = text[2..].splitn(4, '?');
    let (label, how, data) = (parts.next()?, parts.next()?, parts.next()?);
    let rest = parts.next()?;
    if !rest.starts_with('=') || data.contains(' ') {
        return None;
    }
    let bytes = match how {
        "B" | "b" => base64(data.as_bytes()),
        "Q" | "q" => quoted_printable(data.as_bytes(), true),
        _ => return None,
    };
    let length = label.len() + how.len() + data.len() + 6;
    let label = label.split('*').next().unwrap_or(label);
    let text = encoding::decode_as(label, &bytes).unwrap_or_else(|| String::from_utf8_lossy(&bytes).into_owned());
    Some((text, length))
}

/// Base64 (RFC 4648); what is not of its alphabet is passed over.
pub(super) fn base64(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0);
    for &byte in text {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => continue,
        };
        bits = bits << 6 | u32::from(value);
        count += 1;
        if count == 4 {
            out.extend(&bits.to_be_bytes()[1..]);
            (bits, count) = (0, 0);
        }
    }
    match count {
        2 => out.push((bits >> 4) as u8),
        3 => out.extend([(bits >> 10) as u8, (bits >> 2) as u8]),
        _ => {}
    }
    out
}

/// Quoted-printable (RFC 2045), and its form in headers (RFC 2047).
pub(super) fn quoted_printable(text: &[u8], in_header: bool) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut at = 0;
    while at < text.len() {
        match text[at] {
            b'=' => match hex(text.get(at + 1..at + 3)) {
                Some(byte) => {
                    out.push(byte);
                    at += 2;
                }
                None => {
                    // A line break that is not one.
                    let line = text[at + 1..].iter().take_while(|&&b| matches!(b, b' ' | b'\t' | b'\r')).count();
                    if text.get(at + 1 + line) == Some(&b'\n') {
                        at += line + 1;
                    } else {
                        out.push(b'=');
                    }
                }
            },
            b'_' if in_header => out.push(b' '),
            byte => out.push(byte),
        }
        at += 1;
    }
    out
}

fn percent(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut at = 0;
    while at < text.len() {
        match hex(text.get(at + 1..at + 3)).filter(|_| text[at] == b'%') {
            Some(byte) => {
                out.push(byte);
                at += 3;
            }
            None => {
                out.push(text[at]);
                at += 1;
            }
        }
    }
    out
}

fn hex(digits: Option<&[u8]>) -> Option<u8> {
    let digits = std::str::from_utf8(digits?).ok().filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()))?;
    u8::from_str_radix(digits, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_headers_are_decoded() {
        for (value, expected) in [
            ("=?utf-8?Q?Caf=C3=A9_am_Hafen?=", "Café am Hafen"),
            ("=?UTF-8?B?RsOkaHJl?= =?utf-8?q?_l=C3=A4uft?= auf", "Fähre läuft auf"),
            ("=?iso-8859-1*fr?q?=E9t=E9?=", "été"),
            ("plain =? text", "plain =? text"),
            ("=?utf-8?x?a?=", "=?utf-8?x?a?="),
        ] {
            assert_eq!(decoded_words(value), expected);
        }
        assert_eq!(parameter("a/b; name*0=one; name*1=\"two.txt\"", "name").as_deref(), Some("onetwo.txt"));
        assert_eq!(parameter("attachment; filename*=UTF-8''F%C3%A4hre.txt", "filename").as_deref(), Some("Fähre.txt"));
    }

    #[test]
    fn transfer_encodings() {
        assert_eq!(base64(b"RmVy\r\ncnk="), b"Ferry");
        assert_eq!(quoted_printable(b"a=\r\nb=3D=zz=", false), b"ab==zz=");
    }
}
