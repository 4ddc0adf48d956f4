//! The words of an article that count in comparisons, and their shingles.
//!
//! Title, captions and furniture are not in the text; the dateline is passed over, so that the same copy under two
//! datelines is the same. Shingles are runs of 5 successive words (Broder 1997), known by
//! their hashes.

use crate::article::Article;
use crate::extract::dateline_range;
use crate::text::{Token, tokenize};

/// Words in a shingle.
pub const SHINGLE: usize = 5;

/// The compared words of an article, in order.
pub fn compared_words(article: &Article) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(article.text.len() / 5);
    tokenize(&article.text, &mut tokens);
    if let Some((from, to)) = dateline_range(article) {
        tokens.retain(|token| (token.start as usize) < from || token.start as usize >= to);
    }
    tokens
}

/// Hashes of all runs of `len` words, in order: a polynomial that rolls on (Karp and Rabin 1987), mixed at the end.
pub fn runs(words: &[Token], len: usize) -> impl Iterator<Item = u64> {
    let last = (1..len).fold(1, |power: u64, _| power.wrapping_mul(BASE));
    let mut hash = words.iter().take(len - 1).fold(0, |hash, word| push(hash, word.hash));
    words.windows(len).map(move |run| {
        let whole = push(hash, run[len - 1].hash);
        hash = whole.wrapping_sub(run[0].hash.wrapping_mul(last));
        finish(whole)
    })
}

/// The shingles of a text. A text shorter than a shingle is one of its own length.
pub fn shingles(words: &[Token]) -> impl Iterator<Item = u64> {
    let short = (1..SHINGLE).contains(&words.len());
    short.then(|| identity(words)).into_iter().chain(runs(words, SHINGLE))
}

/// A hash of all words in order.
pub fn identity(words: &[Token]) -> u64 {
    finish(words.iter().fold(words.len() as u64, |hash, word| push(hash, word.hash)))
}

/// An odd number without a pattern.
const BASE: u64 = 0x9e37_79b9_7f4a_7c15;

fn push(hash: u64, word: u64) -> u64 {
    hash.wrapping_mul(BASE).wrapping_add(word)
}

/// Spreads what the last words contributed over all bits.
fn finish(hash: u64) -> u64 {
    let hash = (hash ^ (hash >> 32)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash ^ (hash >> 29)
}
