//! Which language a text is in, by its most frequent function words.
//!
//! Function words make up a third of running text and are spelled alike in few languages, so counting those of each
//! language decides after some twenty words (Grefenstette 1995). The rows are in `lexicon/languages.txt`; scripts of
//! one language decide alone. Linear in the words looked at, [`ENOUGH`] at most.

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
    /// Hashes of words, each at its own place or behind it, with a bit for each language that has it; 0 is a free place.
    words: Vec<(u64, u32)>,
}

/// Places of the table: a power of two, about twice as many as there are words.
const PLACES: usize = 4096;

impl Table {
    /// The place of a word, or the free one where it would stand.
    fn place(&self, hash: u64) -> usize {
        let mut at = hash as usize % PLACES;
        while self.words[at].1 != 0 && self.words[at].0 != hash {
            at = (at + 1) % PLACES;
        }
        at
    }
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = Table { tags: Vec::new(), words: vec![(0, 0); PLACES] };
        for (tag, list) in crate::lexicon::LANGUAGES
            .lines()
            .filter_map(|row| row.split_once('\t'))
            .filter(|(tag, _)| !tag.starts_with('#'))
        {
            for word in list.split(' ') {
                let hash = hash_word(word);
                let place = table.place(hash);
                table.words[place] = (hash, table.words[place].1 | 1 << table.tags.len());
            }
            table.tags.push(tag);
        }
        table
    })
}

/// The BCP 47 tag of the text's language, where it can be told.
pub fn detect(text: &str) -> Option<String> {
    of_parts(&[text]).map(str::to_owned)
}

/// The language of a text or page by its longer lines: furniture, which may be in another, stands in short ones.
pub fn of_prose(lines: &mut dyn Iterator<Item = &str>) -> Option<String> {
    let (mut prose, mut length) = (Vec::new(), 0);
    for line in lines.filter(|line| line.bytes().filter(|&b| b == b' ').count() >= PROSE_SPACES || !line.is_ascii()) {
        prose.push(line);
        length += line.len() + 1;
        if length > PROSE_BYTES {
            break;
        }
    }
    of_parts(&prose).map(str::to_owned)
}

/// The language of a text in parts, by its first words.
fn of_parts(parts: &[&str]) -> Option<&'static str> {
    if let Some(tag) = by_script(parts) {
        return Some(tag);
    }
    let mut tokens = Vec::with_capacity(ENOUGH);
    parts.iter().for_each(|part| first_words(part, ENOUGH, &mut tokens));
    let table = table();
    let mut hits = vec![0u32; table.tags.len()];
    for Token { hash, .. } in &tokens {
        let mut languages = table.words[table.place(*hash)].1;
        while languages != 0 {
            hits[languages.trailing_zeros() as usize] += 1;
            languages &= languages - 1;
        }
    }
    let (best, &count) = hits.iter().enumerate().rev().max_by_key(|&(_, &count)| count)?;
    let clear = hits.iter().enumerate().all(|(other, &c)| other == best || c < count);
    (clear && count >= 3 && f64::from(count) >= LEAST_SHARE * tokens.len() as f64).then(|| table.tags[best])
}

fn by_script(parts: &[&str]) -> Option<&'static str> {
    let (mut letters, mut han, mut kana, mut hangul, mut thai) = (0, 0, 0, 0, 0);
    for c in parts.iter().flat_map(|part| part.chars()).filter(|c| c.is_alphabetic()).take(ENOUGH) {
        letters += 1;
        match c {
            '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' => han += 1,
            '\u{3040}'..='\u{30ff}' => kana += 1,
            '\u{ac00}'..='\u{d7af}' => hangul += 1,
            '\u{0e00}'..='\u{0e7f}' => thai += 1,
            _ => {}
        }
    }
    if hangul * 2 > letters {
        Some("ko")
    } else if thai * 2 > letters {
        Some("th")
    } else if (han + kana) * 2 > letters {
        Some(if kana * 10 > letters { "ja" } else { "zh" })
    } else {
        None
    }
}
