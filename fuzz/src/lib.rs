//! What every fuzz target demands of the crate: no panic, and the same result twice. The fuzzer itself watches time and
//! memory.

use samestory::{ArticleInput, ingest};

/// Articles of one input that are extracted, too.
const ARTICLES: usize = 8;

/// A file.
pub fn file(name: &str, bytes: &[u8]) -> ArticleInput {
    ArticleInput { filename: Some(name.into()), bytes: Some(bytes.to_vec()), ..ArticleInput::default() }
}

/// Reads an input twice and extracts its articles.
pub fn check(input: ArticleInput) {
    let found = ingest::read(input.clone());
    let again = ingest::read(input);
    assert_eq!(found.articles, again.articles);
    assert_eq!(found.notices, again.notices);
    assert_eq!(found.columns, again.columns);
    assert_eq!(found.links, again.links);
    assert!(!found.articles.is_empty() || !found.notices.is_empty(), "an input without articles and without a word");
    for input in found.articles.into_iter().take(ARTICLES) {
        extract(input);
    }
}

/// Extracts an article twice.
pub fn extract(input: ArticleInput) {
    let id = input.id.clone().unwrap_or_default();
    let article = samestory::extract::article(id.clone(), input.clone());
    assert_eq!(article, samestory::extract::article(id, input));
    let text: Vec<u16> = article.text.encode_utf16().collect();
    for block in article.blocks.iter().filter(|block| block.kind.is_body()) {
        let Some(start) = block.start.map(|start| start as usize) else { continue };
        let end = start + block.text.encode_utf16().count();
        assert_eq!(text.get(start..end).map(String::from_utf16_lossy).as_ref(), Some(&block.text));
    }
}
