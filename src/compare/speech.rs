//! Who says what: quotes, and speech that is reported without marks.
//!
//! A sieve, as in Citron (BBC) and the Gender Gap Tracker (Asr et al. 2021), but without a parser: a verb of saying beside
//! the quote, one before it in its sentence, one behind it; then the speaker of the sentence before, of the line that led
//! in, or of the paragraph before. Linear in the text.

use super::corrections::place_of;
use super::cues::{Cue, Form, cues};
use super::frames::{Frame, Item, Phrase, Scene};
use super::given::{given, is_complement, is_title};
use super::reading::{Reading, Span};
use super::reported::clauses;
use super::speakers::Speakers;
use crate::article::{Article, Quote, QuoteKind, Speaker};
use crate::extract::quote_kind;
use crate::lexicon::classes::DENIES;
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

/// What a text says in quotes and in reported clauses, in order.
/// Beside it, who is the subject of each verb of saying.
pub fn speech(
    scene: &Scene<'_>,
    sentences: &[Span],
    dateline: usize,
    english: bool,
) -> (Vec<Speech>, Vec<(Span, Voice)>) {
    let mut reader = Reader {
        scene,
        speakers: Speakers::new(scene),
        found: Vec::new(),
        subjects: Vec::new(),
        last: None,
        since: 0,
        lead: None,
        english,
    };
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
    let found = crate::order::sorted(reader.found, |a, b| {
        (a.span.start, a.kind.is_none()).cmp(&(b.span.start, b.kind.is_none()))
    });
    (found, reader.subjects)
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
    /// Verbs of saying with whom they have for their subject.
    subjects: Vec<(Span, Voice)>,
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
        for (cue, voice) in cues.iter().zip(&voices) {
            if cue.form == Form::Verb || frame.is(cue.at, DENIES) {
                self.subjects.extend(voice.clone().map(|voice| (frame.span(cue.at, cue.at), voice)));
            }
        }
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
