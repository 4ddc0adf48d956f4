//! The words of an article that count in comparisons, and their shingles.
//!
//! Title, captions and furniture are not in the text; the dateline is passed over, so that the same copy under two
//! datelines is the same. Shingles are hashes of 5 successive words (Broder 1997).

use crate::article::Article;
use crate::extract::dateline_range;
use crate::text::{Token, tokenize, tokens::combine};

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

/// The distinct shingles of a text, sorted. A text shorter than a shingle is one of its own length.
pub fn shingles(words: &[Token]) -> Vec<u64> {
    let mut shingles: Vec<u64> = match words.len() {
        0 => Vec::new(),
        1..SHINGLE => vec![run_hash(words)],
        _ => words.windows(SHINGLE).map(run_hash).collect(),
    };
    shingles.sort_unstable();
    shingles.dedup();
    shingles
}

/// A hash of successive words.
pub fn run_hash(words: &[Token]) -> u64 {
    words.iter().fold(words.len() as u64, |hash, word| combine(hash, word.hash))
}
