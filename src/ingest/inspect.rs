//! What an input holds, before it is added: how many articles, what they are called, how columns would be read.
//!
//! The input is read as [`read`](super::read) reads it and nothing is kept, so it costs the same: linear in its bytes.

use super::read;
use crate::article::{Article, ArticleInput, Column, Notice};
use serde::{Deserialize, Serialize};

/// Articles that are shown of an input.
const SAMPLE: usize = 3;
/// Words that stand for an article without a headline.
const SAMPLE_WORDS: usize = 12;

/// What a file is, told by its content.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Format {
    /// Nothing that is read here.
    #[default]
    Unknown,
    /// Plain text.
    PlainText,
    /// An export of a database of news, as text or HTML.
    TextExport,
    /// JSON of any naming, ninjs and Arc ANS included.
    Json,
    /// One JSON object a line.
    JsonLines,
    /// Rows of text: CSV, TSV and their like.
    Table,
    /// A workbook.
    Spreadsheet,
    /// RSS, Atom, or a site map of news.
    Feed,
    /// NewsML-G2.
    NewsMl,
    /// NITF.
    Nitf,
    /// Another XML.
    Xml,
    /// A mail.
    Mail,
    /// A page, saved in whatever way, or a piece of one.
    WebPage,
    /// A text of an office program.
    Document,
    /// Files packed into one.
    Archive,
    /// Addresses of pages.
    Links,
}

/// What an input holds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Inspection {
    /// What it is.
    pub format: Format,
    /// Articles in it, those with only a headline included.
    pub articles: u32,
    /// Articles with nothing but a headline.
    pub headline_only: u32,
    /// Addresses of articles that are not in it; the first 1,000.
    pub links: Vec<String>,
    /// How the columns of its table are read; give them back in [`ArticleInput::columns`] to have them read otherwise.
    pub columns: Vec<Column>,
    /// Headlines of the first 3 articles, or their first words.
    pub sample: Vec<String>,
    /// What would be said of it.
    pub notices: Vec<Notice>,
}

/// Says what an input holds.
///
/// ```
/// use samestory::{ArticleInput, Format, inspect};
///
/// let input = ArticleInput { text: Some("title,text\nFerry aground,A ferry ran aground.\n".into()), ..ArticleInput::default() };
/// let inspection = inspect(input);
/// assert_eq!((inspection.format, inspection.articles), (Format::Table, 1));
/// assert_eq!(inspection.columns[0].field.as_deref(), Some("title"));
/// assert_eq!(inspection.sample, ["Ferry aground"]);
/// ```
pub fn inspect(input: ArticleInput) -> Inspection {
    let found = read(input);
    let has_text = |input: &ArticleInput| input.text.is_some() || input.html.is_some();
    let mut inspection = Inspection {
        format: found.format,
        links: found.links,
        columns: found.columns,
        notices: found.notices,
        ..Inspection::default()
    };
    for input in found.articles {
        inspection.articles += 1;
        inspection.headline_only += u32::from(!has_text(&input));
        if inspection.sample.len() < SAMPLE {
            inspection.sample.push(name(input));
        }
    }
    inspection
}

/// What an article is called.
fn name(input: ArticleInput) -> String {
    let Article { id, title, text, .. } = match &input.title {
        Some(_) => Article { title: input.title, ..Article::default() },
        None => crate::extract::article(input.id.clone().unwrap_or_default(), input),
    };
    let first = || text.split_whitespace().take(SAMPLE_WORDS).collect::<Vec<_>>().join(" ");
    title.or_else(|| Some(first()).filter(|words| !words.is_empty())).unwrap_or(id)
}
