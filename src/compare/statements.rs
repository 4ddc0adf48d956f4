//! The same statement in several accounts, with the wording of each article beside it: as results.
//!
//! What is said is told in [`utterances`](super::utterances), and joined to statements in [`matching`](super::matching). Units of two speakers are never
//! joined: the same words given to two speakers are a disagreement on who said them ([`attributions`]).

pub use super::matching::{Joined, join};
use super::reading::Span;
pub use super::utterances::{Unit, units};
use super::utterances::{pieces, spoken};
use super::{Accounts, id_of, variation};
use crate::report::{About, Camp, Disagreement, DisagreementKind, Evidence, Statement, Variation, Version};

/// The fullest wording holds so much of another's, in ten-thousandths.
const HOLDS: usize = 9500;
/// A text reads as translated where so many of its quotes of so many words or more, and more than half of them, stand in
/// other words in two other texts.
const LEAST_REWORDED: u32 = 2;
const QUOTE_WORDS: usize = 6;
/// So many versions of a statement tell whether a text reads as translated.
const MOST_COMPARED: usize = 16;

/// Statements as results, those of most texts first; `translated` tells which texts read as translated.
pub fn statements(accounts: &Accounts<'_>, units: &[Unit], joined: &Joined, translated: &[bool]) -> Vec<Statement> {
    let told = joined.statements.iter().map(|cluster| statement(accounts, units, cluster, translated));
    let told: Vec<(Statement, (usize, Span))> = told.collect();
    let told = crate::order::sorted(told, |a, b| {
        let key = |(statement, place): &(Statement, (usize, Span))| {
            let quoted = statement.versions.iter().filter(|version| !version.quoted.is_empty()).count();
            (u32::MAX - statement.texts, usize::MAX - quoted, *place)
        };
        key(a).cmp(&key(b))
    });
    told.into_iter().map(|(statement, _)| statement).collect()
}

fn statement(
    accounts: &Accounts<'_>,
    units: &[Unit],
    cluster: &[usize],
    translated: &[bool],
) -> (Statement, (usize, Span)) {
    let base = fullest(accounts, units, cluster);
    let known = cluster.iter().find(|&&at| units[at].known).or(cluster.iter().find(|&&at| units[at].speaker.is_some()));
    let speaker = known.and_then(|&at| units[at].speaker.clone());
    let in_order = std::iter::once(base).chain(cluster.iter().copied().filter(|&at| at != base));
    let versions = in_order.map(|at| version(accounts, units, (base, at), translated, speaker.as_deref())).collect();
    let first = &units[cluster[0]];
    let words: Vec<u64> = units[base].bag.stems.iter().map(|stem| stem.0).collect();
    let statement = Statement {
        id: id_of("s", speaker.as_deref().unwrap_or(""), &words),
        speaker,
        versions,
        texts: accounts.count_witnesses(cluster.iter().map(|&at| units[at].text)),
        via: via(cluster.iter().map(|&at| units[at].carrier.as_deref())),
        dismissed: false,
    };
    (statement, (first.text, first.span))
}

/// The unit that the others are held against: in quotation marks before reported, then the one that has the words of most others,
/// then the longest.
fn fullest(accounts: &Accounts<'_>, units: &[Unit], cluster: &[usize]) -> usize {
    if let [only] = cluster {
        return *only;
    }
    let spoken: Vec<Vec<u64>> = cluster.iter().map(|&at| spoken(accounts, &units[at])).collect();
    let in_order = |words: &Vec<u64>| variation::in_order(words.clone());
    let sorted: Vec<Vec<u64>> = spoken.iter().map(in_order).collect();
    let parts = |&at: &usize| pieces(accounts, &units[at]).iter().map(in_order).collect::<Vec<_>>();
    let parts: Vec<Vec<Vec<u64>>> = cluster.iter().map(parts).collect();
    let key = |place: usize| {
        let holds = |part: &Vec<u64>| part.len() > 1 && variation::share_in(part, &sorted[place]) >= HOLDS;
        let held = (0..cluster.len()).filter(|&other| other != place && parts[other].iter().any(holds)).count();
        (!units[cluster[place]].quoted.is_empty(), held, sorted[place].len())
    };
    let keys: Vec<_> = (0..cluster.len()).map(key).collect();
    let best = keys.iter().max();
    // Of equals the one whose order most others have, in one piece before in two, the first.
    let rank = |&place: &usize| {
        let order: usize = spoken.iter().map(|other| variation::kept_in(other, &spoken[place])).sum();
        (order, usize::MAX - units[cluster[place]].quoted.len())
    };
    let equal = (0..cluster.len()).rev().filter(|&place| Some(&keys[place]) == best);
    equal.max_by_key(rank).map_or(cluster[0], |place| cluster[place])
}

fn version(
    accounts: &Accounts<'_>,
    units: &[Unit],
    (base, at): (usize, usize),
    translated: &[bool],
    speaker: Option<&str>,
) -> Version {
    let unit = &units[at];
    let (how, edits) = if at == base {
        (Variation::Base, Vec::new())
    } else {
        let foreign = translated[units[base].text] || translated[unit.text];
        variation::between(accounts, &units[base], unit, foreign)
    };
    let mut evidence = evidence(accounts, unit);
    if !unit.known {
        evidence.speaker = speaker.map(str::to_owned);
    }
    Version {
        evidence,
        quoted: unit.quoted.iter().map(|&span| accounts.units(unit.text, span)).collect(),
        kind: unit.kind,
        mention: unit.mention.map(|span| accounts.texts[unit.text].words(span).to_owned()),
        cue: unit.cue.map(|span| accounts.texts[unit.text].words(span).to_owned()),
        confidence: f64::from(unit.confidence) / 100.0,
        how,
        edits,
    }
}

/// The evidence for a unit, with who says it.
pub fn evidence(accounts: &Accounts<'_>, unit: &Unit) -> Evidence {
    Evidence { speaker: unit.speaker.clone(), carrier: unit.carrier.clone(), ..accounts.evidence(unit.text, unit.span) }
}

/// The one carrier that all name; `None` where one names none or another.
pub fn via<'a>(carriers: impl Iterator<Item = Option<&'a str>>) -> Option<String> {
    let mut all: Option<&str> = None;
    let mut count = 0;
    for carrier in carriers {
        let carrier = carrier?;
        if all.is_some_and(|other| other != carrier) {
            return None;
        }
        all = Some(carrier);
        count += 1;
    }
    all.filter(|_| count > 1).map(str::to_owned)
}

/// Which texts read as translated: most of their quotes that two other texts or more have stand there in other words, in the same
/// or in words of their own each, and none of them has a contraction, which translators seldom write. Of two wordings nobody can tell
/// which is the translation.
pub fn translated(accounts: &Accounts<'_>, units: &[Unit], joined: &Joined) -> Vec<bool> {
    let mut counts = vec![(0_u32, 0_u32); accounts.texts.len()];
    for cluster in &joined.statements {
        let long = |at: &&usize| {
            let unit = &units[**at];
            let terms = &accounts.texts[unit.text].reading.terms;
            !unit.quoted.is_empty()
                && unit.spoken(terms).len() >= QUOTE_WORDS
                && accounts.witness(unit.text) == Some(unit.text)
        };
        let long: Vec<usize> = cluster.iter().filter(long).take(MOST_COMPARED).copied().collect();
        let texts = |a: usize, b: usize| units[long[a]].text != units[long[b]].text;
        let mut reworded = vec![false; long.len() * long.len()];
        for a in 0..long.len() {
            for b in (a + 1..long.len()).filter(|&b| texts(a, b)) {
                let (how, _) = variation::between(accounts, &units[long[a]], &units[long[b]], false);
                reworded[a * long.len() + b] = matches!(how, Variation::Reworded);
                reworded[b * long.len() + a] = reworded[a * long.len() + b];
            }
        }
        for at in 0..long.len() {
            let others: Vec<usize> = (0..long.len()).filter(|&other| texts(at, other)).collect();
            let same = |a: usize, b: usize| texts(a, b) && !reworded[a * long.len() + b];
            let agree = others.iter().any(|&a| others.iter().any(|&b| same(a, b)));
            // Where three have it in three ways, all of them may have translated.
            let apart = others.iter().all(|&other| reworded[at * long.len() + other]);
            let several = || others.iter().any(|&other| texts(other, others[0]));
            if agree || apart && several() {
                let count = &mut counts[units[long[at]].text];
                count.0 += 1;
                count.1 += u32::from(apart);
            }
        }
    }
    let reads = |(text, &(all, other)): (usize, &(u32, u32))| {
        let contracts = || units.iter().any(|unit| unit.text == text && contracts(accounts, unit));
        other >= LEAST_REWORDED && 2 * other > all && !contracts()
    };
    counts.iter().enumerate().map(reads).collect()
}

/// Whether a quote has a contraction ("don't").
fn contracts(accounts: &Accounts<'_>, unit: &Unit) -> bool {
    let words = unit.quoted.iter().flat_map(|&span| accounts.texts[unit.text].words(span).split_whitespace());
    words.into_iter().any(|word| {
        let tail = word.split(['\'', '’']).nth(1).unwrap_or("").trim_end_matches(|c: char| !c.is_alphabetic());
        matches!(tail, "t" | "re" | "ll" | "ve" | "m" | "d")
    })
}

/// The same words given to two speakers.
pub fn attributions(accounts: &Accounts<'_>, units: &[Unit], joined: &Joined) -> Vec<Disagreement> {
    let statement_of = |unit: usize| joined.statements.iter().position(|statement| statement.contains(&unit));
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for &(a, b) in &joined.given_to_two {
        if let (Some(a), Some(b)) = (statement_of(a), statement_of(b))
            && a != b
        {
            pairs.push((a.min(b), a.max(b)));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    let mut found = Vec::new();
    for (a, b) in pairs {
        let (one, other) = (&joined.statements[a], &joined.statements[b]);
        let texts = |of: &[usize]| of.iter().map(|&at| units[at].text).collect::<Vec<_>>();
        if accounts.count_witnesses(texts(one).into_iter().chain(texts(other))) < 2 {
            continue;
        }
        let side = |of: &[usize]| Camp {
            value: of.iter().find_map(|&at| units[at].speaker.clone()).unwrap_or_default(),
            unit: None,
            articles: accounts.ids(texts(of)),
            texts: accounts.count_witnesses(texts(of)),
            via: via(of.iter().map(|&at| units[at].carrier.as_deref())),
            evidence: of.iter().map(|&at| evidence(accounts, &units[at])).collect(),
        };
        let base = &units[fullest(accounts, units, one)];
        let words: Vec<u64> = base.bag.stems.iter().map(|stem| stem.0).collect();
        let head = accounts.texts[base.text].words(base.span).to_owned();
        found.push(Disagreement {
            id: id_of("w", "", &words),
            kind: DisagreementKind::Attribution,
            about: About { quantity: None, head, of: None },
            sides: vec![side(one), side(other)],
            notes: Vec::new(),
            strength: 400,
            dismissed: false,
            by_hand: false,
        });
    }
    found
}
