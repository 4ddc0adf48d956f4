//! samestory finds copies, excerpts and stories in a pile of news articles, and says why.
#![warn(missing_docs)]

pub mod article;
pub mod corpus;
pub mod report;
pub mod settings;
#[cfg(target_arch = "wasm32")]
mod wasm;

pub use article::*;
pub use corpus::{Corpus, extract, prepare};
pub use report::*;
pub use settings::Settings;
