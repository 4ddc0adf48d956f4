//! Numbers in figures and in words: "1,204.5", "1.2 billion", "a dozen", "twenty-one", "half a million", "two thirds".
//!
//! Values are whole thousandths, so that the same number in two texts is the same to the last digit on every machine.

use super::lexed::{Lexed, Made};
use crate::lexicon::facts::Kind;

/// A number in thousandths.
pub type Milli = i64;

/// One, in thousandths.
pub const ONE: Milli = 1000;

/// A number in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Number {
    /// Its value.
    pub value: Milli,
    /// Behind its last word.
    pub end: usize,
    /// It is written in figures.
    pub figures: bool,
    /// It counts a place in an order.
    pub ordinal: bool,
    /// It is a part of one.
    pub part: bool,
    /// It is a round word ("a dozen", "hundreds") that need not be exact.
    pub loose: bool,
}

/// The number that begins at a word.
pub fn number(words: &Lexed<'_>, at: usize) -> Option<Number> {
    let first = words.words.get(at)?;
    match first.made {
        Made::Figures => in_figures(words, at),
        Made::Letters => in_words(words, at),
        Made::Mark => None,
    }
}

fn in_figures(words: &Lexed<'_>, at: usize) -> Option<Number> {
    let span = words.words[at].span;
    let mut value = figures(&words.text[span.range()], words.facts.decimal_comma)?;
    let mut end = at + 1;
    // "3 100 habitants": French parts thousands by a space.
    let parted = |end: usize| words.words.get(end).filter(|next| next.made == Made::Figures && next.key.len() == 3);
    if words.facts.tag == "fr" && span.end - span.start <= 3 {
        while let Some(next) = parted(end).filter(|_| words.same_sentence(at, end)) {
            value = value.checked_mul(1000)?.checked_add(next.key.parse::<i64>().ok()?.checked_mul(ONE)?)?;
            end += 1;
        }
    }
    let glued = |end: usize| words.words.get(end).is_some_and(|word| word.glued);
    let half =
        [("½", 500), ("¼", 250), ("¾", 750)].into_iter().find(|(mark, _)| glued(end) && words.is_mark(end, mark));
    if let Some((_, half)) = half {
        (value, end) = (value.checked_add(half)?, end + 1);
    }
    let ending = match words.facts.tag {
        "fr" => matches!(words.key(end), "e" | "ème" | "er"),
        "es" => matches!(words.key(end), "º" | "ª"),
        // "in der 67. Minute": a full stop, and a noun behind it that a count would have in the plural.
        "de" => words.is_mark(end, ".") && words.key(end + 1) == "minute",
        _ => matches!(words.key(end), "st" | "nd" | "rd" | "th"),
    };
    let ordinal = ending && glued(end);
    end += usize::from(ordinal);
    while let Some((factor, count)) = scale(words, end) {
        value = value.checked_mul(factor)?;
        end += count;
    }
    Some(Number { value, end, figures: true, ordinal, part: false, loose: false })
}

/// What multiplies the number that ends before a word.
fn scale(words: &Lexed<'_>, mut at: usize) -> Option<(i64, usize)> {
    let from = at;
    if words.is_mark(at, "-‑") && words.words[at].glued {
        at += 1;
    }
    let (value, count) = words.find(at, Kind::Scale).or_else(|| {
        let glued = words.words.get(at).is_some_and(|word| word.glued) && at == from;
        // "60m" may be metres: a sum, a decimal or things that are counted make it millions.
        let sum = |at: usize| words.is_mark(at, "$£€¥") || words.find(at, Kind::Currency).is_some();
        let before = from.checked_sub(2).is_some_and(sum);
        let things = words.find(at + 1, Kind::Those).is_some()
            || words.key(at + 1).ends_with('s') && words.key(at + 1).len() > 3;
        let clear = words.key(at) != "m" || before || sum(at + 1) || things || words.key(from - 1).contains(['.', ',']);
        let short = (glued || words.is_mark(at + 1, "€$£")) && clear;
        words.find(at, Kind::Short).filter(|_| short)
    })?;
    words.same_sentence(from - 1, at).then_some(())?;
    Some((value.parse().ok()?, at + count - from))
}

fn in_words(words: &Lexed<'_>, at: usize) -> Option<Number> {
    let found = |value, end| Number { value, end, figures: false, ordinal: false, part: false, loose: false };
    if let Some((value, count)) = words.find(at, Kind::Fraction) {
        let mut end = at + count;
        let value = figures(value, false)?;
        // "half a million".
        let article = usize::from(words.find(end, Kind::One).is_some());
        if let Some((factor, count)) = words.find(end + article, Kind::Scale) {
            end += article + count;
            return Some(Number { loose: true, ..found(value.checked_mul(factor.parse().ok()?)?, end) });
        }
        return Some(Number { part: true, ..found(value, end) });
    }
    if let Some((_, count)) = words.find(at, Kind::One) {
        // "a dozen", "a hundred", "a million".
        let (value, more) = words.find(at + count, Kind::Group).or_else(|| words.find(at + count, Kind::Scale))?;
        let mut value = figures(value, false)?;
        let mut end = at + count + more;
        while let Some((factor, count)) = scale(words, end) {
            value = value.checked_mul(factor)?;
            end += count;
        }
        return Some(Number { loose: true, ..found(value, end) });
    }
    if let Some((value, count)) = words.find(at, Kind::Group) {
        return Some(Number { loose: true, ..found(figures(value, false)?, at + count) });
    }
    if let Some((value, count)) = words.find(at, Kind::Ordinal) {
        return Some(Number { ordinal: true, ..found(figures(value, false)?, at + count) });
    }
    cardinal(words, at).map(|(value, end)| found(value, end))
}

/// "twenty-one", "three hundred and five thousand", "dreiundzwanzig".
fn cardinal(words: &Lexed<'_>, at: usize) -> Option<(Milli, usize)> {
    let (mut all, mut part, mut last): (i64, i64, i64) = (0, 0, 0);
    let mut end = at;
    loop {
        let mut next = end;
        if end > at {
            let joins = words.is_mark(next, "-‑") && words.words[next].glued
                || part % 100 == 0 && last >= 100 && words.find(next, Kind::And).is_some()
                || last >= 30 && last % 10 == 0 && words.facts.tag != "en" && words.find(next, Kind::And).is_some();
            next += usize::from(joins);
        }
        if !words.same_sentence(at, next) {
            break;
        }
        // "cent quarante", "hundert", "mille" need no number before them.
        let scale =
            words.find(next, Kind::Scale).and_then(|(factor, count)| Some((factor.parse::<i64>().ok()?, count)));
        if let Some((factor, count)) =
            scale.filter(|(factor, _)| end > at || *factor <= 1000 && words.facts.tag != "en")
        {
            if factor == 100 {
                part = part.max(1).checked_mul(100)?;
            } else {
                all = all.checked_add(part.max(1).checked_mul(factor)?)?;
                part = 0;
            }
            (last, end) = (factor, next + count);
            continue;
        }
        let (value, count) = match words.find(next, Kind::Number) {
            Some((value, count)) => (value.parse().ok()?, count),
            None => match compound(words, next) {
                Some(value) => (value, 1),
                None => break,
            },
        };
        // "twenty one" is one number, "two three" and "twelve twenty" are two.
        let fits = end == at || last >= 20 && value < last && (value < 10 || last >= 100);
        if !fits {
            break;
        }
        part += value;
        (last, end) = (value, next + count);
    }
    if end == at {
        return None;
    }
    let mut value = all.checked_add(part)?.checked_mul(ONE)?;
    // "six and a half", "four and a half million".
    let half = words
        .find(end, Kind::And)
        .and_then(|(_, and)| words.find(end + and, Kind::Fraction).map(|(half, count)| (half, and + count)));
    if let Some((half, count)) = half {
        value = value.checked_add(figures(half, false)?)?;
        end += count;
        while let Some((factor, count)) = scale(words, end) {
            value = value.checked_mul(factor)?;
            end += count;
        }
    }
    Some((value, end))
}

/// German numbers in one word: "zweihundertdreiundzwanzig".
fn compound(words: &Lexed<'_>, at: usize) -> Option<i64> {
    let word = words.words.get(at)?;
    if words.facts.tag != "de" || word.key.len() < 7 {
        return None;
    }
    let known = |part: &str| {
        let row = words.facts.begin_with(part).iter().find(|row| row.kind == Kind::Number && row.rest.is_empty())?;
        row.value.parse::<i64>().ok()
    };
    fn below(part: &str, known: &dyn Fn(&str) -> Option<i64>) -> Option<i64> {
        if let Some(value) = known(part) {
            return Some(value);
        }
        for (name, factor) in [("tausend", 1000), ("hundert", 100)] {
            if let Some((before, behind)) = part.split_once(name) {
                let before = if before.is_empty() { 1 } else { below(before, known)? };
                let behind = behind.strip_prefix("und").unwrap_or(behind);
                let behind = if behind.is_empty() { 0 } else { below(behind, known)? };
                return Some(before * factor + behind);
            }
        }
        let (one, ten) = part.split_once("und")?;
        Some(known(one).filter(|one| *one < 10)? + known(ten).filter(|ten| ten % 10 == 0)?)
    }
    below(&word.key, &known)
}

/// "1,204.5", or with a decimal comma "1.204,5", as thousandths.
pub fn figures(printed: &str, decimal_comma: bool) -> Option<Milli> {
    let (mut whole, mut decimals, mut places): (i64, i64, Option<u32>) = (0, 0, None);
    let groups = printed.bytes().filter(|byte| matches!(byte, b'.' | b',')).count();
    for (at, c) in printed.char_indices() {
        let three = printed[at + c.len_utf8()..].bytes().take_while(u8::is_ascii_digit).count() == 3;
        let head = printed[..at].trim_start_matches('0').len();
        match c {
            '0'..='9' => {
                let digit = i64::from(c as u32 - '0' as u32);
                match &mut places {
                    Some(places) if *places < 3 => {
                        decimals = decimals * 10 + digit;
                        *places += 1;
                    }
                    Some(_) => {}
                    None => whole = whole.checked_mul(10)?.checked_add(digit)?,
                }
            }
            // The mark that parts thousands, or the other one where three digits follow it and it cannot be decimal.
            '.' | ',' => {
                let parts = (c == ',') != decimal_comma;
                let grouped = three && head > 0 && at <= 3 || three && groups > 1;
                if places.is_some() {
                    return None;
                }
                if parts && !three {
                    places = Some(0);
                } else if !(parts && grouped) {
                    if groups > 1 && three && !parts && printed.matches(c).count() > 1 {
                        continue;
                    }
                    places = Some(0);
                }
            }
            _ => {}
        }
    }
    let scaled = decimals * 10_i64.pow(3 - places.unwrap_or(3).min(3));
    whole.checked_mul(ONE)?.checked_add(if places.is_some() { scaled } else { 0 })
}

/// A value as it is written in a report: "3", "1.25".
pub fn printed(value: Milli) -> String {
    let (whole, rest) = (value / ONE, value % ONE);
    if rest == 0 {
        return whole.to_string();
    }
    let rest = format!("{:03}", rest.abs());
    format!("{whole}.{}", rest.trim_end_matches('0'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::facts::Facts;

    fn read(text: &str, language: &str) -> Option<String> {
        let words = Lexed::new(text, &[], Facts::of(Some(language)));
        number(&words, 0).map(|number| printed(number.value))
    }

    #[test]
    fn figures_follow_their_language() {
        for (printed_as, comma, value) in [
            ("1,204.5", false, "1204.5"),
            ("1.204,5", true, "1204.5"),
            ("3.5", false, "3.5"),
            ("3,5", true, "3.5"),
            ("1,204", false, "1204"),
            ("1.204", true, "1204"),
            ("12.000", true, "12000"),
            ("1,204,000", false, "1204000"),
            ("0.125", false, "0.125"),
            ("1'204", false, "1204"),
            ("7.2", true, "7.2"),
        ] {
            assert_eq!(figures(printed_as, comma).map(printed).as_deref(), Some(value), "{printed_as}");
        }
    }

    #[test]
    fn english_words_are_numbers() {
        for (text, value) in [
            ("twelve people", "12"),
            ("twenty-one days", "21"),
            ("three hundred and five homes", "305"),
            ("two thousand, and", "2000"),
            ("a dozen boats", "12"),
            ("half a million", "500000"),
            ("1.2bn", "1200000000"),
            ("1.2 billion pounds", "1200000000"),
            ("40m euros", "40000000"),
            ("5 m high", "5"),
            ("a hundred", "100"),
            ("three", "3"),
        ] {
            assert_eq!(read(text, "en").as_deref(), Some(value), "{text}");
        }
        assert_eq!(read("the", "en"), None);
    }
}
