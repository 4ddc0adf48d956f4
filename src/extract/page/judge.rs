//! Block by block: what inside the article's element is the body, and what the rest is.

use super::blocks::{Chunk, Shape};
use super::marks::Mark;
use super::metadata::Stated;
use super::root::points;
use super::tree::Tree;
use crate::article::{BlockKind, CutReason};
use crate::extract::metadata as lines;
use crate::extract::plain::Reading;
use crate::lexicon::{Lexicon, Part};
use crate::text::{ends_sentence, strip_edges};

/// What a chunk was taken for.
pub(super) type Verdict = (BlockKind, Option<CutReason>);

pub(super) struct Judge<'a> {
    pub(super) tree: &'a Tree,
    pub(super) marks: &'a [Mark],
    pub(super) stated: &'a Stated,
    pub(super) lexicon: &'a Lexicon,
    pub(super) chunks: &'a [Chunk],
    pub(super) root: usize,
    /// Elements that are named as the body.
    pub(super) bodies: &'a [usize],
    pub(super) fragment: bool,
}

/// Elements named as the body are believed where they hold so many hundredths of the prose.
const NAMED_SHARE: i64 = 60;

fn cut(reason: CutReason) -> Option<Verdict> {
    let kind = match reason {
        CutReason::Caption => BlockKind::Caption,
        CutReason::Byline => BlockKind::Credit,
        CutReason::Title => BlockKind::Title,
        CutReason::Standfirst => BlockKind::Standfirst,
        _ => BlockKind::Furniture,
    };
    Some((kind, Some(reason)))
}

impl Judge<'_> {
    pub(super) fn verdicts(&self, reading: &mut Reading) -> Vec<Verdict> {
        let inside = |chunk: &Chunk| self.tree.subtree(self.root).contains(&chunk.node);
        let mut verdicts: Vec<Option<Verdict>> = self
            .chunks
            .iter()
            .map(|chunk| {
                if !inside(chunk) {
                    return cut(CutReason::Navigation);
                }
                self.alone(chunk, reading)
            })
            .collect();
        self.beside_body(&mut verdicts);
        self.headline(&mut verdicts);
        self.lists(&mut verdicts);
        self.headings(&mut verdicts);
        self.repeated(&mut verdicts);
        let kind = |chunk: &Chunk| match chunk.shape {
            Shape::Heading(_) => BlockKind::Subhead,
            Shape::Item => BlockKind::ListItem,
            _ => BlockKind::Paragraph,
        };
        verdicts.into_iter().zip(self.chunks).map(|(verdict, chunk)| verdict.unwrap_or((kind(chunk), None))).collect()
    }

    /// What the block itself and the elements around it say.
    fn alone(&self, chunk: &Chunk, reading: &mut Reading) -> Option<Verdict> {
        if let Some((reason, _)) = chunk.cut {
            return cut(reason);
        }
        if chunk.words == 0 {
            return cut(CutReason::Navigation);
        }
        if chunk.shape == Shape::Caption {
            return cut(CutReason::Caption);
        }
        let key = strip_edges(&chunk.key);
        if chunk.words <= 60 && self.stated.titles.iter().any(|title| strip_edges(title) == key) {
            return cut(CutReason::Title);
        }
        if chunk.words <= 60 {
            if let Some(verdict) = self.by_parts(chunk) {
                return Some(verdict);
            }
        }
        if chunk.words > 40 {
            return None;
        }
        if lines::date_line(&chunk.text, self.lexicon).is_some() {
            return cut(CutReason::Date);
        }
        let sentence = ends_sentence(&chunk.text);
        if chunk.words <= 14 && !sentence && lines::byline(&chunk.text, self.lexicon).is_some() {
            return cut(CutReason::Byline);
        }
        if !matches!(chunk.shape, Shape::Heading(_)) {
            if self.lexicon.credits.find(&chunk.key).is_some() {
                reading.credits.push(chunk.text.clone());
                return cut(CutReason::Byline);
            }
            if self.lexicon.captions.find(&chunk.key).is_some() {
                return cut(CutReason::Caption);
            }
        }
        if let Some(reason) = self.lexicon.furniture.find(&chunk.key) {
            return cut(reason);
        }
        // A line that is one link.
        let all_linked = chunk.linked == chunk.words && chunk.words >= 2;
        if all_linked && chunk.shape != Shape::Item && chunk.shape != Shape::Cell {
            return cut(CutReason::RelatedLink);
        }
        None
    }

    /// Parts of the head, captions: by the names of the elements around.
    fn by_parts(&self, chunk: &Chunk) -> Option<Verdict> {
        for at in self.tree.ancestors(chunk.node).take(6) {
            if at == self.root || at == 0 {
                break;
            }
            let reason = match self.marks[at].part {
                Some(Part::Caption) => CutReason::Caption,
                Some(Part::Byline) if chunk.words <= 30 => CutReason::Byline,
                Some(Part::Date) if chunk.words <= 20 => CutReason::Date,
                Some(Part::Standfirst) => CutReason::Standfirst,
                _ => continue,
            };
            return cut(reason);
        }
        None
    }

    /// Where elements are named as the body and hold most of the prose, the rest is none.
    fn beside_body(&self, verdicts: &mut [Option<Verdict>]) {
        let (mut named, mut all) = (0, 0);
        let of_body = |chunk: &Chunk| self.bodies.iter().any(|&body| self.tree.subtree(body).contains(&chunk.node));
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

    /// What stands before the headline is no body.
    fn headline(&self, verdicts: &mut [Option<Verdict>]) {
        if self.fragment {
            return;
        }
        let Some(heading) = self.stated.heading else { return };
        let title = self.chunks.iter().position(|chunk| self.tree.subtree(heading).contains(&chunk.node));
        let Some(title) = title else { return };
        let before: i64 = self.chunks[..title].iter().zip(verdicts.iter()).filter(|(_, v)| v.is_none()).map(|(chunk, _)| points(chunk).max(0)).sum();
        let behind: i64 = self.chunks[title..].iter().zip(verdicts[title..].iter()).filter(|(_, v)| v.is_none()).map(|(chunk, _)| points(chunk).max(0)).sum();
        if before * 3 > behind {
            return;
        }
        verdicts[title] = cut(CutReason::Title);
        for verdict in &mut verdicts[..title] {
            if verdict.is_none() {
                *verdict = cut(CutReason::Navigation);
            }
        }
    }

    /// Lists whose items are links.
    fn lists(&self, verdicts: &mut [Option<Verdict>]) {
        let mut at = 0;
        while at < self.chunks.len() {
            let end = (at..self.chunks.len()).take_while(|&i| self.chunks[i].shape == Shape::Item).last();
            let Some(end) = end else {
                at += 1;
                continue;
            };
            let items = &self.chunks[at..=end];
            let words: usize = items.iter().map(|item| item.words).sum();
            let linked: usize = items.iter().map(|item| item.linked).sum();
            if linked * 10 >= words * 7 {
                for verdict in verdicts[at..=end].iter_mut().filter(|v| v.is_none()) {
                    *verdict = cut(CutReason::RelatedLink);
                }
            }
            at = end + 1;
        }
    }

    /// Headings behind which nothing is left, and those of what was cut.
    fn headings(&self, verdicts: &mut [Option<Verdict>]) {
        let mut next: Option<(usize, Shape)> = None;
        for at in (0..self.chunks.len()).rev() {
            if verdicts[at].is_some() {
                continue;
            }
            let chunk = &self.chunks[at];
            if let Shape::Heading(_) = chunk.shape {
                if next.is_none() {
                    verdicts[at] = cut(CutReason::RelatedLink);
                    continue;
                }
            }
            next = Some((at, chunk.shape));
        }
    }

    /// A label that stands twice.
    fn repeated(&self, verdicts: &mut [Option<Verdict>]) {
        let mut seen = std::collections::HashSet::new();
        for (at, chunk) in self.chunks.iter().enumerate() {
            if verdicts[at].is_none() && chunk.words >= 6 && !seen.insert(chunk.key.as_str()) {
                verdicts[at] = cut(CutReason::Repeated);
            }
        }
    }
}
