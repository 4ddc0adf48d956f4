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
    let bytes = line.as_bytes();
    let plain = |at: usize| bytes.get(at).is_some_and(|&byte| byte.is_ascii() && byte != b'`' && !is_space(byte));
    let mut key = String::with_capacity(line.len());
    // Whether a word begins here.
    let mut begins = true;
    let mut at = 0;
    while at < bytes.len() {
        let from = at;
        while plain(at) || at > from && bytes.get(at) == Some(&b' ') && plain(at + 1) {
            at += 1;
        }
        if at > from {
            if begins && !key.is_empty() {
                key.push(' ');
            }
            key.push_str(&line[from..at]);
            begins = false;
        }
        let Some(c) = line[at..].chars().next() else { break };
        at += c.len_utf8();
        if c.is_whitespace() {
            begins = true;
            continue;
        }
        if std::mem::take(&mut begins) && !key.is_empty() {
            key.push(' ');
        }
        match c {
            '’' | '‘' | '`' | '´' => key.push('\''),
            '“' | '”' | '„' | '«' | '»' => key.push('"'),
            '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{ad}' => {}
            _ => key.extend(c.to_lowercase()),
        }
    }
    key.make_ascii_lowercase();
    key
}

/// Whether a byte is a space of ASCII.
fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t'..=b'\r')
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
