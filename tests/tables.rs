//! The tables for spreadsheets: what stands in which column, and that any text survives.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use samestory::{ArticleInput, Corpus, Overrule, Settings, Table};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

const FERRY: &str = "The ferry Halcyon ran aground outside the harbour of Elmsport on Monday night with forty people on board, \
    the coast guard said. Nobody was hurt, and all of them were taken ashore by two tugs before the tide turned.\n\n\
    “We heard a long scraping noise and then the lights went out,” said Ilse Maarten, a passenger from Tarn.";
const SHA256_OF_FERRY: &str = "83845af357bc23ee5a78dd89258cb6ab41e2744290fd1b653922cb6367ac6870";

fn article(id: &str, text: &str) -> ArticleInput {
    ArticleInput {
        id: Some(id.into()),
        text: Some(text.into()),
        title: Some("Ferry aground".into()),
        ..Default::default()
    }
}

fn pile(inputs: Vec<ArticleInput>) -> Corpus {
    let mut corpus = Corpus::new(Settings::default());
    corpus.add(inputs);
    corpus
}

/// A table as anybody's reader of CSV has it: a row's cells by the names of their columns.
fn read(table: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::ReaderBuilder::new().flexible(false).from_reader(table.as_bytes());
    let names: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let cells = |row: csv::StringRecord| names.iter().cloned().zip(row.iter().map(str::to_owned)).collect();
    reader.records().map(|row| cells(row.unwrap())).collect()
}

fn articles(inputs: Vec<ArticleInput>) -> Vec<BTreeMap<String, String>> {
    read(&pile(inputs).table(Table::Articles))
}

#[test]
fn the_columns_are_these() {
    let mut corpus = pile(Vec::new());
    let header = "article_id,input_file,input_row,url,outlet,published,title,language,words,text_sha256,story_id,group_id,\
        group_lead,relation_to_lead,share_in_lead,truncated,hand_corrected,notices\r\n";
    assert_eq!(corpus.table(Table::Articles), header);
    let header =
        "a,b,kind,score,a_in_b,b_in_a,words,longest,quotes_only,earlier,versions,passages,quoted_passages,credits\r\n";
    assert_eq!(corpus.table(Table::Relations), header);
}

#[test]
fn every_text_survives() {
    for title in [
        "A comma, a \"word\" and more",
        "Two lines\r\nof one headline",
        "\"\"",
        "Ends in a quotation mark\"",
        "Äpfel, 苹果, تفاح, \u{1f34e}",
        "a;b|c",
    ] {
        let input = ArticleInput { title: Some(title.into()), ..article("one", FERRY) };
        let rows = articles(vec![input, article("two", FERRY)]);
        assert_eq!(rows.len(), 2, "{title}");
        assert_eq!(rows[0]["title"], title);
    }
}

#[test]
fn lines_end_in_cr_lf_and_there_is_no_byte_order_mark() {
    let table = pile(vec![article("one", FERRY)]).table(Table::Articles);
    assert!(table.starts_with("article_id,") && table.ends_with("\r\n"));
    assert_eq!(table.matches("\r\n").count(), table.matches('\n').count());
}

#[test]
fn nothing_is_run_as_a_formula() {
    let evil = "=HYPERLINK(\"http://x.example\",\"More\")";
    let input = ArticleInput {
        title: Some(evil.into()),
        source: Some("@post".into()),
        url: Some("+1".into()),
        published: Some("-1".into()),
        filename: Some("=1+1.txt".into()),
        ..article("-one", FERRY)
    };
    let mut corpus = pile(vec![input, article("two", FERRY)]);
    let rows = read(&corpus.table(Table::Articles));
    let one = &rows[0];
    assert_eq!((one["article_id"].as_str(), one["title"].as_str()), ("'-one", format!("'{evil}").as_str()));
    for (name, value) in one {
        assert!(!value.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']), "{name}: {value}");
    }
    // The same id in both tables.
    let relations = read(&corpus.table(Table::Relations));
    assert_eq!((relations[0]["a"].as_str(), relations[0]["b"].as_str()), ("'-one", "two"));
}

#[test]
fn an_article_is_found_again_in_its_file() {
    let file = |name: &str, text: &str| ArticleInput {
        filename: Some(name.into()),
        bytes: Some(text.as_bytes().to_vec()),
        ..Default::default()
    };
    let rows = articles(vec![
        file(
            "clips.csv",
            "title,text\nOne,First text here.\n\nTwo,\"Second text,\nof two lines.\"\nThree,Third text.\n",
        ),
        file("desk/pile.jsonl", "{\"text\": \"In line one.\"}\n\n{\"id\": \"x\", \"text\": \"In line three.\"}\n"),
        file("desk/alone.txt", "A text alone in its file."),
        article("pasted", FERRY),
    ]);
    let places: Vec<[&str; 3]> =
        rows.iter().map(|row| ["article_id", "input_file", "input_row"].map(|name| row[name].as_str())).collect();
    assert_eq!(
        places,
        [
            ["clips-1", "clips.csv", "1"],
            ["clips-2", "clips.csv", "2"],
            ["clips-3", "clips.csv", "3"],
            ["desk/alone", "desk/alone.txt", ""],
            ["desk/pile-1", "desk/pile.jsonl", "1"],
            ["pasted", "", ""],
            ["x", "desk/pile.jsonl", "3"],
        ]
    );
}

#[test]
fn texts_have_a_fingerprint_and_headlines_have_none() {
    let headline = ArticleInput { text: None, ..article("headline", "") };
    let rows = articles(vec![article("a", FERRY), article("b", FERRY), headline]);
    assert_eq!(rows[0]["text_sha256"], SHA256_OF_FERRY);
    assert_eq!(rows[0]["text_sha256"], rows[1]["text_sha256"]);
    let headline = &rows[2];
    assert_eq!((headline["title"].as_str(), headline["words"].as_str()), ("Ferry aground", "0"));
    assert_eq!((headline["text_sha256"].as_str(), headline["group_id"].as_str()), ("", ""));
    assert!(headline["story_id"].starts_with("story-"));
}

#[test]
fn copies_stand_with_their_lead() {
    let shorter = FERRY.split("\n\n").next().unwrap();
    let mut corpus = pile(vec![
        article("copy", FERRY),
        article("excerpt", shorter),
        ArticleInput { published: Some("2031-03-04T09:30:00Z".into()), ..article("first", FERRY) },
        article("other", "The council of Tarn voted on Monday to close two of its five libraries, saving 1.4 million."),
    ]);
    let row = |corpus: &mut Corpus, at: usize| {
        let row = &read(&corpus.table(Table::Articles))[at];
        ["group_lead", "relation_to_lead", "share_in_lead"].map(|name| row[name].clone())
    };
    assert_eq!(row(&mut corpus, 0), ["first", "identical", "1.0000"]);
    assert_eq!(row(&mut corpus, 1), ["first", "contains", "1.0000"]);
    assert_eq!(row(&mut corpus, 2), ["first", "lead", ""]);
    assert_eq!(row(&mut corpus, 3), ["", "", ""]);
    // Another copy leads by hand: those of the same words answer for it.
    corpus.overrule(vec![Overrule::Lead { article: "copy".into() }]);
    assert_eq!(row(&mut corpus, 0), ["copy", "lead", ""]);
    assert_eq!(row(&mut corpus, 1), ["copy", "contains", "1.0000"]);
    assert_eq!(row(&mut corpus, 2), ["copy", "identical", "1.0000"]);
}

#[test]
fn corrections_show_and_are_marked() {
    let mut corpus = pile(vec![article("a", FERRY), article("b", FERRY)]);
    corpus.overrule(vec![Overrule::Describe {
        articles: vec!["b".into()],
        source: Some("The Post, late edition".into()),
        title: None,
        byline: None,
        published: None,
    }]);
    let rows = read(&corpus.table(Table::Articles));
    assert_eq!((rows[0]["hand_corrected"].as_str(), rows[0]["outlet"].as_str()), ("false", ""));
    assert_eq!((rows[1]["hand_corrected"].as_str(), rows[1]["outlet"].as_str()), ("true", "The Post, late edition"));
}

#[test]
fn notices_are_sentences_in_one_cell() {
    let input = ArticleInput { published: Some("yesterday".into()), ..article("a", FERRY) };
    let again = article("a", "Another text with the same id, about trams.");
    let rows = articles(vec![input, again]);
    assert!(rows[0]["notices"].contains("“yesterday”"), "{}", rows[0]["notices"]);
    assert!(rows[1]["notices"].contains("has the id “a” already"), "{}", rows[1]["notices"]);
}

#[test]
fn a_relation_says_what_the_report_says() {
    let edited = FERRY.replace("forty people", "some forty people").replace("two tugs", "three tugs");
    let mut corpus = pile(vec![
        ArticleInput { published: Some("2031-03-05T10:00:00Z".into()), ..article("a", FERRY) },
        ArticleInput {
            published: Some("2031-03-05T09:00:00Z".into()),
            source: Some("Post".into()),
            ..article("b", &edited)
        },
        article(
            "c",
            "It rained in Tarn. “We heard a long scraping noise and then the lights went out,” a woman recalled.",
        ),
    ]);
    let report = corpus.report(samestory::Detail::Full);
    let rows = read(&corpus.table(Table::Relations));
    assert_eq!(rows.len(), report.relations.len());
    assert!(rows.len() >= 2);
    for (row, relation) in rows.iter().zip(&report.relations) {
        assert_eq!((&row["a"], &row["b"]), (&relation.a, &relation.b));
        assert_eq!(row["kind"], serde_json::to_value(relation.kind).unwrap().as_str().unwrap());
        for (name, share) in [("score", relation.score), ("a_in_b", relation.a_in_b), ("b_in_a", relation.b_in_a)] {
            assert!((row[name].parse::<f64>().unwrap() - share).abs() < 1e-9, "{name}");
        }
        assert_eq!(row["words"], relation.words.to_string());
        assert_eq!(row["longest"], relation.longest.to_string());
        assert_eq!(row["quotes_only"], relation.quotes_only.to_string());
        assert_eq!(row["versions"], relation.versions.to_string());
        assert_eq!(row["passages"], relation.passages.len().to_string());
        let quoted = relation.passages.iter().filter(|passage| passage.quoted).count();
        assert_eq!(row["quoted_passages"], quoted.to_string());
    }
    assert_eq!((rows[0]["a"].as_str(), rows[0]["b"].as_str(), rows[0]["earlier"].as_str()), ("a", "b", "b"));
    assert_eq!((rows[1]["b"].as_str(), rows[1]["quotes_only"].as_str()), ("c", "true"));
}

#[test]
fn the_order_of_arrival_shows_nowhere() {
    let inputs = || vec![article("a", FERRY), article("b", FERRY), article("c", &FERRY.replace("forty", "fifty"))];
    let mut turned = inputs();
    turned.reverse();
    let (mut there, mut back) = (pile(inputs()), pile(turned));
    for table in [Table::Articles, Table::Relations] {
        assert_eq!(there.table(table), back.table(table));
    }
}

#[test]
fn saving_and_loading_keeps_where_an_article_came_from() {
    let lines = "{\"text\": \"In line one.\"}\n{\"text\": \"In line two.\"}\n";
    let file =
        ArticleInput { filename: Some("p.jsonl".into()), bytes: Some(lines.as_bytes().to_vec()), ..Default::default() };
    let mut corpus = pile(vec![file]);
    let mut loaded = Corpus::load(&corpus.save()).unwrap();
    assert_eq!(loaded.table(Table::Articles), corpus.table(Table::Articles));
}

fn program(folder: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let done = Command::new(env!("CARGO_BIN_EXE_samestory")).current_dir(folder).args(arguments).output().unwrap();
    (done.status.code(), String::from_utf8(done.stdout).unwrap(), String::from_utf8(done.stderr).unwrap())
}

fn folder(test: &str) -> std::path::PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("ferry.txt"), FERRY).unwrap();
    fs::write(folder.join("again.txt"), FERRY).unwrap();
    folder
}

#[test]
fn the_program_writes_both_beside_the_report() {
    let at = folder("tables");
    let (code, out, complaints) =
        program(&at, &["report", "--summary", "--csv", "out/tables", "ferry.txt", "again.txt"]);
    assert_eq!((code, complaints.as_str()), (Some(0), ""));
    assert!(out.starts_with('{'));
    let articles = read(&fs::read_to_string(at.join("out/tables/articles.csv")).unwrap());
    assert_eq!(articles.iter().map(|row| row["input_file"].as_str()).collect::<Vec<_>>(), ["again.txt", "ferry.txt"]);
    let relations = read(&fs::read_to_string(at.join("out/tables/relations.csv")).unwrap());
    assert_eq!((relations.len(), relations[0]["kind"].as_str()), (1, "identical"));
}

#[test]
fn a_folder_that_cannot_be_written_is_told_in_one_line() {
    let at = folder("tables-refused");
    let (code, out, complaints) = program(&at, &["report", "--csv", "ferry.txt", "again.txt"]);
    assert_eq!((code, out.as_str(), complaints.lines().count()), (Some(1), "", 1), "{complaints}");
    assert!(complaints.starts_with("samestory: ") && complaints.contains("ferry.txt"), "{complaints}");
    let (code, _, complaints) = program(&at, &["extract", "--csv", "out", "ferry.txt"]);
    assert_eq!((code, complaints.lines().count()), (Some(2), 1));
}
