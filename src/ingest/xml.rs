//! XML: which format a text is, and exports of no known format.
//!
//! The items are streamed ([`super::items`]) and handed to their format one by one. An export of no known format is
//! read where its items have common names, by the names of what is in them. Linear in the text.

use super::fields::{Part, Record, key, names};
use super::items::{Around, items, short_name};
use super::tree::Element;
use super::{Format, Found, feed, markup, newsml, nitf};
use crate::article::{ArticleInput, NoticeCode};

/// Elements that hold one article each, in exports of no known format.
const RECORDS: &[&str] = &[
    "article",
    "doc",
    "document",
    "record",
    "row",
    "news",
    "newsarticle",
    "story",
    "post",
    "item",
    "entry",
    "page",
    "hit",
    "result",
    "text",
    "artikel",
    "dokument",
    "noticia",
    "notizia",
];
/// Whether a text looks like XML.
pub(super) fn looks_like(text: &str) -> bool {
    let text = text.trim_start();
    let named = |name: &str| is_format(name) || text.trim_end().ends_with(&format!("</{name}>"));
    text.starts_with('<')
        && !markup::is_block(text)
        && (text.starts_with("<?xml") || root(text).is_some_and(|name| name != "html" && named(&name)))
}

/// Whether a text, or its beginning, is a feed, a site map or an agency's item, whatever pages it holds.
pub(super) fn is_known(text: &str) -> bool {
    text.trim_start().starts_with('<') && root(text).is_some_and(|name| is_format(&name))
}

fn is_format(root: &str) -> bool {
    matches!(root, "rss" | "rdf" | "feed" | "newsitem" | "newsmessage" | "nitf" | "urlset" | "packageitem")
}

/// The name of the first element.
fn root(text: &str) -> Option<String> {
    let mut rest = text;
    loop {
        rest = &rest[rest.find('<')? + 1..];
        if rest.starts_with(|c: char| c.is_alphabetic()) {
            let end = rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, ':' | '-' | '_' | '.')))?;
            return Some(short_name(&rest[..end]));
        }
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = &comment[comment.find("-->")?..];
        }
    }
}

/// Reads the articles of an XML text.
pub(super) fn read(text: &str, input: ArticleInput, found: &mut Found) {
    let root = root(text).unwrap_or_default();
    let seen = |found: &Found| {
        found.articles.len() + found.notices.len() + found.counts.links + found.counts.passed_over + found.counts.empty
    };
    let before = seen(found);
    found.is(match root.as_str() {
        "rss" | "rdf" | "feed" | "urlset" => Format::Feed,
        "newsmessage" | "newsitem" => Format::NewsMl,
        "nitf" => Format::Nitf,
        "html" => Format::WebPage,
        _ => Format::Xml,
    });
    match root.as_str() {
        "rss" | "rdf" => items(text, &["item"], found, feed::item),
        "feed" => items(text, &["entry"], found, feed::item),
        "newsmessage" | "newsitem" => items(text, &["newsitem"], found, newsml::item),
        "nitf" => items(text, &["nitf"], found, nitf::item),
        "urlset" => items(text, &["url"], found, site_map),
        "html" => return found.push(ArticleInput { html: Some(text.to_owned()), ..input }, None),
        _ => items(text, RECORDS, found, record),
    }
    if before == seen(found) {
        let message = match root.as_str() {
            "rss" | "rdf" | "feed" => "This feed holds no items. Check that the whole file was saved.".into(),
            _ => format!(
                "This XML (“{root}”) holds no articles that are known. Export it as RSS, JSON or CSV, or paste the articles."
            ),
        };
        found.say(NoticeCode::Format, None, message);
    }
}

/// An item of an export of no known format: each element or `name` attribute in it may be a part.
fn record(element: Element<'_>, around: &Around, found: &mut Found) {
    let mut record = Record::default();
    for (name, value) in element.attributes() {
        record.named(name, value);
    }
    for part in element.all() {
        let name = part
            .attribute("name")
            .filter(|_| matches!(part.name(), "field" | "str" | "date" | "arr" | "long" | "meta"));
        let name = name.unwrap_or(part.name());
        let key = key(name);
        if names().parts(&key).next().is_none() {
            continue;
        }
        let is_body = names().parts(&key).any(|(part, _)| matches!(part, Part::Text | Part::Html));
        let value = match part.children().next() {
            Some(_) if is_body => nitf::paragraphs(part),
            Some(_) => continue,
            None => part.text(),
        };
        record.named(name, &value);
    }
    let input = record.input();
    if input.text.is_none() && input.html.is_none() && input.title.is_none() {
        let number = around.number;
        let message = format!("Item {number} of this XML has neither a text nor a headline. It was left out.");
        return found.say(NoticeCode::NotAnArticle, None, message);
    }
    found.item(input, Some(around.number));
}

/// A page of a news site map: its headline, or only its address.
fn site_map(element: Element<'_>, around: &Around, found: &mut Found) {
    let line = |name: &str| element.find(name).and_then(Element::line);
    let input = ArticleInput {
        url: line("loc"),
        title: line("news:title"),
        source: line("news:name"),
        published: line("news:publication_date"),
        language: line("news:language"),
        ..ArticleInput::default()
    };
    found.item(input, Some(around.number));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn xml_is_told_from_pages_and_texts() {
        for xml in ["<?xml version='1.0'?><a/>", "<rss><channel/>", "<!-- x --><nitf>", "<list><a/></list>\n"] {
            assert!(looks_like(xml), "{xml}");
        }
        for other in ["<p>One</p>", "<html></html>", "<div><p>x</p></div>", "a < b", "<b", "<<<", "<!-- <rss>"] {
            assert!(!looks_like(other), "{other}");
        }
        for (text, known) in
            [("<?xml version='1.0'?>\n<nitf><head>", true), ("a <rss>", false), ("<html><head>", false)]
        {
            assert_eq!(is_known(text), known, "{text}");
        }
    }
}
