//! What a report was made of and with.

use super::Corpus;
use crate::report::{Counts, Detail, InputRecord, Manifest, StoryIds};
use crate::story::identity::Known;

/// A SHA-256 in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    let mut out = String::new();
    for byte in hmac_sha256::Hash::hash(bytes) {
        out += &format!("{byte:02x}");
    }
    out
}

impl InputRecord {
    /// The record of an input.
    pub fn new(name: &str, bytes: &[u8]) -> Self {
        Self { name: name.to_owned(), bytes: bytes.len() as u64, sha256: sha256(bytes) }
    }
}

impl Corpus {
    /// The full report as JSON, as `samestory report` prints it.
    pub fn json(&mut self) -> String {
        let report = self.report(Detail::Full);
        let mut json = serde_json::to_string(&report).unwrap_or_default();
        json.push('\n');
        json
    }

    /// The manifest of the full report; `inputs` are what was added, in that order, `module` the SHA-256 of the WebAssembly
    /// module where one is at work, `json` the report's [`json`](Self::json).
    pub fn manifest(&mut self, inputs: Vec<InputRecord>, module: Option<String>, json: &str) -> Manifest {
        self.finish();
        let mut counts = Counts {
            inputs: inputs.len() as u32,
            articles: self.articles.len() as u32,
            groups: self.findings.folds.len() as u32,
            copies: self.findings.folds.iter().map(|fold| fold.members.len() as u32).sum(),
            relations: self.findings.pairs.len() as u32,
            stories: self.grouped().len() as u32,
            notices: self.all_notices().len() as u32,
            ..Counts::default()
        };
        for article in self.numbers.values().filter_map(|&number| self.seen(number)) {
            counts.words += u64::from(article.words);
            counts.blocks_cut += article.blocks.iter().filter(|block| block.reason.is_some()).count() as u32;
            counts.withheld += u32::from(article.status.is_some());
            counts.notices += article.notices.len() as u32;
        }
        Manifest {
            samestory: crate::VERSION.to_owned(),
            lexicon: crate::lexicon::SHA256.to_owned(),
            module,
            settings: self.settings.clone(),
            overrules: self.overrules.clone(),
            stories: self.story_ids(),
            inputs,
            counts,
            report: sha256(json.as_bytes()),
        }
    }

    /// The stories that were given ids.
    pub(super) fn story_ids(&self) -> Vec<StoryIds> {
        let ranks = self.ranks();
        let ids = self.known_stories.iter().map(|known| {
            let here = known.articles.iter().copied().filter(|number| self.articles.contains_key(number)).collect();
            let articles = crate::order::sorted(here, |&a: &u32, &b| ranks[a as usize].cmp(&ranks[b as usize]));
            StoryIds {
                id: known.id.clone(),
                articles: articles.into_iter().map(|number| self.id(number).to_owned()).collect(),
                live: known.live,
                split_from: known.split_from.clone(),
            }
        });
        crate::order::sorted(ids.collect(), |a, b| a.id.cmp(&b.id))
    }

    /// Takes over which stories had been given ids; articles that are not here are left out.
    pub fn remember_stories(&mut self, stories: Vec<StoryIds>) {
        let known = stories.into_iter().map(|story| {
            let mut articles: Vec<u32> = story.articles.iter().filter_map(|id| self.numbers.get(id)).copied().collect();
            articles.sort_unstable();
            Known { id: story.id, articles, live: story.live, split_from: story.split_from }
        });
        self.known_stories = known.collect();
        self.regroup = true;
    }
}
