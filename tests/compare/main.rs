//! The accounts of a story, compared: the stories in `tests/cases/compare*`, and the five seeds.
//!
//! `cargo test --test compare -- --nocapture` prints the tables, and under them what is wrong.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod gold;
mod perfect;
mod score;
mod seeds;

use gold::{Case, folders};
use score::{COLUMNS, Score, Tally};

/// The stories in languages of which less is known.
const BASIC: [&str; 3] = ["de", "es", "fr"];

/// The sets of stories: the measure of the rules, those that the rules were mended with, and those that nobody read who made rules.
const SETS: [&str; 3] = ["compare", "compare-second", "compare-unseen"];

#[test]
fn annotations_point_at_words_that_stand_once() {
    let folders = SETS.iter().flat_map(|set| folders(set));
    let faults: Vec<String> = folders.flat_map(|folder| Case::read(&folder).faults()).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn annotations_do_not_speak_against_each_other() {
    for folder in SETS.iter().flat_map(|set| folders(set)) {
        let mut case = Case::read(&folder);
        case.make_perfect();
        assert_eq!(Score::of(&case).wrong, Vec::<String>::new(), "{}", case.name);
    }
}

#[test]
fn what_the_accounts_of_gold_stories_come_to() {
    measure(SETS[0], [0.9, 0.8, 1.0], true);
}

#[test]
fn what_stories_that_were_read_later_come_to() {
    measure(SETS[1], [0.9, 0.6, 0.99], true);
}

/// What is wrong in these is not printed: they stay unread.
#[test]
fn what_stories_that_nobody_read_come_to() {
    measure(SETS[2], [0.9, 0.35, 0.99], false);
}

/// Prints the table of a set; precision and recall of conflicts, and the share of traps that stay quiet, have to be at least so much.
fn measure(set: &str, least: [f64; 3], told: bool) {
    let cases: Vec<Case> = folders(set).iter().map(|folder| Case::read(folder)).collect();
    let scores: Vec<Score> = cases.iter().map(Score::of).collect();
    let mut total = Score::default();
    let mut table = format!("{set}\n{:<10}{}\n", "", COLUMNS.map(|column| format!("{column:>10}")).concat());
    for (case, score) in cases.iter().zip(&scores) {
        table += &row(&case.name, score);
        if !BASIC.contains(&case.name.as_str()) {
            (0..COLUMNS.len()).for_each(|column| total.columns[column].add(score.columns[column]));
            total.sources.add(score.sources);
            total.only_kind.add(score.only_kind);
        }
    }
    table += &row("English", &total);
    table += &format!("{:<10}{}\n", "", total.columns.map(|tally| format!("{:>10.3}", tally.share())).concat());
    table += &format!("sources {}; only here, of the right kind {}\n\n", share(total.sources), share(total.only_kind));
    for (case, score) in cases.iter().zip(&scores).filter(|_| told) {
        let by_hand = if case.by_hand { " (put together by hand)" } else { "" };
        table += &format!("{}: {}{by_hand}\n", case.name, case.gold.about);
        score.wrong.iter().for_each(|line| table += &format!("  {line}\n"));
    }
    print!("{table}");
    for (what, least, tally) in [
        ("precision of conflict", least[0], total.columns[0]),
        ("recall of conflict", least[1], total.columns[1]),
        ("traps", least[2], total.columns[9]),
    ] {
        println!("{set}: {what}: {} (at least {least})", share(tally));
        assert!(tally.share() >= least, "{set}: {what}: {}", share(tally));
    }
}

fn row(name: &str, score: &Score) -> String {
    let columns = score.columns.map(|tally| format!("{:>10}", format!("{}/{}", tally.right, tally.of)));
    format!("{name:<10}{}\n", columns.concat())
}

fn share(tally: Tally) -> String {
    format!("{:.3} ({} of {})", tally.share(), tally.right, tally.of)
}
