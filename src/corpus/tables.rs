//! State → tables for spreadsheets: one row for each article, each story, each pair of articles that share wording.
//! `docs/tables.md` describes the columns.

use super::Corpus;
use super::csv::Rows;
use super::manifest::sha256;
use super::relations::group_id;
use crate::order::Map;
use crate::report::{Detail, Overrule, RelationKind, Side, Table};

const ARTICLES: &str = "article_id,input_file,input_row,url,outlet,published,title,language,words,text_sha256,story_id,\
    group_id,group_lead,relation_to_lead,share_in_lead,truncated,hand_corrected,notices\r\n";
const RELATIONS: &str = "a,b,kind,score,a_in_b,b_in_a,words,longest,quotes_only,earlier,versions,passages,\
    quoted_passages,credits\r\n";
const STORIES: &str = "story_id,label,renamed,pinned,articles,texts,outlets,keywords,from,to,cohesion,lead,aliases,\
    split_from\r\n";

fn kind_name(kind: RelationKind) -> &'static str {
    match kind {
        RelationKind::Identical => "identical",
        RelationKind::Near => "near",
        RelationKind::Contains => "contains",
        RelationKind::Rewrite => "rewrite",
        RelationKind::Passage => "passage",
    }
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
            Table::Stories => self.stories_table(),
            Table::Sample => self.sample().0,
            Table::SampleKey => self.sample().1,
            Table::Findings => self.findings_table(),
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
            let Some(article) = self.seen(number) else { continue };
            rows.text(&article.id);
            rows.optional(article.input_file.as_ref());
            rows.plain(&article.input_row.map_or(String::new(), |row| row.to_string()));
            for cell in [&article.url, &article.source, &article.published, &article.title, &article.language] {
                rows.optional(cell.as_ref());
            }
            rows.number(article.words);
            // Headlines alone are no copies of each other: without a text there is no fingerprint.
            rows.plain(&if article.text.is_empty() { String::new() } else { sha256(article.text.as_bytes()) });
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

    fn stories_table(&self) -> String {
        let mut rows = Rows::new(STORIES);
        for story in self.all_stories(Detail::Outline) {
            rows.plain(&story.id);
            rows.text(&story.label);
            rows.flag(story.renamed);
            rows.flag(story.pinned);
            rows.number(story.articles.len() as u32);
            rows.number(story.texts);
            rows.text(&story.outlets.join("; "));
            rows.text(&story.keywords.join("; "));
            rows.optional(story.from.as_ref());
            rows.optional(story.to.as_ref());
            rows.share((story.cohesion * 10_000.0 + 0.5) as u16);
            rows.text(&story.lead);
            rows.plain(&story.aliases.join("; "));
            rows.plain(story.split_from.as_deref().unwrap_or(""));
            rows.end();
        }
        rows.out
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
