//! Web page → article, on the pages in `tests/cases/page`, and on pages that mean harm.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use samestory::settings::{MAX_NESTING, MAX_PAGE_BYTES, MAX_PAGE_NODES};
use samestory::{Article, ArticleInput, NoticeCode, extract, ingest};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

fn pages() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/page");
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|end| end == "html"));
    paths.sort();
    paths
}

fn read(bytes: &[u8]) -> Article {
    extract(ArticleInput { bytes: Some(bytes.to_vec()), filename: Some("page.html".into()), ..ArticleInput::default() })
}

fn from_html(html: impl Into<String>) -> Article {
    extract(ArticleInput { html: Some(html.into()), ..ArticleInput::default() })
}

/// What is wrong with the article of one page, a line each.
fn faults(path: &Path) -> Vec<String> {
    let gold: Value =
        serde_json::from_str(&std::fs::read_to_string(path.with_extension("gold.json")).unwrap()).unwrap();
    let html = std::fs::read_to_string(path).unwrap();
    let article = match gold.get("input") {
        Some(input) => {
            let mut input: ArticleInput = serde_json::from_value(input.clone()).unwrap();
            input.html = Some(html);
            extract(input)
        }
        None => read(html.as_bytes()),
    };
    let found = serde_json::to_value(&article).unwrap();
    let mut faults = Vec::new();
    for field in ["title", "standfirst", "byline", "published", "modified", "source", "language", "url", "truncated"] {
        if let Some(value) = gold.get(field).filter(|&value| *value != found[field]) {
            faults.push(format!("{field}: {} instead of {value}", found[field]));
        }
    }
    let text: Vec<&str> = gold["text"].as_array().unwrap().iter().map(|line| line.as_str().unwrap()).collect();
    let lines: Vec<&str> = article.text.split("\n\n").filter(|line| !line.is_empty()).collect();
    if text != lines {
        faults.extend(lines.iter().filter(|line| !text.contains(line)).map(|line| format!("kept: {line}")));
        faults.extend(text.iter().filter(|line| !lines.contains(line)).map(|line| format!("lost: {line}")));
        faults.push("the text is not that of gold".into());
    }
    for row in gold.get("cut").and_then(Value::as_array).into_iter().flatten() {
        let is = |block: &&Value| block["text"] == row[1];
        match found["blocks"].as_array().unwrap().iter().find(is) {
            Some(block) if block["reason"] == row[0] => {}
            Some(block) => faults.push(format!("cut as {} instead of {}: {}", block["reason"], row[0], row[1])),
            None => faults.push(format!("no such block: {}", row[1])),
        }
    }
    for words in gold.get("absent").and_then(Value::as_array).into_iter().flatten() {
        if found.to_string().contains(words.as_str().unwrap()) {
            faults.push(format!("hidden, but read: {words}"));
        }
    }
    for code in gold.get("notices").and_then(Value::as_array).into_iter().flatten() {
        if !found["notices"].as_array().unwrap().iter().any(|notice| notice["code"] == *code) {
            faults.push(format!("no notice {code}"));
        }
    }
    faults
}

#[test]
fn pages_of_many_kinds() {
    let pages = pages();
    assert!(pages.len() >= 25);
    let mut wrong = 0;
    for path in &pages {
        let faults = faults(path);
        wrong += usize::from(!faults.is_empty());
        for fault in faults {
            println!("{}: {fault}", path.file_stem().unwrap().to_string_lossy());
        }
    }
    assert_eq!(wrong, 0, "of {} pages", pages.len());
}

/// Reads a page and gives how long it took.
fn timed(html: String) -> (Article, Duration) {
    let begin = Instant::now();
    let article = read(html.as_bytes());
    (article, begin.elapsed())
}

const SENTENCE: &str =
    "The harbour of Elmsport stayed closed on Tuesday after the crane had fallen into its only channel.";

#[test]
fn pages_that_mean_harm_take_no_time() {
    let body = format!("<p>{SENTENCE}</p>").repeat(3);
    let page = |harm: String| format!("<!doctype html><html><body>{body}{harm}</body></html>");
    let harms = [
        ("nested div", "<div>".repeat(40_000)),
        ("nested inline", "<b><i>".repeat(30_000)),
        ("unclosed paragraphs", "<p>a".repeat(50_000)),
        ("unclosed lists", "<ul><li>".repeat(25_000)),
        ("unclosed tables", "<table><tr><td>".repeat(14_000)),
        ("end tags", "</div></p></b>".repeat(14_000)),
        ("end tags below depth", format!("{}{}", "<div>".repeat(600), "</b></p>".repeat(24_000))),
        ("attributes", format!("<div {}>", "a=b ".repeat(50_000))),
        ("classes", format!("<div class='{}'>x</div>", "share-bar ".repeat(20_000)).repeat(2)),
        ("entities", "&amp;&lt;&#x41;&notanentity;".repeat(7_000)),
        ("links", "<a href=x>".repeat(20_000)),
        ("comments", "<!--".repeat(50_000)),
        ("one word", "a".repeat(200_000)),
        ("quotes", "\"“".repeat(50_000)),
        ("breaks", "<br>".repeat(50_000)),
        ("headings", "<h1>a</h1>".repeat(20_000)),
        ("bylines", "<p class=author>By Jane Doe</p>".repeat(7_000)),
        ("articles", "<article>a ".repeat(20_000)),
        ("bodies and shares", "<div class=article-body></div><div class=share>a b</div>".repeat(4_000)),
        ("items", format!("<ul>{}</ul>", "<li>a b".repeat(25_000))),
        ("lines", format!("<div><img>{}</div>", "A line here.<br><br>".repeat(10_000))),
        ("times", "<time>4 March 2031</time>".repeat(8_000)),
        ("json", format!("<script type='application/ld+json'>{}</script>", "[".repeat(200_000))),
    ];
    for (name, harm) in harms {
        let (article, time) = timed(page(harm));
        assert!(time < Duration::from_secs(4), "{name}: {time:?}");
        assert!(!article.blocks.is_empty(), "{name}");
    }
}

#[test]
fn nesting_beyond_the_cap_keeps_its_text() {
    let deep = MAX_NESTING * 2;
    let html = format!("<html><body>{}<p>{SENTENCE}</p>{}</body></html>", "<div>".repeat(deep), "</div>".repeat(deep));
    assert_eq!(from_html(html).text, SENTENCE);
}

#[test]
fn a_page_past_its_limits_is_read_as_far_as_they_go() {
    let mut html = format!("<!doctype html><html><body><article><h1>Harbour closed</h1><p>{SENTENCE}</p></article>");
    let begun = html.clone();
    html.push_str(&"<!-- padding -->".repeat(MAX_PAGE_BYTES / 16 + 1));
    let article = read(html.as_bytes());
    assert_eq!(article.text, SENTENCE);
    assert!(article.notices.iter().any(|notice| notice.code == NoticeCode::TooLarge));
    let many = format!("{begun}{}", "<i></i>".repeat(MAX_PAGE_NODES + 10));
    let article = read(many.as_bytes());
    assert_eq!(article.text, SENTENCE);
    assert!(article.notices.iter().any(|notice| notice.code == NoticeCode::TooLarge));
}

#[test]
fn any_bytes_are_read_without_a_fault() {
    // A small generator with a fixed seed: cases with bytes changed, doubled and dropped.
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below.max(1)
    };
    for path in pages() {
        let page = std::fs::read(&path).unwrap();
        for _ in 0..20 {
            let mut bytes = page.clone();
            for _ in 0..=next(12) {
                let at = next(bytes.len());
                match next(5) {
                    0 => bytes[at] = next(256) as u8,
                    1 => drop(bytes.remove(at)),
                    2 => bytes.insert(at, b"<>&\"'/=\0"[next(8)]),
                    3 => bytes.truncate(at.max(1)),
                    _ => {
                        let end = (at + next(200)).min(bytes.len());
                        let part = bytes[at..end].to_vec();
                        bytes.splice(at..at, part);
                    }
                }
                if bytes.is_empty() {
                    break;
                }
            }
            let found = ingest::read(ArticleInput {
                bytes: Some(bytes),
                filename: Some("page.html".into()),
                ..ArticleInput::default()
            });
            for input in found.articles {
                let article = samestory::extract::article("a".into(), input);
                let units: Vec<u16> = article.text.encode_utf16().collect();
                for block in article.blocks.iter().filter(|block| block.start.is_some()) {
                    let start = block.start.unwrap() as usize;
                    let text: Vec<u16> = block.text.encode_utf16().collect();
                    assert_eq!(&units[start..start + text.len()], &text[..]);
                }
            }
        }
    }
}

#[test]
fn statements_of_pages() {
    let article = |head: &str, body: &str| {
        from_html(format!("<!doctype html><html><head>{head}</head><body>{body}<p>{SENTENCE}</p></body></html>"))
    };
    let published = |head: &str, body: &str| article(head, body).published.unwrap_or_default();
    assert_eq!(published("<meta name=parsely-pub-date content='2031-03-04T10:00:00Z'>", ""), "2031-03-04T10:00:00Z");
    assert_eq!(
        published("<meta name=sailthru.date content='2031-03-04 10:00:00 +0100'>", ""),
        "2031-03-04T10:00:00+0100"
    );
    assert_eq!(published("<meta name=DC.date content=20310304>", ""), "2031-03-04");
    assert_eq!(published("", "<h1>Harbour closed</h1><time datetime='2031-03-04'>Tuesday</time>"), "2031-03-04");
    assert_eq!(published("", "<h1>Harbour closed</h1><div>Published 4 March 2031</div>"), "2031-03-04");
    assert_eq!(published("", "<h1>Harbour closed</h1><div>04.03.2031</div>"), "2031-03-04");
    assert_eq!(published("<link rel=canonical href='https://a.example/2031/03/04/harbour'>", ""), "2031-03-04");
    let byline = |head: &str, body: &str| article(head, body).byline.unwrap_or_default();
    assert_eq!(byline("<meta name=author content='Jane Doe'>", ""), "Jane Doe");
    assert_eq!(byline("<meta property=article:author content='https://face.example/jane'>", ""), "");
    assert_eq!(byline("", "<h1>Harbour closed</h1><p>By Jane Doe, 4 March 2031</p>"), "Jane Doe");
    assert_eq!(byline("", "<h1>Harbour closed</h1><a rel=author href=/j>Jane Doe</a>"), "Jane Doe");
    let data = |json: &str| format!("<script type='application/ld+json'>{json}</script>");
    assert_eq!(byline(&data(r#"[{"@type":"Article","author":"Jane Doe"}]"#), ""), "Jane Doe");
    assert_eq!(
        byline(&data("{\"@type\":\"NewsArticle\",\"headline\":\"a\nb\",\"author\":{\"name\":\"Jane Doe\"}}"), ""),
        "Jane Doe"
    );
    assert_eq!(
        byline(&data(r#"{"@type":"NewsArticle","author":[{"name":"Jane Doe"},{"name":"Ola Reed"}]}"#), ""),
        "Jane Doe, Ola Reed"
    );
    let title = |head: &str, body: &str| article(head, body).title.unwrap_or_default();
    assert_eq!(title("<title>Harbour closed | The Post</title>", ""), "Harbour closed");
    assert_eq!(
        title(
            "<meta property=og:title content='Harbour closed'><meta property=og:site_name content='The Post'>",
            "<h1>The Post</h1>"
        ),
        "Harbour closed"
    );
    assert_eq!(
        title("<title>Harbour of Elmsport closed - Post</title>", "<h1>Harbour of Elmsport closed</h1>"),
        "Harbour of Elmsport closed"
    );
    let language = |html: &str| from_html(format!("{html}<body><p>{SENTENCE}</p>")).language.unwrap_or_default();
    assert_eq!(language("<html lang=en-gb>"), "en-GB");
    assert_eq!(language("<html lang=pt_BR>"), "pt-BR");
    assert_eq!(language("<html>"), "en");
}
