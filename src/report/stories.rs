//! Stories: what they are called, what holds them together, what came near.

use serde::{Deserialize, Serialize};

/// Articles that tell of one event.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Story {
    /// Names the story. It stays with the story as articles come and go: the story that holds most of an id's articles
    /// has it.
    pub id: String,
    /// Ids of earlier stories that are part of this one now.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub aliases: Vec<String>,
    /// The story that most of its articles were part of before, where that one went on without them.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub split_from: Option<String>,
    /// A headline for it, taken from one of its articles or given by hand.
    pub label: String,
    /// The label was given by hand.
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    pub renamed: bool,
    /// It was pinned by hand.
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    pub pinned: bool,
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
    /// For each text but the lead, what ties it to the story; copies have their relation instead. An outline leaves it out.
    pub why: Vec<Tie>,
    /// Its accounts compared, where that was asked for.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub comparison: Option<Box<super::Comparison>>,
    /// The stories that came nearest without being joined, nearest first. Only a full report has it.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub near_misses: Vec<NearMiss>,
}

/// What ties an article to another one, and what parts them.
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
    /// A person put the two together; they need not be alike.
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    pub by_hand: bool,
    /// The two are in different languages: names, numbers and days alone tie them.
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    pub across_languages: bool,
    /// Names in both, strongest first.
    pub names: Vec<String>,
    /// Numbers in both.
    pub numbers: Vec<String>,
    /// Other words in both, strongest first.
    pub words: Vec<String>,
    /// Names that only the explained article has, of those that weigh most there.
    pub other_names: Vec<String>,
    /// Names that only the other article has.
    pub their_names: Vec<String>,
    /// Days between their published times, where both are known.
    pub days_apart: Option<u32>,
    /// The places of their datelines, where both have one and they differ.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub places: Option<(String, String)>,
}

/// A story that came near and was not joined.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct NearMiss {
    /// The other story.
    pub story: String,
    /// Mean likeness of the texts of the one with those of the other, 0 to 1.
    pub likeness: f64,
    /// The two texts that are most alike, the first of this story.
    pub tie: Tie,
    /// What speaks against it, strongest first.
    pub against: Vec<Against>,
}

/// What speaks against two articles telling of one event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Against {
    /// A person keeps them apart.
    ByHand,
    /// Their datelines name different places.
    Places,
    /// They were published days apart.
    Days,
    /// Both name people, places or bodies, hardly any of them the same.
    Names,
    /// Both have numbers, none of them the same.
    Numbers,
    /// They share few words that are rare.
    Words,
    /// They are alike, but the other texts of the two stories are not.
    Others,
}

/// Where a new article belongs, as far as can be told at once.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Placement {
    /// The article.
    pub article: String,
    /// The story that it belongs to; absent where it is like none.
    pub story: Option<String>,
    /// Mean likeness with that story's texts, or with those of the nearest, 0 to 1.
    pub likeness: f64,
}

/// What came or changed since a person last looked.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct News {
    /// Ids of articles that were not there or had another text.
    pub articles: Vec<String>,
    /// Stories that changed, in the report's order.
    pub stories: Vec<Change>,
}

/// How a story changed since a person last looked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Change {
    /// The story.
    pub story: String,
    /// What became of it.
    pub kind: ChangeKind,
    /// Its articles that were not part of it.
    pub came: Vec<String>,
    /// Articles that were part of it and are elsewhere now, or gone.
    pub went: Vec<String>,
}

/// What became of a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum ChangeKind {
    /// There was no such story.
    New,
    /// Articles came, went, or have another text.
    Changed,
    /// Stories that were apart are one now.
    Merged,
    /// It was one with another story.
    Split,
}
