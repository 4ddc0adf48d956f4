//! A second look at the clusters of the linkage: two that the mean of all their pairs keeps apart are one story where each of
//! their texts has a strong tie to the other side.
//!
//! Average linkage asks that all texts of one cluster are like all of the other. Accounts of one event need not be: a first
//! report and a background piece may have little in common, and still each is close to some report between. What counts here
//! is for each text its strongest tie across, in the mean over the texts of both (ties that would not join two texts by
//! themselves count 0); it must pass the threshold by [`STRONGER`]. Two clusters that are nearest to each other are merged, in
//! rounds, until none is left.

use crate::order::Map;

/// How much more than for joining is asked for, in ten-thousandths.
const STRONGER: u32 = 2000;

/// Merges clusters, given and returned as the first text of each text's cluster, by the pairs `(a, b, likeness)` of texts that
/// reach the threshold; `apart` are texts that are kept apart.
pub fn merge(first_of: &mut [u32], strong: &[(u32, u32, u32)], apart: &[(u32, u32)], threshold: u32) {
    let mut size: Map<u32, u64> = Map::new();
    first_of.iter().for_each(|&first| *size.or_insert_with(first, || 0) += 1);
    loop {
        let enemies: Map<(u32, u32), ()> = crate::order::map(apart.iter().flat_map(|&(a, b)| {
            let (a, b) = (first_of[a as usize], first_of[b as usize]);
            [((a, b), ()), ((b, a), ())]
        }));
        // The strongest tie of each text to each other cluster.
        let mut strongest: Map<(u32, u32), u32> = Map::new();
        for &(a, b, likeness) in strong {
            let (one, other) = (first_of[a as usize], first_of[b as usize]);
            if one != other && !enemies.contains_key(&(one, other)) {
                for (text, cluster) in [(a, other), (b, one)] {
                    let best = strongest.or_insert_with((text, cluster), || 0);
                    *best = likeness.max(*best);
                }
            }
        }
        let mut sums: Map<(u32, u32), u64> = Map::new();
        for ((text, cluster), likeness) in strongest.into_pairs() {
            let own = first_of[text as usize];
            *sums.or_insert_with((own.min(cluster), own.max(cluster)), || 0) += u64::from(likeness);
        }
        let size_of = |size: &Map<u32, u64>, cluster: u32| size.get(&cluster).copied().unwrap_or(1);
        let mut ties: Vec<(u64, u32, u32)> = Vec::new();
        for ((a, b), sum) in sums.into_pairs() {
            let mean = sum / (size_of(&size, a) + size_of(&size, b));
            if mean >= u64::from(threshold + STRONGER) {
                ties.push((mean, a, b));
            }
        }
        if ties.is_empty() {
            return;
        }
        let ties = crate::order::sorted(ties, |x, y| y.0.cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
        let mut merged: Map<u32, u32> = Map::new();
        for (_, a, b) in ties {
            if !merged.contains_key(&a) && !merged.contains_key(&b) {
                merged.insert(a, a);
                merged.insert(b, a);
            }
        }
        for (cluster, into) in merged.iter().filter(|&(cluster, &into)| cluster != into) {
            let grown = size_of(&size, cluster) + size_of(&size, *into);
            size.insert(*into, grown);
        }
        for first in first_of.iter_mut() {
            *first = merged.get(first).copied().unwrap_or(*first);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_text_needs_a_strong_tie_across() {
        // 0 1 2 and 3 4: 0 is close to 3, 4 to 2, 1 to both; the mean of all pairs is .45.
        let edges = [(0, 3, 9000), (1, 3, 9000), (1, 4, 0), (2, 4, 9000), (5, 6, 6000)];
        let clusters = |threshold, apart: &[(u32, u32)]| {
            let mut first_of = [0, 0, 0, 3, 3, 5, 6];
            let strong: Vec<_> = edges.iter().copied().filter(|edge| edge.2 >= threshold).collect();
            merge(&mut first_of, &strong, apart, threshold);
            first_of
        };
        assert_eq!(clusters(5000, &[]), [0, 0, 0, 0, 0, 5, 6]);
        assert_eq!(clusters(7500, &[]), [0, 0, 0, 3, 3, 5, 6]);
        assert_eq!(clusters(5000, &[(2, 3)]), [0, 0, 0, 3, 3, 5, 6]);
        assert_eq!(clusters(3500, &[]), [0, 0, 0, 0, 0, 5, 5]);
    }
}
