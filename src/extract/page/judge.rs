//! Block by block: what inside the article's element is the body, and what the rest is.

use super::blocks::{Chunk, Shape};
use super::marks::Mark;
use super::metadata::Stated;
use super::root::points;
use super::tree::{Tag, Tree};
use crate::article::{BlockKind, CutReason};
use crate::extract::metadata as lines;
use crate::lexicon::{Lexicon, Part};
use crate::text::tokens::combine;
use crate::text::{Token, ends_sentence, plain_key, strip_edges, tokenize};
use std::collections::{HashMap, HashSet};

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

/// The head of an article ends behind so many paragraphs of so many points.
const HEAD_PARAGRAPHS: usize = 3;
const PARAGRAPH_POINTS: i64 = 20;
/// A passage that stands on the page twice has so many words.
const REPEATED_WORDS: usize = 40;
/// A statement of the body's text has so many words.
const STATED_WORDS: usize = 60;
/// A standfirst has at most so many words.
const STANDFIRST_WORDS: usize = 60;
/// How a note about an author goes on behind the name.
const ABOUT: &[&str] = &[
    " is a ",
    " is an ",
    " is the ",
    " covers ",
    " writes ",
    " reports ",
    " has covered ",
    " has reported ",
    " is editor",
    " was a ",
    " can be reached ",
    " joined ",
    " has been ",
    " works ",
];
/// How a line begins that says where to reach the writers.
const REACH: &[&str] = &[
    "write to ",
    "follow ",
    "reach ",
    "contact ",
    "email ",
    "e-mail ",
    "tweet ",
    "send ",
    "you can reach ",
    "you can follow ",
    "on twitter",
];

/// Elements named as the body are believed where they hold so many hundredths of the prose.
const NAMED_SHARE: i64 = 40;

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

    /// Where the structured data give the body's text and it is on the page, it says which paragraphs are the body. It is
    /// often cut short, so it takes nothing away unless it has nearly all.
    fn by_statement(&self, verdicts: &mut [Option<Verdict>]) {
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
    fn beside_body(&self, verdicts: &mut [Option<Verdict>]) {
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

    /// Headings behind which nothing is left, and those of what was cut.
    fn headings(&self, verdicts: &mut [Option<Verdict>]) {
        let mut next: Option<(usize, Shape)> = None;
        for at in (0..self.chunks.len()).rev() {
            if verdicts[at].is_some() {
                continue;
            }
            let chunk = &self.chunks[at];
            if let Shape::Heading(_) = chunk.shape
                && next.is_none()
            {
                verdicts[at] = cut(CutReason::RelatedLink);
                continue;
            }
            next = Some((at, chunk.shape));
        }
    }

    /// What stands twice within a few blocks, and passages that stand on the page for every width of screen.
    fn repeated(&self, verdicts: &mut [Option<Verdict>]) {
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
    }

    /// The bodies' blocks, in order: those without a verdict.
    fn open(&self, verdicts: &[Option<Verdict>]) -> Vec<usize> {
        (0..self.chunks.len()).filter(|&at| verdicts[at].is_none()).collect()
    }

    /// Between the headline and the byline stands the standfirst.
    fn standfirst(&self, verdicts: &mut [Option<Verdict>]) {
        let Some(title) = verdicts.iter().rposition(|v| matches!(v, Some((BlockKind::Title, _)))) else { return };
        let Some(first) = (title..self.chunks.len()).find(|&at| verdicts[at].is_none()) else { return };
        let chunk = &self.chunks[first];
        if chunk.words > STANDFIRST_WORDS || chunk.words < 4 || first - title > 12 {
            return;
        }
        let next = (first + 1..self.chunks.len()).find(|&at| verdicts[at].is_none()).unwrap_or(self.chunks.len());
        let announced = verdicts[first + 1..next]
            .iter()
            .any(|v| matches!(v, Some((_, Some(CutReason::Byline | CutReason::Date | CutReason::Share)))));
        let described = self
            .stated
            .standfirst
            .as_deref()
            .is_some_and(|said| strip_edges(&plain_key(said)) == strip_edges(&chunk.key));
        let before = verdicts[title + 1..first]
            .iter()
            .any(|v| matches!(v, Some((_, Some(CutReason::Byline | CutReason::Date)))));
        let heading = matches!(chunk.shape, Shape::Heading(_));
        if announced && !before || heading && described {
            verdicts[first] = cut(CutReason::Standfirst);
        }
    }

    /// Between the headline and the first paragraph stand labels, dates and bylines that no rule knows.
    fn labels(&self, verdicts: &mut [Option<Verdict>]) {
        let prose = |chunk: &Chunk| points(chunk) >= PARAGRAPH_POINTS;
        let Some(first) = (0..self.chunks.len()).find(|&at| verdicts[at].is_none() && prose(&self.chunks[at])) else {
            return;
        };
        // Behind a first paragraph, which may be the standfirst, only what is without doubt.
        let mut prose_behind = 0;
        for at in first..self.chunks.len() {
            let chunk = &self.chunks[at];
            if verdicts[at].is_some() {
                continue;
            }
            prose_behind += usize::from(prose(chunk));
            if prose_behind > 2 {
                break;
            }
            let dated = has_year(&chunk.key) || chunk.words <= 6;
            let opens = [
                "by ",
                "posted by",
                "written by",
                "updated:",
                "updated on",
                "published on",
                "last updated",
                "posted on",
            ];
            if chunk.words <= 10
                && dated
                && !ends_sentence(&chunk.text)
                && opens.iter().any(|opener| chunk.key.starts_with(opener))
            {
                verdicts[at] = cut(CutReason::Byline);
            }
        }
        for at in 0..first {
            let chunk = &self.chunks[at];
            if verdicts[at].is_some() || ends_sentence(&chunk.text) || chunk.key.ends_with(':') {
                continue;
            }
            let heading = matches!(chunk.shape, Shape::Heading(_));
            let short = chunk.words <= 6 && !heading;
            let dated = chunk.words <= 16
                && !heading
                && (has_year(&chunk.key)
                    || chunk.key.contains("min read")
                    || chunk.key.contains(" ago")
                    || chunk.key.starts_with("by "));
            if matches!(chunk.shape, Shape::Heading(1)) {
                verdicts[at] = cut(CutReason::Title);
            } else if dated {
                verdicts[at] = cut(if chunk.key.starts_with("by ") { CutReason::Byline } else { CutReason::Date });
            } else if short
                && (chunk.shape == Shape::Loose
                    || chunk.shape == Shape::Item && chunk.words <= 5 && self.run_of_items(at) <= 3)
            {
                verdicts[at] = cut(CutReason::SectionLabel);
            }
        }
    }

    /// How many items stand beside each other here.
    fn run_of_items(&self, at: usize) -> usize {
        let item = |chunk: &&Chunk| chunk.shape == Shape::Item;
        self.chunks[at..].iter().take(4).take_while(item).count()
            + self.chunks[..at].iter().rev().take(4).take_while(item).count()
    }

    /// Behind the last paragraph: labels, and notes about the author.
    fn tail(&self, verdicts: &mut [Option<Verdict>]) {
        let names: Vec<String> = self
            .stated
            .byline
            .iter()
            .flat_map(|names| names.split(','))
            .map(|name| plain_key(name.trim()))
            .filter(|name| name.contains(' '))
            .collect();
        let open = self.open(verdicts);
        let total: usize = open.iter().map(|&at| self.chunks[at].words).sum();
        let mut behind = 0;
        for &at in open.iter().rev() {
            let chunk = &self.chunks[at];
            if behind * 4 > total {
                break;
            }
            behind += chunk.words;
            let sentence = ends_sentence(&chunk.text);
            let about = names.iter().any(|name| {
                chunk
                    .key
                    .strip_prefix(name.as_str())
                    .is_some_and(|rest| rest.starts_with([' ', ',']) || rest.is_empty())
            }) && (chunk.words <= 100 && ABOUT.iter().any(|verb| chunk.key.contains(verb))
                || chunk.words <= 8);
            if about {
                verdicts[at] = cut(CutReason::Byline);
                continue;
            }
            let label = chunk.words <= 5 && !sentence && chunk.shape == Shape::Loose;
            if label && !chunk.key.starts_with("__") {
                verdicts[at] = cut(CutReason::Navigation);
                continue;
            }
            let reach = chunk.words <= 30
                && (chunk.text.contains('@') || chunk.key.contains("twitter") || chunk.key.contains("facebook"))
                && REACH.iter().any(|start| chunk.key.starts_with(start));
            if reach {
                verdicts[at] = cut(CutReason::Contact);
                continue;
            }
            if chunk.words == 0 {
                continue;
            }
            break;
        }
    }

    /// A short line in the element of a picture is its caption.
    fn captions(&self, verdicts: &mut [Option<Verdict>]) {
        for (at, chunk) in self.chunks.iter().enumerate() {
            if verdicts[at].is_some()
                || chunk.words > 40
                || matches!(chunk.shape, Shape::Item | Shape::Cell | Shape::Heading(_))
            {
                continue;
            }
            if self.beside_picture(chunk) {
                verdicts[at] = cut(CutReason::Caption);
            }
        }
    }

    fn beside_picture(&self, chunk: &Chunk) -> bool {
        if self.tree.ancestors(chunk.node).take(4).any(|at| self.tree.nodes[at].tag == Tag::Blockquote) {
            return false;
        }
        let mut inner = chunk.node;
        for at in self.tree.ancestors(chunk.node).take(4) {
            if at == self.root {
                return false;
            }
            if self.tree.subtree(at).len() > 60 {
                return false;
            }
            let pictures = (at..inner).any(|node| matches!(self.tree.nodes[node].tag, Tag::Img | Tag::Picture));
            let words =
                || self.tree.subtree(at).map(|node| self.tree.text(node).split_whitespace().count()).sum::<usize>();
            if pictures
                || at == chunk.node
                    && self.tree.subtree(at).any(|node| matches!(self.tree.nodes[node].tag, Tag::Img | Tag::Picture))
            {
                return words() <= chunk.words + 4
                    && (at != chunk.node || chunk.words <= 20 && !ends_sentence(&chunk.text));
            }
            inner = at;
        }
        false
    }
}

/// "2031" or the like.
fn has_year(key: &str) -> bool {
    key.split(|c: char| !c.is_ascii_digit())
        .any(|digits| digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20")))
}
