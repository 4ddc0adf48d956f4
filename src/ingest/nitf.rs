//! NITF: agency articles as XML (`head`, `body`, `body.content`), in files of their own or inside NewsML-G2.
//!
//! Pictures with their captions, tables' notes and what the agency's editors are told are left out; headings inside the
//! body stay.

use super::Found;
use super::items::Around;
use super::labels;
use super::tree::Element;
use crate::article::{ArticleInput, Status};

/// Blocks that are no text of the article.
const LEFT_OUT: &[&str] = &[
    "media",
    "media-caption",
    "media-producer",
    "note",
    "bibliography",
    "copyrite",
    "figure",
    "figcaption",
    "script",
    "style",
];
/// Elements that are a paragraph each.
const PARAGRAPHS: &[&str] = &[
    "p",
    "hl1",
    "hl2",
    "hl3",
    "h1",
    "h2",
    "h3",
    "h4",
    "li",
    "dd",
    "dt",
    "tr",
    "blockquote",
    "para",
    "paragraph",
    "pre",
    "lead",
];

/// Takes a document in.
pub(super) fn item(document: Element<'_>, around: &Around, found: &mut Found) {
    found.item(read(document), Some(around.number).filter(|&number| number > 1));
}

/// Reads a document.
pub(super) fn read(document: Element<'_>) -> ArticleInput {
    let find = |name: &str| document.find(name);
    let line = |name: &str| find(name).and_then(Element::line);
    let attribute = |element: &str, name: &str| find(element).and_then(|e| e.attribute(name)).map(str::to_owned);
    let body_head = find("body.head");
    let in_head = |name: &str| body_head.and_then(|head| head.find(name));
    let text = find("body.content").or_else(|| find("body")).map(paragraphs).filter(|text| !text.is_empty());
    // The dateline belongs to the first paragraph, where agencies print it.
    let text = text.map(|text| match in_head("dateline").and_then(|at| at.child("location")).and_then(Element::line) {
        Some(place) if !text.to_lowercase().starts_with(&place.to_lowercase()) => {
            format!("{} — {text}", place.trim_end_matches(','))
        }
        _ => text,
    });
    let embargoed = find("embargo").is_some().then_some(Status::Embargoed);
    let key = attribute("du-key", "version").or_else(|| attribute("du-key", "part"));
    ArticleInput {
        id: attribute("doc-id", "id-string"),
        url: attribute("pubdata", "ex-ref"),
        title: in_head("hl1").and_then(Element::line).or_else(|| line("hl1")).or_else(|| line("title")),
        standfirst: in_head("hl2").and_then(Element::line).or_else(|| in_head("abstract").and_then(Element::line)),
        byline: in_head("byline").and_then(|by| by.child("person").unwrap_or(by).line_without(&["byttl", "title"])),
        source: in_head("distributor")
            .and_then(Element::line)
            .or_else(|| attribute("pubdata", "name"))
            .or_else(|| attribute("doc.copyright", "holder")),
        published: attribute("date.issue", "norm")
            .or_else(|| attribute("date.release", "norm"))
            .or_else(|| attribute("pubdata", "date.publication"))
            .or_else(|| in_head("story.date").and_then(|date| date.attribute("norm")).map(str::to_owned)),
        language: document.attribute("lang").map(str::to_owned),
        version: key,
        status: attribute("docdata", "management-status").and_then(|status| labels::status(&status)).or(embargoed),
        text,
        ..ArticleInput::default()
    }
}

/// The paragraphs of an element, parted by blank lines.
pub(super) fn paragraphs(element: Element<'_>) -> String {
    let mut blocks: Vec<String> = Vec::new();
    let mut waiting: Vec<Element<'_>> = element.children().collect();
    waiting.reverse();
    while let Some(at) = waiting.pop() {
        if LEFT_OUT.contains(&at.name()) {
            continue;
        }
        let is_block = PARAGRAPHS.contains(&at.name());
        let holds_blocks = at.all().any(|inner| PARAGRAPHS.contains(&inner.name()));
        if is_block && !holds_blocks {
            let mark = if at.name() == "li" { "• " } else { "" };
            blocks.extend(at.line_without(LEFT_OUT).map(|line| format!("{mark}{line}")));
        } else if holds_blocks {
            let before = waiting.len();
            waiting.extend(at.children());
            waiting[before..].reverse();
        } else {
            blocks.extend(at.line_without(LEFT_OUT));
        }
    }
    if blocks.is_empty() { element.text() } else { blocks.join("\n\n") }
}
