//! How stories of small piles are told apart: `cargo xtask draws SET.jsonl…`.
//!
//! Draws 200 piles of 2 to 10 whole gold stories from the sets, the same ones each time, and prints the mean B-cubed F1 over
//! them, for each set and in all, beside that of the whole set.

use crate::fit::{Row, b_cubed, rows};
use anyhow::Result;
use samestory::{ArticleInput, Corpus, Detail, Settings};
use std::collections::BTreeMap;

/// Draws in all.
const DRAWS: usize = 200;

/// B-cubed F1 of a pile of labelled articles.
fn score(rows: &[&Row]) -> f64 {
    let mut corpus = Corpus::new(Settings::default());
    corpus.add(rows.iter().map(|row| row.input.clone()).collect::<Vec<ArticleInput>>());
    let report = corpus.report(Detail::Summary);
    let mut found = BTreeMap::new();
    for (place, story) in report.stories.iter().enumerate() {
        found.extend(story.articles.iter().map(|id| (id.as_str(), place as u32)));
    }
    let mut gold: BTreeMap<&str, u32> = BTreeMap::new();
    let pairs: Vec<(u32, u32)> = rows
        .iter()
        .map(|row| {
            let next = gold.len() as u32;
            (found[row.id.as_str()], *gold.entry(&row.story).or_insert(next))
        })
        .collect();
    b_cubed(&pairs).0
}

/// Draws, and prints what came of it.
pub(crate) fn run(paths: &[String]) -> Result<()> {
    let mut seed = 20u64;
    let mut below = |count: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        (seed % count as u64) as usize
    };
    let (mut all, mut whole) = (0.0, 0.0);
    for (place, path) in paths.iter().enumerate() {
        let rows = rows(path)?;
        let mut stories: BTreeMap<&str, Vec<&Row>> = BTreeMap::new();
        rows.iter().for_each(|row| stories.entry(&row.story).or_default().push(row));
        let stories: Vec<Vec<&Row>> = stories.into_values().collect();
        let draws = DRAWS / paths.len() + usize::from(place < DRAWS % paths.len());
        let mut sum = 0.0;
        for _ in 0..draws {
            let mut left: Vec<&Vec<&Row>> = stories.iter().collect();
            let wanted = (2 + below(9)).min(left.len());
            let drawn: Vec<&Row> = (0..wanted).flat_map(|_| left.swap_remove(below(left.len()))).copied().collect();
            sum += score(&drawn);
        }
        let full = score(&rows.iter().collect::<Vec<_>>());
        println!("{:24} {draws} draws B3 F1 {:.3}  whole {full:.3}", crate::fit::name(path), sum / draws as f64);
        all += sum / draws as f64 / paths.len() as f64;
        whole += full / paths.len() as f64;
    }
    println!("mean of the draws B3 F1 {all:.4}, of the whole sets {whole:.4}");
    Ok(())
}
