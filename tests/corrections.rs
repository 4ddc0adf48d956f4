//! Stories corrected by hand, ids that stay, and what is new since a person last looked.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use samestory::{
    Against, ArticleInput, ChangeKind, Corpus, Detail, NoticeCode, Overrule, Phase, Report, Settings, Story,
};

/// Four accounts of a fire, three of a trial, two of another fire; one account stands alone.
const TEXTS: [(&str, &str); 10] = [
    (
        "fire-1",
        "A fire destroyed the Corran paper mill in Hadley Weir on Tuesday night and 14 workers were taken to hospital, fire chief Anna Brandt said. The mill employed 320 people.",
    ),
    (
        "fire-2",
        "Fourteen workers were in hospital on Wednesday after the Corran mill in Hadley Weir burned down overnight. “We could see the flames from the bridge,” fire chief Anna Brandt said.",
    ),
    (
        "fire-3",
        "The owners of the Corran paper mill promised the 320 workers in Hadley Weir their wages after Tuesday’s fire, which injured 14. Fire chief Anna Brandt said the cause was not known.",
    ),
    (
        "fire-4",
        "Investigators looked for the cause of the fire at the Corran mill in Hadley Weir, where 14 workers were hurt on Tuesday night. Anna Brandt, the fire chief, ruled nothing out.",
    ),
    (
        "trial-1",
        "The trial of the former treasurer Milo Vance opened in Port Sall on Monday. Prosecutors say that he took 2.4 million crowns from the Harbour Fund. Vance denies the charge.",
    ),
    (
        "trial-2",
        "Former treasurer Milo Vance told the court in Port Sall that he never touched the Harbour Fund, from which 2.4 million crowns are missing. Prosecutors called their first witness.",
    ),
    (
        "trial-3",
        "A bookkeeper told the court in Port Sall how 2.4 million crowns left the Harbour Fund, and named the former treasurer Milo Vance. The trial goes on.",
    ),
    (
        "blaze-1",
        "A blaze gutted the Linden timber yard in Osterby on Friday and three firefighters were hurt, said district officer Karl Meun. The yard had closed for the day.",
    ),
    (
        "blaze-2",
        "Three firefighters were hurt when the Linden timber yard in Osterby burned on Friday. District officer Karl Meun said that the yard was empty.",
    ),
    (
        "alone",
        "The village school of Tarn won the national prize for its garden, which feeds 90 children. Head teacher Ilse Roth thanked the parents.",
    ),
];

fn inputs(ids: &[&str]) -> Vec<ArticleInput> {
    let wanted = TEXTS.iter().filter(|(id, _)| ids.contains(id));
    let input = |(id, text): &(&str, &str)| ArticleInput {
        id: Some((*id).into()),
        text: Some((*text).into()),
        ..ArticleInput::default()
    };
    wanted.map(input).collect()
}

fn pile() -> Corpus {
    let mut corpus = Corpus::new(Settings::default());
    corpus.add(inputs(&TEXTS.map(|(id, _)| id)));
    corpus
}

fn stories(corpus: &mut Corpus) -> Vec<String> {
    let stories = corpus.report(Detail::Summary).stories;
    let mut told: Vec<String> = stories
        .iter()
        .map(|story| {
            let mut articles = story.articles.clone();
            articles.sort();
            articles.join(" ")
        })
        .collect();
    told.sort();
    told
}

fn ids(ids: &[&str]) -> Vec<String> {
    ids.iter().map(|&id| id.to_owned()).collect()
}

fn story_of<'a>(report: &'a Report, article: &str) -> &'a Story {
    report.stories.iter().find(|story| story.articles.iter().any(|id| id == article)).unwrap()
}

const FIRES: &str = "fire-1 fire-2 fire-3 fire-4";
const TRIAL: &str = "trial-1 trial-2 trial-3";
const BLAZES: &str = "blaze-1 blaze-2";

#[test]
fn look_alike_events_stay_apart() {
    assert_eq!(stories(&mut pile()), ["alone", BLAZES, FIRES, TRIAL]);
}

#[test]
fn stories_are_put_together_and_kept_apart() {
    let mut corpus = pile();
    corpus.overrule(vec![Overrule::Together { articles: ids(&["fire-2", "blaze-1"]) }]);
    assert_eq!(stories(&mut corpus), ["alone", "blaze-1 blaze-2 fire-1 fire-2 fire-3 fire-4", TRIAL]);
    let report = corpus.report(Detail::Summary);
    let by_hand: Vec<&str> =
        story_of(&report, "fire-1").why.iter().filter(|tie| tie.by_hand).map(|tie| tie.article.as_str()).collect();
    assert!(by_hand.contains(&"blaze-1") || by_hand.contains(&"fire-2"), "{by_hand:?}");
    corpus.overrule(vec![Overrule::Apart { articles: ids(&["fire-4"]), from: ids(&["fire-1", "fire-2", "fire-3"]) }]);
    assert_eq!(stories(&mut corpus), ["alone", "blaze-1 blaze-2 fire-1 fire-2 fire-3", "fire-4", TRIAL]);
    let report = corpus.report(Detail::Full);
    let near = &story_of(&report, "fire-4").near_misses[0];
    assert_eq!((near.story.as_str(), near.against[0]), (story_of(&report, "fire-1").id.as_str(), Against::ByHand));
    corpus.undo();
    corpus.undo();
    assert_eq!(stories(&mut corpus), ["alone", BLAZES, FIRES, TRIAL]);
}

#[test]
fn articles_are_moved() {
    let mut corpus = pile();
    corpus.overrule(vec![Overrule::Move { articles: ids(&["fire-3"]), to: "alone".into() }]);
    assert_eq!(stories(&mut corpus), ["alone fire-3", BLAZES, "fire-1 fire-2 fire-4", TRIAL]);
    // The later word holds.
    corpus.overrule(vec![Overrule::Move { articles: ids(&["fire-3"]), to: "trial-1".into() }]);
    assert_eq!(stories(&mut corpus), ["alone", BLAZES, "fire-1 fire-2 fire-4", "fire-3 trial-1 trial-2 trial-3"]);
    corpus.overrule(vec![Overrule::Apart { articles: ids(&["fire-3"]), from: ids(&["trial-1"]) }]);
    assert_eq!(stories(&mut corpus)[0], "alone fire-3");
    assert_eq!(corpus.retract(1), Some(Overrule::Move { articles: ids(&["fire-3"]), to: "trial-1".into() }));
    assert_eq!(corpus.retract(7), None);
    assert_eq!(stories(&mut corpus)[0], "alone fire-3");
}

#[test]
fn labels_and_pins_are_kept() {
    let mut corpus = pile();
    corpus.overrule(vec![
        Overrule::Rename { article: "trial-3".into(), label: " The Vance trial ".into() },
        Overrule::Pin { articles: ids(&["blaze-1", "blaze-2"]) },
    ]);
    corpus.configure(Settings { story: 1.0, ..Settings::default() });
    let report = corpus.report(Detail::Summary);
    assert_eq!(report.stories[0].articles.len(), 2);
    assert!(report.stories[0].pinned && !report.stories[1].pinned);
    let trial = story_of(&report, "trial-3");
    assert_eq!((trial.label.as_str(), trial.renamed), ("The Vance trial", true));
    corpus.overrule(vec![Overrule::Rename { article: "trial-3".into(), label: String::new() }]);
    assert!(!story_of(&corpus.report(Detail::Summary), "trial-3").renamed);
}

#[test]
fn corrections_survive_new_articles_and_saving() {
    let correct = |corpus: &mut Corpus| {
        corpus.overrule(vec![
            Overrule::Together { articles: ids(&["trial-1", "alone"]) },
            Overrule::Apart { articles: ids(&["fire-2"]), from: ids(&["fire-1", "fire-3", "fire-4"]) },
            Overrule::Rename { article: "blaze-2".into(), label: "Osterby".into() },
        ]);
    };
    let expected = ["alone trial-1 trial-2 trial-3", BLAZES, "fire-1 fire-3 fire-4", "fire-2"];
    let mut whole = pile();
    correct(&mut whole);
    assert_eq!(stories(&mut whole), expected);
    let mut grown = Corpus::new(Settings::default());
    grown.add(inputs(&["fire-1", "fire-2", "trial-1", "blaze-1", "alone"]));
    correct(&mut grown);
    grown.report(Detail::Summary);
    grown.add(inputs(&["fire-3", "fire-4", "trial-2", "trial-3", "blaze-2"]));
    assert_eq!(stories(&mut grown), expected);
    let mut loaded = Corpus::load(&grown.save()).unwrap();
    assert_eq!(loaded.report(Detail::Full), grown.report(Detail::Full));
}

#[test]
fn what_cannot_be_done_is_said() {
    let mut corpus = pile();
    let copy = ArticleInput { id: Some("copy".into()), text: Some(TEXTS[0].1.into()), ..ArticleInput::default() };
    corpus.add(vec![copy]);
    corpus.overrule(vec![Overrule::Apart { articles: ids(&["copy"]), from: ids(&["fire-1"]) }]);
    let notices = corpus.report(Detail::Summary).notices;
    assert_eq!(notices.iter().map(|notice| notice.code).collect::<Vec<_>>(), [NoticeCode::Contradiction]);
    corpus.overrule(vec![Overrule::Move { articles: ids(&["fire-1"]), to: "not-here".into() }]);
    let notices = corpus.report(Detail::Summary).notices;
    assert!(notices.iter().any(|notice| notice.code == NoticeCode::UnknownArticle));
}

#[test]
fn corrections_of_stories_judge_nothing_again() {
    let mut corpus = pile();
    corpus.report(Detail::Summary);
    corpus.overrule(vec![Overrule::Together { articles: ids(&["fire-1", "trial-1"]) }]);
    let mut phases = vec![corpus.step(&mut || false).phase];
    while phases.last() != Some(&Phase::Done) {
        let mut once = Some(());
        phases.push(corpus.step(&mut || once.take().is_some()).phase);
    }
    let judging = phases.iter().filter(|&&phase| phase == Phase::Likeness).count();
    assert!(judging <= 1, "{phases:?}");
}

#[test]
fn ids_stay_as_articles_arrive() {
    let mut corpus = Corpus::new(Settings::default());
    corpus.add(inputs(&["fire-3", "fire-4", "trial-2", "trial-3"]));
    let before = corpus.report(Detail::Summary);
    corpus.add(inputs(&["fire-1", "fire-2", "trial-1", "blaze-1", "blaze-2"]));
    let after = corpus.report(Detail::Summary);
    for article in ["fire-3", "trial-3"] {
        assert_eq!(story_of(&after, article).id, story_of(&before, article).id);
    }
    let (fire, blaze) = (story_of(&after, "fire-1").id.clone(), story_of(&after, "blaze-1").id.clone());
    corpus.overrule(vec![Overrule::Together { articles: ids(&["fire-1", "blaze-1"]) }]);
    let merged = corpus.report(Detail::Summary);
    let story = story_of(&merged, "blaze-1");
    assert_eq!((&story.id, &story.aliases), (&fire, &vec![blaze.clone()]));
    assert_eq!(corpus.story(&blaze).unwrap().id, fire);
    corpus.undo();
    assert_eq!(story_of(&corpus.report(Detail::Summary), "blaze-1").id, blaze);
    corpus.overrule(vec![Overrule::Apart { articles: ids(&["fire-1"]), from: ids(&["fire-2", "fire-3", "fire-4"]) }]);
    let split = corpus.report(Detail::Summary);
    assert_eq!(story_of(&split, "fire-1").split_from.as_ref(), Some(&fire));
    assert_eq!(story_of(&split, "fire-2").id, fire);
}

#[test]
fn what_is_new_since_the_last_look_is_told() {
    let mut corpus = Corpus::new(Settings::default());
    corpus.add(inputs(&["fire-1", "fire-2", "trial-1", "trial-2"]));
    assert_eq!(corpus.news(), None);
    corpus.look();
    assert_eq!(corpus.news().unwrap(), samestory::News::default());
    corpus.add(inputs(&["fire-3", "blaze-1"]));
    let mut loaded = Corpus::load(&corpus.save()).unwrap();
    for corpus in [&mut corpus, &mut loaded] {
        let report = corpus.report(Detail::Summary);
        let news = corpus.news().unwrap();
        assert_eq!(news.articles, ["fire-3", "blaze-1"]);
        let told: Vec<_> = news.stories.iter().map(|change| (change.story.as_str(), change.kind)).collect();
        let (fire, blaze) = (story_of(&report, "fire-1"), story_of(&report, "blaze-1"));
        assert_eq!(told, [(fire.id.as_str(), ChangeKind::Changed), (blaze.id.as_str(), ChangeKind::New)]);
        assert_eq!(news.stories[0].came, ["fire-3"]);
    }
    corpus.look();
    corpus.overrule(vec![Overrule::Together { articles: ids(&["fire-1", "trial-1"]) }]);
    assert_eq!(corpus.news().unwrap().stories[0].kind, ChangeKind::Merged);
    corpus.undo();
    corpus.overrule(vec![Overrule::Move { articles: ids(&["fire-3"]), to: "blaze-1".into() }]);
    let news = corpus.news().unwrap();
    let went: Vec<_> = news.stories.iter().filter(|change| !change.went.is_empty()).collect();
    assert_eq!((went.len(), went[0].went.as_slice()), (1, ids(&["fire-3"]).as_slice()));
    corpus.look();
    corpus.remove(&ids(&["trial-1"]));
    assert_eq!(corpus.news().unwrap().stories[0].went, ["trial-1"]);
}

#[test]
fn a_new_article_is_placed_at_once() {
    let mut corpus = Corpus::new(Settings::default());
    corpus.add(inputs(&["fire-1", "fire-2", "fire-3", "trial-1", "trial-2", "alone"]));
    assert!(corpus.add(inputs(&["blaze-1"])).placed.is_empty());
    let report = corpus.report(Detail::Summary);
    for article in ["fire-4", "trial-3", "blaze-2"] {
        let placed = corpus.add(inputs(&[article])).placed;
        assert_eq!(placed.len(), 1);
        let story = story_of(&report, &article.replace(['2', '3', '4'], "1")).id.clone();
        assert_eq!((placed[0].article.as_str(), placed[0].story.as_ref()), (article, Some(&story)));
        assert!(placed[0].likeness > 0.5);
    }
    let stray = ArticleInput {
        id: Some("stray".into()),
        text: Some("Oysters from Quell have doubled in price since June, fishmongers say.".into()),
        ..ArticleInput::default()
    };
    assert_eq!(corpus.add(vec![stray]).placed[0].story, None);
    assert_eq!(stories(&mut corpus), ["alone", BLAZES, FIRES, "stray", TRIAL]);
}

#[test]
fn stories_of_another_cut_are_told_as_if_cut_so_from_the_start() {
    let told = |corpus: &mut Corpus, detail: Detail| -> Vec<(Vec<String>, String, Vec<String>)> {
        let stories = corpus.report(detail).stories;
        stories.into_iter().map(|story| (story.articles, story.label, story.keywords)).collect()
    };
    let mut corpus = pile();
    for story in [0.5, 0.99, 0.05, 0.5] {
        let settings = Settings { story, ..Settings::default() };
        corpus.configure(settings.clone());
        let mut fresh = Corpus::new(settings);
        fresh.add(inputs(&TEXTS.map(|(id, _)| id)));
        let expected = told(&mut fresh, Detail::Full);
        assert_eq!(told(&mut corpus, Detail::Stories), expected);
        assert_eq!(told(&mut corpus, Detail::Outline), expected);
    }
    assert_eq!(corpus.report(Detail::Stories).articles, []);
    let more =
        "The owners of the Corran paper mill in Hadley Weir met fire chief Anna Brandt and 14 workers on Friday.";
    corpus.add(vec![ArticleInput { id: Some("fire-5".into()), text: Some(more.into()), ..ArticleInput::default() }]);
    let full = told(&mut corpus, Detail::Full);
    assert_eq!(told(&mut corpus, Detail::Outline), full);
}
