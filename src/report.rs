//! The results, in the user's words. Nothing else leaves the crate but these and [`crate::article`]'s types.
//!
//! A [`Report`] is a value: the same set of articles, settings and corrections gives the same bytes, whatever the order in
//! which they came. Every conclusion names the articles and offsets it stands on.

use crate::article::{Article, Notice};
use crate::settings::Settings;
use serde::{Deserialize, Serialize};

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

/// Two articles that share wording. `a` < `b`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Relation {
    /// Id of the first article.
    pub a: String,
    /// Id of the second article.
    pub b: String,
    /// The strongest that fits.
    pub kind: RelationKind,
    /// They are versions of one item: the later is no copy of the earlier.
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    pub versions: bool,
    /// Of two versions, the later one: by number, then by time, then by its label.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub later: Option<Side>,
    /// Share of the shorter text's words that lie in shared runs of 4 words or more, 0 to 1.
    pub score: f64,
    /// Share of `a`'s word 5-grams found in `b`, 0 to 1.
    pub a_in_b: f64,
    /// Share of `b`'s word 5-grams found in `a`, 0 to 1.
    pub b_in_a: f64,
    /// Words of the shorter text that lie in shared runs.
    pub words: u32,
    /// Words of the longest shared stretch.
    pub longest: u32,
    /// Everything that they share lies inside quotation marks.
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    pub quotes_only: bool,
    /// Which of the two bears the earlier time; absent where their times do not tell.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub earlier: Option<Side>,
    /// Whom they credit.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub credits: Vec<Credit>,
    /// The shared stretches, in the order of `a`: all of them for copies, excerpts and versions, else those that are as long
    /// as the settings ask, or all where none is.
    pub passages: Vec<Passage>,
}

/// One of the two articles of a relation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Side {
    /// The first.
    A,
    /// The second.
    B,
}

/// An article that names an agency or another outlet as where it has its text from: in its dateline, byline, credits or
/// as its outlet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Credit {
    /// The article.
    pub article: String,
    /// Whom it names.
    pub to: String,
}

/// How two texts share wording, the strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum RelationKind {
    /// The same words.
    Identical,
    /// Almost the same words.
    Near,
    /// Most of one text stands in the other.
    Contains,
    /// A large part of the wording is shared.
    Rewrite,
    /// Single passages, or only quotes, are shared.
    Passage,
}

/// A stretch that stands in both texts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Passage {
    /// Start and end in `a`'s text (UTF-16 code units).
    pub a: [u32; 2],
    /// Start and end in `b`'s text (UTF-16 code units).
    pub b: [u32; 2],
    /// Words that both sides share in it.
    pub words: u32,
    /// Lies inside quotation marks on both sides: shared quotes do not show copying.
    pub quoted: bool,
    /// Where the two sides differ inside it, word by word; outside of these they read the same.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub edits: Vec<Edit>,
}

/// Words of a passage that only one side has, or that differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Edit {
    /// Start and end in `a`'s text (UTF-16 code units); the same where `a` has nothing here.
    pub a: [u32; 2],
    /// Start and end in `b`'s text; the same where `b` has nothing here.
    pub b: [u32; 2],
}

/// Texts that are copies or earlier versions of one, folded under a lead. None of its members is a witness of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Group {
    /// Named after the lead.
    pub id: String,
    /// The article that stands for the group.
    pub lead: String,
    /// All members, the lead first, then by id.
    pub articles: Vec<String>,
    /// Why this one leads.
    pub reason: LeadReason,
    /// Where the text comes from, as far as times and credits tell.
    pub origin: Origin,
}

/// What is known of where the text of a group comes from. Length proves nothing and is not looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Origin {
    /// The article that bears the earliest time, where the times tell.
    pub earliest: Option<String>,
    /// What the times tell.
    pub times: Times,
    /// Whom the articles credit, by article.
    pub credits: Vec<Credit>,
}

/// What the times of a group's articles tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Times {
    /// One is before all others.
    Clear,
    /// One is before all others that bear a time; some bear none.
    SomeMissing,
    /// The earliest cannot be told apart: they name the same day, or one names no zone or hour.
    Same,
    /// Fewer than two bear a time.
    Missing,
}

/// Why an article leads its group or story.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum LeadReason {
    /// It is the latest version of the item.
    LatestVersion,
    /// It holds the others' text.
    Fullest,
    /// It bears the earliest date.
    Earliest,
    /// Nothing sets it apart; the first by id was taken.
    FirstById,
    /// It was chosen by hand.
    ByHand,
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

/// Which relations are wanted, and in what order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct RelationQuery {
    /// Relations to pass over.
    pub from: u32,
    /// Relations to give at most.
    pub count: u32,
    /// What they are sorted by; what is equal stays in the order of `a`, then `b`.
    pub sort: RelationSort,
    /// In the opposite order.
    pub reversed: bool,
    /// Of these kinds only; of all where the list is empty.
    pub kinds: Vec<RelationKind>,
    /// Among these articles only; among all where the list is empty.
    pub among: Vec<String>,
    /// Only those that need no stories to be found, without waiting for them: all but scattered wording.
    pub without_stories: bool,
}

impl Default for RelationQuery {
    fn default() -> Self {
        Self {
            from: 0,
            count: 100,
            sort: RelationSort::Kind,
            reversed: false,
            kinds: Vec::new(),
            among: Vec::new(),
            without_stories: false,
        }
    }
}

/// What relations are sorted by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum RelationSort {
    /// The strongest kind first, then the largest score.
    #[default]
    Kind,
    /// The largest score first.
    Score,
    /// The longest shared stretch first.
    Longest,
    /// Most shared words first.
    Words,
    /// By the first article's id.
    A,
    /// By the second article's id.
    B,
}

/// A page of relations.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct RelationPage {
    /// Relations that were asked for, of which these are a part.
    pub total: u32,
    /// Relations of each kind among the articles asked for, whatever kinds were; the strongest kind first.
    pub kinds: [u32; 5],
    /// Without passages.
    pub relations: Vec<Relation>,
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
