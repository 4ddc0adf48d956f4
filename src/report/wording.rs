//! Shared wording: relations of pairs, groups of copies, and pages of relations.

use serde::{Deserialize, Serialize};

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
