//! Where the accounts have it from: agencies and outlets that they credit or that carried what they quote, documents, people and
//! bodies that speak, and people without names.

use super::Accounts;
use super::reading::Span;
use crate::extract::dateline_agencies;
use crate::lexicon::{english, source_words};
use crate::report::{Evidence, NameKind, Source, SourceKind};

/// A source while its places are collected.
struct Found {
    name: String,
    kind: SourceKind,
    /// Text and place; none for one that is credited at the edge.
    places: Vec<(usize, Option<Span>)>,
}

/// The sources of the accounts, those of most texts first.
pub fn sources(accounts: &Accounts<'_>) -> Vec<Source> {
    let mut found: Vec<Found> = Vec::new();
    for text in 0..accounts.texts.len() {
        credited(accounts, text, &mut found);
        quoted(accounts, text, &mut found);
        written(accounts, text, &mut found);
    }
    let told = found.into_iter().map(|source| {
        let mut evidence: Vec<Evidence> = Vec::new();
        for &(text, span) in &source.places {
            evidence.extend(span.map(|span| accounts.evidence(text, span)));
        }
        Source {
            name: source.name,
            kind: source.kind,
            articles: accounts.ids(source.places.iter().map(|place| place.0)),
            texts: accounts.count_witnesses(source.places.iter().map(|place| place.0)),
            evidence,
        }
    });
    crate::order::sorted(told.collect(), |a: &Source, b: &Source| {
        let key = |source: &Source| (u32::MAX - source.texts, source.kind);
        key(a).cmp(&key(b)).then_with(|| a.name.cmp(&b.name))
    })
}

fn add(found: &mut Vec<Found>, name: &str, kind: SourceKind, text: usize, span: Option<Span>) {
    let name = name.trim();
    if name.is_empty() {
        return;
    }
    let folded = name.to_lowercase();
    match found.iter_mut().find(|source| source.name.to_lowercase() == folded) {
        Some(source) => {
            if !source.places.contains(&(text, span)) {
                source.places.push((text, span));
            }
        }
        None => found.push(Found { name: name.to_owned(), kind, places: vec![(text, span)] }),
    }
}

/// Agencies and outlets in datelines and credits.
fn credited(accounts: &Accounts<'_>, text: usize, found: &mut Vec<Found>) {
    let article = accounts.texts[text].article;
    for agency in dateline_agencies(article) {
        add(found, agency, SourceKind::Agency, text, None);
    }
    let lines = article.credits.iter().chain(&article.byline);
    for credit in lines {
        for agency in agencies_in(credit) {
            add(found, agency, SourceKind::Agency, text, None);
        }
    }
}

/// The agencies that a line names.
fn agencies_in(line: &str) -> Vec<&str> {
    let is_agency = |words: &str| english().agencies.contains(words.to_lowercase().as_str());
    let starts: Vec<usize> = line
        .char_indices()
        .filter(|&(at, c)| c.is_alphanumeric() && !line[..at].ends_with(char::is_alphanumeric))
        .map(|(at, _)| at)
        .collect();
    let mut found = Vec::new();
    let mut from = 0;
    for &start in starts.iter() {
        if start < from {
            continue;
        }
        let ends = line[start..].char_indices().filter(|&(at, c)| at > 0 && !c.is_alphanumeric()).map(|(at, _)| at);
        let ends: Vec<usize> = ends.chain([line.len() - start]).take(4).collect();
        if let Some(&end) = ends.iter().rev().find(|&&end| is_agency(&line[start..start + end])) {
            found.push(&line[start..start + end]);
            from = start + end;
        }
    }
    found
}

/// Who carried what is quoted, and who speaks.
fn quoted(accounts: &Accounts<'_>, text: usize, found: &mut Vec<Found>) {
    for speech in &accounts.texts[text].reading.speech {
        if let Some(carrier) = &speech.carrier {
            let agency = english().agencies.contains(carrier.to_lowercase().as_str());
            let kind = if agency { SourceKind::Agency } else { SourceKind::Outlet };
            add(found, carrier, kind, text, Some(speech.span));
        }
        let Some(voice) = &speech.voice else { continue };
        let Some(member) = accounts.cast.voice(text, voice) else { continue };
        let member = &accounts.cast.members[member as usize];
        let kind = if member.kind == NameKind::Person { SourceKind::Person } else { SourceKind::Body };
        add(found, &member.name, kind, text, Some(voice.mention));
    }
}

/// Documents and people without names, where something is said to come from them.
fn written(accounts: &Accounts<'_>, text: usize, found: &mut Vec<Found>) {
    let of = &accounts.texts[text];
    let words = &of.reading.terms;
    let hashes: Vec<u64> = words.iter().map(|word| word.hash).collect();
    for speech in &of.reading.speech {
        let Some(voice) = speech.voice.as_ref().filter(|voice| voice.who.is_none()) else { continue };
        let from = words.partition_point(|word| word.span.start < voice.mention.start);
        let behind = words.partition_point(|word| word.span.end <= voice.mention.end);
        let mention = (from..behind).find_map(|at| source_words().at(&hashes[at..behind]));
        if let Some(anonymous) = mention {
            let kind = if anonymous { SourceKind::Anonymous } else { SourceKind::Document };
            add(found, of.words(voice.mention), kind, text, Some(voice.mention));
        }
    }
}
