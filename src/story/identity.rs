//! Ids of stories that stay put: each new grouping is matched with the stories that were known before.
//!
//! The story that shares most articles with a known one takes its id on; of a split the larger side does, and the other says
//! what it was split from; of a merger the larger part's id stays and the other becomes an alias. A story that parts again
//! gets its former id back, so trying another strictness and going back leaves every id as it was. A pile that nobody has
//! looked at before gives ids that follow from its articles alone.

use crate::order::{Map, map, sorted};
use crate::text::hash_word;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// A story that was given an id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// The id.
    pub id: String,
    /// Numbers of its articles when it last stood for itself, in order.
    pub articles: Vec<u32>,
    /// Whether there is a story of that id now.
    pub live: bool,
    /// Id of the story that it was split from.
    pub split_from: Option<String>,
}

/// What one story of a grouping is called.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Named {
    /// The id.
    pub id: String,
    /// Ids of stories that are part of it now.
    pub aliases: Vec<String>,
    /// The story that it was split from, where that is still there.
    pub split_from: Option<String>,
}

/// Names the stories of a grouping; `stories` are numbers of articles, each in order, with the id of the story's first
/// article. `known` is brought up to date.
pub fn name(known: &mut Vec<Known>, stories: &[(Vec<u32>, &str)]) -> Vec<Named> {
    let mut story_of: Map<u32, u32> = Map::new();
    for (story, (articles, _)) in stories.iter().enumerate() {
        for &article in articles {
            story_of.insert(article, story as u32);
        }
    }
    known.retain(|known| known.live || known.articles.iter().any(|article| story_of.contains_key(article)));
    // Articles that a known story has in each of the present ones.
    let mut meetings = Vec::new();
    for (place, known) in known.iter().enumerate() {
        let mut shared: Map<u32, u32> = Map::new();
        for story in known.articles.iter().filter_map(|article| story_of.get(article)) {
            *shared.or_insert_with(*story, || 0) += 1;
        }
        meetings.extend(shared.into_pairs().into_iter().map(|(story, shared)| Meeting {
            place,
            story: story as usize,
            shared,
        }));
    }
    let meetings = sorted(meetings, |a, b| {
        let rank = |meeting: &Meeting| (Reverse(known[meeting.place].live), Reverse(meeting.shared), meeting.story);
        rank(a).cmp(&rank(b)).then_with(|| known[a.place].id.cmp(&known[b.place].id))
    });
    let mut taken: Map<usize, usize> = Map::new();
    let mut named: Vec<Option<usize>> = vec![None; stories.len()];
    for meeting in &meetings {
        // An id does not follow a small part of its articles into a story that is mostly another.
        let shared = meeting.shared as usize * 2;
        let theirs = shared >= known[meeting.place].articles.len() || shared >= stories[meeting.story].0.len();
        if theirs && named[meeting.story].is_none() && !taken.contains_key(&meeting.place) {
            named[meeting.story] = Some(meeting.place);
            taken.insert(meeting.place, meeting.story);
        }
    }
    let before = known.len();
    let mut ids: BTreeSet<String> = known.iter().map(|known| known.id.clone()).collect();
    for (story, (articles, first)) in stories.iter().enumerate() {
        let Some(place) = named[story] else {
            let split_from = origin(&meetings, story, &known[..before]).filter(|&place| taken.contains_key(&place));
            let split_from = split_from.map(|place| known[place].id.clone());
            let id = free_id(first, &ids);
            ids.insert(id.clone());
            named[story] = Some(known.len());
            known.push(Known { id, articles: articles.clone(), live: true, split_from });
            continue;
        };
        known[place].articles = articles.clone();
        known[place].live = true;
    }
    for (place, known) in known[..before].iter_mut().enumerate() {
        known.live = taken.contains_key(&place);
    }
    let mut aliases: Vec<Vec<String>> = vec![Vec::new(); stories.len()];
    for meeting in &meetings {
        let part = &known[meeting.place];
        if !part.live && meeting.shared as usize * 2 > part.articles.len() {
            aliases[meeting.story].push(part.id.clone());
        }
    }
    let live: Map<u64, ()> = map(known.iter().filter(|known| known.live).map(|known| (hash_word(&known.id), ())));
    let names = named.into_iter().zip(aliases).map(|(place, aliases)| {
        let known = &known[place.unwrap_or_default()];
        let split_from = known.split_from.clone().filter(|id| live.contains_key(&hash_word(id)));
        Named { id: known.id.clone(), aliases: sorted(aliases, String::cmp), split_from }
    });
    names.collect()
}

/// So many articles of a known story are in a present one.
struct Meeting {
    place: usize,
    story: usize,
    shared: u32,
}

/// The known story that more than half of a present one's articles come from.
fn origin(meetings: &[Meeting], story: usize, known: &[Known]) -> Option<usize> {
    let live = |meeting: &&Meeting| meeting.story == story && known[meeting.place].live;
    meetings.iter().find(live).map(|meeting| meeting.place)
}

fn free_id(first: &str, taken: &BTreeSet<String>) -> String {
    let id = format!("story-{:08x}", hash_word(first) as u32);
    if !taken.contains(&id) {
        return id;
    }
    let mut others = (2..).map(|count| format!("{id}-{count}"));
    others.find(|id| !taken.contains(id)).unwrap_or(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(known: &mut Vec<Known>, stories: &[&[u32]]) -> Vec<Named> {
        let first: Vec<String> = stories.iter().map(|story| format!("article-{}", story[0])).collect();
        let stories: Vec<(Vec<u32>, &str)> =
            stories.iter().zip(&first).map(|(story, first)| (story.to_vec(), first.as_str())).collect();
        name(known, &stories)
    }

    #[test]
    fn an_id_stays_as_articles_come_and_go() {
        let mut known = Vec::new();
        let first = named(&mut known, &[&[3, 4, 5], &[7]]);
        assert_ne!(first[0].id, first[1].id);
        let grown = named(&mut known, &[&[7, 8], &[1, 3, 4, 5]]);
        assert_eq!([&grown[1].id, &grown[0].id], [&first[0].id, &first[1].id]);
        let shrunk = named(&mut known, &[&[1, 4, 5], &[8]]);
        assert_eq!([&shrunk[0].id, &shrunk[1].id], [&first[0].id, &first[1].id]);
    }

    #[test]
    fn splits_and_mergers_are_told_and_undone() {
        let mut known = Vec::new();
        let whole = named(&mut known, &[&[1, 2, 3, 4, 5], &[8, 9]]);
        let split = named(&mut known, &[&[1, 2], &[3, 4, 5], &[8, 9]]);
        assert_eq!(split[1].id, whole[0].id);
        assert_eq!(split[0].split_from.as_ref(), Some(&whole[0].id));
        assert_eq!(split[2], whole[1]);
        let again = named(&mut known, &[&[1, 2, 3, 4, 5], &[8, 9]]);
        assert_eq!(again[0].id, whole[0].id);
        assert_eq!(again[0].aliases, [split[0].id.clone()]);
        assert_eq!(named(&mut known, &[&[1, 2], &[3, 4, 5], &[8, 9]]), split);
        let merged = named(&mut known, &[&[1, 2, 3, 4, 5, 8, 9]]);
        assert_eq!(merged[0].id, whole[0].id);
        assert_eq!(
            merged[0].aliases,
            crate::order::sorted(vec![split[0].id.clone(), whole[1].id.clone()], String::cmp)
        );
    }

    #[test]
    fn what_is_gone_is_forgotten() {
        let mut known = Vec::new();
        named(&mut known, &[&[1, 2], &[3]]);
        named(&mut known, &[&[1, 2, 3]]);
        let left = named(&mut known, &[&[5]]);
        assert!(left[0].aliases.is_empty());
        named(&mut known, &[&[5]]);
        assert_eq!(known.len(), 1);
    }
}
