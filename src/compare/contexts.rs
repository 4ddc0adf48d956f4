//! What each sentence tells, as far as two sentences can be held beside each other: its words' stems, and the names in it.

use super::lexed::{Lexed, Made};
use crate::lexicon::Lexicon;
use crate::lexicon::words::hash;
use crate::text::stem::Stems;

/// So many words before a number and behind it are near it.
pub const NEAR: usize = 12;
/// So many words before a date and behind it are near it.
pub const NEAR_DATE: usize = 7;

/// What a sentence tells; both lists are in order.
#[derive(Debug, Clone, Default)]
pub struct Context {
    /// Stems of its words but for function words and numbers, as hashes.
    pub stems: Vec<u64>,
    /// Words of names, as hashes.
    pub names: Vec<u64>,
}

impl Context {
    /// Whether a sentence tells of a vote.
    pub fn is_vote(&self) -> bool {
        self.stems.binary_search(&hash(b"vote")).is_ok()
    }
}

/// The stem of each word, as a hash; 0 for function words, dates and marks. A number's is its value's.
pub fn stems(words: &Lexed<'_>, lexicon: &Lexicon, stems: &Stems) -> Vec<u64> {
    let stem = |at: usize| {
        let word = &words.words[at];
        let dull = word.dated
            || word.made == Made::Mark
            || lexicon.stopwords.contains(&word.key)
            || lexicon.months.contains(&word.key)
            || lexicon.weekdays.contains(&word.key);
        match word.made {
            _ if dull => 0,
            Made::Figures => super::numbers::number(words, at).map_or(0, |number| number.value as u64 | 1 << 63),
            _ if word.key.chars().count() < 2 => 0,
            _ => {
                let stem = stems.stem(&word.key);
                hash(crate::lexicon::synonyms(&stem).unwrap_or(&stem).as_bytes())
            }
        }
    };
    (0..words.words.len()).map(stem).collect()
}

/// The contexts of a text's sentences.
pub fn contexts(words: &Lexed<'_>, lexicon: &Lexicon, stems: &[u64], sentences: usize) -> Vec<Context> {
    let mut found = vec![Context::default(); sentences.max(1)];
    for (at, word) in words.words.iter().enumerate().filter(|(at, word)| stems[*at] != 0 && word.made == Made::Letters)
    {
        let Some(context) = found.get_mut(word.sentence as usize) else { break };
        context.stems.push(stems[at]);
        context.names.extend(words.name(at, lexicon));
    }
    for context in &mut found {
        for list in [&mut context.stems, &mut context.names] {
            list.sort_unstable();
            list.dedup();
        }
    }
    found
}

/// The stems around a number, in its sentence.
pub fn near(words: &Lexed<'_>, stems: &[u64], at: usize, end: usize, most: usize) -> Vec<u64> {
    let inside = |place: &usize| words.same_sentence(*place, at) && !words.is_mark(*place, ";");
    let before = (0..at).rev().take_while(inside).take(most);
    let behind = (end..words.words.len()).take_while(inside).take(most);
    let mut near: Vec<u64> = before.chain(behind).map(|place| stems[place]).filter(|&stem| stem != 0).collect();
    near.sort_unstable();
    near.dedup();
    near
}
