//! Tags → tree: a library's tokeniser in front, ours behind it.
//!
//! Elements whose end tag may be left out are closed as the standard says; misnested inline elements never close a
//! block; elements below [`MAX_NESTING`] are merged into their parent.

use super::tags::{Name, Tag};
use super::tokens::{Sink, Source};
use super::tree::{Attribute, Node, Tree};
use crate::settings::{MAX_NESTING, MAX_PAGE_NODES};
use html5gum::{Readable, Tokenizer};

/// Reads a page.
pub(super) fn parse(html: &str) -> Tree {
    let mut builder = Builder::default();
    builder.open_root();
    let Ok(()) = Tokenizer::new_with_emitter(Source(html.to_reader()), Sink::new(&mut builder)).finish();
    builder.finish()
}

#[derive(Default)]
pub(super) struct Builder {
    tree: Tree,
    /// Numbers of the open elements, the root first.
    open: Vec<u32>,
    /// How many of them there are by tag: most searches end here.
    counts: Vec<u16>,
    /// Open elements that were merged into their parent, being too deep.
    merged: usize,
    /// How many of the open elements drop their text.
    dropping: usize,
    /// The start tag that is being read, and where its attributes begin.
    tag: Option<Tag>,
    pending_from: usize,
}

impl Builder {
    fn open_root(&mut self) {
        self.tree.nodes.push(Node { tag: Tag::Html, parent: 0, end: 0, from: 0, to: 0 });
        self.counts = vec![0; Tag::Other as usize + 1];
        self.counts[Tag::Html as usize] = 1;
        self.open.push(0);
    }

    /// A start tag begins.
    pub(super) fn open(&mut self, tag: Tag) {
        self.tag = Some(tag);
        self.pending_from = self.tree.attributes.len();
    }

    pub(super) fn attribute(&mut self, name: Name, value: &str) {
        let from = self.tree.strings.len() as u32;
        self.tree.strings.push_str(value);
        let to = self.tree.strings.len() as u32;
        self.tree.attributes.push(Attribute { name, from, to });
    }

    /// It ends.
    pub(super) fn start_open(&mut self, self_closing: bool) {
        if let Some(tag) = self.tag.take() {
            self.start(tag, self_closing);
        }
    }

    /// Text that comes now is not kept.
    #[inline]
    pub(super) fn drops_text(&self) -> bool {
        self.dropping > 0
    }

    fn tag_at(&self, depth: usize) -> Tag {
        self.tree.nodes[self.open[depth] as usize].tag
    }

    fn start(&mut self, tag: Tag, self_closing: bool) {
        if matches!(tag, Tag::Html) {
            // Attributes of a late <html> are the root's.
            let (from, to) = (self.pending_from as u32, self.tree.attributes.len() as u32);
            let root = &mut self.tree.nodes[0];
            if root.from == root.to {
                (root.from, root.to) = (from, to);
            }
            return;
        }
        // A button in a sentence is a part of the sentence.
        let tag = if tag == Tag::Button && self.in_sentence() { Tag::Span } else { tag };
        if let Some((closed, barriers)) = tag.closes() {
            self.close_innermost(closed, barriers);
        }
        if tag.ends_paragraph() {
            self.close_innermost(&[Tag::P], &[Tag::Table, Tag::Td, Tag::Th, Tag::Button, Tag::Caption, Tag::Object]);
        }
        if tag.heading().is_some()
            && self.open.last().is_some_and(|_| self.tag_at(self.open.len() - 1).heading().is_some())
        {
            self.pop_to(self.open.len() - 1);
        }
        let in_svg = matches!(self.tag_at(self.open.len() - 1), Tag::Svg | Tag::Math);
        let empty = tag.is_void() || self_closing && (in_svg || matches!(tag, Tag::Svg | Tag::Math));
        if self.tree.nodes.len() >= MAX_PAGE_NODES {
            self.tree.cut_short = true;
            return;
        }
        if self.open.len() >= MAX_NESTING {
            if !empty {
                self.merged += 1;
            }
            return;
        }
        let number = self.push(tag, self.pending_from as u32, self.tree.attributes.len() as u32);
        if !empty {
            self.open.push(number);
            self.counts[tag as usize] += 1;
            let json = tag == Tag::Script
                && self.tree.attribute(number as usize, Name::Type).is_some_and(|kind| kind.contains("ld+json"));
            if tag.is_dropped() || tag == Tag::Script && !json {
                self.dropping += 1;
            }
        }
    }

    /// A paragraph is open and its text breaks off here.
    fn in_sentence(&self) -> bool {
        let block = self.open.iter().rev().find(|&&at| self.tree.nodes[at as usize].tag.is_block());
        let last = self.tree.nodes.len() - 1;
        let begun = |block: usize| {
            let text = self.tree.text(last).trim_end();
            last > block && text.len() > 20 && !text.ends_with(['.', '!', '?', ':'])
        };
        block.is_some_and(|&block| self.tree.nodes[block as usize].tag == Tag::P && begun(block as usize))
    }

    fn push(&mut self, tag: Tag, from: u32, to: u32) -> u32 {
        let number = self.tree.nodes.len() as u32;
        let parent = self.open.last().copied().unwrap_or(0);
        self.tree.nodes.push(Node { tag, parent, end: number + 1, from, to });
        number
    }

    pub(super) fn end(&mut self, tag: Tag) {
        if self.merged > 0 && !tag.is_void() {
            self.merged -= 1;
            return;
        }
        if matches!(tag, Tag::Html | Tag::Body | Tag::Other) && !self.ends_other(tag) {
            return;
        }
        if self.counts[tag as usize] == 0 && tag.heading().is_none() {
            return;
        }
        let inline = !tag.is_block();
        for depth in (1..self.open.len()).rev() {
            let open = self.tag_at(depth);
            let same = open == tag || open.heading().is_some() && tag.heading().is_some();
            if same {
                return self.pop_to(depth);
            }
            // An inline end tag ends no block; a cell's content ends no table.
            let barrier = inline && open.is_block() && !matches!(tag, Tag::Script | Tag::Title | Tag::A)
                || matches!(open, Tag::Td | Tag::Th | Tag::Caption)
                    && !matches!(tag, Tag::Tr | Tag::Table | Tag::Tbody | Tag::Thead | Tag::Tfoot)
                || open == Tag::Table && matches!(tag, Tag::P | Tag::Li);
            if barrier {
                return;
            }
        }
    }

    /// Elements without a name of their own are closed only where they are the innermost.
    fn ends_other(&self, tag: Tag) -> bool {
        tag == Tag::Other && self.open.len() > 1
    }

    fn close_innermost(&mut self, tags: &[Tag], barriers: &[Tag]) {
        if tags.iter().all(|&tag| self.counts[tag as usize] == 0) {
            return;
        }
        for depth in (1..self.open.len()).rev() {
            let open = self.tag_at(depth);
            if tags.contains(&open) {
                return self.pop_to(depth);
            }
            if barriers.contains(&open) {
                return;
            }
        }
    }

    /// Closes the open elements from `depth` on.
    fn pop_to(&mut self, depth: usize) {
        let end = self.tree.nodes.len() as u32;
        for number in self.open.drain(depth..) {
            let node = &mut self.tree.nodes[number as usize];
            self.counts[node.tag as usize] -= 1;
            node.end = end;
            if node.tag.is_dropped() || node.tag == Tag::Script && !is_json(&self.tree, number as usize) {
                self.dropping -= 1;
            }
        }
    }

    pub(super) fn string(&mut self, text: &str) {
        if self.dropping > 0 || self.tree.nodes.len() >= MAX_PAGE_NODES {
            return;
        }
        let from = self.tree.strings.len() as u32;
        self.tree.strings.push_str(text);
        let to = self.tree.strings.len() as u32;
        self.push(Tag::Text, from, to);
    }

    fn finish(mut self) -> Tree {
        self.pop_to(0);
        self.tree
    }
}

fn is_json(tree: &Tree, node: usize) -> bool {
    tree.attribute(node, Name::Type).is_some_and(|kind| kind.contains("ld+json"))
}
