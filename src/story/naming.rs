//! What a story is called, what it is about, and what ties each article to it.

use super::Stories;
use super::names::names;
use super::terms::is_calendar;
use crate::article::Article;
use crate::extract::metadata::day_number;
use crate::report::Tie;
use crate::text::{hash_word, stem::Stems, tokenize};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Key words of a story.
const KEYWORDS: usize = 6;
/// Names, numbers and words that are told of a tie.
const TOLD: usize = 6;
/// Names on one side only that are told of a tie.
const TOLD_APART: usize = 3;
/// A label made from a text is cut after so many characters.
const LONGEST_LABEL: usize = 110;

/// A headline for a story: the lead's, else that of the next article that has one, else the lead's first sentence.
pub fn label(lead: &Article, others: &[&Article]) -> String {
    if let Some(title) = std::iter::once(&lead).chain(others).find_map(|article| article.title.as_deref()) {
        return title.to_owned();
    }
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

/// Names and words that most of a story's texts have, weightiest first.
pub fn keywords(texts: &[&Article]) -> Vec<String> {
    let mut holders: BTreeMap<&str, usize> = BTreeMap::new();
    for article in texts {
        for name in names(&article.text) {
            *holders.entry(name).or_default() += 1;
        }
    }
    let needed = if texts.len() < 2 { 1 } else { texts.len().div_ceil(2).max(2) };
    let common: Vec<(usize, &str)> = holders
        .into_iter()
        .filter(|&(name, count)| count >= needed && name.chars().count() > 2)
        .map(|(name, count)| (count, name))
        .collect();
    let words = |name: &str| name.split(' ').count();
    let common =
        crate::order::sorted(common, |a, b| b.0.cmp(&a.0).then(words(b.1).cmp(&words(a.1))).then(a.1.cmp(b.1)));
    let mut kept: Vec<&str> = Vec::new();
    for (_, name) in common {
        if kept.len() < KEYWORDS && !kept.iter().any(|other| holds_name(other, name) || holds_name(name, other)) {
            kept.push(name);
        }
    }
    kept.into_iter().map(str::to_owned).collect()
}

fn holds_name(name: &str, part: &str) -> bool {
    name.split(' ').any(|word| part.split(' ').any(|other| word == other))
}

/// What an article shares with the one of its story that it is most like.
pub fn tie(stories: &Stories, texts: (usize, usize), article: &Article, to: &Article, likeness: u32) -> Tie {
    let theirs: BTreeSet<&str> = crate::order::set(names(&to.text));
    let ours = names(&article.text);
    let mut shared_names: Vec<&str> = ours.iter().copied().filter(|name| theirs.contains(name)).collect();
    // A surname in one text and the full name in the other are one name.
    for name in &ours {
        if !shared_names.contains(name)
            && theirs.iter().any(|other| ends_alike(name, other))
            && !shared_names.iter().any(|kept| holds_name(kept, name))
        {
            shared_names.push(name);
        }
    }
    let printed = printed_forms(article);
    let their_words: BTreeSet<&str> = crate::order::set(theirs.iter().flat_map(|name| name.split(' ')));
    let other_names =
        ours.iter().filter(|name| !name.split(' ').any(|word| their_words.contains(word)) && !word_in(to, name));
    let mut apart: Vec<&str> = Vec::new();
    for name in other_names {
        if apart.len() < TOLD_APART && !apart.iter().any(|kept| holds_name(kept, name)) {
            apart.push(name);
        }
    }
    let (mut numbers, mut words) = (Vec::new(), Vec::new());
    for term in stories.shared_terms(texts.0, texts.1) {
        let Some(&(word, capital)) = printed.get(stories.dictionary.stem(term)) else { continue };
        if word.starts_with(|c: char| c.is_numeric()) {
            numbers.push(word.to_owned());
        } else if !capital && !is_calendar(word) {
            words.push(word.to_lowercase());
        }
    }
    numbers.truncate(TOLD);
    words.truncate(TOLD);
    let days = article.published.as_deref().and_then(day_number).zip(to.published.as_deref().and_then(day_number));
    Tie {
        article: article.id.clone(),
        to: to.id.clone(),
        likeness: f64::from(likeness) / 10_000.0,
        other_names: apart.into_iter().map(str::to_owned).collect(),
        names: shared_names.into_iter().take(TOLD).map(str::to_owned).collect(),
        numbers,
        words,
        days_apart: days.map(|(a, b)| (a - b).unsigned_abs() as u32),
    }
}

fn ends_alike(a: &str, b: &str) -> bool {
    a != b && a.rsplit(' ').next() == b.rsplit(' ').next()
}

fn word_in(article: &Article, name: &str) -> bool {
    name.split(' ').next_back().is_some_and(|word| {
        let mut tokens = Vec::new();
        tokenize(&article.text, &mut tokens);
        let hash = hash_word(word);
        tokens.iter().any(|token| token.hash == hash)
    })
}

/// Stem → the first word of the text with it, and whether it is capitalised inside a sentence.
fn printed_forms(article: &Article) -> HashMap<String, (&str, bool)> {
    let stems = Stems::of(article.language.as_deref());
    let mut tokens = Vec::new();
    tokenize(&article.text, &mut tokens);
    let mut forms: HashMap<String, (&str, bool)> = HashMap::new();
    for token in &tokens {
        let word = &article.text[token.start as usize..token.end as usize];
        let capital = token.capital && !token.opens;
        forms.entry(stems.stem(word)).and_modify(|form| form.1 |= capital).or_insert((word, capital));
    }
    forms
}
