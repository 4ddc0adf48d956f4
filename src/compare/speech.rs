//! Who says what: quotes, and speech that is reported without marks.
//!
//! A sieve, as in Citron (BBC) and the Gender Gap Tracker (Asr et al. 2021), but without a parser: a verb of saying beside
//! the quote, one before it in its sentence, one behind it; then the speaker of the sentence before, of the line that led
//! in, or of the paragraph before. Linear in the text.

use super::cues::{Cue, Form, cues};
use super::frames::{Frame, Item, Phrase, Scene};
use super::reading::{Reading, Span};
use super::reported::clauses;
use super::speakers::Speakers;
use crate::article::{Article, Quote, QuoteKind, Speaker};
use crate::lexicon::classes::{ADV, AUX};
use crate::report::Overrule;
use crate::text::{Utf16, ends_sentence, word_count};

/// Something that is said.
#[derive(Debug, Clone)]
pub struct Speech {
    /// The words: what stands between the marks, or the clause that reports it.
    pub span: Span,
    /// How much of a statement a quote is; `None` for speech without marks.
    pub kind: Option<QuoteKind>,
    /// Who says it.
    pub voice: Option<Voice>,
    /// The verb or phrase that attributes it.
    pub cue: Option<Span>,
    /// The agency or outlet that it came through.
    pub carrier: Option<String>,
}

/// Who says something.
#[derive(Debug, Clone)]
pub struct Voice {
    /// The name that it resolves to in its article, else the mention itself.
    pub name: String,
    /// The words that name the speaker: a name, a pronoun, a role.
    pub mention: Span,
    /// Its place among the article's [`Names::named`](super::names::Names::named), where it resolves to one.
    pub who: Option<u32>,
    /// How sure, in hundredths.
    pub confidence: u32,
}

/// Whom a quote is given to, before the speaker is resolved.
struct Given {
    subject: Option<Phrase>,
    cue: Option<usize>,
    carrier: Option<Phrase>,
    confidence: u32,
}

/// How much of a statement a quote is.
pub fn kind(inside: &str) -> QuoteKind {
    let words = word_count(inside);
    let opens = inside.chars().next().is_some_and(char::is_uppercase);
    let closes = ends_sentence(inside) || inside.ends_with(',');
    match words {
        0..=1 => QuoteKind::Term,
        2..=4 => QuoteKind::Fragment,
        _ if opens && closes => QuoteKind::Direct,
        _ => QuoteKind::Mixed,
    }
}

/// What a text says in quotes and in reported clauses, in order.
pub fn speech(scene: &Scene<'_>, sentences: &[Span]) -> Vec<Speech> {
    let mut reader = Reader { scene, speakers: Speakers::new(scene), found: Vec::new(), last: None, lead: None };
    let mut in_paragraph = None;
    for (at, &sentence) in sentences.iter().enumerate() {
        let from = if at == 0 { 0 } else { sentences[at - 1].end as usize };
        if scene.text[from..sentence.start as usize].contains('\n') {
            in_paragraph = None;
        }
        in_paragraph = reader.sentence(sentence, in_paragraph);
    }
    crate::order::sorted(reader.found, |a, b| (a.span.start, a.kind.is_none()).cmp(&(b.span.start, b.kind.is_none())))
}

/// Quotes of a language of which no cues are known.
pub fn unattributed(text: &str, quoted: &[(usize, usize)]) -> Vec<Speech> {
    let quote = |&(start, end): &(usize, usize)| {
        let kind = Some(kind(&text[start..end]));
        Speech { span: Span::new(start, end), kind, voice: None, cue: None, carrier: None }
    };
    quoted.iter().map(quote).collect()
}

/// An article's quotes as they are shown.
pub fn quotes(article: &Article, reading: &Reading) -> Vec<Quote> {
    let text = &article.text;
    let offsets = Utf16::new(text);
    let mut quotes = Vec::new();
    for speech in &reading.speech {
        let Some(kind) = speech.kind else { continue };
        let speaker = speech.voice.as_ref().map(|voice| Speaker {
            name: voice.name.clone(),
            mention: text[voice.mention.range()].to_owned(),
            start: offsets.at(voice.mention.start as usize),
            confidence: f64::from(voice.confidence) / 100.0,
        });
        quotes.push(Quote {
            text: text[speech.span.range()].to_owned(),
            start: offsets.at(speech.span.start as usize),
            end: offsets.at(speech.span.end as usize),
            kind,
            speaker,
            cue: speech.cue.map(|cue| text[cue.range()].to_owned()),
            carrier: speech.carrier.clone(),
        });
    }
    quotes
}

/// Carries out what was corrected by hand in an article: the latest word on each quote or clause holds.
pub fn correct(reading: &mut Reading, article: &Article, overrules: &[Overrule]) {
    let offsets = Utf16::new(&article.text);
    for overrule in overrules {
        let Overrule::Speaker { article: of, start, text, name } = overrule else { continue };
        if *of != article.id {
            continue;
        }
        let same = reading.speech.iter_mut().filter(|speech| &article.text[speech.span.range()] == text);
        let place = |speech: &&mut Speech| offsets.at(speech.span.start as usize).abs_diff(*start);
        let Some(speech) = same.min_by_key(place) else { continue };
        let named = &reading.names.named;
        let who = named.iter().position(|named| named.name == *name).map(|who| who as u32);
        speech.voice = (!name.is_empty()).then(|| Voice {
            name: name.clone(),
            mention: speech.voice.as_ref().map_or(speech.span, |voice| voice.mention),
            who,
            confidence: 100,
        });
    }
}

/// Reads sentence after sentence.
struct Reader<'s, 'a> {
    scene: &'s Scene<'a>,
    speakers: Speakers<'s, 'a>,
    found: Vec<Speech>,
    /// The last voice.
    last: Option<Voice>,
    /// The voice of a line that ends with a colon.
    lead: Option<Voice>,
}

impl Reader<'_, '_> {
    /// Reads one; `before` is the last voice in its paragraph. Gives the last one behind it.
    fn sentence(&mut self, sentence: Span, before: Option<Voice>) -> Option<Voice> {
        let frame = Frame::new(self.scene, sentence);
        let cues = cues(&frame);
        let quotes = frame.items.iter().enumerate();
        let quotes: Vec<(usize, usize)> = quotes
            .filter_map(|(at, item)| match item {
                Item::Quote(quote) => Some((at, *quote)),
                _ => None,
            })
            .collect();
        let mut current = before.clone();
        let alone = frame.items.iter().all(|item| !matches!(item, Item::Word(_)));
        let lead = self.lead.take();
        let mut first_voice = None;
        for &(at, quote) in &quotes {
            let (start, end) = self.scene.quotes[quote];
            let inside = &self.scene.text[start..end];
            let mut kind = kind(inside);
            let given = if alone { None } else { given(&frame, &cues, at, quote) };
            let mut speech =
                Speech { span: Span::new(start, end), kind: Some(kind), voice: None, cue: None, carrier: None };
            match given {
                Some(given) => {
                    speech.voice =
                        given.subject.and_then(|subject| self.speakers.voice(&frame, subject, given.confidence));
                    speech.cue = given.cue.map(|cue| frame.span(cue, cue));
                    speech.carrier = given
                        .carrier
                        .and_then(|carrier| self.speakers.voice(&frame, carrier, 90))
                        .map(|voice| voice.name);
                    if speech.carrier.is_none() {
                        speech.carrier = self.speakers.carrier(&frame, &cues);
                    }
                }
                None if alone => {
                    speech.voice = match (&current, &lead, &self.last) {
                        (Some(voice), ..) => Some(Voice { confidence: 85, ..voice.clone() }),
                        (None, Some(voice), _) => Some(Voice { confidence: 85, ..voice.clone() }),
                        (None, None, Some(voice)) if word_count(inside) > 4 => {
                            Some(Voice { confidence: 60, ..voice.clone() })
                        }
                        _ => None,
                    };
                }
                None if is_title(inside) || word_count(inside) < 4 => {}
                None => {
                    let subject = frame.first_subject(at);
                    let voice = subject.and_then(|subject| self.speakers.voice(&frame, subject, 40));
                    speech.voice = voice.filter(|voice| voice.who.is_some()).or_else(|| {
                        current.clone().or_else(|| self.last.clone()).map(|voice| Voice { confidence: 30, ..voice })
                    });
                }
            }
            if speech.voice.is_none() && word_count(inside) < 4 || speech.cue.is_none() && !alone && is_title(inside) {
                kind = QuoteKind::Term;
                speech.voice = None;
            }
            speech.kind = Some(kind);
            if let Some(voice) = &speech.voice {
                first_voice.get_or_insert_with(|| voice.clone());
                current = Some(voice.clone());
                if kind != QuoteKind::Term {
                    self.last = Some(voice.clone());
                }
            }
            self.found.push(speech);
        }
        for (place, span) in clauses(&frame, &cues) {
            let cue = &cues[place];
            let Some(subject) = cue.subject else { continue };
            let speech = Speech {
                span,
                kind: None,
                voice: self.speakers.voice(&frame, subject, 85),
                cue: Some(frame.span(cue.at, cue.at)),
                carrier: self.speakers.carrier(&frame, &cues),
            };
            self.found.push(speech);
        }
        // Who is told of stays in mind for the pronouns to come.
        if let Some(subject) = frame.first_subject(frame.items.len()) {
            let voice = self.speakers.voice(&frame, subject, 40);
            self.speakers.remember(voice.as_ref());
        }
        for cue in &cues {
            if let Some(subject) = cue.subject
                && matches!(cue.form, Form::Verb | Form::Weak)
            {
                let voice = self.speakers.voice(&frame, subject, 80);
                self.speakers.remember(voice.as_ref());
                if cue.form == Form::Verb && voice.is_some() {
                    if quotes.is_empty() {
                        self.last = voice.clone();
                    }
                    if quotes.is_empty() || current.is_none() {
                        current = voice;
                    }
                }
            }
        }
        if frame.items.last() == Some(&Item::Colon) {
            let cue = cues.iter().rev().find_map(|cue| cue.subject);
            let subject = cue.or_else(|| frame.first_subject(frame.items.len()));
            self.lead =
                subject.and_then(|subject| self.speakers.voice(&frame, subject, 80)).or_else(|| current.clone());
        }
        current
    }
}

/// Whether a quote reads as the title of a work: each longer word has a capital.
fn is_title(inside: &str) -> bool {
    let mut words = 0;
    for word in inside.split(|c: char| c.is_whitespace()).map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
    {
        if word.is_empty() {
            continue;
        }
        words += 1;
        let capital = word.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
        if !capital && (word.chars().count() > 4 || words == 1) {
            return false;
        }
    }
    words > 1 && !inside.ends_with(['!', '?'])
}

/// Whom the sentence gives a quote to.
fn given(frame: &Frame<'_, '_>, cues: &[Cue], at: usize, quote: usize) -> Option<Given> {
    let (start, end) = frame.scene.quotes[quote];
    let inside = &frame.scene.text[start..end];
    let by =
        |cue: &Cue, confidence| Given { subject: cue.subject, cue: Some(cue.at), carrier: cue.carrier, confidence };
    // Behind it: "Q," S said · "Q," said S.
    let mut after = at + 1;
    let mut parted = inside.ends_with([',', '?', '!', '…', '—', '–', '-', '.']);
    while matches!(frame.items.get(after), Some(Item::Comma | Item::Break)) {
        parted = true;
        after += 1;
    }
    let left = cues.iter().rev().find(|cue| {
        cue.at < at && cue.form != Form::According && (cue.subject.is_none_or(|subject| subject.from < at))
    });
    let right = cues.iter().find(|cue| {
        cue.at >= after && matches!(cue.form, Form::Verb | Form::Weak | Form::According) && {
            let begin = cue.subject.map_or(cue.at, |subject| subject.from.min(cue.at));
            begin >= after && (after..begin).all(|at| frame.is(at, ADV | AUX)) && (begin != cue.at || cue.inverted)
        }
    });
    if let Some(cue) = right
        && (parted || left.is_none())
        && !(cue.form == Form::According && left.is_some_and(|left| left.form == Form::Verb))
    {
        return Some(by(cue, 95));
    }
    // Before it: S said "Q".
    if let Some(cue) = left {
        let near = at - cue.at <= 6;
        if cue.form != Form::Weak || near {
            return Some(by(cue, if near { 90 } else { 75 }));
        }
    }
    // S: "Q"
    if at >= 2
        && frame.items[at - 1] == Item::Colon
        && let Some(phrase) = frame.phrase_before(at - 2)
        && phrase.from == 0
    {
        return Some(Given { subject: Some(phrase), cue: None, carrier: None, confidence: 80 });
    }
    // Further on.
    if let Some(cue) = cues.iter().find(|cue| cue.at > at && cue.form != Form::Open && cue.subject.is_some()) {
        return Some(by(cue, 65));
    }
    if let Some(cue) = cues.iter().rev().find(|cue| cue.at < at) {
        return Some(by(cue, if cue.form == Form::According { 80 } else { 50 }));
    }
    // The mayor's "Q"
    if at > 0
        && let Some(word) = frame.word(at - 1)
        && word.is_possessive()
        && !is_title(inside)
        && let Some(phrase) = frame.phrase_before(at - 1)
    {
        return Some(Given { subject: Some(phrase), cue: None, carrier: None, confidence: 50 });
    }
    None
}
