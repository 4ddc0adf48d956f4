//! State → results: articles as corrected by hand, stories, notices.

use super::Corpus;
use super::mask::standing;
use crate::article::{Article, Notice, NoticeCode, Status};
use crate::order::Map;
use crate::report::{Detail, Overrule, REPORT_VERSION, Report, Story};
use crate::reuse::Pair;
use crate::story::{likeness::FEATURES, naming};
use crate::text::hash_word;
use std::collections::BTreeSet;

/// The story of an article that is not compared.
fn alone(article: &Article) -> Story {
    let dated = article.published.clone().filter(|value| crate::extract::metadata::is_iso(value));
    Story {
        id: format!("story-{:08x}", hash_word(&article.id) as u32),
        label: naming::label(article, &[]),
        articles: vec![article.id.clone()],
        lead: article.id.clone(),
        texts: 1,
        outlets: article.source.iter().cloned().collect(),
        keywords: naming::keywords(&[article]),
        from: dated.clone(),
        to: dated,
        cohesion: 1.0,
        why: Vec::new(),
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
    pub fn articles(&self) -> &[String] {
        match self {
            Self::Describe { articles, .. } => articles,
            Self::Keep { article, .. } | Self::Cut { article, .. } | Self::Lead { article } => {
                std::slice::from_ref(article)
            }
        }
    }
}

impl Corpus {
    /// The report; finishes the work first.
    pub fn report(&mut self, detail: Detail) -> Report {
        self.finish();
        self.assemble(detail)
    }

    /// Every pair of texts that was judged, by id, with the features of
    /// [`likeness::FEATURES`](crate::story::likeness::FEATURES): for fitting weights and for validation.
    pub fn judged(&mut self) -> Vec<(String, String, [f64; FEATURES.len()])> {
        self.finish();
        let id = |number: u32| self.articles.get(&number).map(|article| article.id.clone()).unwrap_or_default();
        self.stories.judged(&self.shared).into_iter().map(|(a, b, features)| (id(a), id(b), features)).collect()
    }

    /// A page of articles, by id; finishes the work first, as all of the following do.
    pub fn articles(&mut self, from: usize, count: usize) -> Vec<Article> {
        self.finish();
        self.numbers.values().skip(from).take(count).filter_map(|&number| self.shown(number)).collect()
    }

    /// A page of stories, in the report's order.
    pub fn stories(&mut self, from: usize, count: usize) -> Vec<Story> {
        self.finish();
        self.all_stories().into_iter().skip(from).take(count).collect()
    }

    /// One article.
    pub fn article(&mut self, id: &str) -> Option<Article> {
        self.finish();
        self.shown(*self.numbers.get(id)?)
    }

    /// What was said by hand of an article; the latest word on each field holds.
    pub(super) fn description(&self, id: &str) -> Description {
        let mut description = Description::default();
        for overrule in self.overrules.iter().filter(|overrule| overrule.articles().iter().any(|named| named == id)) {
            let Overrule::Describe { source, title, byline, published, .. } = overrule else { continue };
            description.source.hear(source);
            description.title.hear(title);
            description.byline.hear(byline);
            description.published.hear(published);
        }
        description
    }

    /// An article as pile and corrections have it.
    pub(super) fn shown(&self, number: u32) -> Option<Article> {
        let article = standing(&self.masked, &self.articles, number)?;
        let mut shown = article.clone();
        if !self.overrules.is_empty() {
            let said = self.description(&article.id);
            shown.source = said.source.apply(&article.source);
            shown.title = said.title.apply(&article.title);
            shown.byline = said.byline.apply(&article.byline);
            shown.published = said.published.apply(&article.published);
        }
        Some(shown)
    }

    pub(super) fn assemble(&self, detail: Detail) -> Report {
        let mut articles: Vec<Article> = self.numbers.values().filter_map(|&number| self.shown(number)).collect();
        if detail != Detail::Full {
            for article in &mut articles {
                article.text.clear();
                article.blocks.clear();
                article.quotes.clear();
            }
        }
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
        };
        Report {
            version: REPORT_VERSION.into(),
            settings: self.settings.clone(),
            articles,
            relations,
            groups: self.groups(),
            stories: self.all_stories(),
            overrules: self.overrules.clone(),
            notices: self.all_notices(),
        }
    }

    pub(super) fn id(&self, number: u32) -> &str {
        self.articles.get(&number).map_or("", |article| article.id.as_str())
    }

    /// All stories: the most texts first, then by the first article's id.
    pub(super) fn all_stories(&self) -> Vec<Story> {
        let copies: Map<u32, &[u32]> =
            crate::order::map(self.findings.folds.iter().map(|fold| (fold.lead, fold.members.as_slice())));
        let threshold = (self.settings.story * 10_000.0 + 0.5) as u32;
        let mut stories: Vec<Story> =
            self.stories.clusters(threshold).iter().map(|texts| self.story(texts, &copies)).collect();
        for (number, _) in self.articles.iter().filter(|(_, article)| article.status.is_some()) {
            stories.extend(self.shown(number).map(|article| alone(&article)));
        }
        crate::order::sorted(stories, |a, b| {
            b.texts
                .cmp(&a.texts)
                .then(b.articles.len().cmp(&a.articles.len()))
                .then(a.articles.iter().min().cmp(&b.articles.iter().min()))
        })
    }

    fn story(&self, texts: &[usize], copies: &Map<u32, &[u32]>) -> Story {
        let article = |text: usize| self.shown(self.stories.number(text)).unwrap_or_default();
        let shown: Map<usize, Article> = crate::order::map(texts.iter().map(|&text| (text, article(text))));
        let tie_sum = |text: usize| {
            texts
                .iter()
                .filter(|&&other| other != text)
                .map(|&other| u64::from(self.stories.likeness_of(text, other)))
                .sum::<u64>()
        };
        let lead = texts
            .iter()
            .copied()
            .max_by(|&a, &b| {
                tie_sum(a)
                    .cmp(&tie_sum(b))
                    .then(shown[&b].published.is_none().cmp(&shown[&a].published.is_none()))
                    .then(shown[&b].published.cmp(&shown[&a].published))
                    .then(shown[&b].id.cmp(&shown[&a].id))
            })
            .unwrap_or(0);
        let by_tie = |text: usize| {
            texts
                .iter()
                .copied()
                .filter(|&other| other != text)
                .map(|other| (self.stories.likeness_of(text, other), std::cmp::Reverse(other)))
                .max()
        };
        let why = texts
            .iter()
            .filter(|&&text| text != lead)
            .filter_map(|&text| {
                by_tie(text).map(|(likeness, std::cmp::Reverse(to))| {
                    naming::tie(&self.stories, (text, to), &shown[&text], &shown[&to], likeness)
                })
            })
            .collect();
        let members: Vec<Article> = texts
            .iter()
            .flat_map(|&text| copies.get(&self.stories.number(text)).copied().unwrap_or_default())
            .filter_map(|&number| self.shown(number))
            .collect();
        let everyone = || shown.values().chain(&members);
        let ids: Vec<String> =
            everyone().map(|article| article.id.clone()).filter(|id| *id != shown[&lead].id).collect();
        let mut ids = crate::order::sorted(ids, String::cmp);
        let first = ids.iter().chain([&shown[&lead].id]).min().cloned().unwrap_or_default();
        ids.insert(0, shown[&lead].id.clone());
        let others: Vec<&Article> = everyone().filter(|article| article.id != shown[&lead].id).collect();
        let dated: BTreeSet<&str> = crate::order::set(
            everyone()
                .filter_map(|article| article.published.as_deref())
                .filter(|value| crate::extract::metadata::is_iso(value)),
        );
        let outlets: BTreeSet<&str> = crate::order::set(everyone().filter_map(|article| article.source.as_deref()));
        let pairs = (texts.len() * texts.len().saturating_sub(1)) as u64;
        let sum: u64 = texts.iter().map(|&text| tie_sum(text)).sum();
        Story {
            id: format!("story-{:08x}", hash_word(&first) as u32),
            label: naming::label(&shown[&lead], &others),
            articles: ids,
            lead: shown[&lead].id.clone(),
            texts: texts.len() as u32,
            outlets: outlets.into_iter().map(str::to_owned).collect(),
            keywords: naming::keywords(&shown.values().collect::<Vec<_>>()),
            from: dated.first().map(|&value| value.to_owned()),
            to: dated.last().map(|&value| value.to_owned()),
            cohesion: sum.checked_div(pairs).map_or(1.0, |mean| mean as f64 / 10_000.0),
            why,
        }
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
        for overrule in &self.overrules {
            let article = overrule.articles().first().and_then(|id| self.articles.get(self.numbers.get(id)?));
            if let Some(article) = article.filter(|article| overrule.misses(article)) {
                let message = format!(
                    "A correction names a line that the article “{}” does not have. It waits until the article is read with that line.",
                    article.id
                );
                let notice = say(NoticeCode::UnknownBlock, Some(&article.id), message);
                if !notices.contains(&notice) {
                    notices.push(notice);
                }
            }
        }
        in_order(notices)
    }
}
