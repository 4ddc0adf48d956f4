//! Tree → blocks: the paragraphs, headings, list items and labels of a page in its order, with what is known of each
//! before anything is judged: its words, how many of them are links, what stands around it.
//!
//! A block is what a reader sees as one: block elements part text, and so do two line breaks in a row. One pass over the
//! tree; no recursion.

use super::tags::{Name, Tag};
use super::tree::{Tree, push_words};
use crate::article::CutReason;
use crate::text::{plain_key, tokenize};

/// One paragraph, heading, item or label.
#[derive(Debug)]
pub(super) struct Chunk {
    pub(super) text: String,
    pub(super) key: String,
    /// The block element that it stands in.
    pub(super) node: usize,
    /// Words, and how many of them are in links.
    pub(super) words: usize,
    pub(super) linked: usize,
    pub(super) links: usize,
    /// A link in it leads to another house.
    pub(super) outbound: bool,
    pub(super) shape: Shape,
    /// Cut by what the elements around it say: the reason, and the outermost such element.
    pub(super) cut: Option<(CutReason, usize)>,
}

/// What kind of element a chunk stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Paragraph,
    Heading(u8),
    Item,
    Cell,
    Caption,
    /// Directly in a `div` or the like.
    Loose,
}

impl Chunk {
    pub(super) fn prose(&self) -> usize {
        self.words - self.linked
    }
}

/// Words outside links in every subtree: the count before each node.
pub(super) fn prose_before(tree: &Tree) -> Vec<u32> {
    let mut before = Vec::with_capacity(tree.nodes.len() + 1);
    let (mut sum, mut passed_over) = (0, 0);
    for (at, node) in tree.nodes.iter().enumerate() {
        before.push(sum);
        if at < passed_over {
            continue;
        }
        let over = node.tag == Tag::A || node.tag == Tag::Head || node.tag == Tag::Nav || node.tag == Tag::Script;
        if over {
            passed_over = node.end as usize;
        } else if node.tag == Tag::Text {
            let words = tree.text(at).split_ascii_whitespace().count() as u32;
            // Labels and menus are no prose.
            sum += if words > 5 { words } else { 0 };
        }
    }
    before.push(sum);
    before
}

/// The part of an address that names the house: "https://www.news.example.org/a" → "example.org".
pub(super) fn house_of(address: &str) -> Option<&str> {
    let rest = address.trim().split_once("//").filter(|(scheme, _)| scheme.is_empty() || scheme.ends_with(':'))?.1;
    let host = rest.split(['/', '?', '#', ':']).next()?;
    let mut dots = host.rmatch_indices('.').map(|(at, _)| at);
    let (last, before) = (dots.next()?, dots.next());
    // "co.uk", "com.br": two short parts at the end.
    let short = before.is_some_and(|before| last - before <= 4 && host.len() - last <= 3);
    let start = if short { dots.next() } else { before };
    Some(&host[start.map_or(0, |at| at + 1)..])
}

/// The blocks of a page.
pub(super) fn chunks(
    tree: &Tree,
    house: Option<&str>,
    hidden: impl Fn(usize) -> bool,
    follows: impl Fn(usize) -> Option<CutReason>,
) -> Vec<Chunk> {
    let mut walk = Walk { tree, chunks: Vec::new(), open: Open::default(), tokens: Vec::new() };
    let mut link_end = 0;
    let mut cut: Option<(CutReason, usize)> = None;
    // Ends of the open block elements.
    let mut blocks: Vec<usize> = Vec::new();
    let mut breaks = 0;
    let mut at = 0;
    while at < tree.nodes.len() {
        let node = &tree.nodes[at];
        while blocks.last().is_some_and(|&end| at >= end) {
            walk.flush(cut);
            blocks.pop();
        }
        if cut.is_some_and(|(_, outer)| at >= tree.nodes[outer].end as usize) {
            cut = None;
        }
        let tag = node.tag;
        if hidden(at) || matches!(tag, Tag::Script | Tag::Head) {
            at = node.end as usize;
            continue;
        }
        if tag.is_block() {
            walk.flush(cut);
            blocks.push(node.end as usize);
            breaks = 0;
        }
        if cut.is_none()
            && let Some(reason) = follows(at)
        {
            if !tag.is_block() {
                // An inline element that is no part of the sentence around it.
                walk.flush_if_label();
            }
            cut = Some((reason, at));
            if !tag.is_block() {
                blocks.push(node.end as usize);
            }
        }
        match tag {
            Tag::Text => {
                let text = tree.text(at);
                if !text.chars().all(char::is_whitespace) {
                    breaks = 0;
                }
                walk.text(at, text, at < link_end);
            }
            Tag::A => {
                link_end = link_end.max(node.end as usize);
                if let Some(href) = tree.attribute(at, Name::Href) {
                    walk.open.links += 1;
                    walk.open.outbound |= house_of(href).is_some_and(|other| house.is_some_and(|house| other != house));
                }
            }
            Tag::Br => {
                breaks += 1;
                if breaks > 1 {
                    walk.flush(cut);
                } else {
                    walk.open.gap = true;
                }
            }
            _ => {}
        }
        at += 1;
    }
    walk.flush(cut);
    walk.chunks
}

#[derive(Default)]
struct Open {
    text: String,
    gap: bool,
    first: Option<usize>,
    linked: usize,
    links: usize,
    outbound: bool,
}

struct Walk<'a> {
    tree: &'a Tree,
    chunks: Vec<Chunk>,
    open: Open,
    tokens: Vec<crate::text::Token>,
}

impl Walk<'_> {
    fn text(&mut self, node: usize, text: &str, linked: bool) {
        let before = self.open.text.len();
        push_words(&mut self.open.text, &mut self.open.gap, text);
        if self.open.text.len() == before {
            return;
        }
        self.open.first.get_or_insert(node);
        if linked {
            self.tokens.clear();
            tokenize(&self.open.text[before..], &mut self.tokens);
            self.open.linked += self.tokens.len();
        }
    }

    fn flush_if_label(&mut self) {
        if self.open.text.split(' ').count() <= 3 {
            self.flush(None);
        }
    }

    fn flush(&mut self, cut: Option<(CutReason, usize)>) {
        let open = std::mem::take(&mut self.open);
        let Some(first) = open.first else { return };
        self.tokens.clear();
        tokenize(&open.text, &mut self.tokens);
        let words = self.tokens.len();
        let node = self.tree.ancestors(first).find(|&at| self.tree.nodes[at].tag.is_block()).unwrap_or(0);
        let shape = self.shape(node);
        self.chunks.push(Chunk {
            key: plain_key(&open.text),
            text: open.text,
            node,
            words,
            linked: open.linked.min(words),
            links: open.links,
            outbound: open.outbound,
            shape,
            cut,
        });
    }

    /// The nearest element that says what a block is.
    fn shape(&self, node: usize) -> Shape {
        let mut loose = Shape::Loose;
        for at in self.tree.ancestors(node).take(6) {
            let tag = self.tree.nodes[at].tag;
            if let Some(level) = tag.heading() {
                return Shape::Heading(level);
            }
            match tag {
                Tag::P | Tag::Pre | Tag::Blockquote if loose == Shape::Loose => loose = Shape::Paragraph,
                Tag::Li | Tag::Dd | Tag::Dt => return Shape::Item,
                Tag::Td | Tag::Th => return Shape::Cell,
                Tag::Figcaption | Tag::Caption => return Shape::Caption,
                Tag::Article | Tag::Section | Tag::Main | Tag::Body | Tag::Ul | Tag::Ol | Tag::Table => break,
                _ => {}
            }
        }
        loose
    }
}
