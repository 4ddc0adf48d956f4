//! Whose a verb is: the subject of a sentence, of a clause between commas or dashes, of two verbs with one subject.

use super::frames::{Frame, Item, Phrase, SPEAKERS};
use crate::lexicon::classes::{
    ADV, AUX, CONJ, DAY, DET, MAN, PREP, PRONOUN, ROLE, SAYING, SAYS, SUB, TITLE, VERB, WEAK, WHO, WOMAN,
};
use crate::report::NameKind;

impl Frame<'_, '_> {
    /// The name behind a role that is its apposition: "the company's head, Ada Bell, said", "said its leader, Jon Falk".
    pub fn named_behind(&self, phrase: Phrase) -> Option<Phrase> {
        if self.named(phrase.head).is_some()
            || !self.is(phrase.head, ROLE | TITLE)
            || self.items.get(phrase.to + 1) != Some(&Item::Comma)
        {
            return None;
        }
        let name = self.phrase_from(phrase.to + 2)?;
        let who = self.named(name.head)?;
        let ends = self.items.get(name.to + 1).is_none_or(|item| !matches!(item, Item::Word(_)));
        (ends && name.from == phrase.to + 2 && self.scene.names.named[who as usize].kind != NameKind::Place)
            .then_some(name)
    }

    /// Whether a phrase may be somebody who speaks.
    pub fn may_speak(&self, phrase: Option<Phrase>) -> bool {
        phrase.is_some_and(|phrase| {
            let head = phrase.head;
            self.named(head).is_some()
                || self.is(head, SPEAKERS | MAN | WOMAN | PRONOUN) && !self.is_any(head, &["that", "which", "what"])
        })
    }

    /// The subject of the sentence: the first noun phrase before an item, behind quotes and what opens sentences.
    pub fn first_subject(&self, before: usize) -> Option<Phrase> {
        let mut at = 0;
        while at < before {
            let opens_aside = self.word(at).is_some_and(|word| {
                (word.is(PREP | SUB | SAYING)
                    || word.opens && (self.letters(at).ends_with("ing") || self.letters(at).ends_with("ed")))
                    && self.named(at).is_none()
            });
            if opens_aside {
                // "In his evidence Ada Bell had said that …"
                let comma = (at..before).find(|&at| self.items[at] == Item::Comma).unwrap_or(before);
                let subject = (at + 2..comma.saturating_sub(1)).find(|&place| {
                    self.is(at, PREP)
                        && !self.is_any(at, &["after", "before", "since", "until", "as", "like", "than", "with"])
                        && self.named(place).is_some()
                        && self.named(place + 1).is_none()
                        && self.is(place + 1, AUX | SAYS)
                });
                let subject = subject.and_then(|place| self.phrase_before(place));
                if let Some(subject) = subject.filter(|subject| !self.is(subject.from - 1, PREP)) {
                    return Some(subject);
                }
                // "In a speech on Monday, …"
                match (at..before).find(|&at| self.items[at] == Item::Comma) {
                    Some(comma) => at = comma + 1,
                    None => {
                        at += 1;
                        if let Some(word) = self.word(at)
                            && word.is(SUB | PREP)
                        {
                            continue;
                        }
                        return self.phrase_from(at).filter(|phrase| phrase.to < before);
                    }
                }
                continue;
            }
            if self.word(at).is_none() || self.is(at, CONJ | ADV | AUX | DAY) && self.named(at).is_none() {
                at += 1;
                continue;
            }
            if let Some(phrase) = self.phrase_from(at).filter(|phrase| phrase.to < before) {
                // "Hours later, …", "Last week, …": no subject.
                let aside = (phrase.to + 1..before.min(phrase.to + 3)).find(|&at| self.items[at] == Item::Comma);
                match aside.filter(|_| !self.may_speak(Some(phrase))) {
                    Some(comma) if comma + 1 < before => {
                        at = comma + 1;
                        continue;
                    }
                    _ => return Some(phrase),
                }
            }
            at += 1;
        }
        None
    }
}

/// "S met X and said": the subject of the verb before.
pub fn coordinated(frame: &Frame<'_, '_>, conjunction: usize) -> Option<Phrase> {
    let verb = |at: usize| frame.is(at, AUX | SAYS | VERB | WEAK) || frame.letters(at).ends_with("ed");
    for at in (1..conjunction).rev().filter(|&at| verb(at) && frame.named(at).is_none() && !frame.is_noun_here(at)) {
        let mut before = at - 1;
        while before > 0 && frame.is(before, AUX | ADV) {
            before -= 1;
        }
        let subject =
            frame.phrase_before(before).filter(|&phrase| frame.may_speak(Some(phrase)) && !frame.is(phrase.head, WHO));
        if subject.is_some() {
            return subject;
        }
    }
    frame.first_subject(conjunction)
}

/// "S — who was there — said"
pub fn dashed(frame: &Frame<'_, '_>, dash: usize) -> Option<Phrase> {
    let first = (0..dash).rev().find(|&at| frame.items[at] == Item::Break)?;
    frame.phrase_before(first.checked_sub(1)?)
}

/// "…, but its leader, Ada Bell, said": the role before a name between commas.
pub fn named_between(frame: &Frame<'_, '_>, comma: usize) -> Option<Phrase> {
    let first = (0..comma).rev().find(|&at| frame.items[at] == Item::Comma)?;
    let role = frame.phrase_before(first.checked_sub(1)?)?;
    let opens = frame.is(role.from, DET) || frame.word(role.from).is_some_and(|word| word.is_possessive());
    let name = frame.named_behind(role).filter(|name| opens && name.to + 1 == comma)?;
    (frame.scene.names.named[frame.named(name.head)? as usize].kind == NameKind::Person).then_some(role)
}

/// "S, a former mayor, said": the first noun phrase between commas that is nothing but one.
pub fn parenthetical(frame: &Frame<'_, '_>, comma: usize) -> Option<Phrase> {
    if let Some(role) = named_between(frame, comma) {
        return Some(role);
    }
    let begin = (0..comma)
        .rev()
        .find(|&at| match frame.items[at] {
            Item::Quote(quote) => frame.scene.quotes[quote].1 - frame.scene.quotes[quote].0 > 40,
            Item::Colon | Item::Break => true,
            _ => false,
        })
        .map_or(0, |at| at + 1);
    let mut from = begin;
    while from < comma {
        let end = (from..=comma).find(|&at| frame.items[at] == Item::Comma)?;
        let mut first = from;
        while first < end && frame.is(first, CONJ | ADV | SUB) && frame.named(first).is_none() {
            first += 1;
        }
        if first < end
            && !frame.is(first, PREP | DAY | AUX)
            && let Some(phrase) = frame.phrase_before(end - 1)
            && phrase.from <= first
            && !frame.word(phrase.head).is_some_and(|word| word.number)
            && frame.may_speak(Some(phrase))
            && !(frame.is(phrase.head, WHO) || frame.is(phrase.from, DET) && phrase.from == phrase.head)
        {
            return Some(phrase);
        }
        // "S of the party, who …": the clause before a relative one.
        if end < comma
            && frame.is(end + 1, WHO)
            && let Some(phrase) = frame.phrase_before(end - 1)
        {
            return Some(phrase);
        }
        from = end + 1;
    }
    None
}
