//! Lines that say when an article was published or who wrote it → values.

use crate::ingest::dates::month_named;
use crate::lexicon::Lexicon;
use crate::text::strip_edges;

/// Words that may stand around a date in a line that only says when.
const AROUND_DATES: &[&str] = &[
    "published",
    "updated",
    "posted",
    "modified",
    "last",
    "first",
    "on",
    "at",
    "date",
    "gmt",
    "utc",
    "est",
    "edt",
    "et",
    "pt",
    "pst",
    "pdt",
    "cst",
    "cdt",
    "ct",
    "bst",
    "cet",
    "cest",
    "ist",
    "a.m",
    "p.m",
    "am",
    "pm",
    "a",
    "p",
    "m",
    "the",
    "and",
    "by",
    "of",
    "time",
    "local",
    "was",
    "this",
    "article",
    "story",
    "originally",
    "created",
    "edited",
    "release",
    "released",
    // German, French, Spanish, Portuguese, Italian, Dutch.
    "veröffentlicht",
    "aktualisiert",
    "zuletzt",
    "stand",
    "erstellt",
    "am",
    "um",
    "uhr",
    "den",
    "publié",
    "modifié",
    "mis",
    "jour",
    "le",
    "à",
    "h",
    "publicado",
    "actualizado",
    "atualizado",
    "el",
    "de",
    "del",
    "em",
    "às",
    "las",
    "pubblicato",
    "aggiornato",
    "il",
    "alle",
    "ore",
    "gepubliceerd",
    "bijgewerkt",
    "op",
];

/// The ISO 8601 time of a line that consists of a date and words around it; nothing is shifted between zones.
pub fn date_line(line: &str, lexicon: &Lexicon) -> Option<String> {
    if line.len() > 120 {
        return None;
    }
    let words: Vec<&str> = line
        .split([' ', ',', '|', '\u{a0}', '•', '·', '–', '—', '(', ')'])
        .map(strip_edges)
        .filter(|word| !word.is_empty())
        .collect();
    let (mut year, mut month, mut day, mut time) = (None, None, None, None);
    let mut afternoon = None;
    for word in words {
        let lower = word.to_lowercase();
        let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| lower.strip_suffix(end)).unwrap_or(&lower);
        let number: Option<u32> = digits.parse().ok();
        if lower == "by" && year.is_some() {
            break;
        } else if let Some((date, clock)) = iso(word) {
            return time_or_date(date, clock);
        } else if let Some(m) = month_named(&lower).filter(|_| month.is_none()) {
            month = Some(u32::from(m));
        } else if let Some(n) = number {
            match n {
                1000..=2999 if year.is_none() && lower.len() == 4 => year = Some(n),
                1..=31 if day.is_none() => day = Some(n),
                _ => return None,
            }
        } else if let Some(clock) = clock(&lower).filter(|_| time.is_none()) {
            time = Some(clock.0);
            afternoon = afternoon.or(clock.1);
        } else if matches!(lower.as_str(), "am" | "a.m") {
            afternoon = Some(false);
        } else if matches!(lower.as_str(), "pm" | "p.m") {
            afternoon = Some(true);
        } else if !lexicon.weekdays.contains_key(lower.as_str()) && !AROUND_DATES.contains(&lower.as_str()) {
            return None;
        }
    }
    let date = format!("{:04}-{:02}-{:02}", year?, month?, day?);
    let time = time.map(|(hour, minute)| {
        let hour = match afternoon {
            Some(true) if hour < 12 => hour + 12,
            Some(false) if hour == 12 => 0,
            _ => hour,
        };
        format!("{hour:02}:{minute:02}")
    });
    time_or_date(date, time)
}

fn time_or_date(date: String, time: Option<String>) -> Option<String> {
    let value = match time {
        Some(time) => format!("{date}T{time}"),
        None => date,
    };
    is_iso(&value).then_some(value)
}

/// "2031-03-04" or "2031-03-04T09:30:00Z".
fn iso(word: &str) -> Option<(String, Option<String>)> {
    let date = word.get(..10)?;
    let shape = date.bytes().enumerate().all(|(at, b)| if at == 4 || at == 7 { b == b'-' } else { b.is_ascii_digit() });
    let rest = &word[10..];
    (shape && (rest.is_empty() || rest.starts_with('T')))
        .then(|| (date.to_owned(), rest.strip_prefix('T').map(str::to_owned)))
}

/// "14:05", "2.05pm" → hour and minute, and whether it says afternoon.
fn clock(word: &str) -> Option<((u32, u32), Option<bool>)> {
    let (digits, half) = match word {
        _ if word.ends_with("pm") => (&word[..word.len() - 2], Some(true)),
        _ if word.ends_with("am") => (&word[..word.len() - 2], Some(false)),
        _ => (word.trim_end_matches('h'), None),
    };
    let mut parts = digits.split([':', '.']);
    let hour: u32 = parts.next()?.parse().ok()?;
    let minute: u32 = match parts.next() {
        Some(minute) if minute.len() == 2 => minute.parse().ok()?,
        Some(_) => return None,
        None if half.is_some() => 0,
        None => return None,
    };
    (hour < 24 && minute < 60).then_some(((hour, minute), half))
}

/// Whether a value is an ISO 8601 date or time as far as it goes ("2031", "2031-03", "2031-03-04T09:30+01:00").
pub fn is_iso(value: &str) -> bool {
    let bytes = value.as_bytes();
    let digits = |from: usize, count: usize| {
        bytes
            .get(from..from + count)
            .filter(|part| part.iter().all(u8::is_ascii_digit))
            .and_then(|_| value[from..from + count].parse::<u32>().ok())
    };
    if digits(0, 4).is_none() {
        return false;
    }
    if bytes.len() == 4 {
        return true;
    }
    if bytes[4] != b'-' || !digits(5, 2).is_some_and(|month| (1..=12).contains(&month)) {
        return false;
    }
    if bytes.len() == 7 {
        return true;
    }
    if bytes[7] != b'-' || !digits(8, 2).is_some_and(|day| (1..=31).contains(&day)) {
        return false;
    }
    match bytes.get(10) {
        None => true,
        Some(b'T' | b' ') => {
            digits(11, 2).is_some_and(|hour| hour < 25)
                && bytes[13..].iter().all(|b| b.is_ascii_digit() || matches!(b, b':' | b'.' | b'+' | b'-' | b'Z'))
        }
        _ => false,
    }
}

/// Days since 1970-01-01 of an ISO 8601 value that names a day.
pub fn day_number(value: &str) -> Option<i64> {
    if value.len() < 10 || !is_iso(value) {
        return None;
    }
    let part = |from: usize, to: usize| value[from..to].parse::<i64>().ok();
    let (year, month, day) = (part(0, 4)?, part(5, 7)?, part(8, 10)?);
    // Days from civil, after Hinnant 2013.
    let y = if month <= 2 { year - 1 } else { year };
    let era = y.div_euclid(400);
    let of_era = y - era * 400;
    let of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
    Some(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468)
}

/// The names in a byline: "By Jane Doe and John Roe, Staff Writers | The Post" → "Jane Doe and John Roe".
pub fn byline(line: &str, lexicon: &Lexicon) -> Option<String> {
    let lower = crate::text::plain_key(line);
    let opener = lexicon
        .byline_openers
        .iter()
        .filter(|opener| lower.starts_with(*opener) && lower[opener.len()..].starts_with([' ', ':']))
        .max_by_key(|opener| opener.len())?;
    let mut skip = opener.chars().count();
    let rest = line.trim_start().trim_start_matches(move |_| {
        let more = skip > 0;
        skip = skip.saturating_sub(1);
        more
    });
    names(rest, lexicon)
}

/// The names at the head of a byline's rest.
pub fn names(rest: &str, lexicon: &Lexicon) -> Option<String> {
    let rest = rest.trim_start_matches([':', ' ', '\u{a0}']);
    let head = rest
        .split(['|', '•', '·', '(', '/', '\t', ';'])
        .next()?
        .split(" - ")
        .next()?
        .split(" — ")
        .next()?
        .split(" – ")
        .next()?;
    let mut kept: Vec<&str> = Vec::new();
    for part in head.split(',').map(str::trim) {
        let key = crate::text::plain_key(part);
        let role = lexicon
            .byline_roles
            .iter()
            .any(|role| key == *role || key.ends_with(role) && key[..key.len() - role.len()].ends_with(' '));
        if role || lexicon.agencies.contains(&key) && !kept.is_empty() || !is_name(part) {
            break;
        }
        kept.push(part);
    }
    (!kept.is_empty()).then(|| kept.join(", "))
}

/// One to six capitalised words, joined by "and", particles allowed.
pub fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    (1..=9).contains(&words.len())
        && words.iter().all(|word| {
            word.chars().next().is_some_and(char::is_uppercase)
                || matches!(
                    *word,
                    "and"
                        | "&"
                        | "de"
                        | "van"
                        | "von"
                        | "der"
                        | "den"
                        | "la"
                        | "le"
                        | "bin"
                        | "al"
                        | "da"
                        | "di"
                        | "y"
                        | "e"
                )
        })
        && words[0].chars().next().is_some_and(char::is_uppercase)
        && !text.contains(|c: char| c.is_ascii_digit())
        && !crate::text::ends_sentence(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::english;

    #[test]
    fn lines_that_only_say_when() {
        let date = |line| date_line(line, english());
        assert_eq!(date("March 4, 2031").as_deref(), Some("2031-03-04"));
        assert_eq!(date("Published 4 March 2031 14:05 GMT").as_deref(), Some("2031-03-04T14:05"));
        assert_eq!(date("Updated: Tue., Mar. 4th, 2031 at 2:05 p.m.").as_deref(), Some("2031-03-04T14:05"));
        assert_eq!(date("2031-03-04T09:30:00Z").as_deref(), Some("2031-03-04T09:30:00Z"));
        assert_eq!(date("On March 4, 2031, the port closed"), None);
        assert_eq!(date("March 4"), None);
        assert_eq!(date("14:05"), None);
    }

    #[test]
    fn bylines_give_names_only() {
        let of = |line| byline(line, english());
        assert_eq!(of("By Jane Doe").as_deref(), Some("Jane Doe"));
        assert_eq!(of("BY JANE DOE and JOHN ROE | The Post").as_deref(), Some("JANE DOE and JOHN ROE"));
        assert_eq!(of("By Jane Doe, Staff Writer").as_deref(), Some("Jane Doe"));
        assert_eq!(of("By the time he left"), None);
        assert_eq!(of("Byron Bell"), None);
    }

    #[test]
    fn days_are_counted_from_1970() {
        assert_eq!(day_number("1970-01-01"), Some(0));
        assert_eq!(day_number("2031-03-04T10:00:00Z"), Some(22_342));
        assert_eq!(day_number("2031-03"), None);
        assert!(!is_iso("4 March") && is_iso("2031-03-04T10:00+01:00") && !is_iso("2031-13-01"));
    }
}
