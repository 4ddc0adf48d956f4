//! Likenesses of pairs → a tree of merges, by average linkage on a sparse graph (UPGMA; Sokal & Michener 1958).
//!
//! The two clusters with the highest average likeness over all their pairs are merged, again and again; pairs that are
//! not in the graph count as 0. Equal averages are broken by the order of the texts, so no order of arrival shows. The
//! tree is kept: any strictness is a cut of it. Cost n·k·log n for k neighbours a text.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BinaryHeap};

/// A merge of the clusters that hold texts `a` and `b`, at an average likeness in ten-thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merge {
    /// First text of the first cluster.
    pub a: u32,
    /// First text of the second cluster.
    pub b: u32,
    /// Average likeness.
    pub at: u32,
}

/// Likeness below which no tree is built.
pub const LEAST: u32 = 200;

#[derive(PartialEq, Eq)]
struct Candidate {
    sum: u64,
    pairs: u64,
    a: u32,
    b: u32,
}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> Ordering {
        let average = u128::from(self.sum) * u128::from(other.pairs);
        average
            .cmp(&(u128::from(other.sum) * u128::from(self.pairs)))
            .then_with(|| (other.a, other.b).cmp(&(self.a, self.b)))
    }
}
impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Merges of `texts` texts under the likenesses of pairs `(a, b, likeness)`, `a` < `b`, best first.
pub fn merges(texts: usize, edges: &[(u32, u32, u32)]) -> Vec<Merge> {
    let mut sums: Vec<BTreeMap<u32, u64>> = vec![BTreeMap::new(); texts];
    let mut size = vec![1u64; texts];
    let mut heap = BinaryHeap::new();
    for &(a, b, likeness) in edges {
        sums[a as usize].insert(b, u64::from(likeness));
        sums[b as usize].insert(a, u64::from(likeness));
        heap.push(Candidate { sum: u64::from(likeness), pairs: 1, a, b });
    }
    let mut merges = Vec::new();
    while let Some(best) = heap.pop() {
        let (a, b) = (best.a as usize, best.b as usize);
        let current =
            size[a] > 0 && size[b] > 0 && size[a] * size[b] == best.pairs && sums[a].get(&best.b) == Some(&best.sum);
        if !current {
            continue;
        }
        let at = (best.sum / best.pairs) as u32;
        if at < LEAST {
            break;
        }
        merges.push(Merge { a: best.a, b: best.b, at });
        // The cluster keeps the name of its first text: a < b.
        let theirs = std::mem::take(&mut sums[b]);
        size[a] += size[b];
        size[b] = 0;
        sums[a].remove(&best.b);
        for (other, sum) in theirs.into_iter().filter(|&(other, _)| other != best.a) {
            *sums[a].entry(other).or_insert(0) += sum;
            sums[other as usize].remove(&best.b);
        }
        let renewed: Vec<(u32, u64)> = sums[a].iter().map(|(&other, &sum)| (other, sum)).collect();
        for (other, sum) in renewed {
            sums[other as usize].insert(best.a, sum);
            heap.push(Candidate {
                sum,
                pairs: size[a] * size[other as usize],
                a: best.a.min(other),
                b: best.a.max(other),
            });
        }
    }
    merges
}

/// The clusters at a likeness threshold: for each text the first text of its cluster.
pub fn cut(texts: usize, merges: &[Merge], threshold: u32) -> Vec<u32> {
    let mut first: Vec<u32> = (0..texts as u32).collect();
    for merge in merges.iter().take_while(|merge| merge.at >= threshold) {
        first[merge.b as usize] = merge.a;
    }
    for text in 0..texts {
        let mut root = text;
        while first[root] as usize != root {
            root = first[root] as usize;
        }
        first[text] = root as u32;
    }
    first
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn averages_decide_and_the_tree_can_be_cut_anywhere() {
        // 0-1-2 close, 3 like 2 alone, 4 apart.
        let edges = [(0, 1, 9000), (0, 2, 8000), (1, 2, 8500), (2, 3, 6000)];
        let tree = merges(5, &edges);
        assert_eq!(
            tree,
            [Merge { a: 0, b: 1, at: 9000 }, Merge { a: 0, b: 2, at: 8250 }, Merge { a: 0, b: 3, at: 2000 }]
        );
        assert_eq!(cut(5, &tree, 5000), [0, 0, 0, 3, 4]);
        assert_eq!(cut(5, &tree, 8500), [0, 0, 2, 3, 4]);
        assert_eq!(cut(5, &tree, 1000), [0, 0, 0, 0, 4]);
    }
}
