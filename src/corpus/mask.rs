//! Which blocks make up an article's text: the page's rules, then the pile's, then a person's word.
//!
//! An article is kept as it was read. Where its blocks are judged otherwise, a second one with another text is kept
//! beside it, and it is this one that is compared and shown. When a text changes, what was known of its wording and
//! its words is taken out and made anew.

use super::{Corpus, Stage};
use crate::article::{Article, Block, BlockKind, CutReason, Decider, NoticeCode};
use crate::order::Map;
use crate::report::Overrule;
use crate::reuse::{versions::Standing, words::compared_words};

/// The text that stands for an article: the one with other blocks, where there is one.
pub(super) fn standing<'a>(
    masked: &'a Map<u32, Article>,
    articles: &'a Map<u32, Article>,
    number: u32,
) -> Option<&'a Article> {
    masked.get(&number).or_else(|| articles.get(&number))
}

/// The block that a correction means: the one of that text that is nearest to its place.
fn meant(blocks: &[Block], place: u32, text: &str) -> Option<usize> {
    let same = (0..blocks.len()).filter(|&at| blocks[at].text == text);
    same.min_by_key(|at| at.abs_diff(place as usize))
}

impl Overrule {
    /// The article, place and text of the block that it is about, and whether that is to be text.
    fn block(&self) -> Option<(&String, u32, &str, bool)> {
        match self {
            Self::Keep { article, block, text } => Some((article, *block, text, true)),
            Self::Cut { article, block, text } => Some((article, *block, text, false)),
            _ => None,
        }
    }

    /// Whether it names a block, or words, that the article does not have.
    pub(super) fn misses(&self, article: &Article) -> bool {
        match self {
            Self::Speaker { text, .. } => !article.text.contains(text.as_str()),
            Self::Finding { sides, .. } => {
                sides.iter().any(|words| words.article == article.id && !article.text.contains(words.text.as_str()))
            }
            _ => self.block().is_some_and(|(_, place, text, _)| meant(&article.blocks, place, text).is_none()),
        }
    }
}

/// Makes a block part of the text or not, and says who wants it; `read` is the block as it was read.
fn judge(block: &mut Block, read: &Block, keep: bool, by: Decider) {
    if block.kind.is_body() == keep {
        return;
    }
    (block.kind, block.reason) = match (keep, by) {
        _ if read.kind.is_body() == keep => (read.kind, read.reason),
        (true, _) => (BlockKind::Paragraph, None),
        (false, Decider::Pile) => (BlockKind::Furniture, Some(CutReason::Repeated)),
        (false, Decider::Hand) => (BlockKind::Furniture, Some(CutReason::ByHand)),
    };
    block.by = Some(by);
}

impl Corpus {
    /// The article with its blocks as pile and corrections have them; `None` where they are as they were read.
    fn mask(&self, number: u32) -> Option<Article> {
        let read = self.articles.get(&number)?;
        // The latest word on each block holds.
        let mut words: Map<usize, bool> = Map::new();
        let blocks = self.overrules.iter().filter_map(Overrule::block);
        for (_, place, text, keep) in blocks.filter(|(article, ..)| **article == read.id) {
            if let Some(at) = meant(&read.blocks, place, text) {
                words.insert(at, keep);
            }
        }
        let recurring = self.recurring.get(&number).map_or(&[][..], Vec::as_slice);
        if recurring.is_empty() && words.is_empty() {
            return None;
        }
        let mut blocks = read.blocks.clone();
        for &at in recurring {
            judge(&mut blocks[at as usize], &read.blocks[at as usize], false, Decider::Pile);
        }
        for (at, keep) in words.into_pairs() {
            judge(&mut blocks[at], &read.blocks[at], keep, Decider::Hand);
        }
        if blocks == read.blocks {
            return None;
        }
        let mut article = Article { blocks, ..read.clone() };
        crate::extract::compose(&mut article);
        if !article.text.is_empty() {
            article.notices.retain(|notice| notice.code != NoticeCode::NoBody);
        }
        Some(article)
    }

    /// Decides on the blocks of the next article; when all are decided, lets go of what was known of changed texts.
    pub(super) fn settle_next(&mut self) {
        if let Some(recurring) = self.furniture.decide(self.numbers.values().copied(), &self.articles) {
            let before = std::mem::replace(&mut self.recurring, recurring);
            for number in self.articles.keys() {
                if before.get(&number) != self.recurring.get(&number) {
                    self.unsettled.insert(number, ());
                }
            }
        }
        let Some((number, ())) = self.unsettled.pop_first() else {
            let changing = std::mem::take(&mut self.changing);
            let numbers: Vec<u32> = changing.iter().map(|&(number, _)| number).collect();
            let (masked, articles) = (&self.masked, &self.articles);
            self.reuse
                .remove(&numbers, |other| standing(masked, articles, other).map(compared_words).unwrap_or_default());
            for (number, article) in changing {
                self.put_mask(number, article);
                self.known.remove(&number);
                self.untold.insert(number, ());
                self.unprofiled.insert(number, ());
            }
            self.stage = Stage::Tell;
            return;
        };
        self.characterise(number);
        let mask = self.mask(number);
        let known = self.known.contains_key(&number);
        let before = standing(&self.masked, &self.articles, number).map(|article| &article.text);
        let after = mask.as_ref().or_else(|| self.articles.get(&number)).map(|article| &article.text);
        if known && before != after {
            self.changing.push((number, mask));
        } else {
            self.put_mask(number, mask);
            if !known {
                self.untold.insert(number, ());
            }
            self.unprofiled.insert(number, ());
        }
    }

    /// Notes what an article is known by as a whole.
    fn characterise(&mut self, number: u32) {
        let Some(article) = self.articles.get(&number) else { return };
        let said = self.description(&article.id);
        let source = said.source.apply(&article.source);
        let standing = Standing::new(article, source.as_deref(), said.published.apply(&article.published));
        let at = number as usize;
        self.standings.resize(self.standings.len().max(at + 1), Standing::default());
        self.standings[at] = standing;
    }

    fn put_mask(&mut self, number: u32, mask: Option<Article>) {
        self.compared.forget(number);
        match mask {
            Some(article) => self.masked.insert(number, article),
            None => self.masked.remove(&number),
        };
    }

    /// Tells what looks for shared wording of the next text.
    pub(super) fn tell_next(&mut self) {
        let Some((number, ())) = self.untold.pop_first() else {
            self.told = 0;
            self.stage = Stage::Join;
            return;
        };
        self.told += 1;
        self.known.insert(number, ());
        let article = standing(&self.masked, &self.articles, number);
        // What may not be published is not compared.
        if let Some(article) = article.filter(|article| article.status.is_none()) {
            self.reuse.add(number, &compared_words(article));
        }
    }
}
