//! Which articles tell one event.
//!
//! 1. Each text has a [`profile`](profile::Profile): weighted words, opening, names, numbers, day.
//! 2. [`neighbours`] proposes pairs, [`likeness`] judges each, as a probability.
//! 3. [`linkage`] merges by average likeness; the tree is kept, the settings' threshold cuts it.
//! 4. [`naming`] says what the story is about and why each text belongs to it.
//!
//! Copies count once: only the leads of groups take part, their copies follow them. Texts are ordered by id and all sums
//! are of whole numbers, so that neither order of arrival nor history shows.

pub mod corrections;
pub mod identity;
pub mod likeness;
pub mod linkage;
pub mod names;
pub mod naming;
pub mod neighbours;
pub mod profile;
pub mod terms;

use crate::article::Article;
use crate::order::Map;
use crate::text::Token;
use likeness::{FEATURES, features, likeness};
use linkage::{Linkage, Merge, cut};
use neighbours::Lists;
use profile::{Profile, Weighted, profile};
use terms::Dictionary;

/// The stories of a pile; articles are known by number.
#[derive(Debug, Default)]
pub struct Stories {
    dictionary: Dictionary,
    profiles: Map<u32, Profile>,
    /// The texts that take part, by id, with their weights; made anew when the pile changes.
    texts: Vec<(u32, Weighted)>,
    lists: Option<Lists>,
    /// Pairs worth judging, with the cosine of their words.
    pairs: Vec<(u32, u32, f64)>,
    /// For each text the highest cosine of its words with any other.
    nearest: Vec<f64>,
    /// Units of work done: texts whose neighbours were found, then pairs that were judged.
    next: usize,
    /// Likenesses in ten-thousandths, by pair.
    edges: Vec<(u32, u32, u32)>,
    judged: bool,
    linkage: Linkage,
    tree: Vec<Merge>,
}

/// So many pairs are judged in one unit of work.
const TOGETHER: usize = 64;

/// Shared wording of two articles: the share of the shorter's words, in ten-thousandths.
pub type Shared = Map<(u32, u32), u16>;

impl Stories {
    /// Takes an article in, or its changed headline or time.
    pub fn add(&mut self, number: u32, article: &Article) {
        self.remove(number);
        let profile = profile(article, &mut self.dictionary);
        self.count(&profile, 1);
        self.profiles.insert(number, profile);
    }

    /// Takes an article out.
    pub fn remove(&mut self, number: u32) {
        if let Some(profile) = self.profiles.remove(&number) {
            self.count(&profile, -1);
        }
        self.judged = false;
    }

    fn count(&mut self, profile: &Profile, by: i32) {
        let terms: Vec<u32> = profile.words.iter().map(|&(term, _)| term).collect();
        self.dictionary.count(&terms, by);
    }

    /// Starts afresh with the texts that take part, in the order of their ids.
    pub fn begin(&mut self, texts: &[u32]) {
        let rarities = self.dictionary.rarities(self.profiles.len());
        self.texts = texts.iter().map(|text| (*text, self.profiles[text].weigh(&rarities))).collect();
        self.lists = Some(Lists::new(self.texts.iter().map(|(_, weighted)| &weighted.words), rarities.len()));
        self.nearest = vec![0.0; self.texts.len()];
        self.pairs.clear();
        self.edges.clear();
        self.next = 0;
        self.judged = false;
    }

    /// Does the next bit of work; `false` where none is left.
    pub fn work(&mut self, shared: &Shared) -> bool {
        if self.next < self.texts.len() {
            self.propose_next();
        } else if self.lists.take().is_some() {
            self.pairs.sort_unstable_by_key(|&(a, b, _)| (a, b));
            self.pairs.dedup_by_key(|&mut (a, b, _)| (a, b));
        } else if self.next < self.texts.len() + self.pairs.len() {
            self.judge_some(shared);
        } else {
            self.judged = true;
        }
        !self.judged
    }

    /// Starts joining what was judged, but for what is to be kept apart (articles by their places among the texts) and what
    /// is left `outside`.
    pub fn begin_linking(&mut self, apart: Vec<(u32, u32)>, outside: Vec<u32>) {
        self.linkage = Linkage::new(self.texts.len(), &apart, &outside);
        self.tree.clear();
    }

    /// Joins the next ones; `false` where none are left.
    pub fn link_next(&mut self) -> bool {
        let more = self.linkage.work(&self.edges);
        if !more {
            self.tree = std::mem::take(&mut self.linkage).into_tree();
        }
        more
    }

    /// Joints made, of how many there can be.
    pub fn linked(&self) -> (u32, u32) {
        self.linkage.progress()
    }

    /// Finds the neighbours of the next text.
    fn propose_next(&mut self) {
        let Some(lists) = &mut self.lists else { return };
        let at = self.next;
        let texts = &self.texts;
        let words = &texts[at].1.words;
        for other in lists.of(at, words, |text| texts[text].1.words.square) {
            let cosine = words.cosine(&texts[other as usize].1.words);
            for text in [at, other as usize] {
                self.nearest[text] = self.nearest[text].max(cosine);
            }
            self.pairs.push((other.min(at as u32), other.max(at as u32), cosine));
        }
        self.next += 1;
    }

    /// Judges the next [`TOGETHER`] pairs.
    fn judge_some(&mut self, shared: &Shared) {
        let from = self.next - self.texts.len();
        let to = self.pairs.len().min(from + TOGETHER);
        for pair in &self.pairs[from..to] {
            let value = likeness(&self.features_of(pair, shared));
            if value >= linkage::LEAST {
                self.edges.push((pair.0, pair.1, value));
            }
        }
        self.next += to - from;
    }

    fn features_of(&self, &(a, b, words): &(u32, u32, f64), shared: &Shared) -> [f64; FEATURES.len()] {
        let ((x, one), (y, other)) = (&self.texts[a as usize], &self.texts[b as usize]);
        let wording = shared.get(&(*x.min(y), *x.max(y))).copied().unwrap_or(0);
        features(one, other, words, (self.nearest[a as usize], self.nearest[b as usize]), wording)
    }

    /// Units of work done, of how many are known of.
    pub fn progress(&self) -> (u32, u32) {
        (self.next as u32, (self.texts.len() + self.pairs.len()) as u32)
    }

    /// Whether all pairs of the texts of the last [`begin`](Self::begin) have been judged.
    pub fn is_judged(&self) -> bool {
        self.judged
    }

    /// The stories at a threshold in ten-thousandths, as positions among the texts.
    pub fn clusters(&self, threshold: u32) -> Vec<Vec<usize>> {
        let mut clusters: Map<u32, Vec<usize>> = Map::new();
        for (text, first) in cut(self.texts.len(), &self.tree, threshold).into_iter().enumerate() {
            clusters.or_insert_with(first, Vec::new).push(text);
        }
        clusters.into_pairs().into_iter().map(|(_, texts)| texts).collect()
    }

    /// The article numbers of the texts that take part, in their order.
    pub fn numbers(&self) -> impl Iterator<Item = u32> + '_ {
        self.texts.iter().map(|&(number, _)| number)
    }

    /// The article number of a text.
    pub fn number(&self, text: usize) -> u32 {
        self.texts[text].0
    }

    /// All pairs `(a, b, likeness)` of texts that are alike at all, `a` < `b`, sorted.
    pub fn edges(&self) -> &[(u32, u32, u32)] {
        &self.edges
    }

    /// Those of a text with later ones.
    pub fn edges_from(&self, text: usize) -> &[(u32, u32, u32)] {
        let from = self.edges.partition_point(|edge| edge.0 < text as u32);
        let count = self.edges[from..].iter().take_while(|edge| edge.0 == text as u32).count();
        &self.edges[from..from + count]
    }

    /// Likeness of two texts in ten-thousandths; pairs that were not worth judging have 0.
    pub fn likeness_of(&self, a: usize, b: usize) -> u32 {
        let pair = (a.min(b) as u32, a.max(b) as u32);
        let at = self.edges.partition_point(|&(x, y, _)| (x, y) < pair);
        self.edges.get(at).filter(|&&(x, y, _)| (x, y) == pair).map_or(0, |&(_, _, likeness)| likeness)
    }

    /// Pairs of articles whose likeness is at least so many ten-thousandths.
    pub fn likely(&self, least: u32) -> Vec<(u32, u32)> {
        let number = |text: u32| self.texts[text as usize].0;
        self.edges.iter().filter(|edge| edge.2 >= least).map(|&(a, b, _)| (number(a), number(b))).collect()
    }

    /// The features of every judged pair of articles, for fitting the weights and for samples to validate.
    pub fn judged(&self, shared: &Shared) -> Vec<(u32, u32, [f64; FEATURES.len()])> {
        let number = |text: u32| self.texts[text as usize].0;
        self.pairs.iter().map(|pair| (number(pair.0), number(pair.1), self.features_of(pair, shared))).collect()
    }

    /// The term of a word of an article, where the pile knows it.
    fn term_of(&self, token: &Token, article: &Article) -> Option<terms::Term> {
        self.dictionary.known(token, profile::is_neutral(article))
    }

    /// Terms that weigh in most of these texts, strongest in the sum of all first.
    fn common_terms(&self, texts: &[usize]) -> Vec<terms::Term> {
        let needed = if texts.len() < 2 { 1 } else { texts.len().div_ceil(2).max(2) };
        let mut sums: Map<u32, (u64, usize)> = Map::new();
        for &text in texts {
            for &(term, weight) in &self.texts[text].1.words.weights {
                let (sum, holders) = sums.or_insert_with(term, || (0, 0));
                *sum += u64::from(weight);
                *holders += 1;
            }
        }
        let common = sums.into_pairs().into_iter().filter(|(_, (_, holders))| *holders >= needed);
        self.strongest(common.map(|(term, (sum, _))| (sum, term)).collect())
    }

    /// Terms by what they weigh, most first.
    fn strongest(&self, weighed: Vec<(u64, terms::Term)>) -> Vec<terms::Term> {
        let by_weight = |x: &(u64, u32), y: &(u64, u32)| {
            y.0.cmp(&x.0).then_with(|| self.dictionary.stem(x.1).cmp(self.dictionary.stem(y.1)))
        };
        crate::order::sorted(weighed, by_weight).into_iter().map(|(_, term)| term).collect()
    }

    /// Terms that weigh in both texts, strongest first.
    fn shared_terms(&self, a: usize, b: usize) -> Vec<terms::Term> {
        let mut shared = Vec::new();
        self.texts[a]
            .1
            .words
            .shared(&self.texts[b].1.words, |term, x, y| shared.push((u64::from(x) * u64::from(y), term)));
        self.strongest(shared)
    }
}
