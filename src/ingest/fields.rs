//! What others call the parts of an article → [`ArticleInput`]: the mapping that JSON, tables and XML exports share.
//!
//! Names are rows of `lexicon/fields.txt`; of several names that an article has, the first row with a value is used.
//! [`finish`] then brings every value into the form that the crate's data have, whichever format it came from.

use super::rows::Rows;
use super::{dates, labels, markup};
use crate::article::ArticleInput;
use crate::extract::metadata;
use crate::lexicon::{FIELDS, LANGUAGE_NAMES, english};
use std::sync::OnceLock;

/// A part of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    Id,
    Url,
    Title,
    Standfirst,
    Text,
    Html,
    Byline,
    Source,
    Published,
    Language,
    Version,
    Status,
}

impl Part {
    const ALL: [(&str, Part); 12] = [
        ("id", Part::Id),
        ("url", Part::Url),
        ("title", Part::Title),
        ("standfirst", Part::Standfirst),
        ("text", Part::Text),
        ("html", Part::Html),
        ("byline", Part::Byline),
        ("source", Part::Source),
        ("published", Part::Published),
        ("language", Part::Language),
        ("version", Part::Version),
        ("status", Part::Status),
    ];

    /// The part that [`ArticleInput`] calls so.
    pub(super) fn of(name: &str) -> Option<Part> {
        Self::ALL.iter().find(|(given, _)| *given == name).map(|(_, part)| *part)
    }

    /// As [`ArticleInput`] calls it.
    pub(super) fn name(self) -> &'static str {
        Self::ALL[self as usize].0
    }
}

/// The rows of the table.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// Key of a name, part and row, sorted. A name may stand for two parts ("uri").
    parts: Vec<(String, Part, usize)>,
    /// Names of what holds the articles, in order.
    pub(super) lists: Vec<String>,
    wrappers: Vec<String>,
    /// Names of what holds a value, in order.
    pub(super) values: Vec<String>,
}

impl Names {
    /// The parts that a name may stand for, each with its row: the lower, the better.
    pub(super) fn parts(&self, name: &str) -> impl Iterator<Item = (Part, usize)> {
        let from = self.parts.partition_point(|row| row.0.as_str() < name);
        self.parts[from..].iter().take_while(move |row| row.0 == name).map(|&(_, part, row)| (part, row))
    }

    /// Whether a name is that of an object around one article.
    pub(super) fn is_wrapper(&self, name: &str) -> bool {
        self.wrappers.iter().any(|wrapper| wrapper == name)
    }
}

/// The table of names.
pub(super) fn names() -> &'static Names {
    static NAMES: OnceLock<Names> = OnceLock::new();
    NAMES.get_or_init(|| {
        let mut names = Names::default();
        let rows = FIELDS.lines().filter(|row| !row.starts_with('#')).filter_map(|row| row.split_once('\t'));
        for (row, (field, name)) in rows.enumerate() {
            let name = key(name);
            match field {
                "list" => names.lists.push(name),
                "wrapper" => names.wrappers.push(name),
                "value" => names.values.push(name),
                _ => match Part::of(field) {
                    Some(part) => {
                        let place = names.parts.partition_point(|given| given.0 <= name);
                        names.parts.insert(place, (name, part, row));
                    }
                    None => debug_assert!(false, "fields.txt: {field}"),
                },
            }
        }
        names
    })
}

/// A name as names are compared: lower case, letters, digits and the marks of paths.
pub(super) fn key(name: &str) -> String {
    name.chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, '.' | '$' | '#' | '@') || *c == '_' && name.starts_with('_'))
        .flat_map(char::to_lowercase)
        .collect()
}

/// The values found for one article, the best row for each part.
#[derive(Debug, Default)]
pub(super) struct Record {
    values: [Option<(usize, String)>; 12],
}

impl Record {
    /// Takes a value for a part unless one of a better row is there.
    pub(super) fn put(&mut self, part: Part, row: usize, value: String) {
        let place = &mut self.values[part as usize];
        if !value.trim().is_empty() && place.as_ref().is_none_or(|(best, _)| row < *best) {
            *place = Some((row, value));
        }
    }

    /// Takes a value under the name that it has where it comes from; whether the name is known.
    pub(super) fn named(&mut self, name: &str, value: &str) -> bool {
        let mut known = false;
        for (part, row) in names().parts(&key(name)) {
            self.put(part, row, value.to_owned());
            known = true;
        }
        known
    }

    /// The values as an input.
    pub(super) fn input(self) -> ArticleInput {
        let [id, url, title, standfirst, text, html, byline, source, published, language, version, status] =
            self.values.map(|value| value.map(|(_, value)| value));
        ArticleInput {
            id,
            url,
            title,
            standfirst,
            text,
            html,
            byline,
            source,
            published,
            language,
            version,
            status: status.as_deref().and_then(labels::status),
            ..ArticleInput::default()
        }
    }
}

/// Brings the values of an input into one form: plain headlines, names without "By", ISO 8601 times, language tags,
/// HTML bodies in `html`, wire labels in `version` and `status`.
pub(super) fn finish(input: ArticleInput) -> ArticleInput {
    let line = |value: Option<String>| value.map(|value| markup::line(&value)).filter(|value| !value.is_empty());
    let mut input = ArticleInput {
        title: line(input.title),
        standfirst: line(input.standfirst),
        byline: line(input.byline).map(|byline| names_of(&byline)).filter(|names| !names.is_empty()),
        source: line(input.source),
        published: line(input.published).map(|published| dates::iso(&published)),
        language: line(input.language).and_then(|language| tag(&language)),
        url: line(input.url),
        version: line(input.version),
        ..input
    };
    // An address is a poor id, and says where the article is.
    if input.id.as_ref().is_some_and(|id| id.contains("://")) {
        let address = input.id.take();
        input.url = input.url.or(address);
    }
    input.url = input.url.filter(|url| url.contains([':', '/', '.']));
    match input.text.take().map(markup::body_of) {
        Some(markup::Body::Html(html)) => input.html = input.html.or(Some(html)),
        Some(markup::Body::Text(text)) => input.text = Some(text),
        None => {}
    }
    let is_empty = |value: &Option<String>| value.as_ref().is_none_or(|value| value.trim().is_empty());
    if input.text.is_some() && !is_empty(&input.html) {
        input.text = None;
    } else if is_empty(&input.html) {
        input.html = None;
    }
    labels::read(&mut input);
    input
}

/// The names in a byline, without "By", addresses and roles where they can be told.
fn names_of(byline: &str) -> String {
    // RSS: "desk@post.example (Jane Doe)".
    if byline.bytes().all(|b| b.is_ascii_digit() || b == b',' || b == b' ') {
        return String::new();
    }
    if let Some((address, name)) = byline.split_once(" (").filter(|(address, _)| address.contains('@')) {
        return name.strip_suffix(')').unwrap_or(address).to_owned();
    }
    metadata::byline(byline, english()).unwrap_or_else(|| byline.to_owned())
}

/// The BCP 47 tag of a language's name or code; nothing for what is neither.
fn tag(language: &str) -> Option<String> {
    static TAGS: OnceLock<Rows> = OnceLock::new();
    let tags = TAGS.get_or_init(|| Rows::of(&[LANGUAGE_NAMES]));
    let lower = language.to_lowercase();
    let name = lower.split([',', ';', '(']).next().unwrap_or_default().trim();
    if let Some(tag) = tags.find(name) {
        return Some(tag.to_owned());
    }
    let code = language.trim().replace('_', "-");
    let first = code.split('-').next().unwrap_or_default();
    let is_code = (2..=3).contains(&first.len())
        && code.len() <= 11
        && code.split('-').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric()));
    is_code.then(|| format!("{}{}", first.to_lowercase(), &code[first.len()..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_a_name_are_one() {
        for name in ["datePublished", "date_published", "Date Published", "DATE-PUBLISHED"] {
            assert_eq!(names().parts(&key(name)).next().map(|(part, _)| part), Some(Part::Published), "{name}");
        }
        assert!(names().parts(&key("Sentiment")).next().is_none());
    }

    #[test]
    fn every_row_is_reached() {
        let rows = names().parts.len();
        assert!(rows > 200 && names().lists.len() > 10 && names().values.len() > 10, "{rows}");
        for (at, (name, part)) in Part::ALL.iter().enumerate() {
            assert_eq!((*part as usize, part.name()), (at, *name));
        }
    }

    #[test]
    fn the_better_row_is_used_where_it_has_a_value() {
        let mut record = Record::default();
        record.named("content", "The short one.");
        record.named("full_text", "The long one.");
        record.named("headline", "  ");
        record.named("name", "A headline");
        let input = record.input();
        assert_eq!((input.text.as_deref(), input.title.as_deref()), (Some("The long one."), Some("A headline")));
    }

    #[test]
    fn values_get_one_form() {
        let input = finish(ArticleInput {
            id: Some("https://post.example/?p=3".into()),
            title: Some("Ferry &amp; tug".into()),
            text: Some("<p>One.</p>".into()),
            byline: Some("By Jane Doe, Staff Writer".into()),
            language: Some("English".into()),
            ..ArticleInput::default()
        });
        assert_eq!((input.id, input.url.as_deref()), (None, Some("https://post.example/?p=3")));
        assert_eq!(input.title.as_deref(), Some("Ferry & tug"));
        assert_eq!((input.text, input.html.as_deref()), (None, Some("<p>One.</p>")));
        assert_eq!((input.byline.as_deref(), input.language.as_deref()), (Some("Jane Doe"), Some("en")));
        assert_eq!(tag("pt_BR").as_deref(), Some("pt-BR"));
        assert_eq!(tag("Klingon of the north"), None);
    }
}
