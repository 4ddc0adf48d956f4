//! Whom a sentence gives a quote to: a verb of saying beside the quote, one before it, one behind it.

use super::cues::{Cue, Form, ends_clause};
use super::frames::{Frame, Item, Phrase};
use crate::lexicon::classes::{ADV, AUX, CONJ, DET, PREP, PRONOUN};
use crate::text::word_count;

/// Whom a quote is given to, before the speaker is resolved.
pub struct Given {
    /// The place of the cue among the sentence's.
    pub cue: Option<usize>,
    /// The phrase, where it is no cue's subject.
    pub phrase: Option<Phrase>,
    /// How sure, in hundredths.
    pub confidence: u32,
}

/// Whether a quote stands right behind its cue, or right before its speaker and cue.
pub fn is_complement(frame: &Frame<'_, '_>, at: usize, cue: &Cue) -> bool {
    if cue.at > at {
        return !cue.inverted && cue.begin() <= at + 2;
    }
    at - cue.at <= 3
        && (cue.at + 1..at)
            .all(|at| frame.word(at).is_none_or(|word| word.is(PRONOUN | AUX)) || frame.named(at).is_some())
}

/// Whether a quote reads as the title of a work: all words but small ones have capitals.
pub fn is_title(inside: &str) -> bool {
    let table = super::words::table(None);
    let (mut capitals, mut words) = (0, 0);
    for word in inside.split(char::is_whitespace).map(|word| word.trim_matches(|c: char| !c.is_alphanumeric())) {
        if word.is_empty() {
            continue;
        }
        words += 1;
        if word.starts_with(|c: char| c.is_uppercase() || c.is_numeric()) {
            capitals += 1;
        } else if words == 1
            || table.and_then(|table| table.get(word)).is_none_or(|class| class & (PREP | DET | CONJ) == 0)
        {
            return false;
        }
    }
    capitals > 1 && !inside.ends_with(['!', '?'])
}

/// Whom the sentence gives a quote to.
pub fn given(frame: &Frame<'_, '_>, cues: &[Cue], at: usize, quote: usize) -> Option<Given> {
    let (start, end) = frame.scene.quotes[quote];
    let inside = &frame.scene.text[start..end];
    let by = |cue: usize, confidence| Some(Given { cue: Some(cue), phrase: None, confidence });
    let phrase = |phrase, confidence| Some(Given { cue: None, phrase: Some(phrase), confidence });
    // Behind it: "Q," S said · "Q," said S.
    let mut after = at + 1;
    let mut parted = inside.ends_with([',', '?', '!', '…', '—', '–', '-', '.']);
    while matches!(frame.items.get(after), Some(Item::Comma | Item::Break)) {
        parted = true;
        after += 1;
    }
    let left = (0..cues.len()).rev().find(|&place| {
        let cue = &cues[place];
        let near = at.saturating_sub(cue.at);
        let reaches = match cue.form {
            Form::According => false,
            Form::Verb | Form::Open => true,
            Form::Weak => near <= 3 && frame.may_speak(cue.subject),
        };
        cue.at < at && reaches && cue.subject.is_none_or(|subject| subject.from < at)
    });
    let right = cues.iter().position(|cue| {
        let begin = cue.begin();
        begin >= after
            && cue.form != Form::Open
            && (after..begin).all(|at| frame.is(at, ADV | AUX) || frame.is_any(at, &["as"]))
            && (cue.form != Form::Weak || parted)
            && (begin != cue.at || cue.inverted || cue.subject.is_none() && ends_clause(frame, cue.at + 1))
    });
    if let Some(cue) = right
        && (parted || left.is_none())
        && !(cues[cue].form == Form::According && left.is_some_and(|left| cues[left].form == Form::Verb))
    {
        return by(cue, 95);
    }
    // S: "Q"
    let colon = at > 0 && frame.items[at - 1] == Item::Colon;
    if colon
        && let Some(named) = at.checked_sub(2).and_then(|at| frame.phrase_before(at))
        && (named.from == 0
            || matches!(frame.items[named.from - 1], Item::Break | Item::Quote(_))
            || frame.named(named.head).is_some() && left.is_none_or(|left| cues[left].form != Form::Verb))
        && (frame.may_speak(Some(named))
            || frame.first_subject(at).is_none_or(|subject| !frame.may_speak(Some(subject))))
    {
        return phrase(named, 85);
    }
    // "S, whose side won, hit back: "Q""
    let close = left.is_some_and(|left| cues[left].form == Form::Verb);
    if colon
        && !close
        && let Some(subject) = frame.first_subject(at).filter(|&subject| frame.may_speak(Some(subject)))
    {
        return phrase(frame.named_behind(subject).unwrap_or(subject), 90);
    }
    // Before it: S said "Q".
    if let Some(cue) = left {
        return by(cue, if at - cues[cue].at <= 6 { 90 } else { 75 });
    }
    // "S projects that "Q""
    if at >= 3
        && frame.is_any(at - 1, &["that"])
        && frame.word(at - 2).is_some_and(|word| !word.capital)
        && let Some(subject) = frame.phrase_before(at - 3)
    {
        return phrase(subject, 70);
    }
    // Further on.
    let short = word_count(inside) < 4;
    let parts = |cue: &Cue| short && cue.begin() > 0 && frame.is(cue.begin() - 1, CONJ);
    if let Some(cue) =
        cues.iter().position(|cue| cue.at > at && cue.form == Form::Verb && cue.subject.is_some() && !parts(cue))
    {
        return by(cue, 65);
    }
    if let Some(cue) = cues.iter().rposition(|cue| cue.form == Form::According) {
        return by(cue, 80);
    }
    if let Some(cue) =
        cues.iter().rposition(|cue| cue.at < at && frame.may_speak(cue.subject) && (colon || inside.len() > 20))
    {
        return by(cue, 50);
    }
    // The mayor's "Q"
    let owner = at.checked_sub(1).filter(|&at| frame.word(at).is_some_and(|word| word.is_possessive()));
    if let Some(owner) = owner.filter(|_| !is_title(inside) && word_count(inside) > 3) {
        return frame.phrase_before(owner).and_then(|owner| phrase(owner, 50));
    }
    None
}
