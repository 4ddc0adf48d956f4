//! A JSON object in any common naming → [`ArticleInput`], through the table of names.
//!
//! Names are looked up as they stand, then inside objects (`title.rendered`), then inside wrappers (`_source`,
//! `fields`). Where a list of articles lies is told by its name, and by what it holds. Linear in the object; values are
//! followed [`DEPTH`] levels deep.

use super::fields::{Part, Record, key, names};
use crate::article::ArticleInput;
use serde_json::{Map, Value};

/// How deep a list of articles or a value may lie.
const DEPTH: usize = 4;
/// Rows of names found in a wrapper come behind all that stand in the object itself.
const INSIDE: usize = 10_000;

/// The article of an object.
pub(super) fn read(object: &Map<String, Value>) -> ArticleInput {
    let mut record = Record::default();
    let mut put = |name: &str, value: &Value, behind: usize| {
        for (part, row) in names().parts(name) {
            // WordPress prints UTC without its zone.
            let utc = if name == "dategmt" && value.as_str().is_some_and(|date| date.contains('T')) { "Z" } else { "" };
            if let Some(words) = words(value, part, DEPTH).map(|words| words + utc) {
                record.put(part, row + behind, words);
            }
        }
    };
    for (name, value) in object {
        let name = key(name);
        put(&name, value, 0);
        let Value::Object(inner) = value else { continue };
        for (inner_name, inner_value) in inner {
            let inner_name = key(inner_name);
            put(&format!("{name}.{inner_name}"), inner_value, 0);
            if names().is_wrapper(&name) {
                put(&inner_name, inner_value, INSIDE);
            }
        }
    }
    record.input()
}

/// The list of articles in an object that is not one itself, and what holds for all of them.
pub(super) fn list(object: &Map<String, Value>) -> Option<(Vec<Value>, ArticleInput)> {
    let around = read(object);
    if around.text.is_some() || around.html.is_some() {
        return None;
    }
    let mut at = object;
    let mut defaults = ArticleInput { source: around.source, language: around.language, ..ArticleInput::default() };
    if object.get("version").and_then(Value::as_str).is_some_and(|version| version.contains("jsonfeed")) {
        defaults.source = around.title;
    }
    for _ in 0..DEPTH {
        let inner = |name: &String| at.iter().find(|(given, _)| key(given) == *name).map(|(_, value)| value);
        let candidates: Vec<&Value> = names().lists.iter().filter_map(inner).collect();
        if let Some(items) = candidates.iter().find_map(|value| value.as_array().filter(|items| holds_articles(items)))
        {
            return Some((items.clone(), defaults));
        }
        at = candidates.iter().find_map(|value| value.as_object())?;
    }
    None
}

fn holds_articles(items: &[Value]) -> bool {
    items.is_empty()
        || items.iter().take(5).any(|item| {
            item.as_object().is_some_and(|object| {
                is_article(object)
                    || object.contains_key("content_elements")
                    || object.keys().any(|name| matches!(key(name).as_str(), "headlines" | "bodies"))
            })
        })
}

/// Whether an object has what only articles have.
pub(super) fn is_article(object: &Map<String, Value>) -> bool {
    let input = read(object);
    input.text.is_some() || input.html.is_some() || input.title.is_some()
}

/// The text of a value, whatever it is wrapped in.
pub(super) fn words(value: &Value, part: Part, depth: usize) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()).filter(|text| !text.trim().is_empty()),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(items) if depth > 0 => {
            let between = if matches!(part, Part::Text | Part::Html) { "\n\n" } else { ", " };
            let all: Vec<String> = items.iter().filter_map(|item| words(item, part, depth - 1)).collect();
            match part {
                Part::Text | Part::Html | Part::Byline => Some(all.join(between)).filter(|text| !text.is_empty()),
                _ => all.into_iter().next(),
            }
        }
        Value::Object(object) if depth > 0 => {
            let inner = |name: &String| {
                let (_, value) = object.iter().find(|(given, _)| key(given) == *name)?;
                words(value, part, depth - 1)
            };
            names().values.iter().find_map(inner).or_else(|| person(object).filter(|_| part == Part::Byline))
        }
        _ => None,
    }
}

/// First and last name of an object that stands for a person.
fn person(object: &Map<String, Value>) -> Option<String> {
    let name = |names: &[&str]| {
        let (_, value) = object.iter().find(|(given, _)| names.contains(&key(given).as_str()))?;
        value.as_str().map(str::trim).filter(|name| !name.is_empty())
    };
    let parts = [name(&["firstname", "givenname", "first"]), name(&["lastname", "familyname", "last"])];
    let full = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
    Some(full).filter(|full| !full.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(json: &str) -> ArticleInput {
        let value: Value = serde_json::from_str(json).unwrap_or_default();
        value.as_object().map(read).unwrap_or_default()
    }

    #[test]
    fn values_are_found_where_they_lie() {
        let input =
            of(r#"{"_source": {"headline": "Inner", "body": "Text."}, "publisher": {"id": 4, "name": "The Post"},
            "authors": [{"firstName": "Jane", "lastName": "Doe"}, "John Roe"], "created": 1930469400}"#);
        assert_eq!((input.title.as_deref(), input.text.as_deref()), (Some("Inner"), Some("Text.")));
        assert_eq!((input.source.as_deref(), input.byline.as_deref()), (Some("The Post"), Some("Jane Doe, John Roe")));
        assert_eq!(input.published.as_deref(), Some("1930469400"));
    }

    #[test]
    fn lists_are_found_where_they_lie() {
        let count = |json: &str| {
            let value: Value = serde_json::from_str(json).unwrap_or_default();
            value.as_object().and_then(list).map(|(items, _)| items.len())
        };
        assert_eq!(
            count(r#"{"response": {"status": "ok", "results": [{"webTitle": "a"}, {"webTitle": "b"}]}}"#),
            Some(2)
        );
        assert_eq!(count(r#"{"hits": {"hits": [{"_source": {"title": "a"}}]}}"#), Some(1));
        assert_eq!(count(r#"{"text": "An article", "items": [{"title": "related"}]}"#), None);
        assert_eq!(count(r#"{"a": {"b": 1}}"#), None);
    }
}
