//! Files and pasted text → inputs with plain text: one file per format, and the sniffer.
//!
//! Formats are told by content first and by name second. What cannot be read gives a notice that names the file, says
//! what is wrong and what to do; nothing else is lost by it.

mod encoding;
mod html;
mod json;
mod split;

use crate::article::{ArticleInput, Notice, NoticeCode};
use crate::lexicon::english;
use crate::settings::{MAX_ARTICLE_BYTES, MAX_PAGE_BYTES};
use encoding::Decoded;

/// The articles of one input, each with `text` set and the id that it should have, and what was found wrong.
#[derive(Debug, Default)]
pub struct Found {
    /// The articles, in their order.
    pub articles: Vec<ArticleInput>,
    /// What went wrong.
    pub notices: Vec<Notice>,
    file: Option<String>,
}

impl Found {
    fn say(&mut self, code: NoticeCode, line: Option<u32>, message: String) {
        self.notices.push(Notice { code, file: self.file.clone(), line, article: None, message });
    }

    /// Takes an article in; `number` is its place in a file of several.
    fn push(&mut self, mut input: ArticleInput, number: Option<usize>) {
        if let Some(size) = input.text.as_ref().map(String::len).filter(|&size| size > MAX_ARTICLE_BYTES) {
            let message = format!(
                "One article has {} MB of text; more than {} MB is not read. Split it into its articles.",
                size >> 20,
                MAX_ARTICLE_BYTES >> 20
            );
            return self.say(NoticeCode::TooLarge, None, message);
        }
        if input.text.as_ref().is_none_or(|text| text.trim().is_empty())
            && input.html.as_ref().is_none_or(|html| html.trim().is_empty())
            && input.title.as_ref().is_none_or(|title| title.trim().is_empty())
        {
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

/// Reads one input: a text, or a file's bytes.
pub fn read(mut input: ArticleInput) -> Found {
    let mut found = Found { file: input.filename.clone(), ..Found::default() };
    let Some(bytes) = input.bytes.take() else {
        match input.text.take() {
            Some(text) => texts(text, input, &mut found),
            None => found.push(input, None),
        }
        return found;
    };
    if bytes.iter().all(u8::is_ascii_whitespace) {
        found.say(NoticeCode::Empty, None, "This file is empty. Check it and add it again.".into());
        return found;
    }
    if let Some(format) = known_binary(&bytes) {
        found.say(
            NoticeCode::Format,
            None,
            format!("This is {format}, which cannot be read yet. Copy the article's text and paste it."),
        );
        return found;
    }
    let name = input.filename.as_deref().unwrap_or_default().to_lowercase();
    if html::is_page(&bytes, &name, input.media_type.as_deref()) {
        page(&bytes, input, &mut found);
        return found;
    }
    let text = match encoding::decode(&bytes) {
        Decoded::Text(text) => text,
        Decoded::Guessed(text) => {
            found.say(NoticeCode::Encoding, None, "This file is not valid UTF-8 and was read as Windows-1252. If letters look wrong, save it as UTF-8 and add it again.".into());
            text
        }
        Decoded::Binary => {
            found.say(NoticeCode::Binary, None, "This file is not text. Copy the article's text and paste it.".into());
            return found;
        }
    };
    drop(bytes);
    if json::looks_like(&text) || [".json", ".jsonl", ".ndjson"].iter().any(|end| name.ends_with(end)) {
        json::read(&text, &mut found);
    } else {
        texts(text, input, &mut found);
    }
    found
}

/// One article, or several parted in an obvious way; an input that says which article it is holds one.
fn texts(text: String, input: ArticleInput, found: &mut Found) {
    let known = input.id.is_some() || input.title.is_some();
    let parts = if known { Vec::new() } else { split::articles(&text, english()) };
    if parts.len() < 2 {
        return found.push(ArticleInput { text: Some(text), ..input }, None);
    }
    for (at, part) in parts.into_iter().enumerate() {
        found.push(ArticleInput { text: Some(part.to_owned()), ..input.clone() }, Some(at + 1));
    }
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

/// Formats that their first bytes give away.
fn known_binary(bytes: &[u8]) -> Option<&'static str> {
    let starts = |magic: &[u8]| bytes.starts_with(magic);
    if starts(b"%PDF") {
        Some("a PDF")
    } else if starts(b"PK\x03\x04") {
        Some("a zip archive or an office document")
    } else if starts(b"\xd0\xcf\x11\xe0") {
        Some("an old office document")
    } else if starts(b"{\\rtf") {
        Some("a rich-text document (RTF)")
    } else if starts(b"\x89PNG") || starts(b"\xff\xd8\xff") || starts(b"GIF8") || starts(b"RIFF") {
        Some("a picture or a recording")
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
