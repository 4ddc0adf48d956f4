//! Likenesses of pairs → a tree of merges, by average linkage on a sparse graph (UPGMA; Sokal & Michener 1958).
//!
//! The two clusters with the highest average likeness over all their pairs are merged, again and again; pairs that are
//! not in the graph count as 0. Equal averages are broken by the order of the texts, so no order of arrival shows. The
//! tree is kept: any strictness is a cut of it. Each cluster knows its best neighbour, so the queue holds one candidate a
//! cluster and not one a pair (the "generic" algorithm of Müllner 2011). Texts that a person keeps apart are enemies: the
//! clusters that hold them are never merged.

use crate::order::Map;
use std::cmp::Ordering;
use std::collections::BinaryHeap;

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

/// Pairs that are entered in one unit of work.
const ENTERED: usize = 20_000;
/// Texts whose best neighbour is chosen in one unit of work.
const CHOSEN: usize = 2_000;
/// Merges in one unit of work.
const MERGED: usize = 64;

/// Two clusters, named by their first texts, that may be merged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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

/// A linkage at work.
#[derive(Debug, Default)]
pub struct Linkage {
    /// Pairs that have been entered.
    entered: usize,
    /// Texts whose best neighbour has been chosen.
    chosen: usize,
    /// Texts that take no part.
    outside: Map<u32, ()>,
    /// Texts of each cluster, by its first text; 0 for texts that are not the first.
    size: Vec<u64>,
    /// For each cluster those that it has pairs with, by name, with the sum of their likenesses.
    near: Vec<Vec<(u32, u64)>>,
    best: Vec<Option<Candidate>>,
    queue: BinaryHeap<Candidate>,
    /// Clusters that must not be merged with a cluster.
    enemies: Map<u32, Vec<u32>>,
    tree: Vec<Merge>,
}

impl Linkage {
    /// A linkage of `texts` texts that keeps the texts of each pair in `apart` apart and leaves those `outside` alone.
    pub fn new(texts: usize, apart: &[(u32, u32)], outside: &[u32]) -> Self {
        let mut enemies = Map::new();
        for &(a, b) in apart {
            enemies.or_insert_with(a, Vec::new).push(b);
            enemies.or_insert_with(b, Vec::new).push(a);
        }
        Self {
            size: vec![1; texts],
            near: vec![Vec::new(); texts],
            best: vec![None; texts],
            enemies,
            outside: crate::order::map(outside.iter().map(|&text| (text, ()))),
            ..Self::default()
        }
    }

    /// Does the next bit of work on the pairs `(a, b, likeness)`, `a` < `b`, sorted and the same at each call; `false` where
    /// none is left.
    pub fn work(&mut self, edges: &[(u32, u32, u32)]) -> bool {
        if self.entered < edges.len() {
            let to = edges.len().min(self.entered + ENTERED);
            for &(a, b, likeness) in &edges[self.entered..to] {
                let taken = !self.outside.contains_key(&a) && !self.outside.contains_key(&b);
                if taken && !self.are_enemies(a, b) {
                    self.near[a as usize].push((b, likeness.into()));
                    self.near[b as usize].push((a, likeness.into()));
                }
            }
            self.entered = to;
            return true;
        }
        if self.chosen < self.size.len() {
            let to = self.size.len().min(self.chosen + CHOSEN);
            (self.chosen..to).for_each(|text| self.choose(text as u32));
            self.chosen = to;
            return true;
        }
        (0..MERGED).all(|_| self.merge_next())
    }

    /// Steps done, of how many there can be.
    pub fn progress(&self) -> (u32, u32) {
        ((self.chosen + self.tree.len()) as u32, 2 * self.size.len() as u32)
    }

    /// The merges, best first.
    pub fn into_tree(self) -> Vec<Merge> {
        self.tree
    }

    fn are_enemies(&self, a: u32, b: u32) -> bool {
        self.enemies.get(&a).is_some_and(|enemies| enemies.contains(&b))
    }

    fn candidate(&self, cluster: u32, other: u32, sum: u64) -> Candidate {
        let pairs = self.size[cluster as usize] * self.size[other as usize];
        Candidate { sum, pairs, a: cluster.min(other), b: cluster.max(other) }
    }

    /// Finds a cluster's best neighbour.
    fn choose(&mut self, cluster: u32) {
        let near = &self.near[cluster as usize];
        let best = near.iter().map(|&(other, sum)| self.candidate(cluster, other, sum)).max();
        self.set_best(cluster, best);
    }

    fn set_best(&mut self, cluster: u32, best: Option<Candidate>) {
        if self.best[cluster as usize] != best {
            self.best[cluster as usize] = best;
            self.queue.extend(best);
        }
    }

    /// Merges the two clusters that are most alike; `false` where none are.
    fn merge_next(&mut self) -> bool {
        let best = loop {
            let Some(best) = self.queue.pop() else { return false };
            if [best.a, best.b].iter().any(|&end| self.best[end as usize] == Some(best)) {
                break best;
            }
        };
        let at = (best.sum / best.pairs) as u32;
        if at < LEAST {
            self.queue.clear();
            return false;
        }
        self.tree.push(Merge { a: best.a, b: best.b, at });
        self.merge(best.a, best.b);
        true
    }

    /// Puts cluster `b` into `a`. The cluster keeps the name of its first text: `a` < `b`.
    fn merge(&mut self, a: u32, b: u32) {
        let (ours, theirs) = (std::mem::take(&mut self.near[a as usize]), std::mem::take(&mut self.near[b as usize]));
        self.size[a as usize] += std::mem::take(&mut self.size[b as usize]);
        (self.best[a as usize], self.best[b as usize]) = (None, None);
        for enemy in self.enemies.remove(&b).unwrap_or_default() {
            self.enemies.or_insert_with(a, Vec::new).push(enemy);
            self.enemies.or_insert_with(enemy, Vec::new).push(a);
        }
        let mut near = Vec::with_capacity(ours.len() + theirs.len());
        let (mut ours, mut theirs) = (ours.into_iter().peekable(), theirs.into_iter().peekable());
        loop {
            let first = ours.peek().map(|next| next.0).into_iter().chain(theirs.peek().map(|next| next.0)).min();
            let Some(other) = first else { break };
            let own = ours.next_if(|next| next.0 == other).map_or(0, |next| next.1);
            let added = theirs.next_if(|next| next.0 == other).map_or(0, |next| next.1);
            if other == a || other == b {
                continue;
            }
            let kept = !self.are_enemies(a, other);
            if kept {
                near.push((other, own + added));
            }
            self.rename(other, (a, b), kept.then_some(own + added));
        }
        self.near[a as usize] = near;
        self.choose(a);
    }

    /// Tells a cluster that `b` is part of `a` now, with the sum of its pairs with that; `None` where they are enemies.
    fn rename(&mut self, cluster: u32, (a, b): (u32, u32), sum: Option<u64>) {
        let near = &mut self.near[cluster as usize];
        if let Ok(at) = near.binary_search_by_key(&b, |next| next.0) {
            near.remove(at);
        }
        match (near.binary_search_by_key(&a, |next| next.0), sum) {
            (Ok(at), Some(sum)) => near[at].1 = sum,
            (Ok(at), None) => drop(near.remove(at)),
            (Err(at), Some(sum)) => near.insert(at, (a, sum)),
            (Err(_), None) => {}
        }
        let renewed = sum.map(|sum| self.candidate(cluster, a, sum));
        match self.best[cluster as usize] {
            Some(best) if [best.a, best.b].iter().any(|&end| end != cluster && (end == a || end == b)) => {
                self.choose(cluster);
            }
            best if renewed > best => self.set_best(cluster, renewed),
            _ => {}
        }
    }
}

/// Merges of `texts` texts under the likenesses of pairs `(a, b, likeness)`, `a` < `b`, sorted; best first.
pub fn merges(texts: usize, edges: &[(u32, u32, u32)]) -> Vec<Merge> {
    let mut linkage = Linkage::new(texts, &[], &[]);
    while linkage.work(edges) {}
    linkage.into_tree()
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

    #[test]
    fn enemies_are_never_in_one_cluster() {
        // 0 and 3 are enemies; 1 and 2 are nearer to 0, 4 to 3.
        let edges = [(0, 1, 9000), (0, 2, 8000), (0, 3, 9500), (1, 2, 8500), (2, 3, 6000), (3, 4, 7000)];
        let mut linkage = Linkage::new(5, &[(0, 3)], &[]);
        while linkage.work(&edges) {}
        assert_eq!(cut(5, &linkage.into_tree(), LEAST), [0, 0, 0, 3, 3]);
    }

    /// All pairs are looked at for each merge.
    fn plainly(texts: usize, edges: &[(u32, u32, u32)], apart: &[(u32, u32)]) -> Vec<Merge> {
        let mut clusters: Vec<Vec<u32>> = (0..texts as u32).map(|text| vec![text]).collect();
        let mut tree = Vec::new();
        let any = |pairs: &[(u32, u32)], x: &[u32], y: &[u32]| {
            pairs.iter().any(|(a, b)| x.contains(a) && y.contains(b) || x.contains(b) && y.contains(a))
        };
        loop {
            let mut best: Option<(Candidate, usize, usize)> = None;
            for (i, x) in clusters.iter().enumerate() {
                for (j, y) in clusters.iter().enumerate().skip(i + 1) {
                    let between = |edge: &&(u32, u32, u32)| any(&[(edge.0, edge.1)], x, y);
                    let sum: u64 = edges.iter().filter(between).map(|edge| u64::from(edge.2)).sum();
                    let pairs = (x.len() * y.len()) as u64;
                    let candidate = Candidate { sum, pairs, a: x[0], b: y[0] };
                    if sum / pairs >= LEAST.into()
                        && !any(apart, x, y)
                        && best.is_none_or(|(best, ..)| candidate > best)
                    {
                        best = Some((candidate, i, j));
                    }
                }
            }
            let Some((candidate, i, j)) = best else { return tree };
            let joined = clusters.remove(j);
            clusters[i].extend(joined);
            tree.push(Merge { a: candidate.a, b: candidate.b, at: (candidate.sum / candidate.pairs) as u32 });
        }
    }

    #[test]
    fn the_quick_way_and_the_plain_way_agree() {
        let mut seed = 7u64;
        let mut draw = |below: u64| {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            seed % below
        };
        for _ in 0..60 {
            let texts = 3 + draw(14) as u32;
            let mut edges = Vec::new();
            for a in 0..texts {
                for b in a + 1..texts {
                    // Few levels, so that many averages are equal.
                    if draw(3) > 0 {
                        edges.push((a, b, 1000 * (1 + draw(9) as u32)));
                    }
                }
            }
            let apart: Vec<(u32, u32)> = (0..draw(4))
                .map(|_| (draw(u64::from(texts)) as u32, draw(u64::from(texts)) as u32))
                .filter(|pair| pair.0 != pair.1)
                .collect();
            let mut linkage = Linkage::new(texts as usize, &apart, &[]);
            while linkage.work(&edges) {}
            assert_eq!(linkage.into_tree(), plainly(texts as usize, &edges, &apart));
        }
    }
}
