//! The five articles that the project was born from. They are not in the repository; the test runs where `SAMESTORY_CORPORA`
//! names the folder of the corpora.

use crate::score::{same_name, told};
use samestory::{
    Article, ArticleInput, Comparison, Corpus, Detail, DisagreementKind, Evidence, Remark, Settings, Statement,
};
use std::path::Path;

/// Words of a quote (enough to find it), who said it, and through whom it came; `None` where that is not asked.
type Said = (&'static str, &'static str, &'static str, Option<&'static str>);

const SAID: &[Said] = &[
    ("000", "plays an important role", "Putin", None),
    ("000", "strengthen cooperation in joint", "Putin", None),
    ("000", "has been increasingly", "Li Shangfu", Some("Xinhua")),
    ("000", "further strengthen the strategic", "Li Shangfu", None),
    ("000", "bolster multilateral", "Li Shangfu", None),
    ("000", "We have very close", "Li Shangfu", Some("TASS")),
    ("001", "China is willing to work", "Li Shangfu", Some("Xinhua")),
    ("001", "the mutual military trust", "Li Shangfu", None),
    ("001", "recent and successful", "Putin", Some("Xinhua")),
    ("001", "further strengthen strategic", "Putin", None),
    ("001", "an important role", "Putin", None),
    ("001", "strengthen cooperation in joint", "Putin", None),
    ("001", "have maintained close", "Tan Kefei", None),
    ("001", "enriched the", "Tan Kefei", None),
    ("001", "ready to increase", "military", None),
    ("002", "Mutual trust between", "Li Shangfu", None),
    ("002", "further improve strategic", "Li Shangfu", Some("state media")),
    ("002", "dignified and", "Global Times", None),
    ("002", "China has no obligation", "Global Times", None),
    ("003", "very productive", "Putin", None),
    ("003", "increasingly consolidated", "Li Shangfu", None),
    ("003", "fruitful results", "Li Shangfu", None),
    ("004", "further enhance strategic", "Li Shangfu", None),
    ("004", "“outperformed", "Li Shangfu", Some("Kremlin")),
    ("004", "This is my first", "Li Shangfu", Some("authorities")),
    ("004", "showed “the strategic importance", "Li Shangfu", Some("Kremlin")),
    ("004", "solid and unaffected", "Yang Jin", None),
    ("004", "not only in Europe", "Yang Jin", None),
    ("004", "Some countries are", "Yang Jin", None),
];

struct Seeds {
    articles: Vec<Article>,
    comparison: Comparison,
}

/// What was asked, and whether it holds.
#[derive(Default)]
struct Held(Vec<(String, bool)>);

impl Held {
    fn expect(&mut self, what: impl Into<String>, holds: bool) {
        self.0.push((what.into(), holds));
    }
}

impl Seeds {
    fn read() -> Option<Self> {
        let Ok(corpora) = std::env::var("SAMESTORY_CORPORA") else {
            println!("skipped: SAMESTORY_CORPORA is not set");
            return None;
        };
        let entries = std::fs::read_dir(Path::new(&corpora).join("seeds")).unwrap();
        let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        let input = |path: &std::path::PathBuf| ArticleInput {
            bytes: Some(std::fs::read(path).unwrap()),
            filename: Some(path.file_name().unwrap().to_string_lossy().into_owned()),
            ..ArticleInput::default()
        };
        let mut corpus = Corpus::new(Settings::default());
        corpus.add(paths.iter().map(input).collect());
        let report = corpus.report(Detail::Full);
        assert_eq!(report.stories.len(), 1);
        let comparison = corpus.compare(&report.stories[0].id).unwrap();
        Some(Self { articles: report.articles, comparison })
    }

    /// Whether evidence stands on words of an article, wherever they occur there.
    fn on(&self, evidence: &Evidence, article: &str, words: &str) -> bool {
        let text = &self.articles.iter().find(|of| of.id.starts_with(article)).unwrap().text;
        let units = |text: &str| text.encode_utf16().count() as u32;
        evidence.article.starts_with(article)
            && text.match_indices(words).any(|(at, found)| {
                let start = units(&text[..at]);
                evidence.start < start + units(found) && start < evidence.end
            })
    }

    /// Words that are asked for must be there, whatever the furniture rules cut.
    fn must_have(&self, places: &[(&str, &str)]) {
        for (article, words) in places {
            let text = &self.articles.iter().find(|of| of.id.starts_with(article)).unwrap().text;
            assert!(text.contains(words), "{article} has no {words}");
        }
    }

    fn says(&self, statement: &Statement, article: &str, words: &str) -> bool {
        statement.versions.iter().any(|version| self.on(&version.evidence, article, words))
    }

    fn visit(&self, held: &mut Held) {
        let visit = [
            ("000", "three-day"),
            ("002", "three-day"),
            ("001", "April 16 to 19"),
            ("003", "until Wednesday"),
            ("004", "four-day"),
        ];
        self.must_have(&visit);
        let of_visit = |evidence: &Evidence| visit.iter().any(|(article, words)| self.on(evidence, article, words));
        let conflicts: Vec<_> =
            self.comparison.disagreements.iter().filter(|found| found.kind == DisagreementKind::Conflict).collect();
        let (on, off): (Vec<_>, Vec<_>) =
            conflicts.into_iter().partition(|found| found.sides.iter().any(|camp| camp.evidence.iter().any(of_visit)));
        let mut camps: Vec<Vec<&str>> = on.first().map_or(Vec::new(), |found| {
            found.sides.iter().map(|camp| camp.articles.iter().map(|id| &id[..3]).collect()).collect()
        });
        camps.iter_mut().for_each(|camp| camp.sort_unstable());
        camps.sort_unstable();
        let evidence: Vec<&Evidence> =
            on.iter().flat_map(|found| found.sides.iter().flat_map(|camp| &camp.evidence)).collect();
        let all = visit.iter().all(|(article, words)| evidence.iter().any(|found| self.on(found, article, words)));
        let noted = on.iter().any(|found| found.notes.contains(&Remark::InclusiveCount));
        let (one, others) = (on.len() == 1, off.iter().map(|found| told(found)).collect::<Vec<_>>());
        let right = camps == [vec!["000", "002"], vec!["001", "003", "004"]];
        held.expect("the length of the visit is one conflict", one);
        held.expect(format!("its camps are 000, 002 and 001, 003, 004: {camps:?}"), right);
        held.expect("its evidence is the words in all five", all);
        held.expect("counting both days is said to explain it", noted);
        held.expect(format!("nothing else is a conflict: {others:?}"), others.is_empty());
    }

    fn arms(&self, held: &mut Held) {
        let voices = [("002", "willing to send"), ("003", "denied"), ("004", "would not sell")];
        self.must_have(&voices);
        let contested = self.comparison.disagreements.iter().filter(|found| found.kind == DisagreementKind::Contested);
        let stands = |camp: &samestory::Camp, (article, words): (&str, &str)| {
            camp.evidence
                .iter()
                .any(|evidence| evidence.article.starts_with(article) && evidence.sentence.contains(words))
        };
        let arming: Vec<_> = contested
            .filter(|found| found.sides.iter().any(|camp| voices.iter().any(|&voice| stands(camp, voice))))
            .collect();
        let all = |found: &samestory::Disagreement| {
            voices.iter().all(|&voice| found.sides.iter().any(|camp| stands(camp, voice)))
        };
        let apart = |found: &samestory::Disagreement| {
            !found.sides.iter().any(|camp| stands(camp, voices[0]) && stands(camp, voices[1]))
        };
        let speakers = arming.iter().flat_map(|found| found.sides.iter().flat_map(|camp| &camp.evidence));
        let speakers: Vec<&str> = speakers.filter_map(|evidence| evidence.speaker.as_deref()).collect();
        let named =
            ["Qin Gang", "Beijing"].iter().all(|name| speakers.iter().any(|found| same_name(name, Some(found))));
        let (said, three) = (arming.len(), arming.iter().any(|found| all(found) && apart(found)));
        let speakers = format!("{speakers:?}");
        held.expect(format!("arming Russia is said and denied, once: {said}"), said == 1);
        held.expect("with its three voices, willing apart from denied", three);
        held.expect(format!("its voices are named: {speakers}"), named);
    }

    fn quiet(&self, held: &mut Held) {
        let all = &self.comparison.disagreements;
        let found: Vec<_> = all.iter().filter(|found| found.about.quantity.is_some()).collect();
        let any = |words: &str| {
            let evidence = found.iter().flat_map(|found| found.sides.iter().flat_map(|camp| &camp.evidence));
            let on = |evidence: &Evidence| self.on(evidence, &evidence.article[..3], words);
            evidence.filter(|evidence| on(evidence)).count()
        };
        let years = found.iter().any(|found| {
            let on = |article: &str, words: &str| {
                found
                    .sides
                    .iter()
                    .position(|camp| camp.evidence.iter().any(|evidence| self.on(evidence, article, words)))
            };
            matches!((on("001", "in 2018"), on("000", "five years ago")), (Some(a), Some(b)) if a != b)
        });
        let quiet = ["S-400", "Su-35", "COVID-19", "02:46", "21", "two "].map(|words| (words, any(words)));
        let year = self.comparison.year.as_ref().map(|found| found.year);
        held.expect("2018 and five years ago do not clash", !years);
        quiet
            .iter()
            .for_each(|(words, count)| held.expect(format!("no difference stands on {words}: {count}"), *count == 0));
        held.expect(format!("the year is 2023: {year:?}"), year == Some(2023));
    }

    fn pledge(&self, held: &mut Held) {
        let pledge = [
            ("000", "further strengthen the strategic communication"),
            ("001", "China is willing to work with Russia"),
            ("002", "further improve strategic communication"),
            ("003", "strengthen strategic communication and"),
            ("004", "further enhance strategic communication"),
        ];
        self.must_have(&pledge);
        let count = |statement: &Statement| {
            pledge.iter().filter(|(article, words)| self.says(statement, article, words)).count()
        };
        let best = self.comparison.statements.iter().max_by_key(|statement| count(statement));
        let (articles, by) = best.map_or((0, None), |best| (count(best), best.speaker.clone()));
        let alien = best.is_some_and(|best| {
            self.says(best, "001", "new developments in") || self.says(best, "001", "further strengthen strategic")
        });
        let ways: Vec<_> = best.map_or(Vec::new(), |best| best.versions.iter().map(|version| version.how).collect());
        held.expect(format!("the pledge is one statement in at least four articles: {articles}"), articles >= 4);
        held.expect(format!("it is Li's: {by:?}"), same_name("Li Shangfu", by.as_deref()));
        held.expect(
            format!("nobody else's words are in it, and its variants are told: {ways:?}"),
            best.is_some() && !alien,
        );
    }

    fn voices(&self, held: &mut Held) {
        for &(article, words, speaker, carrier) in SAID {
            self.must_have(&[(article, words)]);
            let found = self.comparison.statements.iter().find_map(|statement| {
                let version = statement.versions.iter().find(|version| self.on(&version.evidence, article, words))?;
                Some((statement.speaker.clone(), version.evidence.carrier.clone()))
            });
            let (said, through) = found.unwrap_or_default();
            let right = same_name(speaker, said.as_deref());
            held.expect(format!("{article} {words}…: {speaker} ({})", said.as_deref().unwrap_or("-")), right);
            if let Some(carrier) = carrier {
                let right = same_name(carrier, through.as_deref());
                held.expect(
                    format!("{article} {words}…: through {carrier} ({})", through.as_deref().unwrap_or("-")),
                    right,
                );
            }
        }
    }
}

#[test]
fn what_the_seeds_come_to() {
    let Some(seeds) = Seeds::read() else { return };
    let mut held = Held::default();
    seeds.visit(&mut held);
    seeds.arms(&mut held);
    seeds.quiet(&mut held);
    seeds.pledge(&mut held);
    seeds.voices(&mut held);
    for (what, holds) in &held.0 {
        println!("{} {what}", if *holds { "holds" } else { "  not" });
    }
    let missed: Vec<&String> = held.0.iter().filter(|(_, holds)| !holds).map(|(what, _)| what).collect();
    assert!(missed.is_empty(), "{missed:#?}");
}
