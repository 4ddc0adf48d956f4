//! What cargo alone cannot build: the JavaScript module and the schema of the report.
//!
//! ```text
//! cargo xtask module            builds the module and its types into pkg/
//! cargo xtask schema            writes docs/report.schema.json
//! cargo xtask fit SET.jsonl…    fits the weights of story likeness on labelled sets and prints them
//! cargo xtask draws SET.jsonl…  tells how stories are told apart in small piles drawn from labelled sets
//! ```

mod draws;
mod fit;
mod module;
mod schema;
mod typescript;

use anyhow::{Result, anyhow};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["module"] => module::build(),
        ["schema"] => schema::write(),
        ["fit", _, ..] => fit::run(&arguments[1..]),
        ["draws", _, ..] => draws::run(&arguments[1..]),
        _ => Err(anyhow!("use: cargo xtask module | schema | fit SET.jsonl… | draws SET.jsonl…")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// The folder of the repository.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Writes a file unless it already holds these bytes, so that what is built from it is not built again for nothing. Says
/// whether it did.
fn write_if_changed(path: &Path, bytes: &[u8]) -> Result<bool> {
    if std::fs::read(path).is_ok_and(|old| old == bytes) {
        return Ok(false);
    }
    std::fs::write(path, bytes)?;
    Ok(true)
}
