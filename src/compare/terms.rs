//! The words of a text as they are compared: their stems, and what each weighs.
//!
//! A word weighs the logarithm of how rare its stem is in general text (idf, Spärck Jones 1972), by the background table of its
//! language; function words weigh nothing. Weights are whole numbers, so that sums do not depend on an order. Words of one
//! meaning that accounts use for each other ("weapons", "arms") have one stem where the lexicon's synonyms say so.

use super::reading::Span;
use crate::lexicon::synonyms;
use crate::story::background::{Language, share};
use crate::text::hash_word;

/// Weights are in so many parts of one.
const PARTS: f64 = 64.0;

/// A word of a text, and what it is known by.
#[derive(Debug, Clone, Copy)]
pub struct Term {
    /// Where it stands.
    pub span: Span,
    /// Names the word as printed, case aside.
    pub hash: u64,
    /// Names its stem, or the stem that stands for it and its synonyms.
    pub stem: u64,
    /// What it weighs; 0 for a function word.
    pub weight: u32,
}

/// The terms of a text in a language (BCP 47).
pub fn terms(text: &str, language: Option<&str>) -> Vec<Term> {
    let language = Language::of(language);
    let mut tokens = Vec::new();
    language.tokenize(text, &mut tokens);
    let word = |token: crate::text::Token| {
        let span = Span { start: token.start, end: token.end };
        let printed = &text[span.range()];
        let printed = printed.strip_suffix("'s").or_else(|| printed.strip_suffix("’s")).unwrap_or(printed);
        if language.is_stop(printed) {
            return Term { span, hash: token.hash, stem: token.hash, weight: 0 };
        }
        let stem = language.term(printed);
        let term = synonyms(&stem).unwrap_or(&stem);
        let weight = (PARTS * libm::log(1.0 / share(term)) + 0.5) as u32;
        Term { span, hash: token.hash, stem: hash_word(term), weight }
    };
    tokens.into_iter().map(word).collect()
}

/// The words that lie in a span, of words in order.
pub fn within(words: &[Term], span: Span) -> &[Term] {
    let from = words.partition_point(|word| word.span.start < span.start);
    let behind = words.partition_point(|word| word.span.end <= span.end);
    &words[from..behind.max(from)]
}

/// Stems with their weights, each once, in order: what a stretch is about.
#[derive(Debug, Clone, Default)]
pub struct Bag {
    /// Stem and weight.
    pub stems: Vec<(u64, u32)>,
    /// The sum of the weights.
    pub weight: u32,
}

impl Bag {
    /// The stems of some words that weigh something.
    pub fn new<'a>(words: impl IntoIterator<Item = &'a Term>) -> Self {
        let mut stems: Vec<(u64, u32)> = Vec::new();
        stems.extend(words.into_iter().filter(|word| word.weight > 0).map(|word| (word.stem, word.weight)));
        stems.sort_unstable();
        stems.dedup_by_key(|stem| stem.0);
        let weight = stems.iter().map(|stem| stem.1).sum();
        Self { stems, weight }
    }

    /// Adds a stem, where it is not there.
    pub fn add(&mut self, stem: u64, weight: u32) {
        if let Err(at) = self.stems.binary_search_by_key(&stem, |stem| stem.0) {
            self.stems.insert(at, (stem, weight));
            self.weight += weight;
        }
    }

    /// The number of stems and the weight that two have in common.
    pub fn shared(&self, other: &Self) -> (u32, u32) {
        let (mut at, mut count, mut weight) = (0, 0, 0);
        for &(stem, own) in &self.stems {
            while other.stems.get(at).is_some_and(|&(theirs, _)| theirs < stem) {
                at += 1;
            }
            if other.stems.get(at).is_some_and(|&(theirs, _)| theirs == stem) {
                count += 1;
                weight += own;
            }
        }
        (count, weight)
    }

    /// How much of the lighter one lies in the other, in ten-thousandths (containment, Broder 1997, by weight).
    pub fn containment(&self, other: &Self) -> u32 {
        self.alike(other).1
    }

    /// The number of stems that two have in common, and their containment.
    pub fn alike(&self, other: &Self) -> (u32, u32) {
        let (count, weight) = self.shared(other);
        let least = self.weight.min(other.weight);
        (count, (u64::from(weight) * 10_000).checked_div(u64::from(least)).unwrap_or(0) as u32)
    }
}
