//! What one account alone has: sentences that no other says anything of, what somebody said, names and numbers.
//!
//! A sentence is told by the others when enough of its weight lies in one of their sentences, or nearly all of it somewhere in one
//! text ("novelty" as TREC's novelty track has it, Soboroff and Harman 2003, with words weighed by idf). Nothing is concluded
//! from an account of which only the beginning is there, so there are no findings of this kind beside one.

use super::dates::{Anchor, Interval, resolve};
use super::reading::Span;
use super::statements::{Joined, Unit, evidence};
use super::terms::{Bag, within};
use super::{Accounts, id_of};
use crate::extract::dateline_range;
use crate::report::{NameKind, OnlyHere, OnlyKind, QuantityKind};

/// A sentence is told elsewhere where one sentence there holds this share of its weight, in ten-thousandths.
const TOLD: u32 = 3000;
/// The same for all of a text.
const TOLD_BY_TEXT: u32 = 6000;
/// Least weight of a sentence that is worth telling, and of stems in it that the text does not share with others.
const LEAST_WEIGHT: u32 = 12 * 64;
/// A count below is small: a person would not look for it; in thousandths.
const SMALL: i64 = 4000;
/// Least words of a quote that stands alone.
const QUOTE_WORDS: usize = 5;

/// What stands in one account and in none of the others, the weightiest of each account first.
pub fn only_here(accounts: &Accounts<'_>, anchors: &[Anchor], units: &[Unit], joined: &Joined) -> Vec<OnlyHere> {
    let witnesses: Vec<usize> =
        (0..accounts.texts.len()).filter(|&text| accounts.witness(text) == Some(text)).collect();
    if witnesses.len() < 2 {
        return Vec::new();
    }
    let shares = Shares::new(accounts);
    let sentences: Vec<Vec<Bag>> = accounts
        .texts
        .iter()
        .map(|text| text.reading.sentences.iter().map(|&span| Bag::new(within(&text.reading.terms, span))).collect())
        .collect();
    let mut found = Vec::new();
    for &text in &witnesses {
        // What an account lacks of which only the beginning is there cannot be told.
        let others: Vec<usize> =
            (0..accounts.texts.len()).filter(|&other| accounts.witness(other) != Some(text)).collect();
        if others.iter().any(|&other| accounts.texts[other].article.truncated) {
            continue;
        }
        let mut of = quotes(accounts, text, units, joined);
        let spoken: Vec<Span> = of.iter().map(|quote| quote.0).collect();
        of.extend(facts(accounts, text, &others, &shares, &sentences, &spoken));
        of.extend(names(accounts, text));
        of.extend(numbers(accounts, anchors, text));
        let of = crate::order::sorted(of, |a, b| b.1.strength.cmp(&a.1.strength).then(a.0.cmp(&b.0)));
        found.extend(of.into_iter().map(|only| only.1));
    }
    found
}

/// Which texts have a stem, as a list in order.
struct Shares {
    stems: Vec<(u64, u32)>,
    texts: usize,
}

impl Shares {
    fn new(accounts: &Accounts<'_>) -> Self {
        let mut stems = Vec::new();
        for (text, of) in accounts.texts.iter().enumerate() {
            stems.extend(of.reading.terms.iter().filter(|term| term.weight > 0).map(|term| (term.stem, text as u32)));
        }
        stems.sort_unstable();
        stems.dedup();
        Self { stems, texts: accounts.texts.len() }
    }

    /// How much of a bag's weight each text has.
    fn held(&self, bag: &Bag) -> Vec<u32> {
        let mut held = vec![0; self.texts];
        for &(stem, weight) in &bag.stems {
            let from = self.stems.partition_point(|having| having.0 < stem);
            let having = self.stems[from..].iter().take_while(|having| having.0 == stem);
            having.for_each(|&(_, text)| held[text as usize] += weight);
        }
        held
    }
}

fn only(accounts: &Accounts<'_>, text: usize, kind: OnlyKind, span: Span, strength: u32) -> OnlyHere {
    let words: Vec<u64> = within(&accounts.texts[text].reading.terms, span).iter().map(|word| word.hash).collect();
    let copies = (0..accounts.texts.len()).filter(|&other| other != text && accounts.witness(other) == Some(text));
    OnlyHere {
        id: id_of("o", "", &words),
        kind,
        evidence: accounts.evidence(text, span),
        copies: accounts.ids(copies),
        strength,
        dismissed: false,
    }
}

/// What somebody says here alone.
fn quotes(accounts: &Accounts<'_>, text: usize, units: &[Unit], joined: &Joined) -> Vec<(Span, OnlyHere)> {
    let mut found = Vec::new();
    for cluster in &joined.statements {
        let here = |&&at: &&usize| accounts.witness(units[at].text) == Some(text);
        let Some(&at) = cluster.iter().find(|&&at| units[at].text == text) else { continue };
        let unit = &units[at];
        let words: usize =
            unit.quoted.iter().map(|&span| within(&accounts.texts[text].reading.terms, span).len()).sum();
        if cluster.iter().filter(here).count() < cluster.len() || words < QUOTE_WORDS || unit.speaker.is_none() {
            continue;
        }
        let strength = unit.bag.weight / 64 + 10;
        let mut quote = only(accounts, text, OnlyKind::Quote, unit.span, strength);
        quote.evidence = evidence(accounts, unit);
        found.push((unit.span, quote));
    }
    found
}

/// Sentences of which the others say nothing.
fn facts(
    accounts: &Accounts<'_>,
    text: usize,
    others: &[usize],
    shares: &Shares,
    sentences: &[Vec<Bag>],
    spoken: &[Span],
) -> Vec<(Span, OnlyHere)> {
    let mut found = Vec::new();
    let dateline = dateline_range(accounts.texts[text].article).map_or(0, |(_, end)| end as u32);
    for (&span, bag) in accounts.texts[text].reading.sentences.iter().zip(&sentences[text]) {
        if bag.weight < LEAST_WEIGHT || span.end <= dateline || spoken.iter().any(|&quote| span.overlaps(quote)) {
            continue;
        }
        let share = |weight: u32| (u64::from(weight) * 10_000 / u64::from(bag.weight)) as u32;
        let held = shares.held(bag);
        let told = others.iter().any(|&other| {
            // A sentence holds no more than its text.
            let by_text = share(held[other]);
            by_text >= TOLD_BY_TEXT
                || by_text >= TOLD && sentences[other].iter().any(|sentence| share(bag.shared(sentence).1) >= TOLD)
        });
        if !told {
            found.push((span, only(accounts, text, OnlyKind::Fact, span, bag.weight / 64)));
        }
    }
    found
}

/// Numbers and dates that are given here alone: no other text has the value, of whatever.
fn numbers(accounts: &Accounts<'_>, anchors: &[Anchor], text: usize) -> Vec<(Span, OnlyHere)> {
    let others = (0..accounts.texts.len()).filter(|&other| accounts.witness(other) != Some(text));
    let (mut values, mut days): (Vec<i64>, Vec<Interval>) = (Vec::new(), Vec::new());
    for other in others {
        let reading = accounts.texts[other].reading;
        values.extend(reading.quantities.iter().flat_map(|quantity| [quantity.low, quantity.high]));
        days.extend(reading.dates.iter().filter_map(|dated| resolve(dated, anchors[other])));
    }
    let own = accounts.texts[text].reading;
    let mut found: Vec<(Span, OnlyHere)> = Vec::new();
    let mut add = |span: Span, strength: u32| {
        if !found.iter().any(|(other, _)| other.overlaps(span)) {
            found.push((span, only(accounts, text, OnlyKind::Number, span, strength)));
        }
    };
    for quantity in own.quantities.iter().filter(|quantity| !values.contains(&quantity.low)) {
        let strength = match quantity.kind {
            QuantityKind::Money | QuantityKind::Percent => 28,
            QuantityKind::Count if quantity.high < SMALL => 8,
            QuantityKind::Rank | QuantityKind::Time => 8,
            _ => 22,
        };
        add(quantity.span, strength);
    }
    for dated in &own.dates {
        let day = resolve(dated, anchors[text]);
        // A longer time that holds it tells less, and so does a day of a month that is told.
        let told = |day: Interval| days.iter().any(|other| other.from <= day.to && day.from <= other.to);
        if day.is_some_and(|day| !told(day)) {
            add(dated.span, 18);
        }
    }
    found
}

/// People, bodies and places that are named here alone.
fn names(accounts: &Accounts<'_>, text: usize) -> Vec<(Span, OnlyHere)> {
    let cast = &accounts.cast;
    let mut elsewhere = vec![false; cast.members.len()];
    for (other, members) in cast.member_of.iter().enumerate() {
        if accounts.witness(other) != Some(text) {
            members.iter().for_each(|&member| elsewhere[member as usize] = true);
        }
    }
    let mut found = Vec::new();
    let mut seen = elsewhere;
    for mention in &accounts.texts[text].reading.names.mentions {
        let Some(member) = cast.member(text, mention.who) else { continue };
        if std::mem::replace(&mut seen[member as usize], true) {
            continue;
        }
        let strength = match cast.members[member as usize].kind {
            NameKind::Person => 30,
            NameKind::Body => 20,
            NameKind::Place => 15,
            NameKind::Other => 5,
        };
        found.push((mention.span, only(accounts, text, OnlyKind::Name, mention.span, strength)));
    }
    found
}
