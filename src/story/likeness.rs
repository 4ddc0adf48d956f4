//! How much two articles look like accounts of one event, as a probability in ten-thousandths.
//!
//! A logistic sum of a few named features. Weights were fitted on the six development sets by `cargo xtask fit` (logistic
//! regression, every set counting the same); `docs/decisions/` says how. What differs (names, numbers) counts against a
//! match only where both articles have some: missing things say nothing.

use super::profile::Weighted;

/// The features, in the order of [`WEIGHTS`].
pub const FEATURES: [&str; 9] = [
    "words",
    "opening",
    "names",
    "numbers",
    "no name in both",
    "no number in both",
    "close in time",
    "time unknown",
    "shared wording",
];

/// Weight of each feature; the last is the constant.
pub const WEIGHTS: [f64; FEATURES.len() + 1] = [12.0, 3.0, 2.5, 1.0, -0.5, -0.2, 1.0, 0.5, 2.0, -4.6];

/// Articles a few days apart still tell one event: the weight of nearness falls to 1/e in so many days.
const DAYS: f64 = 3.0;

/// The features of a pair; `shared` is the share of the shorter text's words in shared runs, in ten-thousandths.
pub fn features(a: &Weighted, b: &Weighted, shared: u16) -> [f64; FEATURES.len()] {
    let names = a.names.cosine(&b.names);
    let numbers = a.numbers.cosine(&b.numbers);
    let disjoint = |cosine: f64, a: &super::terms::Vector, b: &super::terms::Vector| {
        f64::from(cosine == 0.0 && !a.weights.is_empty() && !b.weights.is_empty())
    };
    let days = a.day.zip(b.day).map(|(a, b)| (a - b).unsigned_abs());
    [
        a.words.cosine(&b.words),
        a.opening.cosine(&b.opening),
        names,
        numbers,
        disjoint(names, &a.names, &b.names),
        disjoint(numbers, &a.numbers, &b.numbers),
        days.map_or(0.0, |days| libm::exp(-(days as f64) / DAYS)),
        f64::from(days.is_none()),
        f64::from(shared) / 10_000.0,
    ]
}

/// Likeness of a pair in ten-thousandths.
pub fn likeness(features: &[f64; FEATURES.len()]) -> u32 {
    let sum =
        features.iter().zip(&WEIGHTS).map(|(feature, weight)| feature * weight).sum::<f64>() + WEIGHTS[FEATURES.len()];
    (10_000.0 / (1.0 + libm::exp(-sum)) + 0.5) as u32
}
