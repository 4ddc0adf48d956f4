//! The articles: what comes in ([`ArticleInput`]), what is made of it ([`Article`]), and what went wrong ([`Notice`]).
//!
//! These are plain structs in a newsroom's words. They cross every border of the crate (program, module, JSON) as
//! they stand here, in camel case; offsets are UTF-16 code units into the article's `text`, as JavaScript counts them.

use serde::{Deserialize, Serialize};

/// One piece as the user has it: a text, or a file's bytes, with whatever is known of it.
///
/// Give `text` for an article that is already plain text, or `bytes` with `filename` for a file of any format that
/// [`ingest`](crate::ingest) reads; such a file may hold several articles.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct ArticleInput {
    /// The article's id; taken from `filename`, else from the content, where it is missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The article as plain text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The article as a web page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub html: Option<String>,
    /// A file's bytes, of any format that is read.
    #[serde(skip_serializing_if = "Option::is_none", with = "serde_bytes")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Vec<u8>>"))]
    pub bytes: Option<Vec<u8>>,
    /// The file's name or its path inside the dropped folder.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filename: Option<String>,
    /// The file's media type, where the source states one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub media_type: Option<String>,
    /// Where the article was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The headline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The summary under the headline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub standfirst: Option<String>,
    /// The authors' names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub byline: Option<String>,
    /// The outlet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// When it was published, as ISO 8601 as far as it is known (`2026`, `2026-02-07`, `2026-02-07T09:30:00Z`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// The language as a BCP 47 tag; detected where it is missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Its place in its file, counted from 1: a row below the header, a line of JSON, an item; set in reading a file of
    /// several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<u32>,
    /// Which version of a wire item it is, as the source states it ("3", "UPDATE 2", "CORRECTED").
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// What the sender says may not be done with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<Status>,
    /// How columns of a table are to be read, whatever their names; the others are read as always. For files of rows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub columns: Option<Vec<Column>>,
}

/// How a column of a table is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Column {
    /// Its name in the header.
    pub name: String,
    /// The field of [`ArticleInput`] that it is read as; `null` where it is not used.
    pub field: Option<String>,
    /// The beginnings of its first values, for a preview; not read in an input.
    #[serde(default)]
    pub sample: Vec<String>,
}

/// What the sender of a wire item says may not be done with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Status {
    /// Not to be published before a time.
    Embargoed,
    /// To be held back for now.
    Hold,
    /// Withdrawn: a kill, or a canceled item.
    Killed,
}

/// One article, with its body freed of page furniture and everything that was cut kept in `blocks`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Article {
    /// Unique among the articles of a report.
    pub id: String,
    /// The headline; `null` where none was found.
    pub title: Option<String>,
    /// The summary under the headline.
    pub standfirst: Option<String>,
    /// The authors' names, nothing else.
    pub byline: Option<String>,
    /// Place and date at the head of the body.
    pub dateline: Option<Dateline>,
    /// ISO 8601 as printed, never shifted to another zone.
    pub published: Option<String>,
    /// When it was last changed, as its page states it; absent where that is the time of publication.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub modified: Option<String>,
    /// The outlet.
    pub source: Option<String>,
    /// Where the article was published.
    pub url: Option<String>,
    /// BCP 47 tag; `null` where it could not be told.
    pub language: Option<String>,
    /// The file that it came in; a path where that lay in a folder, an archive or a mail. Absent where it came without one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub input_file: Option<String>,
    /// Its place in a file of several, counted from 1: a row below the header, a line of JSON, an item.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub input_row: Option<u32>,
    /// Which version of a wire item it is, as its source states it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub version: Option<String>,
    /// What its sender says may not be done with it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub status: Option<Status>,
    /// Agencies and people credited at the edges of the article.
    pub credits: Vec<String>,
    /// The body: paragraphs, subheads and list items joined by blank lines.
    pub text: String,
    /// Every block of the source in its order, the cut ones included.
    pub blocks: Vec<Block>,
    /// Words in `text`.
    pub words: u32,
    /// Stretches between quotation marks.
    pub quotes: Vec<Quote>,
    /// Only the beginning of the article is there; nothing is concluded from what it lacks.
    #[serde(default)]
    pub truncated: bool,
    /// What should be known about this article's reading.
    pub notices: Vec<Notice>,
}

/// Place and date at the head of the first paragraph, as printed there ("Beijing, April 17.").
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Dateline {
    /// The place as printed.
    pub place: String,
    /// The date as printed, where there is one.
    pub date: Option<String>,
}

/// A line or paragraph of the source and what it was taken for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Block {
    /// What it was taken for.
    pub kind: BlockKind,
    /// Its text as printed.
    pub text: String,
    /// Offset into the article's `text` (UTF-16 code units); absent where the block is not part of it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub start: Option<u32>,
    /// Why it is not part of the text.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub reason: Option<CutReason>,
    /// Who decided that it is part of the text or not, where it was not the reading of its own page.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub by: Option<Decider>,
}

/// Who decided on a block after the reading of its own page; the last word is a person's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Decider {
    /// The other articles: the line recurs.
    Pile,
    /// A correction.
    Hand,
}

/// What a block is. The text consists of paragraphs, subheads and list items.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum BlockKind {
    /// The headline.
    Title,
    /// The summary under the headline.
    Standfirst,
    /// A paragraph of the body.
    Paragraph,
    /// A heading inside the body.
    Subhead,
    /// An item of a list inside the body.
    ListItem,
    /// What stands under a picture or a video.
    Caption,
    /// Who wrote, photographed or contributed.
    Credit,
    /// Page furniture: prompts, links, labels.
    Furniture,
}

impl BlockKind {
    /// All of them, in their order.
    pub(crate) const ALL: [Self; 8] = [
        Self::Title,
        Self::Standfirst,
        Self::Paragraph,
        Self::Subhead,
        Self::ListItem,
        Self::Caption,
        Self::Credit,
        Self::Furniture,
    ];

    /// Whether blocks of this kind make up the article's text.
    pub fn is_body(self) -> bool {
        matches!(self, Self::Paragraph | Self::Subhead | Self::ListItem)
    }
}

/// Why a block is not part of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum CutReason {
    /// The headline stands in `title`.
    Title,
    /// The summary stands in `standfirst`.
    Standfirst,
    /// Author, contributor or agency line.
    Byline,
    /// A line that only says when the article was published or updated.
    Date,
    /// What stands under a picture or a video.
    Caption,
    /// A line that appears twice on its page, or on many.
    Repeated,
    /// A link to another article.
    RelatedLink,
    /// An invitation to share or follow.
    Share,
    /// An invitation to comment, or the comment form.
    Comment,
    /// An invitation to subscribe or sign up.
    Newsletter,
    /// The mark of an advertisement.
    Advertisement,
    /// The name of a section or topic.
    SectionLabel,
    /// The length of a video or recording.
    MediaLength,
    /// A bare count (of comments, shares, views).
    Count,
    /// A menu, search box or other part of the page around the article.
    Navigation,
    /// Cookies, privacy, copyright, terms.
    Legal,
    /// An invitation to pay in order to read on.
    Paywall,
    /// How to reach the newsroom.
    Contact,
    /// A header row that says where the article came from.
    Metadata,
    /// Cut by hand.
    ByHand,
}

impl CutReason {
    /// All of them, in their order.
    pub(crate) const ALL: [Self; 20] = [
        Self::Title,
        Self::Standfirst,
        Self::Byline,
        Self::Date,
        Self::Caption,
        Self::Repeated,
        Self::RelatedLink,
        Self::Share,
        Self::Comment,
        Self::Newsletter,
        Self::Advertisement,
        Self::SectionLabel,
        Self::MediaLength,
        Self::Count,
        Self::Navigation,
        Self::Legal,
        Self::Paywall,
        Self::Contact,
        Self::Metadata,
        Self::ByHand,
    ];

    /// What a block is that is cut for this reason.
    pub fn kind(self) -> BlockKind {
        match self {
            Self::Caption => BlockKind::Caption,
            Self::Byline => BlockKind::Credit,
            Self::Title => BlockKind::Title,
            Self::Standfirst => BlockKind::Standfirst,
            _ => BlockKind::Furniture,
        }
    }
}

/// A stretch between quotation marks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Quote {
    /// What stands between the marks.
    pub text: String,
    /// Offset of the first unit after the opening mark.
    pub start: u32,
    /// Offset of the closing mark.
    pub end: u32,
    /// How much of a statement it is.
    pub kind: QuoteKind,
    /// Who said it; `null` while speakers are not resolved.
    pub speaker: Option<Speaker>,
    /// The verb or phrase that attributes it.
    pub cue: Option<String>,
    /// The agency or outlet that it came through.
    pub carrier: Option<String>,
}

/// How much of a statement a quote is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum QuoteKind {
    /// One or more whole sentences.
    Direct,
    /// A clause inside the reporter's sentence.
    Mixed,
    /// A few words.
    Fragment,
    /// A single term set in marks.
    Term,
}

impl QuoteKind {
    /// All of them, in their order.
    pub(crate) const ALL: [Self; 4] = [Self::Direct, Self::Mixed, Self::Fragment, Self::Term];
}

/// Who said a quote.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Speaker {
    /// The resolved name.
    pub name: String,
    /// The words that name the speaker here.
    pub mention: String,
    /// Offset of the mention.
    pub start: u32,
    /// How sure, 0 to 1.
    pub confidence: f64,
}

/// Something a person should know about an input: what, where, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Notice {
    /// What happened.
    pub code: NoticeCode,
    /// The file it happened in.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub file: Option<String>,
    /// The line of that file, counted from 1.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub line: Option<u32>,
    /// The article that it concerns.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub article: Option<String>,
    /// What happened and what to do, as one plain English sentence or two.
    pub message: String,
}

/// What a notice is about, for programs; people read `message`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum NoticeCode {
    /// The file could not be opened or read.
    Unreadable,
    /// The file or the input holds no text.
    Empty,
    /// The file is not text.
    Binary,
    /// The bytes are not valid in the encoding they seem to have.
    Encoding,
    /// A line or file of JSON that cannot be parsed.
    Json,
    /// Broken XML.
    Xml,
    /// A JSON value that is not an article.
    NotAnArticle,
    /// How the columns of a table were read.
    Columns,
    /// How many articles a file was split into.
    Split,
    /// Links to articles, without the articles.
    Links,
    /// Items that hold a summary, or nothing but a headline.
    SummaryOnly,
    /// Parts of an archive or a mail that are no articles.
    PassedOver,
    /// A format that is not read.
    Format,
    /// Two articles with one id.
    DuplicateId,
    /// Larger than the limit.
    TooLarge,
    /// A published time that is not ISO 8601.
    Published,
    /// An article that is under embargo, on hold or withdrawn, and is not compared.
    Withheld,
    /// A correction that names an article that is not here.
    UnknownArticle,
    /// A correction that names a line that its article does not have.
    UnknownBlock,
    /// Corrections that cannot be carried out together.
    Contradiction,
    /// No body text was left after furniture was cut.
    NoBody,
    /// Only the beginning of an article.
    Truncated,
    /// Many short reports on one page.
    LiveBlog,
    /// Pictures whose captions hold more words than the text.
    Gallery,
    /// A page for a video or a recording, with few words.
    Film,
    /// One page of an article that goes on on others.
    Pages,
    /// A shared wording so common that it was not followed up.
    CommonWording,
}
