//! What a page states about its article: JSON-LD (schema.org), Open Graph and other `meta` rows, microdata, `<time>`,
//! `rel=author`, and the names of elements around the headline.
//!
//! Statements are ranked by how seldom they are about something else: structured data of an article, then `meta` rows,
//! then what stands on the page. Values are cleaned (a headline without the outlet's name, a byline of names alone, a
//! time as printed), never guessed.

use super::blocks::house_of;
use super::linked;
use super::marks::Mark;
use super::tree::{Name, Tag, Tree};
use crate::article::CutReason;
use crate::extract::metadata::{self, is_iso};
use crate::lexicon::{Lexicon, Part};
use crate::text::{plain_key, strip_edges};
use std::collections::BTreeMap;

/// What a page states.
#[derive(Debug, Default)]
pub(super) struct Stated {
    pub(super) title: Option<String>,
    /// Headlines as the page prints them in other places, as keys.
    pub(super) titles: Vec<String>,
    pub(super) standfirst: Option<String>,
    pub(super) byline: Option<String>,
    pub(super) published: Option<String>,
    pub(super) source: Option<String>,
    pub(super) language: Option<String>,
    pub(super) url: Option<String>,
    /// `articleBody` of the structured data.
    pub(super) body: Option<String>,
    /// Types in the structured data.
    pub(super) types: Vec<String>,
    /// It is a live blog.
    pub(super) live: bool,
    /// The page says that one has to pay to read on.
    pub(super) paywalled: bool,
    /// The element that prints the headline.
    pub(super) heading: Option<usize>,
}

/// What the readers of single values look at.
struct Page<'a> {
    tree: &'a Tree,
    marks: &'a [Mark],
    lexicon: &'a Lexicon,
    address: Option<&'a str>,
}

impl Page<'_> {
    /// Whether a name stands near the headline.
    fn prints(&self, name: &str, heading: Option<usize>) -> bool {
        let Some(heading) = heading else { return true };
        let name = plain_key(name);
        let range = heading.saturating_sub(200)..self.tree.nodes.len().min(heading + 400);
        range.into_iter().any(|at| plain_key(self.tree.text(at)).contains(&name))
    }
}

/// Reads what a page states.
pub(super) fn read(tree: &Tree, marks: &[Mark], address: Option<&str>, lexicon: &Lexicon) -> Stated {
    let mut rows: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut data = linked::Data::default();
    let mut page_title = None;
    let mut canonical = None;
    for (at, node) in tree.nodes.iter().enumerate() {
        match node.tag {
            Tag::Meta => {
                let content = tree.attribute(at, Name::Content).map(clean).filter(|content| !content.is_empty());
                let names = tree
                    .attributes_of(at)
                    .filter(|(name, _)| matches!(name, Name::Name | Name::Property | Name::Itemprop));
                if let Some(content) = content {
                    for (_, name) in names {
                        rows.entry(name.trim().to_ascii_lowercase()).or_default().push(content.clone());
                    }
                }
            }
            Tag::Title if page_title.is_none() => {
                let text = clean(&tree.inner_text(at));
                page_title = Some(text).filter(|text| !text.is_empty());
            }
            Tag::Link if tree.attribute(at, Name::Rel) == Some("canonical") => {
                canonical = tree.attribute(at, Name::Href).map(str::to_owned);
            }
            Tag::Script => {
                for text in tree.subtree(at).skip(1) {
                    data.read(tree.text(text));
                }
            }
            _ => {}
        }
    }
    let row = |names: &[&str]| names.iter().find_map(|name| rows.get(*name)?.first().cloned());
    let source =
        data.publisher.clone().or_else(|| row(&["og:site_name", "application-name", "dc.publisher", "publisher"]));
    let source = row(&["og:site_name"]).or(source).map(|name| clean(&name)).filter(|name| name.chars().count() <= 80);
    let mut stated = Stated {
        source,
        language: tree
            .attribute(0, Name::Lang)
            .or_else(|| tree.attribute(0, Name::XmlLang))
            .map(str::to_owned)
            .or_else(|| data.language.clone())
            .or_else(|| row(&["og:locale", "content-language", "language", "dc.language"]))
            .and_then(|tag| language_tag(&tag)),
        url: canonical.or_else(|| row(&["og:url"])).filter(|url| url.starts_with("http")),
        standfirst: row(&["og:description", "description", "twitter:description"]).or_else(|| data.description.clone()),
        body: data.body.take(),
        live: data.types.iter().any(|kind| kind == "LiveBlogPosting"),
        types: std::mem::take(&mut data.types),
        paywalled: data.paywalled || row(&["article:content_tier"]).is_some_and(|tier| tier != "free"),
        ..Stated::default()
    };
    headline(
        tree,
        marks,
        &mut stated,
        data.headline.as_deref(),
        row(&["og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title"]),
        page_title,
    );
    let page = Page { tree, marks, lexicon, address };
    stated.byline = byline(&page, &rows, &data, &stated);
    let american = stated.language.as_deref().is_none_or(|tag| tag == "en" || tag == "en-US");
    stated.published = published(tree, marks, &row, &data, stated.heading, american, lexicon)
        .or_else(|| date_of_address(stated.url.as_deref().or(address)?));
    stated
}

fn clean(text: &str) -> String {
    // Some houses escape twice.
    let text = if text.contains('&') { unescape(text) } else { text.to_owned() };
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn unescape(text: &str) -> String {
    [
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#039;", "'"),
        ("&apos;", "'"),
        ("&#8217;", "’"),
        ("&#8216;", "‘"),
        ("&#8220;", "“"),
        ("&#8221;", "”"),
        ("&#8211;", "–"),
        ("&#8212;", "—"),
        ("&#x27;", "'"),
        ("&rsquo;", "’"),
        ("&lsquo;", "‘"),
        ("&ldquo;", "“"),
        ("&rdquo;", "”"),
        ("&ndash;", "–"),
        ("&mdash;", "—"),
        ("&nbsp;", " "),
        ("&#160;", " "),
        ("&hellip;", "…"),
        ("&#8230;", "…"),
        ("&#038;", "&"),
        ("&#38;", "&"),
        ("&amp;", "&"),
    ]
    .iter()
    .fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}

fn language_tag(tag: &str) -> Option<String> {
    let mut parts = tag.trim().split(['-', '_', ',', ' ']);
    let language = parts.next()?.to_ascii_lowercase();
    if !(2..=3).contains(&language.len()) || !language.bytes().all(|b| b.is_ascii_alphabetic()) {
        return None;
    }
    let region = parts.next().filter(|part| part.len() == 2 && part.bytes().all(|b| b.is_ascii_alphabetic()));
    Some(match region {
        Some(region) => format!("{language}-{}", region.to_ascii_uppercase()),
        None => language,
    })
}

/// The headline: what an `h1` prints that agrees with a statement, else the statement without the outlet's name.
fn headline(
    tree: &Tree,
    marks: &[Mark],
    stated: &mut Stated,
    data: Option<&str>,
    row: Option<String>,
    page_title: Option<String>,
) {
    let data = data.map(clean);
    let statements: Vec<&String> = [data.as_ref(), row.as_ref(), page_title.as_ref()].into_iter().flatten().collect();
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
        let outlet = stated.source.as_deref().is_some_and(|source| squeezed(source) == squeezed(&text));
        if key.is_empty() || words > 60 || outlet {
            continue;
        }
        let agreement = statements.iter().map(|statement| agreement(&key, &plain_key(statement))).max().unwrap_or(0);
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
}

/// Share of the heading's words that the statement has, in hundredths.
fn agreement(heading: &str, statement: &str) -> usize {
    let words = |text: &str| {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let (heading, statement) = (words(heading), words(statement));
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
fn without_outlet(title: &String, source: Option<&str>) -> String {
    let source = source.map(plain_key);
    let mut rest = title.as_str();
    for mark in [" | ", " - ", " – ", " — ", " • ", " · ", " :: ", " » ", " « "] {
        if let Some((before, behind)) = rest.rsplit_once(mark) {
            let key = plain_key(behind);
            let squeezed = |key: &str| key.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
            let is_outlet = source.as_deref().is_some_and(|source| {
                let (a, b) = (squeezed(source), squeezed(&key));
                !b.is_empty() && (a.contains(&b) || b.contains(&a))
            });
            let few = behind.split(' ').count() <= 4 && before.split(' ').count() >= 4;
            let domain = behind.contains('.') && !behind.contains(' ') && before.len() > 3;
            if domain || is_outlet && before.split(' ').count() >= 2 || mark == " | " && few || few && source.is_none()
            {
                rest = before;
            }
        }
    }
    rest.trim().to_owned()
}

/// The authors' names, by the first kind of statement that has any. A statement whose names are printed nowhere goes
/// behind a byline that is: systems state who typed an article in.
fn byline(
    page: &Page<'_>,
    rows: &BTreeMap<String, Vec<String>>,
    data: &linked::Data,
    stated: &Stated,
) -> Option<String> {
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
        said = ROWS.iter().find_map(|name| rows.get(*name).and_then(|names| join(names)));
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
                    || page.lexicon.months.contains_key(strip_edges(&word.to_lowercase()))
                    || page.lexicon.weekdays.contains_key(strip_edges(&word.to_lowercase()))
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
        } else if whole.split(' ').count() <= 14 {
            found.push((rank, at, whole));
        }
    }
    found.sort_by_key(|&(rank, at, _)| (rank, at));
    found.into_iter().map(|(_, _, name)| name).collect()
}

/// Letters and digits alone, in lower case.
fn squeezed(text: &str) -> String {
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

fn published(
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
    if !doubtful {
        if let Some(date) = stated.clone().and_then(value) {
            return Some(date);
        }
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
    if doubtful && near.as_ref().is_none_or(|(rank, _)| *rank > NEAR) {
        if let Some(date) = stated.and_then(value) {
            return Some(date);
        }
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
fn date_of_address(url: &str) -> Option<String> {
    let parts: Vec<&str> = url.split('/').collect();
    parts.windows(3).find_map(|part| {
        let year: u32 = part[0].parse().ok().filter(|year| (1990..=2100).contains(year) && part[0].len() == 4)?;
        let month: u32 = part[1].parse().ok().filter(|month| (1..=12).contains(month))?;
        let day: u32 = part[2].get(..2).unwrap_or(part[2]).parse().ok().filter(|day| (1..=31).contains(day))?;
        Some(format!("{year:04}-{month:02}-{day:02}"))
    })
}
