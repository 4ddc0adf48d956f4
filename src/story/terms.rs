//! Words → terms with weights that mean the same in a pile of five and of five thousand.
//!
//! A term is a stem. Its weight is (1 + ln tf) · idf, where the share of texts that hold it is blended from a background
//! table and the pile itself ([`PRIOR`] texts' worth of background): the frequencies of a small pile mean little. All
//! weights are whole numbers (in 1/64), so that sums do not depend on the order in which terms were met.
//!
//! Whether a word is a function word is asked of the word, not of its stem, which another word may have brought. A word
//! costs one look into a table by its hash; what depends on its letters is found out once. Counting uses a list by term
//! ([`Tally`]), looking up the terms of one text in another such a list of weights ([`Spread`]).

use super::background::{self, Language};
use crate::text::{Token, tokens::combine};

/// The background counts as much as so many texts.
const PRIOR: f64 = 1000.0;
/// Weights are in so many parts of one.
pub const PARTS: f64 = 64.0;

/// A term's number within one pile.
pub type Term = u32;

/// The term of all function words, which count for nothing.
pub const STOP: Term = 0;
/// Marks what is no name though it is capitalised: days, months, German nouns.
const NAMELESS: u32 = 1 << 31;

/// Numbers by hash: open addressing (Knuth 1973, 6.4), at most half full. Hashes are mixed already.
#[derive(Debug, Default)]
struct Table {
    /// 0 where there is none.
    keys: Vec<u64>,
    values: Vec<u32>,
    held: usize,
}

impl Table {
    /// Where a hash is or would be; there is room.
    #[inline]
    fn slot(&self, key: u64) -> usize {
        let mask = self.keys.len() - 1;
        let mut at = key as usize & mask;
        while self.keys[at] != key && self.keys[at] != 0 {
            at = (at + 1) & mask;
        }
        at
    }

    #[inline]
    fn get(&self, key: u64) -> Option<u32> {
        let key = key.max(1);
        if self.keys.is_empty() {
            return None;
        }
        let at = self.slot(key);
        (self.keys[at] == key).then(|| self.values[at])
    }

    fn insert(&mut self, key: u64, value: u32) {
        if 2 * self.held >= self.keys.len() {
            let size = (2 * self.keys.len()).max(1024);
            let keys = std::mem::replace(&mut self.keys, vec![0; size]);
            let values = std::mem::replace(&mut self.values, vec![0; size]);
            for (key, value) in keys.into_iter().zip(values).filter(|&(key, _)| key != 0) {
                let at = self.slot(key);
                (self.keys[at], self.values[at]) = (key, value);
            }
        }
        let at = self.slot(key.max(1));
        self.held += usize::from(self.keys[at] == 0);
        (self.keys[at], self.values[at]) = (key.max(1), value);
    }
}

/// The terms of a pile.
#[derive(Debug, Default)]
pub struct Dictionary {
    /// Terms by the hash of a word, and by that of a stem.
    by_hash: Table,
    /// All stems, one behind the other, and where each ends.
    stems: String,
    ends: Vec<u32>,
    /// Share of texts that hold a term, by the background table.
    background: Vec<f64>,
    /// Texts of the pile that hold it.
    texts: Vec<u32>,
}

/// A word as the dictionary knows it.
#[derive(Debug, Clone, Copy)]
pub struct Known(u32);

impl Known {
    /// Its term.
    pub fn term(self) -> Term {
        self.0 & !NAMELESS
    }

    /// Whether it is no name though it is capitalised.
    pub fn names_nothing(self) -> bool {
        self.0 & NAMELESS != 0
    }
}

/// What a word is known by; stems depend on the language.
fn key(token: &Token, language: &Language) -> u64 {
    if language.code() == 0 { token.hash } else { combine(token.hash, language.code()) }
}

impl Dictionary {
    /// The term of a word, where it has one that counts.
    pub fn known(&self, token: &Token, language: &Language) -> Option<Term> {
        self.by_hash.get(key(token, language)).map(|known| Known(known).term()).filter(|&term| term != STOP)
    }

    /// Whether a capitalised word of `text` names nothing.
    pub fn names_nothing(&self, text: &str, token: &Token, language: &Language) -> bool {
        let by_letters = || language.names_nothing(&text[token.start as usize..token.end as usize]);
        self.by_hash.get(key(token, language)).map_or_else(by_letters, |known| Known(known).names_nothing())
    }

    /// The term of a word of `text`, made where it is new.
    pub fn word(&mut self, text: &str, token: &Token, language: &Language) -> Known {
        let key = key(token, language);
        if let Some(known) = self.by_hash.get(key) {
            return Known(known);
        }
        self.learn(key, &text[token.start as usize..token.end as usize], language)
    }

    #[cold]
    #[inline(never)]
    fn learn(&mut self, key: u64, word: &str, language: &Language) -> Known {
        let term = if language.is_stop(word) { STOP } else { self.stem_term(&language.term(word)) };
        let known = term | if language.names_nothing(word) { NAMELESS } else { 0 };
        self.by_hash.insert(key, known);
        Known(known)
    }

    fn stem_term(&mut self, stem: &str) -> Term {
        let key = stem.bytes().fold(2, |hash, byte| combine(hash, u64::from(byte)));
        if self.ends.is_empty() {
            self.push("");
        }
        self.by_hash.get(key).unwrap_or_else(|| {
            let term = self.ends.len() as Term;
            self.by_hash.insert(key, term);
            self.push(stem);
            term
        })
    }

    fn push(&mut self, stem: &str) {
        self.stems.push_str(stem);
        self.ends.push(self.stems.len() as u32);
        self.background.push(background::share(stem));
        self.texts.push(0);
    }

    /// Number of terms.
    pub fn terms(&self) -> usize {
        self.ends.len()
    }

    /// Counts the distinct terms of a text in (`1`) or out (`-1`).
    pub fn count(&mut self, entries: &[Entry], by: i32) {
        for entry in entries {
            let texts = &mut self.texts[entry.term as usize];
            *texts = texts.saturating_add_signed(by);
        }
    }

    /// The stem that the term stands for.
    pub fn stem(&self, term: Term) -> &str {
        let from = (term as usize).checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.stems[from as usize..self.ends[term as usize] as usize]
    }

    /// Inverse document frequency of a term in a pile of `texts` texts, in [`PARTS`].
    pub fn rarity(&self, term: Term, texts: usize) -> f64 {
        let holders = PRIOR * self.background[term as usize] + f64::from(self.texts[term as usize]);
        (-libm::log(holders / (PRIOR + texts as f64))).max(0.0) * PARTS
    }
}

/// A term of a text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Entry {
    /// Which.
    pub term: Term,
    /// Its weight in the pile of today.
    pub weight: u16,
    /// How often it stands there; more than 255 times are 255.
    pub count: u8,
}

/// Weights of counts, for all terms alike: 1 + ln tf.
#[derive(Debug)]
pub struct Counts([f64; 256]);

impl Default for Counts {
    fn default() -> Self {
        Self(std::array::from_fn(|count| 1.0 + libm::log(count.max(1) as f64)))
    }
}

impl Counts {
    /// Weighs terms by their rarities and gives the sum of the squared weights.
    pub fn weigh(&self, entries: &mut [Entry], rarities: &[f64]) -> u64 {
        let mut square = 0;
        for entry in entries {
            entry.weight = (self.0[usize::from(entry.count)] * rarities[entry.term as usize] + 0.5) as u16;
            square += u64::from(entry.weight) * u64::from(entry.weight);
        }
        square
    }
}

/// Counts terms.
#[derive(Debug, Default)]
pub struct Tally {
    counts: Vec<u32>,
    met: Vec<Term>,
}

impl Tally {
    /// Counts a term so many times more; function words are passed over.
    pub fn add(&mut self, term: Term, by: u32) {
        if term == STOP {
            return;
        }
        let at = term as usize;
        if at >= self.counts.len() {
            self.counts.resize(at + 1 + at / 2, 0);
        }
        if self.counts[at] == 0 {
            self.met.push(term);
        }
        self.counts[at] = self.counts[at].saturating_add(by);
    }

    /// Counts words.
    pub fn add_all(&mut self, words: &[Known], by: u32) {
        for word in words {
            self.add(word.term(), by);
        }
    }

    /// Appends the terms with their counts, by term, and begins anew.
    pub fn pour(&mut self, into: &mut Vec<Entry>) {
        self.met.sort_unstable();
        for term in self.met.drain(..) {
            let count = std::mem::take(&mut self.counts[term as usize]);
            into.push(Entry { term, weight: 0, count: count.min(255) as u8 });
        }
    }
}

/// One text's weights by term, so that another text's terms find them without a search.
#[derive(Debug, Default)]
pub struct Spread(Vec<u16>);

impl Spread {
    /// Lays the weights out, in place of all that were there.
    pub fn lay(&mut self, terms: usize, entries: &[Entry]) {
        if self.0.len() < terms {
            self.0.resize(terms, 0);
        }
        for entry in entries {
            self.0[entry.term as usize] = entry.weight;
        }
    }

    /// Takes the weights of a text away again.
    pub fn clear(&mut self, entries: &[Entry]) {
        for entry in entries {
            self.0[entry.term as usize] = 0;
        }
    }

    /// Sum of the products of the weights of the terms that both have.
    pub fn dot(&self, entries: &[Entry]) -> u64 {
        entries.iter().map(|entry| u64::from(self.weight(entry.term)) * u64::from(entry.weight)).sum()
    }

    /// The weight of a term, 0 where it is not there.
    #[inline]
    pub fn weight(&self, term: Term) -> u16 {
        self.0.get(term as usize).copied().unwrap_or(0)
    }
}

/// Cosine of the angle between two vectors with this product and these squares. A square root is exact to the last bit
/// everywhere.
#[inline]
pub fn cosine(dot: u64, a: u64, b: u64) -> f64 {
    if dot == 0 { 0.0 } else { dot as f64 / (a as f64 * b as f64).sqrt() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokenize;

    fn terms(dictionary: &mut Dictionary, text: &str) -> Vec<Term> {
        let mut tokens = Vec::new();
        tokenize(text, &mut tokens);
        tokens.iter().map(|token| dictionary.word(text, token, Language::of(None)).term()).collect()
    }

    #[test]
    fn a_function_word_is_one_whichever_word_of_its_stem_came_first() {
        for text in ["does Doe", "Doe does"] {
            let mut dictionary = Dictionary::default();
            let found = terms(&mut dictionary, text);
            let stop = found.iter().position(|&term| term == STOP);
            assert_eq!(stop, text.find("does").map(|at| usize::from(at > 0)));
            assert_eq!(dictionary.stem(found[1 - stop.unwrap()]), "doe");
        }
    }

    #[test]
    fn a_table_finds_what_was_put_in() {
        let mut table = Table::default();
        assert_eq!(table.get(5), None);
        let keys = (0..5000u64).map(|at| at.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        keys.clone().zip(1..).for_each(|(key, value)| table.insert(key, value));
        table.insert(0, 7);
        assert!(keys.clone().skip(1).zip(2..).all(|(key, value)| table.get(key) == Some(value)));
        assert_eq!((table.get(0), table.get(1), table.get(2)), (Some(7), Some(7), None));
    }

    #[test]
    fn words_of_one_stem_are_one_term_and_counted_together() {
        let mut dictionary = Dictionary::default();
        let found = terms(&mut dictionary, "Ferries and a ferry: the FERRY");
        let (mut tally, mut entries) = (Tally::default(), Vec::new());
        found.iter().for_each(|&term| tally.add(term, 1));
        tally.pour(&mut entries);
        assert_eq!(entries, [Entry { term: found[0], weight: 0, count: 3 }]);
        dictionary.count(&entries, 1);
        let rare = dictionary.rarity(found[0], 2);
        dictionary.count(&entries, 1);
        assert!(dictionary.rarity(found[0], 2) < rare);
    }
}
