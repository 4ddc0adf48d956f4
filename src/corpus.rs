//! The pile of articles: the one type with state.
//!
//! `add` takes inputs apart and queues them; [`Corpus::step`] does the work in small units, stage by stage, and asks
//! before each whether to go on. Nothing here has a clock, does I/O or draws a random number: the same set of articles,
//! settings and corrections gives the same report, whatever the order in which they came.

mod assemble;
mod compared;
mod csv;
mod findings;
mod manifest;
mod mask;
mod news;
mod prepared;
mod relations;
mod sample;
mod snapshot;
mod stories;
mod tables;
mod wording;

use crate::article::{Article, ArticleInput, Notice, NoticeCode};
use crate::extract::furniture::{Furniture, outlet};
use crate::ingest;
use crate::order::Map;
use crate::report::{AddResult, Overrule, Phase, Progress};
use crate::reuse::{Findings, Reuse, versions::Standing, words::compared_words};
use crate::settings::{MAX_ARTICLES, Settings};
use crate::story::{Shared, Stories, identity::Known};
use mask::standing;
use std::collections::{BTreeMap, VecDeque};
use wording::text_of;

/// A call that cannot be carried out, with the reason as a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error(String);

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}
impl std::error::Error for Error {}

/// A pile of articles and what was found in it.
///
/// ```
/// use samestory::{ArticleInput, Corpus, Detail, Settings};
///
/// let text = "A ferry with forty people on board ran aground outside the harbour of Elmsport on Monday night.";
/// let article = |id: &str| ArticleInput { id: Some(id.into()), text: Some(text.into()), ..ArticleInput::default() };
/// let mut corpus = Corpus::new(Settings::default());
/// corpus.add(vec![article("one"), article("two")]);
/// while corpus.step(&mut || true).phase != samestory::Phase::Done {}
/// let report = corpus.report(Detail::Full);
/// assert_eq!(report.stories.len(), 1);
/// assert_eq!(report.groups[0].articles, ["one", "two"]);
/// ```
#[derive(Debug, Default)]
pub struct Corpus {
    settings: Settings,
    overrules: Vec<Overrule>,
    /// Inputs that wait to be read, with their ids.
    pending: VecDeque<(u32, ArticleInput)>,
    /// Articles as they were read, by number; a number is never used again.
    articles: Map<u32, Article>,
    /// Those whose blocks are judged otherwise than they were read.
    masked: Map<u32, Article>,
    furniture: Furniture,
    /// Blocks that recur across the pile, by article.
    recurring: Map<u32, Vec<u32>>,
    /// Articles whose blocks are to be decided on.
    unsettled: Map<u32, ()>,
    /// Articles whose text is about to change, with how it will be.
    changing: Vec<(u32, Option<Article>)>,
    /// Articles whose text `reuse` does not know yet, and those that it knows.
    untold: Map<u32, ()>,
    known: Map<u32, ()>,
    /// Articles that `stories` does not know yet as they are.
    unprofiled: Map<u32, ()>,
    /// Every id that is taken → its number, waiting inputs included.
    numbers: BTreeMap<String, u32>,
    next_number: u32,
    notices: Vec<Notice>,
    /// The file of which parts are still to come, and what was said of its articles when they were added.
    parts: Parts,
    clashes: Vec<Notice>,
    reuse: Reuse,
    stories: Stories,
    stage: Stage,
    /// Inputs read since the last time that nothing was left to do.
    read: u32,
    /// Texts told of in this run.
    told: u32,
    /// What articles are known by as wholes, by number.
    standings: Vec<Standing>,
    /// What the settings make of the measures, by id; made when all is measured.
    findings: Findings,
    shared: Shared,
    /// What pairs are known to share has changed since stories were made.
    shared_anew: bool,
    /// The stories when last nothing was left to do, and whether they have changed since.
    grouping: Option<stories::Grouping>,
    regroup: bool,
    /// Key words of stories as outlines tell them, by the first text's place, with all texts: most stories are as they were
    /// when the tree is cut anew. Empty again when a text or a weight changes.
    keywords: Map<u32, (Vec<usize>, Vec<String>)>,
    /// Stories that were given ids, so that these stay.
    known_stories: Vec<Known>,
    /// What a person has looked at.
    looked_at: Option<Vec<news::Looked>>,
    compared: compared::Compared,
}

/// So many articles of one call are read at once and placed, where there are stories to place them in.
const MOST_PLACED: usize = 4;

/// What has to be done next.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    #[default]
    Read,
    Settle,
    Tell,
    Join,
    Measure,
    Fold,
    Profile,
    Judge,
    Link,
    Verify,
    Done,
}

impl Corpus {
    /// An empty pile.
    pub fn new(settings: Settings) -> Self {
        Self { settings, ..Self::default() }
    }

    /// Changes the settings. Nothing is measured again, and how strictly stories are parted is a matter of cutting their
    /// tree elsewhere.
    pub fn configure(&mut self, settings: Settings) {
        let recut = Settings { story: settings.story, ..self.settings.clone() } == settings;
        self.settings = settings;
        self.regroup = true;
        if !recut {
            self.stage = self.stage.min(Stage::Fold);
        }
    }

    /// The settings in force.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Adds inputs; each may hold several articles. They are read by the following [`step`](Self::step)s.
    pub fn add(&mut self, inputs: Vec<ArticleInput>) -> AddResult {
        let mut result = AddResult::default();
        for input in inputs {
            let found = ingest::read(input);
            result.notices.extend(found.notices);
            result.links.extend(found.links);
            let mut ids = Vec::with_capacity(found.articles.len());
            for mut input in found.articles {
                let wanted = input.id.take().unwrap_or_default();
                let (id, clash) = self.free_id(&wanted, input.filename.as_ref());
                let Some(number) = self.number(&id) else {
                    result.notices.push(full(&id, input.filename));
                    continue;
                };
                result.notices.extend(clash);
                input.id = Some(id.clone());
                self.pending.push_back((number, input));
                ids.push(id);
            }
            result.added.push(ids);
        }
        self.notices.extend(result.notices.iter().cloned());
        result.notices = ingest::fold(result.notices);
        self.stage = Stage::Read;
        if self.pending.len() <= MOST_PLACED && self.can_place() {
            while let Some((number, article)) = self.read_next() {
                result.placed.extend(self.place(&article));
                self.take(number, article);
            }
        }
        result
    }

    /// The article of the input that has waited longest.
    fn read_next(&mut self) -> Option<(u32, Article)> {
        let (number, input) = self.pending.pop_front()?;
        let id = input.id.clone().unwrap_or_default();
        Some((number, crate::extract::article(id, input)))
    }

    /// Takes in an article that was read.
    fn take(&mut self, number: u32, article: Article) {
        self.articles.insert(number, article);
        self.take_in(number);
        self.read += 1;
    }

    /// The number of a new article; `None` where the pile is full.
    fn number(&mut self, id: &str) -> Option<u32> {
        let number = self.next_number;
        if number == MAX_ARTICLES {
            return None;
        }
        self.next_number += 1;
        self.numbers.insert(id.to_owned(), number);
        Some(number)
    }

    /// The place of each article by its id, by number.
    fn ranks(&self) -> Vec<u32> {
        let mut ranks = vec![0; self.next_number as usize];
        for (rank, &number) in self.numbers.values().enumerate() {
            ranks[number as usize] = rank as u32;
        }
        ranks
    }

    /// An id that is free, and a notice where it is not the one that was wanted.
    fn free_id(&self, wanted: &str, file: Option<&String>) -> (String, Option<Notice>) {
        if !self.numbers.contains_key(wanted) {
            return (wanted.to_owned(), None);
        }
        let mut others = (2..).map(|count| format!("{wanted}-{count}"));
        let id = others.find(|id| !self.numbers.contains_key(id)).unwrap_or_default();
        let message =
            format!("Another article has the id “{wanted}” already. This one is called “{id}”; both are kept.");
        let (code, file) = (NoticeCode::DuplicateId, file.cloned());
        let notice = Notice { code, file, line: None, article: Some(id.clone()), message };
        (id, Some(notice))
    }

    /// Takes articles out; ids that are not here are passed over.
    pub fn remove(&mut self, ids: &[String]) {
        let mut numbers = Vec::new();
        for id in ids {
            let Some(number) = self.numbers.remove(id) else { continue };
            numbers.push(number);
            self.pending.retain(|(waiting, _)| *waiting != number);
            self.notices.retain(|notice| notice.article.as_ref() != Some(id));
        }
        let (masked, articles) = (&self.masked, &self.articles);
        let words = |number: u32| standing(masked, articles, number).map(compared_words).unwrap_or_default();
        self.reuse.remove(&numbers, words);
        for number in &numbers {
            self.stories.remove(*number);
            self.compared.forget(*number);
            self.articles.remove(number);
            self.masked.remove(number);
            self.furniture.remove(*number);
            self.recurring.remove(number);
            self.unsettled.remove(number);
            self.untold.remove(number);
            self.known.remove(number);
            self.unprofiled.remove(number);
        }
        self.changing.retain(|(number, _)| !numbers.contains(number));
        self.regroup = true;
        self.stage = Stage::Read;
    }

    /// Adds corrections. Those that name articles that are not here wait for them, and a notice says so.
    pub fn overrule(&mut self, overrules: Vec<Overrule>) {
        self.overrules.extend(overrules.iter().cloned());
        overrules.iter().for_each(|overrule| self.reread(overrule));
    }

    /// Takes the last correction back and gives it.
    pub fn undo(&mut self) -> Option<Overrule> {
        self.retract(self.overrules.len().checked_sub(1)?)
    }

    /// Takes a correction back, by its place among the report's `overrules`, counted from 0, and gives it.
    pub fn retract(&mut self, place: usize) -> Option<Overrule> {
        let overrule = (place < self.overrules.len()).then(|| self.overrules.remove(place))?;
        self.reread(&overrule);
        Some(overrule)
    }

    /// Texts depend on corrections, and so do headlines and times, copies and stories.
    fn reread(&mut self, overrule: &Overrule) {
        self.regroup = true;
        match overrule {
            Overrule::Rename { .. }
            | Overrule::Mark { .. }
            | Overrule::Speaker { .. }
            | Overrule::Dismiss { .. }
            | Overrule::Finding { .. } => {}
            Overrule::Together { .. } | Overrule::Apart { .. } | Overrule::Move { .. } | Overrule::Pin { .. } => {
                self.stage = self.stage.min(Stage::Fold);
            }
            Overrule::Lead { .. } | Overrule::Describe { .. } | Overrule::Keep { .. } | Overrule::Cut { .. } => {
                for number in
                    overrule.articles().iter().filter_map(|id| self.numbers.get(*id)).copied().collect::<Vec<_>>()
                {
                    self.take_in(number);
                }
                self.stage = self.stage.min(Stage::Settle);
            }
        }
    }

    /// Works until it is done or `keep_going` says no; it is asked before each small unit of work.
    pub fn step(&mut self, keep_going: &mut dyn FnMut() -> bool) -> Progress {
        while self.stage != Stage::Done && keep_going() {
            self.unit();
        }
        self.progress()
    }

    /// One small unit of work.
    fn unit(&mut self) {
        match self.stage {
            Stage::Read => match self.read_next() {
                Some((number, article)) => self.take(number, article),
                None => self.stage = Stage::Settle,
            },
            Stage::Settle => self.settle_next(),
            Stage::Tell => self.tell_next(),
            Stage::Join => {
                if !self.reuse.join_next() {
                    self.stage = Stage::Measure;
                }
            }
            Stage::Measure => {
                if !self.reuse.measure_next(&text_of(&self.masked, &self.articles)) {
                    self.stage = Stage::Fold;
                }
            }
            Stage::Fold => {
                self.shared_anew |= self.fold();
                self.stage = Stage::Profile;
            }
            Stage::Profile => match self.unprofiled.pop_first() {
                Some((number, ())) => {
                    // What may not be published is not compared.
                    if self.overrules.is_empty() {
                        let article = standing(&self.masked, &self.articles, number);
                        if let Some(article) = article.filter(|article| article.status.is_none()) {
                            self.stories.add(number, article);
                        }
                    } else if let Some(article) =
                        self.seen(number).filter(|article| article.status.is_none()).map(std::borrow::Cow::into_owned)
                    {
                        self.stories.add(number, &article);
                    }
                }
                None if self.stories.is_judged() && !self.texts_changed() && !self.shared_anew => self.link(),
                None => {
                    self.shared_anew = false;
                    self.keywords = Map::new();
                    self.stories.begin(&self.texts());
                    self.stage = Stage::Judge;
                }
            },
            Stage::Judge => {
                if !self.stories.work(&self.shared) {
                    self.link();
                }
            }
            Stage::Link => {
                if !self.stories.link_next() {
                    self.verify();
                }
            }
            Stage::Verify => {
                if !self.reuse.verify_next(&text_of(&self.masked, &self.articles), &self.settings) {
                    let verified = self.reuse.take_verified();
                    self.findings.pairs.extend(verified);
                    self.sort_pairs();
                    self.stage = Stage::Done;
                    self.read = 0;
                }
            }
            Stage::Done => {}
        }
    }

    /// Has texts joined as likeness and corrections want it.
    fn link(&mut self) {
        let rules = self.rules();
        self.stories.begin_linking(rules.apart, rules.outside);
        self.stage = Stage::Link;
    }

    /// Takes an article in, or the corrections that were made to it.
    fn take_in(&mut self, number: u32) {
        self.regroup = true;
        self.keywords = Map::new();
        let Some(article) = self.articles.get(&number) else { return };
        let source = self.description(&article.id).source.apply(&article.source);
        self.furniture.add(number, article, outlet(source.as_deref(), article.url.as_deref()));
        self.unsettled.insert(number, ());
    }

    /// Articles that are compared and not folded under another one, by id.
    fn texts(&self) -> Vec<u32> {
        let mut folded = vec![false; self.next_number as usize];
        self.findings.folds.iter().flat_map(|fold| &fold.members).for_each(|&member| folded[member as usize] = true);
        let compared = |article: &Article| article.status.is_none();
        let here = |number: &u32| !folded[*number as usize] && self.articles.get(number).is_some_and(compared);
        self.numbers.values().copied().filter(here).collect()
    }

    fn texts_changed(&self) -> bool {
        self.stories.numbers().ne(self.texts())
    }

    fn progress(&self) -> Progress {
        let (phase, done, total) = match self.stage {
            Stage::Read | Stage::Settle => (Phase::Extract, self.read, self.read + self.pending.len() as u32),
            Stage::Tell | Stage::Join | Stage::Measure | Stage::Fold => {
                let (done, total) = self.reuse.progress();
                (Phase::Reuse, done + self.told, total + self.told + self.untold.len() as u32)
            }
            Stage::Profile | Stage::Judge => {
                let (judged, judge) = if self.stage == Stage::Judge { self.stories.progress() } else { (0, 0) };
                let articles = self.articles.len() as u32;
                (Phase::Likeness, articles - self.unprofiled.len() as u32 + judged, articles + judge)
            }
            Stage::Link => {
                let (done, total) = self.stories.linked();
                (Phase::Stories, done, total)
            }
            Stage::Verify => {
                let (done, total) = self.reuse.progress();
                (Phase::Stories, done, total)
            }
            Stage::Done => (Phase::Done, 1, 1),
        };
        Progress { phase, done, total }
    }

    /// Does all that is left.
    fn finish(&mut self) {
        self.step(&mut || true);
        if self.regroup || self.grouping.is_none() {
            self.group_stories();
        }
    }
}

/// Says that an article was left out for want of room.
fn full(id: &str, file: Option<String>) -> Notice {
    let message = format!(
        "The article “{id}” was left out: a pile takes in {MAX_ARTICLES} articles, those counted that were taken out again. Save the pile and open it anew, or begin another."
    );
    Notice { code: NoticeCode::TooLarge, file, line: None, article: None, message }
}

/// Finds the article in one input, which must hold one; the first, where it holds several.
pub fn extract(input: ArticleInput) -> Article {
    let mut found = ingest::read(input);
    let notices = found.notices;
    let input = if found.articles.is_empty() { ArticleInput::default() } else { found.articles.swap_remove(0) };
    let mut article = crate::extract::article(input.id.clone().unwrap_or_default(), input);
    article.notices.extend(notices);
    crate::compare::attribute(&mut article, &[]);
    article
}

pub use manifest::sha256;
pub use prepared::{Part, Parts, Prepared, parts_of, prepare};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Detail;

    #[test]
    fn a_full_pile_says_so_and_goes_on() {
        let mut corpus = Corpus { next_number: MAX_ARTICLES - 1, ..Corpus::default() };
        let article =
            |id: &str| ArticleInput { id: Some(id.into()), text: Some("Rain fell.".into()), ..ArticleInput::default() };
        let added = corpus.add(vec![article("last"), article("late")]);
        assert_eq!(added.added, [vec!["last".to_owned()], vec![]]);
        assert!(added.notices[0].message.contains("“late” was left out"), "{:?}", added.notices);
        let prepared = crate::Prepared::of(article("later"));
        assert_eq!(corpus.add_prepared(prepared).notices.len(), 1);
        corpus.remove(&["last".into()]);
        assert_eq!(corpus.report(Detail::Full).articles, []);
    }
}
