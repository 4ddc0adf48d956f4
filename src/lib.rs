//! samestory finds copies, excerpts and stories in a pile of news articles, and says why.
//!
//! In the order of the data:
//!
//! - [`ingest`]: files and pasted text become inputs, one per article.
//! - [`extract`](mod@extract): an input becomes an [`Article`]: its body, and every line that was cut with the reason.
//! - [`text`]: words, quotation marks, languages. [`lexicon`]: what a language or a newsroom may extend, as rows.
//! - [`reuse`]: which texts share wording, counted exactly.
//! - [`story`]: which articles tell one event.
//! - [`compare`]: what the accounts of one story agree on, differ on and have alone.
//! - [`Corpus`]: the pile, which holds the state and does the work in steps.
//! - [`Report`]: the results, as plain data with evidence.
//!
//! ```
//! use samestory::{ArticleInput, Corpus, Detail, Settings};
//!
//! let article = |id: &str, text: &str| ArticleInput { id: Some(id.into()), text: Some(text.into()), ..ArticleInput::default() };
//! let mut corpus = Corpus::new(Settings::default());
//! corpus.add(vec![
//!     article("post", "A ferry with forty people on board ran aground outside the harbour of Elmsport on Monday night."),
//!     article("herald", "A ferry with forty people on board ran aground outside the harbour of Elmsport on Monday night. Nobody was hurt."),
//! ]);
//! let report = corpus.report(Detail::Full);
//! assert_eq!(report.relations[0].kind, samestory::RelationKind::Near);
//! ```

pub mod article;
pub mod compare;
pub mod corpus;
pub mod extract;
pub mod ingest;
pub mod lexicon;
mod order;
pub mod report;
pub mod reuse;
pub mod settings;
pub mod story;
pub mod text;
#[cfg(all(target_arch = "wasm32", not(feature = "pdf")))]
mod wasm;
#[cfg(all(target_arch = "wasm32", feature = "pdf"))]
#[path = "wasm/pdf.rs"]
mod wasm;

pub use article::*;
pub use corpus::{Corpus, Error, Part, Parts, Prepared, extract, parts_of, prepare, sha256};
pub use ingest::{Format, Inspection, inspect};
pub use report::*;
pub use settings::Settings;

/// Version of the crate, the program and the module.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
