//! Text → words with their places.
//!
//! A word is a run of letters, digits and marks; an apostrophe between letters and a point or comma between digits
//! belong to it ("don't", "1,204"). Scripts that are written without spaces (Han, kana, Thai, Lao, Khmer, Burmese)
//! give one token a character, so that shared runs are found in them too. Two spellings that a reader takes for the same
//! word have one hash: case, the shape of apostrophes and invisible characters do not enter it.
//!
//! One pass, linear in the text; no allocation but the tokens.

use super::eights::{digits, eights, equal, letters};

/// A word and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Hash of the folded word.
    pub hash: u64,
    /// Byte offset of its first character.
    pub start: u32,
    /// Byte offset behind its last character.
    pub end: u32,
    /// Begins with a capital letter.
    pub capital: bool,
    /// Begins with a digit.
    pub number: bool,
    /// First word of a sentence, a quotation or a paragraph.
    pub opens: bool,
}

const SEED: u64 = 0x9e37_79b9_7f4a_7c15;
const FACTOR: u64 = 0xff51_afd7_ed55_8ccd;

#[inline]
fn mix(hash: u64, value: u64) -> u64 {
    (hash.rotate_left(5) ^ value).wrapping_mul(FACTOR)
}

#[inline]
fn finish(hash: u64) -> u64 {
    let hash = (hash ^ (hash >> 32)).wrapping_mul(SEED);
    hash ^ (hash >> 29)
}

/// The hash that [`tokenize`] gives a word standing alone.
pub fn hash_word(word: &str) -> u64 {
    let mut tokens = Vec::new();
    tokenize(word, &mut tokens);
    tokens.iter().fold(0, |all, token| if all == 0 { token.hash } else { combine(all, token.hash) })
}

/// A hash for the sequence of two hashed things.
#[inline]
pub fn combine(a: u64, b: u64) -> u64 {
    finish(mix(mix(SEED, a), b))
}

fn stands_alone(c: char) -> bool {
    matches!(c,
        '\u{0e01}'..='\u{0e2e}' | '\u{0e40}'..='\u{0e44}' // Thai letters; marks follow their letter
        | '\u{0e81}'..='\u{0eae}' | '\u{0ec0}'..='\u{0ec4}' // Lao
        | '\u{1000}'..='\u{102a}' | '\u{1780}'..='\u{17b3}' // Burmese, Khmer
        | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3134f}')
}

fn is_mark(c: char) -> bool {
    matches!(c,
        '\u{0300}'..='\u{036f}' | '\u{0483}'..='\u{0487}' | '\u{0591}'..='\u{05c7}' | '\u{0610}'..='\u{061a}'
        | '\u{064b}'..='\u{065f}' | '\u{0900}'..='\u{0903}' | '\u{093a}'..='\u{094f}' | '\u{0981}'..='\u{0983}'
        | '\u{09bc}'..='\u{09cd}' | '\u{0a01}'..='\u{0a03}' | '\u{0a3c}'..='\u{0a4d}' | '\u{0b01}'..='\u{0b03}'
        | '\u{0b82}' | '\u{0bbe}'..='\u{0bcd}' | '\u{0c00}'..='\u{0c03}' | '\u{0c3e}'..='\u{0c4d}'
        | '\u{0cbe}'..='\u{0ccd}' | '\u{0d3e}'..='\u{0d4d}' | '\u{0e2f}'..='\u{0e3a}' | '\u{0e45}'..='\u{0e4e}'
        | '\u{0eb0}'..='\u{0ebc}' | '\u{0ec8}'..='\u{0ece}' | '\u{102b}'..='\u{103e}' | '\u{17b4}'..='\u{17d3}'
        | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20f0}' | '\u{fe00}'..='\u{fe0f}' | '\u{3099}' | '\u{309a}')
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// What a byte is: the small letter or the digit that it stands for, or one of the following.
const LETTERS: [u8; 256] = {
    let mut letters = [OTHER; 256];
    let mut byte = 0;
    while byte < 256 {
        letters[byte] = match byte as u8 {
            letter @ (b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9') => letter.to_ascii_lowercase(),
            b'\n' | b'.' | b'!' | b'?' | b':' | b'"' => STOP,
            128..=255 => BEYOND,
            _ => OTHER,
        };
        byte += 1;
    }
    letters
};
const OTHER: u8 = 0;
/// What opens a sentence or a quotation.
const STOP: u8 = 1;
/// A part of a character beyond ASCII.
const BEYOND: u8 = 2;

/// Appends the words of `text` to `out`.
pub fn tokenize(text: &str, out: &mut Vec<Token>) {
    first_words(text, usize::MAX, out);
}

/// Appends words of `text` to `out` until that holds so many.
pub(super) fn first_words(text: &str, most: usize, out: &mut Vec<Token>) {
    let (mut at, mut opens) = (0, true);
    while out.len() < most {
        let Some(from) = next_word(text, at, &mut opens) else { break };
        at = word(text, from, opens, out);
        opens = false;
    }
}

/// The number of words of `text`.
///
/// What a byte counts depends on the one before and the one behind it, but for letters beyond ASCII and their like; where
/// there are none, the count has no branches.
pub(super) fn count(text: &str) -> usize {
    let bytes = text.as_bytes();
    let (mut from, mut at, mut count) = (0, 0, 0);
    loop {
        at += super::plain_run(&bytes[at..], [0x80; 2]);
        let Some(c) = text[at..].chars().next() else { break };
        let behind = at + c.len_utf8();
        let next = bytes.get(behind).copied().unwrap_or(0);
        let joins = matches!(c, '’' | '\u{2bc}') && at > from && bytes[at - 1].is_ascii_alphabetic();
        let after_mark = at > from && bytes[at - 1] == b'\'';
        if c.is_alphanumeric() || is_mark(c) || is_invisible(c) || after_mark || joins && !next.is_ascii() {
            let mut tokens = Vec::new();
            tokenize(text, &mut tokens);
            return tokens.len();
        }
        count += count_ascii(&bytes[from..at]) - usize::from(joins && next.is_ascii_alphabetic());
        (from, at) = (behind, behind);
    }
    count + count_ascii(&bytes[from..])
}

/// The words of an ASCII text: where letters or digits begin, less the marks that join them.
fn count_ascii(bytes: &[u8]) -> usize {
    let joins = |at: usize| {
        let (Some(before), Some(next)) = (at.checked_sub(1).map(|at| bytes[at]), bytes.get(at + 1)) else {
            return false;
        };
        match bytes[at] {
            b'\'' => before.is_ascii_alphabetic() && next.is_ascii_alphabetic(),
            _ => before.is_ascii_digit() && next.is_ascii_digit(),
        }
    };
    let (mut begun, mut joined, mut before) = (0, 0, 0);
    for (from, eight) in eights(bytes, b' ') {
        let inside = letters(eight) | digits(eight);
        begun += (inside & !(inside << 8 | before)).count_ones() as usize;
        before = inside >> 56;
        let mut marks = equal(eight, b'\'') | equal(eight, b'.') | equal(eight, b',');
        while marks != 0 {
            joined += usize::from(joins(from + marks.trailing_zeros() as usize / 8));
            marks &= marks - 1;
        }
    }
    begun - joined
}

/// Where the next word begins, and whether it opens a sentence, a quotation or a paragraph.
#[inline]
fn next_word(text: &str, mut at: usize, opens: &mut bool) -> Option<usize> {
    let bytes = text.as_bytes();
    loop {
        match LETTERS[usize::from(*bytes.get(at)?)] {
            OTHER => at += 1,
            STOP => {
                *opens = true;
                at += 1;
            }
            BEYOND => {
                let c = text[at..].chars().next()?;
                if c.is_alphanumeric() {
                    return Some(at);
                }
                *opens |= matches!(
                    c,
                    '“' | '”'
                        | '„'
                        | '«'
                        | '»'
                        | '‹'
                        | '›'
                        | '…'
                        | '。'
                        | '！'
                        | '？'
                        | '「'
                        | '」'
                        | '‘'
                        | '•'
                );
                at += c.len_utf8();
            }
            _ => return Some(at),
        }
    }
}

/// Whether an apostrophe stands between letters.
fn joins_letters(c: char, after_digit: bool, rest: &str) -> bool {
    matches!(c, '’' | '\u{2bc}') && !after_digit && rest.chars().next().is_some_and(char::is_alphabetic)
}

/// Reads the word that begins at `from`, puts it into `out` and gives the offset behind it.
fn word(text: &str, from: usize, opens: bool, out: &mut Vec<Token>) -> usize {
    let bytes = text.as_bytes();
    let first = bytes[from];
    let (mut at, mut end, mut hash) = (from, from, SEED);
    let mut capital = first.is_ascii_uppercase();
    let mut previous_digit = false;
    let mut take = |value: u32| hash = mix(hash, u64::from(value));
    loop {
        let run = at;
        while let Some(&byte) = bytes.get(at) {
            let letter = LETTERS[usize::from(byte)];
            if letter <= BEYOND {
                break;
            }
            take(u32::from(letter));
            at += 1;
        }
        if at > run {
            previous_digit = bytes[at - 1].is_ascii_digit();
            end = at;
        }
        let Some(&byte) = bytes.get(at).filter(|&&byte| byte != b' ') else { break };
        if byte.is_ascii() {
            let next = bytes.get(at + 1).copied().unwrap_or(0);
            let joins = match byte {
                b'.' | b',' => previous_digit && next.is_ascii_digit(),
                b'\'' => !previous_digit && (next.is_ascii_alphabetic() || next >= 0xc3),
                _ => false,
            };
            if !joins {
                break;
            }
            if byte == b'.' {
                take(u32::from(b'.'));
            }
            at += 1;
            continue;
        }
        let Some(c) = text[at..].chars().next() else { break };
        let behind = at + c.len_utf8();
        if is_mark(c) {
            take(u32::from(c));
        } else if stands_alone(c) {
            if at > from {
                break;
            }
            take(u32::from(c));
            end = behind;
            while let Some(mark) = text[end..].chars().next().filter(|&c| is_mark(c)) {
                take(u32::from(mark));
                end += mark.len_utf8();
            }
            break;
        } else if c.is_alphanumeric() {
            if at == from {
                capital = c.is_uppercase();
            }
            for lower in c.to_lowercase() {
                take(u32::from(lower));
            }
            previous_digit = c.is_numeric();
        } else if is_invisible(c) || joins_letters(c, previous_digit, &text[behind..]) {
            at = behind;
            continue;
        } else {
            break;
        }
        at = behind;
        end = at;
    }
    let number = first.is_ascii_digit() || !first.is_ascii() && text[from..].starts_with(char::is_numeric);
    out.push(Token { hash: finish(hash), start: from as u32, end: end as u32, capital, number, opens });
    end.max(from + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        let mut tokens = Vec::new();
        tokenize(text, &mut tokens);
        tokens.iter().map(|t| &text[t.start as usize..t.end as usize]).collect()
    }

    #[test]
    fn words_keep_their_apostrophes_and_digits_their_points() {
        assert_eq!(
            words("Don’t pay 1,204.50 for O'Neill's ‘boats’."),
            ["Don’t", "pay", "1,204.50", "for", "O'Neill's", "boats"]
        );
        assert_eq!(words("S-400, COVID-19"), ["S", "400", "COVID", "19"]);
    }

    #[test]
    fn one_word_in_two_spellings_has_one_hash() {
        assert_eq!(hash_word("Don’t"), hash_word("don't"));
        assert_eq!(hash_word("ÉTÉ"), hash_word("été"));
        assert_eq!(hash_word("1,204"), hash_word("1204"));
        assert_ne!(hash_word("3.5"), hash_word("35"));
        assert_eq!(hash_word("co\u{ad}operate"), hash_word("cooperate"));
    }

    #[test]
    fn scripts_without_spaces_give_a_token_a_character() {
        assert_eq!(words("港口罢工 third"), ["港", "口", "罢", "工", "third"]);
        assert_eq!(words("ที่นี่"), ["ที่", "นี่"]);
    }

    #[test]
    fn marks_do_not_split_a_word() {
        assert_eq!(words("cafe\u{301} naïve हिन्दी"), ["cafe\u{301}", "naïve", "हिन्दी"]);
    }

    #[test]
    fn sentences_and_quotes_open() {
        let mut tokens = Vec::new();
        tokenize("The ferry sank. Two “Old boats” left", &mut tokens);
        assert_eq!(tokens.iter().map(|t| t.opens).collect::<Vec<_>>(), [true, false, false, true, true, false, true]);
    }

    #[test]
    fn words_are_counted_as_they_are_read() {
        let parts =
            ["a", "b", "7", "é", "港", "'", "’", "ʼ", ".", ",", " ", "“", "\u{200b}", "\u{301}", "-", "\n", "ferry"];
        let mut text = String::new();
        // All runs of three, and a long text.
        for at in 0..parts.len().pow(3) {
            let three: String =
                [at % 17, at / 17 % 17, at / 289].iter().filter_map(|&part| parts.get(part).copied()).collect();
            assert_eq!(count(&three), words(&three).len(), "{three:?}");
            text.push_str(&three);
        }
        assert_eq!(count(&text), words(&text).len());
        let ascii: String = text.chars().filter(char::is_ascii).collect();
        assert_eq!(count(&ascii), words(&ascii).len());
    }

    #[test]
    fn every_token_moves_on() {
        for text in ["\u{301}", "a\u{200b}", "'''", "１２", "ꙮ", "\u{e31}\u{e31}", "a’", "\u{200b}\u{200b}b"] {
            words(text);
        }
    }
}
