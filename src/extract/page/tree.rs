//! Web page → tree: elements and texts in document order, in one flat list.
//!
//! The tokeniser is a library's (`html5gum`, the WHATWG state machine). The tree is ours and simpler than a browser's: a
//! node knows its parent and where its subtree ends, so that every walk over it is one pass over a slice. Elements whose
//! end tag may be left out are closed as the standard says; misnested inline elements never close a block; nesting is
//! capped at [`MAX_NESTING`] as browsers cap it, before anything is built, and elements below that are merged into their
//! parent. Scripts are not run and nothing is fetched: the text of `<script>`, `<style>`, `<template>` and the like is
//! dropped here (JSON-LD and `<title>` excepted). Linear in the page times the cap.

use crate::settings::{MAX_NESTING, MAX_PAGE_NODES};
use html5gum::Tokenizer;
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use std::convert::Infallible;

/// An element's name, as far as it matters here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[rustfmt::skip]
pub(super) enum Tag {
    /// A run of text.
    Text,
    A, Address, Article, Aside, Audio, B, Base, Blockquote, Body, Br, Button, Canvas, Caption, Code, Dd, Del, Details,
    Dialog, Div, Dl, Dt, Em, Fieldset, Figcaption, Figure, Footer, Form, Frame, H1, H2, H3, H4, H5, H6, Head, Header,
    Hr, Html, I, Iframe, Img, Input, Label, Legend, Li, Link, Main, Math, Menu, Meta, Nav, Noscript, Object, Ol, Option,
    P, Picture, Pre, S, Script, Section, Select, Source, Span, Strong, Style, Sub, Summary, Sup, Svg, Table, Tbody, Td,
    Template, Textarea, Tfoot, Th, Thead, Time, Title, Tr, Ul, Video,
    /// Any other element, inline.
    Other,
}

impl Tag {
    #[rustfmt::skip]
    fn of(name: &[u8]) -> Self {
        match name {
            b"a" => Self::A, b"address" => Self::Address, b"article" => Self::Article, b"aside" => Self::Aside,
            b"audio" => Self::Audio, b"b" => Self::B, b"base" => Self::Base, b"blockquote" => Self::Blockquote,
            b"body" => Self::Body, b"br" => Self::Br, b"button" => Self::Button, b"canvas" => Self::Canvas,
            b"caption" => Self::Caption, b"code" => Self::Code, b"dd" => Self::Dd, b"del" => Self::Del,
            b"details" => Self::Details, b"dialog" => Self::Dialog, b"div" | b"center" | b"hgroup" => Self::Div,
            b"dl" => Self::Dl, b"dt" => Self::Dt, b"em" => Self::Em, b"fieldset" => Self::Fieldset,
            b"figcaption" => Self::Figcaption, b"figure" => Self::Figure, b"footer" => Self::Footer,
            b"form" => Self::Form, b"frame" => Self::Frame, b"h1" => Self::H1, b"h2" => Self::H2, b"h3" => Self::H3,
            b"h4" => Self::H4, b"h5" => Self::H5, b"h6" => Self::H6, b"head" => Self::Head, b"header" => Self::Header,
            b"hr" => Self::Hr, b"html" => Self::Html, b"i" => Self::I, b"iframe" => Self::Iframe,
            b"img" | b"image" => Self::Img, b"input" => Self::Input, b"label" => Self::Label,
            b"legend" => Self::Legend, b"li" => Self::Li, b"link" => Self::Link, b"main" => Self::Main,
            b"math" => Self::Math, b"menu" => Self::Menu, b"meta" => Self::Meta, b"nav" => Self::Nav,
            b"noscript" => Self::Noscript, b"object" | b"embed" | b"applet" => Self::Object, b"ol" => Self::Ol,
            b"option" | b"optgroup" => Self::Option, b"p" => Self::P, b"picture" => Self::Picture,
            b"pre" | b"listing" | b"xmp" => Self::Pre, b"s" | b"strike" => Self::S, b"script" => Self::Script,
            b"section" | b"search" => Self::Section, b"select" | b"datalist" => Self::Select,
            b"source" | b"track" | b"wbr" | b"area" | b"col" | b"param" => Self::Source, b"span" => Self::Span,
            b"strong" => Self::Strong, b"style" => Self::Style, b"sub" => Self::Sub, b"summary" => Self::Summary,
            b"sup" => Self::Sup, b"svg" => Self::Svg, b"table" => Self::Table, b"tbody" => Self::Tbody,
            b"td" => Self::Td, b"template" => Self::Template, b"textarea" => Self::Textarea, b"tfoot" => Self::Tfoot,
            b"th" => Self::Th, b"thead" => Self::Thead, b"time" => Self::Time, b"title" => Self::Title,
            b"tr" => Self::Tr, b"ul" | b"dir" => Self::Ul, b"video" => Self::Video,
            _ => Self::Other,
        }
    }

    /// Parts the text before it from the text behind it.
    #[rustfmt::skip]
    pub(super) fn is_block(self) -> bool {
        matches!(self,
            Self::Address | Self::Article | Self::Aside | Self::Blockquote | Self::Body | Self::Button | Self::Caption
            | Self::Dd | Self::Details | Self::Dialog | Self::Div | Self::Dl | Self::Dt | Self::Fieldset
            | Self::Figcaption | Self::Figure | Self::Footer | Self::Form | Self::H1 | Self::H2 | Self::H3 | Self::H4
            | Self::H5 | Self::H6 | Self::Head | Self::Header | Self::Hr | Self::Html | Self::Legend | Self::Li
            | Self::Main | Self::Menu | Self::Nav | Self::Ol | Self::P | Self::Pre | Self::Section | Self::Summary
            | Self::Table | Self::Tbody | Self::Td | Self::Tfoot | Self::Th | Self::Thead | Self::Tr | Self::Ul
            | Self::Video | Self::Audio | Self::Iframe | Self::Object)
    }

    /// An inline element in it is a part of its sentence.
    pub(super) fn holds_text(self) -> bool {
        !self.is_block() && self != Self::Other
            || self.heading().is_some()
            || matches!(self, Self::P | Self::Li | Self::Td | Self::Dd)
    }

    /// "h2" → 2.
    pub(super) fn heading(self) -> Option<u8> {
        match self {
            Self::H1 => Some(1),
            Self::H2 => Some(2),
            Self::H3 => Some(3),
            Self::H4 => Some(4),
            Self::H5 => Some(5),
            Self::H6 => Some(6),
            _ => None,
        }
    }

    fn is_void(self) -> bool {
        matches!(
            self,
            Self::Base
                | Self::Br
                | Self::Frame
                | Self::Hr
                | Self::Img
                | Self::Input
                | Self::Link
                | Self::Meta
                | Self::Source
        )
    }

    /// Its text is never an article's.
    fn is_dropped(self) -> bool {
        matches!(
            self,
            Self::Style
                | Self::Template
                | Self::Noscript
                | Self::Svg
                | Self::Math
                | Self::Select
                | Self::Option
                | Self::Textarea
                | Self::Iframe
                | Self::Canvas
                | Self::Object
        )
    }

    /// An open `p` ends where one of these begins.
    fn ends_paragraph(self) -> bool {
        self.is_block()
            && !matches!(
                self,
                Self::Button
                    | Self::Td
                    | Self::Th
                    | Self::Tr
                    | Self::Tbody
                    | Self::Thead
                    | Self::Tfoot
                    | Self::Caption
                    | Self::Video
                    | Self::Audio
                    | Self::Iframe
                    | Self::Object
                    | Self::Legend
            )
    }

    /// Of these the innermost open one ends where one of `self` begins, unless one of the second list is in between.
    fn closes(self) -> Option<(&'static [Self], &'static [Self])> {
        Some(match self {
            Self::Li => (&[Self::Li], &[Self::Ul, Self::Ol, Self::Menu]),
            Self::Dd | Self::Dt => (&[Self::Dd, Self::Dt], &[Self::Dl]),
            Self::Tr => (&[Self::Tr, Self::Caption], &[Self::Table]),
            Self::Td | Self::Th => (&[Self::Td, Self::Th], &[Self::Tr, Self::Table]),
            Self::Tbody | Self::Thead | Self::Tfoot => {
                (&[Self::Tbody, Self::Thead, Self::Tfoot, Self::Caption], &[Self::Table])
            }
            Self::A => (&[Self::A], &[Self::Table]),
            Self::Option => (&[Self::Option], &[Self::Select]),
            Self::Body => (&[Self::Head], &[]),
            _ => return None,
        })
    }
}

/// An element or a run of text.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) tag: Tag,
    pub(super) parent: u32,
    /// The number behind its last descendant.
    pub(super) end: u32,
    /// Its attributes, or its text in the tree's strings.
    from: u32,
    to: u32,
}

struct Attribute {
    name: Name,
    from: u32,
    to: u32,
}

/// The attributes that are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[rustfmt::skip]
pub(super) enum Name {
    AriaHidden, AriaLabel, Charset, Class, Content, DataTestid, Datetime, Hidden, Href, Id, Itemprop, Itemtype, Lang,
    Named, Property, Rel, Role, Style, Type, XmlLang,
}

impl Name {
    #[rustfmt::skip]
    fn of(name: &[u8]) -> Option<Self> {
        Some(match name {
            b"aria-hidden" => Self::AriaHidden, b"aria-label" => Self::AriaLabel, b"charset" => Self::Charset,
            b"class" => Self::Class, b"content" => Self::Content,
            b"data-testid" | b"data-component" | b"data-test-id" | b"data-module" | b"data-type" | b"data-qa" =>
                Self::DataTestid,
            b"datetime" => Self::Datetime, b"hidden" => Self::Hidden, b"href" => Self::Href, b"id" => Self::Id,
            b"itemprop" => Self::Itemprop, b"itemtype" => Self::Itemtype, b"lang" => Self::Lang, b"name" => Self::Named,
            b"property" => Self::Property, b"rel" => Self::Rel, b"role" => Self::Role, b"style" => Self::Style,
            b"type" => Self::Type, b"xml:lang" => Self::XmlLang,
            _ => return None,
        })
    }
}

/// A page as a tree.
#[derive(Default)]
pub(super) struct Tree {
    pub(super) nodes: Vec<Node>,
    attributes: Vec<Attribute>,
    strings: String,
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

/// Reads a page.
pub(super) fn parse(html: &str) -> Tree {
    let mut builder = Builder::default();
    builder.open_root();
    let emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, _: html5gum::Span<()>| {
        builder.take(event);
        None::<Infallible>
    });
    let mut emitter = emitter;
    emitter.naively_switch_states(true);
    let mut tokens = Tokenizer::new_with_emitter(html, emitter);
    // The callback takes everything; the iterator yields nothing.
    let nothing: Option<Result<Infallible, Infallible>> = tokens.next();
    debug_assert!(nothing.is_none());
    drop(tokens);
    builder.finish()
}

#[derive(Default)]
struct Builder {
    tree: Tree,
    /// Numbers of the open elements, the root first.
    open: Vec<u32>,
    /// How many of them there are by tag: most searches end here.
    counts: Vec<u16>,
    /// Open elements that were merged into their parent, being too deep.
    merged: usize,
    /// How many of the open elements drop their text.
    dropping: usize,
    tag: Option<Tag>,
    pending_from: usize,
    attribute: Option<Name>,
}

impl Builder {
    fn open_root(&mut self) {
        self.tree.nodes.push(Node { tag: Tag::Html, parent: 0, end: 0, from: 0, to: 0 });
        self.counts = vec![0; Tag::Other as usize + 1];
        self.counts[Tag::Html as usize] = 1;
        self.open.push(0);
    }

    fn take(&mut self, event: CallbackEvent<'_>) {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.tag = Some(Tag::of(name));
                self.pending_from = self.tree.attributes.len();
            }
            CallbackEvent::AttributeName { name } => {
                self.attribute = self.tag.and_then(|_| Name::of(name));
                if let Some(name) = self.attribute {
                    let at = self.tree.strings.len() as u32;
                    self.tree.attributes.push(Attribute { name, from: at, to: at });
                }
            }
            CallbackEvent::AttributeValue { value } => {
                if self.attribute.take().is_some() {
                    self.tree.strings.push_str(&String::from_utf8_lossy(value));
                    let to = self.tree.strings.len() as u32;
                    if let Some(attribute) = self.tree.attributes.last_mut() {
                        attribute.to = to;
                    }
                }
            }
            CallbackEvent::CloseStartTag { self_closing } => {
                self.attribute = None;
                if let Some(tag) = self.tag.take() {
                    self.start(tag, self_closing);
                }
            }
            CallbackEvent::EndTag { name } => {
                self.tag = None;
                self.end(Tag::of(name));
            }
            CallbackEvent::String { value } => self.string(&String::from_utf8_lossy(value)),
            CallbackEvent::Comment { .. } | CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => {}
        }
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

    fn push(&mut self, tag: Tag, from: u32, to: u32) -> u32 {
        let number = self.tree.nodes.len() as u32;
        let parent = self.open.last().copied().unwrap_or(0);
        self.tree.nodes.push(Node { tag, parent, end: number + 1, from, to });
        number
    }

    fn end(&mut self, tag: Tag) {
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

    fn string(&mut self, text: &str) {
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
