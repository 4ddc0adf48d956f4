//! Lines that recur across a pile, on the cases in `tests/cases/furniture` (its README says how they are written).
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use samestory::article::Decider;
use samestory::{ArticleInput, Corpus, CutReason, Detail, Overrule, Report, Settings};
use std::collections::BTreeMap;
use std::path::Path;

/// An article of a case and the lines of it that the pile must cut.
#[derive(Clone)]
struct Case {
    input: ArticleInput,
    furniture: Vec<String>,
}

fn piles() -> BTreeMap<String, Vec<Case>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/furniture");
    let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    paths
        .filter(|path| path.extension().is_some_and(|end| end == "txt"))
        .map(|path| {
            let text = std::fs::read_to_string(&path).unwrap();
            let articles = text.split("=== ").filter(|part| !part.is_empty()).map(case).collect();
            (path.file_stem().unwrap().to_string_lossy().into_owned(), articles)
        })
        .collect()
}

fn case(part: &str) -> Case {
    let (head, body) = part.split_once('\n').unwrap();
    let mut head = head.split(" | ").map(str::to_owned);
    let id = head.next().unwrap();
    let title = Some(format!("News of the {id}"));
    let mut input = ArticleInput { id: Some(id), title, source: head.next(), ..ArticleInput::default() };
    let lines: Vec<&str> = body.lines().map(|line| line.strip_prefix("- ").unwrap_or(line)).collect();
    if head.next().is_some() {
        let paragraphs = lines.iter().map(|line| format!("<p>{line}</p>\n")).collect::<String>();
        input.html = Some(format!("<html><body><main><article>\n{paragraphs}</article></main></body></html>"));
    } else {
        input.text = Some(lines.join("\n\n"));
    }
    let furniture = body.lines().filter_map(|line| line.strip_prefix("- ")).map(str::to_owned).collect();
    Case { input, furniture }
}

fn report(pile: &[Case]) -> Report {
    let mut corpus = Corpus::new(Settings::default());
    corpus.add(pile.iter().map(|case| case.input.clone()).collect());
    corpus.report(Detail::Full)
}

/// The lines that the pile cut, by article.
fn cut_by_pile(report: &Report) -> BTreeMap<String, Vec<String>> {
    let cut = |article: &samestory::Article| {
        let by_pile = article.blocks.iter().filter(|block| block.by == Some(Decider::Pile));
        by_pile
            .inspect(|block| assert_eq!(block.reason, Some(CutReason::Repeated)))
            .map(|block| block.text.clone())
            .collect()
    };
    report.articles.iter().map(|article| (article.id.clone(), cut(article))).collect()
}

#[test]
fn lines_that_recur_are_cut_and_no_others() {
    for (name, pile) in piles() {
        let report = report(&pile);
        let cut = cut_by_pile(&report);
        for (case, article) in pile.iter().map(|case| {
            (case, report.articles.iter().find(|article| Some(&article.id) == case.input.id.as_ref()).unwrap())
        }) {
            // What the page's own rules cut is not the pile's to cut.
            let left: Vec<&String> = case
                .furniture
                .iter()
                .filter(|line| {
                    let block = article.blocks.iter().find(|block| block.text == **line);
                    block.is_some_and(|block| block.kind.is_body() || block.by.is_some())
                })
                .collect();
            assert_eq!(cut[&article.id].iter().collect::<Vec<_>>(), left, "{name}: {}", article.id);
            assert_eq!(left.len(), case.furniture.len(), "{name}: {} needs no pile", article.id);
        }
    }
}

#[test]
fn order_batches_and_history_show_nowhere() {
    for (name, pile) in piles() {
        let expected = report(&pile);
        let mut reversed = pile.clone();
        reversed.reverse();
        assert_eq!(report(&reversed), expected, "{name}");
        let mut corpus = Corpus::new(Settings::default());
        for case in &pile {
            corpus.add(vec![case.input.clone()]);
            corpus.report(Detail::Summary);
        }
        let expected = expected.without_history();
        assert_eq!(corpus.report(Detail::Full).without_history(), expected, "{name}");
        let mut loaded = Corpus::load(&corpus.save()).unwrap();
        assert_eq!(loaded.report(Detail::Full).without_history(), expected, "{name}");
        for case in pile.iter().skip(2) {
            corpus.remove(&[case.input.id.clone().unwrap()]);
        }
        let expected = report(&pile[..2]).without_history();
        assert_eq!(corpus.report(Detail::Full).without_history(), expected, "{name}");
    }
}

#[test]
fn all_piles_at_once() {
    // Outlets are told apart.
    let piles = piles();
    let all: Vec<Case> = piles
        .iter()
        .flat_map(|(name, pile)| {
            pile.iter().map(move |case| {
                let mut case = case.clone();
                case.input.id = case.input.id.map(|id| format!("{name}-{id}"));
                case
            })
        })
        .collect();
    let cut = cut_by_pile(&report(&all));
    for case in &all {
        assert_eq!(cut[case.input.id.as_ref().unwrap()], case.furniture, "{:?}", case.input.id);
    }
}

#[test]
fn a_person_has_the_last_word() {
    let pile = &piles()["one-outlet"];
    let mut corpus = Corpus::new(Settings::default());
    corpus.add(pile.iter().map(|case| case.input.clone()).collect());
    let article = corpus.article("bridge").unwrap();
    let at = article.blocks.iter().position(|block| block.by == Some(Decider::Pile)).unwrap();
    let text = article.blocks[at].text.clone();
    corpus.overrule(vec![Overrule::Keep { article: "bridge".into(), block: at as u32, text: text.clone() }]);
    let kept = corpus.article("bridge").unwrap();
    assert!(kept.text.contains(&text) && kept.blocks[at].by == Some(Decider::Hand));
    assert!(kept.blocks[at + 1..].iter().any(|block| block.by == Some(Decider::Pile)));
    corpus.undo();
    assert_eq!(corpus.article("bridge").unwrap(), article);
}

#[test]
fn an_outlet_said_by_hand_counts() {
    let pile = &piles()["one-outlet"];
    let mut corpus = Corpus::new(Settings::default());
    let nameless = pile.iter().map(|case| ArticleInput { source: None, ..case.input.clone() });
    corpus.add(nameless.collect());
    let between = |report: &Report| report.articles[0].text.contains("Heard on the quay");
    assert!(between(&corpus.report(Detail::Full)));
    let describe = Overrule::Describe {
        articles: pile.iter().map(|case| case.input.id.clone().unwrap()).collect(),
        source: Some("The Harbour Post".into()),
        title: None,
        byline: None,
        published: None,
    };
    corpus.overrule(vec![describe]);
    assert!(!between(&corpus.report(Detail::Full)));
    corpus.undo();
    assert!(between(&corpus.report(Detail::Full)));
}

#[test]
fn near_copies_keep_the_paragraphs_that_nobody_touched() {
    // Without names, which would tell that they are one text.
    let word =
        |number: usize| format!("{}{}", ["ba", "ko", "ri", "lan", "ter"][number % 5], ["mi", "dra", "sen"][number % 3]);
    let paragraph =
        |number: usize| (0..40).map(|at| word(number * 17 + at * at + at / 7) + &at.to_string()).collect::<Vec<_>>();
    let copy = |copy: usize| {
        let paragraphs = (0..5).map(|number| {
            let mut words = paragraph(number);
            if !(copy + number).is_multiple_of(5) {
                words[(copy * 7 + number) % 40] = format!("changed{copy}");
            }
            words.join(" ") + "."
        });
        let text = paragraphs.collect::<Vec<_>>().join("\n\n");
        ArticleInput {
            id: Some(format!("copy{copy}")),
            title: Some("A title".into()),
            text: Some(text),
            ..ArticleInput::default()
        }
    };
    let mut corpus = Corpus::new(Settings::default());
    corpus.add((0..30).map(copy).collect());
    let cut = cut_by_pile(&corpus.report(Detail::Full));
    assert!(cut.values().all(Vec::is_empty), "{cut:?}");
}
