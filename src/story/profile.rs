//! An article → what the likeness of stories is judged by: its words, opening, names and numbers.

use super::terms::{Dictionary, Term, Vector, counted, is_calendar};
use crate::article::{Article, BlockKind};
use crate::extract::metadata::day_number;
use crate::text::{Token, stem::Stems, tokenize};

/// The opening of an article is its headline and so many words.
const OPENING: usize = 60;
/// A word of the headline counts as often as so many in the body.
const TITLE_COUNTS: usize = 2;

/// Terms with their counts, by term; made once per article.
#[derive(Debug, Clone, Default)]
pub struct Profile {
    /// Headline and body.
    pub words: Vec<(Term, u16)>,
    /// Headline, standfirst and the first words.
    pub opening: Vec<(Term, u16)>,
    /// Headline.
    pub title: Vec<(Term, u16)>,
    /// Words of names.
    pub names: Vec<(Term, u16)>,
    /// Numbers of two digits or more.
    pub numbers: Vec<(Term, u16)>,
    /// Day of publication, counted from 1970.
    pub day: Option<i64>,
    /// Only the beginning of the article is there.
    pub truncated: bool,
}

/// Whether an article is in another language than English, so that its words have other stems.
pub fn is_neutral(article: &Article) -> bool {
    article.language.as_deref().is_some_and(|language| language != "en" && !language.starts_with("en-"))
}

/// Reads the profile of an article.
pub fn profile(article: &Article, dictionary: &mut Dictionary) -> Profile {
    let neutral = is_neutral(article);
    let stems = Stems::of(article.language.as_deref());
    let mut terms_of = |text: &str, tokens: &[Token]| -> Vec<Term> {
        tokens.iter().map(|token| dictionary.term(text, token, &stems, neutral)).collect()
    };
    let title = article.title.as_deref().unwrap_or("");
    let standfirst = article.standfirst.as_deref().unwrap_or("");
    let mut title_tokens = Vec::new();
    tokenize(title, &mut title_tokens);
    let title_terms = terms_of(title, &title_tokens);
    let mut standfirst_tokens = Vec::new();
    tokenize(standfirst, &mut standfirst_tokens);
    let standfirst_terms = terms_of(standfirst, &standfirst_tokens);
    let mut body_tokens = Vec::new();
    tokenize(&article.text, &mut body_tokens);
    let body_terms = terms_of(&article.text, &body_tokens);

    let mut names = name_terms(article, &body_tokens, &body_terms);
    if !title_case(&title_tokens) {
        names.extend(
            title_tokens
                .iter()
                .zip(&title_terms)
                .filter(|(token, _)| token.capital && !token.opens)
                .map(|(_, &term)| term),
        );
    }
    let number = |(token, _): &(&Token, &Term)| token.number && token.end - token.start >= 2;
    let numbers = body_tokens
        .iter()
        .zip(&body_terms)
        .chain(title_tokens.iter().zip(&title_terms))
        .filter(number)
        .map(|(_, &term)| term)
        .collect();
    let keep = |terms: Vec<Term>, dictionary: &Dictionary| {
        counted(terms.into_iter().filter(|&term| !dictionary.is_stop(term)).collect())
    };
    let opening: Vec<Term> =
        title_terms.iter().chain(&standfirst_terms).chain(body_terms.iter().take(OPENING)).copied().collect();
    let words: Vec<Term> = title_terms
        .iter()
        .cycle()
        .take(title_terms.len() * TITLE_COUNTS)
        .chain(&standfirst_terms)
        .chain(&body_terms)
        .copied()
        .collect();
    Profile {
        words: keep(words, dictionary),
        opening: keep(opening, dictionary),
        title: keep(title_terms, dictionary),
        names: keep(names, dictionary),
        numbers: counted(numbers),
        day: article.published.as_deref().and_then(day_number),
        truncated: article.truncated,
    }
}

/// Capitalised words inside sentences, and those at their start that are capitalised inside others too.
fn name_terms(article: &Article, tokens: &[Token], terms: &[Term]) -> Vec<Term> {
    let text = article.text.as_str();
    let word = |token: &Token| &text[token.start as usize..token.end as usize];
    let subheads: Vec<(u32, u32)> = subhead_ranges(article);
    let in_subhead = |token: &Token| subheads.iter().any(|&(from, to)| from <= token.start && token.start < to);
    let is_name = |token: &Token| {
        token.capital
            && (!token.opens || word(token).chars().nth(1).is_some_and(char::is_uppercase))
            && !in_subhead(token)
            && !is_calendar(word(token))
    };
    let mut sure: Vec<Term> =
        tokens.iter().zip(terms).filter(|(token, _)| is_name(token)).map(|(_, &term)| term).collect();
    sure.sort_unstable();
    tokens
        .iter()
        .zip(terms)
        .filter(|(token, term)| token.capital && !in_subhead(token) && sure.binary_search(term).is_ok())
        .map(|(_, &term)| term)
        .collect()
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

/// A profile with weights.
#[derive(Debug, Clone, Default)]
pub struct Weighted {
    /// Headline and body.
    pub words: Vector,
    /// Headline, standfirst and the first words.
    pub opening: Vector,
    /// Headline.
    pub title: Vector,
    /// Words of names.
    pub names: Vector,
    /// Numbers.
    pub numbers: Vector,
    /// Day of publication.
    pub day: Option<i64>,
    /// Only the beginning of the article is there.
    pub truncated: bool,
}

impl Profile {
    /// The profile under a pile's term rarities.
    pub fn weigh(&self, rarities: &[f64]) -> Weighted {
        Weighted {
            words: Vector::new(&self.words, rarities),
            opening: Vector::new(&self.opening, rarities),
            title: Vector::new(&self.title, rarities),
            names: Vector::new(&self.names, rarities),
            numbers: Vector::new(&self.numbers, rarities),
            day: self.day,
            truncated: self.truncated,
        }
    }
}
