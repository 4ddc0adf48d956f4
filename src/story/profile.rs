//! An article → what the likeness of stories is judged by: its words, opening, names and numbers.
//!
//! One pass over the words of an article; a profile is one list of terms with their counts and weights, 8 bytes each. The
//! weights depend on the pile and are made anew when it changes, the counts stay.

use super::across;
use super::background::Language;
use super::terms::{Counts, Dictionary, Entry, Known, Tally};
use crate::article::{Article, BlockKind};
use crate::extract::metadata::day_number;
use crate::text::Token;

/// The opening of an article is its headline and so many words.
const OPENING_WORDS: usize = 60;
/// A word of the headline counts as often as so many in the body.
const TITLE_COUNTS: u32 = 2;

/// Headline and body.
pub const WORDS: usize = 0;
/// Headline, standfirst and the first words.
pub const OPENING: usize = 1;
/// Words of names.
pub const NAMES: usize = 2;
/// Numbers of two digits or more.
pub const NUMBERS: usize = 3;
/// Headline.
pub const TITLE: usize = 4;
/// The parts of a profile.
pub const SECTIONS: usize = 5;

/// Terms with their counts and weights, part by part, by term.
#[derive(Debug, Clone, Default)]
pub struct Profile {
    entries: Box<[Entry]>,
    /// Where each part ends.
    ends: [u32; SECTIONS],
    /// Sums of the squared weights.
    squares: [u64; SECTIONS],
    /// Day of publication, counted from 1970.
    pub day: Option<i32>,
    /// Only the beginning of the article is there.
    pub truncated: bool,
    /// Its language, by [`across::language`].
    pub language: u32,
}

impl Profile {
    /// The terms of a part.
    #[inline]
    pub fn of(&self, section: usize) -> &[Entry] {
        &self.entries[self.range(section)]
    }

    fn range(&self, section: usize) -> std::ops::Range<usize> {
        let from = section.checked_sub(1).map_or(0, |before| self.ends[before]);
        from as usize..self.ends[section] as usize
    }

    /// Sum of the squared weights of a part; 0 where nothing in it weighs anything.
    #[inline]
    pub fn square(&self, section: usize) -> u64 {
        self.squares[section]
    }

    /// Inverse length of the words as a vector.
    pub fn root(&self) -> f64 {
        1.0 / (self.square(WORDS).max(1) as f64).sqrt()
    }

    /// Weighs all terms by the pile's rarities.
    pub fn weigh(&mut self, counts: &Counts, rarities: &[f64]) {
        for section in 0..SECTIONS {
            let range = self.range(section);
            self.squares[section] = counts.weigh(&mut self.entries[range], rarities);
        }
    }
}

/// Reads profiles; what is used for one article is used again for the next.
#[derive(Debug, Default)]
pub struct Reader {
    tokens: Vec<Token>,
    words: Vec<Known>,
    tally: Tally,
    entries: Vec<Entry>,
    /// By term the number of the last article that surely has it as a name.
    names: Vec<u32>,
    article: u32,
}

impl Reader {
    /// Reads the profile of an article.
    pub fn read(&mut self, article: &Article, dictionary: &mut Dictionary) -> Profile {
        let language = Language::of(article.language.as_deref());
        let parts = [&article.title, &article.standfirst].map(|part| part.as_deref().unwrap_or(""));
        let parts = [parts[0], parts[1], article.text.as_str()];
        self.tokens.clear();
        self.words.clear();
        let mut ends = [0; 3];
        for (part, end) in parts.iter().zip(&mut ends) {
            let from = self.tokens.len();
            language.tokenize(part, &mut self.tokens);
            *end = self.tokens.len();
            for token in &self.tokens[from..] {
                self.words.push(dictionary.word(part, token, language));
            }
        }
        let [title, body, _] = ends;
        let mut profile = Profile::default();
        self.entries.clear();
        self.tally.add_all(&self.words, 1);
        self.tally.add_all(&self.words[..title], TITLE_COUNTS - 1);
        self.close(&mut profile, WORDS);
        self.tally.add_all(&self.words[..self.words.len().min(body + OPENING_WORDS)], 1);
        self.close(&mut profile, OPENING);
        if language.has_capitals() {
            self.count_names(article, body, dictionary.terms());
        } else {
            // Names cannot be told from other words; what the headline says or the text repeats stands for them.
            for entry in self.entries[..profile.ends[WORDS] as usize].iter().filter(|entry| entry.count > 1) {
                self.tally.add(entry.term, entry.count.into());
            }
        }
        if !title_case(&self.tokens[..title]) {
            for (token, word) in self.tokens[..title].iter().zip(&self.words) {
                if token.capital && !token.opens {
                    self.tally.add(word.term(), 1);
                }
            }
        }
        self.close(&mut profile, NAMES);
        for (at, token) in self.tokens.iter().enumerate() {
            if token.number && token.end - token.start >= 2 && (at < title || at >= body) {
                self.tally.add(self.words[at].term(), 1);
            }
        }
        self.close(&mut profile, NUMBERS);
        self.tally.add_all(&self.words[..title], 1);
        self.close(&mut profile, TITLE);
        profile.entries = self.entries.as_slice().into();
        profile.day = article.published.as_deref().and_then(day_number).and_then(|day| i32::try_from(day).ok());
        profile.truncated = article.truncated;
        profile.language = across::language(article.language.as_deref());
        profile
    }

    /// What was counted is a part of the profile.
    fn close(&mut self, profile: &mut Profile, section: usize) {
        self.tally.pour(&mut self.entries);
        profile.ends[section] = self.entries.len() as u32;
    }

    /// Counts capitalised words inside sentences, and those at their start that are capitalised inside others too.
    fn count_names(&mut self, article: &Article, body: usize, terms: usize) {
        let text = article.text.as_str();
        let subheads = subhead_ranges(article);
        let in_subhead = |token: &Token| {
            let at = subheads.partition_point(|&(_, to)| to <= token.start);
            subheads.get(at).is_some_and(|&(from, _)| from <= token.start)
        };
        let second = |token: &Token| text[token.start as usize..token.end as usize].chars().nth(1);
        self.article += 1;
        if self.names.len() <= terms {
            self.names.resize(terms * 3 / 2 + 1, 0);
        }
        let capitals = || self.tokens[body..].iter().zip(&self.words[body..]).filter(|(token, _)| token.capital);
        for (token, word) in capitals() {
            let opens = token.opens && !second(token).is_some_and(char::is_uppercase);
            if !opens && !word.names_nothing() && !in_subhead(token) {
                self.names[word.term() as usize] = self.article;
            }
        }
        for (token, word) in capitals() {
            if self.names[word.term() as usize] == self.article && !in_subhead(token) {
                self.tally.add(word.term(), 1);
            }
        }
    }
}

fn subhead_ranges(article: &Article) -> Vec<(u32, u32)> {
    let mut at = 0;
    let mut ranges = Vec::new();
    for block in article.blocks.iter().filter(|block| block.kind.is_body()) {
        let end = at + block.text.len() as u32;
        if block.kind == BlockKind::Subhead {
            ranges.push((at, end));
        }
        at = end + 2;
    }
    ranges
}

/// Whether a headline is set in capitals throughout, so that capitals tell no names.
fn title_case(tokens: &[Token]) -> bool {
    let capitals = tokens.iter().filter(|token| token.capital).count();
    capitals * 2 > tokens.len()
}
