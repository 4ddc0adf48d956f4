//! What stands behind a number: its unit, its currency, a share, a length of time, an age.
//!
//! Lengths, areas, weights and speeds are brought to one unit each, so that miles stand beside kilometres; how exact the words were
//! is kept ([`Figure::slack`]).

use super::designations::currency_mark;
use super::heads::{Seen, singular};
use super::lexed::{Lexed, Made};
use super::numbers::{Milli, Number, ONE, figures, number};
use super::quantities::Figure;
use crate::lexicon::Lexicon;
use crate::lexicon::facts::Kind;
use crate::report::QuantityKind;

/// A value that came from another unit keeps so many digits.
const DIGITS: u32 = 3;
/// Ages at which something begins or ends by law.
const LIMITS: std::ops::RangeInclusive<Milli> = 12 * ONE..=100 * ONE;

/// Reads what stands behind a number; `None` where it is no quantity.
pub(super) fn unit(
    words: &Lexed<'_>,
    lexicon: &Lexicon,
    figure: &mut Figure,
    symbol: Option<&'static str>,
    first: &Number,
) -> Option<()> {
    let number_end = figure.end;
    let joined = words.is_mark(number_end, "-‑")
        && words.words[number_end].glued
        && words.words.get(number_end + 1).is_some_and(|word| word.glued);
    let at = measured(words, number_end + usize::from(joined), first.part);
    figure.joined = joined;
    let of = *figure;
    let mut is = |kind, unit, end| {
        (figure.kind, figure.unit, figure.end) = (kind, unit, end);
        Some(())
    };
    if let Some(code) = symbol {
        return is(QuantityKind::Money, code, number_end);
    }
    let after_mark =
        |marks: &[(&str, &'static str)]| marks.iter().find(|(mark, _)| words.is_mark(at, mark)).map(|(_, code)| *code);
    if let Some(code) = after_mark(&[("€", "EUR"), ("£", "GBP"), ("$", "USD")]) {
        return is(QuantityKind::Money, code, at + 1);
    }
    if words.is_mark(at, "%") {
        return is(QuantityKind::Percent, "percent", at + 1);
    }
    if let Some((factor, count)) = words.find(at, Kind::Points) {
        // "half a percentage point", "50 basis points"; points alone are what a team or an index has.
        let Some(factor) = figures(factor, false).filter(|factor| *factor > 0) else {
            return (!joined && !first.part && first.value % ONE == 0).then_some(());
        };
        (figure.low, figure.high) = (of.low.checked_mul(factor)? / ONE, of.high.checked_mul(factor)? / ONE);
        (figure.kind, figure.unit, figure.end) = (QuantityKind::Percent, "point", at + count);
        return Some(());
    }
    if let Some((_, count)) = words.find(at, Kind::Percent) {
        return is(QuantityKind::Percent, "percent", at + count);
    }
    let sum = at + usize::from(words.key(at) == "of" && first.value >= 1_000_000 * ONE);
    if let Some((code, count)) = words.find(sum, Kind::Currency).filter(|_| first.value > 0) {
        return is(QuantityKind::Money, code, sum + count);
    }
    if let Some((_, count)) = words.find(at, Kind::Old) {
        return is(QuantityKind::Age, "year", at + count);
    }
    let years = words.find(at, Kind::Span).filter(|(unit, _)| *unit == "year" && !joined).map_or(0, |(_, count)| count);
    // "the retirement age from 63 to 66".
    if LIMITS.contains(&first.value) && first.value % ONE == 0 && is_limit(words, of.from, number_end + years) {
        figure.class = "age limit";
        (figure.kind, figure.unit, figure.end) = (QuantityKind::Age, "year", number_end + years);
        return Some(());
    }
    // "aged 43", "Li, 43,", "Brun, 78 ans,", "de 63 años", "a boy of six".
    let aged = words.find_before(of.at, Kind::Aged);
    let closed = || !words.same_sentence(of.at, number_end + years) || words.is_mark(number_end + years, ",.;)”\"");
    let opened = aged.is_some_and(|(value, _)| value != "closed" || closed());
    let age = first.value % ONE == 0 && (ONE..120 * ONE).contains(&first.value) && (first.figures || opened);
    if age && (opened || is_aside(words, lexicon, of.at, number_end + years)) {
        return is(QuantityKind::Age, "year", number_end + years);
    }
    if let Some((unit, count)) = words.find(at, Kind::Unit) {
        let mut end = at + count;
        (figure.low, figure.high, end) = halves(words, of, end);
        return measure(figure, unit, end);
    }
    if let Some((unit, count)) = words.find(at, Kind::Span) {
        let (low, high, end) = halves(words, of, at + count);
        (figure.low, figure.high, figure.kind, figure.unit, figure.end) =
            (low, high, QuantityKind::Duration, unit, end);
        smaller(words, figure);
        return Some(());
    }
    if first.value < 10 * ONE && first.figures && is_magnitude(words, of.at, at, joined) {
        return is(QuantityKind::Magnitude, "", number_end);
    }
    // "half of the sentence"; "una media de 30" is an average.
    if first.part
        && first.value < ONE
        && words.key(of.at) != "media"
        && matches!(words.key(at), "of" | "de" | "der" | "des" | "du" | "d'")
    {
        (figure.low, figure.high) = (of.low * 100, of.high * 100);
        return is(QuantityKind::Percent, "percent", number_end);
    }
    if joined && is_compound(words, at, first) {
        return is(QuantityKind::Count, "", at + 1);
    }
    // "12-point", "two-thirds": a compound that counts nothing known.
    if joined || words.words.get(number_end).is_some_and(|next| next.glued && next.made == Made::Letters) || first.part
    {
        return None;
    }
    // "from 5.25 to 5.75 percent": the first number has the unit of the last.
    if words.find_before(of.from, Kind::From).is_some()
        && let Some((_, count)) = words.find(number_end, Kind::To)
        && let Some(last) = number(words, number_end + count).filter(|last| !last.ordinal)
    {
        let mut other = Figure { low: last.value, high: last.value, ..Figure::new(number_end + count, last.end) };
        let symbol = currency_mark(words, number_end + count).map(|(code, _)| code);
        unit(words, lexicon, &mut other, symbol, &last)?;
        if matches!(other.kind, QuantityKind::Percent | QuantityKind::Money | QuantityKind::Duration) {
            (figure.kind, figure.unit) = (other.kind, other.unit);
        }
    } else if let Some((kind, unit)) = first_of_two(words, of.from) {
        (figure.kind, figure.unit) = (kind, unit);
    }
    Some(())
}

/// The unit of the first number of two: "from 28 crowns to 41", "from 5% to 7".
fn first_of_two(words: &Lexed<'_>, from: usize) -> Option<(QuantityKind, &'static str)> {
    let (_, to) = words.find_before(from, Kind::To)?;
    (2..=4).filter_map(|back| to.checked_sub(back)).find_map(|at| {
        let first = number(words, at).filter(|first| !first.ordinal && words.same_sentence(at, from))?;
        words.find_before(at, Kind::From)?;
        if words.is_mark(first.end, "%") && first.end + 1 == to {
            return Some((QuantityKind::Percent, "percent"));
        }
        let (kind, unit, count) = words.find_any(first.end, &[Kind::Currency, Kind::Percent, Kind::Span])?;
        let kind = match kind {
            Kind::Currency => QuantityKind::Money,
            Kind::Percent => QuantityKind::Percent,
            _ => QuantityKind::Duration,
        };
        let unit = if kind == QuantityKind::Percent { "percent" } else { unit };
        (first.end + count == to).then_some((kind, unit))
    })
}

/// Where the unit of a number stands: behind "an" in "half an hour", behind "full" in "three full days".
fn measured(words: &Lexed<'_>, at: usize, part: bool) -> usize {
    let mut next = at;
    if part {
        next += usize::from(matches!(words.key(next), "of" | "d'"));
        next += words.find(next, Kind::One).map_or(0, |(_, count)| count);
    }
    next += words.find(next, Kind::Full).map_or(0, |(_, count)| count);
    let found =
        words.find_any(next, &[Kind::Span, Kind::Unit]).is_some() || part && words.find(next, Kind::Points).is_some();
    if found && words.same_sentence(at - 1, next) { next } else { at }
}

/// "an hour", "a mile and a half": one of a unit, where it is told how long or how far.
pub(super) fn one(words: &Lexed<'_>, at: usize) -> Option<(Figure, QuantityKind)> {
    let (_, count) = words.find(at, Kind::One)?;
    let next = at + count + words.find(at + count, Kind::Full).map_or(0, |(_, count)| count);
    let (kind, unit, count) = words.find_any(next, &[Kind::Span, Kind::Unit])?;
    let plain = Figure { low: ONE, high: ONE, ..Figure::new(at, next + count) };
    let (low, high, end) = halves(words, plain, next + count);
    let led = || {
        [Kind::For, Kind::Lasts, Kind::About, Kind::Over, Kind::Under, Kind::Least, Kind::Most]
            .into_iter()
            .any(|kind| words.find_before(at, kind).is_some())
    };
    let later = words.find_any(end, &[Kind::Ago, Kind::Ahead, Kind::Old]).is_some() || words.is_mark(end, "-‑");
    if !words.same_sentence(at, end - 1)
        || later
        || low == ONE && (kind == Kind::Unit || matches!(unit, "second" | "night") || !led())
    {
        return None;
    }
    let mut figure = Figure { low, high, end, ..plain };
    if kind == Kind::Unit {
        measure(&mut figure, unit, end)?;
        return Some((figure, QuantityKind::Measure));
    }
    figure.unit = unit;
    figure.kind = QuantityKind::Duration;
    smaller(words, &mut figure);
    Some((figure, QuantityKind::Duration))
}

/// "an hour and a half".
fn halves(words: &Lexed<'_>, of: Figure, end: usize) -> (Milli, Milli, usize) {
    let half = words.find(end, Kind::And).and_then(|(_, and)| {
        let (half, count) = words.find(end + and, Kind::Fraction)?;
        Some((figures(half, false)?, end + and + count))
    });
    match half.filter(|(_, behind)| words.same_sentence(end - 1, behind - 1) && words.key(*behind) != "of") {
        Some((half, behind)) => (of.low + half, of.high + half, behind),
        None => (of.low, of.high, end),
    }
}

/// "two hours and 20 minutes", as minutes.
fn smaller(words: &Lexed<'_>, figure: &mut Figure) {
    let (small, factor) = match figure.unit {
        "year" => ("month", 12),
        "day" => ("hour", 24),
        "hour" => ("minute", 60),
        "minute" => ("second", 60),
        _ => return,
    };
    let next = figure.end + words.find(figure.end, Kind::And).map_or(0, |(_, count)| count);
    let Some(more) = number(words, next).filter(|more| !more.ordinal && words.same_sentence(figure.at, next)) else {
        return;
    };
    let Some((unit, count)) = words.find(more.end, Kind::Span) else { return };
    if unit == small && more.value < factor * ONE && figure.low == figure.high {
        figure.low = figure.low * factor + more.value;
        (figure.high, figure.unit, figure.end) = (figure.low, unit, more.end + count);
    }
}

/// Brings a measure to the unit of its dimension: the row is that unit, what one is times of it, and per how many.
fn measure(figure: &mut Figure, row: &'static str, end: usize) -> Option<()> {
    let mut parts = row.split(' ');
    let unit = parts.next()?;
    let times = figures(parts.next().unwrap_or("1"), false)?;
    let per = parts.next();
    let inexact = per.is_some();
    let per = figures(per.unwrap_or("1"), false)?;
    let printed = figure.low;
    let bring = |value: Milli| Some(value.checked_mul(times)? / per);
    (figure.low, figure.high) = (bring(figure.low)?, bring(figure.high)?);
    (figure.kind, figure.unit, figure.end) = (QuantityKind::Measure, unit, end);
    if inexact && printed > 0 {
        figure.slack = bring(half_digit(printed))?.max(1);
        (figure.low, figure.high) = (short(figure.low), short(figure.high));
    }
    Some(())
}

/// Half a unit of the last digit that is not 0; of one digit alone no more than a twentieth.
fn half_digit(value: Milli) -> Milli {
    let (mut unit, mut rest) = (1, value);
    while rest % 10 == 0 {
        (unit, rest) = (unit * 10, rest / 10);
    }
    if rest < 10 { (unit / 2).min(value / 20) } else { unit / 2 }
}

/// A value to three digits.
fn short(value: Milli) -> Milli {
    let unit = 10_i64.pow((value.max(1).ilog10() + 1).saturating_sub(DIGITS));
    (value + unit / 2) / unit * unit
}

/// Whether an age at which something begins or ends by law is told before a number, in its clause.
fn is_limit(words: &Lexed<'_>, from: usize, end: usize) -> bool {
    let told = (1..=8)
        .map_while(|back| from.checked_sub(back))
        .take_while(|&at| words.same_sentence(at, from) && !words.is_mark(at, ",;:()—–“”\""))
        .any(|at| words.find(at, Kind::Limit).is_some());
    told && words.find_any(end, &[Kind::Percent, Kind::Those, Kind::Currency]).is_none() && !words.is_mark(end, "%")
}

/// "6.2-magnitude", "magnitude 6.2", "put its magnitude at 6.1".
fn is_magnitude(words: &Lexed<'_>, at: usize, behind: usize, joined: bool) -> bool {
    let named = |at: usize| words.find(at, Kind::Head).is_some_and(|(class, _)| class == "magnitude");
    if joined {
        return named(behind);
    }
    let decimals = words.key(at).contains(['.', ',']);
    for back in 1..=3 {
        let Some(before) = at.checked_sub(back).filter(|&before| words.same_sentence(before, at)) else { return false };
        if named(before) {
            return true;
        }
        let passes =
            decimals && (words.find_any(before, &[Kind::At, Kind::Links]).is_some() || words.key(before) == "a");
        if !passes {
            return false;
        }
    }
    false
}

/// "the 118-store package": what a compound counts, where it is a noun.
fn is_compound(words: &Lexed<'_>, at: usize, first: &Number) -> bool {
    let word = &words.words[at];
    first.value >= 10 * ONE
        && first.value % ONE == 0
        && word.made == Made::Letters
        && !word.capital
        && word.key.len() > 2
        && words.facts.tag == "en"
        && words.words.get(at + 1).is_some_and(|next| next.made == Made::Letters && !next.glued)
        && !matches!(word.key.as_str(), "plus" | "odd" | "fold" | "something" | "strong" | "and" | "run" | "man")
        && words.find(at, Kind::To).is_none()
}

/// What the first part of a compound counts.
pub(super) fn compound(words: &Lexed<'_>, figure: &Figure, of: Seen) -> Seen {
    let noun = figure.end - 1;
    let shown = words.key(noun).to_owned();
    match words.find_any(noun, &[Kind::Head, Kind::Growing]) {
        Some((kind, class, _)) => {
            Seen { class: class.to_owned(), listed: true, growing: kind == Kind::Growing, shown, ..of }
        }
        None => Seen { class: singular(words, noun), listed: false, growing: false, shown, ..of },
    }
}

/// "Li, 43,", "Li (43)" and "the mayor, 43,".
fn is_aside(words: &Lexed<'_>, lexicon: &Lexicon, at: usize, end: usize) -> bool {
    let Some(before) = at.checked_sub(2) else { return false };
    let name = &words.words[before];
    let opened =
        words.is_mark(at - 1, ",") && words.is_mark(end, ",.") || words.is_mark(at - 1, "(") && words.is_mark(end, ")");
    opened
        && name.made == Made::Letters
        && (name.capital || lexicon.titles.contains(&name.key))
        && words.same_sentence(before, at)
        && !(words.is_mark(end, ",") && words.words.get(end + 1).is_some_and(|next| next.made == Made::Figures))
}
