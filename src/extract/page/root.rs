//! Which element holds the article.
//!
//! Every block gets points: its words where it reads like prose, a fine where it is made of links or is a mere label.
//! The element whose blocks sum to the most is the article's: chrome around a body only lowers the sum, and a body in
//! several parts sums to more in what holds them all. This is the maximum-subsequence idea of Pasternack and Roth
//! (WWW 2009) on the tree instead of the token sequence, with the shallow text features of Kohlschütter, Fankhauser and
//! Nejdl (WSDM 2010): words, link density, neighbours. Linear in the page.

use super::blocks::{Chunk, Shape};
use super::marks::Mark;
use super::tags::Tag;
use super::tree::Tree;
use crate::text::ends_sentence;

/// A block of so many words reads like prose; one that ends a sentence needs fewer.
const PROSE_WORDS: usize = 14;
const SENTENCE_WORDS: usize = 6;

/// An element named as the article, with the headline, is chosen where it gains so many times what the best in it does.
const MANY_PARTS: i64 = 3;

/// Points of one block.
pub(super) fn points(chunk: &Chunk) -> i64 {
    let words = chunk.words as i64;
    if chunk.cut.is_some() || words == 0 {
        return 0;
    }
    let prose = chunk.prose() as i64;
    let density = chunk.linked * 100 / chunk.words;
    if matches!(chunk.shape, Shape::Heading(_)) {
        return if density > 50 { -4 } else { 0 };
    }
    if density > 60 {
        if chunk.shape == Shape::Cell {
            return -1;
        }
        return -(chunk.linked.min(30) as i64) - 3;
    }
    // A table of figures is neither.
    if chunk.shape == Shape::Cell && chunk.words < PROSE_WORDS {
        return 0;
    }
    if chunk.words >= PROSE_WORDS || chunk.words >= SENTENCE_WORDS && ends_sentence(&chunk.text) {
        return prose.min(250);
    }
    -2
}

/// Sums of points below every node.
struct Sums(Vec<i64>);

impl Sums {
    /// Of every block at least `least`.
    fn new(tree: &Tree, chunks: &[Chunk], least: i64) -> Self {
        let mut at = vec![0; tree.nodes.len() + 1];
        for chunk in chunks {
            at[chunk.node + 1] += points(chunk).max(least);
        }
        for node in 1..at.len() {
            at[node] += at[node - 1];
        }
        Self(at)
    }

    fn of(&self, tree: &Tree, node: usize) -> i64 {
        self.0[tree.nodes[node].end as usize] - self.0[node]
    }
}

/// The element that holds the article. `bodies` are the outermost elements that are named as its body.
pub(super) fn choose(tree: &Tree, marks: &[Mark], chunks: &[Chunk], bodies: &[usize], heading: Option<usize>) -> usize {
    let sums = &Sums::new(tree, chunks, i64::MIN);
    let gains = Sums::new(tree, chunks, 0);
    let mut best = (0, 0);
    for (at, node) in tree.nodes.iter().enumerate() {
        if node.tag == Tag::Text || !node.tag.is_block() && node.tag != Tag::Other && node.tag != Tag::Span {
            continue;
        }
        let sum = sums.of(tree, at);
        let sum = if marks[at].body {
            sum * 3 / 2 + 30
        } else if marks[at].article {
            sum + sum / 20
        } else {
            sum
        };
        if sum > best.0 || sum == best.0 && tree.nodes[best.1].end as usize >= node.end as usize {
            best = (sum, at);
        }
    }
    // A page in many small parts: what is best in it may be one of them.
    if let Some(heading) = heading.filter(|&heading| !tree.subtree(best.1).contains(&heading)) {
        let wider = tree.ancestors(best.1).find(|&at| marks[at].article && tree.subtree(at).contains(&heading));
        if let Some(at) = wider.filter(|&at| gains.of(tree, at) >= gains.of(tree, best.1) * MANY_PARTS) {
            return at;
        }
    }
    // A body in several parts beside each other.
    let parent = |at: usize| tree.nodes[at].parent;
    let parts = bodies.iter().filter(|&&at| parent(at) == parent(best.1) && sums.of(tree, at) > 0).count();
    if parts > 1 && bodies.contains(&best.1) { parent(best.1) as usize } else { best.1 }
}
