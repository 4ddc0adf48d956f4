//! Speech that is reported without marks: "S said that C", "C, S said", "according to S, C", claims and denials.
//!
//! The clause may hold quotes: these are told on their own, too.

use super::cues::{Cue, Form};
use super::frames::{Frame, Item};
use super::reading::Span;
use crate::lexicon::classes::{ADV, AUX, CONJ, DAY, DET, PREP, PRONOUN, SAYS, SUB, TELLS, VERB, WHO, WORDS};

/// Fewest words that are a statement.
const LEAST: usize = 3;

/// The clauses that the cues of a sentence report, each with its cue's place.
pub fn clauses(frame: &Frame<'_, '_>, cues: &[Cue]) -> Vec<(usize, Span)> {
    let mut found: Vec<(usize, Span)> = Vec::new();
    for (place, cue) in cues.iter().enumerate() {
        if !matches!(cue.form, Form::Verb | Form::According) || cue.subject.is_none() {
            continue;
        }
        // What an agency passes on is its source's; what an assessment says of what others said is its own.
        let passes_on = cue.form == Form::According
            && !cue.subject.is_some_and(|subject| frame.is(subject.head, TELLS) && frame.named(subject.head).is_none())
            && cues.iter().any(|other| other.form == Form::Verb && frame.may_speak(other.subject));
        // "An operator must warn people": nobody has said it.
        let may = cue.at > 0 && frame.is_any(cue.at - 1, &["must", "should", "may", "might", "could", "can"]);
        if passes_on || may || !frame.may_speak(cue.subject) || cue.is_negated(frame) {
            continue;
        }
        let Some((from, to)) = clause(frame, cue, &cues[..place], &cues[place + 1..]) else { continue };
        let bare = (from..=to).filter(|&at| matches!(frame.items[at], Item::Word(_))).count();
        let span = trimmed(frame, from, to);
        if bare >= LEAST && !found.iter().any(|&(_, other)| other == span) {
            found.push((place, span));
        }
    }
    found
}

/// The bytes of a clause, with the marks of a quote at its edge.
fn trimmed(frame: &Frame<'_, '_>, from: usize, to: usize) -> Span {
    let mut span = frame.span(from, to);
    let text = frame.scene.text;
    if matches!(frame.items[from], Item::Quote(_)) {
        span.start -= text[..span.start as usize].chars().next_back().map_or(0, char::len_utf8) as u32;
    }
    if matches!(frame.items[to], Item::Quote(_)) {
        span.end += text[span.end as usize..].chars().next().map_or(0, char::len_utf8) as u32;
    }
    span
}

/// First and last item of what a cue reports.
fn clause(frame: &Frame<'_, '_>, cue: &Cue, earlier: &[Cue], later: &[Cue]) -> Option<(usize, usize)> {
    let subject = cue.subject?;
    let begin = cue.begin();
    let behind = cue.at.max(subject.to) + 1;
    let end = frame.items.len().checked_sub(1)?;
    let end = if frame.items[end] == Item::Comma { end.checked_sub(1)? } else { end };
    // "According to S, C" · "C, according to S" · "C, S said on Monday"
    let before = begin.checked_sub(1).filter(|&at| at > 0);
    let parted = before.filter(|&at| matches!(frame.items[at], Item::Comma | Item::Break));
    if cue.form == Form::According {
        if let Some(comma) = parted {
            return Some((0, comma - 1));
        }
        let comma = (behind..=end).find(|&at| frame.items[at] == Item::Comma)?;
        return (comma < end && begin <= 1).then_some((comma + 1, end));
    }
    if let Some(comma) = parted
        && content_before(frame, comma)
        && !frame.is(cue.at - 1, WHO)
        && !earlier.iter().any(|cue| cue.inverted)
    {
        if frame.items.get(behind) == Some(&Item::Comma) && behind < end {
            // "China, S said, is ready": the sentence around it.
            return Some((0, end));
        }
        let short = end < behind + 4 && !(behind..=end).any(|at| matches!(frame.items[at], Item::Quote(_)));
        let closes = behind > end
            || short && !frame.is(behind, AUX | DET | PRONOUN) && frame.named(behind).is_none()
            || frame.is(behind, PREP | DAY | ADV | SUB)
            || matches!(frame.items.get(behind), Some(Item::Comma | Item::Break));
        if closes && !frame.is_any(behind, &["that"]) {
            return Some((0, comma - 1));
        }
    }
    if cue.inverted || cue.at > 0 && frame.is(cue.at - 1, SAYS) {
        return None;
    }
    // "…, a claim S denied"
    if cue.at == end
        && let Some(claim) = subject.from.checked_sub(1).filter(|&at| frame.is(at, WORDS))
        && let Some(comma) = (1..claim).rev().find(|&at| frame.items[at] == Item::Comma)
    {
        return Some((0, comma - 1));
    }
    // "S said (in a statement on Monday) that C"
    let mut from = cue.at + 1;
    let window = end.min(cue.at + 10);
    if let Some(that) =
        (from..=window).find(|&at| frame.is_any(at, &["that"]) || matches!(frame.items[at], Item::Quote(_)))
        && frame.is_any(that, &["that"])
        && (that == from
            || frame.is(from, PREP | DAY | ADV)
            || frame.is_any(cue.at, &["told", "tells", "warned", "assured", "informed", "reminded"]))
    {
        from = that + 1;
    } else if frame.is_any(cue.at, &["told", "tells", "tell"]) {
        let listener = frame.phrase_from(from)?;
        from = listener.to + 1;
    } else if frame.is(from, DAY) {
        from += 1;
    }
    if from > end
        || frame.is_any(from, &["not"])
        || frame.is(from, PREP | CONJ) && frame.named(from).is_none()
        || !matches!(frame.items[from], Item::Word(_) | Item::Quote(_))
    {
        return None;
    }
    // It ends where another voice sets in behind a comma, and with its own clause where that opens with "although".
    let stop = later.iter().find_map(|next| {
        let comma = next.begin().checked_sub(1)?;
        let closes = next.form == Form::According || next.form == Form::Verb && next.at + 1 >= frame.items.len() - 1;
        (comma > from && frame.items[comma] == Item::Comma && closes).then(|| comma - 1)
    });
    let subordinate = frame.is(0, SUB) && !frame.is_any(0, &["that"]);
    let own = (from..end).find(|&at| subordinate && frame.items[at] == Item::Comma).map(|comma| comma - 1);
    Some((from, own.or(stop).unwrap_or(end)))
}

/// Whether what stands before a comma is more than an opening ("In a statement, …").
fn content_before(frame: &Frame<'_, '_>, comma: usize) -> bool {
    let first = frame.word(0);
    let opening = first.is_some_and(|word| word.is(PREP | SUB | ADV | CONJ)) && frame.named(0).is_none();
    let words = (0..comma).filter(|&at| matches!(frame.items[at], Item::Word(_))).count();
    let verb = (0..comma).any(|at| {
        frame.is(at, AUX | VERB) || frame.letters(at).ends_with("ed") || matches!(frame.items[at], Item::Quote(_))
    });
    words >= LEAST && verb
        || frame.items.get(comma + 1).is_some() && !opening && words > 0 && words < LEAST && {
            // "China, S said, is …"
            let behind = (comma + 1..frame.items.len()).find(|&at| frame.items[at] == Item::Comma);
            behind.is_some_and(|behind| frame.is(behind + 1, AUX | VERB))
        }
}
