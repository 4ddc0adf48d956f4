//! Two texts → how much wording they share, counted exactly, and where.
//!
//! Resemblance and containment are counts over distinct 5-word shingles (Broder 1997); the share of words in common runs
//! of 4 or more is Clough's (2003) measure of reuse without its stemming. Passages are maximal common runs, tiled the longest
//! first (after Wise 1993), and joined where a few words differ between them.
//! The cost is linear in the two texts, as long as no run of 4 words is repeated often inside one of them.

use super::words::{SHINGLE, runs, shingles};
use crate::order::meet;
use crate::text::Token;

/// Shortest run that counts as shared wording, in words.
pub const RUN: usize = 4;
/// Runs are joined to a passage over so many differing words on either side.
const GAP: usize = 4;
/// Bits of a run that name its place: a text of [`crate::settings::MAX_ARTICLE_BYTES`] has no more words.
const PLACE: u32 = 22;
/// So many places of one run are looked at inside a text.
const PLACES: usize = 16;

/// What two texts share. Shares are in ten-thousandths.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// Jaccard similarity of the distinct shingles.
    pub resemblance: u16,
    /// Share of a's shingles in b.
    pub a_in_b: u16,
    /// Share of b's shingles in a.
    pub b_in_a: u16,
    /// Share of the shorter text's words in shared runs.
    pub score: u16,
    /// Words of the shorter text in shared runs.
    pub words: u32,
    /// The same as `score`, of words outside quotation marks.
    pub unquoted: u16,
    /// Words of the shorter text in shared runs, outside quotation marks.
    pub unquoted_words: u32,
    /// Shared stretches in the order of a.
    pub spans: Vec<Span>,
}

impl Measure {
    /// Words of the longest shared stretch.
    pub fn longest(&self) -> u32 {
        self.spans.iter().map(|span| span.words).max().unwrap_or(0)
    }
}

/// A shared stretch, as ranges of compared words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// In a: from, to.
    pub a: [u32; 2],
    /// In b: from, to.
    pub b: [u32; 2],
    /// Words that both sides share.
    pub words: u32,
    /// Lies inside quotation marks on both sides.
    pub quoted: bool,
}

/// A text to be measured.
#[derive(Debug)]
pub struct Text {
    /// Hashes of the compared words.
    words: Vec<u64>,
    quoted: Vec<bool>,
    shingles: Vec<u64>,
    /// Every run of [`RUN`] words: the first bits of its hash, then its place.
    runs: Vec<u64>,
    /// One bit for each run, named by the first bits of its hash: most runs of another text are told by it not to be here.
    marks: Vec<u64>,
}

impl Text {
    /// `words` are the compared words, `quotes` the byte ranges between quotation marks, in order.
    pub fn new(words: &[Token], quotes: &[(usize, usize)]) -> Self {
        let mut spans = quotes.iter().peekable();
        let quoted = words.iter().map(|word| {
            while spans.next_if(|span| span.1 <= word.start as usize).is_some() {}
            spans.peek().is_some_and(|span| span.0 <= word.start as usize)
        });
        let mut shingles: Vec<u64> = shingles(words).collect();
        shingles.sort_unstable();
        shingles.dedup();
        let place = |(at, hash): (usize, u64)| hash >> PLACE << PLACE | at as u64;
        let mut runs: Vec<u64> = runs(words, RUN).enumerate().map(place).collect();
        runs.sort_unstable();
        let mut marks = vec![0; (runs.len() / 4).next_power_of_two()];
        for run in &runs {
            let (at, bit) = mark_of(*run, marks.len());
            marks[at] |= bit;
        }
        let hashes = words.iter().map(|word| word.hash).collect();
        Self { quoted: quoted.collect(), shingles, runs, marks, words: hashes }
    }
}

/// The word and the bit of `words` words, a power of two, that mark a run. There are 16 bits a run at least.
fn mark_of(run: u64, words: usize) -> (usize, u64) {
    ((run >> 48) as usize & (words - 1), 1 << (run >> 42 & 63))
}

fn place_of(run: u64) -> usize {
    run as usize & ((1 << PLACE) - 1)
}

fn share(part: usize, whole: usize) -> u16 {
    (part * 10_000 + whole / 2).checked_div(whole).unwrap_or(0) as u16
}

/// Measures two texts.
pub fn measure(a: &Text, b: &Text) -> Measure {
    let (shorter, longer) = if a.words.len() <= b.words.len() { (a, b) } else { (b, a) };
    let places = places(a, b);
    let mut common = 0;
    // Where no two runs follow each other, no shingle is shared.
    if shorter.words.len() <= SHINGLE || places.windows(2).any(|pair| pair[0].0 + 1 == pair[1].0) {
        meet(&a.shingles, &b.shingles, |_| common += 1);
    }
    let covered = covered(shorter, longer, &places, std::ptr::eq(shorter, a));
    let shared = covered.iter().filter(|&&c| c).count();
    let outside = covered.iter().zip(&shorter.quoted).filter(|&(&covered, &quoted)| covered && !quoted).count();
    let all_outside = shorter.quoted.iter().filter(|&&quoted| !quoted).count();
    Measure {
        resemblance: share(common, a.shingles.len() + b.shingles.len() - common),
        a_in_b: share(common, a.shingles.len()),
        b_in_a: share(common, b.shingles.len()),
        score: share(shared, shorter.words.len()),
        words: shared as u32,
        unquoted: share(outside, all_outside),
        unquoted_words: outside as u32,
        spans: spans(a, b, &places),
    }
}

/// For each run of `a` that `b` has too: its place in `a`, and the range of its places in `b.runs`; by place in `a`.
fn places(a: &Text, b: &Text) -> Vec<(u32, (u32, u32))> {
    let mut places = Vec::new();
    // Sorted as numbers, which other rooms do, too: the place in `a`, then the place in this list.
    let mut order: Vec<u64> = Vec::new();
    let mut from = 0;
    for &run in &a.runs {
        let (at, bit) = mark_of(run, b.marks.len());
        if b.marks[at] & bit == 0 {
            continue;
        }
        from += b.runs[from..].partition_point(|other| other >> PLACE < run >> PLACE);
        let same = b.runs[from..].iter().take_while(|&&other| other >> PLACE == run >> PLACE).count();
        if same > 0 {
            order.push((place_of(run) as u64) << 32 | places.len() as u64);
            places.push((place_of(run) as u32, (from as u32, (from + same) as u32)));
        }
    }
    order.sort_unstable();
    order.into_iter().map(|entry| places[entry as u32 as usize]).collect()
}

/// Which words of `text` lie in runs that `other` has too; `places` are those of a measured pair, whose first is `text` if
/// `first`.
fn covered(text: &Text, other: &Text, places: &[(u32, (u32, u32))], first: bool) -> Vec<bool> {
    let mut covered = vec![false; text.words.len()];
    let short = text.words.len() < SHINGLE && !text.shingles.is_empty();
    if short && other.shingles.binary_search(&text.shingles[0]).is_ok() {
        covered.fill(true);
    }
    for &(at, (from, to)) in places {
        if first {
            covered[at as usize..at as usize + RUN].fill(true);
        } else {
            for at in text.runs[from as usize..to as usize].iter().map(|&run| place_of(run)) {
                covered[at..at + RUN].fill(true);
            }
        }
    }
    covered
}

/// Shared runs of `a` in `b`, in the order of `a`; none overlaps another on either side. The longest are laid first, so
/// that a phrase that comes again and again does not break up what stands around it.
fn tiles(a: &Text, b: &Text, places: &[(u32, (u32, u32))]) -> Vec<(usize, usize, usize)> {
    let mut matches: Vec<(usize, usize, usize)> = Vec::new();
    // For each way in which the texts can lie beside each other, how far in `a` it has been followed.
    let mut reached = vec![0_u32; a.words.len() + b.words.len()];
    for &(at, (from, to)) in places {
        let runs = &b.runs[from as usize..to as usize];
        let at = at as usize;
        // Of many places those that lie as this one does.
        let near = runs.partition_point(|&run| place_of(run) < at).saturating_sub(PLACES / 2);
        let near = near.min(runs.len().saturating_sub(PLACES));
        for place in runs[near..].iter().take(PLACES).map(|&run| place_of(run)) {
            let reached = &mut reached[place + a.words.len() - at - 1];
            if at >= *reached as usize {
                let same = a.words[at..].iter().zip(&b.words[place..]).take_while(|(x, y)| x == y).count();
                matches.push((at, place, same));
                *reached = (at + same) as u32;
            }
        }
    }
    let mut order: Vec<u64> = matches
        .iter()
        .enumerate()
        .map(|(at, &(_, _, len))| u64::from(u32::MAX - len as u32) << 32 | at as u64)
        .collect();
    order.sort_unstable();
    let (mut in_a, mut in_b) = (vec![false; a.words.len()], vec![false; b.words.len()]);
    let mut tiles: Vec<(usize, usize, usize)> = Vec::new();
    for (at, place, len) in order.into_iter().map(|entry| matches[entry as u32 as usize]) {
        // What is still free of it.
        let mut from = 0;
        while from < len {
            let free = (from..len).take_while(|&step| !in_a[at + step] && !in_b[place + step]).count();
            if free >= RUN {
                in_a[at + from..at + from + free].fill(true);
                in_b[place + from..place + from + free].fill(true);
                tiles.push((at + from, place + from, free));
            }
            from += free + 1;
        }
    }
    let mut order: Vec<u64> = tiles.iter().enumerate().map(|(at, tile)| (tile.0 as u64) << 32 | at as u64).collect();
    order.sort_unstable();
    order.into_iter().map(|entry| tiles[entry as u32 as usize]).collect()
}

fn spans(a: &Text, b: &Text, places: &[(u32, (u32, u32))]) -> Vec<Span> {
    let mut joined: Vec<Span> = Vec::new();
    for (in_a, in_b, len) in tiles(a, b, places) {
        let here = Span {
            a: [in_a as u32, (in_a + len) as u32],
            b: [in_b as u32, (in_b + len) as u32],
            words: len as u32,
            quoted: false,
        };
        let joins = |last: &Span| {
            here.a[0] - last.a[1] <= GAP as u32 && here.b[0] >= last.b[1] && here.b[0] - last.b[1] <= GAP as u32
        };
        match joined.last_mut().filter(|last| joins(last)) {
            Some(last) => {
                *last = Span {
                    a: [last.a[0], here.a[1]],
                    b: [last.b[0], here.b[1]],
                    words: last.words + here.words,
                    quoted: false,
                }
            }
            None => joined.push(here),
        }
    }
    let inside = |quoted: &[bool], range: [u32; 2]| {
        let range = &quoted[range[0] as usize..range[1] as usize];
        range.iter().all(|&quoted| quoted)
    };
    for span in &mut joined {
        span.quoted = inside(&a.quoted, span.a) && inside(&b.quoted, span.b);
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{marks::quoted_spans, tokenize};

    fn text(text: &str) -> Text {
        let mut words = Vec::new();
        tokenize(text, &mut words);
        Text::new(&words, &quoted_spans(text))
    }

    const A: &str =
        "The ferry Halcyon ran aground off Elmsport on Monday night with forty people on board, the coast guard said.";

    #[test]
    fn the_same_words_are_measured_as_such() {
        let both = measure(&text(A), &text(&A.to_uppercase().replace(',', " –")));
        assert_eq!((both.resemblance, both.a_in_b, both.b_in_a, both.score), (10_000, 10_000, 10_000, 10_000));
        assert_eq!(both.spans.len(), 1);
    }

    #[test]
    fn measuring_is_symmetric() {
        let (a, b) = (
            text(A),
            text(
                "Forty people on board were saved after the ferry Halcyon ran aground off Elmsport, it was said on Monday night with forty guests.",
            ),
        );
        let (there, back) = (measure(&a, &b), measure(&b, &a));
        assert_eq!((there.a_in_b, there.score, there.resemblance), (back.b_in_a, back.score, back.resemblance));
    }

    #[test]
    fn a_passage_goes_over_small_edits() {
        let edited = A.replace("Monday night", "late Monday evening");
        let both = measure(&text(A), &text(&edited));
        assert_eq!(both.spans.len(), 1);
        assert_eq!(both.spans[0].words, 17);
    }

    #[test]
    fn a_phrase_that_comes_again_does_not_break_passages_up() {
        let line = |n: usize| {
            format!("On pier {n} the crew counted {} crates before the tide turned, the office said. ", n * n)
        };
        let lines = |changed: usize| -> String {
            (0..40)
                .map(|n| if n == changed { "It rained all day, and nobody worked. ".into() } else { line(n) })
                .collect()
        };
        let both = measure(&text(&lines(99)), &text(&lines(7)));
        assert_eq!(both.spans.len(), 2, "{:?}", both.spans);
    }

    #[test]
    fn texts_of_one_word_are_measured_soon() {
        let (a, b) = (text(&"ha ".repeat(20_000)), text(&"ha ".repeat(19_000)));
        let both = measure(&a, &b);
        assert_eq!((both.score, both.spans.iter().map(|span| span.words).max()), (10_000, Some(19_000)));
    }

    #[test]
    fn shared_quotes_are_told_from_shared_wording() {
        let a = text("Mayor Bell said: “We will not leave a single family of this town behind.” He left.");
        let b = text("It rained. “We will not leave a single family of this town behind”, she quoted him.");
        let both = measure(&a, &b);
        assert!(both.spans[0].quoted && both.unquoted == 0 && both.score > 5000);
    }
}
