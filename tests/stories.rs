//! Stories in languages other than English, and across languages, on the piles in `tests/cases/stories`.
//!
//! A pile is a text file; each article begins with a line `== STORY DAY`, then its headline, a blank line and its text. The piles
//! in `held` were written with the others and looked at last.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use samestory::{ArticleInput, Corpus, Detail, Report, Settings};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// An article with the story that it tells.
#[derive(Clone)]
struct Labelled {
    story: String,
    input: ArticleInput,
}

fn pile(name: &str) -> Vec<Labelled> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/stories").join(format!("{name}.txt"));
    let file = std::fs::read_to_string(path).unwrap().replace("\r\n", "\n");
    let mut articles: Vec<Labelled> = Vec::new();
    for article in format!("\n{file}").split("\n== ").skip(1) {
        let (head, rest) = article.split_once('\n').unwrap();
        let (story, day) = head.split_once(' ').unwrap();
        let (title, text) = rest.split_once("\n\n").unwrap();
        let input = ArticleInput {
            id: Some(format!("{name}/{story}/{:02}", articles.len())),
            title: Some(title.into()),
            text: Some(text.trim().into()),
            published: Some(day.into()),
            ..ArticleInput::default()
        };
        articles.push(Labelled { story: story.into(), input });
    }
    articles
}

fn report(articles: &[Labelled]) -> Report {
    let mut corpus = Corpus::new(Settings::default());
    corpus.add(articles.iter().map(|article| article.input.clone()).collect());
    corpus.report(Detail::Full)
}

/// B-cubed F1 (Amigó et al. 2009) of a report's stories.
fn b_cubed(articles: &[Labelled], report: &Report) -> f64 {
    let mut found = BTreeMap::new();
    for story in &report.stories {
        found.extend(story.articles.iter().map(|id| (id.as_str(), story.id.as_str())));
    }
    let labels: Vec<(&str, &str)> =
        articles.iter().map(|article| (article.story.as_str(), found[article.input.id.as_deref().unwrap()])).collect();
    let (mut precision, mut recall) = (0.0, 0.0);
    for (gold, story) in &labels {
        let count = |fits: &dyn Fn(&(&str, &str)) -> bool| labels.iter().filter(|label| fits(label)).count() as f64;
        let both = count(&|label| label.0 == *gold && label.1 == *story);
        precision += both / count(&|label| label.1 == *story);
        recall += both / count(&|label| label.0 == *gold);
    }
    2.0 * precision * recall / (precision + recall) / labels.len() as f64
}

fn undated(mut articles: Vec<Labelled>) -> Vec<Labelled> {
    articles.iter_mut().for_each(|article| article.input.published = None);
    articles
}

/// Headlines with the first sentence alone.
fn brief(mut articles: Vec<Labelled>) -> Vec<Labelled> {
    for article in &mut articles {
        let text = article.input.text.take().unwrap();
        let end = text.match_indices(['.', '。']).map(|(at, mark)| at + mark.len()).find(|&at| at > 60);
        article.input.text = Some(text[..end.unwrap_or(text.len())].to_owned());
    }
    articles
}

/// Prints the score, and the stories that are not as labelled.
fn score(name: &str, articles: &[Labelled]) -> f64 {
    let report = report(articles);
    let f1 = b_cubed(articles, &report);
    println!("{name}: {} articles, B-cubed F1 {f1:.3}", articles.len());
    for story in &report.stories {
        let told: BTreeSet<&str> = articles
            .iter()
            .filter(|article| story.articles.contains(article.input.id.as_ref().unwrap()))
            .map(|article| article.story.as_str())
            .collect();
        let whole = articles.iter().filter(|article| told.contains(article.story.as_str())).count();
        if told.len() > 1 || whole != story.articles.len() {
            println!("  {}", story.articles.join("  "));
        }
    }
    f1
}

const PILES: [&str; 6] = ["de", "es", "fr", "zh", "across", "many"];
const HELD: [&str; 6] = ["held/de", "held/es", "held/fr", "held/ja", "held/across", "held/many"];

/// The floor of a pile leaves room for one article in the wrong story.
#[test]
fn look_alikes_stay_apart_in_each_language() {
    for name in PILES.into_iter().chain(HELD) {
        let (dated, undated) = (score(name, &pile(name)), score(&format!("{name}, undated"), &undated(pile(name))));
        // One sentence has too little in common for a floor, most of all across languages.
        score(&format!("{name}, brief"), &brief(pile(name)));
        assert!(dated >= 0.9 && undated >= 0.9, "{name}: {dated:.3}, {undated:.3}");
    }
}

#[test]
fn languages_do_not_mix_in_one_pile() {
    for (name, piles) in [("all", PILES), ("all held", HELD)] {
        let mut all: Vec<Labelled> = Vec::new();
        for name in piles {
            all.extend(pile(name));
        }
        assert!(score(name, &all) >= 0.95);
    }
}

#[test]
fn a_tie_across_languages_says_so() {
    let report = report(&pile("across"));
    let language =
        |id: &str| report.articles.iter().find(|article| article.id == id).unwrap().language.clone().unwrap();
    let ties: Vec<_> = report.stories.iter().flat_map(|story| &story.why).collect();
    assert!(ties.iter().any(|tie| tie.across_languages));
    for tie in ties {
        assert_eq!(tie.across_languages, language(&tie.article) != language(&tie.to), "{} {}", tie.article, tie.to);
        assert!(!tie.across_languages || tie.names.len() > 1, "{:?}", tie.names);
    }
}
