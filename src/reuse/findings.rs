//! Measures → relations and groups, under the settings and what the articles are known by.

use super::Reuse;
use super::groups::{self, Merit, Place};
use super::index::COMMON;
use super::kinds;
use super::measure::{Measure, Span};
use super::versions::Standing;
use crate::order::Map;
use crate::report::{LeadReason, RelationKind};
use crate::settings::Settings;
use std::cmp::Reverse;
use std::sync::Arc;

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
    pub(super) measure: Arc<Measure>,
    /// The measure's first text is the second article.
    pub(super) turned: bool,
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
            let Standing { published, id, truncated, .. } = standing(article);
            Merit {
                truncated: *truncated,
                place: places.get(&article).copied().unwrap_or_default(),
                copies: Reverse(copies),
                others: Reverse(others),
                published: (published.is_none(), published.as_deref().unwrap_or_default()),
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
        let mut merits: Map<u32, Merit<'_>> = Map::new();
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
                let members: Vec<Merit<'_>> = members.iter().map(|&member| merit(member)).collect();
                groups::reason(&merit(lead), &members)
            };
            findings.folds.push(Fold { lead, members, reason });
        }
        groups::choose(&mut findings.folds, chosen);
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
