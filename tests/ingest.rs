//! Files of every format → inputs, on the cases in `tests/cases/ingest`: each file beside what is read of it.
//!
//! `NAME.ext` is read as a file of that name; `NAME.ext.gold.json` holds the articles and the notices. To add a case,
//! add both; `SAMESTORY_BLESS=1` writes the gold of a new or changed case, which is then read by a person.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use samestory::ingest::{self, Found};
use samestory::{ArticleInput, NoticeCode};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/ingest");
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| !path.to_string_lossy().ends_with(".gold.json") && path.extension().is_some_and(|end| end != "md"));
    paths.sort();
    paths
}

fn read(name: &str, bytes: &[u8]) -> Found {
    ingest::read(ArticleInput { bytes: Some(bytes.to_vec()), filename: Some(name.into()), ..ArticleInput::default() })
}

fn shown(found: &Found, file: &str) -> Value {
    let mut value = json!({ "articles": found.articles, "notices": found.notices });
    // The file is the same everywhere but in what lies inside another one.
    for list in ["articles", "notices"] {
        for item in value[list].as_array_mut().unwrap() {
            let item = item.as_object_mut().unwrap();
            for key in ["filename", "file"] {
                if item.get(key).is_some_and(|given| given == file) {
                    item.remove(key);
                }
            }
        }
    }
    value
}

#[test]
fn every_case_is_read_as_its_gold_says() {
    let cases = cases();
    assert!(cases.len() >= 40, "{}", cases.len());
    let mut wrong = Vec::new();
    for path in cases {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let value = shown(&read(&name, &std::fs::read(&path).unwrap()), &name);
        let gold = path.with_file_name(format!("{name}.gold.json"));
        if std::env::var_os("SAMESTORY_BLESS").is_some() {
            std::fs::write(&gold, serde_json::to_string_pretty(&value).unwrap() + "\n").unwrap();
        } else if std::fs::read(&gold).ok().and_then(|gold| serde_json::from_slice::<Value>(&gold).ok()) != Some(value.clone()) {
            println!("{name}: {}", serde_json::to_string_pretty(&value).unwrap());
            wrong.push(name);
        }
    }
    assert!(wrong.is_empty(), "read otherwise than gold says: {wrong:?}");
}

#[test]
fn every_case_has_a_file() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/ingest");
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if let Some(file) = path.to_string_lossy().strip_suffix(".gold.json") {
            assert!(Path::new(file).exists(), "{file}");
        }
    }
}
