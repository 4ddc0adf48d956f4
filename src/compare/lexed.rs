//! A text as facts are read from it: words, figures and marks, each with the rows of the lexicon that begin with it.
//!
//! A figure and the letters behind it are two words ("1.2bn"), and so are the parts of a compound ("three-day"): what is
//! glued to the word before it says so. Linear in the text.

use super::reading::Span;
use crate::lexicon::Lexicon;
use crate::lexicon::facts::{Facts, Kind, Row};
use crate::lexicon::words::hash;
use crate::text::stem::folded;

/// What a word is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Made {
    /// Letters.
    Letters,
    /// Digits, with the marks between them.
    Figures,
    /// One mark.
    Mark,
}

/// One word, figure or mark.
#[derive(Debug, Clone)]
pub struct Word {
    /// Where it stands.
    pub span: Span,
    /// In small letters, without a possessive ending.
    pub key: String,
    /// What it is made of.
    pub made: Made,
    /// Nothing stands between it and the word before.
    pub glued: bool,
    /// It begins with a capital letter.
    pub capital: bool,
    /// It has a possessive ending.
    pub owns: bool,
    /// Its sentence.
    pub sentence: u32,
    /// It is a part of a date or a time of day.
    pub dated: bool,
    rows: &'static [Row],
}

/// The words of a text.
pub struct Lexed<'a> {
    /// The text.
    pub text: &'a str,
    /// Its words.
    pub words: Vec<Word>,
    /// Its language's rows.
    pub facts: &'static Facts,
    /// Words that stand with a capital letter inside a sentence, as hashes in order.
    named: Vec<u64>,
}

impl<'a> Lexed<'a> {
    /// Takes a text apart.
    pub fn new(text: &'a str, sentences: &[Span], facts: &'static Facts) -> Self {
        let mut words = Vec::with_capacity(text.len() / 5);
        let (mut at, mut end_before, mut sentence) = (0, usize::MAX, 0);
        while let Some(c) = text[at..].chars().next() {
            let from = at;
            at += c.len_utf8();
            if c.is_whitespace() || is_invisible(c) {
                continue;
            }
            let made = if c.is_ascii_digit() {
                at = figures_end(text, from);
                Made::Figures
            } else if c.is_alphabetic() {
                at = letters_end(text, at);
                // "l'emploi", "d'euros" are two words in French.
                let elided = text[from..at].find(['\'', '’']).filter(|&cut| facts.tag == "fr" && cut <= 2);
                if let Some(cut) = elided {
                    at = from + cut + if text.as_bytes()[from + cut] == b'\'' { 1 } else { '’'.len_utf8() };
                }
                Made::Letters
            } else {
                Made::Mark
            };
            while sentences.get(sentence).is_some_and(|span: &Span| span.end as usize <= from) {
                sentence += 1;
            }
            let raw = &text[from..at];
            let mut key = folded(raw);
            let owns = made == Made::Letters && key.ends_with("'s");
            if owns {
                key.truncate(key.len() - 2);
            }
            words.push(Word {
                span: Span::new(from, at),
                rows: if made == Made::Figures { &[] } else { facts.begin_with(&key) },
                key,
                made,
                glued: end_before == from,
                capital: c.is_uppercase(),
                owns,
                sentence: sentence as u32,
                dated: false,
            });
            end_before = at;
        }
        let mut all = Self { text, words, facts, named: Vec::new() };
        let inside = |at: &usize| all.words[*at].capital && all.words[*at].made == Made::Letters && !all.opens(*at);
        let mut named: Vec<u64> =
            (0..all.words.len()).filter(inside).map(|at| hash(all.words[at].key.as_bytes())).collect();
        named.sort_unstable();
        named.dedup();
        all.named = named;
        all
    }

    /// Whether a word opens a sentence or a quote.
    fn opens(&self, at: usize) -> bool {
        at == 0 || self.words[at - 1].sentence != self.words[at].sentence || self.is_mark(at - 1, "“\"‘'«„»:•*")
    }

    /// The hash of a word that is a part of a name: one with a capital letter, and not only because it opens a sentence.
    pub fn name(&self, at: usize, lexicon: &Lexicon) -> Option<u64> {
        let word = self.words.get(at).filter(|word| word.capital && word.made == Made::Letters)?;
        let key = hash(word.key.as_bytes());
        let fits = if self.facts.capital_nouns { !self.opens(at) } else { self.named.binary_search(&key).is_ok() };
        let dated = lexicon.months.contains(&word.key) || lexicon.weekdays.contains(&word.key);
        (fits && !dated && !lexicon.stopwords.contains(&word.key)).then_some(key)
    }

    /// Marks the words of dates.
    pub fn mark_dates(&mut self, dates: &[(u32, u32)]) {
        for &(from, end) in dates {
            for word in &mut self.words[from as usize..end as usize] {
                word.dated = true;
            }
        }
    }

    /// Whether a number that counts or measures begins at a word.
    pub fn counts(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| !word.dated)
            && super::numbers::number(self, at).is_some_and(|number| !number.ordinal)
    }

    /// The key of a word; nothing behind the last.
    pub fn key(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| &word.key)
    }

    /// Whether a word is this mark.
    pub fn is_mark(&self, at: usize, marks: &str) -> bool {
        self.words.get(at).is_some_and(|word| word.made == Made::Mark && marks.contains(word.key.as_str()))
    }

    /// Whether the words at a place are in one sentence.
    pub fn same_sentence(&self, a: usize, b: usize) -> bool {
        match (self.words.get(a), self.words.get(b)) {
            (Some(a), Some(b)) => a.sentence == b.sentence,
            _ => false,
        }
    }

    /// The longest phrase of a kind that begins at a word: its value, and how many words it takes.
    pub fn find(&self, at: usize, kind: Kind) -> Option<(&'static str, usize)> {
        let word = self.words.get(at)?;
        let mut best: Option<(&'static str, usize)> = None;
        for row in word.rows.iter().filter(|row| row.kind == kind) {
            if let Some(count) = self.reaches(at, row.rest)
                && best.is_none_or(|(_, most)| count > most)
            {
                best = Some((row.value, count));
            }
        }
        best
    }

    /// The first of several kinds that a phrase at a word is of.
    pub fn find_any(&self, at: usize, kinds: &[Kind]) -> Option<(Kind, &'static str, usize)> {
        let mut best: Option<(Kind, &'static str, usize)> = None;
        for &kind in kinds {
            if let Some((value, count)) = self.find(at, kind)
                && best.is_none_or(|(_, _, most)| count > most)
            {
                best = Some((kind, value, count));
            }
        }
        best
    }

    /// A phrase of a kind that ends right before a word: its value, and where it begins.
    pub fn find_before(&self, end: usize, kind: Kind) -> Option<(&'static str, usize)> {
        (1..=5.min(end)).rev().find_map(|back| {
            let from = end - back;
            let word = &self.words[from];
            let row = word.rows.iter().find(|row| row.kind == kind && self.reaches(from, row.rest) == Some(back))?;
            Some((row.value, from))
        })
    }

    /// How many words a phrase takes from a word on, where it fits; hyphens between its words are passed over.
    fn reaches(&self, at: usize, rest: &str) -> Option<usize> {
        let mut next = at + 1;
        for part in rest.split(' ').filter(|part| !part.is_empty()) {
            for part in part.split('-') {
                if self.is_mark(next, "-‑/") && self.words[next].glued {
                    next += 1;
                }
                if self.key(next) != part || !self.same_sentence(at, next) {
                    return None;
                }
                next += 1;
            }
        }
        Some(next - at)
    }
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{feff}')
}

/// Digits, with a point, comma, apostrophe or thin space before exactly three more, or a point or comma before others.
fn figures_end(text: &str, from: usize) -> usize {
    let digits = |at: usize| text[at..].bytes().take_while(u8::is_ascii_digit).count();
    let mut at = from + digits(from);
    loop {
        let Some(mark) = text[at..].chars().next() else { return at };
        let behind = at + mark.len_utf8();
        let count = digits(behind);
        let joins = match mark {
            '.' | ',' => count > 0,
            '\'' | '’' | '\u{a0}' | '\u{202f}' | '\u{2009}' => count == 3 && at - from <= 12,
            _ => false,
        };
        if !joins {
            return at;
        }
        at = behind + count;
    }
}

/// Letters, with an apostrophe between them.
fn letters_end(text: &str, mut at: usize) -> usize {
    loop {
        let mut rest = text[at..].chars();
        let Some(c) = rest.next() else { return at };
        let joins = c.is_alphabetic()
            || matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}')
            || matches!(c, '\'' | '’') && rest.next().is_some_and(char::is_alphabetic);
        if !joins {
            return at;
        }
        at += c.len_utf8();
    }
}
