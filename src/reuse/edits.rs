//! Two sides of a passage → the words in which they differ (Myers 1986, as the crate `similar` has it).

use super::measure::Span;
use crate::text::Token;
use similar::{Algorithm, DiffTag, capture_diff_slices};
use std::ops::Range;

/// Ranges of compared words that differ inside a span, in order; an empty one where the other side has more.
pub fn edits(a: &[Token], b: &[Token], span: &Span) -> Vec<([u32; 2], [u32; 2])> {
    let hashes = |words: &[Token], [from, to]: [u32; 2]| -> Vec<u64> {
        words[from as usize..to as usize].iter().map(|word| word.hash).collect()
    };
    let (a, b) = (hashes(a, span.a), hashes(b, span.b));
    if a == b {
        return Vec::new();
    }
    // Seen from the other side, the same words differ.
    let turned = b < a;
    let (first, second) = if turned { (&b, &a) } else { (&a, &b) };
    let mut edits = Vec::new();
    for change in capture_diff_slices(Algorithm::Myers, first, second) {
        let (tag, in_first, in_second) = change.as_tag_tuple();
        if tag == DiffTag::Equal {
            continue;
        }
        let (in_a, in_b) = if turned { (in_second, in_first) } else { (in_first, in_second) };
        let range = |from: u32, range: Range<usize>| [from + range.start as u32, from + range.end as u32];
        edits.push((range(span.a[0], in_a), range(span.b[0], in_b)));
    }
    edits
}
