//! Sets of words, and what words stand for.

use std::collections::HashMap;

/// What words stand for: one type of hash table of places for all types of values, which lie in a list.
#[derive(Debug, Clone)]
pub struct Words<V = ()> {
    places: HashMap<&'static str, u32>,
    values: Vec<V>,
}

impl<V> Default for Words<V> {
    fn default() -> Self {
        Self { places: HashMap::new(), values: Vec::new() }
    }
}

impl<V> Words<V> {
    /// Whether a word is there.
    pub fn contains(&self, word: &str) -> bool {
        self.places.contains_key(word)
    }

    /// What a word stands for.
    pub fn get(&self, word: &str) -> Option<&V> {
        self.values.get(*self.places.get(word)? as usize)
    }

    /// Puts a word in; what it stood for before is gone.
    pub(crate) fn insert(&mut self, word: &'static str, value: V) {
        let next = self.values.len() as u32;
        match *self.places.entry(word).or_insert(next) {
            place if place == next => self.values.push(value),
            place => self.values[place as usize] = value,
        }
    }

    /// The value of a word, which is made where it is missing.
    pub(crate) fn or_insert_with(&mut self, word: &'static str, make: impl FnOnce() -> V) -> &mut V {
        let next = self.values.len() as u32;
        let place = *self.places.entry(word).or_insert(next);
        if place == next {
            self.values.push(make());
        }
        &mut self.values[place as usize]
    }

    /// The values, in the order in which their words came.
    pub(crate) fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.values.iter_mut()
    }
}

impl Words {
    /// A set of words.
    pub(crate) fn set(words: impl Iterator<Item = &'static str>) -> Self {
        let mut set = Self::default();
        set.add(words);
        set
    }

    /// Puts more words in.
    pub(crate) fn add(&mut self, words: impl Iterator<Item = &'static str>) {
        words.for_each(|word| self.insert(word, ()));
    }
}
