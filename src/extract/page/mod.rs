//! Web page → article: the page's own statements, the element that holds the article, and block by block what in it is
//! the body.
//!
//! In order: [`repair`] (pages encoded twice), [`tokens`], [`parse`] and [`tree`] (tags to a flat tree), [`marks`] (what elements say
//! of themselves), [`metadata`], [`headline`], [`byline`], [`published`] and [`linked`] (what the page states), [`blocks`]
//! (paragraphs with what is known of each), [`root`] (which element holds the article), [`judge`], [`passages`], [`edges`]
//! (what is body in there), [`remarks`] (what a reader should know of it). Page text is data: scripts do not run, nothing
//! is fetched, hidden text is not read.

mod blocks;
mod byline;
mod edges;
mod headline;
mod judge;
mod linked;
mod marks;
mod metadata;
mod parse;
mod passages;
mod published;
mod remarks;
mod repair;
mod root;
mod tags;
mod tokens;
mod tree;

use super::plain::Reading;
use crate::article::{Block, CutReason};
use crate::lexicon::{self, Lexicon, part_names};
use crate::settings::MAX_PAGE_BYTES;
use crate::text::{language, plain_key};
use judge::Judge;

/// A fragment has less than this much of a page around it: body and nothing else.
fn is_fragment(html: &str) -> bool {
    let head: String = html.chars().take(4000).collect::<String>().to_ascii_lowercase();
    !["<html", "<body", "<head", "<!doctype", "<meta", "<nav"].iter().any(|tag| head.contains(tag))
}

/// Hidden elements with so many hundredths of the page's prose are not hidden for good: a script shows them.
const MOST_HIDDEN: u32 = 40;
/// A name whose elements together hold so many hundredths of the page's prose says nothing on this page.
const MOST_NAMED: u32 = 45;

/// Names that would cut most of the page, by row.
fn void_rows(tree: &tree::Tree, marks: &[marks::Mark], prose: &[u32], total: u32) -> Vec<bool> {
    let mut words = vec![0; part_names().rows() + 1];
    let mut until = vec![0; words.len()];
    let mut discussion = vec![false; words.len()];
    for (at, mark) in marks.iter().enumerate().filter(|(_, mark)| mark.row > 0) {
        let row = usize::from(mark.row);
        discussion[row] = matches!(mark.cut, Some(CutReason::Comment | CutReason::Legal));
        if at >= until[row] {
            until[row] = tree.nodes[at].end as usize;
            words[row] += prose[until[row]] - prose[at];
        }
    }
    words
        .into_iter()
        .enumerate()
        .map(|(row, words)| words * 100 / total > if discussion[row] { 95 } else { MOST_NAMED })
        .collect()
}

/// A body that is named as such holds so many words of prose.
const LEAST_BODY: u32 = 30;

/// The outermost elements of a kind.
fn outermost(tree: &tree::Tree, is: impl Fn(usize) -> bool) -> Vec<usize> {
    let mut found = Vec::new();
    let mut until = 0;
    for at in 0..tree.nodes.len() {
        if at >= until && is(at) {
            found.push(at);
            until = tree.nodes[at].end as usize;
        }
    }
    found
}

/// The article has so many words of prose outside the articles that lie in it; those are others then.
const OWN_PROSE: u32 = 60;

/// One that lies in it and has so many hundredths of its prose is its main part.
const MOST_NESTED: u32 = 40;

/// `article` elements that are not the page's article, in order: beside the one that holds the headline, or in it.
fn other_articles(tree: &tree::Tree, prose: &[u32], heading: Option<usize>, live: bool) -> Vec<usize> {
    let words = |at: usize| prose[tree.nodes[at].end as usize] - prose[at];
    let articles: Vec<usize> = (0..tree.nodes.len()).filter(|&at| tree.nodes[at].tag == tags::Tag::Article).collect();
    let Some(heading) = heading.filter(|_| !live) else { return Vec::new() };
    let Some(&own) = articles.iter().rfind(|&&at| tree.subtree(at).contains(&heading)) else { return Vec::new() };
    let inside: u32 =
        outermost(tree, |at| at > own && tree.nodes[at].tag == tags::Tag::Article && tree.subtree(own).contains(&at))
            .into_iter()
            .map(words)
            .sum();
    let nested = words(own) >= OWN_PROSE + inside;
    articles
        .into_iter()
        .filter(|&at| at != own && !tree.subtree(at).contains(&own))
        .filter(|&at| {
            if tree.subtree(own).contains(&at) {
                nested && words(at) * 100 < words(own) * MOST_NESTED
            } else {
                words(at) <= words(own)
            }
        })
        .collect()
}

/// Where less than one word in so many of the page's prose was found, names are left aside and the page is read again.
const LEAST_FOUND: usize = 8;

/// A page before it is judged.
struct Page<'a> {
    tree: &'a tree::Tree,
    marks: &'a [marks::Mark],
    stated: &'a metadata::Stated,
    prose: &'a [u32],
    total: u32,
    lexicon: &'a Lexicon,
    fragment: bool,
}

/// The blocks of a page with what they were taken for.
struct Attempt {
    chunks: Vec<blocks::Chunk>,
    verdicts: Vec<judge::Verdict>,
    credits: Vec<String>,
}

impl Attempt {
    /// Words of the body.
    fn words(&self) -> usize {
        let body = self.chunks.iter().zip(&self.verdicts).filter(|(_, (kind, _))| kind.is_body());
        body.map(|(chunk, _)| chunk.words).sum()
    }
}

impl Page<'_> {
    /// Judges the page, by the names of its elements or without them.
    fn attempt(&self, by_names: bool, house: Option<&str>) -> Attempt {
        let Self { tree, marks, stated, prose, total, .. } = *self;
        let heading = stated.heading;
        let words = |at: usize| prose[tree.nodes[at].end as usize] - prose[at];
        let share = |at: usize| words(at) * 100 / total;
        let void = void_rows(tree, marks, prose, total);
        let hidden = |at: usize| marks[at].hidden && share(at) < MOST_HIDDEN;
        let bodies = outermost(tree, |at| by_names && marks[at].body && !hidden(at));
        let body_prose: u32 = bodies.iter().map(|&at| words(at)).sum();
        let others = other_articles(tree, prose, heading, stated.live);
        let follows = |at: usize| {
            let mark = marks[at];
            if others.binary_search(&at).is_ok() && !mark.hidden {
                return Some(CutReason::RelatedLink);
            }
            let reason = mark.cut.filter(|_| mark.row == 0 || by_names && !void[usize::from(mark.row)])?;
            let node = &tree.nodes[at];
            let parent = tree.nodes[node.parent as usize].tag;
            if !node.tag.is_block() && parent.holds_text() {
                return None;
            }
            let holds_heading = heading.is_some_and(|heading| tree.subtree(at).contains(&heading));
            let next_body = bodies.get(bodies.partition_point(|&body| body < at));
            let most = match reason {
                CutReason::Caption => 60,
                _ if holds_heading => 5,
                _ if next_body.is_some_and(|body| tree.subtree(at).contains(body)) => 15,
                _ if body_prose >= LEAST_BODY => 100,
                CutReason::Comment => 90,
                _ if mark.dialog && heading.is_some() => 90,
                _ if heading.is_some() => 50,
                _ => 40,
            };
            (share(at) <= most).then_some(reason)
        };
        let chunks = blocks::chunks(tree, house, hidden, follows);
        let root = if self.fragment { 0 } else { root::choose(tree, marks, &chunks, &bodies, heading) };
        let judge = Judge {
            tree,
            marks,
            stated,
            lexicon: self.lexicon,
            chunks: &chunks,
            root,
            bodies: &bodies,
            fragment: self.fragment,
        };
        let mut credits = Vec::new();
        let verdicts = judge.verdicts(&mut credits);
        Attempt { chunks, verdicts, credits }
    }
}

/// Reads a web page. `title` and `language` are what the input states; the page's own prose goes before the latter.
pub fn read(html: &str, title: Option<&str>, url: Option<&str>, language: Option<&str>) -> Reading {
    let mut end = html.len().min(MAX_PAGE_BYTES);
    while !html.is_char_boundary(end) {
        end -= 1;
    }
    let repaired = repair::repaired(&html[..end]);
    let html = repaired.as_deref().unwrap_or(&html[..end]);
    let fragment = is_fragment(html);
    let tree = parse::parse(html);
    let marks = marks::marks(&tree, part_names());
    let texts = (0..tree.nodes.len()).filter(|&at| tree.nodes[at].tag == tags::Tag::Text).map(|at| tree.text(at));
    let found = language::of_prose(&mut { texts });
    let lexicon = lexicon::of(found.as_deref().or(language));
    let mut stated = metadata::read(&tree, &marks, url, lexicon);
    stated.titles.extend(title.map(plain_key));
    let prose = blocks::prose_before(&tree);
    let total = prose.last().copied().unwrap_or(0).max(1);
    let page = Page { tree: &tree, marks: &marks, stated: &stated, prose: &prose, total, lexicon, fragment };
    let house = stated.url.as_deref().or(url).and_then(blocks::house_of);
    let mut attempt = page.attempt(true, house);
    if !fragment && attempt.words() * LEAST_FOUND < total as usize && total >= LEAST_BODY {
        // Names that cut nearly all there is to read were misunderstood.
        let plainly = page.attempt(false, house);
        if plainly.words() > attempt.words() * 2 {
            attempt = plainly;
        }
    }
    let mut reading =
        Reading { credits: attempt.credits, blocks: shown(attempt.chunks, attempt.verdicts), ..Reading::default() };
    remarks::remarks(&stated, &tree, &mut reading);
    reading.standfirst = reading.standfirst_lines().or(stated.standfirst);
    reading.title = stated.title;
    reading.byline = stated.byline;
    reading.published = stated.published;
    reading.modified = stated.modified;
    reading.source = stated.source;
    reading.url = stated.url;
    reading.language = stated.language;
    reading
}

/// Chrome is shown in one block for each stretch of it, of so many bytes at most.
const CHROME_BYTES: usize = 400;

/// A stretch with so many words outside links is shown for itself.
const CHROME_WORDS: usize = 10;

/// The blocks as the reader gets them: menus and lists of links are drawn together, prose never.
fn shown(chunks: Vec<blocks::Chunk>, verdicts: Vec<judge::Verdict>) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::new();
    let mut open = false;
    for (chunk, (kind, reason)) in chunks.into_iter().zip(verdicts) {
        let chrome = reason == Some(CutReason::Navigation) && chunk.prose() < CHROME_WORDS;
        let joined = out.last_mut().filter(|_| chrome && open);
        open = chrome;
        match joined {
            Some(block) if block.text.len() > CHROME_BYTES => {
                if !block.text.ends_with('…') {
                    block.text.push_str(" …");
                }
            }
            Some(block) => {
                block.text.push_str(" · ");
                block.text.push_str(&chunk.text);
            }
            None => out.push(Block { kind, text: chunk.text, start: None, reason, by: None }),
        }
    }
    out
}
