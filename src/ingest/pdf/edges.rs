//! Running heads, footers and page numbers: what stands at the edges of pages and comes back from page to page.
//!
//! A row at the top or bottom is left out where the same words stand at the same height on another page (figures aside),
//! where the producer marks it as a header or footer, and where it counts pages ("3 / 7"). Parts of a row that are far from
//! each other are judged one by one. It goes from the edge inwards and stops at the first row that stays.

use super::lines::{line, rows};
use super::words::{Page, Word};
use std::collections::HashMap;

/// What was left out.
#[derive(Debug, Default)]
pub(super) struct Edges {
    /// Each text once, in the order of the pages.
    pub(super) texts: Vec<String>,
    pub(super) count: usize,
    /// The address that a browser printed there.
    pub(super) url: Option<String>,
}

/// So many rows at either edge are looked at.
const ROWS: usize = 4;
/// They lie within this share of the page's height, in hundredths.
const ZONE: i32 = 15;
/// Rows on different pages are at one height within so much.
const SAME_HEIGHT: i32 = 800;
/// Parts of a row that are so many times the size apart are judged one by one.
const PART_GAP: i32 = 2;

/// Part of a row at an edge.
struct Part {
    page: usize,
    row: usize,
    top: bool,
    words: Vec<Word>,
    text: String,
    key: String,
    baseline: i32,
}

/// Takes the furniture at the edges out of the pages; `body` is the size of most text.
pub(super) fn cut(pages: &mut [Page], body: i32) -> Edges {
    let mut edges = Edges::default();
    for page in pages.iter_mut() {
        let (gone, kept): (Vec<Word>, Vec<Word>) =
            std::mem::take(&mut page.words).into_iter().partition(|word| word.edge);
        page.words = kept;
        for part in rows(gone).into_iter().flat_map(split) {
            edges.say(&line(&part).text);
        }
    }
    let parts = parts(pages, body);
    let mut heights: HashMap<&str, Vec<(usize, i32)>> = HashMap::new();
    for part in &parts {
        heights.entry(&part.key).or_default().push((part.page, part.baseline));
    }
    let recurs = |part: &Part| {
        let same = |&&(page, height): &&(usize, i32)| page != part.page && (height - part.baseline).abs() < SAME_HEIGHT;
        let others = heights.get(part.key.as_str()).map_or(0, |all| all.iter().take(2000).filter(same).count());
        others > 0 && ((others + 1) * 4 >= pages.len() || others >= 3)
    };
    let mut gone: Vec<Vec<&Word>> = pages.iter().map(|_| Vec::new()).collect();
    let mut at = 0;
    let mut stopped = false;
    while at < parts.len() {
        let row: Vec<&Part> = parts[at..]
            .iter()
            .take_while(|part| (part.page, part.top, part.row) == (parts[at].page, parts[at].top, parts[at].row))
            .collect();
        stopped &= parts[at].row > 0;
        let counts = row.iter().any(|part| counts_pages(&part.text));
        let printed = row.iter().any(|part| is_time_of_print(&part.text));
        for part in &row {
            if !stopped
                && (recurs(part)
                    || counts_pages(&part.text)
                    || counts && is_address(&part.text)
                    || printed && row.len() > 1)
            {
                edges.say(&part.text);
                gone[part.page].extend(&part.words);
            } else {
                stopped = true;
            }
        }
        at += row.len();
    }
    let gone: Vec<Vec<(i32, i32)>> =
        gone.iter().map(|words| words.iter().map(|word| (word.baseline, word.left)).collect()).collect();
    for (page, gone) in pages.iter_mut().zip(gone) {
        page.words.retain(|word| !gone.contains(&(word.baseline, word.left)));
    }
    edges
}

impl Edges {
    fn say(&mut self, text: &str) {
        self.count += 1;
        // Browsers shorten a long address.
        if self.url.is_none() && text.starts_with("http") && is_address(text) && !text.ends_with(['…', '.']) {
            self.url = Some(text.to_owned());
        }
        if self.texts.len() < 3 && !self.texts.iter().any(|said| key(said) == key(text)) {
            self.texts.push(text.to_owned());
        }
    }
}

/// The parts of the rows at the edges, from the edge inwards, page by page.
fn parts(pages: &[Page], body: i32) -> Vec<Part> {
    let mut parts = Vec::new();
    for (number, page) in pages.iter().enumerate() {
        let zone = page.height / 100 * ZONE;
        let within = |top: bool| {
            let words = page
                .words
                .iter()
                .filter(|word| if top { word.baseline < zone } else { word.baseline > page.height - zone });
            rows(words.cloned().collect())
        };
        for top in [true, false] {
            let mut rows = within(top);
            if !top {
                rows.reverse();
            }
            for (at, row) in rows.into_iter().take(ROWS).enumerate() {
                for words in split(row) {
                    let line = line(&words);
                    // A headline is no furniture, though each article of an export may have it at one height.
                    if line.size * 10 < body * 13 {
                        let key = key(&line.text);
                        parts.push(Part {
                            page: number,
                            row: at,
                            top,
                            words,
                            text: line.text,
                            key,
                            baseline: line.baseline,
                        });
                    }
                }
            }
        }
    }
    parts
}

fn split(row: Vec<Word>) -> Vec<Vec<Word>> {
    let mut parts: Vec<Vec<Word>> = Vec::new();
    for word in row {
        match parts
            .last_mut()
            .filter(|part| part.last().is_some_and(|last| word.left - last.right < PART_GAP * word.size))
        {
            Some(part) => part.push(word),
            None => parts.push(vec![word]),
        }
    }
    parts
}

/// A text without its figures.
fn key(text: &str) -> String {
    let mut key = String::new();
    for letter in text.chars() {
        let letter = if letter.is_numeric() { '#' } else { letter.to_ascii_lowercase() };
        if letter != '#' || !key.ends_with('#') {
            key.push(letter);
        }
    }
    key
}

/// "7", "– 7 –", "Page 3 of 7", "3/7".
fn counts_pages(text: &str) -> bool {
    let bare = text.trim_matches(|letter: char| !letter.is_alphanumeric());
    let numbers = bare.split(|letter: char| !letter.is_ascii_digit()).filter(|number| !number.is_empty());
    let numbers: Vec<&str> = numbers.collect();
    let words: Vec<String> = bare
        .split(|letter: char| !letter.is_alphabetic())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let known =
        ["page", "pages", "p", "pg", "of", "seite", "von", "s", "de", "di", "sur", "van", "pagina", "página", "pág"];
    (1..=2).contains(&numbers.len())
        && numbers.iter().all(|number| number.len() <= 4)
        && words.iter().all(|word| known.contains(&word.as_str()))
        && (numbers.len() == 1 || !words.is_empty() || bare.contains('/'))
        && (numbers.len() == 2 || !words.is_empty() || numbers[0].len() <= 3)
}

fn is_address(text: &str) -> bool {
    ["http://", "https://", "file://"].iter().any(|scheme| text.starts_with(scheme)) && !text.contains(' ')
}

/// "11/22/31, 5:56 AM", as browsers put it beside a page's title.
fn is_time_of_print(text: &str) -> bool {
    let Some((date, time)) = text.split_once(", ") else { return false };
    let figures = |text: &str| text.chars().filter(char::is_ascii_digit).count();
    text.len() <= 24
        && date.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, '/' | '.' | '-'))
        && figures(date) >= 4
        && time.contains(':')
        && figures(time) >= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(rows: &[(&str, i32)]) -> Page {
        let mut words = Vec::new();
        for &(text, baseline) in rows {
            let mut left = 5000;
            for text in text.split(' ') {
                let right = left + text.chars().count() as i32 * 500;
                words.push(Word {
                    text: text.into(),
                    left,
                    right,
                    baseline,
                    size: 1000,
                    spaced: true,
                    ..Word::default()
                });
                left = right + 300;
            }
        }
        Page { width: 60_000, height: 84_000, words, ..Page::default() }
    }

    fn left(pages: &[Page]) -> Vec<String> {
        pages.iter().flat_map(|page| rows(page.words.clone())).map(|row| line(&row).text).collect()
    }

    #[test]
    fn what_comes_back_at_the_edges_is_cut() {
        let mut pages = [
            page(&[("The Elmsport Post 3", 4000), ("A crane fell on Monday.", 7000), ("Page 1 of 2", 81_000)]),
            page(&[("The Elmsport Post 4", 4000), ("Nobody was hurt.", 7000), ("Page 2 of 2", 81_000)]),
        ];
        let edges = cut(&mut pages, 1000);
        assert_eq!(left(&pages), ["A crane fell on Monday.", "Nobody was hurt."]);
        assert_eq!((edges.count, edges.texts), (4, vec!["The Elmsport Post 3".to_owned(), "Page 1 of 2".to_owned()]));
    }

    #[test]
    fn what_comes_back_elsewhere_stays() {
        let same = [("Ferry news", 40_000), ("The ferry was late.", 42_000)];
        let mut pages = [page(&same), page(&same)];
        assert_eq!(cut(&mut pages, 1000).count, 0);
        assert_eq!(left(&pages).len(), 4);
    }

    #[test]
    fn page_numbers_and_years_are_told_apart() {
        for text in ["7", "– 12 –", "Page 3 of 7", "3/7", "Seite 2 von 4", "p. 9"] {
            assert!(counts_pages(text), "{text}");
        }
        for text in ["2031", "12 dead", "3 7", "Monday", "7 March 2031", "1-0"] {
            assert!(!counts_pages(text), "{text}");
        }
    }
}
