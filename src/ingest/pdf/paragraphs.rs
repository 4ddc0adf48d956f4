//! Lines → paragraphs, and paragraphs that go on in the next column or on the next page.
//!
//! A paragraph ends where the next line is further down than lines of its size are, is indented, is set in another size
//! or weight, or would have begun on this line, had it been the same paragraph. Hyphens at the ends of lines go unless the
//! word is written with one elsewhere. Linear in the lines.

use super::columns::Column;
use super::lines::Line;
use std::collections::HashSet;

/// A paragraph as it was set.
#[derive(Debug, Clone, Default)]
pub(super) struct Paragraph {
    pub(super) text: String,
    pub(super) size: i32,
    pub(super) bold: bool,
    pub(super) page: usize,
    /// It follows the paragraph before it as one row follows another, without a gap.
    pub(super) row: bool,
    /// The first of its page.
    pub(super) first: bool,
    pub(super) lines: usize,
}

/// Lines are further apart than others of a column by this share of the size, in hundredths.
const GAP: i32 = 32;
/// An indent is so wide, in hundredths of the size.
const INDENT: i32 = 55;
/// Sizes are the same within so much, in hundredths.
const SAME_SIZE: i32 = 8;
/// Text is large from so many times the size of most text on, in hundredths.
const LARGE: i32 = 115;
/// How many paragraphs may stand between the two halves of one: captions, boxes.
const BETWEEN: usize = 3;

/// The paragraphs of a file; `pages` holds the columns of each, `body` is the size of most text.
pub(super) fn paragraphs(pages: &[Vec<Column>], body: i32) -> Vec<Paragraph> {
    let words = words_with_hyphens(pages);
    let mut all: Vec<Paragraph> = Vec::new();
    for (page, columns) in pages.iter().enumerate() {
        let mut first = true;
        for column in columns {
            let mut of_column = of_column(column, page, body, &words);
            if let Some(paragraph) = of_column.first_mut() {
                paragraph.first = std::mem::take(&mut first);
            }
            join_halves(&mut all, &mut of_column, &words);
            all.append(&mut of_column);
        }
    }
    all
}

fn same_size(a: i32, b: i32) -> bool {
    (a - b).abs() * 100 <= a.max(b) * SAME_SIZE
}

fn of_column(lines: &[Line], page: usize, body: i32, words: &Vocabulary) -> Vec<Paragraph> {
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let before = at.checked_sub(1).map(|before| &lines[before]);
        let end = before.map_or(End::Gap, |before| ends(before, line, lines, body));
        match paragraphs.last_mut().filter(|_| matches!(end, End::None)) {
            Some(paragraph) => {
                append(&mut paragraph.text, &line.text, words);
                paragraph.bold &= line.bold;
                paragraph.lines += 1;
            }
            None => paragraphs.push(Paragraph {
                text: line.text.clone(),
                size: line.size,
                bold: line.bold,
                page,
                row: matches!(end, End::Short) && paragraphs.last().is_some_and(|before| before.lines == 1),
                first: false,
                lines: 1,
            }),
        }
    }
    paragraphs
}

/// How a paragraph ends between two lines.
enum End {
    None,
    Gap,
    /// Nothing but the room left on the line tells.
    Short,
}

fn ends(a: &Line, b: &Line, column: &[Line], body: i32) -> End {
    if !same_size(a.size, b.size) {
        return End::Gap;
    }
    let hyphened = a.text.ends_with(['-', '\u{ad}']);
    let mut leadings: Vec<i32> = column
        .windows(2)
        .filter(|pair| same_size(pair[0].size, a.size) && same_size(pair[1].size, a.size))
        .map(|pair| pair[1].baseline - pair[0].baseline)
        .collect();
    leadings.sort_unstable();
    // Most lines go on; where most are paragraphs of one line, the least distance is that of lines.
    let usual = leadings.get(leadings.len() / 3).copied().unwrap_or(a.size * 6 / 5).min(a.size * 9 / 5);
    if b.baseline - a.baseline > usual + a.size * GAP / 100 {
        return End::Gap;
    }
    let left = column.iter().map(|line| line.left).min().unwrap_or(a.left);
    let right = column.iter().map(|line| line.right).max().unwrap_or(a.right);
    let room = right - a.right;
    let finished = ends_paragraph(&a.text);
    let short = !hyphened && room > b.first + a.size / 3;
    if a.bold != b.bold && (finished || short) {
        return End::Short;
    }
    let indented = (b.left - a.left) * 100 > b.size * INDENT;
    if indented && (finished || short) && b.left - left < (right - left) / 2 {
        return End::Gap;
    }
    // Headlines are broken where it looks well, text where the line is full.
    let wide = right - left;
    let large = a.size * 100 > body * LARGE;
    if short && !large && (finished && room > a.size || room * 4 > wide && starts_anew(&b.text)) {
        return End::Short;
    }
    End::None
}

fn starts_anew(text: &str) -> bool {
    text.chars().find(|letter| letter.is_alphanumeric()).is_some_and(|letter| !letter.is_lowercase())
}

/// Whether a paragraph may end so.
pub(super) fn ends_paragraph(text: &str) -> bool {
    let bare = text.trim_end_matches(['"', '”', '“', '’', '\'', '»', '«', ')', ']', ' ']);
    bare.ends_with(['.', '!', '?', ':', '…', '。'])
}

/// A paragraph that stops in mid-sentence goes on with the first of its size that begins in mid-sentence.
fn join_halves(all: &mut [Paragraph], next: &mut Vec<Paragraph>, words: &Vocabulary) {
    let open = all.iter().rposition(|paragraph| {
        paragraph.lines > 1 && !ends_paragraph(&paragraph.text) && paragraph.text.chars().count() > 40
    });
    let Some(open) = open.filter(|&at| all.len() - at <= BETWEEN) else { return };
    let half = &all[open];
    let goes_on = |(at, other): (usize, &Paragraph)| {
        let anew = starts_anew(&other.text) && !half.text.ends_with(['-', '\u{ad}']);
        let beside = at == 0 && open + 1 == all.len();
        same_size(half.size, other.size) && half.bold == other.bold && (!anew || beside && other.lines > 1)
    };
    if let Some(at) = next.iter().take(BETWEEN).enumerate().position(goes_on) {
        let rest = next.remove(at);
        append(&mut all[open].text, &rest.text, words);
        if let Some(follows) = next.get_mut(at) {
            follows.row = false;
            follows.first |= rest.first;
        }
    }
}

/// Words that stand in the file with a hyphen inside a line, and all that stand without one.
struct Vocabulary {
    whole: HashSet<String>,
    hyphened: HashSet<String>,
}

fn words_with_hyphens(pages: &[Vec<Column>]) -> Vocabulary {
    let mut words = Vocabulary { whole: HashSet::new(), hyphened: HashSet::new() };
    for line in pages.iter().flatten().flatten() {
        for word in line.text.split(' ') {
            let word = bare(word).to_lowercase();
            match word.contains('-') {
                true => words.hyphened.insert(word),
                false => words.whole.insert(word),
            };
        }
    }
    words
}

fn bare(word: &str) -> &str {
    word.trim_matches(|letter: char| !letter.is_alphanumeric())
}

/// Adds a line to a text.
fn append(text: &mut String, line: &str, words: &Vocabulary) {
    if text.ends_with('\u{ad}') {
        text.pop();
    } else if text.ends_with('-') && !text.ends_with(" -") && !text.ends_with("--") {
        if goes_without(text, line, words) {
            text.pop();
        }
    } else if !text.is_empty() {
        text.push(' ');
    }
    text.push_str(line);
}

/// Whether the hyphen between a text and the line after it only parts the line.
fn goes_without(text: &str, line: &str, words: &Vocabulary) -> bool {
    let before = text.rsplit(' ').next().unwrap_or_default().trim_end_matches('-');
    let behind = line.split(' ').next().unwrap_or_default();
    if !behind.starts_with(char::is_lowercase) || !before.ends_with(char::is_alphabetic) {
        return false;
    }
    let (before, behind) = (bare(before).to_lowercase(), bare(behind).to_lowercase());
    let whole = words.whole.contains(&format!("{before}{behind}"));
    whole || !words.hyphened.contains(&format!("{before}-{behind}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines of a column 20,000 wide; a leading `>` indents, a leading `^` leaves a gap.
    fn column(rows: &[&str]) -> Column {
        let mut baseline = 10_000;
        let lines = rows.iter().map(|row| {
            baseline += if row.starts_with('^') { 2400 } else { 1200 };
            let left = if row.starts_with('>') { 2000 } else { 1000 };
            let text = row.trim_start_matches(['>', '^']);
            let first = text.split(' ').next().map_or(0, |word| word.len() as i32 * 500);
            let right = left + text.chars().count() as i32 * 500;
            Line { text: text.into(), left, right, baseline, size: 1000, bold: false, first }
        });
        lines.collect()
    }

    fn texts(columns: Vec<Column>) -> Vec<String> {
        paragraphs(&[columns], 1000).into_iter().map(|paragraph| paragraph.text).collect()
    }

    #[test]
    fn gaps_indents_and_short_last_lines_end_paragraphs() {
        let rows = [
            "The crane fell across the only channel of",
            "the port on Monday.",
            "Nobody was hurt when it came down, the",
            "port authority said in a statement here.",
            ">Ships wait outside, and nobody knows yet",
            "for how long that will be so, pilots say.",
            "^The last one.",
        ];
        assert_eq!(texts(vec![column(&rows)]).len(), 4);
    }

    #[test]
    fn hyphens_at_line_ends_go_unless_the_word_has_one() {
        let rows = [
            "The well-kept har-",
            "bour of Elmsport was closed, and its well-",
            "kept crane gone, and Jean-",
            "Pierre of the COVID-",
            "19 board left us.",
        ];
        assert_eq!(
            texts(vec![column(&rows)]),
            [
                "The well-kept harbour of Elmsport was closed, and its well-kept crane gone, and Jean-Pierre of the COVID-19 board left us."
            ]
        );
        assert_eq!(
            texts(vec![column(&["The soft hy\u{ad}", "phen goes away from this line."])])[0],
            "The soft hyphen goes away from this line."
        );
    }

    #[test]
    fn a_sentence_goes_on_in_the_next_column_past_a_caption() {
        let left = column(&["The crane fell across the only channel of", "the port on Monday night when the wind at"]);
        let caption = vec![Line { size: 700, ..column(&["Dock 4 on Tuesday"]).remove(0) }];
        let right = column(&["last had gone down, and nobody was there."]);
        assert_eq!(texts(vec![left, caption, right]).len(), 2);
    }

    #[test]
    fn rows_of_a_header_stay_rows() {
        let found = paragraphs(
            &[vec![column(&[
                "Source: The Post",
                "Date: 7 March 2031",
                "The crane fell across the only channel of",
                "the port.",
            ])]],
            1000,
        );
        assert_eq!(found.iter().map(|paragraph| paragraph.row).collect::<Vec<_>>(), [false, true, true]);
    }
}
