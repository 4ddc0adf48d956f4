//! Plain text → article: which lines are the body, and what the others are.
//!
//! Scraped and pasted text still carries its page: share and comment prompts, links, labels, captions, counts. Lines are
//! judged in four passes, each simple: (1) header rows ("Source: …"), (2) lines that a phrase of the lexicon or their
//! shape gives away, (3) the headline: the line before the first paragraph whose words come back in the body,
//! (4) the rest by its place. What no rule gives away is body: losing a sentence is worse than keeping a label.
//! The idea of judging by block and neighbours is Kohlschütter's (2010); the rows are in `lexicon/en/`.
//! Linear in the text.

use super::authors;
use super::head::{TITLE_WORDS, head};
use super::layout::{Piece, pieces};
use super::metadata;
use crate::article::{Block, BlockKind, CutReason, NoticeCode};
use crate::lexicon::{Field, Folded, Lexicon, words::hash};
use crate::text::{ends_sentence, last_mark, plain_key, strip_edges, word_count};

/// What was read of a plain text.
#[derive(Debug, Default)]
pub struct Reading {
    /// Every paragraph with its kind.
    pub blocks: Vec<Block>,
    /// From header rows and lines of the page.
    pub title: Option<String>,
    /// The summary under the headline.
    pub standfirst: Option<String>,
    /// The authors' names.
    pub byline: Option<String>,
    /// ISO 8601.
    pub published: Option<String>,
    /// When it was last changed, where that is another time.
    pub modified: Option<String>,
    /// The outlet.
    pub source: Option<String>,
    /// The address.
    pub url: Option<String>,
    /// BCP 47.
    pub language: Option<String>,
    /// Agencies and contributors.
    pub credits: Vec<String>,
    /// Words of the body, where they were counted.
    pub words: Option<usize>,
    /// Only the beginning of the article is there.
    pub truncated: bool,
    /// What should be known about the reading.
    pub notices: Vec<(NoticeCode, String)>,
}

impl Reading {
    /// The blocks of the standfirst, one a line.
    pub(super) fn standfirst_lines(&self) -> Option<String> {
        let lines = self.blocks.iter().filter(|block| block.kind == BlockKind::Standfirst);
        let lines: Vec<&str> = lines.map(|block| block.text.as_str()).collect();
        (!lines.is_empty()).then(|| lines.join("\n"))
    }
}

/// A paragraph while it is judged.
pub(super) struct Line {
    pub(super) text: String,
    /// The text as phrases are compared.
    pub(super) key: String,
    pub(super) words: usize,
    pub(super) bullet: bool,
    /// Ends like a sentence.
    pub(super) sentence: bool,
    verdict: Option<(BlockKind, Option<CutReason>)>,
}

/// Header rows are looked for in so many first lines.
const HEADER_ROWS: usize = 14;
/// A paragraph of the body has so many words, or ends a sentence with [`SENTENCE_WORDS`].
const PARAGRAPH_WORDS: usize = 26;
const SENTENCE_WORDS: usize = 9;
/// A line with an address has at most so many.
const ADDRESS_WORDS: usize = 8;
/// A byline without a name has at most so many.
const HOUSE_WORDS: usize = 6;
/// A line that stands twice has at most so many.
const REPEATED_WORDS: usize = 60;
/// Sorted entries keep the place of a line in their lowest bits, and a part of its hash above.
const PLACE: u64 = (1 << 24) - 1;
/// A link to another article has at most so many, and at least so many where it stands alone.
const LINK_WORDS: usize = 16;
const LONE_LINK_WORDS: usize = 5;
/// A subhead has at most so many.
const SUBHEAD_WORDS: usize = 14;

/// Reads a plain text. `title` is the headline where the input states it.
pub fn read(text: &str, title: Option<&str>, lexicon: &Lexicon) -> Reading {
    let mut reading = Reading::default();
    let mut lines: Vec<Line> = pieces(text).into_iter().map(Line::new).collect();
    let headers = header_rows(&mut lines, lexicon, &mut reading);
    let known_title = title.map(str::to_owned).or_else(|| reading.title.clone());
    let mut folded = Folded::default();
    for line in &mut lines[headers..] {
        folded.read(&line.key);
        line.verdict = by_phrase_or_shape(line, &folded, lexicon, &mut reading);
    }
    repeated(&mut lines[headers..], known_title.as_deref());
    head(&mut lines[headers..], known_title.as_deref(), lexicon, &mut reading);
    authors::boxes(&mut lines[headers..], lexicon);
    links(&mut lines[headers..]);
    middle(&mut lines[headers..]);
    tail(&mut lines[headers..]);
    authors::notes(&mut lines[headers..], reading.byline.as_deref(), lexicon);
    never_all(&mut lines[headers..]);
    let is_credit = |line: &&Line| line.is_byline_or_date() && lexicon.credits.find(&line.key).is_some();
    reading.credits = lines[headers..].iter().filter(is_credit).map(|line| line.text.clone()).collect();
    reading.words = Some(lines.iter().filter(|line| line.is_body()).map(|line| line.words).sum());
    reading.blocks = lines.into_iter().map(Line::block).collect();
    reading.standfirst = reading.standfirst_lines();
    reading
}

impl Line {
    fn new(piece: Piece) -> Self {
        Self {
            key: plain_key(&piece.text),
            words: word_count(&piece.text),
            sentence: ends_sentence(&piece.text),
            text: piece.text,
            bullet: piece.bullet,
            verdict: None,
        }
    }

    pub(super) fn cut(&mut self, reason: CutReason) {
        self.verdict = Some((reason.kind(), Some(reason)));
    }

    fn is_body(&self) -> bool {
        self.verdict.is_none_or(|(kind, _)| kind.is_body())
    }

    pub(super) fn open(&self) -> bool {
        self.verdict.is_none()
    }

    /// A paragraph without doubt.
    pub(super) fn is_paragraph(&self) -> bool {
        self.open() && !self.bullet && (self.words >= PARAGRAPH_WORDS || self.sentence && self.words >= SENTENCE_WORDS)
    }

    pub(super) fn is_byline_or_date(&self) -> bool {
        matches!(self.verdict, Some((_, Some(CutReason::Byline | CutReason::Date))))
    }

    pub(super) fn has_digit(&self) -> bool {
        self.text.contains(|c: char| c.is_ascii_digit())
    }

    fn block(self) -> Block {
        let (kind, reason) = self.verdict.unwrap_or(if self.bullet {
            (BlockKind::ListItem, None)
        } else {
            (BlockKind::Paragraph, None)
        });
        Block { kind, text: self.text, start: None, reason, by: None }
    }
}

/// Takes the header rows and gives their number.
fn header_rows(lines: &mut [Line], lexicon: &Lexicon, reading: &mut Reading) -> usize {
    let mut rows = 0;
    for line in lines.iter_mut().take(HEADER_ROWS) {
        let Some((key, value)) =
            line.text.split_once(':').map(|(key, value)| (plain_key(key), value.trim().to_owned()))
        else {
            break;
        };
        let Some(&field) = lexicon.headers.get(key.as_str()) else { break };
        let said = Some(value.clone()).filter(|value| !value.is_empty());
        let (slot, reason) = match field {
            Field::Title => (&mut reading.title, CutReason::Title),
            Field::Source => (&mut reading.source, CutReason::Metadata),
            Field::Byline => (&mut reading.byline, CutReason::Byline),
            Field::Url => (&mut reading.url, CutReason::Metadata),
            Field::Language => (&mut reading.language, CutReason::Metadata),
            Field::Published => (&mut reading.published, CutReason::Date),
        };
        *slot = match field {
            Field::Published => said.as_deref().and_then(|value| metadata::date_line(value, lexicon)).or(said),
            Field::Byline => said.as_deref().and_then(|value| metadata::names(value, lexicon)).or(said),
            _ => said,
        };
        line.cut(reason);
        if reason == CutReason::Title {
            line.text = value;
        }
        rows += 1;
    }
    rows
}

/// What the lexicon's phrases or the line's own shape say.
fn by_phrase_or_shape(
    line: &Line,
    folded: &Folded,
    lexicon: &Lexicon,
    reading: &mut Reading,
) -> Option<(BlockKind, Option<CutReason>)> {
    let furniture = |reason| Some((BlockKind::Furniture, Some(reason)));
    if line.words == 0 {
        return furniture(CutReason::Navigation);
    }
    if is_media_length(&line.text) {
        return furniture(CutReason::MediaLength);
    }
    if let Some(when) = metadata::when(&line.text, lexicon) {
        let says = when.says();
        let date = when.value();
        if says || date.is_some() {
            reading.published = reading.published.take().or(date);
            return furniture(CutReason::Date);
        }
    }
    let short = line.words <= 14 && !line.sentence || line.words <= 6 && line.text.contains(' ');
    if let Some(names) = short.then(|| metadata::byline(&line.text, lexicon)).flatten() {
        reading.byline.get_or_insert(names);
        return Some((BlockKind::Credit, Some(CutReason::Byline)));
    }
    if line.words <= ADDRESS_WORDS && !line.sentence && line.text.contains('@') {
        return furniture(CutReason::Contact);
    }
    // "La rédaction de l'Écho".
    let house = line.words <= HOUSE_WORDS
        && !line.sentence
        && lexicon.byline_lines.iter().any(|phrase| {
            phrase.contains(' ') && line.key.strip_prefix(phrase).is_some_and(|rest| rest.starts_with(' '))
        });
    let is_credit = house || lexicon.credits.find_in(folded).is_some() && !is_sentence_with_credit(&line.text);
    if is_credit || lexicon.byline_lines.contains(&strip_edges(&line.key)) {
        return Some((BlockKind::Credit, Some(CutReason::Byline)));
    }
    if lexicon.captions.find_in(folded).is_some() {
        return Some((BlockKind::Caption, Some(CutReason::Caption)));
    }
    lexicon.furniture.find_in(folded).and_then(furniture)
}

/// A sentence with its credit in brackets behind it: "Nobody was hurt on the quay. (Reporting by Jane Doe)".
fn is_sentence_with_credit(text: &str) -> bool {
    text.rsplit_once(['(', '['])
        .is_some_and(|(before, _)| ends_sentence(before) && word_count(before) >= SENTENCE_WORDS)
}

/// "02:46", "1:02:33".
fn is_media_length(text: &str) -> bool {
    let text = text.trim_matches(['(', ')', '[', ']']);
    text.len() <= 8
        && (2..=3).contains(&text.split(':').count())
        && text.split(':').all(|part| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()))
}

/// Lines that are no sentences and stand twice are labels, captions or the names of videos. Of a sentence that stands twice
/// within a few lines, the second is cut.
fn repeated(lines: &mut [Line], title: Option<&str>) {
    let title = title.map(plain_key);
    let key = |at: usize| strip_edges(&lines[at].key);
    let short = (0..lines.len()).filter(|&at| lines[at].words <= REPEATED_WORDS);
    let mut sorted: Vec<u64> = short.map(|at| hash(key(at).as_bytes()) & !PLACE | at as u64 & PLACE).collect();
    sorted.sort_unstable();
    let places = |same: &[u64]| -> Vec<usize> { same.iter().map(|entry| (entry & PLACE) as usize).collect() };
    let same = sorted.chunk_by(|a, b| a & !PLACE == b & !PLACE).filter(|same| same.len() > 1).map(places);
    // Entries hold a part of the hash.
    let groups = same.map(|same| same.iter().copied().filter(|&at| key(at) == key(same[0])).collect()).collect();
    for group in crate::order::sorted::<Vec<usize>>(groups, Vec::cmp) {
        // One of them was recognised: so are the others.
        if let Some(known) = group.iter().find_map(|&at| lines[at].verdict) {
            group.iter().for_each(|&at| lines[at].verdict = Some(known));
            continue;
        }
        let first = &lines[group[0]];
        let is_title = title.as_deref().is_some_and(|title| strip_edges(title) == strip_edges(&first.key));
        let speaks = first.sentence || first.bullet || first.key.ends_with(':') || first.words < 2;
        if speaks {
            let long = first.words >= SENTENCE_WORDS;
            for pair in group.windows(2).filter(|pair| long && pair[1] - pair[0] <= 3) {
                lines[pair[1]].cut(CutReason::Repeated);
            }
        } else {
            // The first line of all may be the headline, which pages print twice.
            let keep = usize::from(is_title || group[0] <= 2 && lines[group[0]].words >= *TITLE_WORDS.start());
            group[keep..].iter().for_each(|&at| lines[at].cut(CutReason::Repeated));
        }
    }
}

/// Behind a heading like "Read more" stand links: short lines that are no sentences, two at least or a list.
fn links(lines: &mut [Line]) {
    for heading in 0..lines.len() {
        let is_heading =
            matches!(lines[heading].verdict, Some((_, Some(CutReason::RelatedLink)))) && lines[heading].words <= 5;
        if !is_heading {
            continue;
        }
        let is_link = |line: &&Line| {
            line.open() && (!line.sentence || line.key.ends_with('?')) && (3..=LINK_WORDS).contains(&line.words)
        };
        let links = lines[heading + 1..].iter().take_while(is_link).count();
        let list = lines[heading + 1..].iter().take(links).all(|line| line.bullet);
        let headline = links == 1 && lines[heading + 1].words >= LONE_LINK_WORDS;
        if links > 1 || links == 1 && list || headline {
            lines[heading + 1..=heading + links].iter_mut().for_each(|line| line.cut(CutReason::RelatedLink));
        }
    }
}

/// Where nothing is left, sentences and paragraphs that were taken for captions or credits are the text after all.
fn never_all(lines: &mut [Line]) {
    if lines.iter().any(Line::is_body) {
        return;
    }
    let mistaken = |line: &&mut Line| {
        matches!(line.verdict, Some((BlockKind::Caption | BlockKind::Credit, _)))
            && (line.sentence && line.words >= SENTENCE_WORDS || line.words >= PARAGRAPH_WORDS)
    };
    lines.iter_mut().filter(mistaken).for_each(|line| line.verdict = None);
}

/// Short lines between paragraphs are subheads.
fn middle(lines: &mut [Line]) {
    let Some(first) = lines.iter().position(Line::is_paragraph) else { return };
    let Some(last) = lines.iter().rposition(Line::is_paragraph) else { return };
    for at in first + 1..last {
        // A sentence inside the body that begins like a credit is a sentence.
        if lines[at].is_byline_or_date()
            && lines[at].sentence
            && lines[at].words > SENTENCE_WORDS
            && !lines[at].text.starts_with(['(', '['])
        {
            lines[at].verdict = None;
        }
        let line = &lines[at];
        let ends_open = !matches!(last_mark(&line.text), Some('.' | '!' | ',' | ';' | ':'));
        let next_is_body =
            lines[at + 1..].iter().find(|next| next.open()).is_some_and(|next| next.is_paragraph() || next.bullet);
        let quoted = line.text.starts_with(['“', '"', '‘', '„', '«']);
        let capital = line.text.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| !c.is_lowercase());
        let digits_only = line.text.chars().all(|c| !c.is_alphabetic());
        if line.open()
            && !line.bullet
            && ends_open
            && next_is_body
            && !quoted
            && capital
            && !digits_only
            && line.words <= SUBHEAD_WORDS
        {
            lines[at].verdict = Some((BlockKind::Subhead, None));
        }
    }
}

/// Behind the last paragraph: bare counts, and labels among furniture.
fn tail(lines: &mut [Line]) {
    let behind = lines.iter().rposition(Line::is_paragraph).map_or(0, |at| at + 1);
    let is_count = |line: &Line| {
        line.open()
            && !line.bullet
            && line.words == 1
            && line.text.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | 'K' | 'k' | '(' | ')'))
    };
    lines[behind..].iter_mut().filter(|line| is_count(line)).for_each(|line| line.cut(CutReason::Count));
    if let Some(first) = lines.iter().position(Line::is_paragraph) {
        lines[..first].iter_mut().filter(|line| is_count(line)).for_each(|line| line.cut(CutReason::Count));
    }
    for line in lines[behind..].iter_mut().filter(|line| line.open() && is_initials(&line.text)) {
        line.cut(CutReason::Byline);
    }
    let mut furniture = 0;
    for line in &mut lines[behind..] {
        if !line.open() {
            furniture += 1;
        } else if furniture > 0 && !line.sentence && !line.bullet && line.words <= 8 && !line.key.ends_with(':') {
            line.cut(CutReason::Navigation);
        } else if furniture > 1 && !line.sentence && line.words <= 20 {
            line.cut(CutReason::RelatedLink);
        }
    }
}

/// Initials of writers behind a text: "pcl/rmg".
fn is_initials(text: &str) -> bool {
    let mut parts = text.trim_matches(['(', ')']).split('/');
    text.contains('/')
        && parts.all(|part| (2..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_one_sentence_like_a_caption_is_a_text() {
        let text =
            "The crew of the ferry posed for a file photo on the quay, and then the crane came down behind them.";
        let reading = read(text, None, crate::lexicon::english());
        assert_eq!(reading.blocks[0].kind, BlockKind::Paragraph);
    }
}
