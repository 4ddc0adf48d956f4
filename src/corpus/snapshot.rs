//! The pile as bytes: JSON, so that a saved pile can be looked into.

use super::news::Looked;
use super::{Corpus, Error};
use crate::article::{Article, Notice};
use crate::report::{Overrule, StoryIds};
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

fn to_bytes(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).unwrap_or_default()
}

impl Corpus {
    /// Takes in an article whose id is free; `false` where the pile is full.
    pub(super) fn enter(&mut self, article: Article) -> bool {
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
