//! How much two articles look like accounts of one event, as a probability in ten-thousandths.
//!
//! A logistic sum of a few named features; those that come in degrees count with their square, too, so that a little of
//! something and much of it need not weigh alike. Weights were fitted on the six development sets by `cargo xtask fit`
//! (logistic regression, every set counting the same); `docs/decisions/stories.md` says how. What differs (names, numbers)
//! counts against a match only where both articles have some: missing things say nothing.

use super::profile::{NAMES, NUMBERS, OPENING, Profile, TITLE, WORDS};
use super::terms::{Entry, PARTS, Spread, Term, cosine};

/// What a pair is judged by.
#[derive(Debug)]
pub struct Feature {
    /// What it is.
    pub name: &'static str,
    /// Whether its square counts, too: it comes in degrees.
    pub bent: bool,
}

/// So many features there are.
pub const COUNT: usize = 18;

/// The features, in the order of [`WEIGHTS`].
pub const FEATURES: [Feature; COUNT] = [
    Feature { name: "words", bent: true },
    Feature { name: "opening", bent: true },
    Feature { name: "headline in the other", bent: true },
    Feature { name: "names", bent: true },
    Feature { name: "names of the one with fewer", bent: true },
    Feature { name: "rarest name in both", bent: true },
    Feature { name: "names and words", bent: false },
    Feature { name: "numbers", bent: true },
    Feature { name: "no name in both", bent: false },
    Feature { name: "no number in both", bent: false },
    Feature { name: "close in time", bent: false },
    Feature { name: "far in time", bent: false },
    Feature { name: "time unknown", bent: false },
    Feature { name: "shared wording", bent: true },
    Feature { name: "as near as any, seen from the one", bent: true },
    Feature { name: "as near as any, seen from the other", bent: true },
    Feature { name: "nearer than the crowd, seen from the one", bent: false },
    Feature { name: "nearer than the crowd, seen from the other", bent: false },
];

/// The features of a pair.
pub type Features = [f64; COUNT];

/// For each feature its weight and that of its square; the constant.
pub type Weights = ([(f64, f64); COUNT], f64);

/// The weights in force.
pub const WEIGHTS: Weights = (
    [
        (0.58, -2.37),
        (5.25, -0.45),
        (-10.27, 10.32),
        (2.28, -2.39),
        (1.84, -1.12),
        (2.24, -1.17),
        (-0.23, 0.00),
        (1.15, -0.57),
        (0.90, 0.00),
        (-0.45, 0.00),
        (1.37, 0.00),
        (-4.65, 0.00),
        (-2.21, 0.00),
        (0.83, -1.04),
        (3.43, -1.91),
        (7.42, -2.53),
        (-1.32, 0.00),
        (9.53, 0.00),
    ],
    -4.84,
);

/// Articles a few days apart still tell one event: the weight of nearness falls to 1/e in so many days.
const DAYS: f64 = 3.0;
/// Days at which being far apart counts in full.
const FAR: f64 = 365.0;
/// In a pile where nothing is near, the nearest is taken to be so near: else the best of strangers would look like kin.
const LEAST_NEAREST: f64 = 0.25;
/// The crowd around a text begins behind so many that are nearer.
const CROWD: usize = 10;
/// Where hardly anything is near, the crowd is taken to be so near.
const LEAST_CROWD: f64 = 0.08;
/// Weight of a name that is in both, at which its rarity counts in full.
const RARE: f64 = 12.0 * PARTS;
/// How near others are to a text: the highest cosines of its words with theirs, highest first.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Company([f64; CROWD + 1]);

impl Company {
    /// Takes one more in.
    pub fn meet(&mut self, cosine: f64) {
        let at = self.0.partition_point(|&nearer| nearer >= cosine);
        if at <= CROWD {
            self.0.copy_within(at..CROWD, at + 1);
            self.0[at] = cosine;
        }
    }

    /// A cosine against the nearest, and against the crowd.
    fn standing(&self, cosine: f64) -> (f64, f64) {
        (cosine / self.0[0].max(LEAST_NEAREST), cosine - self.0[CROWD].max(LEAST_CROWD))
    }
}

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

    /// The features of a pair of which `one` is seated: `words` is the cosine of their words, `company` who is near to
    /// either, `shared` the share of the shorter text's words in shared runs, in ten-thousandths. `None`
    /// where their sum is below `least` whatever the headlines are, which cost most.
    pub fn features(
        &mut self,
        (one, other): (&Profile, &Profile),
        words: f64,
        company: (&Company, &Company),
        shared: u16,
        least: f64,
    ) -> Option<Features> {
        let (ours, theirs) = (company.0.standing(words), company.1.standing(words));
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
            ours.0.min(theirs.0),
            ours.0.max(theirs.0),
            ours.1.min(theirs.1),
            ours.1.max(theirs.1),
        ];
        if sum(&WEIGHTS, &features) + most_of(WEIGHTS.0[HEADLINE]) < least {
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

/// The most that a feature from 0 to 1 can add: where the curve is open upwards that is at an end.
fn most_of((weight, bend): (f64, f64)) -> f64 {
    (weight + bend.max(0.0)).max(0.0)
}

fn sum((weights, constant): &Weights, features: &Features) -> f64 {
    let mut sum = *constant;
    for (value, (weight, bend)) in features.iter().zip(weights) {
        sum += value * (weight + value * bend);
    }
    sum
}

/// Likeness of a pair in ten-thousandths.
pub fn likeness(features: &Features) -> u32 {
    likeness_with(&WEIGHTS, features)
}

/// The same under other weights, for fitting.
pub fn likeness_with(weights: &Weights, features: &Features) -> u32 {
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
        assert_eq!(FEATURES[HEADLINE].name, "headline in the other");
        for (weight, bend) in [(2.0, 1.0), (2.0, -1.0), (-2.0, 3.0), (-2.0, 1.0), (1.0, -4.0)] {
            let adds = |value: f64| value * (weight + value * bend);
            assert!((0..=100).all(|at| adds(f64::from(at) / 100.0) <= most_of((weight, bend))));
        }
    }

    #[test]
    fn company_keeps_the_nearest() {
        let mut company = Company::default();
        assert_eq!(company.standing(0.5), (2.0, 0.42));
        for cosine in [3, 9, 1, 12, 5, 7, 2, 11, 4, 8, 6, 10] {
            company.meet(f64::from(cosine) / 20.0);
        }
        // The highest is 12/20, the eleventh 2/20.
        assert_eq!(company.standing(0.6), (1.0, 0.5));
    }
}
