//! JSON and JSON Lines in any common naming: one object, a list of them wherever it lies, or one object a line.
//!
//! JSON Feed, WordPress, JSON-LD and answers of search interfaces are read through the table of names
//! (`records.rs`); Arc ANS and ninjs have shapes of their own. A line that cannot be parsed gives a notice with its
//! number; all others are read. The parser itself refuses more than 128 levels.

use super::{Format, Found, ans, ninjs, records};
use crate::article::{ArticleInput, NoticeCode};
use serde_json::{Map, Value};

/// Whether a text looks like JSON.
pub(super) fn looks_like(text: &str) -> bool {
    let text = text.trim_start();
    text.starts_with('{') && text[1..].trim_start().starts_with(['"', '}'])
        || text.starts_with('[') && text[1..].trim_start().starts_with(['{', ']'])
        || text.starts_with("[\"http") && text.trim_end().ends_with(']')
}

/// Reads the articles of a JSON text.
pub(super) fn read(text: &str, found: &mut Found) {
    let named_lines = |name: &String| [".jsonl", ".ndjson"].iter().any(|end| name.to_lowercase().ends_with(end));
    if found.file.as_ref().is_some_and(named_lines) || is_lines(text) {
        found.is(Format::JsonLines);
        return lines(text, found);
    }
    found.is(Format::Json);
    match serde_json::from_str::<Value>(text) {
        Ok(value) => whole(value, found),
        Err(error) => broken(text, &error, found),
    }
}

/// Whether the first line is a whole object and others follow.
fn is_lines(text: &str) -> bool {
    let mut rows = text.lines().map(str::trim).filter(|row| !row.is_empty());
    let first = rows.next().unwrap_or_default();
    first.starts_with('{')
        && first.ends_with('}')
        && rows.next().is_some()
        && serde_json::from_str::<Value>(first).is_ok()
}

fn whole(value: Value, found: &mut Found) {
    let (items, defaults) = match value {
        Value::Array(items) => (items, ArticleInput::default()),
        Value::Object(object) => match records::list(&object) {
            Some((items, defaults)) => (items, defaults),
            None => return one(Value::Object(object), 1, None, &ArticleInput::default(), found),
        },
        _ => {
            return found.say(
                NoticeCode::NotAnArticle,
                None,
                "This JSON holds no articles. Give an object with “text”, an array of them, or one a line.".into(),
            );
        }
    };
    for (at, item) in items.into_iter().enumerate() {
        one(item, at + 1, None, &defaults, found);
    }
}

fn broken(text: &str, error: &serde_json::Error, found: &mut Found) {
    let rows = text.lines().map(str::trim).filter(|row| !row.is_empty());
    let (count, objects) = rows.fold((0, 0), |(count, objects), row| {
        (count + 1, objects + usize::from(row.starts_with('{') && row.trim_end_matches(',').ends_with('}')))
    });
    if count > 1 && objects * 2 >= count {
        return lines(text, found);
    }
    let message = format!(
        "This JSON is broken at line {}, column {}: {}. Nothing of it was read; repair it and add it again.",
        error.line(),
        error.column(),
        cause(error)
    );
    found.say(NoticeCode::Json, Some(error.line() as u32), message);
}

fn lines(text: &str, found: &mut Found) {
    let mut number = 0;
    for (at, row) in text.lines().enumerate() {
        let row = row.trim().trim_end_matches(',');
        if row.is_empty() || row == "[" || row == "]" {
            continue;
        }
        let line = Some(at as u32 + 1);
        match serde_json::from_str(row) {
            Ok(value) => {
                number = at + 1;
                one(value, number, line, &ArticleInput::default(), found);
            }
            Err(error) => found.say(
                NoticeCode::Json,
                line,
                format!(
                    "This line is not valid JSON (column {}: {}). It was left out; repair it and add it again.",
                    error.column(),
                    cause(&error)
                ),
            ),
        }
    }
    debug_assert!(number > 0 || !found.notices.is_empty());
}

/// The parser's words without its place.
fn cause(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split(" at line ").next().unwrap_or(&text).to_owned()
}

/// One value that should be an article; `number` counts them from 1.
fn one(value: Value, number: usize, line: Option<u32>, defaults: &ArticleInput, found: &mut Found) {
    let object = match value {
        Value::Object(object) => object,
        Value::String(address) if address.starts_with("http") => {
            return found.link(&address);
        }
        _ => {
            let message = format!("Item {number} is not an article: an object with “text” is needed.");
            return found.say(NoticeCode::NotAnArticle, line, message);
        }
    };
    let input = if ans::is(&object) {
        Some(ans::read(&object))
    } else if ninjs::is(&object) {
        return ninjs::read(&object, number, found);
    } else {
        Some(records::read(&object))
    };
    let Some(mut input) = input.filter(says_something) else {
        return found.say(NoticeCode::NotAnArticle, line, unknown(&object, number));
    };
    input.source = input.source.or_else(|| defaults.source.clone());
    input.language = input.language.or_else(|| defaults.language.clone());
    found.item(input, Some(number));
}

fn says_something(input: &ArticleInput) -> bool {
    input.text.is_some()
        || input.html.is_some()
        || input.title.is_some()
        || input.standfirst.is_some()
        || input.url.is_some()
}

fn unknown(object: &Map<String, Value>, number: usize) -> String {
    let names: Vec<&str> = object.keys().take(6).map(String::as_str).collect();
    let given = if names.is_empty() { String::new() } else { format!(" (it has “{}”)", names.join("”, “")) };
    format!("Item {number} has neither “text” nor “title”{given}. It was left out.")
}
