//! Words, marks and languages: the only room that knows Unicode.

pub mod language;
pub mod marks;
pub mod offsets;
pub mod stem;
pub mod tokens;

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
    let bytes = text.as_bytes();
    let (mut copied, mut at) = (0, 0);
    while at < bytes.len() {
        if bytes[at] < 0x80 && bytes[at] != b'`' {
            at += 1;
            continue;
        }
        key.push_str(&text[copied..at]);
        let Some(c) = text[at..].chars().next() else { break };
        match c {
            '’' | '‘' | '`' | '´' => key.push('\''),
            '“' | '”' | '„' | '«' | '»' => key.push('"'),
            '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{ad}' => {}
            _ => key.extend(c.to_lowercase()),
        }
        at += c.len_utf8();
        copied = at;
    }
    key.push_str(&text[copied..]);
}

/// Whether the words of a text are parted by single spaces, with no other spaces and no control characters in it or
/// around it. Nearly all lines are so; the look at their bytes has no branches.
pub fn is_spaced_once(text: &str) -> bool {
    let bytes = text.as_bytes();
    let [first, .., last] = bytes else { return text.len() == 1 && bytes[0].is_ascii_graphic() };
    let odd = |byte: u8, next: u8| (byte < b' ') | (byte == 0x7f) | (byte == b' ') & (next == b' ');
    let pairs = bytes.iter().zip(&bytes[1..]);
    if *first == b' ' || *last <= b' ' || *last == 0x7f || pairs.fold(false, |any, (&a, &b)| any | odd(a, b)) {
        return false;
    }
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] < 0x80 {
            at += 1;
            continue;
        }
        let Some(c) = text[at..].chars().next() else { break };
        if c.is_whitespace() || c.is_control() {
            return false;
        }
        at += c.len_utf8();
    }
    true
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
