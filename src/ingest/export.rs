//! Text exports of news databases: many articles in one text, each between marks, with its headers.
//!
//! Three layouts, told apart for each article by its own lines: header keys ("BYLINE: …", "LOAD-DATE: …") around the
//! body, two-letter field codes ("HD  …", "TD  …"), and bare header lines (headline, "512 words", date, outlet). Where an
//! article begins and ends is told by "Document 1 of 20", "1 of 20 DOCUMENTS", "End of Document" and lines with the
//! article's number. The words are rows of `lexicon/exports.txt`. Linear in the text.

use super::codes::{self, code};
use super::headers::{by_lines, is};
use super::{Found, markup};
use crate::article::{ArticleInput, NoticeCode};
use crate::text::word_count;

/// "Document 3 of 20", "3 of 20 DOCUMENTS".
fn opens(line: &str) -> bool {
    let line = line.trim();
    if line.len() > 60 || !line.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let words: Vec<&str> = line.split_whitespace().map(|word| word.trim_matches(['(', ')', '[', ']'])).collect();
    let number = |word: &str| !word.is_empty() && word.len() < 7 && word.bytes().all(|b| b.is_ascii_digit());
    let counted = |words: &[&str]| matches!(words, [a, of, b] if number(a) && is(of, "of") && number(b));
    match words.as_slice() {
        [first, rest @ ..] if is(first, "document") => {
            counted(rest) || matches!(rest, [one] if number(one) && !line.contains('('))
        }
        [rest @ .., last] if is(last, "document") => counted(rest),
        _ => false,
    }
}

/// "End of Document", "Document HBPO000020310304e7340000x".
fn closes(line: &str) -> bool {
    is(line, "end") || number(line).is_some()
}

/// The article's number in the line that ends it.
fn number(line: &str) -> Option<&str> {
    let line = line.trim();
    let line = line.strip_prefix("AN ").map_or(line, str::trim);
    let (word, number) = line.split_once(' ')?;
    (is(word, "document")
        && number.len() >= 15
        && number.bytes().all(|b| b.is_ascii_alphanumeric())
        && number.bytes().any(|b| b.is_ascii_digit())
        && number.starts_with(|c: char| c.is_ascii_uppercase()))
    .then_some(number)
}

/// Words that stand in the marks of exports, in any language that `lexicon/exports.txt` has.
const MARKS: &[&str] = &["DOCUMENT", "ocument", "okument"];

/// Reads a page that is an export, as its lines; whether it is one.
pub(super) fn read_page(html: &str, found: &mut Found) -> bool {
    // Both marks of an article hold one of these; an ordinary page is told from an export in no time.
    if MARKS.iter().map(|mark| html.matches(mark).take(2).count()).sum::<usize>() < 2 {
        return false;
    }
    let text = markup::lines(html);
    let marks = text.lines().filter(|line| opens(line) || closes(line)).take(2).count();
    marks > 1 && read(&text, found)
}

/// Reads a text export; whether the text is one.
pub(super) fn read(text: &str, found: &mut Found) -> bool {
    let (opened, closed) =
        text.lines().fold((0, 0), |(o, c), line| (o + usize::from(opens(line)), c + usize::from(closes(line))));
    let coded =
        text.lines().filter(|line| code(line).is_some_and(|(name, _)| matches!(name, "HD" | "LP" | "TD"))).count();
    if opened < 1 && closed < 1 && coded < 2 {
        return false;
    }
    let parts = parts(text, opened > 0, closed > 0);
    let mut inputs: Vec<ArticleInput> = Vec::new();
    let mut passed_over = 0;
    for (part, id) in parts {
        match article(part) {
            Some(input) => inputs.push(ArticleInput { id: id.map(str::to_owned).or(input.id), ..input }),
            None => passed_over += usize::from(word_count(part) > 0),
        }
    }
    // One mark may stand in an ordinary text: without headers it says nothing.
    if inputs.is_empty()
        || inputs.len() == 1 && opened + closed < 2 && inputs[0].source.is_none() && inputs[0].published.is_none()
    {
        return false;
    }
    found.counts.passed_over += passed_over;
    let count = inputs.len();
    let message = match count {
        1 => "This is an export of a database with 1 article. Its headers were read.".into(),
        _ => format!("This is an export of a database. It was split into {count} articles; check the number."),
    };
    found.say(NoticeCode::Split, None, message);
    for (at, input) in inputs.into_iter().enumerate() {
        found.item(input, Some(at + 1));
    }
    true
}

/// The texts between the marks, each with the number in its last line.
fn parts(text: &str, opened: bool, closed: bool) -> Vec<(&str, Option<&str>)> {
    let mut parts = Vec::new();
    let (mut from, mut at) = (0, 0);
    let mut has_headline = false;
    for line in text.split_inclusive('\n') {
        let behind = at + line.len();
        let headline = code(line).is_some_and(|(name, _)| name == "HD");
        if opens(line) {
            parts.push((&text[from..at], None));
            from = behind;
        } else if closes(line) {
            parts.push((&text[from..at], number(line)));
            from = behind;
        } else if headline && has_headline && !opened && !closed {
            parts.push((&text[from..at], None));
            from = at;
        }
        has_headline |= headline;
        at = behind;
    }
    parts.push((&text[from..], None));
    parts
}

fn article(part: &str) -> Option<ArticleInput> {
    let input = if part.lines().filter(|line| code(line).is_some()).take(4).count() >= 3 {
        codes::read(part)
    } else {
        by_lines(part)?
    };
    (input.text.as_ref().is_some_and(|text| !text.trim().is_empty()) || input.title.is_some()).then_some(input)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_told_from_sentences() {
        for line in ["Document 3 of 20", "   3 of 20 DOCUMENTS", "Dokument 3 von 20", "Article 3", "[Document 1 of 2]"]
        {
            assert!(opens(line), "{line}");
        }
        for line in ["3 of 20", "Documents show 3 of 20 ships", "Article 3 of the law", "Document"] {
            assert!(!opens(line), "{line}");
        }
        assert!(closes("End of Document") && closes("Document HBPO000020310304e73400001"));
        assert!(!closes("Document leaked") && !closes("Document internationalization"));
    }

    #[test]
    fn a_text_that_mentions_a_document_is_no_export() {
        let mut found = Found::default();
        assert!(!read(
            "A ferry ran aground.\n\nArticle 3\n\nThe harbour master said that nobody was hurt in the accident off the island.",
            &mut found
        ));
        assert!(found.articles.is_empty() && found.notices.is_empty());
    }
}
