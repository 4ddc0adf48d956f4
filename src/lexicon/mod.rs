//! What a language or a newsroom may extend: phrases, titles, agencies, months, word frequencies, as rows in text files.
//!
//! Files hold one row a line, fields parted by tabs, `#` opens a comment line. `README.md` beside this file says how to
//! add a row or a language. Parsing them costs about a millisecond, once.

use crate::article::CutReason;
use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

/// Function words by language, for detection.
pub const LANGUAGES: &str = include_str!("languages.txt");

/// What exports and feeds call the parts of an article.
pub const FIELDS: &str = include_str!("fields.txt");

/// Names of languages → BCP 47 tags.
pub const LANGUAGE_NAMES: &str = include_str!("language-names.txt");

/// Named characters of HTML that feeds and exports use.
pub const ENTITIES: &str = include_str!("entities.txt");

/// Labels that agencies print before headlines.
pub const LABELS: &str = include_str!("labels.txt");

/// Words by which a page speaks to its reader.
pub const READER: &str = include_str!("reader.txt");

/// Words by which databases of news mark the parts of an article.
pub const EXPORTS: &str = include_str!("exports.txt");

/// Names of months in languages beside English.
pub const MONTHS: [&str; 6] = [
    include_str!("de/months.txt"),
    include_str!("fr/months.txt"),
    include_str!("es/months.txt"),
    include_str!("it/months.txt"),
    include_str!("pt/months.txt"),
    include_str!("nl/months.txt"),
];

/// Where in a line a phrase must stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Place {
    Starts,
    Ends,
    Contains,
}

/// Phrases with what they stand for.
#[derive(Debug)]
pub struct Phrases<T> {
    lines: HashMap<&'static str, T>,
    /// All others by their first word, in the order of the file.
    others: HashMap<&'static str, Vec<Phrase<T>>>,
    count: usize,
    longest: usize,
}

#[derive(Debug)]
struct Phrase<T> {
    place: Place,
    text: &'static str,
    /// Bytes before its first word.
    before: usize,
    /// Row in the file: of several that fit, the first decides.
    row: usize,
    value: T,
}

impl<T: Copy> Phrases<T> {
    /// Phrases that may open, close or stand in lines of up to `longest` words.
    fn new(longest: usize) -> Self {
        Self { lines: HashMap::new(), others: HashMap::new(), count: 0, longest }
    }

    fn add(&mut self, place: &str, text: &'static str, value: T) {
        let place = match place {
            "line" => {
                self.lines.insert(crate::text::strip_edges(text), value);
                return;
            }
            "starts" => Place::Starts,
            "ends" => Place::Ends,
            "contains" => Place::Contains,
            _ => return debug_assert!(false, "no such place: {place}"),
        };
        let Some((before, first)) = words(text).next() else { return debug_assert!(false, "no word in {text:?}") };
        self.others.entry(first).or_default().push(Phrase { place, text, before, row: self.count, value });
        self.count += 1;
    }

    /// What a line (as [`plain_key`](crate::text::plain_key) gives it) stands for. Linear in the line.
    pub fn find(&self, key: &str) -> Option<T> {
        let key = &numbers_as_zero(key);
        if let Some(&value) = self.lines.get(crate::text::strip_edges(key)) {
            return Some(value);
        }
        // A row of such phrases ("Facebook Twitter WhatsApp").
        let mut row = key.split(' ').map(|word| self.lines.get(crate::text::strip_edges(word)).copied());
        let first = row.next().flatten().filter(|_| key.contains(' '));
        if first.is_some() && row.all(|value| value.is_some()) {
            return first;
        }
        if key.split(' ').count() > self.longest {
            return None;
        }
        // What opens with a quotation mark is somebody's words.
        let first = key.find(|c: char| c.is_alphanumeric() || matches!(c, '"' | '\''))?;
        let last = key.rfind(char::is_alphanumeric)?;
        let fits = |at: usize, phrase: &Phrase<T>| {
            let Some(from) = at.checked_sub(phrase.before) else { return false };
            let Some(rest) = key.get(from..).and_then(|key| key.strip_prefix(phrase.text)) else { return false };
            let splits_a_word = phrase.text.ends_with(char::is_alphanumeric) && rest.starts_with(char::is_alphanumeric);
            !splits_a_word
                && match phrase.place {
                    Place::Starts => from <= first,
                    Place::Ends => key.len() - rest.len() > last,
                    Place::Contains => true,
                }
        };
        words(key)
            .flat_map(|(at, word)| self.others.get(word).into_iter().flatten().filter(move |phrase| fits(at, phrase)))
            .min_by_key(|phrase| phrase.row)
            .map(|phrase| phrase.value)
    }
}

/// A line with every number as 0, as the rows have them ("34 comments" is "0 comments").
fn numbers_as_zero(key: &str) -> String {
    let mut folded = String::with_capacity(key.len());
    let mut chars = key.chars().peekable();
    while let Some(c) = chars.next() {
        if !c.is_ascii_digit() {
            folded.push(c);
            continue;
        }
        folded.push('0');
        while let Some(&next) = chars.peek() {
            let mut behind = chars.clone();
            behind.next();
            let inside = matches!(next, ',' | '.') && behind.next().is_some_and(|c| c.is_ascii_digit());
            if !next.is_ascii_digit() && !inside {
                break;
            }
            chars.next();
        }
    }
    folded
}

/// The runs of letters and digits in a text, with their places; the copyright sign is one too.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split(|c: char| !c.is_alphanumeric() && c != '©')
        .filter(|word| !word.is_empty())
        .map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

/// What the name of a page's element says of the text in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The article's body.
    Body,
    /// The headline.
    Title,
    /// The summary under it.
    Standfirst,
    /// Who wrote it.
    Byline,
    /// When it was published, and other small print around the headline.
    Date,
    /// What stands under a picture.
    Caption,
    /// Not shown until a reader points at it, or an icon's name.
    Hidden,
    /// Not the article.
    Cut(CutReason),
}

/// A part with the number of its row.
type NumberedPart = (Part, u16);

/// Names of elements with what they stand for.
#[derive(Debug, Default)]
pub struct PartNames {
    whole: HashMap<&'static str, NumberedPart>,
    /// By their first word, longest first.
    within: HashMap<&'static str, Vec<(&'static str, NumberedPart)>>,
    /// Rows are numbered from 1.
    rows: u16,
}

impl PartNames {
    fn read(file: &'static str) -> Self {
        let mut names = Self::default();
        for (kind, rest) in rows(file) {
            let part = match kind {
                "body" => Part::Body,
                "title" => Part::Title,
                "standfirst" => Part::Standfirst,
                "byline" => Part::Byline,
                "date" => Part::Date,
                "caption" => Part::Caption,
                "hidden" => Part::Hidden,
                _ => match reason_named(kind) {
                    Some(reason) => Part::Cut(reason),
                    None => {
                        debug_assert!(false, "page.txt: {kind}");
                        continue;
                    }
                },
            };
            names.rows += 1;
            let part = (part, names.rows);
            match rest.split_once('\t') {
                Some(("name", name)) => drop(names.whole.insert(name, part)),
                Some(("has", name)) => {
                    let first = name.split('-').next().unwrap_or(name);
                    names.within.entry(first).or_default().push((name, part));
                }
                _ => debug_assert!(false, "page.txt: {kind} {rest}"),
            }
        }
        // The order of the lists does not follow the order of the map.
        #[expect(clippy::iter_over_hash_type, reason = "every list is sorted by itself")]
        for list in names.within.values_mut() {
            list.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        }
        names
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        usize::from(self.rows)
    }

    /// All that a name (lower case, hyphens between words) says, in its order, with the number of the row.
    pub fn find<'a>(&'a self, name: &'a str) -> impl Iterator<Item = (Part, u16)> + 'a {
        let whole = self.whole.get(name).copied();
        let starts = std::iter::once(0).chain(name.match_indices('-').map(|(at, _)| at + 1));
        let within = starts.filter_map(move |at| {
            let rest = &name[at..];
            let first = rest.split('-').next().unwrap_or(rest);
            let fits = |row: &&(&str, (Part, u16))| {
                rest.strip_prefix(row.0).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
            };
            self.within.get(first)?.iter().find(fits).map(|&(_, part)| part)
        });
        whole.into_iter().chain(within)
    }
}

/// What the names of elements say on any page, whatever its language.
pub fn part_names() -> &'static PartNames {
    static NAMES: OnceLock<PartNames> = OnceLock::new();
    NAMES.get_or_init(|| PartNames::read(include_str!("page.txt")))
}

/// Fields that a header row may fill ("Source: The Post").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The headline.
    Title,
    /// The outlet.
    Source,
    /// When it was published.
    Published,
    /// The authors' names.
    Byline,
    /// Where it was published.
    Url,
    /// The language.
    Language,
}

/// The words of English.
#[derive(Debug)]
pub struct Lexicon {
    /// Page furniture.
    pub furniture: Phrases<CutReason>,
    /// What begins a prompt behind the last paragraph.
    pub prompts: Phrases<CutReason>,
    /// Marks of captions and photo credits.
    pub captions: Phrases<()>,
    /// Marks of contributors' lines.
    pub credits: Phrases<()>,
    /// What opens a byline.
    pub byline_openers: Vec<&'static str>,
    /// What may follow a name in a byline.
    pub byline_roles: HashSet<&'static str>,
    /// Wire agencies, short and full names, in lower case.
    pub agencies: HashSet<String>,
    /// Names of months and their short forms → 1 to 12.
    pub months: HashMap<&'static str, u8>,
    /// Names of weekdays and their short forms → 1 (Monday) to 7.
    pub weekdays: HashMap<&'static str, u8>,
    /// Titles before names ("president").
    pub titles: HashSet<&'static str>,
    /// Names of sections.
    pub sections: HashSet<&'static str>,
    /// Header keys.
    pub headers: HashMap<&'static str, Field>,
    /// Function words.
    pub stopwords: HashSet<&'static str>,
}

fn rows(file: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    file.lines()
        .map(|row| row.trim_end_matches('\r'))
        .filter(|row| !row.is_empty() && !row.starts_with('#'))
        .map(|row| row.split_once('\t').unwrap_or((row, "")))
}

/// The lexicon of a language; English where the language has none of its own.
pub fn english() -> &'static Lexicon {
    static ENGLISH: OnceLock<Lexicon> = OnceLock::new();
    ENGLISH.get_or_init(|| {
        let reasons = |file, longest| {
            let mut phrases = Phrases::new(longest);
            for (reason, rest) in rows(file) {
                if let (Some(reason), Some((place, phrase))) = (reason_named(reason), rest.split_once('\t')) {
                    phrases.add(place, phrase, reason);
                } else {
                    debug_assert!(false, "furniture: {reason} {rest}");
                }
            }
            phrases
        };
        let marks = |file, longest| {
            let mut phrases = Phrases::new(longest);
            rows(file).for_each(|(place, phrase)| phrases.add(place, phrase, ()));
            phrases
        };
        let numbered = |file| rows(file).filter_map(|(name, number)| Some((name, number.parse().ok()?))).collect();
        let set = |file| rows(file).map(|(word, _)| word).collect::<HashSet<_>>();
        let mut byline_openers = Vec::new();
        let mut byline_roles = HashSet::new();
        for (place, phrase) in rows(include_str!("en/bylines.txt")) {
            match place {
                "starts" => byline_openers.push(phrase.trim_end()),
                _ => {
                    byline_roles.insert(phrase);
                }
            }
        }
        Lexicon {
            furniture: reasons(include_str!("en/furniture.txt"), 24),
            prompts: reasons(include_str!("en/prompts.txt"), 60),
            captions: marks(include_str!("en/captions.txt"), 70),
            credits: marks(include_str!("en/credits.txt"), 40),
            byline_openers,
            byline_roles,
            agencies: rows(include_str!("en/agencies.txt"))
                .flat_map(|(short, full)| [short, full])
                .filter(|name| !name.is_empty())
                .map(str::to_lowercase)
                .collect(),
            months: numbered(include_str!("en/months.txt")),
            weekdays: numbered(include_str!("en/weekdays.txt")),
            titles: set(include_str!("en/titles.txt")),
            sections: set(include_str!("en/sections.txt")),
            headers: rows(include_str!("en/headers.txt"))
                .filter_map(|(field, key)| Some((key, field_named(field)?)))
                .collect(),
            stopwords: set(include_str!("en/stopwords.txt")),
        }
    })
}

fn field_named(name: &str) -> Option<Field> {
    Some(match name {
        "title" => Field::Title,
        "source" => Field::Source,
        "published" => Field::Published,
        "byline" => Field::Byline,
        "url" => Field::Url,
        "language" => Field::Language,
        _ => return None,
    })
}

fn reason_named(name: &str) -> Option<CutReason> {
    serde_json::from_value(serde_json::Value::String(name.to_owned())).ok()
}

/// Background frequencies of English stems: `level word word…` rows, level = ten times the Zipf value.
pub const BACKGROUND_EN: &str = include_str!("en/background.txt");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_match_at_the_borders_of_words() {
        let lexicon = english();
        let reason = |line: &str| lexicon.furniture.find(&crate::text::plain_key(line));
        assert_eq!(reason("READ ALSO: Ferry runs aground"), Some(CutReason::RelatedLink));
        assert_eq!(reason("1,288 Comments"), Some(CutReason::Count));
        assert!(reason("Facebook Twitter WhatsApp").is_some());
        assert_eq!(reason("“Read also the small print,” the clerk said."), None);
        assert_eq!(reason("The comments of the minister were short."), None);
    }
}
