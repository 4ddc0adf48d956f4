//! How much two articles look like accounts of one event, as a probability in ten-thousandths.
//!
//! A logistic sum of a few named features. Weights were fitted on the six development sets by `cargo xtask fit` (logistic
//! regression, every set counting the same); `docs/decisions/` says how. What differs (names, numbers) counts against a
//! match only where both articles have some: missing things say nothing.

use super::profile::Weighted;
use super::terms::{PARTS, Vector};

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

/// The features of a pair: `words` is the cosine of their words, `nearest` the highest that either has with any text,
/// `shared` the share of the shorter text's words in shared runs, in ten-thousandths.
pub fn features(a: &Weighted, b: &Weighted, words: f64, nearest: (f64, f64), shared: u16) -> [f64; FEATURES.len()] {
    let standing = (words / nearest.0.max(LEAST_NEAREST), words / nearest.1.max(LEAST_NEAREST));
    let names = a.names.cosine(&b.names);
    let numbers = a.numbers.cosine(&b.numbers);
    let disjoint = |cosine: f64, a: &Vector, b: &Vector| {
        f64::from(cosine == 0.0 && !a.weights.is_empty() && !b.weights.is_empty())
    };
    let mut rarest = 0;
    let mut common = 0u64;
    a.names.shared(&b.names, |_, x, y| {
        rarest = rarest.max(x.min(y));
        common += u64::from(x.min(y)) * u64::from(x.min(y));
    });
    let fewer = a.names.square.min(b.names.square);
    let headline = (a.title.share_in(&b.words) + b.title.share_in(&a.words)) / 2.0;
    let days = a.day.zip(b.day).map(|(a, b)| (a - b).unsigned_abs() as f64);
    [
        words,
        a.opening.cosine(&b.opening),
        headline,
        names,
        if fewer == 0 { 0.0 } else { common as f64 / fewer as f64 },
        (f64::from(rarest) / RARE).min(1.0),
        libm::sqrt(words * names),
        numbers,
        disjoint(names, &a.names, &b.names),
        // The numbers that they share may stand in what is missing.
        if a.truncated || b.truncated { 0.0 } else { disjoint(numbers, &a.numbers, &b.numbers) },
        days.map_or(0.0, |days| libm::exp(-days / DAYS)),
        days.map_or(0.0, |days| (libm::log(1.0 + days) / libm::log(1.0 + FAR)).min(1.0)),
        f64::from(days.is_none()),
        f64::from(shared) / 10_000.0,
        standing.0.min(standing.1),
        standing.0.max(standing.1),
    ]
}

/// Likeness of a pair in ten-thousandths.
pub fn likeness(features: &[f64; FEATURES.len()]) -> u32 {
    likeness_with(&WEIGHTS, features)
}

/// The same under other weights, for fitting.
pub fn likeness_with(weights: &[f64; FEATURES.len() + 1], features: &[f64; FEATURES.len()]) -> u32 {
    let sum =
        features.iter().zip(weights).map(|(feature, weight)| feature * weight).sum::<f64>() + weights[FEATURES.len()];
    (10_000.0 / (1.0 + libm::exp(-sum)) + 0.5) as u32
}
