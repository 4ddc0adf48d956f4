//! The items of an XML text, one by one.
//!
//! A file is streamed. Whatever stands outside its items (a feed's own title) is kept as a few short values; each item
//! is collected as one flat list of tags and texts ([`Tree`]), handed to its format and dropped. Nothing is fetched,
//! definitions of a document type are passed over, and of the entities only those of HTML are known, so that no
//! entity can expand. Elements deeper than [`MAX_XML_DEPTH`] are taken for part of the one around them. Where the XML is
//! broken, reading goes on at the next item. Linear in the text.

use super::tree::{Element, Node, Tree};
use super::{Found, markup};
use crate::article::NoticeCode;
use crate::settings::{MAX_XML_DEPTH, MAX_XML_FAULTS};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Prefixes that say something else than the name alone does; all others are left out.
const PREFIXES: &[&str] = &["content", "dc", "dcterms", "media", "itunes", "news", "wp", "excerpt", "slash", "wfw"];
/// Values outside items that are kept, and bytes of each.
const HEAD_VALUES: usize = 200;
const HEAD_BYTES: usize = 500;

/// A name in lower case, without a prefix that says nothing.
pub(super) fn short_name(name: &str) -> String {
    let local = match name.split_once(':') {
        Some((prefix, local)) if !PREFIXES.contains(&prefix.to_ascii_lowercase().as_str()) => local,
        _ => name,
    };
    local.to_ascii_lowercase()
}

/// What stands around the items of a file.
#[derive(Debug, Default)]
pub(super) struct Around {
    values: Vec<(String, String)>,
    /// Attributes of the elements around the items: "feed@lang".
    attributes: Vec<(String, String)>,
    /// Items so far, the present one included.
    pub(super) number: usize,
}

impl Around {
    /// The text of an element outside the items, by the names of the element around it and its own ("channel/title").
    pub(super) fn value(&self, path: &str) -> Option<String> {
        self.values.iter().find(|(given, _)| given == path).map(|(_, value)| value.clone())
    }

    /// The first attribute of a name on elements around the items.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        self.attributes.iter().find(|(given, _)| given == name).map(|(_, value)| value.clone())
    }
}

pub(super) type Take = fn(Element<'_>, &Around, &mut Found);

/// Hands each element of some names to `take`.
pub(super) fn items(text: &str, wanted: &[&str], found: &mut Found, take: Take) {
    let mut around = Around::default();
    let mut at = 0;
    let mut line_at = (0, 1);
    let mut faults = 0;
    while let Err((offset, error)) = from(&text[at..], wanted, &mut around, found, take) {
        let broken = (at + offset).min(text.len());
        line_at = (
            broken,
            line_at.1 + text.as_bytes()[line_at.0.min(broken)..broken].iter().filter(|&&b| b == b'\n').count(),
        );
        faults += 1;
        let next = next_item(text, broken, wanted).filter(|_| faults < MAX_XML_FAULTS);
        let rest = if next.is_some() {
            "The item was left out and reading went on at the next"
        } else {
            "What stands behind it is missing"
        };
        found.say(
            NoticeCode::Xml,
            Some(line_at.1 as u32),
            format!("The XML is broken here ({error}). {rest}; repair it and add it again."),
        );
        match next {
            Some(next) => at = next,
            None => break,
        }
    }
}

/// Where the next item begins.
fn next_item(text: &str, from: usize, wanted: &[&str]) -> Option<usize> {
    let from = (from..=text.len()).find(|&at| text.is_char_boundary(at))?;
    text[from..].match_indices('<').map(|(at, _)| from + at).find(|&at| {
        let name = &text[at + 1..];
        let end = name.find(|c: char| !(c.is_alphanumeric() || c == ':')).unwrap_or(0);
        end > 0 && end < 40 && wanted.contains(&short_name(&name[..end]).as_str())
    })
}

/// Reads items until the end or the first fault, whose place and words are given back.
fn from(
    text: &str,
    wanted: &[&str],
    around: &mut Around,
    found: &mut Found,
    take: Take,
) -> Result<(), (usize, &'static str)> {
    let mut reader = forgiving(text);
    // Bytes before what `reader` reads.
    let mut before = 0;
    let mut tree = Tree::default();
    // Elements that are open inside an item, by number; names of those that are open around it.
    let mut open: Vec<usize> = Vec::new();
    let mut outer: Vec<String> = Vec::new();
    // Elements too deep to be kept apart, inside and outside of items.
    let mut deeper = 0_usize;
    loop {
        let at = reader.buffer_position() as usize;
        let event =
            reader.read_event().map_err(|error| (before + reader.error_position() as usize, markup::fault(&error)))?;
        tree.goes_on &= matches!(event, Event::Text(_) | Event::CData(_) | Event::GeneralRef(_) | Event::Comment(_));
        match event {
            // A "<" before a space is a sign of the text.
            Event::Start(tag) | Event::Empty(tag) if tag.name().into_inner().is_empty() => {
                put("<", &mut tree, &open, &outer, around);
                before += at + 1;
                reader = forgiving(&text[before..]);
            }
            Event::Eof if tree.nodes.is_empty() => return Ok(()),
            Event::Eof => {
                // A file that was cut off: what there is of its last item is read.
                end_item(&mut tree, &mut open, around, found, take);
                return Err((text.len(), "it ends inside an item"));
            }
            Event::Start(start) => {
                let name = short_name(start.name().into_inner());
                // An item is not inside another one: the one before was not closed.
                let again = !open.is_empty() && wanted == [name.as_str()];
                if again {
                    end_item(&mut tree, &mut open, around, found, take);
                    deeper = 0;
                }
                if open.len() + outer.len() >= MAX_XML_DEPTH {
                    deeper += 1;
                } else if !open.is_empty() || wanted.contains(&name.as_str()) {
                    open.push(tree.nodes.len());
                    tree.nodes.push(Node::Element(name, attributes(&start), 0));
                } else {
                    remember(&start, around);
                    outer.push(name);
                }
            }
            Event::Empty(start) => {
                let name = short_name(start.name().into_inner());
                if !open.is_empty() {
                    let behind = tree.nodes.len() + 1;
                    tree.nodes.push(Node::Element(name, attributes(&start), behind));
                } else if !wanted.contains(&name.as_str()) {
                    remember(&start, around);
                }
            }
            Event::End(end) => {
                if deeper > 0 {
                    deeper -= 1;
                } else if open.is_empty() {
                    outer.pop();
                } else {
                    let name = short_name(end.name().into_inner());
                    end_element(&mut tree, &mut open, &name);
                    if open.is_empty() {
                        end_item(&mut tree, &mut open, around, found, take);
                    }
                }
            }
            Event::Text(words) => put(&words.xml10_content(), &mut tree, &open, &outer, around),
            Event::CData(words) => put(&words.xml10_content(), &mut tree, &open, &outer, around),
            Event::GeneralRef(name) => {
                let name = name.xml10_content();
                match markup::named(&name) {
                    Some(c) => put(c.encode_utf8(&mut [0; 4]), &mut tree, &open, &outer, around),
                    None => put(&format!("&{name};"), &mut tree, &open, &outer, around),
                }
            }
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
}

fn forgiving(text: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    reader
}

/// Closes what is open in an item and hands the item on.
fn end_item(tree: &mut Tree, open: &mut Vec<usize>, around: &mut Around, found: &mut Found, take: Take) {
    let behind = tree.nodes.len();
    close_from(0, behind, tree, open);
    around.number += 1;
    take(tree.root(), around, found);
    tree.nodes.clear();
}

fn close_from(place: usize, behind: usize, tree: &mut Tree, open: &mut Vec<usize>) {
    for at in open.drain(place..) {
        if let Node::Element(.., end) = &mut tree.nodes[at] {
            *end = behind;
        }
    }
}

/// Closes the element of a name and those that were left open inside it; a stray end is passed over.
fn end_element(tree: &mut Tree, open: &mut Vec<usize>, name: &str) {
    let is_named = |&at: &usize| matches!(&tree.nodes[at], Node::Element(given, ..) if given == name);
    let Some(place) = open.iter().rposition(is_named) else { return };
    close_from(place, tree.nodes.len(), tree, open);
}

fn put(words: &str, tree: &mut Tree, open: &[usize], outer: &[String], around: &mut Around) {
    if open.is_empty() {
        if let [.., parent, name] = outer
            && (!words.trim().is_empty())
        {
            let path = format!("{parent}/{name}");
            let full = around.values.len() >= HEAD_VALUES;
            match around.values.iter().position(|(given, _)| *given == path) {
                Some(at) if around.values[at].1.len() < HEAD_BYTES => around.values[at].1.push_str(words),
                None if !full => around.values.push((path, words.to_owned())),
                _ => {}
            }
        }
        return;
    }
    match tree.nodes.last_mut() {
        Some(Node::Text(text)) if tree.goes_on => text.push_str(words),
        _ => tree.nodes.push(Node::Text(words.to_owned())),
    }
    tree.goes_on = true;
}

fn remember(start: &BytesStart<'_>, around: &mut Around) {
    if around.attributes.len() < HEAD_VALUES {
        around.attributes.extend(attributes(start));
    }
}

fn attributes(start: &BytesStart<'_>) -> Vec<(String, String)> {
    let local = |name: &str| name.rsplit(':').next().unwrap_or(name).to_ascii_lowercase();
    let mut all = start.html_attributes();
    all.with_checks(false)
        .filter_map(Result::ok)
        .filter(|attribute| !attribute.key.into_inner().starts_with("xmlns"))
        .map(|attribute| (local(attribute.key.into_inner()), markup::line(&attribute.value)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::ArticleInput;

    fn of(text: &str) -> Found {
        let mut found = Found::default();
        super::super::xml::read(text, ArticleInput::default(), &mut found);
        found
    }

    #[test]
    fn deep_items_are_read_flat() {
        let deep = MAX_XML_DEPTH * 100;
        let body = format!("{}deep{} end", "<x>".repeat(deep), "</x>".repeat(deep));
        let found = of(&format!(
            "<rss><channel><item><title>a</title><content>{body}</content></item><item><title>b</title></item></channel></rss>"
        ));
        let texts: Vec<_> = found
            .articles
            .iter()
            .map(|article| article.html.as_ref().or(article.text.as_ref()).map(String::len))
            .collect();
        assert_eq!(texts.len(), 2);
        assert!(texts[0].is_some_and(|length| length < 10 * MAX_XML_DEPTH));
    }

    #[test]
    fn a_fault_costs_its_item_alone() {
        let found = of(
            "<rss><item><title>a</title></item>\n<item><title>b</title><![CDATA[ open </item><item><title>c</title></item></rss>",
        );
        let titles: Vec<_> = found.articles.iter().filter_map(|article| article.title.as_deref()).collect();
        assert_eq!(titles, ["a", "c"]);
        assert_eq!(
            found.notices.iter().map(|notice| (notice.code, notice.line)).collect::<Vec<_>>(),
            [(NoticeCode::Xml, Some(2))]
        );
    }

    #[test]
    fn faults_are_bounded() {
        let found = of(&format!("<rss>{}</rss>", "<item><title>a</title><![CDATA[".repeat(MAX_XML_FAULTS + 50)));
        assert_eq!(found.notices.len(), MAX_XML_FAULTS);
        assert!(found.notices.last().is_some_and(|notice| notice.message.contains("behind it is missing")));
    }

    #[test]
    fn a_file_that_was_cut_off_gives_what_it_has() {
        let found = of("<rss><item><title>a</title><description>The text of");
        assert_eq!(found.articles[0].text.as_deref(), Some("The text of"));
        assert_eq!(found.notices[0].code, NoticeCode::Xml);
    }
}
