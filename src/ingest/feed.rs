//! RSS 2.0, RSS 1.0 (RDF) and Atom, exports of WordPress included: one item or entry → one article.
//!
//! `content:encoded` and Atom's `content` are the body; where there is none, the description is, and one notice counts
//! such items; so it does with what is said about the episodes of a podcast. Text in feeds is HTML by definition; it is kept as HTML only where it has markup.

use super::items::Around;
use super::tree::Element;
use super::{Found, markup};
use crate::article::ArticleInput;

/// Takes an item in.
pub(super) fn item(item: Element<'_>, around: &Around, found: &mut Found) {
    let line = |name: &str| item.child(name).and_then(Element::line);
    if line("wp:post_type").is_some_and(|kind| !matches!(kind.as_str(), "post" | "page" | "article" | "news")) {
        found.counts.passed_over += 1;
        return;
    }
    let body = item.child("content:encoded").or_else(|| item.child("content")).and_then(content);
    let summary = ["description", "summary", "itunes:summary", "excerpt:encoded", "media:description"];
    let summary = summary.iter().find_map(|name| item.child(name).and_then(content));
    let names: Vec<String> = item.children().filter(|by| by.name() == "dc:creator").filter_map(Element::line).collect();
    let authors: Vec<String> = item
        .children()
        .filter(|by| by.name() == "author")
        .filter_map(|by| by.child("name").or(Some(by)).and_then(Element::line))
        .collect();
    let published =
        ["pubdate", "published", "dc:date", "issued", "dcterms:issued", "dcterms:created", "updated", "modified"];
    let input = ArticleInput {
        id: line("guid").or_else(|| line("id")),
        url: link(item),
        title: line("title").or_else(|| line("media:title")),
        byline: Some(if names.is_empty() { authors } else { names }.join(", ")).filter(|names| !names.is_empty()),
        source: source(item).or_else(|| around.value("channel/title")).or_else(|| around.value("feed/title")),
        published: published.iter().find_map(|name| line(name)),
        language: line("dc:language")
            .or_else(|| item.attribute("lang").map(str::to_owned))
            .or_else(|| around.value("channel/language"))
            .or_else(|| around.value("channel/dc:language"))
            .or_else(|| around.attribute("lang")),
        ..ArticleInput::default()
    };
    let body_is_missing = body.is_none();
    let (body, standfirst) = if body.is_some() { (body, summary) } else { (summary, None) };
    // What is said about a recording is no article.
    if body_is_missing || is_recording(item) {
        found.item(ArticleInput { standfirst: body, ..input }, Some(around.number));
    } else {
        found.item(ArticleInput { text: body, standfirst, ..input }, Some(around.number));
    }
}

/// Whether an item of a feed is an episode of a podcast or a film.
fn is_recording(item: Element<'_>) -> bool {
    let is_part = |part: &Element<'_>| {
        let kind = part.attribute("type").or(part.attribute("medium")).unwrap_or_default();
        matches!(part.name(), "enclosure" | "media:content") && (kind.starts_with("audio") || kind.starts_with("video"))
    };
    item.child("itunes:duration").is_some() && item.children().any(|part| is_part(&part))
}

/// The outlet that an item names.
fn source(item: Element<'_>) -> Option<String> {
    let source = item.child("source")?;
    source.child("title").or(Some(source)).and_then(Element::line)
}

/// The address of the page: RSS's text, or the right one of Atom's links.
fn link(item: Element<'_>) -> Option<String> {
    let links = || item.children().filter(|link| link.name() == "link");
    let alternate = |link: &Element<'_>| matches!(link.attribute("rel"), None | Some("alternate"));
    links()
        .find_map(Element::line)
        .or_else(|| links().find(alternate).and_then(|link| link.attribute("href")).map(str::to_owned))
        .or_else(|| item.attribute("about").map(str::to_owned))
}

/// A body or summary as HTML or text; nothing for an empty one, and for media.
fn content(element: Element<'_>) -> Option<String> {
    let kind = element.attribute("type").unwrap_or_default();
    if element.attribute("src").is_some() || kind.starts_with("image") || kind.starts_with("video") {
        return None;
    }
    let text = if element.children().next().is_some() { element.html() } else { element.text() };
    // Text of a feed may be HTML without a tag: the line breaks of its source mean nothing then.
    Some(text).filter(|text| !markup::line(text).is_empty())
}
