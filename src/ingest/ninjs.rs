//! IPTC ninjs 1.x, 2.x and 3.x: agency items as JSON.
//!
//! From 2.0 headlines, bodies and descriptions are lists with a role each; 3.0 writes names in camel case. Pictures,
//! graphics, sound and video are no articles. A composite item's texts are read from its associations, which may hold
//! composites themselves ([`DEPTH`] deep).

use super::Found;
use super::fields::key;
use super::labels;
use crate::article::{ArticleInput, Status};
use serde_json::{Map, Value};

const DEPTH: usize = 4;

/// Whether an object is a ninjs item.
pub(super) fn is(object: &Map<String, Value>) -> bool {
    let marks = [
        "versioncreated",
        "pubstatus",
        "bodytext",
        "bodyxhtml",
        "bodyhtml",
        "bodies",
        "headlines",
        "copyrightholder",
        "usageterms",
        "slugline",
    ];
    let has = |name: &str| object.keys().any(|given| key(given) == name);
    has("uri") && marks.iter().filter(|name| has(name)).count() >= 2
}

/// Reads an item and, of a package, the texts in it.
pub(super) fn read(object: &Map<String, Value>, number: usize, found: &mut Found) {
    let mut waiting = vec![(object, 0)];
    while let Some((item, depth)) = waiting.pop() {
        let inner: Vec<&Map<String, Value>> = match get(item, "associations") {
            Some(Value::Object(named)) => named.values().filter_map(Value::as_object).collect(),
            Some(Value::Array(items)) => items.iter().filter_map(Value::as_object).collect(),
            _ => Vec::new(),
        };
        let kind = text(item, "type").unwrap_or_default();
        if matches!(kind.as_str(), "picture" | "photo" | "graphic" | "audio" | "video" | "animation") {
            found.counts.passed_over += 1;
        } else if kind == "composite" && depth < DEPTH {
            waiting.extend(inner.into_iter().rev().map(|item| (item, depth + 1)));
        } else {
            let input = input(item);
            found.item(input, Some(number));
        }
    }
}

fn input(item: &Map<String, Value>) -> ArticleInput {
    let html = text(item, "bodyxhtml").or_else(|| text(item, "bodyhtml")).or_else(|| body(item, true));
    let plain = text(item, "bodytext").or_else(|| body(item, false));
    let embargoed = get(item, "embargoed").is_some_and(|value| !value.is_null()).then_some(Status::Embargoed);
    let status = text(item, "pubstatus").and_then(|status| labels::status(&status));
    ArticleInput {
        id: text(item, "uri").or_else(|| text(item, "guid")),
        url: text(item, "ednoteurl").or_else(|| text(item, "url")),
        title: text(item, "headline").or_else(|| role(item, "headlines")).or_else(|| text(item, "title")),
        standfirst: text(item, "descriptiontext").or_else(|| role(item, "descriptions")),
        text: plain.filter(|_| html.is_none()),
        html,
        byline: text(item, "byline").or_else(|| text(item, "by")),
        source: infosource(item).or_else(|| text(item, "source")).or_else(|| text(item, "copyrightholder")),
        published: text(item, "versioncreated")
            .or_else(|| text(item, "firstcreated"))
            .or_else(|| text(item, "contentcreated")),
        language: text(item, "language"),
        version: text(item, "version"),
        status: status.or(embargoed),
        ..ArticleInput::default()
    }
}

fn get<'a>(item: &'a Map<String, Value>, name: &str) -> Option<&'a Value> {
    item.get(name).or_else(|| item.iter().find(|(given, _)| key(given) == name).map(|(_, value)| value))
}

fn text(item: &Map<String, Value>, name: &str) -> Option<String> {
    match get(item, name)? {
        Value::String(text) => Some(text.clone()).filter(|text| !text.trim().is_empty()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// The value whose role is "main", else the first.
fn role(item: &Map<String, Value>, name: &str) -> Option<String> {
    let all: Vec<&Map<String, Value>> = get(item, name)?.as_array()?.iter().filter_map(Value::as_object).collect();
    let main = all.iter().find(|value| text(value, "role").is_some_and(|role| role.ends_with("main")));
    text(main.or(all.first())?, "value")
}

/// The body that is, or is not, HTML.
fn body(item: &Map<String, Value>, html: bool) -> Option<String> {
    let bodies = get(item, "bodies")?.as_array()?.iter().filter_map(Value::as_object);
    bodies
        .filter(|body| text(body, "contenttype").is_some_and(|kind| kind.contains("html")) == html)
        .find_map(|body| text(body, "value"))
}

fn infosource(item: &Map<String, Value>) -> Option<String> {
    let sources = get(item, "infosource").or_else(|| get(item, "infosources"))?.as_array()?;
    sources.iter().filter_map(Value::as_object).find_map(|source| text(source, "name"))
}
