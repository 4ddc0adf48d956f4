//! Sets of words, and what words stand for.

/// What words stand for: one table of places for all types of values, which lie in a list.
#[derive(Debug, Clone)]
pub struct Words<V = ()> {
    places: Places,
    values: Vec<V>,
}

impl<V> Default for Words<V> {
    fn default() -> Self {
        Self { places: Places::default(), values: Vec::new() }
    }
}

impl<V> Words<V> {
    /// Whether a word may be there; a quick look at its beginning.
    #[inline]
    pub(crate) fn may_hold(&self, word: &[u8]) -> bool {
        self.places.may_hold(word)
    }

    /// Whether a word is there.
    pub fn contains(&self, word: &str) -> bool {
        self.places.of(word).is_some()
    }

    /// What a word stands for.
    pub fn get(&self, word: &str) -> Option<&V> {
        Some(&self.values[self.places.of(word)?])
    }

    /// Puts a word in; what it stood for before is gone.
    pub(crate) fn insert(&mut self, word: &'static str, value: V) {
        match self.places.put(word) {
            Some(place) => self.values[place] = value,
            None => self.values.push(value),
        }
    }

    /// The value of a word, which is made where it is missing.
    pub(crate) fn or_insert_with(&mut self, word: &'static str, make: impl FnOnce() -> V) -> &mut V {
        let place = self.places.put(word).unwrap_or_else(|| {
            self.values.push(make());
            self.values.len() - 1
        });
        &mut self.values[place]
    }

    /// The words, in the order in which they came.
    pub(crate) fn words(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.places.words.iter().copied()
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

/// Words with their places in a list: a hash table with open addressing. The lexicon's words are no stranger's, so the
/// hash need not resist one; it is quick, for several words of each line of every text are looked up.
#[derive(Debug, Clone, Default)]
struct Places {
    words: Vec<&'static str>,
    /// Places and a few bits of the hash, 0 where there is none; a power of two of them, half of which are free.
    slots: Vec<u32>,
    /// For each first byte of a word bits for the other bytes and lengths of the words that are there: most words that are
    /// not there are told by these.
    marks: Vec<u64>,
}

/// Bits of a slot that hold the place, counted from 1; the others are the hash's.
const PLACE: u32 = 0xf_ffff;

impl Places {
    /// The place of a word.
    fn of(&self, word: &str) -> Option<usize> {
        if self.may_hold(word.as_bytes()) { self.find(word).ok() } else { None }
    }

    #[inline]
    fn may_hold(&self, word: &[u8]) -> bool {
        let (first, mark) = mark(word);
        self.marks.get(first).is_some_and(|marks| marks & mark != 0)
    }

    /// The place of a word, or the slot and its content where it would stand.
    fn find(&self, word: &str) -> Result<usize, (usize, u32)> {
        let hash = hash(word.as_bytes());
        let (mut slot, mark) = (hash as usize, (hash >> 32) as u32 & !PLACE);
        loop {
            slot &= self.slots.len() - 1;
            match self.slots[slot] {
                0 => return Err((slot, mark)),
                known if known & !PLACE == mark && self.words[(known & PLACE) as usize - 1] == word => {
                    return Ok((known & PLACE) as usize - 1);
                }
                _ => slot += 1,
            }
        }
    }

    /// Puts a word behind the others, or gives its place where it is there.
    fn put(&mut self, word: &'static str) -> Option<usize> {
        if self.words.len() * 2 >= self.slots.len() {
            let words = std::mem::take(&mut self.words);
            self.slots = vec![0; (words.len() * 4).next_power_of_two().max(8)];
            self.marks = vec![0; 256];
            for word in words {
                self.put(word);
            }
        }
        match self.find(word) {
            Ok(place) => Some(place),
            Err((slot, mark)) => {
                self.words.push(word);
                let (first, bit) = self::mark(word.as_bytes());
                self.marks[first] |= bit;
                debug_assert!(self.words.len() < PLACE as usize, "too many words for a slot");
                self.slots[slot] = mark | self.words.len() as u32;
                None
            }
        }
    }
}

/// The first byte of a word, and a bit for its second byte, its last one and its length.
#[inline]
fn mark(word: &[u8]) -> (usize, u64) {
    let [first, second, .., last] = *word else { return (word.first().copied().unwrap_or(0).into(), 1) };
    let mixed = u32::from(second) * 5 + u32::from(last) * 3 + word.len() as u32 * 7;
    (first.into(), 1 << (mixed % 64))
}

/// A hash of bytes that is quick, and no more.
pub(crate) fn hash(bytes: &[u8]) -> u64 {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let (chunks, rest) = bytes.as_chunks::<8>();
    let mut hash = bytes.len() as u64;
    for chunk in chunks {
        hash = (hash.rotate_left(5) ^ u64::from_le_bytes(*chunk)).wrapping_mul(FACTOR);
    }
    let last = rest.iter().fold(0, |last, &byte| last << 8 | u64::from(byte));
    hash = (hash.rotate_left(5) ^ last).wrapping_mul(FACTOR);
    hash ^ hash >> 29
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_with_what_they_stand_for() {
        let mut words = Words::<usize>::default();
        assert!(!words.contains("") && !words.contains("one"));
        let names: Vec<&'static str> = include_str!("languages.txt").split_ascii_whitespace().collect();
        for (at, name) in names.iter().enumerate() {
            words.or_insert_with(name, || at);
        }
        for name in &names {
            assert_eq!(words.get(name).copied(), names.iter().position(|other| other == name));
        }
        assert!(!words.contains("no-such-word") && words.get("").is_none());
        words.insert(names[0], 7);
        assert_eq!(words.get(names[0]), Some(&7));
    }
}
