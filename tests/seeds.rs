//! The five articles that the project was born from: one story, no copies. They are not in the repository; the test runs
//! where `SAMESTORY_CORPORA` names the folder of the corpora.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use samestory::{Article, ArticleInput, BlockKind, Corpus, CutReason, Detail, Report, Settings};
use std::path::Path;

fn seeds() -> Option<Report> {
    let Ok(corpora) = std::env::var("SAMESTORY_CORPORA") else {
        println!("skipped: SAMESTORY_CORPORA is not set");
        return None;
    };
    let mut paths: Vec<_> =
        std::fs::read_dir(Path::new(&corpora).join("seeds")).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let mut corpus = Corpus::new(Settings::default());
    for path in paths {
        let filename = Some(path.file_name().unwrap().to_string_lossy().into_owned());
        corpus.add(vec![ArticleInput {
            bytes: Some(std::fs::read(path).unwrap()),
            filename,
            ..ArticleInput::default()
        }]);
    }
    Some(corpus.report(Detail::Full))
}

fn article<'a>(report: &'a Report, id: &str) -> &'a Article {
    report.articles.iter().find(|article| article.id.starts_with(id)).unwrap()
}

#[test]
fn they_are_one_story_without_copies() {
    let Some(report) = seeds() else { return };
    assert_eq!(report.articles.len(), 5);
    assert_eq!((report.stories.len(), report.stories[0].texts), (1, 5));
    assert!(report.groups.is_empty() && report.notices.is_empty());
}

#[test]
fn their_headlines_are_found_and_none_is_invented() {
    let Some(report) = seeds() else { return };
    let words = |id| article(&report, id).title.as_ref().map(|title| title.split(' ').count());
    assert_eq!(["000", "001", "002", "003", "004"].map(words), [Some(12), None, None, Some(10), Some(14)]);
    assert_eq!(article(&report, "001").dateline.as_ref().map(|line| line.date.is_some()), Some(true));
    assert_eq!(article(&report, "004").standfirst.as_ref().map(|lines| lines.lines().count()), Some(2));
    assert_eq!(article(&report, "004").credits.len(), 1);
}

#[test]
fn their_bodies_are_whole_and_nothing_else() {
    let Some(report) = seeds() else { return };
    let count = |id, kind| article(&report, id).blocks.iter().filter(|block| block.kind == kind).count();
    assert_eq!(["000", "001", "002", "003", "004"].map(|id| count(id, BlockKind::Paragraph)), [11, 13, 13, 6, 19]);
    assert_eq!(["000", "001", "002", "003", "004"].map(|id| count(id, BlockKind::Subhead)), [0, 0, 0, 2, 0]);
    assert_eq!(["000", "001", "002", "003", "004"].map(|id| count(id, BlockKind::Caption)), [0, 0, 0, 2, 1]);
    let cut = |id, reason| article(&report, id).blocks.iter().filter(|block| block.reason == Some(reason)).count();
    assert_eq!(cut("003", CutReason::RelatedLink), 2);
    assert_eq!(cut("003", CutReason::Comment), 3);
    assert_eq!(cut("003", CutReason::SectionLabel), 1);
    assert_eq!((cut("002", CutReason::Comment), cut("002", CutReason::Contact)), (1, 1));
    assert_eq!(
        (cut("004", CutReason::MediaLength), cut("004", CutReason::Count), cut("004", CutReason::Repeated)),
        (1, 1, 2)
    );
    assert_eq!(cut("004", CutReason::Advertisement), 2);
}
