//! The comparison that the annotations themselves describe: what measures them must give it full marks, and no annotation may
//! speak against another.

use crate::gold::Case;
use samestory::{
    About, Camp, Disagreement, Evidence, Moment, MomentKind, OnlyHere, Source, Statement, Variation, Version,
};

impl Case {
    /// Puts what the annotations say in place of what the core finds.
    pub(crate) fn make_perfect(&mut self) {
        self.comparison.disagreements = self.gold.disagreements.iter().map(|found| self.disagreement(found)).collect();
        self.comparison.statements = self.statements();
        let only = |only: &crate::gold::Only| OnlyHere {
            id: String::new(),
            kind: only.kind,
            evidence: self.evidence(&only.article, &only.words),
            copies: Vec::new(),
            strength: 0,
            dismissed: false,
        };
        self.comparison.only_here = self.gold.only_here.iter().map(only).collect();
        let source = |source: &crate::gold::Origin| Source {
            name: source.name.clone(),
            kind: source.kind,
            articles: Vec::new(),
            texts: 0,
            evidence: Vec::new(),
        };
        self.comparison.sources = self.gold.sources.iter().map(source).collect();
        let moment = |date: &crate::gold::Dated| {
            let (from, to) = date.at.split_once('/').map_or((date.at.as_str(), None), |(from, to)| (from, Some(to)));
            Moment {
                from: from.to_owned(),
                to: to.map(str::to_owned),
                kind: MomentKind::Told,
                articles: Vec::new(),
                evidence: vec![self.evidence(&date.article, &date.words)],
            }
        };
        self.comparison.timeline = self.gold.dates.iter().map(moment).collect();
    }

    fn evidence(&self, article: &str, words: &str) -> Evidence {
        let [start, end] = self.span(article, words);
        let (article, raw) = (article.to_owned(), words.to_owned());
        Evidence { article, start, end, sentence: raw.clone(), sentence_start: start, raw, ..Evidence::default() }
    }

    fn disagreement(&self, found: &crate::gold::Disagreed) -> Disagreement {
        let camp = |side: &crate::gold::Side| Camp {
            value: side.value.clone(),
            evidence: side.places.iter().map(|place| self.evidence(&place.article, &place.words)).collect(),
            ..Camp::default()
        };
        Disagreement {
            id: String::new(),
            kind: found.kind,
            about: About { head: found.what.clone(), ..About::default() },
            sides: found.sides.iter().map(camp).collect(),
            notes: Vec::new(),
            strength: 0,
            dismissed: false,
            by_hand: false,
        }
    }

    /// The annotated statements, and a statement for each quote that is in none of them.
    fn statements(&self) -> Vec<Statement> {
        let statement = |speaker: &str, versions| Statement {
            id: String::new(),
            speaker: Some(speaker.to_owned()),
            versions,
            texts: 0,
            via: None,
            dismissed: false,
        };
        let version = |article: &str, words: &str, how: Option<Variation>, carrier: Option<String>| Version {
            evidence: Evidence { carrier, ..self.evidence(article, words) },
            quoted: Vec::new(),
            kind: None,
            mention: None,
            cue: None,
            confidence: 1.0,
            how: how.unwrap_or(Variation::Base),
            edits: Vec::new(),
        };
        let mut statements = Vec::new();
        let mut held = Vec::new();
        for stated in &self.gold.statements {
            let mut versions = Vec::new();
            for place in &stated.versions {
                let [start, end] = self.span(&place.article, &place.words);
                let here = |quote: &&crate::gold::Quoted| {
                    let [from, to] = self.span(&quote.article, &quote.words);
                    quote.article == place.article && from < end && start < to
                };
                let quotes: Vec<_> = self.gold.quotes.iter().filter(here).collect();
                held.extend(quotes.iter().map(|quote| [&quote.article, &quote.words]));
                let carrier = quotes.iter().find_map(|quote| quote.carrier.clone());
                versions.push(version(&place.article, &place.words, place.how, carrier));
            }
            statements.push(statement(&stated.speaker, versions));
        }
        for quote in self.gold.quotes.iter().filter(|quote| !held.contains(&[&quote.article, &quote.words])) {
            let alone = version(&quote.article, &quote.words, None, quote.carrier.clone());
            statements.push(statement(&quote.speaker, vec![alone]));
        }
        statements
    }
}
