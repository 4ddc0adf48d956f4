//! The accounts of one story beside each other: what [`Corpus::compare`](crate::Corpus::compare) gives.
//!
//! Every finding stands on [`Evidence`]: the words in an article, and the sentence around them. Findings have ids that
//! follow from what they are about, so a finding that was dismissed stays so when articles come or go. Counts are of
//! independent texts: a copy is never a second witness.

use crate::article::QuoteKind;
use serde::{Deserialize, Serialize};

/// The accounts of one story, compared.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Comparison {
    /// The story.
    pub story: String,
    /// Its articles by id, and how each takes part; all lists of articles and of evidence are in this order.
    pub accounts: Vec<Account>,
    /// Ids of the findings to show first, at most five, the strongest first.
    pub findings: Vec<String>,
    /// What is said, in quotes and in reported speech, with the same words of other articles beside it: those of most texts first.
    pub statements: Vec<Statement>,
    /// Where the accounts differ, the strongest first.
    pub disagreements: Vec<Disagreement>,
    /// Facts that two or more texts state in different words, those of most texts first.
    pub agreements: Vec<Agreement>,
    /// What stands in one text and in none of the others, by article.
    pub only_here: Vec<OnlyHere>,
    /// Where the accounts have it from.
    pub sources: Vec<Source>,
    /// People, bodies and places, those of most texts first.
    pub names: Vec<NameFound>,
    /// What the accounts date, and when they were published, in order of time.
    pub timeline: Vec<Moment>,
    /// Where the articles that are marked as ours stand beside the others; absent where none is marked.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub ours: Option<Ours>,
    /// Quotes held against the articles that are marked as documents.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub checks: Vec<Check>,
    /// The year that dates without one were taken to be in, and how that is known; absent where it is not.
    pub year: Option<YearFound>,
}

/// How an article takes part in the comparison.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Account {
    /// The article.
    pub article: String,
    /// The text that it is a copy, an excerpt or an earlier version of: it is no witness of its own.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub copy_of: Option<String>,
    /// What it was marked as by hand.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub role: Option<Role>,
    /// Only its beginning is there: nothing is concluded from what it lacks.
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    pub truncated: bool,
    /// How much of its language is known.
    pub depth: Depth,
    /// It reads as translated: differences of wording in its quotes may be the translator's.
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    pub translated: bool,
}

/// What an article was marked as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Role {
    /// The newsroom's own.
    Ours,
    /// A release, a transcript, a ruling: quotes are checked against it, and it is no account.
    Document,
}

/// How much of a text's language is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Depth {
    /// Everything is compared.
    Full,
    /// Quotes, names, dates and numbers are compared; claims, denials and reported speech are not.
    Basic,
    /// Only quotation marks, names and numbers in figures are seen.
    Marks,
}

/// Words of an article on which a finding stands.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Evidence {
    /// The article.
    pub article: String,
    /// Where the words begin in its text (UTF-16 code units).
    pub start: u32,
    /// Where they end.
    pub end: u32,
    /// The words as printed.
    pub raw: String,
    /// The sentence around them.
    pub sentence: String,
    /// Where the sentence begins.
    pub sentence_start: u32,
    /// Who is given as saying so, where the words are somebody's.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub speaker: Option<String>,
    /// The agency or outlet that it came through.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub carrier: Option<String>,
}

/// What somebody said, as one or more articles have it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Statement {
    /// Names the finding.
    pub id: String,
    /// Who said it; `null` where no article says.
    pub speaker: Option<String>,
    /// As the articles have it: the fullest wording first, then by article.
    pub versions: Vec<Version>,
    /// Independent texts that have it.
    pub texts: u32,
    /// The agency or outlet that all texts have it from, where there is only one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub via: Option<String>,
    /// It was dismissed by hand.
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    pub dismissed: bool,
}

/// One article's version of a statement.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Version {
    /// Its words.
    pub evidence: Evidence,
    /// Stretches of it that are in quotation marks: start and end in the article's text (UTF-16 code units).
    pub quoted: Vec<[u32; 2]>,
    /// How much of a statement the quote is; absent where it is reported without marks.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub kind: Option<QuoteKind>,
    /// The words that name the speaker here.
    pub mention: Option<String>,
    /// The verb or phrase that attributes it.
    pub cue: Option<String>,
    /// How sure the speaker is, 0 to 1.
    pub confidence: f64,
    /// How it differs from the first version.
    pub how: Variation,
    /// Where it differs, word by word: `a` in the first version's article, `b` in this one (UTF-16 code units).
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub edits: Vec<super::Edit>,
}

/// How a version of a statement differs from the fullest one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Variation {
    /// It is the fullest one.
    Base,
    /// The same words.
    Identical,
    /// Shorter, and an ellipsis, a break of the quote or its being a fragment shows it.
    Trimmed,
    /// Shorter, and nothing shows it.
    SilentlyTrimmed,
    /// The same words in another order.
    Reordered,
    /// Other words.
    Reworded,
    /// Other words, where one of the two reads as translated.
    Translated,
}

/// Where accounts differ.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Disagreement {
    /// Names the finding.
    pub id: String,
    /// How they differ.
    pub kind: DisagreementKind,
    /// What it is about.
    pub about: About,
    /// The values with the texts on each side; the one of most texts first.
    pub sides: Vec<Camp>,
    /// What may explain it.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub notes: Vec<Remark>,
    /// How much it matters, for the order; larger is stronger.
    pub strength: u32,
    /// It was dismissed by hand.
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    pub dismissed: bool,
    /// It was added by hand.
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    pub by_hand: bool,
}

/// How accounts differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum DisagreementKind {
    /// Both cannot be exact.
    Conflict,
    /// One voice says it, another denies it.
    Contested,
    /// A later text has another value of something that changes with time.
    LaterUpdate,
    /// The same statement is given to different speakers.
    Attribution,
    /// One states plainly what another qualifies ("about", "allegedly", "up to").
    Hedge,
    /// The same value in words that can be taken otherwise.
    Wording,
    /// One is more precise; they can both hold.
    Compatible,
}

impl DisagreementKind {
    /// Whether it is one of the findings that are shown first.
    pub(crate) fn is_shown_first(self) -> bool {
        matches!(self, Self::Conflict | Self::Contested | Self::Attribution)
    }
}

/// What a finding is about, for a label such as "length of Li's visit".
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct About {
    /// What kind of value; absent for claims and what was added by hand.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub quantity: Option<QuantityKind>,
    /// The noun that is counted or dated, as printed ("visit", "people killed"); for a claim, its words; for one added by hand, what was
    /// written.
    pub head: String,
    /// Whose it is, as a name of the story ("Li Shangfu").
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub of: Option<String>,
}

/// Kinds of values that texts can agree or differ on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum QuantityKind {
    /// A number of things or people.
    Count,
    /// An amount of money.
    Money,
    /// A share.
    Percent,
    /// A person's age.
    Age,
    /// A length of time.
    Duration,
    /// A day, month or year.
    Date,
    /// A time of day.
    Time,
    /// A length, weight, speed, temperature or another measure with a unit.
    Measure,
    /// A magnitude on a scale.
    Magnitude,
    /// The result of a match or a vote ("3-1").
    Score,
    /// A place in an order ("third").
    Rank,
}

/// One value, and the texts that give it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Camp {
    /// The value: a number, an ISO 8601 day or interval, or for a claim one of `asserts`, `denies`, `intends`, `refuses`.
    pub value: String,
    /// The unit of a number (`day`, `person`, `GBP`, `percent`).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub unit: Option<String>,
    /// Articles that have it.
    pub articles: Vec<String>,
    /// Independent texts among them.
    pub texts: u32,
    /// The agency or outlet that all of them have it from, where there is only one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub via: Option<String>,
    /// The words, by article.
    pub evidence: Vec<Evidence>,
}

/// What may explain a difference, or should be known of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Remark {
    /// Counting the first and the last day gives one more.
    InclusiveCount,
    /// Not all texts give it as exact.
    Hedged,
    /// The texts with the later value were published later.
    PublishedLater,
    /// One text may be translated.
    Translation,
    /// The values are converted from other words (a first and a last day).
    Converted,
    /// One article has more than one of the values.
    WithinOne,
}

/// A fact that two or more texts state.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Agreement {
    /// Names the finding.
    pub id: String,
    /// What it is about.
    pub about: About,
    /// The value and the texts.
    pub camp: Camp,
}

/// What stands in one text and in none of the others.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct OnlyHere {
    /// Names the finding.
    pub id: String,
    /// What kind of thing.
    pub kind: OnlyKind,
    /// The words.
    pub evidence: Evidence,
    /// Copies of the text that have it, too.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub copies: Vec<String>,
    /// How much it matters, for the order; larger is stronger.
    pub strength: u32,
    /// It was dismissed by hand.
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    pub dismissed: bool,
}

/// Kinds of things that one text alone has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum OnlyKind {
    /// A sentence of which the others say nothing.
    Fact,
    /// A person, body or place.
    Name,
    /// A number or a date.
    Number,
    /// Something that somebody said.
    Quote,
}

/// Where accounts have something from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Source {
    /// Its name, or for one without a name the words for it.
    pub name: String,
    /// What it is.
    pub kind: SourceKind,
    /// Articles that name it.
    pub articles: Vec<String>,
    /// Independent texts among them.
    pub texts: u32,
    /// Where they do; empty for one that is credited at the edge of an article.
    pub evidence: Vec<Evidence>,
}

/// Kinds of sources.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum SourceKind {
    /// A news agency.
    Agency,
    /// Another outlet.
    Outlet,
    /// A document: a statement, a report, a filing.
    Document,
    /// A person who is quoted.
    Person,
    /// A body that is quoted.
    Body,
    /// Somebody without a name.
    Anonymous,
}

/// A person, body or place in the accounts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct NameFound {
    /// The fullest form.
    pub name: String,
    /// What it is, as far as can be told.
    pub kind: NameKind,
    /// Other forms, the most frequent first.
    pub variants: Vec<String>,
    /// What is said of it before or behind the name ("Chinese defence minister"), the most frequent first.
    pub roles: Vec<String>,
    /// Articles that name it.
    pub articles: Vec<String>,
    /// Independent texts among them.
    pub texts: u32,
    /// How often it is named.
    pub mentions: u32,
    /// Its first mention in each article.
    pub evidence: Vec<Evidence>,
}

/// What a name is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum NameKind {
    /// A person.
    Person,
    /// A company, an authority, a party, an outlet.
    Body,
    /// A place.
    Place,
    /// Not told.
    Other,
}

/// Something that happened, will happen or was published at a time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Moment {
    /// The first day (ISO 8601, as precise as it is known: `2031`, `2031-04`, `2031-04-16`).
    pub from: String,
    /// The last day; absent where it is the first.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub to: Option<String>,
    /// What kind of moment.
    pub kind: MomentKind,
    /// Articles that date it; the published one for a publication.
    pub articles: Vec<String>,
    /// Where they do; empty for a publication.
    pub evidence: Vec<Evidence>,
}

/// Kinds of moments.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum MomentKind {
    /// An article was published.
    Published,
    /// What the texts date.
    Told,
    /// What the texts expect.
    Expected,
}

/// Where our articles stand beside the others.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Ours {
    /// What others have and ours lack, that of most texts first.
    pub lacks: Vec<Lack>,
    /// Ids of what only ours have.
    pub only: Vec<String>,
    /// Ids of disagreements in which ours differ from others.
    pub differs: Vec<String>,
}

/// What other articles have and ours lack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Lack {
    /// What kind of thing.
    pub kind: OnlyKind,
    /// Independent texts that have it.
    pub texts: u32,
    /// The words in each, by article.
    pub evidence: Vec<Evidence>,
}

/// A quote held against a document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Check {
    /// The quote.
    pub quote: Evidence,
    /// The document's words; absent where it has none like them.
    pub document: Option<Evidence>,
    /// How the quote differs from the document's words; absent where it has none like them.
    pub how: Option<Variation>,
    /// Where it differs: `a` in the document, `b` in the quote's article (UTF-16 code units).
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub edits: Vec<super::Edit>,
}

/// The year of dates that state none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct YearFound {
    /// The year.
    pub year: i32,
    /// How it is known.
    pub by: YearBy,
    /// The words that tell, where they are in a text.
    pub evidence: Vec<Evidence>,
}

/// How a year is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum YearBy {
    /// The articles' times of publication.
    Published,
    /// A weekday beside a day of the month, and years that the texts name.
    Weekday,
    /// Years that the texts name.
    Stated,
}
