//! What came or changed since a person last looked.

use super::Corpus;
use crate::article::Article;
use crate::order::{Map, set};
use crate::report::{Change, ChangeKind, News};
use crate::text::hash_word;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// An article that a person has looked at.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Looked {
    id: String,
    /// The story that it was in.
    story: String,
    /// What it said, as a hash.
    said: u64,
}

fn said(article: &Article) -> u64 {
    hash_word(&article.text) ^ hash_word(article.title.as_deref().unwrap_or("")).rotate_left(1)
}

impl Corpus {
    /// Remembers what is there as looked at; finishes the work first.
    pub fn look(&mut self) {
        self.finish();
        let mut looked_at = Vec::with_capacity(self.articles.len());
        for story in self.grouped() {
            for article in story.articles.iter().filter_map(|&number| self.seen(number)) {
                looked_at.push(Looked { id: article.id.clone(), story: story.named.id.clone(), said: said(&article) });
            }
        }
        self.looked_at = Some(crate::order::sorted(looked_at, |a, b| a.id.cmp(&b.id)));
    }

    /// What came or changed since the last [`look`](Self::look); `None` where nobody has looked yet.
    pub fn news(&mut self) -> Option<News> {
        self.finish();
        let looked_at = self.looked_at.as_ref()?;
        let before = |id: &str| {
            let at = looked_at.binary_search_by(|looked| looked.id.as_str().cmp(id));
            at.ok().map(|at| &looked_at[at])
        };
        let known: BTreeSet<&str> = set(looked_at.iter().map(|looked| looked.story.as_str()));
        let mut news = News::default();
        let mut changes: Vec<(bool, Change)> = Vec::new();
        let mut place_of: Map<u32, u32> = Map::new();
        for (place, story) in self.grouped().iter().enumerate() {
            let name = story.named.id.as_str();
            let (mut came, mut changed) = (Vec::new(), false);
            for &number in &story.articles {
                place_of.insert(number, place as u32);
                let Some(article) = self.seen(number) else { continue };
                let looked = before(&article.id);
                if looked.is_none_or(|looked| looked.said != said(&article)) {
                    news.articles.push(article.id.clone());
                    changed = true;
                }
                if looked.is_none_or(|looked| looked.story != name) {
                    came.push(article.id.clone());
                }
            }
            let merged = story.named.aliases.iter().any(|alias| known.contains(alias.as_str()));
            let kind = match (known.contains(name), &story.named.split_from) {
                (true, _) if merged => ChangeKind::Merged,
                (true, _) => ChangeKind::Changed,
                (false, Some(from)) if known.contains(from.as_str()) => ChangeKind::Split,
                (false, _) => ChangeKind::New,
            };
            changed |= !came.is_empty();
            changes.push((changed, Change { story: name.to_owned(), kind, came, went: Vec::new() }));
        }
        let stories = self.grouped();
        let places: Vec<usize> = (0..stories.len()).collect();
        let by_name = crate::order::sorted(places, |&a, &b| stories[a].named.id.cmp(&stories[b].named.id));
        for looked in looked_at {
            let Ok(at) = by_name.binary_search_by(|&place| stories[place].named.id.cmp(&looked.story)) else {
                continue;
            };
            let now = self.numbers.get(&looked.id).and_then(|number| place_of.get(number));
            if now != Some(&(by_name[at] as u32)) {
                changes[by_name[at]].0 = true;
                changes[by_name[at]].1.went.push(looked.id.clone());
            }
        }
        news.stories = changes.into_iter().filter(|change| change.0).map(|change| change.1).collect();
        Some(news)
    }
}
