//! What each language knows of its words: which word is which term, which is a function word, how common it is in
//! general text.
//!
//! English, German, Spanish and French have stems and a table of how common they are. A term of another language than
//! English is its own: "die" is an article or a verb. It is one with that of English in two cases, so that names meet
//! across languages: where the language's table does not know it, and where both tables know it as about as common
//! ("hotel", "accident"). Words that a table does not know are mostly names; they are stemmed as in English texts, else a
//! name would have an ending in each language.
//!
//! What a word is depends on its letters and its language alone, never on the words that came before it.

use crate::lexicon::{BACKGROUNDS, GERMAN_NAMES, LANGUAGES, Lexicon, english, words::Words};
use crate::text::Token;
use crate::text::pieces::Pieces;
use crate::text::stem::{Stems, folded};
use std::sync::OnceLock;

/// Words of a typical text: turns word frequencies into shares of texts.
const TYPICAL_WORDS: f64 = 350.0;
/// Share of texts that hold a term which the background does not know.
const UNKNOWN: f64 = 2e-5;
/// Levels by which two languages may differ on a term that is one in both.
const ALIKE: u8 = 8;
/// Least length of a compound's last word that its table knows.
const TAIL: usize = 4;
/// Parts a stem from its language, where the term is that language's own.
const OWN: char = '/';
/// More languages than have rows of function words; the last two stand for all others.
const MOST: usize = 32;

/// No name of a day or month is longer, in bytes.
const LONGEST_CALENDAR: usize = 24;

/// Stem → ten times its Zipf value.
type Levels = Words<u8>;

/// A language, as far as stories need it.
#[derive(Debug)]
pub struct Language {
    tag: &'static str,
    code: u64,
    stems: Stems,
    pieces: Pieces,
    /// Stems of function words.
    stops: Words,
    levels: Option<&'static Levels>,
    lexicon: &'static Lexicon,
    /// Stems of names that the table knows.
    names: Words,
    /// How names end, and other nouns.
    name_ends: Vec<&'static str>,
    noun_ends: Vec<&'static str>,
    /// Words that stand before nouns and seldom before names.
    articles: Words,
}

/// The table of a language.
fn levels(tag: &str) -> Option<&'static Levels> {
    static TABLES: [OnceLock<Levels>; BACKGROUNDS.len()] = [const { OnceLock::new() }; BACKGROUNDS.len()];
    let at = BACKGROUNDS.iter().position(|&(language, _)| language == tag)?;
    Some(TABLES[at].get_or_init(|| {
        let mut table = Levels::default();
        for row in BACKGROUNDS[at].1.lines().filter(|row| !row.starts_with('#')) {
            let mut fields = row.split(' ');
            let Some(level) = fields.next().and_then(|level| level.parse().ok()) else { continue };
            fields.for_each(|stem| table.insert(stem, level));
        }
        table
    }))
}

fn level(tag: &str, stem: &str) -> Option<u8> {
    levels(tag)?.get(stem).copied()
}

/// The share of texts that hold a term, by the tables.
pub fn share(term: &str) -> f64 {
    let (stem, tag) = term.split_once(OWN).unwrap_or((term, "en"));
    level(tag, stem).map_or(UNKNOWN, |level| {
        let frequency = libm::exp((f64::from(level) / 10.0 - 9.0) * std::f64::consts::LN_10);
        1.0 - libm::exp(-frequency * TYPICAL_WORDS)
    })
}

impl Language {
    /// The language of a BCP 47 tag; English where none is told.
    pub fn of(tag: Option<&str>) -> &'static Self {
        static LANGUAGES_KNOWN: [OnceLock<Language>; MOST] = [const { OnceLock::new() }; MOST];
        let tag = tag.map_or("en", |tag| tag.split('-').next().unwrap_or(tag));
        let mut rows = LANGUAGES.lines().filter(|row| !row.starts_with('#')).filter_map(|row| row.split_once('\t'));
        let pieces = Pieces::of(tag);
        let is_row = |(language, _): (&str, &str)| language == tag;
        let known = if tag == "en" { Some(0) } else { rows.clone().position(is_row).filter(|&at| at < MOST - 2) };
        let at = known.unwrap_or(MOST - 1 - usize::from(pieces == Pieces::Pairs));
        LANGUAGES_KNOWN[at].get_or_init(|| {
            let (tag, words) = known.and_then(|at| rows.nth(at)).unwrap_or(("", ""));
            let stems = Stems::of(Some(tag));
            // As long-lived as the language.
            let stops = Words::set(words.split(' ').map(|word| &*stems.stem(word).leak()));
            let mut language = Self {
                tag,
                code: at as u64,
                stops,
                levels: levels(tag),
                lexicon: crate::lexicon::of(Some(tag)),
                stems,
                pieces,
                names: Words::default(),
                name_ends: Vec::new(),
                noun_ends: Vec::new(),
                articles: Words::default(),
            };
            if tag == "de" {
                language.read_names(GERMAN_NAMES);
            }
            language
        })
    }

    fn read_names(&mut self, file: &'static str) {
        for (kind, words) in file.lines().filter_map(|row| row.split_once('\t')) {
            let words = words.split(' ');
            match kind {
                "name" => self.names.add(words.map(|word| &*self.stems.stem(word).leak())),
                "nameEnd" => self.name_ends.extend(words),
                "article" => self.articles.add(words),
                _ => self.noun_ends.extend(words),
            }
        }
    }

    /// Appends the words of `text` to `out`.
    pub fn tokenize(&self, text: &str, out: &mut Vec<Token>) {
        self.pieces.tokenize(text, out);
    }

    /// Whether names are written with capitals.
    pub fn has_capitals(&self) -> bool {
        self.pieces != Pieces::Pairs
    }

    /// A number for the language; English is 0.
    pub fn code(&self) -> u64 {
        self.code
    }

    /// What names the term of a word.
    pub fn term(&self, word: &str) -> String {
        let stem = self.stems.stem(word);
        if self.code == 0 {
            return stem;
        }
        let english = Self::of(None);
        if let Some(&own) = self.levels.and_then(|levels| levels.get(&stem)) {
            let other = Some(english.stems.stem(&stem)).filter(|other| level("en", other).is_some());
            let other = other.unwrap_or_else(|| stem.clone());
            return match level("en", &other) {
                Some(level) if level.abs_diff(own) <= ALIKE => other,
                _ => self.own(stem),
            };
        }
        if self.stops.contains(&stem) {
            return self.own(stem);
        }
        if self.levels.is_none() || stem.starts_with(char::is_numeric) {
            return stem;
        }
        english.stems.stem(word)
    }

    fn own(&self, stem: String) -> String {
        stem + "/" + self.tag
    }

    /// Whether a word is a function word, which counts for nothing.
    pub fn is_stop(&self, word: &str) -> bool {
        let stem = self.stems.stem(word);
        let is_long = |c: char| c.is_numeric() || c as u32 >= 0x2e80;
        stem.chars().count() < 2 && !stem.contains(is_long)
            || if self.code == 0 { english().stopwords.contains(&folded(word)) } else { self.stops.contains(&stem) }
    }

    /// Whether a word is the name of a day or month: capitalised, but no name.
    pub fn is_calendar(&self, word: &str) -> bool {
        if word.len() > LONGEST_CALENDAR {
            return false;
        }
        let lower = folded(word);
        self.lexicon.months.contains(&lower) || self.lexicon.weekdays.contains(&lower)
    }

    /// Whether a word names nobody and nothing although it begins with a capital letter: days and months, and in German,
    /// which writes all nouns so, those that its table knows, and their compounds.
    pub fn names_nothing(&self, word: &str) -> bool {
        self.is_calendar(word) || self.is_noun(word)
    }

    /// Whether a word stands in its table of common ones.
    pub fn knows(&self, word: &str) -> bool {
        self.levels.is_some_and(|levels| levels.contains(&self.stems.stem(word)))
    }

    /// Whether a word says that the capitalised one behind it is a noun rather than a name.
    pub fn is_article(&self, word: &str) -> bool {
        !self.noun_ends.is_empty() && self.articles.contains(&folded(word))
    }

    /// Whether a language that writes all nouns with a capital letter knows a word, and not as a name.
    pub fn is_noun(&self, word: &str) -> bool {
        let Some(levels) = self.levels.filter(|_| self.tag == "de") else { return false };
        let word = &*folded(word);
        let stem = self.stems.stem(word);
        if self.names.contains(&stem) {
            return false;
        }
        let ends = |ends: &[&str]| ends.iter().any(|end| word.len() > end.len() + 2 && word.ends_with(end));
        let known = |tail: &str| levels.contains(&self.stems.stem(tail));
        levels.contains(&stem)
            || ends(&self.noun_ends)
            || !ends(&self.name_ends)
                && word
                    .char_indices()
                    .any(|(at, _)| at >= 3 && word[at..].chars().count() >= TAIL && known(&word[at..]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(language: &str, words: &str) -> Vec<String> {
        words.split(' ').map(|word| Language::of(Some(language)).term(word)).collect()
    }

    #[test]
    fn a_term_is_its_languages_own_but_for_names_and_what_is_alike() {
        assert_eq!(
            terms("de", "Brücke Brücken Hotel Million Millionen"),
            ["bruck/de", "bruck/de", "hotel", "million", "million"]
        );
        assert_eq!(terms("fr", "accidents Vukomir ponts"), [&*terms("en", "accident")[0], "vukomir", "pont/fr"]);
        assert_eq!(terms("es", "son Melnava 1.204"), ["son/es", "melnava", "1204"]);
        assert_eq!(terms("sv", "och bron"), ["och/sv", "bron"]);
        assert!(share("bruck/de") > 10.0 * share("vukomir") && share("hotel") > share("vukomir"));
    }

    #[test]
    fn function_words_are_those_of_the_language() {
        let is_stop = |language, word| Language::of(Some(language)).is_stop(word);
        assert!(is_stop("en", "the") && is_stop("de-AT", "Die") && is_stop("fr", "dans") && is_stop("it", "della"));
        assert!(!is_stop("en", "die") && !is_stop("de", "Hafen") && !is_stop("zh", "港") && !is_stop("ja", "12"));
    }

    #[test]
    fn days_and_nouns_name_nothing() {
        let german = Language::of(Some("de"));
        for word in ["Dienstag", "Mai", "Menschen", "Lastwagen", "Hafengesellschaft", "Ermittlungen"] {
            assert!(german.names_nothing(word), "{word}");
        }
        for word in ["Wieland", "Grotenau", "Berlin", "Nordkamp", "Bornemann", "Müller", "Ebeling"] {
            assert!(!german.names_nothing(word), "{word}");
        }
        let french = Language::of(Some("fr"));
        assert!(french.names_nothing("Mars") && !french.names_nothing("Montbriel"));
    }
}
