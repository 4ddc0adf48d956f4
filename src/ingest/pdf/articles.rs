//! Paragraphs → the text of a file, its headline, and where in it articles begin.
//!
//! A headline is set larger than the text and is no sentence. Several articles are told where headlines of the largest
//! size come more than once, each with a text of its own behind it: collections that databases print set them all alike.
//! On a newspaper's page headlines differ in size, and must be far larger than the text. A page printed from a browser has
//! one headline of the largest size, and its subheads do not part it.

use super::paragraphs::{Paragraph, ends_paragraph};

/// A headline is so many times as large as the text, in hundredths.
const HEADLINE: i32 = 125;
/// Where headlines differ in size, each is so many times as large.
const DISPLAY: i32 = 180;
/// Words of a headline, and of the text behind it.
const WORDS: std::ops::RangeInclusive<usize> = 2..=30;
const TEXT_WORDS: usize = 40;
/// A label above a headline has at most so many words.
const LABEL_WORDS: usize = 5;
/// A headline has at most so many short paragraphs before it on its page.
const BEFORE: usize = 6;

/// A file's text.
#[derive(Debug, Default)]
pub(super) struct Text {
    /// Paragraphs parted by blank lines; articles parted by form feeds.
    pub(super) text: String,
    /// Where it is one article.
    pub(super) headline: Option<String>,
}

/// Puts the paragraphs of a file together; `body` is the size of most text.
pub(super) fn text(mut paragraphs: Vec<Paragraph>, body: i32) -> Text {
    let mut starts = starts(&paragraphs, body);
    let headline = match starts.is_empty() {
        true => headline(&paragraphs, body).map(|at| paragraphs[at].text.clone()),
        false => None,
    };
    labels_behind(&mut paragraphs, &mut starts);
    let mut text = String::new();
    for (at, paragraph) in paragraphs.iter().enumerate() {
        // What stands before the first headline belongs to no article, or is its label.
        let begins = starts.contains(&at) && !text.is_empty();
        match begins {
            true => text.push_str("\n\u{c}\n"),
            false if text.is_empty() => {}
            false => text.push_str(if paragraph.row { "\n" } else { "\n\n" }),
        }
        text.push_str(&paragraph.text.replace('\u{ad}', ""));
    }
    Text { text, headline }
}

fn is_headline(paragraph: &Paragraph, body: i32, times: i32) -> bool {
    paragraph.size * 100 >= body * times
        && WORDS.contains(&words(paragraph))
        && !paragraph.text.ends_with(['.', ':', ',', ';'])
        && !paragraph.text.starts_with(['“', '„', '"', '«', '‘', '»'])
}

fn words(paragraph: &Paragraph) -> usize {
    paragraph.text.split_whitespace().count()
}

/// The paragraphs at which articles begin; none where it is one article.
fn starts(paragraphs: &[Paragraph], body: i32) -> Vec<usize> {
    let of = |times: i32| -> Vec<usize> {
        (0..paragraphs.len()).filter(|&at| is_headline(&paragraphs[at], body, times)).collect()
    };
    let all = of(HEADLINE);
    let largest = all.iter().map(|&at| paragraphs[at].size).max().unwrap_or(0);
    let alike: Vec<usize> = all.into_iter().filter(|&at| paragraphs[at].size * 100 >= largest * 95).collect();
    [alike, of(DISPLAY)]
        .into_iter()
        .map(|found| with_texts(paragraphs, found, body))
        .find(|found| found.len() > 1)
        .unwrap_or_default()
}

/// Headlines with a text behind each; lines of one headline, and a headline with its second, count once. None where one
/// of them has no text: then they are no headlines of articles.
fn with_texts(paragraphs: &[Paragraph], found: Vec<usize>, body: i32) -> Vec<usize> {
    let mut starts: Vec<usize> = Vec::new();
    for at in found {
        let behind = starts.last().map_or(TEXT_WORDS, |&start| text_words(&paragraphs[start..at], body));
        match behind {
            0 => {}
            behind if behind < TEXT_WORDS => return Vec::new(),
            _ => starts.push(at),
        }
    }
    let last = starts.last().map_or(0, |&start| text_words(&paragraphs[start..], body));
    if last < TEXT_WORDS { Vec::new() } else { starts }
}

/// Words of running text.
fn text_words(paragraphs: &[Paragraph], body: i32) -> usize {
    let running =
        paragraphs.iter().filter(|p| p.size * 100 < body * HEADLINE && (ends_paragraph(&p.text) || words(p) > 30));
    running.map(words).sum()
}

/// The headline of a file that holds one article: the largest line near its beginning.
fn headline(paragraphs: &[Paragraph], body: i32) -> Option<usize> {
    let page = paragraphs.first()?.page;
    let head = paragraphs.iter().take_while(|paragraph| paragraph.page == page);
    let running = |p: &&Paragraph| p.size * 100 < body * HEADLINE && words(p) > 20;
    let before: Vec<usize> = head.clone().enumerate().filter(|(_, p)| running(p)).map(|(at, _)| at).collect();
    let end = before.first().copied().unwrap_or(paragraphs.len()).min(BEFORE + 1);
    let candidates = head.take(end).enumerate().filter(|(_, p)| is_headline(p, body, HEADLINE));
    // A masthead is large too, but short; of several the longest of the largest.
    candidates
        .max_by_key(|(at, p)| (p.size * 100 / body.max(1) * i32::from(words(p) >= 3), std::cmp::Reverse(*at)))
        .map(|(at, _)| at)
}

/// A label above a headline follows it instead, so that the article begins with its headline.
fn labels_behind(paragraphs: &mut [Paragraph], starts: &mut [usize]) {
    for at in 0..starts.len() {
        let start = starts[at];
        let Some(label) = start.checked_sub(1) else { continue };
        let above = &paragraphs[label];
        let before_is_end =
            label == 0 || paragraphs[label - 1].page != above.page || ends_paragraph(&paragraphs[label - 1].text);
        if words(above) <= LABEL_WORDS
            && !ends_paragraph(&above.text)
            && (above.page == paragraphs[start].page || paragraphs[start].first)
            && before_is_end
            && !starts.contains(&label)
        {
            paragraphs[label].row = false;
            paragraphs.swap(label, start);
            starts[at] = label;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraph(text: &str, size: i32) -> Paragraph {
        Paragraph { text: text.into(), size, ..Paragraph::default() }
    }

    fn story(number: usize) -> Paragraph {
        paragraph(&format!("Story {number} goes on. ").repeat(12), 1000)
    }

    #[test]
    fn headlines_of_one_size_part_articles() {
        let found = text(
            vec![
                paragraph("Press review", 900),
                paragraph("Crane falls in Elmsport", 1600),
                story(1),
                paragraph("BUSINESS", 900),
                paragraph("Pilots strike in Sandhaven", 1600),
                story(2),
            ],
            1000,
        );
        let parts: Vec<&str> = found.text.split('\u{c}').map(str::trim).collect();
        assert_eq!(parts.len(), 2);
        assert!(parts[1].starts_with("Pilots strike in Sandhaven\n\nBUSINESS"), "{:?}", parts[1]);
        assert_eq!(found.headline, None);
    }

    #[test]
    fn subheads_do_not() {
        let found = text(
            vec![
                paragraph("The Post", 3000),
                paragraph("Crane falls in Elmsport", 2400),
                story(1),
                paragraph("What is known", 1500),
                story(2),
                paragraph("What is not", 1500),
                story(3),
            ],
            1000,
        );
        assert!(!found.text.contains('\u{c}'));
        assert_eq!(found.headline.as_deref(), Some("Crane falls in Elmsport"));
    }

    #[test]
    fn a_headline_without_a_text_parts_nothing() {
        let found =
            text(vec![paragraph("Crane falls", 1600), story(1), paragraph("Read more about cranes", 1600)], 1000);
        assert!(!found.text.contains('\u{c}'));
    }
}
