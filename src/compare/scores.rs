//! Results of matches and votes: "3-1", "33–26", "3:0", "31 to 28", "by six votes to three", "three goals to nil".
//!
//! Two numbers are a result where a noun that is counted in results stands between them, or where the sentence tells of a match or
//! a vote and the larger number comes first. Both are one value, the larger first.

use super::lexed::{Lexed, Made};
use super::numbers::{Milli, Number, ONE, number};
use crate::lexicon::facts::Kind;

/// So many votes or goals at most.
const MOST: Milli = 999 * ONE;
/// So many words before a result and behind it may tell that it is one.
const BEFORE: usize = 12;
const BEHIND: usize = 6;
/// So many words behind the members of a body may tell that they voted.
const MEMBERS: usize = 9;

/// Both numbers as one value.
fn joined(one: Milli, other: Milli) -> Milli {
    (one.max(other) / ONE * 1000 + one.min(other) / ONE) * ONE
}

/// "seven of the nine members voted for it": those for it, and those against.
fn of_members(words: &Lexed<'_>, at: usize, first: &Number) -> Option<(Milli, usize)> {
    if !matches!(words.key(first.end), "of" | "de" | "der" | "von" | "sur") {
        return None;
    }
    let all =
        (first.end + 1..first.end + 3).find_map(|at| number(words, at).filter(|all| !all.ordinal && !all.part))?;
    let voted = (all.end..all.end + MEMBERS)
        .take_while(|&place| words.same_sentence(place, at) && !words.is_mark(place, ";:") && !words.counts(place))
        .any(|place| words.find(place, Kind::Voted).is_some());
    let fits = voted && all.value <= MOST && first.value < all.value && words.same_sentence(at, all.end - 1);
    fits.then(|| (joined(first.value, all.value - first.value), first.end))
}

/// The result that begins at a word, and the word behind it.
pub(super) fn score(words: &Lexed<'_>, at: usize) -> Option<(Milli, usize)> {
    let first = number(words, at).filter(|first| first.value <= MOST && first.value % ONE == 0 && !first.part)?;
    if first.ordinal || first.loose || words.words[at].glued && at > 0 && !words.is_mark(at - 1, "(“\"—") {
        return None;
    }
    if let Some(found) = of_members(words, at, &first) {
        return Some(found);
    }
    let noun = words.find(first.end, Kind::Tally).map_or(0, |(_, count)| count);
    let behind = first.end + noun;
    let (mark, colon) = (words.is_mark(behind, "-–‑"), words.is_mark(behind, ":"));
    let next = match words.find(behind, Kind::Against) {
        Some((_, count)) if !mark => behind + count,
        _ if mark || colon => behind + 1,
        _ => return None,
    };
    let last = number(words, next).filter(|last| last.value <= MOST && last.value % ONE == 0 && !last.part)?;
    let close = last.end;
    if last.ordinal || last.loose || !words.same_sentence(at, next) {
        return None;
    }
    let found =
        Some((joined(first.value, last.value), close + words.find(close, Kind::Tally).map_or(0, |(_, count)| count)));
    // "31 votes to 28", "by 31 to 28 votes".
    if noun > 0 || !mark && !colon && words.find(close, Kind::Tally).is_some() {
        return found.filter(|_| first.value > 0 && words.find_before(at, Kind::Between).is_none());
    }
    let counted = words
        .find_any(close, &[Kind::Those, Kind::Span, Kind::Unit, Kind::Percent, Kind::Currency, Kind::Scale])
        .is_some()
        || words
            .words
            .get(close)
            .is_some_and(|next| next.glued && (next.made != Made::Mark || words.is_mark(close, "-–/:%€$£")));
    if counted {
        return None;
    }
    if mark || colon {
        let spaced = words.words[behind].glued == words.words[next].glued;
        let figures = first.figures && last.figures && spaced && words.key(at).len() <= 3 && words.key(next).len() <= 3;
        // "3:0" is a result, "12:30" a time; "54 - 46" with the larger number first is one.
        let fits =
            if colon { words.key(next).len() == 1 } else { words.words[next].glued || first.value >= last.value };
        return found.filter(|_| figures && fits && (tells(words, at, close) || colon && words.words[next].glued));
    }
    let from = words.find_before(at, Kind::From).is_some() || words.find_before(at, Kind::Between).is_some();
    let by = words.find_before(at, Kind::By).is_some();
    found.filter(|_| first.value > last.value && !from && (tells(words, at, close) || by && !is_noun(words, close)))
}

/// Whether a noun may stand at a place that the numbers before it count.
fn is_noun(words: &Lexed<'_>, at: usize) -> bool {
    words.words.get(at).is_some_and(|word| word.made == Made::Letters && word.key.len() > 3 && word.key.ends_with('s'))
}

/// Whether the sentence tells of a match or a vote.
fn tells(words: &Lexed<'_>, at: usize, end: usize) -> bool {
    let inside = |place: &usize| words.same_sentence(*place, at);
    let before = (0..at).rev().take(BEFORE).take_while(inside);
    let behind = (end..words.words.len()).take(BEHIND).take_while(inside);
    before.chain(behind).any(|place| words.find(place, Kind::Result).is_some())
}

#[cfg(test)]
mod tests {
    use super::super::lexed::Lexed;
    use super::*;
    use crate::lexicon::facts::Facts;

    /// The results of a text as "more-less".
    fn read(text: &str, language: &str) -> Vec<String> {
        let words = Lexed::new(text, &[], Facts::of(Some(language)));
        let found = (0..words.words.len()).filter_map(|at| score(&words, at));
        found.map(|(value, _)| format!("{}-{}", value / ONE / 1000, value / ONE % 1000)).collect()
    }

    #[test]
    fn results_are_read_in_all_their_forms() {
        for (text, score) in [
            ("They won the match 3-1.", "3-1"),
            ("The vote was 31 to 28.", "31-28"),
            ("Councillors voted 33–26 for the plan.", "33-26"),
            ("It was adopted by 31 votes to 28 with two abstentions.", "31-28"),
            ("The board decided, by six votes to three, to go on.", "6-3"),
            ("The derby went to the guests by three goals to nil.", "3-0"),
            ("The match was scored 3:0 for the guests.", "3-0"),
            ("The result, 3-0, stands.", "3-0"),
            ("Seven of the nine members of the board voted for the rise.", "7-2"),
        ] {
            assert_eq!(read(text, "en"), [score], "{text}");
        }
        assert_eq!(read("Der Rat stimmte mit 31 zu 28 Stimmen dafür.", "de"), ["31-28"]);
        assert_eq!(read("Le texte est passé par 31 voix contre 28.", "fr"), ["31-28"]);
        assert_eq!(read("La ley salió adelante por 31 votos contra 28.", "es"), ["31-28"]);
    }

    #[test]
    fn two_numbers_are_not_always_a_result() {
        for text in [
            "They cut the price from 63 to 60 cents after the vote.",
            "The match began at 12:30 on a pitch.",
            "Call 555-0142 before the match.",
            "On 2031-04-16 they won.",
            "They won between 20 and 10 seats.",
            "A 5-3 year plan was drawn up.",
            "He drove 3 to 4 miles to the match.",
            "Seven of the nine ships left the port.",
            "They waited 20-10 days before the vote.",
        ] {
            assert_eq!(read(text, "en"), [""; 0], "{text}");
        }
    }
}
