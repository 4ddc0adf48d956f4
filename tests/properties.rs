//! What must hold of any pile: order, batches and history show nowhere in a report.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use samestory::article::Decider;
use samestory::{ArticleInput, BlockKind, Corpus, CutReason, Detail, NoticeCode, Overrule, Phase, Report, Settings};
use std::path::Path;

fn samples() -> Vec<ArticleInput> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/pile");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let input = |path: std::path::PathBuf| ArticleInput {
        filename: Some(path.file_name().unwrap().to_string_lossy().into_owned()),
        bytes: Some(std::fs::read(path).unwrap()),
        ..ArticleInput::default()
    };
    paths.into_iter().map(input).collect()
}

fn report(inputs: Vec<ArticleInput>) -> Report {
    let mut corpus = Corpus::new(Settings::default());
    corpus.add(inputs);
    corpus.report(Detail::Full)
}

/// A shuffle that is the same every time (xorshift).
fn shuffled<T>(mut items: Vec<T>, mut seed: u64) -> Vec<T> {
    for at in (1..items.len()).rev() {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        items.swap(at, (seed % (at as u64 + 1)) as usize);
    }
    items
}

#[test]
fn the_samples_are_three_stories_with_four_copies_under_one_lead() {
    let report = report(samples());
    let sizes: Vec<usize> = report.stories.iter().map(|story| story.articles.len()).collect();
    assert_eq!(sizes, [5, 6, 3]);
    assert_eq!(report.stories.iter().map(|story| story.texts).collect::<Vec<_>>(), [5, 3, 3]);
    assert_eq!(report.groups.len(), 1);
    assert_eq!(report.groups[0].articles.len(), 4);
    assert_eq!(report.groups[0].lead, "harbour-post-ferry-breakwater");
}

#[test]
fn the_order_of_arrival_shows_nowhere() {
    let expected = serde_json::to_string(&report(samples())).unwrap();
    for seed in 1..=50 {
        assert_eq!(serde_json::to_string(&report(shuffled(samples(), seed))).unwrap(), expected, "seed {seed}");
    }
}

#[test]
fn batches_with_steps_between_give_the_same_report() {
    let mut corpus = Corpus::new(Settings::default());
    for input in shuffled(samples(), 7) {
        corpus.add(vec![input]);
        let mut units = 0;
        corpus.step(&mut || {
            units += 1;
            units < 5
        });
        corpus.report(Detail::Summary);
    }
    assert_eq!(corpus.report(Detail::Full).without_history(), report(samples()).without_history());
}

#[test]
fn adding_and_removing_changes_nothing() {
    let samples = samples();
    for gone in 0..samples.len() {
        let mut corpus = Corpus::new(Settings::default());
        let added = corpus.add(samples.clone()).added;
        corpus.report(Detail::Summary);
        corpus.remove(&added[gone]);
        let mut others = samples.clone();
        others.remove(gone);
        let (found, expected) = (corpus.report(Detail::Full), report(others));
        assert_eq!(found.without_history(), expected.without_history(), "without {:?}", added[gone]);
        corpus.add(vec![samples[gone].clone()]);
        assert_eq!(corpus.report(Detail::Full).without_history(), report(samples.clone()).without_history());
    }
}

#[test]
fn removing_what_waits_leaves_no_trace() {
    let mut corpus = Corpus::new(Settings::default());
    let added = corpus.add(samples()).added.concat();
    corpus.remove(&added);
    let report = corpus.report(Detail::Full);
    assert!(report.articles.is_empty() && report.stories.is_empty() && report.notices.is_empty());
}

#[test]
fn saving_and_loading_gives_the_same_report() {
    let mut corpus = Corpus::new(Settings { story: 0.7, ..Settings::default() });
    corpus.add(samples());
    corpus.overrule(vec![describe("capital-wire-strike-brief", "Wire of the Capital")]);
    let mut loaded = Corpus::load(&corpus.save()).unwrap();
    assert_eq!(loaded.report(Detail::Full), corpus.report(Detail::Full));
    assert!(Corpus::load(b"{}").is_err());
}

fn describe(id: &str, source: &str) -> Overrule {
    Overrule::Describe {
        articles: vec![id.into()],
        source: Some(source.into()),
        title: None,
        byline: None,
        published: None,
    }
}

#[test]
fn corrections_show_and_can_be_taken_back() {
    let mut corpus = Corpus::new(Settings::default());
    corpus.add(samples());
    let before = corpus.report(Detail::Full);
    corpus.overrule(vec![describe("capital-wire-strike-brief", "Wire of the Capital")]);
    assert_eq!(corpus.article("capital-wire-strike-brief").unwrap().source.as_deref(), Some("Wire of the Capital"));
    assert!(corpus.report(Detail::Full).stories[0].outlets.contains(&"Wire of the Capital".to_owned()));
    corpus.undo();
    assert_eq!(corpus.report(Detail::Full), before);
}

fn keep(article: &str, block: usize, text: &str) -> Overrule {
    Overrule::Keep { article: article.into(), block: block as u32, text: text.into() }
}

fn cut(article: &str, block: usize, text: &str) -> Overrule {
    Overrule::Cut { article: article.into(), block: block as u32, text: text.into() }
}

/// A correction of each kind for every sample: the first paragraph goes, the first cut line comes back.
fn cuts_and_keeps() -> Vec<Overrule> {
    let mut overrules = Vec::new();
    for article in report(samples()).articles {
        let blocks = || article.blocks.iter().enumerate();
        let body = blocks().find(|(_, block)| block.kind.is_body()).unwrap();
        overrules.push(cut(&article.id, body.0, &body.1.text));
        overrules.extend(
            blocks().find(|(_, block)| !block.kind.is_body()).map(|(at, block)| keep(&article.id, at, &block.text)),
        );
    }
    overrules
}

#[test]
fn a_line_is_cut_and_kept_by_hand() {
    let overrules = cuts_and_keeps();
    let before = report(samples());
    let mut corpus = Corpus::new(Settings::default());
    corpus.add(samples());
    corpus.report(Detail::Summary);
    corpus.overrule(overrules.clone());
    let after = corpus.report(Detail::Full);
    assert_eq!(after.overrules, overrules);
    for (was, is) in before.articles.iter().zip(&after.articles) {
        let cut = is.blocks.iter().zip(&was.blocks).find(|(is, was)| was.kind.is_body() && !is.kind.is_body()).unwrap();
        assert_eq!(
            (cut.0.kind, cut.0.reason, cut.0.by, cut.0.start),
            (BlockKind::Furniture, Some(CutReason::ByHand), Some(Decider::Hand), None)
        );
        assert!(!is.text.contains(&cut.0.text));
        let kept = is.blocks.iter().zip(&was.blocks).find(|(is, was)| !was.kind.is_body() && is.kind.is_body());
        if let Some((kept, _)) = kept {
            assert_eq!((kept.kind, kept.reason, kept.by), (BlockKind::Paragraph, None, Some(Decider::Hand)));
        }
        let units: Vec<u16> = is.text.encode_utf16().collect();
        for block in is.blocks.iter().filter(|block| block.kind.is_body()) {
            let text: Vec<u16> = block.text.encode_utf16().collect();
            assert!(units[block.start.unwrap() as usize..].starts_with(&text), "{}", is.id);
        }
        for quote in &is.quotes {
            let inside = String::from_utf16(&units[quote.start as usize..quote.end as usize]).unwrap();
            assert_eq!(inside, quote.text);
        }
    }
    assert_ne!(after.relations, before.relations);
    for _ in &overrules {
        corpus.undo();
    }
    assert_eq!(corpus.report(Detail::Full), before);
}

#[test]
fn when_a_line_was_cut_by_hand_shows_nowhere() {
    let mut first = Corpus::new(Settings::default());
    first.overrule(cuts_and_keeps());
    first.add(samples());
    let expected = first.report(Detail::Full).without_history();
    assert!(expected.notices.is_empty());
    for seed in 1..=10 {
        let mut corpus = Corpus::new(Settings::default());
        let (before, after) = (seed as usize, shuffled(samples(), seed));
        corpus.add(after[..before].to_vec());
        corpus.report(Detail::Summary);
        corpus.overrule(cuts_and_keeps());
        let mut units = 0;
        corpus.step(&mut || {
            units += 1;
            units < 7 * before
        });
        corpus.add(after[before..].to_vec());
        assert_eq!(corpus.report(Detail::Full).without_history(), expected, "seed {seed}");
    }
    assert_eq!(Corpus::load(&first.save()).unwrap().report(Detail::Full).without_history(), expected);
}

#[test]
fn the_latest_word_on_a_line_holds() {
    let id = "capital-wire-strike-brief";
    let mut corpus = Corpus::new(Settings::default());
    let is_strike = |input: &ArticleInput| input.filename.as_deref().is_some_and(|name| name.contains("strike"));
    corpus.add(samples().into_iter().filter(is_strike).collect());
    let before = corpus.report(Detail::Full);
    let article = corpus.article(id).unwrap();
    let (at, block) = article.blocks.iter().enumerate().find(|(_, block)| block.kind.is_body()).unwrap();
    // More often than a wording may stand in texts that are compared.
    for _ in 0..300 {
        corpus.overrule(vec![cut(id, at, &block.text)]);
        corpus.report(Detail::Summary);
        corpus.overrule(vec![keep(id, at, &block.text)]);
        corpus.report(Detail::Summary);
    }
    let after = corpus.report(Detail::Full);
    assert_eq!((after.articles, after.relations), (before.articles, before.relations));
}

#[test]
fn a_correction_finds_its_line_where_the_file_has_changed() {
    let text = "One ferry ran aground off Elmsport on Monday.\n\nTwo trams stopped.\n\nOne ferry ran aground off Elmsport on Monday.\n\nThree buses burned in the depot.";
    let input = ArticleInput { id: Some("x".into()), text: Some(text.into()), ..ArticleInput::default() };
    let mut corpus = Corpus::new(Settings::default());
    corpus.add(vec![input]);
    corpus.overrule(vec![cut("x", 0, "Three buses burned in the depot."), cut("x", 9, "No such line.")]);
    let report = corpus.report(Detail::Full);
    assert!(!report.articles[0].text.contains("Three buses"));
    assert_eq!(report.notices.len(), 1);
    assert_eq!(report.notices[0].code, NoticeCode::UnknownBlock);
    corpus.undo();
    assert!(corpus.report(Detail::Full).notices.is_empty());
}

#[test]
fn strictness_needs_no_new_measuring() {
    let mut corpus = Corpus::new(Settings::default());
    corpus.add(samples());
    corpus.report(Detail::Summary);
    let strict = Settings { near: 0.99, contains: 0.99, story: 0.999, ..Settings::default() };
    corpus.configure(strict.clone());
    assert_eq!(corpus.step(&mut || false).phase, Phase::Reuse);
    let mut fresh = Corpus::new(strict);
    fresh.add(samples());
    assert_eq!(corpus.report(Detail::Full).without_history(), fresh.report(Detail::Full).without_history());
    corpus.configure(Settings::default());
    assert_eq!(corpus.report(Detail::Full).without_history(), report(samples()).without_history());
    // Only how stories are parted: nothing is left to do.
    corpus.configure(Settings { story: 0.999, ..Settings::default() });
    assert_eq!(corpus.step(&mut || false).phase, Phase::Done);
    assert!(corpus.report(Detail::Summary).stories.len() > 3);
    // No copy less, but fewer passages: what pairs share counts for stories too.
    let choosy = Settings { rewrite: 1.0, rewrite_without_passage: 1.0, passage_words: 200, ..Settings::default() };
    corpus.configure(choosy.clone());
    let mut fresh = Corpus::new(choosy);
    fresh.add(samples());
    assert_eq!(corpus.report(Detail::Full).without_history(), fresh.report(Detail::Full).without_history());
}

#[test]
fn every_article_is_in_exactly_one_story() {
    let report = report(samples());
    let mut told: Vec<&String> = report.stories.iter().flat_map(|story| &story.articles).collect();
    told.sort();
    assert_eq!(told, report.articles.iter().map(|article| &article.id).collect::<Vec<_>>());
}

#[test]
fn articles_with_one_id_are_both_kept() {
    let article =
        |text: &str| ArticleInput { id: Some("x".into()), text: Some(text.into()), ..ArticleInput::default() };
    let report = report(vec![article("A first text about ferries."), article("A second text about trams.")]);
    assert_eq!(report.articles.iter().map(|a| a.id.as_str()).collect::<Vec<_>>(), ["x", "x-2"]);
    assert_eq!(report.notices.len(), 1);
}

#[test]
fn headlines_alone_are_grouped_and_never_called_copies() {
    let headline = |id: &str| ArticleInput {
        id: Some(id.into()),
        title: Some("Ferry Halcyon runs aground off Elmsport".into()),
        ..ArticleInput::default()
    };
    let report = report(vec![headline("a"), headline("b")]);
    assert_eq!((report.stories.len(), report.relations.len(), report.groups.len()), (1, 0, 0));
}
