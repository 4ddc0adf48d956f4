//! Evidence over many blocks: elements named as the body, the body's text in structured data, and passages that stand on
//! the page twice.

use super::blocks::{Chunk, Shape};
use super::judge::{Judge, Verdict, cut};
use super::root::points;
use super::tags::Tag;
use crate::article::{BlockKind, CutReason};
use crate::text::tokens::combine;
use crate::text::{Token, strip_edges, tokenize};
use std::collections::{HashMap, HashSet};

/// Elements named as the body are believed where they hold so many hundredths of the prose.
const NAMED_SHARE: i64 = 40;
/// A passage that stands on the page twice has so many words.
const REPEATED_WORDS: usize = 40;
/// A pull quote has so many words, and stands so many blocks from their paragraph.
const PULL_QUOTE: std::ops::Range<usize> = 8..50;
const PULL_QUOTE_NEAR: usize = 10;
/// A statement of the body's text has so many words.
const STATED_WORDS: usize = 60;

impl Judge<'_> {
    /// Where the structured data give the body's text and it is on the page, it says which paragraphs are the body. It is
    /// often cut short, so it takes nothing away unless it has nearly all.
    pub(super) fn by_statement(&self, verdicts: &mut [Option<Verdict>]) {
        let Some(body) = self.stated.body.as_deref() else { return };
        let mut tokens = Vec::new();
        tokenize(body, &mut tokens);
        if tokens.len() < STATED_WORDS {
            return;
        }
        let runs = |tokens: &[Token]| {
            tokens.windows(4).map(|w| w.iter().fold(0, |all, t| combine(all, t.hash))).collect::<Vec<u64>>()
        };
        let said: HashSet<u64> = runs(&tokens).into_iter().collect();
        let stated = tokens.len();
        // Share of a chunk's runs of four words that the statement has, in hundredths.
        let shares: Vec<Option<usize>> = self
            .chunks
            .iter()
            .map(|chunk| {
                if chunk.words < 8 {
                    return None;
                }
                tokens.clear();
                tokenize(&chunk.text, &mut tokens);
                let own = runs(&tokens);
                Some(own.iter().filter(|run| said.contains(run)).count() * 100 / own.len().max(1))
            })
            .collect();
        let (mut covered, mut open) = (0, 0);
        let mut known: HashSet<&str> = HashSet::new();
        for (at, chunk) in
            self.chunks.iter().enumerate().filter(|&(at, _)| verdicts[at].is_none() && shares[at].is_some())
        {
            open += chunk.words;
            covered += if shares[at] >= Some(60) { chunk.words } else { 0 };
            known.insert(&chunk.key);
        }
        let on_page: usize = self
            .chunks
            .iter()
            .zip(&shares)
            .filter(|(_, share)| **share >= Some(60))
            .map(|(chunk, _)| chunk.words)
            .sum();
        if on_page * 10 < stated * 6 {
            return;
        }
        for (at, chunk) in self.chunks.iter().enumerate() {
            let Some(share) = shares[at] else { continue };
            let head = matches!(
                verdicts[at],
                Some((BlockKind::Title | BlockKind::Caption | BlockKind::Credit, _))
                    | Some((_, Some(CutReason::Repeated)))
            );
            if verdicts[at].is_some()
                && !head
                && share >= 80
                && chunk.linked * 2 < chunk.words
                && known.insert(&chunk.key)
            {
                verdicts[at] = None;
            } else if verdicts[at].is_none()
                && share <= 10
                && covered * 100 >= open * 80
                && !matches!(chunk.shape, Shape::Heading(_))
            {
                verdicts[at] = cut(CutReason::Navigation);
            }
        }
    }

    /// Where elements are named as the body and hold most of the prose, the rest is none.
    pub(super) fn beside_body(&self, verdicts: &mut [Option<Verdict>]) {
        let (mut named, mut all) = (0, 0);
        let of_body = |chunk: &Chunk| {
            let before = self.bodies.partition_point(|&body| body <= chunk.node);
            before > 0 && self.tree.subtree(self.bodies[before - 1]).contains(&chunk.node)
        };
        for (chunk, _) in self.chunks.iter().zip(verdicts.iter()).filter(|(_, v)| v.is_none()) {
            let points = points(chunk).max(0);
            all += points;
            named += if of_body(chunk) { points } else { 0 };
        }
        if named * 100 < all * NAMED_SHARE {
            return;
        }
        for (chunk, verdict) in self.chunks.iter().zip(verdicts).filter(|(_, v)| v.is_none()) {
            if !of_body(chunk) {
                *verdict = cut(CutReason::Navigation);
            }
        }
    }

    /// What stands twice within a few blocks, and passages that stand on the page for every width of screen.
    pub(super) fn repeated(&self, verdicts: &mut [Option<Verdict>]) {
        let mut seen: HashMap<&str, usize> = HashMap::new();
        let mut run: Vec<usize> = Vec::new();
        let mut before = None;
        let close = |run: &mut Vec<usize>, verdicts: &mut [Option<Verdict>]| {
            let words: usize = run.iter().map(|&at| self.chunks[at].words).sum();
            if run.len() >= 3 && words >= REPEATED_WORDS {
                run.iter().for_each(|&at| verdicts[at] = cut(CutReason::Repeated));
            }
            run.clear();
        };
        for at in self.open(verdicts) {
            let chunk = &self.chunks[at];
            let first = seen.get(chunk.key.as_str()).copied();
            match first {
                Some(first) => {
                    if chunk.words >= 6 && at - first <= 3 && !matches!(chunk.shape, Shape::Cell | Shape::Item) {
                        verdicts[at] = cut(CutReason::Repeated);
                        continue;
                    }
                    // The next of what was repeated before, or the begin of a run.
                    if before.is_some_and(|before| first <= before || first > before + 6) {
                        close(&mut run, verdicts);
                    }
                    run.push(at);
                    before = Some(first);
                }
                None => {
                    close(&mut run, verdicts);
                    before = None;
                    seen.insert(&chunk.key, at);
                }
            }
        }
        close(&mut run, verdicts);
        self.pull_quotes(verdicts);
    }

    /// Words set apart in marks or as a quotation that stand in a paragraph near them.
    fn pull_quotes(&self, verdicts: &mut [Option<Verdict>]) {
        let open = self.open(verdicts);
        for (number, &at) in open.iter().enumerate() {
            let chunk = &self.chunks[at];
            let set_apart = chunk.text.starts_with(['“', '"', '«', '„', '‘'])
                || self.tree.ancestors(chunk.node).take(3).any(|at| self.tree.nodes[at].tag == Tag::Blockquote);
            if !set_apart || !PULL_QUOTE.contains(&chunk.words) || matches!(chunk.shape, Shape::Item | Shape::Cell) {
                continue;
            }
            let words = strip_edges(&chunk.key);
            let near = &open[number.saturating_sub(PULL_QUOTE_NEAR)..open.len().min(number + PULL_QUOTE_NEAR)];
            let paragraph = |&other: &usize| {
                let other = &self.chunks[other];
                other.words > chunk.words && other.key.contains(words)
            };
            if near.iter().any(paragraph) {
                verdicts[at] = cut(CutReason::Repeated);
            }
        }
    }
}
