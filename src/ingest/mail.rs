//! Mail (EML) and saved pages in one file (MHTML): headers, parts, transfer encodings.
//!
//! Of alternatives the plain text is taken, else the HTML. Attachments that may hold articles are read as files of
//! their own. Of a saved page the main page is taken and everything else passed over. Parts are walked with a stack,
//! at most [`MAX_MAIL_PARTS`] of them and [`MAX_MAIL_DEPTH`] deep. After RFC 5322, 2045-2047, 2231 and 2557. Linear in the bytes for each level of parts.

use super::mime::{base64, decoded_words, parameter, quoted_printable};
use super::{Format, Found, encoding, forward};
use crate::article::{ArticleInput, NoticeCode};
use crate::settings::{MAX_MAIL_DEPTH, MAX_MAIL_PARTS, MAX_NESTED_FILES};

/// Header names that open mails and saved pages.
const FIRST: &[&str] = &[
    "from",
    "to",
    "subject",
    "date",
    "mime-version",
    "received",
    "return-path",
    "delivered-to",
    "message-id",
    "content-type",
    "reply-to",
    "x-",
    "dkim-signature",
    "arc-",
    "snapshot-content-location",
    "authentication-results",
    "sender",
    "cc",
];
/// Header lines by which a mail is told.
const SAMPLE_BYTES: usize = 8 << 10;

/// Whether bytes are a mail: its header says so twice, and once with what only mails have.
pub(super) fn looks_like(bytes: &[u8]) -> bool {
    let head = bytes.get(..SAMPLE_BYTES).unwrap_or(bytes);
    let head = head
        .strip_prefix(b"From ")
        .and_then(|head| head.iter().position(|&b| b == b'\n').map(|at| &head[at + 1..]))
        .unwrap_or(head);
    let (mut known, mut sure) = (0, false);
    for line in head.split(|&b| b == b'\n') {
        let line = line.trim_ascii_end();
        if line.is_empty() {
            break;
        }
        if line[0].is_ascii_whitespace() {
            continue;
        }
        let Some(name) =
            line.iter().position(|&b| b == b':').map(|at| String::from_utf8_lossy(&line[..at]).to_ascii_lowercase())
        else {
            return false;
        };
        if name.contains(' ') || name.is_empty() {
            return false;
        }
        known +=
            usize::from(FIRST.iter().any(|first| name == *first || first.ends_with('-') && name.starts_with(first)));
        sure |= matches!(
            name.as_str(),
            "mime-version" | "received" | "message-id" | "return-path" | "content-type" | "snapshot-content-location"
        );
    }
    known > 1 && sure
}

/// Headers in lower case with their values, and what stands behind them.
struct Part<'a> {
    headers: Vec<(String, String)>,
    body: &'a [u8],
}

impl<'a> Part<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        let mut headers: Vec<(String, String)> = Vec::new();
        let mut rest = bytes;
        while !rest.is_empty() {
            let end = rest.iter().position(|&b| b == b'\n').map_or(rest.len(), |at| at + 1);
            let line = rest[..end].trim_ascii_end();
            rest = &rest[end..];
            if line.is_empty() {
                break;
            }
            // Headers are ASCII by rule; many are UTF-8 or Windows-1252 in fact.
            let line = String::from_utf8(line.to_vec())
                .unwrap_or_else(|_| line.iter().map(|&b| encoding::windows_1252(b)).collect());
            match headers.last_mut() {
                Some((_, value)) if line.starts_with([' ', '\t']) => value.extend([" ", line.trim()]),
                _ => {
                    if let Some((name, value)) = line.split_once(':') {
                        headers.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
                    }
                }
            }
        }
        Self { headers, body: rest }
    }

    fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(given, _)| given == name).map(|(_, value)| value.as_str())
    }

    fn words(&self, name: &str) -> Option<String> {
        self.header(name).map(decoded_words).filter(|value| !value.is_empty())
    }

    /// The media type in lower case; text where none is stated.
    fn kind(&self) -> String {
        let value = self.header("content-type").unwrap_or("text/plain");
        value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
    }

    fn parameter(&self, header: &str, name: &str) -> Option<String> {
        parameter(self.header(header)?, name)
    }

    fn filename(&self) -> Option<String> {
        self.parameter("content-disposition", "filename")
            .or_else(|| self.parameter("content-type", "name"))
            .map(|name| decoded_words(&name))
    }

    fn bytes(&self) -> Vec<u8> {
        match self.header("content-transfer-encoding").map(str::to_ascii_lowercase).as_deref() {
            Some("base64") => base64(self.body),
            Some("quoted-printable") => quoted_printable(self.body, false),
            _ => self.body.to_vec(),
        }
    }

    /// The part as text in its stated encoding, and whether that had to be guessed.
    fn text(&self) -> (String, bool) {
        let bytes = self.bytes();
        let stated = self.parameter("content-type", "charset").unwrap_or_default();
        match encoding::decode_as(&stated, &bytes) {
            Some(text) => (text.trim_start_matches('\u{feff}').to_owned(), false),
            None => match encoding::decode(&bytes) {
                encoding::Decoded::Text(text) => (text, false),
                encoding::Decoded::Guessed(text, _) => (text, true),
                encoding::Decoded::Binary => (String::new(), true),
            },
        }
    }

    /// The parts of a multipart body.
    fn parts(&self) -> Vec<&'a [u8]> {
        let Some(boundary) = self.parameter("content-type", "boundary") else { return Vec::new() };
        let mark = format!("--{boundary}");
        let mut parts = Vec::new();
        let (mut from, mut at) = (None, 0);
        while at < self.body.len() {
            let end = self.body[at..].iter().position(|&b| b == b'\n').map_or(self.body.len(), |end| at + end + 1);
            let line = self.body[at..end].trim_ascii_end();
            if line.starts_with(mark.as_bytes()) && matches!(&line[mark.len()..], b"" | b"--") {
                parts.extend(from.map(|from| &self.body[from..at]));
                from = (line.len() == mark.len()).then_some(end);
                if parts.len() > MAX_MAIL_PARTS {
                    return parts;
                }
            }
            at = end;
        }
        parts.extend(from.map(|from| &self.body[from..]));
        parts
    }
}

/// Reads a mail or a saved page.
pub(super) fn read(bytes: &[u8], input: ArticleInput, found: &mut Found) {
    let bytes = if bytes.starts_with(b"From ") {
        &bytes[bytes.iter().position(|&b| b == b'\n').map_or(0, |at| at + 1)..]
    } else {
        bytes
    };
    let mail = Part::new(bytes);
    let saved_page = mail.header("snapshot-content-location").is_some()
        || mail.header("from").is_some_and(|from| from.contains("<Saved by"))
        || mail.kind() == "multipart/related" && mail.header("to").is_none() && mail.header("received").is_none();
    found.is(if saved_page { Format::WebPage } else { Format::Mail });
    let (mut plain, mut html, mut guessed) = (None, None, false);
    let mut html_at = None;
    let mut attachments: Vec<(String, Vec<u8>)> = Vec::new();
    let mut passed_over = 0;
    let mut seen = 0;
    let mut waiting = vec![(Part::new(bytes), 0)];
    while let Some((part, depth)) = waiting.pop() {
        seen += 1;
        if seen > MAX_MAIL_PARTS {
            let message = format!(
                "This mail has more than {MAX_MAIL_PARTS} parts; those behind were not read. Save the parts that are articles and add them."
            );
            found.say(NoticeCode::TooLarge, None, message);
            break;
        }
        let kind = part.kind();
        let name = part.filename();
        let attached = part
            .header("content-disposition")
            .is_some_and(|value| value.to_ascii_lowercase().starts_with("attachment"));
        if kind.starts_with("multipart/") && depth < MAX_MAIL_DEPTH {
            waiting.extend(part.parts().into_iter().rev().map(|part| (Part::new(part), depth + 1)));
        } else if kind == "text/plain" && !attached && name.is_none() && plain.is_none() && !saved_page {
            let (text, was_guessed) = part.text();
            guessed |= was_guessed;
            plain = Some(text).filter(|text| !text.trim().is_empty());
        } else if kind == "text/html" && !attached && html.is_none() {
            let (text, was_guessed) = part.text();
            guessed |= was_guessed;
            html_at = part.header("content-location").map(str::to_owned);
            html = Some(text).filter(|text| !text.trim().is_empty());
        } else if saved_page
            || kind.starts_with("image/")
            || kind.starts_with("font/")
            || kind == "text/css"
            || kind == "text/calendar"
            || kind.contains("signature")
            || kind == "text/html" && !attached
        {
            passed_over += 1;
        } else if kind == "message/rfc822" {
            attachments.push((name.unwrap_or_else(|| format!("message-{}.eml", attachments.len() + 1)), part.bytes()));
        } else if let Some(name) = name {
            attachments.push((name, part.bytes()));
        } else {
            passed_over += 1;
        }
    }
    if guessed {
        found.say(NoticeCode::Encoding, None, "The encoding of this mail is not stated, or not known here, and had to be guessed. If letters look wrong, save it as UTF-8 text and add that.".into());
    }
    let title = mail.words("subject").map(|subject| forward::subject(&subject).to_owned());
    let body = if saved_page {
        let url = mail.words("snapshot-content-location").or(html_at);
        html.map(|html| ArticleInput { url, html: Some(html), ..input })
    } else {
        let sender = mail.words("from").map(|from| forward::sender(&from));
        let body = ArticleInput {
            title,
            source: sender,
            published: mail.words("date"),
            language: mail.words("content-language"),
            ..input
        };
        match (plain, html) {
            (Some(text), _) => Some(forward::read(ArticleInput { text: Some(text), ..body })),
            (None, Some(html)) => Some(ArticleInput { html: Some(html), ..body }),
            _ => None,
        }
    };
    if body.is_none() && attachments.is_empty() {
        return found.say(
            NoticeCode::Empty,
            None,
            "There is no text in this mail. Check the file, or paste the article.".into(),
        );
    }
    if let Some(body) = body {
        found.item(body, None);
    }
    found.counts.passed_over += passed_over;
    if found.depth >= MAX_NESTED_FILES && !attachments.is_empty() {
        let message = format!(
            "This mail lies inside {MAX_NESTED_FILES} other files; what is attached to it was not read. Save that and add it."
        );
        return found.say(NoticeCode::Format, None, message);
    }
    for (name, bytes) in attachments {
        found.inside(&name, bytes);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_with_too_many_parts_is_cut() {
        let mut mail = b"Subject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n".to_vec();
        (0..=MAX_MAIL_PARTS).for_each(|_| mail.extend(b"--b\nContent-Type: text/css\n\nx\n"));
        let mut found = Found::default();
        read(&mail, ArticleInput::default(), &mut found);
        assert_eq!(found.notices[0].code, NoticeCode::TooLarge);
    }

    #[test]
    fn parts_in_parts_in_parts_end() {
        let mut mail = b"Subject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b0\n\n".to_vec();
        (0..100).for_each(|at| {
            mail.extend(format!("--b{at}\nContent-Type: multipart/mixed; boundary=b{}\n\n", at + 1).bytes())
        });
        let mut found = Found::default();
        read(&mail, ArticleInput::default(), &mut found);
        assert_eq!((found.articles.len(), found.notices[0].code), (0, NoticeCode::Empty));
    }

    #[test]
    fn mails_are_told_from_texts_with_headers() {
        assert!(looks_like(b"From: a@b.example\nSubject: x\nMIME-Version: 1.0\n\nText"));
        assert!(!looks_like(b"Source: The Post\nDate: 4 March 2031\n\nText"));
        assert!(!looks_like(b"A ferry ran aground.\n\nReceived: nothing"));
    }
}
