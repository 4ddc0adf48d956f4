//! The `samestory` program as it is called: arguments, files and folders in, JSON and one-line errors out.
#![allow(clippy::unwrap_used, reason = "a test says what it expects by unwrapping it")]

use serde_json::Value;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const FERRY: &str = "Ferry runs aground off Marrow Point\n\nThe ferry Aldis ran aground off Marrow Point on Tuesday with \
    212 people on board, the coast guard said.\n\nNobody was hurt, and all passengers were taken ashore by evening, said \
    Ilse Maarten, who led the rescue from the harbour of Tarn.\n";
const LIBRARY: &str = "Tarn closes two libraries\n\nThe town council of Tarn voted on Monday to close two of its five \
    libraries, saving 1.4 million a year.\n\nReaders protested outside the hall until the vote was read out.\n";

/// What one call of the program gave.
struct Outcome {
    code: Option<i32>,
    out: String,
    complaints: Vec<String>,
}

impl Outcome {
    fn report(&self) -> Value {
        serde_json::from_str(&self.out).unwrap()
    }

    /// Ids of the articles, from a report or from lines of articles.
    fn ids(&self) -> Vec<String> {
        let values: Vec<Value> = self.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let articles = match values[0].get("articles") {
            Some(articles) => articles.as_array().unwrap().clone(),
            None => values,
        };
        articles.iter().map(|article| article["id"].as_str().unwrap().to_string()).collect()
    }

    /// Nothing on standard output, and one line on standard error that holds `words`.
    fn assert_refused(&self, words: &[&str]) {
        assert_eq!((self.code, self.out.as_str()), (Some(2), ""), "{:?}", self.complaints);
        assert_eq!(self.complaints.len(), 1, "{:?}", self.complaints);
        self.assert_complains(words);
    }

    /// One line of standard error holds all of `words`.
    fn assert_complains(&self, words: &[&str]) {
        let fits = |line: &&String| line.starts_with("samestory: ") && words.iter().all(|word| line.contains(word));
        assert!(self.complaints.iter().any(|line| fits(&line)), "{words:?} not in {:?}", self.complaints);
    }
}

/// A folder of its own for each test.
struct Folder(PathBuf);

impl Folder {
    fn new(test: &str, files: &[(&str, &str)]) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
        let _ = fs::remove_dir_all(&folder);
        for (name, content) in files {
            let path = folder.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, content).unwrap();
        }
        Self(folder)
    }

    fn run(&self, arguments: &[&str]) -> Outcome {
        self.run_with_input(arguments, "")
    }

    fn run_with_input(&self, arguments: &[&str], input: &str) -> Outcome {
        let mut child = Command::new(env!("CARGO_BIN_EXE_samestory"))
            .current_dir(&self.0)
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        let done = child.wait_with_output().unwrap();
        let complaints = String::from_utf8(done.stderr).unwrap().lines().map(String::from).collect();
        Outcome { code: done.status.code(), out: String::from_utf8(done.stdout).unwrap(), complaints }
    }
}

fn two_files(test: &str) -> Folder {
    Folder::new(test, &[("ferry.txt", FERRY), ("library.txt", LIBRARY)])
}

#[test]
fn extract_prints_one_article_a_line_in_the_order_asked_for() {
    let done = two_files("extract").run(&["extract", "library.txt", "ferry.txt"]);
    assert_eq!(done.code, Some(0), "{:?}", done.complaints);
    assert_eq!(done.ids(), ["library", "ferry"]);
}

#[test]
fn extract_prints_every_article_of_a_file() {
    let lines = "{\"id\":\"b\",\"text\":\"Second to none.\"}\n{\"id\":\"a\",\"text\":\"First of all.\"}\n";
    let done = Folder::new("lines", &[("both.jsonl", lines)]).run(&["extract", "both.jsonl"]);
    assert_eq!(done.ids(), ["b", "a"]);
}

#[test]
fn report_holds_every_file() {
    let done = two_files("report").run(&["report", "library.txt", "ferry.txt"]);
    assert_eq!(done.code, Some(0), "{:?}", done.complaints);
    assert_eq!(done.ids(), ["ferry", "library"]);
    assert_eq!(done.report()["version"], "1.0");
}

#[test]
fn summary_leaves_texts_out() {
    let done = two_files("summary").run(&["report", "--summary", "ferry.txt"]);
    let report = done.report();
    assert_eq!(report["articles"][0]["text"], "");
    assert_eq!(report["articles"][0]["title"], "Ferry runs aground off Marrow Point");
}

#[test]
fn a_hyphen_is_standard_input() {
    for command in ["extract", "report"] {
        let done = two_files("stdin").run_with_input(&[command, "-"], FERRY);
        assert_eq!((done.code, done.ids()), (Some(0), vec!["stdin".to_string()]), "{:?}", done.complaints);
    }
}

#[test]
fn folders_are_read_in_order_without_what_is_hidden() {
    let files = [("in/b/two.txt", LIBRARY), ("in/a.txt", FERRY), ("in/.hidden.txt", FERRY), ("in/.git/x.txt", FERRY)];
    let folder = Folder::new("folder", &files);
    let done = folder.run(&["extract", "in"]);
    assert_eq!(done.code, Some(0), "{:?}", done.complaints);
    let ids = done.ids();
    assert_eq!(ids.len(), 2, "{ids:?}");
    assert!(ids[0].ends_with('a') && ids[1].contains("two"), "{ids:?}");
}

#[test]
fn a_missing_file_is_told_and_the_rest_goes_on() {
    for command in ["extract", "report"] {
        let done = two_files("missing").run(&[command, "gone.txt", "ferry.txt"]);
        assert_eq!((done.code, done.ids()), (Some(0), vec!["ferry".to_string()]));
        assert_eq!(done.complaints.len(), 1);
        done.assert_complains(&["gone.txt: ", "no such file"]);
    }
    let report = two_files("missing").run(&["report", "gone.txt", "ferry.txt"]).report();
    assert_eq!(report["notices"][0]["file"], "gone.txt");
    assert_eq!(report["notices"][0]["code"], "unreadable");
}

#[test]
fn where_nothing_can_be_read_the_program_fails() {
    let folder = two_files("nothing");
    for command in ["extract", "report"] {
        let done = folder.run(&[command, "gone.txt"]);
        assert_eq!(done.code, Some(1));
        done.assert_complains(&["gone.txt"]);
    }
}

#[test]
fn an_empty_folder_is_told() {
    let folder = two_files("empty-folder");
    fs::create_dir(folder.0.join("none")).unwrap();
    let done = folder.run(&["report", "none"]);
    assert_eq!(done.code, Some(1));
    done.assert_complains(&["none", "no file"]);
}

#[test]
fn a_broken_line_is_told_by_file_and_line() {
    let lines = "{\"id\":\"a\",\"text\":\"First of all.\"}\n{\"id\":\"b\",\n{\"id\":\"c\",\"text\":\"Third.\"}\n";
    let done = Folder::new("broken", &[("some.jsonl", lines)]).run(&["report", "some.jsonl"]);
    assert_eq!((done.code, done.ids()), (Some(0), vec!["a".to_string(), "c".to_string()]));
    done.assert_complains(&["some.jsonl:2: "]);
    assert_eq!(done.report()["notices"][0]["line"], 2);
}

#[test]
fn settings_may_be_partial() {
    let folder = Folder::new("settings", &[("ferry.txt", FERRY), ("mine.json", "{ \"near\": 0.9 }")]);
    let settings = folder.run(&["report", "--settings", "mine.json", "ferry.txt"]).report()["settings"].clone();
    let usual = folder.run(&["report", "ferry.txt"]).report()["settings"].clone();
    assert_eq!(settings["near"], 0.9);
    assert_eq!(settings["story"], usual["story"]);
}

#[test]
fn wrong_settings_are_refused_by_name() {
    let folder = Folder::new(
        "wrong-settings",
        &[
            ("ferry.txt", FERRY),
            ("misspelt", "{\"neer\": 0.9}"),
            ("words", "{\"near\": \"high\"}"),
            ("cut", "{\"near\":"),
        ],
    );
    let refused = |file| folder.run(&["report", "--settings", file, "ferry.txt"]);
    refused("misspelt").assert_refused(&["misspelt", "neer", "near", "passageWords"]);
    refused("words").assert_refused(&["words", "near", "high"]);
    refused("cut").assert_refused(&["cut", "line 1"]);
    refused("gone").assert_refused(&["gone"]);
}

#[test]
fn calls_that_make_no_sense_are_refused_in_one_line() {
    let folder = two_files("refused");
    folder.run(&[]).assert_refused(&["extract", "report", "--help"]);
    folder.run(&["sort", "ferry.txt"]).assert_refused(&["sort"]);
    folder.run(&["report"]).assert_refused(&["file"]);
    folder.run(&["report", "--quick", "ferry.txt"]).assert_refused(&["--quick"]);
    folder.run(&["report", "--settings"]).assert_refused(&["--settings"]);
    folder.run(&["extract", "--summary", "ferry.txt"]).assert_refused(&["extract", "--summary"]);
}

#[test]
fn help_and_version_are_printed() {
    let folder = two_files("help");
    let version = folder.run(&["--version"]);
    assert_eq!((version.code, version.out.as_str()), (Some(0), concat!("samestory ", env!("CARGO_PKG_VERSION"), "\n")));
    let help = folder.run(&["report", "--help"]);
    assert_eq!((help.code, help.complaints.len()), (Some(0), 0));
    assert!(help.out.contains("--settings FILE") && help.out.lines().all(|line| line.chars().count() <= 110));
}

#[test]
#[cfg(unix)]
fn a_reader_that_has_read_enough_ends_it_quietly() {
    let line = format!("{{\"text\":{}}}\n", serde_json::to_string(&LIBRARY.repeat(20)).unwrap());
    let folder = Folder::new("pipe", &[("many.jsonl", &line.repeat(200))]);
    let done = Command::new("sh")
        .args(["-c", "\"$0\" extract many.jsonl 2> err | head -c 10 > out", env!("CARGO_BIN_EXE_samestory")])
        .current_dir(&folder.0)
        .status()
        .unwrap();
    assert!(done.success());
    assert!(!fs::read_to_string(folder.0.join("err")).unwrap().contains("panicked"));
}

#[test]
fn what_comes_out_does_not_depend_on_threads() {
    let line = |at: usize| {
        let (text, id) = (FERRY.replace("212", &at.to_string()).replace('\n', "\\n"), at % 4000);
        match at % 1000 {
            7 => "{\"text\": \n".to_owned(),
            8 => "{\"title\": \"Nothing but a headline\"}\n".to_owned(),
            _ => format!("{{\"id\": \"a{id}\", \"text\": \"{text} This is piece {at} of the pile.\"}}\n"),
        }
    };
    let lines: String = (0..5000).map(line).collect();
    let folder = Folder::new(
        "threads",
        &[
            ("a.txt", FERRY),
            ("empty.txt", ""),
            ("pile.jsonl", &lines),
            ("z.txt", LIBRARY),
            ("zz.csv", "title,text\na,b\n"),
        ],
    );
    for command in [&["extract"][..], &["report", "--summary"]] {
        let run = |threads: &str| {
            let files = ["a.txt", "none.txt", "empty.txt", "pile.jsonl", "z.txt", "zz.csv"];
            folder.run(&[command, &["--threads", threads], &files[..]].concat())
        };
        let (one, many) = (run("1"), run("7"));
        assert_eq!(one.code, Some(0), "{:?}", one.complaints);
        assert!(one.out == many.out, "{command:?}");
        assert_eq!(one.complaints, many.complaints);
        one.assert_complains(&["pile.jsonl:4008: ", "not valid JSON"]);
    }
    for wrong in ["0", "many", ""] {
        folder.run(&["report", "--threads", wrong, "a.txt"]).assert_refused(&["--threads", "number"]);
    }
}

#[test]
fn a_manifest_makes_the_same_report_again() {
    let folder = Folder::new(
        "manifest",
        &[("ferry.txt", FERRY), ("library.txt", LIBRARY), ("mine.json", "{ \"story\": 0.9 }"), ("other.txt", LIBRARY)],
    );
    let first = folder.run(&["report", "--settings", "mine.json", "--csv", "out", "library.txt", "ferry.txt"]);
    let manifest: Value =
        serde_json::from_str(&fs::read_to_string(folder.0.join("out/manifest.json")).unwrap()).unwrap();
    assert_eq!(manifest["inputs"][0]["name"], "library.txt");
    assert_eq!(manifest["counts"]["articles"], 2);
    let again = folder.run(&["report", "--manifest", "out/manifest.json", "ferry.txt", "library.txt"]);
    assert_eq!((again.code, &again.out), (Some(0), &first.out));
    assert!(again.complaints.is_empty(), "{:?}", again.complaints);
    // Not those files, not all of them, one too many.
    fs::write(folder.0.join("ferry.txt"), LIBRARY).unwrap();
    for (files, words) in [
        (&["ferry.txt", "library.txt"][..], &["ferry.txt", "differ"][..]),
        (&["library.txt"], &["ferry.txt", "not named"]),
    ] {
        let refused = folder.run(&[&["report", "--manifest", "out/manifest.json"], files].concat());
        assert_eq!(refused.code, Some(1));
        refused.assert_complains(words);
    }
    fs::write(folder.0.join("ferry.txt"), FERRY).unwrap();
    let more = folder.run(&["report", "--manifest", "out/manifest.json", "ferry.txt", "library.txt", "other.txt"]);
    more.assert_complains(&["other.txt", "does not list"]);
    // A manifest that was changed.
    let changed =
        fs::read_to_string(folder.0.join("out/manifest.json")).unwrap().replace("\"story\": 0.9", "\"story\": 0.1");
    fs::write(folder.0.join("changed.json"), changed).unwrap();
    let other = folder.run(&["report", "--manifest", "changed.json", "ferry.txt", "library.txt"]);
    other.assert_complains(&["not the one that it was written for"]);
    folder.run(&["report", "--manifest", "mine.json", "ferry.txt"]).assert_refused(&["mine.json"]);
}
