//! NewsML-G2: news items alone or many in a message, with the body as XHTML, NITF or plain text.
//!
//! Items of other kinds (pictures, video, graphics) are no articles; packages hold only references. Version, status and
//! embargo of an item are kept.

use super::items::Around;
use super::tree::Element;
use super::{Found, labels, nitf};
use crate::article::{ArticleInput, Status};

/// Takes a news item in.
pub(super) fn item(item: Element<'_>, around: &Around, found: &mut Found) {
    let meta = item.child("itemmeta");
    let content = item.child("contentmeta");
    let set = item.child("contentset");
    let kind =
        meta.and_then(|meta| meta.child("itemclass")).and_then(|class| class.attribute("qcode")).unwrap_or_default();
    let body = set.map(body).unwrap_or_default();
    let has_body = body.text.is_some() || body.html.is_some();
    if !has_body && !kind.ends_with("text") && !kind.is_empty() {
        found.counts.passed_over += 1;
        return;
    }
    let in_meta = |name: &str| meta.and_then(|meta| meta.child(name));
    let in_content = |name: &str| content.and_then(|content| content.child(name));
    let embargoed = in_content("embargoed").or(in_meta("embargoed")).is_some().then_some(Status::Embargoed);
    let status = in_meta("pubstatus").and_then(|status| status.attribute("qcode")).and_then(labels::status);
    let names: Vec<String> =
        content.into_iter().flat_map(Element::children).filter(|by| by.name() == "creator").filter_map(name).collect();
    let input = ArticleInput {
        id: item.attribute("guid").map(str::to_owned),
        title: in_content("headline")
            .and_then(Element::line)
            .or_else(|| in_meta("title").and_then(Element::line))
            .or(body.title),
        standfirst: in_content("description").and_then(Element::line).or(body.standfirst),
        byline: in_content("by")
            .and_then(Element::line)
            .or(Some(names.join(", ")).filter(|names| !names.is_empty()))
            .or(body.byline),
        source: in_content("infosource").and_then(name).or_else(|| in_meta("provider").and_then(name)).or(body.source),
        published: in_meta("firstcreated")
            .and(in_meta("versioncreated"))
            .or(in_meta("versioncreated"))
            .or(in_content("contentcreated"))
            .and_then(Element::line)
            .or(body.published),
        language: in_content("language")
            .and_then(|language| language.attribute("tag"))
            .or(item.attribute("lang"))
            .map(str::to_owned),
        version: item.attribute("version").map(str::to_owned).or(body.version),
        status: status.or(embargoed).or(body.status),
        text: body.text,
        html: body.html,
        url: in_meta("link").and_then(|link| link.attribute("href")).map(str::to_owned),
        ..ArticleInput::default()
    };
    found.item(input, Some(around.number));
}

/// The name of a party: its own, or its code without the scheme.
fn name(party: Element<'_>) -> Option<String> {
    let code =
        || party.attribute("literal").or_else(|| party.attribute("qcode")?.rsplit(':').next()).map(str::to_owned);
    party.child("name").and_then(Element::line).or_else(code)
}

/// The body of a content set: XHTML or NITF in it, else its plain data.
fn body(set: Element<'_>) -> ArticleInput {
    if let Some(document) = set.find("nitf") {
        return nitf::read(document);
    }
    if let Some(inline) = set.find("inlinexml") {
        let page = inline.find("body").unwrap_or(inline);
        let title = inline.find("title").and_then(Element::line);
        return ArticleInput {
            html: Some(page.html()).filter(|html| !html.trim().is_empty()),
            title,
            ..ArticleInput::default()
        };
    }
    let text = set.find("inlinedata").map(Element::text).filter(|text| !text.trim().is_empty());
    ArticleInput { text, ..ArticleInput::default() }
}
