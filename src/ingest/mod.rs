//! Files and pasted text → inputs, each with `text` or `html`: one file per format, and the sniffer.
//!
//! Formats are told by content first and by name second. What cannot be read gives a notice that names the file, says
//! what is wrong and what to do; nothing else is lost by it. Containers are read item by item, and nothing recurses on
//! the depth of what it reads. `docs/formats.md` lists what is read, how it is told and the limits.

mod ans;
mod archive;
mod codes;
pub(crate) mod dates;
mod encoding;
mod export;
mod feed;
mod fields;
mod html;
mod json;
mod labels;
mod links;
mod mail;
mod markup;
mod mime;
mod newsml;
mod ninjs;
mod nitf;
mod office;
mod records;
mod rows;
mod rtf;
mod sheet;
mod split;
mod table;
mod tree;
mod xml;

use crate::article::{ArticleInput, Notice, NoticeCode};
use crate::lexicon::english;
use crate::settings::{MAX_ARTICLE_BYTES, MAX_NOTICES, MAX_PAGE_BYTES};
use encoding::Decoded;

/// How a column of a table was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name in the header.
    pub name: String,
    /// The field of [`ArticleInput`] that it was read as; `None` where it was not used.
    pub field: Option<&'static str>,
}

/// The articles of one input, each with `text` or `html` set and the id that it should have, and what was found wrong.
#[derive(Debug, Default)]
pub struct Found {
    /// The articles, in their order. One without text and HTML is known by its headline only.
    pub articles: Vec<ArticleInput>,
    /// What went wrong.
    pub notices: Vec<Notice>,
    /// How the columns of the last table were read.
    pub columns: Vec<Column>,
    file: Option<String>,
    /// Files around the one that is read: archives, mails.
    depth: usize,
    counts: Counts,
}

/// What one notice for a file says in numbers.
#[derive(Debug, Default)]
struct Counts {
    /// Items with a summary for a body.
    summaries: usize,
    /// Items with nothing but a headline.
    headlines: usize,
    /// Items of a container that are no articles.
    passed_over: usize,
    /// Addresses of articles without the articles.
    links: usize,
    /// Items without a text and a headline.
    empty: usize,
    /// Notices that were not made because there are so many like them.
    more: usize,
}

impl Found {
    fn say(&mut self, code: NoticeCode, line: Option<u32>, message: String) {
        if self
            .notices
            .iter()
            .rev()
            .take(MAX_NOTICES)
            .filter(|notice| notice.code == code && notice.file == self.file)
            .count()
            >= MAX_NOTICES
        {
            self.counts.more += 1;
            return;
        }
        self.notices.push(Notice { code, file: self.file.clone(), line, article: None, message });
    }

    /// Takes an item of a structured format in; `number` is its place in a file of several.
    fn item(&mut self, input: ArticleInput, number: Option<usize>) {
        let mut input = fields::finish(input);
        let is_empty = |value: &Option<String>| value.as_ref().is_none_or(|value| value.trim().is_empty());
        if is_empty(&input.text) && input.html.is_none() {
            input.text = input.standfirst.take();
            match (&input.text, &input.title) {
                (Some(_), _) => self.counts.summaries += 1,
                (None, Some(_)) => self.counts.headlines += 1,
                (None, None) if input.url.is_some() => {
                    self.counts.links += 1;
                    return;
                }
                (None, None) => {}
            }
        }
        self.push(input, number);
    }

    /// Takes an article in; `number` is its place in a file of several.
    fn push(&mut self, mut input: ArticleInput, number: Option<usize>) {
        let size = input.text.as_ref().map_or(0, String::len);
        if size > MAX_ARTICLE_BYTES {
            let message = format!(
                "One article has {} MB of text; more than {} MB is not read. Split it into its articles.",
                size >> 20,
                MAX_ARTICLE_BYTES >> 20
            );
            return self.say(NoticeCode::TooLarge, None, message);
        }
        let is_empty = |value: &Option<String>| value.as_ref().is_none_or(|value| value.trim().is_empty());
        if is_empty(&input.text) && is_empty(&input.html) && is_empty(&input.title) {
            if number.is_some() {
                self.counts.empty += 1;
                return;
            }
            return self.say(
                NoticeCode::Empty,
                None,
                "There is no text in it. Check the file, or paste the article.".into(),
            );
        }
        input.filename = input.filename.or_else(|| self.file.clone());
        let id = input.id.take().map(|id| id.trim().to_owned()).filter(|id| !id.is_empty());
        input.id = Some(id.unwrap_or_else(|| match (&self.file, number) {
            (Some(file), None) => stem(file).to_owned(),
            (Some(file), Some(number)) => format!("{}-{number}", stem(file)),
            (None, _) => format!("text-{:08x}", content_hash(&input) as u32),
        }));
        self.articles.push(input);
    }

    /// Reads a file that lies inside the one that is read; `path` is its path in there.
    fn inside(&mut self, path: &str, bytes: Vec<u8>) {
        let outer = self.file.clone();
        self.file = Some(outer.as_ref().map_or_else(|| path.to_owned(), |outer| format!("{outer}/{path}")));
        self.depth += 1;
        let counts = std::mem::take(&mut self.counts);
        file(bytes, ArticleInput { filename: self.file.clone(), ..ArticleInput::default() }, self);
        self.say_counts();
        self.counts = counts;
        self.depth -= 1;
        self.file = outer;
    }

    /// One notice for all items of a kind.
    fn say_counts(&mut self) {
        let items = |count: usize| if count == 1 { "1 item".into() } else { format!("{count} items") };
        let Counts { summaries, headlines, passed_over, links, empty, more } = std::mem::take(&mut self.counts);
        if summaries > 0 {
            let message = format!(
                "{} a summary instead of a text; the summary was read as the text. Add the pages themselves for a full comparison.",
                has(items(summaries), summaries)
            );
            self.say(NoticeCode::SummaryOnly, None, message);
        }
        if headlines > 0 {
            let message = format!(
                "{} only a headline. Headlines are grouped with stories, but never called copies. Add the texts for a full comparison.",
                has(items(headlines), headlines)
            );
            self.say(NoticeCode::SummaryOnly, None, message);
        }
        if links > 0 {
            let message = match links {
                1 => "Here is 1 link without its article. Open it, save the page and add the saved file.".into(),
                _ => format!(
                    "Here are {links} links without their articles. Open each, save the page and add the saved files: {links} pages."
                ),
            };
            self.say(NoticeCode::Links, None, message);
        }
        if empty > 0 {
            let message = format!(
                "{} neither a text nor a headline and {} left out.",
                has(items(empty), empty),
                if empty == 1 { "was" } else { "were" }
            );
            self.say(NoticeCode::Empty, None, message);
        }
        if more > 0 {
            let message = match more {
                1 => "1 more item was left out for a reason like those above.".into(),
                _ => format!("{more} more items were left out for reasons like those above."),
            };
            self.notices.push(Notice {
                code: NoticeCode::PassedOver,
                file: self.file.clone(),
                line: None,
                article: None,
                message,
            });
        }
        if passed_over > 0 {
            let message = format!(
                "{} passed over: hidden files, parts of saved pages, pictures, lists of contents and the like are no articles.",
                if passed_over == 1 { "1 part was".into() } else { format!("{passed_over} parts were") }
            );
            self.say(NoticeCode::PassedOver, None, message);
        }
    }
}

fn has(items: String, count: usize) -> String {
    format!("{items} {}", if count == 1 { "has" } else { "have" })
}

/// A path without its last extension: the id of an article that has a file to itself.
fn stem(path: &str) -> &str {
    let name_at = path.rfind('/').map_or(0, |at| at + 1);
    match path[name_at..].rfind('.') {
        Some(dot) if dot > 0 => &path[..name_at + dot],
        _ => path,
    }
}

fn content_hash(input: &ArticleInput) -> u64 {
    let bytes = [&input.title, &input.text, &input.html].into_iter().flatten().flat_map(|text| text.bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}

/// Reads one input: a text, a page, or a file's bytes.
pub fn read(mut input: ArticleInput) -> Found {
    let mut found = Found { file: input.filename.clone(), ..Found::default() };
    match input.bytes.take() {
        // A dropped folder brings the folders of saved pages along.
        Some(_) if input.filename.as_deref().is_some_and(|path| path.contains('/') && archive::is_part(path)) => {
            found.counts.passed_over += 1;
        }
        Some(bytes) => file(bytes, input, &mut found),
        None => match input.text.take() {
            Some(text) if input.id.is_none() && input.title.is_none() && input.html.is_none() => {
                known_text(text, input, &mut found);
            }
            text => found.push(ArticleInput { text, ..input }, None),
        },
    }
    found.say_counts();
    found
}

/// Bytes in which the root of a known kind of XML stands.
const XML_HEAD: usize = 2048;

/// Reads a file's bytes.
fn file(bytes: Vec<u8>, input: ArticleInput, found: &mut Found) {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return found.say(NoticeCode::Empty, None, "This file is empty. Check it and add it again.".into());
    }
    let zip = bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06");
    let gzip = bytes.starts_with(b"\x1f\x8b\x08");
    if zip {
        return archive::read(&bytes, input, found);
    }
    if gzip {
        return archive::read_gzip(&bytes, input, found);
    }
    if rtf::looks_like(&bytes) {
        return rtf::read(&bytes, input, found);
    }
    if let Some(message) = known_binary(&bytes) {
        return found.say(NoticeCode::Format, None, message.into());
    }
    if mail::looks_like(&bytes) {
        return mail::read(&bytes, input, found);
    }
    let name = input.filename.as_deref().unwrap_or_default().to_lowercase();
    let known_xml = xml::is_known(&String::from_utf8_lossy(&bytes[..bytes.len().min(XML_HEAD)]));
    if !known_xml && html::is_page(&bytes, &name, input.media_type.as_deref()) {
        return page(&bytes, input, found);
    }
    match encoding::decode(&bytes) {
        Decoded::Text(text) => {
            drop(bytes);
            known_text(text, input, found);
        }
        Decoded::Guessed(text) => {
            found.say(NoticeCode::Encoding, None, "This file is not valid UTF-8 and was read as Windows-1252. If letters look wrong, save it as UTF-8 and add it again.".into());
            drop(bytes);
            known_text(text, input, found);
        }
        Decoded::Binary => {
            found.say(NoticeCode::Binary, None, "This file is not text. Copy the article's text and paste it.".into());
        }
    }
}

/// Reads a text of any format.
fn known_text(text: String, input: ArticleInput, found: &mut Found) {
    let name = input.filename.as_deref().unwrap_or_default().to_lowercase();
    let named = |ends: &[&str]| ends.iter().any(|end| name.ends_with(end));
    let delimiter = table::delimiter(&text, named(&[".csv", ".tsv", ".tab"]));
    if json::looks_like(&text) || named(&[".json", ".jsonl", ".ndjson"]) {
        json::read(&text, found);
    } else if xml::is_known(&text) || is_web_page(&text) || xml::looks_like(&text) {
        marked_up(text, input, found);
    } else if let Some(delimiter) = delimiter {
        table::read(&text, delimiter, found);
    } else if links::are_all(&text) {
        found.counts.links += links::count(&text);
    } else {
        texts(text, input, found);
    }
}

/// Reads XML or a web page.
fn marked_up(text: String, input: ArticleInput, found: &mut Found) {
    if !xml::is_known(&text) && is_web_page(&text) {
        found.push(ArticleInput { html: Some(text), ..input }, None);
    } else {
        xml::read(&text, input, found);
    }
}

/// One article, or several parted in an obvious way; an input that says which article it is holds one.
fn texts(text: String, input: ArticleInput, found: &mut Found) {
    let known = input.id.is_some() || input.title.is_some();
    if !known && export::read(&text, found) {
        return;
    }
    let parts = if known { Vec::new() } else { split::articles(&text, english()) };
    if parts.len() < 2 {
        let mut input = ArticleInput { text: Some(text), ..input };
        labels::read(&mut input);
        return found.push(input, None);
    }
    for (at, part) in parts.into_iter().enumerate() {
        let mut input = ArticleInput { text: Some(part.to_owned()), ..input.clone() };
        labels::read(&mut input);
        found.push(input, Some(at + 1));
    }
}

fn is_web_page(text: &str) -> bool {
    let head: String = text.trim_start().chars().take(400).collect::<String>().to_ascii_lowercase();
    markup::is_block(text.trim_start())
        || head.starts_with("<!doctype html")
        || head.starts_with("<html")
        || head.starts_with('<') && (head.contains("<head>") || head.contains("<html"))
}

/// A saved web page holds one article.
fn page(bytes: &[u8], input: ArticleInput, found: &mut Found) {
    if bytes.len() > MAX_PAGE_BYTES {
        let message = format!(
            "This page has {} MB; only its first {} MB were read. Check whether the article is whole.",
            bytes.len() >> 20,
            MAX_PAGE_BYTES >> 20
        );
        found.say(NoticeCode::TooLarge, None, message);
    }
    let page = html::decode(&bytes[..bytes.len().min(MAX_PAGE_BYTES)]);
    if let Some(name) = page.unknown_encoding {
        let message = format!(
            "This page says that it is written in “{name}”, which is not known here; it was read as Windows-1252. If letters look wrong, save it as UTF-8 and add it again."
        );
        found.say(NoticeCode::Encoding, None, message);
    }
    found.push(ArticleInput { html: Some(page.text), ..input }, None);
}

/// What to say of formats that their first bytes give away and that are not read.
fn known_binary(bytes: &[u8]) -> Option<&'static str> {
    let starts = |magic: &[u8]| bytes.starts_with(magic);
    if starts(b"%PDF") {
        Some("This is a PDF, which is not read here. Open it, copy the article's text and paste it.")
    } else if starts(b"\xd0\xcf\x11\xe0") {
        Some("This is a document of an old office program. Open it, save it as .docx, .xlsx or text and add that.")
    } else if starts(b"\x89PNG") || starts(b"\xff\xd8\xff") || starts(b"GIF8") || starts(b"II*\0") || starts(b"MM\0*") {
        Some("This is a picture. Text in pictures is not read: type or paste the article's text.")
    } else if starts(b"RIFF") || starts(b"ID3") || starts(b"OggS") || bytes.get(4..8) == Some(b"ftyp") {
        Some("This is a picture, a recording or a video. Paste the article's text instead.")
    } else if starts(b"7z\xbc\xaf") || starts(b"Rar!") || starts(b"BZh") || starts(b"\xfd7zXZ") {
        Some("This is an archive of a kind that is not opened. Unpack it, or pack it as .zip, and add that.")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, bytes: &[u8]) -> Found {
        read(ArticleInput { bytes: Some(bytes.to_vec()), filename: Some(name.into()), ..ArticleInput::default() })
    }

    #[test]
    fn ids_come_from_paths_then_content() {
        assert_eq!(file("desk/one.txt", b"Some text.").articles[0].id.as_deref(), Some("desk/one"));
        let pasted = read(ArticleInput { text: Some("Some text.".into()), ..ArticleInput::default() });
        assert!(pasted.articles[0].id.as_deref().is_some_and(|id| id.starts_with("text-")));
        assert_eq!(
            file("pile.jsonl", b"{\"text\":\"a\"}\n{\"text\":\"b\",\"id\":\"x\"}\n")
                .articles
                .iter()
                .map(|a| a.id.as_deref().unwrap_or(""))
                .collect::<Vec<_>>(),
            ["pile-1", "x"]
        );
    }

    #[test]
    fn a_broken_line_is_named_and_the_others_are_read() {
        let found = file("pile.jsonl", b"{\"text\":\"a\"}\n{\"text\": \n{\"text\":\"b\"}\n[1]\n");
        assert_eq!(found.articles.len(), 2);
        assert_eq!(
            found.notices.iter().map(|n| (n.code, n.line)).collect::<Vec<_>>(),
            [(NoticeCode::Json, Some(2)), (NoticeCode::NotAnArticle, Some(4))]
        );
    }

    #[test]
    fn notices_of_one_kind_are_counted() {
        let found = file("pile.jsonl", "{\"a\":1}\n".repeat(MAX_NOTICES + 7).as_bytes());
        assert_eq!(found.notices.len(), MAX_NOTICES + 1);
        assert!(found.notices[MAX_NOTICES].message.starts_with("7 more items"));
    }

    #[test]
    fn what_cannot_be_read_is_said() {
        let code = |name: &str, bytes: &[u8]| file(name, bytes).notices[0].code;
        assert_eq!(code("a.txt", b"  \n"), NoticeCode::Empty);
        assert_eq!(code("a.txt", b"ab\0\x01\x02cd"), NoticeCode::Binary);
        assert_eq!(code("a.pdf", b"%PDF-1.7"), NoticeCode::Format);
        assert_eq!(code("a.json", b"{\"text\": \"a"), NoticeCode::Json);
        assert_eq!(code("a.json", b"[]x"), NoticeCode::Json);
        assert_eq!(code("big.txt", "word ".repeat(1 << 20).as_bytes()), NoticeCode::TooLarge);
    }
}
