//! What one speaker says without a stop in a text: quotes and what is reported between them are one unit.

use super::Accounts;
use super::press::Press;
use super::reading::Span;
use super::speech::Speech;
use super::terms::{Bag, Term, within};
use crate::article::QuoteKind;

/// Below this a speaker is a guess that the same words elsewhere correct, in hundredths.
const UNSURE: u32 = 45;
/// What is said in one sentence, and quotes of which the second opens the next sentence, so far apart at most, in bytes, are one
/// unit.
const GAP: u32 = 60;
const GAP_OF_QUOTES: u32 = 160;

/// What one speaker says in one sentence of a text.
#[derive(Debug, Clone)]
pub struct Unit {
    /// The text.
    pub text: usize,
    /// Its words, quotes and what is between them.
    pub span: Span,
    /// Stretches in quotation marks.
    pub quoted: Vec<Span>,
    /// The fullest kind of its quotes; `None` where it is reported without marks.
    pub kind: Option<QuoteKind>,
    /// Who says it, as the story knows them.
    pub speaker: Option<String>,
    /// The speaker is one whom the story names, or whom a person named: not a mere role ("the spokeswoman"), and not somebody who
    /// is only guessed.
    pub known: bool,
    /// The words that name the speaker here.
    pub mention: Option<Span>,
    /// The words that attribute it.
    pub cue: Option<Span>,
    /// Through whom it came.
    pub carrier: Option<String>,
    /// How sure the speaker is, in hundredths.
    pub confidence: u32,
    /// What it is about.
    pub bag: Bag,
}

impl Unit {
    /// The words that are compared one by one: the quoted ones, where there are any.
    pub fn spoken<'a>(&self, words: &'a [Term]) -> Vec<&'a Term> {
        let all = within(words, self.span);
        if self.quoted.is_empty() {
            return all.iter().collect();
        }
        all.iter().filter(|word| self.quoted.iter().any(|quoted| quoted.holds(word.span))).collect()
    }
}

/// All that is said in the texts, unit by unit.
pub fn units(accounts: &Accounts<'_>) -> Vec<Unit> {
    let mut units = Vec::new();
    let press = Press::of(accounts);
    for text in 0..accounts.texts.len() {
        units_of(accounts, &press, text, &mut units);
    }
    units
}

fn units_of(accounts: &Accounts<'_>, press: &Press, text: usize, units: &mut Vec<Unit>) {
    let of = &accounts.texts[text];
    let first = units.len();
    for speech in &of.reading.speech {
        if speech.kind == Some(QuoteKind::Term) {
            continue;
        }
        let mut unit = unit(accounts, text, speech);
        press.pass_on(accounts, &mut unit);
        let last = units[first..].last_mut().filter(|last| {
            let quotes = !last.quoted.is_empty() && !unit.quoted.is_empty();
            let near = unit.span.start < last.span.end + if quotes { GAP_OF_QUOTES } else { GAP };
            let between = last.span.end as usize..(unit.span.start as usize).max(last.span.end as usize);
            let sentence = |byte: u32| of.reading.sentences.partition_point(|sentence| sentence.start <= byte);
            let apart = sentence(unit.span.start).abs_diff(sentence(last.span.end.saturating_sub(1)));
            // "Q," he said. "Q": but not "Q," he said. He had warned that "Q".
            let opens =
                of.reading.sentence_at(unit.span.start).is_some_and(|sentence| unit.span.start < sentence.start + 4);
            let joins = quotes && apart == 1 && opens || apart == 0;
            near && last.speaker == unit.speaker && !of.article.text[between].contains('\n') && joins
        });
        match last {
            Some(last) => last.join(unit),
            None => units.push(unit),
        }
    }
    for unit in &mut units[first..] {
        unit.bag = Bag::new(within(&of.reading.terms, unit.span));
    }
}

fn unit(accounts: &Accounts<'_>, text: usize, speech: &Speech) -> Unit {
    let span = speech.span;
    Unit {
        text,
        span,
        quoted: speech.kind.map(|_| span).into_iter().collect(),
        kind: speech.kind,
        speaker: accounts.speaker(text, speech),
        known: accounts.said_by_hand(text, speech.span).is_some()
            || speech
                .voice
                .as_ref()
                .is_some_and(|voice| voice.confidence >= UNSURE && accounts.cast.voice(text, voice).is_some()),
        mention: speech.voice.as_ref().map(|voice| voice.mention),
        cue: speech.cue,
        carrier: speech.carrier.clone(),
        confidence: match accounts.said_by_hand(text, speech.span) {
            Some(_) => 100,
            None => speech.voice.as_ref().map_or(0, |voice| voice.confidence),
        },
        bag: Bag::default(),
    }
}

impl Unit {
    fn join(&mut self, other: Self) {
        self.span.start = self.span.start.min(other.span.start);
        self.span.end = self.span.end.max(other.span.end);
        self.quoted.extend(other.quoted);
        // The kinds stand in order, the fullest first.
        self.kind = match (self.kind, other.kind) {
            (Some(a), Some(b)) => Some(if (a as u8) < b as u8 { a } else { b }),
            (a, b) => a.or(b),
        };
        self.carrier = self.carrier.take().or(other.carrier);
        self.cue = self.cue.or(other.cue);
        self.mention = self.mention.or(other.mention);
        self.known |= other.known;
        self.confidence = self.confidence.max(other.confidence);
    }
}

/// The words of a unit that are compared one by one.
pub fn spoken(accounts: &Accounts<'_>, unit: &Unit) -> Vec<u64> {
    unit.spoken(&accounts.texts[unit.text].reading.terms).iter().map(|word| word.hash).collect()
}

/// The same for each stretch between marks; a clause without marks is one.
pub fn pieces(accounts: &Accounts<'_>, unit: &Unit) -> Vec<Vec<u64>> {
    let terms = &accounts.texts[unit.text].reading.terms;
    let hashes = |&span: &Span| within(terms, span).iter().map(|word| word.hash).collect();
    if unit.quoted.is_empty() { vec![hashes(&unit.span)] } else { unit.quoted.iter().map(hashes).collect() }
}
