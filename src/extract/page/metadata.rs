//! What a page states about its article: JSON-LD (schema.org), Open Graph and other `meta` rows, microdata, `<time>`,
//! `rel=author`, and the names of elements around the headline.
//!
//! Statements are ranked by how seldom they are about something else: structured data of an article, then `meta` rows,
//! then what stands on the page. Values are cleaned (a headline without the outlet's name, a byline of names alone, a
//! time as printed), never guessed.

use super::byline::byline;
use super::headline::headline;
use super::linked;
use super::marks::Mark;
use super::published::{Asked, times};
use super::tags::{Name, Tag};
use super::tree::Tree;
use crate::lexicon::Lexicon;
use crate::order::Map;
use crate::text::{hash_word, plain_key};

/// What a page states.
#[derive(Debug, Default)]
pub(super) struct Stated {
    pub(super) title: Option<String>,
    /// Headlines as the page prints them in other places, as keys.
    pub(super) titles: Vec<String>,
    pub(super) standfirst: Option<String>,
    pub(super) byline: Option<String>,
    pub(super) published: Option<String>,
    pub(super) modified: Option<String>,
    pub(super) source: Option<String>,
    pub(super) language: Option<String>,
    pub(super) url: Option<String>,
    /// `articleBody` of the structured data.
    pub(super) body: Option<String>,
    /// It is a live blog.
    pub(super) live: bool,
    /// It is a page for a video or a recording.
    pub(super) film: bool,
    /// The article goes on on another page.
    pub(super) goes_on: bool,
    /// The page says that one has to pay to read on.
    pub(super) paywalled: bool,
    /// The element that prints the headline.
    pub(super) heading: Option<usize>,
}

/// What the readers of single values look at.
pub(super) struct Page<'a> {
    pub(super) tree: &'a Tree,
    pub(super) marks: &'a [Mark],
    pub(super) lexicon: &'a Lexicon,
    pub(super) address: Option<&'a str>,
}

impl Page<'_> {
    /// Whether a name stands near the headline.
    pub(super) fn prints(&self, name: &str, heading: Option<usize>) -> bool {
        let Some(heading) = heading else { return true };
        let name = plain_key(name);
        let range = heading.saturating_sub(200)..self.tree.nodes.len().min(heading + 400);
        range.into_iter().any(|at| plain_key(self.tree.text(at)).contains(&name))
    }
}

/// The contents of `meta` elements, by a hash of their name.
#[derive(Default)]
pub(super) struct MetaRows(Map<u64, Vec<String>>);

impl MetaRows {
    fn add(&mut self, name: &str, content: String) {
        self.0.or_insert_with(hash_word(name), Vec::new).push(content);
    }

    pub(super) fn get(&self, name: &str) -> Option<&Vec<String>> {
        self.0.get(&hash_word(name))
    }
}

/// Reads what a page states.
pub(super) fn read(tree: &Tree, marks: &[Mark], address: Option<&str>, lexicon: &Lexicon) -> Stated {
    let mut rows = MetaRows::default();
    let mut data = linked::Data::default();
    let mut page_title = None;
    let mut canonical = None;
    let mut next = None;
    let mut live = false;
    for (at, node) in tree.nodes.iter().enumerate() {
        match node.tag {
            Tag::Meta => {
                let content = tree.attribute(at, Name::Content).map(clean).filter(|content| !content.is_empty());
                let names = tree
                    .attributes_of(at)
                    .filter(|(name, _)| matches!(name, Name::Named | Name::Property | Name::Itemprop));
                if let Some(content) = content {
                    for (_, name) in names {
                        rows.add(&name.trim().to_ascii_lowercase(), content.clone());
                    }
                }
            }
            Tag::Title if page_title.is_none() => {
                let text = clean(&tree.inner_text(at));
                page_title = Some(text).filter(|text| !text.is_empty());
            }
            Tag::Link => match tree.attribute(at, Name::Rel) {
                Some("canonical") => canonical = tree.attribute(at, Name::Href).map(str::to_owned),
                Some("next") => next = tree.attribute(at, Name::Href),
                _ => {}
            },
            Tag::Article | Tag::Main | Tag::Div | Tag::Section | Tag::Body => {
                live |= tree.attribute(at, Name::Itemtype).is_some_and(|kind| kind.ends_with("/LiveBlogPosting"));
            }
            Tag::Script => {
                for text in tree.subtree(at).skip(1) {
                    data.read(tree.text(text));
                }
            }
            _ => {}
        }
    }
    let row = |names: &[&str]| names.iter().find_map(|name| rows.get(name)?.first().cloned());
    let source =
        data.publisher.clone().or_else(|| row(&["og:site_name", "application-name", "dc.publisher", "publisher"]));
    let source = row(&["og:site_name"]).or(source).map(|name| clean(&name)).filter(|name| name.chars().count() <= 80);
    let mut stated = Stated {
        source,
        language: [
            tree.attribute(0, Name::Lang).map(str::to_owned),
            tree.attribute(0, Name::XmlLang).map(str::to_owned),
            data.language.clone(),
            row(&["og:locale", "content-language", "language", "dc.language"]),
        ]
        .into_iter()
        .flatten()
        .find_map(|tag| language_tag(&tag)),
        url: canonical.or_else(|| row(&["og:url"])).filter(|url| url.starts_with("http")),
        standfirst: row(&["og:description", "description", "twitter:description"]).or_else(|| data.description.clone()),
        body: data.body.take(),
        live: live || data.is_of(&["LiveBlogPosting"]),
        film: row(&["og:type"]).is_some_and(|kind| kind.starts_with("video"))
            || data.is_of(&["VideoObject", "PodcastEpisode", "AudioObject"]) && !data.is_article(),
        paywalled: data.paywalled || row(&["article:content_tier"]).is_some_and(|tier| tier != "free"),
        ..Stated::default()
    };
    let own = stated.url.as_deref().or(address);
    stated.goes_on = own.zip(next).is_some_and(|(own, next)| is_next_page(own, next));
    headline(
        tree,
        marks,
        &mut stated,
        data.headline.as_deref(),
        row(&["og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title"]),
        page_title,
    );
    let page = Page { tree, marks, lexicon, address };
    stated.byline = byline(&page, &rows, &data, &stated);
    let american = stated.language.as_deref().is_none_or(|tag| tag == "en" || tag == "en-US");
    (stated.published, stated.modified) = times(&Asked {
        tree,
        marks,
        lexicon,
        row: &row,
        data: &data,
        heading: stated.heading,
        address: stated.url.as_deref().or(address),
        american,
    });
    stated
}

/// "…/harbour-closed" and "…/harbour-closed/2", "…/harbour-closed?page=2".
fn is_next_page(own: &str, next: &str) -> bool {
    let Some(rest) = next.strip_prefix(own.trim_end_matches('/')) else { return false };
    let rest = rest.trim_matches('/').trim_start_matches(['?', '&']);
    let number = rest.trim_start_matches("page").trim_start_matches(['=', '/', '-']);
    !number.is_empty() && number.len() <= 2 && number.bytes().all(|b| b.is_ascii_digit())
}

pub(super) fn clean(text: &str) -> String {
    // Some houses escape twice.
    let text = if text.contains('&') { unescape(text) } else { text.to_owned() };
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn unescape(text: &str) -> String {
    [
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#039;", "'"),
        ("&apos;", "'"),
        ("&#8217;", "’"),
        ("&#8216;", "‘"),
        ("&#8220;", "“"),
        ("&#8221;", "”"),
        ("&#8211;", "–"),
        ("&#8212;", "—"),
        ("&#x27;", "'"),
        ("&rsquo;", "’"),
        ("&lsquo;", "‘"),
        ("&ldquo;", "“"),
        ("&rdquo;", "”"),
        ("&ndash;", "–"),
        ("&mdash;", "—"),
        ("&nbsp;", " "),
        ("&#160;", " "),
        ("&hellip;", "…"),
        ("&#8230;", "…"),
        ("&#038;", "&"),
        ("&#38;", "&"),
        ("&amp;", "&"),
    ]
    .iter()
    .fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}

fn language_tag(tag: &str) -> Option<String> {
    let mut parts = tag.trim().split(['-', '_', ',', ' ']);
    let language = parts.next()?.to_ascii_lowercase();
    if !(2..=3).contains(&language.len()) || !language.bytes().all(|b| b.is_ascii_alphabetic()) {
        return None;
    }
    let region = parts.next().filter(|part| part.len() == 2 && part.bytes().all(|b| b.is_ascii_alphabetic()));
    Some(match region {
        Some(region) => format!("{language}-{}", region.to_ascii_uppercase()),
        None => language,
    })
}
