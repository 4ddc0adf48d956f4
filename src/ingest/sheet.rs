//! XLSX → rows, read as a table is: the first row names the columns.
//!
//! Every sheet with a header that can be understood is read. Shared and inline strings, numbers and formulas' last
//! values are; days that the workbook counts from 1900 become dates where the column holds times. After ECMA-376, part 1,
//! 18. Linear in the sheets.

use super::archive::Archive;
use super::fields::Part;
use super::{Format, Found, markup, table};
use crate::article::NoticeCode;
use crate::settings::{MAX_ARCHIVE_BYTES, MAX_SHEETS, MAX_TABLE_COLUMNS};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Rows by which columns are judged.
const SAMPLE_ROWS: usize = 20;
/// Days since 1900 that are dates of articles: 1954 to 2119.
const DAYS: std::ops::Range<i64> = 20_000..80_000;

/// Reads the sheets of a workbook.
pub(super) fn read(archive: &mut Archive<'_>, found: &mut Found) {
    found.is(Format::Spreadsheet);
    let mut sheets: Vec<(&str, usize)> = Vec::new();
    let paths = archive.entries.iter().enumerate().map(|(at, entry)| (entry.path.as_str(), at));
    for (path, at) in paths.filter(|(path, _)| path.starts_with("xl/worksheets/") && path.ends_with(".xml")) {
        if sheets.len() >= MAX_SHEETS {
            let message = format!(
                "This workbook has more than {MAX_SHEETS} sheets; those behind were not read. Save them in a workbook of their own."
            );
            found.say(NoticeCode::TooLarge, None, message);
            break;
        }
        // "sheet2" before "sheet10".
        let place = sheets.partition_point(|(given, _)| (given.len(), *given) <= (path.len(), path));
        sheets.insert(place, (path, at));
    }
    let sheets: Vec<usize> = sheets.into_iter().map(|(_, at)| at).collect();
    let strings = archive
        .file("xl/sharedStrings.xml", found)
        .map(|bytes| strings(&String::from_utf8_lossy(&bytes)))
        .unwrap_or_default();
    let mut number = 0;
    for at in sheets {
        let Some(bytes) = archive.unpack(at, found) else { continue };
        let document = String::from_utf8_lossy(&bytes);
        let mut rows = Rows::new(&document, &strings);
        let header = rows.by_ref().find(|(_, row)| row.iter().filter(|value| !value.is_empty()).count() > 1);
        let first: Vec<(u32, Vec<String>)> = rows.by_ref().take(SAMPLE_ROWS).collect();
        if let Some((_, header)) = header.filter(|_| !first.is_empty()) {
            let sample: Vec<Vec<String>> = first.iter().map(|(_, row)| row.clone()).collect();
            let mapping = table::mapping(&header, &sample, found);
            for column in found.columns.iter_mut().filter(|column| column.field.as_deref() == Some("published")) {
                column.sample.iter_mut().for_each(day);
            }
            if let Some(mapping) = mapping {
                for (line, row) in first.into_iter().chain(rows.by_ref()) {
                    number += usize::from(put(&mapping, row, number + 1, line, found));
                }
            }
        }
        if let Some(error) = rows.fault {
            found.say(
                NoticeCode::Xml,
                Some(rows.number),
                format!(
                    "This sheet is damaged ({error}); the rows before were read. Open it, save it again and add that."
                ),
            );
        }
    }
    if number == 0 && found.notices.is_empty() {
        found.say(
            NoticeCode::Empty,
            None,
            "This workbook holds no rows with articles. Check it, or save the sheet as CSV.".into(),
        );
    }
}

/// Takes a row in unless it is empty.
fn put(mapping: &table::Mapping, mut row: Vec<String>, number: usize, line: u32, found: &mut Found) -> bool {
    if row.iter().all(|value| value.trim().is_empty()) {
        return false;
    }
    for (value, parts) in row.iter_mut().zip(mapping) {
        if parts.iter().any(|(part, _)| *part == Part::Published) {
            day(value);
        }
    }
    table::put(mapping, row.iter().map(String::as_str), number, Some(line), found);
    true
}

/// A day counted from 1900 as a date.
fn day(value: &mut String) {
    let (whole, part) = value.split_once('.').unwrap_or((value, ""));
    let Some(days) = whole.parse::<i64>().ok().filter(|days| DAYS.contains(days)) else { return };
    // Ten digits tell a day's seconds apart, and the standard reader of fractions has a table of 10 KB.
    let part = format!("{part:0<10}");
    let Some(part) = part.get(..10).and_then(|part| part.parse::<i64>().ok()) else { return };
    let seconds = (days - 25_569) * 86_400 + (part * 86_400 + 5_000_000_000) / 10_000_000_000;
    // The workbook's clock has no zone.
    let time = super::dates::since_1970(seconds).trim_end_matches('Z').to_owned();
    *value = time.strip_suffix("T00:00:00").map_or_else(|| time.clone(), str::to_owned);
}

/// The shared strings.
fn strings(document: &str) -> Vec<String> {
    let mut reader = Reader::from_str(document);
    let mut strings = Vec::new();
    let (mut string, mut in_text, mut phonetic) = (String::new(), false, false);
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Eof => break,
            Event::Start(start) => match start.name().into_inner() {
                "t" => in_text = !phonetic,
                "rPh" => phonetic = true,
                _ => {}
            },
            Event::Empty(start) if start.name().into_inner() == "si" => strings.push(String::new()),
            Event::End(end) => match end.name().into_inner() {
                "t" => in_text = false,
                "rPh" => phonetic = false,
                "si" => strings.push(std::mem::take(&mut string)),
                _ => {}
            },
            Event::Text(words) if in_text => string.push_str(&words.xml10_content()),
            Event::GeneralRef(name) if in_text => string.extend(markup::named(&name.xml10_content())),
            _ => {}
        }
    }
    strings
}

/// The rows of a sheet with their numbers, one at a time.
struct Rows<'a> {
    reader: Reader<&'a [u8]>,
    strings: &'a [String],
    number: u32,
    fault: Option<&'static str>,
    /// Bytes that shared strings may still make: a long one may stand in a million cells.
    left: usize,
}

impl<'a> Rows<'a> {
    fn new(document: &'a str, strings: &'a [String]) -> Self {
        Self { reader: Reader::from_str(document), strings, number: 0, fault: None, left: MAX_ARCHIVE_BYTES }
    }
}

impl Iterator for Rows<'_> {
    type Item = (u32, Vec<String>);

    fn next(&mut self) -> Option<Self::Item> {
        let (mut row, mut column) = (Vec::new(), 0);
        let (mut value, mut kind, mut in_value) = (String::new(), String::new(), false);
        loop {
            match self.reader.read_event() {
                Err(error) => {
                    self.fault.get_or_insert(markup::fault(&error));
                    return None;
                }
                Ok(Event::Eof) => return None,
                Ok(Event::Start(start)) => match start.name().into_inner() {
                    "row" => {
                        self.number = attribute(&start, "r").and_then(|r| r.parse().ok()).unwrap_or(self.number + 1)
                    }
                    "c" => {
                        column = attribute(&start, "r").and_then(|r| column_of(&r)).unwrap_or(row.len());
                        kind = attribute(&start, "t").unwrap_or_default();
                        value.clear();
                    }
                    "v" | "t" => in_value = true,
                    _ => {}
                },
                Ok(Event::End(end)) => match end.name().into_inner() {
                    "v" | "t" => in_value = false,
                    "c" if column < MAX_TABLE_COLUMNS && !value.is_empty() && kind != "e" => {
                        if row.len() <= column {
                            row.resize(column + 1, String::new());
                        }
                        if kind == "s" {
                            value = value
                                .trim()
                                .parse::<usize>()
                                .ok()
                                .and_then(|at| self.strings.get(at))
                                .cloned()
                                .unwrap_or_default();
                            if value.len() > self.left {
                                self.fault = Some("its cells hold too much text");
                                return None;
                            }
                            self.left -= value.len();
                        }
                        row[column] = std::mem::take(&mut value);
                    }
                    "row" => return Some((self.number, row)),
                    _ => {}
                },
                Ok(Event::Text(words)) if in_value => value.push_str(&words.xml10_content()),
                Ok(Event::GeneralRef(name)) if in_value => value.extend(markup::named(&name.xml10_content())),
                Ok(_) => {}
            }
        }
    }
}

fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    start.try_get_attribute(name).ok()?.map(|attribute| attribute.value.into_owned())
}

/// The column of a cell's name, from 0: "C7" → 2.
fn column_of(cell: &str) -> Option<usize> {
    let letters = cell.bytes().take_while(u8::is_ascii_uppercase).take(4);
    letters.fold(0, |column, letter| column * 26 + usize::from(letter - b'A' + 1)).checked_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_find_their_columns() {
        assert_eq!((column_of("A1"), column_of("AB12"), column_of("7")), (Some(0), Some(27), None));
        let sheet = "<sheetData><row r='3'><c r='A3' t='s'><v>1</v></c><c r='C3' t='inlineStr'><is><t>in &lt;line&gt;</t></is></c></row></sheetData>";
        assert_eq!(
            Rows::new(sheet, &["zero".into(), "one".into()]).collect::<Vec<_>>(),
            [(3, vec!["one".into(), String::new(), "in <line>".into()])]
        );
        assert_eq!(
            strings("<sst><si><t>a</t></si><si><r><t>b</t></r><r><t>c</t></r></si><si/></sst>"),
            ["a", "bc", ""]
        );
    }

    #[test]
    fn days_become_dates() {
        for (value, expected) in
            [("47911", "2031-03-04"), ("47911.5", "2031-03-04T12:00:00"), ("2031-03-04", "2031-03-04"), ("7", "7")]
        {
            let mut given = value.to_owned();
            day(&mut given);
            assert_eq!(given, expected);
        }
    }
}
