//! What one voice says and another denies.
//!
//! A sentence takes a stance by its words (`stances.txt`): it denies or refuses, or it asserts or intends. A denial is held against
//! what others assert: the two must share enough of what weighs something ([`ALIKE`], [`LEAST_STEMS`]) and come from different
//! voices. A denial that names no matter ("denied the charges") is held against what accuses the one who denies. A sentence may hold both
//! ("raised concerns that …, a claim X has denied").
//!
//! What is not claimed and denied in so many words is left alone: a false alarm costs trust.

use super::reading::Span;
use super::terms::{Bag, Term, within};
use super::{Accounts, id_of};
use crate::lexicon::{Stance, stances};
use crate::report::{About, Camp, Disagreement, DisagreementKind, Evidence, Remark};

/// Least containment of a denial and a claim, in ten-thousandths.
const ALIKE: u32 = 3300;
/// Least number of stems that they share.
const LEAST_STEMS: u32 = 3;
/// Most words of a finding's label.
const LABEL_WORDS: usize = 14;

/// A sentence that takes a stance.
struct Claim {
    text: usize,
    /// The clause, without the denial that may follow it.
    span: Span,
    stance: Stance,
    voice: Option<String>,
    bag: Bag,
    /// It denies a claim without saying what.
    generic: bool,
}

/// What is said and denied.
pub fn contested(accounts: &Accounts<'_>) -> Vec<Disagreement> {
    let mut claims: Vec<Claim> = Vec::new();
    for text in 0..accounts.texts.len() {
        if accounts.witness(text) == Some(text) {
            claims_of(accounts, text, &mut claims);
        }
    }
    let denials: Vec<usize> = (0..claims.len()).filter(|&at| claims[at].stance.is_against()).collect();
    // Each denial with what it denies; denials of the same claims are one finding.
    let mut findings: Vec<Vec<usize>> = Vec::new();
    for &denial in &denials {
        let against: Vec<usize> = (0..claims.len()).filter(|&at| denied(accounts, &claims, denial, at)).collect();
        if against.is_empty() {
            continue;
        }
        let same = |finding: &Vec<usize>| {
            against.iter().any(|at| finding.contains(at))
                || finding.iter().any(|&at| claims[at].stance.is_against() && alike(&claims[at], &claims[denial]))
        };
        match findings.iter_mut().find(|finding| same(finding)) {
            Some(finding) => finding.extend(against.into_iter().chain([denial])),
            None => findings.push(against.into_iter().chain([denial]).collect()),
        }
    }
    findings.into_iter().filter_map(|members| finding(accounts, &claims, members)).collect()
}

fn alike(a: &Claim, b: &Claim) -> bool {
    a.bag.shared(&b.bag).0 >= LEAST_STEMS && a.bag.containment(&b.bag) >= ALIKE
}

/// Whether `at` says what `denial` denies.
fn denied(accounts: &Accounts<'_>, claims: &[Claim], denial: usize, at: usize) -> bool {
    let (no, yes) = (&claims[denial], &claims[at]);
    if yes.stance.is_against() || no.voice.is_none() || no.voice == yes.voice {
        return false;
    }
    if no.generic {
        let names = |name: &String| accounts.names_in(yes.text, yes.span).any(|named| named == *name);
        return yes.stance == Stance::Accuses && no.voice.as_ref().is_some_and(names);
    }
    yes.voice.is_some() && alike(no, yes)
}

fn finding(accounts: &Accounts<'_>, claims: &[Claim], mut members: Vec<usize>) -> Option<Disagreement> {
    members.sort_unstable();
    members.dedup();
    let mut sides: Vec<Camp> = Vec::new();
    for stance in [Stance::Asserts, Stance::Intends, Stance::Denies, Stance::Refuses] {
        let takes = |claim: &&Claim| claim.stance.name() == stance.name();
        let of: Vec<&Claim> = members.iter().map(|&at| &claims[at]).filter(takes).collect();
        if of.is_empty() {
            continue;
        }
        let mut articles: Vec<String> = of.iter().map(|claim| accounts.texts[claim.text].article.id.clone()).collect();
        articles.dedup();
        sides.push(Camp {
            value: stance.name().to_owned(),
            unit: None,
            articles,
            texts: accounts.count_witnesses(of.iter().map(|claim| claim.text)),
            via: None,
            evidence: of.iter().map(|claim| evidence(accounts, claim)).collect(),
        });
    }
    let denial = members.iter().map(|&at| &claims[at]).find(|claim| claim.stance.is_against())?;
    let (about, about_span) = members
        .iter()
        .map(|&at| &claims[at])
        .filter(|claim| !claim.stance.is_against())
        .map(|claim| (claim.text, label(accounts, claim, &denial.bag)))
        .min_by_key(|(_, span)| span.end - span.start)?;
    let mut stems: Vec<u64> = denial.bag.stems.iter().map(|stem| stem.0).collect();
    stems.truncate(8);
    let texts = accounts.count_witnesses(members.iter().map(|&at| claims[at].text));
    Some(Disagreement {
        id: id_of("c", denial.voice.as_deref().unwrap_or(""), &stems),
        kind: DisagreementKind::Contested,
        about: About { quantity: None, head: accounts.texts[about].words(about_span).to_owned(), of: None },
        notes: if texts < 2 { vec![Remark::WithinOne] } else { Vec::new() },
        sides,
        strength: 50 + 10 * texts.min(4),
        dismissed: false,
        by_hand: false,
    })
}

fn evidence(accounts: &Accounts<'_>, claim: &Claim) -> Evidence {
    Evidence { speaker: claim.voice.clone(), ..accounts.evidence(claim.text, claim.span) }
}

/// The part of a claim that it shares with the denial, as a few words of it.
fn label(accounts: &Accounts<'_>, claim: &Claim, other: &Bag) -> Span {
    let words = within(&accounts.texts[claim.text].reading.terms, claim.span);
    let shared = |word: &&Term| other.stems.binary_search_by_key(&word.stem, |stem| stem.0).is_ok();
    let first = words.iter().position(|word| shared(&word) && word.weight > 0).unwrap_or(0);
    let last = words.iter().rposition(|word| shared(&word) && word.weight > 0).unwrap_or(words.len().saturating_sub(1));
    let last = last.min(first + LABEL_WORDS - 1);
    match (words.get(first), words.get(last)) {
        (Some(from), Some(to)) => Span { start: from.span.start, end: to.span.end },
        _ => claim.span,
    }
}

fn claims_of(accounts: &Accounts<'_>, text: usize, claims: &mut Vec<Claim>) {
    let of = &accounts.texts[text];
    for &sentence in &of.reading.sentences {
        let words = within(&of.reading.terms, sentence);
        let shown = shown(words);
        let Some(&(against_at, against)) = shown.iter().find(|(_, stance)| stance.is_against()) else {
            if let Some(&(at, stance)) = shown.first() {
                let intends = shown.iter().any(|(_, stance)| *stance == Stance::Intends);
                let stance = if intends { Stance::Intends } else { stance };
                claims.push(claim(accounts, text, sentence, words, at, stance));
            }
            continue;
        };
        // "…, a claim X has denied": what stands before is the claim.
        let appended = words[..against_at].iter().rposition(is_generic).filter(|&at| {
            against_at - at < 8
                && at > 4
                && of.article.text[..words[at].span.start as usize].ends_with([' '])
                && comma_before(&of.article.text, words, at)
        });
        match appended {
            Some(at) => {
                let head = Span { start: sentence.start, end: words[at - 1].span.end };
                let mut said = claim(accounts, text, head, &words[..at], 0, Stance::Asserts);
                let mut denial = claim(accounts, text, sentence, words, against_at, against);
                denial.bag = Bag::new(&words[..at]);
                denial.voice = accounts
                    .names_in(text, Span { start: words[at].span.end, end: words[against_at].span.start })
                    .next_back()
                    .or(denial.voice);
                said.voice = accounts.names_in(text, head).next();
                claims.push(said);
                claims.push(denial);
            }
            None => claims.push(claim(accounts, text, sentence, words, against_at, against)),
        }
    }
}

/// Whether a comma or dash stands in the three words before.
fn comma_before(text: &str, words: &[Term], at: usize) -> bool {
    let from = words[at.saturating_sub(3)].span.end as usize;
    text[from..words[at].span.start as usize].contains([',', '–', '—', ';'])
}

fn claim(accounts: &Accounts<'_>, text: usize, span: Span, words: &[Term], at: usize, stance: Stance) -> Claim {
    let cue = words.get(at).map_or(span.start, |word| word.span.start);
    let voice = accounts.voice_at(text, span, cue);
    let generic = stance == Stance::Denies && {
        let behind = words.iter().skip(at + 1).take(4);
        words.iter().skip(at).take(5).any(is_generic) && behind.filter(|word| word.weight > 0).count() <= 3
    };
    Claim { text, span, stance, voice, bag: Bag::new(words.iter().filter(|word| !is_generic(word))), generic }
}

fn is_generic(word: &Term) -> bool {
    stances().is_generic(word.hash)
}

/// The stances that some words show, with their places.
fn shown(words: &[Term]) -> Vec<(usize, Stance)> {
    let hashes: Vec<u64> = words.iter().map(|word| word.hash).collect();
    (0..hashes.len()).filter_map(|at| Some((at, stances().at(&hashes[at..])?))).collect()
}
