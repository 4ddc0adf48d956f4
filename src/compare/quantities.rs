//! Counts, sums of money, shares, ages, durations, measures and scores as a text has them, each with what it is of.
//!
//! What a number is of is found from the words around it: the noun behind it, what is said of those counted ("were killed"),
//! or a listed noun before it ("revenue rose to …"). Numbers that name ("Section 12", "S-400"), clock-like lines and trivial
//! twos are passed over. Linear in the text.

use super::dates::Dated;
use super::designations::{currency_mark, is_name};
use super::heads::{Seen, head};
use super::lexed::{Lexed, Made};
use super::numbers::{Milli, Number, ONE, number};
use super::reading::Span;
use super::scores::score;
use super::stretches::{Stretch, stretches};
use super::{ordinals, units};
use crate::lexicon::Lexicon;
use crate::lexicon::facts::Kind;
use crate::report::QuantityKind;

/// A quantity in a text.
#[derive(Debug, Clone)]
pub struct Quantity {
    /// The words: hedge, number, unit and what is counted.
    pub span: Span,
    /// What kind of value it is.
    pub kind: QuantityKind,
    /// The value, or the least one of a range.
    pub low: Milli,
    /// The value, or the largest one of a range.
    pub high: Milli,
    /// How exact it is given.
    pub hedge: Hedge,
    /// It is a round word ("a dozen").
    pub loose: bool,
    /// The unit of the value; empty for counts.
    pub unit: &'static str,
    /// Worked out from other words, or brought from another unit.
    pub converted: bool,
    /// Half a unit of its last digit, where it was brought from another unit.
    pub slack: Milli,
    /// What it is of.
    pub of: Seen,
    /// Its sentence.
    pub sentence: u32,
    /// The first word of the number.
    pub word: u32,
    /// Behind the last word of the number and its unit.
    pub end: u32,
    /// Stems and numbers around it, as hashes in order.
    pub near: Vec<u64>,
}

/// How exact a number is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hedge {
    /// As it is.
    None,
    /// Near it.
    About,
    /// It or more.
    Least,
    /// It or less.
    Most,
    /// More.
    Over,
    /// A little less.
    Under,
}

/// A number with its hedge and unit, before it is known what it is of.
#[derive(Debug, Clone, Copy)]
pub struct Figure {
    /// Where the number begins, its hedge and currency mark included.
    pub from: usize,
    /// The first word of the number.
    pub at: usize,
    /// Behind the number and its unit.
    pub end: usize,
    /// What kind it is.
    pub kind: QuantityKind,
    /// The least value.
    pub low: Milli,
    /// The largest value.
    pub high: Milli,
    /// Its hedge.
    pub hedge: Hedge,
    /// A round word.
    pub loose: bool,
    /// Its unit.
    pub unit: &'static str,
    /// It is the first part of a compound ("three-day").
    pub joined: bool,
    /// What it is of, where its own words tell.
    pub class: &'static str,
    /// Half a unit of its last digit, where it was brought from another unit.
    pub slack: Milli,
}

/// The quantities of a text, in order.
pub fn quantities(words: &Lexed<'_>, lexicon: &Lexicon, dates: &[Dated]) -> Vec<Quantity> {
    let (mut found, mut at, mut next_date) = (Vec::new(), 0, 0);
    let stretches = stretches(words, lexicon, dates);
    while at < words.words.len() {
        while dates.get(next_date).is_some_and(|date| date.words.1 as usize <= at) {
            next_date += 1;
        }
        if let Some(date) = dates.get(next_date).filter(|date| date.words.0 as usize <= at) {
            let stretch = stretches.iter().find(|stretch| stretch.from == next_date);
            let figure = stretch.map(|stretch| Figure::of_stretch(stretch, date, &dates[stretch.to]));
            at = date.words.1 as usize;
            if let Some(figure) = figure {
                at = figure.end;
                found.push(quantity(words, lexicon, &figure, true));
            }
            continue;
        }
        let Some(figure) = figure(words, lexicon, at) else {
            at += skipped(words, at);
            continue;
        };
        let read = quantity(words, lexicon, &figure, false);
        // "6,500 acres (2,600 hectares)" is told once.
        let again =
            words.is_mark(figure.from.wrapping_sub(1), "(") && found.last().is_some_and(|last| is_again(last, &read));
        if !again {
            found.push(read);
        }
        at = figure.end;
    }
    found
}

/// Whether a measure in brackets is the one before it in another unit.
fn is_again(last: &Quantity, read: &Quantity) -> bool {
    let apart = (last.low - read.low).abs();
    read.kind == QuantityKind::Measure
        && (last.kind, last.unit) == (read.kind, read.unit)
        && last.end + 4 > read.word
        && apart * 20 < last.low
}

/// A figure with what it is of.
fn quantity(words: &Lexed<'_>, lexicon: &Lexicon, figure: &Figure, converted: bool) -> Quantity {
    let mut of = head(words, lexicon, figure);
    if figure.kind == QuantityKind::Count && of.class == "magnitude" {
        of.class.clear();
    }
    if !figure.class.is_empty() {
        let number_end = number(words, figure.at).map_or(figure.at + 1, |number| number.end);
        let shown = words.text
            [words.words[number_end - 1].span.end as usize..words.words[figure.end - 1].span.end as usize]
            .trim_start_matches(['-', ' ']);
        let shown = if shown.is_empty() { figure.class } else { shown }.to_owned();
        of = Seen {
            class: figure.class.to_owned(),
            listed: true,
            shown,
            owner: None,
            given: None,
            narrows: Vec::new(),
            ..of
        };
    } else if figure.joined && figure.kind == QuantityKind::Count {
        of = units::compound(words, figure, of);
    }
    let end = of.span.map_or(figure.end, |span| span.1.max(figure.end));
    let span = Span { start: words.words[figure.from].span.start, end: words.words[end - 1].span.end };
    Quantity {
        span,
        kind: figure.kind,
        low: figure.low,
        high: figure.high,
        hedge: figure.hedge,
        loose: figure.loose,
        unit: figure.unit,
        converted: converted || figure.slack > 0,
        slack: figure.slack,
        of,
        sentence: words.words[figure.at].sentence,
        word: figure.at as u32,
        end: figure.end as u32,
        near: Vec::new(),
    }
}

impl Figure {
    /// A count without a value yet, from its first word to the one behind its last.
    pub(super) fn new(at: usize, end: usize) -> Self {
        Self {
            from: at,
            at,
            end,
            kind: QuantityKind::Count,
            low: 0,
            high: 0,
            hedge: Hedge::None,
            loose: false,
            unit: "",
            joined: false,
            class: "",
            slack: 0,
        }
    }

    /// The length of time between two times of day.
    fn of_stretch(stretch: &Stretch, first: &Dated, last: &Dated) -> Self {
        let minutes = Milli::from(stretch.minutes) * ONE;
        let whole = Self::new(first.words.0 as usize, last.words.1 as usize);
        Self { kind: QuantityKind::Duration, low: minutes, high: minutes, unit: "minute", ..whole }
    }
}

/// How many words to go on by where there is no quantity: a number that was passed over is passed over whole.
fn skipped(words: &Lexed<'_>, at: usize) -> usize {
    number(words, at).map_or(1, |number| number.end - at).max(1)
}

/// The number that begins at a word, where it counts or measures something.
fn figure(words: &Lexed<'_>, lexicon: &Lexicon, at: usize) -> Option<Figure> {
    if let Some((low, end)) = score(words, at) {
        return Some(Figure { low, high: low, kind: QuantityKind::Score, ..Figure::new(at, end) });
    }
    if let Some((one, kind)) = units::one(words, at) {
        let (hedge, from, _) = hedge(words, at, one.end);
        return Some(Figure { from, hedge, kind, ..one });
    }
    let first = number(words, at)?;
    if let Some(found) = ordinals::ordinal(words, at, &first) {
        return Some(found);
    }
    // "the second half of the season".
    let half = first.part && at > 0 && words.find_any(at - 1, &[Kind::Ordinal, Kind::Last]).is_some();
    if first.ordinal || half || is_name(words, lexicon, at, first) {
        return None;
    }
    let symbol = currency_mark(words, at);
    let mut from = symbol.map_or(at, |(_, from)| from);
    let (mut low, mut high, mut end) = (first.value, first.value, first.end);
    let between = words.find_before(from, Kind::Between);
    if let Some((last, behind)) = range(words, at, &first, between.is_some()) {
        (low, high, end) = (low.min(last), high.max(last), behind);
        // "5 to 6 million".
        if low * 1000 < high && (high / ONE) % 1000 == 0 && !words.words[at].key.contains([',', '.']) {
            low = low.checked_mul(scale_of(high))?;
        }
        from = between.map_or(from, |(_, from)| from);
    }
    let (hedge, from, behind) = hedge(words, from, end);
    let mut figure = Figure { from, low, high, hedge, loose: first.loose, ..Figure::new(at, end) };
    units::unit(words, lexicon, &mut figure, symbol.map(|(code, _)| code), &first)?;
    figure.end = figure.end.max(behind);
    Some(figure)
}

/// The largest power of a thousand in a value.
fn scale_of(value: Milli) -> i64 {
    let (mut value, mut scale) = (value / ONE, 1);
    while value >= 1000 && value % 1000 == 0 {
        (value, scale) = (value / 1000, scale * 1000);
    }
    if value >= 1000 { scale * 1000 } else { scale }
}

/// The last number of a range, and the word behind it.
fn range(words: &Lexed<'_>, at: usize, first: &Number, between: bool) -> Option<(Milli, usize)> {
    let mark = first.end;
    let dash = words.is_mark(mark, "-–—‑") && words.words.get(mark + 1).is_some_and(|word| word.made == Made::Figures);
    let opens = dash || words.find(mark, Kind::To).is_some() || between && words.find(mark, Kind::And).is_some();
    if !opens || words.find_before(at, Kind::From).is_some() && !between || !words.same_sentence(at, mark) {
        return None;
    }
    let symbol = usize::from(currency_mark(words, mark + 2).is_some());
    let last = number(words, mark + 1 + symbol).filter(|last| !last.ordinal && last.value > first.value)?;
    (first.figures == last.figures || !dash).then_some((last.value, last.end))
}

/// The hedge before a number or behind it, where it begins, and where it ends.
fn hedge(words: &Lexed<'_>, from: usize, end: usize) -> (Hedge, usize, usize) {
    const HEDGES: [(Kind, Hedge); 5] = [
        (Kind::Least, Hedge::Least),
        (Kind::Most, Hedge::Most),
        (Kind::Over, Hedge::Over),
        (Kind::Under, Hedge::Under),
        (Kind::About, Hedge::About),
    ];
    let mut best: Option<(Hedge, usize)> = None;
    for (kind, hedge) in HEDGES {
        if let Some((_, start)) = words.find_before(from, kind)
            && words.same_sentence(start, from)
            && best.is_none_or(|(_, known)| start < known)
        {
            best = Some((hedge, start));
        }
    }
    if let Some((hedge, start)) = best {
        return (hedge, start, end);
    }
    for (kind, hedge) in HEDGES {
        if let Some((value, count)) = words.find(end, kind)
            && value == "behind"
        {
            return (hedge, from, end + count);
        }
    }
    (Hedge::None, from, end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::facts::Facts;

    /// Each quantity of a text as "kind class low-high unit".
    fn read(text: &str, language: &str) -> Vec<String> {
        let mut words = Lexed::new(text, &[], Facts::of(Some(language)));
        let lexicon = crate::lexicon::of(Some(language));
        let dates = super::super::dates::dates(&words, lexicon);
        words.mark_dates(&dates.iter().map(|date| date.words).collect::<Vec<_>>());
        let printed = |quantity: &Quantity| {
            let (low, high) =
                (super::super::numbers::printed(quantity.low), super::super::numbers::printed(quantity.high));
            let value = if low == high { low } else { format!("{low}-{high}") };
            format!("{:?} {} {value} {}", quantity.kind, quantity.of.class, quantity.unit).trim_end().to_owned()
        };
        quantities(&words, lexicon, &dates).iter().map(printed).collect()
    }

    #[test]
    fn what_is_counted_is_seen() {
        for (text, found) in [
            ("At least 12 people were killed and 40 injured.", vec!["Count dead 12", "Count injured 40"]),
            ("The flood killed 12 people.", vec!["Count dead 12"]),
            ("The death toll rose to 14.", vec!["Count dead 14"]),
            ("She was on a three-day visit.", vec!["Duration visit 3 day"]),
            ("He was sentenced to four years in prison.", vec!["Duration sentence 4 year"]),
            ("The fine of £1.2bn was the largest.", vec!["Money fine 1200000000 GBP"]),
            ("Revenue rose 4% to $3.1 billion.", vec!["Percent revenue 4 percent", "Money revenue 3100000000 USD"]),
            ("Between 10 and 12 homes were lost.", vec!["Count homes 10-12"]),
            ("Jane Roe, 43, was there.", vec!["Age age 43 year"]),
            ("A 6.2-magnitude quake struck.", vec!["Magnitude magnitude 6.2"]),
            ("They won the match 3-1.", vec!["Score score 3001"]),
            ("The final dividend was 12.5p a share.", vec!["Money dividend 12.5 GBp"]),
            ("The house stood 60m from the river.", vec!["Measure  60 m"]),
            ("It lay half a mile from the shore.", vec!["Measure  805 m"]),
            ("The fire took 6,500 acres (2,600 hectares).", vec!["Measure  2630 ha"]),
            ("Trains run at 80 km/h there.", vec!["Measure  80 kmh"]),
            ("Winds of 60 mph were measured.", vec!["Measure wind 96.5 kmh"]),
            ("The fire took 2,400 acres.", vec!["Measure  971 ha"]),
            ("Waves 20ft high broke over it.", vec!["Measure height 6.1 m"]),
            ("It lay a mile and a half from there.", vec!["Measure  2410 m"]),
            ("The talks lasted half an hour.", vec!["Duration talks 0.5 hour"]),
            ("They were halted for an hour.", vec!["Duration  1 hour"]),
            ("The talks went on for three quarters of an hour.", vec!["Duration talks 0.75 hour"]),
            ("The trial took an hour and a half.", vec!["Duration trial 1.5 hour"]),
            ("The trial lasted two hours and 20 minutes.", vec!["Duration trial 140 minute"]),
            ("The siege lasted a full fortnight.", vec!["Duration siege 1 fortnight"]),
            ("The talks went on from 10am to 1pm.", vec!["Duration talks 180 minute"]),
            ("They want four and a half million euros.", vec!["Money  4500000 EUR"]),
            ("The fine of 4.2 milliards of dollars stands.", vec!["Money fine 4200000000 USD"]),
            ("It went up by half a percentage point.", vec!["Percent  0.5 point"]),
            ("It delivered 50bp.", vec!["Percent  0.5 point"]),
            ("It went from 5.25 to 5.75 percent.", vec!["Percent  5.25 percent", "Percent  5.75 percent"]),
            ("It went from 28 crowns to 41 in a year.", vec!["Money  28 SEK", "Money  41 SEK"]),
            ("It was the seventh increase in a row.", vec!["Count in a row 7"]),
            ("It rose at seven successive meetings.", vec!["Count in a row 7"]),
            ("It is the third-largest partner.", vec!["Rank place 3"]),
            ("It holds the fifth place among them.", vec!["Rank place 5"]),
            ("It came in the 67th minute.", vec!["Rank minute 67"]),
            ("He fell on 76 minutes.", vec!["Rank minute 76"]),
            ("The retirement age rises from 63 to 66.", vec!["Age age limit 63 year", "Age age limit 66 year"]),
            ("One of them was a student of 21, who bled.", vec!["Age age 21 year"]),
            ("The mayor, 48, took office.", vec!["Age age 48 year"]),
            ("The 118-store package failed.", vec!["Count store 118"]),
            ("It put the magnitude at 6.1.", vec!["Magnitude magnitude 6.1"]),
        ] {
            assert_eq!(read(text, "en"), found, "{text}");
        }
        assert_eq!(read("Bei dem Unglück wurden 17 Menschen verletzt.", "de"), ["Count injured 17"]);
        assert_eq!(read("El incendio arrasó 85 puestos.", "es"), ["Count puesto 85"]);
        assert_eq!(read("Cent quarante salariés perdront leur emploi.", "fr"), ["Count jobs 140"]);
    }

    #[test]
    fn what_only_names_is_passed_over() {
        for text in [
            "The S-400 system and the Su-35 were bought.",
            "COVID-19 spread.",
            "02:46",
            "21",
            "the two sides agreed",
            "a 12-point plan",
            "under Section 14 of the act",
            "a Boeing 737 landed",
            "on Highway 9 near the town",
            "call 0800 555 0142.",
            "at 24 Independent Street",
            "the second half of the season",
            "with the score in doubt",
            "the first time in the third week",
            "the 1998-built ferry",
        ] {
            assert_eq!(read(text, "en"), [""; 0], "{text}");
        }
    }
}
