//! Versions of one item: a newer one is not a copy of the older.
//!
//! Agencies send an item again as it grows ("UPDATE 2", "3rd Writethru", "CORRECTED"). Two texts of one outlet (or, where no
//! outlet is known, with ids that differ by a number) that share wording as copies or rewrites do are versions when at least
//! one of them says that it is one, and they lie no more than [`DAYS`] apart. The higher number is the later, else the later
//! time, else the one with the label.

use super::origin::{self, When};
use crate::article::Article;
use crate::extract::furniture::outlet;
use crate::extract::metadata::day_number;
use crate::report::RelationKind;
use crate::text::hash_word;

/// Versions of an item follow each other within so many days.
const DAYS: u64 = 2;
/// What stands before the number in an id.
const BEFORE_NUMBER: &[&str] = &["update", "version", "writethru", "lead", "wt", "v", "u"];

/// What an article is known by when it is compared with others as a whole.
#[derive(Debug, Clone, Default)]
pub struct Standing {
    /// Its id.
    pub id: String,
    /// Its time, as corrected by hand.
    pub published: Option<String>,
    /// The same as a stretch of time.
    pub when: Option<When>,
    /// Its outlet, as corrected by hand.
    pub source: Option<String>,
    /// Agencies that it names as its source.
    pub agencies: Vec<String>,
    /// Only its beginning is there.
    pub truncated: bool,
    /// What versions of one item have in common; 0 where nothing is known.
    item: u64,
    /// Says that it is a version.
    labelled: bool,
    number: u32,
}

impl Standing {
    /// Of an article; `source` and `published` are as corrected by hand.
    pub fn new(article: &Article, source: Option<&str>, published: Option<String>) -> Self {
        let label = article.version.as_deref();
        Self {
            id: article.id.clone(),
            when: published.as_deref().and_then(When::read),
            published,
            source: source.map(str::to_owned),
            agencies: origin::agencies(article, source),
            truncated: article.truncated,
            item: match outlet(source, article.url.as_deref()) {
                0 => hash_word(stem(&article.id)),
                outlet => outlet,
            },
            labelled: label.is_some(),
            number: label.and_then(number).or_else(|| labelled_title(article).and_then(number)).unwrap_or_default(),
        }
    }

    /// Whether it says that it is a version of an item.
    pub fn is_labelled(&self) -> bool {
        self.labelled
    }

    /// Whether this is a later (or an earlier) version of the other, where the wording is related so; `None` where they are
    /// no versions of one item.
    pub fn is_later(&self, other: &Self, kind: RelationKind) -> Option<bool> {
        if self.item == 0 || self.item != other.item || !(self.labelled || other.labelled) {
            return None;
        }
        let day = |standing: &Self| standing.published.as_deref().and_then(day_number);
        let near = match (kind, day(self).zip(day(other))) {
            (RelationKind::Passage, _) => false,
            (_, Some((a, b))) => a.abs_diff(b) <= DAYS,
            // A rewrite may be another day's report of the same desk.
            (kind, None) => kind != RelationKind::Rewrite,
        };
        let times = self.published.as_ref().zip(other.published.as_ref());
        let order = self
            .number
            .cmp(&other.number)
            .then(times.map_or(std::cmp::Ordering::Equal, |(a, b)| a.cmp(b)))
            .then(self.labelled.cmp(&other.labelled));
        (near && order.is_ne()).then_some(order.is_gt())
    }
}

/// The first number in a label.
fn number(label: &str) -> Option<u32> {
    let from = label.find(|c: char| c.is_ascii_digit())?;
    label[from..].split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

/// The labels before a headline ("CORRECTED-UPDATE 2-Ferry runs aground"), of an article that has one.
fn labelled_title(article: &Article) -> Option<&str> {
    article.version.as_ref()?;
    let title = article.title.as_deref()?;
    let end = title.find(|c: char| c.is_lowercase())?;
    let labels = &title[..end];
    labels.rfind(['-', ':', '/', ')', ']']).map(|end| &labels[..end])
}

/// An id without the number of its version ("ferry-update-2", "ferry_v3").
fn stem(id: &str) -> &str {
    let edge = |c: char| matches!(c, '-' | '_' | '.' | ' ');
    let rest = id.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches(edge);
    let short = BEFORE_NUMBER.iter().find_map(|word| rest.strip_suffix(word).filter(|rest| rest.ends_with(edge)));
    short.unwrap_or(rest).trim_end_matches(edge)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_lose_the_number_of_their_version() {
        for (id, expected) in
            [("ferry-update-2", "ferry"), ("ferry_v3", "ferry"), ("ferry", "ferry"), ("ferry.2", "ferry"), ("17", "")]
        {
            assert_eq!(stem(id), expected);
        }
    }

    #[test]
    fn numbers_stand_in_labels_or_before_headlines() {
        let article = |version: &str, title: &str| {
            let (version, title) = (Some(version.to_owned()), Some(title.to_owned()));
            Standing::new(&Article { version, title, ..Article::default() }, Some("Coast Wire"), None).number
        };
        assert_eq!(article("UPDATE 2", "UPDATE 2-Ferry runs aground"), 2);
        assert_eq!(article("3rd Writethru", "Ferry with 40 aboard runs aground"), 3);
        assert_eq!(article("CORRECTED", "CORRECTED-UPDATE 2-Ferry runs aground"), 2);
        assert_eq!(article("CORRECTED", "CORRECTED-Ferry with 40 aboard runs aground"), 0);
    }
}
