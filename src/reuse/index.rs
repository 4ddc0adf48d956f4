//! Which articles share shingles: an exact join, one article at a time.
//!
//! A table leads from each shingle to the articles that hold it. Adding an article walks the lists of its own shingles
//! and counts how many it shares with each earlier one, so the cost is in proportion to what it shares, and no order of
//! arrival changes a count. Exact and complete but for shingles that more than [`COMMON`] texts hold: those are not
//! followed further (a wording that stands in so many distinct texts is a formula, and would cost their square).

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A shingle in more texts than this is no longer followed.
pub const COMMON: u32 = 512;

/// Passes a hash through as it is.
#[derive(Debug, Default, Clone)]
pub struct Through(u64);

impl Hasher for Through {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, _: &[u8]) {
        unreachable!("only u64 keys are hashed");
    }
    fn write_u64(&mut self, value: u64) {
        self.0 = value;
    }
}

const END: u32 = u32::MAX;

#[derive(Debug)]
struct List {
    head: u32,
    len: u32,
}

#[derive(Debug)]
struct Posting {
    article: u32,
    next: u32,
}

/// Shingle → the articles that hold it.
#[derive(Debug, Default)]
pub struct Index {
    lists: HashMap<u64, List, BuildHasherDefault<Through>>,
    postings: Vec<Posting>,
    /// Postings that were taken out, to be used again.
    free: Vec<u32>,
    counts: Vec<u32>,
    common: u32,
}

impl Index {
    /// Shingles that are no longer followed.
    pub fn common(&self) -> u32 {
        self.common
    }

    /// Adds an article's distinct shingles; gives the articles added before that share some, with how many.
    pub fn add(&mut self, article: u32, shingles: &[u64]) -> Vec<(u32, u32)> {
        self.counts.resize(self.counts.len().max(article as usize + 1), 0);
        let mut touched = Vec::new();
        for &shingle in shingles {
            let list = self.lists.entry(shingle).or_insert(List { head: END, len: 0 });
            list.len += 1;
            if list.len > COMMON {
                self.common += u32::from(list.len == COMMON + 1);
                continue;
            }
            let mut at = list.head;
            while at != END {
                let Posting { article, next } = self.postings[at as usize];
                let count = &mut self.counts[article as usize];
                if *count == 0 {
                    touched.push(article);
                }
                *count += 1;
                at = next;
            }
            let posting = Posting { article, next: list.head };
            list.head = match self.free.pop() {
                Some(at) => {
                    self.postings[at as usize] = posting;
                    at
                }
                None => {
                    self.postings.push(posting);
                    self.postings.len() as u32 - 1
                }
            };
        }
        touched.sort_unstable();
        touched.into_iter().map(|other| (other, std::mem::take(&mut self.counts[other as usize]))).collect()
    }

    /// Takes out an article that was added with these shingles. A shingle that is no longer followed stays so.
    pub fn remove(&mut self, article: u32, shingles: &[u64]) {
        for shingle in shingles {
            let Some(list) = self.lists.get_mut(shingle) else { continue };
            let (mut before, mut at) = (END, list.head);
            while at != END && self.postings[at as usize].article != article {
                (before, at) = (at, self.postings[at as usize].next);
            }
            if list.len <= COMMON {
                list.len -= 1;
            }
            if at == END {
                continue;
            }
            let next = self.postings[at as usize].next;
            match before {
                END => list.head = next,
                _ => self.postings[before as usize].next = next,
            }
            self.free.push(at);
        }
    }
}
