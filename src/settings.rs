//! Every number that decides, in one place, with where it comes from. They are in each report and can be set by the user.

use serde::{Deserialize, Serialize};

/// The numbers that decide. [`Settings::default`] is one setting for every kind of pile.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Settings {
    /// Least Jaccard similarity of word 5-grams for `near`.
    pub near: f64,
    /// Least share of the shorter text's 5-grams for `contains`.
    pub contains: f64,
    /// Least share of the shorter text's unquoted words in shared runs for `rewrite`.
    pub rewrite: f64,
    /// The same where no passage is shared, only short runs.
    pub rewrite_without_passage: f64,
    /// Least share of the shorter text's unquoted words in shared runs where no passage is shared, for `passage` between
    /// texts that tell one event.
    pub scattered: f64,
    /// Least length of a shared passage, in words; and least number of words that scattered wording adds up to.
    pub passage_words: u32,
    /// Least length of a shared quote, in words.
    pub quote_words: u32,
    /// Average likeness at which texts are joined to one story.
    pub story: f64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            near: 0.7,
            contains: 0.8,
            rewrite: 0.2,
            rewrite_without_passage: 0.45,
            scattered: 0.05,
            passage_words: 12,
            quote_words: 8,
            story: 0.5,
        }
    }
}

impl Settings {
    /// [`story`](Self::story) in ten-thousandths, as likeness is.
    pub(crate) fn joining(&self) -> u32 {
        (self.story * 10_000.0 + 0.5) as u32
    }
}

/// Largest article that is analysed, in bytes of text. The longest news pieces are around 0.2 MB.
pub const MAX_ARTICLE_BYTES: usize = 4 << 20;

/// Most articles that one pile takes in, those counted that were taken out again. A saved pile begins anew.
pub const MAX_ARTICLES: u32 = 1 << 24;
/// Files inside files that are opened: a mail in an archive in an archive. An office document counts for one more.
pub const MAX_NESTED_FILES: usize = 2;
/// Deepest element of XML that is kept apart from the one around it. Browsers stop at 512.
pub const MAX_XML_DEPTH: usize = 512;
/// Faults in one XML file behind which reading goes on.
pub const MAX_XML_FAULTS: usize = 100;
/// Faults in one JSON list behind which reading goes on.
pub const MAX_JSON_FAULTS: usize = 20;
/// Notices of one kind about one file; those behind are counted.
pub const MAX_NOTICES: usize = 100;
/// Addresses of pages to supply that are kept of one input; those behind are counted.
pub const MAX_LINKS: usize = 1000;
/// Largest entry of an archive, in unpacked bytes.
pub const MAX_ENTRY_BYTES: usize = 64 << 20;
/// Most that one archive may unpack to, in bytes.
pub const MAX_ARCHIVE_BYTES: usize = 512 << 20;
/// Most that an entry may grow by unpacking. Text shrinks to a tenth, repetitive tables to a hundredth.
pub const MAX_UNPACK_RATIO: usize = 200;
/// Most entries of an archive that are looked at.
pub const MAX_ARCHIVE_ENTRIES: usize = 100_000;
/// Most parts of one mail that are looked at.
pub const MAX_MAIL_PARTS: usize = 1000;
/// Deepest part of a mail that is looked into.
pub const MAX_MAIL_DEPTH: usize = 16;
/// Most columns of a table that are read.
pub const MAX_TABLE_COLUMNS: usize = 500;
/// Most sheets of a workbook that are read.
pub const MAX_SHEETS: usize = 1000;
/// Deepest group of an RTF document whose state is kept.
pub const MAX_RTF_GROUPS: usize = 512;
/// Largest web page that is read, in bytes; the article of a larger one is looked for in what comes before. The largest
/// of 334 saved news pages has 1.6 MB.
pub const MAX_PAGE_BYTES: usize = 16 << 20;

/// Elements that lie deeper in a page are merged into the one around them, as browsers do.
pub const MAX_NESTING: usize = 512;

/// Elements and texts of a page beyond so many are not read. Saved news pages have up to 20,000.
pub const MAX_PAGE_NODES: usize = 400_000;

/// Largest PDF that is read, in bytes.
pub const MAX_PDF_BYTES: usize = 64 << 20;
/// Most pages of a PDF that are read.
pub const MAX_PDF_PAGES: usize = 2000;
/// Operators and glyphs of one PDF. A page of a newspaper has about 20,000.
pub const MAX_PDF_STEPS: usize = 20_000_000;
/// Bytes that the pages of one PDF unpack to.
pub const MAX_PDF_UNPACKED: usize = 256 << 20;
/// Forms inside forms of a PDF's page that are shown.
pub const MAX_PDF_FORMS: usize = 12;
/// States saved, and stretches marked, inside each other on a PDF's page.
pub const MAX_PDF_SAVED: usize = 512;
/// What the streams of one PDF may unpack to, in bytes: fonts, pages, lists of objects.
pub const MAX_PDF_STREAMS: usize = 512 << 20;
