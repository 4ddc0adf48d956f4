//! Lines that say when an article was published or who wrote it → values.

use crate::ingest::dates::month_named;
use crate::lexicon::Lexicon;
use crate::text::strip_edges;

/// A line that only says when is no longer than this.
const LONGEST_WHEN: usize = 140;

/// What is read of a line that only says when.
#[derive(Debug, Default)]
pub(super) struct When {
    year: Option<u32>,
    month: Option<u32>,
    day: Option<u32>,
    time: Option<(u32, u32)>,
    afternoon: Option<bool>,
    /// The month was printed as a word that is a weekday, too ("mar").
    month_or_weekday: bool,
    /// A weekday was named, or a word like "updated", "today".
    said: bool,
    /// A date printed in ISO 8601.
    iso: Option<String>,
}

/// The ISO 8601 time of a line that consists of a date and words around it; nothing is shifted between zones.
pub fn date_line(line: &str, lexicon: &Lexicon) -> Option<String> {
    when(line, lexicon)?.value()
}

/// Whether a line only says when ("Updated at 14:05", "Tue 4 Mar, 10.20 h"), a date that is not whole included; a clock
/// time or a date alone says nothing of the kind.
pub fn only_says_when(line: &str, lexicon: &Lexicon) -> bool {
    when(line, lexicon).is_some_and(|when| when.says())
}

/// Whether a line is a time of the day alone ("18:20", "18.44 GMT", "13:05 Uhr").
pub fn only_time(line: &str, lexicon: &Lexicon) -> bool {
    line.len() <= 20
        && when(line, lexicon).is_some_and(|when| when.time.is_some() && when.day.is_none() && when.month.is_none())
}

/// What a line says that only says when.
pub(super) fn when(line: &str, lexicon: &Lexicon) -> Option<When> {
    if line.len() > LONGEST_WHEN || !line.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let lower = line.to_lowercase();
    let words: Vec<&str> = lower
        .split([' ', ',', '|', '\u{a0}', '\u{202f}', '•', '·', '–', '—', '(', ')', ';'])
        .map(strip_edges)
        .filter(|word| !word.is_empty())
        .collect();
    let mut when = When::default();
    let mut at = 0;
    while let Some(&word) = words.get(at) {
        at += 1;
        let next = words.get(at).copied().unwrap_or_default();
        if word == "by" && when.year.is_some() {
            break;
        }
        if let Some((date, clock)) = iso(word) {
            when.iso = when.iso.or_else(|| time_or_date(date, clock));
        } else if when.numeric(word, lexicon) || when.name(word, lexicon) {
        } else if let Some(hour) = number(word).filter(|&hour| hour < 24 && HOURS.contains(&next)) {
            // "11 h 42", "14 Uhr".
            at += 1;
            let minute = words.get(at).and_then(|word| number(word)).filter(|&minute| minute < 60 && next == "h");
            at += usize::from(minute.is_some());
            when.time = when.time.or(Some((hour, minute.unwrap_or(0))));
        } else if let Some(number) = number(word) {
            let unit = lexicon.date_words.contains(next) && !lexicon.months.contains(next);
            match number {
                1000..=2999 if word.len() == 4 => when.year = when.year.or(Some(number)),
                1..=31 if when.day.is_none() => when.day = Some(number),
                // "updated 20 minutes ago", and the date of an update behind the first.
                _ if unit || when.year.is_some() && number <= 60 => {}
                _ => return None,
            }
        } else if let Some((time, half)) = clock(word) {
            when.time = when.time.or(Some(time));
            when.afternoon = when.afternoon.or(half);
        } else if matches!(word, "am" | "a.m" | "pm" | "p.m") && when.time.is_some() {
            when.afternoon = when.afternoon.or(Some(word.starts_with('p')));
        } else if lexicon.date_words.contains(word) {
            when.said = true;
        } else if lexicon.weekdays.contains(word) {
            // "Monday 9.30" may be a programme.
        } else {
            return None;
        }
    }
    Some(when)
}

/// Words behind the hour.
const HOURS: &[&str] = &["h", "uhr", "uur", "u", "heures", "horas", "hs", "hrs", "ore"];

/// A number of one to four digits, an ordinal's ending aside ("4th", "1er", "4º").
fn number(word: &str) -> Option<u32> {
    let digits = word.trim_end_matches(|c: char| c.is_alphabetic() || matches!(c, 'º' | 'ª' | '.'));
    let ordinal = matches!(
        &word[digits.len()..],
        "" | "." | "st" | "nd" | "rd" | "th" | "er" | "e" | "ste" | "º" | "ª" | ".º" | "°"
    );
    if !ordinal || digits.len() > 4 { None } else { digits.parse().ok() }
}

impl When {
    /// Whether it is more than a clock time or a date alone.
    pub(super) fn says(&self) -> bool {
        let date = self.day.is_some() && (self.month.is_some() || self.year.is_some() && self.said);
        self.time.is_some() && (self.said || date) || date && self.year.is_some()
    }

    /// Takes "04.03.2031", "4/3/2031", "12/abr/2031". Where days and months cannot be told apart, no day is claimed.
    fn numeric(&mut self, word: &str, lexicon: &Lexicon) -> bool {
        let mut parts = word.split(['.', '/', '-']);
        let (Some(a), Some(b), Some(c), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
            return false;
        };
        let month = lexicon.months.get(b).map(|&month| u32::from(month));
        let (Some(a), Some(b), Some(year)) = (number(a), month.or_else(|| number(b)), number(c)) else { return false };
        let year = if c.len() == 2 { 2000 + year } else { year };
        if !(1000..3000).contains(&year) || c.len() != 4 && c.len() != 2 || a.max(b) > 31 || a.min(b) > 12 || a * b == 0
        {
            return false;
        }
        if self.year.is_some() {
            return true;
        }
        self.year = Some(year);
        let day_first = month.is_some() || a > 12 || a == b || lexicon.day_first == Some(true) && b <= 12;
        (self.day, self.month) = match day_first {
            true => (Some(a), Some(b)),
            false if b > 12 => (Some(b), Some(a)),
            false => (Some(a), None),
        };
        self.said = true;
        true
    }

    /// Takes the name of a month.
    fn name(&mut self, word: &str, lexicon: &Lexicon) -> bool {
        let Some(month) = lexicon.months.get(word).copied().or_else(|| month_named(word)) else { return false };
        let both = lexicon.weekdays.contains(word);
        if self.month.is_none() || self.month_or_weekday && !both {
            self.month = Some(u32::from(month));
            self.month_or_weekday = both;
        }
        true
    }

    pub(super) fn value(self) -> Option<String> {
        if self.iso.is_some() {
            return self.iso;
        }
        let date = format!("{:04}-{:02}-{:02}", self.year?, self.month?, self.day?);
        let time = self.time.map(|(hour, minute)| {
            let hour = match self.afternoon {
                Some(true) if hour < 12 => hour + 12,
                Some(false) if hour == 12 => 0,
                _ => hour,
            };
            format!("{hour:02}:{minute:02}")
        });
        time_or_date(date, time)
    }
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
    (shape && (rest.is_empty() || rest.starts_with('t')))
        .then(|| (date.to_owned(), rest.strip_prefix('t').map(str::to_ascii_uppercase)))
}

/// "14:05", "2.05pm" → hour and minute, and whether it says afternoon.
fn clock(word: &str) -> Option<((u32, u32), Option<bool>)> {
    let (digits, half) = match word {
        _ if word.ends_with("pm") => (&word[..word.len() - 2], Some(true)),
        _ if word.ends_with("am") => (&word[..word.len() - 2], Some(false)),
        _ => (word.trim_end_matches("hs").trim_end_matches(['h', 'u']), None),
    };
    let mut parts = digits.split([':', '.', 'h']);
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
    let names = names(rest, lexicon)?;
    // "Di Maio", "Von Storch": a name that begins like a byline.
    let is_surname = PARTICLES.contains(opener) && !names.contains(' ') && !line.contains(':');
    (!is_surname).then_some(names)
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
        let role = lexicon.byline_roles.iter().any(|role| {
            let before = key.strip_suffix(role).is_some_and(|before| before.is_empty() || before.ends_with(' '));
            before || key.strip_prefix(role).is_some_and(|rest| rest.starts_with(' '))
        });
        if role || lexicon.agencies.contains(&key) && !kept.is_empty() || !is_name(part) {
            break;
        }
        kept.push(part);
    }
    (!kept.is_empty()).then(|| kept.join(", "))
}

/// Words in and between names that are written small.
const PARTICLES: &[&str] = &[
    "and", "&", "und", "et", "y", "e", "i", "en", "de", "del", "della", "di", "da", "do", "dos", "das", "du", "des",
    "d'", "la", "las", "le", "los", "el", "al", "bin", "van", "von", "vom", "der", "den", "ter", "ten", "te", "'t",
    "zu", "zur",
];

/// One to nine capitalised words, joined by "and", particles allowed.
pub fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    (1..=9).contains(&words.len())
        && words.iter().all(|word| word.chars().next().is_some_and(char::is_uppercase) || PARTICLES.contains(word))
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
    fn lines_that_only_say_when_in_other_languages() {
        for (tag, line, when) in [
            ("de", "Stand: 04.03.2031, 18:42 Uhr", "2031-03-04T18:42"),
            ("de", "Di, 4. März 2031, 18 Uhr", "2031-03-04T18:00"),
            ("fr", "Publié le 1er mars 2031 à 07h15", "2031-03-01T07:15"),
            ("fr", "Mar. 4 mars 2031 à 11 h 42", "2031-03-04T11:42"),
            ("fr", "Publié le 17/08/2031 à 11h42, mis à jour le 18/08/2031 à 15h03", "2031-08-17T11:42"),
            ("es", "Martes, 4 de marzo de 2031, 10:20 h", "2031-03-04T10:20"),
            ("es", "mar 12/abr/2031 18:30", "2031-04-12T18:30"),
            ("it", "mar 4 mar 2031 alle 6.05", "2031-03-04T06:05"),
            ("pt", "23/10/2031 14h27 Atualizado há 2 horas", "2031-10-23T14:27"),
            ("nl", "Gepubliceerd op 4 maart 2031 om 22:05 uur", "2031-03-04T22:05"),
        ] {
            assert_eq!(date_line(line, crate::lexicon::of(Some(tag))).as_deref(), Some(when), "{line}");
        }
        // Where days and months cannot be told apart, it is a date, but none is claimed.
        assert_eq!(date_line("04/03/2031", english()), None);
        assert!(only_says_when("04/03/2031", english()));
        assert!(only_says_when("Updated at 2:05 p.m.", english()) && only_time("18.44 GMT", english()));
        assert!(!only_says_when("Monday 9.30", english()) && !only_says_when("4 March", english()));
    }

    #[test]
    fn surnames_are_no_bylines() {
        let of = |tag, line| byline(line, crate::lexicon::of(Some(tag)));
        assert_eq!(of("it", "di Ludovica Frassinetti").as_deref(), Some("Ludovica Frassinetti"));
        assert_eq!(of("it", "Di Maio (M5S)"), None);
        assert_eq!(of("de", "Von Storch"), None);
        assert_eq!(of("de", "Von Lena Meyer und Jan van der Berg").as_deref(), Some("Lena Meyer und Jan van der Berg"));
        assert_eq!(of("pt", "Por Rui Dias dos Santos, correspondente").as_deref(), Some("Rui Dias dos Santos"));
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
