//! Which pairs are worth judging: those that share weighty terms which few texts have.
//!
//! Each text has terms looked up in lists by term, until so many places were read ([`BUDGET`]); sums of products give a
//! rough cosine, and the best [`NEIGHBOURS`] of each text above [`FLOOR`] are kept. Terms that add most for each place that
//! has to be read come first; those that are as dear as each other, to a quarter of a power of two, are looked up all or
//! none, so that neither their numbers nor the order of arrival decide. A term counts where both texts look it up, so it is enough to look among the texts before: lists are filled as the
//! texts pass. The cost of a text is bounded whatever the size of the pile (taking the rarest lists first and stopping:
//! Buckley & Lewit 1985; Moffat & Zobel 1996). Memory: 4 bytes for each term looked up and 8 for each neighbour.

use super::terms::Entry;

/// So many candidates are kept for each text.
pub const NEIGHBOURS: usize = 48;
/// So many places in lists are read for one text, counted in both directions.
const BUDGET: u64 = 8192;
/// Rough cosine below which two texts are not compared.
const FLOOR: f64 = 0.04;
/// A rough weight has so many bits less than a weight, so that it fits into one byte.
const LESS: u32 = 5;
/// Bits of a place in a list that are the rough weight; the others are the text.
const ROUGH: u32 = 8;
const _: () = assert!(crate::settings::MAX_ARTICLES <= 1 << (32 - ROUGH));
/// Rough cosines of candidates are kept in so many parts of one.
const FINE: f64 = (1u32 << 30) as f64;

/// Never 0: a text that was met has a score.
fn rough(weight: u16) -> u32 {
    ((u32::from(weight) + (1 << (LESS - 1))) >> LESS).clamp(1, (1 << ROUGH) - 1)
}

/// Lists of texts by term, for a set of texts in a fixed order.
#[derive(Debug, Default)]
pub struct Lists {
    /// Texts that hold a term.
    held: Vec<u32>,
    /// The class of terms below which those of a text are looked up.
    reach: Vec<u8>,
    /// Where the list of each term begins, and where it is filled to.
    starts: Vec<u32>,
    filled: Vec<u32>,
    /// Text and rough weight.
    places: Vec<u32>,
    /// Rough products with the text at hand, and the texts that have one.
    scores: Vec<u32>,
    met: Vec<u32>,
    /// For each text its best candidates: rough cosine and text (turned, so that the first of equals is the best).
    best: Vec<u64>,
    kept: Vec<u8>,
}

/// Classes of terms: quarters of powers of two, of which 2^44 is the highest.
const CLASSES: usize = 4 * 45;
const _: () = assert!(CLASSES <= u8::MAX as usize);

/// How dear a term of a text is: the places that have to be read, by what they can add to a cosine.
fn class(held: u32, weight: u16) -> usize {
    let weight = u64::from(weight.max(1));
    let price = ((u64::from(held) << 20) / (weight * weight)).max(4);
    let power = price.ilog2();
    (4 * power + (price >> (power - 2) & 3) as u32) as usize
}

impl Lists {
    /// Empty lists for `texts` texts and `terms` terms.
    pub fn new(texts: usize, terms: usize) -> Self {
        Self { held: vec![0; terms], reach: vec![0; texts], starts: vec![0; terms + 1], ..Self::default() }
    }

    /// Notes the terms of a text; the first step, for all texts.
    pub fn hold(&mut self, words: &[Entry]) {
        for entry in words.iter().filter(|entry| entry.weight > 0) {
            self.held[entry.term as usize] += 1;
        }
    }

    /// Chooses the terms of a text that are looked up; the second step, for all texts.
    pub fn choose(&mut self, text: usize, words: &[Entry]) {
        self.reach[text] = self.reach_of(words);
        for entry in words {
            if is_looked_up(entry, &self.held, self.reach[text]) {
                self.starts[entry.term as usize + 1] += 1;
            }
        }
    }

    /// The class of terms from which on those of a text are too dear.
    fn reach_of(&self, words: &[Entry]) -> u8 {
        let mut costs = [0u64; CLASSES];
        for entry in words.iter().filter(|entry| entry.weight > 0) {
            let held = held_by(&self.held, entry.term);
            costs[class(held, entry.weight)] += u64::from(held);
        }
        let mut sum = 0;
        let too_dear = costs.iter().position(|cost| {
            sum += cost;
            sum > BUDGET
        });
        too_dear.unwrap_or(CLASSES) as u8
    }

    /// Makes room for what was chosen; the third step.
    pub fn open(&mut self) {
        let mut sum = 0;
        for start in &mut self.starts {
            sum += *start;
            *start = sum;
        }
        let texts = self.reach.len();
        self.filled = self.starts[..self.held.len()].to_vec();
        self.places = vec![0; sum as usize];
        self.scores = vec![0; texts];
        // One more, for what is written and not kept.
        self.met = vec![0; texts + 1];
        self.best = vec![0; texts * NEIGHBOURS];
        self.kept = vec![0; texts];
    }

    /// Compares a text with those before it, and enters it in the lists; the fourth step, text by text. `roots` are the
    /// inverse lengths of all texts.
    pub fn propose(&mut self, text: usize, words: &[Entry], roots: &[f64]) {
        let reach = self.reach[text];
        let met = self.score(words, reach);
        for entry in words.iter().filter(|entry| is_looked_up(entry, &self.held, reach)) {
            let filled = &mut self.filled[entry.term as usize];
            self.places[*filled as usize] = (text as u32) << ROUGH | rough(entry.weight);
            *filled += 1;
        }
        for at in 0..met {
            let other = self.met[at];
            let cosine = self.take_score(other, roots[text], roots);
            if cosine >= FLOOR {
                self.offer(text, candidate(cosine, other));
                self.offer(other as usize, candidate(cosine, text as u32));
            }
        }
    }

    /// The texts in the lists that are worth comparing with one that is not, `root` being its inverse length.
    pub fn near(&mut self, words: &[Entry], root: f64, roots: &[f64]) -> Vec<u32> {
        let met = self.score(words, self.reach_of(words));
        let mut found = Vec::new();
        for at in 0..met {
            let other = self.met[at];
            let cosine = self.take_score(other, root, roots);
            if cosine >= FLOOR {
                found.push(!candidate(cosine, other));
            }
        }
        found.sort_unstable();
        found.truncate(NEIGHBOURS);
        found.into_iter().map(|candidate| candidate as u32).collect()
    }

    /// Sums up the rough products of a text with all in the lists, and gives how many it met.
    fn score(&mut self, words: &[Entry], reach: u8) -> usize {
        let mut met = 0;
        for entry in words {
            if held_by(&self.held, entry.term) == 0 || !is_looked_up(entry, &self.held, reach) {
                continue;
            }
            let (term, weight) = (entry.term as usize, rough(entry.weight));
            for &place in &self.places[self.starts[term] as usize..self.filled[term] as usize] {
                let other = (place >> ROUGH) as usize;
                let score = self.scores[other];
                // Written in any case, kept where the text is new.
                self.met[met] = other as u32;
                met += usize::from(score == 0);
                self.scores[other] = score.saturating_add(weight * (place & ((1 << ROUGH) - 1)));
            }
        }
        met
    }

    /// The rough cosine with a text that was met.
    fn take_score(&mut self, other: u32, root: f64, roots: &[f64]) -> f64 {
        let score = std::mem::take(&mut self.scores[other as usize]);
        f64::from(score) * root * roots[other as usize] * f64::from(1u32 << (2 * LESS))
    }

    /// Keeps a candidate where it is one of the best: a heap with the least on top.
    #[inline]
    fn offer(&mut self, text: usize, candidate: u64) {
        let kept = usize::from(self.kept[text]);
        let heap = &mut self.best[text * NEIGHBOURS..][..NEIGHBOURS];
        if kept < NEIGHBOURS {
            let mut at = kept;
            while at > 0 && heap[(at - 1) / 2] > candidate {
                heap[at] = heap[(at - 1) / 2];
                at = (at - 1) / 2;
            }
            heap[at] = candidate;
            self.kept[text] += 1;
        } else if candidate > heap[0] {
            let mut at = 0;
            loop {
                let mut below = 2 * at + 1;
                if below + 1 < NEIGHBOURS && heap[below + 1] < heap[below] {
                    below += 1;
                }
                if below >= NEIGHBOURS || heap[below] >= candidate {
                    break;
                }
                heap[at] = heap[below];
                at = below;
            }
            heap[at] = candidate;
        }
    }

    fn best(&self, text: usize) -> &[u64] {
        &self.best[text * NEIGHBOURS..][..usize::from(self.kept[text])]
    }

    /// Candidates of a text with which it makes a pair that is not made from the other side: those behind it, and those
    /// before it that do not have it among theirs.
    fn pairs_of(&self, text: usize) -> impl Iterator<Item = (usize, u32)> + '_ {
        let own = |candidate: &u64| !(*candidate as u32) as usize;
        let has = move |other: usize| self.best(other).iter().any(|candidate| own(candidate) == text);
        let pair = move |other: usize| (text.min(other), text.max(other) as u32);
        self.best(text).iter().map(own).filter(move |&other| other > text || !has(other)).map(pair)
    }

    /// What was needed to propose pairs is given back.
    pub fn close(&mut self) {
        self.best = Vec::new();
        self.kept = Vec::new();
    }
}

fn held_by(held: &[u32], term: u32) -> u32 {
    held.get(term as usize).copied().unwrap_or(0)
}

fn is_looked_up(entry: &Entry, held: &[u32], reach: u8) -> bool {
    entry.weight > 0 && class(held_by(held, entry.term), entry.weight) < usize::from(reach)
}

/// A candidate as a number: the nearest is the highest, of equals the first.
fn candidate(cosine: f64, text: u32) -> u64 {
    u64::from((cosine.min(2.0) * FINE) as u32) << 32 | u64::from(!text)
}

/// Pairs of texts, by the first and then by the second, with the cosine of their words.
#[derive(Debug, Default)]
pub struct Pairs {
    /// Where the pairs of each text begin; while they are entered, where the next goes.
    starts: Vec<u32>,
    others: Vec<u32>,
    cosines: Vec<f64>,
}

impl Pairs {
    /// For so many texts.
    pub fn new(texts: usize) -> Self {
        Self { starts: vec![0; texts + 2], ..Self::default() }
    }

    /// Counts the pairs that a text proposes; the first step, for all texts.
    pub fn count(&mut self, lists: &Lists, text: usize) {
        for (first, _) in lists.pairs_of(text) {
            self.starts[first + 2] += 1;
        }
    }

    /// Makes room for what was counted.
    pub fn open(&mut self) {
        let mut sum = 0;
        for start in &mut self.starts {
            sum += *start;
            *start = sum;
        }
        self.others = vec![0; sum as usize];
        self.cosines = vec![0.0; sum as usize];
    }

    /// Enters the pairs that a text proposes; the second step, for all texts.
    pub fn enter(&mut self, lists: &Lists, text: usize) {
        for (first, second) in lists.pairs_of(text) {
            let at = &mut self.starts[first + 1];
            self.others[*at as usize] = second;
            *at += 1;
        }
    }

    fn range(&self, text: usize) -> std::ops::Range<usize> {
        self.starts[text] as usize..self.starts[text + 1] as usize
    }

    /// The pairs of a text in order, with room for their cosines.
    pub fn with_cosines(&mut self, text: usize) -> (&[u32], &mut [f64]) {
        let range = self.range(text);
        self.others[range.clone()].sort_unstable();
        (&self.others[range.clone()], &mut self.cosines[range])
    }

    /// The pairs of a text with the cosines of their words.
    pub fn of(&self, text: usize) -> impl Iterator<Item = (u32, f64)> + '_ {
        let range = self.range(text);
        self.others[range.clone()].iter().copied().zip(self.cosines[range].iter().copied())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pairs of texts of such words, all of the same weight.
    fn pairs(texts: &[Vec<u32>]) -> Vec<(usize, u32)> {
        let entry = |&term: &u32| Entry { term, weight: 320, count: 1 };
        let texts: Vec<Vec<Entry>> = texts.iter().map(|terms| terms.iter().map(entry).collect()).collect();
        let roots: Vec<f64> = texts.iter().map(|words| 1.0 / (words.len() as f64 * 320.0 * 320.0).sqrt()).collect();
        let mut lists = Lists::new(texts.len(), 10_000);
        texts.iter().for_each(|words| lists.hold(words));
        texts.iter().enumerate().for_each(|(text, words)| lists.choose(text, words));
        lists.open();
        texts.iter().enumerate().for_each(|(text, words)| lists.propose(text, words, &roots));
        let mut pairs = Pairs::new(texts.len());
        (0..texts.len()).for_each(|text| pairs.count(&lists, text));
        pairs.open();
        (0..texts.len()).for_each(|text| pairs.enter(&lists, text));
        let sorted = |text: usize| pairs.with_cosines(text).0.to_vec();
        (0..texts.len()).map(sorted).enumerate().flat_map(|(a, all)| all.into_iter().map(move |b| (a, b))).collect()
    }

    #[test]
    fn texts_that_share_rare_terms_are_pairs_once_and_in_order() {
        let texts = [vec![1, 2, 3], vec![7, 8, 9], vec![2, 3, 4], vec![3, 4, 5], vec![7, 10, 11]];
        assert_eq!(pairs(&texts), [(0, 2), (0, 3), (1, 4), (2, 3)]);
    }

    #[test]
    fn a_text_that_all_others_are_near_makes_pairs_with_all_of_them() {
        let mut texts = vec![(1..60).collect::<Vec<u32>>()];
        texts.extend((1..60).map(|text| vec![text, 100 + text, 200 + text]));
        assert_eq!(pairs(&texts), (1..60).map(|other| (0, other)).collect::<Vec<_>>());
    }

    #[test]
    fn the_best_candidates_are_kept() {
        let mut lists = Lists::new(2, 0);
        lists.open();
        let candidates = (0..1000u64).map(|at| at * 7919 % 1009);
        candidates.clone().for_each(|candidate| lists.offer(1, candidate));
        let (mut kept, mut all) = (lists.best(1).to_vec(), candidates.collect::<Vec<_>>());
        kept.sort_unstable();
        all.sort_unstable();
        assert_eq!(kept, all[all.len() - NEIGHBOURS..]);
    }

    #[test]
    fn what_very_many_share_costs_no_square() {
        // One term in all texts, and one in each two: the first is dear and parts nothing.
        let texts: Vec<Vec<u32>> = (0..9000).map(|text| vec![0, 1 + text / 2]).collect();
        let found = pairs(&texts);
        assert_eq!(found.len(), 4500);
        assert!(found.iter().all(|&(a, b)| a + 1 == b as usize));
    }
}
