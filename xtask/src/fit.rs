//! Fits the weights of `src/story/likeness.rs` on labelled sets: `cargo xtask fit SET.jsonl…`.
//!
//! Each line of a set is an article with its gold `story`. The pairs that samestory judges are the examples; a logistic
//! regression with a small ridge (Newton's method) gives the weights. Every set counts the same, and inside a set every
//! article does. A feature that comes in degrees counts with its square, too. The constant is then moved so that 0.5 is the best threshold for the mean B-cubed F1 over the sets.
//! Printed: the table, the scores per set, and the scores of each set under weights fitted on the others alone.

use anyhow::{Context, Result};
use samestory::story::likeness::{COUNT, FEATURES, Features, Weights, likeness_with};
use samestory::story::linkage::{LEAST, cut, merges};
use samestory::story::merging::merge;
use samestory::{ArticleInput, Corpus, Detail, Settings};
use std::collections::HashMap;

/// The features, their squares, the constant.
const SIZE: usize = 2 * COUNT + 1;
/// Where texts are joined, in ten-thousandths.
const THRESHOLD: u32 = 5000;
/// Strength of the ridge, against examples that weigh 1 in all.
const RIDGE: f64 = 1e-4;

type Fitted = [f64; SIZE];

struct Pair {
    texts: (u32, u32),
    features: Features,
    same: bool,
    weight: f64,
}

struct Set {
    name: String,
    pairs: Vec<Pair>,
    texts: usize,
    /// Text that each article counts with, and its gold story.
    articles: Vec<(u32, u32)>,
}

/// An article of a set.
pub(crate) struct Row {
    pub(crate) id: String,
    /// Its gold story.
    pub(crate) story: String,
    pub(crate) input: ArticleInput,
}

/// The articles of a set.
pub(crate) fn rows(path: &str) -> Result<Vec<Row>> {
    let file = std::fs::read_to_string(path).with_context(|| path.to_owned())?;
    let lines = file.lines().filter(|line| !line.trim().is_empty());
    let read = |line: &str| {
        let row: serde_json::Value = serde_json::from_str(line)?;
        let field = |name: &str| row[name].as_str().filter(|value| !value.is_empty()).map(str::to_owned);
        let story = field("story").with_context(|| format!("{path}: a line without “story”"))?;
        let id = field("id").with_context(|| format!("{path}: a line without “id”"))?;
        let (text, title, published) = (field("text"), field("title"), field("date"));
        let input = ArticleInput { id: Some(id.clone()), text, title, published, ..ArticleInput::default() };
        Ok(Row { id, story, input })
    };
    lines.map(read).collect()
}

pub(crate) fn name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

fn load(path: &str) -> Result<Set> {
    let mut gold: HashMap<String, u32> = HashMap::new();
    let mut names: HashMap<String, u32> = HashMap::new();
    let mut corpus = Corpus::new(Settings::default());
    for Row { id, story, input } in rows(path)? {
        let next = names.len() as u32;
        gold.insert(id, *names.entry(story).or_insert(next));
        corpus.add(vec![input]);
    }
    let report = corpus.report(Detail::Summary);
    let folded: HashMap<&String, &String> =
        report.groups.iter().flat_map(|group| group.articles[1..].iter().map(|id| (id, &group.lead))).collect();
    let mut texts: HashMap<&String, u32> = HashMap::new();
    for article in report.articles.iter().filter(|article| !folded.contains_key(&article.id)) {
        texts.insert(&article.id, texts.len() as u32);
    }
    let articles = report.articles.iter().map(|a| (texts[folded.get(&a.id).unwrap_or(&&a.id)], gold[&a.id])).collect();
    let mut pairs: Vec<Pair> = corpus
        .judged()
        .into_iter()
        .map(|(a, b, features)| {
            let texts = (texts[&a].min(texts[&b]), texts[&a].max(texts[&b]));
            Pair { texts, features, same: gold[&a] == gold[&b], weight: 0.0 }
        })
        .collect();
    let mut of_text = vec![0.0f64; texts.len()];
    for pair in &pairs {
        of_text[pair.texts.0 as usize] += 1.0;
        of_text[pair.texts.1 as usize] += 1.0;
    }
    for pair in &mut pairs {
        pair.weight = 1.0 / of_text[pair.texts.0 as usize] + 1.0 / of_text[pair.texts.1 as usize];
    }
    let all: f64 = pairs.iter().map(|pair| pair.weight).sum();
    pairs.iter_mut().for_each(|pair| pair.weight /= all);
    Ok(Set { name: name(path).to_owned(), pairs, texts: of_text.len(), articles })
}

/// The features of a pair and the squares of those that have one, but for those in `off`.
fn row(features: &Features, off: &[usize]) -> Fitted {
    let mut row = [0.0; SIZE];
    row[SIZE - 1] = 1.0;
    for (at, &value) in features.iter().enumerate().filter(|(at, _)| !off.contains(at)) {
        row[at] = value;
        row[COUNT + at] = if FEATURES[at].bent { value * value } else { 0.0 };
    }
    row
}

fn weights(row: &Fitted) -> Weights {
    (std::array::from_fn(|at| (row[at], row[COUNT + at])), row[SIZE - 1])
}

/// Logistic regression by Newton's method; features in `off` are left out.
fn fit(sets: &[&Set], off: &[usize]) -> Fitted {
    let mut weights = [0.0; SIZE];
    for _ in 0..25 {
        let mut gradient = [0.0; SIZE];
        let mut curvature = [[0.0; SIZE]; SIZE];
        for pair in sets.iter().flat_map(|set| &set.pairs) {
            let row = row(&pair.features, off);
            let sum: f64 = row.iter().zip(&weights).map(|(value, weight)| value * weight).sum();
            let probability = 1.0 / (1.0 + (-sum).exp());
            let error = pair.weight * (f64::from(pair.same) - probability);
            let slope = pair.weight * probability * (1.0 - probability);
            for i in 0..SIZE {
                gradient[i] += error * row[i];
                for j in 0..SIZE {
                    curvature[i][j] += slope * row[i] * row[j];
                }
            }
        }
        for i in 0..SIZE {
            gradient[i] -= RIDGE * weights[i];
            curvature[i][i] += RIDGE;
        }
        let step = solve(curvature, gradient);
        (0..SIZE).for_each(|i| weights[i] += step[i]);
    }
    weights
}

/// Gauss elimination with pivoting.
fn solve(mut matrix: [[f64; SIZE]; SIZE], mut right: Fitted) -> Fitted {
    for column in 0..SIZE {
        let pivot = (column..SIZE)
            .max_by(|&a, &b| matrix[a][column].abs().total_cmp(&matrix[b][column].abs()))
            .unwrap_or(column);
        matrix.swap(column, pivot);
        right.swap(column, pivot);
        for row in column + 1..SIZE {
            let factor = matrix[row][column] / matrix[column][column];
            let above = matrix[column];
            matrix[row].iter_mut().zip(above).skip(column).for_each(|(value, other)| *value -= factor * other);
            right[row] -= factor * right[column];
        }
    }
    let mut solution = [0.0; SIZE];
    for row in (0..SIZE).rev() {
        let known: f64 = (row + 1..SIZE).map(|k| matrix[row][k] * solution[k]).sum();
        solution[row] = (right[row] - known) / matrix[row][row];
    }
    solution
}

/// B-cubed and pairwise F1 of a set under weights.
fn score(set: &Set, fitted: &Fitted) -> (f64, f64) {
    let weights = &weights(fitted);
    let mut edges: Vec<(u32, u32, u32)> = set
        .pairs
        .iter()
        .map(|pair| (pair.texts.0, pair.texts.1, likeness_with(weights, &pair.features)))
        .filter(|edge| edge.2 >= LEAST)
        .collect();
    edges.sort_unstable();
    let mut clusters = cut(set.texts, &merges(set.texts, &edges), THRESHOLD);
    edges.retain(|edge| edge.2 >= THRESHOLD);
    merge(&mut clusters, &edges, &[], THRESHOLD);
    b_cubed(&set.articles.iter().map(|&(text, story)| (clusters[text as usize], story)).collect::<Vec<_>>())
}

/// B-cubed F1 (Amigo et al. 2009) and pairwise F1 of articles with the cluster and the gold story of each.
pub(crate) fn b_cubed(articles: &[(u32, u32)]) -> (f64, f64) {
    let mut found: HashMap<u32, f64> = HashMap::new();
    let mut true_: HashMap<u32, f64> = HashMap::new();
    let mut both: HashMap<(u32, u32), f64> = HashMap::new();
    for &(cluster, story) in articles {
        *found.entry(cluster).or_default() += 1.0;
        *true_.entry(story).or_default() += 1.0;
        *both.entry((cluster, story)).or_default() += 1.0;
    }
    let n = articles.len() as f64;
    let mut shared: Vec<((u32, u32), f64)> = both.into_iter().collect();
    shared.sort_by_key(|&(key, _)| key);
    let precision = shared.iter().map(|&((cluster, _), c)| c * c / found[&cluster]).sum::<f64>() / n;
    let recall = shared.iter().map(|&((_, story), c)| c * c / true_[&story]).sum::<f64>() / n;
    let pairs = |c: f64| c * (c - 1.0) / 2.0;
    let hits: f64 = shared.iter().map(|&(_, c)| pairs(c)).sum();
    let all: f64 = found.values().map(|&c| pairs(c)).sum::<f64>() + true_.values().map(|&c| pairs(c)).sum::<f64>();
    (2.0 * precision * recall / (precision + recall), 2.0 * hits / all)
}

fn mean(sets: &[&Set], weights: &Fitted) -> (f64, f64) {
    let scores: Vec<(f64, f64)> = sets.iter().map(|set| score(set, weights)).collect();
    let n = scores.len() as f64;
    (scores.iter().map(|s| s.0).sum::<f64>() / n, scores.iter().map(|s| s.1).sum::<f64>() / n)
}

/// Moves the constant to where the mean over the sets is best.
fn place_threshold(sets: &[&Set], mut weights: Fitted) -> Fitted {
    let constant = weights[SIZE - 1];
    let tried = (-20..=20).map(|step| {
        weights[SIZE - 1] = constant + f64::from(step) * 0.1;
        (mean(sets, &weights).0, weights)
    });
    tried.max_by(|a, b| a.0.total_cmp(&b.0)).map_or(weights, |best| best.1)
}

/// Fits, and prints what came of it.
pub(crate) fn run(paths: &[String]) -> Result<()> {
    let sets: Vec<Set> = paths.iter().map(|path| load(path)).collect::<Result<_>>()?;
    let all: Vec<&Set> = sets.iter().collect();
    let weights = place_threshold(&all, fit(&all, &[]));
    for (at, feature) in FEATURES.iter().enumerate() {
        println!("        ({:.2}, {:.2}), // {}", weights[at], weights[COUNT + at], feature.name);
    }
    println!("    {:.2}, // constant", weights[SIZE - 1]);
    for set in &sets {
        let (b3, pair) = score(set, &weights);
        println!("{:24} B3 F1 {b3:.3}  pair F1 {pair:.3}  pairs {}", set.name, set.pairs.len());
    }
    let (b3, pair) = mean(&all, &weights);
    println!("mean B3 F1 {b3:.4}  pair F1 {pair:.4}");
    let mut left_out = 0.0;
    for (at, set) in sets.iter().enumerate() {
        let others: Vec<&Set> = all.iter().enumerate().filter(|&(other, _)| other != at).map(|(_, set)| *set).collect();
        let (b3, pair) = score(set, &place_threshold(&others, fit(&others, &[])));
        println!("left out {:24} B3 F1 {b3:.3}  pair F1 {pair:.3}", set.name);
        left_out += b3 / sets.len() as f64;
    }
    println!("mean left out B3 F1 {left_out:.4}");
    for (at, feature) in FEATURES.iter().enumerate() {
        let (b3, pair) = mean(&all, &place_threshold(&all, fit(&all, &[at])));
        println!("without {:42} B3 F1 {b3:.4}  pair F1 {pair:.4}", feature.name);
    }
    Ok(())
}
