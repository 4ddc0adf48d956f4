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
use index::{COMMON, Index};
use measure::{Measure, Span, Text, measure};
use std::cmp::Reverse;
use std::sync::Arc;
use versions::Standing;

/// What shares fewer words than this is not kept: the shortest quote that is told.
const LEAST_WORDS: u32 = 8;
/// So many texts are kept ready for being measured again.
const READY: usize = 1024;

/// A text that takes part.
#[derive(Debug, Clone, Copy, Default)]
struct Node {
    /// Hash of all its compared words.
    identity: u64,
    /// Its compared words; 0 where it takes no part.
    words: u32,
    /// Stands for its class in the index.
    stands: bool,
}

/// The shared wording of a pile; articles are known by number.
#[derive(Debug, Default)]
pub struct Reuse {
    index: Index,
    /// By the articles' numbers.
    nodes: Vec<Node>,
    /// Texts of the same words, the one that stands for them first.
    classes: Map<u64, Vec<u32>>,
    pairs: Map<(u32, u32), Arc<Measure>>,
    /// Pairs of one event that the join did not propose.
    verified: Map<(u32, u32), Arc<Measure>>,
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
    /// They are versions of one item, and the first article is the later one or not.
    pub later: Option<bool>,
    /// It was measured because the two tell one event.
    pub verified: bool,
    /// What they share, seen from either side.
    measure: Arc<Measure>,
    /// The measure's first text is the second article.
    turned: bool,
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
        self.nodes.resize(self.nodes.len().max(article as usize + 1), Node::default());
        self.nodes[article as usize] = Node { identity, words: words.len() as u32, stands: false };
        let class = self.classes.or_insert_with(identity, Vec::new);
        class.push(article);
        if class.len() == 1 {
            self.stand(article, words);
        }
    }

    /// Lets a text stand for its class.
    fn stand(&mut self, article: u32, words: &[Token]) {
        let node = &mut self.nodes[article as usize];
        node.stands = true;
        self.index.add(article, node.identity, node.words, words::shingles(words));
    }

    fn node(&self, article: u32) -> Node {
        self.nodes.get(article as usize).copied().unwrap_or_default()
    }

    fn oriented(&self, a: u32, b: u32) -> (u32, u32) {
        if self.node(a).identity < self.node(b).identity { (a, b) } else { (b, a) }
    }

    /// Takes texts out; `words_of` gives the compared words of any text as it was added.
    pub fn remove(&mut self, articles: &[u32], words_of: impl Fn(u32) -> Vec<Token>) {
        let mut stood: Map<u32, ()> = Map::new();
        let mut orphans: Map<u64, ()> = Map::new();
        for article in articles {
            let Some(node) = self.nodes.get_mut(*article as usize).map(std::mem::take) else { continue };
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
            self.verified.retain(|pair| !gone(pair));
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
            let wanted = sorted(pairs.iter().map(|&pair| pair.pack()));
            self.pairs.retain(|pair| wanted.binary_search(&pair.pack()).is_ok());
            self.todo.clear();
        }
        pairs.retain(|pair| !self.pairs.contains_key(pair));
        self.todo.append(&mut pairs);
        self.begin_measuring();
        false
    }

    /// Measures the next pair; `false` where none is left. `text_of` makes an article ready for measuring.
    pub fn measure_next(&mut self, text_of: &dyn Fn(u32) -> Text) -> bool {
        let Some((pair, measured)) = self.next_pair(text_of) else { return false };
        if measured.words >= LEAST_WORDS {
            self.pairs.insert(pair, Arc::new(measured));
        }
        true
    }

    fn next_pair(&mut self, text_of: &dyn Fn(u32) -> Text) -> Option<((u32, u32), Measure)> {
        let Some(pair) = self.todo.pop() else {
            self.total = 0;
            self.ready = Map::new();
            return None;
        };
        if self.ready.len() + 2 > READY {
            self.ready = Map::new();
        }
        for text in [pair.0, pair.1] {
            self.ready.or_insert_with(text, || text_of(text));
        }
        Some((pair, measure(&self.ready[&pair.0], &self.ready[&pair.1])))
    }

    /// Takes the pairs of texts that tell one event; those that have not been measured are to be.
    pub fn begin_verifying(&mut self, likely: &[(u32, u32)]) {
        // A headline alone has no words to compare; what a hub holds together is related through it.
        let here = |&&(a, b): &&(u32, u32)| {
            self.node(a).words.min(self.node(b).words) > 0 && !self.index.share_hub(self.standing(a), self.standing(b))
        };
        let likely: Map<(u32, u32), ()> =
            crate::order::map(likely.iter().filter(here).map(|&(a, b)| (self.oriented(a, b), ())));
        self.verified.retain(|pair| likely.contains_key(pair));
        let unknown = |pair: &(u32, u32)| !self.verified.contains_key(pair) && self.measured(pair.0, pair.1).is_none();
        self.todo = likely.keys().filter(unknown).collect();
        self.begin_measuring();
    }

    /// Puts pairs whose texts hang together next to each other, so that few texts have to be made ready twice.
    fn begin_measuring(&mut self) {
        self.total = self.todo.len() as u32;
        let mut firsts: Vec<u32> = (0..self.nodes.len() as u32).collect();
        let by_last: Vec<u64> = sorted(self.todo.iter().map(|&(a, b)| (a.max(b), a.min(b)).pack()));
        for (a, b) in by_last.iter().map(|&pair| <(u32, u32)>::unpack(pair)) {
            firsts[a as usize] = firsts[a as usize].min(firsts[b as usize]);
        }
        let family = |a: u32, b: u32| firsts[a as usize].min(firsts[b as usize]);
        let order = sorted(self.todo.iter().enumerate().map(|(at, &(a, b))| (family(a, b), at as u32).pack()));
        self.todo = order.into_iter().map(|entry| self.todo[entry as u32 as usize]).collect();
    }

    /// Measures the next pair of texts that tell one event; `false` where none is left.
    pub fn verify_next(&mut self, text_of: &dyn Fn(u32) -> Text) -> bool {
        let Some(pair) = self.next_pair(text_of) else { return false };
        self.verified.insert(pair.0, Arc::new(pair.1));
        true
    }

    /// What two texts share, as their words were measured when the join proposed them.
    fn measured(&self, a: u32, b: u32) -> Option<&Arc<Measure>> {
        self.pairs.get(&self.oriented(self.standing(a), self.standing(b)))
    }

    /// The text that stands for an article in the join.
    fn standing(&self, article: u32) -> u32 {
        self.classes.get(&self.node(article).identity).and_then(|class| class.first()).copied().unwrap_or(article)
    }

    /// Pairs of one event that share scattered wording, and others that only verifying has found.
    pub fn verified(&self, likely: &[(u32, u32)], settings: &Settings) -> Vec<Pair> {
        let mut found = Vec::new();
        for &(a, b) in likely {
            let articles = self.oriented(a, b);
            let lengths = (self.node(articles.0).words as usize, self.node(articles.1).words as usize);
            let known = self.measured(a, b);
            let Some(measure) = known.or_else(|| self.verified.get(&articles)) else { continue };
            let kind = match kinds::kind(measure, lengths, settings) {
                None if kinds::is_scattered(measure, settings) => RelationKind::Passage,
                // They share wordings of too many texts for the join to propose each pair of them.
                Some(kind) if known.is_none() => kind,
                _ => continue,
            };
            found.push(Pair { articles, kind, measure: measure.clone(), later: None, verified: true, turned: false });
        }
        found
    }

    /// Wordings that are followed through one of the texts that hold them, for there are too many.
    pub fn common_wordings(&self) -> usize {
        self.index.common()
    }

    /// Relations and groups under the settings. `standings` are by the articles' numbers, `chosen` are those that are to
    /// lead their group.
    pub fn findings(&self, settings: &Settings, standings: &[Standing], chosen: &[u32]) -> Findings {
        let standing = |article: u32| &standings[article as usize];
        let is_later = |a: u32, b: u32, kind: RelationKind| standing(a).is_later(standing(b), kind);
        let mut places: Map<u32, Place> = Map::new();
        for class in self.classes.values().filter(|class| class.len() > 1) {
            for &version in class.iter().filter(|&&article| standing(article).is_labelled()) {
                for &other in class {
                    groups::place(&mut places, (version, other), is_later(version, other, RelationKind::Identical));
                }
            }
        }
        let merit_of = |places: &Map<u32, Place>, article: u32, others: usize, copies: usize| {
            let Standing { published, id, truncated, .. } = standing(article).clone();
            Merit {
                truncated,
                place: places.get(&article).copied().unwrap_or_default(),
                copies: Reverse(copies),
                others: Reverse(others),
                published: (published.is_none(), published.unwrap_or_default()),
                words: Reverse(self.node(article).words as usize),
                id,
            }
        };
        // The best of each class speaks for it.
        let mut speakers: Vec<u32> = (0..self.nodes.len() as u32).collect();
        for class in self.classes.values().filter(|class| class.len() > 1) {
            let best = class.iter().copied().min_by_key(|&article| merit_of(&places, article, 0, 0));
            class.iter().for_each(|&member| speakers[member as usize] = best.unwrap_or(member));
        }
        let speaks = |&article: &u32| self.node(article).words > 0 && speakers[article as usize] == article;
        let class = |article: u32| &self.classes[&self.node(article).identity];
        let mut findings = Findings::default();
        let mut holds: Map<u32, Vec<u32>> = Map::new();
        for ((a, b), measure) in self.pairs.iter() {
            let lengths = (self.node(a).words as usize, self.node(b).words as usize);
            let Some(kind) = kinds::kind(measure, lengths, settings) else { continue };
            let (a, b) = (speakers[a as usize], speakers[b as usize]);
            let mut hold = |lead: u32, member: u32| holds.or_insert_with(lead, Vec::new).push(member);
            // A text of which only the beginning is there leads no whole one.
            let stubs = (standing(a).truncated, standing(b).truncated);
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
            let measure = measure.clone();
            findings.pairs.push(Pair { articles: (a, b), kind, measure, later, verified: false, turned: false });
        }
        let mut merits: Map<u32, Merit> = Map::new();
        for (article, held) in holds.iter() {
            let others = held.iter().map(|&other| class(other).len()).sum();
            merits.insert(article, merit_of(&places, article, others, class(article).len()));
        }
        let mut leads: Map<u32, u32> = Map::new();
        let mut folded: Map<u32, Vec<u32>> = crate::order::map(groups::fold(&holds, &merits));
        for (lead, members) in folded.iter() {
            members.iter().for_each(|&member| {
                leads.insert(member, lead);
            });
        }
        let many = (0..self.nodes.len() as u32).filter(speaks).filter(|&article| class(article).len() > 1);
        let mut same_words: Vec<Pair> = Vec::new();
        // Speakers of copies that are folded under another text.
        let mut led: Map<u32, u32> = Map::new();
        for speaker in many {
            let members = class(speaker);
            let top = leads.get(&speaker).copied().unwrap_or(speaker);
            let measure = Arc::new(same(self.node(speaker).words));
            let mut relate = |a: u32, b: u32| {
                let later = is_later(a, b, RelationKind::Identical);
                let (kind, measure) = (RelationKind::Identical, measure.clone());
                same_words.push(Pair { articles: (a, b), kind, measure, later, verified: false, turned: false });
            };
            let copies = members.iter().copied().filter(|&member| member != speaker);
            if top == speaker || members.len() > COMMON {
                copies.clone().for_each(|copy| relate(speaker, copy));
            } else {
                for (at, &article) in members.iter().enumerate() {
                    members[at + 1..].iter().for_each(|&copy| relate(article, copy));
                }
            }
            folded.or_insert_with(top, Vec::new).extend(copies);
            if top != speaker {
                led.insert(speaker, top);
            }
        }
        // What a speaker is related to, its copies are, too: that goes without saying where it leads them, and is said where
        // another text does.
        let alike = |article: u32, other: u32| match led.get(&article) {
            Some(&top) if top == other || class(article).len() <= COMMON => class(article).clone(),
            _ => vec![article],
        };
        for pair in std::mem::replace(&mut findings.pairs, same_words) {
            let (a, b) = pair.articles;
            let others = alike(b, a);
            for (x, &y) in alike(a, b).into_iter().flat_map(|x| others.iter().map(move |y| (x, y))) {
                let later = is_later(x, y, pair.kind);
                findings.pairs.push(Pair { articles: (x, y), later, ..pair.clone() });
            }
        }
        for (lead, members) in folded.into_pairs() {
            let merit =
                |article: u32| merits.get(&article).cloned().unwrap_or_else(|| merit_of(&places, article, 0, 0));
            let newer = |&member: &u32| is_later(lead, member, RelationKind::Identical) == Some(true);
            let reason = if members.iter().any(newer) {
                LeadReason::LatestVersion
            } else {
                let members: Vec<Merit> = members.iter().map(|&member| merit(member)).collect();
                groups::reason(&merit(lead), &members)
            };
            findings.folds.push(Fold { lead, members, reason });
        }
        groups::choose(&mut findings.folds, chosen);
        findings
    }
}

fn sorted(numbers: impl Iterator<Item = u64>) -> Vec<u64> {
    let mut numbers: Vec<u64> = numbers.collect();
    numbers.sort_unstable();
    numbers
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
        self.turned = !self.turned;
        self.later = self.later.map(|later| !later);
        self
    }

    /// What they share; shares and places of the first text may be those of the second article.
    pub fn measure(&self) -> &Measure {
        &self.measure
    }

    /// Share of the first article's shingles in the second, and of the second's in the first.
    pub fn containments(&self) -> (u16, u16) {
        let Measure { a_in_b, b_in_a, .. } = *self.measure;
        if self.turned { (b_in_a, a_in_b) } else { (a_in_b, b_in_a) }
    }

    /// Shared stretches as ranges of the first article and of the second, in the order of the first.
    pub fn spans(&self) -> Vec<Span> {
        if !self.turned {
            return self.measure.spans.clone();
        }
        let turned = self.measure.spans.iter().map(|span| Span { a: span.b, b: span.a, ..*span }).collect();
        crate::order::sorted(turned, |x: &Span, y: &Span| (x.a, x.b).cmp(&(y.a, y.b)))
    }
}
