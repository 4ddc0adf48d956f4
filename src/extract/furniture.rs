//! What only a pile can tell: lines that recur across unrelated articles are furniture.
//!
//! A line is known by the hash of its letters and digits. Those that stand in [`LEAST`] articles or more are looked at:
//! where they stand (before the first paragraph that only this article has, behind the last one, or between), in how
//! many of the outlet's articles, and how many of these are unrelated to each other. Copies and versions share
//! everything and follow-ups share their background, so they count once: see [`Pile::kin`]. What is cut, and what was tried, is in
//! `docs/decisions/furniture.md`.
//!
//! Only lines as they were read are looked at, in the order of ids, so that neither arrival nor corrections show. Linear
//! in the lines but for two sorts of numbers; kin is asked of a handful of articles per line.

mod kin;

use super::dateline;
use crate::article::{Article, BlockKind};
use crate::lexicon::{READER, english, words::Words, words::hash};
use crate::order::Map;
use crate::text::{ends_sentence, plain_run, tokens::combine};
use kin::Own;
use std::sync::OnceLock;

/// Unrelated articles of one outlet that make a line furniture.
const LEAST: usize = 3;
/// The same for labels and prompts between paragraphs.
const LEAST_BETWEEN: usize = 4;
/// The same for edges of articles of any outlet.
const LEAST_ANYWHERE: usize = 5;
/// A sentence that does not speak to the reader has so many words where it is furniture; stock sentences are shorter.
const STANDING_WORDS: u32 = 9;
/// The same for articles of any outlet.
const STANDING_WORDS_ANYWHERE: u32 = 12;
/// Such a sentence stands in one of so many of its outlet's articles.
const STANDING_SHARE: usize = 3;
/// A label between paragraphs stands in one of so many of its outlet's articles.
const BETWEEN_SHARE: usize = 2;
/// A paragraph has so many words, or ends a sentence with [`STANDING_WORDS`].
const PARAGRAPH_WORDS: u32 = 26;

/// Sorted entries of lines keep the number of words in their lowest bits.
const WORDS: u64 = 0xffff;
/// Sorted entries keep a place in their lowest bits; lines beyond are not looked at.
const PLACE: u64 = (1 << 24) - 1;

/// The lines of a pile; articles are known by number.
#[derive(Debug, Default)]
pub struct Furniture {
    pages: Map<u32, Page>,
    stale: bool,
}

/// The body of an article as it was read.
#[derive(Debug)]
struct Page {
    /// Hash of the outlet; 0 where it is not known.
    outlet: u64,
    words: u32,
    lines: Vec<Line>,
    /// [`Line::entry`] of each line, sorted.
    sorted: Vec<u64>,
}

#[derive(Debug)]
struct Line {
    key: u64,
    block: u32,
    words: u32,
    /// A paragraph without doubt.
    sure: bool,
}

impl Line {
    /// Hash and, in the lowest bits, words.
    fn entry(&self) -> u64 {
        self.key & !WORDS | u64::from(self.words).min(WORDS)
    }
}

/// A line that recurs: article and line by place, and whether only recurring lines stand between it and an edge.
struct Met {
    page: u32,
    line: u32,
    edge: bool,
}

/// What a byte of ASCII is in a line's key: 0 for nothing, 1 for what stands between letters of one word, else a letter or
/// digit.
const LETTERS: [u8; 128] = {
    let mut letters = [0; 128];
    let mut byte = 0;
    while byte < 128 {
        let letter = byte as u8;
        if letter.is_ascii_alphanumeric() {
            letters[byte] = letter.to_ascii_lowercase();
        }
        byte += 1;
    }
    letters[b'\'' as usize] = 1;
    letters
};

/// Hash and words of a line; marks, spaces and case do not enter it. `letters` is room for what enters it.
fn key(text: &str, letters: &mut Vec<u8>) -> (u64, u32) {
    let bytes = text.as_bytes();
    letters.resize(letters.len().max(bytes.len() + 1), 0);
    let (mut at, mut count, mut words, mut inside) = (0, 0, 0, 0);
    loop {
        let run = plain_run(&bytes[at..], [0x80; 2]);
        // No branches but the loop's: words end where nobody can foresee it.
        for &byte in &bytes[at..at + run] {
            let letter = LETTERS[usize::from(byte & 0x7f)];
            letters[count] = letter;
            let counts = u32::from(letter > 1);
            count += counts as usize;
            words += counts & !inside;
            inside = counts | u32::from(letter) & inside & 1;
        }
        at += run;
        match bytes.get(at) {
            None => break,
            // Dashes, dots and quotation marks.
            Some(0xe2) => at += 3,
            Some(&byte) => {
                letters[count] = byte;
                count += 1;
                words += 1 & !inside;
                inside = 1;
                at += 1;
            }
        }
    }
    (combine(hash(&letters[..count]), u64::from(words > 0)), words)
}

/// The outlet as articles are held together by it: its name, else the host of the address; 0 where neither is known.
pub fn outlet(source: Option<&str>, url: Option<&str>) -> u64 {
    let host = || {
        let rest = url?.split_once("://")?.1;
        let host = rest.split(['/', '?', '#', ':']).next()?;
        Some(host.strip_prefix("www.").unwrap_or(host))
    };
    match source.filter(|source| !source.trim().is_empty()).or_else(host) {
        Some(name) => key(name, &mut Vec::new()).0,
        None => 0,
    }
}

/// `keys` with their places, those of one key together.
fn by_key(keys: impl Iterator<Item = u64>) -> Vec<u64> {
    let mut sorted: Vec<u64> = keys.enumerate().map(|(at, key)| key & !PLACE | at as u64 & PLACE).collect();
    sorted.sort_unstable();
    sorted
}

fn groups(sorted: &[u64]) -> impl Iterator<Item = &[u64]> {
    sorted.chunk_by(|a, b| a & !PLACE == b & !PLACE).filter(|group| group.len() >= LEAST)
}

impl Furniture {
    /// Takes an article in as it was read, or its outlet anew.
    pub fn add(&mut self, number: u32, article: &Article, outlet: u64) {
        if let Some(page) = self.pages.get_mut(&number) {
            self.stale |= page.outlet != outlet;
            page.outlet = outlet;
            return;
        }
        let mut letters = Vec::new();
        let mut page = Page { outlet, words: 0, lines: Vec::new(), sorted: Vec::new() };
        for (at, block) in article.blocks.iter().enumerate().filter(|(_, block)| block.kind.is_body()) {
            let (key, words) = key(&block.text, &mut letters);
            let sentence = ends_sentence(&block.text);
            let sure = words >= PARAGRAPH_WORDS || sentence && words >= STANDING_WORDS;
            page.words += words;
            page.lines.push(Line { key, block: at as u32, words, sure });
        }
        page.sorted = page.lines.iter().map(Line::entry).collect();
        page.sorted.sort_unstable();
        self.pages.insert(number, page);
        self.stale = true;
    }

    /// Takes an article out.
    pub fn remove(&mut self, number: u32) {
        self.stale |= self.pages.remove(&number).is_some();
    }

    /// The blocks that are furniture, by article, where that may have changed since it was last asked. `order` are the
    /// articles by id.
    pub fn decide(
        &mut self,
        order: impl Iterator<Item = u32>,
        articles: &Map<u32, Article>,
    ) -> Option<Map<u32, Vec<u32>>> {
        if !std::mem::take(&mut self.stale) {
            return None;
        }
        let pages: Vec<Member> = order
            .filter_map(|number| {
                let (page, article) = (self.pages.get(&number)?, articles.get(&number)?);
                Some(Member { number, page, article, own: None })
            })
            .collect();
        Some(Pile::new(pages).cuts())
    }
}

/// An article while lines are judged.
struct Member<'a> {
    number: u32,
    page: &'a Page,
    article: &'a Article,
    /// Made when it is asked for.
    own: Option<Own>,
}

/// The pile while lines are judged.
struct Pile<'a> {
    members: Vec<Member<'a>>,
    /// Lines that recur, by article.
    met: Vec<Met>,
    /// Outlets of all articles, sorted.
    outlets: Vec<u64>,
}

impl<'a> Pile<'a> {
    fn new(members: Vec<Member<'a>>) -> Self {
        let mut outlets: Vec<u64> = members.iter().map(|member| member.page.outlet).collect();
        outlets.sort_unstable();
        // Lines in three articles or more, as places of article and line.
        let whose: Vec<(u32, u32)> = members
            .iter()
            .enumerate()
            .flat_map(|(at, member)| (0..member.page.lines.len()).map(move |line| (at as u32, line as u32)))
            .take(PLACE as usize)
            .collect();
        let key = |&(at, line): &(u32, u32)| members[at as usize].page.lines[line as usize].key;
        let mut recurring: Vec<u64> = Vec::new();
        for group in groups(&by_key(whose.iter().map(key))) {
            recurring.extend(group.iter().map(|entry| entry & PLACE));
        }
        recurring.sort_unstable();
        let mut met: Vec<Met> = Vec::new();
        for of_page in recurring.chunk_by(|&a, &b| whose[a as usize].0 == whose[b as usize].0) {
            let lines: Vec<u32> = of_page.iter().map(|&at| whose[at as usize].1).collect();
            let at = whose[of_page[0] as usize].0;
            let own =
                |line: &u32| members[at as usize].page.lines[*line as usize].sure && lines.binary_search(line).is_err();
            let all = 0..members[at as usize].page.lines.len() as u32;
            let (first, last) = (all.clone().find(own), all.rev().find(own));
            met.extend(lines.iter().map(|&line| Met {
                page: at,
                line,
                edge: first.is_none_or(|first| line < first) || last.is_none_or(|last| line > last),
            }));
        }
        Self { members, met, outlets }
    }

    fn line(&self, met: u32) -> &'a Line {
        let met = &self.met[met as usize];
        &self.members[met.page as usize].page.lines[met.line as usize]
    }

    /// The blocks that are furniture, by article.
    fn cuts(mut self) -> Map<u32, Vec<u32>> {
        let key = |pile: &Self, met: u32| pile.line(met).key;
        let outlet = |pile: &Self, met: u32| pile.members[pile.met[met as usize].page as usize].page.outlet;
        let all = 0..self.met.len() as u32;
        let anywhere = by_key(all.clone().map(|met| key(&self, met)));
        let within = by_key(all.map(|met| match outlet(&self, met) {
            // Nothing is known to come from the same outlet.
            0 => combine(key(&self, met), u64::from(met)),
            outlet => combine(key(&self, met), outlet),
        }));
        let mut cut: Vec<u64> = Vec::new();
        for (sorted, own) in [(within, true), (anywhere, false)] {
            for group in groups(&sorted) {
                let lines = group.iter().map(|entry| (entry & PLACE) as u32);
                // Entries hold a part of the hash.
                let lines: Vec<u32> =
                    lines.filter(|&met| key(&self, met) == key(&self, (group[0] & PLACE) as u32)).collect();
                let (edges, between) = self.verdict(&lines, own);
                let fits = |met: &&u32| if self.met[**met as usize].edge { edges } else { between };
                cut.extend(lines.iter().filter(fits).map(|&met| u64::from(met)));
            }
        }
        cut.sort_unstable();
        cut.dedup();
        let mut cuts = Map::new();
        for of_page in cut.chunk_by(|&a, &b| self.met[a as usize].page == self.met[b as usize].page) {
            let member = &self.members[self.met[of_page[0] as usize].page as usize];
            // A text is never cut to nothing.
            if of_page.len() < member.page.lines.len() {
                let blocks = of_page.iter().map(|&met| self.line(met as u32).block).collect();
                cuts.insert(member.number, blocks);
            }
        }
        cuts
    }

    /// Whether a line is furniture where it stands at an edge, and where it stands between paragraphs. `own` says that
    /// all are of one outlet.
    fn verdict(&mut self, lines: &[u32], own: bool) -> (bool, bool) {
        let first = &self.met[lines[0] as usize];
        let member = &self.members[first.page as usize];
        let block = &member.article.blocks[self.line(lines[0]).block as usize];
        let words = self.line(lines[0]).words;
        if words == 0 || block.text.contains(['"', '“', '„', '«']) || is_dateline(&block.text) {
            return (false, false);
        }
        let of_outlet = {
            let outlet = member.page.outlet;
            self.outlets.partition_point(|&other| other <= outlet)
                - self.outlets.partition_point(|&other| other < outlet)
        };
        let (label, asks) = (!ends_sentence(&block.text), speaks_to_reader(&block.text));
        let listed = block.kind == BlockKind::ListItem;
        let edge = |met: &u32| self.met[*met as usize].edge;
        let at_edge: Vec<u32> = lines.iter().copied().filter(edge).collect();
        let always = at_edge.len() == lines.len();
        let standing = match own {
            true => words >= STANDING_WORDS && lines.len() * STANDING_SHARE >= of_outlet,
            false => words >= STANDING_WORDS_ANYWHERE,
        };
        let least = if own { LEAST } else { LEAST_ANYWHERE };
        let edges = (label || asks || always && standing) && self.unrelated(&at_edge, least);
        let often = lines.len() * BETWEEN_SHARE >= of_outlet;
        let between = own && (asks || label && !listed && often) && self.unrelated(lines, LEAST_BETWEEN);
        (edges || between, between)
    }

    /// Whether so many of the articles are unrelated to each other.
    fn unrelated(&mut self, lines: &[u32], least: usize) -> bool {
        let mut found: Vec<u32> = Vec::new();
        for &met in lines {
            let (page, line) = (self.met[met as usize].page, self.line(met));
            if found.iter().all(|&other| !self.kin(page, other, line)) {
                found.push(page);
            }
            if found.len() == least {
                return true;
            }
        }
        false
    }
}

/// Whether a line says where and when the article was written.
fn is_dateline(text: &str) -> bool {
    dateline::find(text, english()).is_some()
}

/// Whether a page speaks to its reader: "your", "our newsletter", "Follow …".
fn speaks_to_reader(text: &str) -> bool {
    let key = crate::text::plain_key(text);
    let mut words = key.split(|c: char| !c.is_alphanumeric() && c != '-' && c != '\'').filter(|word| !word.is_empty());
    static LISTED: OnceLock<[Words; 2]> = OnceLock::new();
    let [firsts, any] = LISTED.get_or_init(|| {
        ["first", "any"].map(|how| {
            let rows = READER.lines().filter_map(|row| row.split_once('\t')).filter(|(kind, _)| *kind == how);
            Words::set(rows.flat_map(|(_, row)| row.split(' ')))
        })
    });
    let Some(first) = words.next() else { return false };
    firsts.contains(first) || any.contains(first) || words.any(|word| any.contains(word))
}
