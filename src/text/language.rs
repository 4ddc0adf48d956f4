//! Which language a text is in, by its most frequent function words.
//!
//! Function words make up a third of running text and are spelled alike in few languages, so counting those of each
//! language decides after some twenty words (Grefenstette 1995). The rows are in `lexicon/languages.txt`; scripts of
//! one language decide alone. Linear in the words looked at, [`ENOUGH`] at most.

use super::tokens::{Token, hash_word};
use std::collections::HashMap;
use std::sync::OnceLock;

const ENOUGH: usize = 400;
/// A line with so many spaces is prose, and so many bytes of it are looked at.
const PROSE_SPACES: usize = 9;
const PROSE_BYTES: usize = 6000;
/// Below this share of function words nothing is claimed.
const LEAST_SHARE: f64 = 0.12;

struct Table {
    tags: Vec<&'static str>,
    words: HashMap<u64, Vec<u8>>,
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let (mut tags, mut words) = (Vec::new(), HashMap::<u64, Vec<u8>>::new());
        for (tag, list) in crate::lexicon::LANGUAGES
            .lines()
            .filter_map(|row| row.split_once('\t'))
            .filter(|(tag, _)| !tag.starts_with('#'))
        {
            for word in list.split(' ') {
                words.entry(hash_word(word)).or_default().push(tags.len() as u8);
            }
            tags.push(tag);
        }
        Table { tags, words }
    })
}

/// The BCP 47 tag of the text's language, where it can be told.
pub fn detect(text: &str, tokens: &[Token]) -> Option<String> {
    if let Some(tag) = by_script(text) {
        return Some(tag.to_owned());
    }
    let table = table();
    let mut hits = vec![0u32; table.tags.len()];
    let looked_at = &tokens[..tokens.len().min(ENOUGH)];
    for token in looked_at {
        for &language in table.words.get(&token.hash).into_iter().flatten() {
            hits[usize::from(language)] += 1;
        }
    }
    let (best, &count) = hits.iter().enumerate().rev().max_by_key(|&(_, &count)| count)?;
    let clear = hits.iter().enumerate().all(|(other, &c)| other == best || c < count);
    (clear && count >= 3 && f64::from(count) >= LEAST_SHARE * looked_at.len() as f64)
        .then(|| table.tags[best].to_owned())
}

/// The language of a text or page by its longer lines: furniture, which may be in another, stands in short ones.
pub fn of_prose(lines: &mut dyn Iterator<Item = &str>) -> Option<String> {
    let mut prose = String::new();
    for line in lines.filter(|line| line.bytes().filter(|&b| b == b' ').count() >= PROSE_SPACES || !line.is_ascii()) {
        prose.push_str(line);
        prose.push('\n');
        if prose.len() > PROSE_BYTES {
            break;
        }
    }
    let mut tokens = Vec::new();
    super::tokenize(&prose, &mut tokens);
    detect(&prose, &tokens)
}

fn by_script(text: &str) -> Option<&'static str> {
    let (mut letters, mut han, mut kana, mut hangul, mut thai) = (0, 0, 0, 0, 0);
    for c in text.chars().filter(|c| c.is_alphabetic()).take(ENOUGH) {
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
