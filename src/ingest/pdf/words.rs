//! A PDF's page → words with their places on it.
//!
//! The file's syntax, its encryption and its fonts are read by `hayro-syntax` and `hayro-font`; here the operators that
//! show text are followed (ISO 32000-2, 9.4). Nothing is drawn, and pictures are only counted. What a producer says that a
//! stretch stands for (`ActualText`) goes before what the font says. Linear in the operators, whose number is limited for
//! the whole file. Places are whole hundredths of a point from the top left, so that what is judged by them is the same
//! wherever it runs.

use super::letters::{Fonts, is_bold, letters, plain};
use crate::settings::{MAX_PDF_FORMS, MAX_PDF_SAVED, MAX_PDF_STEPS, MAX_PDF_UNPACKED};
use hayro_font::hayro_syntax::content::TypedIter;
use hayro_font::hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_font::hayro_syntax::object::dict::keys::{ACTUAL_TEXT, FORM, IMAGE, MATRIX, RESOURCES, SUBTYPE, TYPE};
use hayro_font::hayro_syntax::object::{self, Array, Dict, Name, Number, Object, dict_or_stream};
use hayro_font::hayro_syntax::page::{Page as Source, Resources};
use hayro_font::{Font, UNITS_PER_EM};

/// Letters without a space, as they stand on the page.
#[derive(Debug, Clone, Default)]
pub(super) struct Word {
    pub(super) text: String,
    pub(super) left: i32,
    pub(super) right: i32,
    pub(super) baseline: i32,
    pub(super) size: i32,
    pub(super) bold: bool,
    /// A space was shown before it.
    pub(super) spaced: bool,
    /// Its producer calls it a header or a footer.
    pub(super) edge: bool,
}

/// What was found on one page.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) width: i32,
    pub(super) height: i32,
    pub(super) words: Vec<Word>,
    pub(super) pictures: usize,
    /// Glyphs shown, and those of them whose letter nobody can tell.
    pub(super) glyphs: usize,
    pub(super) unknown: usize,
    /// Words that run another way than most.
    pub(super) turned: usize,
}

/// What may still be done for one file.
pub(super) struct Budget {
    steps: usize,
    unpacked: usize,
}

impl Budget {
    pub(super) fn new() -> Self {
        Self { steps: MAX_PDF_STEPS, unpacked: MAX_PDF_UNPACKED }
    }

    pub(super) fn is_spent(&self) -> bool {
        self.steps == 0
    }

    fn steps(&mut self, steps: usize) {
        self.steps = self.steps.saturating_sub(steps);
    }

    fn unpack(&mut self, bytes: usize) {
        self.unpacked = self.unpacked.saturating_sub(bytes);
        if self.unpacked == 0 {
            self.steps = 0;
        }
    }
}

/// A gap wider than this share of the size parts two words.
const WORD_GAP: f64 = 0.17;
/// What showing a form costs: it is unpacked and its resources are read each time.
const FORM_STEPS: usize = 400;
/// Smaller letters, in points, are not meant to be read.
const LEAST_SIZE: f64 = 2.0;
/// Text whose line rises by more than this share is neither upright nor on its side.
const SLOPE: f64 = 0.1;

/// `[a b c d e f]` of ISO 32000-2, 8.3.3.
type Matrix = [f64; 6];

const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

fn times(a: Matrix, b: Matrix) -> Matrix {
    [
        a[0] * b[0] + a[2] * b[1],
        a[1] * b[0] + a[3] * b[1],
        a[0] * b[2] + a[2] * b[3],
        a[1] * b[2] + a[3] * b[3],
        a[0] * b[4] + a[2] * b[5] + a[4],
        a[1] * b[4] + a[3] * b[5] + a[5],
    ]
}

fn matrix(numbers: [Number; 6]) -> Matrix {
    numbers.map(|number| number.as_f64())
}

/// The part of the graphics state that text depends on.
#[derive(Clone)]
struct State<'a> {
    ctm: Matrix,
    font: Option<Font<'a>>,
    bold: bool,
    size: f64,
    letter_gap: f64,
    word_gap: f64,
    stretch: f64,
    leading: f64,
    rise: f64,
}

/// A stretch that the producer marked.
#[derive(Default)]
struct Mark {
    edge: bool,
    /// What the stretch stands for; empty once it was said.
    actual: Option<String>,
}

struct Reader<'r, 'a> {
    fonts: &'r Fonts<'a>,
    budget: &'r mut Budget,
    page: Page,
    marks: Vec<Mark>,
    /// The word that is put together, which way it runs, and where its last glyph ended.
    word: Word,
    way: usize,
    end: f64,
    spaced: bool,
    /// Words by the way they run: right, down, left, up.
    ways: [Vec<Word>; 4],
}

/// The words of one page.
pub(super) fn page<'a>(source: &Source<'a>, fonts: &Fonts<'a>, budget: &mut Budget) -> Page {
    let (width, height) = source.render_dimensions();
    let mut reader = Reader {
        fonts,
        budget,
        page: Page { width: hundredths(width.into()), height: hundredths(height.into()), ..Page::default() },
        marks: Vec::new(),
        word: Word::default(),
        way: 0,
        end: 0.0,
        spaced: false,
        ways: Default::default(),
    };
    let state = State {
        ctm: source.initial_transform(true).as_coeffs(),
        font: None,
        bold: false,
        size: 1.0,
        letter_gap: 0.0,
        word_gap: 0.0,
        stretch: 1.0,
        leading: 0.0,
        rise: 0.0,
    };
    if let Some(content) = source.page_stream() {
        reader.budget.unpack(content.len());
        reader.content(TypedIter::new(content), source.resources(), state, 0);
    }
    reader.end_word();
    reader.main_way()
}

fn hundredths(points: f64) -> i32 {
    (points * 100.0).round() as i32
}

fn next_line(text: &mut Matrix, line: &mut Matrix, x: f64, y: f64) {
    *line = times(*line, [1.0, 0.0, 0.0, 1.0, x, y]);
    *text = *line;
}

impl<'a> Reader<'_, 'a> {
    /// Follows the operators of a page, or of a form that it shows.
    fn content(&mut self, mut ops: TypedIter<'_>, resources: &Resources<'a>, mut state: State<'a>, depth: usize) {
        let marks = self.marks.len();
        let mut saved: Vec<State<'a>> = Vec::new();
        let (mut text, mut line) = (IDENTITY, IDENTITY);
        while let Some(op) = ops.next() {
            self.budget.steps(1);
            if self.budget.is_spent() {
                break;
            }
            match op {
                Op::SaveState(_) if saved.len() < MAX_PDF_SAVED => saved.push(state.clone()),
                Op::RestoreState(_) => state = saved.pop().unwrap_or(state),
                Op::Transform(m) => state.ctm = times(state.ctm, matrix([m.0, m.1, m.2, m.3, m.4, m.5])),
                Op::BeginText(_) => (text, line) = (IDENTITY, IDENTITY),
                Op::SetTextMatrix(m) => {
                    line = matrix([m.0, m.1, m.2, m.3, m.4, m.5]);
                    text = line;
                }
                Op::TextFont(font) => {
                    state.size = font.1.as_f64();
                    let dict = resources.get_font(font.0);
                    state.font = dict.as_ref().and_then(|dict| self.fonts.font(dict));
                    state.bold = dict.as_ref().is_some_and(is_bold);
                }
                Op::CharacterSpacing(gap) => state.letter_gap = gap.0.as_f64(),
                Op::WordSpacing(gap) => state.word_gap = gap.0.as_f64(),
                Op::HorizontalScaling(scale) => state.stretch = scale.0.as_f64() / 100.0,
                Op::TextLeading(leading) => state.leading = leading.0.as_f64(),
                Op::TextRise(rise) => state.rise = rise.0.as_f64(),
                Op::NextLine(by) => next_line(&mut text, &mut line, by.0.as_f64(), by.1.as_f64()),
                Op::NextLineAndSetLeading(by) => {
                    state.leading = -by.1.as_f64();
                    next_line(&mut text, &mut line, by.0.as_f64(), by.1.as_f64());
                }
                Op::NextLineUsingLeading(_) => next_line(&mut text, &mut line, 0.0, -state.leading),
                Op::ShowText(shown) => self.show(shown.0, &state, &mut text),
                Op::ShowTexts(shown) => self.show_parts(shown.0, &state, &mut text),
                Op::NextLineAndShowText(shown) => {
                    next_line(&mut text, &mut line, 0.0, -state.leading);
                    self.show(shown.0, &state, &mut text);
                }
                Op::ShowTextWithParameters(shown) => {
                    (state.word_gap, state.letter_gap) = (shown.0.as_f64(), shown.1.as_f64());
                    next_line(&mut text, &mut line, 0.0, -state.leading);
                    self.show(shown.2, &state, &mut text);
                }
                Op::BeginMarkedContent(_) if self.marks.len() < MAX_PDF_SAVED => self.marks.push(Mark::default()),
                Op::BeginMarkedContentWithProperties(mark) if self.marks.len() < MAX_PDF_SAVED => {
                    let named = mark.1.clone().into_name().and_then(|name| resources.properties.get::<Dict<'_>>(name));
                    let properties = named.or_else(|| dict_or_stream(mark.1).map(|(dict, _)| dict.clone()));
                    self.marks.push(properties.map(|dict| marked(&dict)).unwrap_or_default());
                }
                Op::EndMarkedContent(_) if self.marks.len() > marks => drop(self.marks.pop()),
                Op::InlineImage(_) => self.page.pictures += 1,
                Op::XObject(name) => self.object(name.0, resources, &state, depth),
                _ => {}
            }
        }
        self.marks.truncate(marks);
    }

    /// A picture, or a form: content that may be shown in several places.
    fn object(&mut self, name: &Name<'_>, resources: &Resources<'a>, state: &State<'a>, depth: usize) {
        let Some(stream) = resources.get_x_object(name) else { return };
        let dict = stream.dict();
        match dict.get::<Name<'_>>(SUBTYPE).as_deref() {
            Some(IMAGE) => self.page.pictures += 1,
            Some(FORM) if depth < MAX_PDF_FORMS => {
                let Ok(content) = stream.decoded_data() else { return };
                self.budget.unpack(content.len());
                self.budget.steps(FORM_STEPS);
                let own = dict.get::<Dict<'_>>(RESOURCES).map(Resources::new);
                let mut state = state.clone();
                state.ctm = times(state.ctm, dict.get::<[f64; 6]>(MATRIX).unwrap_or(IDENTITY));
                self.content(TypedIter::new(&content), own.as_ref().unwrap_or(resources), state, depth + 1);
            }
            _ => {}
        }
    }

    fn show_parts(&mut self, parts: &Array<'_>, state: &State<'a>, text: &mut Matrix) {
        for part in parts.iter::<Object<'_>>() {
            match part {
                Object::Number(back) => {
                    let by = -back.as_f64() / 1000.0 * state.size * state.stretch;
                    *text = times(*text, [1.0, 0.0, 0.0, 1.0, by, 0.0]);
                }
                Object::String(shown) => self.show(&shown, state, text),
                _ => {}
            }
        }
    }

    fn show(&mut self, shown: &object::String<'_>, state: &State<'a>, text: &mut Matrix) {
        let bytes = shown.as_bytes();
        let Some(font) = &state.font else {
            self.page.glyphs += bytes.len();
            self.page.unknown += bytes.len();
            return;
        };
        let mut at = 0;
        while at < bytes.len() && !self.budget.is_spent() {
            let (code, length) = font.read_code(bytes, at);
            at += length.max(1);
            self.budget.steps(1);
            let width = font.code_advance(code).x / f64::from(UNITS_PER_EM) * state.size;
            let word_gap = if code == 32 && length == 1 { state.word_gap } else { 0.0 };
            let advance = (width + state.letter_gap + word_gap) * state.stretch;
            self.glyph(letters(font, code), width * state.stretch, advance, state, text);
            *text = times(*text, [1.0, 0.0, 0.0, 1.0, advance, 0.0]);
        }
    }

    /// Takes in one glyph of a width, behind which the next is expected.
    fn glyph(&mut self, letters: Option<String>, width: f64, advance: f64, state: &State<'a>, text: &Matrix) {
        self.page.glyphs += 1;
        let letters = match self.marks.iter_mut().rev().find_map(|mark| mark.actual.as_mut()) {
            Some(actual) => std::mem::take(actual),
            None if letters.is_none() => {
                self.page.unknown += 1;
                String::new()
            }
            None => letters.unwrap_or_default(),
        };
        let m = times(state.ctm, *text);
        let (along, across) = if m[0].abs() >= m[1].abs() { (m[0], m[1]) } else { (m[1], m[0]) };
        let size = state.size.abs() * (m[2] * m[2] + m[3] * m[3]).sqrt();
        if size < LEAST_SIZE || !size.is_finite() {
            return;
        }
        if across.abs() > SLOPE * along.abs() {
            self.page.turned += 1;
            return;
        }
        let (width_of_page, height_of_page) = (f64::from(self.page.width) / 100.0, f64::from(self.page.height) / 100.0);
        let (x, y) = (m[2] * state.rise + m[4], m[3] * state.rise + m[5]);
        let upright = m[0].abs() >= m[1].abs();
        let mirrored = if along * state.size < 0.0 { 2 } else { 0 };
        let way = mirrored + usize::from(!upright);
        let (left, baseline) = match way {
            0 => (x, y),
            1 => (y, width_of_page - x),
            2 => (width_of_page - x, height_of_page - y),
            _ => (height_of_page - y, x),
        };
        let scale = along.abs() * if state.size < 0.0 { -1.0 } else { 1.0 };
        let (right, end) = (left + width * scale, left + advance * scale);
        if letters.trim().is_empty() {
            if !letters.is_empty() {
                self.end_word();
                self.spaced = true;
            } else if way == self.way && !self.word.text.is_empty() {
                // The rest of a stretch whose letters were said with its first glyph.
                self.word.right = self.word.right.max(hundredths(right));
                self.end = end;
            }
            return;
        }
        let gap = left - self.end;
        let near = way == self.way
            && gap < WORD_GAP * size
            && gap > -0.5 * size
            && (hundredths(baseline) - self.word.baseline).abs() * 10 < hundredths(size)
            && (hundredths(size) - self.word.size).abs() * 10 < self.word.size;
        if self.word.text.is_empty() || !near {
            self.end_word();
            self.way = way;
            self.word = Word {
                left: hundredths(left),
                baseline: hundredths(baseline),
                size: hundredths(size),
                bold: state.bold,
                spaced: std::mem::take(&mut self.spaced),
                edge: self.marks.iter().any(|mark| mark.edge),
                ..Word::default()
            };
        }
        for (at, part) in letters.trim_start().split(' ').enumerate() {
            // Several words that one glyph stands for have one place.
            if at > 0 {
                self.word.text.push(' ');
            }
            self.word.text.push_str(part);
        }
        self.word.right = hundredths(right);
        self.end = end;
        if letters.ends_with(' ') {
            self.end_word();
            self.spaced = true;
        }
    }

    fn end_word(&mut self) {
        let mut word = std::mem::take(&mut self.word);
        word.text.truncate(word.text.trim_end().len());
        if !word.text.is_empty() {
            self.ways[self.way].push(word);
        }
    }

    /// Most text of a page runs one way, which is upright even where the page was set on its side.
    fn main_way(self) -> Page {
        let Self { mut page, mut ways, .. } = self;
        let main = (0..4).fold(0, |main, way| if ways[way].len() > ways[main].len() { way } else { main });
        if main % 2 == 1 {
            (page.width, page.height) = (page.height, page.width);
        }
        page.words = std::mem::take(&mut ways[main]);
        page.turned += ways.iter().map(Vec::len).sum::<usize>();
        let (width, height) = (page.width, page.height);
        // Printers' marks stand outside of the page.
        page.words.retain(|word| {
            word.right > 0 && word.left < width && word.baseline > 0 && word.baseline < height + word.size / 2
        });
        page
    }
}

fn marked(properties: &Dict<'_>) -> Mark {
    Mark {
        edge: properties.get::<Name<'_>>(TYPE).is_some_and(|kind| &kind[..] == b"Pagination"),
        actual: properties.get::<object::String<'_>>(ACTUAL_TEXT).map(|text| text_string(text.as_bytes())),
    }
}

/// A text that is not shown: UTF-16 or UTF-8 with a mark, else one byte a letter.
fn text_string(bytes: &[u8]) -> String {
    let mut text = String::new();
    match bytes {
        [0xfe, 0xff, rest @ ..] => {
            let units = rest.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
            char::decode_utf16(units).flatten().for_each(|letter| plain(letter, &mut text));
        }
        [0xef, 0xbb, 0xbf, rest @ ..] => {
            String::from_utf8_lossy(rest).chars().for_each(|letter| plain(letter, &mut text));
        }
        _ => bytes.iter().for_each(|&byte| plain(char::from(byte), &mut text)),
    }
    text
}
