//! The results, in the user's words. Nothing else leaves the crate but these and [`crate::article`]'s types.
//!
//! A [`Report`] is a value: the same set of articles, settings and corrections gives the same bytes, whatever the order in
//! which they came. Every conclusion names the articles and offsets it stands on.

mod wording;

use crate::article::{Article, Notice};
use crate::settings::Settings;
use serde::{Deserialize, Serialize};
pub use wording::*;

/// Version of the report's form; raised when a field changes its meaning or goes.
pub const REPORT_VERSION: &str = "1.0";

/// Everything found in a pile of articles.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// [`REPORT_VERSION`].
    pub version: String,
    /// The numbers that decided.
    pub settings: Settings,
    /// By id.
    pub articles: Vec<Article>,
    /// Pairs that share wording, by `a` then `b`.
    pub relations: Vec<Relation>,
    /// Copies folded under a lead.
    pub groups: Vec<Group>,
    /// Every article is in exactly one; largest first.
    pub stories: Vec<Story>,
    /// Corrections made by hand, in the order they were made.
    pub overrules: Vec<Overrule>,
    /// What concerns the pile or a file rather than one article.
    pub notices: Vec<Notice>,
}

/// Articles that tell of one event.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Story {
    /// Names the story within this report.
    pub id: String,
    /// A headline for it, taken from one of its articles.
    pub label: String,
    /// Ids of all members, copies included: the lead first, then by id.
    pub articles: Vec<String>,
    /// The most central article.
    pub lead: String,
    /// Texts that are not copies of another one here.
    pub texts: u32,
    /// Outlets named by its articles, sorted.
    pub outlets: Vec<String>,
    /// Words, names and numbers that tell it from the other stories, strongest first.
    pub keywords: Vec<String>,
    /// Earliest published time of its articles.
    pub from: Option<String>,
    /// Latest published time of its articles.
    pub to: Option<String>,
    /// Mean likeness of its texts, 0 to 1; 1 for a single text.
    pub cohesion: f64,
    /// For each text but the lead, what ties it to the story; copies have their relation instead.
    pub why: Vec<Tie>,
}

/// What ties an article to another of its story.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Tie {
    /// The article that is explained.
    pub article: String,
    /// The article of the story that it is most like.
    pub to: String,
    /// Likeness of the two, 0 to 1; they are joined at the settings' story threshold.
    pub likeness: f64,
    /// Names in both, strongest first.
    pub names: Vec<String>,
    /// Numbers in both.
    pub numbers: Vec<String>,
    /// Other words in both, strongest first.
    pub words: Vec<String>,
    /// Names that only the explained article has, of those that weigh most there.
    pub other_names: Vec<String>,
    /// Days between their published times, where both are known.
    pub days_apart: Option<u32>,
}

/// A correction made by hand. Corrections are kept in the report and survive saving and loading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Overrule {
    /// Says what the files do not: outlet, title, byline, time. An empty string clears the value; an absent field leaves it.
    Describe {
        /// The articles that it describes.
        articles: Vec<String>,
        /// The outlet.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        source: Option<String>,
        /// The headline.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        title: Option<String>,
        /// The authors' names.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        byline: Option<String>,
        /// When it was published (ISO 8601).
        #[serde(skip_serializing_if = "Option::is_none", default)]
        published: Option<String>,
    },
    /// Puts a block that was cut back into the text.
    Keep {
        /// The article.
        article: String,
        /// The block's place among the article's `blocks`, counted from 0.
        block: u32,
        /// The block's text. Where another text stands at that place, the nearest block with this one is meant.
        text: String,
    },
    /// Cuts a block out of the text.
    Cut {
        /// The article.
        article: String,
        /// The block's place among the article's `blocks`, counted from 0.
        block: u32,
        /// The block's text. Where another text stands at that place, the nearest block with this one is meant.
        text: String,
    },
    /// Makes an article lead its group, whatever the rules say.
    Lead {
        /// The article.
        article: String,
    },
}

/// What became of the inputs of one `add`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct AddResult {
    /// For each input, the ids of the articles found in it, in its order.
    pub added: Vec<Vec<String>>,
    /// Addresses of articles that are not in the inputs; the first 1,000 of each input.
    pub links: Vec<String>,
    /// What went wrong on the way.
    pub notices: Vec<Notice>,
}

/// How far the analysis is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Progress {
    /// What is being done.
    pub phase: Phase,
    /// Units done in this phase.
    pub done: u32,
    /// Units of this phase.
    pub total: u32,
}

/// The phases of the analysis, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Phase {
    /// Finding the article in each input.
    Extract,
    /// Looking for shared wording.
    Reuse,
    /// Likeness of the texts.
    Likeness,
    /// Joining articles to stories.
    Stories,
    /// Nothing is left to do.
    Done,
}

/// A table of a pile, for spreadsheets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Table {
    /// A row for each article.
    Articles,
    /// A row for each pair of articles that share wording.
    Relations,
}

/// How much of a report to give.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Detail {
    /// Everything.
    #[default]
    Full,
    /// Without texts, blocks, quotes and passages.
    Summary,
    /// A summary with only the relations of copies to their leads: what a page shows at first, however many there are.
    Outline,
}
