//! Dates that are told from the day of writing: "last week", "five years ago", "in two weeks", "the highest for 20 years".

use super::dates::{Found, Stretch, When, weekday};
use super::lexed::Lexed;
use super::numbers::{ONE, number};
use crate::lexicon::Lexicon;
use crate::lexicon::facts::Kind;

/// A unit of the calendar, how many of it, and the word behind.
pub(super) fn stretch(words: &Lexed<'_>, at: usize) -> Option<(Stretch, i32, usize)> {
    let (value, count) = words.find(at, Kind::Span)?;
    let (unit, times) = match value {
        "day" | "night" => (Stretch::Day, 1),
        "week" => (Stretch::Week, 1),
        "fortnight" => (Stretch::Week, 2),
        "month" => (Stretch::Month, 1),
        "year" => (Stretch::Year, 1),
        "decade" => (Stretch::Year, 10),
        _ => return None,
    };
    Some((unit, times, at + count))
}

/// "last week", "this month", "la semaine dernière", "yesterday".
pub(super) fn near(words: &Lexed<'_>, lexicon: &Lexicon, at: usize) -> Option<Found> {
    if let Some((value, count)) = words.find(at, Kind::Day) {
        return Some((When::Shift { unit: Stretch::Day, count: value.parse().ok()? }, None, at + count));
    }
    let turned = |at: usize| {
        [(Kind::Last, -1), (Kind::This, 0), (Kind::Next, 1)]
            .into_iter()
            .find_map(|(kind, turn)| words.find(at, kind).map(|(_, count)| (turn, count)))
    };
    if let Some((turn, count)) = turned(at) {
        if let Some((unit, 1, end)) = stretch(words, at + count).filter(|(unit, _, _)| *unit != Stretch::Day) {
            return words.same_sentence(at, end - 1).then_some((When::Near { unit, turn }, None, end));
        }
        if lexicon.weekdays.get(words.key(at + count)).is_some() {
            let (mut when, to, end) = weekday(words, lexicon, at + count)?;
            if let When::Weekday { turn: of, .. } = &mut when {
                *of = turn;
            }
            return Some((when, to, end));
        }
        return None;
    }
    let (unit, _, end) = stretch(words, at)?;
    let (turn, count) = turned(end).filter(|_| matches!(words.facts.tag, "es" | "fr"))?;
    Some((When::Near { unit, turn }, None, end + count))
}

/// "five years ago", "vor fünf Jahren", "in two weeks".
pub(super) fn shift(words: &Lexed<'_>, at: usize) -> Option<Found> {
    let leads = |kind: Kind| words.find(at, kind).filter(|(value, _)| *value == "leads");
    let (lead, from) = match (leads(Kind::Ago), leads(Kind::Ahead)) {
        (Some((_, count)), _) => (-1, at + count),
        (None, Some((_, count))) => (1, at + count),
        _ => (0, at),
    };
    let (count, next) = match words.find(from, Kind::One) {
        Some((_, count)) => (1, from + count),
        None => {
            let number =
                number(words, from).filter(|number| number.value % ONE == 0 && !number.ordinal && !number.loose)?;
            (i32::try_from(number.value / ONE).ok().filter(|count| *count < 1000)?, number.end)
        }
    };
    let (unit, times, end) = stretch(words, next)?;
    if lead != 0 {
        return Some((When::Shift { unit, count: lead * count * times }, None, end));
    }
    let trails =
        |kind: Kind| words.find(end, kind).filter(|(value, _)| *value != "leads").map(|(_, count)| end + count);
    if let Some(end) = trails(Kind::Ago) {
        return Some((When::Shift { unit, count: -count * times }, None, end));
    }
    // "the highest for 20 years", "for the first time since twenty years".
    if unit == Stretch::Year && is_first(words, at) {
        return Some((When::Shift { unit, count: -count * times }, None, end));
    }
    let end = trails(Kind::Ahead)?;
    Some((When::Shift { unit, count: count * times }, None, end))
}

/// Whether a stretch of years says since when there was nothing like it: "the highest for", "the first time in", "since".
pub(super) fn is_first(words: &Lexed<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|&before| words.same_sentence(before, at)) else { return false };
    let superlative = |at: usize| {
        let key = words.key(at);
        key.len() > 4 && key.ends_with("est")
            || key == "worst"
            || key == "time" && at > 0 && words.key(at - 1) == "first"
    };
    // Up to two words stand between: "the highest level in 20 years".
    let lead = matches!(words.key(before), "for" | "in") && words.facts.tag == "en";
    lead && (1..=3)
        .filter_map(|back| before.checked_sub(back))
        .any(|place| words.same_sentence(place, at) && superlative(place))
        || words.find(before, Kind::Since).is_some()
}
