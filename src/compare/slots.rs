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
    /// Its sentence's place in its text.
    pub sentence: u32,
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
                let key = format!("{:?}|{}|{}", value.kind, value.of.class, value.unit);
                classes.entry(key).or_default().push(value);
            }
        }
    }
    stays(accounts, anchors, &mut classes);
    let common = common_places(accounts);
    let mut found = Vec::new();
    for values in classes.into_values() {
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
    let nameless = quantity.of.class.is_empty() && quantity.kind != QuantityKind::Age;
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
        sentence: quantity.sentence,
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
            let key = format!("{:?}|{}|day", QuantityKind::Duration, stay.of.class);
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
                    for other in others.iter_mut().filter(|other| other.text == place && other.ends.is_none()) {
                        other.ends = Some(first + other.low / ONE - 1);
                    }
                }
                continue;
            };
            let days = last - first + 1;
            if !(1..=60).contains(&days) || others.iter().any(|other| other.text == place && other.low == days * ONE) {
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
                sentence: stay.sentence,
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

/// Names that stand in half of the texts or more: they set nothing apart.
fn common_places(accounts: &Accounts<'_>) -> Vec<u64> {
    let mut texts: BTreeMap<u64, (usize, usize)> = BTreeMap::new();
    for (place, text) in accounts.texts.iter().enumerate() {
        for context in &text.reading.contexts {
            for &name in &context.names {
                let entry = texts.entry(name).or_insert((0, usize::MAX));
                if entry.1 != place {
                    *entry = (entry.0 + 1, place);
                }
            }
        }
    }
    let half = accounts.texts.len().div_ceil(2);
    texts.into_iter().filter(|(_, (count, _))| *count >= half.max(2)).map(|(name, _)| name).collect()
}

/// Joins the values of a class to slots.
fn join<'a>(values: Vec<Value<'a>>, common: &[u64]) -> Vec<Slot<'a>> {
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
            let same = values[a].agrees(&values[b]) && values[a].may_be(&values[b], common, true);
            if same {
                let (x, y) = (find(&mut root, a), find(&mut root, b));
                root[x.max(y)] = x.min(y);
            }
        }
    }
    // Different values: the likeliest pairs first, one for each value and text.
    let has = |text: usize, value: &Value<'_>| values.iter().any(|other| other.text == text && other.agrees(value));
    let mut pairs = Vec::new();
    for a in 0..values.len() {
        for b in a + 1..values.len() {
            let (x, y) = (&values[a], &values[b]);
            if x.witness == y.witness || x.agrees(y) || !x.may_be(y, common, false) {
                continue;
            }
            if has(x.text, y) || has(y.text, x) {
                continue;
            }
            pairs.push((x.nearness(y), a, b));
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

    /// Whether two values can be of one slot; for the same value less is asked.
    fn may_be(&self, other: &Self, common: &[u64], same: bool) -> bool {
        let (a, b) = (self.of, other.of);
        if a.traits != b.traits || a.narrows != b.narrows {
            return same && a.traits == b.traits && self.shared(other).0 >= 3;
        }
        if a.periods != b.periods && !(same && (a.periods.is_empty() || b.periods.is_empty())) {
            return false;
        }
        if !same {
            let (less, more) = (self.low.min(other.low).max(0), self.high.max(other.high));
            if less * if a.listed { 5 } else { 2 } < more {
                return false;
            }
        }
        // A place that only one side names, and not half of the texts, is another place.
        let places = |context: &Context, other: &Context| {
            context.places.iter().any(|place| common.binary_search(place).is_err() && !other.names.contains(place))
        };
        if a.listed && (places(self.context, other.context) || places(other.context, self.context)) && !same {
            return false;
        }
        let (shared, names, part) = self.shared(other);
        match self.kind {
            QuantityKind::Age => names >= 1,
            QuantityKind::Score => names >= 2,
            QuantityKind::Duration if a.listed => names >= 1,
            QuantityKind::Magnitude => true,
            _ if a.listed && a.growing => true,
            _ if a.listed => shared >= 2 || names >= 1,
            QuantityKind::Count => shared >= 3 && part >= 35,
            _ => shared >= 4 && part >= 40,
        }
    }

    /// Shared stems, shared names, and their part in the shorter sentence in hundredths.
    fn shared(&self, other: &Self) -> (usize, usize, usize) {
        let (a, b) = (self.context, other.context);
        let stems = overlap(&a.stems, &b.stems);
        let names = overlap(&a.names, &b.names);
        let shorter = a.stems.len().min(b.stems.len()).max(1);
        (stems, names, stems * 100 / shorter)
    }

    /// How likely two values are of one slot.
    fn nearness(&self, other: &Self) -> i64 {
        let (_, names, part) = self.shared(other);
        let (less, more) = (self.low.min(other.low).max(0), self.high.max(other.high).max(1));
        let close = i64::try_from(i128::from(less) * 100 / i128::from(more)).unwrap_or(0);
        part as i64 + 10 * names as i64 + close
    }
}

fn overlap(a: &[u64], b: &[u64]) -> usize {
    a.iter().filter(|item| b.binary_search(item).is_ok()).count()
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
