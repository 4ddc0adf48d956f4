//! Which pairs are worth judging: those that share weighty terms.
//!
//! Each text is looked up in lists by term, its weightiest terms first; sums of products give a rough cosine, and the
//! best [`NEIGHBOURS`] above [`FLOOR`] are kept. Terms in too large a part of the pile are passed over: they part nothing.
//! Near linear as long as stories are small against the pile.

use super::terms::Vector;

/// So many candidates are kept for each text.
pub const NEIGHBOURS: usize = 48;
/// So many of a text's weightiest terms are looked up.
const TERMS: usize = 96;
/// Rough cosine below which two texts are not compared, in hundredths of a percent.
const FLOOR: f64 = 0.04;
/// A term in more texts than this, and in more than a quarter of them, is passed over.
const COMMON: usize = 400;

/// Lists of texts by term, for a set of texts in a fixed order.
#[derive(Debug)]
pub struct Lists {
    lists: Vec<Vec<(u32, u32)>>,
    scores: Vec<u64>,
    texts: usize,
}

impl Lists {
    /// Lists over `vectors`; `terms` is the number of terms.
    pub fn new<'a>(vectors: impl Iterator<Item = &'a Vector>, terms: usize) -> Self {
        let mut lists = vec![Vec::new(); terms];
        let mut texts = 0;
        for (text, vector) in vectors.enumerate() {
            for (term, weight) in heaviest(vector) {
                lists[term as usize].push((text as u32, weight));
            }
            texts = text + 1;
        }
        Self { lists, scores: vec![0; texts], texts }
    }

    /// Texts before `text` that are worth comparing with it.
    pub fn of(&mut self, text: usize, vector: &Vector, square: impl Fn(usize) -> u64) -> Vec<u32> {
        let most = COMMON.max(self.texts / 4);
        let mut touched: Vec<u32> = Vec::new();
        for (term, weight) in heaviest(vector) {
            let list = &self.lists[term as usize];
            if list.len() > most {
                continue;
            }
            for &(other, its) in list.iter().filter(|&&(other, _)| other as usize != text) {
                if self.scores[other as usize] == 0 {
                    touched.push(other);
                }
                self.scores[other as usize] += u64::from(weight) * u64::from(its);
            }
        }
        let mut found: Vec<(f64, u32)> = touched
            .into_iter()
            .map(|other| {
                (
                    std::mem::take(&mut self.scores[other as usize]) as f64
                        / libm::sqrt(vector.square as f64 * square(other as usize) as f64),
                    other,
                )
            })
            .filter(|&(cosine, _)| cosine >= FLOOR)
            .collect();
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        found.truncate(NEIGHBOURS);
        found.into_iter().map(|(_, other)| other).collect()
    }
}

/// The weightiest terms of a vector. Of equal weights all or none are taken, so that term numbers decide nothing.
fn heaviest(vector: &Vector) -> Vec<(u32, u32)> {
    let mut terms = vector.weights.clone();
    if terms.len() > TERMS {
        let mut weights: Vec<u32> = terms.iter().map(|&(_, weight)| weight).collect();
        weights.sort_unstable();
        let least = weights[weights.len() - 1 - TERMS];
        terms.retain(|&(_, weight)| weight > least);
    }
    terms
}
