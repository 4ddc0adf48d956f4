//! What sets a number apart from the plain fact: plans, other times, parts and wholes, periods and places of its clause.

use super::heads::{Run, Seen};
use super::lexed::{Lexed, Made};
use super::quantities::Figure;
use crate::lexicon::Lexicon;
use crate::lexicon::facts::Kind;
use crate::lexicon::words::hash;
use crate::report::QuantityKind;

/// It is planned, expected or possible.
pub const PLAN: u32 = 1;
/// It belongs to another time, or is usual.
pub const EARLIER: u32 = 2;
/// There are others beside it.
pub const MORE: u32 = 4;
/// It is a part of others.
pub const PART: u32 = 8;
/// It is what something rose or fell by.
pub const CHANGE: u32 = 16;
/// It is the whole of which another number is a part ("64 of the 150 seats").
pub const WHOLE: u32 = 32;
/// The role of a date that ends something, among the traits.
pub const ENDS: u32 = 64;
/// The role of a date that begins something.
pub const BEGINS: u32 = 128;

/// So many words open a sentence, with what they say of the time.
const OPENING: usize = 3;

/// Sees what sets a number apart from the plain fact.
pub(super) fn set_apart(words: &Lexed<'_>, figure: &Figure, run: &Run, seen: &mut Seen) {
    let sentence = words.words[figure.at].sentence;
    let inside = |at: usize| words.words.get(at).is_some_and(|word| word.sentence == sentence);
    let ends = |at: usize| words.is_mark(at, ",;:()—–“”\"");
    for back in 1..=8 {
        let Some(at) = figure.from.checked_sub(back).filter(|&at| inside(at) && !ends(at)) else { break };
        if is_plan(words, at) {
            seen.traits |= PLAN;
        }
        if back <= 3 {
            if words.find(at, Kind::Part).is_some() {
                seen.traits |= PART;
            }
            let changes = matches!(figure.kind, QuantityKind::Money | QuantityKind::Percent | QuantityKind::Measure);
            if changes
                && words.find(at, Kind::Change).is_some()
                && (back == 1 || words.find(figure.from - 1, Kind::To).is_none())
            {
                seen.traits |= CHANGE;
            }
        }
        if back <= 4 && words.find(at, Kind::Earlier).is_some() || back <= 2 && words.find(at, Kind::Former).is_some() {
            seen.traits |= EARLIER;
        }
    }
    if figure.from > 1 && words.find(figure.from - 1, Kind::Part).is_some() {
        seen.traits |= PART;
    }
    for kind in [Kind::Last, Kind::Next] {
        if figure.kind != QuantityKind::Duration && words.find_before(figure.from, kind).is_some() {
            seen.traits |= EARLIER;
        }
    }
    let more = |at: usize| words.find(at, Kind::More).is_some() && inside(at);
    if figure.from > 0 && more(figure.from - 1) || more(figure.end) {
        seen.traits |= MORE;
    }
    // "64 of the 150 seats": the second is the whole, and the first no part of something named elsewhere.
    let of = |at: usize| matches!(words.key(at), "of" | "de" | "der" | "von" | "des" | "los");
    let whole = (1..=2).any(|back| {
        figure.from.checked_sub(back).is_some_and(|at| of(at) && at > 0 && inside(at) && words.counts(at - 1))
    });
    if whole {
        seen.traits |= WHOLE;
    }
    let of_number = (1..=2).any(|more| of(figure.end) && words.counts(figure.end + more));
    let fraction = words.find(figure.at, Kind::Fraction).is_some();
    if !of_number
        && !fraction
        && matches!(words.key(figure.end), "of" | "des" | "der" | "de")
        && matches!(
            words.key(figure.end + 1),
            "the" | "them" | "its" | "their" | "whom" | "los" | "las" | "these" | "those"
        )
    {
        seen.traits |= PART;
    }
    for at in (run.end.max(figure.end)..).take(8) {
        // "… died eight years ago".
        let years = |at: usize| words.find(at, Kind::Span).is_some_and(|(unit, _)| unit == "year");
        if inside(at + 2) && years(at + 1) && words.find(at + 2, Kind::Ago).is_some_and(|(value, _)| value != "leads") {
            seen.traits |= EARLIER;
        }
        if !inside(at) || ends(at) || words.counts(at) {
            break;
        }
        if words.find(at, Kind::Earlier).is_some() {
            seen.traits |= EARLIER;
        }
        if at < figure.end + 3 && is_plan(words, at) {
            seen.traits |= PLAN;
        }
    }
}

/// Whether a word makes a number only possible; what "will" be is told as a fact.
fn is_plan(words: &Lexed<'_>, at: usize) -> bool {
    words.find(at, Kind::Plan).is_some_and(|(value, _)| value != "future")
}

/// Sees the periods, years and places of the clause, and the name before the number.
pub(super) fn clause(words: &Lexed<'_>, lexicon: &Lexicon, figure: &Figure, seen: &mut Seen) {
    let inside = |at: usize| words.same_sentence(at, figure.at);
    let mut from = figure.from;
    let (mut open, mut crossed) = (true, false);
    while let Some(at) = from.checked_sub(1).filter(|&at| inside(at) && !words.is_mark(at, ";:“”\"")) {
        from = at;
        crossed |= words.counts(at) && words.words[at].key.len() != 4;
        if words.find(at, Kind::Pronoun).is_some() {
            open = false;
        }
        if open && seen.owner.is_none() && figure.from - at <= 14 && !is_led(words, at) {
            seen.owner = words.name(at, lexicon);
        }
        period(words, at, figure, seen);
        if !crossed {
            place(words, lexicon, at, figure, seen);
        }
    }
    // "In 2024, …; four people were injured": what opens a sentence holds for all of it.
    let mut first = from;
    while let Some(at) = first.checked_sub(1).filter(|&at| inside(at)) {
        first = at;
    }
    (first..from.min(first + OPENING)).for_each(|at| period(words, at, figure, seen));
    let mut at = figure.end;
    while inside(at) && !words.is_mark(at, ",;:()—–“”\"") && !(words.counts(at) && words.words[at].key.len() != 4)
    {
        period(words, at, figure, seen);
        place(words, lexicon, at, figure, seen);
        at += 1;
    }
    seen.periods.sort_unstable();
    seen.periods.dedup();
}

/// Whether a word of place or time stands before a name.
fn is_led(words: &Lexed<'_>, at: usize) -> bool {
    at > 0 && (words.find(at - 1, Kind::At).is_some() || words.is_mark(at - 1, "("))
}

fn period(words: &Lexed<'_>, at: usize, figure: &Figure, seen: &mut Seen) {
    let of_period = matches!(figure.kind, QuantityKind::Money | QuantityKind::Percent);
    if of_period && let Some((value, _)) = words.find(at, Kind::Period) {
        seen.periods.push(hash(value.as_bytes()));
    }
    let word = &words.words[at];
    let year =
        word.made == Made::Figures && word.key.len() == 4 && (word.key.starts_with("19") || word.key.starts_with("20"));
    if year && at != figure.at {
        seen.periods.push(hash(word.key.as_bytes()));
    }
}

/// The name behind a word of place: "in Pellworth", "in the town of Pellworth".
fn place(words: &Lexed<'_>, lexicon: &Lexicon, at: usize, figure: &Figure, seen: &mut Seen) {
    let share = figure.kind == QuantityKind::Percent && matches!(words.key(at), "to" | "with" | "of" | "for");
    if !share && words.find(at, Kind::At).is_none_or(|(value, _)| value != "place") {
        return;
    }
    for next in at + 1..=at + 4 {
        if !words.same_sentence(at, next) || words.words[next].made != Made::Letters {
            break;
        }
        // "In the region": not the country of which others tell.
        if figure.kind == QuantityKind::Percent && words.find(next, Kind::Region).is_some() {
            seen.places.push(hash(words.key(next).as_bytes()));
        }
        match words.name(next, lexicon) {
            Some(name) => seen.places.push(name),
            None if words.name(next - 1, lexicon).is_some() => break,
            None => {}
        }
    }
}
