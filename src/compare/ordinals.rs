//! Ordinals that count: "the seventh increase in a row", "third-largest", "fifth place", "the 67th minute".
//!
//! How often something came one after the other is a count, whether told as "seventh … in a row" or "seven successive …". A place
//! in an order and the minute of a match are ranks. Other ordinals only name.

use super::lexed::{Lexed, Made};
use super::numbers::{Number, ONE};
use super::quantities::Figure;
use crate::lexicon::facts::Kind;
use crate::report::QuantityKind;

/// So many words stand between an ordinal and what makes it count.
const REACH: usize = 4;

/// The rank or streak that a number tells.
pub(super) fn ordinal(words: &Lexed<'_>, at: usize, first: &Number) -> Option<Figure> {
    if first.value % ONE != 0 || first.value < ONE || first.part || first.loose {
        return None;
    }
    let figure = |kind, class, end| Figure { kind, class, low: first.value, high: first.value, ..Figure::new(at, end) };
    if let Some(end) = row(words, at, first) {
        return (first.value > ONE).then(|| figure(QuantityKind::Count, "in a row", end));
    }
    let minute =
        |at: usize| words.find(at, Kind::Span).filter(|(unit, _)| *unit == "minute").map(|(_, count)| at + count);
    if first.ordinal {
        if let Some(end) = minute(first.end) {
            return Some(figure(QuantityKind::Rank, "minute", end));
        }
        let joined = usize::from(words.is_mark(first.end, "-‑"));
        let place = words.find(first.end + joined, Kind::Place).map(|(_, count)| first.end + joined + count);
        let most = words.facts.tag == "en"
            && words.key(first.end + joined).ends_with("est")
            && words.key(first.end + joined).len() > 5;
        let place = place.or_else(|| most.then_some(first.end + joined + 1));
        let ranks = || words.find_before(at, Kind::Ranks).is_some();
        let end = place.or_else(|| (ranks() && !noun(words, first.end)).then_some(first.end))?;
        return Some(figure(QuantityKind::Rank, "place", end));
    }
    // "on 76 minutes", "in minute 67".
    let on = words.find_before(at, Kind::OnMinute).is_some();
    let before =
        at > 0 && minute(at - 1) == Some(at) && words.key(at - 1) != "minutes" && words.same_sentence(at - 1, at);
    let end = if on { minute(first.end) } else { before.then_some(first.end) }?;
    first.figures.then(|| figure(QuantityKind::Rank, "minute", end))
}

/// Behind "in a row", "successive meetings": what makes a number tell how often something came without a break.
fn row(words: &Lexed<'_>, at: usize, first: &Number) -> Option<usize> {
    for next in first.end..first.end + REACH {
        if !words.same_sentence(at, next) || words.words[next].made == Made::Mark || words.counts(next) {
            return None;
        }
        if let Some((value, count)) = words.find(next, Kind::Row) {
            // "seven successive meetings": the noun stands behind.
            let noun = value == "noun" && noun(words, next + count);
            return (value != "noun" || noun).then_some(next + count + usize::from(noun));
        }
    }
    None
}

/// Whether a noun may stand at a place.
fn noun(words: &Lexed<'_>, at: usize) -> bool {
    words.words.get(at).is_some_and(|word| word.made == Made::Letters)
        && words.same_sentence(at - 1, at)
        && !crate::lexicon::of(Some(words.facts.tag)).stopwords.contains(words.key(at))
}
