//! What each sentence tells, as far as two sentences can be held beside each other: its words' stems, and the names in it.

use super::lexed::{Lexed, Made};
use crate::lexicon::Lexicon;
use crate::lexicon::words::hash;
use crate::text::stem::Stems;

/// What a sentence tells; all lists are in order.
#[derive(Debug, Clone, Default)]
pub struct Context {
    /// Stems of its words but for function words and numbers, as hashes.
    pub stems: Vec<u64>,
    /// Words with a capital letter that are no sentence's first, as hashes.
    pub names: Vec<u64>,
    /// Those of them that a word of place stands before.
    pub places: Vec<u64>,
}

/// The contexts of a text's sentences.
pub fn contexts(words: &Lexed<'_>, lexicon: &Lexicon, stems: &Stems, sentences: usize) -> Vec<Context> {
    let mut found = vec![Context::default(); sentences.max(1)];
    let all = &words.words;
    let opens = |at: usize| at == 0 || all[at - 1].sentence != all[at].sentence || words.is_mark(at - 1, "“\"‘'«„»:•*");
    let dated = |key: &str| lexicon.months.contains(key) || lexicon.weekdays.contains(key);
    let mut named: Vec<u64> = Vec::new();
    for (at, word) in all.iter().enumerate() {
        if word.capital && word.made == Made::Letters && !opens(at) && !words.facts.capital_nouns && !dated(&word.key) {
            named.push(hash(word.key.as_bytes()));
        }
    }
    named.sort_unstable();
    named.dedup();
    for (at, word) in all.iter().enumerate().filter(|(_, word)| word.made == Made::Letters) {
        let Some(context) = found.get_mut(word.sentence as usize) else { break };
        if lexicon.stopwords.contains(&word.key) || dated(&word.key) || word.key.chars().count() < 2 {
            continue;
        }
        context.stems.push(hash(stems.stem(&word.key).as_bytes()));
        let key = hash(word.key.as_bytes());
        let capital = word.capital && (words.facts.capital_nouns && !opens(at) || named.binary_search(&key).is_ok());
        if !capital {
            continue;
        }
        context.names.push(key);
        let led = at > 0
            && matches!(
                words.key(at - 1),
                "in" | "near" | "at" | "outside" | "en" | "à" | "cerca" | "près" | "bei" | "au"
            );
        if led && words.same_sentence(at - 1, at) {
            context.places.push(key);
        }
    }
    for context in &mut found {
        for list in [&mut context.stems, &mut context.names, &mut context.places] {
            list.sort_unstable();
            list.dedup();
        }
    }
    found
}
