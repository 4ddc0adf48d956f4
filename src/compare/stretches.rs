//! Lengths of time that two times of day of one clause tell: "from 10am to 1pm", "between 9 and 11pm".

use super::clock::{Clock, DAY, HALF};
use super::dates::{Dated, When};
use super::lexed::{Lexed, Made};
use crate::lexicon::Lexicon;
use crate::lexicon::facts::Kind;

/// A length of time that two times of one clause tell.
#[derive(Debug, Clone, Copy)]
pub struct Stretch {
    /// The place of the first time among the dates.
    pub from: usize,
    /// The place of the last one.
    pub to: usize,
    /// Minutes from one to the other.
    pub minutes: u16,
}

/// The lengths of time that the times of a text tell: "from 10am to 1pm", "between 9 and 11pm".
pub fn stretches(words: &Lexed<'_>, lexicon: &Lexicon, dates: &[Dated]) -> Vec<Stretch> {
    let mut found = Vec::new();
    let mut first: Option<(usize, Clock)> = None;
    for (place, date) in dates.iter().enumerate() {
        let When::Time(clock) = date.when else { continue };
        if let Some((from, opens)) = first
            && reaches(words, lexicon, &dates[from], date)
        {
            let minutes = (clock.minute + DAY - opens.minute) % if clock.open || opens.open { HALF } else { DAY };
            // From one day to another it is longer.
            let days = dates[from + 1..place].iter().chain(dates.get(place + 1)).filter(|other| {
                matches!(other.when, When::Weekday { .. } | When::Day { .. })
                    && other.sentence == date.sentence
                    && other.words.0 < date.words.1 + 3
            });
            if minutes > 0 && days.count() < 2 {
                found.push(Stretch { from, to: place, minutes });
            }
            first = None;
            continue;
        }
        first = Some((place, clock));
    }
    found
}

/// Whether a time opens a stretch that another closes.
fn reaches(words: &Lexed<'_>, lexicon: &Lexicon, first: &Dated, last: &Dated) -> bool {
    let (at, end, next) = (first.words.0 as usize, first.words.1 as usize, last.words.0 as usize);
    if first.sentence != last.sentence || next > end + 6 {
        return false;
    }
    let between = words.find_before(at, Kind::Between).is_some();
    let opens = between || [Kind::From, Kind::Since].into_iter().any(|kind| words.find_before(at, kind).is_some());
    let dash = next == end + 1 && words.is_mark(end, "-–—‑");
    // "lay there 4.17am until 9am".
    let closes = words.find_before(next, Kind::Until).is_some();
    let joined = between && words.find_before(next, Kind::And).is_some();
    let only = (end..next).all(|at| {
        let word = &words.words[at];
        lexicon.weekdays.get(&word.key).is_some()
            || lexicon.months.get(&word.key).is_some()
            || lexicon.stopwords.contains(&word.key)
            || word.made == Made::Figures
            || words.find_any(at, &[Kind::At, Kind::Until, Kind::Half, Kind::Day, Kind::Clock, Kind::About]).is_some()
            || dash
    });
    only && (dash
        || joined
        || opens && closes
        || closes && next <= end + 2 && words.find_before(at, Kind::By).is_none())
}

#[cfg(test)]
mod tests {
    use super::super::dates::dates;
    use super::*;
    use crate::lexicon::facts::Facts;

    /// The minutes of each stretch.
    fn read(text: &str) -> Vec<u16> {
        let words = Lexed::new(text, &[], Facts::of(Some("en")));
        let lexicon = crate::lexicon::of(Some("en"));
        stretches(&words, lexicon, &dates(&words, lexicon)).iter().map(|stretch| stretch.minutes).collect()
    }

    #[test]
    fn two_times_are_a_length_of_time() {
        for (text, times) in [
            ("It opens at 10am and closes at 6pm.", vec![]),
            ("From 10am on Friday to 9am on Sunday the road was shut.", vec![]),
            ("They talked from 10am to 1pm in the hall.", vec![180]),
            ("It burned from seven in the morning to nine at night.", vec![840]),
            ("He waited from 4.24 to 4.58 before he gave up.", vec![34]),
            ("They walked from one o'clock until half past six.", vec![330]),
            ("It went on from 10.15pm on Friday to 3.15am.", vec![300]),
            ("The shop is open from 7 to 10pm.", vec![180]),
            ("He lay there from 4.17am until a quarter past one in the afternoon.", vec![538]),
        ] {
            assert_eq!(read(text), times, "{text}");
        }
    }
}
