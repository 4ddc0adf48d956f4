//! Hashes the lexicon, so that a report can name the one that it was made with.
#![allow(clippy::expect_used, reason = "a build that cannot read its own sources stops")]

use std::path::{Path, PathBuf};

const LEXICON: &str = "src/lexicon";

/// The text files of a folder and its folders.
fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the lexicon's folder can be read") {
        let path = entry.expect("the lexicon's folder can be read").path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|kind| kind == "txt") {
            found.push(path);
        }
    }
}

fn main() {
    println!("cargo::rerun-if-changed={LEXICON}");
    let mut found = Vec::new();
    files(Path::new(LEXICON), &mut found);
    found.sort();
    let mut hash = hmac_sha256::Hash::new();
    for path in &found {
        // Names have the same form on every system.
        hash.update(path.to_string_lossy().replace('\\', "/"));
        hash.update([0]);
        hash.update(std::fs::read(path).expect("a file of the lexicon can be read"));
        hash.update([0]);
    }
    let hex: String = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    println!("cargo::rustc-env=SAMESTORY_LEXICON={hex}");
}
