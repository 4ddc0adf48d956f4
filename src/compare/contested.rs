//! What one voice says and another denies.
//!
//! Claims ([`claims`]) are held against each other in two ways: within a text by the order in which it tells them ([`denials`]), and
//! across texts by what they are about:
//!
//! - a denial that says what it denies is held against claims that share enough of what weighs something ([`ALIKE`],
//!   [`LEAST_STEMS`]; more for a mere negation);
//! - one of a charge without a matter ("denied wrongdoing") is held against what accuses the one who denies.
//!
//! A claim brings the other versions of its statement, and a denial those of what it says. What is not said and denied in so
//! many words is left alone: a false alarm costs trust. In German, Spanish and French denials that point back alone.

use super::claims::{Claim, claims};
use super::denials::{Link, links, negated};
use super::matters::name_stem;
use super::reading::Span;
use super::statements::{Joined, Unit};
use super::terms::{Term, within};
use super::{Accounts, id_of};
use crate::lexicon::{Stance, stances};
use crate::report::{About, Camp, Disagreement, DisagreementKind, Evidence, Remark};

/// Least containment of a denial and a claim, in ten-thousandths, and least number of stems that they share.
const ALIKE: u32 = 3300;
const LEAST_STEMS: u32 = 3;
/// The same for a mere negation in what somebody says.
const ALIKE_NEGATED: u32 = 5000;
/// A label of fewer words takes so many more on either side.
const LEAST_LABEL: usize = 3;
/// Most words of a finding's label.
const LABEL_WORDS: usize = 14;

/// What is said and denied.
pub fn contested(accounts: &Accounts<'_>, units: &[Unit], joined: &Joined) -> Vec<Disagreement> {
    let claims = claims(accounts, units, joined);
    let mut found = links(accounts, &claims);
    let all = &claims.all;
    for denial in (0..all.len()).filter(|&at| all[at].stance.is_against()) {
        let yes: Vec<usize> = (0..all.len()).filter(|&at| denied(accounts, &all[denial], &all[at])).collect();
        if !yes.is_empty() {
            found.push(Link { yes, no: vec![denial] });
        }
    }
    // Links of one matter are one finding; what a later one brings may join two earlier ones.
    let mut findings = found;
    loop {
        let count = findings.len();
        findings = merged(all, findings);
        if findings.len() == count {
            break;
        }
    }
    findings.into_iter().filter_map(|finding| told(accounts, all, finding)).collect()
}

/// Puts each link to the first before it that is of one matter with it.
fn merged(all: &[Claim], links: Vec<Link>) -> Vec<Link> {
    let mut findings: Vec<Link> = Vec::new();
    for link in links {
        match findings.iter_mut().find_map(|finding| joins(all, finding, &link).map(|turned| (finding, turned))) {
            Some((finding, turned)) => {
                let (yes, no) = if turned { (link.no, link.yes) } else { (link.yes, link.no) };
                finding.yes.extend(yes);
                finding.no.extend(no);
            }
            None => findings.push(link),
        }
    }
    findings
}

/// Whether a link is of the matter of a finding, and then whether its sides are the other way round.
fn joins(all: &[Claim], finding: &Link, link: &Link) -> Option<bool> {
    let same = |a: &[usize], b: &[usize]| {
        let one = |&x: &usize, &y: &usize| x == y || all[x].statement.is_some() && all[x].statement == all[y].statement;
        a.iter().any(|x| b.iter().any(|y| one(x, y)))
    };
    let any = |a: &[usize], b: &[usize], fits: &dyn Fn(&Claim, &Claim) -> bool| {
        a.iter().any(|&x| b.iter().any(|&y| fits(&all[x], &all[y])))
    };
    let shares = |x: &Claim, y: &Claim| x.matter_shared(y).next().is_some();
    let denies = |a: &[usize], b: &[usize]| {
        let against = |at: &&usize| all[**at].stance.is_against();
        a.iter().filter(against).any(|&x| b.iter().filter(against).any(|&y| has_matter(all, x, y)))
    };
    if same(&finding.yes, &link.yes) || same(&finding.no, &link.no) || denies(&finding.no, &link.no) {
        return Some(false);
    }
    if same(&finding.yes, &link.no) || same(&finding.no, &link.yes) {
        return Some(true);
    }
    // Told of elsewhere: the same two voices of the same, or much of the same and who denies it.
    let of_same = |x: &Claim, y: &Claim| x.is_of(y) && shares(x, y);
    let much = |x: &Claim, y: &Claim| x.matter_shared(y).count() >= 2 && x.bag.alike(&y.bag).1 >= ALIKE;
    let by_same = |x: &Claim, y: &Claim| x.is_of(y);
    let either = |x: &Claim, y: &Claim| x.is_of(y) || shares(x, y);
    (any(&finding.yes, &link.yes, &of_same) && any(&finding.no, &link.no, &by_same)
        || any(&finding.yes, &link.yes, &much) && any(&finding.no, &link.no, &either))
    .then_some(false)
}

fn has_matter(all: &[Claim], a: usize, b: usize) -> bool {
    !all[a].points_back && !all[b].points_back && alike(&all[a], &all[b])
}

/// Whether two claims are of one matter.
fn alike(a: &Claim, b: &Claim) -> bool {
    alike_by(a, b, ALIKE)
}

fn alike_by(a: &Claim, b: &Claim, least: u32) -> bool {
    let (stems, alike) = a.bag.alike(&b.bag);
    // What is meant to be done, or somebody is accused of, is a claim by its words.
    let clear = [a, b].iter().any(|claim| matches!(claim.stance, Stance::Intends | Stance::Accuses));
    stems >= LEAST_STEMS && alike >= least || clear && stems > LEAST_STEMS && alike >= least * 3 / 4
}

/// Whether a claim says what a denial denies.
fn denied(accounts: &Accounts<'_>, no: &Claim, yes: &Claim) -> bool {
    let Some(voice) = &no.voice else { return false };
    if yes.stance.is_against() || yes.voice.is_none() || yes.is_of(no) {
        return false;
    }
    if no.statement.is_some() && no.statement == yes.statement {
        return false;
    }
    let accuses = yes.stance == Stance::Accuses;
    let names = || yes.named.contains(&name_stem(voice));
    if no.points_back {
        return accuses && names();
    }
    match no.stance {
        // What a voice will not do, another says that it means to do.
        Stance::Refuses => (yes.stance == Stance::Intends || accuses) && alike(no, yes),
        // Who is not spoken of has nothing to deny.
        Stance::Negates => {
            let spoken_of = accuses || names();
            spoken_of && !yes.negates && alike_by(no, yes, ALIKE_NEGATED) && negated(accounts, no, yes)
        }
        _ => alike(no, yes) && (no.text != yes.text || accuses),
    }
}

/// A finding as a result, with the other versions of what is said and denied.
fn told(accounts: &Accounts<'_>, all: &[Claim], mut finding: Link) -> Option<Disagreement> {
    let versions = |of: &[usize], not: &[usize]| -> Vec<usize> {
        let is = |at: usize, of: &[usize]| of.iter().any(|&x| all[x].statement == all[at].statement);
        let other = (0..all.len()).filter(|&at| all[at].statement.is_some() && is(at, of) && !is(at, not));
        let mut versions: Vec<usize> = other.chain(of.iter().copied()).filter(|at| !not.contains(at)).collect();
        versions.sort_unstable();
        versions.dedup();
        versions
    };
    let no = versions(&finding.no, &finding.yes);
    finding.yes = versions(&finding.yes, &finding.no);
    finding.no = no;
    let mut sides: Vec<Camp> = Vec::new();
    for stance in [Stance::Asserts, Stance::Intends, Stance::Denies, Stance::Refuses] {
        let on = if stance.is_against() { &finding.no } else { &finding.yes };
        let plain = |claim: &Claim| match (stance.is_against(), claim.stance) {
            (false, Stance::Intends) | (true, Stance::Refuses) => claim.stance,
            (false, _) => Stance::Asserts,
            (true, _) => Stance::Denies,
        };
        let of: Vec<&Claim> = on.iter().map(|&at| &all[at]).filter(|claim| plain(claim) == stance).collect();
        if of.is_empty() {
            continue;
        }
        sides.push(Camp {
            value: stance.name().to_owned(),
            unit: None,
            articles: accounts.ids(of.iter().map(|claim| claim.text)),
            texts: accounts.count_witnesses(of.iter().map(|claim| claim.text)),
            via: None,
            evidence: of.iter().map(|claim| evidence(accounts, claim)).collect(),
        });
    }
    let denial = finding.no.first().map(|&at| &all[at])?;
    let (about, span) = finding
        .yes
        .iter()
        .map(|&at| (all[at].text, label(accounts, &all[at], denial)))
        .min_by_key(|&(text, span)| (is_vague(accounts, text, span), span.end - span.start))?;
    let mut stems: Vec<u64> = denial.bag.stems.iter().map(|stem| stem.0).collect();
    stems.truncate(8);
    let texts = accounts.count_witnesses(finding.yes.iter().chain(&finding.no).map(|&at| all[at].text));
    Some(Disagreement {
        id: id_of("c", denial.voice.as_deref().unwrap_or(""), &stems),
        kind: DisagreementKind::Contested,
        about: About { quantity: None, head: accounts.texts[about].words(span).to_owned(), of: None },
        notes: if texts < 2 { vec![Remark::WithinOne] } else { Vec::new() },
        sides,
        strength: 500 + 100 * texts.min(4),
        dismissed: false,
        by_hand: false,
    })
}

fn evidence(accounts: &Accounts<'_>, claim: &Claim) -> Evidence {
    let said = accounts.texts[claim.text].reading.speech.iter().filter(|speech| claim.span.overlaps(speech.span));
    let carrier = said.filter_map(|speech| speech.carrier.clone()).next();
    let span = if claim.stance.is_denial() { claim.span } else { claim.clause };
    Evidence { speaker: claim.voice.clone(), carrier, ..accounts.evidence(claim.text, span) }
}

/// The part of a claim that it shares with the denial, as a few words of it; its beginning where the denial only points back.
fn label(accounts: &Accounts<'_>, claim: &Claim, denial: &Claim) -> Span {
    let words = within(&accounts.texts[claim.text].reading.terms, claim.clause);
    let shared =
        |word: &&Term| word.weight > 0 && denial.bag.stems.binary_search_by_key(&word.stem, |stem| stem.0).is_ok();
    let (mut first, mut last) = (0, words.len().saturating_sub(1));
    if !denial.points_back && words.len() > LABEL_WORDS {
        first = words.iter().position(|word| shared(&word)).unwrap_or(first);
        last = words.iter().rposition(|word| shared(&word)).unwrap_or(last);
        // A word alone tells nothing: some of what is around it.
        if last < first + LEAST_LABEL {
            (first, last) = (first.saturating_sub(LEAST_LABEL), (last + LEAST_LABEL).min(words.len() - 1));
        }
    }
    match (words.get(first), words.get(last.min(first + LABEL_WORDS - 1))) {
        (Some(from), Some(to)) => Span { start: from.span.start, end: to.span.end },
        _ => claim.clause,
    }
}

/// How little a label tells by itself: one that opens with a pronoun, or is a word or two.
fn is_vague(accounts: &Accounts<'_>, text: usize, span: Span) -> u8 {
    let words = within(&accounts.texts[text].reading.terms, span);
    let opens = words.first().is_some_and(|word| stances().is_pronoun(word.hash));
    u8::from(opens) + 2 * u8::from(words.len() < 3)
}
