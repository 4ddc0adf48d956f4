//! The sides of a disagreement as the report has them: what it is about, who gives which value in which words, and how much it matters.

use super::dates::{Interval, iso};
use super::disagreements::Side;
use super::numbers::{ONE, printed};
use super::quantities::Hedge;
use super::slots::{Slot, Value};
use super::{Accounts, Text};
use crate::lexicon::words::hash;
use crate::report::{About, Camp, DisagreementKind, Evidence, QuantityKind};

/// What a slot is about: the words of the side with the most texts, and whose it is.
pub(super) fn about(accounts: &Accounts<'_>, slot: &Slot<'_>) -> About {
    let mut heads: Vec<&str> =
        slot.values.iter().filter(|value| !value.converted).map(|value| value.of.shown.as_str()).collect();
    if heads.is_empty() {
        heads.push(&slot.values[0].of.class);
    }
    let count = |head: &str| heads.iter().filter(|other| **other == head).count();
    let mut head = heads[0];
    for other in &heads {
        if count(other) > count(head) {
            head = other;
        }
    }
    let kind = slot.values[0].kind;
    let owned = matches!(kind, QuantityKind::Age | QuantityKind::Duration) || slot.values[0].of.each;
    let mut owners: Vec<String> = Vec::new();
    if owned {
        owners.extend(slot.values.iter().filter_map(|value| owner(accounts, value)));
    }
    let count = |name: &String| owners.iter().filter(|other| *other == name).count();
    let mut of: Option<&String> = None;
    for name in &owners {
        if of.is_none_or(|known| count(name) > count(known)) {
            of = Some(name);
        }
    }
    About { quantity: Some(kind), head: head.to_owned(), of: of.cloned() }
}

/// Whose a value is, as a name of the story.
fn owner(accounts: &Accounts<'_>, value: &Value<'_>) -> Option<String> {
    let owner = value.of.owner?;
    let text = &accounts.texts[value.text];
    let sentence = text.reading.sentence_at(value.span.start)?;
    let mentions = text.reading.names.mentions.iter().filter(|mention| sentence.holds(mention.span));
    let has = |words: &str| {
        let bare = |word: &str| crate::text::stem::folded(word.trim_matches(|c: char| !c.is_alphanumeric()));
        words.split_whitespace().any(|word| hash(bare(word).trim_end_matches("'s").as_bytes()) == owner)
    };
    let mention = mentions.into_iter().find(|mention| has(text.words(mention.span)))?;
    accounts.names_in(value.text, mention.span).next().map(str::to_owned)
}

/// The texts that give a value.
pub(super) fn camp(accounts: &Accounts<'_>, side: &Side<'_, '_>, slot: &Slot<'_>) -> Camp {
    let first = side.values[0];
    let texts = || side.values.iter().map(|value| value.text);
    let (value, unit) = shown(first, slot);
    let evidence: Vec<_> = side.values.iter().map(|value| told(accounts, value)).collect();
    let via = evidence.first().and_then(|first| first.carrier.clone());
    Camp {
        value,
        unit,
        articles: accounts.ids(texts()),
        texts: accounts.count_witnesses(texts()),
        via: via.filter(|via| evidence.iter().all(|other| other.carrier.as_ref() == Some(via))),
        evidence,
    }
}

/// The words of a value, with whoever is given as saying so.
fn told(accounts: &Accounts<'_>, value: &Value<'_>) -> Evidence {
    let mut evidence = accounts.evidence(value.text, value.span);
    let speech = &accounts.texts[value.text].reading.speech;
    if let Some(said) = speech.iter().find(|said| said.span.overlaps(value.span)) {
        evidence.speaker = accounts.speaker(value.text, said);
        evidence.carrier.clone_from(&said.carrier);
    }
    evidence
}

/// A value and its unit as the report has them.
fn shown(value: &Value<'_>, slot: &Slot<'_>) -> (String, Option<String>) {
    let of = |factor: i64, unit: &str| {
        let low = printed(value.low / factor);
        let number = if value.low == value.high { low } else { format!("{low}/{}", printed(value.high / factor)) };
        (number, Some(unit.to_owned()))
    };
    let years = slot.values.iter().all(|value| value.low % (12 * ONE) == 0 && value.high % (12 * ONE) == 0);
    let tonnes = slot.values.iter().all(|value| value.low >= 1000 * ONE);
    let hours = slot.values.iter().all(|value| value.low % (60 * ONE) == 0 && value.high % (60 * ONE) == 0);
    match value.unit {
        "date" => {
            let (from, to) = iso(Interval { from: value.low / ONE, to: value.high / ONE });
            (to.map_or(from.clone(), |to| format!("{from}/{to}")), None)
        }
        "weekday" => match value.ends {
            Some(day) => (iso(Interval { from: day, to: day }).0, None),
            None => of(1, "weekday"),
        },
        "time" => (format!("{:02}:{:02}", value.low / ONE / 60, value.low / ONE % 60), None),
        "kg" if tonnes => of(1000, "t"),
        "month" if years => of(12, "year"),
        "minute" if hours => of(60, "hour"),
        "" if value.kind == QuantityKind::Score => {
            let (more, less) = (value.low / ONE / 1000, value.low / ONE % 1000);
            (format!("{more}-{less}"), None)
        }
        "" => (of(1, "").0, None),
        unit => of(1, unit),
    }
}

/// Whether two witnesses say it in different words.
pub(super) fn different_words(accounts: &Accounts<'_>, side: &Side<'_, '_>) -> bool {
    let words = |value: &Value<'_>| {
        let text: &Text<'_> = &accounts.texts[value.text];
        text.reading.sentence_at(value.span.start).map(|sentence| text.words(sentence)).unwrap_or_default()
    };
    let first = side.values[0];
    side.values.iter().any(|value| value.witness != first.witness && words(value) != words(first))
}

/// How much a disagreement matters: its kind first, then the texts on the smaller side, what it is of, and how early it is told.
pub(super) fn strength(accounts: &Accounts<'_>, kind: DisagreementKind, camps: &[Camp], slot: &Slot<'_>) -> u32 {
    let of_kind = match kind {
        DisagreementKind::Conflict => 1000,
        DisagreementKind::Contested => 900,
        DisagreementKind::LaterUpdate => 500,
        DisagreementKind::Attribution => 400,
        DisagreementKind::Hedge => 200,
        DisagreementKind::Wording | DisagreementKind::Compatible => 100,
    };
    let smaller = camps.iter().skip(1).map(|camp| camp.texts).max().unwrap_or(1);
    let all: u32 = camps.iter().map(|camp| camp.texts).sum();
    let first = &slot.values[0];
    let weight = match first.kind {
        QuantityKind::Duration | QuantityKind::Count if first.of.listed => 120,
        QuantityKind::Money | QuantityKind::Date => 100,
        QuantityKind::Age | QuantityKind::Magnitude | QuantityKind::Score => 80,
        _ => 40,
    };
    let early = slot.values.iter().map(|value| {
        let sentences = accounts.texts[value.text].reading.sentences.len().max(1) as u32;
        100 - (value.sentence * 100 / sentences).min(100)
    });
    let early = early.max().unwrap_or(0);
    let hedged = slot.values.iter().any(|value| value.hedge != Hedge::None || value.loose);
    of_kind + smaller.min(10) * 40 + all.min(20) * 5 + weight + early - if hedged { 60 } else { 0 }
}
