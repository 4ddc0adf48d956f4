//! Where the accounts have it from: agencies and outlets that they credit or that carried what they quote, documents, people and
//! bodies that speak, and people without names.

use super::Accounts;
use super::reading::Span;
use super::terms::within;
use crate::article::Article;
use crate::extract::dateline_agencies;
use crate::lexicon::{english, source_words};
use crate::report::{Evidence, NameKind, Source, SourceKind};

/// Longest beginning of a dateline before the agency, in bytes, and longest name of one.
const DATELINE: usize = 60;
/// Most words of an agency's name.
const AGENCY_WORDS: usize = 4;
/// So many words before and behind a document's name tell that something stands in it.
const REACH: usize = 4;

/// A source while its places are collected.
struct Found {
    name: String,
    /// The name without case.
    folded: String,
    kind: SourceKind,
    /// Text and place; none for one that is credited at the edge.
    places: Vec<(usize, Option<Span>)>,
}

/// The sources of the accounts, those of most texts first.
pub fn sources(accounts: &Accounts<'_>) -> Vec<Source> {
    let mut found: Vec<Found> = Vec::new();
    let agencies = signed(accounts);
    for text in 0..accounts.texts.len() {
        credited(accounts, &agencies, text, &mut found);
        quoted(accounts, &agencies, text, &mut found);
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
    match found.iter_mut().find(|source| source.folded == folded) {
        Some(source) => {
            if !source.places.contains(&(text, span)) {
                source.places.push((text, span));
            }
        }
        None => found.push(Found { name: name.to_owned(), folded, kind, places: vec![(text, span)] }),
    }
}

/// Agencies and outlets in datelines and credits.
fn credited(accounts: &Accounts<'_>, agencies: &[String], text: usize, found: &mut Vec<Found>) {
    let article = accounts.texts[text].article;
    for agency in dateline_agencies(article) {
        add(found, agency, SourceKind::Agency, text, None);
    }
    for credit in article.credits.iter().chain(&article.byline) {
        for agency in agencies_in(credit) {
            add(found, agency, SourceKind::Agency, text, None);
        }
    }
    if let Some(own) = article.source.as_ref().filter(|own| is_agency(agencies, own)) {
        add(found, own, SourceKind::Agency, text, None);
    }
}

/// Names that stand in brackets in the datelines of the texts: agencies that the lexicon need not know.
fn signed(accounts: &Accounts<'_>) -> Vec<String> {
    let mut found = Vec::new();
    for text in &accounts.texts {
        let head = text.article.text.lines().next().unwrap_or_default();
        let Some((_, behind)) = head.split_once('(').filter(|(before, _)| before.len() < DATELINE) else { continue };
        let Some((name, rest)) = behind.split_once(')') else { continue };
        let is_name = name.starts_with(char::is_uppercase) && name.len() < DATELINE && !name.contains(',');
        if is_name && rest.trim_start().starts_with(['-', '–', '—', ':', '.']) {
            found.push(name.to_lowercase());
        }
    }
    found
}

fn is_agency(agencies: &[String], name: &str) -> bool {
    let name = name.to_lowercase();
    english().agencies.contains(name.as_str()) || agencies.contains(&name)
}

/// The agencies that a line names.
fn agencies_in(line: &str) -> Vec<&str> {
    let is_known = |words: &str| english().agencies.contains(words.to_lowercase().as_str());
    let starts =
        line.char_indices().filter(|&(at, c)| c.is_alphanumeric() && !line[..at].ends_with(char::is_alphanumeric));
    let (mut found, mut from) = (Vec::new(), 0);
    for (start, _) in starts {
        if start < from {
            continue;
        }
        let ends = line[start..].char_indices().filter(|&(at, c)| at > 0 && !c.is_alphanumeric()).map(|(at, _)| at);
        let ends: Vec<usize> = ends.chain([line.len() - start]).take(AGENCY_WORDS).collect();
        if let Some(&end) = ends.iter().rev().find(|&&end| is_known(&line[start..start + end])) {
            found.push(&line[start..start + end]);
            from = start + end;
        }
    }
    found
}

/// Who carried what is quoted, and who speaks.
fn quoted(accounts: &Accounts<'_>, agencies: &[String], text: usize, found: &mut Vec<Found>) {
    let of = &accounts.texts[text];
    for speech in &of.reading.speech {
        if let Some(carrier) = speech.carrier.as_ref().filter(|carrier| !is_own(of.article, carrier)) {
            let kind = match said_by(carrier) {
                Some(Kind::Written) => SourceKind::Document,
                Some(Kind::Nameless) => SourceKind::Anonymous,
                None if is_agency(agencies, carrier) => SourceKind::Agency,
                None => SourceKind::Outlet,
            };
            add(found, carrier, kind, text, Some(speech.span));
        }
        let Some(voice) = &speech.voice else { continue };
        // "A person close to the minister" is not the minister.
        let mention = of.words(voice.mention);
        let nameless = voice.who.is_none() && matches!(said_by(mention), Some(Kind::Nameless));
        match accounts.cast.voice(text, voice).filter(|_| !nameless) {
            Some(member) => {
                let member = &accounts.cast.members[member as usize];
                let kind = if member.kind == NameKind::Person { SourceKind::Person } else { SourceKind::Body };
                add(found, &member.name, kind, text, Some(voice.mention));
            }
            None => {
                let kind = match said_by(mention) {
                    Some(Kind::Written) => SourceKind::Document,
                    Some(Kind::Nameless) => SourceKind::Anonymous,
                    None => continue,
                };
                add(found, mention, kind, text, Some(voice.mention));
            }
        }
    }
}

/// Whether a name is that of the article's own outlet.
fn is_own(article: &Article, name: &str) -> bool {
    let Some(own) = &article.source else { return false };
    let (own, name) = (own.to_lowercase(), name.to_lowercase());
    let name = name.strip_prefix("the ").unwrap_or(&name);
    own.split_whitespace().any(|word| word == name) || own.ends_with(name)
}

/// What kind of source some words without a name are.
enum Kind {
    Written,
    Nameless,
}

/// Words by which a source without a name is told: what is written, or people of whom only some are meant.
fn said_by(mention: &str) -> Option<Kind> {
    let lower = mention.to_lowercase();
    let hashes: Vec<u64> = lower.split_whitespace().map(crate::text::hash_word).collect();
    if let Some(nameless) = (0..hashes.len()).find_map(|at| source_words().at(&hashes[at..])) {
        return Some(if nameless { Kind::Nameless } else { Kind::Written });
    }
    let first = lower.split_whitespace().next()?;
    source_words().is_indefinite(crate::text::hash_word(first)).then_some(Kind::Nameless)
}

/// Documents that something is said in or shown by, and outlets that somebody told.
fn written(accounts: &Accounts<'_>, text: usize, found: &mut Vec<Found>) {
    let of = &accounts.texts[text];
    let words = source_words();
    for &sentence in &of.reading.sentences {
        let terms = within(&of.reading.terms, sentence);
        let hashes: Vec<u64> = terms.iter().map(|term| term.hash).collect();
        for at in 0..hashes.len() {
            let Some(length) = words.document(&hashes[at..]) else { continue };
            let from = at.saturating_sub(REACH);
            let given = hashes[from..at].iter().any(|&word| words.leads(word));
            let shows = hashes[at + length..].iter().take(REACH).any(|&word| words.shows(word));
            if given || shows {
                // With what is said of it: "the company's own log".
                let start = (from..at).rev().find(|&place| words.is_article(hashes[place])).unwrap_or(at);
                let span = Span { start: terms[start].span.start, end: terms[at + length - 1].span.end };
                add(found, of.words(span), SourceKind::Document, text, Some(span));
            }
        }
    }
    for mention in &of.reading.names.mentions {
        let before = of.article.text[..mention.span.start as usize].trim_end();
        let before = before.strip_suffix(" the").unwrap_or(before);
        let kind = of.reading.names.named[mention.who as usize].kind;
        let name = of.words(mention.span);
        let told = before.ends_with(" told") && matches!(kind, NameKind::Body | NameKind::Other);
        if told && !is_own(of.article, name) {
            add(found, name, SourceKind::Outlet, text, Some(mention.span));
        }
    }
}
