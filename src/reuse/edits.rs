//! Two sides of a passage → the words in which they differ (Myers 1986, as the crate `similar` has it).

use super::measure::Span;
use crate::text::Token;
use similar::algorithms::{DiffHook, myers};
use std::convert::Infallible;

/// Where two sides differ: a range of the one and of the other, empty where the other has more.
pub type Difference = ([u32; 2], [u32; 2]);

/// Ranges of compared words that differ inside a span, in order.
pub fn edits(a: &[Token], b: &[Token], span: &Span) -> Vec<Difference> {
    let hashes = |words: &[Token], [from, to]: [u32; 2]| -> Vec<u64> {
        words[from as usize..to as usize].iter().map(|word| word.hash).collect()
    };
    let found = differences(&hashes(a, span.a), &hashes(b, span.b));
    let edit = |(in_a, in_b): Difference| (in_a.map(|at| span.a[0] + at), in_b.map(|at| span.b[0] + at));
    found.into_iter().map(edit).collect()
}

/// Ranges of two sequences that differ, in order.
pub fn differences(a: &[u64], b: &[u64]) -> Vec<Difference> {
    if a == b {
        return Vec::new();
    }
    // Seen from the other side, the same words differ.
    let turned = b < a;
    let (first, second) = if turned { (b, a) } else { (a, b) };
    let mut found = Found(Vec::new());
    let Ok(()) = myers::diff(&mut found, first, 0..first.len(), second, 0..second.len());
    found.0.into_iter().map(|(one, other)| if turned { (other, one) } else { (one, other) }).collect()
}

/// Differences as they are met; those that touch are one.
struct Found(Vec<Difference>);

impl Found {
    fn add(&mut self, (old, old_len): (usize, usize), (new, new_len): (usize, usize)) -> Result<(), Infallible> {
        let range = |at: usize, len: usize| [at as u32, (at + len) as u32];
        let (old, new) = (range(old, old_len), range(new, new_len));
        match self.0.last_mut().filter(|last| last.0[1] == old[0] && last.1[1] == new[0]) {
            Some(last) => (last.0[1], last.1[1]) = (old[1], new[1]),
            None => self.0.push((old, new)),
        }
        Ok(())
    }
}

impl DiffHook for Found {
    type Error = Infallible;

    fn delete(&mut self, old: usize, len: usize, new: usize) -> Result<(), Infallible> {
        self.add((old, len), (new, 0))
    }

    fn insert(&mut self, old: usize, new: usize, len: usize) -> Result<(), Infallible> {
        self.add((old, 0), (new, len))
    }
}
