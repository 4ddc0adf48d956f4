//! Files of every format → inputs, on the cases in `tests/cases/ingest`: each file beside what is read of it.
//!
//! `NAME.ext` is read as a file of that name; `NAME.ext.gold.json` holds the articles and the notices. To add a case,
//! add both; `SAMESTORY_BLESS=1` writes the gold of a new or changed case, which is then read by a person.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use samestory::ingest::{self, Found};
use samestory::settings::{MAX_LINKS, MAX_PAGE_BYTES};
use samestory::{ArticleInput, Column, Corpus, Detail, Format, NoticeCode, Settings, inspect};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/ingest");
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| {
        !path.to_string_lossy().ends_with(".gold.json") && path.extension().is_some_and(|end| end != "md")
    });
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
        } else if std::fs::read(&gold).ok().and_then(|gold| serde_json::from_slice::<Value>(&gold).ok())
            != Some(value.clone())
        {
            println!("{name}: {}", serde_json::to_string_pretty(&value).unwrap());
            wrong.push(name);
        }
    }
    assert!(wrong.is_empty(), "read otherwise than gold says: {wrong:?}");
}

/// Reads a file and says how long it took; the machine of a test may be slow, the limits are those of a release build.
fn timed(name: &str, bytes: &[u8]) -> (Found, Duration) {
    let start = Instant::now();
    let found = read(name, bytes);
    (found, start.elapsed())
}

fn allowed(milliseconds: u64) -> Duration {
    Duration::from_millis(if cfg!(debug_assertions) { milliseconds * 20 } else { milliseconds })
}

#[test]
fn ten_thousand_items_in_each_container() {
    const COUNT: usize = 10_000;
    let items = |item: &str| item.repeat(COUNT);
    let rss = format!(
        "<rss><channel><title>Post</title>{}</channel></rss>",
        items(
            "<item><title>Ferry</title><pubDate>Tue, 04 Mar 2031 09:30:00 GMT</pubDate><content:encoded><![CDATA[<p>A ferry ran aground.</p>]]></content:encoded></item>"
        )
    );
    let csv = format!("title,text,date\n{}", items("Ferry,A ferry ran aground.,2031-03-04\n"));
    let lines = items("{\"title\": \"Ferry\", \"body\": \"A ferry ran aground.\", \"source\": {\"name\": \"Post\"}}\n");
    let json = format!(
        "{{\"items\": [{}{{\"title\": \"x\"}}]}}",
        items("{\"title\": \"Ferry\", \"body\": \"A ferry ran aground.\"},")
    );
    let export: String = (1..=COUNT)
        .map(|at| format!("Document {at} of {COUNT}\n\nFerry aground\nThe Post\nMarch 4, 2031\n\nLength: 5 words\nByline: Jane Doe\nBody\n\nA ferry ran aground.\n\nLoad-Date: March 5, 2031\n\nEnd of Document\n"))
        .collect();
    for (name, text, count) in [
        ("a.xml", rss, COUNT),
        ("a.csv", csv, COUNT),
        ("a.jsonl", lines, COUNT),
        ("a.json", json, COUNT + 1),
        ("a.txt", export, COUNT),
    ] {
        let (found, time) = timed(name, text.as_bytes());
        println!("{name}: {time:?}");
        assert_eq!(found.articles.len(), count, "{name}");
        assert!(time < allowed(1000), "{name}: {time:?}");
    }
}

/// Files that are as bad as can be for their parsers, each of some multiple of `size` bytes.
fn hostile(size: usize) -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("a.xml", [b"<rss>".to_vec(), b"<item>".repeat(size)].concat()),
        ("b.xml", [b"<rss><item>".to_vec(), b"<a>".repeat(size)].concat()),
        ("c.xml", b"<a ".repeat(size)),
        ("d.xml", [b"<rss><item>".to_vec(), b"&amp;".repeat(size)].concat()),
        ("e.xml", [b"<?xml version='1.0'?><x>".to_vec(), b"< ".repeat(size)].concat()),
        ("f.xml", [b"<rss><item>".to_vec(), b"<![CDATA[".repeat(size)].concat()),
        ("g.xml", [b"<rss>".to_vec(), b"<item><![CDATA[".repeat(size / 10)].concat()),
        ("h.xml", [b"<nitf><body><body.content>".to_vec(), b"<block>".repeat(size), b"<p>x</p>".to_vec()].concat()),
        ("i.xml", [b"<rss><item>".to_vec(), b"<title".repeat(size)].concat()),
        ("a.json", b"[".repeat(size)),
        ("b.json", b"{\"a\":".repeat(size)),
        ("e.json", b"{\"a\":1}\n".repeat(size / 10)),
        ("a.csv", b"\"".repeat(size)),
        ("b.csv", b"title,text\n".repeat(size)),
        ("a.rtf", [b"{\\rtf".to_vec(), b"{".repeat(size)].concat()),
        (
            "a.eml",
            [
                b"MIME-Version: 1.0\nSubject: x\nContent-Type: multipart/mixed; boundary=\"\"\n\n".to_vec(),
                b"--\n".repeat(size),
            ]
            .concat(),
        ),
        ("b.eml", [b"MIME-Version: 1.0\nSubject: ".to_vec(), b"=?utf-8?q?".repeat(size), b"\n\nx".to_vec()].concat()),
        (
            "c.eml",
            [
                b"MIME-Version: 1.0\nSubject: x\nContent-Type: text/plain".to_vec(),
                b"; name=".repeat(size),
                b"\n\nx".to_vec(),
            ]
            .concat(),
        ),
        ("a.zip", [b"PK\x03\x04".to_vec(), b"PK\x05\x06".repeat(size)].concat()),
        ("a.txt", b"Document 1 of 2\n".repeat(size)),
        ("b.txt", b"HD  x\n".repeat(size)),
        ("c.txt", [b"Document 1 of 2\n".to_vec(), b"Byline: x\n".repeat(size), b"End of Document".to_vec()].concat()),
        (
            "d.txt",
            [
                b"Document 1 of 2\nLength: 1\nByline: x\n".to_vec(),
                b"a\n".repeat(size),
                b"Load-Date: x\nEnd of Document".to_vec(),
            ]
            .concat(),
        ),
        (
            "i.json",
            [b"[{\"uri\":\"x\",\"headlines\":[],\"bodies\":[],".to_vec(), b"\"associations\":{\"a\":{".repeat(size)]
                .concat(),
        ),
        ("j.xml", [b"<nitf><body><body.content>".to_vec(), b"<block><p>a</p>".repeat(size)].concat()),
        ("k.xml", [b"<newsMessage><itemSet><newsItem><contentSet>".to_vec(), b"<inlineXML><p>".repeat(size)].concat()),
        ("l.xml", [b"<feed><entry><content type='xhtml'>".to_vec(), b"<div>a".repeat(size)].concat()),
        ("m.xml", [b"<list>".to_vec(), b"<article><title>".repeat(size)].concat()),
        ("b.rtf", [b"{\\rtf1 ".to_vec(), b"{\\*\\x {\\'e9".repeat(size)].concat()),
        ("d.eml", [b"MIME-Version: 1.0\nSubject: x\nContent-Type: message/rfc822\n\n".repeat(size)].concat()),
        (
            "a.mhtml",
            [
                b"From: <Saved by a browser>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n"
                    .to_vec(),
                b"--b\nContent-Type: text/html\n\n<p>".repeat(size),
            ]
            .concat(),
        ),
        (
            "e.eml",
            [b"MIME-Version: 1.0\nSubject: x\n\n".to_vec(), b"---- Forwarded message ----\nFrom: a\n\n".repeat(size)]
                .concat(),
        ),
        ("c.csv", [b"title,text\n".to_vec(), b"a,\"b\n".repeat(size)].concat()),
        ("a.html", [b"<html>1 of 2 DOCUMENTS<p>2 of 2 DOCUMENTS".to_vec(), b"<p ".repeat(size)].concat()),
        ("b.html", [b"<html>1 of 2 DOCUMENTS<p>2 of 2 DOCUMENTS".to_vec(), b"<!-- ".repeat(size)].concat()),
        ("c.html", [b"<html>1 of 2 DOCUMENTS<p>2 of 2 DOCUMENTS".to_vec(), b"<script><style>".repeat(size)].concat()),
        ("d.html", [b"<html>1 of 2 DOCUMENTS<p>2 of 2 DOCUMENTS".to_vec(), b"<div>".repeat(size)].concat()),
        ("c.json", [b"[".to_vec(), b"{\"title\":\"a\",\"x\":y},".repeat(size)].concat()),
        ("d.json", [b"[{".to_vec(), b"},{\"a\":\"".repeat(size)].concat()),
        ("h.txt", [b"\xe9".repeat(size), b"\x81 ".repeat(size)].concat()),
        ("e.txt", b"<".repeat(size)),
        ("f.txt", b"<p ".repeat(size)),
        ("g.txt", b"http://x.y\n".repeat(size)),
    ]
}

const HOSTILE: usize = if cfg!(debug_assertions) { 20_000 } else { 200_000 };

#[test]
fn hostile_files_end_soon() {
    for (name, bytes) in hostile(HOSTILE) {
        let (found, time) = timed(name, &bytes);
        println!("{name}: {time:?}, {} articles, {} notices", found.articles.len(), found.notices.len());
        assert!(time < allowed(1000), "{name}: {time:?}");
        assert!(!found.articles.is_empty() || !found.notices.is_empty(), "{name}");
    }
}

#[test]
fn hostile_files_cost_what_their_size_is() {
    for ((name, small), (_, large)) in hostile(HOSTILE / 8).into_iter().zip(hostile(HOSTILE / 2)) {
        // Four times the bytes; a quadratic parser takes sixteen times as long. Other work on the machine may disturb a
        // measurement, but not every one.
        let measure = || {
            let (before, after) = (timed(name, &small).1, timed(name, &large).1);
            println!("{name}: {before:?}, {after:?}");
            after < before * 9 + Duration::from_millis(20)
        };
        assert!((0..8).any(|_| measure()), "{name} costs more than its size");
    }
}

#[test]
fn a_page_of_a_hundred_megabytes_is_cut() {
    let size = if cfg!(debug_assertions) { MAX_PAGE_BYTES + 1 } else { 100 << 20 };
    let text = "<p>A ferry with forty people on board ran aground outside the harbour of Elmsport.</p>\n";
    let page = format!("<html><body><article>{}</article></body></html>", text.repeat(size / text.len() + 1));
    let (found, time) = timed("a.html", page.as_bytes());
    assert!(time < allowed(2000), "{time:?}");
    assert_eq!((found.articles.len(), found.notices[0].code), (1, NoticeCode::TooLarge));
    let html = found.articles[0].html.as_ref().unwrap();
    assert!(html.len() <= MAX_PAGE_BYTES && html.contains("<p>A ferry"), "{}", html.len());
}

#[test]
fn a_bomb_in_a_pile_costs_itself_alone() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/ingest");
    let (found, time) = timed("bomb.zip", &std::fs::read(folder.join("bomb.zip")).unwrap());
    assert!(time < allowed(1000), "{time:?}");
    assert!(found.notices.iter().any(|notice| notice.code == NoticeCode::TooLarge), "{:?}", found.notices);
}

#[test]
fn an_article_that_is_too_large_costs_itself_alone() {
    let large = "word ".repeat(1 << 20);
    let csv = format!("title,text\nA,\"{large}\"\nB,b text\n");
    let json = format!("{{\"title\":\"A\",\"text\":\"{large}\"}}\n{{\"title\":\"B\",\"text\":\"b text\"}}\n");
    let rss =
        format!("<rss><item><title>A</title><content>{large}</content></item><item><title>B</title></item></rss>");
    for (name, text) in [("a.csv", csv), ("a.jsonl", json), ("a.xml", rss)] {
        let found = read(name, text.as_bytes());
        assert_eq!(found.articles.len(), 1, "{name}");
        assert!(found.notices.iter().any(|notice| notice.code == NoticeCode::TooLarge), "{name}");
    }
}

#[test]
fn a_mapping_can_be_shown() {
    let found = read("a.csv", b"Headline,Body,Reach\nFerry,A ferry ran aground.,3\n");
    let columns: Vec<_> = found.columns.iter().map(|column| (column.name.as_str(), column.field.as_deref())).collect();
    assert_eq!(columns, [("Headline", Some("title")), ("Body", Some("text")), ("Reach", None)]);
}

fn file(name: &str, bytes: &[u8]) -> ArticleInput {
    ArticleInput { bytes: Some(bytes.to_vec()), filename: Some(name.into()), ..ArticleInput::default() }
}

#[test]
fn a_mapping_can_be_given_back() {
    let table = b"Headline,Summary,Body,Odd\nFerry,In short,A ferry ran aground.,The whole story\n";
    let column = |name: &str, field: Option<&str>| Column {
        name: name.into(),
        field: field.map(str::to_owned),
        sample: Vec::new(),
    };
    let columns = vec![column("Odd", Some("text")), column("Summary", None), column("Headline", Some("colour"))];
    let found = ingest::read(ArticleInput { columns: Some(columns), ..file("a.csv", table) });
    let article = &found.articles[0];
    assert_eq!((article.text.as_deref(), article.standfirst.as_deref()), (Some("The whole story"), None));
    assert_eq!((article.title.as_deref(), &article.columns), (Some("Ferry"), &None));
    assert!(found.notices[0].message.contains("colour"), "{:?}", found.notices);
    let fields: Vec<_> = found.columns.iter().map(|column| column.field.as_deref()).collect();
    assert_eq!(fields, [Some("title"), None, None, Some("text")]);
}

#[test]
fn an_input_is_inspected_before_it_is_added() {
    let formats: Vec<(String, Format)> = cases()
        .iter()
        .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
        .zip(cases())
        .map(|(name, path)| {
            let bytes = std::fs::read(path).unwrap();
            let inspection = inspect(file(&name, &bytes));
            let found = read(&name, &bytes);
            assert_eq!((inspection.articles as usize, inspection.notices), (found.articles.len(), found.notices));
            assert_eq!(inspection.sample.len(), inspection.articles.min(3) as usize, "{name}");
            (name, inspection.format)
        })
        .collect();
    for (name, format) in [
        ("links.txt", Format::Links),
        ("pile.zip", Format::Archive),
        ("clips.xlsx", Format::Spreadsheet),
        ("article.docx", Format::Document),
        ("saved-page.mhtml", Format::WebPage),
        ("mail-plain.eml", Format::Mail),
        ("nexis-new.txt", Format::TextExport),
        ("lines.jsonl", Format::JsonLines),
        ("ninjs-3.json", Format::Json),
        ("newsml-message.xml", Format::NewsMl),
        ("nitf.xml", Format::Nitf),
        ("export.xml", Format::Xml),
        ("atom.xml", Format::Feed),
        ("pipes.txt", Format::Table),
        ("labels.txt", Format::PlainText),
        ("packed.txt.gz", Format::PlainText),
        ("photo.png", Format::Unknown),
    ] {
        assert!(formats.contains(&(name.into(), format)), "{name}");
    }
    let feed = inspect(file(
        "a.xml",
        b"<rss><item><title>Ferry</title></item><item><link>https://post.example/a</link></item></rss>",
    ));
    assert_eq!((feed.articles, feed.headline_only, feed.links), (1, 1, vec!["https://post.example/a".to_owned()]));
    let text = inspect(file("a.txt", b"A ferry ran aground."));
    assert_eq!(text.sample, ["A ferry ran aground."]);
}

#[test]
fn addresses_are_kept_up_to_a_limit() {
    let list: String = (0..MAX_LINKS + 5).map(|at| format!("https://post.example/{at}\n")).collect();
    let added = Corpus::new(Settings::default()).add(vec![file("links.txt", list.as_bytes())]);
    assert_eq!((added.links.len(), added.links[1].as_str()), (MAX_LINKS, "https://post.example/1"));
    assert!(added.notices[0].message.contains("1005 links"), "{:?}", added.notices);
}

#[test]
fn what_is_wrong_with_many_files_is_said_once() {
    let files = (0..40).map(|at| file(&format!("pile/Ferry_files/{at}.png"), b"\x89PNG"));
    let others = (0..3).map(|at| file(&format!("pile/{at}.pdf"), b"\x89PNG"));
    let mut corpus = Corpus::new(Settings::default());
    let added = corpus.add(files.chain(others).collect());
    assert_eq!(added.notices.len(), 4, "{:?}", added.notices);
    assert!(added.notices[0].message.ends_with("39 more files."), "{:?}", added.notices);
    assert_eq!(corpus.report(Detail::Full).notices.len(), 4);
}

#[test]
fn what_is_pasted_is_read_as_files_are() {
    let paste = |text: &str| ingest::read(ArticleInput { text: Some(text.into()), ..ArticleInput::default() });
    assert_eq!(paste("title,text\nFerry,\"A ferry, aground\"\n").articles[0].title.as_deref(), Some("Ferry"));
    assert_eq!(paste("https://post.example/a\nhttps://post.example/b").notices[0].code, NoticeCode::Links);
    assert_eq!(paste("A ferry ran aground.").articles[0].text.as_deref(), Some("A ferry ran aground."));
}

#[test]
fn pasted_pages_and_documents_are_freed_of_what_is_around_them() {
    let paste = |html: &str| ingest::read(ArticleInput { html: Some(html.into()), ..ArticleInput::default() });
    let word = "Version:1.0\nStartHTML:1\n<html><head><style>p.MsoNormal {}</style></head><body><!--StartFragment-->\
        <p class=MsoNormal>A ferry ran aground.<o:p></o:p></p><p class=MsoNormal>Nobody was hurt.<o:p></o:p></p><!--EndFragment--></body></html>";
    let html = paste(word).articles[0].html.clone().unwrap();
    assert!(html.starts_with("<p class=MsoNormal>A ferry") && html.ends_with("</p>"), "{html}");
    let words =
        paste("<meta charset='utf-8'><span style=\"color: black\">A ferry ran <b>aground</b> &amp; sank.</span>");
    assert_eq!(
        (words.articles[0].text.as_deref(), words.format),
        (Some("A ferry ran aground & sank."), Format::PlainText)
    );
    let export = std::fs::read_to_string(cases().iter().find(|path| path.ends_with("factiva.html")).unwrap()).unwrap();
    assert_eq!(paste(&export).articles.len(), 2);
}

#[test]
fn folders_of_saved_pages_are_passed_over() {
    let found = read("pile/Ferry_files/frame.html", b"<html><body>An advertisement</body></html>");
    assert_eq!((found.articles.len(), found.notices[0].code), (0, NoticeCode::PassedOver));
}

/// Numbers that look random and are the same everywhere (Knuth's generator).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end.max(1)
    }
}

/// `SAMESTORY_ROUNDS` sets how often each case is changed.
#[test]
fn changed_bytes_never_stop_it() {
    let rounds: usize = std::env::var("SAMESTORY_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(20);
    let cases: Vec<(String, Vec<u8>)> = cases()
        .iter()
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(path).unwrap()))
        .filter(|(_, bytes)| bytes.len() < 10_000)
        .collect();
    let mut numbers = Numbers(7);
    for (name, bytes) in &cases {
        for round in 0..rounds {
            let mut changed = bytes.clone();
            for _ in 0..=numbers.below(4) {
                let at = numbers.below(changed.len());
                let to = (at + numbers.below(40)).min(changed.len());
                match numbers.below(6) {
                    0 => changed[at] = numbers.below(256) as u8,
                    1 => drop(changed.drain(at..to)),
                    2 => changed.truncate(at),
                    3 => {
                        let part = changed[at..to].to_vec();
                        changed.splice(at..at, part);
                    }
                    4 => {
                        let (_, other) = &cases[numbers.below(cases.len())];
                        let from = numbers.below(other.len());
                        let part = other[from..(from + 60).min(other.len())].to_vec();
                        changed.splice(at..at, part);
                    }
                    _ => changed.insert(at, b"<>&\"'\\{}=:;,\n\0"[numbers.below(14)]),
                }
                if changed.is_empty() {
                    changed.push(b' ');
                }
            }
            let start = Instant::now();
            let found = std::panic::catch_unwind(|| read(name, &changed));
            assert!(found.is_ok(), "{name}, round {round}: {:?}", String::from_utf8_lossy(&changed));
            assert!(start.elapsed() < allowed(1000), "{name}, round {round}: {:?}", start.elapsed());
        }
    }
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
