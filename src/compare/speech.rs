//! Who says what: quotes, and speech that is reported without marks.
//!
//! A sieve, as in Citron (BBC) and the Gender Gap Tracker (Asr et al. 2021), but without a parser: a verb of saying beside
//! the quote, one before it in its sentence, one behind it; then the speaker of the sentence before, of the line that led
//! in, or of the paragraph before. Linear in the text.

use super::corrections::place_of;
use super::cues::{Cue, Form, cues, ends_clause};
use super::frames::{Frame, Item, Phrase, Scene};
use super::reading::{Reading, Span};
use super::reported::clauses;
use super::speakers::Speakers;
use crate::article::{Article, Quote, QuoteKind, Speaker};
use crate::extract::quote_kind;
use crate::lexicon::classes::{ADV, AUX, CONJ, DET, PREP, PRONOUN};
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

/// How sure it is, in hundredths, that a phrase is a speaker's that names no person, body or role. Below this, words that follow
/// are not given to the same voice.
const UNSURE: u32 = 45;

/// Whom a quote is given to, before the speaker is resolved.
struct Given {
    /// The place of the cue among the sentence's.
    cue: Option<usize>,
    /// The phrase, where it is no cue's subject.
    phrase: Option<Phrase>,
    confidence: u32,
}

/// What a text says in quotes and in reported clauses, in order.
pub fn speech(scene: &Scene<'_>, sentences: &[Span], dateline: usize, english: bool) -> Vec<Speech> {
    let mut reader =
        Reader { scene, speakers: Speakers::new(scene), found: Vec::new(), last: None, since: 0, lead: None, english };
    let mut in_paragraph = None;
    for (at, &sentence) in sentences.iter().enumerate() {
        let from = if at == 0 { 0 } else { sentences[at - 1].end as usize };
        if scene.text[from..sentence.start as usize].contains('\n') {
            in_paragraph = None;
            reader.since += 1;
        }
        // A dateline is nobody's words.
        let start = sentence.start.max((dateline as u32).min(sentence.end));
        in_paragraph = reader.sentence(Span { start, ..sentence }, in_paragraph);
    }
    crate::order::sorted(reader.found, |a, b| (a.span.start, a.kind.is_none()).cmp(&(b.span.start, b.kind.is_none())))
}

/// Quotes of a language of which no cues are known.
pub fn unattributed(text: &str, quoted: &[(usize, usize)]) -> Vec<Speech> {
    let quote = |&(start, end): &(usize, usize)| {
        let kind = Some(quote_kind(text, start, end));
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

/// Carries out what was corrected by hand in an article: the latest word on each quote or clause holds. A correction of some
/// words is one of all that is said in them, as in a comparison.
pub fn correct(reading: &mut Reading, article: &Article, overrules: &[Overrule]) {
    for overrule in overrules {
        let Overrule::Speaker { article: of, start, text, name } = overrule else { continue };
        let Some(place) = place_of(&article.text, *start, text).filter(|_| *of == article.id) else { continue };
        let name = name.trim();
        let named = &reading.names.named;
        let who = named.iter().position(|named| named.name == name).map(|who| who as u32);
        for speech in reading.speech.iter_mut().filter(|speech| speech.span.overlaps(place)) {
            let mention = speech.voice.as_ref().map_or(speech.span, |voice| voice.mention);
            speech.voice = (!name.is_empty()).then(|| Voice { name: name.to_owned(), mention, who, confidence: 100 });
        }
    }
}

/// Reads sentence after sentence.
struct Reader<'s, 'a> {
    scene: &'s Scene<'a>,
    speakers: Speakers<'s, 'a>,
    found: Vec<Speech>,
    /// The last voice, and the paragraphs since.
    last: Option<Voice>,
    since: usize,
    /// The voice of a line that ends with a colon.
    lead: Option<Voice>,
    /// Reported clauses are read in English alone.
    english: bool,
}

impl Reader<'_, '_> {
    /// Reads one; `before` is the last voice in its paragraph. Gives the last one behind it.
    fn sentence(&mut self, sentence: Span, before: Option<Voice>) -> Option<Voice> {
        let frame = Frame::new(self.scene, sentence);
        let cues = cues(&frame);
        let voices = self.voices(&frame, &cues);
        let voice_of = |cue: usize, confidence: u32| {
            voices[cue].clone().map(|voice| Voice { confidence: confidence * voice.confidence / 100, ..voice })
        };
        let carrier = self.speakers.carrier(&frame, &cues);
        let carried = |reader: &Self, cue: Option<usize>| {
            let own =
                cue.and_then(|cue| cues[cue].carrier).and_then(|carrier| reader.speakers.voice(&frame, carrier, 90));
            // "according to the mayor" makes nobody pass on words.
            let is_source = cue.is_some_and(|cue| cues[cue].form == Form::According);
            let carrier =
                carrier.as_ref().filter(|carrier| !is_source || reader.speakers.is_press(&frame, &cues, carrier));
            own.map(|voice| voice.name).or_else(|| carrier.cloned())
        };
        let mut current = before;
        let alone = frame.items.iter().all(|item| !matches!(item, Item::Word(_)));
        let lead = self.lead.take();
        let mut quoted = false;
        for (at, item) in frame.items.iter().enumerate() {
            let Item::Quote(quote) = *item else { continue };
            quoted = true;
            let (start, end) = self.scene.quotes[quote];
            let inside = &self.scene.text[start..end];
            let mut kind = quote_kind(self.scene.text, start, end);
            let short = word_count(inside) < 4;
            let given = given(&frame, &cues, at, quote).filter(|_| !alone);
            let title_said =
                given.as_ref().and_then(|given| given.cue).is_some_and(|cue| is_complement(&frame, at, &cues[cue]));
            let mut speech = Speech { span: Span::new(start, end), kind: None, voice: None, cue: None, carrier: None };
            match given {
                Some(given) => {
                    speech.voice = match given.phrase {
                        Some(phrase) => self.speakers.voice(&frame, phrase, given.confidence),
                        None => given.cue.and_then(|cue| voice_of(cue, given.confidence)),
                    };
                    // "…", dijo.
                    if speech.voice.is_none() {
                        let last = current.clone().or_else(|| self.last.clone());
                        speech.voice = last.map(|voice| Voice { confidence: 60, ..voice });
                    }
                    speech.cue = given.cue.map(|cue| frame.span(cues[cue].at, cues[cue].at));
                    speech.carrier = carried(self, given.cue);
                }
                None if alone => {
                    speech.voice = match (&current, &lead, &self.last) {
                        (Some(voice), ..) | (None, Some(voice), _) => Some(Voice { confidence: 85, ..voice.clone() }),
                        (None, None, Some(voice)) if self.since < 4 && (!short || ends_sentence(inside)) => {
                            Some(Voice { confidence: 60, ..voice.clone() })
                        }
                        _ => None,
                    };
                }
                None if short || is_title(inside) => {}
                None => {
                    let subject = frame.first_subject(at);
                    let voice = subject.and_then(|subject| self.speakers.voice(&frame, subject, 40));
                    speech.voice = voice.filter(|voice| voice.who.is_some()).or_else(|| {
                        current.clone().or_else(|| self.last.clone()).map(|voice| Voice { confidence: 30, ..voice })
                    });
                }
            }
            if speech.voice.is_none() && short || !alone && is_title(inside) && !title_said {
                kind = QuoteKind::Term;
                speech.voice = None;
                (speech.cue, speech.carrier) = (None, None);
            }
            if kind == QuoteKind::Term && speech.voice.is_some() {
                kind = QuoteKind::Fragment;
            }
            speech.kind = Some(kind);
            if let Some(voice) = &speech.voice {
                current = Some(voice.clone());
                if kind != QuoteKind::Term && voice.confidence >= UNSURE {
                    self.last = Some(voice.clone());
                    self.since = 0;
                }
            }
            self.found.push(speech);
        }
        let clauses = if self.english { clauses(&frame, &cues) } else { Vec::new() };
        for (cue, span) in clauses {
            let said = Some(frame.span(cues[cue].at, cues[cue].at));
            let speech =
                Speech { span, kind: None, voice: voice_of(cue, 85), cue: said, carrier: carried(self, Some(cue)) };
            self.found.push(speech);
        }
        // Who spoke without marks may go on with them.
        for (cue, voice) in cues.iter().zip(&voices) {
            let sure = voice.as_ref().is_some_and(|voice| voice.confidence > UNSURE);
            if cue.form == Form::Verb && sure && (!quoted || current.is_none()) {
                current.clone_from(voice);
                if !quoted {
                    self.last.clone_from(voice);
                    self.since = 0;
                }
            }
        }
        if frame.items.last() == Some(&Item::Colon) {
            let leads = |form: Form| {
                cues.iter()
                    .zip(&voices)
                    .rev()
                    .filter(move |(cue, _)| cue.form == form)
                    .find_map(|(_, voice)| voice.clone())
            };
            self.lead = leads(Form::Verb).or_else(|| leads(Form::Open)).or_else(|| {
                frame.first_subject(frame.items.len()).and_then(|subject| self.speakers.voice(&frame, subject, 80))
            });
            self.lead = self.lead.take().or_else(|| current.clone());
        }
        current
    }

    /// Who the subjects of the cues are, resolved in the order in which they stand, each in mind for the next.
    fn voices(&mut self, frame: &Frame<'_, '_>, cues: &[Cue]) -> Vec<Option<Voice>> {
        let mut voices = vec![None; cues.len()];
        let mut subjects: Vec<(Phrase, Option<usize>)> = Vec::with_capacity(cues.len() + 1);
        let main = frame.first_subject(frame.items.len());
        let main = main.map(|phrase| frame.named_behind(phrase).unwrap_or(phrase));
        subjects.extend(main.map(|phrase| (phrase, None)));
        self.speakers.meet(frame);
        subjects.extend(cues.iter().enumerate().filter_map(|(place, cue)| Some((cue.subject?, Some(place)))));
        let subjects = crate::order::sorted(subjects, |a, b| a.0.from.cmp(&b.0.from));
        let mut last: Option<(Phrase, Option<Voice>)> = None;
        let mut about = None;
        for (phrase, cue) in subjects {
            let voice = match &last {
                Some((known, voice)) if *known == phrase => voice.clone(),
                _ => {
                    let sure = if frame.may_speak(Some(phrase)) { 100 } else { UNSURE };
                    let voice = self.speakers.voice(frame, phrase, sure);
                    // "a voice that a bystander likened to …" is not about the bystander.
                    let aside = cue.is_some_and(|cue| cues[cue].form == Form::Weak)
                        && phrase.from > 1
                        && frame.is_any(phrase.from - 1, &["that", "which", "whom"]);
                    if let Some(voice) = voice.as_ref().filter(|_| !aside) {
                        self.speakers.remember(frame, phrase, voice);
                    }
                    voice
                }
            };
            last = Some((phrase, voice.clone()));
            if cue.is_none() {
                about = voice.clone();
            }
            if let Some(cue) = cue {
                voices[cue] = voice;
            }
        }
        // "Ada Bell said that Jon Falk had left.": who goes on is she.
        if let (Some(phrase), Some(voice)) = (main, about) {
            self.speakers.goes_on(frame, phrase, &voice);
        }
        voices
    }
}

/// Whether a quote stands right behind its cue, or right before its speaker and cue.
fn is_complement(frame: &Frame<'_, '_>, at: usize, cue: &Cue) -> bool {
    if cue.at > at {
        return !cue.inverted && cue.begin() <= at + 2;
    }
    at - cue.at <= 3
        && (cue.at + 1..at)
            .all(|at| frame.word(at).is_none_or(|word| word.is(PRONOUN | AUX)) || frame.named(at).is_some())
}

/// Whether a quote reads as the title of a work: all words but small ones have capitals.
fn is_title(inside: &str) -> bool {
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
fn given(frame: &Frame<'_, '_>, cues: &[Cue], at: usize, quote: usize) -> Option<Given> {
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
