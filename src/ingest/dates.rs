//! Times as formats print them → ISO 8601, never shifted to another zone.
//!
//! ISO 8601 in its long and short forms, RFC 2822 (mail, RSS), numbers of seconds or milliseconds since 1970 (which are
//! in UTC by definition), and dates in words or with dots. A date whose day and month could be exchanged is left as it is
//! printed, and the article's reading says so.

use super::rows::Rows;
use crate::extract::metadata::{date_line, is_iso, only_says_when};
use crate::lexicon::{MONTHS, english};
use std::sync::OnceLock;

/// Zones that mail and feeds name by letters.
const ZONES: &[(&str, &str)] = &[
    ("Z", "Z"),
    ("UT", "Z"),
    ("UTC", "Z"),
    ("GMT", "Z"),
    ("EST", "-05:00"),
    ("EDT", "-04:00"),
    ("CST", "-06:00"),
    ("CDT", "-05:00"),
    ("MST", "-07:00"),
    ("MDT", "-06:00"),
    ("PST", "-08:00"),
    ("PDT", "-07:00"),
    ("CET", "+01:00"),
    ("CEST", "+02:00"),
];

/// A time as ISO 8601 where it can be told; as printed otherwise.
pub(super) fn iso(printed: &str) -> String {
    let printed = printed.trim();
    long(printed)
        .or_else(|| digits(printed))
        .or_else(|| short(printed))
        .or_else(|| in_words(printed))
        .or_else(|| in_numbers(printed))
        .or_else(|| in_any_language(printed))
        .unwrap_or_else(|| printed.to_owned())
}

/// A line that English does not read as a date is asked of the other languages.
fn in_any_language(printed: &str) -> Option<String> {
    if only_says_when(printed, english()) {
        return date_line(printed, english());
    }
    crate::lexicon::languages().find_map(|tag| date_line(printed, crate::lexicon::of(Some(tag))))
}

/// "2031-03-04T09:30:00Z", and with a space for the "T" and before the zone.
fn long(text: &str) -> Option<String> {
    if !is_iso(text.get(..10).unwrap_or(text)) || text.len() < 10 {
        return is_iso(text).then(|| text.to_owned());
    }
    let rest = text[10..].trim_start_matches(['T', 't', ' ', ',']);
    if rest.is_empty() {
        return Some(text[..10].to_owned());
    }
    let end = rest.find(|c: char| !c.is_ascii_digit() && !matches!(c, ':' | '.')).unwrap_or(rest.len());
    let value = format!("{}T{}{}", &text[..10], rest[..end].trim_end_matches('.'), zone(rest[end..].trim())?);
    is_iso(&value).then_some(value)
}

/// "+0100", "+01:00", "GMT" → "+01:00", "Z"; nothing for no zone.
fn zone(text: &str) -> Option<String> {
    if text.is_empty() {
        return Some(String::new());
    }
    if let Some((_, offset)) = ZONES.iter().find(|(name, _)| name.eq_ignore_ascii_case(text)) {
        return Some((*offset).to_owned());
    }
    let sign = text.chars().next().filter(|c| matches!(c, '+' | '-'))?;
    let digits: String =
        text[1..].chars().take_while(|c| c.is_ascii_digit() || *c == ':').filter(|c| *c != ':').collect();
    match digits.len() {
        2 => Some(format!("{sign}{digits}:00")),
        4 => Some(format!("{sign}{}:{}", &digits[..2], &digits[2..])),
        _ => None,
    }
}

/// Seconds, milliseconds, microseconds since 1970; "20310304", "20310304093000".
fn digits(text: &str) -> Option<String> {
    let whole = text
        .split_once('.')
        .map_or(text, |(whole, rest)| if rest.bytes().all(|b| b.is_ascii_digit()) { whole } else { text });
    if !whole.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let number: i64 = whole.parse().ok()?;
    match whole.len() {
        8 | 14 => short(whole),
        9 | 10 => Some(since_1970(number)),
        12 | 13 => Some(since_1970(number / 1000)),
        16 => Some(since_1970(number / 1_000_000)),
        _ => None,
    }
}

pub(super) fn since_1970(seconds: i64) -> String {
    // Civil from days, after Hinnant 2013.
    let z = seconds.div_euclid(86_400) + 719_468;
    let era = z.div_euclid(146_097);
    let of_era = z.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let mp = (5 * of_year + 2) / 153;
    let day = of_year - (153 * mp + 2) / 5 + 1;
    let month = if mp < 10 { mp + 3 } else { mp - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    let time = seconds.rem_euclid(86_400);
    format!("{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}Z", time / 3600, time / 60 % 60, time % 60)
}

/// ISO 8601's short form: "20310304T093000Z", "20310304T0930+0100", "20310304".
fn short(text: &str) -> Option<String> {
    let day = text.get(..8).filter(|day| day.bytes().all(|b| b.is_ascii_digit()))?;
    let rest = text[8..].trim_start_matches('T');
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let clock = match &rest[..end] {
        "" if rest.is_empty() => String::new(),
        clock if clock.len() == 4 => format!("T{}:{}", &clock[..2], &clock[2..]),
        clock if clock.len() == 6 => format!("T{}:{}:{}", &clock[..2], &clock[2..4], &clock[4..]),
        _ => return None,
    };
    let value = format!("{}-{}-{}{clock}{}", &day[..4], &day[4..6], &day[6..], zone(rest[end..].trim())?);
    is_iso(&value).then_some(value)
}

/// The number of a month by its name in English or one of the lexicon's other languages.
pub(crate) fn month_named(name: &str) -> Option<u8> {
    static OTHERS: OnceLock<Rows> = OnceLock::new();
    let others = || OTHERS.get_or_init(|| Rows::turned(&MONTHS)).find(name)?.parse().ok();
    english().months.get(name).copied().or_else(others)
}

/// The time that opens a line and the words behind it ("March 4, 2031 Tuesday, Final Edition").
pub(super) fn at_head(line: &str) -> Option<String> {
    let words: Vec<&str> = line.split_whitespace().take(12).collect();
    if words.len() > 10 || !line.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let known = |count: usize| {
        let value = iso(&words[..count].join(" "));
        (value.len() >= 8 && is_iso(&value)).then_some(value)
    };
    (1..=words.len()).rev().find_map(known)
}

/// RFC 2822: "Tue, 4 Mar 2031 09:30:00 +0100"; the clock may be missing.
fn in_words(text: &str) -> Option<String> {
    let text =
        text.split_once(',').filter(|(day, _)| day.len() < 12 && !day.contains(' ')).map_or(text, |(_, rest)| rest);
    let words: Vec<&str> = text.split([' ', '-']).filter(|word| !matches!(*word, "" | "de")).collect();
    let zone_at = text.rfind([' ']).map(|at| text[at..].trim());
    let [day, month, year, rest @ ..] = words.as_slice() else { return None };
    let day: u32 = day.trim_end_matches('.').parse().ok()?;
    let month = month_named(&month.trim_end_matches('.').to_lowercase())?;
    let year: u32 = year.parse().ok()?;
    let year = if year < 70 {
        2000 + year
    } else if year < 100 {
        1900 + year
    } else {
        year
    };
    let date = format!("{year:04}-{month:02}-{day:02}");
    let value = match rest {
        [] => date,
        [clock, ..] if clock.len() >= 4 && clock.bytes().all(|b| b.is_ascii_digit() || b == b':') => {
            let clock = if clock.find(':') == Some(1) { format!("0{clock}") } else { (*clock).to_owned() };
            let zone = zone_at.filter(|_| rest.len() > 1).and_then(zone).unwrap_or_default();
            format!("{date}T{clock}{zone}")
        }
        _ => return None,
    };
    is_iso(&value).then_some(value)
}

/// "04.03.2031" (the day first, always), "25/03/2031" and "03/25/2031" (where only one reading is a date).
fn in_numbers(text: &str) -> Option<String> {
    let (date, clock) = text.split_once([' ', ',']).map_or((text, ""), |(date, clock)| (date, clock.trim()));
    let mark = date.chars().find(|c| !c.is_ascii_digit()).filter(|c| matches!(c, '.' | '/' | '-'))?;
    let parts: Vec<u32> = date.split(mark).map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let (year, month, day) = match (parts.as_slice(), mark) {
        (&[year, month, day], _) if year > 31 => (year, month, day),
        (&[day, month, year], '.') => (year, month, day),
        (&[day, month, year], _) if day > 12 || day == month => (year, month, day),
        (&[month, day, year], _) if day > 12 => (year, month, day),
        _ => return None,
    };
    let year = if year < 70 { 2000 + year } else { year };
    let value = match clock {
        "" => format!("{year:04}-{month:02}-{day:02}"),
        _ if clock.len() >= 5 && clock.bytes().all(|b| b.is_ascii_digit() || b == b':') => {
            format!("{year:04}-{month:02}-{day:02}T{clock}")
        }
        _ => return None,
    };
    (year > 1000 && is_iso(&value)).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_become_iso_and_are_not_shifted() {
        for (printed, expected) in [
            ("2031-03-04", "2031-03-04"),
            ("2031", "2031"),
            ("2031-03-04T09:30:00+01:00", "2031-03-04T09:30:00+01:00"),
            ("2031-03-04 09:30:00", "2031-03-04T09:30:00"),
            ("2031-03-04 09:30:00.123 +0000", "2031-03-04T09:30:00.123+00:00"),
            ("2031-03-04 09:30 UTC", "2031-03-04T09:30Z"),
            ("20310304", "2031-03-04"),
            ("20310304093000", "2031-03-04T09:30:00"),
            ("20310304T093000Z", "2031-03-04T09:30:00Z"),
            ("20310304T0930+0100", "2031-03-04T09:30+01:00"),
            ("1930469400", "2031-03-05T09:30:00Z"),
            ("1930469400000", "2031-03-05T09:30:00Z"),
            ("1930469400.5", "2031-03-05T09:30:00Z"),
            ("Tue, 04 Mar 2031 09:30:00 +0100", "2031-03-04T09:30:00+01:00"),
            ("Tue, 4 Mar 2031 9:30 GMT", "2031-03-04T09:30Z"),
            ("4 Mar 31 09:30:00 EST", "2031-03-04T09:30:00-05:00"),
            ("4 March 2031", "2031-03-04"),
            ("March 4, 2031", "2031-03-04"),
            ("March 4, 2031 Tuesday", "2031-03-04"),
            ("Tuesday, March 4, 2031 at 2:05 p.m.", "2031-03-04T14:05"),
            ("4. März 2031", "2031-03-04"),
            ("4 mars 2031", "2031-03-04"),
            ("Dienstag, 4. März 2031", "2031-03-04"),
            ("4 de marzo de 2031", "2031-03-04"),
            ("04.03.2031", "2031-03-04"),
            ("4.3.2031 09:30", "2031-03-04T09:30"),
            ("25/03/2031", "2031-03-25"),
            ("03/25/2031", "2031-03-25"),
            ("2031/03/04", "2031-03-04"),
            ("03/04/2031", "03/04/2031"),
            ("last week", "last week"),
        ] {
            assert_eq!(iso(printed), expected, "{printed}");
        }
    }
}
