//! Verbs and phrases that attribute words, and whose words they make them.

use super::frames::{Frame, Item, Phrase};
use super::subjects::{coordinated, dashed, parenthetical};
use crate::lexicon::classes::{
    ACCORDING, ADV, AUX, BE, CONJ, DAY, DET, PREP, PRONOUN, SAY, SAYING, SAYS, SO, SUB, WEAK, WHO, WORDS,
};

/// How a cue stands to its subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A verb with its subject.
    Verb,
    /// A verb that often says something else.
    Weak,
    /// "adding", "to say": the subject is the sentence's.
    Open,
    /// "according to".
    According,
}

/// A verb or phrase that attributes words.
#[derive(Debug, Clone, Copy)]
pub struct Cue {
    /// Its item.
    pub at: usize,
    /// Its first item, or its subject's.
    pub from: usize,
    /// How it stands to its subject.
    pub form: Form,
    /// Who speaks.
    pub subject: Option<Phrase>,
    /// Who passes it on ("X quoted S as saying").
    pub carrier: Option<Phrase>,
    /// The subject stands behind.
    pub inverted: bool,
}

impl Cue {
    /// The first item of the cue, its subject and its carrier.
    pub fn begin(&self) -> usize {
        self.carrier.map_or(self.from, |carrier| carrier.from.min(self.from))
    }

    /// Whether it says that somebody did not say something.
    pub fn is_negated(&self, frame: &Frame<'_, '_>) -> bool {
        let from = self.at.saturating_sub(3);
        (from..self.at).any(|at| {
            frame.is_any(at, &["not", "never"])
                || frame.letters(at).ends_with("n’t")
                || frame.letters(at).ends_with("n't")
        })
    }
}

/// Nouns that are adverbs with their preposition.
const ASIDES: [&str; 12] = [
    "particular",
    "part",
    "turn",
    "course",
    "fact",
    "least",
    "example",
    "addition",
    "general",
    "response",
    "return",
    "last",
];

/// The cues of a sentence, in order.
pub fn cues(frame: &Frame<'_, '_>) -> Vec<Cue> {
    let mut found: Vec<Cue> = Vec::new();
    for at in 0..frame.items.len() {
        let Some(word) = frame.word(at) else { continue };
        if frame.named(at).is_some() {
            continue;
        }
        // "…", so der Sprecher
        let so = word.is(SO)
            && at > 0
            && matches!(frame.items[at - 1], Item::Comma | Item::Break | Item::Quote(_))
            && frame.word(at + 1).is_some_and(|next| next.is(DET) || next.capital);
        let alone = frame.is_any(at, &["angaben", "après", "zufolge"]);
        let led = at > 0 && frame.is_any(at - 1, &["nach", "d"])
            || frame.is_any(at, &["après"]) && frame.scene.text[..word.start as usize].ends_with(['’', '\'']);
        if word.is(ACCORDING) && frame.is_any(at, &["zufolge"]) && at > 0 {
            if let Some(subject) = frame.phrase_before(at - 1) {
                found.push(Cue {
                    at,
                    from: at,
                    form: Form::According,
                    subject: Some(subject),
                    carrier: None,
                    inverted: false,
                });
            }
            continue;
        }
        if so || word.is(ACCORDING) && (!alone || led) {
            let next = at + 1 + usize::from(frame.is_any(at + 1, &["to", "von", "de"]));
            if let Some(subject) = frame.phrase(next, true) {
                let subject = frame.named_behind(subject).unwrap_or(subject);
                // "…, so the shop closed"
                let is_conjunction = so && word.is(CONJ | ADV);
                if is_conjunction && !(frame.may_speak(Some(subject)) && ends_clause(frame, subject.to + 1)) {
                    continue;
                }
                found.push(Cue {
                    at,
                    from: at,
                    form: if is_conjunction { Form::Verb } else { Form::According },
                    subject: Some(subject),
                    carrier: None,
                    inverted: true,
                });
            }
            continue;
        }
        if !word.is(SAYS | WEAK | SAY | SAYING) {
            // "…," an angry mayor retaliated
            if let Some((subject, inverted)) = retorts(frame, at) {
                found.push(Cue {
                    at,
                    from: subject.from.min(at),
                    form: Form::Verb,
                    subject: Some(subject),
                    carrier: None,
                    inverted,
                });
            }
            continue;
        }
        // "against recent attacks"
        let plural = word.is(WEAK) && !word.is(SAYS) && frame.letters(at).ends_with('s') && at > 0;
        if plural
            && frame
                .word(at - 1)
                .is_some_and(|before| before.class == 0 && !before.capital && !frame.letters(at - 1).ends_with('s'))
            && at > 1
            && frame.is(at - 2, PREP | DET)
        {
            continue;
        }
        if frame.is_noun_here(at) && !word.is(SAYING)
            || at > 0 && frame.is_any(at - 1, &["of", "in", "by"]) && !word.is(SAYING)
        {
            continue;
        }
        if let Some(mut cue) = cue(frame, at, &found) {
            cue.from = cue.subject.map_or(at, |phrase| phrase.from.min(at));
            cue.subject = cue.subject.map(|phrase| frame.named_behind(phrase).unwrap_or(phrase));
            // "X quoted S as saying" is one.
            if cue.carrier.is_some() {
                found.pop();
            }
            found.push(cue);
        }
    }
    found
}

fn cue(frame: &Frame<'_, '_>, at: usize, before: &[Cue]) -> Option<Cue> {
    let word = frame.word(at)?;
    let made = |form, subject| Some(Cue { at, from: at, form, subject, carrier: None, inverted: false });
    let main = || frame.first_subject(at).or_else(|| before.last().and_then(|cue| cue.subject));
    if frame.is_any(at, &["saying", "telling"]) && at >= 2 && frame.is_any(at - 1, &["as"]) {
        return as_saying(frame, at, before);
    }
    if word.is(SAYING) && !word.is(SAYS) {
        let Some(left) = at.checked_sub(1) else { return made(Form::Open, None) };
        // "with one saying …"
        if let Some(phrase) = frame.phrase_before(left)
            && !frame.is(phrase.head, WORDS)
            && (frame.named(phrase.head).is_some()
                || frame.is(phrase.head, PRONOUN)
                || phrase.from > 0 && frame.is_any(phrase.from - 1, &["with"]))
        {
            return made(Form::Open, Some(phrase));
        }
        return made(Form::Open, main());
    }
    let mut left = at;
    let (mut passive, mut to) = (false, false);
    while left > 0 {
        let before = left - 1;
        let skip = frame.is(before, AUX | ADV | DAY)
            || frame.letters(before).ends_with("ly")
            || frame.is(before, PREP) && before + 1 < at && frame.is(before + 1, DAY);
        // "critics have in particular noted"
        let aside = before > 0 && frame.is(before - 1, PREP) && frame.is_any(before, &ASIDES);
        if aside {
            left = before - 1;
            continue;
        }
        if !skip || frame.named(before).is_some() {
            break;
        }
        passive |= frame.is(before, BE);
        left = before;
    }
    if left > 0 && frame.is_any(left - 1, &["to"]) {
        to = true;
    }
    let form = if word.is(SAYS | SAY) { Form::Verb } else { Form::Weak };
    let reduced = word.is(SAYS) && !passive && frame.is_any(at + 1, &["by"]) && frame.letters(at).ends_with("ed");
    // "the deal announced by the mayor": of what a speaker puts words into alone are there words.
    if reduced && at > 0 && frame.word(at - 1).is_some_and(|noun| !noun.is(WORDS | AUX | ADV)) {
        return None;
    }
    passive |= reduced;
    if passive && !frame.is_any(at, &["quoted", "cited"]) {
        // "was described by her as"
        let by = (at + 1..frame.items.len().min(at + 5)).find(|&at| frame.is_any(at, &["by"]));
        let subject = by.and_then(|by| frame.phrase_from(by + 1));
        return subject.and_then(|subject| made(form, Some(subject)).map(|cue| Cue { inverted: true, ..cue }));
    }
    if word.is(SAY) && !word.is(SAYS | WEAK) && left == at && !to {
        // The plain form needs a subject of several, or "to".
        let is_plural = |at: usize| {
            frame.word(at).is_some_and(|word| {
                word.is(PRONOUN)
                    || !word.is_possessive() && frame.letters(at).ends_with('s')
                    || frame.is_any(at, &["people", "many", "some", "who", "and"])
            })
        };
        // "The workers, who left at noon, say"
        let before = left.checked_sub(1);
        let subject = before.filter(|&at| frame.items[at] == Item::Comma).and_then(|comma| parenthetical(frame, comma));
        if !before.is_some_and(is_plural) && !subject.is_some_and(|subject| is_plural(subject.head)) {
            return None;
        }
    }
    // "…," said the mayor
    let behind_quote = match left.checked_sub(1).map(|at| frame.items[at]) {
        Some(Item::Quote(_)) => true,
        Some(Item::Comma | Item::Break) => left >= 2 && matches!(frame.items[left - 2], Item::Quote(_)),
        None => true,
        _ => false,
    };
    if !to && (word.is(SAYS | WEAK)) {
        let behind = behind_aside(frame, at + 1);
        let starts = frame
            .word(behind)
            .is_some_and(|word| !word.is(PREP | SUB | CONJ | DAY | ADV) || frame.named(behind).is_some());
        let comma_before = left > 0 && frame.items[left - 1] == Item::Comma;
        if starts
            && (behind_quote || comma_before && word.is(SAYS) && !frame.is_any(at, &["told", "called"]))
            && let Some(subject) = frame.phrase_from(behind)
            && !frame.is(subject.head, DAY)
            && (behind_quote || frame.may_speak(Some(subject)) && ends_clause(frame, subject.to + 1))
            && (behind_quote || parenthetical(frame, left - 1).is_none())
        {
            return Some(Cue { at, from: at, form, subject: Some(subject), carrier: None, inverted: true });
        }
    }
    if to || left == 0 {
        let form = if to { Form::Weak } else { form };
        return made(form, main());
    }
    let before_it = left - 1;
    match frame.items[before_it] {
        Item::Comma => made(form, parenthetical(frame, before_it).or_else(main)),
        Item::Word(_) if frame.is(before_it, WHO) && !frame.is_any(before_it, &["that"]) => {
            let noun = before_it.checked_sub(1)?;
            let noun = if frame.items[noun] == Item::Comma { noun.checked_sub(1)? } else { noun };
            let relative = frame.phrase_before(noun);
            made(form, relative.or_else(main))
        }
        Item::Word(_) if frame.is(before_it, CONJ) => made(form, coordinated(frame, before_it).or_else(main)),
        Item::Word(_) => made(form, frame.phrase_before(before_it).or_else(main)),
        Item::Break => made(form, dashed(frame, before_it).or_else(main)),
        Item::Quote(_) | Item::Colon => made(form, main()),
    }
}

/// Behind what may stand between a verb and its subject: "said on Monday the mayor", "says on the other hand an expert".
fn behind_aside(frame: &Frame<'_, '_>, at: usize) -> usize {
    let hand = ["on", "the", "other", "hand"];
    if (0..hand.len()).all(|step| frame.is_any(at + step, &hand[step..=step])) {
        return at + hand.len();
    }
    let day = at + usize::from(frame.is(at, PREP));
    if frame.is(day, DAY) && frame.named(day).is_none() && frame.word(day + 1).is_some() {
        return day + 1;
    }
    at + usize::from(frame.is(at, ADV) && frame.is(at + 1, DET))
}

/// The subject of a verb that is not known, in the past and right behind a quote with its speaker.
fn retorts(frame: &Frame<'_, '_>, at: usize) -> Option<(Phrase, bool)> {
    let word = frame.word(at)?;
    // "…", a soupiré S
    if !word.capital
        && at > 1
        && frame.is(at - 1, AUX)
        && ["é", "ado", "ido"].iter().any(|end| frame.letters(at).ends_with(end))
        && let Some(subject) = frame.phrase_from(at + 1).filter(|subject| frame.named(subject.head).is_some())
        && (matches!(frame.items[at - 2], Item::Quote(_))
            || frame.items[at - 2] == Item::Comma && at > 2 && matches!(frame.items[at - 3], Item::Quote(_)))
    {
        return Some((subject, true));
    }
    if word.capital || !frame.letters(at).ends_with("ed") {
        return None;
    }
    let behind_quote = |at: usize| {
        let before = at.checked_sub(1)?;
        let comma = frame.items[before] == Item::Comma;
        let Item::Quote(quote) = frame.items[if comma { before.checked_sub(1)? } else { before }] else { return None };
        let (start, end) = frame.scene.quotes[quote];
        (comma || frame.scene.text[start..end].ends_with([',', '?', '!'])).then_some(())
    };
    // "…," beamed the captain
    if behind_quote(at).is_some()
        && let Some(subject) = frame.phrase_from(at + 1).filter(|&subject| frame.may_speak(Some(subject)))
        && ends_clause(frame, subject.to + 1)
    {
        return Some((subject, true));
    }
    if !ends_clause(frame, at + 1) {
        return None;
    }
    let subject = frame.phrase_before(at.checked_sub(1)?)?;
    (behind_quote(subject.from).is_some() && frame.may_speak(Some(subject))).then_some((subject, false))
}

/// Whether a clause ends before an item.
pub fn ends_clause(frame: &Frame<'_, '_>, at: usize) -> bool {
    match frame.items.get(at) {
        None => true,
        Some(Item::Word(_)) => frame.is(at, PREP | DAY | SUB | CONJ | ADV | DET | WHO),
        Some(_) => true,
    }
}

/// "X quoted S as saying", "S was quoted as saying".
fn as_saying(frame: &Frame<'_, '_>, at: usize, before: &[Cue]) -> Option<Cue> {
    let verb = before.last()?;
    let her = frame.is_any(at - 2, &["her"]).then_some(Phrase { from: at - 2, to: at - 2, head: at - 2 });
    // "quoted S, a spokesman for the dam, as saying"
    let behind = frame.phrase_from(verb.at + 1).filter(|_| frame.items[at - 2] == Item::Comma);
    let object = her.or(behind).or_else(|| frame.phrase_before(at - 2)).filter(|phrase| phrase.from > verb.at);
    let (subject, carrier) = match object {
        Some(object) => (Some(object), verb.subject),
        None => (verb.subject, None),
    };
    Some(Cue { at, from: at, form: Form::Verb, subject, carrier, inverted: false })
}
