//! Arc ANS: stories as `content_elements`, each a paragraph, a heading, a list or a quote.
//!
//! Pictures, videos, galleries and links between paragraphs are no text and are left out. Lists and quotes may hold
//! elements themselves; these are followed [`DEPTH`] deep.

use super::records;
use crate::article::ArticleInput;
use serde_json::{Map, Value};

const DEPTH: usize = 8;

/// Whether an object is an ANS story.
pub(super) fn is(object: &Map<String, Value>) -> bool {
    object.get("content_elements").is_some_and(Value::is_array)
}

/// Reads an ANS story.
pub(super) fn read(object: &Map<String, Value>) -> ArticleInput {
    let words = |path: &str| {
        let value = path
            .split('.')
            .try_fold(&Value::Null, |at, name| if at.is_null() { object.get(name) } else { at.get(name) });
        value.and_then(Value::as_str).map(str::to_owned).filter(|text| !text.trim().is_empty())
    };
    let names = object.get("credits").and_then(|credits| credits.get("by")).and_then(Value::as_array);
    let names: Vec<&str> = names.into_iter().flatten().filter_map(|by| by.get("name")?.as_str()).collect();
    let mut html = String::new();
    if let Some(Value::Array(elements)) = object.get("content_elements") {
        elements.iter().for_each(|element| write(element, DEPTH, &mut html));
    }
    let fallback = records::read(object);
    ArticleInput {
        id: words("_id"),
        html: Some(html).filter(|html| !html.is_empty()),
        title: words("headlines.basic").or(fallback.title),
        standfirst: words("subheadlines.basic").or_else(|| words("description.basic")),
        byline: Some(names.join(", ")).filter(|names| !names.is_empty()),
        source: words("distributor.name").or_else(|| words("source.name")).or_else(|| words("canonical_website")),
        published: words("display_date").or_else(|| words("first_publish_date")).or_else(|| words("publish_date")),
        url: words("canonical_url").or_else(|| words("website_url")),
        language: words("language"),
        ..ArticleInput::default()
    }
}

fn write(element: &Value, depth: usize, html: &mut String) {
    let content = || element.get("content").and_then(Value::as_str).unwrap_or_default();
    let inner = |name: &str, html: &mut String| {
        if let Some(Value::Array(items)) = element.get(name).filter(|_| depth > 0) {
            items.iter().for_each(|item| write(item, depth - 1, html));
        }
    };
    match element.get("type").and_then(Value::as_str).unwrap_or_default() {
        "text" | "correction" => html.extend(["<p>", content(), "</p>\n"]),
        "header" => html.extend(["<h2>", content(), "</h2>\n"]),
        "raw_html" if content().contains("<p") => html.extend([content(), "\n"]),
        "list" | "list_element" => {
            html.push_str("<ul>\n");
            if let Some(Value::Array(items)) = element.get("items").filter(|_| depth > 0) {
                for item in items {
                    match item.get("content").and_then(Value::as_str) {
                        Some(text) => html.extend(["<li>", text, "</li>\n"]),
                        None => write(item, depth - 1, html),
                    }
                }
            }
            html.push_str("</ul>\n");
        }
        "quote" => {
            html.push_str("<blockquote>\n");
            inner("content_elements", html);
            html.push_str("</blockquote>\n");
        }
        _ => {}
    }
}
