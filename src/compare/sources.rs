//! Where the accounts have it from: agencies and outlets that they credit or that carried what they quote, documents, people and
//! bodies that speak, and people without names.

use super::press::{Led, Press, is_own, led_by};
use super::reading::Span;
use super::terms::{Term, within};
use super::{Accounts, Text};
use crate::extract::dateline_agencies;
use crate::lexicon::classes::{
    ACCORDING, ADV, AUX, BODY, CONJ, Class, DAY, DET, OUTLET, PLACE, PREP, ROLE, ROLES, SAYING, SAYS, SOME, TITLE,
    VERB, WHO,
};
use crate::lexicon::{english, source_words};
use crate::report::{Evidence, NameKind, Source, SourceKind};

/// Most words of an agency's name.
const AGENCY_WORDS: usize = 4;
/// So many words before and behind a document's name tell that something stands in it; behind it, that it was seen.
const REACH: usize = 4;
const REACH_BEHIND: usize = 6;
const REACH_SEEN: usize = 14;
/// Most words of somebody without a name ("a government adviser").
const NAMELESS: usize = 8;

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
    let press = Press::of(accounts);
    for text in 0..accounts.texts.len() {
        credited(accounts, &press, text, &mut found);
        quoted(accounts, &press, text, &mut found);
        written(accounts, text, &mut found);
        nameless(accounts, text, &mut found);
        carriers(accounts, &press, text, &mut found);
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
            // An agency may be named as a mere body elsewhere.
            if kind == SourceKind::Agency {
                source.kind = kind;
            }
            if !source.places.contains(&(text, span)) {
                source.places.push((text, span));
            }
        }
        None => found.push(Found { name: name.to_owned(), folded, kind, places: vec![(text, span)] }),
    }
}

/// Agencies and outlets in datelines and credits.
fn credited(accounts: &Accounts<'_>, press: &Press, text: usize, found: &mut Vec<Found>) {
    let article = accounts.texts[text].article;
    for (_, agency) in press.signed.iter().filter(|(of, _)| *of == text) {
        add(found, agency, SourceKind::Agency, text, None);
    }
    for agency in dateline_agencies(article) {
        add(found, agency, SourceKind::Agency, text, None);
    }
    for credit in article.credits.iter().chain(&article.byline) {
        for agency in agencies_in(credit) {
            add(found, agency, SourceKind::Agency, text, None);
        }
    }
    if let Some(own) = article.source.as_ref().filter(|own| press.is_agency(own)) {
        add(found, own, SourceKind::Agency, text, None);
    }
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
fn quoted(accounts: &Accounts<'_>, press: &Press, text: usize, found: &mut Vec<Found>) {
    let of = &accounts.texts[text];
    for speech in &of.reading.speech {
        if let Some(carrier) = speech.carrier.as_ref().filter(|carrier| !is_own(of.article, carrier)) {
            let kind = match said_by(carrier) {
                Some(Kind::Written) => SourceKind::Document,
                Some(Kind::Nameless) => SourceKind::Anonymous,
                None if press.is_agency(carrier) => SourceKind::Agency,
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

/// Documents that something is said in or shown by.
fn written(accounts: &Accounts<'_>, text: usize, found: &mut Vec<Found>) {
    let of = &accounts.texts[text];
    let words = source_words();
    for &sentence in &of.reading.sentences {
        let terms = within(&of.reading.terms, sentence);
        let hashes: Vec<u64> = terms.iter().map(|term| term.hash).collect();
        for at in 0..hashes.len() {
            let length = words.document(&hashes[at..]).or_else(|| according(accounts, text, terms, at));
            let Some(length) = length else { continue };
            let from = at.saturating_sub(REACH);
            let behind = &hashes[at + length..];
            let given = hashes[from..at].iter().any(|&word| words.leads(word));
            let shows = behind.iter().take(REACH_BEHIND).any(|&word| words.shows(word));
            let seen = || behind.iter().take(REACH_SEEN).any(|&word| words.seen(word));
            if given || shows || seen() {
                // With what is said of it: "the company's own log".
                let start = (from..at).rev().find(|&place| words.is_article(hashes[place])).unwrap_or(at);
                let span = Span { start: terms[start].span.start, end: terms[at + length - 1].span.end };
                add(found, of.words(span), SourceKind::Document, text, Some(span));
            }
        }
    }
}

/// "According to the emergency plan": a word that is no person's and no body's is what something is written in.
fn according(accounts: &Accounts<'_>, text: usize, terms: &[Term], at: usize) -> Option<usize> {
    let of = &accounts.texts[text];
    let class = |at: usize| class_of(of.words(terms[at].span));
    let begins = (0..at).rev().take(REACH).find(|&place| class(place) & ACCORDING != 0)?;
    let article = source_words().is_article(terms.get(begins + 2)?.hash) && begins + 2 < at;
    let word = of.words(terms[at].span);
    let plain = (begins + 3..at).all(|place| class(place) & (PREP | CONJ | VERB | WHO) == 0);
    let known =
        class(at) & (ROLE | ROLES | SOME | BODY | OUTLET | PLACE | TITLE | AUX | VERB | PREP | ADV | DET | DAY) != 0;
    let ends = terms.get(at + 1).is_none_or(|next| {
        let next_class = class_of(of.words(next.span));
        next_class & (PREP | AUX | WHO | VERB) != 0
            || of.words(next.span).ends_with("ed")
            || of.article.text[terms[at].span.end as usize..next.span.start as usize].contains([',', '.', ';'])
    });
    let noun = word.len() > 3 && word.starts_with(char::is_lowercase) && !word.ends_with("ed");
    (article && plain && noun && !known && ends).then_some(1)
}

fn class_of(word: &str) -> Class {
    let bare = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
    let table = super::words::table(None);
    table.and_then(|table| table.get(bare.to_lowercase().as_str())).copied().unwrap_or(0)
}

/// People without names: who does not want to be named, whom something is according to, and who says something.
fn nameless(accounts: &Accounts<'_>, text: usize, found: &mut Vec<Found>) {
    let of = &accounts.texts[text];
    let words = source_words();
    for &sentence in &of.reading.sentences {
        let terms = within(&of.reading.terms, sentence);
        let hashes: Vec<u64> = terms.iter().map(|term| term.hash).collect();
        let unnamed = (0..hashes.len()).find(|&at| words.unnamed(&hashes[at..]));
        for at in 0..hashes.len() {
            let led = at > 0
                && (words.cites(hashes[at - 1])
                    || at > 1 && words.cites(hashes[at - 2]) && class_of(of.words(terms[at - 1].span)) & PREP != 0);
            if led && words.at(&hashes[at..]) == Some(true) {
                let end = (at..hashes.len()).take(NAMELESS).find(|&end| closes(of, terms, end)).unwrap_or(at);
                add(
                    found,
                    of.words(Span { start: terms[at].span.start, end: terms[end].span.end }),
                    SourceKind::Anonymous,
                    text,
                    Some(terms[at].span),
                );
                continue;
            }
            if !words.is_indefinite(hashes[at]) {
                continue;
            }
            let end = (at + 1..hashes.len()).take(NAMELESS).find(|&end| closes(of, terms, end));
            let Some(end) = end else { continue };
            let person =
                (at + 1..=end).rev().find(|&place| class_of(of.words(terms[place].span)) & (ROLE | ROLES | SOME) != 0);
            let Some(person) = person else { continue };
            let cited = (at.saturating_sub(2)..at).any(|place| class_of(of.words(terms[place].span)) & ACCORDING != 0);
            let says = at > 0 && class_of(of.words(terms[at - 1].span)) & SAYS != 0 && person == end;
            // The last one before the words that tell that no name is given.
            let hides = unnamed.is_some_and(|unnamed| {
                person < unnamed && !(at + 1..unnamed).any(|place| words.is_indefinite(hashes[place]) && place > end)
            });
            let span = Span { start: terms[at].span.start, end: terms[end].span.end };
            let next = of.reading.names.mentions.iter().find(|mention| mention.span.start >= terms[person].span.end);
            let named = next.is_some_and(|mention| mention.span.start <= terms[person].span.end + 2);
            if (says || hides || cited) && !named {
                add(found, of.words(span), SourceKind::Anonymous, text, Some(span));
            }
        }
    }
}

/// Whether what somebody is called ends with a word: a mark follows, or what begins a clause.
fn closes(of: &Text<'_>, terms: &[Term], at: usize) -> bool {
    let Some(next) = terms.get(at + 1) else { return true };
    let between = &of.article.text[terms[at].span.end as usize..next.span.start as usize];
    between.trim() != "" && !between.starts_with(['-', '’', '\''])
        || class_of(of.words(next.span)) & (WHO | SAYS | AUX | SAYING | ADV) != 0
}

/// Agencies and outlets that the text names as such, or that somebody told something.
fn carriers(accounts: &Accounts<'_>, press: &Press, text: usize, found: &mut Vec<Found>) {
    let of = &accounts.texts[text];
    for mention in &of.reading.names.mentions {
        let kind = of.reading.names.named[mention.who as usize].kind;
        let name = of.words(mention.span);
        let before = of.article.text[..mention.span.start as usize].trim_end();
        let source = match led_by(before) {
            _ if is_own(of.article, name) || kind == NameKind::Person => continue,
            Some(Led::Agency) => SourceKind::Agency,
            Some(Led::Called) => SourceKind::Outlet,
            Some(Led::Told) if kind != NameKind::Place => SourceKind::Outlet,
            // "in Radio Tarn", "an exit poll for Kanal 3"
            _ => {
                let first = name.split(' ').next().unwrap_or_default().to_lowercase();
                let last = before.rsplit(' ').next().unwrap_or_default();
                let mut behind = of.article.text[mention.span.end as usize..].chars();
                let numbered = behind.next() == Some(' ') && behind.next().is_some_and(|c| c.is_ascii_digit());
                let called = (name.contains(' ') || numbered)
                    && matches!(first.as_str(), "radio" | "channel" | "kanal" | "canal" | "tv");
                if !(called && matches!(last, "in" | "on" | "to" | "for" | "told" | "by")) {
                    continue;
                }
                SourceKind::Outlet
            }
        };
        // "Kanal 3"
        let rest = &of.article.text[mention.span.end as usize..];
        let digits = rest.strip_prefix(' ').map_or(0, |rest| rest.bytes().take_while(u8::is_ascii_digit).count());
        let end = mention.span.end + if digits > 0 && !name.contains(' ') { digits as u32 + 1 } else { 0 };
        let (span, name) = (Span { end, ..mention.span }, of.words(Span { end, ..mention.span }));
        let source = if press.is_agency(name) { SourceKind::Agency } else { source };
        add(found, name, source, text, Some(span));
    }
}
