//! Slots in which texts give values → where they differ, how, and where they agree.
//!
//! Two values conflict where both cannot be exact. A rounded value, a hedge or a range that holds the other is compatible; a value
//! that grows as time goes on, larger in a text that was published later, is a later update.

use super::Accounts;
use super::camps::{about, camp, different_words, strength};
use super::numbers::ONE;
use super::quantities::Hedge;
use super::slots::{Slot, Value};
use crate::lexicon::words::hash;
use crate::order::sorted;
use crate::report::{About, Agreement, Camp, Disagreement, DisagreementKind, QuantityKind, Remark};

/// What comes of a story's slots.
#[derive(Debug, Default)]
pub struct Judged {
    /// Where texts differ, the strongest first.
    pub disagreements: Vec<Disagreement>,
    /// Where they agree in different words, those of most texts first.
    pub agreements: Vec<Agreement>,
}

/// Values of a slot that are the same.
pub(super) struct Side<'a, 'b> {
    pub(super) values: Vec<&'b Value<'a>>,
}

/// Judges all slots.
pub fn judge(accounts: &Accounts<'_>, slots: &[Slot<'_>]) -> Judged {
    let mut judged = Judged::default();
    let mut ids = Vec::new();
    for slot in slots {
        let sides = one_each(sides(slot));
        if sides.is_empty() {
            continue;
        }
        let about = about(accounts, slot);
        let key = format!(
            "{:?}|{}|{}|{}",
            about.quantity,
            slot.values[0].class,
            slot.values[0].unit,
            about.of.as_deref().unwrap_or_default()
        );
        if sides.len() == 1 {
            judged.disagreements.extend(hedged(accounts, slot, &sides[0], &about, &key, &mut ids));
            if different_words(accounts, &sides[0]) {
                let camp = camp(accounts, &sides[0], slot);
                judged.agreements.push(Agreement { id: id("a", &key, &mut ids), about, camp });
            }
            continue;
        }
        let Some((kind, notes)) = verdict(accounts, &sides) else { continue };
        for side in &sides {
            judged.disagreements.extend(hedged(accounts, slot, side, &about, &key, &mut ids));
        }
        let mut camps: Vec<Camp> = sides.iter().map(|side| camp(accounts, side, slot)).collect();
        camps = sorted(camps, |a, b| b.texts.cmp(&a.texts).then_with(|| a.articles.cmp(&b.articles)));
        let strength = strength(accounts, kind, &camps, slot);
        judged.disagreements.push(Disagreement {
            id: id("d", &key, &mut ids),
            kind,
            about,
            sides: camps,
            notes,
            strength,
            dismissed: false,
            by_hand: false,
        });
    }
    judged.disagreements =
        sorted(judged.disagreements, |a, b| b.strength.cmp(&a.strength).then_with(|| a.id.cmp(&b.id)));
    judged.agreements = sorted(judged.agreements, |a, b| b.camp.texts.cmp(&a.camp.texts).then_with(|| a.id.cmp(&b.id)));
    judged
}

/// The same value, plain in one text and qualified in another.
fn hedged(
    accounts: &Accounts<'_>,
    slot: &Slot<'_>,
    side: &Side<'_, '_>,
    about: &About,
    key: &str,
    ids: &mut Vec<String>,
) -> Option<Disagreement> {
    let part = |of: &dyn Fn(Hedge) -> bool| Side {
        values: side.values.iter().filter(|value| of(value.hedge)).copied().collect(),
    };
    let first = side.values[0].hedge;
    // Plain or not, else the first of the hedges and the others; "nearly" and "some" are one.
    let near = |hedge: Hedge| matches!(hedge, Hedge::About | Hedge::Under);
    let plain = side.values.iter().any(|value| value.hedge == Hedge::None);
    let (plain, with) = if plain {
        (part(&|hedge| hedge == Hedge::None), part(&|hedge| hedge != Hedge::None))
    } else {
        let alike = |hedge: Hedge| hedge == first || near(hedge) && near(first);
        (part(&alike), part(&|hedge| !alike(hedge)))
    };
    let two = plain.values.iter().any(|a| with.values.iter().any(|b| a.witness != b.witness));
    let loose = side.values.iter().any(|value| value.loose);
    (two && !loose).then(|| {
        let camps = vec![camp(accounts, &plain, slot), camp(accounts, &with, slot)];
        Disagreement {
            id: id("d", &format!("{key}|hedge"), ids),
            kind: DisagreementKind::Hedge,
            about: about.clone(),
            strength: strength(accounts, DisagreementKind::Hedge, &camps, slot),
            sides: camps,
            notes: vec![Remark::Hedged],
            dismissed: false,
            by_hand: false,
        }
    })
}

/// An id that follows from what a finding is about.
fn id(kind: &str, key: &str, taken: &mut Vec<String>) -> String {
    let id = format!("{kind}-{:08x}", hash(key.as_bytes()) as u32);
    let mut own = id.clone();
    let mut next = 2;
    while taken.contains(&own) {
        own = format!("{id}-{next}");
        next += 1;
    }
    taken.push(own.clone());
    own
}

/// The values of a slot by what they are, in the order of their size.
fn sides<'a, 'b>(slot: &'b Slot<'a>) -> Vec<Side<'a, 'b>> {
    let mut sides: Vec<Side<'a, 'b>> = Vec::new();
    for value in &slot.values {
        match sides.iter_mut().find(|side| side.values[0].agrees(value)) {
            Some(side) => side.values.push(value),
            None => sides.push(Side { values: vec![value] }),
        }
    }
    sorted(sides, |a, b| (a.values[0].low, a.values[0].high).cmp(&(b.values[0].low, b.values[0].high)))
}

/// Leaves out texts that have two of several values which all look exact: they tell of two things.
fn one_each<'a, 'b>(sides: Vec<Side<'a, 'b>>) -> Vec<Side<'a, 'b>> {
    let has =
        |side: &Side<'_, '_>, text: usize| side.values.iter().any(|value| value.text == text && !value.of.growing);
    let mut twice: Vec<usize> = Vec::new();
    for (at, side) in sides.iter().enumerate() {
        for value in &side.values {
            if !value.of.growing && sides[at + 1..].iter().any(|other| has(other, value.text)) {
                twice.push(value.text);
            }
        }
    }
    if twice.is_empty() {
        return sides;
    }
    let mut left = Vec::new();
    for mut side in sides {
        side.values.retain(|value| !twice.contains(&value.text));
        if !side.values.is_empty() {
            left.push(side);
        }
    }
    let first = left.first().and_then(|side: &Side<'_, '_>| side.values.first()).map(|value| value.witness);
    let several = left.iter().flat_map(|side| &side.values).any(|value| Some(value.witness) != first);
    if several { left } else { Vec::new() }
}

/// What a value leaves open: the least and the largest that it can stand for.
fn reach(value: &Value<'_>) -> (i64, i64) {
    let (low, high) = (value.low, value.high);
    let tenth = |part: i64| (high / 10).max(1) * part;
    match value.hedge {
        _ if value.loose => (low - tenth(4), high + tenth(4)),
        Hedge::None => rounded(value),
        Hedge::About => (low - tenth(1), high + tenth(1)),
        Hedge::Least | Hedge::Over => (low, high + tenth(5)),
        Hedge::Most => (low - tenth(5), high),
        Hedge::Under => (low - tenth(1), high),
    }
}

/// What a value can be rounded from: half a unit of its last digit that is not 0, where it is large or has decimals.
fn rounded(value: &Value<'_>) -> (i64, i64) {
    let exact = (value.low, value.high);
    let large = match value.kind {
        QuantityKind::Count => value.low >= 1000 * ONE,
        QuantityKind::Money => value.low >= 1000 * ONE,
        QuantityKind::Measure | QuantityKind::Percent | QuantityKind::Magnitude => true,
        _ => false,
    };
    if value.slack > 0 {
        return (value.low - value.slack, value.high + value.slack - 1);
    }
    if !large || value.low <= 0 || value.low != value.high {
        return exact;
    }
    let (mut unit, mut rest) = (1, value.low);
    while rest % 10 == 0 {
        (unit, rest) = (unit * 10, rest / 10);
    }
    // "$5 million" may be 4.9, not 4.5; of a share without decimals half a point.
    let half = match value.kind {
        _ if rest < 10 => (unit / 2).min(value.low / 20),
        _ => unit / 2,
    };
    // 12.5 is not 12 rounded.
    (value.low - half, value.high + half - 1)
}

/// How the values of two sides stand to each other.
fn between(accounts: &Accounts<'_>, a: &Value<'_>, b: &Value<'_>) -> DisagreementKind {
    if matches!(a.kind, QuantityKind::Date | QuantityKind::Time) {
        let mut apart = a.high < b.low || b.high < a.low;
        if a.kind == QuantityKind::Time {
            // "3:30" beside "3:33": a quarter of an hour is told as it falls, and "around 3:30" is wider still.
            let round = |value: &Value<'_>| (value.low / ONE) % 15 == 0;
            let about = a.hedge != Hedge::None || b.hedge != Hedge::None;
            let away = (a.low - b.low).abs();
            let near = if about { 30 * ONE } else { 15 * ONE };
            apart = away.min(24 * 60 * ONE - away) > if about || round(a) || round(b) { near } else { ONE };
        }
        return if apart { DisagreementKind::Conflict } else { DisagreementKind::Compatible };
    }
    let (less, more) = if (a.low, a.high) <= (b.low, b.high) { (a, b) } else { (b, a) };
    // "More than a hundred" holds 112, whenever it is said.
    let held = less.loose && reach(less).1 >= more.low;
    if grows(less) && grows(more) && !held && later(accounts, less, more) {
        return DisagreementKind::LaterUpdate;
    }
    // "At least half" and "at least two thirds" are two things to say.
    let bound = less.hedge == more.hedge && matches!(less.hedge, Hedge::Least | Hedge::Most) && !less.of.growing;
    if bound && less.high < more.low {
        return DisagreementKind::Conflict;
    }
    let (x, y) = (reach(less), reach(more));
    let exact = |value: &Value<'_>| value.hedge == Hedge::None && !value.loose && value.low == value.high;
    if x.1 >= y.0 && y.1 >= x.0 {
        // Two values that both look exact need one that is rounded to the other.
        let fits = !(exact(less) && exact(more)) || precise(less, more) || precise(more, less);
        if fits {
            return DisagreementKind::Compatible;
        }
    }
    DisagreementKind::Conflict
}

/// Whether a value may be larger later: what the lexicon says of it, and an area that burns or is flooded.
fn grows(value: &Value<'_>) -> bool {
    value.of.growing || value.unit == "ha"
}

/// Whether one value is the other one rounded.
fn precise(round: &Value<'_>, exact: &Value<'_>) -> bool {
    let (low, high) = reach(round);
    low <= exact.low && exact.high <= high && low < high
}

fn later(accounts: &Accounts<'_>, first: &Value<'_>, second: &Value<'_>) -> bool {
    let time = |value: &Value<'_>| accounts.texts[value.text].article.published.as_deref();
    match (time(first), time(second)) {
        (Some(a), Some(b)) => {
            let both = a.len().min(b.len()).min(16);
            a.get(..both) < b.get(..both)
        }
        _ => false,
    }
}

/// The gravest way in which two sides differ, and what may explain it; `None` where they say the same.
fn verdict(accounts: &Accounts<'_>, sides: &[Side<'_, '_>]) -> Option<(DisagreementKind, Vec<Remark>)> {
    let mut gravest = None;
    let mut off_by_one = false;
    for (at, side) in sides.iter().enumerate() {
        for other in &sides[at + 1..] {
            let mut worst: Option<DisagreementKind> = None;
            for a in &side.values {
                for b in other.values.iter().filter(|b| b.witness != a.witness) {
                    let kind = between(accounts, a, b);
                    if worst.is_none_or(|known| rank(kind) > rank(known)) {
                        worst = Some(kind);
                    }
                }
            }
            if let Some(kind) = worst {
                if gravest.is_none_or(|known| rank(kind) > rank(known)) {
                    gravest = Some(kind);
                }
                let (a, b) = (side.values[0], other.values[0]);
                off_by_one |=
                    kind == DisagreementKind::Conflict && a.kind == QuantityKind::Duration && b.low - a.low == ONE;
            }
        }
    }
    let kind = gravest?;
    let values = || sides.iter().flat_map(|side| &side.values);
    let mut notes = Vec::new();
    if off_by_one {
        notes.push(Remark::InclusiveCount);
    }
    if values().any(|value| value.hedge != Hedge::None || value.loose) {
        notes.push(Remark::Hedged);
    }
    if kind == DisagreementKind::LaterUpdate {
        notes.push(Remark::PublishedLater);
    }
    if values().any(|value| value.converted) {
        notes.push(Remark::Converted);
    }
    let within = sides.iter().enumerate().any(|(at, side)| {
        side.values
            .iter()
            .any(|value| sides[at + 1..].iter().any(|other| other.values.iter().any(|o| o.text == value.text)))
    });
    if within {
        notes.push(Remark::WithinOne);
    }
    Some((kind, notes))
}

fn rank(kind: DisagreementKind) -> u8 {
    match kind {
        DisagreementKind::Conflict => 4,
        DisagreementKind::LaterUpdate => 3,
        DisagreementKind::Hedge => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use crate::{ArticleInput, Comparison, Corpus, DisagreementKind, Overrule, Settings};

    fn compared(texts: &[(&str, &str)]) -> Comparison {
        let mut corpus = Corpus::new(Settings::default());
        let input = |(id, text): &(&str, &str)| {
            let (text, published) = text.split_once('|').unwrap_or((text, ""));
            let published = Some(published.to_owned()).filter(|published| !published.is_empty());
            ArticleInput { id: Some((*id).into()), text: Some(text.into()), published, ..ArticleInput::default() }
        };
        corpus.add(texts.iter().map(input).collect());
        corpus.overrule(vec![Overrule::Together { articles: texts.iter().map(|(id, _)| (*id).to_owned()).collect() }]);
        let story = corpus.stories(0, 1).remove(0).id;
        corpus.compare(&story).unwrap_or_default()
    }

    /// Kind and values of each disagreement.
    fn found(texts: &[(&str, &str)]) -> Vec<(DisagreementKind, Vec<String>)> {
        let values = |sides: &[crate::Camp]| sides.iter().map(|side| side.value.clone()).collect();
        compared(texts).disagreements.iter().map(|found| (found.kind, values(&found.sides))).collect()
    }

    const TOWN: &str = "The river burst its banks at Tarn Hollow in the night, and the lower streets were flooded.";

    #[test]
    fn tolls_conflict_rise_or_are_hedged() {
        let texts = |a: &str, b: &str| {
            (format!("{TOWN}\n\n{a}"), format!("Tarn Hollow woke to water in its lower streets.\n\n{b}"))
        };
        let (a, b) = texts("Twelve people were killed, the mayor said.", "The flood killed 14 people, officials said.");
        assert_eq!(found(&[("a", &a), ("b", &b)]), [(DisagreementKind::Conflict, vec!["12".into(), "14".into()])]);
        let (early, late) = (format!("{a}|2031-04-16T08:00:00Z"), format!("{b}|2031-04-16T20:00:00Z"));
        assert_eq!(found(&[("a", &early), ("b", &late)])[0].0, DisagreementKind::LaterUpdate);
        let (a, b) = texts("Twelve people were killed, the mayor said.", "At least 12 people died, officials said.");
        assert_eq!(found(&[("a", &a), ("b", &b)])[0].0, DisagreementKind::Hedge);
        let (a, b) = texts("A flood in 1987 killed 12 people there.", "The flood killed 14 people, officials said.");
        assert_eq!(found(&[("a", &a), ("b", &b)]), []);
    }

    #[test]
    fn a_length_and_its_last_day_are_one_slot() {
        let a = "April 14. Minister Ada Lund is on a three-day visit to Costana, which began on Sunday, April 13.|2031-04-14";
        let b = "Ada Lund will remain in Costana until Wednesday, her office said. The visit of Lund began on Sunday.|2031-04-14";
        let comparison = compared(&[("a", a), ("b", b)]);
        let conflict = comparison.disagreements.iter().find(|found| found.kind == DisagreementKind::Conflict);
        let Some(conflict) = conflict else { panic!("{:?}", comparison.disagreements) };
        assert_eq!(conflict.sides.iter().map(|side| side.value.as_str()).collect::<Vec<_>>(), ["3", "4"]);
        assert!(conflict.notes.contains(&crate::Remark::InclusiveCount));
    }

    #[test]
    fn the_year_follows_from_a_weekday_and_years_that_are_named() {
        let a = "The vote was held on Sunday, April 16, and counted in Tarn Hollow. The town had last voted in 2026.";
        let b = "Tarn Hollow voted on Sunday, April 16, for the first time since 2026, and the count took all night.";
        assert_eq!(compared(&[("a", a), ("b", b)]).year.map(|year| year.year), Some(2028));
    }
}
