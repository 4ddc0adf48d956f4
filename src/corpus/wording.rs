//! Measures of shared wording → relations and groups, as the stages of the work ask for them.

use super::mask::standing;
use super::{Corpus, Stage};
use crate::article::Article;
use crate::order::Map;
use crate::report::Overrule;
use crate::reuse::{measure::Text, words::compared_words};
use crate::story::Shared;
use crate::text::marks::quoted_spans;

/// Texts of this likeness are taken to tell one event when their wording is compared, whatever the settings; in
/// ten-thousandths.
const LIKELY: u32 = 8000;

impl Corpus {
    /// Draws relations and groups from the measures; says whether the wording that pairs are known to share has changed.
    pub(super) fn fold(&mut self) -> bool {
        let chosen: Vec<u32> = self
            .overrules
            .iter()
            .filter_map(|overrule| match overrule {
                Overrule::Lead { article } => self.numbers.get(article).copied(),
                _ => None,
            })
            .collect();
        self.findings = self.reuse.findings(&self.settings, &self.standings, &chosen);
        self.sort_pairs();
        let unquoted = self.findings.pairs.iter().map(|pair| {
            ((pair.articles.0.min(pair.articles.1), pair.articles.0.max(pair.articles.1)), pair.measure().unquoted)
        });
        let shared: Shared = crate::order::map(unquoted);
        let changed = shared != self.shared;
        self.shared = shared;
        changed
    }

    /// Has pairs of one event measured that share too little for the join to find.
    pub(super) fn verify(&mut self) {
        self.reuse.begin_verifying(self.stories.likely(LIKELY));
        self.stage = Stage::Verify;
    }

    /// Orders pairs, and the two of each, by their ids.
    pub(super) fn sort_pairs(&mut self) {
        let ranks = self.ranks();
        let rank = |number: u32| ranks[number as usize];
        let pairs = std::mem::take(&mut self.findings.pairs).into_iter().map(|pair| {
            let (a, b) = (rank(pair.articles.0), rank(pair.articles.1));
            if a < b { ((a, b), pair) } else { ((b, a), pair.turned()) }
        });
        let pairs = crate::order::sorted(pairs.collect(), |a, b| a.0.cmp(&b.0));
        self.findings.pairs = pairs.into_iter().map(|(_, pair)| pair).collect();
    }
}

/// Makes an article's text ready for being measured.
pub(super) fn text_of<'a>(masked: &'a Map<u32, Article>, articles: &'a Map<u32, Article>) -> impl Fn(u32) -> Text + 'a {
    |number| {
        standing(masked, articles, number).map_or_else(
            || Text::new(&[], &[]),
            |article| Text::new(&compared_words(article), &quoted_spans(&article.text)),
        )
    }
}
