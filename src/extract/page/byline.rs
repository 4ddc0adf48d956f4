//! Who wrote a page's article: what the page states, else what it prints by the headline. Names alone.

use super::blocks::house_of;
use super::linked;
use super::metadata::{MetaRows, Page, Stated, clean};
use super::tags::{Name, Tag};
use crate::extract::metadata;
use crate::lexicon::{Lexicon, Part};
use crate::text::{plain_key, strip_edges};

/// The authors' names, by the first kind of statement that has any. A statement whose names are printed nowhere goes
/// behind a byline that is: systems state who typed an article in.
pub(super) fn byline(page: &Page<'_>, rows: &MetaRows, data: &linked::Data, stated: &Stated) -> Option<String> {
    let found = found(page, rows, data, stated)?;
    let names = without_roles(&found);
    let first_alone = !names.contains(' ');
    Some(full_name(page, stated.heading, names).filter(|_| first_alone).unwrap_or_else(|| names.to_owned()))
}

fn found(page: &Page<'_>, rows: &MetaRows, data: &linked::Data, stated: &Stated) -> Option<String> {
    let outlet = stated.source.as_deref().map(squeezed);
    let house = stated.url.as_deref().or(page.address).and_then(house_of).map(squeezed);
    let is_outlet = |name: &str| {
        let name = squeezed(name);
        outlet.as_deref() == Some(name.as_str())
            || house.as_deref().is_some_and(|house| name.len() > 4 && house.contains(&name))
    };
    let mut weak = None;
    let mut join = |names: &[String]| {
        let mut unique: Vec<String> = Vec::new();
        for name in names.iter().filter_map(|name| person(name, page.lexicon)) {
            if !unique.iter().any(|known| plain_key(known) == plain_key(&name)) {
                unique.push(name);
            }
        }
        if unique.iter().all(|name| is_outlet(name)) {
            weak = weak.take().or_else(|| unique.into_iter().next());
            return None;
        }
        (!unique.is_empty()).then(|| unique.join(", "))
    };
    const ROWS: &[&str] = &[
        "parsely-author",
        "sailthru.author",
        "byl",
        "dc.creator",
        "dcterms.creator",
        "author",
        "article:author",
        "citation_author",
        "citation_authors",
        "og:article:author",
        "cxenseparse:author",
        "article:author_name",
    ];
    let mut said = join(&data.authors);
    if said.is_none() {
        said = ROWS.iter().find_map(|name| rows.get(name).and_then(|names| join(names)));
    }
    let printed = printed_byline(page, stated.heading);
    if let Some(names) = said {
        let first = names.split(',').next().unwrap_or(&names);
        return match printed {
            _ if page.prints(first, stated.heading) => Some(names),
            Some(printed) => Some(printed),
            None => Some(names),
        };
    }
    if printed.is_some() {
        return printed;
    }
    let named = named_authors(page, stated.heading);
    named.iter().find_map(|name| join(std::slice::from_ref(name))).or(weak)
}

/// A stated "Jane" that the page prints as "Jane Doe" near the headline.
fn full_name(page: &Page<'_>, heading: Option<usize>, first: &str) -> Option<String> {
    let heading = heading?;
    let range = heading.saturating_sub(200)..page.tree.nodes.len().min(heading + 400);
    let full = |text: &str| {
        let rest = text.strip_prefix(first)?;
        (rest.starts_with(' ') && (2..=4).contains(&text.split(' ').count()) && metadata::is_name(text))
            .then(|| text.to_owned())
    };
    range.into_iter().find_map(|at| full(page.tree.text(at).trim()))
}

/// "By Jane Doe" near the headline.
fn printed_byline(page: &Page<'_>, heading: Option<usize>) -> Option<String> {
    let heading = heading?;
    let nodes = &page.tree.nodes;
    let range = heading.saturating_sub(40)..nodes.len().min(heading + 300);
    for at in range {
        let small = nodes[at].end as usize - at <= 16;
        if !small
            || nodes[at].tag == Tag::Text
            || page.marks[at].hidden
            || matches!(nodes[at].tag, Tag::Script | Tag::Title)
        {
            continue;
        }
        let text = page.tree.inner_text(at);
        if text.len() > 120 || !text.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("by")) {
            continue;
        }
        // What follows the names: a date, a place, a mark.
        let head = text.split(['|', '•', '·', '⋅', '\n', '–', '—']).next().unwrap_or(&text);
        let end = head.find(|c: char| c.is_ascii_digit()).unwrap_or(head.len());
        let mut words: Vec<&str> = head[..end].split(' ').collect();
        if end < head.len() {
            while words.last().is_some_and(|word| {
                word.is_empty()
                    || page.lexicon.months.contains(strip_edges(&word.to_lowercase()))
                    || page.lexicon.weekdays.contains(strip_edges(&word.to_lowercase()))
                    || matches!(word.to_lowercase().as_str(), "on" | "updated" | "published" | "posted")
            }) {
                words.pop();
            }
        }
        let head = words.join(" ");
        if let Some(names) = metadata::byline(head.trim_end_matches([',', ' ']), page.lexicon) {
            return Some(names);
        }
    }
    None
}

/// Links to authors' pages, then elements that are named after authors.
fn named_authors(page: &Page<'_>, heading: Option<usize>) -> Vec<String> {
    const ADDRESSES: &[&str] = &[
        "/author/",
        "/authors/",
        "/by/",
        "/people/",
        "/profile/",
        "/staff/",
        "/team/",
        "/contributor/",
        "/contributors/",
        "/writer/",
    ];
    let tree = page.tree;
    let mut found: Vec<(usize, usize, String)> = Vec::new();
    for (at, node) in tree.nodes.iter().enumerate() {
        let link = node.tag == Tag::A
            && (tree.attribute(at, Name::Rel).is_some_and(|rel| rel.split(' ').any(|rel| rel == "author"))
                || tree.attribute(at, Name::Href).is_some_and(|href| ADDRESSES.iter().any(|part| href.contains(part))));
        let rank = match page.marks[at].part {
            _ if link => 0,
            Some(Part::Byline) => 1,
            _ => continue,
        };
        if page.marks[at].hidden
            || node.end as usize - at > 60
            || heading.is_some_and(|heading| at > heading + 600 || at + 100 < heading)
        {
            continue;
        }
        // The name is often the first of several texts.
        let first = tree.subtree(at).map(|at| tree.text(at).trim()).find(|text| {
            !text.is_empty() && !matches!(plain_key(text).as_str(), "by" | "by:" | "written by" | "author" | "author:")
        });
        let whole = tree.inner_text(at);
        if let Some(first) = first.filter(|first| first.contains(' ') && metadata::is_name(first)) {
            found.push((rank, at, first.to_owned()));
        } else if whole.split(' ').count() <= 14 && (rank > 0 || !whole.contains(" the ")) {
            found.push((rank, at, whole));
        }
    }
    let found = crate::order::sorted(found, |a, b| (a.0, a.1).cmp(&(b.0, b.1)));
    found.into_iter().map(|(_, _, name)| name).collect()
}

/// "Jane Doe, Senior Director, Harbour Institute" → "Jane Doe"; of several names all stay.
fn without_roles(text: &str) -> &str {
    const ROLES: &[&str] = &[
        "director",
        "manager",
        "editor",
        "writer",
        "reporter",
        "correspondent",
        "officer",
        "president",
        "network",
        "institute",
        "university",
        "professor",
        "contributor",
        "analyst",
        "founder",
        "specialist",
        "head",
    ];
    let Some((name, rest)) = text.split_once(", ") else { return text };
    let role = |word: &str| ROLES.contains(&strip_edges(&word.to_lowercase()));
    let names = name.split(' ').count();
    let first = rest.split(", ").next().unwrap_or(rest);
    if (2..=4).contains(&names) && metadata::is_name(name) && first.split(' ').any(role) { name } else { text }
}

/// Letters and digits alone, in lower case.
pub(super) fn squeezed(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A person's or desk's name out of a statement; nothing where it is an address or no name.
fn person(text: &str, lexicon: &Lexicon) -> Option<String> {
    let text = clean(text);
    if text.contains("://") || text.starts_with('@') || text.starts_with("www.") || text.chars().count() > 120 {
        return None;
    }
    let text = match plain_key(&text).find("written by ") {
        Some(at) if text.is_char_boundary(at + 11) && text.len() > at + 11 => text[at + 11..].to_owned(),
        _ if plain_key(&text).ends_with("written by") => return None,
        _ => text,
    };
    let text = match text.split_once(" by ") {
        Some(("Articles" | "Posts" | "More" | "All posts" | "View all posts" | "More articles", name)) => {
            name.to_owned()
        }
        _ => text,
    };
    let text = match text.strip_prefix(['/', '|', '-', '–', '—', '•']) {
        Some(rest) => rest.trim().to_owned(),
        None => text,
    };
    let lower = plain_key(&text);
    let opener = lexicon
        .byline_openers
        .iter()
        .filter(|opener| lower.starts_with(*opener) && lower[opener.len()..].starts_with([' ', ':']))
        .max_by_key(|opener| opener.len());
    let rest = match opener {
        Some(opener) if lower.len() == opener.len() => return None,
        Some(opener) => text.chars().skip(opener.chars().count()).collect::<String>(),
        None => text,
    };
    let rest = rest.trim_start_matches([':', ' ']);
    let head = rest.split(" | ").next()?.split(" • ").next()?.split(" · ").next()?.trim();
    let head = head.trim_end_matches([',', ';', '.', '|', '-']).trim();
    let has_digits = head.chars().filter(char::is_ascii_digit).count() > 2;
    if head.is_empty() || head.split(' ').count() > 12 || has_digits || !head.contains(|c: char| c.is_alphabetic()) {
        return None;
    }
    if matches!(
        plain_key(head).as_str(),
        "admin"
            | "administrator"
            | "author"
            | "by"
            | "editor"
            | "written by"
            | "login"
            | "member login"
            | "twitter"
            | "facebook"
            | "instagram"
            | "linkedin"
            | "mastodon"
            | "bluesky"
            | "github"
            | "x"
            | "rss"
            | "about"
            | "follow"
            | "share"
            | "unknown"
            | "none"
            | "null"
            | "user"
            | "root"
            | "webmaster"
    ) {
        return None;
    }
    Some(
        metadata::names(head, lexicon)
            .filter(|names| head.contains(',') && names.contains(' '))
            .unwrap_or_else(|| head.to_owned()),
    )
}
