//! The words of a page → columns in the order in which they are read.
//!
//! A gutter is white space between words on its left and on its right that stays free over many lines. The one with the
//! most lines on its lesser side parts the page: what is above it, left of it, right of it and below it is taken apart in
//! turn (a recursive cut as in Nagy and Seth 1984, led by white space as in Breuel 2002). What no gutter parts is one
//! column. Tables of short cells are left alone, so that their rows stay together. Bands of words are compared in pairs:
//! quadratic in the lines of one page, whose number is limited.

use super::lines::{Line, lines};
use super::words::Word;
use crate::order;

/// A gutter has so many lines on either side, or fewer where it is very wide.
const LINES: usize = 4;
const LINES_IF_WIDE: usize = 2;
/// Its least width and what is very wide, in hundredths of the text's size.
const WIDTH: i32 = 80;
const VERY_WIDE: i32 = 250;
/// Lines beside a gutter have so many words on average, in tenths: fewer are cells of a table.
const WORDS: usize = 22;
/// Cuts inside cuts.
const DEPTH: usize = 12;
/// More bands of words on one page are taken for one column.
const BANDS: usize = 600;
/// Strips that are measured for one cut.
const TRIES: usize = 3000;

/// Lines that are read from top to bottom.
pub(super) type Column = Vec<Line>;

/// The columns of a page in reading order.
pub(super) fn columns(words: Vec<Word>) -> Vec<Column> {
    let mut columns = Vec::new();
    cut(words, DEPTH, &mut columns);
    columns
}

/// Words that overlap in height.
#[derive(Default)]
struct Band {
    words: Vec<Word>,
    top: i32,
    bottom: i32,
}

/// A white strip from band `from` up to band `to`, which is not in it.
#[derive(Clone, Copy)]
struct Gutter {
    left: i32,
    right: i32,
    from: usize,
    to: usize,
    /// Lines on its lesser side, and on both.
    least: usize,
    lines: usize,
}

fn cut(words: Vec<Word>, depth: usize, columns: &mut Vec<Column>) {
    if words.is_empty() {
        return;
    }
    let size = usual_size(&words);
    let bands = bands(words);
    let Some(gutter) =
        Some(&bands).filter(|bands| depth > 0 && bands.len() <= BANDS).and_then(|bands| best(bands, size))
    else {
        let words: Vec<Word> = bands.into_iter().flat_map(|band| band.words).collect();
        return columns.push(lines(&words));
    };
    let (mut above, mut left, mut right, mut below) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (at, band) in bands.into_iter().enumerate() {
        for word in band.words {
            let part = match at {
                at if at < gutter.from => &mut above,
                at if at >= gutter.to => &mut below,
                _ if word.right <= gutter.left => &mut left,
                _ => &mut right,
            };
            part.push(word);
        }
    }
    for part in [above, left, right, below] {
        cut(part, depth - 1, columns);
    }
}

/// The size of most letters.
pub(super) fn usual_size(words: &[Word]) -> i32 {
    let mut sizes: Vec<(i32, usize)> = Vec::new();
    // A file of noise may have as many sizes as words.
    for word in words.iter().take(200_000) {
        match sizes.iter_mut().take(100).find(|(size, _)| (*size - word.size).abs() * 20 < word.size) {
            Some((_, letters)) => *letters += word.text.len(),
            None => sizes.push((word.size, word.text.len())),
        }
    }
    sizes.iter().max_by_key(|&&(size, letters)| (letters, size)).map_or(1000, |&(size, _)| size)
}

fn bands(words: Vec<Word>) -> Vec<Band> {
    let mut bands: Vec<Band> = Vec::new();
    for word in order::sorted(words, |a, b| (a.top(), a.left).cmp(&(b.top(), b.left))) {
        match bands.last_mut().filter(|band| word.top() < band.bottom) {
            Some(band) => {
                band.bottom = band.bottom.max(word.bottom());
                band.words.push(word);
            }
            None => bands.push(Band { top: word.top(), bottom: word.bottom(), words: vec![word] }),
        }
    }
    bands
}

/// The strips that a band leaves free, as (left, right), those beside it included.
fn free(band: &Band, width: i32) -> Vec<(i32, i32)> {
    let mut extents: Vec<(i32, i32)> = band.words.iter().map(|word| (word.left, word.right)).collect();
    extents.sort_unstable();
    let mut free = Vec::new();
    let mut end = i32::MIN / 2;
    for (left, right) in extents {
        if left - end >= width {
            free.push((end, left));
        }
        end = end.max(right);
    }
    free.push((end, i32::MAX / 2));
    free
}

fn both(a: &[(i32, i32)], b: &[(i32, i32)], width: i32) -> Vec<(i32, i32)> {
    let mut shared = Vec::new();
    let (mut at, mut beside) = (0, 0);
    while at < a.len() && beside < b.len() {
        let (left, right) = (a[at].0.max(b[beside].0), a[at].1.min(b[beside].1));
        if right - left >= width {
            shared.push((left, right));
        }
        if a[at].1 < b[beside].1 { at += 1 } else { beside += 1 }
    }
    shared
}

/// The gutter with the most lines on its lesser side.
fn best(bands: &[Band], size: i32) -> Option<Gutter> {
    let width = size * WIDTH / 100;
    let frees: Vec<Vec<(i32, i32)>> = bands.iter().map(|band| free(band, width)).collect();
    let mut best: Option<Gutter> = None;
    let mut tries = 0;
    for from in 0..bands.len() {
        // A gutter begins where both of its sides do.
        let Some(inner) = frees[from].get(1..frees[from].len() - 1).filter(|inner| !inner.is_empty()) else { continue };
        let mut strips = inner.to_vec();
        for to in from + 1..=bands.len() {
            if to > from + 1 {
                strips = both(&strips, &frees[to - 1], width);
            }
            if strips.is_empty() {
                break;
            }
            // Only where the next band ends it, or nothing follows, is it as long as it can be.
            if to < bands.len() && both(&strips, &frees[to], width).len() == strips.len() {
                continue;
            }
            for &(left, right) in &strips {
                tries += 1;
                if tries > TRIES {
                    return best;
                }
                let found = measure(bands, size, Gutter { left, right, from, to, least: 0, lines: 0 });
                let better = |a: &Gutter, b: &Gutter| {
                    (a.least, a.lines, a.right - a.left) > (b.least, b.lines, b.right - b.left)
                };
                if let Some(found) = found.filter(|found| best.as_ref().is_none_or(|best| better(found, best))) {
                    best = Some(found);
                }
            }
        }
    }
    best
}

/// Cuts what stands on one side only off the end of a gutter, and counts its lines; `None` where it is none.
fn measure(bands: &[Band], size: i32, mut gutter: Gutter) -> Option<Gutter> {
    let sides = |band: &Band| {
        (band.words.iter().any(|w| w.right <= gutter.left), band.words.iter().any(|w| w.left >= gutter.right))
    };
    let tall = |band: &Band| band.words.iter().any(|word| word.size * 100 > size * 125);
    let last = (gutter.from..gutter.to).rev().find(|&at| sides(&bands[at]) == (true, true))?;
    let mut to = last + 1;
    while to < gutter.to {
        // The longer column goes on; a headline or a gap begins something else.
        if tall(&bands[to]) || bands[to].top - bands[to - 1].bottom > size * 3 / 2 {
            break;
        }
        to += 1;
    }
    // A label above a headline belongs to that, also where the headline is on the next page.
    while to > last + 1 && bands.get(to).is_none_or(&tall) && is_label(&bands[to - 1], &bands[to - 2], size) {
        to -= 1;
    }
    gutter.to = to;
    let (mut lines, mut words) = ([0, 0], [0, 0]);
    for band in &bands[gutter.from..gutter.to] {
        for side in 0..2 {
            let mut heights: Vec<i32> = Vec::new();
            for word in band.words.iter().filter(|word| (word.left >= gutter.right) == (side == 1)) {
                words[side] += 1;
                if !heights.iter().any(|height| (height - word.baseline).abs() * 2 < word.size) {
                    heights.push(word.baseline);
                }
            }
            lines[side] += heights.len();
        }
    }
    gutter.least = lines[0].min(lines[1]);
    gutter.lines = lines[0] + lines[1];
    let needed = if (gutter.right - gutter.left) * 100 > size * VERY_WIDE { LINES_IF_WIDE } else { LINES };
    let running = (0..2).all(|side| words[side] * 10 >= lines[side] * WORDS);
    (gutter.least >= needed && running).then_some(gutter)
}

/// A few words that are bold, or stand apart from what is above them.
fn is_label(band: &Band, above: &Band, size: i32) -> bool {
    let apart = band.top - above.bottom > size * 7 / 10;
    band.words.len() <= 5 && (apart || band.words.iter().all(|word| word.bold))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words of five letters from `left` on, a line each 1,200.
    fn block(words: &mut Vec<Word>, text: &str, left: i32, top: i32) {
        for (row, line) in text.split('/').enumerate() {
            let mut at = left;
            for text in line.split(' ') {
                let right = at + text.chars().count() as i32 * 500;
                let baseline = top + row as i32 * 1200;
                words.push(Word {
                    text: text.into(),
                    left: at,
                    right,
                    baseline,
                    size: 1000,
                    spaced: true,
                    ..Word::default()
                });
                at = right + 300;
            }
        }
    }

    fn read(words: Vec<Word>) -> String {
        let columns = columns(words);
        let texts =
            columns.iter().map(|lines| lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("/"));
        texts.collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn two_columns_under_a_wide_headline() {
        let mut words = Vec::new();
        block(&mut words, "crane falls across the only channel of port", 1000, 2000);
        block(&mut words, "a aa aaa aaaa/b bb bbb/c cc ccc/d dd ddd/e ee eee", 1000, 5000);
        block(&mut words, "f ff fff/g gg ggg/h hh hhh/i ii iii", 12_000, 5300);
        block(&mut words, "more on this story on the pages of business", 1000, 14_000);
        assert_eq!(
            read(words),
            "crane falls across the only channel of port | a aa aaa aaaa/b bb bbb/c cc ccc/d dd ddd/e ee eee | \
             f ff fff/g gg ggg/h hh hhh/i ii iii | more on this story on the pages of business"
        );
    }

    #[test]
    fn three_columns() {
        let mut words = Vec::new();
        for column in 0..3 {
            block(&mut words, "a aa aaa/b bb bbb/c cc ccc/d dd ddd", 1000 + column * 6000, 5000 + column * 100);
        }
        assert_eq!(read(words).matches(" | ").count(), 2);
    }

    #[test]
    fn rows_of_a_table_stay_together() {
        let mut words = Vec::new();
        block(&mut words, "ferries/cranes/pilots/tugs/ships", 1000, 5000);
        block(&mut words, "12/7/30/4/19", 12_000, 5000);
        assert_eq!(read(words), "ferries 12/cranes 7/pilots 30/tugs 4/ships 19");
    }

    #[test]
    fn wide_spaces_in_one_column_are_no_gutter() {
        let mut words = Vec::new();
        block(&mut words, "one two  three/four five six/seven eight nine/ten eleven twelve", 1000, 5000);
        assert!(!read(words).contains('|'));
    }
}
