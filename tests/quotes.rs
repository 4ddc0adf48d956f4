//! Who says what, on the cases in `tests/cases/quotes`: quotes with kind, speaker, cue and carrier, and reported clauses.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use samestory::compare::reading::Reading;
use samestory::{Article, ArticleInput, Corpus, Detail, Overrule, Settings, extract};
use std::path::Path;

fn article(text: &str) -> Article {
    extract(ArticleInput { id: Some("one".into()), text: Some(text.into()), ..ArticleInput::default() })
}

fn row(cells: [Option<&str>; 5]) -> String {
    cells.map(|cell| cell.unwrap_or("-")).join("\t")
}

/// The rows of an article's quotes, and those of its reported clauses.
fn rows(article: &Article) -> (Vec<String>, Vec<String>) {
    let quotes = article.quotes.iter().map(|quote| {
        let kind = serde_json::to_value(quote.kind).unwrap();
        let speaker = quote.speaker.as_ref().map(|speaker| speaker.name.as_str());
        row([kind.as_str(), speaker, quote.cue.as_deref(), quote.carrier.as_deref(), Some(&quote.text)])
    });
    let reading = Reading::new(article);
    let reported = reading.speech.iter().filter(|speech| speech.kind.is_none()).map(|speech| {
        let speaker = speech.voice.as_ref().map(|voice| voice.name.as_str());
        let cue = speech.cue.map(|cue| &article.text[cue.range()]);
        row([Some("reported"), speaker, cue, speech.carrier.as_deref(), Some(&article.text[speech.span.range()])])
    });
    (quotes.collect(), reported.collect())
}

#[test]
fn quotes_are_given_to_those_who_said_them() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/quotes");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let mut wrong = Vec::new();
    for path in paths.iter().filter(|path| path.extension().is_some_and(|end| end == "txt")) {
        let gold = std::fs::read_to_string(path.with_extension("gold")).unwrap();
        let (reported, quotes): (Vec<&str>, Vec<&str>) = gold.lines().partition(|line| line.starts_with("reported"));
        let (found, clauses) = rows(&article(&std::fs::read_to_string(path).unwrap()));
        let name = path.file_stem().unwrap().to_string_lossy();
        if found != quotes {
            let pairs = (0..found.len().max(quotes.len()))
                .filter(|&at| found.get(at).map(String::as_str) != quotes.get(at).copied());
            wrong
                .extend(pairs.map(|at| format!("{name}\n  is     {:?}\n  should {:?}", found.get(at), quotes.get(at))));
        }
        let missing = reported.iter().filter(|row| !clauses.iter().any(|clause| clause == *row));
        wrong.extend(missing.map(|row| format!("{name}\n  {row}\n  is none of {clauses:#?}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_correction_by_hand_holds_in_what_is_shown() {
    let text = "“The ferry is safe,” said Ada Bell, a spokeswoman for the port of Elmsport.\n\n“It was never checked,” Osric Venn told reporters.";
    let mut corpus = Corpus::new(Settings::default());
    corpus.add(vec![ArticleInput { id: Some("one".into()), text: Some(text.into()), ..ArticleInput::default() }]);
    let speakers = |corpus: &mut Corpus| {
        let report = corpus.report(Detail::Full);
        let names = |quote: &samestory::Quote| quote.speaker.as_ref().map(|speaker| speaker.name.clone());
        report.articles[0].quotes.iter().map(names).collect::<Vec<_>>()
    };
    assert_eq!(speakers(&mut corpus), [Some("Ada Bell".to_owned()), Some("Osric Venn".to_owned())]);
    let correction = |text: &str, name: &str| Overrule::Speaker {
        article: "one".into(),
        start: 1,
        text: text.into(),
        name: name.into(),
    };
    corpus.overrule(vec![correction("The ferry is safe,", "Lena Oduya"), correction("It was never checked,", "")]);
    assert_eq!(speakers(&mut corpus), [Some("Lena Oduya".to_owned()), None]);
    corpus.undo();
    corpus.undo();
    assert_eq!(speakers(&mut corpus), [Some("Ada Bell".to_owned()), Some("Osric Venn".to_owned())]);
}

#[test]
fn a_correction_of_a_part_of_a_quote_is_one_of_the_quote() {
    let text = "“The ferry is safe,” said Ada Bell, a spokeswoman for the port of Elmsport. “It was checked in May.”\n\nThe town was told nothing.";
    let mut corpus = Corpus::new(Settings::default());
    corpus.add(vec![ArticleInput { id: Some("one".into()), text: Some(text.into()), ..ArticleInput::default() }]);
    let speakers = |corpus: &mut Corpus| {
        let report = corpus.report(Detail::Full);
        let names =
            |quote: &samestory::Quote| quote.speaker.as_ref().map(|speaker| speaker.name.clone()).unwrap_or_default();
        report.articles[0].quotes.iter().map(names).collect::<Vec<_>>()
    };
    let correction = |text: &str| Overrule::Speaker {
        article: "one".into(),
        start: 1,
        text: text.into(),
        name: "Lena Oduya".into(),
    };
    corpus.overrule(vec![correction("ferry is safe")]);
    assert_eq!(speakers(&mut corpus), ["Lena Oduya", "Ada Bell"]);
    // A statement of several pieces is corrected as a whole.
    corpus.overrule(vec![correction(
        "The ferry is safe,” said Ada Bell, a spokeswoman for the port of Elmsport. “It was checked in May.",
    )]);
    assert_eq!(speakers(&mut corpus), ["Lena Oduya", "Lena Oduya"]);
}
