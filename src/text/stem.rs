//! Words → stems, so that "sank" stays itself and "ferries" meets "ferry". Snowball's algorithms (Porter 2001).

use rust_stemmers::{Algorithm, Stemmer};

/// How words of a language become stems.
pub struct Stems {
    /// `None` where there is none, and words then stand as they are.
    stemmer: Option<Stemmer>,
    english: bool,
}

impl std::fmt::Debug for Stems {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Stems").field("english", &self.english).finish_non_exhaustive()
    }
}

impl Stems {
    /// For a BCP 47 tag.
    pub fn of(language: Option<&str>) -> Self {
        let tag = language.map_or("en", |tag| tag.split('-').next().unwrap_or(tag));
        let algorithm = match tag {
            "en" => Some(Algorithm::English),
            "de" => Some(Algorithm::German),
            "es" => Some(Algorithm::Spanish),
            "fr" => Some(Algorithm::French),
            _ => None,
        };
        Self { stemmer: algorithm.map(Stemmer::create), english: tag == "en" }
    }

    /// The stem of a word as it is printed; of a number, its digits as English would print them without parting thousands.
    pub fn stem(&self, word: &str) -> String {
        let lower = folded(word);
        if lower.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',')) {
            return if self.english { lower.replace(',', "") } else { number(&lower) };
        }
        let bare = lower.strip_suffix("'s").unwrap_or(&lower);
        match &self.stemmer {
            Some(stemmer) => stemmer.stem(bare).into_owned(),
            None => bare.to_owned(),
        }
    }
}

/// "1.204,5" → "1204.5": a mark before exactly three digits parts thousands, another is the decimal mark.
fn number(word: &str) -> String {
    let mut number = String::with_capacity(word.len());
    for (at, c) in word.char_indices() {
        let digits = word[at + c.len_utf8()..].bytes().take_while(u8::is_ascii_digit).count();
        match c {
            '.' | ',' if digits == 3 => {}
            ',' => number.push('.'),
            _ => number.push(c),
        }
    }
    number
}

/// A word in small letters, with straight apostrophes and without invisible characters.
pub(crate) fn folded(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    word.chars()
        .filter(|c| !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}'))
        .flat_map(char::to_lowercase)
        .map(|c| if c == '’' { '\'' } else { c })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_one_in_all_languages() {
        for (language, word, stem) in [
            ("en", "1,204.5", "1204.5"),
            ("de", "1.204,5", "1204.5"),
            ("es", "1,204", "1204"),
            ("fr", "5,9", "5.9"),
            ("de", "14.00", "14.00"),
            ("sv", "1.204.300", "1204300"),
        ] {
            assert_eq!(Stems::of(Some(language)).stem(word), stem, "{language} {word}");
        }
    }

    #[test]
    fn each_language_has_its_endings() {
        for (language, words) in [
            ("de", ["Brände", "Bränden"]),
            ("es", ["incendio", "incendios"]),
            ("fr", ["évacué", "évacuées"]),
            ("en", ["ferry", "ferries"]),
        ] {
            let stems = Stems::of(Some(language));
            assert_eq!(stems.stem(words[0]), stems.stem(words[1]));
        }
    }
}
