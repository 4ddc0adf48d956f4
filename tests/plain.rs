//! Plain text → article, on the cases in `tests/cases/plain`: which lines are body, and what the others are.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use samestory::{ArticleInput, BlockKind, extract};
use std::collections::HashSet;
use std::path::{Path, PathBuf};

struct Case {
    name: String,
    gold: Vec<(BlockKind, String)>,
    found: Vec<(BlockKind, String)>,
}

fn cases(folder: &str) -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/plain").join(folder);
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.into_iter().filter(|path| path.extension().is_some_and(|end| end == "txt")).map(|path| read(&path)).collect()
}

fn read(path: &Path) -> Case {
    let text = std::fs::read_to_string(path).unwrap();
    let gold = std::fs::read_to_string(path.with_extension("gold")).unwrap();
    let article = extract(ArticleInput { text: Some(text), ..ArticleInput::default() });
    let row = |row: &str| {
        let (kind, line) = row.split_once('\t').unwrap();
        (serde_json::from_value(kind.into()).unwrap(), line.to_owned())
    };
    Case {
        name: path.file_stem().unwrap().to_string_lossy().into_owned(),
        gold: gold.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')).map(row).collect(),
        found: article.blocks.into_iter().map(|block| (block.kind, block.text)).collect(),
    }
}

fn body(lines: &[(BlockKind, String)]) -> HashSet<&str> {
    lines.iter().filter(|(kind, _)| kind.is_body()).map(|(_, line)| line.as_str()).collect()
}

/// Body lines over cases: found, lost, and kept that are none.
#[derive(Clone, Copy)]
struct Tally {
    right: usize,
    lost: usize,
    kept: usize,
}

impl Tally {
    fn f1(self) -> f64 {
        (2 * self.right) as f64 / (2 * self.right + self.lost + self.kept) as f64
    }

    fn with(self, other: Self) -> Self {
        Self { right: self.right + other.right, lost: self.lost + other.lost, kept: self.kept + other.kept }
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { right, lost, kept } = self;
        write!(f, "F1 {:.4}, {right} right, {lost} lost, {kept} kept that are not body", self.f1())
    }
}

/// Prints every line that was judged otherwise than in gold.
fn tally(cases: &[Case]) -> Tally {
    let mut tally = Tally { right: 0, lost: 0, kept: 0 };
    for case in cases {
        let (gold, found) = (body(&case.gold), body(&case.found));
        tally.right += gold.intersection(&found).count();
        for line in
            case.gold.iter().map(|(_, line)| line.as_str()).filter(|line| gold.contains(line) && !found.contains(line))
        {
            tally.lost += 1;
            println!("{}: lost: {line}", case.name);
        }
        for line in
            case.found.iter().map(|(_, line)| line.as_str()).filter(|line| found.contains(line) && !gold.contains(line))
        {
            tally.kept += 1;
            println!("{}: kept: {line}", case.name);
        }
    }
    tally
}

#[test]
fn body_lines() {
    let (english, others) = (cases(""), cases("other-languages"));
    assert!(english.len() >= 60 && others.len() >= 40, "{} and {} cases", english.len(), others.len());
    for tag in ["german", "french", "spanish", "italian", "portuguese", "dutch"] {
        assert!(others.iter().filter(|case| case.name.starts_with(tag)).count() >= 2, "{tag}");
    }
    let (english_lines, other_lines) = (tally(&english), tally(&others));
    let all = english_lines.with(other_lines);
    println!("English: {english_lines}");
    println!("other languages: {other_lines}");
    println!("all: {all}");
    assert!(english_lines.f1() >= 0.975);
    assert!(other_lines.f1() >= 0.96);
    assert!(all.f1() >= 0.98);
}

#[test]
fn headlines() {
    let cases = cases("");
    let title = |lines: &[(BlockKind, String)]| {
        lines.iter().find(|(kind, _)| *kind == BlockKind::Title).map(|(_, line)| line.clone())
    };
    let wrong: Vec<&str> =
        cases.iter().filter(|case| title(&case.gold) != title(&case.found)).map(|case| case.name.as_str()).collect();
    assert!(wrong.len() * 20 <= cases.len(), "headlines that differ: {wrong:?}");
}

#[test]
fn no_line_of_the_source_is_lost_altogether() {
    for case in cases("").iter().chain(&cases("other-languages")) {
        let found: HashSet<&str> = case.found.iter().map(|(_, line)| line.as_str()).collect();
        let missing: Vec<&str> =
            case.gold.iter().map(|(_, line)| line.as_str()).filter(|line| !found.contains(line)).collect();
        assert!(missing.len() <= 2, "{}: {missing:?}", case.name);
    }
}
