//! CSV, TSV and their like: a header in any common naming, one article a row.
//!
//! The delimiter is the one that parts the first rows most evenly into columns with known names. Columns without a known
//! name are not used; where no column is known to hold the text, the one with the longest values does. A notice says
//! which column was read as what, and [`Found::columns`] shows it. Rows are streamed; a row that is too long, which an
//! open quotation mark causes, is left out and reading goes on behind its first line.

use super::fields::{Part, Record, key, names};
use super::{Format, Found};
use crate::article::{Column, NoticeCode};
use crate::settings::{MAX_ARTICLE_BYTES, MAX_TABLE_COLUMNS};

const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// Rows and bytes that the delimiter is told by.
const SAMPLE_ROWS: usize = 12;
const SAMPLE_BYTES: usize = 64 << 10;
/// Rows by which an unknown column is judged, and the least mean length of a value that is a text.
const TEXT_ROWS: usize = 20;
/// Rows that a preview shows, and how much of each value.
const SHOWN_ROWS: usize = 3;
const SHOWN_CHARACTERS: usize = 80;
const TEXT_LENGTH: usize = 80;

/// The delimiter of a table, if the text is one. `named` says that its file name is that of a table.
pub(super) fn delimiter(text: &str, named: bool) -> Option<u8> {
    let mut end = text.len().min(SAMPLE_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let first = text.lines().find(|line| !line.trim().is_empty())?;
    if !named && (first.len() > 2000 || !DELIMITERS.iter().any(|&mark| first.as_bytes().contains(&mark))) {
        return None;
    }
    let judge = |mark: u8| {
        let rows = reader(&text[..end], mark);
        let rows: Vec<csv::StringRecord> = rows.into_records().take(SAMPLE_ROWS).filter_map(Result::ok).collect();
        let width = rows.first().map_or(0, csv::StringRecord::len);
        let header = rows.first()?;
        let known = header.iter().filter(|name| names().parts(&key(name)).next().is_some()).count();
        let content = header.iter().any(|name| {
            names().parts(&key(name)).any(|(part, _)| matches!(part, Part::Title | Part::Text | Part::Html))
        });
        let even = rows.iter().filter(|row| row.len() == width).count();
        let is_table = width > 1 && rows.len() > 1 && (named || content && known > 1 && even * 2 > rows.len());
        is_table.then_some((known, even, width, mark))
    };
    let best = DELIMITERS.into_iter().filter_map(judge).max();
    best.map(|(.., mark)| mark).or_else(|| (named && text.lines().count() > 1).then_some(b','))
}

fn reader(text: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).has_headers(false).from_reader(text.as_bytes())
}

/// Reads the rows of a table.
pub(super) fn read(text: &str, delimiter: u8, found: &mut Found) {
    found.is(Format::Table);
    let mut rows = Rows::new(text, delimiter);
    let Some(header) = rows.next(found) else { return };
    let header: Vec<String> = header.1.iter().map(str::to_owned).collect();
    let sample: Vec<Vec<String>> = reader(&text[rows.at()..], delimiter)
        .into_records()
        .take(TEXT_ROWS)
        .filter_map(|row| Some(row.ok()?.iter().map(str::to_owned).collect()))
        .collect();
    let Some(mapping) = mapping(&header, &sample, found) else { return };
    let mut number = 0;
    while let Some((line, row)) = rows.next(found) {
        if row.iter().all(|value| value.trim().is_empty()) {
            continue;
        }
        number += 1;
        put(&mapping, row.iter(), number, Some(line), found);
    }
}

/// The rows of a text, each with its first line.
struct Rows<'a> {
    text: &'a str,
    delimiter: u8,
    reader: csv::Reader<&'a [u8]>,
    /// Bytes and lines before what `reader` reads.
    before: (usize, u64),
}

impl<'a> Rows<'a> {
    fn new(text: &'a str, delimiter: u8) -> Self {
        Self { text, delimiter, reader: reader(text, delimiter), before: (0, 0) }
    }

    /// Bytes read so far.
    fn at(&self) -> usize {
        self.before.0 + self.reader.position().byte() as usize
    }

    fn next(&mut self, found: &mut Found) -> Option<(u32, csv::StringRecord)> {
        let mut row = csv::StringRecord::new();
        loop {
            let (from, line) = (self.at(), self.before.1 + self.reader.position().line());
            if !self.reader.read_record(&mut row).unwrap_or(false) {
                return None;
            }
            // What is longer than an article can be is an open quotation mark.
            if row.as_slice().len() <= MAX_ARTICLE_BYTES {
                return Some((line as u32, row));
            }
            found.say(NoticeCode::TooLarge, Some(line as u32), "This row never ends: a quotation mark is opened and not closed. Its first line was left out; close the mark and add the file again.".into());
            let next = self.text[from..].find('\n').map_or(self.text.len(), |end| from + end + 1);
            self.before = (next, line);
            self.reader = reader(&self.text[next..], self.delimiter);
        }
    }
}

/// The parts of each column, with the row of the name in the table of names.
pub(super) type Mapping = Vec<Vec<(Part, usize)>>;

/// What each column of a header is read as, and a notice that says it; `None` where no column can hold articles.
pub(super) fn mapping(header: &[String], sample: &[Vec<String>], found: &mut Found) -> Option<Mapping> {
    if header.len() > MAX_TABLE_COLUMNS {
        let message = format!("This table has {} columns; the first {MAX_TABLE_COLUMNS} were read.", header.len());
        found.say(NoticeCode::TooLarge, Some(1), message);
    }
    let header = &header[..header.len().min(MAX_TABLE_COLUMNS)];
    let mut mapping: Mapping = header.iter().map(|name| names().parts(&key(name)).collect()).collect();
    as_wanted(&mut mapping, header, found);
    let has = |mapping: &Mapping, wanted: &[Part]| mapping.iter().flatten().any(|(part, _)| wanted.contains(part));
    if !has(&mapping, &[Part::Text, Part::Html]) {
        let mean = |column: usize| {
            let values = sample.iter().filter_map(|row| row.get(column)).map(|value| value.len());
            values.sum::<usize>() / sample.len().max(1)
        };
        let is_free = |&at: &usize| {
            mapping[at].is_empty() && !found.wanted.iter().any(|column| column.name.trim() == header[at].trim())
        };
        let longest = (0..header.len()).filter(is_free).max_by_key(|&at| (mean(at), usize::MAX - at));
        if let Some(column) = longest.filter(|&at| mean(at) >= TEXT_LENGTH) {
            mapping[column].push((Part::Text, usize::MAX));
        }
    }
    found.columns = header
        .iter()
        .zip(&mapping)
        .enumerate()
        .map(|(at, (name, parts))| Column {
            name: name.trim().to_owned(),
            field: parts.first().map(|(part, _)| part.name().to_owned()),
            sample: sample.iter().take(SHOWN_ROWS).map(|row| beginning(row.get(at))).collect(),
        })
        .collect();
    if !has(&mapping, &[Part::Title, Part::Text, Part::Html, Part::Standfirst, Part::Url]) {
        let message = "No column of this table is known to hold a headline or a text. Name the columns in the first row (“title”, “text”, “date”, “source”) and add it again.";
        found.say(NoticeCode::Columns, Some(1), message.into());
        return None;
    }
    found.say(NoticeCode::Columns, Some(1), describe(&found.columns));
    Some(mapping)
}

fn beginning(value: Option<&String>) -> String {
    value.map_or_else(String::new, |value| value.trim().chars().take(SHOWN_CHARACTERS).collect())
}

/// Reads columns as somebody says that they are to be read; a part that is given to one is taken from the others.
fn as_wanted(mapping: &mut Mapping, header: &[String], found: &mut Found) {
    let wanted = std::mem::take(&mut found.wanted);
    for Column { name, field, .. } in &wanted {
        let part = field.as_deref().map(|field| (field, Part::of(field)));
        if let Some((field, None)) = part {
            let message =
                format!("A column cannot be read as “{field}”; it was read by its name. Choose another field.");
            found.say(NoticeCode::Columns, Some(1), message);
            continue;
        }
        let part = part.and_then(|(_, part)| part);
        for (given, parts) in header.iter().zip(mapping.iter_mut()) {
            if given.trim() == name.trim() {
                *parts = part.map(|part| (part, 0)).into_iter().collect();
            } else if !wanted.iter().any(|column| column.name.trim() == given.trim()) {
                parts.retain(|(given, _)| Some(*given) != part);
            }
        }
    }
    found.wanted = wanted;
}

fn describe(columns: &[Column]) -> String {
    let quoted = |names: Vec<String>| names.join(", ");
    let used = columns.iter().filter_map(|column| {
        let field = column.field.as_deref()?;
        Some(if key(&column.name) == field {
            format!("“{}”", column.name)
        } else {
            format!("“{}” as {field}", column.name)
        })
    });
    let unused: Vec<String> = columns
        .iter()
        .filter(|column| column.field.is_none() && !column.name.is_empty())
        .map(|column| format!("“{}”", column.name))
        .collect();
    let left_out = if unused.is_empty() { String::new() } else { format!(" Not used: {}.", quoted(unused)) };
    format!("Columns were read: {}.{left_out} Rename them in the first row if that is wrong.", quoted(used.collect()))
}

/// Takes a row in.
pub(super) fn put<'a>(
    mapping: &Mapping,
    row: impl Iterator<Item = &'a str>,
    number: usize,
    line: Option<u32>,
    found: &mut Found,
) {
    let mut record = Record::default();
    for (parts, value) in mapping.iter().zip(row) {
        if !is_missing(value) {
            parts.iter().for_each(|&(part, row)| record.put(part, row, value.to_owned()));
        }
    }
    let before = found.notices.len();
    found.item(record.input(), Some(number));
    found.notices[before..].iter_mut().for_each(|notice| notice.line = notice.line.or(line));
}

/// What programs write for no value.
fn is_missing(value: &str) -> bool {
    matches!(value.trim(), "" | "nan" | "NaN" | "NULL" | "null" | "None" | "N/A" | "\\N")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delimiters_are_told_by_the_columns() {
        let of = |text: &str| delimiter(text, false).map(char::from);
        assert_eq!(of("title,text,date\nA,\"One, two\",2031\n"), Some(','));
        assert_eq!(of("Titel;Text;Datum\nA;\"One; two\";2031\n"), Some(';'));
        assert_eq!(of("title\ttext\nA\tOne, two\n"), Some('\t'));
        assert_eq!(of("title|body\nA|One\n"), Some('|'));
        assert_eq!(of("A ferry, a tug and a text\n\nA text, too\n"), None);
        assert_eq!(of("Title, subtitle and text\nAnother line without marks\nA third\n"), None);
    }

    #[test]
    fn a_wide_table_is_cut() {
        let names: String = (0..MAX_TABLE_COLUMNS + 5).map(|at| format!("c{at},")).collect();
        let mut found = Found::default();
        read(&format!("title,text,{names}x\nA,B\n"), b',', &mut found);
        assert_eq!((found.articles.len(), found.columns.len()), (1, MAX_TABLE_COLUMNS));
        assert_eq!(found.notices[0].code, NoticeCode::TooLarge);
    }

    #[test]
    fn an_open_quotation_mark_costs_one_row() {
        let rows = format!("B,{}\n", "word ".repeat(400)).repeat(3000);
        let mut found = Found::default();
        read(&format!("title,text\nA,\"open\n{rows}"), b',', &mut found);
        assert_eq!(found.articles.len(), 3000);
        assert_eq!(found.notices.iter().filter(|n| n.code == NoticeCode::TooLarge).count(), 1);
    }
}
