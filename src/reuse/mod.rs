//! Which texts share wording: an exact join of shingles proposes pairs, exact counts decide.
//!
//! 1. Texts with the same words make a class; one of them stands for all, so that ten thousand copies cost no square.
//! 2. [`index::Index`] finds the earlier texts that share shingles with a new one.
//! 3. Each such pair is measured ([`mod@measure`]); its kind follows from the measure and the settings alone, so that
//!    another strictness needs no new measuring.
//! 4. Copies are folded under a lead ([`groups`]).
//!
//! Measures are oriented by content, never by arrival, so that no order shows in a result.

pub mod edits;
pub mod groups;
pub mod index;
pub mod kinds;
pub mod measure;
pub mod origin;
pub mod versions;
pub mod words;

use crate::order::{Key, Map};
use crate::report::{LeadReason, RelationKind};
use crate::settings::Settings;
use crate::text::Token;
use groups::{Merit, Place};
use index::Index;
use measure::{Measure, Span, Text, measure};
use std::cmp::Reverse;
use versions::Standing;

/// What shares fewer words than this is not kept: the shortest quote that is told.
const LEAST_WORDS: u32 = 8;
/// So many texts are kept ready for being measured again.
const READY: usize = 256;

/// A text that takes part.
#[derive(Debug, Clone, Copy)]
struct Node {
    /// Hash of all its compared words.
    identity: u64,
    words: u32,
    /// Stands for its class in the index.
    stands: bool,
}

/// The shared wording of a pile; articles are known by number.
#[derive(Debug, Default)]
pub struct Reuse {
    index: Index,
    nodes: Map<u32, Node>,
    /// Texts of the same words, the one that stands for them first.
    classes: Map<u64, Vec<u32>>,
    pairs: Map<(u32, u32), Measure>,
    /// Pairs still to be measured.
    todo: Vec<(u32, u32)>,
    /// Pairs to be measured, of all since the last time there were none.
    total: u32,
    /// Texts that were measured lately; pairs come in runs of one.
    ready: Map<u32, Text>,
}

/// A relation of two articles, by number.
#[derive(Debug, Clone)]
pub struct Pair {
    /// The two articles.
    pub articles: (u32, u32),
    /// Its kind.
    pub kind: RelationKind,
    /// Its measure, oriented as `articles`.
    pub measure: Measure,
    /// They are versions of one item.
    pub versions: bool,
}

/// A group, by number.
#[derive(Debug, Clone)]
pub struct Fold {
    /// The lead.
    pub lead: u32,
    /// All others.
    pub members: Vec<u32>,
    /// Why this one leads.
    pub reason: LeadReason,
}

/// What the settings make of the measures.
#[derive(Debug, Clone, Default)]
pub struct Findings {
    /// All relations.
    pub pairs: Vec<Pair>,
    /// All groups.
    pub folds: Vec<Fold>,
}

impl Reuse {
    /// Takes a text in. Texts without words take no part.
    pub fn add(&mut self, article: u32, words: &[Token]) {
        if words.is_empty() {
            return;
        }
        let identity = words::identity(words);
        self.nodes.insert(article, Node { identity, words: words.len() as u32, stands: false });
        let class = self.classes.or_insert_with(identity, Vec::new);
        class.push(article);
        if class.len() == 1 {
            self.stand(article, words);
        }
    }

    /// Lets a text stand for its class.
    fn stand(&mut self, article: u32, words: &[Token]) {
        if let Some(node) = self.nodes.get_mut(&article) {
            node.stands = true;
            self.index.add(article, node.identity, node.words, words::shingles(words));
        }
    }

    fn oriented(&self, a: u32, b: u32) -> (u32, u32) {
        if self.nodes[&a].identity < self.nodes[&b].identity { (a, b) } else { (b, a) }
    }

    /// Takes texts out; `words_of` gives the compared words of any text as it was added.
    pub fn remove(&mut self, articles: &[u32], words_of: impl Fn(u32) -> Vec<Token>) {
        let mut stood: Map<u32, ()> = Map::new();
        let mut orphans: Map<u64, ()> = Map::new();
        for article in articles {
            let Some(node) = self.nodes.remove(article) else { continue };
            let Some(class) = self.classes.get_mut(&node.identity) else { continue };
            if node.stands {
                stood.insert(*article, ());
                orphans.insert(node.identity, ());
            }
            class.retain(|member| member != article);
            if class.is_empty() {
                self.classes.remove(&node.identity);
            }
        }
        if !stood.is_empty() {
            self.index.remove(stood.keys());
            let gone = |pair: &(u32, u32)| stood.contains_key(&pair.0) || stood.contains_key(&pair.1);
            self.pairs.retain(|pair| !gone(pair));
            self.todo.retain(|pair| !gone(pair));
        }
        for identity in orphans.keys() {
            // All that stood before it in its class are gone.
            if let Some(&heir) = self.classes.get(&identity).and_then(|class| class.first()) {
                self.stand(heir, &words_of(heir));
            }
        }
        self.ready = Map::new();
    }

    /// Done and to be done, of joining and then of measuring.
    pub fn progress(&self) -> (u32, u32) {
        let (joined, join) = self.index.progress();
        (joined + self.total - self.todo.len() as u32, join + self.total)
    }

    /// Looks for pairs that share wordings, a small part of it at a time; `false` when all are known.
    pub fn join_next(&mut self) -> bool {
        let Some(proposed) = self.index.join_next() else { return true };
        let mut pairs: Vec<(u32, u32)> = proposed.pairs.iter().map(|&(a, b)| self.oriented(a, b)).collect();
        if proposed.all {
            let mut wanted: Vec<u64> = pairs.iter().map(|&pair| pair.pack()).collect();
            wanted.sort_unstable();
            self.pairs.retain(|pair| wanted.binary_search(&pair.pack()).is_ok());
            self.todo.clear();
        }
        pairs.retain(|pair| !self.pairs.contains_key(pair));
        self.todo.extend(pairs);
        self.total = self.todo.len() as u32;
        false
    }

    /// Measures the next pair; `false` where none is left. `text_of` makes an article ready for measuring.
    pub fn measure_next(&mut self, text_of: impl Fn(u32) -> Text) -> bool {
        let Some(pair) = self.todo.pop() else {
            self.total = 0;
            self.ready = Map::new();
            return false;
        };
        if self.ready.len() + 2 > READY {
            self.ready = Map::new();
        }
        for text in [pair.0, pair.1] {
            self.ready.or_insert_with(text, || text_of(text));
        }
        let measured = measure(&self.ready[&pair.0], &self.ready[&pair.1]);
        if measured.words >= LEAST_WORDS {
            self.pairs.insert(pair, measured);
        }
        true
    }

    /// Wordings that are followed through one of the texts that hold them, for there are too many.
    pub fn common_wordings(&self) -> usize {
        self.index.common()
    }

    /// Relations and groups under the settings. `standings` has all articles, `chosen` those that are to lead their group.
    pub fn findings(&self, settings: &Settings, standings: &Map<u32, Standing>, chosen: &[u32]) -> Findings {
        let is_later = |a: u32, b: u32, kind: RelationKind| standings[&a].is_later(&standings[&b], kind);
        let mut places: Map<u32, Place> = Map::new();
        for class in self.classes.values().filter(|class| class.len() > 1) {
            for &version in class.iter().filter(|article| standings[article].is_labelled()) {
                for &other in class {
                    groups::place(&mut places, (version, other), is_later(version, other, RelationKind::Identical));
                }
            }
        }
        let merit_of = |places: &Map<u32, Place>, article: u32, others: usize, copies: usize| {
            let Standing { published, id, truncated, .. } = standings[&article].clone();
            Merit {
                truncated,
                place: places.get(&article).copied().unwrap_or_default(),
                copies: Reverse(copies),
                others: Reverse(others),
                published: (published.is_none(), published.unwrap_or_default()),
                words: Reverse(self.nodes[&article].words as usize),
                id,
            }
        };
        // The best of each class speaks for it.
        let speakers: Map<u64, u32> = crate::order::map(self.classes.iter().filter_map(|(identity, class)| {
            Some((identity, class.iter().copied().min_by_key(|&article| merit_of(&places, article, 0, 0))?))
        }));
        let speaker = |article: u32| speakers[&self.nodes[&article].identity];
        let class = |article: u32| &self.classes[&self.nodes[&article].identity];
        let mut findings = Findings::default();
        let mut holds: Map<u32, Vec<u32>> = crate::order::map(speakers.values().map(|&article| (article, Vec::new())));
        for ((a, b), measured) in self.pairs.iter() {
            let lengths = (self.nodes[&a].words as usize, self.nodes[&b].words as usize);
            let Some(kind) = kinds::kind(measured, lengths, settings) else { continue };
            let (a, b) = (speaker(a), speaker(b));
            let mut hold = |lead: u32, member: u32| holds.or_insert_with(lead, Vec::new).push(member);
            // A text of which only the beginning is there leads no whole one.
            let stubs = (standings[&a].truncated, standings[&b].truncated);
            let may = (!stubs.0 || stubs.1, !stubs.1 || stubs.0);
            let later = is_later(a, b, kind);
            groups::place(&mut places, (a, b), later);
            let (first, second) = match (later, kind) {
                (Some(later), _) if may.0 && may.1 => (later, !later),
                (Some(_), _) | (None, RelationKind::Near) => may,
                (None, RelationKind::Contains) => (may.0 && lengths.0 >= lengths.1, may.1 && lengths.0 < lengths.1),
                _ => (false, false),
            };
            if first {
                hold(a, b);
            }
            if second {
                hold(b, a);
            }
            findings.pairs.push(Pair { articles: (a, b), kind, measure: measured.clone(), versions: later.is_some() });
        }
        let merits: Map<u32, Merit> = crate::order::map(holds.iter().map(|(article, held)| {
            (
                article,
                merit_of(&places, article, held.iter().map(|&other| class(other).len()).sum(), class(article).len()),
            )
        }));
        let mut leads: Map<u32, u32> = Map::new();
        let mut folded: Map<u32, Vec<u32>> = crate::order::map(groups::fold(&holds, &merits));
        for (lead, members) in folded.iter() {
            members.iter().for_each(|&member| {
                leads.insert(member, lead);
            });
        }
        for &lead in speakers.values().filter(|&&article| class(article).len() > 1) {
            let top = leads.get(&lead).copied().unwrap_or(lead);
            let copies: Vec<u32> = class(lead).iter().copied().filter(|&member| member != lead).collect();
            findings.pairs.extend(copies.iter().map(|&copy| Pair {
                articles: (lead, copy),
                kind: RelationKind::Identical,
                measure: same(self.nodes[&lead].words),
                versions: is_later(lead, copy, RelationKind::Identical).is_some(),
            }));
            let to_top: Vec<Pair> = findings
                .pairs
                .iter()
                .filter(|pair| top != lead && (pair.articles == (lead, top) || pair.articles == (top, lead)))
                .cloned()
                .collect();
            for pair in to_top {
                let swap = |article: u32, copy: u32| if article == lead { copy } else { article };
                findings.pairs.extend(copies.iter().map(|&copy| Pair {
                    articles: (swap(pair.articles.0, copy), swap(pair.articles.1, copy)),
                    versions: is_later(top, copy, pair.kind).is_some(),
                    ..pair.clone()
                }));
            }
            folded.or_insert_with(top, Vec::new).extend(copies);
        }
        for (lead, members) in folded.into_pairs() {
            let merit =
                |article: u32| merits.get(&article).cloned().unwrap_or_else(|| merit_of(&places, article, 0, 0));
            let newer = |&member: &u32| is_later(lead, member, RelationKind::Identical) == Some(true);
            let reason = if members.iter().any(newer) {
                LeadReason::LatestVersion
            } else {
                groups::reason(&merit(lead), &members.iter().map(|&member| merit(member)).collect::<Vec<_>>())
            };
            findings.folds.push(Fold { lead, members, reason });
        }
        // The latest word on each group holds.
        for &article in chosen {
            let fold = findings.folds.iter_mut().find(|fold| fold.lead == article || fold.members.contains(&article));
            if let Some(fold) = fold {
                fold.members.retain(|&member| member != article);
                if fold.lead != article {
                    fold.members.push(std::mem::replace(&mut fold.lead, article));
                }
                fold.reason = LeadReason::ByHand;
            }
        }
        findings
    }
}

/// The measure of two texts of the same words.
fn same(words: u32) -> Measure {
    let whole = [0, words];
    Measure {
        resemblance: 10_000,
        a_in_b: 10_000,
        b_in_a: 10_000,
        score: 10_000,
        words,
        unquoted: 10_000,
        unquoted_words: words,
        spans: vec![Span { a: whole, b: whole, words, quoted: false }],
    }
}

impl Pair {
    /// The same pair seen from the other side.
    pub fn turned(mut self) -> Self {
        self.articles = (self.articles.1, self.articles.0);
        std::mem::swap(&mut self.measure.a_in_b, &mut self.measure.b_in_a);
        for span in &mut self.measure.spans {
            std::mem::swap(&mut span.a, &mut span.b);
        }
        let spans = std::mem::take(&mut self.measure.spans);
        self.measure.spans = crate::order::sorted(spans, |x, y| (x.a, x.b).cmp(&(y.a, y.b)));
        self
    }
}
