//! Dates as a text has them: days, months, years, weekdays, "last week", "five years ago", "April 16 to 19".
//!
//! A date that names no year, or is told from the day of writing, is kept as it is told: on which day it falls depends on the
//! article's time of publication, its dateline, or the pile, which can be put right later ([`resolve`]). A weekday is taken to lie in
//! the past, and behind "until", "by", "next" or "will" in the future.

use super::calendar::TURNED;
pub use super::calendar::{Anchor, Interval, anchor, civil, from_civil, iso, resolve, weekday_of};
use super::clock::{Clock, clock};
use super::heads::Seen;
use super::lexed::{Lexed, Made};
use super::reading::Span;
use super::turns::{is_first, near, shift, stretch};
use crate::lexicon::Lexicon;
use crate::lexicon::facts::Kind;

/// A date in a text.
#[derive(Debug, Clone)]
pub struct Dated {
    /// The words, with the one before that says how it is meant ("until Wednesday").
    pub span: Span,
    /// When it is.
    pub when: When,
    /// The last day of a range.
    pub to: Option<When>,
    /// How it is meant.
    pub role: DateRole,
    /// It is told as near: "around 2 p.m.", "shortly before midnight".
    pub about: bool,
    /// It is ahead of the day of writing.
    pub ahead: bool,
    /// Its sentence.
    pub sentence: u32,
    /// Its first word and the one behind its last.
    pub words: (u32, u32),
    /// What it dates, as far as that is seen.
    pub of: Seen,
    /// Stems and numbers around it, as hashes in order.
    pub near: Vec<u64>,
    /// It only says when somebody said something.
    pub said: bool,
    /// It stands in the dateline.
    pub written: bool,
}

/// How a date is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateRole {
    /// Something is at that time.
    At,
    /// It lasts from then on.
    From,
    /// It lasts to then.
    Until,
    /// It is not later.
    By,
}

/// A time as it is told; a year of 0 is not told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// A day of the month, and the weekday beside it, Monday being 1 and 0 none.
    Day {
        /// The year.
        year: i32,
        /// The month, from 1.
        month: u8,
        /// The day, from 1.
        day: u8,
        /// The weekday.
        weekday: u8,
    },
    /// A month.
    Month {
        /// The year.
        year: i32,
        /// The month, from 1.
        month: u8,
    },
    /// A year.
    Year(i32),
    /// A weekday: the last one (−1), the next one (1), or not told (0).
    Weekday {
        /// Monday is 1.
        weekday: u8,
        /// Last, next, or not told.
        turn: i8,
    },
    /// Last, this or next week, month or year.
    Near {
        /// Which.
        unit: Stretch,
        /// Last is −1, next is 1.
        turn: i8,
    },
    /// A time of day.
    Time(Clock),
    /// So many of them ago, or ahead.
    Shift {
        /// Which.
        unit: Stretch,
        /// How many; ago is below 0.
        count: i32,
    },
}

/// Units of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stretch {
    /// A day.
    Day,
    /// A week.
    Week,
    /// A month.
    Month,
    /// A year.
    Year,
}

/// The dates of a text, in order.
pub fn dates(words: &Lexed<'_>, lexicon: &Lexicon) -> Vec<Dated> {
    let (mut found, mut at) = (Vec::new(), 0);
    while at < words.words.len() {
        let Some((when, to, end)) = date(words, lexicon, at) else {
            at += 1;
            continue;
        };
        let (role, from) = role(words, at);
        let future = |at: usize| words.find(at, Kind::Plan).is_some_and(|(value, _)| value == "future");
        let clause = (0..8)
            .map_while(|back| at.checked_sub(back + 1))
            .take_while(|&before| words.same_sentence(before, at) && !words.is_mark(before, ",;:—–()“”\""));
        let mut ahead = matches!(role, DateRole::Until | DateRole::By);
        for before in clause {
            ahead |= future(before);
        }
        let role = if matches!(when, When::Shift { .. }) && is_first(words, at) { DateRole::From } else { role };
        let turned = matches!(when, When::Weekday { turn, .. } if turn != 0);
        found.push(Dated {
            span: Span { start: words.words[from].span.start, end: words.words[end - 1].span.end },
            when,
            to,
            role: if to.is_some() { DateRole::At } else { role },
            about: is_about(words, at),
            ahead: ahead && !turned,
            sentence: words.words[at].sentence,
            words: (at as u32, end as u32),
            of: Seen::default(),
            near: Vec::new(),
            said: is_said(words, from, end),
            written: false,
        });
        at = end;
    }
    found
}

/// Whether the words before a date make it less than exact.
fn is_about(words: &Lexed<'_>, at: usize) -> bool {
    [Kind::About, Kind::Over, Kind::Under].into_iter().any(|kind| words.find_before(at, kind).is_some())
        || words.find_before(at, Kind::Near).is_some_and(|(value, _)| value == "about")
}

/// Whether a date stands beside a verb of saying.
fn is_said(words: &Lexed<'_>, from: usize, end: usize) -> bool {
    let before = (1..=4).filter_map(|back| from.checked_sub(back)).take_while(|&at| !words.is_mark(at, ",;:(“\""));
    let behind = (end..end + 2).take_while(|&at| !words.is_mark(at, ",;:(“\""));
    before.chain(behind).any(|at| words.find(at, Kind::Said).is_some() && words.same_sentence(at, from))
}

/// How a date that begins at a word is meant, and where the word that says so begins.
fn role(words: &Lexed<'_>, at: usize) -> (DateRole, usize) {
    for (kind, role) in [
        (Kind::Until, DateRole::Until),
        (Kind::Since, DateRole::From),
        (Kind::From, DateRole::From),
        (Kind::By, DateRole::By),
    ] {
        if let Some((_, from)) = words.find_before(at, kind)
            && words.same_sentence(from, at)
        {
            return (role, from);
        }
    }
    (DateRole::At, at)
}

/// When a date is, the end of a range, and the word behind it.
pub(super) type Found = (When, Option<When>, usize);

/// A date that begins at a word: when it is, the end of a range, and the word behind it.
fn date(words: &Lexed<'_>, lexicon: &Lexicon, at: usize) -> Option<Found> {
    let word = &words.words[at];
    if word.glued && at > 0 && words.words[at - 1].made != Made::Mark {
        return None;
    }
    match word.made {
        Made::Mark => None,
        Made::Figures => {
            time(words, lexicon, at).or_else(|| day_then_month(words, lexicon, at, 0)).or_else(|| in_figures(words, at))
        }
        Made::Letters => weekday(words, lexicon, at)
            .or_else(|| month_then_day(words, lexicon, at, 0))
            .or_else(|| month(words, lexicon, at))
            .or_else(|| near(words, lexicon, at))
            .or_else(|| shift(words, at))
            .or_else(|| time(words, lexicon, at)),
    }
    .or_else(|| if word.made == Made::Figures { shift(words, at) } else { None })
}

/// The month that a word names, and the word behind it and a full stop of a short form.
fn month_at(words: &Lexed<'_>, lexicon: &Lexicon, at: usize) -> Option<(u8, usize)> {
    let word = words.words.get(at)?;
    let month = *lexicon.months.get(&word.key)?;
    let may = matches!(words.facts.tag, "en" | "de" | "");
    (word.capital || !may).then_some(())?;
    let short = word.key.chars().count() <= 4 && words.is_mark(at + 1, ".") && words.words[at + 1].glued;
    Some((month, at + 1 + usize::from(short)))
}

/// A number from 1 to 31 in figures, and the word behind it and its ending.
fn day_at(words: &Lexed<'_>, at: usize) -> Option<(u8, usize)> {
    let word = words.words.get(at).filter(|word| word.made == Made::Figures && word.key.len() <= 2)?;
    let day = word.key.parse().ok().filter(|day| (1..=31).contains(day))?;
    let mut end = at + 1;
    let ending = words.words.get(end).is_some_and(|word| word.glued)
        && (matches!(words.key(end), "st" | "nd" | "rd" | "th" | "er" | "º")
            || words.is_mark(end, ".") && words.facts.tag == "de");
    end += usize::from(ending);
    Some((day, end))
}

/// A year in four figures.
fn year_at(words: &Lexed<'_>, at: usize) -> Option<i32> {
    let word = words.words.get(at).filter(|word| word.made == Made::Figures && word.key.len() == 4)?;
    let joined = words.words.get(at + 1).is_some_and(|next| next.glued && next.made == Made::Letters);
    word.key.parse().ok().filter(|year| (1800..=2199).contains(year) && !joined)
}

/// The year behind a day or month: "April 16, 2031", "16 de abril de 2031".
fn year_behind(words: &Lexed<'_>, at: usize) -> (i32, usize) {
    let comma = usize::from(words.is_mark(at, ",") || matches!(words.key(at), "de" | "del"));
    match year_at(words, at + comma).filter(|_| words.same_sentence(at - 1, at + comma)) {
        Some(year) => (year, at + comma + 1),
        None => (0, at),
    }
}

/// Where a range goes on behind its first part.
fn range_mark(words: &Lexed<'_>, at: usize) -> Option<usize> {
    let opens = words.is_mark(at, "-–—‑")
        || words.find(at, Kind::Until).is_some()
        || matches!(words.key(at), "to" | "au" | "al");
    (opens && words.same_sentence(at - 1, at)).then_some(at + 1)
}

/// "Sunday", "next Sunday", "Sunday, April 16".
pub(super) fn weekday(words: &Lexed<'_>, lexicon: &Lexicon, at: usize) -> Option<Found> {
    let word = &words.words[at];
    let weekday = *lexicon.weekdays.get(&word.key)?;
    let capitals = matches!(words.facts.tag, "en" | "de" | "");
    if capitals && !word.capital {
        return None;
    }
    let short = usize::from(words.is_mark(at + 1, ".") && word.key.len() <= 5);
    let mut next = at + 1 + short;
    next += usize::from(words.is_mark(next, ",("));
    next += usize::from(matches!(words.key(next), "den" | "the"));
    if words.same_sentence(at, next) {
        let dated =
            month_then_day(words, lexicon, next, weekday).or_else(|| day_then_month(words, lexicon, next, weekday));
        if let Some(found) = dated.filter(|found| matches!(found.0, When::Day { .. })) {
            return Some(found);
        }
    }
    if word.key.chars().count() <= 3 {
        return None;
    }
    let behind = words.find(at + 1, Kind::Last).map(|_| -1).or_else(|| words.find(at + 1, Kind::Next).map(|_| 1));
    let turn = if words.find_before(at, Kind::Last).is_some() {
        -1
    } else if words.find_before(at, Kind::Next).is_some() {
        1
    } else {
        behind.filter(|_| matches!(words.facts.tag, "es" | "fr")).unwrap_or(0)
    };
    Some((When::Weekday { weekday, turn }, None, at + 1))
}

/// "April 16", "April 16 to 19", "April 16 to May 2, 2031".
fn month_then_day(words: &Lexed<'_>, lexicon: &Lexicon, at: usize, weekday: u8) -> Option<Found> {
    let (month, next) = month_at(words, lexicon, at)?;
    let (day, next) = day_at(words, next).filter(|_| words.same_sentence(at, next))?;
    let (year, end) = year_behind(words, next);
    let first = |year| When::Day { year, month, day, weekday };
    if let Some(next) = range_mark(words, end) {
        let (other, next) = month_at(words, lexicon, next).unwrap_or((month, next));
        if let Some((last, behind)) = day_at(words, next).filter(|(last, _)| other != month || *last > day) {
            let (year, end) = if year == 0 { year_behind(words, behind) } else { (year, behind) };
            let counts = words.words.get(end).is_some_and(|word| word.made == Made::Letters && !word.capital)
                && words.find(end, Kind::Those).is_some();
            if !counts {
                return Some((first(year), Some(When::Day { year, month: other, day: last, weekday: 0 }), end));
            }
        }
    }
    Some((first(year), None, end))
}

/// "16 April", "16-19 April 2031", "vom 16. bis 19. April", "16 de abril".
fn day_then_month(words: &Lexed<'_>, lexicon: &Lexicon, at: usize, weekday: u8) -> Option<Found> {
    let (day, next) = day_at(words, at)?;
    let skip = |at: usize| at + usize::from(matches!(words.key(at), "de" | "of"));
    if let Some((month, next)) = month_at(words, lexicon, skip(next)).filter(|_| words.same_sentence(at, next)) {
        let (year, end) = year_behind(words, next);
        let first = When::Day { year, month, day, weekday };
        if let Some(next) = range_mark(words, end)
            && let Some((last, next)) = day_at(words, next)
            && let Some((other, next)) = month_at(words, lexicon, skip(next))
        {
            let (year, end) = year_behind(words, next);
            return Some((
                When::Day { year, month, day, weekday },
                Some(When::Day { year, month: other, day: last, weekday: 0 }),
                end,
            ));
        }
        return Some((first, None, end));
    }
    let next = range_mark(words, next)?;
    let (last, next) = day_at(words, next).filter(|(last, _)| *last > day)?;
    let (month, next) = month_at(words, lexicon, skip(next))?;
    let (year, end) = year_behind(words, next);
    Some((When::Day { year, month, day, weekday }, Some(When::Day { year, month, day: last, weekday: 0 }), end))
}

/// "in April", "last April", "April 2031".
fn month(words: &Lexed<'_>, lexicon: &Lexicon, at: usize) -> Option<Found> {
    let (month, next) = month_at(words, lexicon, at)?;
    let (year, end) = year_behind(words, next);
    let named = words.words[at].key.chars().count() > 4
        || matches!(words.key(at), "may" | "june" | "july" | "juni" | "juli" | "mai" | "mayo" | "juin" | "août");
    let between = words.find_before(at, Kind::Between).is_some();
    let other = words.find(end, Kind::And).filter(|_| between).and_then(|(_, and)| {
        let (other, next) = month_at(words, lexicon, end + and)?;
        let (last, behind) = year_behind(words, next);
        Some((When::Month { year: last, month: other }, last, behind))
    });
    if let Some((to, last, behind)) = other {
        return Some((When::Month { year: if year == 0 { last } else { year }, month }, Some(to), behind));
    }
    if year != 0 {
        return Some((When::Month { year, month }, None, end));
    }
    // "June next year".
    for (kind, turn) in [(Kind::Last, -1), (Kind::This, 0), (Kind::Next, 1)] {
        let unit = words.find(next, kind).and_then(|(_, count)| stretch(words, next + count));
        if let Some((Stretch::Year, 1, end)) = unit {
            return Some((When::Month { year: TURNED + turn, month }, None, end));
        }
    }
    let led = [Kind::At, Kind::Since, Kind::Until, Kind::By, Kind::From, Kind::Last, Kind::Next, Kind::This]
        .into_iter()
        .any(|kind| words.find_before(at, kind).is_some());
    (named && led && next == at + 1).then_some((When::Month { year: 0, month }, None, next))
}

/// "in 2018", "since 2014", "2031-04-16", "16.04.2031", "16/04/2031".
fn in_figures(words: &Lexed<'_>, at: usize) -> Option<Found> {
    let word = &words.words[at];
    let mut numbers = [0_i32; 3];
    let mut count = 0;
    let mut parts = word.key.split('.');
    if word.key.len() >= 8 && word.key.matches('.').count() == 2 {
        while let (Some(part), true) = (parts.next(), count < 3) {
            numbers[count] = part.parse().ok()?;
            count += 1;
        }
        let [day, month, year] = numbers;
        return whole_day(year, month, day).map(|when| (when, None, at + 1));
    }
    let part = |at: usize| words.words.get(at).filter(|word| word.made == Made::Figures)?.key.parse::<i32>().ok();
    if let (true, true, Some(a), Some(b), Some(c)) =
        (words.is_mark(at + 1, "-/"), words.is_mark(at + 3, "-/"), part(at), part(at + 2), part(at + 4))
    {
        let when = whole_day(a, b, c).or_else(|| {
            if b > 12 {
                whole_day(c, a, b)
            } else if a > 12 || words.facts.tag != "en" {
                whole_day(c, b, a)
            } else {
                None
            }
        });
        return when.map(|when| (when, None, at + 5));
    }
    let year = year_at(words, at)?;
    let led = [Kind::At, Kind::Since, Kind::Until, Kind::By, Kind::From]
        .into_iter()
        .any(|kind| words.find_before(at, kind).is_some());
    // "the 1998-built ferry".
    let made = matches!(words.key(at + 2), "built" | "born")
        || words.key(at + 2).len() > 4 && words.key(at + 2).ends_with("ed");
    if words.is_mark(at + 1, "-‑") && words.words[at + 1].glued && words.facts.tag == "en" && made {
        return Some((When::Year(year), None, at + 1));
    }
    let noun = words.words.get(at + 1).is_some_and(|next| next.made == Made::Letters && next.glued)
        || words.is_mark(at + 1, "-–") && words.words[at + 1].glued
        || words.find_any(at + 1, &[Kind::Those, Kind::Currency, Kind::Percent, Kind::Unit, Kind::Span]).is_some();
    let last = words.find(at + 1, Kind::And).and_then(|(_, and)| Some((year_at(words, at + 1 + and)?, at + 2 + and)));
    if let Some((last, end)) = last.filter(|(last, _)| *last > year && words.find_before(at, Kind::Between).is_some()) {
        return Some((When::Year(year), Some(When::Year(last)), end));
    }
    (led && !noun).then_some((When::Year(year), None, at + 1))
}

/// A time of day.
fn time(words: &Lexed<'_>, lexicon: &Lexicon, at: usize) -> Option<Found> {
    let (clock, end) = clock(words, lexicon, at)?;
    Some((When::Time(clock), None, end))
}

fn whole_day(year: i32, month: i32, day: i32) -> Option<When> {
    let fits = (1800..=2199).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    fits.then_some(When::Day { year, month: month as u8, day: day as u8, weekday: 0 })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::facts::Facts;

    /// The days of all dates in a text that was written on a day.
    fn read(text: &str, language: &str, written: &str) -> Vec<String> {
        let words = Lexed::new(text, &[], Facts::of(Some(language)));
        let found = dates(&words, crate::lexicon::of(Some(language)));
        let printed = |dated: &Dated| match resolve(dated, anchor(written)).map(iso) {
            Some((from, Some(to))) => format!("{from}/{to}"),
            Some((from, None)) => from,
            None => "?".to_owned(),
        };
        found.iter().map(printed).collect()
    }

    #[test]
    fn english_dates_fall_on_their_days() {
        // 17 April 2031 is a Thursday.
        for (text, days) in [
            ("He spoke on Sunday", vec!["2031-04-13"]),
            ("She stays until Wednesday", vec!["2031-04-23"]),
            ("She will speak on Sunday", vec!["2031-04-20"]),
            ("from April 16 to 19", vec!["2031-04-16/2031-04-19"]),
            ("on 16-19 April", vec!["2031-04-16/2031-04-19"]),
            ("on December 30", vec!["2030-12-30"]),
            ("Sunday, April 13, the", vec!["2031-04-13"]),
            ("last week the", vec!["2031-04-07/2031-04-13"]),
            ("five years ago", vec!["2026"]),
            ("in 2018 and since March 2020", vec!["2018", "2020-03"]),
            ("in February it", vec!["2031-02"]),
            ("yesterday and tomorrow", vec!["2031-04-16", "2031-04-18"]),
            ("next month", vec!["2031-05"]),
            ("the highest for 20 years", vec!["2011"]),
            ("for the first time since twenty years", vec!["2011"]),
            ("the worst flood in 30 years", vec!["2001"]),
            ("jailed for 20 years", vec![]),
            ("the 1998-built ferry", vec!["1998"]),
            ("he may march on", vec![]),
            ("She sat in the sun", vec![]),
        ] {
            assert_eq!(read(text, "en", "2031-04-17"), days, "{text}");
        }
    }
}
