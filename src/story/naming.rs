//! What a story is called, what it is about, what ties each article to it and what keeps others out.

use super::background::Language;
use super::names::names_in;
use super::{Stories, across};
use crate::article::Article;
use crate::extract::metadata::day_number;
use crate::order::{Map, sorted};
use crate::report::{Against, Tie};
use crate::text::{Token, hash_word};

/// Key words of a story.
const KEYWORDS: usize = 6;
/// A headline of fewer words is not cut.
const SHORTEST_HEADLINE: usize = 4;
/// A longer run of capitalised words is no name to go by.
const LONGEST_NAME: usize = 4;
/// Words that are tried as key words.
const TRIED: usize = 24;
/// Names, numbers and words that are told of a tie.
const TOLD: usize = 6;
/// Names on one side only that are told of a tie.
const TOLD_APART: usize = 3;
/// A label made from a text is cut after so many characters.
const LONGEST_LABEL: usize = 110;
/// Published so many days from each other, two reports are hardly of one event.
const DAYS_APART: u32 = 4;
/// Texts with fewer words in common that weigh do not tell one event for their words.
const FEW_WORDS: usize = 4;

/// A text taken apart for telling what it shares with others.
#[derive(Debug)]
pub struct Reading<'a> {
    /// The article.
    pub article: &'a Article,
    language: &'static Language,
    tokens: Vec<Token>,
    /// The distinct names, in the order of their first mention.
    names: Vec<&'a str>,
    /// Hashes of its words, sorted.
    words: Vec<u64>,
}

impl<'a> Reading<'a> {
    /// Takes an article's text apart.
    pub fn new(article: &'a Article) -> Self {
        let mut tokens = Vec::new();
        let language = Language::of(article.language.as_deref());
        language.tokenize(&article.text, &mut tokens);
        let names = names_in(&article.text, &tokens, language);
        let mut words: Vec<u64> = tokens.iter().map(|token| token.hash).collect();
        words.sort_unstable();
        Self { article, language, tokens, names, words }
    }

    fn has(&self, word: &str) -> bool {
        self.words.binary_search(&hash_word(word)).is_ok()
    }

    /// Whether the last word of a name stands in the text.
    fn knows(&self, name: &str) -> bool {
        name.rsplit(' ').next().is_some_and(|word| self.has(word))
    }

    /// Names that the other text does not know, the first few that do not repeat each other.
    fn alone(&self, other: &Self) -> Vec<String> {
        let mut alone: Vec<&str> = Vec::new();
        for name in self.names.iter().filter(|name| !name.split(' ').any(|word| other.has(word))) {
            if alone.len() < TOLD_APART && !alone.iter().any(|kept| share_word(kept, name)) {
                alone.push(name);
            }
        }
        alone.into_iter().map(str::to_owned).collect()
    }
}

/// A headline for a story of these articles, its lead first: that of the first which has one, else the lead's first sentence.
pub fn label(articles: &[&Article]) -> String {
    if let Some((article, title)) = articles.iter().find_map(|article| Some((article, article.title.as_deref()?))) {
        return headline(title, article.source.as_deref()).to_owned();
    }
    let Some(lead) = articles.first() else { return String::new() };
    let text = lead.text.as_str();
    let from = crate::extract::dateline_range(lead).map_or(0, |(_, to)| to);
    let sentence_end = text[from..]
        .match_indices(['.', '!', '?', '\n'])
        .find(|&(at, _)| at > 30 && !text[from + at + 1..].starts_with(|c: char| c.is_alphanumeric()))
        .map_or(text.len(), |(at, _)| from + at);
    let sentence = text[from..sentence_end].trim();
    if sentence.chars().count() <= LONGEST_LABEL {
        return sentence.to_owned();
    }
    let cut: String = sentence.chars().take(LONGEST_LABEL).collect();
    format!("{} …", cut.rsplit_once(' ').map_or(cut.as_str(), |(head, _)| head))
}

/// A headline without the name of the site behind it: "… - kltv.com - Tyler", "… | The Post".
fn headline<'a>(title: &'a str, outlet: Option<&str>) -> &'a str {
    let names_site = |part: &str| {
        let part = part.trim().to_lowercase();
        let domain = part.split(' ').any(|word| {
            word.rsplit_once('.')
                .is_some_and(|(_, end)| (2..=5).contains(&end.len()) && end.chars().all(char::is_alphabetic))
        });
        domain || outlet.is_some_and(|outlet| part.starts_with(&outlet.to_lowercase()))
    };
    let ends = title.match_indices(['|', '-', '–', '—']).filter(|&(at, mark)| {
        let behind = &title[at + mark.len()..];
        let set_off = title[..at].ends_with(' ') && behind.starts_with(' ');
        let names = names_site(behind.split(" - ").next().unwrap_or(behind));
        title[..at].split_whitespace().count() >= SHORTEST_HEADLINE && (mark == "|" || set_off && names)
    });
    ends.map(|(at, _)| title[..at].trim_end()).next().unwrap_or(title)
}

/// The names and words that weigh most in a story, of those that most of its texts have and its lead prints.
pub fn keywords(stories: &Stories, texts: &[usize], lead: &Reading<'_>) -> Vec<String> {
    let printed = Printed::new(stories, lead);
    let mut kept: Vec<String> = Vec::new();
    for term in stories.common_terms(texts).into_iter().take(TRIED) {
        let Some((word, capital)) = printed.word(term) else { continue };
        if kept.len() == KEYWORDS {
            break;
        }
        let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
        let words = |name: &str| name.split(' ').count();
        let holds = |name: &&&str| capital && words(name) <= LONGEST_NAME && name.split(' ').any(|part| part == word);
        let name = lead.names.iter().filter(holds);
        let shown = match name.max_by_key(|name| name.len()) {
            Some(name) => (*name).to_owned(),
            None if lead.language.is_calendar(word) => continue,
            None if capital => word.to_owned(),
            None if word.chars().count() < 3 => continue,
            None => word.to_lowercase(),
        };
        if !kept.iter().any(|other| share_word(other, &shown)) {
            kept.push(shown);
        }
    }
    kept
}

fn share_word(name: &str, part: &str) -> bool {
    name.split(' ').any(|word| part.split(' ').any(|other| word == other))
}

/// What an article shares with another, and what only one of them has.
pub fn tie(stories: &Stories, texts: (usize, usize), one: &Reading<'_>, other: &Reading<'_>, likeness: u32) -> Tie {
    let mut shared: Vec<&str> = one.names.iter().copied().filter(|name| other.names.contains(name)).collect();
    // A surname in one text and the full name in the other are one name.
    for name in &one.names {
        if !shared.contains(name)
            && other.names.iter().any(|theirs| ends_alike(name, theirs))
            && !shared.iter().any(|kept| share_word(kept, name))
        {
            shared.push(name);
        }
    }
    let printed = Printed::new(stories, one);
    let (mut numbers, mut words) = (Vec::new(), Vec::new());
    for term in stories.shared_terms(texts.0, texts.1) {
        let Some((word, capital)) = printed.word(term) else { continue };
        if word.starts_with(|c: char| c.is_numeric()) {
            numbers.push(word.to_owned());
        } else if !capital && !one.language.is_calendar(word) {
            words.push(word.to_lowercase());
        } else if one.language.is_noun(word) {
            words.push(word.to_owned());
        }
    }
    numbers.truncate(TOLD);
    words.truncate(TOLD);
    let day = |article: &Article| article.published.as_deref().and_then(day_number);
    let place = |article: &Article| article.dateline.as_ref().map(|dateline| dateline.place.clone());
    let language = |reading: &Reading<'_>| across::language(reading.article.language.as_deref());
    let places = place(one.article).zip(place(other.article));
    Tie {
        article: one.article.id.clone(),
        to: other.article.id.clone(),
        likeness: f64::from(likeness) / 10_000.0,
        by_hand: false,
        across_languages: across::differ(language(one), language(other)),
        other_names: one.alone(other),
        their_names: other.alone(one),
        names: shared.into_iter().take(TOLD).map(str::to_owned).collect(),
        numbers,
        words,
        days_apart: day(one.article).zip(day(other.article)).map(|(a, b)| (a - b).unsigned_abs() as u32),
        places: places.filter(|(a, b)| !a.eq_ignore_ascii_case(b)),
    }
}

/// What speaks against two articles telling of one event, strongest first.
pub fn against(tie: &Tie, one: &Reading<'_>, other: &Reading<'_>) -> Vec<Against> {
    let known = |one: &Reading<'_>, other: &Reading<'_>| {
        let known = one.names.iter().filter(|name| other.knows(name)).count();
        (known, one.names.len())
    };
    // Of the text that has fewer names, hardly a third is in the other.
    let (ours, theirs) = (known(one, other), known(other, one));
    let (shared, all) = if ours.1 <= theirs.1 { ours } else { theirs };
    let numbers =
        |reading: &Reading<'_>| reading.tokens.iter().any(|token| token.number && token.end - token.start > 1);
    let reasons = [
        (tie.places.is_some(), Against::Places),
        (tie.days_apart.is_some_and(|days| days >= DAYS_APART), Against::Days),
        (all > 0 && shared * 3 <= all, Against::Names),
        (tie.numbers.is_empty() && numbers(one) && numbers(other), Against::Numbers),
        (tie.words.len() < FEW_WORDS, Against::Words),
    ];
    reasons.into_iter().filter(|reason| reason.0).map(|reason| reason.1).collect()
}

fn ends_alike(a: &str, b: &str) -> bool {
    a != b && a.rsplit(' ').next() == b.rsplit(' ').next()
}

/// Where a text first prints each of its terms, and whether it is printed as names are.
struct Printed<'a> {
    text: &'a str,
    words: Map<u32, (u32, u32, bool)>,
}

impl<'a> Printed<'a> {
    fn new(stories: &Stories, reading: &Reading<'a>) -> Self {
        let terms = reading.tokens.iter().filter_map(|token| Some((stories.term_of(token, reading.language)?, token)));
        let terms = sorted(terms.collect(), |a: &(u32, &Token), b| a.0.cmp(&b.0));
        let words = terms.chunk_by(|a, b| a.0 == b.0).map(|same| {
            let first = same[0].1;
            // A name may stand at the head of every sentence that has it.
            let always = same.len() > 1 && same.iter().all(|(_, token)| token.capital);
            let capital = always || same.iter().any(|(_, token)| token.capital && !token.opens);
            (same[0].0, (first.start, first.end, capital))
        });
        Self { text: &reading.article.text, words: crate::order::map(words) }
    }

    fn word(&self, term: u32) -> Option<(&'a str, bool)> {
        let &(start, end, capital) = self.words.get(&term)?;
        Some((&self.text[start as usize..end as usize], capital))
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_label_does_not_name_the_site() {
        for (title, outlet, label) in [
            ("Boy hurt in Elmsport fire - elmsport.com - Tarn, Osterby |EP News", None, "Boy hurt in Elmsport fire"),
            ("Mill burns down in Hadley | Local", None, "Mill burns down in Hadley"),
            ("Mill burns down in Hadley - The Harbour Post", Some("The Harbour Post"), "Mill burns down in Hadley"),
            (
                "Mill burns down - workers in hospital",
                Some("The Harbour Post"),
                "Mill burns down - workers in hospital",
            ),
            ("Vance: no | yes", None, "Vance: no | yes"),
            ("A 3-year-old was found in the mill", None, "A 3-year-old was found in the mill"),
        ] {
            assert_eq!(super::headline(title, outlet), label);
        }
    }
}
