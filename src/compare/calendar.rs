//! On which days a date falls, and the arithmetic of days.
//!
//! Days are counted since 1970, by the rules of the Gregorian calendar. A day without a year is the one nearest to the day of
//! writing.

use super::dates::{Dated, Stretch, When};

/// A year that is told from the one of writing: this, and how many years before or behind it.
pub(super) const TURNED: i32 = -10_000;

/// Days from one to another, both counted, as days since 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Interval {
    /// The first day.
    pub from: i64,
    /// The last day.
    pub to: i64,
}

/// What dates are told from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Anchor {
    /// The day of writing.
    pub day: Option<i64>,
    /// Its year.
    pub year: Option<i32>,
}

/// On which days a date falls; `None` where what it is told from is not known.
pub fn resolve(dated: &Dated, anchor: Anchor) -> Option<Interval> {
    let first = days(dated.when, anchor, dated.ahead)?;
    let Some(to) = dated.to else { return Some(first) };
    let last = days(to, anchor, dated.ahead)?;
    (last.to >= first.from).then_some(Interval { from: first.from, to: last.to })
}

fn days(when: When, anchor: Anchor, ahead: bool) -> Option<Interval> {
    let one = |day| Some(Interval { from: day, to: day });
    match when {
        When::Time(_) => None,
        When::Day { year, month, day, .. } => {
            let of = |year| from_civil(year, month, day);
            if year != 0 {
                return one(of(year));
            }
            one(match anchor.day {
                Some(now) => nearest_year(now, &of),
                None => of(anchor.year?),
            })
        }
        When::Month { year, month } => {
            let of = |year: i32| from_civil(year, month, 1);
            let year = match (year, anchor.day) {
                (turned, _) if turned < -9000 => anchor.year? + turned - TURNED,
                (0, Some(now)) => civil(nearest_year(now - 15, &of)).0,
                (0, None) => anchor.year?,
                (year, _) => year,
            };
            Some(month_of(year, month.into()))
        }
        When::Year(year) => Some(year_of(year)),
        When::Weekday { weekday, turn } => {
            let now = anchor.day?;
            let back = (weekday_of(now) as i64 - i64::from(weekday)).rem_euclid(7);
            one(match turn {
                0 if ahead => now + (7 - back) % 7,
                0 => now - back,
                -1 if back == 0 => now - 7,
                -1 => now - back,
                _ => now + 7 - back,
            })
        }
        When::Near { unit, turn } => {
            let turn = i32::from(turn);
            match (unit, anchor.day) {
                (Stretch::Year, _) => Some(year_of(anchor.year? + turn)),
                (Stretch::Day, Some(now)) => one(now + i64::from(turn)),
                (Stretch::Week, Some(now)) => {
                    let monday = now - (weekday_of(now) as i64 - 1) + 7 * i64::from(turn);
                    Some(Interval { from: monday, to: monday + 6 })
                }
                (Stretch::Month, Some(now)) => {
                    let (year, month, _) = civil(now);
                    Some(month_of(year, i32::from(month) + turn))
                }
                (_, None) => None,
            }
        }
        When::Shift { unit, count } => match (unit, anchor.day) {
            (Stretch::Year, _) => Some(year_of(anchor.year?.checked_add(count)?)),
            (Stretch::Day, Some(now)) => one(now + i64::from(count)),
            (Stretch::Week, Some(now)) => {
                let day = now + 7 * i64::from(count);
                Some(Interval { from: day - 3, to: day + 3 })
            }
            (Stretch::Month, Some(now)) => {
                let (year, month, _) = civil(now);
                Some(month_of(year, i32::from(month) + count))
            }
            (_, None) => None,
        },
    }
}

/// The day of the year that is nearest to a day.
fn nearest_year(now: i64, of: &dyn Fn(i32) -> i64) -> i64 {
    let year = civil(now).0;
    let mut best = of(year);
    for other in [of(year - 1), of(year + 1)] {
        if (other - now).abs() < (best - now).abs() {
            best = other;
        }
    }
    best
}

fn year_of(year: i32) -> Interval {
    Interval { from: from_civil(year, 1, 1), to: from_civil(year, 12, 31) }
}

/// A month, counted on over the ends of the year.
fn month_of(year: i32, month: i32) -> Interval {
    let start = |months: i32| from_civil(months.div_euclid(12), months.rem_euclid(12) as u8 + 1, 1);
    let months = year * 12 + month - 1;
    Interval { from: start(months), to: start(months + 1) - 1 }
}

/// Days since 1970 of a day (Hinnant 2013).
pub fn from_civil(year: i32, month: u8, day: u8) -> i64 {
    let year = i64::from(year) - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((i64::from(month) + 9) % 12) + 2) / 5 + i64::from(day) - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// Year, month and day of days since 1970.
pub fn civil(days: i64) -> (i32, u8, u8) {
    let z = days + 719_468;
    let (era, of_era) = (z.div_euclid(146_097), z.rem_euclid(146_097));
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let mp = (5 * of_year + 2) / 153;
    let month = if mp < 10 { mp + 3 } else { mp - 9 };
    ((year_of_era + era * 400 + i64::from(month <= 2)) as i32, month as u8, (of_year - (153 * mp + 2) / 5 + 1) as u8)
}

/// The weekday of days since 1970, Monday being 1.
pub fn weekday_of(days: i64) -> u8 {
    ((days + 3).rem_euclid(7) + 1) as u8
}

/// Days as ISO 8601, as precise as they are: a year, a month, a day, or two days.
pub fn iso(interval: Interval) -> (String, Option<String>) {
    let (year, month, day) = civil(interval.from);
    if interval == year_of(year) {
        return (format!("{year:04}"), None);
    }
    if interval == month_of(year, month.into()) {
        return (format!("{year:04}-{month:02}"), None);
    }
    // From the first day of a year or month to the last of another.
    let (last_year, last_month, _) = civil(interval.to);
    if day == 1 && interval.to == month_of(last_year, last_month.into()).to {
        if month == 1 && last_month == 12 {
            return (format!("{year:04}"), Some(format!("{last_year:04}")));
        }
        return (format!("{year:04}-{month:02}"), Some(format!("{last_year:04}-{last_month:02}")));
    }
    let of = |(year, month, day): (i32, u8, u8)| format!("{year:04}-{month:02}-{day:02}");
    let last = (interval.to != interval.from).then(|| of(civil(interval.to)));
    (of((year, month, day)), last)
}

/// The anchor of an ISO 8601 time of publication.
pub fn anchor(published: &str) -> Anchor {
    let mut parts = published.split(['-', 'T']);
    let mut part = || parts.next()?.parse::<i32>().ok();
    let Some(year) = part().filter(|year| (1800..=2199).contains(year)) else { return Anchor::default() };
    let day = match (part(), published.get(8..10).and_then(|day| day.parse::<u8>().ok())) {
        (Some(month @ 1..=12), Some(day @ 1..=31)) => Some(from_civil(year, month as u8, day)),
        _ => None,
    };
    Anchor { day, year: Some(year) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_both_ways() {
        for (day, days, weekday) in [((1970, 1, 1), 0, 4), ((2031, 4, 16), 22_385, 3), ((2000, 2, 29), 11_016, 2)] {
            assert_eq!((from_civil(day.0, day.1, day.2), civil(days), weekday_of(days)), (days, day, weekday));
        }
    }
}
