//! Our own articles beside the others: what these have and ours lack, what only ours have, where they differ.

use super::statements::{Joined, Unit, evidence};
use super::terms::{Bag, within};
use super::{Accounts, reading::Span};
use crate::report::{Comparison, Evidence, Lack, OnlyKind, Ours, Role};

/// Our articles have a sentence where one of their sentences holds this share of its weight, in ten-thousandths.
const HAVE: u32 = 4000;
/// Two sentences of others tell the same from here on.
const SAME: u32 = 5000;
/// Least weight of a sentence that is worth telling.
const LEAST_WEIGHT: u32 = 12 * 64;

/// Where ours stand; `None` where no article is marked as ours.
pub fn ours(accounts: &Accounts<'_>, comparison: &Comparison, units: &[Unit], joined: &Joined) -> Option<Ours> {
    let is_ours = |text: usize| accounts.texts[text].role == Some(Role::Ours);
    let own: Vec<usize> = (0..accounts.texts.len()).filter(|&text| is_ours(text)).collect();
    if own.is_empty() {
        return None;
    }
    let is_own = |id: &String| own.iter().any(|&text| accounts.texts[text].article.id == *id);
    let differs = comparison.disagreements.iter().filter(|found| {
        let with = found.sides.iter().filter(|side| side.articles.iter().any(is_own)).count();
        with > 0 && found.sides.iter().any(|side| !side.articles.iter().any(is_own))
    });
    let only = comparison.only_here.iter().filter(|only| is_own(&only.evidence.article));
    // Beside a beginning of ours, what it lacks cannot be told.
    let whole = own.iter().all(|&text| !accounts.texts[text].article.truncated);
    Some(Ours {
        lacks: if whole { lacks(accounts, &own, units, joined) } else { Vec::new() },
        only: only.map(|only| only.id.clone()).collect(),
        differs: differs.map(|found| found.id.clone()).collect(),
    })
}

/// What others have and ours lack: what is said, and sentences.
fn lacks(accounts: &Accounts<'_>, own: &[usize], units: &[Unit], joined: &Joined) -> Vec<Lack> {
    let is_own =
        |text: usize| accounts.witness(text).is_none_or(|witness| own.contains(&witness) || own.contains(&text));
    let mut found: Vec<(Lack, u32)> = Vec::new();
    let mut spoken: Vec<(usize, Span)> = Vec::new();
    for cluster in &joined.statements {
        spoken.extend(cluster.iter().map(|&at| (units[at].text, units[at].span)));
        let quoted = cluster.iter().any(|&at| !units[at].quoted.is_empty() && units[at].speaker.is_some());
        if !quoted || cluster.iter().any(|&at| is_own(units[at].text)) {
            continue;
        }
        let texts = accounts.count_witnesses(cluster.iter().map(|&at| units[at].text));
        let evidence: Vec<Evidence> = cluster.iter().map(|&at| evidence(accounts, &units[at])).collect();
        let weight = cluster.iter().map(|&at| units[at].bag.weight).max().unwrap_or(0);
        found.push((Lack { kind: OnlyKind::Quote, texts, evidence }, weight));
    }
    found.extend(sentences(accounts, own, &spoken));
    let found = crate::order::sorted(found, |a, b| (b.0.texts, b.1).cmp(&(a.0.texts, a.1)));
    found.into_iter().map(|lack| lack.0).collect()
}

/// Sentences of others of which ours say nothing; those that tell the same are one.
fn sentences(accounts: &Accounts<'_>, own: &[usize], spoken: &[(usize, Span)]) -> Vec<(Lack, u32)> {
    let bags = |text: usize| {
        let reading = accounts.texts[text].reading;
        reading.sentences.iter().map(move |&span| (span, Bag::new(within(&reading.terms, span))))
    };
    let known: Vec<Bag> = own.iter().flat_map(|&text| bags(text)).map(|(_, bag)| bag).collect();
    let share = |bag: &Bag, other: &Bag| bag.shared(other).1 * 10_000 / bag.weight.max(1);
    let mut groups: Vec<(Bag, Vec<(usize, Span)>)> = Vec::new();
    for text in 0..accounts.texts.len() {
        if own.contains(&text) || accounts.witness(text) != Some(text) {
            continue;
        }
        for (span, bag) in bags(text) {
            let said = spoken.iter().any(|&(of, words)| of == text && words.overlaps(span));
            if said || bag.weight < LEAST_WEIGHT || known.iter().any(|own| share(&bag, own) >= HAVE) {
                continue;
            }
            match groups.iter_mut().find(|group| group.0.containment(&bag) >= SAME) {
                Some(group) => group.1.push((text, span)),
                None => groups.push((bag, vec![(text, span)])),
            }
        }
    }
    let lack = |(bag, places): (Bag, Vec<(usize, Span)>)| {
        let texts = accounts.count_witnesses(places.iter().map(|place| place.0));
        let evidence = places.iter().map(|&(text, span)| accounts.evidence(text, span)).collect();
        (Lack { kind: OnlyKind::Fact, texts, evidence }, bag.weight)
    };
    groups.into_iter().map(lack).collect()
}
