//! Numbers that only name: "Section 12", "S-400", telephone numbers, addresses, lone years; and the currency mark before a sum.

use super::lexed::{Lexed, Made};
use super::numbers::{Number, ONE};
use crate::lexicon::Lexicon;
use crate::lexicon::facts::Kind;

/// "$", "US$", "€" before a number: its code, and where it begins.
pub(super) fn currency_mark(words: &Lexed<'_>, at: usize) -> Option<(&'static str, usize)> {
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
pub(super) fn is_name(words: &Lexed<'_>, lexicon: &Lexicon, at: usize, number: Number) -> bool {
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
    if alone || clock || year || parted || address {
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
