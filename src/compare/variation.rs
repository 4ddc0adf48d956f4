//! How one wording of a statement differs from another: shorter, in another order, in other words.

use super::Accounts;
use super::reading::Span;
use super::statements::Unit;
use super::terms::Term;
use crate::article::QuoteKind;
use crate::report::{Edit, Variation};
use crate::reuse::edits::differences;

/// Of two wordings so much must be the same words, in ten-thousandths of the shorter, for it to be a trimmed or reordered one.
pub const SAME_WORDS: usize = 9000;

/// Marks that show that something is left out.
const SHOWS: [char; 8] = ['…', '[', '"', '“', '”', '„', '«', '»'];

/// How a unit differs from the fullest one, and where; `foreign` says that one of the texts reads as translated.
pub fn between(accounts: &Accounts<'_>, base: &Unit, unit: &Unit, foreign: bool) -> (Variation, Vec<Edit>) {
    let base_words = base.spoken(&accounts.texts[base.text].reading.terms);
    let words = unit.spoken(&accounts.texts[unit.text].reading.terms);
    let hashes = |words: &[&Term]| -> Vec<u64> { words.iter().map(|word| word.hash).collect() };
    let (a, b) = (hashes(&base_words), hashes(&words));
    if a == b {
        return (Variation::Identical, Vec::new());
    }
    let found = differences(&a, &b);
    let edit = |(in_a, in_b): &([u32; 2], [u32; 2])| Edit {
        a: accounts.units(base.text, place(&base_words, *in_a, base.span)),
        b: accounts.units(unit.text, place(&words, *in_b, unit.span)),
    };
    let edits = found.iter().map(edit).collect();
    let other: usize = found.iter().map(|(_, [from, to])| (to - from) as usize).sum();
    let kept = b.len() - other.min(b.len());
    let both_quoted = !base.quoted.is_empty() && !unit.quoted.is_empty();
    let how = if kept * 10_000 >= b.len() * SAME_WORDS {
        if both_quoted { shortened(accounts, (base, &base_words), (unit, &words), &found) } else { Variation::Trimmed }
    } else if share_in(&in_order(b), &in_order(a)) >= SAME_WORDS {
        Variation::Reordered
    } else if both_quoted && foreign {
        Variation::Translated
    } else {
        Variation::Reworded
    };
    (how, edits)
}

/// Whether what is left out shows: by an ellipsis, by the marks closing before it and opening behind it, or by the quote
/// being a part of a reporter's sentence. Whole sentences before and behind it are not left out: it ends where it ends.
fn shortened(
    accounts: &Accounts<'_>,
    (base, base_words): (&Unit, &[&Term]),
    (unit, words): (&Unit, &[&Term]),
    found: &[([u32; 2], [u32; 2])],
) -> Variation {
    let text = &accounts.texts[unit.text].article.text;
    let shows = |from: u32, to: u32| {
        text[from as usize..to as usize].contains(SHOWS) || text[from as usize..to as usize].contains("..")
    };
    let whole = &accounts.texts[base.text].article.text;
    let ends = |at: usize| match (base_words.get(at), base_words.get(at + 1)) {
        (Some(word), Some(next)) => whole[word.span.end as usize..next.span.start as usize].contains(['.', '!', '?']),
        _ => true,
    };
    let parts = matches!(unit.kind, Some(QuoteKind::Mixed | QuoteKind::Fragment));
    let mut how = Variation::Identical;
    for (dropped, [at, _]) in found {
        let (from, to) = (dropped[0] as usize, dropped[1] as usize);
        if from == to {
            continue;
        }
        let before = (*at as usize).checked_sub(1).and_then(|at| words.get(at));
        let behind = words.get(*at as usize);
        let shown = match (before, behind) {
            (Some(before), Some(behind)) => shows(before.span.end, behind.span.start),
            (None, _) if ends(to - 1) => continue,
            (_, None) if from > 0 && ends(from - 1) => continue,
            // A quote that opens or ends inside the reporter's sentence is a part by its looks.
            (None, Some(behind)) => parts || shows(unit.span.start, behind.span.start),
            (Some(before), None) => parts || shows(before.span.end, unit.span.end),
            (None, None) => true,
        };
        if !shown {
            return Variation::SilentlyTrimmed;
        }
        how = Variation::Trimmed;
    }
    how
}

/// The stretch of some words; an empty one lies behind the word before.
fn place(words: &[&Term], [from, to]: [u32; 2], of: Span) -> Span {
    let (from, to) = (from as usize, to as usize);
    if from < to {
        return Span { start: words[from].span.start, end: words[to - 1].span.end };
    }
    let at = from.checked_sub(1).and_then(|at| words.get(at)).map_or(of.start, |word| word.span.end);
    Span { start: at, end: at }
}

/// How many of some words stand among others, each as often as there, in ten-thousandths; both [`in_order`].
pub fn share_in(words: &[u64], others: &[u64]) -> usize {
    let (mut at, mut found) = (0, 0);
    for word in words {
        while others.get(at).is_some_and(|other| other < word) {
            at += 1;
        }
        if others.get(at) == Some(word) {
            (at, found) = (at + 1, found + 1);
        }
    }
    found * 10_000 / words.len().max(1)
}

/// Words in the order that [`share_in`] wants.
pub fn in_order(mut words: Vec<u64>) -> Vec<u64> {
    words.sort_unstable();
    words
}
