//! Agencies and outlets that accounts draw on, and what came through them.
//!
//! An agency is told by the lexicon, or by a dateline that it signs in one of the texts; an outlet is another text's, or is called
//! one ("the newspaper Tarn Post"). What is quoted in a sentence that names an agency, or that says who told an outlet,
//! came through it, unless it is the text's own.

use super::Accounts;
use super::statements::Unit;
use crate::article::Article;
use crate::lexicon::classes::OUTLET;
use crate::lexicon::english;
use crate::report::NameKind;

/// Longest beginning of a dateline before the agency, in bytes, and longest name of one.
const DATELINE: usize = 60;
/// How sure a speaker is whom a sentence names beside the agency that reports it, in hundredths.
const BESIDE: u32 = 60;

/// What passes on the words of others.
pub struct Press {
    /// Agencies that sign datelines, with the text, in small letters and as printed.
    pub signed: Vec<(usize, String)>,
    outlets: Vec<String>,
}

impl Press {
    /// Reads datelines and outlets.
    pub fn of(accounts: &Accounts<'_>) -> Self {
        let mut press = Self { signed: Vec::new(), outlets: Vec::new() };
        for (place, text) in accounts.texts.iter().enumerate() {
            press.outlets.extend(text.article.source.iter().map(|source| source.to_lowercase()));
            let head = text.article.text.lines().next().unwrap_or_default();
            let Some((before, behind)) = head.split_once('(').filter(|(before, _)| before.len() < DATELINE) else {
                continue;
            };
            let Some((name, rest)) = behind.split_once(')') else { continue };
            let is_name = name.starts_with(char::is_uppercase) && name.len() < DATELINE && !name.contains(',');
            let called = before.trim().is_empty() && name.split(' ').any(is_outlet);
            if is_name && (called || rest.trim_start().starts_with(['-', '–', '—', ':', '.'])) {
                press.signed.push((place, name.to_owned()));
            }
        }
        press
    }

    /// Whether a name is an agency's.
    pub fn is_agency(&self, name: &str) -> bool {
        let name = name.to_lowercase();
        english().agencies.contains(name.as_str()) || self.signed.iter().any(|(_, known)| known.to_lowercase() == name)
    }

    fn is_outlet(&self, name: &str) -> bool {
        let name = name.to_lowercase();
        self.outlets.iter().any(|known| *known == name || known.split(' ').any(|word| word == name && word.len() > 4))
    }

    /// Says through whom a quote came, where its sentence names an agency or an outlet that was told, and gives it to a person
    /// beside an agency that only reports it.
    pub fn pass_on(&self, accounts: &Accounts<'_>, unit: &mut Unit) {
        let of = &accounts.texts[unit.text];
        unit.carrier = unit.carrier.take().filter(|carrier| !is_own(of.article, carrier));
        let Some(sentence) = of.reading.sentence_at(unit.span.start).filter(|_| !unit.quoted.is_empty()) else {
            return;
        };
        let mentions = of.reading.names.mentions.iter().filter(|mention| {
            sentence.holds(mention.span) && !unit.quoted.iter().any(|quoted| quoted.overlaps(mention.span))
        });
        let mut people = Vec::new();
        for mention in mentions {
            let name = of.words(mention.span);
            let member =
                accounts.cast.member(unit.text, mention.who).map(|member| &accounts.cast.members[member as usize]);
            if let Some(member) = member.filter(|member| member.kind == NameKind::Person && !self.is_agency(name)) {
                people.push(member.name.clone());
                continue;
            }
            let told = led_by(&of.article.text[..mention.span.start as usize]);
            let carries = self.is_agency(name)
                || matches!(told, Some(Led::Called | Led::Agency))
                || told == Some(Led::Told) && self.is_outlet(name);
            if carries && !is_own(of.article, name) && unit.carrier.is_none() {
                unit.carrier = Some(name.to_owned());
            }
        }
        let reports = unit.speaker.as_ref().is_some_and(|speaker| self.is_agency(speaker));
        if let Some(person) = people.into_iter().next().filter(|_| reports) {
            unit.speaker = Some(person);
            unit.known = true;
            unit.confidence = BESIDE;
        } else if unit.speaker == unit.carrier {
            unit.carrier = None;
        }
    }
}

/// How a name is led in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Led {
    /// "told the …".
    Told,
    /// "the newspaper …".
    Called,
    /// "the agency …".
    Agency,
}

/// How a text leads a name in that stands behind it.
pub fn led_by(before: &str) -> Option<Led> {
    let before = before.trim_end();
    let word = before.rsplit([' ', '’', '\'']).next().unwrap_or_default();
    if ["agency", "agentur", "agencia", "agence"].contains(&word.to_lowercase().as_str()) {
        return Some(Led::Agency);
    }
    if is_outlet(word) && !word.starts_with(char::is_uppercase) {
        return Some(Led::Called);
    }
    let before = before.strip_suffix(" the").unwrap_or(before);
    before.ends_with(" told").then_some(Led::Told)
}

/// Whether a word is one for what carries the words of others.
pub fn is_outlet(word: &str) -> bool {
    let class = |tag| super::words::table(Some(tag)).and_then(|table| table.get(word.to_lowercase().as_str()));
    ["en", "de", "es", "fr"].into_iter().any(|tag| class(tag).is_some_and(|class| class & OUTLET != 0))
}

/// Whether a name is that of the article's own outlet.
pub fn is_own(article: &Article, name: &str) -> bool {
    let Some(own) = &article.source else { return false };
    let (own, name) = (own.to_lowercase(), name.to_lowercase());
    let name = name.strip_prefix("the ").unwrap_or(&name);
    own.split_whitespace().any(|word| word == name) || own.ends_with(name)
}
