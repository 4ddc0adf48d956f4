//! Whether two values are of one slot: what sets them apart, and how like the words around them are.
//!
//! Rare words weigh more than common ones (the logarithm of how few of the story's sentences have them). A class that the lexicon
//! knows, other witnesses of a value, digits in another order add to it. The figures were set on written stories and read on real ones.

use super::Accounts;
use super::bearings::{BEGINS, ENDS};
use super::contexts::Context;
use super::dates::civil;
use super::heads::Seen;
use super::numbers::{Milli, ONE};
use super::slots::Value;
use crate::lexicon::facts::PEOPLE;
use crate::order::Map;
use crate::report::QuantityKind;

/// How common words are in a story.
pub struct Common {
    /// Names that stand in two thirds of the texts or more: they set nothing apart.
    pub(super) names: Vec<u64>,
    /// Sentences that have a stem.
    stems: Map<u64, u32>,
    /// All sentences.
    sentences: u32,
}

impl Common {
    /// Counts the stems and names of a story.
    pub fn new(accounts: &Accounts<'_>) -> Self {
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
        let most = (accounts.texts.len() * 2).div_ceil(3).max(2);
        let names = texts.iter().filter(|(_, (count, _))| *count >= most).map(|(name, _)| name).collect();
        Self { names, stems, sentences }
    }

    /// What a stem weighs: more the fewer sentences have it.
    fn weight(&self, stem: u64) -> u32 {
        let having = self.stems.get(&stem).copied().unwrap_or(1).max(1);
        1 + (self.sentences / having).max(1).ilog2()
    }

    /// The weight of a list of stems.
    pub fn sum(&self, list: &[u64]) -> u32 {
        list.iter().map(|&stem| self.weight(stem)).sum()
    }

    /// The weight of what two lists share, in hundredths of the lighter one; each with its own weight.
    pub fn likeness(&self, a: (&[u64], u32), b: (&[u64], u32)) -> u32 {
        let shared: u32 =
            a.0.iter().filter(|stem| b.0.binary_search(stem).is_ok()).map(|&stem| self.weight(stem)).sum();
        shared * 100 / a.1.min(b.1).max(LIGHTEST)
    }
}

/// Two lists lighter than this are taken to weigh so much: a word or two shared are no likeness.
const LIGHTEST: u32 = 24;
/// What two different values need to be of one slot.
pub(super) const ENOUGH: i32 = 70;
/// What a value adds that two things seldom have in one story.
const TELLING: i32 = 30;
/// What ages of people whom nobody names lack.
const NAMELESS: i32 = 30;
/// Where one of two lengths is of something listed, so much of what is near them must be the same, in hundredths.
const LEAST_NEAR: u32 = 10;
/// What two digits that have changed places add, and more of them.
const TURNED: i32 = 35;
const TURNED_LONG: i32 = 60;
/// What the same value twice needs.
pub(super) const ENOUGH_SAME: i32 = 40;

impl Value<'_> {
    /// How well two values fit one slot; `None` where something sets them apart.
    pub(super) fn fits(&self, other: &Self, common: &Common, same: bool) -> Option<i32> {
        let (a, b) = (self.of, other.of);
        let owned = self.kind == QuantityKind::Age && (a.owner.is_some() || b.owner.is_some());
        // The same value twice may be narrowed down by one alone, but for a toll.
        let strict = !same || a.growing;
        let dates = matches!(self.kind, QuantityKind::Date | QuantityKind::Time);
        let clock = self.kind == QuantityKind::Time;
        // What narrows one down may stand elsewhere in the other's sentence.
        let told = |narrows: &[u64], of: &Seen, context: &Context| {
            narrows.iter().all(|narrow| of.narrows.contains(narrow) || context.stems.binary_search(narrow).is_ok())
        };
        let narrowed = dates || told(&a.narrows, b, other.context) && told(&b.narrows, a, self.context);
        let toll = a.growing && a.narrows != b.narrows;
        let turned = if same { 0 } else { self.turned(other) };
        // A number that was typed again keeps to no rules.
        let telling = same && !a.growing && self.is_telling();
        let excused = owned || clock || turned > 0 || telling;
        if !excused && ((a.traits ^ b.traits) & !BEGINS != 0 || strict && (toll || !narrowed)) {
            return None;
        }
        let two_periods = !a.periods.is_empty() && !b.periods.is_empty();
        if a.periods != b.periods && (two_periods || strict && turned == 0) {
            return None;
        }
        if dates && !same && !self.may_be_dated(other) {
            return None;
        }
        if !same && !dates {
            let (less, more) = (self.low.min(other.low).max(0), self.high.max(other.high));
            let most = match (a.each, a.listed || a.people) {
                (true, _) => 2,
                (_, true) => 5,
                _ => 3,
            };
            if less * most < more {
                return None;
            }
        }
        // A place that only one side names, and not most of the texts, is another place.
        let apart = |places: &[u64], other: &Context| {
            places.iter().any(|place| common.names.binary_search(place).is_err() && !other.names.contains(place))
        };
        let elsewhere = apart(&a.places, other.context) || apart(&b.places, self.context);
        let lasts = self.kind == QuantityKind::Duration && !same;
        if strict && !excused && !lasts && elsewhere {
            return None;
        }
        let two_places = !a.places.is_empty() && !b.places.is_empty();
        if !same && !excused && two_places && !a.places.iter().any(|place| b.places.contains(place)) {
            return None;
        }
        let (x, y) = (self.context, other.context);
        let names = x.names.iter().filter(|name| y.names.binary_search(name).is_ok()).count();
        let near = common.likeness((self.near, self.weights.0), (other.near, other.weights.0));
        let wide = common.likeness((&x.stems, self.weights.1), (&y.stems, other.weights.1));
        let mut fit = near.max((near + wide) / 2) as i32;
        fit += match (self.class == other.class, a.listed && b.listed) {
            (true, true) if a.growing => 60,
            (true, true) => 35,
            (true, false) if self.class == PEOPLE => 0,
            // The same word beside both dates says the more the rarer it is.
            (true, false) if dates && !a.narrows.is_empty() && a.narrows == b.narrows => {
                (7 * common.weight(a.narrows[0]) as i32).min(35)
            }
            (true, false) if !a.class.is_empty() => 20,
            (true, false) => 0,
            (false, true) => return None,
            (false, false) if a.class.is_empty() || b.class.is_empty() => 0,
            (false, false) if a.people && b.people && (self.class == PEOPLE || other.class == PEOPLE) => 0,
            (false, false) => -20,
        };
        fit += match names {
            0 if x.names.is_empty() || y.names.is_empty() => 0,
            0 => -10,
            _ => 10,
        };
        // People of whom some are the others: 142 passengers of 148 people.
        let part = |one: &Self, all: &Self| one.class != PEOPLE && all.class == PEOPLE && one.high < all.low;
        fit -= 35 * i32::from(turned == 0 && !same && a.people && b.people && (part(self, other) || part(other, self)));
        fit -= 15 * i32::from(lasts && a.listed != b.listed && near < LEAST_NEAR) + 10 * i32::from(lasts && elsewhere);
        fit += 15 * i32::from(a.traits & b.traits & (ENDS | BEGINS) != 0);
        if same {
            fit += 20 * i32::from(digits(self.low) > 1) + 10 * i32::from(digits(self.low) > 2);
            fit += 15 * i32::from(self.sole && other.sole && !dates) + TELLING * i32::from(telling);
        } else if !dates {
            let (less, more) = (self.low.min(other.low).max(0), self.low.max(other.low));
            fit += if less * 10 >= more * 7 {
                10
            } else if less * 5 < more * 3 {
                -10
            } else {
                0
            };
        }
        fit += 10 * i32::from(self.early && other.early);
        // What each text counts once is the same thing, most likely.
        let once = self.lone && other.lone && self.class == other.class && self.class != PEOPLE && !dates;
        fit += 25 * i32::from(once && !same);
        let measured = matches!(self.kind, QuantityKind::Money | QuantityKind::Duration | QuantityKind::Measure);
        fit += 15 * i32::from(measured && self.sole && other.sole && !once && !same);
        fit += turned;
        match self.kind {
            QuantityKind::Age => {
                let near = (self.low - other.low).abs() <= 5 * ONE || transposed(self.low, other.low);
                match (a.owner, b.owner) {
                    (Some(one), Some(two)) => {
                        (one == two && (a.given == b.given || a.given.is_none() || b.given.is_none())).then_some(100)
                    }
                    _ if !near => None,
                    (Some(one), None) => y.names.contains(&one).then_some(fit + 20),
                    (None, Some(one)) => x.names.contains(&one).then_some(fit + 20),
                    // Two people whom nobody names.
                    (None, None) => Some(fit - NAMELESS),
                }
            }
            // A match has two names, a vote says so.
            QuantityKind::Score => (names >= 2 || x.is_vote() && y.is_vote()).then_some(fit),
            QuantityKind::Time => Some(fit + 10),
            QuantityKind::Duration if a.listed && b.listed => Some(fit + 20),
            QuantityKind::Count if !a.listed && !same && self.low.min(other.low) <= 5 * ONE => Some(fit - 15),
            QuantityKind::Magnitude => Some(fit + 40),
            _ if a.each => {
                let of =
                    |owner: Option<u64>, names: &[u64]| owner.is_some_and(|owner| names.binary_search(&owner).is_ok());
                ((of(a.owner, &y.names) || of(b.owner, &x.names)) && (same || near >= 20)).then_some(fit)
            }
            _ => Some(fit),
        }
    }
}

impl Value<'_> {
    /// Whether a value is seldom that of two things in one story: large, or with decimals.
    fn is_telling(&self) -> bool {
        let least = match self.kind {
            QuantityKind::Count | QuantityKind::Measure => 100 * ONE,
            QuantityKind::Money => 1000 * ONE,
            QuantityKind::Percent => return self.low % ONE != 0,
            _ => return false,
        };
        self.low >= least
    }

    /// Whether two dates are told to the same degree, so that they can be held beside each other.
    fn may_be_dated(&self, other: &Self) -> bool {
        let degree = |value: &Self| match (value.high - value.low) / ONE {
            0..=6 => 0,
            7..=31 => 1,
            _ => 2,
        };
        degree(self) == degree(other)
    }

    /// What it says that two values have the same digits in another order: the more the more digits these are. Of dates only years.
    fn turned(&self, other: &Self) -> i32 {
        let year = |value: &Self| i64::from(civil(value.low / ONE).0);
        let (a, b) = match self.kind {
            QuantityKind::Time => return 0,
            QuantityKind::Date if (self.high - self.low) / ONE <= 300 => return 0,
            QuantityKind::Date => (year(self), year(other)),
            _ => (self.low, other.low),
        };
        match digits(a) {
            _ if !transposed(a, b) => 0,
            2 => TURNED,
            _ => TURNED_LONG,
        }
    }
}

/// How many digits a value has but for zeros at its end.
fn digits(mut value: Milli) -> u32 {
    while value > 0 && value % 10 == 0 {
        value /= 10;
    }
    value.max(1).ilog10() + 1
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
