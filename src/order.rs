//! Sorting and ordered collections where speed does not matter: one copy of the code for all types.
//!
//! Each use of the standard sort, and of `collect` into an ordered map, brings its own 4 KB into the module; together
//! they were a quarter of its code. Hot loops use the standard sort directly.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// `items` in the order of `compare`; equal ones keep theirs.
pub(crate) fn sorted<T>(items: Vec<T>, compare: impl Fn(&T, &T) -> Ordering) -> Vec<T> {
    let mut order: Vec<u32> = (0..items.len() as u32).collect();
    sort_places(&mut order, &|a, b| compare(&items[a as usize], &items[b as usize]));
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    order.into_iter().filter_map(|place| items[place as usize].take()).collect()
}

#[inline(never)]
fn sort_places(order: &mut [u32], compare: &dyn Fn(u32, u32) -> Ordering) {
    order.sort_by(|&a, &b| compare(a, b));
}

/// An ordered map; of equal keys the last stays.
pub(crate) fn map<K: Ord, V>(items: impl IntoIterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut map = BTreeMap::new();
    for (key, value) in items {
        map.insert(key, value);
    }
    map
}

/// An ordered set.
pub(crate) fn set<K: Ord>(items: impl IntoIterator<Item = K>) -> BTreeSet<K> {
    let mut set = BTreeSet::new();
    for key in items {
        set.insert(key);
    }
    set
}

#[cfg(test)]
mod tests {
    #[test]
    fn sorting_is_stable() {
        let words = vec!["pear", "fig", "plum", "yew"];
        assert_eq!(super::sorted(words, |a, b| a.len().cmp(&b.len())), ["fig", "yew", "pear", "plum"]);
    }
}
