//! Counts, sums of money, shares, ages, durations, measures and scores as a text has them, each with what it is of.
//!
//! What a number is of is found from the words around it: the noun behind it, what is said of those counted ("were killed"),
//! or a listed noun before it ("revenue rose to …"). Numbers that name ("Section 12", "S-400"), clock-like lines and trivial
//! twos are passed over. Linear in the text.

use super::dates::Dated;
use super::heads::{Seen, head};
use super::lexed::{Lexed, Made};
use super::numbers::{Milli, Number, ONE, number};
use super::reading::Span;
use super::stretches::{Stretch, stretches};
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
    /// Worked out from other words.
    pub converted: bool,
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
        found.push(quantity(words, lexicon, &figure, false));
        at = figure.end;
    }
    found
}

/// A figure with what it is of.
fn quantity(words: &Lexed<'_>, lexicon: &Lexicon, figure: &Figure, converted: bool) -> Quantity {
    let mut of = head(words, lexicon, figure);
    if figure.kind == QuantityKind::Count && of.class == "magnitude" {
        of.class.clear();
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
        converted,
        of,
        sentence: words.words[figure.at].sentence,
        word: figure.at as u32,
        end: figure.end as u32,
        near: Vec::new(),
    }
}

impl Figure {
    /// The length of time between two times of day.
    fn of_stretch(stretch: &Stretch, first: &Dated, last: &Dated) -> Self {
        let minutes = Milli::from(stretch.minutes) * ONE;
        Self {
            from: first.words.0 as usize,
            at: first.words.0 as usize,
            end: last.words.1 as usize,
            kind: QuantityKind::Duration,
            low: minutes,
            high: minutes,
            hedge: Hedge::None,
            loose: false,
            unit: "minute",
            joined: false,
        }
    }
}

/// How many words to go on by where there is no quantity: a number that was passed over is passed over whole.
fn skipped(words: &Lexed<'_>, at: usize) -> usize {
    number(words, at).map_or(1, |number| number.end - at).max(1)
}

/// The number that begins at a word, where it counts or measures something.
fn figure(words: &Lexed<'_>, lexicon: &Lexicon, at: usize) -> Option<Figure> {
    let first = number(words, at).filter(|number| !number.ordinal)?;
    if is_name(words, lexicon, at, first) {
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
    let mut figure = Figure {
        from,
        at,
        end,
        kind: QuantityKind::Count,
        low,
        high,
        hedge,
        loose: first.loose,
        unit: "",
        joined: false,
    };
    unit(words, &mut figure, symbol.map(|(code, _)| code), &first)?;
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

/// "$", "US$", "€" before a number: its code, and where it begins.
fn currency_mark(words: &Lexed<'_>, at: usize) -> Option<(&'static str, usize)> {
    let before = at.checked_sub(1)?;
    let word = &words.words[before];
    let code = match word.key.as_str() {
        "$" => "USD",
        "£" => "GBP",
        "€" => "EUR",
        "¥" => "JPY",
        "₹" => "INR",
        "₽" => "RUB",
        "₩" => "KRW",
        _ => {
            let upper = matches!(word.key.as_str(), "eur" | "usd" | "gbp" | "chf");
            return words.find(before, Kind::Currency).filter(|_| upper).map(|(code, _)| (code, before));
        }
    };
    let nation = before.checked_sub(1).filter(|_| code == "USD" && word.glued);
    match nation.map(|nation| (words.key(nation), nation)) {
        Some(("us", from)) => Some((code, from)),
        Some(("a" | "au", from)) => Some(("AUD", from)),
        Some(("c" | "ca", from)) => Some(("CAD", from)),
        Some(("hk", from)) => Some(("HKD", from)),
        Some(("nz", from)) => Some(("NZD", from)),
        Some(("s", from)) => Some(("SGD", from)),
        _ => Some((code, before)),
    }
}

/// Whether a number names something, or says nothing.
fn is_name(words: &Lexed<'_>, lexicon: &Lexicon, at: usize, number: Number) -> bool {
    let word = &words.words[at];
    let before = at.checked_sub(1).map(|before| &words.words[before]).filter(|before| before.sentence == word.sentence);
    let next = words.words.get(number.end).filter(|next| next.sentence == word.sentence);
    if let Some(before) = before {
        let hyphen = before.glued && word.glued && words.is_mark(at - 1, "-‑–./:_@#");
        if word.glued
            && (before.made == Made::Letters && !is_nation(&before.key) || matches!(before.key.as_str(), "#") || hyphen)
        {
            return true;
        }
        // "0800 555 0142": figures after figures are a telephone number.
        if before.made == Made::Figures && word.made == Made::Figures && !before.dated {
            return true;
        }
        let figures = |at: usize| words.words.get(at).is_some_and(|word| word.made == Made::Figures);
        if before.key == "/" || words.is_mark(at - 1, "-–") && at > 1 && figures(at - 2) {
            return true;
        }
        let plain = next
            .is_some_and(|next| next.made == Made::Letters && !next.capital && !lexicon.stopwords.contains(&next.key));
        let designation = before.made == Made::Letters
            && words.find_before(at, Kind::Designation).is_some()
            && (before.capital || !plain && !words.is_mark(number.end, "-–"));
        let titled = number.figures
            && before.capital
            && before.made == Made::Letters
            && !before.owns
            && !plain
            && at > 1
            && words.same_sentence(at - 2, at)
            && words.find(at - 1, Kind::Currency).is_none()
            && words.find(number.end, Kind::Percent).is_none()
            && !words.is_mark(number.end, "%-")
            && words.find_any(at - 1, &[Kind::About, Kind::Least, Kind::Over, Kind::Under, Kind::Most]).is_none();
        let marked = before.key == "." && at > 1 && words.find_before(at - 1, Kind::Designation).is_some();
        if designation || titled || marked {
            return true;
        }
    }
    // A number alone on its line, a list's number, a clock.
    let alone = before.is_none() && next.is_none_or(|next| next.made == Made::Mark);
    let clock = words.is_mark(number.end, ":/")
        && words.words.get(number.end + 1).is_some_and(|word| word.made == Made::Figures && word.glued);
    // "31, 000": thousands parted by a comma and a space.
    let parted = words.is_mark(number.end, ",") && words.key(number.end + 1) == "000";
    let year = number.figures
        && word.key.len() == 4
        && (1900..=2100).contains(&(number.value / ONE))
        && currency_mark(words, at).is_none()
        && words.find_any(number.end, &[Kind::Percent, Kind::Unit, Kind::Currency, Kind::Those]).is_none();
    // "24 Independent Street", "the 3900 block".
    let address = number.figures
        && (0..3).any(|more| {
            words.find(number.end + more, Kind::Address).is_some() && words.same_sentence(at, number.end + more)
        });
    // "54 - 46", with the larger number first, is a score.
    let score = words.is_mark(number.end, "-–")
        && !words.words[number.end].glued
        && words
            .words
            .get(number.end + 1)
            .is_some_and(|last| last.made == Made::Figures && last.key.len() <= word.key.len());
    if alone || clock || year || parted || address || score {
        return true;
    }
    let zero = number.figures && word.key.starts_with('0') && !word.key.contains(['.', ',']);
    let one = number.value == ONE && !number.figures;
    let tells = |at: usize| {
        words
            .find_any(at, &[Kind::Span, Kind::Those, Kind::Currency, Kind::State, Kind::GrowingState, Kind::Percent])
            .is_some()
    };
    let hyphen = usize::from(words.is_mark(number.end, "-‑"));
    if zero || one && !tells(number.end + hyphen) && !matches!(words.key(number.end), "man" | "woman" | "child") {
        return true;
    }
    number.value <= 3 * ONE && !number.part && words.find(number.end, Kind::Trivial).is_some()
}

fn is_nation(key: &str) -> bool {
    matches!(key, "us" | "a" | "au" | "c" | "ca" | "hk" | "nz" | "s" | "eur" | "usd" | "gbp" | "chf")
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

/// Reads what stands behind a number; `None` where it is no quantity.
fn unit(words: &Lexed<'_>, figure: &mut Figure, symbol: Option<&'static str>, first: &Number) -> Option<()> {
    let number_end = figure.end;
    let joined = words.is_mark(number_end, "-‑")
        && words.words[number_end].glued
        && words.words.get(number_end + 1).is_some_and(|word| word.glued);
    let at = number_end + usize::from(joined);
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
    if let Some((_, count)) = words.find(at, Kind::Percent) {
        return (words.find(at, Kind::Points).is_none_or(|(_, points)| points <= count))
            .then(|| is(QuantityKind::Percent, "percent", at + count))?;
    }
    if words.find(at, Kind::Points).is_some() {
        return None;
    }
    if let Some((code, count)) = words.find(at, Kind::Currency).filter(|_| first.value > 0) {
        return is(QuantityKind::Money, code, at + count);
    }
    if let Some((_, count)) = words.find(at, Kind::Old) {
        return is(QuantityKind::Age, "year", at + count);
    }
    let age = first.figures && first.value % ONE == 0 && (ONE..120 * ONE).contains(&first.value);
    // "aged 43", "Li, 43,", "Brun, 78 ans,", "de 63 años".
    let years = words.find(at, Kind::Span).filter(|(unit, _)| *unit == "year" && !joined).map_or(0, |(_, count)| count);
    let opened = words.find_before(of.at, Kind::Aged).is_some();
    if age && (opened || is_aside(words, of.at, number_end + years)) {
        return is(QuantityKind::Age, "year", number_end + years);
    }
    if let Some((unit, count)) = words.find(at, Kind::Unit) {
        let (unit, factor) = unit.split_once(' ').unwrap_or((unit, "1"));
        let factor = super::numbers::figures(factor, false)?;
        (figure.low, figure.high) = (of.low.checked_mul(factor)? / ONE, of.high.checked_mul(factor)? / ONE);
        return is(QuantityKind::Measure, unit, at + count);
    }
    if let Some((unit, count)) = words.find(at, Kind::Span) {
        return is(QuantityKind::Duration, unit, at + count);
    }
    let magnitude = |at: usize| words.find(at, Kind::Head).is_some_and(|(class, _)| class == "magnitude");
    if first.value < 10 * ONE && first.figures && (joined && magnitude(at) || of.at > 0 && magnitude(of.at - 1)) {
        return is(QuantityKind::Magnitude, "", number_end);
    }
    if is_score(words, &of, first) {
        let last = number(words, number_end + 1).filter(|last| last.figures)?;
        // Both numbers as one, the larger first.
        let (more, less) = (first.value.max(last.value) / ONE, first.value.min(last.value) / ONE);
        figure.low = (more * 1000 + less) * ONE;
        figure.high = figure.low;
        return is(QuantityKind::Score, "", last.end);
    }
    // "half of the sentence".
    if first.part && matches!(words.key(at), "of" | "de" | "der" | "des" | "du" | "d'") {
        (figure.low, figure.high) = (of.low * 100, of.high * 100);
        return is(QuantityKind::Percent, "percent", number_end);
    }
    // "12-point", "two-thirds": a compound that counts nothing known.
    if joined || words.words.get(number_end).is_some_and(|next| next.glued && next.made == Made::Letters) || first.part
    {
        return None;
    }
    Some(())
}

/// "Li, 43," and "Li (43)".
fn is_aside(words: &Lexed<'_>, at: usize, end: usize) -> bool {
    let Some(before) = at.checked_sub(2) else { return false };
    let name = &words.words[before];
    let opened =
        words.is_mark(at - 1, ",") && words.is_mark(end, ",.") || words.is_mark(at - 1, "(") && words.is_mark(end, ")");
    opened
        && name.capital
        && name.made == Made::Letters
        && words.same_sentence(before, at)
        && !(words.is_mark(end, ",") && words.words.get(end + 1).is_some_and(|next| next.made == Made::Figures))
}

/// "3-1", where the sentence tells of a match or a vote.
fn is_score(words: &Lexed<'_>, figure: &Figure, first: &Number) -> bool {
    let mark = first.end;
    let last = words.words.get(mark + 1).filter(|last| last.made == Made::Figures && last.glued && last.key.len() <= 3);
    if !words.is_mark(mark, "-–") || !words.words[mark].glued || last.is_none() || words.words[figure.at].key.len() > 3
    {
        return false;
    }
    let sentence = words.words[figure.at].sentence;
    let before = (0..figure.at).rev().take(12).take_while(|&at| words.words[at].sentence == sentence);
    let behind = (mark + 2..words.words.len()).take(6).take_while(|&at| words.words[at].sentence == sentence);
    before.chain(behind).any(|at| words.find(at, Kind::Result).is_some())
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
        ] {
            assert_eq!(read(text, "en"), [""; 0], "{text}");
        }
    }
}
