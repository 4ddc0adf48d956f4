//! What a story is called, what it is about, what ties each article to it and what keeps others out.

use super::background::Language;
use super::names::{Name, names_in};
use super::{Stories, across};
use crate::article::Article;
use crate::extract::metadata::day_number;
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
    names: Vec<Name<'a>>,
    /// Hashes of its words, sorted.
    words: Vec<u64>,
    /// Each term that the pile knows: where it is printed first, and whether it is printed as names are. By term.
    printed: Vec<(u32, u32, u32, bool)>,
}

impl<'a> Reading<'a> {
    /// Takes an article's text apart.
    pub fn new(stories: &Stories, article: &'a Article) -> Self {
        let mut tokens = Vec::new();
        let language = Language::of(article.language.as_deref());
        language.tokenize(&article.text, &mut tokens);
        let mut words: Vec<u64> = tokens.iter().map(|token| token.hash).collect();
        words.sort_unstable();
        // The place of a dateline is set in capitals, and no part of what is told.
        let from = crate::extract::dateline_range(article).map_or(0, |(_, to)| to as u32);
        tokens.retain(|token| token.start >= from);
        let names =
            names_in(&article.text, &tokens, language, |token| stories.names_nothing(&article.text, token, language));
        let known = tokens.iter().filter_map(|token| Some((stories.term_of(token, language)?, token)));
        let mut terms: Vec<(u32, u32, u32, bool)> = Vec::with_capacity(tokens.len());
        // A term by its place in the text, with a flag for each of: capitalised, and that inside a sentence.
        let mut places: Vec<(u64, u32)> = Vec::with_capacity(tokens.len());
        for (term, token) in known {
            let flags = u32::from(token.capital) | u32::from(token.capital && !token.opens) << 1;
            places.push((u64::from(term) << 32 | u64::from(token.start), token.end << 2 | flags));
        }
        places.sort_unstable();
        for same in places.chunk_by(|a, b| a.0 >> 32 == b.0 >> 32) {
            let first = same[0];
            // A name may stand at the head of every sentence that has it.
            let always = same.len() > 1 && same.iter().all(|place| place.1 & 1 > 0);
            let capital = always || same.iter().any(|place| place.1 & 2 > 0);
            terms.push(((first.0 >> 32) as u32, first.0 as u32, first.1 >> 2, capital));
        }
        Self { article, language, tokens, names, words, printed: terms }
    }

    fn has(&self, word: u64) -> bool {
        self.words.binary_search(&word).is_ok()
    }

    /// How a term is printed, and whether as names are.
    fn prints(&self, term: u32) -> Option<(&'a str, bool)> {
        let at = self.printed.binary_search_by_key(&term, |printed| printed.0).ok()?;
        let (_, start, end, capital) = self.printed[at];
        Some((&self.article.text[start as usize..end as usize], capital))
    }

    /// Whether the last word of a name stands in the text.
    fn knows(&self, name: &Name<'_>) -> bool {
        name.words.last().is_some_and(|&word| self.has(word))
    }

    /// Names that the other text does not know, the first few that do not repeat each other.
    fn alone(&self, other: &Self) -> Vec<String> {
        let mut alone: Vec<&Name<'_>> = Vec::new();
        for name in self.names.iter().filter(|name| !name.words.iter().any(|&word| other.has(word))) {
            if alone.len() == TOLD_APART {
                break;
            }
            if !alone.iter().any(|kept| kept.shares_word(name)) {
                alone.push(name);
            }
        }
        alone.into_iter().map(|name| name.text.to_owned()).collect()
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
    let mut kept: Vec<String> = Vec::new();
    for term in stories.common_terms(texts).into_iter().take(TRIED) {
        let Some((word, capital)) = lead.prints(term) else { continue };
        if kept.len() == KEYWORDS {
            break;
        }
        let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
        let hash = hash_word(word);
        let holds = |name: &&Name<'_>| capital && name.words.len() <= LONGEST_NAME && name.words.contains(&hash);
        let name = lead.names.iter().filter(holds);
        let shown = match name.max_by_key(|name| name.text.len()) {
            Some(name) => name.text.to_owned(),
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
    let mut shared: Vec<&Name<'_>> = one.names.iter().filter(|name| other.names.contains(name)).collect();
    // A surname in one text and the full name in the other are one name.
    for name in &one.names {
        if shared.len() < TOLD
            && !shared.contains(&name)
            && other.names.iter().any(|theirs| name.ends_alike(theirs))
            && !shared.iter().any(|kept| kept.shares_word(name))
        {
            shared.push(name);
        }
    }
    let (mut numbers, mut words) = (Vec::new(), Vec::new());
    for term in stories.shared_terms(texts.0, texts.1) {
        let Some((word, capital)) = one.prints(term) else { continue };
        if word.starts_with(|c: char| c.is_numeric()) {
            if numbers.len() < TOLD {
                numbers.push(word.to_owned());
            }
        } else if words.len() == TOLD {
            continue;
        } else if !capital && !one.language.is_calendar(word) {
            words.push(word.to_lowercase());
        } else if one.language.is_noun(word) {
            words.push(word.to_owned());
        }
    }
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
        names: shared.into_iter().take(TOLD).map(|name| name.text.to_owned()).collect(),
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
