//! Slots: what several texts may give a value for. A slot is a kind of value, a class, and whatever narrows it down.
//!
//! Values are brought together by class first, so a story of many texts costs no square but inside a class. Inside it, two texts' values
//! belong to one slot where nothing sets them apart (period, plan, part, place, person), their sentences tell of the
//! same, and neither text has the other's value as well: a text that has both tells of two things.

use super::Accounts;
use super::contexts::Context;
use super::dates::{Anchor, DateRole, Interval, resolve};
use super::heads::Seen;
use super::numbers::{Milli, ONE};
use super::quantities::{Hedge, Quantity};
use super::reading::Span;
use crate::order::Map;
use crate::report::QuantityKind;
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
}

/// The values of one slot, by text.
#[derive(Debug, Default)]
pub struct Slot<'a> {
    /// The values.
    pub values: Vec<Value<'a>>,
    /// Some of its values come from two texts that differ.
    pub differs: bool,
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
                let class = if value.kind == QuantityKind::Count { &value.of.class } else { "" };
                let key = format!("{:?}|{class}|{}", value.kind, value.unit);
                classes.entry(key).or_default().push(value);
            }
        }
    }
    stays(accounts, anchors, &mut classes);
    let common = Common::new(accounts);
    let mut found = Vec::new();
    for mut values in classes.into_values() {
        tolls(&mut values, &common);
        let several = values.iter().any(|value| value.witness != values[0].witness);
        if several {
            found.append(&mut join(values, &common));
        }
    }
    found
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
        low: quantity.low.checked_mul(factor)?,
        high: quantity.high.checked_mul(factor)?,
        unit,
        hedge: quantity.hedge,
        loose: quantity.loose,
        converted: false,
        ends: None,
        context: contexts.get(quantity.sentence as usize)?,
        near: &quantity.near,
        sentence: quantity.sentence,
        early: quantity.sentence as usize * 5 < contexts.len() * 2,
    })
}

/// Lengths that the texts tell by a first and a last day: "from April 16 to 19", "until Wednesday" of a visit that began on Sunday.
fn stays<'a>(accounts: &'a Accounts<'_>, anchors: &[Anchor], classes: &mut BTreeMap<String, Vec<Value<'a>>>) {
    let day = |text: usize, at: Option<u32>| -> Option<Interval> {
        resolve(accounts.texts[text].reading.dates.get(at? as usize)?, anchors[text])
    };
    // The first days that the texts give, for those that give the last one alone.
    let mut starts: BTreeMap<&str, Vec<(usize, i64)>> = BTreeMap::new();
    for (place, text) in accounts.texts.iter().enumerate() {
        for stay in &text.reading.stays {
            if let Some(first) = day(place, stay.start) {
                starts.entry(&stay.of.class).or_default().push((place, first.from));
            }
        }
    }
    for (place, text) in accounts.texts.iter().enumerate() {
        let Some(witness) = accounts.witness(place) else { continue };
        for stay in &text.reading.stays {
            let key = format!("{:?}||day", QuantityKind::Duration);
            let Some(others) = classes.get_mut(&key) else { continue };
            let own = day(place, stay.start);
            let known = starts.get(stay.of.class.as_str()).map_or(&[][..], Vec::as_slice);
            let first = own.map(|own| own.from).or_else(|| most(known));
            let told = text.reading.dates.get(stay.end.or(stay.start).unwrap_or_default() as usize);
            let last = match (day(place, stay.end), told.and_then(|told| told.to)) {
                (Some(last), _) => Some(last.to),
                (None, Some(_)) => own.map(|own| own.to),
                (None, None) => None,
            };
            let (Some(first), Some(last)) = (first, last) else {
                // "a three-day visit that began on Sunday": its length is there already, and ends on a day.
                if let Some(first) = first {
                    let open = |other: &&mut Value<'_>| {
                        other.text == place && other.ends.is_none() && other.of.class == stay.of.class
                    };
                    for other in others.iter_mut().filter(open) {
                        other.ends = Some(first + other.low / ONE - 1);
                    }
                }
                continue;
            };
            let days = last - first + 1;
            if !(1..=60).contains(&days)
                || !others.iter().any(|other| other.of.class == stay.of.class)
                || others.iter().any(|other| other.text == place && other.low == days * ONE)
            {
                continue;
            }
            let Some(context) = text.reading.contexts.get(stay.sentence as usize) else { continue };
            others.push(Value {
                text: place,
                witness,
                span: stay.span,
                kind: QuantityKind::Duration,
                of: &stay.of,
                low: days * ONE,
                high: days * ONE,
                unit: "day",
                hedge: Hedge::None,
                loose: false,
                converted: true,
                ends: Some(last),
                context,
                near: &context.stems,
                sentence: stay.sentence,
                early: stay.sentence as usize * 5 < text.reading.contexts.len() * 2,
            });
        }
    }
    for values in classes.values_mut() {
        values.sort_by_key(|value| (value.text, value.span));
    }
}

/// The value that most texts give, the smallest of several.
fn most(values: &[(usize, i64)]) -> Option<i64> {
    let mut best: Option<(usize, i64)> = None;
    for &(_, value) in values {
        let count = values.iter().filter(|(_, other)| *other == value).count();
        if best.is_none_or(|(most, known)| count > most || count == most && value < known) {
            best = Some((count, value));
        }
    }
    best.map(|(_, value)| value)
}

/// How common words are in a story.
struct Common {
    /// Names that stand in half of the texts or more: they set nothing apart.
    names: Vec<u64>,
    /// Sentences that have a stem.
    stems: Map<u64, u32>,
    /// All sentences.
    sentences: u32,
}

impl Common {
    fn new(accounts: &Accounts<'_>) -> Self {
        let mut texts: Map<u64, (usize, usize)> = Map::new();
        let (mut stems, mut sentences) = (Map::new(), 0);
        for (place, text) in accounts.texts.iter().enumerate() {
            for context in &text.reading.contexts {
                for &name in &context.names {
                    let entry = texts.or_insert_with(name, || (0, usize::MAX));
                    if entry.1 != place {
                        *entry = (entry.0 + 1, place);
                    }
                }
                for &stem in &context.stems {
                    *stems.or_insert_with(stem, || 0) += 1;
                }
                sentences += 1;
            }
        }
        let half = accounts.texts.len().div_ceil(2).max(2);
        let names = texts.iter().filter(|(_, (count, _))| *count >= half).map(|(name, _)| name).collect();
        Self { names, stems, sentences }
    }

    /// What a stem weighs: more the fewer sentences have it.
    fn weight(&self, stem: u64) -> u32 {
        let having = self.stems.get(&stem).copied().unwrap_or(1).max(1);
        1 + (self.sentences / having).max(1).ilog2()
    }

    /// The weight of what two lists share, in hundredths of the lighter one.
    fn likeness(&self, a: &[u64], b: &[u64]) -> u32 {
        let sum = |list: &[u64]| list.iter().map(|&stem| self.weight(stem)).sum::<u32>();
        let shared: u32 = a.iter().filter(|stem| b.binary_search(stem).is_ok()).map(|&stem| self.weight(stem)).sum();
        shared * 100 / sum(a).min(sum(b)).max(LIGHTEST)
    }
}

/// Two lists lighter than this are taken to weigh so much: a word or two shared are no likeness.
const LIGHTEST: u32 = 24;
/// What two different values need to be of one slot.
const ENOUGH: i32 = 75;
/// What the same value twice needs.
const ENOUGH_SAME: i32 = 40;

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
    let mut differs = vec![false; values.len()];
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
    // Different values: the likeliest pairs first, one for each value and text.
    let has = |text: usize, value: &Value<'_>| values.iter().any(|other| other.text == text && other.agrees(value));
    // Other witnesses of a value.
    let support: Vec<usize> = values
        .iter()
        .map(|value| {
            let mut witnesses: Vec<usize> =
                values.iter().filter(|other| other.agrees(value)).map(|other| other.witness).collect();
            witnesses.sort_unstable();
            witnesses.dedup();
            witnesses.len() - 1
        })
        .collect();
    let mut pairs = Vec::new();
    for a in 0..values.len() {
        for b in a + 1..values.len() {
            let (x, y) = (&values[a], &values[b]);
            if x.witness == y.witness || x.agrees(y) || has(x.text, y) || has(y.text, x) {
                continue;
            }
            let Some(fit) = x.fits(y, common, false) else { continue };
            let fit = fit + 10 * support[a].max(support[b]).min(3) as i32;
            if fit >= ENOUGH {
                pairs.push((fit, a, b));
            }
        }
    }
    let pairs = crate::order::sorted(pairs, |a, b| b.0.cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut taken: Vec<(usize, usize)> = Vec::new();
    for (_, a, b) in pairs {
        let (x, y) = (values[a].text, values[b].text);
        if taken.contains(&(a, y)) || taken.contains(&(b, x)) {
            continue;
        }
        taken.push((a, y));
        taken.push((b, x));
        let (m, n) = (find(&mut root, a), find(&mut root, b));
        root[m.max(n)] = m.min(n);
        (differs[a], differs[b]) = (true, true);
    }
    let mut slots: BTreeMap<usize, Slot<'a>> = BTreeMap::new();
    for (at, value) in values.into_iter().enumerate() {
        let slot = slots.entry(find(&mut root, at)).or_default();
        slot.differs |= differs[at];
        slot.values.push(value);
    }
    let several = |slot: &Slot<'_>| slot.values.iter().any(|value| value.witness != slot.values[0].witness);
    slots.into_values().filter(several).collect()
}

impl Value<'_> {
    /// Whether two values are the same number.
    pub fn agrees(&self, other: &Self) -> bool {
        self.low == other.low && self.high == other.high
    }

    /// How well two values fit one slot; `None` where something sets them apart.
    fn fits(&self, other: &Self, common: &Common, same: bool) -> Option<i32> {
        let (a, b) = (self.of, other.of);
        let owned = self.kind == QuantityKind::Age && (a.owner.is_some() || b.owner.is_some());
        if a.traits != b.traits && !owned || a.narrows != b.narrows && !owned && !(same && !a.growing) {
            return None;
        }
        if a.periods != b.periods && !(same && !a.growing && (a.periods.is_empty() || b.periods.is_empty())) {
            return None;
        }
        if !same {
            let (less, more) = (self.low.min(other.low).max(0), self.high.max(other.high));
            if less * if a.listed { 5 } else { 3 } < more {
                return None;
            }
        }
        // A place that only one side names, and not half of the texts, is another place.
        let apart = |places: &[u64], other: &Context| {
            places.iter().any(|place| common.names.binary_search(place).is_err() && !other.names.contains(place))
        };
        if (apart(&a.places, other.context) || apart(&b.places, self.context)) && !(same && !a.growing) {
            return None;
        }
        let (x, y) = (self.context, other.context);
        let names = x.names.iter().filter(|name| y.names.binary_search(name).is_ok()).count();
        let (near, wide) = (common.likeness(self.near, other.near), common.likeness(&x.stems, &y.stems));
        let mut fit = near.max((near + wide) / 2) as i32;
        fit += match (a.class == b.class, a.listed && b.listed) {
            (true, true) if a.growing => 60,
            (true, true) => 35,
            (true, false) if a.class == "people" => 0,
            (true, false) if !a.class.is_empty() => 20,
            (true, false) => 0,
            (false, true) => return None,
            (false, false) if a.class.is_empty() || b.class.is_empty() => 0,
            (false, false) => -20,
        };
        fit += match names {
            0 if x.names.is_empty() || y.names.is_empty() => 0,
            0 => -15,
            _ => 10,
        };
        fit += 10 * i32::from(self.early && other.early);
        fit += 20 * i32::from(transposed(self.low, other.low));
        match self.kind {
            QuantityKind::Age => {
                let near = (self.low - other.low).abs() <= 3 * ONE || transposed(self.low, other.low);
                match (a.owner, b.owner) {
                    (Some(one), Some(two)) => {
                        (one == two && (a.given == b.given || a.given.is_none() || b.given.is_none())).then_some(100)
                    }
                    _ if !near => None,
                    (Some(one), None) => y.names.contains(&one).then_some(fit + 20),
                    (None, Some(one)) => x.names.contains(&one).then_some(fit + 20),
                    (None, None) => Some(fit),
                }
            }
            QuantityKind::Score => (names >= 2).then_some(fit),
            QuantityKind::Duration if a.listed && b.listed && names >= 1 => Some(fit + 20),
            QuantityKind::Count if !a.listed && !same && self.low.min(other.low) <= 5 * ONE => Some(fit - 15),
            QuantityKind::Magnitude => Some(fit + 40),
            _ if a.each && (a.owner.is_none() || a.owner != b.owner) => None,
            _ => Some(fit),
        }
    }
}

/// Whether two values have the same digits in another order: what becomes of a number that is typed again.
fn transposed(a: Milli, b: Milli) -> bool {
    let digits = |mut value: Milli| {
        let mut counts = [0_u8; 10];
        while value > 0 && value % 10 == 0 {
            value /= 10;
        }
        let several = value >= 10;
        while value > 0 {
            counts[(value % 10) as usize] += 1;
            value /= 10;
        }
        (several, counts)
    };
    let (a_digits, b_digits) = (digits(a), digits(b));
    a != b && a_digits.0 && a_digits == b_digits
}

/// When something is whose length the texts may give: the places of its first and its last day among the dates.
#[derive(Debug, Clone)]
pub struct Stay {
    /// What it is.
    pub of: Seen,
    /// The words of the date.
    pub span: Span,
    /// Its first day.
    pub start: Option<u32>,
    /// Its last day.
    pub end: Option<u32>,
    /// Its sentence.
    pub sentence: u32,
}

/// Finds in a text when events begin and end.
pub fn stays_of(words: &super::lexed::Lexed<'_>, dates: &[super::dates::Dated]) -> Vec<Stay> {
    use crate::lexicon::facts::Kind;
    let mut found = Vec::new();
    for (place, date) in dates.iter().enumerate() {
        let at = date.words.0 as usize;
        let inside = |at: usize| words.words.get(at).is_some_and(|word| word.sentence == date.sentence);
        let (mut event, mut begins, mut ends) = (None, false, false);
        let mut open = true;
        for away in 1..=14 {
            let behind = date.words.1 as usize + away - 1;
            open &= away < 10 && !words.is_mark(behind, ",;:()—–");
            for near in [at.checked_sub(away), Some(behind).filter(|_| open)].into_iter().flatten() {
                if !inside(near) {
                    continue;
                }
                begins |= words.find(near, Kind::Begin).is_some();
                ends |= words.find(near, Kind::End).is_some();
                let class = words.find_any(near, &[Kind::Stay, Kind::Event]);
                if event.is_none() {
                    event = class.map(|(_, class, count)| (class, near, near + count));
                }
            }
        }
        let Some((class, from, end)) = event else { continue };
        let here = Some(place as u32);
        let (start, last) = match (date.role, date.to.is_some()) {
            (_, true) => (here, here),
            (DateRole::Until, _) => (None, here),
            (DateRole::From, _) => (here, None),
            _ if begins && !ends => (here, None),
            _ if ends && !begins => (None, here),
            _ => continue,
        };
        let shown =
            words.text[words.words[from].span.start as usize..words.words[end - 1].span.end as usize].to_owned();
        found.push(Stay {
            of: Seen { class: class.to_owned(), listed: true, shown, ..Seen::default() },
            span: date.span,
            start,
            end: last,
            sentence: date.sentence,
        });
    }
    found
}
