//! Which texts share wording: an exact join of shingles proposes pairs, exact counts decide.
//!
//! 1. Texts with the same words make a class; one of them stands for all, so that ten thousand copies cost no square.
//! 2. [`index::Index`] finds the earlier texts that share shingles with a new one.
//! 3. Each such pair is measured ([`mod@measure`]); its kind follows from the measure and the settings alone, so that
//!    another strictness needs no new measuring.
//! 4. Copies are folded under a lead ([`groups`]).
//!
//! Measures are oriented by content, never by arrival, so that no order shows in a result.

pub mod edits;
mod findings;
pub mod groups;
pub mod index;
pub mod kinds;
pub mod measure;
pub mod origin;
mod postings;
pub mod versions;
pub mod words;

pub use findings::{Findings, Fold, Pair};

use crate::order::{Key, Map};
use crate::report::RelationKind;
use crate::settings::Settings;
use crate::text::Token;
use index::Index;
use measure::{Measure, Text, measure};
use std::sync::Arc;

/// What shares fewer words than this is not kept: the shortest quote that is told.
const LEAST_WORDS: u32 = 8;
/// So many pairs that tell one event are looked at in one unit of work.
const LOOKED: usize = 4096;
/// So many texts are kept ready for being measured again.
const READY: usize = 1024;

/// A text that takes part.
#[derive(Debug, Clone, Copy, Default)]
struct Node {
    /// Hash of all its compared words.
    identity: u64,
    /// Its compared words; 0 where it takes no part.
    words: u32,
    /// Stands for its class in the index.
    stands: bool,
}

/// Pairs of texts that tell one event, on their way to being measured and to the findings.
#[derive(Debug, Default)]
struct Verifying {
    likely: Vec<(u32, u32)>,
    /// How many of them have been looked at, and those that have to be measured.
    looked: usize,
    unknown: Vec<(u32, u32)>,
    /// How many of them have been looked at again, and what is told of them.
    told: usize,
    found: Vec<Pair>,
}

/// The shared wording of a pile; articles are known by number.
#[derive(Debug, Default)]
pub struct Reuse {
    index: Index,
    /// By the articles' numbers.
    nodes: Vec<Node>,
    /// Texts of the same words, the one that stands for them first.
    classes: Map<u64, Vec<u32>>,
    pairs: Map<(u32, u32), Arc<Measure>>,
    /// Pairs of one event that the join did not propose.
    verified: Map<(u32, u32), Arc<Measure>>,
    verifying: Verifying,
    /// Pairs still to be measured.
    todo: Vec<(u32, u32)>,
    /// Pairs to be measured, of all since the last time there were none.
    total: u32,
    /// Texts that were measured lately; pairs come in runs of one.
    ready: Map<u32, Text>,
}

impl Reuse {
    /// Takes a text in. Texts without words take no part.
    pub fn add(&mut self, article: u32, words: &[Token]) {
        if words.is_empty() {
            return;
        }
        let identity = words::identity(words);
        self.nodes.resize(self.nodes.len().max(article as usize + 1), Node::default());
        self.nodes[article as usize] = Node { identity, words: words.len() as u32, stands: false };
        let class = self.classes.or_insert_with(identity, Vec::new);
        class.push(article);
        if class.len() == 1 {
            self.stand(article, words);
        }
    }

    /// Lets a text stand for its class.
    fn stand(&mut self, article: u32, words: &[Token]) {
        let node = &mut self.nodes[article as usize];
        node.stands = true;
        self.index.add(article, node.identity, node.words, words::shingles(words));
    }

    fn node(&self, article: u32) -> Node {
        self.nodes.get(article as usize).copied().unwrap_or_default()
    }

    fn oriented(&self, a: u32, b: u32) -> (u32, u32) {
        if self.node(a).identity < self.node(b).identity { (a, b) } else { (b, a) }
    }

    /// Takes texts out; `words_of` gives the compared words of any text as it was added.
    pub fn remove(&mut self, articles: &[u32], words_of: impl Fn(u32) -> Vec<Token>) {
        let mut stood: Map<u32, ()> = Map::new();
        let mut orphans: Map<u64, ()> = Map::new();
        for article in articles {
            let Some(node) = self.nodes.get_mut(*article as usize).map(std::mem::take) else { continue };
            let Some(class) = self.classes.get_mut(&node.identity) else { continue };
            if node.stands {
                stood.insert(*article, ());
                orphans.insert(node.identity, ());
            }
            class.retain(|member| member != article);
            if class.is_empty() {
                self.classes.remove(&node.identity);
            }
        }
        if !stood.is_empty() {
            self.index.remove(stood.keys());
            let gone = |pair: &(u32, u32)| stood.contains_key(&pair.0) || stood.contains_key(&pair.1);
            self.pairs.retain(|pair| !gone(pair));
            self.verified.retain(|pair| !gone(pair));
            self.todo.retain(|pair| !gone(pair));
        }
        for identity in orphans.keys() {
            // All that stood before it in its class are gone.
            if let Some(&heir) = self.classes.get(&identity).and_then(|class| class.first()) {
                self.stand(heir, &words_of(heir));
            }
        }
        self.ready = Map::new();
    }

    /// Done and to be done, of joining and then of measuring.
    pub fn progress(&self) -> (u32, u32) {
        let (joined, join) = self.index.progress();
        (joined + self.total - self.todo.len() as u32, join + self.total)
    }

    /// Looks for pairs that share wordings, a small part of it at a time; `false` when all are known.
    pub fn join_next(&mut self) -> bool {
        let Some(proposed) = self.index.join_next() else { return true };
        let mut pairs: Vec<(u32, u32)> = proposed.pairs.iter().map(|&(a, b)| self.oriented(a, b)).collect();
        if proposed.all {
            let wanted = sorted(pairs.iter().map(|&pair| pair.pack()));
            self.pairs.retain(|pair| wanted.binary_search(&pair.pack()).is_ok());
            self.todo.clear();
        }
        pairs.retain(|pair| !self.pairs.contains_key(pair));
        self.todo.append(&mut pairs);
        self.begin_measuring();
        false
    }

    /// Measures the next pair; `false` where none is left. `text_of` makes an article ready for measuring.
    pub fn measure_next(&mut self, text_of: &dyn Fn(u32) -> Text) -> bool {
        let Some((pair, measured)) = self.next_pair(text_of) else { return false };
        if measured.words >= LEAST_WORDS {
            self.pairs.insert(pair, Arc::new(measured));
        }
        true
    }

    fn next_pair(&mut self, text_of: &dyn Fn(u32) -> Text) -> Option<((u32, u32), Measure)> {
        let Some(pair) = self.todo.pop() else {
            self.total = 0;
            self.ready = Map::new();
            return None;
        };
        if self.ready.len() + 2 > READY {
            self.ready = Map::new();
        }
        for text in [pair.0, pair.1] {
            self.ready.or_insert_with(text, || text_of(text));
        }
        Some((pair, measure(&self.ready[&pair.0], &self.ready[&pair.1])))
    }

    /// Takes the pairs of texts that tell one event; those that have not been measured are to be.
    pub fn begin_verifying(&mut self, likely: Vec<(u32, u32)>) {
        self.verifying = Verifying { likely, ..Verifying::default() };
    }

    /// Looks which of the next pairs have to be measured.
    fn look(&mut self) {
        let from = self.verifying.looked;
        let to = self.verifying.likely.len().min(from + LOOKED);
        for at in from..to {
            let (a, b) = self.verifying.likely[at];
            let pair = self.oriented(a, b);
            // A headline alone has no words to compare; what a hub holds together is related through it.
            let here = self.node(a).words.min(self.node(b).words) > 0
                && !self.index.share_hub(self.standing(a), self.standing(b));
            if here && !self.verified.contains_key(&pair) && self.measured(a, b).is_none() {
                self.verifying.unknown.push(pair);
            }
        }
        self.verifying.looked = to;
        if to == self.verifying.likely.len() {
            self.todo = std::mem::take(&mut self.verifying.unknown);
            self.begin_measuring();
        }
    }

    /// Puts pairs whose texts hang together next to each other, so that few texts have to be made ready twice.
    fn begin_measuring(&mut self) {
        self.total = self.todo.len() as u32;
        let mut firsts: Vec<u32> = (0..self.nodes.len() as u32).collect();
        for (a, b) in in_order(&self.todo, firsts.len(), |a, b| a.max(b)) {
            let (last, first) = (a.max(b) as usize, a.min(b) as usize);
            firsts[last] = firsts[last].min(firsts[first]);
        }
        self.todo = in_order(&self.todo, firsts.len(), |a, b| firsts[a as usize].min(firsts[b as usize]));
    }

    /// Measures the next pair of texts that tell one event, or looks at some of them; `false` where nothing is left to do.
    pub fn verify_next(&mut self, text_of: &dyn Fn(u32) -> Text, settings: &Settings) -> bool {
        if self.verifying.looked < self.verifying.likely.len() {
            self.look();
        } else if let Some(pair) = self.next_pair(text_of) {
            self.verified.insert(pair.0, Arc::new(pair.1));
        } else if self.verifying.told < self.verifying.likely.len() {
            self.tell_verified(settings);
        } else {
            return false;
        }
        true
    }

    /// What two texts share, as their words were measured when the join proposed them.
    fn measured(&self, a: u32, b: u32) -> Option<&Arc<Measure>> {
        self.pairs.get(&self.oriented(self.standing(a), self.standing(b)))
    }

    /// The text that stands for an article in the join.
    fn standing(&self, article: u32) -> u32 {
        self.classes.get(&self.node(article).identity).and_then(|class| class.first()).copied().unwrap_or(article)
    }

    /// Looks what is told of the next pairs.
    fn tell_verified(&mut self, settings: &Settings) {
        let from = self.verifying.told;
        let to = self.verifying.likely.len().min(from + LOOKED);
        for at in from..to {
            let (a, b) = self.verifying.likely[at];
            let articles = self.oriented(a, b);
            let lengths = (self.node(articles.0).words as usize, self.node(articles.1).words as usize);
            let known = self.measured(a, b);
            let Some(measure) = known.or_else(|| self.verified.get(&articles)) else { continue };
            let kind = match kinds::kind(measure, lengths, settings) {
                None if kinds::is_scattered(measure, settings) => RelationKind::Passage,
                // They share wordings of too many texts for the join to propose each pair of them.
                Some(kind) if known.is_none() => kind,
                _ => continue,
            };
            let pair = Pair { articles, kind, measure: measure.clone(), later: None, verified: true, turned: false };
            self.verifying.found.push(pair);
        }
        self.verifying.told = to;
    }

    /// Pairs of one event that share scattered wording, and others that only verifying has found.
    pub fn take_verified(&mut self) -> Vec<Pair> {
        std::mem::take(&mut self.verifying).found
    }

    /// Wordings that are followed through one of the texts that hold them, for there are too many.
    pub fn common_wordings(&self) -> usize {
        self.index.common()
    }
}

/// Pairs in the order of a key below `most`, those of one key as they were.
fn in_order(pairs: &[(u32, u32)], most: usize, key: impl Fn(u32, u32) -> u32) -> Vec<(u32, u32)> {
    let mut starts = vec![0_u32; most + 1];
    pairs.iter().for_each(|&(a, b)| starts[key(a, b) as usize + 1] += 1);
    for at in 1..=most {
        starts[at] += starts[at - 1];
    }
    let mut ordered = vec![(0, 0); pairs.len()];
    for &(a, b) in pairs {
        let start = &mut starts[key(a, b) as usize];
        ordered[*start as usize] = (a, b);
        *start += 1;
    }
    ordered
}

fn sorted(numbers: impl Iterator<Item = u64>) -> Vec<u64> {
    let mut numbers: Vec<u64> = numbers.collect();
    numbers.sort_unstable();
    numbers
}
