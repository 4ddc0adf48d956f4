//! A story of `tests/cases/compare` with what a reader finds in it.

use samestory::{Article, ArticleInput, Comparison, Corpus, Detail, DisagreementKind, Evidence, OnlyKind, Overrule};
use samestory::{Settings, SourceKind, Variation};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Gold {
    pub(crate) about: String,
    pub(crate) disagreements: Vec<Disagreed>,
    pub(crate) compatible: Vec<Compatible>,
    pub(crate) traps: Vec<Trap>,
    pub(crate) statements: Vec<Stated>,
    pub(crate) quotes: Vec<Quoted>,
    pub(crate) only_here: Vec<Only>,
    pub(crate) sources: Vec<Origin>,
    pub(crate) dates: Vec<Dated>,
}

/// Words that stand once in an article.
#[derive(Deserialize, Clone)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Place {
    pub(crate) article: String,
    pub(crate) words: String,
    pub(crate) how: Option<Variation>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Disagreed {
    pub(crate) kind: DisagreementKind,
    pub(crate) what: String,
    pub(crate) sides: Vec<Side>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Side {
    pub(crate) value: String,
    pub(crate) places: Vec<Place>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Compatible {
    pub(crate) what: String,
    pub(crate) places: Vec<Place>,
}

#[derive(Deserialize)]
#[serde(untagged)]
pub(crate) enum Trap {
    Pair { between: [Place; 2], why: String },
    Words { article: String, words: String, why: String },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Stated {
    pub(crate) speaker: String,
    pub(crate) versions: Vec<Place>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Quoted {
    pub(crate) article: String,
    pub(crate) words: String,
    pub(crate) speaker: String,
    pub(crate) carrier: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Only {
    pub(crate) article: String,
    pub(crate) words: String,
    pub(crate) kind: OnlyKind,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Origin {
    pub(crate) name: String,
    pub(crate) kind: SourceKind,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Dated {
    pub(crate) article: String,
    pub(crate) words: String,
    pub(crate) at: String,
}

/// A story, its annotations, and what the core finds.
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) gold: Gold,
    pub(crate) articles: BTreeMap<String, Article>,
    pub(crate) comparison: Comparison,
    /// The articles did not come together by themselves.
    pub(crate) by_hand: bool,
}

/// The folders of the stories of a set.
pub(crate) fn folders(set: &str) -> Vec<PathBuf> {
    let set = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(set);
    let entries = std::fs::read_dir(set).unwrap().map(|entry| entry.unwrap().path());
    let mut folders: Vec<_> = entries.filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

impl Case {
    pub(crate) fn read(folder: &Path) -> Self {
        let lines = std::fs::read_to_string(folder.join("articles.jsonl")).unwrap();
        let inputs: Vec<ArticleInput> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let ids: Vec<String> = inputs.iter().map(|input| input.id.clone().unwrap()).collect();
        let mut corpus = Corpus::new(Settings::default());
        corpus.add(inputs);
        let mut report = corpus.report(Detail::Full);
        let by_hand = report.stories.len() > 1;
        if by_hand {
            corpus.overrule(vec![Overrule::Together { articles: ids }]);
            report = corpus.report(Detail::Full);
        }
        let comparison = corpus.compare(&report.stories[0].id).unwrap();
        let gold = serde_json::from_slice(&std::fs::read(folder.join("gold.json")).unwrap());
        Self {
            name: folder.file_name().unwrap().to_string_lossy().into_owned(),
            gold: gold.unwrap_or_else(|error| panic!("{}: {error}", folder.display())),
            articles: report.articles.into_iter().map(|article| (article.id.clone(), article)).collect(),
            comparison,
            by_hand,
        }
    }

    /// What is wrong with the annotations: words that do not stand once in their article, disagreements of one side.
    pub(crate) fn faults(&self) -> Vec<String> {
        let gold = &self.gold;
        let mut words: Vec<(&str, &str)> = Vec::new();
        let places = gold.disagreements.iter().flat_map(|found| found.sides.iter().flat_map(|side| &side.places));
        let places = places.chain(gold.compatible.iter().flat_map(|found| &found.places));
        let places = places.chain(gold.statements.iter().flat_map(|found| &found.versions));
        words.extend(places.map(|place| (place.article.as_str(), place.words.as_str())));
        for trap in &gold.traps {
            match trap {
                Trap::Pair { between, .. } => {
                    words.extend(between.iter().map(|place| (place.article.as_str(), place.words.as_str())))
                }
                Trap::Words { article, words: trap, .. } => words.push((article, trap)),
            }
        }
        words.extend(gold.quotes.iter().map(|quote| (quote.article.as_str(), quote.words.as_str())));
        words.extend(gold.only_here.iter().map(|only| (only.article.as_str(), only.words.as_str())));
        words.extend(gold.dates.iter().map(|date| (date.article.as_str(), date.words.as_str())));
        let count =
            |article: &str, words: &str| self.articles.get(article).map_or(0, |of| of.text.matches(words).count());
        let unclear = words.into_iter().filter(|(article, words)| count(article, words) != 1);
        let unclear = unclear.map(|(article, words)| {
            format!("{}: stands {} times in {article}: {words}", self.name, count(article, words))
        });
        let alone = gold.disagreements.iter().filter(|found| found.sides.len() < 2);
        let alone = alone.map(|found| format!("{}: one side alone: {}", self.name, found.what));
        unclear.chain(alone).collect()
    }

    /// Who said a quote: where a statement of the annotations holds it, the statement's speaker.
    pub(crate) fn speaker_of<'a>(&'a self, quote: &'a Quoted) -> &'a str {
        let [start, end] = self.span(&quote.article, &quote.words);
        let holds = |place: &Place| {
            let [from, to] = self.span(&place.article, &place.words);
            place.article == quote.article && from < end && start < to
        };
        let stated = self.gold.statements.iter().find(|stated| stated.versions.iter().any(holds));
        stated.map_or(&quote.speaker, |stated| &stated.speaker)
    }

    /// Where words stand in an article (UTF-16 code units).
    pub(crate) fn span(&self, article: &str, words: &str) -> [u32; 2] {
        let text = &self.articles[article].text;
        let at = text.find(words).unwrap();
        let units = |text: &str| text.encode_utf16().count() as u32;
        let start = units(&text[..at]);
        [start, start + units(words)]
    }

    /// Whether evidence shares a letter with words of an article.
    pub(crate) fn on(&self, evidence: &Evidence, article: &str, words: &str) -> bool {
        let [start, end] = self.span(article, words);
        evidence.article == article && evidence.start < end && start < evidence.end
    }

    pub(crate) fn at(&self, evidence: &Evidence, place: &Place) -> bool {
        self.on(evidence, &place.article, &place.words)
    }

    /// Whether the sentence of the evidence shares a letter with the place.
    pub(crate) fn in_sentence(&self, evidence: &Evidence, place: &Place) -> bool {
        let end = evidence.sentence_start + evidence.sentence.encode_utf16().count() as u32;
        let sentence = Evidence { start: evidence.sentence_start, end, ..evidence.clone() };
        self.at(&sentence, place) || self.at(evidence, place)
    }
}
