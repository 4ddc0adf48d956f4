//! The edges of an article: standfirst, labels and bylines before its first paragraph, notes behind its last, and the
//! captions of its pictures.

use super::blocks::{Chunk, Shape};
use super::judge::{Judge, PARAGRAPH_POINTS, Verdict, cut};
use super::root::points;
use super::tags::Tag;
use crate::article::{BlockKind, CutReason};
use crate::lexicon::Lexicon;
use crate::text::{ends_sentence, plain_key, strip_edges};

/// A standfirst has at most so many words.
const STANDFIRST_WORDS: usize = 60;
/// A note about an author has at most so many words, with what stands behind it at most so many.
const NOTE_WORDS: usize = 120;
const BEHIND_NOTE: usize = 160;
/// A prompt at the end has at most so many words, one under a heading at most so many.
const PROMPT_WORDS: usize = 60;
const BEHIND_PROMPT: usize = 70;
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
    "subscribe ",
    "more ",
    "on twitter",
];
/// Where one reaches them.
const REACHED: &[&str] =
    &["twitter", "facebook", "instagram", "youtube", "linkedin", "bluesky", "mastodon", "whatsapp", "telegram", "http"];

/// "The Harbour Post is a weekly for the islands.": what a house says of itself.
fn is_of_house(chunk: &Chunk, house: &str) -> bool {
    let Some(rest) = chunk.key.strip_prefix(house) else { return false };
    chunk.words >= 12
        && [" is a ", " is an ", " is the "].iter().any(|verb| rest.get(..40).unwrap_or(rest).contains(verb))
}

/// "Jane Doe is a reporter in Elmsport.": a name, what stands behind it in brackets or between commas, and a verb.
fn is_note(chunk: &Chunk, names: &[String], lexicon: &Lexicon) -> bool {
    let Some(rest) = names.iter().find_map(|name| chunk.key.strip_prefix(name.as_str())) else { return false };
    if rest.is_empty() {
        return true;
    }
    let ends = rest.starts_with([' ', ',']) && chunk.words <= NOTE_WORDS;
    let verb = |word: &str| lexicon.about.iter().any(|phrase| phrase.split_whitespace().next() == Some(word));
    ends && (chunk.words <= 8 && !ends_sentence(&chunk.text) || rest.split_whitespace().take(12).any(verb))
}

impl Judge<'_> {
    /// Between the headline and the byline stands the standfirst.
    pub(super) fn standfirst(&self, verdicts: &mut [Option<Verdict>]) {
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
        let all: usize = self.open(verdicts).into_iter().map(|at| self.chunks[at].words).sum();
        let apart = || chunk.words * 3 <= all && self.stands_apart(title, first, next);
        if announced && !before || heading && described || described && apart() {
            verdicts[first] = cut(CutReason::Standfirst);
        }
    }

    /// A block stands with the headline in an element that the next one is not in.
    fn stands_apart(&self, title: usize, first: usize, next: usize) -> bool {
        let Some(next) = self.chunks.get(next) else { return false };
        let (title, first) = (self.chunks[title].node, self.chunks[first].node);
        let common = self.tree.ancestors(first).find(|&at| self.tree.subtree(at).contains(&title));
        common.is_some_and(|common| !self.tree.subtree(common).contains(&next.node))
            || self.tree.nodes[first].parent != self.tree.nodes[next.node].parent
    }

    /// How many items stand beside each other here.
    pub(super) fn run_of_items(&self, at: usize) -> usize {
        let item = |chunk: &&Chunk| chunk.shape == Shape::Item;
        self.chunks[at..].iter().take(4).take_while(item).count()
            + self.chunks[..at].iter().rev().take(4).take_while(item).count()
    }

    /// Between the headline and the first paragraph stand labels, dates and bylines that no rule knows.
    pub(super) fn labels(&self, verdicts: &mut [Option<Verdict>]) {
        let prose = |chunk: &Chunk| points(chunk) >= PARAGRAPH_POINTS;
        let Some(first) = (0..self.chunks.len()).find(|&at| verdicts[at].is_none() && prose(&self.chunks[at])) else {
            return;
        };
        // As far as the second paragraph, since the first may be the standfirst: what is without doubt.
        let mut prose_behind = 0;
        for at in self.open(verdicts) {
            let chunk = &self.chunks[at];
            prose_behind += usize::from(prose(chunk));
            if prose_behind > 2 {
                break;
            }
            let dated = has_year(&chunk.key) || chunk.words <= 6;
            let opens = [
                "by ",
                "posted by",
                "last modified",
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
        let mut titled = verdicts[..first].iter().any(|v| matches!(v, Some((BlockKind::Title, _))));
        for at in self.open(verdicts).into_iter().take_while(|&at| at < first) {
            let chunk = &self.chunks[at];
            if ends_sentence(&chunk.text) || chunk.key.ends_with(':') {
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
            if matches!(chunk.shape, Shape::Heading(1)) && !titled {
                titled = true;
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

    /// Behind the last paragraph: labels, and notes about the author.
    pub(super) fn tail(&self, verdicts: &mut [Option<Verdict>]) {
        let names: Vec<String> = self
            .stated
            .byline
            .iter()
            .flat_map(|names| names.split(','))
            .map(|name| plain_key(name.trim()))
            .filter(|name| name.contains(' '))
            .collect();
        let house = self.stated.source.as_deref().map(plain_key).filter(|house| house.len() >= 4);
        let open = self.open(verdicts);
        let total: usize = open.iter().map(|&at| self.chunks[at].words).sum();
        // A note about the author, and what stands behind it.
        let mut behind = 0;
        for (number, &at) in open.iter().enumerate().rev() {
            let chunk = &self.chunks[at];
            behind += chunk.words;
            if behind * 4 > total || behind > BEHIND_NOTE {
                break;
            }
            let asks = matches!(chunk.shape, Shape::Heading(_))
                && behind <= BEHIND_PROMPT
                && self.lexicon.prompts.find(&chunk.key).is_some();
            if asks
                || is_note(chunk, &names, self.lexicon)
                || house.as_deref().is_some_and(|house| is_of_house(chunk, house))
            {
                open[number..].iter().for_each(|&at| verdicts[at] = cut(CutReason::Byline));
            }
        }
        let mut behind = 0;
        for &at in open.iter().rev() {
            let chunk = &self.chunks[at];
            if verdicts[at].is_some() {
                continue;
            }
            if behind * 4 > total {
                break;
            }
            behind += chunk.words;
            let sentence = ends_sentence(&chunk.text);
            let label = chunk.words <= 5 && !sentence && chunk.shape == Shape::Loose;
            if label && !chunk.key.starts_with("__") {
                verdicts[at] = cut(CutReason::Navigation);
                continue;
            }
            let reach = chunk.words <= 30
                && (chunk.text.contains('@') || REACHED.iter().any(|way| chunk.key.contains(way)))
                && REACH.iter().any(|start| chunk.key.starts_with(start));
            if reach {
                verdicts[at] = cut(CutReason::Contact);
                continue;
            }
            if let Some(reason) = self.lexicon.prompts.find(&chunk.key).filter(|_| chunk.words <= PROMPT_WORDS) {
                verdicts[at] = cut(reason);
                continue;
            }
            if chunk.words == 0 {
                continue;
            }
            break;
        }
    }

    /// A short line in the element of a picture is its caption.
    pub(super) fn captions(&self, verdicts: &mut [Option<Verdict>]) {
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

    pub(super) fn beside_picture(&self, chunk: &Chunk) -> bool {
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
