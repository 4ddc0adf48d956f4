//! Shared wording of two texts, on the cases in `tests/cases/reuse`.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use samestory::{
    Article, ArticleInput, Corpus, Detail, LeadReason, NoticeCode, Relation, RelationKind, Settings, Status,
};
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

/// A stretch without its edits, bare.
fn without(article: &Article, [from, to]: [u32; 2], edits: impl Iterator<Item = [u32; 2]>) -> String {
    let (mut rest, mut at) = (String::new(), from);
    for [start, end] in edits.chain([[to, to]]) {
        assert!(at <= start && start <= end && end <= to, "an edit lies outside of its passage, or before another");
        rest += &bare(&slice(article, [at, start]));
        at = end;
    }
    rest
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
            for passage in &mut relation.passages {
                std::mem::swap(&mut passage.a, &mut passage.b);
                passage.edits.iter_mut().for_each(|edit| std::mem::swap(&mut edit.a, &mut edit.b));
            }
            let other = |id: &str| if id == "a" { "b".to_owned() } else { "a".to_owned() };
            relation.credits.iter_mut().for_each(|credit| credit.article = other(&credit.article));
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
            let a = without(&articles[0], passage.a, passage.edits.iter().map(|edit| edit.a));
            let b = without(&articles[1], passage.b, passage.edits.iter().map(|edit| edit.b));
            assert_eq!(a, b, "{name}");
            assert!(!a.is_empty(), "{name}");
        }
        if relation.kind == RelationKind::Identical {
            assert_eq!(relation.score, 1.0, "{name}");
        }
    }
}

const FERRY: [&str; 5] = [
    "A ferry with two hundred people on board ran aground outside the harbour of Elmsport on Monday night, the coast guard said.",
    "Its captain, Osric Venn, had taken the channel behind the breakwater to save time, although a chart of last year calls it silted.",
    "Tugs tried to pull the ship free at high water but gave up when a line broke and hurt a deckhand of nineteen.",
    "The passengers were taken ashore in lifeboats and spent the night in the gymnasium of the grammar school.",
    "The owner of the line, Maud Hallam, said that she would pay for every coat that had been spoiled by salt water.",
];

fn wire(id: &str, source: Option<&str>, version: Option<&str>, published: Option<&str>, text: &[&str]) -> ArticleInput {
    ArticleInput {
        id: Some(id.into()),
        title: Some("Ferry runs aground off Elmsport".into()),
        source: source.map(str::to_owned),
        version: version.map(str::to_owned),
        published: published.map(str::to_owned),
        text: Some(text.join("\n\n")),
        ..ArticleInput::default()
    }
}

fn report(inputs: Vec<ArticleInput>) -> samestory::Report {
    let mut reversed = Corpus::new(Settings::default());
    reversed.add(inputs.iter().rev().cloned().collect());
    let mut corpus = Corpus::new(Settings::default());
    corpus.add(inputs);
    let report = corpus.report(Detail::Full);
    assert_eq!(reversed.report(Detail::Full), report);
    report
}

#[test]
fn a_newer_version_leads_and_is_no_copy() {
    let agency = Some("Coast Wire");
    let all = report(vec![
        wire("a", agency, None, Some("2031-03-04T08:00:00Z"), &FERRY[..3]),
        wire("b", Some("The Harbour Post"), None, Some("2031-03-04T08:30:00Z"), &FERRY[..3]),
        wire("c", Some("The Lantern"), None, Some("2031-03-04T08:40:00Z"), &FERRY[..3]),
        wire("d", agency, Some("UPDATE 1"), Some("2031-03-04T09:00:00Z"), &FERRY[..4]),
        wire("e", agency, Some("UPDATE 2"), Some("2031-03-04T10:00:00Z"), &FERRY[1..]),
    ]);
    let versions: Vec<(&str, &str)> =
        all.relations.iter().filter(|r| r.versions).map(|r| (r.a.as_str(), r.b.as_str())).collect();
    assert_eq!(versions, [("a", "d"), ("a", "e"), ("d", "e")]);
    assert!(all.relations.iter().all(|r| r.versions == r.later.is_some()));
    let group = all.groups.iter().find(|group| group.articles.contains(&"a".to_owned())).unwrap();
    assert_eq!((group.lead.as_str(), group.reason), ("e", LeadReason::LatestVersion));
    assert!(group.articles.contains(&"d".to_owned()));
    assert_eq!(all.stories.len(), 1);
}

#[test]
fn versions_are_told_by_outlet_label_time_and_wording() {
    let relation = |a: ArticleInput, b: ArticleInput| {
        let report = report(vec![a, b]);
        (report.relations[0].versions, report.groups.first().map(|group| (group.lead.clone(), group.reason)))
    };
    let agency = Some("Coast Wire");
    let latest = |lead: &str| Some((lead.to_owned(), LeadReason::LatestVersion));
    // The same words, sent again.
    let again = wire("b", agency, Some("REFILE"), Some("2031-03-04T09:00:00Z"), &FERRY);
    let first = wire("a", agency, None, Some("2031-03-04T08:00:00Z"), &FERRY);
    assert_eq!(relation(first.clone(), again.clone()), (true, latest("b")));
    // Shorter, and still the later.
    let shorter = wire("b", agency, Some("CORRECTED"), Some("2031-03-04T09:00:00Z"), &FERRY[1..]);
    assert_eq!(relation(first.clone(), shorter), (true, latest("b")));
    // No label, another outlet, another week.
    let copy = wire("b", agency, None, Some("2031-03-04T09:00:00Z"), &FERRY);
    assert!(!relation(first.clone(), copy).0);
    let other = ArticleInput { source: Some("The Lantern".into()), ..again.clone() };
    assert!(!relation(first.clone(), other).0);
    let week = ArticleInput { published: Some("2031-03-11".into()), ..again };
    assert!(!relation(first, week).0);
    // No outlet: the id says it.
    let named = |id: &str, version: Option<&str>| wire(id, None, version, None, &FERRY);
    assert_eq!(
        relation(named("ferry", None), named("ferry-update-2", Some("UPDATE 2"))),
        (true, latest("ferry-update-2"))
    );
    assert!(!relation(named("ferry", None), named("tram-update-2", Some("UPDATE 2"))).0);
}

#[test]
fn a_stub_never_leads_a_whole_text() {
    let stub = |id: &str, text: &[&str]| {
        let paragraphs = text.iter().map(|text| format!("<p>{text}</p>")).collect::<String>();
        let html = format!("<html><body><article>{paragraphs}</article></body></html>")
            .replace("</p></article>", " …</p></article>");
        ArticleInput { text: None, html: Some(html), ..wire(id, None, None, Some("2031-03-04T07:00:00Z"), &[]) }
    };
    let all = report(vec![stub("a", &FERRY[..2]), wire("b", None, None, Some("2031-03-04T09:00:00Z"), &FERRY)]);
    assert!(all.articles[0].truncated, "{:?}", all.articles[0].blocks);
    assert_eq!(all.relations[0].kind, RelationKind::Contains);
    assert_eq!(all.groups[0].lead, "b");
    // Longer than the whole text: they are related, and neither leads.
    let all = report(vec![stub("a", &FERRY[..4]), wire("b", None, None, Some("2031-03-04T09:00:00Z"), &FERRY[..2])]);
    assert_eq!((all.relations[0].kind, all.groups.len()), (RelationKind::Contains, 0));
    // Of the same words the whole one leads, though it came later.
    let all = report(vec![stub("a", &FERRY), wire("b", None, None, Some("2031-03-04T09:00:00Z"), &FERRY)]);
    assert_eq!((all.relations[0].kind, all.groups[0].lead.as_str()), (RelationKind::Identical, "b"));
}

#[test]
fn what_may_not_be_published_is_not_compared() {
    let held = |id: &str, status: Status| ArticleInput { status: Some(status), ..wire(id, None, None, None, &FERRY) };
    let all = report(vec![
        held("a", Status::Embargoed),
        held("b", Status::Killed),
        wire("c", None, None, None, &FERRY),
        wire("d", None, None, None, &FERRY),
        held("e", Status::Hold),
    ]);
    assert_eq!(all.articles.len(), 5);
    assert_eq!(all.relations.iter().map(|r| (r.a.as_str(), r.b.as_str())).collect::<Vec<_>>(), [("c", "d")]);
    let mut stories: Vec<Vec<String>> = all.stories.iter().map(|story| story.articles.clone()).collect();
    stories.sort();
    assert_eq!(stories, [vec!["a"], vec!["b"], vec!["c", "d"], vec!["e"]]);
    let told: Vec<(NoticeCode, &str)> =
        all.notices.iter().map(|notice| (notice.code, notice.article.as_deref().unwrap())).collect();
    assert_eq!(told, ["a", "b", "e"].map(|id| (NoticeCode::Withheld, id)));
}
