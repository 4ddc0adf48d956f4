//! Words for where an account has something from.

use super::{hashes, rows};
use std::sync::OnceLock;

/// Words for what is written, and for people without names.
#[derive(Debug, Default)]
pub struct SourceWords {
    /// Hashes of the words of each phrase, in order of the first; whether it is for people without names.
    phrases: Vec<(Vec<u64>, bool)>,
    indefinite: Vec<u64>,
    articles: Vec<u64>,
    leads: Vec<u64>,
    shows: Vec<u64>,
    seen: Vec<u64>,
    cites: Vec<u64>,
    unnamed: Vec<Vec<u64>>,
}

impl SourceWords {
    /// What words begin with, by their hashes: `true` for people without names, `false` for what is written.
    pub fn at(&self, words: &[u64]) -> Option<bool> {
        self.longest(words).map(|row| row.1)
    }

    /// The number of words of the document's name that words begin with.
    pub fn document(&self, words: &[u64]) -> Option<usize> {
        self.longest(words).filter(|row| !row.1).map(|row| row.0.len())
    }

    fn longest(&self, words: &[u64]) -> Option<&(Vec<u64>, bool)> {
        let first = *words.first()?;
        let from = self.phrases.partition_point(|row| row.0[0] < first);
        let opening = self.phrases[from..].iter().take_while(|row| row.0[0] == first);
        opening.filter(|row| words.starts_with(&row.0)).max_by_key(|row| row.0.len())
    }

    /// Whether a word means some of many ("a", "one", "two").
    pub fn is_indefinite(&self, word: u64) -> bool {
        self.indefinite.contains(&word)
    }

    /// Whether a word opens a noun phrase ("the", "its").
    pub fn is_article(&self, word: u64) -> bool {
        self.articles.contains(&word) || self.is_indefinite(word)
    }

    /// Whether a word tells that what follows is where something is from ("in", "according").
    pub fn leads(&self, word: u64) -> bool {
        self.leads.contains(&word)
    }

    /// Whether a word tells that a document was seen ("obtained").
    pub fn seen(&self, word: u64) -> bool {
        self.seen.contains(&word)
    }

    /// Whether a word tells that what follows is who says it ("according", "citing").
    pub fn cites(&self, word: u64) -> bool {
        self.cites.contains(&word)
    }

    /// Whether words begin with what tells that somebody is not named ("asked not to be named").
    pub fn unnamed(&self, words: &[u64]) -> bool {
        self.unnamed.iter().any(|phrase| words.starts_with(phrase))
    }

    /// Whether a word tells that what stands before has something in it ("shows", "said").
    pub fn shows(&self, word: u64) -> bool {
        self.shows.contains(&word)
    }
}

/// Words for sources, of all languages: they hardly meet by chance.
pub fn source_words() -> &'static SourceWords {
    static SOURCES: OnceLock<SourceWords> = OnceLock::new();
    SOURCES.get_or_init(|| {
        let mut words = SourceWords::default();
        let files = [
            include_str!("en/sources.txt"),
            include_str!("de/sources.txt"),
            include_str!("es/sources.txt"),
            include_str!("fr/sources.txt"),
        ];
        for (kind, phrase) in files.into_iter().flat_map(rows) {
            let list = match kind {
                "indefinite" => &mut words.indefinite,
                "article" => &mut words.articles,
                "leads" => &mut words.leads,
                "shows" => &mut words.shows,
                "seen" => &mut words.seen,
                "cites" => &mut words.cites,
                "unnamed" => {
                    words.unnamed.push(hashes(phrase));
                    continue;
                }
                _ => {
                    words.phrases.push((hashes(phrase), kind == "anonymous"));
                    continue;
                }
            };
            list.extend(hashes(phrase));
        }
        let phrases = std::mem::take(&mut words.phrases);
        words.phrases = crate::order::sorted(phrases, |a, b| a.0[0].cmp(&b.0[0]));
        words
    })
}
