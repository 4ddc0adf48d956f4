//! Slots: what several texts may give a value for. A slot is a kind of value, a class, and whatever narrows it down.
//!
//! Values are brought together by class first, so a story of many texts costs no square but inside a class. Inside it, two texts' values
//! belong to one slot where nothing sets them apart (period, plan, part, place, person), their sentences tell of the
//! same, and neither text has the other's value as well: a text that has both tells of two things.

use super::Accounts;
use super::clock::settled;
use super::contexts::Context;
use super::dates::{Anchor, DateRole, Dated, Stretch, When, resolve};
use super::heads::Seen;
use super::likeness::{Common, ENOUGH, ENOUGH_SAME};
use super::numbers::{Milli, ONE};
use super::quantities::{Hedge, Quantity};
use super::reading::Span;
use super::stays::stays;
use crate::lexicon::facts::PEOPLE;
use crate::lexicon::synonyms;
use crate::report::QuantityKind;
use crate::text::stem::Stems;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A value that one text gives.
#[derive(Debug, Clone)]
pub struct Value<'a> {
    /// The text's place.
    pub text: usize,
    /// The witness behind the text.
    pub witness: usize,
    /// The words.
    pub span: Span,
    /// The kind.
    pub kind: QuantityKind,
    /// What it is of.
    pub of: &'a Seen,
    /// Its class, synonyms as one.
    pub class: Cow<'a, str>,
    /// The least value in thousandths of the unit, for dates in days.
    pub low: Milli,
    /// The largest value.
    pub high: Milli,
    /// The unit that all values of the slot have.
    pub unit: &'static str,
    /// How exact it is.
    pub hedge: Hedge,
    /// A round word.
    pub loose: bool,
    /// Worked out from other words.
    pub converted: bool,
    /// Half a unit of its last digit, where it was brought from another unit.
    pub slack: Milli,
    /// Its last day, where the words tell.
    pub ends: Option<i64>,
    /// What its sentence tells.
    pub context: &'a Context,
    /// Stems and numbers around it.
    pub near: &'a [u64],
    /// Its sentence's place in its text.
    pub sentence: u32,
    /// It stands in the first part of its text.
    pub early: bool,
    /// Its text has no other value of its class.
    pub lone: bool,
    /// Its text has no other value of its kind and unit.
    pub sole: bool,
    /// What the stems around it weigh, and those of its sentence; 0 until a story's stems are counted.
    pub weights: (u32, u32),
}

/// The values of one slot, by text.
#[derive(Debug, Default)]
pub struct Slot<'a> {
    /// The values.
    pub values: Vec<Value<'a>>,
}

/// Brings a length of time to minutes, days or months.
fn duration(unit: &str) -> (&'static str, i64) {
    match unit {
        "second" => ("second", 1),
        "minute" => ("minute", 1),
        "hour" => ("minute", 60),
        "night" => ("night", 1),
        "week" => ("day", 7),
        "fortnight" => ("day", 14),
        "month" => ("month", 1),
        "year" => ("month", 12),
        "decade" => ("month", 120),
        "century" => ("month", 1200),
        _ => ("day", 1),
    }
}

/// The slots of a story in which two or more witnesses give a value.
pub fn slots<'a>(accounts: &'a Accounts<'_>, anchors: &[Anchor]) -> Vec<Slot<'a>> {
    let mut classes: BTreeMap<String, Vec<Value<'a>>> = BTreeMap::new();
    for (place, text) in accounts.texts.iter().enumerate() {
        let Some(witness) = accounts.witness(place) else { continue };
        for quantity in &text.reading.quantities {
            if let Some(value) = value(quantity, place, witness, &text.reading.contexts) {
                let class = match value.kind {
                    QuantityKind::Count if value.of.people => PEOPLE,
                    QuantityKind::Count => &*value.class,
                    _ => "",
                };
                let key = format!("{:?}|{class}|{}", value.kind, value.unit);
                classes.entry(key).or_default().push(value);
            }
        }
    }
    stays(accounts, anchors, &mut classes);
    datings(accounts, anchors, &mut classes);
    let common = Common::new(accounts);
    let mut found = Vec::new();
    for mut values in classes.into_values() {
        tolls(&mut values, &common);
        for at in 0..values.len() {
            let own = &values[at];
            let other = |value: &Value<'_>| {
                value.text == own.text && value.class == own.class && (value.low, value.high) != (own.low, own.high)
            };
            let lone = !own.class.is_empty() && !values.iter().any(other);
            let sole =
                !values.iter().any(|value| value.text == own.text && (value.low, value.high) != (own.low, own.high));
            (values[at].lone, values[at].sole) = (lone, sole);
        }
        for value in &mut values {
            value.weights = (common.sum(value.near), common.sum(&value.context.stems));
        }
        let several = values.iter().any(|value| value.witness != values[0].witness);
        if several {
            found.append(&mut join(values, &common));
        }
    }
    found
}

/// The class of a value; a noun that is not listed goes by the first of its synonyms.
fn class_of(of: &Seen) -> Cow<'_, str> {
    if of.listed || of.people || of.class.is_empty() {
        return Cow::Borrowed(&of.class);
    }
    let stem = Stems::of(Some("en")).stem(&of.class);
    Cow::Owned(synonyms(&stem).unwrap_or(&stem).to_owned())
}

fn value<'a>(quantity: &'a Quantity, text: usize, witness: usize, contexts: &'a [Context]) -> Option<Value<'a>> {
    let (unit, factor) = match quantity.kind {
        QuantityKind::Duration => duration(quantity.unit),
        _ => (quantity.unit, 1),
    };
    let nameless = quantity.of.class.is_empty() && quantity.kind == QuantityKind::Count;
    (!nameless).then_some(Value {
        text,
        witness,
        span: quantity.span,
        kind: quantity.kind,
        of: &quantity.of,
        class: class_of(&quantity.of),
        low: quantity.low.checked_mul(factor)?,
        high: quantity.high.checked_mul(factor)?,
        unit,
        hedge: quantity.hedge,
        loose: quantity.loose,
        converted: quantity.converted,
        slack: quantity.slack,
        ends: None,
        context: contexts.get(quantity.sentence as usize)?,
        near: &quantity.near,
        sentence: quantity.sentence,
        early: quantity.sentence as usize * 5 < contexts.len() * 2,
        lone: false,
        sole: false,
        weights: (0, 0),
    })
}

/// Dates as values: days where they can be told, else weekdays; times of day.
fn datings<'a>(accounts: &'a Accounts<'_>, anchors: &[Anchor], classes: &mut BTreeMap<String, Vec<Value<'a>>>) {
    let whole = |dated: &Dated| match dated.when {
        When::Time(clock) if !clock.open && !clock.zoned => Some(clock.minute),
        _ => None,
    };
    let times: Vec<u16> = accounts.texts.iter().flat_map(|text| text.reading.dates.iter().filter_map(whole)).collect();
    for (place, text) in accounts.texts.iter().enumerate() {
        let Some(witness) = accounts.witness(place) else { continue };
        for dated in text.reading.dates.iter().filter(|dated| !dated.said) {
            // Of a range its beginning: that is what others have, too.
            let first = resolve(&Dated { to: None, ..dated.clone() }, anchors[place]);
            // "Today" and "last week" depend on a day of writing that may be a guess.
            let (kind, unit, low, high) = match (dated.when, first) {
                (When::Time(clock), _) if !clock.zoned => {
                    let minute = settled(clock, &times).into();
                    (QuantityKind::Time, "time", minute, minute)
                }
                (When::Weekday { weekday, turn: 0 }, _) => {
                    (QuantityKind::Date, "weekday", weekday.into(), weekday.into())
                }
                (When::Shift { unit: Stretch::Year, .. }, Some(days)) if dated.role == DateRole::From => {
                    (QuantityKind::Date, "date", days.from, days.to)
                }
                (When::Day { .. } | When::Month { .. } | When::Year(_), Some(days)) => {
                    (QuantityKind::Date, "date", days.from, days.to)
                }
                _ => continue,
            };
            let Some(context) = text.reading.contexts.get(dated.sentence as usize) else { continue };
            classes.entry(format!("{kind:?}||{unit}")).or_default().push(Value {
                text: place,
                witness,
                span: dated.span,
                kind,
                of: &dated.of,
                class: Cow::Borrowed(""),
                low: low * ONE,
                high: high * ONE,
                unit,
                hedge: if dated.about { Hedge::About } else { Hedge::None },
                loose: false,
                converted: matches!(dated.when, When::Shift { .. }),
                slack: 0,
                ends: resolve(dated, anchors[place]).filter(|days| days.from == days.to).map(|days| days.from),
                context,
                near: &dated.near,
                sentence: dated.sentence,
                early: dated.sentence as usize * 5 < text.reading.contexts.len() * 2,
                lone: false,
                sole: false,
                weights: (0, 0),
            });
        }
    }
}

/// Of a toll each text's largest value counts: the others are what it was before, or what it is made of.
fn tolls(values: &mut Vec<Value<'_>>, common: &Common) {
    let plain = |value: &Value<'_>| {
        let of = value.of;
        let here = of.places.iter().all(|place| common.names.binary_search(place).is_ok());
        of.growing && of.traits == 0 && of.narrows.is_empty() && of.periods.is_empty() && here
    };
    let most: Vec<(usize, Milli)> =
        values.iter().filter(|value| plain(value)).map(|value| (value.text, value.high)).collect();
    values.retain(|value| !plain(value) || most.iter().all(|&(text, high)| text != value.text || high <= value.high));
}

/// Joins the values of a class to slots.
fn join<'a>(values: Vec<Value<'a>>, common: &Common) -> Vec<Slot<'a>> {
    let mut root: Vec<usize> = (0..values.len()).collect();
    fn find(root: &mut [usize], mut at: usize) -> usize {
        while root[at] != at {
            root[at] = root[root[at]];
            at = root[at];
        }
        at
    }
    // The same value twice.
    for a in 0..values.len() {
        for b in a + 1..values.len() {
            let same = values[a].agrees(&values[b]);
            if same && values[a].fits(&values[b], common, true) >= Some(ENOUGH_SAME) {
                let (x, y) = (find(&mut root, a), find(&mut root, b));
                root[x.max(y)] = x.min(y);
            }
        }
    }
    // Which texts have a value, and which witnesses.
    let mut holders: BTreeMap<(Milli, Milli), Vec<(usize, usize)>> = BTreeMap::new();
    for value in &values {
        holders.entry((value.low, value.high)).or_default().push((value.text, value.witness));
    }
    let held = |value: &Value<'_>| holders.get(&(value.low, value.high)).map_or(&[][..], Vec::as_slice);
    let support: Vec<usize> = values
        .iter()
        .map(|value| {
            let mut witnesses: Vec<usize> = held(value).iter().map(|(_, witness)| *witness).collect();
            witnesses.sort_unstable();
            witnesses.dedup();
            witnesses.len() - 1
        })
        .collect();
    let has = |text: usize, value: &Value<'_>| held(value).iter().any(|(other, _)| *other == text);
    // Different values: the likeliest pairs first, one for each value and text.
    let mut pairs = Vec::new();
    for a in 0..values.len() {
        for b in a + 1..values.len() {
            let (x, y) = (&values[a], &values[b]);
            // Another person of a text may be as old.
            let owned = x.kind == QuantityKind::Age && x.of.owner.is_some() && x.of.owner == y.of.owner;
            if x.witness == y.witness || x.agrees(y) || !owned && (has(x.text, y) || has(y.text, x)) {
                continue;
            }
            let Some(fit) = x.fits(y, common, false) else { continue };
            let fit = fit + witnessed(x.kind, support[a], support[b]);
            if fit >= ENOUGH {
                pairs.push((fit, a, b));
            }
        }
    }
    let pairs = crate::order::sorted(pairs, |a, b| b.0.cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    // One value of a text for each value of the others, however many have it.
    let alike: Vec<usize> = (0..values.len()).map(|at| find(&mut root, at)).collect();
    let mut taken: Vec<(usize, usize, usize)> = Vec::new();
    for (_, a, b) in pairs {
        let (x, y) = (values[a].text, values[b].text);
        let other = |of: usize, text: usize, at: usize| {
            taken.iter().any(|&(one, there, with)| (one, there) == (alike[of], text) && with != alike[at])
        };
        if other(a, y, b) || other(b, x, a) {
            continue;
        }
        taken.push((alike[a], y, alike[b]));
        taken.push((alike[b], x, alike[a]));
        let (m, n) = (find(&mut root, a), find(&mut root, b));
        root[m.max(n)] = m.min(n);
    }
    let mut slots: BTreeMap<usize, Slot<'a>> = BTreeMap::new();
    for (at, value) in values.into_iter().enumerate() {
        slots.entry(find(&mut root, at)).or_default().values.push(value);
    }
    let several = |slot: &Slot<'_>| slot.values.iter().any(|value| value.witness != slot.values[0].witness);
    slots.into_values().filter(several).collect()
}

/// What the witnesses of two values add, beside the first of each: several who have the one stand against one who has another;
/// where several have either, there are two things to tell of.
fn witnessed(kind: QuantityKind, a: usize, b: usize) -> i32 {
    let (fewer, more) = (a.min(b) as i32, a.max(b) as i32);
    match kind {
        QuantityKind::Date => 10 * more.min(1),
        _ if fewer > 0 => 10 * (more.min(3) - 1),
        _ => 10 * more.min(3) + 10 * i32::from(more > 1),
    }
}

impl Value<'_> {
    /// Whether two values are the same number.
    pub fn agrees(&self, other: &Self) -> bool {
        self.low == other.low && self.high == other.high
    }
}
