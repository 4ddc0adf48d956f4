//! How much two articles look like accounts of one event, as a probability in ten-thousandths.
//!
//! A logistic sum of a few named features. Weights were fitted on the six development sets by `cargo xtask fit` (logistic
//! regression, every set counting the same); `docs/decisions/` says how. What differs (names, numbers) counts against a
//! match only where both articles have some: missing things say nothing.

use super::profile::{NAMES, NUMBERS, OPENING, Profile, TITLE, WORDS};
use super::terms::{Entry, PARTS, Spread, Term, cosine};

/// The features, in the order of [`WEIGHTS`].
pub const FEATURES: [&str; 16] = [
    "words",
    "opening",
    "headline in the other",
    "names",
    "names of the one with fewer",
    "rarest name in both",
    "names and words",
    "numbers",
    "no name in both",
    "no number in both",
    "close in time",
    "far in time",
    "time unknown",
    "shared wording",
    "as near as any, seen from the one",
    "as near as any, seen from the other",
];

/// Weight of each feature; the last is the constant.
pub const WEIGHTS: [f64; FEATURES.len() + 1] =
    [-1.31, 6.26, -1.88, 1.05, 0.87, 1.00, -0.41, 1.48, 0.39, -0.40, 1.56, -4.88, -1.47, 2.19, 2.14, 5.95, -4.69];

/// Articles a few days apart still tell one event: the weight of nearness falls to 1/e in so many days.
const DAYS: f64 = 3.0;
/// Days at which being far apart counts in full.
const FAR: f64 = 365.0;
/// In a pile where nothing is near, the nearest is taken to be so near: else the best of strangers would look like kin.
const LEAST_NEAREST: f64 = 0.25;
/// Weight of a name that is in both, at which its rarity counts in full.
const RARE: f64 = 12.0 * PARTS;
/// One text of pairs, laid out so that the other is looked up in it.
#[derive(Debug, Default)]
pub struct Seat {
    words: Spread,
    opening: Spread,
    names: Spread,
    numbers: Spread,
    /// Nearness and distance of so many days.
    days: Vec<(f64, f64)>,
}

impl Seat {
    /// Seats a text in place of none.
    pub fn seat(&mut self, terms: usize, one: &Profile) {
        self.words.lay(terms, one.of(WORDS));
        self.opening.lay(terms, one.of(OPENING));
        self.names.lay(terms, one.of(NAMES));
        self.numbers.lay(terms, one.of(NUMBERS));
    }

    /// Has it stand up.
    pub fn clear(&mut self, one: &Profile) {
        self.words.clear(one.of(WORDS));
        self.opening.clear(one.of(OPENING));
        self.names.clear(one.of(NAMES));
        self.numbers.clear(one.of(NUMBERS));
    }

    /// Cosine of the words of the text that is seated and another one's.
    pub fn words(&self, one: &Profile, other: &Profile) -> f64 {
        cosine(self.words.dot(other.of(WORDS)), one.square(WORDS), other.square(WORDS))
    }

    /// Share of the headlines that lies on words of the other text, in the mean of the two.
    fn headline(&self, one: &Profile, other: &Profile) -> f64 {
        let square = |weight: u16| u64::from(weight) * u64::from(weight);
        let words = other.of(WORDS);
        let held = |entry: &&Entry| {
            words.binary_search_by_key(&entry.term, |word| word.term).is_ok_and(|at| words[at].weight > 0)
        };
        let share = |found: u64, of: &Profile| if found == 0 { 0.0 } else { found as f64 / of.square(TITLE) as f64 };
        let ones: u64 = one.of(TITLE).iter().filter(held).map(|entry| square(entry.weight)).sum();
        let here = |entry: &&Entry| self.words.weight(entry.term) > 0;
        let others: u64 = other.of(TITLE).iter().filter(here).map(|entry| square(entry.weight)).sum();
        (share(ones, one) + share(others, other)) / 2.0
    }

    /// Words that another text shares with the one that is seated, and that are names in either: a name may open every
    /// sentence that has it.
    pub fn shared_names(&self, other: &Profile) -> impl Iterator<Item = Term> {
        let theirs = other.of(NAMES);
        let is_name =
            |term| self.names.weight(term) > 0 || theirs.binary_search_by_key(&term, |entry| entry.term).is_ok();
        other.of(WORDS).iter().map(|entry| entry.term).filter(move |&term| self.words.weight(term) > 0 && is_name(term))
    }

    /// Whether another text shares a number with the one that is seated.
    pub fn shares_numbers(&self, other: &Profile) -> bool {
        self.numbers.dot(other.of(NUMBERS)) > 0
    }

    fn days(&mut self, days: u32) -> (f64, f64) {
        let value = |days: usize| {
            let days = days as f64;
            (libm::exp(-days / DAYS), (libm::log(1.0 + days) / libm::log(1.0 + FAR)).min(1.0))
        };
        while self.days.len() <= FAR as usize {
            self.days.push(value(self.days.len()));
        }
        self.days.get(days as usize).copied().unwrap_or_else(|| value(days as usize))
    }

    /// The features of a pair of which `one` is seated: `words` is the cosine of their words, `nearest` the highest that
    /// either has with any text, `shared` the share of the shorter text's words in shared runs, in ten-thousandths. `None`
    /// where their sum is below `least` whatever the headlines are, which cost most.
    pub fn features(
        &mut self,
        (one, other): (&Profile, &Profile),
        words: f64,
        nearest: (f64, f64),
        shared: u16,
        least: f64,
    ) -> Option<[f64; FEATURES.len()]> {
        let standing = (words / nearest.0.max(LEAST_NEAREST), words / nearest.1.max(LEAST_NEAREST));
        let of =
            |spread: &Spread, part: usize| cosine(spread.dot(other.of(part)), one.square(part), other.square(part));
        let disjoint =
            |cosine: f64, part: usize| f64::from(cosine == 0.0 && one.square(part) > 0 && other.square(part) > 0);
        let (mut rarest, mut common, mut dot) = (0, 0, 0);
        for entry in other.of(NAMES) {
            let (x, y) = (u64::from(self.names.weight(entry.term)), u64::from(entry.weight));
            rarest = x.min(y).max(rarest);
            common += x.min(y) * x.min(y);
            dot += x * y;
        }
        let names = cosine(dot, one.square(NAMES), other.square(NAMES));
        let numbers = of(&self.numbers, NUMBERS);
        let fewer = one.square(NAMES).min(other.square(NAMES));
        let days = one.day.zip(other.day).map(|(a, b)| self.days(a.abs_diff(b)));
        let mut features = [
            words,
            of(&self.opening, OPENING),
            0.0,
            names,
            if fewer == 0 { 0.0 } else { common as f64 / fewer as f64 },
            (rarest as f64 / RARE).min(1.0),
            (words * names).sqrt(),
            numbers,
            disjoint(names, NAMES),
            // The numbers that they share may stand in what is missing.
            if one.truncated || other.truncated { 0.0 } else { disjoint(numbers, NUMBERS) },
            days.map_or(0.0, |(near, _)| near),
            days.map_or(0.0, |(_, far)| far),
            f64::from(days.is_none()),
            f64::from(shared) / 10_000.0,
            standing.0.min(standing.1),
            standing.0.max(standing.1),
        ];
        if sum(&WEIGHTS, &features) + WEIGHTS[HEADLINE].max(0.0) < least {
            return None;
        }
        features[HEADLINE] = self.headline(one, other);
        Some(features)
    }
}

/// The place of the headline among the features.
const HEADLINE: usize = 2;

/// Sum of features below which a likeness is less than [`LEAST`](super::linkage::LEAST).
pub const LEAST_SUM: f64 = -3.95;

fn sum(weights: &[f64; FEATURES.len() + 1], features: &[f64; FEATURES.len()]) -> f64 {
    features.iter().zip(weights).map(|(feature, weight)| feature * weight).sum::<f64>() + weights[FEATURES.len()]
}

/// Likeness of a pair in ten-thousandths.
pub fn likeness(features: &[f64; FEATURES.len()]) -> u32 {
    likeness_with(&WEIGHTS, features)
}

/// The same under other weights, for fitting.
pub fn likeness_with(weights: &[f64; FEATURES.len() + 1], features: &[f64; FEATURES.len()]) -> u32 {
    of_sum(sum(weights, features))
}

fn of_sum(sum: f64) -> u32 {
    (10_000.0 / (1.0 + libm::exp(-sum)) + 0.5) as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::linkage::LEAST;

    #[test]
    fn what_is_not_judged_to_the_end_would_not_be_kept() {
        assert!(of_sum(LEAST_SUM) < LEAST && of_sum(LEAST_SUM + 0.1) >= LEAST);
        assert_eq!(FEATURES[HEADLINE], "headline in the other");
    }
}
