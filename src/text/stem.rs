//! Words → stems, so that "sank" stays itself and "ferries" meets "ferry". Snowball's algorithms (Porter 2001).

use rust_stemmers::{Algorithm, Stemmer};

/// The stemmer of a language; `None` where there is none, and words then stand as they are.
pub struct Stems(Option<Stemmer>);

impl Stems {
    /// For a BCP 47 tag.
    pub fn of(language: Option<&str>) -> Self {
        Self(match language.map(|tag| tag.split('-').next().unwrap_or(tag)) {
            Some("en") | None => Some(Stemmer::create(Algorithm::English)),
            _ => None,
        })
    }

    /// The stem of a word as it is printed.
    pub fn stem(&self, word: &str) -> String {
        let lower = folded(word);
        let bare = lower.strip_suffix("'s").unwrap_or(&lower);
        match &self.0 {
            Some(stemmer) => stemmer.stem(bare).into_owned(),
            None => bare.to_owned(),
        }
    }
}

/// A word in small letters, with straight apostrophes and without invisible characters.
pub(crate) fn folded(word: &str) -> String {
    word.chars()
        .filter(|c| !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}'))
        .flat_map(char::to_lowercase)
        .map(|c| if c == '’' { '\'' } else { c })
        .collect()
}
