//! JSON and JSON Lines of [`ArticleInput`]: one object, an array of them, a saved report, or one object a line.
//!
//! A line that cannot be parsed gives a notice with its number; all others are read.

use super::Found;
use crate::article::{ArticleInput, NoticeCode};
use serde_json::Value;

/// Whether a text looks like JSON.
pub(super) fn looks_like(text: &str) -> bool {
    let text = text.trim_start();
    text.starts_with('{') && text[1..].trim_start().starts_with(['"', '}'])
        || text.starts_with('[') && text[1..].trim_start().starts_with(['{', ']'])
}

/// Reads the articles of a JSON text.
pub(super) fn read(text: &str, found: &mut Found) {
    match serde_json::from_str::<Value>(text) {
        Ok(Value::Array(items)) => {
            for (at, item) in items.into_iter().enumerate() {
                one(item, at + 1, None, found);
            }
        }
        Ok(Value::Object(mut object)) => match object.remove("articles") {
            Some(Value::Array(items)) => {
                for (at, item) in items.into_iter().enumerate() {
                    one(item, at + 1, None, found);
                }
            }
            _ => one(Value::Object(object), 1, None, found),
        },
        Ok(_) => found.say(
            NoticeCode::NotAnArticle,
            None,
            "This JSON holds no articles. Give an object with “text”, an array of them, or one a line.".into(),
        ),
        Err(error) => lines(text, &error, found),
    }
}

fn lines(text: &str, whole: &serde_json::Error, found: &mut Found) {
    let rows: Vec<(usize, &str)> = text.lines().enumerate().filter(|(_, row)| !row.trim().is_empty()).collect();
    let is_lines = rows.len() > 1
        && rows.iter().filter(|(_, row)| row.trim_start().starts_with('{') && row.trim_end().ends_with('}')).count()
            * 2
            >= rows.len();
    if !is_lines {
        let message = format!(
            "This JSON is broken at line {}, column {}: {}. Nothing of it was read; repair it and add it again.",
            whole.line(),
            whole.column(),
            cause(whole)
        );
        return found.say(NoticeCode::Json, Some(whole.line() as u32), message);
    }
    for (at, row) in rows {
        match serde_json::from_str(row) {
            Ok(value) => one(value, at + 1, Some(at as u32 + 1), found),
            Err(error) => found.say(
                NoticeCode::Json,
                Some(at as u32 + 1),
                format!(
                    "This line is not valid JSON (column {}: {}). It was left out; repair it and add it again.",
                    error.column(),
                    cause(&error)
                ),
            ),
        }
    }
}

/// The parser's words without its place.
fn cause(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split(" at line ").next().unwrap_or(&text).to_owned()
}

/// One value that should be an article; `number` counts them from 1.
fn one(value: Value, number: usize, line: Option<u32>, found: &mut Found) {
    let Value::Object(mut object) = value else {
        return found.say(
            NoticeCode::NotAnArticle,
            line,
            format!("Item {number} is not an article: an object with “text” is needed."),
        );
    };
    let mut words = |names: &[&str]| {
        names.iter().find_map(|name| match object.remove(*name)? {
            Value::String(text) => Some(text),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        })
    };
    let input = ArticleInput {
        id: words(&["id"]),
        text: words(&["text"]),
        html: words(&["html"]),
        url: words(&["url"]),
        title: words(&["title"]),
        byline: words(&["byline"]),
        source: words(&["source"]),
        published: words(&["published"]),
        language: words(&["language"]),
        ..ArticleInput::default()
    };
    if input.text.is_none() && input.title.is_none() && input.html.is_none() {
        return found.say(
            NoticeCode::NotAnArticle,
            line,
            format!("Item {number} has neither “text” nor “title”. It was left out."),
        );
    }
    found.push(input, Some(number));
}
