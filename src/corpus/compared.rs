//! State → the accounts of one story, compared. Readings and comparisons are kept until what they were made of changes, so
//! nothing is worked out again when another story is opened.

use super::Corpus;
use super::mask::standing;
use crate::compare::reading::Reading;
use crate::compare::{Accounts, Text, compare};
use crate::order::Map;
use crate::report::{Comparison, Overrule, Role};

/// Readings that are kept, at most, and comparisons with them: about 50 KB each.
const KEPT: usize = 2000;

/// What is kept of comparisons.
#[derive(Debug, Default)]
pub(super) struct Compared {
    /// By article number.
    readings: Map<u32, Reading>,
    /// By the stories' places in the grouping.
    stories: Map<usize, Comparison>,
}

impl Compared {
    /// Lets go of what was read in an article.
    pub(super) fn forget(&mut self, number: u32) {
        self.readings.remove(&number);
    }

    /// Lets go of all comparisons: articles, stories or corrections have changed.
    pub(super) fn clear(&mut self) {
        self.stories = Map::new();
    }
}

impl Corpus {
    /// The accounts of a story, compared; `None` where there is no story of that id or alias.
    pub fn compare(&mut self, story: &str) -> Option<Comparison> {
        self.finish();
        let place = self.story_place(story)?;
        if self.compared.stories.get(&place).is_none() {
            let comparison = self.compare_accounts(place);
            self.compared.stories.insert(place, comparison);
        }
        self.compared.stories.get(&place).cloned()
    }

    fn compare_accounts(&mut self, place: usize) -> Comparison {
        let Some(story) = self.grouped().get(place).map(|grouped| grouped.named.id.clone()) else {
            return Comparison::default();
        };
        let numbers = self.grouped()[place].articles.clone();
        if self.compared.readings.len() > KEPT {
            self.compared = Compared::default();
        }
        for &number in &numbers {
            if self.compared.readings.get(&number).is_none()
                && let Some(article) = standing(&self.masked, &self.articles, number)
            {
                let reading = Reading::new(article);
                self.compared.readings.insert(number, reading);
            }
        }
        let leads = self.leads_of_groups();
        let seen: Vec<_> = numbers.iter().filter_map(|&number| Some((number, self.seen(number)?))).collect();
        let text = |(number, article): &(u32, std::borrow::Cow<'_, crate::Article>)| {
            let copy_of = leads.get(number).filter(|lead| *lead != number);
            let copy_of = copy_of.and_then(|lead| seen.iter().position(|(other, _)| other == lead));
            (copy_of, self.role(&article.id))
        };
        let texts = seen.iter().filter_map(|shown| {
            let (copy_of, role) = text(shown);
            Some(Text::new(&shown.1, self.compared.readings.get(&shown.0)?, copy_of, role))
        });
        compare(&story, &Accounts::new(texts.collect(), &self.overrules), &self.overrules)
    }

    /// What an article was marked as; the latest word holds.
    fn role(&self, id: &String) -> Option<Role> {
        let marks = self.overrules.iter().rev().filter_map(|overrule| match overrule {
            Overrule::Mark { articles, role } if articles.contains(id) => Some(*role),
            _ => None,
        });
        marks.take(1).next().flatten()
    }
}
