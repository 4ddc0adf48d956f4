//! Which text came first, and whom a text credits: what is printed tells, length never does.
//!
//! A printed time is a stretch: a day without an hour is the whole day, and a time without a zone may lie up to
//! [`ZONES`] minutes off from one that names its zone. One is before another only where the stretches do not touch.

use crate::article::Article;
use crate::extract::{dateline_agencies, metadata::day_number};
use crate::lexicon;
use crate::text::strip_edges;

/// Zones lie up to fourteen hours from UTC.
const ZONES: i64 = 14 * 60;
const DAY: i64 = 24 * 60;

/// A printed time, in minutes since 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct When {
    from: i64,
    to: i64,
    zoned: bool,
}

impl When {
    /// Reads an ISO 8601 value that names a day.
    pub fn read(published: &str) -> Option<Self> {
        let day = day_number(published)? * DAY;
        let whole_day = Self { from: day, to: day + DAY, zoned: false };
        let number = |text: Option<&str>| text?.parse::<i64>().ok();
        let Some(clock) = published.get(11..) else { return Some(whole_day) };
        let zone_at = clock.find(['Z', '+', '-']);
        let (clock, zone) = clock.split_at(zone_at.unwrap_or(clock.len()));
        let Some(hour) = number(clock.get(..2)) else { return Some(whole_day) };
        let offset = zone.get(1..).filter(|zone| !zone.is_empty()).map(|zone| {
            let minutes = number(zone.get(zone.len().saturating_sub(2)..)).filter(|_| zone.len() > 2).unwrap_or(0);
            number(zone.get(..2)).unwrap_or(0) * 60 + minutes
        });
        let offset = if zone.starts_with('-') { -offset.unwrap_or(0) } else { offset.unwrap_or(0) };
        let from = day + hour * 60 - offset;
        let minute = number(clock.get(3..5));
        let (from, to) = minute.map_or((from, from + 60), |minute| (from + minute, from + minute + 1));
        Some(Self { from, to, zoned: zone_at.is_some() })
    }

    /// Whether this is surely before the other.
    pub fn is_before(&self, other: &Self) -> bool {
        let doubt = if self.zoned == other.zoned { 0 } else { ZONES };
        self.to + doubt <= other.from
    }
}

/// The agencies that an article names as its source, as printed: in its dateline, as its outlet, in its byline and
/// credits. The outlet is as corrected by hand.
pub fn agencies(article: &Article, source: Option<&str>) -> Vec<String> {
    let lexicon = lexicon::of(article.language.as_deref());
    let known = |name: &str| lexicon.agencies.contains(name.to_lowercase().as_str());
    let mut found: Vec<String> = Vec::new();
    let mut take = |name: &str| {
        if !found.iter().any(|other| other.eq_ignore_ascii_case(name)) {
            found.push(name.to_owned());
        }
    };
    dateline_agencies(article).into_iter().for_each(&mut take);
    source.into_iter().filter(|source| known(source)).for_each(&mut take);
    for line in edges(article) {
        for part in line.split([',', ';', '/', '|', '(', ')', '–', '—']).flat_map(|part| part.split(" and ")) {
            let name = strip_edges(part);
            if known(name) {
                take(name);
            }
            // "Reporting by AP": short names are told from words by their capitals.
            let capitals = |word: &&str| word.chars().filter(|c| c.is_uppercase()).count() > 1 && known(word);
            name.split(' ').filter(capitals).for_each(&mut take);
        }
    }
    found
}

/// Whether an article names an outlet in its byline or credits.
pub fn names(article: &Article, outlet: &str) -> bool {
    if edges(article).next().is_none() {
        return false;
    }
    let outlet = outlet.to_lowercase();
    edges(article).any(|line| {
        let line = line.to_lowercase();
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        line.match_indices(&outlet)
            .any(|(at, _)| !letter(line[..at].chars().next_back()) && !letter(line[at + outlet.len()..].chars().next()))
    })
}

fn edges(article: &Article) -> impl Iterator<Item = &str> {
    article.byline.iter().chain(&article.credits).map(String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_before(a: &str, b: &str) -> bool {
        When::read(a).zip(When::read(b)).is_some_and(|(a, b)| a.is_before(&b))
    }

    #[test]
    fn one_time_is_before_another_only_where_that_is_sure() {
        assert!(is_before("2031-03-04T09:30:00Z", "2031-03-04T09:31:00Z"));
        assert!(is_before("2031-03-04T09:30:00+02:00", "2031-03-04T08:00:00Z"));
        assert!(!is_before("2031-03-04T09:30:00+02:00", "2031-03-04T07:00:00Z"));
        assert!(is_before("2031-03-04", "2031-03-05") && !is_before("2031-03-04", "2031-03-04T23:00"));
        assert!(is_before("2031-03-04T09:30", "2031-03-04T10:00"));
        // One names no zone.
        assert!(!is_before("2031-03-04T09:30", "2031-03-04T12:00:00Z"));
        assert!(is_before("2031-03-04T09:30", "2031-03-05T12:00:00Z"));
        assert!(!is_before("2031", "2032") && When::read("in May").is_none());
    }

    #[test]
    fn credits_name_agencies_and_outlets() {
        let article = Article {
            byline: Some("Jane Doe and Associated Press".into()),
            credits: vec!["Additional reporting by UPI (Editing by John Roe)".into(), "With The Harbour Post".into()],
            ..Article::default()
        };
        assert_eq!(agencies(&article, None), ["Associated Press", "UPI"]);
        assert!(names(&article, "The Harbour Post") && !names(&article, "Harbour Po"));
        assert_eq!(agencies(&article, Some("Reuters"))[0], "Reuters");
    }
}
