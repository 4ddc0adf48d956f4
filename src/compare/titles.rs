//! What is said of a name before and behind it: titles, roles, appositions.

use super::mentions::gap;
use super::reading::Span;
use super::words::Word;
use crate::lexicon::classes::{
    ADV, AUX, CONJ, DAY, DEMONYM, DET, OUTLET, POSS, PREP, PRONOUN, ROLE, SAY, SAYING, SAYS, SMALL, SUB, TITLE, VERB,
    WEAK,
};

/// Longest title or apposition, in words.
const LONGEST_ROLE: usize = 12;

/// Where the title begins that stands before a name ("a former Russian defence minister, …" without its article).
pub fn role_before(text: &str, words: &[Word], name: usize, to: usize, run: usize) -> usize {
    let mut from = run;
    if from == name {
        // "Russian counterpart, Shoigu": a comma may stand between.
        let Some(last) = name.checked_sub(1) else { return name };
        let between = gap(text, words, last);
        let behind = words.get(to + 1).map_or("", |_| gap(text, words, to));
        // "Its leader, Jon Falk, …", "The port's captain, Jon Falk, …", "but its leader, Jon Falk, …"
        let owner = (0..last).rev().take(3).find(|&at| words[at].is(DET | POSS) || words[at].is_possessive());
        let leads = words[last].is(ROLE)
            && owner.is_some_and(|at| {
                words[at].begins || words[at].is_possessive() || at > 0 && words[at - 1].is(SAYS | CONJ)
            });
        let close = matches!(between, " " | ". ")
            || between == ", " && (leads || is_relation(words[last].span_of(text))) && behind.starts_with(',');
        if !(close && words[last].is(TITLE | ROLE) && words[last].quote == words[name].quote) {
            return name;
        }
        from = last;
    }
    // Nothing stands before "Ms".
    if name - from == 1 && words[from].end - words[from].start < 4 && words[from].is(TITLE) && words[from].capital {
        return from;
    }
    // What qualifies the title: "retired", "defence", "Russian", "campaign".
    let mut sure = from;
    let stops = DET | POSS | PREP | CONJ | SUB | AUX | SAYS | SAY | SAYING | WEAK | VERB | PRONOUN | DAY;
    while from > 0
        && name - from < LONGEST_ROLE
        && matches!(gap(text, words, from - 1), " " | "\u{a0}")
        && words[from - 1].quote == words[from].quote
        && !words[from - 1].is(stops)
        && (!words[from - 1].is(ADV))
        && (!words[from - 1].opens || !words[from - 1].is(SMALL))
        && !words[from - 1].number
    {
        from -= 1;
        let word = &words[from];
        if !word.capital
            && word.span_of(text).ends_with('s')
            && !word.is_possessive()
            && (!words[from + 1].is(TITLE | ROLE) || words[from + 1].capital)
        {
            return sure;
        }
        if word.capital || word.is(TITLE | ROLE | DEMONYM) {
            sure = from;
        }
    }
    // "US-sanctioned Chinese …": the end of a compound is no part of the title.
    if from > 0 && (gap(text, words, from - 1).ends_with(['-', '‑']) || words[from - 1].is(SAYS | WEAK | SAYING | VERB))
    {
        return sure;
    }
    from
}

/// What a person is to another: a comma may stand before the name.
fn is_relation(word: &str) -> bool {
    matches!(
        word,
        "counterpart"
            | "successor"
            | "predecessor"
            | "rival"
            | "opponent"
            | "husband"
            | "wife"
            | "son"
            | "daughter"
            | "mother"
            | "father"
            | "brother"
            | "sister"
            | "friend"
            | "boss"
            | "deputy"
    )
}

/// What is said of a name behind it, between commas ("a retired equipment specialist", "the company's finance chief").
pub fn role_behind(text: &str, words: &[Word], to: usize) -> Option<Span> {
    let first = to + 1;
    if first >= words.len()
        || words[to].is_possessive()
        || gap(text, words, to) != ", "
        || words[first].quote != words[to].quote
    {
        return None;
    }
    let mut at = first;
    let (mut role, mut prep) = (false, false);
    while at < words.len() && at - first < LONGEST_ROLE && words[at].quote == words[first].quote {
        let word = &words[at];
        let acts =
            word.is(PRONOUN) || !word.capital && word.span_of(text).ends_with("ed") || word.capital && word.is(TITLE);
        if word.is(AUX | SAYS | SUB | WEAK | VERB) && !word.is(ROLE) || acts && at == first {
            break;
        }
        prep |= word.is(PREP);
        role |= !prep && word.is(ROLE | TITLE | OUTLET) && word.span_of(text) != "St";
        let ends = at + 1 >= words.len() || gap(text, words, at) != " " && !gap(text, words, at).starts_with('’');
        if ends {
            let mark = if at + 1 < words.len() { gap(text, words, at).trim_start() } else { "." };
            return (role && mark.starts_with([',', '.', ')', '—', '–', ';'])).then(|| {
                let from = first + usize::from(words[first].is(DET) && !words[first].is(POSS) && at > first);
                Span { start: words[from].start, end: word.behind }
            });
        }
        at += 1;
    }
    None
}
