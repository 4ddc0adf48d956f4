//! Which person a phrase means: a name, a role ("the mayor"), a pronoun.
//!
//! A pronoun goes to the last person who was a subject and whom a title or a given name does not speak against, not to the
//! name that stands nearest (the difference is half of the errors that systems make).

use super::cast::role_words;
use super::cues::{Cue, Form};
use super::frames::{Frame, Item, Phrase, Scene};
use super::speech::Voice;
use crate::lexicon::classes::{
    AGAIN, AUX, BODY, DET, HE, IT, MAN, OUTLET, POSS, PRESS, ROLE, ROLES, SAYS, SHE, SOME, SUB, THEY, TITLE, VERB,
    WEAK, WHO, WOMAN, WORDS,
};
use crate::report::NameKind;

/// What a subject may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// One person; [`MAN`], [`WOMAN`] or 0.
    Person(u64),
    /// Several people.
    People,
    /// A body or a place.
    Body,
    /// Something else.
    Thing,
}

/// Somebody who was told of.
#[derive(Debug, Clone)]
struct Subject {
    voice: Voice,
    sort: Sort,
}

/// Resolves phrases, one sentence after the other.
pub struct Speakers<'s, 'a> {
    scene: &'s Scene<'a>,
    subjects: Vec<Subject>,
    /// Genders that pronouns have told.
    genders: Vec<(u32, u64)>,
}

/// A pronoun within so many bytes of the only person it may mean is nearly as sure as the name.
const NEAR: u32 = 300;
/// So many subjects back a pronoun may reach.
const REACH: usize = 8;

impl<'s, 'a> Speakers<'s, 'a> {
    /// Nobody has been told of yet.
    pub fn new(scene: &'s Scene<'a>) -> Self {
        Self { scene, subjects: Vec::new(), genders: Vec::new() }
    }

    /// Keeps a subject in mind.
    pub fn remember(&mut self, frame: &Frame<'_, '_>, phrase: Phrase, voice: &Voice) {
        let head = frame.word(phrase.head).map_or(0, |word| word.class);
        let sort = match voice.who.map(|who| &self.scene.names.named[who as usize]) {
            Some(named) => match named.kind {
                NameKind::Other if named.thing => Sort::Body,
                NameKind::Person | NameKind::Other => Sort::Person(named.gender | self.learnt(voice.who)),
                NameKind::Body | NameKind::Place => Sort::Body,
            },
            // A pronoun that means nobody is no antecedent of another.
            None if head & (HE | SHE | THEY | IT) != 0 && phrase.from == phrase.to => return,
            None if head & (BODY | OUTLET) != 0 => Sort::Body,
            // "the actress" is somebody who was named, "an actress" is not.
            None if head & (ROLE | TITLE | MAN | WOMAN) != 0 => {
                // "Her neighbour" is somebody new, too.
                let new = frame.is(phrase.from, POSS) && phrase.from < phrase.head && head & (OUTLET | TITLE) == 0;
                if !new && !frame.is_any(phrase.from, &["a", "an", "one", "another", "ein", "eine", "un", "una", "une"])
                {
                    return;
                }
                Sort::Person(gender(head))
            }
            None if head & (ROLES | SOME) != 0 => Sort::People,
            None => Sort::Thing,
        };
        // Who was "he" once is not "she" later.
        if let Some(who) = voice.who
            && phrase.from == phrase.to
            && frame.named(phrase.head).is_none()
            && self.learnt(Some(who)) == 0
        {
            let gender = if head & HE != 0 { MAN } else { WOMAN };
            if head & (HE | SHE) != 0 {
                self.genders.push((who, gender));
            }
        }
        self.subjects.push(Subject { voice: voice.clone(), sort });
    }

    /// Keeps those in mind whom a sentence introduces beside its subject: "the voice was that of Ada Bell, who …", "one, Jon Falk,
    /// 23, …", "when Kim Berg stepped …".
    pub fn meet(&mut self, frame: &Frame<'_, '_>) {
        let names = self.scene.names;
        for at in 0..frame.items.len() {
            let Some(who) = frame.named(at).filter(|&who| frame.named(at + 1) != Some(who)) else { continue };
            let named = &names.named[who as usize];
            let person =
                matches!(named.kind, NameKind::Person | NameKind::Other) && named.name.contains(' ') && !named.thing;
            let span = frame.span(at, at);
            let before = names.mentions.partition_point(|mention| mention.span.start <= span.start);
            let Some(&mention) = names.mentions[..before].last().filter(|_| person) else { continue };
            let is_new = names.mentions[..before - 1].iter().all(|known| known.who != who);
            let parted = frame.items.get(at + 1) == Some(&Item::Comma);
            let told = parted && frame.word(at + 2).is_some_and(|word| word.number || word.is(WHO) || word.is(DET))
                || frame.is(at + 1, WHO);
            let first = (0..=at).rev().take_while(|&at| frame.named(at) == Some(who)).last().unwrap_or(at);
            let acts = first > 0
                && frame.is(first - 1, SUB)
                && (frame.is(at + 1, VERB | AUX | SAYS | WEAK) || frame.letters(at + 1).ends_with("ed"));
            if is_new && (told || acts) && !frame.word(at).is_some_and(|word| word.is_possessive()) {
                let voice = Voice { name: named.name.clone(), mention: mention.span, who: Some(who), confidence: 0 };
                let sort = Sort::Person(named.gender | self.learnt(Some(who)));
                self.subjects.push(Subject { voice, sort });
            }
        }
    }

    /// Of those told of in a sentence, the one that it is about comes to mind first.
    pub fn goes_on(&mut self, frame: &Frame<'_, '_>, phrase: Phrase, voice: &Voice) {
        let Some(who) = voice.who.filter(|_| frame.may_speak(Some(phrase))) else { return };
        let last = self.subjects.iter().rposition(|subject| subject.voice.who == Some(who));
        if let Some(subject) = last.map(|at| self.subjects[at].clone()).filter(|subject| subject.sort != Sort::Body) {
            self.subjects.push(subject);
        }
    }

    /// What pronouns have told of somebody's gender.
    fn learnt(&self, who: Option<u32>) -> u64 {
        let known = self.genders.iter().find(|(known, _)| Some(*known) == who);
        known.map_or(0, |&(_, gender)| gender)
    }

    /// Who a phrase means.
    pub fn voice(&self, frame: &Frame<'_, '_>, phrase: Phrase, confidence: u32) -> Option<Voice> {
        let head = frame.word(phrase.head)?;
        let span = frame.span(phrase.from, phrase.to);
        let printed = || without_article(&self.scene.text[span.range()]).to_owned();
        let alone = phrase.from == phrase.to && frame.named(phrase.head).is_none();
        if alone && head.is(HE | SHE | THEY | IT) {
            let Some(subject) = self.pronoun(
                head.class,
                span.start,
                frame.is_any(phrase.head, &["him", "her", "them"]),
                frame.span(0, 0).start,
            ) else {
                return Some(Voice { name: printed(), mention: span, who: None, confidence: confidence / 2 });
            };
            let sure = if head.is(HE | SHE) && self.is_alone(&subject, span.start) { 95 } else { 85 };
            return Some(Voice { mention: span, confidence: confidence * sure / 100, ..subject });
        }
        let who = frame.named(phrase.head).or_else(|| self.role(frame, phrase));
        let name = match who {
            Some(who) => self.scene.names.named[who as usize].name.clone(),
            None => printed(),
        };
        Some(Voice { name, mention: span, who, confidence })
    }

    /// Whether a person was told of just before a pronoun, and no other person between.
    fn is_alone(&self, who: &Voice, at: u32) -> bool {
        let between = |subject: &&Subject| (who.mention.start..at).contains(&subject.voice.mention.start);
        let mut people = self.subjects.iter().filter(between).filter(|subject| matches!(subject.sort, Sort::Person(_)));
        at.saturating_sub(who.mention.start) < NEAR && people.all(|subject| subject.voice.who == who.who)
    }

    /// Whom a pronoun means.
    fn pronoun(&self, class: u64, at: u32, object: bool, sentence: u32) -> Option<Voice> {
        let not = if class & HE != 0 { WOMAN } else { MAN };
        let fits = |sort: Sort| match sort {
            Sort::Person(gender) => class & (HE | SHE) != 0 && gender != not,
            Sort::People => class & THEY != 0,
            Sort::Body => class & (IT | THEY) != 0,
            Sort::Thing => false,
        };
        let names = &self.scene.names;
        // "his first visit since he took office, the palace quoted him as saying": who the sentence is about.
        if object {
            let mentions =
                names.mentions.iter().filter(|mention| mention.span.start < at && mention.span.start >= sentence);
            let person = |who: u32| {
                let named = &names.named[who as usize];
                matches!(named.kind, NameKind::Person) && fits(Sort::Person(named.gender))
            };
            if let Some(mention) = mentions.rev().find(|mention| person(mention.who)) {
                let name = names.named[mention.who as usize].name.clone();
                return Some(Voice { name, mention: mention.span, who: Some(mention.who), confidence: 0 });
            }
        }
        let opposite = |subject: &Subject| class & (HE | SHE) != 0 && self.learnt(subject.voice.who) == not;
        let before =
            self.subjects.iter().rev().filter(|subject| subject.voice.mention.start < at && !opposite(subject));
        if let Some(subject) = before.take(REACH).find(|subject| fits(subject.sort)) {
            return Some(subject.voice.clone());
        }
        let before = names.mentions.partition_point(|mention| mention.span.start < at);
        let mention = names.mentions[..before].iter().rev().find(|mention| {
            let named = &names.named[mention.who as usize];
            match named.kind {
                NameKind::Person => fits(Sort::Person(named.gender)),
                NameKind::Body => fits(Sort::Body),
                _ => false,
            }
        })?;
        let name = names.named[mention.who as usize].name.clone();
        Some(Voice { name, mention: mention.span, who: Some(mention.who), confidence: 0 })
    }

    /// Whom a role means ("the Russian president"): the last one named so.
    fn role(&self, frame: &Frame<'_, '_>, phrase: Phrase) -> Option<u32> {
        let head = frame.word(phrase.head)?;
        let definite = frame.is(phrase.from, DET)
            && !frame.is_any(phrase.from, &["a", "an", "one", "some", "another", "ein", "eine", "un", "una", "une"]);
        // "the 32-year-old": the last person who was told of.
        if definite && frame.letters(phrase.head).ends_with("year-old") {
            let before =
                self.subjects.iter().rev().filter(|subject| subject.voice.mention.start < head.start).take(REACH);
            return before
                .filter(|subject| matches!(subject.sort, Sort::Person(_)))
                .find_map(|subject| subject.voice.who);
        }
        let told = || {
            let mut people = self.subjects.iter().rev().filter(|subject| matches!(subject.sort, Sort::Person(_)));
            people.find(|subject| subject.voice.mention.start < head.start).and_then(|subject| subject.voice.who)
        };
        if definite && head.is(BODY) && !head.is(ROLE | TITLE | OUTLET) {
            return self.body(frame, phrase);
        }
        if !head.is(ROLE | TITLE | OUTLET) || !definite {
            return None;
        }
        let span = frame.span(phrase.from, phrase.head);
        let wanted = role_words(&self.scene.text[span.range()]);
        let noun = wanted.last()?;
        let names = self.scene.names;
        let before = names.mentions.partition_point(|mention| mention.span.start < head.start);
        let outlet = || {
            let bodies = self.subjects.iter().rev().take(REACH).filter(|subject| subject.sort == Sort::Body);
            bodies.filter_map(|subject| subject.voice.who).find(|&who| names.named[who as usize].kind == NameKind::Body)
        };
        let said = |who: u32| {
            names.named[who as usize].roles.iter().any(|role| {
                let known = role_words(role);
                known.contains(noun) && wanted.iter().all(|word| known.contains(word))
            })
        };
        names.mentions[..before].iter().rev().map(|mention| mention.who).find(|&who| said(who)).or_else(|| {
            // "the newspaper": the last body that was told of.
            if head.is(OUTLET) && wanted.len() == 1 {
                return outlet();
            }
            // "the boss", "the player": whom the text tells of, else the last person named.
            let is_person = |who: &u32| names.named[*who as usize].kind == NameKind::Person;
            let last = || names.mentions[..before].iter().rev().map(|mention| mention.who).find(is_person);
            if head.is(AGAIN) && wanted.len() == 1 { told().or_else(last) } else { None }
        })
    }

    /// Which body a word means: one in whose name it stands ("the commission"), the last one named; a company, the last that was
    /// told of.
    fn body(&self, frame: &Frame<'_, '_>, phrase: Phrase) -> Option<u32> {
        let noun = frame.letters(phrase.head).to_lowercase();
        if phrase.to != phrase.head || phrase.head != phrase.from + 1 {
            return None;
        }
        let (names, at) = (self.scene.names, frame.span(phrase.head, phrase.head).start);
        let before = names.mentions.partition_point(|mention| mention.span.start < at);
        let has = |who: u32| {
            let named = &names.named[who as usize];
            named.kind != NameKind::Person
                && named.name.contains(' ')
                && named.name.split(' ').any(|word| word.to_lowercase() == noun)
        };
        let named = names.mentions[..before].iter().rev().map(|mention| mention.who).find(|&who| has(who));
        let is_company = matches!(
            noun.as_str(),
            "company" | "firm" | "group" | "airline" | "club" | "operator" | "carmaker" | "insurer"
        );
        named.or_else(|| {
            let subjects = self.subjects.iter().rev().filter(|subject| is_company && subject.voice.mention.start < at);
            let mut told = subjects.take(REACH).filter_map(|subject| subject.voice.who);
            told.find(|&who| {
                let named = &names.named[who as usize];
                let nameless = named.gender == 0 && named.roles.is_empty();
                let often = || names.mentions.iter().filter(|mention| mention.who == who).count() > 1;
                named.kind == NameKind::Body || named.kind == NameKind::Other && nameless && !named.thing && often()
            })
        })
    }

    /// Whether a source is an agency or an outlet.
    pub fn is_press(&self, frame: &Frame<'_, '_>, cues: &[Cue], source: &str) -> bool {
        let phrase = cues.iter().find(|cue| cue.form == Form::According).and_then(|cue| cue.subject);
        crate::lexicon::english().agencies.contains(source.to_lowercase().as_str())
            || phrase.is_some_and(|phrase| (phrase.from..=phrase.to).any(|at| frame.is(at, PRESS | OUTLET)))
    }

    /// The agency or outlet that a sentence names as the one that passes words on.
    pub fn carrier(&self, frame: &Frame<'_, '_>, cues: &[Cue]) -> Option<String> {
        let from = match cues.iter().find(|cue| cue.form == Form::According).and_then(|cue| cue.subject) {
            Some(phrase) => phrase,
            None => {
                let by = (1..frame.items.len()).find(|&at| {
                    frame.is_any(at, &["by"])
                        && frame.is_any(
                            at - 1,
                            &["quoted", "cited", "released", "reported", "carried", "published", "broadcast"],
                        )
                })?;
                frame.phrase_from(by + 1)?
            }
        };
        // The agency or outlet that the phrase ends with: "a readout released by the agency Anka".
        for at in from.from..frame.items.len() {
            let Some(who) = frame.named(at) else { continue };
            let name = &self.scene.names.named[who as usize].name;
            let agency = crate::lexicon::english().agencies.contains(name.to_lowercase().as_str());
            if agency || at > from.to && (frame.is(at, PRESS) || frame.is(at - 1, PRESS | OUTLET)) {
                return Some(name.clone());
            }
        }
        // A statement passes nothing on, and a company that released it is no carrier.
        let own = frame.named(from.head).is_none()
            && (frame.is(from.head, WORDS) && !frame.is(from.head, OUTLET)
                || frame.is_any(from.from, &["the"]) && frame.is(from.head, BODY) && !frame.is(from.head, OUTLET));
        let voice = self.voice(frame, from, 90)?;
        (frame.may_speak(Some(from)) && !own).then_some(voice.name)
    }
}

/// A phrase without the article before it, so that it is one in all articles.
fn without_article(phrase: &str) -> &str {
    let Some((first, rest)) = phrase.split_once(' ') else { return phrase };
    let articles = [
        "the", "a", "an", "der", "die", "das", "den", "dem", "ein", "eine", "einem", "einer", "el", "los", "las", "un",
        "una", "le", "la", "les", "une",
    ];
    if articles.iter().any(|article| first.eq_ignore_ascii_case(article)) { rest } else { phrase }
}

/// The gender that a class tells.
pub fn gender(class: u64) -> u64 {
    match class & (MAN | WOMAN) {
        both if both == MAN | WOMAN => 0,
        one => one,
    }
}
