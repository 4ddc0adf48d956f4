//! Which person a phrase means: a name, a role ("the mayor"), a pronoun.
//!
//! A pronoun goes to the last person who was a subject and whom a title or a given name does not speak against, not to the
//! name that stands nearest (the difference is half of the errors that systems make).

use super::cues::{Cue, Form};
use super::frames::{Frame, Phrase, Scene};
use super::speech::Voice;
use crate::lexicon::classes::{BODY, HE, IT, MAN, OUTLET, ROLE, SHE, THEY, TITLE, WOMAN};
use crate::report::NameKind;

/// Who was told of, and where.
#[derive(Debug, Clone, Copy)]
struct Subject {
    who: u32,
    at: u32,
}

/// Resolves phrases, one sentence after the other.
pub struct Speakers<'s, 'a> {
    scene: &'s Scene<'a>,
    subjects: Vec<Subject>,
}

/// So many subjects back a pronoun may reach.
const REACH: usize = 8;

impl<'s, 'a> Speakers<'s, 'a> {
    /// Nobody has been told of yet.
    pub fn new(scene: &'s Scene<'a>) -> Self {
        Self { scene, subjects: Vec::new() }
    }

    /// Keeps a subject in mind.
    pub fn remember(&mut self, voice: Option<&Voice>) {
        if let Some(voice) = voice
            && let Some(who) = voice.who
        {
            self.subjects.push(Subject { who, at: voice.mention.start });
        }
    }

    /// Who a phrase means.
    pub fn voice(&self, frame: &Frame<'_, '_>, phrase: Phrase, confidence: u32) -> Option<Voice> {
        let head = frame.word(phrase.head)?;
        let span = frame.span(phrase.from, phrase.to);
        if frame.named(phrase.head).is_some() || phrase.from != phrase.to || !head.is(HE | SHE | THEY | IT) {
            let who = frame.named(phrase.head).or_else(|| self.role(frame, phrase));
            let name = match who {
                Some(who) => self.scene.names.named[who as usize].name.clone(),
                None => self.scene.text[span.range()].to_owned(),
            };
            return Some(Voice { name, mention: span, who, confidence });
        }
        let who = self.pronoun(head.class, span.start);
        let name = match who {
            Some(who) => self.scene.names.named[who as usize].name.clone(),
            None => self.scene.text[span.range()].to_owned(),
        };
        let confidence = if who.is_some() { confidence * 85 / 100 } else { confidence / 2 };
        Some(Voice { name, mention: span, who, confidence })
    }

    /// Whom a pronoun means.
    fn pronoun(&self, class: u64, at: u32) -> Option<u32> {
        let named = &self.scene.names.named;
        let fits = |who: u32| {
            let named = &named[who as usize];
            match class {
                class if class & HE != 0 => {
                    named.gender != WOMAN && matches!(named.kind, NameKind::Person | NameKind::Other)
                }
                class if class & SHE != 0 => {
                    named.gender != MAN && matches!(named.kind, NameKind::Person | NameKind::Other)
                }
                _ => matches!(named.kind, NameKind::Body | NameKind::Place),
            }
        };
        let subject =
            self.subjects.iter().rev().filter(|subject| subject.at < at).take(REACH).find(|subject| fits(subject.who));
        if let Some(subject) = subject {
            return Some(subject.who);
        }
        let mentions = &self.scene.names.mentions;
        let before = mentions.partition_point(|mention| mention.span.start < at);
        let person = |who: u32| fits(who) && (class & (HE | SHE) == 0 || named[who as usize].kind == NameKind::Person);
        mentions[..before].iter().rev().map(|mention| mention.who).find(|&who| person(who))
    }

    /// Whom a role means ("the Russian president"): the last one named so.
    fn role(&self, frame: &Frame<'_, '_>, phrase: Phrase) -> Option<u32> {
        let head = frame.word(phrase.head)?;
        if !head.is(ROLE | TITLE | OUTLET | BODY)
            || !frame.is_any(phrase.from, &["the", "that", "this", "der", "die", "das", "el", "la", "le"])
        {
            return None;
        }
        let noun = frame.letters(phrase.head).to_lowercase();
        let mentions = &self.scene.names.mentions;
        let before = mentions.partition_point(|mention| mention.span.start < head.start);
        let names = &self.scene.names.named;
        let said = |who: u32| {
            names[who as usize].roles.iter().any(|role| role.to_lowercase().split(' ').any(|word| word == noun))
        };
        mentions[..before].iter().rev().map(|mention| mention.who).find(|&who| said(who))
    }

    /// The agency or outlet that a sentence names as the one that passes words on.
    pub fn carrier(&self, frame: &Frame<'_, '_>, cues: &[Cue]) -> Option<String> {
        let cue = cues.iter().find(|cue| cue.form == Form::According)?;
        let phrase = cue.subject?;
        let agencies = &crate::lexicon::english().agencies;
        for at in phrase.from..frame.items.len() {
            let Some(who) = frame.named(at) else { continue };
            let name = &self.scene.names.named[who as usize].name;
            if agencies.contains(name.to_lowercase().as_str()) {
                return Some(name.clone());
            }
        }
        self.voice(frame, phrase, 90).map(|voice| voice.name)
    }
}
