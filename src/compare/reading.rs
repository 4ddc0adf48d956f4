//! What one article tells, read by itself: its sentences, who is named, who says what, numbers and dates.
//!
//! A reading depends on its article alone, so it is made once and kept. Linear in the text.

use super::contexts::{Context, NEAR, NEAR_DATE, contexts};
use super::dates::{DateRole, Dated, dates};
use super::frames::Scene;
use super::lexed::Lexed;
use super::names::Names;
use super::quantities::{Quantity, quantities};
use super::speech::{self, Speech, Voice};
use super::stays::{Stay, stays_of};
use super::terms::{Term, terms};
use super::words;
use crate::article::Article;

/// A stretch of an article's text, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Span {
    /// Its first byte.
    pub start: u32,
    /// Behind its last byte.
    pub end: u32,
}

impl Span {
    /// From one byte to another.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start: start as u32, end: end as u32 }
    }

    /// As the range of a slice.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether the two have a byte in common.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether the other lies in it.
    pub fn holds(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// What one article tells.
#[derive(Debug, Default)]
pub struct Reading {
    /// Its sentences, in order.
    pub sentences: Vec<Span>,
    /// Who and what it names.
    pub names: Names,
    /// Its words as they are compared.
    pub terms: Vec<Term>,
    /// Quotes, and speech that is reported without marks, in order.
    pub speech: Vec<Speech>,
    /// Verbs of saying with whom they have for their subject.
    pub subjects: Vec<(Span, Voice)>,
    /// Dates as they are told, in order.
    pub dates: Vec<Dated>,
    /// Numbers that count or measure something, in order.
    pub quantities: Vec<Quantity>,
    /// When what lasts begins and ends, in order.
    pub stays: Vec<Stay>,
    /// What each sentence tells.
    pub contexts: Vec<Context>,
}

impl Reading {
    /// Reads an article.
    pub fn new(article: &Article) -> Self {
        let (text, language) = (article.text.as_str(), article.language.as_deref());
        let quoted = crate::text::marks::quoted_spans(text);
        let sentences = super::sentences::sentences(text, language, &quoted);
        let mut reading = Self { sentences, terms: terms(text, language), ..Self::default() };
        reading.read_speech(article, &quoted);
        reading.read_facts(article);
        reading
    }

    /// Reads sentences, names and speech alone: what an article's quotes are shown with.
    pub fn of_speech(article: &Article) -> Self {
        let quoted = crate::text::marks::quoted_spans(&article.text);
        let sentences = super::sentences::sentences(&article.text, article.language.as_deref(), &quoted);
        let mut reading = Self { sentences, ..Self::default() };
        reading.read_speech(article, &quoted);
        reading
    }

    /// Reads who is named and who says what.
    fn read_speech(&mut self, article: &Article, quoted: &[(usize, usize)]) {
        let (text, language) = (article.text.as_str(), article.language.as_deref());
        let Some(table) = words::table(language) else {
            self.speech = speech::unattributed(text, quoted);
            return;
        };
        let words = words::words(text, language, table, &self.sentences, quoted);
        self.names = Names::new(text, &words, &super::mentions::runs(text, &words, language));
        let dateline = crate::extract::dateline_range(article).map_or(0, |(_, end)| end);
        (self.speech, self.subjects) = speech::speech(
            &Scene::new(text, &words, &self.names, quoted),
            &self.sentences,
            dateline,
            super::is_english(language),
        );
    }

    /// Reads dates and quantities.
    fn read_facts(&mut self, article: &Article) {
        let language = article.language.as_deref();
        let lexicon = crate::lexicon::of(language);
        let mut words = Lexed::new(&article.text, &self.sentences, crate::lexicon::facts::Facts::of(language));
        self.dates = dates(&words, lexicon);
        let dated: Vec<(u32, u32)> = self.dates.iter().map(|dated| dated.words).collect();
        words.mark_dates(&dated);
        self.quantities = quantities(&words, lexicon, &self.dates);
        super::ages::owners(&words, &self.names, &mut self.quantities);
        self.stays = stays_of(&words, &self.dates);
        let stems = crate::text::stem::Stems::of(language);
        let stems = super::contexts::stems(&words, lexicon, &stems);
        self.contexts = contexts(&words, lexicon, &stems, self.sentences.len());
        // The date of a dateline says when the text was written.
        let dateline = article.dateline.as_ref().and_then(|line| line.date.as_deref());
        let dateline =
            dateline.and_then(|date| Some(article.text.get(..200).unwrap_or(&article.text).find(date)? + date.len()));
        for dated in &mut self.dates {
            dated.written = dateline.is_some_and(|end| dated.span.end as usize <= end);
            dated.said |= dated.written;
            let (from, end) = (dated.words.0 as usize, dated.words.1 as usize);
            dated.near = super::contexts::near(&words, &stems, from, end, NEAR_DATE);
            let role = if dated.to.is_some() { DateRole::From } else { dated.role };
            dated.of = super::heads::dated(&words, lexicon, from, end, role);
            dated.of.narrows.iter_mut().for_each(|narrow| *narrow = stems[*narrow as usize]);
        }
        for quantity in &mut self.quantities {
            let narrows = &mut quantity.of.narrows;
            narrows.iter_mut().for_each(|narrow| *narrow = stems[*narrow as usize]);
            narrows.sort_unstable();
            narrows.dedup();
            quantity.near = super::contexts::near(&words, &stems, quantity.word as usize, quantity.end as usize, NEAR);
        }
    }

    /// The sentence that a byte lies in.
    pub fn sentence_at(&self, byte: u32) -> Option<Span> {
        let behind = self.sentences.partition_point(|sentence| sentence.start <= byte);
        self.sentences[..behind].last().copied().filter(|sentence| byte < sentence.end)
    }
}
