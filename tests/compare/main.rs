//! The accounts of a story, compared: the stories in `tests/cases/compare`, and the five seeds.
//!
//! `cargo test --test compare -- --nocapture` prints the tables, and under them all that is wrong.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod gold;
mod perfect;
mod score;
mod seeds;

use gold::{Case, folders};
use score::{COLUMNS, Score, Tally};

/// The stories in languages of which less is known.
const BASIC: [&str; 3] = ["de", "es", "fr"];

#[test]
fn annotations_point_at_words_that_stand_once() {
    let faults: Vec<String> = folders().iter().flat_map(|folder| Case::read(folder).faults()).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn annotations_do_not_speak_against_each_other() {
    for folder in folders() {
        let mut case = Case::read(&folder);
        case.make_perfect();
        assert_eq!(Score::of(&case).wrong, Vec::<String>::new(), "{}", case.name);
    }
}

#[test]
fn what_the_accounts_of_gold_stories_come_to() {
    let cases: Vec<Case> = folders().iter().map(|folder| Case::read(folder)).collect();
    let scores: Vec<Score> = cases.iter().map(Score::of).collect();
    let mut total = Score::default();
    println!("{:<10}{}", "", COLUMNS.map(|column| format!("{column:>10}")).concat());
    for (case, score) in cases.iter().zip(&scores) {
        row(&case.name, score);
        if !BASIC.contains(&case.name.as_str()) {
            (0..COLUMNS.len()).for_each(|column| total.columns[column].add(score.columns[column]));
            total.sources.add(score.sources);
            total.only_kind.add(score.only_kind);
        }
    }
    row("English", &total);
    println!("{:<10}{}", "", total.columns.map(|tally| format!("{:>10.3}", tally.share())).concat());
    println!("sources {}; only here, of the right kind {}\n", share(total.sources), share(total.only_kind));
    for (case, score) in cases.iter().zip(&scores) {
        println!("{}: {}{}", case.name, case.gold.about, if case.by_hand { " (put together by hand)" } else { "" });
        score.wrong.iter().for_each(|line| println!("  {line}"));
    }
    for (what, least, tally) in [
        ("precision of conflict", 0.9, total.columns[0]),
        ("recall of conflict", 0.8, total.columns[1]),
        ("traps", 1.0, total.columns[9]),
    ] {
        println!("{what}: {} (at least {least})", share(tally));
        // Another folder of stories is read for its table.
        assert!(tally.share() >= least || std::env::var_os("SAMESTORY_GOLD").is_some(), "{what}: {}", share(tally));
    }
}

fn row(name: &str, score: &Score) {
    println!(
        "{name:<10}{}",
        score.columns.map(|tally| format!("{:>10}", format!("{}/{}", tally.right, tally.of))).concat()
    );
}

fn share(tally: Tally) -> String {
    format!("{:.3} ({} of {})", tally.share(), tally.right, tally.of)
}
