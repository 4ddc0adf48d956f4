//! Rows of a table for spreadsheets, as RFC 4180 has them: UTF-8 without a byte order mark, lines that end in CR LF, cells in
//! quotation marks where they hold a comma, a quotation mark or a line break. A text that a spreadsheet would take for a
//! formula gets an apostrophe in front, as OWASP advises ("CSV injection"); numbers are written by us and stay numbers.

/// What a spreadsheet takes for the beginning of a formula; the wide forms stand for the others in some of them.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// A table while it is written, row by row.
pub(super) struct Rows {
    pub(super) out: String,
    first: bool,
}

impl Rows {
    pub(super) fn new(header: &str) -> Self {
        Self { out: header.to_owned(), first: true }
    }

    /// A cell as it is: for numbers and words of ours.
    pub(super) fn plain(&mut self, cell: &str) {
        if !std::mem::replace(&mut self.first, false) {
            self.out.push(',');
        }
        self.out.push_str(cell);
    }

    /// A cell that others wrote.
    pub(super) fn text(&mut self, cell: &str) {
        self.plain("");
        // Apostrophes before a formula count as text, so that the one in front can always be told and taken off.
        let begins = cell.trim_start_matches(|c: char| c == '\'' || c.is_whitespace()).starts_with(FORMULA);
        let guard = if begins || cell.starts_with(['\t', '\r', '\n']) { "'" } else { "" };
        if !cell.contains([',', '"', '\r', '\n']) {
            self.out.push_str(guard);
            return self.out.push_str(cell);
        }
        self.out.push('"');
        self.out.push_str(guard);
        self.out.push_str(&cell.replace('"', "\"\""));
        self.out.push('"');
    }

    pub(super) fn optional(&mut self, cell: Option<&String>) {
        self.text(cell.map_or("", String::as_str));
    }

    pub(super) fn number(&mut self, number: u32) {
        self.plain(&number.to_string());
    }

    /// A share in ten-thousandths.
    pub(super) fn share(&mut self, parts: u16) {
        self.plain(&format!("{}.{:04}", parts / 10_000, parts % 10_000));
    }

    pub(super) fn flag(&mut self, holds: bool) {
        self.plain(if holds { "true" } else { "false" });
    }

    pub(super) fn end(&mut self) {
        self.out.push_str("\r\n");
        self.first = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[&str]) -> String {
        let mut rows = Rows::new("");
        cells.iter().for_each(|cell| rows.text(cell));
        rows.end();
        rows.out
    }

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        assert_eq!(row(&["a", "", "b, c", "say \"d\"", "e\nf"]), "a,,\"b, c\",\"say \"\"d\"\"\",\"e\nf\"\r\n");
    }

    #[test]
    fn no_cell_is_a_formula() {
        for (cell, written) in [
            ("=1+1", "'=1+1"),
            ("-5 degrees", "'-5 degrees"),
            ("@post", "'@post"),
            ("+49", "'+49"),
            ("\t1", "'\t1"),
            ("  =1", "'  =1"),
            ("'=1", "''=1"),
            ("＝1", "'＝1"),
            ("\r=1", "\"'\r=1\""),
            ("=A1,\"b\"", "\"'=A1,\"\"b\"\"\""),
            ("'tis", "'tis"),
            ("a=b", "a=b"),
        ] {
            assert_eq!(row(&[cell]), format!("{written}\r\n"));
        }
    }

    #[test]
    fn shares_have_four_places() {
        let mut rows = Rows::new("");
        [0, 7, 9_999, 10_000].into_iter().for_each(|parts| rows.share(parts));
        assert_eq!(rows.out, "0.0000,0.0007,0.9999,1.0000");
    }
}
