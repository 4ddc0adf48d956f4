//! The results, in the user's words. Nothing else leaves the crate but these and [`crate::article`]'s types.
//!
//! A [`Report`] is a value: the same set of articles, settings and corrections gives the same bytes, whatever the order in
//! which they came. Every conclusion names the articles and offsets it stands on.

mod comparison;
mod manifest;
mod stories;
mod wording;

use crate::article::{Article, Notice};
use crate::settings::Settings;
pub use comparison::*;
pub use manifest::*;
use serde::{Deserialize, Serialize};
pub use stories::*;
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

impl Report {
    /// The report without what depends on what was there before: which ids stories have kept. Two reports of the same
    /// articles, settings and corrections are equal in all else.
    pub fn without_history(mut self) -> Self {
        for story in &mut self.stories {
            story.id.clear();
            story.aliases.clear();
            story.split_from = None;
            story.near_misses.iter_mut().for_each(|near| near.story.clear());
        }
        self
    }
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
    /// Puts the stories of these articles together.
    Together {
        /// The articles; one of each story will do.
        articles: Vec<String>,
    },
    /// Keeps articles out of the story of others, whatever arrives.
    Apart {
        /// The articles that are kept out.
        articles: Vec<String>,
        /// The articles whose story they are kept out of.
        from: Vec<String>,
    },
    /// Takes articles out of their stories and puts them into another.
    Move {
        /// The articles.
        articles: Vec<String>,
        /// An article of the story that they come to.
        to: String,
    },
    /// Gives the story of an article a label.
    Rename {
        /// An article of the story; the label stays with the story that holds it.
        article: String,
        /// The label; an empty one takes the given one away.
        label: String,
    },
    /// Keeps articles together as one story, whatever arrives and however strict the settings are, and lists it first.
    Pin {
        /// The articles.
        articles: Vec<String>,
    },
    /// Marks articles as the newsroom's own or as documents, or takes the mark off.
    Mark {
        /// The articles.
        articles: Vec<String>,
        /// The mark; `null` takes it off.
        role: Option<Role>,
    },
    /// Says who a quote or a reported statement is by.
    Speaker {
        /// The article.
        article: String,
        /// Where the words begin in its text (UTF-16 code units).
        start: u32,
        /// The words. Where others stand at that place, the nearest place with these is meant.
        text: String,
        /// The speaker's name; an empty one says that it is nobody's words.
        name: String,
    },
    /// Dismisses a finding of a story's comparison.
    Dismiss {
        /// An article of the story.
        article: String,
        /// The finding's id.
        finding: String,
    },
    /// Adds a disagreement that a person found.
    Finding {
        /// How the accounts differ.
        how: DisagreementKind,
        /// What it is about.
        about: String,
        /// The words on each side.
        sides: Vec<Words>,
    },
}

/// Words of an article that a person marked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Words {
    /// The article.
    pub article: String,
    /// Where they begin in its text (UTF-16 code units).
    pub start: u32,
    /// The words. Where others stand at that place, the nearest place with these is meant.
    pub text: String,
}

/// What became of the inputs of one `add`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct AddResult {
    /// For each input, the ids of the articles found in it, in its order.
    pub added: Vec<Vec<String>>,
    /// Where single articles belong as far as can be told at once, in a pile that was worked through. The next steps make
    /// it exact.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub placed: Vec<Placement>,
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
    /// A row for each story.
    Stories,
    /// Pairs of texts for a person to judge who does not know what was found.
    Sample,
    /// What was found of the pairs of the sample.
    SampleKey,
    /// A row for each place that a finding of the comparisons stands on.
    Findings,
}

/// How much of a report to give.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Detail {
    /// Everything.
    #[default]
    Full,
    /// Without texts, blocks, quotes, passages, and the stories that came near.
    Summary,
    /// A summary with only the relations of copies to their leads and without the ties of stories: what a page shows at
    /// first, however many articles there are.
    Outline,
    /// The stories of an outline, without articles, relations and groups: all that another cut, or a correction of the
    /// stories, can change.
    Stories,
}

impl Detail {
    /// Whether stories are told without what ties and parts them.
    pub(crate) fn is_outline(self) -> bool {
        matches!(self, Self::Outline | Self::Stories)
    }
}
