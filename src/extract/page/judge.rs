//! Block by block: what inside the article's element is the body, and what the rest is.

use super::blocks::{Chunk, Shape};
use super::marks::Mark;
use super::metadata::Stated;
use super::root::points;
use super::tags::Tag;
use super::tree::Tree;
use crate::article::{BlockKind, CutReason};
use crate::extract::metadata as lines;
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

/// The element of a byline or a date is made of fewer elements and texts.
const MOST_OF_PART: usize = 120;
/// The head of an article ends behind so many paragraphs of so many points.
const HEAD_PARAGRAPHS: usize = 3;
pub(super) const PARAGRAPH_POINTS: i64 = 20;

pub(super) fn cut(reason: CutReason) -> Option<Verdict> {
    Some((reason.kind(), Some(reason)))
}

impl Judge<'_> {
    pub(super) fn verdicts(&self, credits: &mut Vec<String>) -> Vec<Verdict> {
        let inside = |chunk: &Chunk| self.tree.subtree(self.root).contains(&chunk.node);
        // Paragraphs of prose so far: behind the first few, a date or a headline is a part of the text.
        let mut prose = 0;
        let mut verdicts: Vec<Option<Verdict>> = Vec::with_capacity(self.chunks.len());
        for chunk in self.chunks {
            if !inside(chunk) {
                verdicts.push(cut(chunk.cut.map_or(CutReason::Navigation, |(reason, _)| reason)));
                continue;
            }
            let mut verdict = self.alone(chunk, prose < HEAD_PARAGRAPHS, credits);
            if prose > 0 && verdict == cut(CutReason::Title) {
                // A subhead in the headline's words.
                verdict = None;
            }
            prose += usize::from(verdict.is_none() && points(chunk) >= PARAGRAPH_POINTS);
            verdicts.push(verdict);
        }
        self.beside_body(&mut verdicts);
        self.by_statement(&mut verdicts);
        self.headline(&mut verdicts);
        if !self.fragment {
            self.lists(&mut verdicts);
            self.headings(&mut verdicts);
        }
        self.repeated(&mut verdicts);
        if !self.fragment {
            self.captions(&mut verdicts);
            self.standfirst(&mut verdicts);
            self.labels(&mut verdicts);
            self.tail(&mut verdicts);
        }
        let kind = |chunk: &Chunk| match chunk.shape {
            Shape::Heading(_) => BlockKind::Subhead,
            Shape::Item => BlockKind::ListItem,
            _ => BlockKind::Paragraph,
        };
        verdicts.into_iter().zip(self.chunks).map(|(verdict, chunk)| verdict.unwrap_or((kind(chunk), None))).collect()
    }

    /// What the block itself and the elements around it say.
    fn alone(&self, chunk: &Chunk, at_head: bool, credits: &mut Vec<String>) -> Option<Verdict> {
        if let Some((reason, _)) = chunk.cut {
            return cut(reason);
        }
        if chunk.words == 0 {
            // A rule of underscores parts an agency's items.
            return if chunk.text.starts_with("__") { None } else { cut(CutReason::Navigation) };
        }
        if chunk.shape == Shape::Caption {
            return cut(CutReason::Caption);
        }
        let key = strip_edges(&chunk.key);
        if at_head && chunk.words <= 60 && self.stated.titles.iter().any(|title| strip_edges(title) == key) {
            return cut(CutReason::Title);
        }
        if chunk.words <= 60
            && let Some(verdict) = self.by_parts(chunk, at_head)
        {
            return Some(verdict);
        }
        let of_site = ["this website", "our website", "this site", "our site", "browsing experience", "your browser"];
        if chunk.words <= 90 && chunk.key.contains("cookies") && of_site.iter().any(|site| chunk.key.contains(site)) {
            return cut(CutReason::Legal);
        }
        if chunk.words > 40 {
            return None;
        }
        if page_of(&chunk.key).is_some() {
            return cut(CutReason::Navigation);
        }
        let clock = chunk.text.len() <= 8
            && chunk.text.contains(':')
            && chunk.text.chars().all(|c| c.is_ascii_digit() || c == ':');
        if clock && !matches!(chunk.shape, Shape::Cell | Shape::Item) {
            return cut(CutReason::Date);
        }
        if lines::date_line(&chunk.text, self.lexicon).is_some() && at_head {
            return cut(CutReason::Date);
        }
        let sentence = ends_sentence(&chunk.text);
        if chunk.words <= 14 && !sentence && lines::byline(&chunk.text, self.lexicon).is_some() {
            return cut(CutReason::Byline);
        }
        if !matches!(chunk.shape, Shape::Heading(_)) {
            if self.lexicon.credits.find(&chunk.key).is_some() {
                credits.push(chunk.text.clone());
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
        if all_linked && !chunk.outbound && !matches!(chunk.shape, Shape::Item | Shape::Cell | Shape::Heading(_)) {
            return cut(CutReason::RelatedLink);
        }
        None
    }

    /// Parts of the head, captions: by the names of the elements around.
    fn by_parts(&self, chunk: &Chunk, at_head: bool) -> Option<Verdict> {
        let mut quoted = false;
        for at in self.tree.ancestors(chunk.node).take(6) {
            if at == self.root || at == 0 {
                break;
            }
            quoted |= self.tree.nodes[at].tag == Tag::Blockquote;
            if self.tree.subtree(at).len() > MOST_OF_PART && self.marks[at].part != Some(Part::Caption) {
                continue;
            }
            // A figure may hold a table or a quotation.
            let figure = self.tree.nodes[at].tag == Tag::Figure;
            let reason = match self.marks[at].part {
                Some(Part::Caption) if figure && (chunk.shape == Shape::Cell || quoted) => return None,
                Some(Part::Caption) => CutReason::Caption,
                Some(Part::Byline) if chunk.words <= 30 => CutReason::Byline,
                Some(Part::Date)
                    if (at_head || chunk.words <= 4) && chunk.words <= 12 && !ends_sentence(&chunk.text) =>
                {
                    CutReason::Date
                }
                Some(Part::Standfirst) if at_head => CutReason::Standfirst,
                _ => continue,
            };
            return cut(reason);
        }
        None
    }

    /// What stands before the headline is no body.
    fn headline(&self, verdicts: &mut [Option<Verdict>]) {
        if self.fragment {
            return;
        }
        let Some(heading) = self.stated.heading else { return };
        let title = self.chunks.iter().position(|chunk| self.tree.subtree(heading).contains(&chunk.node));
        let Some(title) = title else { return };
        let before: i64 = self.chunks[..title]
            .iter()
            .zip(verdicts.iter())
            .filter(|(_, v)| v.is_none())
            .map(|(chunk, _)| points(chunk).max(0))
            .sum();
        let behind: i64 = self.chunks[title..]
            .iter()
            .zip(verdicts[title..].iter())
            .filter(|(_, v)| v.is_none())
            .map(|(chunk, _)| points(chunk).max(0))
            .sum();
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
            let outbound = items.iter().filter(|item| item.outbound).count();
            let with_links = items.iter().filter(|item| item.links > 0).count();
            // "More from us" and the like announce links.
            let announced = at > 0 && {
                let label = &self.chunks[at - 1];
                label.words <= 8
                    && (label.key.starts_with("more ")
                        || matches!(verdicts[at - 1], Some((_, Some(CutReason::RelatedLink)))))
            };
            if announced && with_links * 2 >= items.len() && verdicts[at - 1].is_none() {
                verdicts[at - 1] = cut(CutReason::RelatedLink);
            }
            if linked * 10 >= words * 7 && outbound * 2 < items.len() || announced && with_links * 2 >= items.len() {
                for verdict in verdicts[at..=end].iter_mut().filter(|v| v.is_none()) {
                    *verdict = cut(CutReason::RelatedLink);
                }
            }
            at = end + 1;
        }
    }

    /// Headings behind which nothing is left, and lists of headings that are links.
    fn headings(&self, verdicts: &mut [Option<Verdict>]) {
        let linked = |chunk: &Chunk| chunk.linked == chunk.words && !chunk.outbound;
        let mut behind = None;
        // The block behind is a heading that is a link.
        let mut link = None;
        for at in (0..self.chunks.len()).rev() {
            if verdicts[at].is_some() {
                continue;
            }
            let chunk = &self.chunks[at];
            let heading = matches!(chunk.shape, Shape::Heading(_));
            let links = heading && linked(chunk);
            if let Some(other) = link.filter(|_| links) {
                verdicts[at] = cut(CutReason::RelatedLink);
                verdicts[other] = cut(CutReason::RelatedLink);
                if behind == Some(other) {
                    behind = (other + 1..self.chunks.len()).find(|&at| verdicts[at].is_none());
                }
            } else if heading && behind.is_none() {
                verdicts[at] = cut(CutReason::RelatedLink);
            } else {
                behind = Some(at);
            }
            link = links.then_some(at);
        }
    }

    /// The bodies' blocks, in order: those without a verdict.
    pub(super) fn open(&self, verdicts: &[Option<Verdict>]) -> Vec<usize> {
        (0..self.chunks.len()).filter(|&at| verdicts[at].is_none()).collect()
    }
}

/// "Page 1 of 3" → 1 and 3.
pub(super) fn page_of(key: &str) -> Option<(u32, u32)> {
    let mut words = key.split(' ').map(strip_edges).filter(|word| !word.is_empty());
    if !matches!(words.next()?, "page" | "seite" | "página" | "pagina") {
        return None;
    }
    let first: u32 = words.next()?.parse().ok()?;
    if !matches!(words.next()?, "of" | "von" | "sur" | "de" | "di" | "van") {
        return None;
    }
    let last: u32 = words.next()?.parse().ok()?;
    let line = words.clone().next().is_none() || words.count() <= 8 && !ends_sentence(key);
    (line && (1..=last).contains(&first) && last < 100).then_some((first, last))
}
