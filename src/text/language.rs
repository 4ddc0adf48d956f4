//! Which language a text is in, by its most frequent function words.
//!
//! Function words make up a third of running text and are spelled alike in few languages, so counting those of each
//! language decides after some twenty words (Grefenstette 1995). The rows are in `lexicon/languages.txt`; scripts of
//! one language decide alone. Linear in the words looked at, [`ENOUGH`] at most.

use super::eights::{self, TOPS, eights};
use super::tokens::{Token, first_words, hash_word};
use std::sync::OnceLock;

const ENOUGH: usize = 400;
/// A line with so many spaces is prose, and so many bytes of it are looked at.
const PROSE_SPACES: usize = 9;
const PROSE_BYTES: usize = 6000;
/// Below this share of function words nothing is claimed.
const LEAST_SHARE: f64 = 0.12;

struct Table {
    tags: Vec<&'static str>,
    /// Hashes of words, each at its own place or behind it.
    words: Vec<u64>,
    /// For each place a bit for each language that has the word; 0 is a free place.
    languages: Vec<u32>,
}

/// Places of the table: a power of two, two to three times as many as there are words.
const PLACES: usize = 4096;

impl Table {
    /// The place of a word, or the free one where it would stand.
    fn place(&self, hash: u64) -> usize {
        let mut at = hash as usize % PLACES;
        while self.languages[at] != 0 && self.words[at] != hash {
            at = (at + 1) % PLACES;
        }
        at
    }
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = Table { tags: Vec::new(), words: vec![0; PLACES], languages: vec![0; PLACES] };
        for (tag, list) in crate::lexicon::LANGUAGES
            .lines()
            .filter_map(|row| row.split_once('\t'))
            .filter(|(tag, _)| !tag.starts_with('#'))
        {
            for word in list.split(' ') {
                let hash = hash_word(word);
                let place = table.place(hash);
                table.words[place] = hash;
                table.languages[place] |= 1 << table.tags.len();
            }
            table.tags.push(tag);
        }
        table
    })
}

/// The BCP 47 tag of the text's language, where it can be told.
pub fn detect(text: &str) -> Option<String> {
    Prose::looked_at(vec![text]).language.map(str::to_owned)
}

/// The language of a text or page by its longer lines.
pub fn of_prose(lines: &mut dyn Iterator<Item = &str>) -> Option<String> {
    Prose::of(lines).language.map(str::to_owned)
}

/// The longer lines of a text or page, by which its language is told: furniture, which may be in another, stands in
/// short ones.
#[derive(Debug)]
pub struct Prose<'a> {
    /// The lines that were looked at.
    lines: Vec<&'a str>,
    /// They held as much as is looked at.
    enough: bool,
    /// The BCP 47 tag, where it can be told.
    pub language: Option<&'static str>,
}

impl<'a> Prose<'a> {
    /// The prose among some lines.
    pub fn of(lines: &mut dyn Iterator<Item = &'a str>) -> Self {
        let (mut prose, mut length) = (Vec::new(), 0);
        let is_prose = |line: &str| line.bytes().filter(|&b| b == b' ').nth(PROSE_SPACES - 1).is_some();
        for line in lines.filter(|line| is_prose(line) || !line.is_ascii()) {
            prose.push(line);
            length += line.len() + 1;
            if length > PROSE_BYTES {
                break;
            }
        }
        Self::looked_at(prose)
    }

    fn looked_at(mut lines: Vec<&'a str>) -> Self {
        let (script, letters_end) = by_script(&lines);
        let mut tokens = Vec::with_capacity(ENOUGH);
        let words_end = lines.iter().position(|line| {
            first_words(line, ENOUGH, &mut tokens);
            tokens.len() == ENOUGH
        });
        let end = letters_end.zip(words_end).map(|(letters, words)| letters.max(words) + 1);
        lines.truncate(end.unwrap_or(lines.len()));
        Self { lines, enough: end.is_some(), language: script.or_else(|| by_words(&tokens)) }
    }

    /// Whether a text begins with this prose, so that the same words would tell its language.
    pub fn begins(&self, text: &str) -> bool {
        let mut rest = text;
        for line in &self.lines {
            match rest.trim_start_matches('\n').strip_prefix(line.trim()) {
                Some(behind) if behind.is_empty() || behind.starts_with('\n') => rest = behind,
                _ => return false,
            }
        }
        self.enough || rest.is_empty()
    }
}

/// The language of which most function words are among some words.
fn by_words(tokens: &[Token]) -> Option<&'static str> {
    let table = table();
    let mut hits = [0u32; u32::BITS as usize];
    for token in tokens {
        let mut languages = table.languages[table.place(token.hash)];
        while languages != 0 {
            hits[languages.trailing_zeros() as usize] += 1;
            languages &= languages - 1;
        }
    }
    let hits = &hits[..table.tags.len()];
    let (best, &count) = hits.iter().enumerate().rev().max_by_key(|&(_, &count)| count)?;
    let clear = hits.iter().enumerate().all(|(other, &c)| other == best || c < count);
    (clear && count >= 3 && f64::from(count) >= LEAST_SHARE * tokens.len() as f64).then(|| table.tags[best])
}

/// The language that its script alone tells, and the line with the last letter that is looked at.
fn by_script(lines: &[&str]) -> (Option<&'static str>, Option<usize>) {
    let (mut letters, mut han, mut kana, mut hangul, mut thai) = (0, 0, 0, 0, 0);
    let mut end = None;
    // Letters of these scripts begin with bytes of their own.
    let is_own = |&byte: &u8| (byte == 0xe0) | (0xe3..=0xed).contains(&byte);
    let has_own = |line: &&str| {
        let bytes = line.as_bytes();
        let mut beyond = eights(bytes, b' ').filter(|(_, eight)| eight & TOPS != 0);
        beyond.any(|(at, _)| bytes[at..bytes.len().min(at + 8)].iter().any(is_own))
    };
    if !lines.iter().any(has_own) {
        let ascii = |line: &str| -> usize {
            eights(line.as_bytes(), b' ').map(|(_, eight)| eights::letters(eight).count_ones() as usize).sum()
        };
        let end = lines.iter().position(|line| {
            letters += ascii(line);
            letters >= ENOUGH
        });
        return (None, end);
    }
    'lines: for (at, line) in lines.iter().enumerate() {
        for c in line.chars().filter(|c| c.is_alphabetic()) {
            letters += 1;
            match c {
                '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' => han += 1,
                '\u{3040}'..='\u{30ff}' => kana += 1,
                '\u{ac00}'..='\u{d7af}' => hangul += 1,
                '\u{0e00}'..='\u{0e7f}' => thai += 1,
                _ => {}
            }
            if letters == ENOUGH {
                end = Some(at);
                break 'lines;
            }
        }
    }
    let language = if hangul * 2 > letters {
        Some("ko")
    } else if thai * 2 > letters {
        Some("th")
    } else if (han + kana) * 2 > letters {
        Some(if kana * 10 > letters { "ja" } else { "zh" })
    } else {
        None
    };
    (language, end)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINES: [&str; 2] = [
        "The ferry that ran aground outside of the harbour on Monday was the oldest of the three.",
        "It was not clear why the pilot had been on the shore at the time, and nobody was there to ask.",
    ];

    #[test]
    fn a_text_that_begins_with_its_prose_is_in_its_language() {
        let prose = Prose::of(&mut ["Share", LINES[0], "", LINES[1]].into_iter());
        assert_eq!(prose.language, Some("en"));
        assert!(prose.begins(&LINES.join("\n\n")));
        assert!(!prose.begins(&format!("{}\n\nMore", LINES.join("\n\n"))));
        assert!(!prose.begins(&LINES.join(" ")) && !prose.begins(LINES[0]));
        let long: Vec<&str> = LINES.into_iter().cycle().take(60).collect();
        let prose = Prose::of(&mut long.iter().copied());
        assert!(prose.begins(&format!("{}\n\nMore", long.join("\n\n"))) && prose.lines.len() < 30);
    }

    #[test]
    fn scripts_tell_their_language() {
        let tag = |text: &str| detect(text);
        assert_eq!(tag("港口的渡轮在星期一搁浅").as_deref(), Some("zh"));
        assert_eq!(tag("フェリーが月曜日に座礁した").as_deref(), Some("ja"));
        assert_eq!(tag("여객선이 월요일에 좌초했다").as_deref(), Some("ko"));
        assert_eq!(tag(&LINES.join(" ")).as_deref(), Some("en"));
        assert_eq!(tag("12:30"), None);
    }
}
