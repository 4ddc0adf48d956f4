//! Pairs of numbers → relations in the user's words, all of them or a page.

use super::mask::standing;
use super::{Corpus, Stage};
use crate::order::Map;
use crate::report::{
    Credit, Edit, Group, Origin, Passage, Relation, RelationKind, RelationPage, RelationQuery, RelationSort, Side,
    Times,
};
use crate::reuse::origin::{self, When};
use crate::reuse::versions::Standing;
use crate::reuse::{Fold, Pair, edits::edits, kinds, measure::Span, words::compared_words};
use crate::text::{Token, Utf16, hash_word};
use std::cmp::Ordering;
use std::collections::BTreeSet;

/// An article's compared words and the offsets of its text.
struct Places<'a> {
    article: u32,
    words: Vec<Token>,
    offsets: Utf16<'a>,
}

impl Places<'_> {
    /// Compared words from … to … as offsets; where the range is empty, the place behind the word before it.
    fn range(&self, [from, to]: [u32; 2]) -> [u32; 2] {
        let word = |at: u32| self.words.get(at as usize);
        let [first, last] = match (word(from), to.checked_sub(1).and_then(word)) {
            (Some(first), Some(last)) if from < to => [first.start, last.end],
            (_, before) => [before.map_or(0, |word| word.end); 2],
        };
        [self.offsets.at(first as usize), self.offsets.at(last as usize)]
    }
}

impl Corpus {
    /// A page of relations, without their passages; finishes the work first, as all of the following do.
    pub fn relations(&mut self, query: &RelationQuery) -> RelationPage {
        if query.without_stories {
            while self.stage <= Stage::Fold {
                self.unit();
            }
        } else {
            self.finish();
        }
        let among: Map<u32, ()> =
            crate::order::map(query.among.iter().filter_map(|id| Some((*self.numbers.get(id)?, ()))));
        let is_among = |pair: &&Pair| {
            query.among.is_empty() || among.contains_key(&pair.articles.0) && among.contains_key(&pair.articles.1)
        };
        let mut kinds = [0; 5];
        let found = self.findings.pairs.iter().filter(|pair| !(query.without_stories && pair.verified));
        let mut pairs: Vec<&Pair> = found.filter(is_among).collect();
        pairs.iter().for_each(|pair| kinds[pair.kind as usize] += 1);
        pairs.retain(|pair| query.kinds.is_empty() || query.kinds.contains(&pair.kind));
        let by = |a: &&Pair, b: &&Pair| match query.sort {
            RelationSort::Kind => a.kind.cmp(&b.kind).then(b.measure().score.cmp(&a.measure().score)),
            RelationSort::Score => b.measure().score.cmp(&a.measure().score),
            RelationSort::Longest => b.measure().longest().cmp(&a.measure().longest()),
            RelationSort::Words => b.measure().words.cmp(&a.measure().words),
            // They are kept by a, then b.
            RelationSort::A => Ordering::Equal,
            RelationSort::B => self.id(a.articles.1).cmp(self.id(b.articles.1)),
        };
        let mut pairs = crate::order::sorted(pairs, |a, b| by(a, b));
        if query.reversed {
            pairs.reverse();
        }
        let total = pairs.len() as u32;
        let page = pairs.into_iter().skip(query.from as usize).take(query.count as usize);
        RelationPage { total, kinds, relations: page.map(|pair| self.relation_without_passages(pair)).collect() }
    }

    /// All relations of an article.
    pub fn relations_of(&mut self, id: &str) -> Vec<Relation> {
        self.finish();
        let Some(number) = self.numbers.get(id) else { return Vec::new() };
        self.relations_where(&|pair| pair.articles.0 == *number || pair.articles.1 == *number)
    }

    /// The relation of two articles, in either order.
    pub fn relation(&mut self, a: &str, b: &str) -> Option<Relation> {
        self.finish();
        let (a, b) = (*self.numbers.get(a.min(b))?, *self.numbers.get(a.max(b))?);
        self.relations_where(&|pair| pair.articles == (a, b)).pop()
    }

    /// Relations that `wanted` takes, by `a` then `b`.
    pub(super) fn relations_where(&self, wanted: &dyn Fn(&Pair) -> bool) -> Vec<Relation> {
        let mut kept: Option<Places<'_>> = None;
        let mut relations = Vec::new();
        for pair in self.findings.pairs.iter().filter(|pair| wanted(pair)) {
            let mut relation = self.relation_without_passages(pair);
            // Relations of one article follow each other.
            if kept.as_ref().is_none_or(|kept| kept.article != pair.articles.0) {
                kept = self.places(pair.articles.0);
            }
            if let Some((a, b)) = kept.as_ref().zip(self.places(pair.articles.1)) {
                relation.passages = self.told(pair).iter().map(|span| passage(span, a, &b)).collect();
            }
            relations.push(relation);
        }
        relations
    }

    fn places(&self, article: u32) -> Option<Places<'_>> {
        let standing = standing(&self.masked, &self.articles, article)?;
        Some(Places { article, words: compared_words(standing), offsets: Utf16::new(&standing.text) })
    }

    /// The stretches that stand for a relation: where much of the text is the same, what is not counts too.
    pub(super) fn told(&self, pair: &Pair) -> Vec<Span> {
        let counts = |span: &Span| kinds::counts(span, &self.settings);
        let mut spans = pair.spans();
        if pair.later.is_none() && pair.kind > RelationKind::Contains && spans.iter().any(counts) {
            spans.retain(counts);
        }
        spans
    }

    pub(super) fn relation_without_passages(&self, pair: &Pair) -> Relation {
        let share = |parts: u16| f64::from(parts) / 10_000.0;
        let (a, b) = pair.articles;
        let (first, second) = (&self.standings[a as usize], &self.standings[b as usize]);
        let earlier = match (first.when, second.when) {
            (Some(one), Some(other)) if one.is_before(&other) => Some(Side::A),
            (Some(one), Some(other)) if other.is_before(&one) => Some(Side::B),
            _ => None,
        };
        let measure = pair.measure();
        let quotes_only = pair.kind == RelationKind::Passage && self.told(pair).iter().all(|span| span.quoted);
        let (a_in_b, b_in_a) = pair.containments();
        Relation {
            a: first.id.clone(),
            b: second.id.clone(),
            kind: pair.kind,
            versions: pair.later.is_some(),
            later: pair.later.map(|first| if first { Side::A } else { Side::B }),
            score: share(measure.score),
            a_in_b: share(a_in_b),
            b_in_a: share(b_in_a),
            words: measure.words,
            longest: measure.longest(),
            quotes_only,
            earlier,
            credits: self.credits(&[a, b]),
            passages: Vec::new(),
        }
    }

    /// Agencies, and outlets of the others, that articles name as their source.
    fn credits(&self, numbers: &[u32]) -> Vec<Credit> {
        let outlet = |&number: &u32| self.standings[number as usize].source.as_deref();
        let outlets: BTreeSet<&str> = crate::order::set(numbers.iter().filter_map(outlet));
        let mut credits = Vec::new();
        for number in numbers {
            let Standing { id, agencies, source, .. } = &self.standings[*number as usize];
            let Some(article) = self.articles.get(number) else { continue };
            let mut named: Vec<&str> = agencies.iter().map(String::as_str).collect();
            for &other in outlets.iter().filter(|&&other| Some(other) != source.as_deref()) {
                if !named.contains(&other) && origin::names(article, other) {
                    named.push(other);
                }
            }
            credits.extend(named.into_iter().map(|to| Credit { article: id.clone(), to: to.to_owned() }));
        }
        credits
    }

    pub(super) fn groups(&self) -> Vec<Group> {
        let groups: Vec<Group> = self.findings.folds.iter().map(|fold| self.group(fold)).collect();
        crate::order::sorted(groups, |a, b| a.lead.cmp(&b.lead))
    }

    fn group(&self, fold: &Fold) -> Group {
        let lead = self.id(fold.lead).to_owned();
        let numbers: Vec<u32> = fold.members.iter().copied().chain([fold.lead]).collect();
        let numbers = crate::order::sorted(numbers, |&a, &b| self.id(a).cmp(self.id(b)));
        let mut articles: Vec<String> = numbers.iter().map(|&number| self.id(number).to_owned()).collect();
        articles.retain(|id| *id != lead);
        articles.insert(0, lead.clone());
        Group { id: group_id(&lead), lead, articles, reason: fold.reason, origin: self.origin(&numbers) }
    }

    fn origin(&self, numbers: &[u32]) -> Origin {
        let times: Vec<(u32, When)> =
            numbers.iter().filter_map(|&number| Some((number, self.standings[number as usize].when?))).collect();
        let first =
            times.iter().find(|(number, when)| times.iter().all(|(other, its)| other == number || when.is_before(its)));
        let (earliest, times) = match first {
            _ if times.len() < 2 => (None, Times::Missing),
            None => (None, Times::Same),
            Some((number, _)) if times.len() < numbers.len() => (Some(*number), Times::SomeMissing),
            Some((number, _)) => (Some(*number), Times::Clear),
        };
        Origin { earliest: earliest.map(|number| self.id(number).to_owned()), times, credits: self.credits(numbers) }
    }
}

/// A group is named after its lead.
pub(super) fn group_id(lead: &str) -> String {
    format!("group-{:08x}", hash_word(lead) as u32)
}

fn passage(span: &Span, a: &Places<'_>, b: &Places<'_>) -> Passage {
    let edit = |(in_a, in_b)| Edit { a: a.range(in_a), b: b.range(in_b) };
    Passage {
        a: a.range(span.a),
        b: b.range(span.b),
        words: span.words,
        quoted: span.quoted,
        edits: edits(&a.words, &b.words, span).into_iter().map(edit).collect(),
    }
}
