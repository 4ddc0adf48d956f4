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

fn report(articles: &[Labelled], story: f64) -> Report {
    let mut corpus = Corpus::new(Settings { story, ..Settings::default() });
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

fn first_sentence(text: &str) -> String {
    let end = text.match_indices(['.', '。']).map(|(at, mark)| at + mark.len()).find(|&at| at > 60);
    text[..end.unwrap_or(text.len())].to_owned()
}

/// Prints what was found, and the score.
fn score(name: &str, articles: &[Labelled]) -> f64 {
    let at: Vec<String> = [0.2, 0.3, 0.4, 0.6, 0.7, 0.8]
        .map(|story| format!("{story}: {:.3}", b_cubed(articles, &report(articles, story))))
        .to_vec();
    let report = report(articles, Settings::default().story);
    let f1 = b_cubed(articles, &report);
    println!("{name}: B-cubed F1 {f1:.3}; {}", at.join(", "));
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

#[test]
fn scores() {
    for name in ["de", "es", "fr", "zh", "across", "many"] {
        let articles = pile(name);
        score(name, &articles);
        let mut undated = articles.clone();
        undated.iter_mut().for_each(|article| article.input.published = None);
        score(&format!("{name}, undated"), &undated);
        let mut brief = articles.clone();
        brief.iter_mut().for_each(|article| article.input.text = article.input.text.as_deref().map(first_sentence));
        score(&format!("{name}, brief"), &brief);
    }
    let all: Vec<Labelled> = ["de", "es", "fr", "zh", "across", "many"].iter().flat_map(|name| pile(name)).collect();
    score("all", &all);
}

#[test]
fn zz() {
    for name in ["de", "many"] {
        let articles = pile(name);
        for story in report(&articles, 0.5).stories {
            println!("{:?}", story.keywords);
            for tie in &story.why {
                println!(
                    "   {} {:?} - {:?} | {:?} | {:?}",
                    tie.likeness, tie.names, tie.other_names, tie.numbers, tie.words
                );
            }
        }
    }
}
