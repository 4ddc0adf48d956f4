//! Clusters → stories as a person sees them: copies with their leads, corrections carried out, ids that stay put.

use super::Corpus;
use crate::article::{Article, Notice, NoticeCode};
use crate::extract::metadata::is_iso;
use crate::order::{Map, map, set, sorted};
use crate::report::{Against, Detail, NearMiss, Overrule, Placement, Story, Tie};
use crate::story::corrections::{Rules, join, rules};
use crate::story::identity::{Named, name};
use crate::story::naming::{self, Reading};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// Stories that came near which are told of each story.
const NEAR_MISSES: usize = 3;
/// A story came near where its texts are alike, in the mean, by this share of what joining asks for, or where two of
/// them by themselves would be joined.
const NEAR: f64 = 0.2;

/// The stories of a pile, in the report's order.
#[derive(Debug, Default)]
pub(super) struct Grouping {
    pub(super) stories: Vec<Grouped>,
    /// The story of each text, by the text's place.
    story_of: Vec<u32>,
    /// Pairs of texts whose clusters a person put together.
    by_hand: Vec<(u32, u32)>,
    /// Pairs of texts that a person keeps apart.
    apart: Vec<(u32, u32)>,
    /// Places of corrections that could not be carried out.
    unmet: Vec<usize>,
}

/// One story of a grouping.
#[derive(Debug)]
pub(super) struct Grouped {
    /// Places of its texts; none where its article is not compared.
    texts: Vec<usize>,
    /// Numbers of its articles, copies included, by id.
    pub(super) articles: Vec<u32>,
    pub(super) named: Named,
    pinned: bool,
    /// The label that was given by hand.
    label: Option<String>,
}

impl Corpus {
    /// What the grouping must keep to. Copies are where their lead is.
    pub(super) fn rules(&self) -> Rules {
        if self.overrules.is_empty() {
            return Rules::default();
        }
        let lead: Map<u32, u32> =
            map(self.findings.folds.iter().flat_map(|fold| fold.members.iter().map(|&member| (member, fold.lead))));
        let places: Map<u32, u32> =
            map(self.stories.numbers().enumerate().map(|(place, number)| (number, place as u32)));
        rules(&self.overrules, &|id| {
            let number = self.numbers.get(id)?;
            places.get(lead.get(number).unwrap_or(number)).copied()
        })
    }

    /// Makes stories of the clusters at the settings' threshold.
    pub(super) fn group_stories(&mut self) {
        let threshold = self.settings.joining();
        let mut clusters = self.stories.clusters(threshold);
        let rules = self.rules();
        let (unmet, by_hand) = join(&mut clusters, &rules);
        let rank = self.ranks();
        let copies: Map<u32, &[u32]> = map(self.findings.folds.iter().map(|fold| (fold.lead, fold.members.as_slice())));
        let mut stories: Vec<Grouped> = Vec::with_capacity(clusters.len());
        let withheld = self.articles.iter().filter(|(_, article)| article.status.is_some());
        let withheld = withheld.map(|(number, _)| (Vec::new(), vec![number]));
        let told = clusters.into_iter().map(|texts| {
            let numbers = texts.iter().map(|&text| self.stories.number(text)).collect();
            (texts, numbers)
        });
        for (texts, mut articles) in told.chain(withheld) {
            let members: Vec<u32> =
                articles.iter().filter_map(|lead| copies.get(lead)).copied().flatten().copied().collect();
            articles.extend(members);
            articles.sort_unstable_by_key(|&number| rank[number as usize]);
            stories.push(Grouped { texts, articles, named: Named::default(), pinned: false, label: None });
        }
        self.correct(&mut stories);
        let mut stories = sorted(stories, |a, b| {
            let key = |story: &Grouped| {
                (
                    !story.pinned,
                    usize::MAX - story.texts.len().max(1),
                    usize::MAX - story.articles.len(),
                    rank[story.articles[0] as usize],
                )
            };
            key(a).cmp(&key(b))
        });
        let mut members: Vec<(Vec<u32>, &str)> = Vec::with_capacity(stories.len());
        for story in &stories {
            let mut numbers = story.articles.clone();
            numbers.sort_unstable();
            members.push((numbers, self.articles.get(&story.articles[0]).map_or("", |article| article.id.as_str())));
        }
        let names = name(&mut self.known_stories, &members);
        drop(members);
        let mut story_of = vec![0_u32; self.stories.numbers().count()];
        for (place, (story, named)) in stories.iter_mut().zip(names).enumerate() {
            story.named = named;
            story.texts.iter().for_each(|&text| story_of[text] = place as u32);
        }
        self.regroup = false;
        self.compared.clear();
        self.grouping = Some(Grouping { stories, story_of, by_hand, apart: rules.apart, unmet });
    }

    /// Labels and pins as corrections have them; the latest word on a story holds.
    fn correct(&self, stories: &mut [Grouped]) {
        let holding = |stories: &mut [Grouped], id: &String| -> Option<usize> {
            let number = self.numbers.get(id)?;
            stories.iter().position(|story| story.articles.contains(number))
        };
        for overrule in &self.overrules {
            match overrule {
                Overrule::Rename { article, label } => {
                    let Some(place) = holding(stories, article) else { continue };
                    stories[place].label = Some(label.trim().to_owned()).filter(|label| !label.is_empty());
                }
                Overrule::Pin { articles } => {
                    for id in articles {
                        let Some(place) = holding(stories, id) else { continue };
                        stories[place].pinned = true;
                    }
                }
                _ => {}
            }
        }
    }

    /// Whether there are stories to place an article in.
    pub(super) fn can_place(&self) -> bool {
        let texts = self.grouping.as_ref().map(|grouping| grouping.story_of.len());
        self.stories.is_judged() && texts == Some(self.stories.numbers().count())
    }

    /// The story that an article belongs to, as far as can be told without looking at what it changes.
    pub(super) fn place(&mut self, article: &Article) -> Option<Placement> {
        let grouping = self.grouping.as_ref().filter(|_| article.status.is_none())?;
        let threshold = self.settings.joining();
        let placed = self.stories.place(article, threshold);
        let story = |text: usize| grouping.stories[grouping.story_of[text] as usize].named.id.clone();
        Some(Placement {
            article: article.id.clone(),
            story: placed.filter(|&(_, likeness)| likeness >= threshold).map(|(text, _)| story(text)),
            likeness: placed.map_or(0.0, |(_, likeness)| f64::from(likeness) / 10_000.0),
        })
    }

    /// The stories of the pile as they are grouped; there are none while work is left.
    pub(super) fn grouped(&self) -> &[Grouped] {
        self.grouping.as_ref().map_or(&[], |grouping| &grouping.stories)
    }

    /// All stories; the most texts first, then by the first article's id, but pinned ones before all others.
    pub(super) fn all_stories(&self, detail: Detail) -> Vec<Story> {
        let all: Vec<usize> = (0..self.grouped().len()).collect();
        self.told_stories(&all, detail)
    }

    /// Some stories, by their places.
    pub(super) fn told_stories(&self, places: &[usize], detail: Detail) -> Vec<Story> {
        let Some(grouping) = &self.grouping else { return Vec::new() };
        let near = if detail == Detail::Full { self.near_stories(grouping, places) } else { Map::default() };
        let mut stories = Vec::with_capacity(places.len());
        for &place in places {
            let mut story = self.told_story(grouping, place, detail);
            for nearest in near.get(&place).into_iter().flatten() {
                story.near_misses.push(self.near_miss(grouping, place, nearest));
            }
            stories.push(story);
        }
        stories
    }

    fn told_story(&self, grouping: &Grouping, place: usize, detail: Detail) -> Story {
        let grouped = &grouping.stories[place];
        let texts = &grouped.texts;
        let ties = Ties::new(self, grouping, place);
        let lead = ties.lead(self).map_or(grouped.articles[0], |text| self.stories.number(texts[text]));
        let seen = |&number: &u32| Some((number, self.seen(number)?));
        let shown: Vec<(u32, Cow<'_, Article>)> = grouped.articles.iter().filter_map(seen).collect();
        let leads = shown.iter().filter(|shown| shown.0 == lead);
        let in_order: Vec<&Article> =
            leads.chain(shown.iter().filter(|shown| shown.0 != lead)).map(|shown| shown.1.as_ref()).collect();
        let dated: BTreeSet<&str> =
            set(in_order.iter().filter_map(|article| article.published.as_deref()).filter(|value| is_iso(value)));
        let outlets: BTreeSet<&str> = set(in_order.iter().filter_map(|article| article.source.as_deref()));
        // Texts and articles are both by id.
        let mut own = texts.iter().map(|&text| self.stories.number(text)).peekable();
        let is_text = |shown: &&(u32, Cow<'_, Article>)| own.next_if_eq(&shown.0).is_some();
        let lead_alone = || -> Vec<(u32, Reading<'_>)> {
            let leads = shown.iter().filter(|shown| shown.0 == lead);
            leads.map(|shown| (lead, Reading::new(&self.stories, &shown.1))).collect()
        };
        let readings: Vec<(u32, Reading<'_>)> = if detail.is_outline() {
            Vec::new()
        } else {
            shown.iter().filter(is_text).map(|shown| (shown.0, Reading::new(&self.stories, &shown.1))).collect()
        };
        let keywords = |readings: &[(u32, Reading<'_>)]| {
            let lead = readings.iter().find(|reading| reading.0 == lead).map(|reading| &reading.1);
            lead.map(|lead| naming::keywords(&self.stories, texts, lead)).unwrap_or_default()
        };
        let keywords = match texts.first().and_then(|&text| self.keywords.get(&(text as u32))) {
            Some((of, known)) if of == texts => known.clone(),
            _ if detail.is_outline() => keywords(&lead_alone()),
            _ => keywords(&readings),
        };
        Story {
            id: grouped.named.id.clone(),
            aliases: grouped.named.aliases.clone(),
            split_from: grouped.named.split_from.clone(),
            label: grouped.label.clone().unwrap_or_else(|| naming::label(&in_order)),
            renamed: grouped.label.is_some(),
            pinned: grouped.pinned,
            lead: self.id(lead).to_owned(),
            articles: in_order.iter().map(|article| article.id.clone()).collect(),
            texts: texts.len().max(1) as u32,
            outlets: outlets.into_iter().map(str::to_owned).collect(),
            keywords,
            from: dated.first().map(|&value| value.to_owned()),
            to: dated.last().map(|&value| value.to_owned()),
            cohesion: ties.cohesion(),
            why: if detail.is_outline() { Vec::new() } else { self.whys(grouping, lead, &ties, &readings) },
            comparison: None,
            near_misses: Vec::new(),
        }
    }

    /// Keeps the key words of an outline's stories.
    pub(super) fn keep_keywords(&mut self, stories: &[Story]) {
        let Some(grouping) = &self.grouping else { return };
        for (grouped, story) in grouping.stories.iter().zip(stories) {
            if let Some(&text) = grouped.texts.first() {
                self.keywords.insert(text as u32, (grouped.texts.clone(), story.keywords.clone()));
            }
        }
    }

    /// For each text but the lead, its strongest tie to another of the story.
    fn whys(&self, grouping: &Grouping, lead: u32, ties: &Ties<'_>, readings: &[(u32, Reading<'_>)]) -> Vec<Tie> {
        let mut whys = Vec::new();
        let texts = ties.texts;
        for (at, (&text, (number, reading))) in texts.iter().zip(readings).enumerate() {
            if *number == lead {
                continue;
            }
            let by_hand = grouping.by_hand.iter().find_map(|&(a, b)| match text as u32 {
                x if x == a => Some(b),
                x if x == b => Some(a),
                _ => None,
            });
            let by_hand = by_hand.and_then(|other| texts.binary_search(&(other as usize)).ok());
            let (likeness, to) = match (by_hand, ties.nearest[at]) {
                (Some(to), _) => (self.stories.likeness_of(text, texts[to]), to),
                (None, Some(nearest)) => nearest,
                (None, None) => continue,
            };
            let mut tie = naming::tie(&self.stories, (text, texts[to]), reading, &readings[to].1, likeness);
            tie.by_hand = by_hand.is_some();
            whys.push(tie);
        }
        whys
    }

    /// For each of some stories those that came near it, nearest first.
    fn near_stories(&self, grouping: &Grouping, places: &[usize]) -> Map<usize, Vec<Nearest>> {
        let threshold = self.settings.joining();
        let least = (self.settings.story * NEAR * 10_000.0) as u32;
        let wanted: Map<usize, ()> = map(places.iter().map(|&place| (place, ())));
        let story = |text: u32| grouping.story_of[text as usize];
        let key = |&(a, b, _): &(u32, u32, u32)| (story(a).min(story(b)), story(a).max(story(b)));
        let between = |edge: &&(u32, u32, u32)| story(edge.0) != story(edge.1);
        let asked = |edge: &&(u32, u32, u32)| {
            wanted.contains_key(&(story(edge.0) as usize)) || wanted.contains_key(&(story(edge.1) as usize))
        };
        let near = |edge: &&(u32, u32, u32)| edge.2 >= least && between(edge) && asked(edge);
        let edges = self.stories.edges();
        let mut pairs: Map<(u32, u32), Nearest> =
            map(edges.iter().filter(near).map(|edge| (key(edge), Nearest::default())));
        for edge in edges.iter().filter(between) {
            if let Some(nearest) = pairs.get_mut(&key(edge)) {
                nearest.sum += u64::from(edge.2);
                if edge.2 > nearest.likeness {
                    (nearest.likeness, nearest.texts) = (edge.2, (edge.0, edge.1));
                }
            }
        }
        let size = |story: u32| grouping.stories[story as usize].texts.len() as u64;
        let mut near: Map<usize, Vec<Nearest>> = Map::new();
        for ((a, b), mut nearest) in pairs.into_pairs() {
            nearest.mean = (nearest.sum / (size(a) * size(b))) as u32;
            if nearest.mean < least && nearest.likeness < threshold {
                continue;
            }
            for (one, other) in [(a, b), (b, a)] {
                if wanted.contains_key(&(one as usize)) {
                    near.or_insert_with(one as usize, Vec::new).push(Nearest { other: other as usize, ..nearest });
                }
            }
        }
        let ranked = near.into_pairs().into_iter().map(|(story, nearest)| {
            let by = |a: &Nearest, b: &Nearest| (b.mean, b.likeness, a.other).cmp(&(a.mean, a.likeness, b.other));
            let mut nearest = sorted(nearest, by);
            nearest.truncate(NEAR_MISSES);
            (story, nearest)
        });
        map(ranked)
    }

    fn near_miss(&self, grouping: &Grouping, place: usize, nearest: &Nearest) -> NearMiss {
        let (a, b) = (nearest.texts.0 as usize, nearest.texts.1 as usize);
        let (ours, theirs) = if grouping.story_of[a] as usize == place { (a, b) } else { (b, a) };
        let article = |text: usize| self.seen(self.stories.number(text)).unwrap_or_default();
        let (one, other) = (article(ours), article(theirs));
        let (one, other) = (Reading::new(&self.stories, &one), Reading::new(&self.stories, &other));
        let tie = naming::tie(&self.stories, (ours, theirs), &one, &other, nearest.likeness);
        let mut against = naming::against(&tie, &one, &other);
        let story_of = |text: u32| grouping.story_of[text as usize] as usize;
        let parted = |&(x, y): &(u32, u32)| {
            [(place, nearest.other), (nearest.other, place)].contains(&(story_of(x), story_of(y)))
        };
        if grouping.apart.iter().any(parted) {
            against.insert(0, Against::ByHand);
        }
        if nearest.likeness >= self.settings.joining() && !against.contains(&Against::ByHand) {
            against.push(Against::Others);
        }
        NearMiss {
            story: grouping.stories[nearest.other].named.id.clone(),
            likeness: f64::from(nearest.mean) / 10_000.0,
            tie,
            against,
        }
    }

    /// A page of stories, in the report's order.
    pub fn stories(&mut self, from: usize, count: usize) -> Vec<Story> {
        self.finish();
        let places: Vec<usize> = (0..self.grouped().len()).skip(from).take(count).collect();
        self.told_stories(&places, Detail::Full)
    }

    /// One story, by its id or one of its aliases.
    pub fn story(&mut self, id: &str) -> Option<Story> {
        self.finish();
        let place = self.story_place(id)?;
        self.told_stories(&[place], Detail::Full).pop()
    }

    /// The place of a story among all, by its id or one of its aliases.
    pub(super) fn story_place(&self, id: &str) -> Option<usize> {
        let named = |story: &Grouped| story.named.id == id;
        let known_as = |story: &Grouped| story.named.aliases.iter().any(|alias| alias == id);
        let stories = self.grouped();
        stories.iter().position(named).or_else(|| stories.iter().position(known_as))
    }

    /// Whether two texts are in one story.
    pub(super) fn in_one_story(&self, a: usize, b: usize) -> bool {
        self.grouping.as_ref().is_some_and(|grouping| grouping.story_of[a] == grouping.story_of[b])
    }

    /// Says of each correction of the grouping that could not be carried out.
    pub(super) fn unmet_corrections(&self) -> Vec<Notice> {
        let unmet =
            self.grouping.iter().flat_map(|grouping| &grouping.unmet).filter_map(|&place| self.overrules.get(place));
        let say = |overrule: &Overrule| {
            let article = overrule.articles().first().map(|&id| id.clone());
            let message = match overrule {
                Overrule::Apart { .. } => {
                    "A correction keeps an article apart from its own copy. Copies are where their lead is; make the other one the lead, or change what counts as a copy in the settings."
                }
                _ => {
                    "A correction puts articles together whose stories others keep apart. It was not carried out; take one of them back."
                }
            };
            Notice { code: NoticeCode::Contradiction, file: None, line: None, article, message: message.into() }
        };
        unmet.map(say).collect()
    }
}

/// Two stories that came near each other.
#[derive(Debug, Default, Clone, Copy)]
struct Nearest {
    other: usize,
    sum: u64,
    /// Mean likeness of all pairs, in ten-thousandths.
    mean: u32,
    /// The pair that is most alike.
    likeness: u32,
    texts: (u32, u32),
}

/// What the texts of one story are to each other.
struct Ties<'a> {
    texts: &'a [usize],
    /// Sum of each text's likenesses with the others.
    sums: Vec<u64>,
    /// For each text the likeness of the one that it is most like, and that one's place in the story.
    nearest: Vec<Option<(u32, usize)>>,
}

impl<'a> Ties<'a> {
    fn new(corpus: &Corpus, grouping: &'a Grouping, place: usize) -> Self {
        let texts = grouping.stories[place].texts.as_slice();
        let mut ties = Self { texts, sums: vec![0; texts.len()], nearest: vec![None; texts.len()] };
        for (at, &text) in texts.iter().enumerate() {
            for &(_, other, likeness) in corpus.stories.edges_from(text) {
                if grouping.story_of[other as usize] as usize == place
                    && let Ok(to) = texts.binary_search(&(other as usize))
                {
                    for (one, other) in [(at, to), (to, at)] {
                        ties.sums[one] += u64::from(likeness);
                        let better = |&(best, to): &(u32, usize)| (likeness, to) > (best, other);
                        if ties.nearest[one].as_ref().is_none_or(better) {
                            ties.nearest[one] = Some((likeness, other));
                        }
                    }
                }
            }
        }
        ties
    }

    /// The most central text; of equals the one published first, then the first by id.
    fn lead(&self, corpus: &Corpus) -> Option<usize> {
        let published = |at: usize| {
            let article = corpus.seen(corpus.stories.number(self.texts[at]));
            article.and_then(|article| article.published.clone())
        };
        let most = self.sums.iter().max()?;
        let central: Vec<usize> = (0..self.sums.len()).filter(|&at| self.sums[at] == *most).collect();
        if let [only] = central[..] {
            return Some(only);
        }
        let dated = central.into_iter().map(|at| {
            let published = published(at);
            (published.is_none(), published, at)
        });
        dated.min().map(|(_, _, at)| at)
    }

    fn cohesion(&self) -> f64 {
        let pairs = (self.texts.len() * self.texts.len().saturating_sub(1)) as u64;
        let sum: u64 = self.sums.iter().sum();
        sum.checked_div(pairs).map_or(1.0, |mean| mean as f64 / 10_000.0)
    }
}
