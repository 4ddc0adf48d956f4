//! Words → terms with weights that mean the same in a pile of five and of five thousand.
//!
//! A term is a stem. Its weight is (1 + ln tf) · idf, where the share of texts that hold it is blended from a background
//! table and the pile itself ([`PRIOR`] texts' worth of background): the frequencies of a small pile mean little. All
//! weights are whole numbers (in 1/64), so that sums do not depend on the order in which terms were met.

use crate::lexicon::{BACKGROUND_EN, english, words::Words};
use crate::text::{Token, stem::Stems, tokens::combine};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::OnceLock;

/// The background counts as much as so many texts.
const PRIOR: f64 = 1000.0;
/// Words of a typical text: turns word frequencies into shares of texts.
const TYPICAL_WORDS: f64 = 350.0;
/// Share of texts that hold a term which the background does not know.
const UNKNOWN: f64 = 2e-5;
/// Weights are in so many parts of one.
pub const PARTS: f64 = 64.0;

/// A term's number within one pile.
pub type Term = u32;

/// Passes a hash through as it is.
#[derive(Debug, Default, Clone)]
struct Through(u64);

impl Hasher for Through {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, _: &[u8]) {
        unreachable!("only u64 keys are hashed");
    }
    fn write_u64(&mut self, value: u64) {
        self.0 = value;
    }
}

/// What is known of a term.
#[derive(Debug)]
struct Entry {
    stem: String,
    /// Share of texts that hold it, by the background table.
    background: f64,
    stop: bool,
    /// Texts of the pile that hold it.
    texts: u32,
}

/// The terms of a pile.
#[derive(Debug, Default)]
pub struct Dictionary {
    by_word: HashMap<u64, Term, BuildHasherDefault<Through>>,
    by_stem: HashMap<String, Term>,
    entries: Vec<Entry>,
}

/// Stem → share of texts that hold it.
fn background() -> &'static Words<f64> {
    static TABLE: OnceLock<Words<f64>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = Words::default();
        for row in BACKGROUND_EN.lines().filter(|row| !row.starts_with('#')) {
            let mut fields = row.split(' ');
            let Some(level) = fields.next().and_then(|level| level.parse::<u8>().ok()) else { continue };
            let frequency = libm::exp((f64::from(level) / 10.0 - 9.0) * std::f64::consts::LN_10);
            let share = 1.0 - libm::exp(-frequency * TYPICAL_WORDS);
            fields.for_each(|stem| {
                table.insert(stem, share);
            });
        }
        table
    })
}

/// What a word is known by; stems depend on the language.
fn key(token: &Token, neutral: bool) -> u64 {
    if neutral { combine(token.hash, 1) } else { token.hash }
}

impl Dictionary {
    /// The term of a word, where it has one.
    pub fn known(&self, token: &Token, neutral: bool) -> Option<Term> {
        self.by_word.get(&key(token, neutral)).copied()
    }

    /// The term of a word of `text`, made where it is new.
    pub fn term(&mut self, text: &str, token: &Token, stems: &Stems, neutral: bool) -> Term {
        let key = key(token, neutral);
        if let Some(&term) = self.by_word.get(&key) {
            return term;
        }
        let word = &text[token.start as usize..token.end as usize];
        let term = self.stem_term(stems.stem(word), word);
        self.by_word.insert(key, term);
        term
    }

    fn stem_term(&mut self, stem: String, word: &str) -> Term {
        if let Some(&term) = self.by_stem.get(&stem) {
            return term;
        }
        let term = self.entries.len() as Term;
        let lower = word.to_lowercase().replace('’', "'");
        let stop = english().stopwords.contains(lower.as_str())
            || stem.chars().count() < 2 && !stem.chars().any(|c| c.is_numeric() || c as u32 >= 0x2e80);
        let background = background().get(stem.as_str()).copied().unwrap_or(UNKNOWN);
        self.entries.push(Entry { stem: stem.clone(), background, stop, texts: 0 });
        self.by_stem.insert(stem, term);
        term
    }

    /// Counts the distinct terms of a text in (`1`) or out (`-1`).
    pub fn count(&mut self, terms: &[Term], by: i32) {
        for &term in terms {
            let texts = &mut self.entries[term as usize].texts;
            *texts = texts.saturating_add_signed(by);
        }
    }

    /// Whether a term is a function word, which counts for nothing.
    pub fn is_stop(&self, term: Term) -> bool {
        self.entries[term as usize].stop
    }

    /// The stem that the term stands for.
    pub fn stem(&self, term: Term) -> &str {
        &self.entries[term as usize].stem
    }

    /// Inverse document frequency of every term in a pile of `texts` texts.
    pub fn rarities(&self, texts: usize) -> Vec<f64> {
        let all = PRIOR + texts as f64;
        self.entries
            .iter()
            .map(
                |entry| {
                    if entry.stop { 0.0 } else { -libm::log((PRIOR * entry.background + f64::from(entry.texts)) / all) }
                },
            )
            .map(|rarity| rarity.max(0.0))
            .collect()
    }
}

/// Terms with whole-number weights, by term.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Vector {
    /// Term and weight, by term.
    pub weights: Vec<(Term, u32)>,
    /// Sum of the squared weights.
    pub square: u64,
}

impl Vector {
    /// From terms with their counts, by term.
    pub fn new(counts: &[(Term, u16)], rarities: &[f64]) -> Self {
        let weigh = |&(term, count): &(Term, u16)| {
            let weight = (1.0 + libm::log(f64::from(count))) * rarities[term as usize] * PARTS;
            (term, (weight + 0.5) as u32)
        };
        let weights: Vec<(Term, u32)> = counts.iter().map(weigh).filter(|&(_, weight)| weight > 0).collect();
        let square = weights.iter().map(|&(_, weight)| u64::from(weight) * u64::from(weight)).sum();
        Self { weights, square }
    }

    /// Cosine of the angle between two vectors, 0 where one is empty.
    pub fn cosine(&self, other: &Self) -> f64 {
        let mut dot = 0u64;
        self.shared(other, |_, a, b| dot += u64::from(a) * u64::from(b));
        if dot == 0 { 0.0 } else { dot as f64 / libm::sqrt(self.square as f64 * other.square as f64) }
    }

    /// Share of this vector's weight that lies on terms of the other, 0 where this one is empty.
    pub fn share_in(&self, other: &Self) -> f64 {
        let mut found = 0u64;
        self.shared(other, |_, weight, _| found += u64::from(weight) * u64::from(weight));
        if found == 0 { 0.0 } else { found as f64 / self.square as f64 }
    }

    /// Calls back for each term that both have, with both weights.
    pub fn shared(&self, other: &Self, mut each: impl FnMut(Term, u32, u32)) {
        let (mut i, mut j) = (0, 0);
        while let (Some(&(a, x)), Some(&(b, y))) = (self.weights.get(i), other.weights.get(j)) {
            match a.cmp(&b) {
                std::cmp::Ordering::Less => i += 1,
                std::cmp::Ordering::Greater => j += 1,
                std::cmp::Ordering::Equal => {
                    each(a, x, y);
                    i += 1;
                    j += 1;
                }
            }
        }
    }
}

/// Counts of equal terms, by term.
pub fn counted(mut terms: Vec<Term>) -> Vec<(Term, u16)> {
    terms.sort_unstable();
    let mut counts: Vec<(Term, u16)> = Vec::new();
    for term in terms {
        match counts.last_mut().filter(|last| last.0 == term) {
            Some(last) => last.1 = last.1.saturating_add(1),
            None => counts.push((term, 1)),
        }
    }
    counts
}

/// Whether a word is the name of a day or month: capitalised, but no name.
pub fn is_calendar(word: &str) -> bool {
    let lower = word.to_lowercase();
    english().months.contains(lower.as_str()) || english().weekdays.contains(lower.as_str())
}
