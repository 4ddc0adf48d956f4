//! The day from which each text's dates are told, and the year where no text states it.
//!
//! An article's time of publication comes first, then its dateline, then the other texts. Where no year is known, it is the first one
//! not before the years that the texts name in which their days of the month fall on their weekdays: a weekday beside a day,
//! or the same visit said to begin on "Sunday" and on "April 16". "Five years ago" beside "in 2018" counts as well.

use super::Accounts;
use super::dates::{Anchor, Dated, Stretch, When, anchor, civil, dates, from_civil, weekday_of};
use super::lexed::Lexed;
use super::reading::Span;
use crate::report::{YearBy, YearFound};

/// So many years from the last one that is named are tried.
const YEARS: i32 = 20;
/// What a year has to gain to be taken.
const ENOUGH: i32 = 3;

/// What each text's dates are told from, and the year.
pub fn anchors(accounts: &Accounts<'_>) -> (Vec<Anchor>, Option<YearFound>) {
    let published: Vec<Anchor> =
        accounts.texts.iter().map(|text| text.article.published.as_deref().map(anchor).unwrap_or_default()).collect();
    let datelines: Vec<Option<When>> = accounts.texts.iter().map(|text| dateline(text.article)).collect();
    let mut days: Vec<i64> = published.iter().filter_map(|anchor| anchor.day).collect();
    days.sort_unstable();
    if let Some(&middle) = days.get(days.len() / 2) {
        let year = civil(middle).0;
        let of = |place: usize| {
            let own = published[place].day.or_else(|| in_year(datelines[place], year));
            Anchor { day: Some(own.unwrap_or(middle)), year: Some(own.map_or(year, |day| civil(day).0)) }
        };
        let found = YearFound { year, by: YearBy::Published, evidence: Vec::new() };
        return ((0..published.len()).map(of).collect(), Some(found));
    }
    let stated = published.iter().find_map(|anchor| anchor.year);
    let found = match stated {
        Some(year) => Some(YearFound { year, by: YearBy::Published, evidence: Vec::new() }),
        None => told(accounts, &datelines),
    };
    let Some(year) = found.as_ref().map(|found| found.year) else { return (published, None) };
    // The latest dateline stands for the texts without one; else the latest day that lies behind the texts.
    let latest = datelines.iter().filter_map(|&when| in_year(when, year)).max().or_else(|| {
        let past = accounts.texts.iter().flat_map(|text| &text.reading.dates).filter(|dated| !dated.ahead);
        past.filter(|dated| dated.to.is_none()).filter_map(|dated| in_year(Some(dated.when), year)).max()
    });
    let of = |&when: &Option<When>| Anchor { day: in_year(when, year).or(latest), year: Some(year) };
    (datelines.iter().map(of).collect(), found)
}

/// The date of an article's dateline.
fn dateline(article: &crate::Article) -> Option<When> {
    let printed = article.dateline.as_ref()?.date.as_deref()?;
    let language = article.language.as_deref();
    let words = Lexed::new(printed, &[], crate::lexicon::facts::Facts::of(language));
    let when = dates(&words, crate::lexicon::of(language)).first()?.when;
    matches!(when, When::Day { .. }).then_some(when)
}

/// The day of a day of the month in a year, or in its own.
fn in_year(when: Option<When>, of: i32) -> Option<i64> {
    match when? {
        When::Day { year, month, day, .. } => Some(from_civil(if year == 0 { of } else { year }, month, day)),
        _ => None,
    }
}

/// Something that tells the year: what it adds to a year, and the words.
struct Clue {
    /// A day of the month that falls on a weekday.
    falls: Option<(u8, u8, u8)>,
    /// The year itself.
    year: Option<i32>,
    weight: i32,
    words: Vec<(usize, Span)>,
}

/// The year as the texts tell it.
fn told(accounts: &Accounts<'_>, datelines: &[Option<When>]) -> Option<YearFound> {
    for (place, when) in datelines.iter().enumerate() {
        if let Some(When::Day { year, .. }) = when
            && *year != 0
        {
            let first = accounts.texts[place].reading.dates.first();
            let evidence = first.map(|dated| accounts.evidence(place, dated.span)).into_iter().collect();
            return Some(YearFound { year: *year, by: YearBy::Stated, evidence });
        }
    }
    let (floor, floor_words) = last_year(accounts)?;
    let clues = clues(accounts);
    let (mut best, mut most) = (0, 0);
    for year in floor..=floor + YEARS {
        let gain: i32 = clues.iter().map(|clue| gain(clue, year)).sum();
        if gain > most {
            (best, most) = (year, gain);
        }
    }
    if most < ENOUGH {
        return None;
    }
    let weekday = clues.iter().any(|clue| clue.falls.is_some() && gain(clue, best) > 0);
    let mut words: Vec<(usize, Span)> = vec![floor_words];
    for clue in clues.iter().filter(|clue| gain(clue, best) > 0) {
        words.extend(&clue.words);
    }
    words.sort_unstable();
    words.dedup();
    let evidence = words.into_iter().map(|(text, span)| accounts.evidence(text, span)).collect();
    Some(YearFound { year: best, by: if weekday { YearBy::Weekday } else { YearBy::Stated }, evidence })
}

fn gain(clue: &Clue, year: i32) -> i32 {
    let fits = match (clue.falls, clue.year) {
        (Some((month, day, weekday)), _) => weekday_of(from_civil(year, month, day)) == weekday,
        (None, Some(told)) => told == year,
        (None, None) => return 0,
    };
    if fits { clue.weight } else { -clue.weight }
}

/// The last year that the texts name as past.
fn last_year(accounts: &Accounts<'_>) -> Option<(i32, (usize, Span))> {
    let mut last: Option<(i32, (usize, Span))> = None;
    for (place, text) in accounts.texts.iter().enumerate() {
        for dated in text.reading.dates.iter().filter(|dated| !dated.ahead) {
            let year = match dated.when {
                When::Year(year) | When::Month { year, .. } | When::Day { year, .. } => year,
                _ => 0,
            };
            if (1900..2200).contains(&year) && last.is_none_or(|(known, _)| year > known) {
                last = Some((year, (place, dated.span)));
            }
        }
    }
    last
}

fn clues(accounts: &Accounts<'_>) -> Vec<Clue> {
    let mut clues = Vec::new();
    let mut ago: Vec<(usize, &Dated, i32)> = Vec::new();
    let mut years: Vec<(usize, &Dated, i32)> = Vec::new();
    // Days of the month and weekdays on which the same thing begins.
    let mut begins: Vec<(usize, &Dated, &str)> = Vec::new();
    for (place, text) in accounts.texts.iter().enumerate() {
        for dated in &text.reading.dates {
            match dated.when {
                When::Day { year: 0, month, day, weekday } if weekday != 0 => {
                    let falls = Some((month, day, weekday));
                    clues.push(Clue { falls, year: None, weight: 4, words: vec![(place, dated.span)] });
                }
                When::Shift { unit: Stretch::Year, count } if count < 0 => ago.push((place, dated, -count)),
                When::Year(year) => years.push((place, dated, year)),
                _ => {}
            }
        }
        for stay in &text.reading.stays {
            if let Some(dated) = stay.start.and_then(|start| text.reading.dates.get(start as usize)) {
                begins.push((place, dated, &stay.of.class));
            }
        }
    }
    for &(place, dated, class) in &begins {
        let When::Day { year: 0, month, day, weekday: 0 } = dated.when else { continue };
        for &(other, told, of) in begins.iter().filter(|(_, _, of)| *of == class) {
            let When::Weekday { weekday, .. } = told.when else { continue };
            let (a, b) = (context(accounts, place, dated), context(accounts, other, told));
            let shared = a.zip(b).is_some_and(|(a, b)| a.names.iter().any(|name| b.names.binary_search(name).is_ok()));
            if of == class && shared {
                let words = vec![(place, dated.span), (other, told.span)];
                clues.push(Clue { falls: Some((month, day, weekday)), year: None, weight: 3, words });
            }
        }
    }
    // "five years ago" and "in 2018", where the two sentences tell of the same.
    for &(place, dated, count) in &ago {
        for &(other, told, year) in &years {
            let (Some(a), Some(b)) = (context(accounts, place, dated), context(accounts, other, told)) else {
                continue;
            };
            let shared = a.stems.iter().filter(|stem| b.stems.binary_search(stem).is_ok()).count();
            if shared >= 3 && place != other {
                let words = vec![(place, dated.span), (other, told.span)];
                clues.push(Clue { falls: None, year: Some(year + count), weight: 2, words });
            }
        }
    }
    clues
}

fn context<'a>(accounts: &'a Accounts<'_>, text: usize, dated: &Dated) -> Option<&'a super::contexts::Context> {
    accounts.texts[text].reading.contexts.get(dated.sentence as usize)
}
