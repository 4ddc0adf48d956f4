//! State → tables for spreadsheets: one row for each article, one for each pair of articles that share wording.
//!
//! RFC 4180: UTF-8 without a byte order mark, lines that end in CR LF, cells in quotation marks where they hold a comma,
//! a quotation mark or a line break. A text that a spreadsheet would take for a formula gets an apostrophe in front, as
//! OWASP advises ("CSV injection"); numbers are written by us and stay numbers. `docs/tables.md` describes the columns.

use super::Corpus;
use super::relations::group_id;
use crate::order::Map;
use crate::report::{Overrule, RelationKind, Side, Table};

const ARTICLES: &str = "article_id,input_file,input_row,url,outlet,published,title,language,words,text_sha256,story_id,\
    group_id,group_lead,relation_to_lead,share_in_lead,truncated,hand_corrected,notices\r\n";
const RELATIONS: &str = "a,b,kind,score,a_in_b,b_in_a,words,longest,quotes_only,earlier,versions,passages,\
    quoted_passages,credits\r\n";

/// What a spreadsheet takes for the beginning of a formula; the wide forms stand for the others in some of them.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// A table while it is written, row by row.
struct Rows {
    out: String,
    first: bool,
}

impl Rows {
    fn new(header: &str) -> Self {
        Self { out: header.to_owned(), first: true }
    }

    /// A cell as it is: for numbers and words of ours.
    fn plain(&mut self, cell: &str) {
        if !std::mem::replace(&mut self.first, false) {
            self.out.push(',');
        }
        self.out.push_str(cell);
    }

    /// A cell that others wrote.
    fn text(&mut self, cell: &str) {
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

    fn optional(&mut self, cell: Option<&String>) {
        self.text(cell.map_or("", String::as_str));
    }

    fn number(&mut self, number: u32) {
        self.plain(&number.to_string());
    }

    /// A share in ten-thousandths.
    fn share(&mut self, parts: u16) {
        self.plain(&format!("{}.{:04}", parts / 10_000, parts % 10_000));
    }

    fn flag(&mut self, holds: bool) {
        self.plain(if holds { "true" } else { "false" });
    }

    fn end(&mut self) {
        self.out.push_str("\r\n");
        self.first = true;
    }
}

fn kind_name(kind: RelationKind) -> &'static str {
    match kind {
        RelationKind::Identical => "identical",
        RelationKind::Near => "near",
        RelationKind::Contains => "contains",
        RelationKind::Rewrite => "rewrite",
        RelationKind::Passage => "passage",
    }
}

fn sha256(text: &str) -> String {
    let mut out = String::new();
    for byte in hmac_sha256::Hash::hash(text.as_bytes()) {
        out += &format!("{byte:02x}");
    }
    out
}

impl Corpus {
    /// A table as CSV, with a header; finishes what it depends on first. `docs/tables.md` describes the columns.
    ///
    /// ```
    /// use samestory::{ArticleInput, Corpus, Settings, Table};
    ///
    /// let mut corpus = Corpus::new(Settings::default());
    /// let text = "The ferry ran aground.".to_owned();
    /// corpus.add(vec![ArticleInput { id: Some("post".into()), text: Some(text), ..ArticleInput::default() }]);
    /// assert!(corpus.table(Table::Articles).lines().nth(1).is_some_and(|row| row.starts_with("post,")));
    /// ```
    pub fn table(&mut self, table: Table) -> String {
        self.finish();
        match table {
            Table::Articles => self.articles_table(),
            Table::Relations => self.relations_table(),
        }
    }

    fn articles_table(&self) -> String {
        let mut story_of: Map<u32, &str> = Map::new();
        for story in self.grouped() {
            for &number in &story.articles {
                story_of.insert(number, &story.named.id);
            }
        }
        let lead_of = self.leads_of_groups();
        let to_leads = self.to_leads(&lead_of);
        let mut by_hand: Map<u32, ()> = Map::new();
        for number in self.overrules.iter().flat_map(Overrule::articles).filter_map(|id| self.numbers.get(id)) {
            by_hand.insert(*number, ());
        }
        let mut said: Map<u32, String> = Map::new();
        for notice in self.all_notices() {
            if let Some(number) = notice.article.as_ref().and_then(|id| self.numbers.get(id)) {
                said_too(said.or_insert_with(*number, String::new), &notice.message);
            }
        }
        let mut rows = Rows::new(ARTICLES);
        for &number in self.numbers.values() {
            let Some(article) = self.shown(number) else { continue };
            rows.text(&article.id);
            rows.optional(article.input_file.as_ref());
            rows.plain(&article.input_row.map_or(String::new(), |row| row.to_string()));
            for cell in [&article.url, &article.source, &article.published, &article.title, &article.language] {
                rows.optional(cell.as_ref());
            }
            rows.number(article.words);
            // Headlines alone are no copies of each other: without a text there is no fingerprint.
            rows.plain(&if article.text.is_empty() { String::new() } else { sha256(&article.text) });
            rows.plain(story_of.get(&number).copied().unwrap_or(""));
            let lead = lead_of.get(&number).map(|&lead| self.id(lead));
            rows.plain(&lead.map_or(String::new(), group_id));
            rows.text(lead.unwrap_or_default());
            match to_leads.get(&number) {
                Some(&(kind, share)) => {
                    rows.plain(kind_name(kind));
                    rows.share(share);
                }
                None => {
                    rows.plain(if lead == Some(&article.id) { "lead" } else { "" });
                    rows.plain("");
                }
            }
            rows.flag(article.truncated);
            rows.flag(by_hand.contains_key(&number));
            let mut notices = String::new();
            article.notices.iter().for_each(|notice| said_too(&mut notices, &notice.message));
            said.get(&number).into_iter().for_each(|messages| said_too(&mut notices, messages));
            rows.text(&notices);
            rows.end();
        }
        rows.out
    }

    /// Member of a group, its lead included → its lead.
    pub(super) fn leads_of_groups(&self) -> Map<u32, u32> {
        let mut lead_of: Map<u32, u32> = Map::new();
        for fold in &self.findings.folds {
            for &member in fold.members.iter().chain([&fold.lead]) {
                lead_of.insert(member, fold.lead);
            }
        }
        lead_of
    }

    /// What each article shares with the lead of its group: the kind and the share of its own 5-grams.
    fn to_leads(&self, lead_of: &Map<u32, u32>) -> Map<u32, (RelationKind, u16)> {
        let mut to_leads: Map<u32, (RelationKind, u16)> = Map::new();
        let mut inside: Map<(u32, u32), (RelationKind, u16)> = Map::new();
        // Of texts with the same words one is related to the others; where that one does not lead, it answers for them.
        let mut twins: Map<u32, u32> = Map::new();
        for pair in &self.findings.pairs {
            let (a, b) = pair.articles;
            let (Some(&lead), Some(&other)) = (lead_of.get(&a), lead_of.get(&b)) else { continue };
            if lead != other {
                continue;
            }
            let (a_in_b, b_in_a) = pair.containments();
            for (article, to, share) in [(a, b, a_in_b), (b, a, b_in_a)] {
                inside.insert((article, to), (pair.kind, share));
                if to == lead {
                    to_leads.insert(article, (pair.kind, share));
                    if pair.kind == RelationKind::Identical {
                        twins.insert(lead, article);
                    }
                }
            }
        }
        for (member, &lead) in lead_of.iter().filter(|(member, lead)| member != *lead) {
            let Some(twin) = twins.get(&lead).filter(|_| !to_leads.contains_key(&member)) else { continue };
            if let Some(&shared) = inside.get(&(member, *twin)) {
                to_leads.insert(member, shared);
            }
        }
        to_leads
    }

    fn relations_table(&self) -> String {
        let mut rows = Rows::new(RELATIONS);
        for pair in &self.findings.pairs {
            let relation = self.relation_without_passages(pair);
            rows.text(&relation.a);
            rows.text(&relation.b);
            rows.plain(kind_name(relation.kind));
            let (a_in_b, b_in_a) = pair.containments();
            for share in [pair.measure().score, a_in_b, b_in_a] {
                rows.share(share);
            }
            rows.number(relation.words);
            rows.number(relation.longest);
            rows.flag(relation.quotes_only);
            rows.text(match relation.earlier {
                Some(Side::A) => &relation.a,
                Some(Side::B) => &relation.b,
                None => "",
            });
            rows.flag(relation.versions);
            let (mut passages, mut quoted) = (0, 0);
            for span in self.told(pair) {
                passages += 1;
                quoted += u32::from(span.quoted);
            }
            rows.number(passages);
            rows.number(quoted);
            let mut credits = String::new();
            for credit in &relation.credits {
                let between = if credits.is_empty() { "" } else { "; " };
                credits += &format!("{between}{}: {}", credit.article, credit.to);
            }
            rows.text(&credits);
            rows.end();
        }
        rows.out
    }
}

fn said_too(messages: &mut String, message: &str) {
    if !messages.is_empty() {
        messages.push(' ');
    }
    messages.push_str(message);
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
