//! Quotes held against documents: a release, a transcript, a ruling.
//!
//! A document's sentences are what quotes are looked for in; a quote that runs over several of them is held against all of them
//! together. The words that are compared are those between the marks.

use super::reading::Span;
use super::statements::{Unit, evidence};
use super::terms::{Bag, within};
use super::{Accounts, variation};
use crate::report::{Check, Role};

/// Least share of a quote's weight that a stretch of the document holds, in ten-thousandths.
const ALIKE: u32 = 5000;
/// Least words of a quote that is checked.
const LEAST_WORDS: usize = 4;
/// Sentences that one quote runs over at most.
const SENTENCES: usize = 4;

/// Each quote of the accounts beside the words of the documents that come nearest.
pub fn checks(accounts: &Accounts<'_>, units: &[Unit]) -> Vec<Check> {
    let is_document = |text: &usize| accounts.texts[*text].role == Some(Role::Document);
    let documents: Vec<usize> = (0..accounts.texts.len()).filter(is_document).collect();
    if documents.is_empty() {
        return Vec::new();
    }
    let stretches: Vec<(usize, Span, Bag)> = documents.iter().flat_map(|&text| stretches(accounts, text)).collect();
    let mut found = Vec::new();
    for unit in units {
        let words = unit.spoken(&accounts.texts[unit.text].reading.terms);
        if is_document(&unit.text) || unit.quoted.is_empty() || words.len() < LEAST_WORDS {
            continue;
        }
        let bag = Bag::new(words.iter().copied());
        let held = |stretch: &(usize, Span, Bag)| bag.shared(&stretch.2).1 * 10_000 / bag.weight.max(1);
        // The shortest of those that hold the most.
        let nearest = stretches.iter().max_by_key(|stretch| (held(stretch), u32::MAX - stretch.2.weight));
        let nearest = nearest.filter(|stretch| held(stretch) >= ALIKE);
        let compared = nearest.map(|(text, span, _)| {
            let base = Unit { text: *text, span: *span, quoted: vec![*span], ..unit.clone() };
            (accounts.evidence(*text, *span), variation::between(accounts, &base, unit, false))
        });
        let (document, how) = compared.unzip();
        let (how, edits) = how.unzip();
        found.push(Check { quote: evidence(accounts, unit), document, how, edits: edits.unwrap_or_default() });
    }
    found
}

/// Runs of sentences of a document.
fn stretches(accounts: &Accounts<'_>, text: usize) -> Vec<(usize, Span, Bag)> {
    let reading = accounts.texts[text].reading;
    let mut found = Vec::new();
    for from in 0..reading.sentences.len() {
        for to in from..reading.sentences.len().min(from + SENTENCES) {
            let span = Span { start: reading.sentences[from].start, end: reading.sentences[to].end };
            found.push((text, span, Bag::new(within(&reading.terms, span))));
        }
    }
    found
}
