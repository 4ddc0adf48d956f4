//! Times of day: "9.40 p.m.", "4:17am", "twenty to ten", "half past six", "seven in the evening", "noon", "19 Uhr", "1500 GMT".
//!
//! Where nothing tells the half of the day, it is left open; the words before and behind ("on Friday evening") are asked first. Linear
//! in the text.

use super::lexed::{Lexed, Made};
use super::numbers::{ONE, number};
use crate::lexicon::Lexicon;
use crate::lexicon::facts::Kind;

/// A time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    /// Minutes since midnight; where the half of the day is open, those of the first half.
    pub minute: u16,
    /// It may as well be twelve hours later.
    pub open: bool,
    /// It is told in another zone than the place's own.
    pub zoned: bool,
}

pub(super) const HALF: u16 = 12 * 60;
pub(super) const DAY: u16 = 24 * 60;
/// So many words before a time and behind it may tell the half of the day.
const ASIDE: usize = 6;

/// An hour and minutes as they are printed, before the half of the day is known.
#[derive(Debug, Clone, Copy)]
struct Hands {
    hour: u16,
    minute: u16,
    end: usize,
    /// Minutes are told.
    minutes: bool,
    /// Hours are counted to 24.
    whole: bool,
    /// No sentence has such words for anything but a time.
    sure: bool,
}

/// The time of day that begins at a word, and the word behind it.
pub fn clock(words: &Lexed<'_>, lexicon: &Lexicon, at: usize) -> Option<(Clock, usize)> {
    if let Some((value, count)) = words.find(at, Kind::Noon).filter(|_| words.name(at, lexicon).is_none()) {
        let minute = value.parse().ok()?;
        return Some((Clock { minute, open: false, zoned: false }, at + count));
    }
    let hands = hands(words, at)?;
    let (found, sure) = told(words, lexicon, at, hands);
    let (clock, end) = found?;
    // "5:07 p.m.: The mayor says …" is when the line was written.
    let line = words.is_mark(end, ":") || words.is_mark(end, ")") && words.is_mark(end + 1, ":");
    if line {
        return None;
    }
    if sure || hands.sure {
        return Some((clock, end));
    }
    stretched(words, lexicon, at, hands)
}

/// The hands of a clock that begin at a word.
fn hands(words: &Lexed<'_>, at: usize) -> Option<Hands> {
    match words.words[at].made {
        Made::Figures => {
            let plain = in_figures(words, at);
            if plain.is_none_or(|hands| follows(words, &hands)) { in_words(words, at).or(plain) } else { plain }
        }
        Made::Letters => in_words(words, at),
        Made::Mark => None,
    }
    .filter(|hands| hands.hour <= 24 && hands.minute < 60 && words.same_sentence(at, hands.end - 1))
}

/// Whether the words behind make the hour the minutes of another: "5 past 10".
fn follows(words: &Lexed<'_>, hands: &Hands) -> bool {
    let at = hands.end + words.find(hands.end, Kind::Span).map_or(0, |(_, count)| count);
    !hands.minutes && words.find(at, Kind::Past).is_some_and(|(_, count)| in_hours(words, at + count).is_some())
}

/// "9", "9.30", "14:30", "14h30", "1500".
fn in_figures(words: &Lexed<'_>, at: usize) -> Option<Hands> {
    let part = |at: usize| words.words.get(at).filter(|word| word.made == Made::Figures)?.key.parse::<u16>().ok();
    let key = words.key(at);
    let whole = words.facts.tag != "en" || key.len() > 1 && key.starts_with('0');
    let hands = Hands { hour: 0, minute: 0, end: at + 1, minutes: true, whole, sure: false };
    if let Some((hour, minute)) = key.split_once('.').filter(|(_, minute)| minute.len() == 2) {
        return Some(Hands { hour: hour.parse().ok()?, minute: minute.parse().ok()?, ..hands });
    }
    if key.len() == 4 {
        let zoned = words.find(at + 1, Kind::Clock).is_some_and(|(value, _)| value == "zone");
        let both = part(at).filter(|_| zoned)?;
        return Some(Hands { hour: both / 100, minute: both % 100, whole: true, sure: true, ..hands });
    }
    let hour = part(at).filter(|_| key.len() <= 2)?;
    let marked = words.is_mark(at + 1, ":") && words.words[at + 1].glued || words.key(at + 1) == "h";
    let minute = part(at + 2).filter(|_| marked && words.key(at + 2).len() == 2);
    let Some(minute) = minute else { return Some(Hands { hour, minutes: false, ..hands }) };
    let led = [Kind::At, Kind::Since, Kind::Until, Kind::By, Kind::From, Kind::About]
        .into_iter()
        .any(|kind| words.find_before(at, kind).is_some());
    Some(Hands { hour, minute, end: at + 3, sure: led || words.key(at + 1) == "h", ..hands })
}

/// "one", "7": an hour without minutes.
fn in_hours(words: &Lexed<'_>, at: usize) -> Option<(u16, usize)> {
    let hour = number(words, at).filter(|hour| !hour.ordinal && !hour.part && !hour.loose)?;
    let fits = hour.value % ONE == 0 && (ONE..=12 * ONE).contains(&hour.value);
    fits.then_some(((hour.value / ONE) as u16, hour.end))
}

/// "twenty to ten", "ten minutes past ten", "a quarter past one", "half past six", "seven", "halb zehn".
fn in_words(words: &Lexed<'_>, at: usize) -> Option<Hands> {
    let hands = Hands { hour: 0, minute: 0, end: at, minutes: true, whole: false, sure: true };
    // "halb zehn" is half past nine.
    if let Some((_, count)) = words.find(at, Kind::HalfTo) {
        let (hour, end) = in_hours(words, at + count)?;
        return Some(Hands { hour: (hour + 11) % 12, minute: 30, end, ..hands });
    }
    let quarter = words.find(at, Kind::Quarter).map(|(value, count)| (value.parse().unwrap_or(15), at + count));
    let (count, next) = match quarter {
        Some(quarter) => quarter,
        None => {
            let count = number(words, at).filter(|count| !count.ordinal && !count.part && !count.loose)?;
            let minute = count.value % ONE == 0 && (ONE..60 * ONE).contains(&count.value);
            minute.then_some(((count.value / ONE) as u16, count.end))?
        }
    };
    let unit = words.find(next, Kind::Span).filter(|(unit, _)| *unit == "minute").map_or(0, |(_, count)| count);
    if let Some((side, more)) = words.find(next + unit, Kind::Past)
        && let Some((hour, end)) = in_hours(words, next + unit + more)
        && closes(words, end)
    {
        // "from five to ten" is a range and "by ten to two" a vote, "at five to ten" a time.
        let led = [Kind::At, Kind::Until, Kind::About, Kind::Near].into_iter().any(|kind| {
            words.find_before(at, kind).is_some_and(|(_, from)| kind != Kind::At || words.key(from) == "at")
        });
        let by = words.find_before(at, Kind::By).is_some();
        if side == "past" && (quarter.is_some() || unit > 0 || led || by) {
            return Some(Hands { hour, minute: count, end, ..hands });
        }
        if side == "to" && (quarter.is_some() && count != 30 || unit > 0 || led && count % 5 == 0) {
            return Some(Hands { hour: (hour + 11) % 12, minute: 60 - count, end, ..hands });
        }
    }
    (quarter.is_none() && count <= 12).then_some(Hands { hour: count, minutes: false, end: next, sure: false, ..hands })
}

/// Whether nothing that is counted stands behind a number.
fn closes(words: &Lexed<'_>, end: usize) -> bool {
    let Some(word) = words.words.get(end).filter(|word| words.same_sentence(end - 1, end) && word.made != Made::Mark)
    else {
        return !words.is_mark(end, "-‑%€$£") || !words.words[end].glued;
    };
    word.made == Made::Letters
        && (word.capital
            || words
                .find_any(
                    end,
                    &[Kind::At, Kind::Clock, Kind::Half, Kind::Day, Kind::Until, Kind::By, Kind::And, Kind::Last],
                )
                .is_some()
            || crate::lexicon::of(Some(words.facts.tag)).stopwords.contains(&word.key))
}

/// The time that hands show with the words behind them, and whether these say that it is one.
fn told(words: &Lexed<'_>, lexicon: &Lexicon, at: usize, hands: Hands) -> (Option<(Clock, usize)>, bool) {
    let mut end = hands.end;
    let (mut half, mut marked, mut zoned) = ("", false, false);
    // "cinq heures" is a length of time, but for "à cinq heures".
    let led = || [Kind::Near, Kind::Until, Kind::By].into_iter().any(|kind| words.find_before(at, kind).is_some());
    let clear = hands.minutes || words.find(end, Kind::Span).is_none() || led();
    while let Some((value, count)) = words.find(end, Kind::Clock).filter(|_| clear && words.same_sentence(at, end)) {
        (end, marked) = (end + count, true);
        match value {
            "zone" => zoned = true,
            "" => {}
            _ => half = value,
        }
    }
    if let (letter @ ("a" | "p"), true, "m") = (words.key(end), words.is_mark(end + 1, "."), words.key(end + 2)) {
        half = if letter == "a" { "am" } else { "pm" };
        end += 3 + usize::from(words.is_mark(end + 3, ".") && words.words[end + 3].glued);
        marked = true;
    }
    if half.is_empty() {
        // "in the morning", right behind: it says that the number is a time.
        let lead = words.find(end, Kind::At).map_or(0, |(_, count)| count);
        let lead = lead + usize::from(lead > 0 && words.key(end + lead) == "the");
        let direct = [end, end + lead].into_iter().find_map(|at| words.find(at, Kind::Half).map(|half| (half, at)));
        if let Some(((value, count), from)) = direct.filter(|(_, from)| words.same_sentence(at, *from)) {
            half = value;
            let opens = at == 0
                || !words.same_sentence(at - 1, at)
                || words.words[at - 1].made == Made::Mark
                || words.find_any(at - 1, &LEADS).is_some()
                || lexicon.stopwords.contains(words.key(at - 1));
            // "seven in the evening rush" is none.
            if opens && (hands.minutes || closes(words, from + count)) {
                (end, marked) = (from + count, true);
            }
        } else {
            half = beside(words, lexicon, at, end);
            // "at ten on Tuesday morning".
            let day = lexicon.weekdays.get(words.key(end + lead)).is_some();
            let led = words.key(at.saturating_sub(1)) == "at"
                || [Kind::Near, Kind::Until, Kind::By].into_iter().any(|kind| words.find_before(at, kind).is_some());
            marked |=
                day && led && words.find(end + lead + 1, Kind::Half).is_some() && words.same_sentence(at, end + lead);
        }
    }
    let hour = match (half, hands.hour) {
        ("am" | "night", 12) => Some((0, false)),
        ("am", hour) => Some((hour, false)),
        ("pm", hour @ 1..=11) => Some((hour + 12, false)),
        ("night", hour @ 6..=11) => Some((hour + 12, false)),
        ("night", hour) => Some((hour, false)),
        (_, 24) => Some((0, false)),
        (_, hour @ (0 | 13..)) => Some((hour, false)),
        (_, 12) => Some((if hands.whole { 12 } else { 0 }, !hands.whole)),
        (_, hour) => Some((hour, !hands.whole)),
    };
    let clock = hour.filter(|(hour, _)| *hour < 24).map(|(hour, open)| {
        let minute = hour * 60 + hands.minute;
        (Clock { minute, open, zoned }, end)
    });
    (clock, marked)
}

const LEADS: [Kind; 7] = [Kind::At, Kind::Since, Kind::Until, Kind::By, Kind::From, Kind::About, Kind::To];

/// The half of the day that the words before a time or behind it tell: "on Friday evening at ten past ten".
fn beside(words: &Lexed<'_>, lexicon: &Lexicon, at: usize, end: usize) -> &'static str {
    let passes = |place: usize| {
        let key = words.key(place);
        lexicon.stopwords.contains(key)
            || lexicon.weekdays.get(key).is_some()
            || lexicon.months.get(key).is_some()
            || words.words[place].made == Made::Figures
            || words.find_any(place, &[Kind::At, Kind::Last, Kind::This, Kind::Next, Kind::Half]).is_some()
            || words.is_mark(place, ",")
    };
    for place in (at.saturating_sub(ASIDE)..at).rev() {
        if !words.same_sentence(place, at) || !passes(place) {
            break;
        }
        if let Some((half, _)) = words.find(place, Kind::Half) {
            return half;
        }
    }
    for place in end..end + ASIDE {
        if !words.same_sentence(place, at) || words.is_mark(place, ",") || !passes(place) {
            break;
        }
        if let Some((half, _)) = words.find(place, Kind::Half) {
            return half;
        }
    }
    ""
}

/// The first time of a stretch, which its last one makes a time: "from 7 to 10pm", "from 4.24 to 4.58".
fn stretched(words: &Lexed<'_>, lexicon: &Lexicon, at: usize, first: Hands) -> Option<(Clock, usize)> {
    let from = [Kind::From, Kind::Between].into_iter().any(|kind| words.find_before(at, kind).is_some());
    let dash = words.is_mark(first.end, "-–—‑");
    let (_, count) = match words.find(first.end, Kind::Until).or_else(|| words.find(first.end, Kind::And)) {
        Some(found) if from => found,
        _ if dash => ("", 1),
        _ => return last_of(words, at, first),
    };
    let next = first.end + count;
    let last = hands(words, next).filter(|_| words.same_sentence(at, next))?;
    let (found, marked) = told(words, lexicon, next, last);
    let clock = found?.0;
    let sure = marked || last.sure && from || plain(words, at, first, last);
    if !sure {
        return None;
    }
    let minute = first.hour % 12 * 60 + first.minute;
    if clock.open {
        return Some((Clock { minute, ..clock }, first.end));
    }
    // The half of the day in which it is before the last one.
    let later = minute + HALF;
    let minute = if first.hour > 12 {
        first.hour * 60 + first.minute
    } else if clock.minute > later || clock.minute <= minute {
        later
    } else {
        minute
    };
    Some((Clock { minute, ..clock }, first.end))
}

/// Whether two numbers without a mark are the times of a stretch: both with minutes, and nothing that rises or is paid.
fn plain(words: &Lexed<'_>, at: usize, first: Hands, last: Hands) -> bool {
    let rises = |at: usize| {
        words.find_any(at, &[Kind::Change, Kind::Currency, Kind::Percent]).is_some() || words.is_mark(at, "$€£%")
    };
    let near = at.saturating_sub(5)..last.end + 2;
    first.minutes
        && last.minutes
        && closes(words, last.end)
        && near.filter(|&near| words.same_sentence(near, at)).all(|near| !rises(near))
}

/// The last time of a stretch whose first one is plain as well: "from 4.24 to 4.58".
fn last_of(words: &Lexed<'_>, at: usize, last: Hands) -> Option<(Clock, usize)> {
    let (_, mark) = words.find_before(at, Kind::Until).or_else(|| words.find_before(at, Kind::And))?;
    let from = (1..=3).filter_map(|back| mark.checked_sub(back)).find(|&from| {
        hands(words, from).is_some_and(|first| first.end == mark)
            && [Kind::From, Kind::Between].into_iter().any(|kind| words.find_before(from, kind).is_some())
    })?;
    let first = hands(words, from)?;
    let open = !last.whole && (1..=12).contains(&last.hour);
    let hour = if open { last.hour % 12 } else { last.hour % 24 };
    plain(words, from, first, last).then_some((Clock { minute: hour * 60 + last.minute, open, zoned: false }, last.end))
}

/// The minute of a time whose half of the day is open: that which is nearest to a time that the story tells in full.
pub fn settled(clock: Clock, story: &[u16]) -> u16 {
    let away = |minute: u16| story.iter().map(|other| minute.abs_diff(*other)).min().unwrap_or(0);
    let later = clock.minute + HALF;
    if clock.open && away(later) < away(clock.minute) { later } else { clock.minute }
}

#[cfg(test)]
mod tests {
    use super::super::dates::{When, dates};
    use super::*;
    use crate::lexicon::facts::Facts;

    /// Each time of a text as "21:40", an open one as "9:40?".
    fn read(text: &str, language: &str) -> Vec<String> {
        let words = Lexed::new(text, &[], Facts::of(Some(language)));
        let lexicon = crate::lexicon::of(Some(language));
        let dates = dates(&words, lexicon);
        let mut found: Vec<String> = Vec::new();
        for date in &dates {
            let When::Time(clock) = date.when else { continue };
            let zone = if clock.zoned { "z" } else { "" };
            found.push(if clock.open {
                format!("{}:{:02}?{zone}", clock.minute / 60, clock.minute % 60)
            } else {
                format!("{:02}:{:02}{zone}", clock.minute / 60, clock.minute % 60)
            });
        }
        found
    }

    #[test]
    fn times_of_day_are_read_in_figures_and_words() {
        for (text, times) in [
            ("The bell rang at 9.40 p.m. on Friday.", vec!["21:40"]),
            ("The shock came at 4.17am, they said.", vec!["04:17"]),
            ("The bus left at four on Saturday morning.", vec!["04:00"]),
            ("They left at 4.25 in the morning by the gate.", vec!["04:25"]),
            ("It began at 4.47 o'clock in their sleep.", vec!["4:47?"]),
            ("She looked up at twenty to ten.", vec!["9:40?"]),
            ("On Friday evening at ten minutes past ten it sank.", vec!["22:10"]),
            ("It was seventeen minutes past four in the morning.", vec!["04:17"]),
            ("They waited until a quarter past one in the afternoon.", vec!["13:15"]),
            ("The last rows came at half past six.", vec!["6:30?"]),
            ("At one o'clock the doors opened.", vec!["1:00?"]),
            ("It ended at noon, not at midnight.", vec!["12:00", "00:00"]),
            ("It was seven in the evening when she rose.", vec!["19:00"]),
            ("The alarm came at 1500 GMT.", vec!["15:00z"]),
            ("It opens at 10am.", vec!["10:00"]),
            ("The train left at 14:30.", vec!["14:30"]),
            ("Doors open at 6:30.", vec!["6:30?"]),
            ("The fire began around 2 p.m. Monday.", vec!["14:00"]),
        ] {
            assert_eq!(read(text, "en"), times, "{text}");
        }
        assert_eq!(read("Um 19 Uhr begann es, um 4.17 Uhr war Schluss.", "de"), ["19:00", "04:17"]);
        assert_eq!(read("Gegen halb zehn kam der Zug.", "de"), ["9:30?"]);
        assert_eq!(read("Il est parti à 9h40, à 21 heures il est rentré.", "fr"), ["09:40", "21:00"]);
    }

    #[test]
    fn what_only_looks_like_a_time_is_none() {
        for text in [
            "Shares rose from 4.24 to 4.58 in a day.",
            "Prices went from 5.25 to 5.75 percent.",
            "From five to ten people were seen.",
            "They killed seven in the morning attack.",
            "The blast left nine in the hospital.",
            "Between 10 and 12 homes were lost.",
            "At four to six sites the work goes on.",
            "The vote was 31 to 28.",
            "ten minutes after two men had left",
            "They won by ten to two.",
        ] {
            assert_eq!(read(text, "en"), [""; 0], "{text}");
        }
    }
}
