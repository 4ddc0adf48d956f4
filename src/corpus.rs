//! The pile of articles: the one type with state.

use crate::article::{Article, ArticleInput};
use crate::report::{AddResult, Detail, Overrule, Phase, Progress, REPORT_VERSION, Relation, Report, Story};
use crate::settings::Settings;

/// A call that cannot be carried out, with the reason as a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error(pub String);

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}
impl std::error::Error for Error {}

/// A pile of articles and what was found in it.
#[derive(Debug, Default)]
pub struct Corpus {
    settings: Settings,
    overrules: Vec<Overrule>,
    articles: Vec<Article>,
}

impl Corpus {
    /// An empty pile.
    pub fn new(settings: Settings) -> Self {
        Self { settings, ..Self::default() }
    }
    /// Changes the settings.
    pub fn configure(&mut self, settings: Settings) {
        self.settings = settings;
    }
    /// The settings in force.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }
    /// Adds inputs; each may hold several articles.
    pub fn add(&mut self, inputs: Vec<ArticleInput>) -> AddResult {
        let mut result = AddResult::default();
        for input in inputs {
            let article = extract(input);
            result.added.push(vec![article.id.clone()]);
            self.articles.push(article);
        }
        result
    }
    /// Adds an article made by [`prepare`].
    pub fn add_prepared(&mut self, _bytes: &[u8]) -> Result<AddResult, Error> {
        Err(Error("not yet".into()))
    }
    /// Takes articles out.
    pub fn remove(&mut self, ids: &[String]) {
        self.articles.retain(|a| !ids.contains(&a.id));
    }
    /// Adds corrections.
    pub fn overrule(&mut self, overrules: Vec<Overrule>) {
        self.overrules.extend(overrules);
    }
    /// Takes the last correction back.
    pub fn undo(&mut self) -> Option<Overrule> {
        self.overrules.pop()
    }
    /// Works until it is done or `keep_going` says no.
    pub fn step(&mut self, _keep_going: &mut dyn FnMut() -> bool) -> Progress {
        Progress { phase: Phase::Done, done: 1, total: 1 }
    }
    /// The report; finishes the work first.
    pub fn report(&mut self, _detail: Detail) -> Report {
        Report {
            version: REPORT_VERSION.into(),
            settings: self.settings.clone(),
            articles: self.articles.clone(),
            relations: vec![],
            groups: vec![],
            stories: vec![],
            overrules: self.overrules.clone(),
            notices: vec![],
        }
    }
    /// A page of articles, by id.
    pub fn articles(&mut self, from: usize, count: usize) -> Vec<Article> {
        self.articles.iter().skip(from).take(count).cloned().collect()
    }
    /// A page of stories, in the report's order.
    pub fn stories(&mut self, _from: usize, _count: usize) -> Vec<Story> {
        vec![]
    }
    /// All relations of an article.
    pub fn relations_of(&mut self, _id: &str) -> Vec<Relation> {
        vec![]
    }
    /// One article.
    pub fn article(&mut self, id: &str) -> Option<Article> {
        self.articles.iter().find(|a| a.id == id).cloned()
    }
    /// The relation of two articles, in either order.
    pub fn relation(&mut self, _a: &str, _b: &str) -> Option<Relation> {
        None
    }
    /// The whole pile as bytes, for [`Corpus::load`].
    pub fn save(&self) -> Vec<u8> {
        vec![]
    }
    /// A pile from [`Corpus::save`]'s bytes.
    pub fn load(_bytes: &[u8]) -> Result<Self, Error> {
        Err(Error("not yet".into()))
    }
}

/// Finds the article in one input.
pub fn extract(input: ArticleInput) -> Article {
    Article { id: input.id.or(input.filename).unwrap_or_default(), text: input.text.unwrap_or_default(), ..Article::default() }
}

/// The article of one input in a compact form for [`Corpus::add_prepared`].
pub fn prepare(_input: ArticleInput) -> Vec<u8> {
    vec![]
}
