//! Comparisons → the table of findings: a row for each place that a finding stands on. `docs/tables.md` describes the columns.

use super::Corpus;
use super::csv::Rows;
use crate::report::{Comparison, DisagreementKind, Evidence, OnlyKind};
use crate::text::offsets::utf16_prefix;

const FINDINGS: &str = "story_id,finding_id,kind,raw,normalised,unit,article_id,start,end,start_code_points,\
    end_code_points,sentence,speaker,carrier,dismissed\r\n";

/// What all places of one side of a finding have in common.
struct Finding<'a> {
    story: &'a str,
    id: &'a str,
    kind: &'static str,
    value: &'a str,
    unit: Option<&'a String>,
    speaker: Option<&'a String>,
    dismissed: bool,
}

fn disagreement_name(kind: DisagreementKind) -> &'static str {
    match kind {
        DisagreementKind::Conflict => "conflict",
        DisagreementKind::Contested => "contested",
        DisagreementKind::LaterUpdate => "laterUpdate",
        DisagreementKind::Attribution => "attribution",
        DisagreementKind::Hedge => "hedge",
        DisagreementKind::Wording => "wording",
        DisagreementKind::Compatible => "compatible",
    }
}

fn only_name(kind: OnlyKind) -> &'static str {
    match kind {
        OnlyKind::Fact => "onlyFact",
        OnlyKind::Name => "onlyName",
        OnlyKind::Number => "onlyNumber",
        OnlyKind::Quote => "onlyQuote",
    }
}

impl Corpus {
    /// All findings of all stories that have two articles or more.
    pub(super) fn findings_table(&mut self) -> String {
        let mut rows = Rows::new(FINDINGS);
        let stories = self.grouped().iter().filter(|story| story.articles.len() > 1);
        let ids: Vec<String> = stories.map(|story| story.named.id.clone()).collect();
        for id in ids {
            if let Some(comparison) = self.compare(&id) {
                self.finding_rows(&mut rows, &comparison);
            }
        }
        rows.out
    }

    fn finding_rows(&self, rows: &mut Rows, comparison: &Comparison) {
        let story = comparison.story.as_str();
        let plain = |id, kind, dismissed| Finding { story, id, kind, value: "", unit: None, speaker: None, dismissed };
        for found in &comparison.disagreements {
            for side in &found.sides {
                let kind = disagreement_name(found.kind);
                let finding =
                    Finding { value: &side.value, unit: side.unit.as_ref(), ..plain(&found.id, kind, found.dismissed) };
                side.evidence.iter().for_each(|evidence| self.finding_row(rows, &finding, evidence));
            }
        }
        for found in &comparison.agreements {
            let finding = Finding {
                value: &found.camp.value,
                unit: found.camp.unit.as_ref(),
                ..plain(&found.id, "agreement", false)
            };
            found.camp.evidence.iter().for_each(|evidence| self.finding_row(rows, &finding, evidence));
        }
        for found in comparison.statements.iter().filter(|statement| statement.versions.len() > 1) {
            let finding = Finding { speaker: found.speaker.as_ref(), ..plain(&found.id, "statement", found.dismissed) };
            found.versions.iter().for_each(|version| self.finding_row(rows, &finding, &version.evidence));
        }
        for found in &comparison.only_here {
            self.finding_row(rows, &plain(&found.id, only_name(found.kind), found.dismissed), &found.evidence);
        }
    }

    fn finding_row(&self, rows: &mut Rows, finding: &Finding<'_>, evidence: &Evidence) {
        let number = self.numbers.get(&evidence.article).copied();
        let Some(article) = number.and_then(|number| self.seen(number)) else { return };
        rows.plain(finding.story);
        rows.plain(finding.id);
        rows.plain(finding.kind);
        rows.text(&evidence.raw);
        rows.text(finding.value);
        rows.optional(finding.unit);
        rows.text(&evidence.article);
        rows.number(evidence.start);
        rows.number(evidence.end);
        let points = |units| utf16_prefix(&article.text, units).chars().count() as u32;
        rows.number(points(evidence.start));
        rows.number(points(evidence.end));
        rows.text(&evidence.sentence);
        rows.optional(evidence.speaker.as_ref().or(finding.speaker));
        rows.optional(evidence.carrier.as_ref());
        rows.flag(finding.dismissed);
        rows.end();
    }
}
