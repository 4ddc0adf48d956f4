//! What workers and threads prepare is what one `add` takes: the same answers, and the same report byte for byte.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use samestory::{AddResult, ArticleInput, Corpus, Detail, Part, Prepared, Report, Settings, parts_of, prepare};
use std::path::{Path, PathBuf};

fn file(name: &str, bytes: &[u8]) -> ArticleInput {
    ArticleInput { filename: Some(name.into()), bytes: Some(bytes.to_vec()), ..ArticleInput::default() }
}

/// The files of some folders of the repository.
fn files(folders: &[&str]) -> Vec<ArticleInput> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths: Vec<PathBuf> = folders
        .iter()
        .flat_map(|folder| std::fs::read_dir(root.join(folder)).unwrap().map(|entry| entry.unwrap().path()))
        .filter(|path| path.is_file() && !path.to_string_lossy().ends_with(".gold.json"))
        .collect();
    paths.sort();
    let input = |path: PathBuf| file(&path.file_name().unwrap().to_string_lossy(), &std::fs::read(&path).unwrap());
    paths.into_iter().map(input).collect()
}

fn json(report: &Report) -> String {
    serde_json::to_string(report).unwrap()
}

/// What is said of inputs added one after another, and the report.
fn added(inputs: &[ArticleInput]) -> (Vec<AddResult>, String) {
    let mut corpus = Corpus::new(Settings::default());
    let results = inputs.iter().map(|input| corpus.add(vec![input.clone()])).collect();
    (results, json(&corpus.report(Detail::Full)))
}

/// The parts of a file as they are prepared; `None` where it cannot be cut.
fn parts(name: &str, bytes: &[u8], size: usize) -> Option<Vec<Vec<u8>>> {
    let input = file(name, bytes);
    let parts = parts_of(&input, size).into_iter();
    let prepared: Vec<_> =
        parts.map(|(bytes, part)| Prepared::of_part(file(name, bytes), part).unwrap().to_bytes()).collect();
    Some(prepared).filter(|prepared| !prepared.is_empty())
}

/// Checks that a file comes out the same in parts of some sizes as it does whole, with another file before and behind it.
fn check_parts(name: &str, bytes: &[u8]) {
    // That a file without the name holds JSON lines is told by the first two.
    let least = if name.ends_with(".txt") { 300 } else { 1 };
    let around = file("around.txt", b"A text beside it.\n");
    let (results, report) = added(&[around.clone(), file(name, bytes), around.clone()]);
    for size in [least, 300, 5_000, 1 << 20] {
        let mut corpus = Corpus::new(Settings::default());
        corpus.add(vec![around.clone()]);
        let mut whole = AddResult { added: vec![Vec::new()], ..AddResult::default() };
        for part in parts(name, bytes, size).unwrap() {
            let AddResult { added, links, notices, .. } = corpus.add_prepared(Prepared::from_bytes(&part).unwrap());
            whole.added[0].extend(added.concat());
            (whole.links, whole.notices) = (links, notices);
        }
        assert_eq!(whole, results[1], "{name} in parts of {size}");
        corpus.add_prepared(Prepared::of(around.clone()));
        assert_eq!(json(&corpus.report(Detail::Full)), report, "{name} in parts of {size}");
    }
}

#[test]
fn what_is_prepared_is_what_add_takes() {
    let mut inputs = files(&["examples/pile", "tests/cases/ingest", "tests/cases/page", "tests/cases/plain"]);
    assert!(inputs.len() > 100);
    // The same once more: every id clashes.
    inputs.extend(inputs.clone());
    let (results, report) = added(&inputs);
    let mut corpus = Corpus::new(Settings::default());
    for (input, result) in inputs.into_iter().zip(results) {
        let name = input.filename.clone();
        assert_eq!(corpus.add_prepared(Prepared::from_bytes(&prepare(input)).unwrap()), result, "{name:?}");
    }
    assert_eq!(json(&corpus.report(Detail::Full)), report);
}

#[test]
fn a_file_of_json_lines_may_be_cut() {
    let line = |id: usize| {
        let text = format!("The council of Ostrey approved plan {id} on Monday, “after {id} hours”, the mayor said.");
        format!("{{\"id\": \"piece {}\", \"title\": \"Plan {id}\", \"text\": \"{text}\"}}\n", id % 90)
    };
    let usual: String = (0..100).map(line).collect();
    check_parts("pile.jsonl", usual.as_bytes());
    check_parts("pile.jsonl", usual.trim_end().as_bytes());
    check_parts("pile.txt", usual.as_bytes());
    check_parts("pile.ndjson", format!("\u{feff}{}", usual.replace('\n', "\r\n")).as_bytes());

    // Everything that is counted, said once of a file, or said with a line.
    let odd = [
        "{\"text\": \"Without an id.\"}\n",
        "{\"title\": \"Nothing but a headline\"}\n",
        "{\"title\": \"A summary\", \"description\": \"Short words about a plan.\"}\n",
        "{\"url\": \"https://post.example/a\"}\n",
        "{\"text\": \"\", \"title\": \" \"}\n",
        "\n",
        "[1]\n",
        "{\"text\": \n",
        "{\"name of nothing\": 1}\n",
        "\u{feff}{\"text\": \"A mark in the middle.\"},\n",
    ];
    check_parts("odd.jsonl", odd.concat().repeat(60).as_bytes());
    // More of a kind than is said one by one, in runs of several lengths.
    let runs = [(70, odd[6]), (90, odd[7]), (1, odd[0]), (260, odd[7]), (3, odd[8]), (120, odd[7])];
    let runs: String = runs.map(|(count, line)| line.repeat(count)).concat();
    check_parts("runs.jsonl", runs.as_bytes());
    let links: String = (0..1200).map(|page| format!("\"https://post.example/{page}\"\n")).collect();
    check_parts("links.jsonl", links.as_bytes());
    check_parts("broken.jsonl", "{\"text\": \n".repeat(20).as_bytes());
    check_parts("empty.jsonl", format!("[\n{}]\n", "\n".repeat(20)).as_bytes());
}

#[test]
fn what_cannot_be_cut_is_refused() {
    let lines = "{\"text\": \"A text.\"}\n".repeat(4);
    for (name, bytes) in [
        ("pile.csv", b"title,text\na,b\nc,d\n".to_vec()),
        ("pile.txt", b"A text.\nOf two lines.\n".to_vec()),
        ("pile.json", b"[\n{\"text\": \"a\"},\n{\"text\": \"b\"}\n]\n".to_vec()),
        ("late.jsonl", [lines.as_bytes(), b"{\"text\": \"caf\xe9\"}\n"].concat()),
        ("wide.jsonl", lines.encode_utf16().flat_map(u16::to_le_bytes).collect()),
        ("shift.jsonl", [lines.as_bytes(), b"{\"text\": \"\x1b$B\"}\n"].concat()),
        ("zero.jsonl", [lines.as_bytes(), b"\0\n"].concat()),
    ] {
        assert!(parts(name, &bytes, 1).is_none(), "{name}");
    }
}

#[test]
fn a_file_that_is_begun_again_is_said_once() {
    let bad = "{\"text\": \n{\"text\": \"A text.\"}\n".repeat(3);
    let parts = parts("pile.jsonl", bad.as_bytes(), 1).unwrap();
    let take = |corpus: &mut Corpus, part: &Vec<u8>| corpus.add_prepared(Prepared::from_bytes(part).unwrap());
    let mut corpus = Corpus::new(Settings::default());
    let begun = take(&mut corpus, &parts[0]).added.into_iter().chain(take(&mut corpus, &parts[1]).added);
    corpus.remove(&begun.flatten().collect::<Vec<_>>());
    let results: Vec<_> = parts.iter().map(|part| take(&mut corpus, part)).collect();
    assert_eq!(results.last().unwrap().notices.len(), 3);
    assert_eq!(json(&corpus.report(Detail::Full)), added(&[file("pile.jsonl", bad.as_bytes())]).1);
}

#[test]
fn bytes_of_another_kind_are_refused() {
    let bytes = prepare(file("a.txt", b"A headline\n\nA text, \xe2\x80\x9cof two words\xe2\x80\x9d, of some words.\n"));
    assert!(Prepared::from_bytes(&bytes).is_ok());
    for end in 0..bytes.len() {
        // What is left out at the end is missed, but for whole articles.
        let cut = Prepared::from_bytes(&bytes[..end]);
        assert!(cut.is_err() || Corpus::new(Settings::default()).add_prepared(cut.unwrap()).added == [vec![""; 0]]);
    }
    for at in 0..bytes.len() {
        for byte in [0, 1, 0x7f, 0x80, 0xff] {
            let mut changed = bytes.clone();
            changed[at] = byte;
            let _ = Prepared::from_bytes(&changed);
        }
    }
}

#[test]
fn a_file_whose_reading_failed_is_named_and_the_others_stay() {
    let mut corpus = Corpus::new(Settings::default());
    let added = corpus.add_prepared(Prepared::failed(Some("a.txt".into()), Part::WHOLE));
    corpus.add_prepared(Prepared::of(file("b.txt", b"A text.\n")));
    assert_eq!((added.notices[0].file.as_deref(), added.notices.len()), (Some("a.txt"), 1));
    let report = corpus.report(Detail::Full);
    assert_eq!((report.articles.len(), report.notices), (1, added.notices));
}
