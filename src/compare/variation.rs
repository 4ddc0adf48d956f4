//! How one wording of a statement differs from another: shorter, in another order, in other words.

use super::Accounts;
use super::reading::Span;
use super::statements::Unit;
use super::terms::Term;
use crate::article::QuoteKind;
use crate::report::{Edit, Variation};
use crate::reuse::edits::differences;

/// Of two wordings so much must be the same words, in ten-thousandths of the shorter, for it to be a trimmed or reordered one.
pub const SAME_WORDS: usize = 9000;

/// A stretch of which less stands in the other quote says something else, where another stretch is the same.
const OTHER_WORDS: usize = 4000;
/// Least words of a run that was moved.
const LEAST_RUN: usize = 3;
/// Words of so many letters that differ by one are spellings of one word.
const LEAST_LETTERS: usize = 4;
/// Pairs of words up to which two quotes are laid beside each other run by run.
const MOST_PAIRS: usize = 1 << 22;

/// Marks that show that something is left out.
const SHOWS: [char; 8] = ['…', '[', '"', '“', '”', '„', '«', '»'];

/// How a unit differs from the fullest one, and where; `foreign` says that one of the texts reads as translated.
pub fn between(accounts: &Accounts<'_>, base: &Unit, unit: &Unit, foreign: bool) -> (Variation, Vec<Edit>) {
    let base_words = base.spoken(&accounts.texts[base.text].reading.terms);
    let words = unit.spoken(&accounts.texts[unit.text].reading.terms);
    let hashes = |words: &[&Term]| -> Vec<u64> { words.iter().map(|word| word.hash).collect() };
    let (a, b) = (hashes(&base_words), hashes(&words));
    if a == b {
        return (Variation::Identical, Vec::new());
    }
    let found = differences(&a, &b);
    let edit = |(in_a, in_b): &([u32; 2], [u32; 2])| Edit {
        a: accounts.units(base.text, place(&base_words, *in_a, base.span)),
        b: accounts.units(unit.text, place(&words, *in_b, unit.span)),
    };
    let edits = found.iter().map(edit).collect();
    if base.quoted.is_empty() || unit.quoted.is_empty() || a.len() * b.len() > MOST_PAIRS {
        let other: usize = found.iter().map(|(_, [from, to])| (to - from) as usize).sum();
        let how = if (b.len() - other.min(b.len())) * 10_000 >= b.len() * SAME_WORDS {
            Variation::Trimmed
        } else if share_in(&in_order(b), &in_order(a)) >= SAME_WORDS {
            Variation::Reordered
        } else {
            Variation::Reworded
        };
        return (how, edits);
    }
    let whole = Side { text: &accounts.texts[base.text].article.text, words: &base_words, hashes: &a, unit: base };
    let part = Side { text: &accounts.texts[unit.text].article.text, words: &words, hashes: &b, unit };
    let how = match whole.against(&part) {
        Variation::Reworded if foreign => Variation::Translated,
        other => other,
    };
    (how, edits)
}

/// One of two quotes.
struct Side<'a> {
    text: &'a str,
    words: &'a [&'a Term],
    hashes: &'a [u64],
    unit: &'a Unit,
}

impl Side<'_> {
    /// The words of each stretch between marks.
    fn stretches(&self) -> Vec<std::ops::Range<usize>> {
        let before = |byte: u32| self.words.partition_point(|word| word.span.start < byte);
        self.unit.quoted.iter().map(|quoted| before(quoted.start)..before(quoted.end)).collect()
    }

    /// Whether an ellipsis stands before each word: no run of words goes over it.
    fn parted(&self) -> Vec<bool> {
        let parted = |at: usize| {
            let before = at.checked_sub(1).map_or(self.words[at].span.start, |before| self.words[before].span.end);
            let between = self.between(before, self.words[at].span.start);
            between.contains('…') || between.contains("..") || between.contains('[')
        };
        (0..self.words.len()).map(parted).collect()
    }

    /// What stands between two words.
    fn between(&self, from: u32, to: u32) -> &str {
        &self.text[from.min(to) as usize..to as usize]
    }

    /// Whether the reporter added a word, in brackets.
    fn is_added(&self, at: usize) -> bool {
        let start =
            self.unit.quoted.iter().map(|quoted| quoted.start).take_while(|&start| start <= self.words[at].span.start);
        let before = self.between(start.last().unwrap_or(self.unit.span.start), self.words[at].span.start);
        before.rfind('[').is_some_and(|open| !before[open..].contains(']'))
    }

    /// How another quote differs from this one. Each of its stretches is laid beside this one's words: what no stretch has
    /// of a stretch that it takes from is left out. Stretches that stand in another order are not a quote in another order.
    fn against(&self, other: &Side<'_>) -> Variation {
        let mut covered = vec![usize::MAX; self.words.len()];
        let stretches = other.stretches();
        let (mut added, mut how) = (0, Variation::Identical);
        let laid = |stretch: &std::ops::Range<usize>| {
            let mut runs = Vec::new();
            common(self.hashes, other.hashes, &other.parted(), 0..self.words.len(), stretch.clone(), &mut runs);
            let same: usize = runs.iter().map(|run| run.2).sum();
            (stretch.clone(), runs, same)
        };
        let laid: Vec<_> = stretches.iter().map(laid).collect();
        // What else was said there is no other wording of what was said here.
        let same = laid.iter().any(|(stretch, _, same)| same * 10_000 >= stretch.len() * SAME_WORDS);
        let is_else =
            |stretch: &std::ops::Range<usize>, found: usize| same && found * 10_000 < stretch.len() * OTHER_WORDS;
        for (stretch, runs, same) in laid.into_iter().filter(|(stretch, _, found)| !is_else(stretch, *found)) {
            if same * 10_000 < stretch.len() * SAME_WORDS {
                if self.moved(&other.hashes[stretch.clone()]) < SAME_WORDS {
                    return Variation::Reworded;
                }
                how = Variation::Reordered;
            }
            for &(in_own, in_other, length) in &runs {
                (0..length).for_each(|at| covered[in_own + at] = in_other + at);
            }
            let mut at = stretch.start;
            for &(in_own, in_other, length) in runs.iter().chain([&(self.words.len(), stretch.end, 0)]) {
                let plain = (at..in_other).filter(|&at| !other.is_added(at)).count();
                let replaced = (0..in_own).rev().take_while(|&at| covered[at] == usize::MAX);
                if plain > 0 && !self.is_spelling(replaced.last().unwrap_or(in_own)..in_own, other, at..in_other) {
                    added += plain;
                }
                at = in_other + length;
            }
        }
        if how == Variation::Reordered {
            return how;
        }
        if added > 0 {
            return Variation::Reworded;
        }
        self.left_out(other, &covered, &stretches)
    }

    /// How many of some words stand here in runs of [`LEAST_RUN`] or more, wherever, in ten-thousandths.
    fn moved(&self, words: &[u64]) -> usize {
        let stands = |run: &[u64]| self.hashes.windows(run.len()).any(|own| own == run);
        let (mut at, mut found) = (0, 0);
        while at + LEAST_RUN <= words.len() {
            let longest = (at + LEAST_RUN..=words.len()).rev().find(|&end| stands(&words[at..end]));
            found += longest.map_or(0, |end| end - at);
            at = longest.unwrap_or(at + 1);
        }
        found * 10_000 / words.len().max(1)
    }

    /// Whether two stretches of words are one in another spelling: joined, they differ by a letter at most.
    fn is_spelling(&self, own: std::ops::Range<usize>, other: &Side<'_>, theirs: std::ops::Range<usize>) -> bool {
        let joined = |side: &Side<'_>, range: std::ops::Range<usize>| -> Vec<char> {
            let words = range.flat_map(|at| side.text[side.words[at].span.range()].chars());
            words.filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
        };
        if own.len() > 2 || theirs.len() > 2 {
            return false;
        }
        let (a, b) = (joined(self, own), joined(other, theirs));
        let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
        let ahead = short.iter().zip(&long).take_while(|(a, b)| a == b).count();
        let behind = short.iter().rev().zip(long.iter().rev()).take_while(|(a, b)| a == b).count();
        short.len() >= LEAST_LETTERS
            && match long.len() - short.len() {
                0 => {
                    ahead == short.len()
                        || ahead + behind + 1 == short.len()
                            && "sz".contains(short[ahead])
                            && "sz".contains(long[ahead])
                }
                1 => ahead + behind >= short.len(),
                _ => false,
            }
    }

    /// Whether words of the stretches that another quote takes from are left out, and whether that shows: by an ellipsis, by
    /// marks that close and open again, or by the quote being a part of a reporter's sentence.
    fn left_out(&self, other: &Side<'_>, covered: &[usize], stretches: &[std::ops::Range<usize>]) -> Variation {
        let shows =
            |from: u32, to: u32| other.between(from, to).contains(SHOWS) || other.between(from, to).contains("..");
        let stretch_of = |word: usize| stretches.iter().position(|stretch| stretch.contains(&word));
        let is_part = |word: usize| {
            let of = stretch_of(word).map_or(other.unit.span, |at| other.unit.quoted[at]);
            let opens = other.text[of.range()].chars().find(|c| c.is_alphanumeric());
            opens.is_some_and(char::is_lowercase)
                || matches!(other.unit.kind, Some(QuoteKind::Mixed | QuoteKind::Fragment))
        };
        let mut how = Variation::Identical;
        for stretch in self.stretches() {
            if stretch.clone().all(|at| covered[at] == usize::MAX) {
                continue;
            }
            let mut at = stretch.start;
            while at < stretch.end {
                let from = at;
                while at < stretch.end && covered[at] == usize::MAX {
                    at += 1;
                }
                if from == at {
                    at += 1;
                    continue;
                }
                let before = from.checked_sub(1).filter(|&at| at >= stretch.start).map(|at| covered[at]);
                let behind = (at < stretch.end).then(|| covered[at]);
                let word = |at: usize| other.words[at].span;
                let shown = match (before, behind) {
                    (Some(before), Some(behind)) => {
                        stretch_of(before) != stretch_of(behind) || shows(word(before).end, word(behind).start)
                    }
                    (None, Some(behind)) => {
                        let start = stretch_of(behind).map_or(other.unit.span.start, |at| other.unit.quoted[at].start);
                        is_part(behind) || shows(start, word(behind).start)
                    }
                    (Some(before), None) => {
                        let end = stretch_of(before).map_or(other.unit.span.end, |at| other.unit.quoted[at].end);
                        is_part(before) || shows(word(before).end, end)
                    }
                    (None, None) => true,
                };
                if !shown {
                    return Variation::SilentlyTrimmed;
                }
                how = Variation::Trimmed;
            }
        }
        how
    }
}

/// The runs of words that two stretches have in common, in order: the longest first, then those on both sides of it.
fn common(
    a: &[u64],
    b: &[u64],
    parted: &[bool],
    in_a: std::ops::Range<usize>,
    in_b: std::ops::Range<usize>,
    runs: &mut Vec<(usize, usize, usize)>,
) {
    let mut best = (0, 0, 0);
    for from in in_a.clone() {
        for at in in_b.clone() {
            let most = (in_a.end - from).min(in_b.end - at);
            let goes_on = |&step: &usize| a[from + step] == b[at + step] && (step == 0 || !parted[at + step]);
            let length = (0..most).take_while(goes_on).count();
            if length > best.2 {
                best = (from, at, length);
            }
        }
    }
    if best.2 == 0 {
        return;
    }
    common(a, b, parted, in_a.start..best.0, in_b.start..best.1, runs);
    runs.push(best);
    common(a, b, parted, best.0 + best.2..in_a.end, best.1 + best.2..in_b.end, runs);
}

/// The stretch of some words; an empty one lies behind the word before.
fn place(words: &[&Term], [from, to]: [u32; 2], of: Span) -> Span {
    let (from, to) = (from as usize, to as usize);
    if from < to {
        return Span { start: words[from].span.start, end: words[to - 1].span.end };
    }
    let at = from.checked_sub(1).and_then(|at| words.get(at)).map_or(of.start, |word| word.span.end);
    Span { start: at, end: at }
}

/// How many words of one wording stand in another in their order.
pub fn kept_in(words: &[u64], others: &[u64]) -> usize {
    let other: u32 = differences(words, others).iter().map(|(own, _)| own[1] - own[0]).sum();
    words.len() - other as usize
}

/// How many of some words stand among others, each as often as there, in ten-thousandths; both [`in_order`].
pub fn share_in(words: &[u64], others: &[u64]) -> usize {
    let (mut at, mut found) = (0, 0);
    for word in words {
        while others.get(at).is_some_and(|other| other < word) {
            at += 1;
        }
        if others.get(at) == Some(word) {
            (at, found) = (at + 1, found + 1);
        }
    }
    found * 10_000 / words.len().max(1)
}

/// Words in the order that [`share_in`] wants.
pub fn in_order(mut words: Vec<u64>) -> Vec<u64> {
    words.sort_unstable();
    words
}
