//! When a page's article was published: structured data, `meta` rows, microdata, then what stands by the headline. As
//! printed, never shifted.

use super::linked;
use super::marks::Mark;
use super::tags::{Name, Tag};
use super::tree::Tree;
use crate::article::CutReason;
use crate::extract::metadata::{self, is_iso};
use crate::lexicon::{Lexicon, Part};
use crate::text::{plain_key, strip_edges};

pub(super) fn published(
    tree: &Tree,
    marks: &[Mark],
    row: &dyn Fn(&[&str]) -> Option<String>,
    data: &linked::Data,
    heading: Option<usize>,
    american: bool,
    lexicon: &Lexicon,
) -> Option<String> {
    let value = |text: String| moment(&text, lexicon);
    let stated = data.published.clone();
    // A date in words there is often that of the whole site; one that is printed by the headline goes before.
    let doubtful = stated.as_deref().is_some_and(|text| !text.starts_with(|c: char| c.is_ascii_digit()));
    if !doubtful && let Some(date) = stated.clone().and_then(value) {
        return Some(date);
    }
    const ROWS: &[&str] = &[
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
    let said = ROWS.iter().find_map(|name| row(&[name]).and_then(value));
    if said.is_some() {
        return said;
    }
    // On the page: microdata, then the <time> and the dated line nearest behind the headline.
    let heading = heading.unwrap_or(0);
    let mut near: Option<(usize, String)> = None;
    let mut consider = |at: usize, bonus: usize, date: String| {
        let distance = if at >= heading { at - heading } else { (heading - at) * 2 };
        let rank = distance.saturating_sub(bonus);
        if near.as_ref().is_none_or(|(best, _)| rank < *best) {
            near = Some((rank, date));
        }
    };
    for (at, node) in tree.nodes.iter().enumerate() {
        let itemprop = tree.attribute(at, Name::Itemprop);
        let is_published = itemprop == Some("datePublished");
        if node.tag == Tag::Time || is_published {
            let text =
                tree.attribute(at, Name::Datetime).or_else(|| tree.attribute(at, Name::Content)).map(str::to_owned);
            let text = text.and_then(|text| moment(&text, lexicon)).or_else(|| moment(&tree.inner_text(at), lexicon));
            if let Some(date) = text {
                let modified = itemprop == Some("dateModified") || marks[at].cut == Some(CutReason::RelatedLink);
                consider(
                    at,
                    if is_published {
                        1000
                    } else if modified {
                        0
                    } else {
                        100
                    },
                    date,
                );
            }
        } else if node.tag == Tag::Text
            && tree.text(at).len() < 120
            && tree.text(at).bytes().any(|b| b.is_ascii_digit())
        {
            let parent = node.parent as usize;
            let text = tree.text(at).trim();
            if let Some(date) = metadata::date_line(text, lexicon).or_else(|| numeric_date(text, american)) {
                let named = tree.ancestors(parent).take(3).any(|at| marks[at].part == Some(Part::Date));
                consider(at, if named { 60 } else { 0 }, date);
            }
        }
    }
    if doubtful
        && near.as_ref().is_none_or(|(rank, _)| *rank > NEAR)
        && let Some(date) = stated.and_then(value)
    {
        return Some(date);
    }
    near.map(|(_, date)| date)
        .or_else(|| data.modified.clone().and_then(value))
        .or_else(|| row(&["article:modified_time", "og:updated_time", "last-modified", "datemodified"]).and_then(value))
}

/// A date by the headline is at most so many elements away.
const NEAR: usize = 120;

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
