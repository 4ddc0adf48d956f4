//! What a report was made of and with: enough to make the same bytes again.

use crate::report::Overrule;
use crate::settings::Settings;
use serde::{Deserialize, Serialize};

/// Everything that decides what a report says, and what came of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Manifest {
    /// Version of samestory.
    pub samestory: String,
    /// SHA-256 of the rows that it looks up: phrases, agencies, word frequencies.
    pub lexicon: String,
    /// SHA-256 of the WebAssembly module; absent where the program made the report.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub module: Option<String>,
    /// The numbers that decided.
    pub settings: Settings,
    /// Corrections made by hand, in the order they were made.
    pub overrules: Vec<Overrule>,
    /// Stories that had been given ids, which decide how stories are called.
    pub stories: Vec<StoryIds>,
    /// What was added, in that order.
    pub inputs: Vec<InputRecord>,
    /// What went in and what came out.
    pub counts: Counts,
    /// SHA-256 of the full report as `samestory report` prints it.
    pub report: String,
}

/// An input of a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct InputRecord {
    /// Its path inside of what was added; empty for what was pasted.
    pub name: String,
    /// Its size.
    pub bytes: u64,
    /// SHA-256 of its bytes.
    pub sha256: String,
}

/// A story that was given an id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct StoryIds {
    /// The id.
    pub id: String,
    /// The articles that it had.
    pub articles: Vec<String>,
    /// Whether there is a story of that id.
    pub live: bool,
    /// The story that it was split from.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub split_from: Option<String>,
}

/// What went into a report and what came out of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Counts {
    /// Files and pasted texts.
    pub inputs: u32,
    /// Articles found in them.
    pub articles: u32,
    /// Words of their texts.
    pub words: u64,
    /// Blocks that were cut out of texts.
    pub blocks_cut: u32,
    /// Articles that are not compared: embargoed, on hold, withdrawn.
    pub withheld: u32,
    /// Groups of copies.
    pub groups: u32,
    /// Articles folded under the lead of a group.
    pub copies: u32,
    /// Pairs that share wording.
    pub relations: u32,
    /// Stories.
    pub stories: u32,
    /// Notices on the pile and on articles.
    pub notices: u32,
}
