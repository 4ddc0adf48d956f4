//! What claims are about: stems, weighed by how few of the story's sentences have them (idf over sentences), for what all of them
//! speak of tells nothing. People and bodies count as one stem each, whatever form their name has, and "I" is who speaks.

use super::Accounts;
use super::claims::is_generic;
use super::reading::Span;
use super::terms::{Term, within};
use crate::lexicon::stances;

/// A stem counts where it stands in less than one of so many sentences of the story; all others are what the story is about.
const RARE: usize = 5;

/// How many sentences of the story have a stem.
pub struct Frequencies {
    stems: Vec<(u64, u32)>,
    sentences: usize,
}

impl Frequencies {
    /// Counts the stems of the sentences of all witnesses.
    pub fn new(accounts: &Accounts<'_>) -> Self {
        let (mut all, mut sentences) = (Vec::new(), 0);
        for (text, of) in accounts.texts.iter().enumerate() {
            for &sentence in of.reading.sentences.iter().filter(|_| accounts.witness(text) == Some(text)) {
                all.extend(stems(accounts, text, sentence, None));
                sentences += 1;
            }
        }
        all.sort_unstable();
        let mut counted: Vec<(u64, u32)> = Vec::new();
        for stem in all {
            match counted.last_mut().filter(|last| last.0 == stem) {
                Some(last) => last.1 += 1,
                None => counted.push((stem, 1)),
            }
        }
        Self { stems: counted, sentences }
    }

    /// What a stem weighs; nothing where too many sentences have it.
    pub fn weight(&self, stem: u64) -> u32 {
        let at = self.stems.binary_search_by_key(&stem, |stem| stem.0);
        let count = at.map_or(1, |at| self.stems[at].1) as usize;
        if count * RARE > self.sentences.max(4 * RARE) {
            return 0;
        }
        (64.0 * libm::log(self.sentences.max(1) as f64 / count as f64) + 0.5) as u32
    }
}

/// Names the last word of a voice, case aside.
pub fn ending(voice: Option<&str>) -> u64 {
    let last = voice.and_then(|voice| voice.rsplit(' ').next());
    last.map_or(0, crate::text::hash_word)
}

/// The stems of a stretch, each once, with one for each person or body, and for the one who says "I" or "we".
pub fn stems(accounts: &Accounts<'_>, text: usize, span: Span, voice: Option<&str>) -> Vec<u64> {
    let of = &accounts.texts[text];
    let mentions = &of.reading.names.mentions;
    let named = |word: &Term| {
        let at = mentions.partition_point(|mention| mention.span.end <= word.span.start);
        mentions.get(at).is_some_and(|mention| mention.span.start <= word.span.start)
    };
    let words = within(&of.reading.terms, span);
    let counts = |word: &&Term| word.weight > 0 && !named(word) && !stances().is_cue(word.hash) && !is_generic(word);
    let mut stems: Vec<u64> = words.iter().filter(counts).map(|word| word.stem).collect();
    stems.extend(accounts.names_in(text, span).map(name_stem));
    if words.iter().any(|word| stances().is_first_person(word.hash)) {
        stems.extend(voice.map(name_stem));
    }
    stems.sort_unstable();
    stems.dedup();
    stems
}

/// The stem that stands for a name.
pub fn name_stem(name: &str) -> u64 {
    crate::text::tokens::combine(1, crate::text::hash_word(name))
}
