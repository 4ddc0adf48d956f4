//! Which articles tell one event.
//!
//! 1. Each text has a [`profile`](profile::Profile): weighted words, opening, names, numbers, day.
//! 2. [`neighbours`] proposes pairs, [`likeness`] judges each, as a probability.
//! 3. [`linkage`] merges by average likeness; the tree is kept, the settings' threshold cuts it.
//! 4. [`naming`] says what the story is about and why each text belongs to it.
//!
//! Copies count once: only the leads of groups take part, their copies follow them. Texts are ordered by id and all sums
//! are of whole numbers, so that neither order of arrival nor history shows.
//!
//! All of it goes text by text, [`TOGETHER`] of them in a unit of work, and costs a bounded amount for each, whatever the
//! size of the pile; the exception is linkage.

pub mod across;
pub mod background;
pub mod corrections;
pub mod identity;
pub mod likeness;
pub mod linkage;
pub mod merging;
pub mod names;
pub mod naming;
pub mod neighbours;
pub mod profile;
pub mod terms;

use crate::article::Article;
use crate::order::Map;
use crate::text::Token;
use background::Language;
use likeness::{Company, Features, LEAST_SUM, Seat, likeness};
use linkage::{Linkage, Merge, cut};
use neighbours::{Lists, Pairs};
use profile::{Profile, Reader, WORDS};
use terms::{Counts, Dictionary, Entry};

/// The stories of a pile; articles are known by number.
#[derive(Debug, Default)]
pub struct Stories {
    dictionary: Dictionary,
    reader: Reader,
    counts: Counts,
    /// By article number; empty where there is none.
    profiles: Vec<Option<Profile>>,
    profiled: usize,
    /// The numbers of the texts that take part, by id.
    texts: Vec<u32>,
    /// Weight of each term in this pile, and the inverse length of each text.
    rarities: Vec<f64>,
    roots: Vec<f64>,
    lists: Lists,
    pairs: Pairs,
    /// For each text how near others are.
    company: Vec<Company>,
    seat: Seat,
    /// Shared wording of texts, by pair.
    wordings: Vec<((u32, u32), u16)>,
    stage: Stage,
    /// Texts that the stage is done with.
    next: usize,
    /// Likenesses in ten-thousandths, by pair.
    edges: Vec<(u32, u32, u32)>,
    /// Texts that are kept apart, and those whose likeness does not count, sorted.
    apart: Vec<(u32, u32)>,
    outside: Vec<u32>,
    linkage: Linkage,
    tree: Vec<Merge>,
    /// A threshold, and for each text the first one of its cluster there, for what is placed.
    placing: Option<(u32, Vec<u32>)>,
}

/// What is to be done next, text by text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Stage {
    Weigh,
    Choose,
    Propose,
    Count,
    Enter,
    Compare,
    Judge,
    Judged,
    /// Nothing has begun, or the pile has changed.
    #[default]
    Stale,
}

/// Stages that go through all texts.
const PASSES: [Stage; 7] =
    [Stage::Weigh, Stage::Choose, Stage::Propose, Stage::Count, Stage::Enter, Stage::Compare, Stage::Judge];

/// So many texts are done in one unit of work.
const TOGETHER: usize = 16;

/// A new article is placed by so many texts of a story that it is most like: it has not been held against all of a large one.
const SUPPORT: usize = 8;

/// Shared wording of two articles: the share of the shorter's words, in ten-thousandths.
pub type Shared = Map<(u32, u32), u16>;

impl Stories {
    /// Takes an article in, or its changed headline or time.
    pub fn add(&mut self, number: u32, article: &Article) {
        self.remove(number);
        let profile = self.reader.read(article, &mut self.dictionary);
        self.dictionary.count(profile.of(WORDS), 1);
        let at = number as usize;
        if self.profiles.len() <= at {
            self.profiles.resize_with(at + 1, || None);
        }
        self.profiles[at] = Some(profile);
        self.profiled += 1;
    }

    /// Takes an article out.
    pub fn remove(&mut self, number: u32) {
        if let Some(profile) = self.profiles.get_mut(number as usize).and_then(Option::take) {
            self.dictionary.count(profile.of(WORDS), -1);
            self.profiled -= 1;
        }
        self.stage = Stage::Stale;
    }

    /// Starts afresh with the texts that take part, in the order of their ids.
    pub fn begin(&mut self, texts: &[u32]) {
        let profiled = |text: &u32| self.profiles.get(*text as usize).is_some_and(Option::is_some);
        self.texts = texts.iter().copied().filter(profiled).collect();
        let terms = self.dictionary.terms() as u32;
        self.rarities = (0..terms).map(|term| self.dictionary.rarity(term, self.profiled)).collect();
        self.roots = Vec::with_capacity(texts.len());
        self.lists = Lists::new(texts.len(), terms as usize);
        self.pairs = Pairs::new(texts.len());
        self.company = vec![Company::default(); texts.len()];
        self.edges = Vec::new();
        (self.stage, self.next) = (Stage::Weigh, 0);
    }

    /// Does the next bit of work; `false` where none is left.
    pub fn work(&mut self, shared: &Shared) -> bool {
        if self.next == self.texts.len() {
            return self.turn(shared);
        }
        let to = self.texts.len().min(self.next + TOGETHER);
        for text in self.next..to {
            match self.stage {
                Stage::Weigh => self.weigh(text),
                Stage::Choose => self.lists.choose(text, words(&self.profiles, &self.texts, text)),
                Stage::Propose => self.lists.propose(text, words(&self.profiles, &self.texts, text), &self.roots),
                Stage::Count => self.pairs.count(&self.lists, text),
                Stage::Enter => self.pairs.enter(&self.lists, text),
                Stage::Compare => self.compare(text),
                Stage::Judge => self.judge(text),
                Stage::Judged | Stage::Stale => {}
            }
        }
        self.next = to;
        true
    }

    /// Turns from one stage to the next.
    fn turn(&mut self, shared: &Shared) -> bool {
        self.stage = match self.stage {
            Stage::Weigh => Stage::Choose,
            Stage::Choose => {
                self.lists.open();
                Stage::Propose
            }
            Stage::Propose => Stage::Count,
            Stage::Count => {
                self.pairs.open();
                Stage::Enter
            }
            Stage::Enter => {
                self.lists.close();
                Stage::Compare
            }
            Stage::Compare => {
                self.wordings = self.wordings(shared);
                Stage::Judge
            }
            Stage::Judge => Stage::Judged,
            Stage::Judged | Stage::Stale => return false,
        };
        self.next = 0;
        self.stage != Stage::Judged
    }

    /// Starts joining what was judged, but for what is to be kept apart (articles by their places among the texts) and what
    /// is left `outside`.
    pub fn begin_linking(&mut self, apart: Vec<(u32, u32)>, mut outside: Vec<u32>) {
        outside.sort_unstable();
        self.linkage = Linkage::new(self.texts.len(), &apart, &outside);
        (self.apart, self.outside) = (apart, outside);
        self.tree.clear();
        self.placing = None;
    }

    /// Joins the next ones; `false` where none are left.
    pub fn link_next(&mut self) -> bool {
        let more = self.linkage.work(&self.edges);
        if !more {
            self.tree = std::mem::take(&mut self.linkage).into_tree();
            self.placing = None;
        }
        more
    }

    /// Joints made, of how many there can be.
    pub fn linked(&self) -> (u32, u32) {
        self.linkage.progress()
    }

    fn weigh(&mut self, text: usize) {
        let Some(profile) = &mut self.profiles[self.texts[text] as usize] else { return };
        profile.weigh(&self.counts, &self.rarities);
        self.roots.push(profile.root());
        self.lists.hold(profile.of(WORDS));
    }

    /// Measures the words of a text against those that it makes pairs with.
    fn compare(&mut self, text: usize) {
        let Some(one) = profile(&self.profiles, &self.texts, text) else { return };
        let (others, cosines) = self.pairs.with_cosines(text);
        self.seat.seat(self.rarities.len(), one);
        for (&other, cosine) in others.iter().zip(cosines) {
            let Some(its) = profile(&self.profiles, &self.texts, other as usize) else { continue };
            *cosine = self.seat.words(one, its);
            for text in [text, other as usize] {
                self.company[text].meet(*cosine);
            }
        }
        self.seat.clear(one);
    }

    /// Judges the pairs of a text with those behind it.
    fn judge(&mut self, text: usize) {
        let mut judged = Vec::new();
        self.features_of(text, LEAST_SUM, |other, features, tied| {
            let value = likeness(features);
            if tied && value >= linkage::LEAST {
                judged.push((text as u32, other, value));
            }
        });
        self.edges.extend(judged);
    }

    /// Calls back with the features of each pair of a text with those behind it, if their sum is not below `least`, and
    /// whether the two may be one story by their languages.
    fn features_of(&mut self, text: usize, least: f64, mut each: impl FnMut(u32, &Features, bool)) {
        let Some(one) = profile(&self.profiles, &self.texts, text) else { return };
        self.seat.seat(self.rarities.len(), one);
        for (other, words) in self.pairs.of(text) {
            let Some(its) = profile(&self.profiles, &self.texts, other as usize) else { continue };
            let pair = (text as u32, other);
            let found = self.wordings.binary_search_by_key(&pair, |&(pair, _)| pair);
            let wording = found.map_or(0, |at| self.wordings[at].1);
            let company = (&self.company[text], &self.company[other as usize]);
            let Some(features) = self.seat.features((one, its), words, company, wording, least) else { continue };
            let tied =
                !across::differ(one.language, its.language) || across::tied(&self.seat, &self.rarities, one, its);
            each(other, &features, tied);
        }
        self.seat.clear(one);
    }

    /// Shared wording by pairs of texts.
    fn wordings(&self, shared: &Shared) -> Vec<((u32, u32), u16)> {
        let mut places = vec![u32::MAX; self.profiles.len()];
        for (text, &number) in self.texts.iter().enumerate() {
            places[number as usize] = text as u32;
        }
        let place = |number: u32| places.get(number as usize).copied().unwrap_or(u32::MAX);
        let mut wordings = Vec::new();
        for ((a, b), &share) in shared.iter() {
            let (a, b) = (place(a), place(b));
            if a.max(b) < u32::MAX {
                wordings.push(((a.min(b), a.max(b)), share));
            }
        }
        wordings.sort_unstable();
        wordings
    }

    /// Texts that were gone through, all stages counted, of how many.
    pub fn progress(&self) -> (u32, u32) {
        let texts = self.texts.len();
        let passed = PASSES.iter().position(|&stage| stage == self.stage);
        let done = passed.map_or(PASSES.len() * texts, |passed| passed * texts + self.next);
        (done as u32, (PASSES.len() * texts) as u32)
    }

    /// Whether all pairs of the texts of the last [`begin`](Self::begin) have been judged.
    pub fn is_judged(&self) -> bool {
        self.stage == Stage::Judged
    }

    /// For each text the first text of its cluster, at a threshold in ten-thousandths.
    fn first_of(&self, threshold: u32) -> Vec<u32> {
        let mut first_of = cut(self.texts.len(), &self.tree, threshold);
        let outside = |text: u32| self.outside.binary_search(&text).is_ok();
        let counts = |&(a, b, likeness): &(u32, u32, u32)| likeness >= threshold && !outside(a) && !outside(b);
        let strong: Vec<(u32, u32, u32)> = self.edges.iter().copied().filter(counts).collect();
        merging::merge(&mut first_of, &strong, &self.apart, threshold);
        first_of
    }

    /// The stories at a threshold in ten-thousandths, as positions among the texts.
    pub fn clusters(&self, threshold: u32) -> Vec<Vec<usize>> {
        let mut clusters: Map<u32, Vec<usize>> = Map::new();
        for (text, first) in self.first_of(threshold).into_iter().enumerate() {
            clusters.or_insert_with(first, Vec::new).push(text);
        }
        clusters.into_pairs().into_iter().map(|(_, texts)| texts).collect()
    }

    /// Where an article that is not here would go, by the likeness to the texts that are: the first text of the cluster at
    /// this threshold that it is most like in the mean of the [`SUPPORT`] nearest, and how much, in ten-thousandths; pairs that
    /// are not worth judging have 0. `None` where nothing is like it, or the pile has changed since it was judged. Shared wording is not looked
    /// for. Nothing that is found later depends on this.
    pub fn place(&mut self, article: &Article, threshold: u32) -> Option<(usize, u32)> {
        if !self.is_judged() {
            return None;
        }
        let mut one = self.reader.read(article, &mut self.dictionary);
        for term in self.rarities.len()..self.dictionary.terms() {
            self.rarities.push(self.dictionary.rarity(term as u32, self.profiled));
        }
        one.weigh(&self.counts, &self.rarities);
        self.seat.seat(self.rarities.len(), &one);
        let mut near = Vec::new();
        let mut company = Company::default();
        for other in self.lists.near(one.of(WORDS), one.root(), &self.roots) {
            let Some(its) = profile(&self.profiles, &self.texts, other as usize) else { continue };
            let cosine = self.seat.words(&one, its);
            company.meet(cosine);
            near.push((other as usize, its, cosine));
        }
        let placing = self.placing.take().filter(|&(known, _)| known == threshold);
        let (_, firsts) = placing.unwrap_or_else(|| (threshold, self.first_of(threshold)));
        let mut likenesses: Map<u32, Vec<u32>> = Map::new();
        for (other, its, cosine) in near {
            let mut theirs = self.company[other];
            theirs.meet(cosine);
            let features = self.seat.features((&one, its), cosine, (&company, &theirs), 0, LEAST_SUM);
            let value = features.map_or(0, |features| likeness(&features));
            let tied =
                || !across::differ(one.language, its.language) || across::tied(&self.seat, &self.rarities, &one, its);
            if value >= linkage::LEAST && tied() {
                likenesses.or_insert_with(firsts[other], Vec::new).push(value);
            }
        }
        self.seat.clear(&one);
        let mut best = None;
        for (first, mut likenesses) in likenesses.into_pairs() {
            likenesses.sort_unstable_by(|a, b| b.cmp(a));
            likenesses.truncate(SUPPORT);
            let texts = firsts.iter().filter(|&&other| other == first).count().min(SUPPORT) as u32;
            let mean = likenesses.iter().sum::<u32>() / texts;
            if best.is_none_or(|(_, most)| mean > most) {
                best = Some((first as usize, mean));
            }
        }
        self.placing = Some((threshold, firsts));
        best
    }

    /// The article numbers of the texts that take part, in their order.
    pub fn numbers(&self) -> impl Iterator<Item = u32> + '_ {
        self.texts.iter().copied()
    }

    /// The article number of a text.
    pub fn number(&self, text: usize) -> u32 {
        self.texts[text]
    }

    /// All pairs `(a, b, likeness)` of texts that are alike at all, `a` < `b`, sorted.
    pub fn edges(&self) -> &[(u32, u32, u32)] {
        &self.edges
    }

    /// Those of a text with later ones.
    pub fn edges_from(&self, text: usize) -> &[(u32, u32, u32)] {
        let from = self.edges.partition_point(|edge| edge.0 < text as u32);
        let count = self.edges[from..].iter().take_while(|edge| edge.0 == text as u32).count();
        &self.edges[from..from + count]
    }

    /// Likeness of two texts in ten-thousandths; pairs that were not worth judging have 0.
    pub fn likeness_of(&self, a: usize, b: usize) -> u32 {
        let pair = (a.min(b) as u32, a.max(b) as u32);
        let at = self.edges.partition_point(|&(x, y, _)| (x, y) < pair);
        self.edges.get(at).filter(|&&(x, y, _)| (x, y) == pair).map_or(0, |&(_, _, likeness)| likeness)
    }

    /// Pairs of articles whose likeness is at least so many ten-thousandths.
    pub fn likely(&self, least: u32) -> Vec<(u32, u32)> {
        let number = |text: u32| self.texts[text as usize];
        self.edges.iter().filter(|edge| edge.2 >= least).map(|&(a, b, _)| (number(a), number(b))).collect()
    }

    /// The features of every judged pair of articles, for fitting the weights and for samples to validate.
    pub fn judged(&mut self) -> Vec<(u32, u32, Features)> {
        let mut judged = Vec::new();
        for text in 0..self.texts.len() {
            let mut found = Vec::new();
            self.features_of(text, f64::NEG_INFINITY, |other, features, _| found.push((other, *features)));
            let number = |text: usize| self.texts[text];
            judged.extend(found.into_iter().map(|(other, features)| (number(text), number(other as usize), features)));
        }
        judged
    }

    /// The term of a word in a language, where the pile knows it.
    fn term_of(&self, token: &Token, language: &Language) -> Option<terms::Term> {
        self.dictionary.known(token, language)
    }

    /// Whether a capitalised word names nothing.
    fn names_nothing(&self, text: &str, token: &Token, language: &Language) -> bool {
        self.dictionary.names_nothing(text, token, language)
    }

    /// Terms that weigh in most of these texts, strongest in the sum of all first.
    fn common_terms(&self, texts: &[usize]) -> Vec<terms::Term> {
        let needed = if texts.len() < 2 { 1 } else { texts.len().div_ceil(2).max(2) };
        let mut held: Vec<(u32, u16)> = Vec::new();
        for &text in texts {
            let words = words(&self.profiles, &self.texts, text).iter().filter(|entry| entry.weight > 0);
            held.extend(words.map(|entry| (entry.term, entry.weight)));
        }
        held.sort_unstable();
        let same = held.chunk_by(|a, b| a.0 == b.0).filter(|same| same.len() >= needed);
        let sum = |same: &[(u32, u16)]| same.iter().map(|&(_, weight)| u64::from(weight)).sum();
        self.strongest(same.map(|same| (sum(same), same[0].0)).collect())
    }

    /// Terms by what they weigh, most first.
    fn strongest(&self, weighed: Vec<(u64, terms::Term)>) -> Vec<terms::Term> {
        let by_weight = |x: &(u64, u32), y: &(u64, u32)| {
            y.0.cmp(&x.0).then_with(|| self.dictionary.stem(x.1).cmp(self.dictionary.stem(y.1)))
        };
        crate::order::sorted(weighed, by_weight).into_iter().map(|(_, term)| term).collect()
    }

    /// Terms that weigh in both texts, strongest first.
    fn shared_terms(&self, a: usize, b: usize) -> Vec<terms::Term> {
        let words = |text| words(&self.profiles, &self.texts, text);
        let mut theirs = words(b).iter().peekable();
        let mut shared = Vec::new();
        for entry in words(a) {
            while theirs.next_if(|other| other.term < entry.term).is_some() {}
            let same = theirs.peek().filter(|other| other.term == entry.term);
            let product = same.map_or(0, |other| u64::from(entry.weight) * u64::from(other.weight));
            if product > 0 {
                shared.push((product, entry.term));
            }
        }
        self.strongest(shared)
    }
}

/// The profile of a text.
fn profile<'a>(profiles: &'a [Option<Profile>], texts: &[u32], text: usize) -> Option<&'a Profile> {
    profiles.get(texts[text] as usize)?.as_ref()
}

/// The words of a text.
fn words<'a>(profiles: &'a [Option<Profile>], texts: &[u32], text: usize) -> &'a [Entry] {
    profile(profiles, texts, text).map_or(&[], |profile| profile.of(WORDS))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXTS: [&str; 5] = [
        "The ferry Halcyon ran aground off Elmsport on Monday night with forty people on board, the coast guard said.",
        "Divers looked at the hull of the Halcyon, a ferry that ran aground off Elmsport with forty passengers.",
        "The council of Torrin voted for a new library on Harbour Street, which will cost nine million crowns.",
        "Torrin will have its library: nine million crowns were voted for by the council after a long debate.",
        "Snow fell on the Varn pass and closed the road for two days; lorries waited in the valley.",
    ];

    fn article(text: &str) -> Article {
        Article { text: text.into(), ..Article::default() }
    }

    fn pile() -> Stories {
        let mut stories = Stories::default();
        (0..).zip(TEXTS).for_each(|(number, text)| stories.add(number, &article(text)));
        judge(&mut stories, &[0, 1, 2, 3, 4]);
        stories
    }

    fn judge(stories: &mut Stories, texts: &[u32]) {
        stories.begin(texts);
        while stories.work(&Shared::new()) {}
        stories.begin_linking(Vec::new(), Vec::new());
        while stories.link_next() {}
    }

    #[test]
    fn a_new_article_is_placed_and_leaves_no_trace() {
        let mut stories = pile();
        assert_eq!(stories.clusters(5000), [vec![0, 1], vec![2, 3], vec![4]]);
        let before = (stories.edges().to_vec(), stories.company.clone());
        let new = "A tug pulled the ferry Halcyon free off Elmsport; its forty passengers had left it on Monday night.";
        let (first, likeness) = stories.place(&article(new), 5000).unwrap();
        assert!(first == 0 && likeness > 5000, "{first} {likeness}");
        let new = "The library that the council of Torrin voted for will stand on Harbour Street.";
        assert_eq!(stories.place(&article(new), 5000).map(|(first, _)| first), Some(2));
        assert_eq!(stories.place(&article("Prices of oysters have doubled, say fishmongers in Quell."), 5000), None);
        assert_eq!(stories.place(&article(""), 5000), None);
        judge(&mut stories, &[0, 1, 2, 3, 4]);
        assert_eq!((stories.edges().to_vec(), stories.company.clone()), before);
    }

    #[test]
    fn nothing_is_placed_while_a_pile_changes() {
        let mut stories = pile();
        stories.remove(4);
        assert_eq!(stories.place(&article(TEXTS[0]), 5000), None);
        assert_eq!(Stories::default().place(&article(TEXTS[0]), 5000), None);
    }
}
