//! When a page's article was published and when it was last changed: structured data, `meta` rows, microdata, then what
//! stands by the headline. As printed, never shifted.

use super::linked;
use super::marks::Mark;
use super::tags::{Name, Tag};
use super::tree::Tree;
use crate::article::CutReason;
use crate::extract::metadata::{self, day_number, is_iso};
use crate::lexicon::{Lexicon, Part};
use crate::text::{plain_key, strip_edges};

/// Rows of `meta` that say when an article was published, the surest first.
const PUBLISHED: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "og:published_time",
    "parsely-pub-date",
    "sailthru.date",
    "datepublished",
    "date_published",
    "dc.date.issued",
    "dc.date",
    "dcterms.created",
    "dcterms.date",
    "dc.date.created",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "published-date",
    "publication_date",
    "article.published",
    "ptime",
    "displaydate",
    "cxenseparse:recs:publishtime",
    "citation_publication_date",
    "citation_date",
    "bt:pubdate",
    "datecreated",
    "date",
    "originalpublicationdate",
    "rnews:datepublished",
    "sailthru.pubdate",
];
/// Rows of `meta` that say when it was changed.
const MODIFIED: &[&str] = &[
    "article:modified_time",
    "og:article:modified_time",
    "og:updated_time",
    "datemodified",
    "date_modified",
    "dcterms.modified",
    "dc.date.modified",
    "article.updated",
    "last-modified",
];
/// A line that prints a date has fewer bytes.
const MOST_BYTES: usize = 240;
/// An article that was changed so many days later and prints no other date is of that date.
const REWRITTEN: i64 = 14;
/// A date by the headline is at most so many elements away.
const NEAR: usize = 120;

/// What the times are read from.
pub(super) struct Asked<'a> {
    pub(super) tree: &'a Tree,
    pub(super) marks: &'a [Mark],
    pub(super) lexicon: &'a Lexicon,
    /// A row of `meta` by its names.
    pub(super) row: &'a dyn Fn(&[&str]) -> Option<String>,
    pub(super) data: &'a linked::Data,
    pub(super) heading: Option<usize>,
    pub(super) address: Option<&'a str>,
    /// "3/4/2031" is in March.
    pub(super) american: bool,
}

/// A date that the page prints.
struct Printed {
    /// Elements between it and the headline, less what speaks for it.
    rank: usize,
    date: String,
    /// It says of itself that it is that of a change.
    changed: bool,
}

/// When it was published and when it was changed, where that is another time.
pub(super) fn times(asked: &Asked<'_>) -> (Option<String>, Option<String>) {
    let value = |text: &str| moment(text, asked.lexicon);
    let first = |rows: &[&str]| rows.iter().find_map(|name| (asked.row)(&[name]).and_then(|text| value(&text)));
    // A date in words there is often that of the whole site; one that is printed by the headline goes before.
    let (data, in_words) = match asked.data.published.as_deref() {
        Some(text) if text.starts_with(|c: char| c.is_ascii_digit()) => (value(text), None),
        other => (None, other.and_then(value)),
    };
    let of_rows = first(PUBLISHED);
    // Structured data alone may state when the address was made, not the text.
    let alone = of_rows.is_none();
    let mut stated = data.or(of_rows);
    let of_address = asked.address.and_then(date_of_address);
    if let (Some(time), Some(day)) = (&stated, &of_address)
        && in_utc(time)
        && days_between(time, day) == Some(1)
    {
        // The house counts by its own clock.
        stated = of_address.clone();
    }
    let printed = asked.printed(stated.is_some());
    let nearest = |changed: bool| printed.iter().filter(|p| p.changed == changed).min_by_key(|p| p.rank);
    let changed = asked.data.modified.as_deref().and_then(value).or_else(|| first(MODIFIED));
    if stated.is_none() && nearest(false).is_none_or(|printed| printed.rank > NEAR) {
        stated = in_words;
    }
    let published = match stated {
        Some(stated) if alone => rewritten(&stated, changed.as_deref(), &printed).unwrap_or(stated),
        Some(stated) => stated,
        None => {
            let by_heading = |changed| nearest(changed).filter(|printed| printed.rank <= NEAR);
            let found = by_heading(false).map(|printed| printed.date.clone()).or(of_address);
            let found = found.or_else(|| {
                let printed = by_heading(true).or_else(|| nearest(false)).or_else(|| nearest(true));
                printed.map(|printed| printed.date.clone())
            });
            match found.or_else(|| changed.clone()) {
                Some(found) => found,
                None => return (None, None),
            }
        }
    };
    let published = asked.first_published().filter(|first| *first < published).unwrap_or(published);
    let changed = changed.or_else(|| nearest(true).filter(|p| p.rank <= NEAR).map(|p| p.date.clone()));
    let changed = changed.filter(|time| !published.starts_with(time.as_str()) && !time.starts_with(&published));
    (Some(published), changed)
}

/// The date of a change that the page prints by the headline instead of the stated one, where that was long before.
fn rewritten(stated: &str, changed: Option<&str>, printed: &[Printed]) -> Option<String> {
    let by_heading = || printed.iter().filter(|printed| printed.rank <= NEAR);
    if by_heading().any(|printed| days_between(stated, &printed.date) == Some(0)) {
        return None;
    }
    let nearest = by_heading().min_by_key(|printed| printed.rank)?;
    let known = nearest.changed || changed.is_some_and(|changed| days_between(changed, &nearest.date) == Some(0));
    let later = day_number(nearest.date.get(..10)?)? - day_number(stated.get(..10)?)?;
    (known && later >= REWRITTEN).then(|| nearest.date.clone())
}

fn days_between(a: &str, b: &str) -> Option<i64> {
    let (a, b) = (day_number(a.get(..10)?)?, day_number(b.get(..10)?)?);
    Some((a - b).abs())
}

/// A time of day by the world's clock, not by the house's.
fn in_utc(time: &str) -> bool {
    time.len() > 16 && (time.ends_with('Z') || time.ends_with("+00:00") || time.ends_with("+0000"))
}

impl Asked<'_> {
    /// "Originally published on 4 March 2031": a system may state when the text was last put in.
    fn first_published(&self) -> Option<String> {
        let texts = (0..self.tree.nodes.len())
            .map(|at| self.tree.text(at))
            .filter(|text| (20..MOST_BYTES).contains(&text.len()));
        let texts = texts.filter(|text| text.contains("published"));
        let mut said = texts.filter(|text| text.contains("originally published") || text.contains("first published"));
        said.find_map(|text| behind_label(text, &["originally published", "first published"], self))
    }

    /// Dates on the page: microdata, `<time>`, dated lines. Where another statement is known, by the headline alone.
    fn printed(&self, by_heading: bool) -> Vec<Printed> {
        let (tree, marks) = (self.tree, self.marks);
        let heading = self.heading.unwrap_or(0);
        let mut found = Vec::new();
        let range = match by_heading {
            true => heading.saturating_sub(NEAR)..tree.nodes.len().min(heading + 2 * NEAR),
            false => 0..tree.nodes.len(),
        };
        // Behind "Updated:" stands the time of a change.
        let mut label = None;
        for at in range {
            let node = &tree.nodes[at];
            let text = tree.text(at);
            let labelled = label.is_some_and(|label| at - label <= 6);
            if node.tag == Tag::Text {
                if text.trim().is_empty() {
                    continue;
                }
                label = None;
                if text.len() >= MOST_BYTES {
                    continue;
                }
                if !text.bytes().any(|b| b.is_ascii_digit()) {
                    label = says_changed(text).then_some(at);
                    continue;
                }
                let parent = node.parent as usize;
                let date = text
                    .split(['|', '·', '•'])
                    .find_map(|part| metadata::date_line(part.trim(), self.lexicon))
                    .or_else(|| numeric_date(text.trim(), self.american))
                    .or_else(|| month_line(text, self.lexicon))
                    .or_else(|| behind_label(text, &["published", "posted", "updated"], self));
                if let Some(date) = date {
                    let of_date = |at: usize| marks[at].part == Some(Part::Date);
                    let named = tree.ancestors(parent).take(3).any(of_date);
                    let changed = labelled
                        || says_changed(text)
                        || tree.ancestors(parent).take(2).any(|at| self.named_changed(at));
                    found.push(Printed { rank: rank(at, heading, if named { 60 } else { 0 }), date, changed });
                }
                continue;
            }
            let itemprop = tree.attribute(at, Name::Itemprop);
            let published = itemprop == Some("datePublished");
            if node.tag == Tag::Time || published {
                let said = tree.attribute(at, Name::Datetime).or_else(|| tree.attribute(at, Name::Content));
                let date = said.and_then(|text| moment(text, self.lexicon));
                if let Some(date) = date.or_else(|| moment(&tree.inner_text(at), self.lexicon)) {
                    let changed = !published && (labelled || self.named_changed(at));
                    let elsewhere = changed || marks[at].cut == Some(CutReason::RelatedLink);
                    let bonus = match published {
                        true => 1000,
                        false if elsewhere => 0,
                        false => 100,
                    };
                    found.push(Printed { rank: rank(at, heading, bonus), date, changed });
                }
            }
        }
        found
    }

    /// The element is named as the time of a change ("updated", but not "published updated").
    fn named_changed(&self, at: usize) -> bool {
        if self.tree.attribute(at, Name::Itemprop) == Some("dateModified") {
            return true;
        }
        let class = self.tree.attribute(at, Name::Class).unwrap_or("").to_ascii_lowercase();
        (class.contains("updated") || class.contains("modified")) && !class.contains("publi")
    }
}

fn rank(at: usize, heading: usize, bonus: usize) -> usize {
    let distance = if at >= heading { at - heading } else { (heading - at) * 2 };
    distance.saturating_sub(bonus)
}

/// "This article was originally published on 4 March 2031 but has been updated": the date behind the first label there is.
fn behind_label(text: &str, labels: &[&str], asked: &Asked<'_>) -> Option<String> {
    let lower = text.to_ascii_lowercase();
    let at = labels.iter().find_map(|label| Some(lower.find(label)? + label.len()))?;
    let words: Vec<&str> = text[at..].trim_start_matches([':', ' ']).split_whitespace().take(8).collect();
    (1..=words.len()).rev().find_map(|count| {
        let line = words[..count].join(" ");
        metadata::date_line(&line, asked.lexicon).or_else(|| numeric_date(&line, asked.american))
    })
}

/// "Last updated:", "Aktualisiert am", "Mis à jour le".
fn says_changed(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "updated",
        "update:",
        "modified",
        "revised",
        "reviewed",
        "aktualisiert",
        "geändert",
        "mis à jour",
        "mise à jour",
        "actualizado",
        "actualización",
        "atualizado",
        "aggiornato",
        "bijgewerkt",
    ];
    let key = plain_key(text);
    key.split(' ').count() <= 12 && WORDS.iter().any(|word| key.contains(word)) && !key.contains("publi")
}

/// "March 2031", alone on its line.
fn month_line(text: &str, lexicon: &Lexicon) -> Option<String> {
    let mut words = text.split_whitespace().map(strip_edges).filter(|word| !word.is_empty());
    let (month, year) = (words.next()?, words.next()?);
    let month = lexicon.months.get(month.to_lowercase().as_str())?;
    let date = format!("{year}-{month:02}");
    (words.next().is_none() && year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()) && is_iso(&date))
        .then_some(date)
}
/// "04.03.2031", "3/4/2031": days first, but for Americans where there are slashes.
fn numeric_date(text: &str, american: bool) -> Option<String> {
    let from = text.find(|c: char| c.is_ascii_digit())?;
    if !matches!(
        plain_key(text[..from].trim().trim_end_matches(':')).as_str(),
        "" | "updated"
            | "published"
            | "posted"
            | "date"
            | "on"
            | "published on"
            | "posted on"
            | "last updated"
            | "updated on"
    ) {
        return None;
    }
    let date: String =
        text[from..].chars().take_while(|c| c.is_ascii_digit() || matches!(c, '.' | '/' | '-')).collect();
    let mark = date.chars().find(|c| !c.is_ascii_digit())?;
    let parts: Vec<u32> =
        date.trim_end_matches(mark).split(mark).map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let [first, second, year] = parts[..] else { return None };
    let (first, second, year) = if first > 1000 { (year, second, first) } else { (first, second, year) };
    let month_first = mark == '/' && (second > 12 || american && first <= 12);
    let (month, day) = if month_first { (first, second) } else { (second, first) };
    let date = format!("{year:04}-{month:02}-{day:02}");
    ((1990..=2100).contains(&year) && is_iso(&date)).then_some(date)
}

/// A time as ISO 8601, as printed.
pub(super) fn moment(text: &str, lexicon: &Lexicon) -> Option<String> {
    let text = strip_edges(text.trim());
    if text.len() >= 8 && is_iso(text) {
        return Some(text.replacen(' ', "T", 1));
    }
    // "2031-03-04 09:30:00 +0000", "2031/03/04", "20310304", and dates in words.
    let digits: String = text.chars().take_while(|c| c.is_ascii_digit() || matches!(c, '-' | '/' | '.')).collect();
    let parts: Vec<&str> = digits.split(['-', '/', '.']).filter(|part| !part.is_empty()).collect();
    let number = |text: &str| text.parse::<u32>().ok();
    let date = match parts[..] {
        [year, month, day] if year.len() == 4 => Some((number(year)?, number(month)?, number(day)?)),
        [all] if all.len() == 8 => Some((number(&all[..4])?, number(&all[4..6])?, number(&all[6..])?)),
        _ => None,
    };
    if let Some((year, month, day)) = date {
        let date = format!("{year:04}-{month:02}-{day:02}");
        let rest = text[digits.len()..].trim_start_matches(['T', ' ']);
        let clock: String = rest.chars().take_while(|c| c.is_ascii_digit() || *c == ':').collect();
        let zone: String = rest[clock.len()..]
            .trim_start_matches(|c: char| c == '.' || c.is_ascii_digit())
            .trim()
            .chars()
            .filter(|c| c.is_ascii_digit() || matches!(c, '+' | '-' | ':' | 'Z'))
            .collect();
        let full = if clock.len() >= 5 { format!("{date}T{clock}{zone}") } else { date.clone() };
        return Some(if is_iso(&full) { full } else { date })
            .filter(|date| is_iso(date) && (1900..=2200).contains(&year));
    }
    metadata::date_line(text, lexicon)
}

/// "/2031/03/04/…" in an address.
pub(super) fn date_of_address(url: &str) -> Option<String> {
    let parts: Vec<&str> = url.split('/').collect();
    parts.windows(3).find_map(|part| {
        let year: u32 = part[0].parse().ok().filter(|year| (1990..=2100).contains(year) && part[0].len() == 4)?;
        let month: u32 = part[1].parse().ok().filter(|month| (1..=12).contains(month))?;
        let day: u32 = part[2].get(..2).unwrap_or(part[2]).parse().ok().filter(|day| (1..=31).contains(day))?;
        Some(format!("{year:04}-{month:02}-{day:02}"))
    })
}
