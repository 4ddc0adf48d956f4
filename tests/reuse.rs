//! Shared wording of two texts, on the cases in `tests/cases/reuse`.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use samestory::{Article, ArticleInput, Corpus, Detail, Relation, RelationKind, Settings};
use serde::Deserialize;
use std::path::Path;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Case {
    a: ArticleInput,
    b: ArticleInput,
    kind: String,
    #[serde(default)]
    passages: Vec<[String; 2]>,
    #[serde(default)]
    quoted_only: bool,
}

fn cases() -> Vec<(String, Case)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/reuse");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let json = paths.into_iter().filter(|path| path.extension().is_some_and(|end| end == "json"));
    json.map(|path| {
        (
            path.file_stem().unwrap().to_string_lossy().into_owned(),
            serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap(),
        )
    })
    .collect()
}

fn relate(a: &ArticleInput, b: &ArticleInput) -> (Vec<Article>, Option<Relation>) {
    let mut corpus = Corpus::new(Settings::default());
    let named = |input: &ArticleInput, id: &str| ArticleInput { id: Some(id.into()), ..input.clone() };
    corpus.add(vec![named(a, "a"), named(b, "b")]);
    let report = corpus.report(Detail::Full);
    (report.articles, report.relations.into_iter().next())
}

fn slice(article: &Article, [from, to]: [u32; 2]) -> String {
    let units: Vec<u16> = article.text.encode_utf16().collect();
    String::from_utf16(&units[from as usize..to as usize]).unwrap()
}

/// Only letters and digits, in lower case: what two copies have in common.
fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[test]
fn kinds_are_as_a_reader_would_say() {
    let mut wrong = Vec::new();
    for (name, case) in cases() {
        let (_, relation) = relate(&case.a, &case.b);
        let found = relation
            .as_ref()
            .map_or("none".into(), |r| serde_json::to_value(r.kind).unwrap().as_str().unwrap().to_owned());
        if found != case.kind {
            wrong.push(format!("{name}: {found}, not {} ({relation:?})", case.kind));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn passages_stand_where_they_are_said_to() {
    for (name, case) in cases() {
        let (articles, relation) = relate(&case.a, &case.b);
        let passages = relation.map(|relation| relation.passages).unwrap_or_default();
        for [in_a, in_b] in &case.passages {
            let found = passages.iter().any(|passage| {
                bare(&slice(&articles[0], passage.a)).contains(&bare(in_a))
                    && bare(&slice(&articles[1], passage.b)).contains(&bare(in_b))
            });
            assert!(found, "{name}: no passage {in_a:?} in {passages:?}");
        }
        if case.quoted_only {
            assert!(passages.iter().all(|passage| passage.quoted), "{name}: {passages:?}");
        }
    }
}

#[test]
fn a_relation_is_the_same_from_both_sides() {
    for (name, case) in cases() {
        let there = relate(&case.a, &case.b).1;
        let back = relate(&case.b, &case.a).1.map(|mut relation| {
            std::mem::swap(&mut relation.a_in_b, &mut relation.b_in_a);
            relation.passages.iter_mut().for_each(|passage| std::mem::swap(&mut passage.a, &mut passage.b));
            relation.passages.sort_by_key(|passage| (passage.a, passage.b));
            relation
        });
        assert_eq!(there, back, "{name}");
    }
}

#[test]
fn passages_read_the_same_on_both_sides() {
    for (name, case) in cases().into_iter().filter(|(_, case)| case.kind != "none") {
        let (articles, relation) = relate(&case.a, &case.b);
        let relation = relation.unwrap();
        for passage in &relation.passages {
            let (a, b) = (slice(&articles[0], passage.a), slice(&articles[1], passage.b));
            let edges = |text: &str| (bare(text).chars().next(), bare(text).chars().next_back());
            assert_eq!(edges(&a), edges(&b), "{name}: {a:?} {b:?}");
        }
        if relation.kind == RelationKind::Identical {
            assert_eq!(relation.score, 1.0, "{name}");
        }
    }
}
