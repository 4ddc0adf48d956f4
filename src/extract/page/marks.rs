//! What an element says of itself: its name, role, class names and ids, and whether it is shown at all.
//!
//! Names are compared with the rows of `lexicon/page.txt`. This is evidence, not a verdict: the judge does not follow a
//! name that would cut most of the page's prose.

use super::tags::{Name, Tag};
use super::tree::Tree;
use crate::article::CutReason;
use crate::lexicon::{Part, PartNames};
use std::collections::HashMap;

/// What one element says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Mark {
    /// Its text is not the article's, and why.
    pub(super) cut: Option<CutReason>,
    /// The row of the name that says so, from 1.
    pub(super) row: u16,
    /// It holds the body.
    pub(super) body: bool,
    /// It is the article as a whole (`article`, `main`).
    pub(super) article: bool,
    /// It is a part of the head, or a caption.
    pub(super) part: Option<Part>,
    /// It is not shown.
    pub(super) hidden: bool,
    /// It lies over the page until somebody answers it.
    pub(super) dialog: bool,
}

/// The marks of every element of a page.
pub(super) fn marks(tree: &Tree, names: &PartNames) -> Vec<Mark> {
    // The same class names stand on many elements of a page.
    let mut seen: HashMap<&str, Mark> = HashMap::new();
    let mut name = String::new();
    (0..tree.nodes.len())
        .map(|node| {
            let tag = tree.nodes[node].tag;
            let mut mark = by_tag(tag);
            if tag == Tag::Text || matches!(tag, Tag::Html | Tag::Body | Tag::Head) {
                return mark;
            }
            for (attribute, value) in tree.attributes_of(node) {
                match attribute {
                    // Pages that are streamed bring parts in hidden elements "S:0", "S:1", which a script moves.
                    Name::Hidden => {
                        mark.hidden |= value != "until-found"
                            && !tree.attribute(node, Name::Id).is_some_and(|id| id.starts_with("S:"));
                    }
                    Name::AriaHidden => mark.hidden |= value == "true" && tag.is_block(),
                    Name::Style => mark.hidden |= is_hiding(value),
                    Name::Role => {
                        mark.merge(by_role(value));
                        mark.hidden |= value == "tooltip";
                    }
                    Name::Itemprop => mark.merge(by_itemprop(value)),
                    // The id of a heading is made of its own words.
                    Name::Id if tag.heading().is_some() => {}
                    Name::Class | Name::Id | Name::DataTestid => {
                        let said = *seen.entry(value).or_insert_with(|| by_names(value, names, &mut name));
                        mark.merge(said);
                    }
                    _ => {}
                }
            }
            mark
        })
        .collect()
}

impl Mark {
    fn merge(&mut self, other: Self) {
        if self.cut.is_none() {
            (self.cut, self.row) = (other.cut, other.row);
        }
        self.body |= other.body;
        self.article |= other.article;
        self.part = self.part.or(other.part);
        self.hidden |= other.hidden;
        self.dialog |= other.dialog;
    }

    fn cut(reason: CutReason) -> Self {
        Self { cut: Some(reason), ..Self::default() }
    }
}

fn by_tag(tag: Tag) -> Mark {
    let reason = match tag {
        Tag::Nav | Tag::Menu | Tag::Form | Tag::Button | Tag::Fieldset | Tag::Label | Tag::Video | Tag::Audio => {
            CutReason::Navigation
        }
        Tag::Dialog => return Mark { dialog: true, ..Mark::cut(CutReason::Navigation) },
        Tag::Input | Tag::Footer => CutReason::Navigation,
        Tag::Aside => CutReason::RelatedLink,
        Tag::Figcaption => CutReason::Caption,
        Tag::Article | Tag::Main => return Mark { article: true, ..Mark::default() },
        Tag::Figure => return Mark { part: Some(Part::Caption), ..Mark::default() },
        _ => return Mark::default(),
    };
    Mark::cut(reason)
}

fn by_role(role: &str) -> Mark {
    match role {
        "navigation" | "banner" | "contentinfo" | "search" | "menu" | "menubar" | "toolbar" | "button" => {
            Mark::cut(CutReason::Navigation)
        }
        "dialog" | "alertdialog" => Mark { dialog: true, ..Mark::cut(CutReason::Navigation) },
        "complementary" => Mark::cut(CutReason::RelatedLink),
        "article" | "main" => Mark { article: true, ..Mark::default() },
        _ => Mark::default(),
    }
}

fn by_itemprop(property: &str) -> Mark {
    let part = match property {
        "articleBody" => return Mark { body: true, ..Mark::default() },
        "headline" | "alternativeHeadline" => Part::Title,
        "author" | "creator" => Part::Byline,
        "datePublished" | "dateModified" | "dateCreated" => Part::Date,
        "caption" => return Mark::cut(CutReason::Caption),
        "comment" | "reviews" => return Mark::cut(CutReason::Comment),
        "publisher" | "copyrightHolder" | "image" | "logo" => return Mark::cut(CutReason::Metadata),
        _ => return Mark::default(),
    };
    Mark { part: Some(part), ..Mark::default() }
}

/// Names that say what an article is about, or that say what the page can do, not what this element is.
const ABOUT: &[&str] =
    &["tag-", "category-", "cat-", "has-", "no-", "with-", "post-tag-", "term-", "is-", "js-", "hide-", "show-"];

/// Names of what is not shown.
const HIDDEN: &[&str] = &[
    "hidden",
    "hide",
    "d-none",
    "visually-hidden",
    "sr-only",
    "screen-reader-text",
    "visuallyhidden",
    "is-hidden",
    "u-hidden",
    "w-condition-invisible",
];
fn by_names(value: &str, names: &PartNames, name: &mut String) -> Mark {
    let mut mark = Mark::default();
    // "hidden md:block", "d-none d-lg-flex": hidden on narrow screens alone.
    let responsive = value.split_ascii_whitespace().any(|class| {
        class.contains(':') || class.starts_with("d-") && class != "d-none" && !class.starts_with("d-print")
    });
    for class in value.split_ascii_whitespace().take(16) {
        hyphened(class, name);
        mark.hidden |= !responsive && HIDDEN.contains(&name.as_str());
        let about = ABOUT.iter().any(|start| name.starts_with(start));
        for (part, row) in names.find(name) {
            match part {
                Part::Body => mark.body = true,
                Part::Hidden => mark.hidden = true,
                _ if about => {}
                Part::Cut(reason) if mark.cut.is_none() => (mark.cut, mark.row) = (Some(reason), row),
                Part::Cut(_) => {}
                part => mark.part = mark.part.or(Some(part)),
            }
        }
    }
    mark
}

/// A class name in lower case with hyphens between its words.
fn hyphened(class: &str, out: &mut String) {
    out.clear();
    let mut before = '-';
    for c in class.chars().take(80) {
        if !c.is_alphanumeric() {
            if !out.is_empty() && !out.ends_with('-') {
                out.push('-');
            }
        } else {
            if c.is_uppercase() && before.is_lowercase() && !out.ends_with('-') {
                out.push('-');
            }
            out.extend(c.to_lowercase());
        }
        before = c;
    }
    while out.ends_with('-') {
        out.pop();
    }
}

fn is_hiding(style: &str) -> bool {
    let mut plain = style.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_lowercase());
    let mut text = String::new();
    text.extend(plain.by_ref().take(400));
    text.contains("display:none") || text.contains("visibility:hidden")
}
