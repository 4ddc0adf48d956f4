//! Corrections of a comparison by hand: who said something, findings that were dismissed, findings that were added.

use super::reading::Span;
use super::{Accounts, Text, id_of};
use crate::report::{About, Camp, Comparison, Disagreement, Overrule, Words};
use crate::text::offsets::utf16_prefix;

/// Words of a text whose speaker a person named.
#[derive(Debug, Clone)]
pub struct Said {
    /// The text.
    pub text: usize,
    /// The words.
    pub span: Span,
    /// The speaker; empty where they are nobody's.
    pub name: String,
}

/// The strength of what a person added: before all else.
const BY_HAND: u32 = 1000;

/// Where some words stand in a text: the place nearest to `start` (UTF-16 code units) that has them.
pub fn place_of(text: &str, start: u32, words: &str) -> Option<Span> {
    if words.is_empty() {
        return None;
    }
    let near = utf16_prefix(text, start).len();
    if text.get(near..).is_some_and(|rest| rest.starts_with(words)) {
        return Some(Span::new(near, near + words.len()));
    }
    let found = text.match_indices(words).map(|(at, _)| at).min_by_key(|at| at.abs_diff(near))?;
    Some(Span::new(found, found + words.len()))
}

fn text_of(texts: &[Text<'_>], id: &str) -> Option<usize> {
    texts.iter().position(|text| text.article.id == id)
}

/// The speakers that a person named, the latest word last.
pub fn said(texts: &[Text<'_>], overrules: &[Overrule]) -> Vec<Said> {
    let said = overrules.iter().filter_map(|overrule| {
        let Overrule::Speaker { article, start, text: words, name } = overrule else { return None };
        let text = text_of(texts, article)?;
        let span = place_of(&texts[text].article.text, *start, words)?;
        Some(Said { text, span, name: name.trim().to_owned() })
    });
    said.collect()
}

/// The disagreements that a person added and whose words are here.
pub fn added(accounts: &Accounts<'_>, overrules: &[Overrule]) -> Vec<Disagreement> {
    let mut found = Vec::new();
    for overrule in overrules {
        let Overrule::Finding { how, about, sides } = overrule else { continue };
        let side = |words: &Words| {
            let text = text_of(&accounts.texts, &words.article)?;
            let span = place_of(&accounts.texts[text].article.text, words.start, &words.text)?;
            Some(Camp {
                value: words.text.clone(),
                unit: None,
                articles: accounts.ids([text]),
                texts: accounts.count_witnesses([text]),
                via: None,
                evidence: vec![accounts.evidence(text, span)],
            })
        };
        let camps: Vec<Camp> = sides.iter().filter_map(side).collect();
        if camps.is_empty() {
            continue;
        }
        found.push(Disagreement {
            id: id_of("h", about, &[]),
            kind: *how,
            about: About { quantity: None, head: about.clone(), of: None },
            sides: camps,
            notes: Vec::new(),
            strength: BY_HAND,
            dismissed: false,
            by_hand: true,
        });
    }
    found
}

/// Marks what a person dismissed.
pub fn dismiss(comparison: &mut Comparison, overrules: &[Overrule]) {
    let dismissed: Vec<&str> = overrules
        .iter()
        .filter_map(|overrule| match overrule {
            Overrule::Dismiss { finding, .. } => Some(finding.as_str()),
            _ => None,
        })
        .collect();
    let is = |id: &String| dismissed.contains(&id.as_str());
    comparison.disagreements.iter_mut().for_each(|found| found.dismissed = is(&found.id));
    comparison.statements.iter_mut().for_each(|found| found.dismissed = is(&found.id));
    comparison.only_here.iter_mut().for_each(|found| found.dismissed = is(&found.id));
}
