//! Which texts share shingles: an exact join by sorting.
//!
//! Every shingle of every text is a posting, one number: bits of the shingle's hash, then the text. Postings lie in
//! `PARTS` lists by the first bits of the hash; a list is sorted when new ones have come, so that the texts of a shingle
//! stand together, 8 bytes each. A new text is then counted against those it meets. What is proposed follows from the set
//! of texts alone, whatever the order and the batches in which they came:
//!
//! - two texts that share at least [`LEAST_SHARED`] shingles that no more than [`COMMON`] texts hold;
//! - a text and a hub, for wordings in more texts than that. All their pairs would be the square of their number; instead,
//!   of the texts that hold such a shingle the one with the most of them (then the fewest words) is its hub, and each of the
//!   others is paired with it.
//!
//! Two hashes of the same 48 bits only propose a pair too much: each pair is measured.

use super::postings::{DIGITS, TEXT, group_at, merge, sort_by_shingle, text_of};
use std::cmp::Reverse;

/// A pair that shares fewer shingles is not measured.
pub const LEAST_SHARED: u32 = 4;
/// A shingle in more texts than this is followed through its hub.
pub const COMMON: usize = 64;

const PARTS: usize = 256;
/// So many notes are sorted in one unit of work.
const LAID: usize = 1 << 17;
/// Bits of a note that name the place in a part.
const PLACE: u32 = 24;

/// The stages of a join, each done in small units.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Stage {
    #[default]
    Done,
    /// Sorts a part and notes what new texts meet there.
    Sort(usize),
    /// Notes what all texts meet in a part.
    Meet(usize),
    /// Sorts what was noted by text, by counting, since there are as many notes as postings: how many each text has, and
    /// then the notes.
    Tally(usize),
    /// The second half of it.
    Lay(usize),
    /// Counts a text against those it meets.
    Count(usize),
}

/// Shingle → the texts that hold it.
#[derive(Debug, Default)]
pub struct Index {
    parts: Vec<Vec<u64>>,
    /// Postings of texts that were added since the last join.
    fresh: Vec<Vec<u64>>,
    texts: Vec<Text>,
    /// The text that was added last since the last join.
    last: Option<u32>,
    /// Those since the last join did not all come in the order of their numbers.
    mixed: bool,
    /// Some texts are gone, but not their postings.
    gone: bool,
    stage: Stage,
    /// All pairs are proposed anew, not only those of new texts.
    all: bool,
    /// A text and the place of a group that it stands in; sorted by text before it is counted.
    met: Vec<(u32, u32)>,
    /// The same while it is sorted.
    by_text: Vec<(u32, u32)>,
    /// What the texts share with the one that is being counted.
    shared: Tally,
    /// Groups of more than [`COMMON`] texts: part and first bits of the posting.
    common: Vec<(usize, u64)>,
    pairs: Vec<(u32, u32)>,
}

#[derive(Debug, Clone, Default)]
struct Text {
    /// Compared words.
    words: u32,
    /// Hash of all its words.
    identity: u64,
    /// Added since the last join.
    new: bool,
    /// Taken out since the last join.
    gone: bool,
    /// Where its entries of `met` end.
    met: u32,
    /// Common shingles that it holds.
    common: u32,
    /// The hub that it shares most of them with, behind how many.
    hub: Option<(u32, u32)>,
}

/// How many shingles are shared with each text.
#[derive(Debug, Default)]
struct Tally {
    /// By the texts' numbers.
    counts: Vec<u32>,
    /// Those that have a count.
    touched: Vec<u32>,
}

impl Tally {
    fn add(&mut self, text: u32) {
        let count = &mut self.counts[text as usize];
        if *count == 0 {
            self.touched.push(text);
        }
        *count += 1;
    }

    /// Calls back for each text with at least [`LEAST_SHARED`], and forgets all.
    fn take(&mut self, mut each: impl FnMut(u32, u32)) {
        for text in self.touched.drain(..) {
            let count = std::mem::take(&mut self.counts[text as usize]);
            if count >= LEAST_SHARED {
                each(text, count);
            }
        }
    }
}

/// Pairs that a join proposes.
#[derive(Debug, Default)]
pub struct Proposed {
    /// Pairs of texts, the higher number first.
    pub pairs: Vec<(u32, u32)>,
    /// These are all pairs that are to be; else they come to those there are.
    pub all: bool,
}

impl Index {
    /// Wordings that are followed through hubs.
    pub fn common(&self) -> usize {
        self.common.len()
    }

    /// Whether two texts are held together by a hub that both share most common wordings with.
    pub fn share_hub(&self, a: u32, b: u32) -> bool {
        let hub = |text: u32| self.texts.get(text as usize)?.hub.map(|(_, hub)| hub);
        hub(a).is_some_and(|its| Some(its) == hub(b))
    }

    /// Takes in a text that is not here, with its shingles in any order.
    pub fn add(&mut self, text: u32, identity: u64, words: u32, shingles: impl Iterator<Item = u64>) {
        if self.parts.is_empty() {
            self.parts.resize_with(PARTS, Vec::new);
            self.fresh.resize_with(PARTS, Vec::new);
        }
        self.mixed |= self.last.is_some_and(|last| last > text);
        self.last = Some(text);
        let at = text as usize;
        self.texts.resize(self.texts.len().max(at + 1), Text::default());
        let gone = self.texts[at].gone;
        self.texts[at] = Text { words, identity, new: true, gone, ..Text::default() };
        for shingle in shingles {
            self.fresh[(shingle >> 56) as usize].push(shingle << 8 >> TEXT << TEXT | u64::from(text));
        }
        self.stage = Stage::Sort(0);
    }

    /// Takes texts out.
    pub fn remove(&mut self, texts: impl Iterator<Item = u32>) {
        for text in texts {
            let its = &mut self.texts[text as usize];
            if std::mem::take(&mut its.new) {
                self.fresh.iter_mut().for_each(|part| part.retain(|&posting| text_of(posting) != text));
            } else {
                its.gone = true;
                self.gone = true;
            }
        }
        self.all |= !self.common.is_empty();
        self.stage = Stage::Sort(0);
    }

    /// Does a small part of the join; gives what it proposes when it is done.
    pub fn join_next(&mut self) -> Option<Proposed> {
        match self.stage {
            Stage::Done => return Some(Proposed::default()),
            Stage::Sort(part) if part < self.parts.len() => {
                if part == 0 {
                    self.met.clear();
                    self.pairs.clear();
                }
                self.sort(part);
                self.stage = Stage::Sort(part + 1);
            }
            Stage::Sort(_) => {
                self.gone = false;
                self.texts.iter_mut().for_each(|text| text.gone = false);
                if self.all {
                    self.met.clear();
                    self.common.clear();
                    for text in &mut self.texts {
                        (text.new, text.common, text.hub) = (true, 0, None);
                    }
                }
                self.stage = Stage::Meet(if self.all { 0 } else { PARTS });
            }
            Stage::Meet(part) if part < self.parts.len() => {
                self.meet(part);
                self.stage = Stage::Meet(part + 1);
            }
            Stage::Meet(_) => {
                self.texts.iter_mut().for_each(|text| text.met = 0);
                self.stage = Stage::Tally(0);
            }
            Stage::Tally(from) if from < self.met.len() => {
                let to = self.met.len().min(from + LAID);
                self.met[from..to].iter().for_each(|&(text, _)| self.texts[text as usize].met += 1);
                self.stage = Stage::Tally(to);
            }
            Stage::Tally(_) => {
                let mut from = 0;
                for text in &mut self.texts {
                    from += std::mem::replace(&mut text.met, from);
                }
                self.by_text = vec![(0, 0); self.met.len()];
                self.stage = Stage::Lay(0);
            }
            Stage::Lay(from) if from < self.met.len() => {
                let to = self.met.len().min(from + LAID);
                for &entry in &self.met[from..to] {
                    let next = &mut self.texts[entry.0 as usize].met;
                    self.by_text[*next as usize] = entry;
                    *next += 1;
                }
                self.stage = Stage::Lay(to);
            }
            Stage::Lay(_) => {
                self.met = std::mem::take(&mut self.by_text);
                self.shared.counts.resize(self.texts.len(), 0);
                self.stage = Stage::Count(0);
            }
            Stage::Count(text) if text < self.texts.len() => {
                self.count(text);
                self.stage = Stage::Count(text + 1);
            }
            Stage::Count(_) => {
                if self.all {
                    self.follow_hubs();
                }
                self.met = Vec::new();
                (self.last, self.mixed) = (None, false);
                self.texts.iter_mut().for_each(|text| text.new = false);
                self.stage = Stage::Done;
                return Some(Proposed { pairs: std::mem::take(&mut self.pairs), all: std::mem::take(&mut self.all) });
            }
        }
        None
    }

    /// Units done and to do of the join.
    pub fn progress(&self) -> (u32, u32) {
        let all = 2 * PARTS + self.texts.len();
        let done = match self.stage {
            Stage::Sort(part) => part,
            Stage::Meet(part) => PARTS + part,
            Stage::Tally(_) | Stage::Lay(_) => 2 * PARTS,
            Stage::Count(text) => 2 * PARTS + text,
            Stage::Done => all,
        };
        (done as u32, all as u32)
    }

    /// Lets go of what is gone, puts new postings in their places, and notes what new texts meet.
    fn sort(&mut self, part: usize) {
        if self.gone {
            let texts = &self.texts;
            self.parts[part].retain(|&posting| !texts[text_of(posting) as usize].gone);
        }
        let mut fresh = std::mem::take(&mut self.fresh[part]);
        if !self.mixed && fresh.len() >= DIGITS {
            sort_by_shingle(&mut fresh);
        } else {
            fresh.sort_unstable();
        }
        // A text may hold a shingle twice.
        fresh.dedup();
        let few = fresh.len() * 16 < self.parts[part].len();
        merge(&mut self.parts[part], &fresh);
        if self.all {
            return;
        }
        let postings = &self.parts[part];
        if few {
            for new in fresh.chunk_by(|a, b| a >> TEXT == b >> TEXT) {
                let from = postings.partition_point(|posting| posting >> TEXT < new[0] >> TEXT);
                let group = group_at(postings, from);
                self.all |= group.len() > COMMON;
                note(&mut self.met, &self.texts, part, from, group);
            }
        } else {
            let mut from = 0;
            for group in postings.chunk_by(|a, b| a >> TEXT == b >> TEXT) {
                if group.len() > 1 {
                    self.all |= group.len() > COMMON;
                    note(&mut self.met, &self.texts, part, from, group);
                }
                from += group.len();
            }
        }
    }

    /// Notes what all texts meet.
    fn meet(&mut self, part: usize) {
        let mut from = 0;
        for group in self.parts[part].chunk_by(|a, b| a >> TEXT == b >> TEXT) {
            if group.len() > COMMON {
                self.common.push((part, group[0] >> TEXT));
                group.iter().for_each(|&posting| self.texts[text_of(posting) as usize].common += 1);
            } else {
                note(&mut self.met, &self.texts, part, from, group);
            }
            from += group.len();
        }
    }

    /// Counts how many shingles a new text shares with each other one.
    fn count(&mut self, text: usize) {
        let from = text.checked_sub(1).map_or(0, |before| self.texts[before].met) as usize;
        for &(_, place) in &self.met[from..self.texts[text].met as usize] {
            let (part, from) = ((place >> PLACE) as usize, (place & ((1 << PLACE) - 1)) as usize);
            for &posting in group_at(&self.parts[part], from) {
                let other = text_of(posting);
                // Of two new ones, the later is counted.
                if other as usize >= text && (other as usize == text || self.texts[other as usize].new) {
                    continue;
                }
                self.shared.add(other);
            }
        }
        let pairs = &mut self.pairs;
        self.shared.take(|other, _| pairs.push((other.max(text as u32), other.min(text as u32))));
    }

    /// Pairs the texts of each common shingle with its hub.
    fn follow_hubs(&mut self) {
        let texts = &self.texts;
        let rank = |text: u32| {
            let its = &texts[text as usize];
            (its.common, Reverse(its.words), its.identity)
        };
        // Hub and place of each group, packed to be sorted as numbers.
        let mut hubs: Vec<u64> = Vec::new();
        for (at, &(part, shingle)) in self.common.iter().enumerate() {
            let postings = &self.parts[part];
            let group = group_at(postings, postings.partition_point(|posting| posting >> TEXT < shingle));
            let hub = group.iter().map(|&posting| text_of(posting)).max_by(|&a, &b| rank(a).cmp(&rank(b)));
            hubs.extend(hub.map(|hub| u64::from(hub) << 32 | at as u64));
        }
        hubs.sort_unstable();
        let mut hubs_of: Vec<(u32, u32, u32)> = Vec::new();
        for groups in hubs.chunk_by(|a, b| a >> 32 == b >> 32) {
            let hub = (groups[0] >> 32) as u32;
            for &group in groups {
                let (part, shingle) = self.common[group as u32 as usize];
                let postings = &self.parts[part];
                let from = postings.partition_point(|posting| posting >> TEXT < shingle);
                group_at(postings, from).iter().for_each(|&posting| self.shared.add(text_of(posting)));
            }
            self.shared.take(|other, shared| hubs_of.push((other, shared, hub)));
        }
        for (text, shared, hub) in hubs_of {
            let its = &mut self.texts[text as usize].hub;
            *its = (*its).max(Some((shared, hub)));
            if text != hub {
                self.pairs.push((text.max(hub), text.min(hub)));
            }
        }
        // Two texts may share both rare wordings and common ones.
        self.pairs.sort_unstable();
        self.pairs.dedup();
    }
}

/// Notes for each new text of a group where the group is.
fn note(met: &mut Vec<(u32, u32)>, texts: &[Text], part: usize, from: usize, group: &[u64]) {
    if group.len() < 2 || group.len() > COMMON {
        return;
    }
    let place = (part << PLACE | from) as u32;
    let new = group.iter().map(|&posting| text_of(posting)).filter(|&text| texts[text as usize].new);
    met.extend(new.map(|text| (text, place)));
}
