//! Web page → article: the page's own statements, the element that holds the article, and block by block what in it is
//! the body.
//!
//! In order: [`tree`] (tags to a flat tree), [`marks`] (what elements say of themselves), [`metadata`] and [`linked`]
//! (what the page states), [`blocks`] (paragraphs with what is known of each), [`root`] (which element holds the
//! article), [`judge`] (what is body in there). Page text is data: scripts do not run, nothing is fetched, hidden text is
//! not read.

mod blocks;
mod judge;
mod linked;
mod marks;
mod metadata;
mod root;
mod tree;

use super::plain::Reading;
use crate::article::{Block, BlockKind, CutReason};
use crate::lexicon::{Lexicon, part_names};
use crate::settings::MAX_PAGE_BYTES;
use crate::text::plain_key;
use judge::Judge;

/// A fragment has less than this much of a page around it: body and nothing else.
fn is_fragment(html: &str) -> bool {
    let head: String = html.chars().take(4000).collect::<String>().to_ascii_lowercase();
    !["<html", "<body", "<head", "<!doctype", "<meta", "<nav"].iter().any(|tag| head.contains(tag))
}

/// Reads a web page. `title` is the headline where the input states it.
pub fn read(html: &str, title: Option<&str>, lexicon: &Lexicon) -> Reading {
    let mut end = html.len().min(MAX_PAGE_BYTES);
    while !html.is_char_boundary(end) {
        end -= 1;
    }
    let html = &html[..end];
    let fragment = is_fragment(html);
    let tree = tree::parse(html);
    let marks = marks::marks(&tree, part_names());
    let mut stated = metadata::read(&tree, &marks, lexicon);
    stated.titles.extend(title.map(plain_key));
    let prose = blocks::prose_before(&tree, &marks);
    let total = prose.last().copied().unwrap_or(0).max(1);
    let heading = stated.heading;
    let follows = |at: usize| {
        let mark = marks[at];
        let reason = mark.cut?;
        let node = &tree.nodes[at];
        let own = prose[node.end as usize] - prose[at];
        let share = own * 100 / total;
        let holds_heading = heading.is_some_and(|heading| tree.subtree(at).contains(&heading));
        let parent = tree.nodes[node.parent as usize].tag;
        let in_text = matches!(parent, tree::Tag::P | tree::Tag::Li | tree::Tag::Td | tree::Tag::Span | tree::Tag::Strong | tree::Tag::Em | tree::Tag::B) || parent.heading().is_some();
        let most = match reason {
            CutReason::Caption => 60,
            _ if holds_heading => 5,
            CutReason::Comment => 85,
            _ if mark.body => 15,
            _ => 40,
        };
        let small = own < 12 && total < 60 && !holds_heading;
        let inline = !node.tag.is_block() && in_text;
        (!inline && (share <= most || small)).then_some(reason)
    };
    let chunks = blocks::chunks(&tree, &marks, follows);
    let sums = root::Sums::new(&tree, &chunks);
    let root = if fragment { 0 } else { root::choose(&tree, &marks, &sums) };
    let mut reading = Reading::default();
    let judge = Judge { tree: &tree, marks: &marks, stated: &stated, lexicon, chunks: &chunks, root, fragment };
    let verdicts = judge.verdicts(&mut reading);
    reading.blocks = chunks
        .into_iter()
        .zip(verdicts)
        .map(|(chunk, (kind, reason))| Block { kind, text: chunk.text, start: None, reason })
        .collect();
    let standfirst: Vec<&str> = reading
        .blocks
        .iter()
        .filter(|block| block.kind == BlockKind::Standfirst)
        .map(|block| block.text.as_str())
        .collect();
    reading.standfirst = (!standfirst.is_empty()).then(|| standfirst.join("\n")).or(stated.standfirst);
    reading.title = stated.title;
    reading.byline = stated.byline;
    reading.published = stated.published;
    reading.source = stated.source;
    reading.url = stated.url;
    reading.language = stated.language;
    reading
}
