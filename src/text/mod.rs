//! Words, marks and languages: the only room that knows Unicode.

pub(crate) mod eights;
pub mod language;
pub mod marks;
pub mod offsets;
pub mod pieces;
pub mod stem;
pub mod tokens;

use eights::TOPS;
pub use offsets::Utf16;
pub use tokens::{Token, hash_word, tokenize};

/// A line as phrases are compared: lower case, straight quotes, single spaces.
pub fn plain_key(line: &str) -> String {
    let mut key = String::with_capacity(line.len());
    if is_spaced_once(line) {
        push_plain(&mut key, line);
        // A first word of nothing but invisible characters is none.
        if key.starts_with(' ') {
            key = key.trim_start().to_owned();
        }
    } else {
        for word in line.split_whitespace() {
            if !key.is_empty() {
                key.push(' ');
            }
            push_plain(&mut key, word);
        }
    }
    key.make_ascii_lowercase();
    key
}

/// Appends a text with straight quotes, and letters beyond ASCII in lower case.
fn push_plain(key: &mut String, text: &str) {
    let mut at = 0;
    loop {
        let run = plain_run(&text.as_bytes()[at..], [b'`'; 2]);
        key.push_str(&text[at..at + run]);
        at += run;
        let Some(c) = text[at..].chars().next() else { break };
        match c {
            '’' | '‘' | '`' | '´' => key.push('\''),
            '“' | '”' | '„' | '«' | '»' => key.push('"'),
            '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{ad}' => {}
            _ => key.extend(c.to_lowercase()),
        }
        at += c.len_utf8();
    }
}

/// How many bytes from the first one are small letters of ASCII; eight at a time, without a branch for each.
#[inline]
pub(crate) fn small_run(bytes: &[u8]) -> usize {
    let mut run = 0;
    while let Some(eight) = bytes[run..].first_chunk::<8>() {
        let eight = u64::from_le_bytes(*eight);
        let others = !eights::small(eight) & TOPS;
        let small = others.trailing_zeros() as usize / 8;
        run += small;
        if small < 8 {
            return run;
        }
    }
    run + bytes[run..].iter().take_while(|byte| byte.is_ascii_lowercase()).count()
}

/// How many bytes from the first one are ASCII and none of two marks; eight at a time.
pub(crate) fn plain_run(bytes: &[u8], marks: [u8; 2]) -> usize {
    let (whole, _) = bytes.as_chunks::<8>();
    let plain = |eight: &&[u8; 8]| {
        let eight = u64::from_ne_bytes(**eight);
        eight & TOPS | eights::equal(eight, marks[0]) | eights::equal(eight, marks[1]) == 0
    };
    let run = whole.iter().take_while(plain).count() * 8;
    run + bytes[run..].iter().take_while(|byte| byte.is_ascii() && !marks.contains(byte)).count()
}

/// Whether the words of a text are parted by single spaces, with no other spaces and no control characters in it or
/// around it. Nearly all lines are so.
pub fn is_spaced_once(text: &str) -> bool {
    let bytes = text.as_bytes();
    let [first, .., last] = bytes else { return text.len() == 1 && bytes[0].is_ascii_graphic() };
    if *first == b' ' || *last == b' ' {
        return false;
    }
    // Spaces and control characters beyond ASCII begin with one of these; so do most quotation marks with 0xe2, but they
    // go on otherwise.
    let gap = |byte: u8, next: u8| match byte {
        0xc2 | 0xe1 | 0xe3 => true,
        0xe2 => next == 0x81,
        0x80 => next < 0x90 || matches!(next, 0xa8 | 0xa9 | 0xaf),
        _ => false,
    };
    let (mut space_before, mut gaps) = (0, false);
    for (at, eight) in eights::eights(bytes, b'x') {
        let spaces = eights::equal(eight, b' ');
        let doubled = spaces & (spaces << 8 | space_before);
        if doubled | eights::controls(eight) | eights::equal(eight, 0x7f) != 0 {
            return false;
        }
        space_before = spaces >> 56;
        if eight & TOPS != 0 {
            let near = &bytes[at..bytes.len().min(at + 9)];
            gaps |= near.windows(2).any(|pair| gap(pair[0], pair[1]));
        }
    }
    let is_gap = |c: char| !c.is_ascii() && (c.is_whitespace() || c.is_control());
    !(gaps && text.contains(is_gap))
}

/// `text` without punctuation and symbols at its edges.
pub fn strip_edges(text: &str) -> &str {
    text.trim_matches(|c: char| !c.is_alphanumeric())
}

/// The number of words in a line, as a person would count them.
pub fn word_count(text: &str) -> usize {
    tokens::count(text)
}

/// Whether the text ends like a sentence: with a full stop, question or exclamation mark, marks and brackets behind it
/// aside.
pub fn ends_sentence(text: &str) -> bool {
    matches!(last_mark(text), Some('.' | '!' | '?' | '…' | '。' | '！' | '？'))
}

/// The last character that is not a closing quotation mark, bracket or space: German closes with “, or with «.
pub fn last_mark(text: &str) -> Option<char> {
    text.trim_end_matches(|c: char| {
        c.is_whitespace() || matches!(c, '"' | '\'' | '”' | '“' | '’' | '‘' | '»' | '«' | ')' | ']' | '*')
    })
    .chars()
    .next_back()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_have_single_spaces_and_straight_quotes() {
        for (line, key) in [
            ("The “Old Boat” isn’t `new`", "the \"old boat\" isn't 'new'"),
            ("  Two\tspaces  and\u{a0}one ", "two spaces and one"),
            ("ÉTÉ\u{3000}À LA\u{2028}MER", "été à la mer"),
            ("\u{ad} soft\u{200b}ly", "softly"),
            ("", ""),
        ] {
            assert_eq!(plain_key(line), key);
        }
    }

    #[test]
    fn odd_spaces_are_seen_wherever_they_stand() {
        for text in ["a", "a b", "“a” – b…", "é ü ñ £5 港口 \u{200b}", "a·b"] {
            assert!(is_spaced_once(text), "{text:?}");
        }
        for gap in
            ["  ", "\t", "\n", "\u{7f}", "\u{85}", "\u{a0}", "\u{1680}", "\u{2003}", "\u{2028}", "\u{202f}", "\u{205f}"]
        {
            assert!(!is_spaced_once(&format!("a{gap}b")), "{gap:?}");
        }
        assert!(["", " ", " a", "a ", "a\u{3000}b", "\u{3000}"].iter().all(|text| !is_spaced_once(text)));
    }

    #[test]
    fn runs_end_where_they_end() {
        for at in 0..40 {
            let text = |other: &str| format!("{}{other}{}", "k".repeat(at), "é\"{z`a".repeat(3));
            for other in ["\"", "'", "é", "\u{7f}\""] {
                let expected = at + usize::from(other.len() > 1 && other.is_ascii());
                assert_eq!(plain_run(text(other).as_bytes(), [b'"', b'\'']), expected, "{at} {other}");
            }
            for other in ["{", "`", "A", "0", "é", " "] {
                assert_eq!(small_run(text(other).as_bytes()), at, "{at} {other}");
            }
        }
        assert_eq!((small_run(b"az"), plain_run(b"az", [0x80; 2]), small_run(b"")), (2, 2, 0));
    }
}
