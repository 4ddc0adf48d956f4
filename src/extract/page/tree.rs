//! Web page → tree: elements and texts in document order, in one flat list.
//!
//! The tokeniser is a library's (`html5gum`, the WHATWG state machine). The tree is ours and simpler than a browser's: a
//! node knows its parent and where its subtree ends, so that every walk over it is one pass over a slice. Elements whose
//! end tag may be left out are closed as the standard says; misnested inline elements never close a block; nesting is
//! capped at [`MAX_NESTING`](crate::settings::MAX_NESTING) as browsers cap it, before anything is built, and elements below that are merged into their
//! parent. Scripts are not run and nothing is fetched: the text of `<script>`, `<style>`, `<template>` and the like is
//! dropped here (JSON-LD and `<title>` excepted). Linear in the page times the cap.

use super::tags::{Name, Tag};

/// An element or a run of text.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) tag: Tag,
    pub(super) parent: u32,
    /// The number behind its last descendant.
    pub(super) end: u32,
    /// Its attributes, or its text in the tree's strings.
    pub(super) from: u32,
    pub(super) to: u32,
}

/// A kept attribute: its name, and its value in the tree's strings.
pub(super) struct Attribute {
    pub(super) name: Name,
    pub(super) from: u32,
    pub(super) to: u32,
}

/// A page as a tree.
#[derive(Default)]
pub(super) struct Tree {
    pub(super) nodes: Vec<Node>,
    pub(super) attributes: Vec<Attribute>,
    pub(super) strings: String,
    /// Something was left out: the page has more than [`MAX_PAGE_NODES`] elements.
    pub(super) cut_short: bool,
}

impl Tree {
    pub(super) fn text(&self, node: usize) -> &str {
        let node = &self.nodes[node];
        if node.tag == Tag::Text { &self.strings[node.from as usize..node.to as usize] } else { "" }
    }

    pub(super) fn attribute(&self, node: usize, name: Name) -> Option<&str> {
        self.attributes_of(node).find(|&(n, _)| n == name).map(|(_, value)| value)
    }

    pub(super) fn attributes_of(&self, node: usize) -> impl Iterator<Item = (Name, &str)> {
        let node = &self.nodes[node];
        let range = if node.tag == Tag::Text { 0..0 } else { node.from as usize..node.to as usize };
        self.attributes[range].iter().map(|a| (a.name, &self.strings[a.from as usize..a.to as usize]))
    }

    pub(super) fn subtree(&self, node: usize) -> std::ops::Range<usize> {
        node..self.nodes[node].end as usize
    }

    /// All text below a node, spaces made single.
    pub(super) fn inner_text(&self, node: usize) -> String {
        let mut text = String::new();
        let mut gap = false;
        for at in self.subtree(node) {
            match self.nodes[at].tag {
                Tag::Text => push_words(&mut text, &mut gap, self.text(at)),
                tag => gap |= tag.is_block() || tag == Tag::Br,
            }
        }
        text
    }

    /// The same, but for what elements of one kind hold.
    pub(super) fn text_without(&self, node: usize, without: Tag) -> String {
        let mut text = String::new();
        let mut gap = false;
        let mut at = node;
        while at < self.nodes[node].end as usize {
            match self.nodes[at].tag {
                Tag::Text => push_words(&mut text, &mut gap, self.text(at)),
                tag if tag == without => {
                    gap = true;
                    at = self.nodes[at].end as usize;
                    continue;
                }
                tag => gap |= tag.is_block() || tag == Tag::Br,
            }
            at += 1;
        }
        text
    }

    /// The node itself and those around it, inside out.
    pub(super) fn ancestors(&self, node: usize) -> impl Iterator<Item = usize> {
        let mut next = (!self.nodes.is_empty()).then_some(node);
        std::iter::from_fn(move || {
            let at = next?;
            let parent = self.nodes[at].parent as usize;
            next = (parent != at).then_some(parent);
            Some(at)
        })
    }
}

/// Appends words; `gap` says whether a space is due before the next one, and afterwards whether one is due.
pub(super) fn push_words(out: &mut String, gap: &mut bool, text: &str) {
    for c in text.chars() {
        if c.is_whitespace() || c == '\u{a0}' || (c.is_control() && c != '\u{ad}') || c == '\u{feff}' {
            *gap = true;
            continue;
        }
        if *gap && !out.is_empty() {
            out.push(' ');
        }
        *gap = false;
        out.push(c);
    }
}
