//! How long something lasts, told by its first and its last day: "from April 16 to 19", "until Wednesday".
//!
//! Such words become a length in days, so that they stand beside "a three-day visit". A last day alone needs the first day that the
//! other texts give.

use super::Accounts;
use super::dates::{Anchor, DateRole, Dated, Interval, When, resolve};
use super::heads::Seen;
use super::lexed::Lexed;
use super::numbers::ONE;
use super::quantities::Hedge;
use super::reading::Span;
use super::slots::Value;
use crate::lexicon::facts::Kind;
use crate::report::QuantityKind;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Lengths that the texts tell by a first and a last day: "from April 16 to 19", "until Wednesday" of a visit that began on Sunday.
pub(super) fn stays<'a>(
    accounts: &'a Accounts<'_>,
    anchors: &[Anchor],
    classes: &mut BTreeMap<String, Vec<Value<'a>>>,
) {
    let day = |text: usize, at: Option<u32>| -> Option<Interval> {
        resolve(accounts.texts[text].reading.dates.get(at? as usize)?, anchors[text])
    };
    // The first days that the texts give, for those that give the last one alone.
    let mut starts: BTreeMap<&str, Vec<(usize, i64)>> = BTreeMap::new();
    for (place, text) in accounts.texts.iter().enumerate() {
        for stay in &text.reading.stays {
            if let Some(first) = day(place, stay.start) {
                starts.entry(&stay.of.class).or_default().push((place, first.from));
            }
        }
    }
    for (place, text) in accounts.texts.iter().enumerate() {
        let Some(witness) = accounts.witness(place) else { continue };
        for stay in &text.reading.stays {
            let key = format!("{:?}||day", QuantityKind::Duration);
            let Some(others) = classes.get_mut(&key) else { continue };
            let own = day(place, stay.start);
            let known = starts.get(stay.of.class.as_str()).map_or(&[][..], Vec::as_slice);
            let first = own.map(|own| own.from).or_else(|| most(known));
            let told = text.reading.dates.get(stay.end.or(stay.start).unwrap_or_default() as usize);
            let last = match (day(place, stay.end), told.and_then(|told| told.to)) {
                (Some(last), _) => Some(last.to),
                (None, Some(_)) => own.map(|own| own.to),
                (None, None) => None,
            };
            let (Some(first), Some(last)) = (first, last) else {
                // "a three-day visit that began on Sunday": its length is there already, and ends on a day.
                if let Some(first) = first {
                    let open = |other: &&mut Value<'_>| {
                        other.text == place && other.ends.is_none() && other.of.class == stay.of.class
                    };
                    for other in others.iter_mut().filter(open) {
                        other.ends = Some(first + other.low / ONE - 1);
                    }
                }
                continue;
            };
            let days = last - first + 1;
            if !(1..=60).contains(&days)
                || !others.iter().any(|other| other.of.class == stay.of.class)
                || others.iter().any(|other| other.text == place && other.low == days * ONE)
            {
                continue;
            }
            let Some(context) = text.reading.contexts.get(stay.sentence as usize) else { continue };
            others.push(Value {
                text: place,
                witness,
                span: stay.span,
                kind: QuantityKind::Duration,
                of: &stay.of,
                class: Cow::Borrowed(&stay.of.class),
                low: days * ONE,
                high: days * ONE,
                unit: "day",
                hedge: Hedge::None,
                loose: false,
                converted: true,
                slack: 0,
                ends: Some(last),
                context,
                near: &context.stems,
                sentence: stay.sentence,
                early: stay.sentence as usize * 5 < text.reading.contexts.len() * 2,
                lone: false,
                sole: false,
                weights: (0, 0),
            });
        }
    }
    for values in classes.values_mut() {
        values.sort_by_key(|value| (value.text, value.span));
    }
}

/// The value that most texts give, the smallest of several.
fn most(values: &[(usize, i64)]) -> Option<i64> {
    let mut best: Option<(usize, i64)> = None;
    for &(_, value) in values {
        let count = values.iter().filter(|(_, other)| *other == value).count();
        if best.is_none_or(|(most, known)| count > most || count == most && value < known) {
            best = Some((count, value));
        }
    }
    best.map(|(_, value)| value)
}

/// When something is whose length the texts may give: the places of its first and its last day among the dates.
#[derive(Debug, Clone)]
pub struct Stay {
    /// What it is.
    pub of: Seen,
    /// The words of the date.
    pub span: Span,
    /// Its first day.
    pub start: Option<u32>,
    /// Its last day.
    pub end: Option<u32>,
    /// Its sentence.
    pub sentence: u32,
}

/// Finds in a text when events begin and end.
pub fn stays_of(words: &Lexed<'_>, dates: &[Dated]) -> Vec<Stay> {
    let mut found = Vec::new();
    let days = |date: &Dated| !matches!(date.when, When::Time(_));
    for (place, date) in dates.iter().enumerate().filter(|(_, date)| days(date)) {
        let at = date.words.0 as usize;
        let inside = |at: usize| words.words.get(at).is_some_and(|word| word.sentence == date.sentence);
        let (mut event, mut begins, mut ends) = (None, false, false);
        let mut open = true;
        for away in 1..=14 {
            let behind = date.words.1 as usize + away - 1;
            open &= away < 10 && !words.is_mark(behind, ",;:()—–");
            for near in [at.checked_sub(away), Some(behind).filter(|_| open)].into_iter().flatten() {
                if !inside(near) {
                    continue;
                }
                begins |= words.find(near, Kind::Begin).is_some();
                ends |= words.find(near, Kind::End).is_some();
                let class = words.find_any(near, &[Kind::Stay, Kind::Event]);
                if event.is_none() {
                    event = class.map(|(_, class, count)| (class, near, near + count));
                }
            }
        }
        let Some((class, from, end)) = event else { continue };
        let here = Some(place as u32);
        let (start, last) = match (date.role, date.to.is_some()) {
            (_, true) => (here, here),
            (DateRole::Until, _) => (None, here),
            (DateRole::From, _) => (here, None),
            _ if begins && !ends => (here, None),
            _ if ends && !begins => (None, here),
            _ => continue,
        };
        let shown =
            words.text[words.words[from].span.start as usize..words.words[end - 1].span.end as usize].to_owned();
        found.push(Stay {
            of: Seen { class: class.to_owned(), listed: true, shown, ..Seen::default() },
            span: date.span,
            start,
            end: last,
            sentence: date.sentence,
        });
    }
    found
}
