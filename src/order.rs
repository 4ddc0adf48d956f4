//! Sorting and ordered collections where speed does not matter: one copy of the code for all types.
//!
//! Each use of the standard sort, and each type of ordered map, brings its own 4 KB into the module; together they were a
//! third of its code. Hot loops use the standard ones directly.

use std::cmp::Ordering;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::marker::PhantomData;

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

/// A key that is a whole number, or a pair of them.
pub trait Key: Copy {
    /// The key as a number of the same order.
    fn pack(self) -> u64;
    /// The key of [`Key::pack`]'s number.
    fn unpack(number: u64) -> Self;
}

impl Key for u32 {
    fn pack(self) -> u64 {
        self.into()
    }
    fn unpack(number: u64) -> Self {
        number as u32
    }
}

impl Key for u64 {
    fn pack(self) -> u64 {
        self
    }
    fn unpack(number: u64) -> Self {
        number
    }
}

impl Key for usize {
    fn pack(self) -> u64 {
        self as u64
    }
    fn unpack(number: u64) -> Self {
        number as usize
    }
}

impl Key for (u32, u32) {
    fn pack(self) -> u64 {
        u64::from(self.0) << 32 | u64::from(self.1)
    }
    fn unpack(number: u64) -> Self {
        ((number >> 32) as u32, number as u32)
    }
}

/// An ordered map by numbers: one tree of places for all types of values, which lie in a list.
#[derive(Clone)]
pub struct Map<K, V> {
    places: BTreeMap<u64, u32>,
    values: Vec<Option<V>>,
    /// Places of the list that are free.
    free: Vec<u32>,
    keys: PhantomData<K>,
}

impl<K, V> Default for Map<K, V> {
    fn default() -> Self {
        Self { places: BTreeMap::new(), values: Vec::new(), free: Vec::new(), keys: PhantomData }
    }
}

impl<K: Key, V> Map<K, V> {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    pub(crate) fn len(&self) -> usize {
        self.places.len()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    pub(crate) fn contains_key(&self, key: &K) -> bool {
        place_of(&self.places, key.pack()).is_some()
    }

    pub(crate) fn get(&self, key: &K) -> Option<&V> {
        self.values[place_of(&self.places, key.pack())?].as_ref()
    }

    pub(crate) fn get_mut(&mut self, key: &K) -> Option<&mut V> {
        self.values[place_of(&self.places, key.pack())?].as_mut()
    }

    /// Puts a value in and gives the one that was there.
    pub(crate) fn insert(&mut self, key: K, value: V) -> Option<V> {
        let next = self.free.last().copied().unwrap_or(self.values.len() as u32);
        match put(&mut self.places, key.pack(), next) {
            Some(place) => self.values[place].replace(value),
            None if self.free.pop().is_some() => self.values[next as usize].replace(value),
            None => {
                self.values.push(Some(value));
                None
            }
        }
    }

    pub(crate) fn remove(&mut self, key: &K) -> Option<V> {
        let place = take(&mut self.places, key.pack())?;
        self.free.push(place as u32);
        self.values[place].take()
    }

    /// The value of a key, which is made where it is missing.
    pub(crate) fn or_insert_with(&mut self, key: K, make: impl FnOnce() -> V) -> &mut V {
        let place = match place_of(&self.places, key.pack()) {
            Some(place) => place,
            None => {
                self.insert(key, make());
                place_of(&self.places, key.pack()).unwrap_or_default()
            }
        };
        self.values[place].get_or_insert_with(|| unreachable!("a place that is named holds a value"))
    }

    /// Takes the first out.
    pub(crate) fn pop_first(&mut self) -> Option<(K, V)> {
        let key = K::unpack(*self.places.first_key_value()?.0);
        Some((key, self.remove(&key)?))
    }

    /// Keeps what `keep` says yes to.
    pub(crate) fn retain(&mut self, keep: impl Fn(&K) -> bool) {
        let gone: Vec<K> = self.keys().filter(|key| !keep(key)).collect();
        for key in gone {
            self.remove(&key);
        }
    }

    pub(crate) fn keys(&self) -> impl DoubleEndedIterator<Item = K> {
        self.places.keys().map(|&key| K::unpack(key))
    }

    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = (K, &V)> {
        let pair = |(&key, &place): (&u64, &u32)| Some((K::unpack(key), self.values[place as usize].as_ref()?));
        self.places.iter().filter_map(pair)
    }

    pub(crate) fn values(&self) -> impl DoubleEndedIterator<Item = &V> {
        self.iter().map(|(_, value)| value)
    }

    /// Keys and values in their order.
    pub(crate) fn into_pairs(mut self) -> Vec<(K, V)> {
        let pair = |(&key, &place): (&u64, &u32)| Some((K::unpack(key), self.values[place as usize].take()?));
        self.places.iter().filter_map(pair).collect()
    }
}

fn place_of(places: &BTreeMap<u64, u32>, key: u64) -> Option<usize> {
    places.get(&key).map(|&place| place as usize)
}

/// The place of a key; `None` where it was new, and now has the place `next`.
#[inline(never)]
fn put(places: &mut BTreeMap<u64, u32>, key: u64, next: u32) -> Option<usize> {
    match places.entry(key) {
        Entry::Occupied(entry) => Some(*entry.get() as usize),
        Entry::Vacant(entry) => {
            entry.insert(next);
            None
        }
    }
}

#[inline(never)]
fn take(places: &mut BTreeMap<u64, u32>, key: u64) -> Option<usize> {
    places.remove(&key).map(|place| place as usize)
}

impl<K: Key, V> std::ops::Index<&K> for Map<K, V> {
    type Output = V;

    /// # Panics
    /// Where the key is missing.
    fn index(&self, key: &K) -> &V {
        match self.get(key) {
            Some(value) => value,
            None => panic!("a map has no such key"),
        }
    }
}

impl<K: Key, V: PartialEq> PartialEq for Map<K, V> {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len()
            && self.iter().zip(other.iter()).all(|((a, x), (b, y))| a.pack() == b.pack() && x == y)
    }
}

impl<K, V> std::fmt::Debug for Map<K, V> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Map").field("len", &self.places.len()).finish_non_exhaustive()
    }
}

/// An ordered map; of equal keys the last stays.
pub(crate) fn map<K: Key, V>(items: impl IntoIterator<Item = (K, V)>) -> Map<K, V> {
    let mut map = Map::new();
    for (key, value) in items {
        map.insert(key, value);
    }
    map
}

/// An ordered set of words.
pub(crate) fn set<'a>(items: impl IntoIterator<Item = &'a str>) -> BTreeSet<&'a str> {
    let mut set = BTreeSet::new();
    for key in items {
        set.insert(key);
    }
    set
}

/// Calls back for each number that stands in both lists, which are sorted.
pub(crate) fn meet(a: &[u64], b: &[u64], mut each: impl FnMut(u64)) {
    let (mut i, mut j) = (0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                each(a[i]);
                (i, j) = (i + 1, j + 1);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn sorting_is_stable() {
        let words = vec!["pear", "fig", "plum", "yew"];
        assert_eq!(super::sorted(words, |a, b| a.len().cmp(&b.len())), ["fig", "yew", "pear", "plum"]);
    }

    #[test]
    fn a_map_keeps_the_order_of_its_keys() {
        let mut map = super::map([((2, 1), 'c'), ((0, 7), 'a'), ((0, 9), 'b')]);
        assert_eq!(map.insert((0, 9), 'B'), Some('b'));
        assert_eq!((map.remove(&(0, 7)), map.remove(&(0, 7))), (Some('a'), None));
        *map.or_insert_with((1, 0), || 'x') = 'd';
        assert_eq!(map.iter().collect::<Vec<_>>(), [((0, 9), &'B'), ((1, 0), &'d'), ((2, 1), &'c')]);
        assert_eq!(map.pop_first(), Some(((0, 9), 'B')));
        assert_eq!(map.into_pairs(), [((1, 0), 'd'), ((2, 1), 'c')]);
    }
}
