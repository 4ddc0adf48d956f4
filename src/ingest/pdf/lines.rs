//! Words → lines: what stands on one height and side by side.
//!
//! A letter printed twice to look bold is one letter; a large initial over several lines belongs to the word beside its
//! top. Both are put right on the whole page, before lines are made. `n log n` in the words.

use super::words::Word;
use crate::order;

/// Words beside each other.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) left: i32,
    pub(super) right: i32,
    pub(super) baseline: i32,
    /// The size of most of its letters.
    pub(super) size: i32,
    /// All of it is bold.
    pub(super) bold: bool,
    /// How wide its first word is.
    pub(super) first: i32,
}

/// Words of one line overlap in height by this share of the smaller one, in hundredths.
const OVERLAP: i32 = 50;
/// A gap of this share of the size parts words that no space parts, in hundredths.
const SPACE: i32 = 14;
/// An initial is so many times as large as the text it begins, in hundredths.
const INITIAL: i32 = 180;

impl Word {
    /// The height that letters without tails take up. Lines that are set tight do not touch so.
    pub(super) fn top(&self) -> i32 {
        self.baseline - self.size * 7 / 10
    }

    pub(super) fn bottom(&self) -> i32 {
        self.baseline + self.size / 20
    }
}

/// The lines of a column, from top to bottom.
pub(super) fn lines(words: &[Word]) -> Vec<Line> {
    rows(words.to_vec()).iter().map(|row| line(row)).collect()
}

/// Words by rows, each from left to right.
pub(super) fn rows(words: Vec<Word>) -> Vec<Vec<Word>> {
    let words = order::sorted(words, |a, b| (a.baseline, a.left).cmp(&(b.baseline, b.left)));
    let mut rows: Vec<Vec<Word>> = Vec::new();
    for word in words {
        // A raised or lowered figure belongs to a row just before; further back nothing overlaps.
        let fits = rows.iter().rposition(|row| row.first().is_some_and(|first| overlap(first, &word)));
        match fits.filter(|&at| at + 3 > rows.len()) {
            Some(at) => {
                rows[at].push(word);
                let last = rows[at].len() - 1;
                if rows[at][last].size > rows[at][0].size {
                    rows[at].swap(0, last);
                }
            }
            None => rows.push(vec![word]),
        }
    }
    let rows: Vec<Vec<Word>> = rows.into_iter().map(|row| order::sorted(row, |a, b| a.left.cmp(&b.left))).collect();
    order::sorted(rows, |a, b| height(a).cmp(&height(b)))
}

/// The baseline of a row is that of its largest word.
fn height(row: &[Word]) -> i32 {
    let largest = row.iter().map(|word| word.size).max().unwrap_or(0);
    row.iter().find(|word| word.size == largest).map_or(0, |word| word.baseline)
}

fn overlap(a: &Word, b: &Word) -> bool {
    let shared = a.bottom().min(b.bottom()) - a.top().max(b.top());
    shared * 100 >= (a.bottom() - a.top()).min(b.bottom() - b.top()) * OVERLAP
}

/// One line of the words of a row.
pub(super) fn line(row: &[Word]) -> Line {
    let mut line = Line { bold: true, baseline: height(row), ..Line::default() };
    let mut sizes: Vec<(i32, usize)> = Vec::new();
    for (at, word) in row.iter().enumerate() {
        if at == 0 {
            (line.left, line.right, line.first) = (word.left, word.right, word.right - word.left);
        } else if word.spaced || (word.left - line.right) * 100 > SPACE * word.size {
            line.text.push(' ');
        }
        line.text.push_str(&word.text);
        line.right = line.right.max(word.right);
        line.bold &= word.bold;
        let letters = word.text.len();
        match sizes.iter_mut().find(|(size, _)| *size == word.size) {
            Some((_, count)) => *count += letters,
            None => sizes.push((word.size, letters)),
        }
    }
    line.size = sizes.iter().max_by_key(|&&(size, count)| (count, size)).map_or(0, |&(size, _)| size);
    line
}

/// Leaves out words that are printed over themselves, and gives initials to their words.
pub(super) fn put_right(words: Vec<Word>) -> Vec<Word> {
    let words = order::sorted(words, |a, b| (a.baseline, a.left).cmp(&(b.baseline, b.left)));
    let mut kept: Vec<Word> = Vec::with_capacity(words.len());
    for word in words {
        let over = |before: &&Word| (word.baseline - before.baseline) * 8 < word.size;
        let twice = kept.iter().rev().take(40).take_while(over).any(|before| {
            before.text == word.text && (before.left - word.left).abs() * 6 < word.size && before.size == word.size
        });
        if !twice {
            kept.push(word);
        }
    }
    initials(&mut kept);
    kept
}

/// The word beside the top of a large letter begins with it.
fn initials(words: &mut Vec<Word>) {
    let is_initial = |word: &Word| {
        let letter = word.text.trim_start_matches(['“', '„', '"', '«', '‘', '‚']);
        letter.chars().count() == 1 && letter.chars().all(char::is_uppercase)
    };
    let large: Vec<usize> = (0..words.len()).filter(|&at| is_initial(&words[at])).take(200).collect();
    let mut gone = Vec::new();
    for at in large {
        let initial = words[at].clone();
        let beside = |word: &Word| {
            initial.size * 100 >= word.size * INITIAL
                && word.baseline < initial.baseline
                && word.bottom() > initial.top()
                && (word.top() - initial.top()).abs() < word.size
                && word.left >= initial.left
                && word.left - initial.right < word.size
        };
        let Some(first) = words.iter().position(beside) else { continue };
        // A word of one letter ("A") is followed by a space.
        let join = if words[first].spaced { " " } else { "" };
        words[first].text.insert_str(0, &format!("{}{join}", initial.text));
        gone.push(at);
    }
    let mut at = 0;
    words.retain(|_| {
        at += 1;
        !gone.contains(&(at - 1))
    });
}

#[cfg(test)]
mod tests {
    use super::super::words::Word;
    use super::*;

    fn word(text: &str, left: i32, baseline: i32, size: i32) -> Word {
        let right = left + text.chars().count() as i32 * size / 2;
        Word { text: text.into(), left, right, baseline, size, spaced: true, ..Word::default() }
    }

    fn texts(words: Vec<Word>) -> Vec<String> {
        lines(&put_right(words)).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn a_line_is_read_from_left_to_right_whatever_the_order_in_the_file() {
        let words = vec![
            word("ran", 4000, 10_020, 1000),
            word("ferry", 1000, 10_000, 1000),
            word("aground", 1000, 11_200, 1000),
        ];
        assert_eq!(texts(words), ["ferry ran", "aground"]);
    }

    #[test]
    fn what_is_printed_over_itself_is_read_once() {
        let words = vec![
            word("Ferry", 1000, 10_000, 2000),
            word("Ferry", 1030, 10_000, 2000),
            word("Ferry", 9000, 10_000, 2000),
        ];
        assert_eq!(texts(words), ["Ferry Ferry"]);
    }

    #[test]
    fn an_initial_begins_the_word_beside_its_top() {
        let words = vec![
            word("T", 1000, 12_900, 4200),
            Word { spaced: false, ..word("he", 3300, 10_700, 1000) },
            word("crane", 4500, 10_700, 1000),
            word("fell", 3300, 11_900, 1000),
            word("at", 1000, 14_100, 1000),
        ];
        assert_eq!(texts(words), ["The crane", "fell", "at"]);
    }

    #[test]
    fn a_raised_figure_stays_in_its_line() {
        let mut figure = word("2", 1500, 9_700, 600);
        figure.spaced = false;
        assert_eq!(texts(vec![word("m", 1000, 10_000, 1000), figure, word("of", 2500, 10_000, 1000)]), ["m2 of"]);
    }
}
