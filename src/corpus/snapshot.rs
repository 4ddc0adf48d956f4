//! The pile as bytes, and one article as bytes: JSON, so that a saved pile can be looked into.

use super::news::Looked;
use super::{Corpus, Error};
use crate::article::{Article, ArticleInput, Notice};
use crate::ingest;
use crate::report::{AddResult, Overrule, StoryIds};
use crate::settings::Settings;
use serde::{Deserialize, Serialize};

/// Form of the bytes; raised when it changes.
const FORM: u32 = 1;

#[derive(Serialize, Deserialize)]
struct Snapshot {
    form: u32,
    settings: Settings,
    overrules: Vec<Overrule>,
    articles: Vec<Article>,
    notices: Vec<Notice>,
    /// Stories that were given ids, with the ids of their articles.
    #[serde(default)]
    stories: Vec<StoryIds>,
    #[serde(default)]
    looked_at: Option<Vec<Looked>>,
}

#[derive(Serialize, Deserialize)]
struct Prepared {
    articles: Vec<Article>,
    links: Vec<String>,
    notices: Vec<Notice>,
}

fn to_bytes(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).unwrap_or_default()
}

/// The articles of one input as bytes for [`Corpus::add_prepared`]: the costly part of adding, for any worker to do.
pub fn prepare(input: ArticleInput) -> Vec<u8> {
    let found = ingest::read(input);
    let articles = found
        .articles
        .into_iter()
        .map(|input| crate::extract::article(input.id.clone().unwrap_or_default(), input))
        .collect();
    to_bytes(&Prepared { articles, links: found.links, notices: found.notices })
}

impl Corpus {
    /// Adds the articles of [`prepare`]'s bytes.
    ///
    /// # Errors
    /// Where the bytes are not of that form.
    pub fn add_prepared(&mut self, bytes: &[u8]) -> Result<AddResult, Error> {
        let prepared: Prepared = serde_json::from_str(std::str::from_utf8(bytes).unwrap_or_default())
            .map_err(|error| Error(format!("These bytes are no prepared article: {error}.")))?;
        let mut result = AddResult {
            added: vec![Vec::new()],
            links: prepared.links,
            notices: prepared.notices,
            ..AddResult::default()
        };
        for mut article in prepared.articles {
            let (id, clash) = self.free_id(&article.id, None);
            article.id = id.clone();
            if self.enter(article) {
                result.notices.extend(clash);
                result.added[0].push(id);
            } else {
                result.notices.push(super::full(&id, None));
            }
        }
        self.notices.extend(result.notices.iter().cloned());
        Ok(result)
    }

    /// Takes in an article whose id is free; `false` where the pile is full.
    fn enter(&mut self, article: Article) -> bool {
        let Some(number) = self.number(&article.id) else { return false };
        self.articles.insert(number, article);
        self.take_in(number);
        self.stage = super::Stage::Read;
        true
    }

    /// The whole pile as bytes, for [`Corpus::load`]: articles as they were read, settings and corrections.
    pub fn save(&mut self) -> Vec<u8> {
        self.finish();
        let articles = self.numbers.values().filter_map(|number| self.articles.get(number)).cloned().collect();
        to_bytes(&Snapshot {
            form: FORM,
            settings: self.settings.clone(),
            overrules: self.overrules.clone(),
            articles,
            notices: self.notices.clone(),
            stories: self.story_ids(),
            looked_at: self.looked_at.clone(),
        })
    }

    /// A pile from [`Corpus::save`]'s bytes.
    ///
    /// # Errors
    /// Where the bytes are no saved pile, or one of another form.
    pub fn load(bytes: &[u8]) -> Result<Self, Error> {
        let snapshot: Snapshot = serde_json::from_str(std::str::from_utf8(bytes).unwrap_or_default())
            .map_err(|error| Error(format!("These bytes are no saved pile: {error}.")))?;
        if snapshot.form != FORM {
            return Err(Error(format!("This pile was saved in form {}; form {FORM} is read here.", snapshot.form)));
        }
        let mut corpus = Self::new(snapshot.settings);
        corpus.overrules = snapshot.overrules;
        corpus.notices = snapshot.notices;
        for article in snapshot.articles {
            corpus.enter(article);
        }
        corpus.remember_stories(snapshot.stories);
        corpus.looked_at = snapshot.looked_at;
        Ok(corpus)
    }
}
