//! State → results: articles as corrected by hand, stories, notices.

use super::Corpus;
use super::mask::standing;
use crate::article::{Article, Notice, NoticeCode, Status};
use crate::report::{Detail, Overrule, REPORT_VERSION, Report};
use crate::reuse::Pair;
use crate::story::likeness::Features;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// An article without text, blocks and quotes.
fn without_text(article: &Article) -> Article {
    Article {
        id: article.id.clone(),
        title: article.title.clone(),
        standfirst: article.standfirst.clone(),
        byline: article.byline.clone(),
        dateline: article.dateline.clone(),
        published: article.published.clone(),
        modified: article.modified.clone(),
        source: article.source.clone(),
        url: article.url.clone(),
        language: article.language.clone(),
        input_file: article.input_file.clone(),
        input_row: article.input_row,
        version: article.version.clone(),
        status: article.status,
        credits: article.credits.clone(),
        text: String::new(),
        blocks: Vec::new(),
        words: article.words,
        quotes: Vec::new(),
        truncated: article.truncated,
        notices: article.notices.clone(),
    }
}

/// What corrections by hand say of a field.
#[derive(Debug, Default, Clone)]
pub(super) struct Said(Option<String>);

impl Said {
    fn hear(&mut self, value: &Option<String>) {
        if let Some(value) = value {
            self.0 = Some(value.trim().to_owned());
        }
    }

    /// The value as corrected: an empty one clears it.
    pub(super) fn apply(&self, read: &Option<String>) -> Option<String> {
        match &self.0 {
            None => read.clone(),
            Some(said) => Some(said.clone()).filter(|said| !said.is_empty()),
        }
    }
}

/// What corrections by hand say of an article.
#[derive(Debug, Default)]
pub(super) struct Description {
    pub(super) source: Said,
    title: Said,
    byline: Said,
    pub(super) published: Said,
}

impl Overrule {
    /// The articles that a correction is about.
    pub fn articles(&self) -> Vec<&String> {
        match self {
            Self::Describe { articles, .. }
            | Self::Together { articles }
            | Self::Pin { articles }
            | Self::Mark { articles, .. } => articles.iter().collect(),
            Self::Keep { article, .. }
            | Self::Cut { article, .. }
            | Self::Lead { article }
            | Self::Rename { article, .. }
            | Self::Speaker { article, .. }
            | Self::Dismiss { article, .. } => vec![article],
            Self::Finding { sides, .. } => sides.iter().map(|words| &words.article).collect(),
            Self::Apart { articles, from } => articles.iter().chain(from).collect(),
            Self::Move { articles, to } => articles.iter().chain([to]).collect(),
        }
    }
}

impl Corpus {
    /// The report; finishes the work first.
    pub fn report(&mut self, detail: Detail) -> Report {
        self.finish();
        let report = self.assemble(detail);
        if detail.is_outline() {
            self.keep_keywords(&report.stories);
        }
        report
    }

    /// Every pair of texts that was judged, by id, with the features of
    /// [`likeness::FEATURES`](crate::story::likeness::FEATURES): for fitting weights and for validation.
    pub fn judged(&mut self) -> Vec<(String, String, Features)> {
        self.finish();
        let judged = self.stories.judged();
        let id = |number: u32| self.articles.get(&number).map(|article| article.id.clone()).unwrap_or_default();
        judged.into_iter().map(|(a, b, features)| (id(a), id(b), features)).collect()
    }

    /// A page of articles, by id; finishes the work first, as all of the following do.
    pub fn articles(&mut self, from: usize, count: usize) -> Vec<Article> {
        self.finish();
        self.numbers.values().skip(from).take(count).filter_map(|&number| self.shown(number)).collect()
    }

    /// One article.
    pub fn article(&mut self, id: &str) -> Option<Article> {
        self.finish();
        self.shown(*self.numbers.get(id)?)
    }

    /// What was said by hand of an article; the latest word on each field holds.
    pub(super) fn description(&self, id: &str) -> Description {
        let mut description = Description::default();
        for overrule in self.overrules.iter().filter(|overrule| overrule.articles().iter().any(|named| *named == id)) {
            let Overrule::Describe { source, title, byline, published, .. } = overrule else { continue };
            description.source.hear(source);
            description.title.hear(title);
            description.byline.hear(byline);
            description.published.hear(published);
        }
        description
    }

    /// An article as pile and corrections have it, copied only where corrections describe it.
    pub(super) fn seen(&self, number: u32) -> Option<Cow<'_, Article>> {
        let article = standing(&self.masked, &self.articles, number)?;
        let describes = |overrule: &Overrule| matches!(overrule, Overrule::Describe { articles, .. } if articles.contains(&article.id));
        if !self.overrules.iter().any(describes) {
            return Some(Cow::Borrowed(article));
        }
        let mut shown = article.clone();
        let said = self.description(&article.id);
        shown.source = said.source.apply(&article.source);
        shown.title = said.title.apply(&article.title);
        shown.byline = said.byline.apply(&article.byline);
        shown.published = said.published.apply(&article.published);
        Some(Cow::Owned(shown))
    }

    /// The same as a copy, with the speakers of its quotes.
    pub(super) fn shown(&self, number: u32) -> Option<Article> {
        let mut article = self.seen(number)?.into_owned();
        crate::compare::attribute(&mut article, &self.overrules);
        Some(article)
    }

    pub(super) fn assemble(&self, detail: Detail) -> Report {
        let is_whole = detail != Detail::Stories;
        let shown = self.numbers.values().take(if is_whole { usize::MAX } else { 0 });
        let whole = |&number: &u32| match detail {
            Detail::Full => self.shown(number),
            _ => self.seen(number).map(|article| without_text(&article)),
        };
        let articles: Vec<Article> = shown.filter_map(whole).collect();
        let pairs = self.findings.pairs.iter();
        let relations = match detail {
            Detail::Full => self.relations_where(&|_| true),
            Detail::Summary => pairs.map(|pair| self.relation_without_passages(pair)).collect(),
            Detail::Outline => {
                let leads = self.leads_of_groups();
                let folds = |pair: &&Pair| {
                    let (a, b) = pair.articles;
                    leads.get(&a) == Some(&b) || leads.get(&b) == Some(&a)
                };
                pairs.filter(folds).map(|pair| self.relation_without_passages(pair)).collect()
            }
            Detail::Stories => Vec::new(),
        };
        Report {
            version: REPORT_VERSION.into(),
            settings: self.settings.clone(),
            articles,
            relations,
            groups: if is_whole { self.groups() } else { Vec::new() },
            stories: self.all_stories(detail),
            overrules: self.overrules.clone(),
            notices: self.all_notices(),
        }
    }

    pub(super) fn id(&self, number: u32) -> &str {
        self.articles.get(&number).map_or("", |article| article.id.as_str())
    }

    pub(super) fn all_notices(&self) -> Vec<Notice> {
        let in_order = |notices| crate::order::sorted(notices, Notice::cmp);
        let mut notices = in_order(self.notices.clone());
        // The same input may have come twice.
        notices.dedup();
        let mut notices = crate::ingest::fold(notices);
        let say = |code, article: Option<&str>, message: String| Notice {
            code,
            file: None,
            line: None,
            article: article.map(str::to_owned),
            message,
        };
        for article in self.articles.values() {
            let Some(status) = article.status else { continue };
            let status = match status {
                Status::Embargoed => "is under embargo",
                Status::Hold => "is on hold",
                Status::Killed => "was withdrawn by its sender",
            };
            let message = format!(
                "The article “{}” {status}. It stays in the pile, but is not compared with the others.",
                article.id
            );
            notices.push(say(NoticeCode::Withheld, Some(&article.id), message));
        }
        let common = self.reuse.common_wordings();
        if common > 0 {
            let most = crate::reuse::index::COMMON;
            notices.push(say(NoticeCode::CommonWording, None, format!("{common} wordings of five words stand in more than {most} texts each. For their sake each of these texts was compared with one that holds most of them, not with every other.")));
        }
        let missing: BTreeSet<&str> = crate::order::set(
            self.overrules
                .iter()
                .flat_map(Overrule::articles)
                .map(String::as_str)
                .filter(|id| !self.numbers.contains_key(*id)),
        );
        notices.extend(missing.into_iter().map(|id| {
            say(
                NoticeCode::UnknownArticle,
                Some(id),
                format!(
                    "A correction names the article “{id}”, which is not here. It waits until the article is added."
                ),
            )
        }));
        notices.extend(self.unmet_corrections());
        for overrule in &self.overrules {
            for id in overrule.articles() {
                let article = self.numbers.get(id).and_then(|&number| standing(&self.masked, &self.articles, number));
                if article.is_none_or(|article| !overrule.misses(article)) {
                    continue;
                }
                let message = format!(
                    "A correction names a line, or words, that the article “{id}” does not have. It waits until the article is read with them."
                );
                let notice = say(NoticeCode::UnknownBlock, Some(id), message);
                if !notices.contains(&notice) {
                    notices.push(notice);
                }
            }
        }
        in_order(notices)
    }
}
