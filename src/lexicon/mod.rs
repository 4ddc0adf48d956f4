//! What a language or a newsroom may extend: phrases, titles, agencies, months, word frequencies, as rows in text files.
//!
//! Files hold one row a line, fields parted by tabs, `#` opens a comment line. `README.md` beside this file says how to
//! add a row or a language. Parsing them costs about a millisecond, once.

use crate::article::CutReason;
pub use phrases::{Folded, Phrases};
pub use sources::{SourceWords, source_words};
pub use stances::{Stance, Stances, stances};
use std::sync::OnceLock;
pub use synonyms::synonyms;
use words::Words;

pub mod classes;
pub mod facts;
mod phrases;
mod sources;
mod stances;
mod synonyms;
pub mod words;

/// SHA-256 of all these files: `build.rs` makes it.
pub const SHA256: &str = env!("SAMESTORY_LEXICON");

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
pub const MONTHS: [&str; 6] =
    [FILES[1].months, FILES[2].months, FILES[3].months, FILES[4].months, FILES[5].months, FILES[6].months];

/// Names of social networks and messengers, in one word.
const NETWORKS: &str = include_str!("networks.txt");

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
    whole: Words<NumberedPart>,
    /// By their first word, longest first.
    within: Words<Vec<(&'static str, NumberedPart)>>,
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
                Some(("name", name)) => names.whole.insert(name, part),
                Some(("has", name)) => {
                    let first = name.split('-').next().unwrap_or(name);
                    names.within.or_insert_with(first, Vec::new).push((name, part));
                }
                _ => debug_assert!(false, "page.txt: {kind} {rest}"),
            }
        }
        for list in names.within.values_mut() {
            *list = crate::order::sorted(std::mem::take(list), |a, b| b.0.len().cmp(&a.0.len()));
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

/// The words of English, and of one more language where a text is in one.
#[derive(Debug)]
pub struct Lexicon {
    /// Page furniture.
    pub furniture: Phrases,
    /// What begins a prompt behind the last paragraph.
    pub prompts: Phrases,
    /// Marks of captions and photo credits.
    pub captions: Phrases,
    /// Marks of contributors' lines.
    pub credits: Phrases,
    /// What opens a byline.
    pub byline_openers: Vec<&'static str>,
    /// What may follow a name in a byline.
    pub byline_roles: Vec<&'static str>,
    /// Bylines without a name.
    pub byline_lines: Vec<&'static str>,
    /// Headings of boxes about an author.
    pub author_boxes: Words,
    /// How a note about an author goes on behind the name, with spaces around.
    pub about: Vec<String>,
    /// Wire agencies, short and full names, in lower case.
    pub agencies: Words,
    /// Names of months and their short forms → 1 to 12.
    pub months: Words<u8>,
    /// Names of weekdays and their short forms → 1 (Monday) to 7.
    pub weekdays: Words<u8>,
    /// What may stand around a date in a line that only says when.
    pub date_words: Words,
    /// Titles before names ("president").
    pub titles: Words,
    /// Names of sections.
    pub sections: Words,
    /// Header keys.
    pub headers: Words<Field>,
    /// Function words.
    pub stopwords: Words,
    /// Days go before months in dates of figures alone; `None` where both are usual.
    pub day_first: Option<bool>,
}

/// The files of a language.
struct Files {
    tag: &'static str,
    furniture: &'static str,
    captions: &'static str,
    credits: &'static str,
    bylines: &'static str,
    months: &'static str,
    weekdays: &'static str,
    date_words: &'static str,
    sections: &'static str,
    headers: &'static str,
}

macro_rules! files {
    ($tag:literal) => {
        Files {
            tag: $tag,
            furniture: include_str!(concat!($tag, "/furniture.txt")),
            captions: include_str!(concat!($tag, "/captions.txt")),
            credits: include_str!(concat!($tag, "/credits.txt")),
            bylines: include_str!(concat!($tag, "/bylines.txt")),
            months: include_str!(concat!($tag, "/months.txt")),
            weekdays: include_str!(concat!($tag, "/weekdays.txt")),
            date_words: include_str!(concat!($tag, "/date-words.txt")),
            sections: include_str!(concat!($tag, "/sections.txt")),
            headers: include_str!(concat!($tag, "/headers.txt")),
        }
    };
}

/// English first: its furniture stands on pages of all languages.
const FILES: [Files; 7] =
    [files!("en"), files!("de"), files!("fr"), files!("es"), files!("it"), files!("pt"), files!("nl")];

/// The languages that have rows.
pub fn languages() -> impl Iterator<Item = &'static str> {
    FILES.iter().map(|files| files.tag)
}

/// The lexicon of English.
pub fn english() -> &'static Lexicon {
    of(None)
}

/// The lexicon for texts in a language (BCP 47): English, with the rows of the language where it has some.
pub fn of(language: Option<&str>) -> &'static Lexicon {
    static LEXICONS: [OnceLock<Lexicon>; FILES.len()] = [const { OnceLock::new() }; FILES.len()];
    let tag = language.and_then(|tag| tag.split('-').next()).unwrap_or("en");
    let at = FILES.iter().position(|files| files.tag == tag).unwrap_or(0);
    LEXICONS[at].get_or_init(|| {
        let mut lexicon = Lexicon::new();
        lexicon.read(&FILES[0]);
        if at > 0 {
            lexicon.read(&FILES[at]);
            lexicon.day_first = Some(true);
        }
        lexicon
    })
}

impl Lexicon {
    /// The rows that stand in English alone.
    fn new() -> Self {
        let set = |file| Words::set(rows(file).map(|(word, _)| word));
        let mut prompts = Phrases::new(60);
        add_reasons(&mut prompts, include_str!("en/prompts.txt"));
        Self {
            furniture: Phrases::new(24),
            prompts,
            captions: Phrases::new(70),
            credits: Phrases::new(40),
            byline_openers: Vec::new(),
            byline_roles: Vec::new(),
            byline_lines: Vec::new(),
            author_boxes: Words::default(),
            about: Vec::new(),
            agencies: Words::set(
                rows(include_str!("en/agencies.txt"))
                    .flat_map(|(short, full)| [short, full])
                    .filter(|name| !name.is_empty())
                    // As long-lived as the lexicon.
                    .map(|name| &*name.to_lowercase().leak()),
            ),
            months: Words::default(),
            weekdays: Words::default(),
            date_words: Words::default(),
            titles: set(include_str!("en/titles.txt")),
            sections: Words::default(),
            headers: Words::default(),
            stopwords: set(include_str!("en/stopwords.txt")),
            day_first: None,
        }
    }

    fn read(&mut self, files: &Files) {
        add_reasons(&mut self.furniture, files.furniture);
        rows(files.captions).for_each(|(place, phrase)| self.captions.add(place, phrase, CutReason::Caption));
        rows(files.credits).for_each(|(place, phrase)| self.credits.add(place, phrase, CutReason::Byline));
        for (place, phrase) in rows(files.bylines) {
            match place {
                "starts" => self.byline_openers.push(phrase),
                "about" => self.about.push(format!(" {phrase} ")),
                "box" => {
                    self.author_boxes.insert(phrase, ());
                    self.furniture.add("line", phrase, CutReason::Byline);
                }
                "line" => self.byline_lines.push(phrase),
                _ => self.byline_roles.push(phrase),
            }
        }
        for (map, file) in [(&mut self.months, files.months), (&mut self.weekdays, files.weekdays)] {
            for (name, number) in rows(file) {
                map.insert(name, number.parse().unwrap_or(0));
            }
        }
        self.date_words.add(rows(files.date_words).map(|(word, _)| word));
        self.sections.add(rows(files.sections).map(|(label, _)| label));
        self.stopwords
            .add(rows(LANGUAGES).filter(|(tag, _)| *tag == files.tag).flat_map(|(_, words)| words.split(' ')));
        for (field, key) in rows(files.headers) {
            if let Some(field) = field_named(field) {
                self.headers.insert(key, field);
            }
        }
    }
}

/// Adds rows of reason, place and phrase.
fn add_reasons(phrases: &mut Phrases, file: &'static str) {
    for (reason, rest) in rows(file) {
        if let (Some(reason), Some((place, phrase))) = (reason_named(reason), rest.split_once('\t')) {
            phrases.add(place, phrase, reason);
        } else {
            debug_assert!(false, "furniture: {reason} {rest}");
        }
    }
}

fn rows(file: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    file.lines()
        .map(|row| row.trim_end_matches('\r'))
        .filter(|row| !row.is_empty() && !row.starts_with('#'))
        .map(|row| row.split_once('\t').unwrap_or((row, "")))
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

/// The hashes of a phrase's words.
fn hashes(phrase: &str) -> Vec<u64> {
    phrase.split(' ').map(crate::text::hash_word).collect()
}

/// Background frequencies of stems by language: `level word word…` rows, level = ten times the Zipf value.
pub const BACKGROUNDS: [(&str, &str); 4] = [
    ("en", include_str!("en/background.txt")),
    ("de", include_str!("de/background.txt")),
    ("es", include_str!("es/background.txt")),
    ("fr", include_str!("fr/background.txt")),
];

/// Names that the German table knows, and how names and other nouns end.
pub const GERMAN_NAMES: &str = include_str!("de/names.txt");

/// Short forms that end with a full stop, by language.
const ABBREVIATIONS: [(&str, &str); 4] = [
    ("en", include_str!("en/abbreviations.txt")),
    ("de", include_str!("de/abbreviations.txt")),
    ("es", include_str!("es/abbreviations.txt")),
    ("fr", include_str!("fr/abbreviations.txt")),
];

/// What follows a short form in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Behind {
    /// A name.
    Name,
    /// A number.
    Number,
    /// The sentence may end.
    Either,
}

/// Short forms of a language, without their last full stop; those of English where the language has none.
pub fn abbreviations(language: Option<&str>) -> &'static Words<Behind> {
    static SETS: [OnceLock<Words<Behind>>; ABBREVIATIONS.len()] = [const { OnceLock::new() }; ABBREVIATIONS.len()];
    let tag = language.and_then(|tag| tag.split('-').next()).unwrap_or("en");
    let at = ABBREVIATIONS.iter().position(|(language, _)| *language == tag).unwrap_or(0);
    SETS[at].get_or_init(|| {
        let mut words = Words::default();
        for (kind, row) in rows(ABBREVIATIONS[at].1) {
            let behind = match kind {
                "name" => Behind::Name,
                "number" => Behind::Number,
                _ => Behind::Either,
            };
            row.split(' ').for_each(|word| words.insert(word, behind));
        }
        words
    })
}
