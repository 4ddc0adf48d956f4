//! The accounts of one story beside each other.
//!
//! Each article is read by itself first ([`reading`]): its sentences, names, speech, numbers and dates; that is kept, and never
//! looks at another article. A comparison then joins what the readings of one story have: [`cast`], the names across articles, the same
//! [`statements`], [`disagreements`] of facts, claims that are [`contested`], what stands in one alone ([`novelty`]), [`sources`] and a [`timeline`].
//!
//! Positions are bytes in an article's text until a result is made; results count in UTF-16 code units. Everything is
//! ordered by the articles' ids and by position, so that the result depends on the articles alone.

pub mod cast;
pub mod cues;
pub mod frames;
pub mod mentions;
pub mod names;
pub mod reading;
pub mod reported;
pub mod sentences;
pub mod speakers;
pub mod speech;
pub mod words;

use crate::article::Article;
use crate::report::{Account, Comparison, Depth, Evidence, Overrule, Role};
use crate::text::Utf16;
use cast::Cast;
use reading::{Reading, Span};

/// One article of the story that is compared.
pub struct Text<'a> {
    /// The article as corrections have it.
    pub article: &'a Article,
    /// What was read in it.
    pub reading: &'a Reading,
    /// The place of the text that it is a copy of, among those compared.
    pub copy_of: Option<usize>,
    /// What it was marked as.
    pub role: Option<Role>,
    utf16: Utf16<'a>,
}

impl<'a> Text<'a> {
    /// An article with its reading.
    pub fn new(article: &'a Article, reading: &'a Reading, copy_of: Option<usize>, role: Option<Role>) -> Self {
        Self { article, reading, copy_of, role, utf16: Utf16::new(&article.text) }
    }

    /// The words of a stretch.
    pub fn words(&self, span: Span) -> &'a str {
        &self.article.text[span.range()]
    }

    /// Whether it is an account of the event and a witness of its own.
    pub fn is_witness(&self) -> bool {
        self.copy_of.is_none() && self.role != Some(Role::Document)
    }
}

/// The articles of one story, by id, and who appears in them.
pub struct Accounts<'a> {
    /// The articles.
    pub texts: Vec<Text<'a>>,
    /// Names across the articles.
    pub cast: Cast,
}

impl<'a> Accounts<'a> {
    /// Joins what the articles name.
    pub fn new(texts: Vec<Text<'a>>) -> Self {
        let cast = Cast::new(&texts);
        Self { texts, cast }
    }

    /// The evidence for a stretch of a text, with its sentence.
    pub fn evidence(&self, text: usize, span: Span) -> Evidence {
        let of = &self.texts[text];
        let sentence = of.reading.sentence_at(span.start).unwrap_or(span);
        Evidence {
            article: of.article.id.clone(),
            start: of.utf16.at(span.start as usize),
            end: of.utf16.at(span.end as usize),
            raw: of.words(span).to_owned(),
            sentence: of.words(sentence).to_owned(),
            sentence_start: of.utf16.at(sentence.start as usize),
            speaker: None,
            carrier: None,
        }
    }

    /// Start and end of a stretch in UTF-16 code units.
    pub fn units(&self, text: usize, span: Span) -> [u32; 2] {
        let utf16 = &self.texts[text].utf16;
        [utf16.at(span.start as usize), utf16.at(span.end as usize)]
    }

    /// The witness behind a text: itself, or the text that it is a copy of; `None` for a document.
    pub fn witness(&self, text: usize) -> Option<usize> {
        let witness = self.texts[text].copy_of.unwrap_or(text);
        self.texts[witness].is_witness().then_some(witness)
    }
}

/// Fills in who says the quotes of an article, with the corrections made by hand.
pub fn attribute(article: &mut Article, overrules: &[Overrule]) {
    if !article.quotes.is_empty() {
        let mut reading = Reading::new(article);
        speech::correct(&mut reading, article, overrules);
        article.quotes = speech::quotes(article, &reading);
    }
}

/// Compares the accounts of a story.
pub fn compare(story: &str, accounts: &Accounts<'_>) -> Comparison {
    Comparison { story: story.to_owned(), accounts: taking_part(accounts), ..Comparison::default() }
}

fn taking_part(accounts: &Accounts<'_>) -> Vec<Account> {
    let account = |text: &Text<'_>| Account {
        article: text.article.id.clone(),
        copy_of: text.copy_of.map(|of| accounts.texts[of].article.id.clone()),
        role: text.role,
        truncated: text.article.truncated,
        depth: depth(text.article.language.as_deref()),
        translated: false,
    };
    accounts.texts.iter().map(account).collect()
}

/// How much of a language is known; a text whose language could not be told is read as English.
fn depth(language: Option<&str>) -> Depth {
    match language.and_then(|tag| tag.split('-').next()) {
        None | Some("en") => Depth::Full,
        Some("de" | "es" | "fr") => Depth::Basic,
        Some(_) => Depth::Marks,
    }
}
