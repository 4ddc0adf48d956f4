//! Which claim of a text another of its claims speaks against, by the order in which an article tells them.
//!
//! - A denial without a matter ("Arkle denies it", "Tarn says the opposite") points back to what another voice said just before;
//!   what the same side says right behind it belongs to it.
//! - Two voices one after the other, one with a negation and one without, contradict each other where they share a stem
//!   that the negation is near to, or where the second says hardly more than the negation ("he did not"). So do two of which one
//!   says "rise" and the other "fall".
//! - After a sentence that says that something is in dispute, the next two voices are its sides.
//!
//! Each claim looks a few sentences back: linear in the claims.

use super::Accounts;
use super::claims::{Claim, Claims};
use super::matters::name_stem;
use super::terms::{Term, within};
use crate::lexicon::{Stance, stances};

/// What a denial points to stands in so many sentences before it.
const BACK: usize = 3;
/// Naming who denies is worth so many half sentences.
const NAMED: usize = 5;
/// What contradicts stands at most so many sentences behind what it contradicts.
const NEXT: usize = 2;
/// Standing in another paragraph costs so many.
const APART: usize = 3;
/// A negation is about the stems so many words behind it at most.
const NEGATES: usize = 3;
/// What is negated is at least so much of what the claim is about, in ten-thousandths.
const MATTER: u32 = 3500;
/// What is negated stands in so few words without a mark between them, and the words shared are rarer than those that weigh less.
const PART: usize = 8;
const TELLING: u32 = 100;
/// A claim of so few words that ends with its negation leaves out what it negates.
const SHORT: usize = 5;

/// Claims that are said, and those that speak against them, by place.
#[derive(Debug, Default)]
pub struct Link {
    /// What is said.
    pub yes: Vec<usize>,
    /// What speaks against it.
    pub no: Vec<usize>,
}

/// What the texts themselves set against each other.
pub fn links(accounts: &Accounts<'_>, claims: &Claims) -> Vec<Link> {
    let all = &claims.all;
    let mut links = Vec::new();
    for at in 0..all.len() {
        let claim = &all[at];
        if claim.of_last && !claim.is_of(&all[at - 1]) {
            let mut no = vec![at];
            no.extend(elaborated(accounts, all, at, at - 1));
            links.push(Link { yes: vec![at - 1], no });
        } else if claim.points_back {
            if let Some(link) = pointed_at(accounts, all, at) {
                links.push(link);
            }
        } else if claim.said && matches!(claim.stance, Stance::Asserts | Stance::Accuses | Stance::Negates) {
            links.extend(contradicted(accounts, all, at));
        }
    }
    links.extend(claims.disputed.iter().filter_map(|&(text, sentence)| sides(all, text, sentence)));
    links
}

/// What a denial without a matter points back to: of what other voices said just before it the nearest, rather one that names
/// who denies. With it comes what the same voice said right before that of the same, and what is said right behind the denial.
fn pointed_at(accounts: &Accounts<'_>, all: &[Claim], denial: usize) -> Option<Link> {
    let no = &all[denial];
    let voice = no.voice.as_deref()?;
    let near = |at: &usize| all[*at].text == no.text && no.sentence - all[*at].sentence <= BACK;
    let names = |at: usize| all[at].named.contains(&name_stem(voice));
    let has_matter = matter(no).next().is_some();
    let before = (0..denial).rev().take_while(near).filter(|&at| {
        let yes = &all[at];
        let next = no.sentence - yes.sentence <= 1;
        let accuses = yes.stance == Stance::Accuses;
        let told = names(at) || accuses || yes.matter_shared(no).next().is_some();
        !matches!(yes.stance, Stance::Denies | Stance::Contradicts)
            && !yes.is_of(no)
            && (yes.voice.is_some() || accuses && next)
            && (told || next && !has_matter || (next || !has_matter) && in_paragraph(accounts, yes, no))
    });
    let far = |at: &usize| {
        2 * (no.sentence - all[*at].sentence)
            + if names(*at) { 0 } else { NAMED }
            + if in_paragraph(accounts, &all[*at], no) { 0 } else { APART }
    };
    let yes = before.min_by_key(far)?;
    let mut no = vec![denial];
    no.extend(elaborated(accounts, all, denial, yes));
    Some(Link { yes: turn_before(accounts, all, yes, &no), no })
}

/// The stems that a claim is about, without those that name somebody.
fn matter(claim: &Claim) -> impl Iterator<Item = (u64, u32)> + '_ {
    claim.bag.stems.iter().copied().filter(|stem| !claim.named.contains(&stem.0))
}

/// Whether two claims of one text stand in one paragraph.
fn in_paragraph(accounts: &Accounts<'_>, a: &Claim, b: &Claim) -> bool {
    let (from, to) = (a.span.end.min(b.span.start) as usize, b.span.start as usize);
    !accounts.texts[a.text].article.text[from..to].contains('\n')
}

/// A claim with what the same voice said right before it of the same, and what others say of it in between.
fn turn_before(accounts: &Accounts<'_>, all: &[Claim], yes: usize, no: &[usize]) -> Vec<usize> {
    let denial = no[0];
    let of_it = |&at: &usize| {
        let claim = &all[at];
        let shares = |&other: &usize| claim.matter_shared(&all[other]).next().is_some();
        at == yes || claim.stance == Stance::Accuses || shares(&yes) || no.iter().any(shares)
    };
    let near = |&at: &usize| {
        let claim = &all[at];
        let turn = claim.is_of(&all[yes]) && claim.voice.is_some() && all[yes].sentence.abs_diff(claim.sentence) <= 1;
        claim.text == all[denial].text
            && !claim.stance.is_denial()
            && !claim.is_of(&all[denial])
            && (at == yes || turn || at > yes || in_paragraph(accounts, claim, &all[denial]))
    };
    (yes.saturating_sub(BACK)..denial).filter(|at| *at == yes || near(at) && of_it(at)).collect()
}

/// What is said right behind a denial in its paragraph, by whom it may be who denies.
fn elaborated(accounts: &Accounts<'_>, all: &[Claim], denial: usize, yes: usize) -> Vec<usize> {
    let no = &all[denial];
    let mut found = Vec::new();
    let mut last = denial;
    for at in denial + 1..all.len() {
        let claim = &all[at];
        let follows = claim.text == no.text && claim.sentence - all[last].sentence <= 1;
        let one_voice = last == denial || claim.is_of(&all[last]);
        if !follows
            || !claim.said
            || claim.is_of(&all[yes])
            || !one_voice
            || claim.points_back
            || !in_paragraph(accounts, no, claim)
        {
            break;
        }
        found.push(at);
        last = at;
    }
    found
}

/// The claims of the voice before that a claim contradicts.
fn contradicted(accounts: &Accounts<'_>, all: &[Claim], at: usize) -> Option<Link> {
    let claim = &all[at];
    claim.voice.as_ref()?;
    let near = |other: &usize| all[*other].text == claim.text && claim.sentence - all[*other].sentence <= NEXT;
    let last = (0..at).rev().take_while(near).find(|&other| !all[other].is_of(claim))?;
    let mut before = vec![last];
    while let Some(earlier) = before[before.len() - 1].checked_sub(1) {
        let goes_on = all[earlier].text == claim.text && all[earlier].is_of(&all[last]);
        if !goes_on || all[last].sentence - all[earlier].sentence > 1 {
            break;
        }
        before.push(earlier);
    }
    let next = claim.sentence - all[last].sentence <= 1;
    let against = |&other: &usize| {
        let earlier = &all[other];
        let speaks = earlier.said || earlier.stance == Stance::Accuses;
        if !speaks || earlier.voice.is_none() || earlier.stance.is_denial() && earlier.stance != Stance::Negates {
            return false;
        }
        let short = next && other == last && leaves_out(accounts, claim)
            || other == last && in_paragraph(accounts, earlier, claim) && replies(accounts, earlier, claim);
        claim.negates != earlier.negates && (short || negated(accounts, claim, earlier))
            || next && opposed(accounts, claim, earlier)
    };
    let found: Vec<usize> = before.into_iter().filter(against).collect();
    let first = *found.first()?;
    let here = vec![at];
    Some(if all[first].negates && !claim.negates {
        Link { yes: here, no: found }
    } else {
        Link { yes: found, no: here }
    })
}

/// Whether a claim says no more than that something is not so: "he did not", "they heard none".
fn leaves_out(accounts: &Accounts<'_>, claim: &Claim) -> bool {
    let words = words(accounts, claim);
    words.len() <= SHORT && words.last().is_some_and(|word| stances().is_negation(word.hash))
}

/// Whether a short claim opens with a negation right behind one that is called a claim ("Unions claim …").
fn replies(accounts: &Accounts<'_>, earlier: &Claim, claim: &Claim) -> bool {
    let words = words(accounts, claim);
    let opens = words.iter().take(2).any(|word| stances().is_negation(word.hash));
    earlier.stance == Stance::Accuses && opens && words.len() <= SHORT
}

/// Whether two claims share a stem that the negation of one of them is about, and which is much of what that one is about.
pub fn negated(accounts: &Accounts<'_>, a: &Claim, b: &Claim) -> bool {
    let (negative, other) = if a.negates { (a, b) } else { (b, a) };
    let words = words(accounts, negative);
    let text = &accounts.texts[negative.text].article.text;
    let negates = |word: &Term| stances().is_negation(word.hash);
    let shared: Vec<u64> = negative.matter_shared(other).collect();
    let is_shared = |word: &Term| word.weight >= TELLING && shared.contains(&word.stem);
    let weight = |of: &[Term], wanted: &dyn Fn(&Term) -> bool| -> u32 {
        of.iter().filter(|word| wanted(word)).map(|word| word.weight).sum()
    };
    // Between two marks; "Mr." has none.
    let stops = |pair: &[Term]| {
        let word = &text[pair[0].span.range()];
        let gap = &text[pair[0].span.end as usize..pair[1].span.start as usize];
        let short = word.len() < 4 && word.starts_with(char::is_uppercase);
        gap.contains([',', ';', ':', '!', '?', '–', '—']) || gap.contains('.') && !short
    };
    let mut from = 0;
    (1..=words.len()).any(|end| {
        if end < words.len() && !stops(&words[end - 1..=end]) {
            return false;
        }
        let part = &words[std::mem::replace(&mut from, end)..end];
        let is_about = |at: usize| {
            // "no warning", "I heard nothing"
            part[at.saturating_sub(NEGATES)..at].iter().any(negates)
                || part[at + 1..].iter().position(negates) == Some(0) && at + 2 == part.len()
        };
        let whole = weight(part, &|word| !stances().is_cue(word.hash));
        part.len() <= PART
            && u64::from(weight(part, &is_shared)) * 10_000 >= u64::from(MATTER) * u64::from(whole)
            && (0..part.len()).any(|at| is_shared(&part[at]) && is_about(at))
    })
}

/// Whether one claim has a word and the other its opposite, of the same matter.
fn opposed(accounts: &Accounts<'_>, a: &Claim, b: &Claim) -> bool {
    let (first, second) = (words(accounts, a), words(accounts, b));
    let opposite = first.iter().any(|word| second.iter().any(|other| stances().are_opposite(word.hash, other.hash)));
    // "They would have fallen."
    let goes_on = first.iter().take(2).any(|word| stances().is_pronoun(word.hash) && !stances().is_that(word.hash));
    opposite && (goes_on || a.matter_shared(b).next().is_some())
}

/// The words of what a claim says.
fn words<'a>(accounts: &Accounts<'a>, claim: &Claim) -> &'a [Term] {
    within(&accounts.texts[claim.text].reading.terms, claim.clause)
}

/// The first two voices behind a sentence that says that something is in dispute.
fn sides(all: &[Claim], text: usize, sentence: usize) -> Option<Link> {
    let behind = |claim: &Claim| claim.text == text && (sentence + 1..=sentence + BACK).contains(&claim.sentence);
    let mut said = (0..all.len()).filter(|&at| behind(&all[at]) && all[at].voice.is_some());
    let first = said.next()?;
    let second = said.find(|&at| !all[at].is_of(&all[first]))?;
    let (yes, no) = if all[first].negates && !all[second].negates { (second, first) } else { (first, second) };
    Some(Link { yes: vec![yes], no: vec![no] })
}
