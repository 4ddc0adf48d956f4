//! The headline of a page: which heading prints it, and what the page's statements call it.

use super::byline::squeezed;
use super::marks::Mark;
use super::metadata::{Stated, clean};
use super::tags::Tag;
use super::tree::Tree;
use crate::lexicon::Part;
use crate::text::plain_key;

/// The headline: what an `h1` prints that agrees with a statement, else the statement without the outlet's name.
pub(super) fn headline(
    tree: &Tree,
    marks: &[Mark],
    stated: &mut Stated,
    data: Option<&str>,
    row: Option<String>,
    page_title: Option<String>,
) {
    let data = data.map(clean);
    let statements: Vec<&String> = [data.as_ref(), row.as_ref(), page_title.as_ref()].into_iter().flatten().collect();
    let keys: Vec<Vec<String>> = statements.iter().map(|statement| words_of(&plain_key(statement))).collect();
    let house = stated.source.as_deref().map(squeezed);
    let mut best: Option<(usize, usize, String)> = None;
    let mut headings = 0;
    for (at, node) in tree.nodes.iter().enumerate() {
        let named = marks[at].part == Some(Part::Title) && node.tag.is_block() && node.end as usize - at < 40;
        let level = match node.tag.heading() {
            Some(level @ 1..=3) => level,
            _ if named => 4,
            _ => continue,
        };
        if marks[at].hidden && level > 1 {
            continue;
        }
        let text = tree.text_without(at, Tag::Time);
        let key = plain_key(&text);
        let words = key.split(' ').count();
        // The name of the house, set as a heading.
        let outlet = house.as_deref().is_some_and(|house| house == squeezed(&text));
        if key.is_empty() || words > 60 || outlet {
            continue;
        }
        let agreement = keys.iter().map(|statement| agreement(&key, statement)).max().unwrap_or(0);
        let mut score = agreement * 10;
        score += match level {
            1 => 300,
            2 => 60,
            _ => 0,
        } + if named || marks[at].part == Some(Part::Title) { 60 } else { 0 };
        if level == 1 {
            headings += 1;
            score = score.saturating_sub(headings * 60);
            score += words.min(8) * 4;
        }
        if level == 1 && words >= 4 && agreement >= 20 {
            // The main heading, in other words than the statements.
            score += 500;
        }
        if level > 1 && agreement < 85 || level == 1 && agreement < 30 && words < 2 && !statements.is_empty() {
            continue;
        }
        if best.as_ref().is_none_or(|best| score > best.0) {
            best = Some((score, at, text));
        }
    }
    if best.is_none()
        && let Some(title) = page_title.as_deref()
        && let Some((at, text)) = printed(tree, title)
    {
        best = Some((600, at, text));
    }
    stated.titles = statements.iter().map(|title| plain_key(title)).collect();
    if let Some((_, at, text)) = &best {
        stated.heading = Some(*at);
        stated.titles.push(plain_key(text));
    }
    let source = stated.source.clone();
    let without = |title: &String| without_outlet(title, source.as_deref());
    stated.title = match best {
        // A heading that no statement knows may be the section's.
        Some((score, _, text)) if score >= 600 || statements.is_empty() => Some(text),
        Some((_, _, text)) if data.is_none() && row.is_none() => Some(text),
        _ => data.as_ref().or(row.as_ref()).or(page_title.as_ref()).map(without),
    };
    stated.titles.extend(stated.title.as_deref().map(plain_key));
    // The statements agree on the heading and the year that it is about.
    if let (Some(title), Some(row), Some(page_title)) = (&stated.title, &row, &page_title) {
        let (row, page_title) = (without(row), without(page_title));
        if plain_key(&row) == plain_key(&page_title) && only_year_more(&plain_key(title), &plain_key(&row)) {
            stated.title = Some(row);
        }
    }
}

/// "best ferries in 2031" against "best ferries".
fn only_year_more(short: &str, long: &str) -> bool {
    let Some(rest) = long.strip_prefix(short).and_then(|rest| rest.strip_prefix(' ')) else { return false };
    let rest = rest.strip_prefix("in ").unwrap_or(rest).trim_matches(['(', ')']);
    rest.len() == 4 && rest.bytes().all(|b| b.is_ascii_digit())
}

/// A text of the page that is what stands before the outlet's name in the page's title: pages without headings.
fn printed(tree: &Tree, title: &str) -> Option<(usize, String)> {
    let (before, _) = [" | ", " - ", " – ", " — "].iter().find_map(|mark| title.split_once(mark))?;
    let key = plain_key(before);
    let is = |at: &usize| {
        let text = tree.text(*at).trim();
        let chrome = |at: usize| matches!(tree.nodes[at].tag, Tag::A | Tag::Nav | Tag::Header);
        text.len() < 2 * before.len() && plain_key(text) == key && !tree.ancestors(*at).any(chrome)
    };
    let body = tree.nodes.iter().position(|node| node.tag == Tag::Body)?;
    let at = tree.subtree(body).find(is)?;
    Some((tree.nodes[at].parent as usize, before.to_owned()))
}

fn words_of(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Share of the heading's words that the statement has, in hundredths.
fn agreement(heading: &str, statement: &[String]) -> usize {
    let heading = words_of(heading);
    if heading.is_empty() {
        return 0;
    }
    let common = heading.iter().filter(|word| statement.contains(word)).count();
    let of_statement = statement.iter().filter(|word| heading.contains(word)).count();
    let precise = common * 100 / heading.len();
    let complete = of_statement * 100 / statement.len().max(1);
    // One word that both have is no agreement.
    if heading.len() == 1 && statement.len() > 3 { complete } else { precise.min(complete * 2) }
}

/// "Ferry aground | The Harbour Post" → "Ferry aground".
fn without_outlet(title: &str, source: Option<&str>) -> String {
    let source = source.map(plain_key);
    let mut rest = title;
    for mark in [" | ", " - ", " – ", " — ", " • ", " · ", " :: ", " » ", " « "] {
        if let Some((before, behind)) = rest.rsplit_once(mark) {
            let key = plain_key(behind);
            let squeezed = |key: &str| key.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
            let is_outlet = source.as_deref().is_some_and(|source| {
                let (a, b) = (squeezed(source), squeezed(&key));
                !b.is_empty() && (a.contains(&b) || b.contains(&a))
            });
            let short = behind.split(' ').count() <= 4 && before.split(' ').count() >= 2;
            let few = behind.split(' ').count() <= 4 && before.split(' ').count() >= 4;
            let domain = behind.contains('.') && !behind.contains(' ') && before.len() > 3;
            if domain
                || is_outlet && before.split(' ').count() >= 2
                || mark == " | " && short
                || few && source.is_none()
            {
                rest = before;
            }
        }
    }
    rest.trim().to_owned()
}
