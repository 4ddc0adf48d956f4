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
    for word in line.split_whitespace() {
        if !key.is_empty() {
            key.push(' ');
        }
        for c in word.chars() {
            match c {
                '’' | '‘' | '`' | '´' => key.push('\''),
                '“' | '”' | '„' | '«' | '»' => key.push('"'),
                '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{ad}' => {}
                _ if c.is_ascii() => key.push(c.to_ascii_lowercase()),
                _ => key.extend(c.to_lowercase()),
            }
        }
    }
    key
}

/// `text` without punctuation and symbols at its edges.
pub fn strip_edges(text: &str) -> &str {
    text.trim_matches(|c: char| !c.is_alphanumeric())
}

/// The number of words in a line, as a person would count them.
pub fn word_count(text: &str) -> usize {
    let mut tokens = Vec::new();
    tokenize(text, &mut tokens);
    tokens.len()
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
