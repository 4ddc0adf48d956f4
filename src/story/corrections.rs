//! Corrections by hand → what the grouping must keep to.
//!
//! What a person keeps apart, the linkage never merges; what a person puts together is joined after the cut, so that nothing
//! else leaves a story on that account. Of corrections that contradict each other the latest holds.

use crate::order::Map;
use crate::report::Overrule;

/// What the grouping must keep to; texts are known by their place among those that take part.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Rules {
    /// Texts that must not be in one story.
    pub apart: Vec<(u32, u32)>,
    /// Texts that were moved: no likeness of theirs counts.
    pub outside: Vec<u32>,
    /// Texts whose stories are one, latest correction first, with the correction's place.
    pub together: Vec<(u32, u32, usize)>,
    /// Places of corrections that cannot be met: they keep an article apart from its own copy.
    pub unmet: Vec<usize>,
}

/// Reads the corrections; `text_of` gives the text that an article counts with, where the article takes part.
pub fn rules(overrules: &[Overrule], text_of: &dyn Fn(&str) -> Option<u32>) -> Rules {
    let mut rules = Rules::default();
    let mut sets = Sets::default();
    let texts = |ids: &[String]| -> Vec<u32> { ids.iter().filter_map(|id| text_of(id)).collect() };
    for (place, overrule) in overrules.iter().enumerate().rev() {
        match overrule {
            Overrule::Together { articles } | Overrule::Pin { articles } => {
                let mut texts = texts(articles);
                texts.retain(|text| !rules.outside.contains(text));
                for (at, &text) in texts.iter().enumerate() {
                    if let Some(&other) = texts[..at].iter().find(|&&other| sets.join(text, other)) {
                        rules.together.push((text, other, place));
                    }
                }
            }
            Overrule::Move { articles, to } => {
                let Some(to) = text_of(to) else { continue };
                for text in texts(articles) {
                    if text != to && !rules.outside.contains(&text) && sets.join(text, to) {
                        rules.outside.push(text);
                        rules.together.push((text, to, place));
                    }
                }
            }
            Overrule::Apart { articles, from } => {
                let from = texts(from);
                let moved = |text: &u32| rules.outside.contains(text);
                for text in texts(articles).into_iter().filter(|text| !moved(text)) {
                    if from.contains(&text) {
                        rules.unmet.push(place);
                    }
                    from.iter().filter(|other| !moved(other)).for_each(|&other| sets.part(text, other));
                }
            }
            _ => {}
        }
    }
    rules.apart = sets.spread(&rules.outside);
    rules.unmet.dedup();
    rules
}

/// Texts that are together, and pairs that are apart.
#[derive(Default)]
struct Sets {
    /// Text → its set, named by one of its texts.
    set_of: Map<u32, u32>,
    apart: Vec<(u32, u32)>,
}

impl Sets {
    fn set(&self, text: u32) -> u32 {
        self.set_of.get(&text).copied().unwrap_or(text)
    }

    /// Whether two texts are kept apart.
    fn parted(&self, a: u32, b: u32) -> bool {
        let (a, b) = (self.set(a), self.set(b));
        self.apart.iter().any(|&(x, y)| [(a, b), (b, a)].contains(&(self.set(x), self.set(y))))
    }

    /// Puts two texts together, unless they are kept apart; whether they are together now.
    fn join(&mut self, a: u32, b: u32) -> bool {
        if self.parted(a, b) {
            return false;
        }
        let (from, to) = (self.set(a), self.set(b));
        let moved: Vec<u32> = self.set_of.iter().filter(|&(_, &set)| set == from).map(|(text, _)| text).collect();
        for text in moved.into_iter().chain([a, b]) {
            self.set_of.insert(text, to);
        }
        true
    }

    /// Keeps two texts apart, unless they are together.
    fn part(&mut self, a: u32, b: u32) {
        if self.set(a) != self.set(b) {
            self.apart.push((a, b));
        }
    }

    /// The pairs that are apart, for every text of their sets but those that take no part.
    fn spread(&self, outside: &[u32]) -> Vec<(u32, u32)> {
        let mut all = Vec::new();
        let mut seen: Map<(u32, u32), ()> = Map::new();
        let members = |set: u32| -> Vec<u32> {
            let texts = self.set_of.iter().filter(|&(_, &its)| its == set).map(|(text, _)| text);
            texts
                .chain((!self.set_of.contains_key(&set)).then_some(set))
                .filter(|text| !outside.contains(text))
                .collect()
        };
        for &(a, b) in &self.apart {
            let (a, b) = (self.set(a), self.set(b));
            if seen.insert((a.min(b), a.max(b)), ()).is_some() {
                continue;
            }
            let others = members(b);
            for text in members(a) {
                all.extend(others.iter().map(|&other| (text.min(other), text.max(other))));
            }
        }
        all
    }
}

/// Joins the clusters that hold texts which belong together, as far as nothing in them is kept apart. Gives the places of
/// corrections that were not carried out, and the pairs that only a person put together.
pub fn join(clusters: &mut Vec<Vec<usize>>, rules: &Rules) -> (Vec<usize>, Vec<(u32, u32)>) {
    let mut unmet = rules.unmet.clone();
    let mut by_hand = Vec::new();
    for &(a, b, place) in &rules.together {
        let holds = |cluster: &[usize], text: u32| cluster.binary_search(&(text as usize)).is_ok();
        let find = |text: u32| clusters.iter().position(|cluster| holds(cluster, text));
        let (Some(x), Some(y)) = (find(a), find(b)) else { continue };
        if x == y {
            continue;
        }
        let (x, y) = (x.min(y), x.max(y));
        let apart = |&(p, q): &(u32, u32)| {
            holds(&clusters[x], p) && holds(&clusters[y], q) || holds(&clusters[x], q) && holds(&clusters[y], p)
        };
        if rules.apart.iter().any(apart) {
            unmet.push(place);
            continue;
        }
        let joined = clusters.remove(y);
        clusters[x].extend(joined);
        clusters[x].sort_unstable();
        by_hand.push((a, b));
    }
    unmet.sort_unstable();
    unmet.dedup();
    (unmet, by_hand)
}
