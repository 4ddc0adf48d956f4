//! What each text's sentences claim: whose words they are, how that voice stands to them, and what they are about.
//!
//! A sentence takes a stance by its words (`stances.txt`); where two voices share one ("A says so; B says that it did not"), each has
//! its own claim. In German, Spanish and French only the verbs that deny are known. Linear in the texts.

use super::matters::{Frequencies, ending, name_stem, stems};
use super::reading::{Reading, Span};
use super::statements::{Joined, Unit};
use super::terms::{Bag, Term, within};
use super::{Accounts, is_english};
use crate::lexicon::classes::DENIES;
use crate::lexicon::{Stance, stances};

/// A denial of so few stems that weigh something only points back.
const POINTS_BACK: usize = 2;
/// A word for a claim stands so many words before or behind what rejects it.
const NAMED_WITHIN: usize = 8;
/// Who speaks may be so many words at the beginning of a sentence, at most.
const OPENING: usize = 4;
/// Fewest words of a part of a sentence that is a claim of its own.
const LEAST_WORDS: usize = 3;

/// What a sentence, or a part of it, claims.
#[derive(Debug)]
pub struct Claim {
    /// The text.
    pub text: usize,
    /// The place of its sentence.
    pub sentence: usize,
    /// Its words.
    pub span: Span,
    /// What is said in it, without who says it.
    pub clause: Span,
    /// How the voice stands to it.
    pub stance: Stance,
    /// Whose claim it is; `None` where the article itself says it.
    pub voice: Option<String>,
    /// Names the last word of the voice, case aside: "Vance's campaign", "his campaign" may be one.
    pub voice_ends: u64,
    /// The voice speaks in it, rather than being spoken of.
    pub said: bool,
    /// What it is about.
    pub bag: Bag,
    /// The stems of `bag` that name somebody.
    pub named: Vec<u64>,
    /// It denies without saying what, or in a word or two.
    pub points_back: bool,
    /// It denies the claim right before it, which stands in the same sentence.
    pub of_last: bool,
    /// The statement that it is a version of.
    pub statement: Option<usize>,
    /// It has a negation of its own.
    pub negates: bool,
}

impl Claim {
    /// Gives it another voice.
    fn speak(&mut self, voice: Option<String>) {
        self.voice_ends = ending(voice.as_deref());
        self.voice = voice;
    }

    /// Whether another has a voice that may be the same one.
    pub fn is_of(&self, other: &Self) -> bool {
        self.voice_ends == other.voice_ends
    }

    /// The stems that both have, without those that name somebody.
    pub fn matter_shared(&self, other: &Self) -> impl Iterator<Item = u64> + '_ {
        let has = |stem: &u64| other.bag.stems.binary_search_by_key(stem, |stem| stem.0).is_ok();
        let shared: Vec<u64> = self.bag.stems.iter().map(|stem| stem.0).filter(has).collect();
        shared.into_iter().filter(|stem| !self.named.contains(stem))
    }
}

/// What the texts claim, in order, and the sentences that say that something is in dispute.
pub struct Claims {
    /// The claims of one text after those of another.
    pub all: Vec<Claim>,
    /// Text and place of a sentence that says that what follows is in dispute.
    pub disputed: Vec<(usize, usize)>,
}

/// Reads what the texts claim.
pub fn claims(accounts: &Accounts<'_>, units: &[Unit], joined: &Joined) -> Claims {
    let frequencies = Frequencies::new(accounts);
    let statements = joined.statements.iter().enumerate();
    let statement_of: Vec<(usize, Span, usize)> =
        statements.flat_map(|(place, of)| of.iter().map(move |&at| (units[at].text, units[at].span, place))).collect();
    let mut found = Claims { all: Vec::new(), disputed: Vec::new() };
    for (text, of) in accounts.texts.iter().enumerate() {
        if accounts.witness(text) != Some(text) {
            continue;
        }
        let first = found.all.len();
        let english = is_english(of.article.language.as_deref());
        let reader = Reader { accounts, frequencies: &frequencies, text, reading: of.reading, english };
        for place in 0..of.reading.sentences.len() {
            if english {
                reader.sentence(place, &mut found);
            } else {
                reader.foreign(place, &mut found.all);
            }
        }
        let own: Vec<&(usize, Span, usize)> = statement_of.iter().filter(|(unit, ..)| *unit == text).collect();
        for claim in &mut found.all[first..] {
            claim.statement = own.iter().find(|(_, unit, _)| claim.span.overlaps(*unit)).map(|unit| unit.2);
        }
    }
    found
}

/// Reads one text.
struct Reader<'r, 'a> {
    accounts: &'r Accounts<'a>,
    frequencies: &'r Frequencies,
    text: usize,
    reading: &'r Reading,
    english: bool,
}

impl Reader<'_, '_> {
    fn sentence(&self, place: usize, found: &mut Claims) {
        let sentence = self.reading.sentences[place];
        let words = within(&self.reading.terms, sentence);
        if shown(words).iter().any(|shown| shown.1 == Stance::Disputed) {
            found.disputed.push((self.text, place));
        }
        // "A says so; B says that it did not."
        let printed = &self.accounts.texts[self.text].article.text;
        let mut from = sentence.start;
        for (at, _) in printed[sentence.range()].match_indices(';') {
            let at = sentence.start + at as u32;
            let part = Span { start: from, end: at };
            let rest = Span { start: at, end: sentence.end };
            if [part, rest].iter().all(|&part| self.has_voice(part)) {
                self.part(place, part, &mut found.all);
                from = at + 1;
            }
        }
        self.part(place, Span { start: from, end: sentence.end }, &mut found.all);
    }

    /// A sentence of a language of which only the verbs that deny are known.
    fn foreign(&self, place: usize, claims: &mut Vec<Claim>) {
        let of = &self.accounts.texts[self.text];
        let sentence = self.reading.sentences[place];
        let denies = |cue: Span| {
            let word = of.words(cue).to_lowercase();
            super::words::table(of.article.language.as_deref()).and_then(|table| table.get(word.as_str()).copied())
        };
        let mut subjects = self.reading.subjects.iter().filter(|(cue, _)| sentence.holds(*cue));
        let denial = subjects.find(|(cue, _)| denies(*cue).is_some_and(|class| class & DENIES != 0));
        if let Some((cue, _)) = denial {
            claims.push(self.claim(place, sentence, cue.start, Stance::Contradicts, true));
        } else if self.reading.speech.iter().any(|speech| speech.voice.is_some() && sentence.overlaps(speech.span)) {
            claims.push(self.claim(place, sentence, sentence.start, Stance::Asserts, false));
        }
    }

    fn has_voice(&self, part: Span) -> bool {
        self.reading.subjects.iter().any(|(cue, _)| part.holds(*cue))
    }

    /// The claims of a part of a sentence.
    fn part(&self, place: usize, part: Span, claims: &mut Vec<Claim>) {
        let words = within(&self.reading.terms, part);
        let said = self.reading.speech.iter().any(|speech| speech.voice.is_some() && part.overlaps(speech.span));
        let mut shown = shown(words);
        shown.retain(|(_, stance)| *stance != Stance::Disputed && (said || *stance != Stance::Negates));
        let first = |wanted: fn(Stance) -> bool| shown.iter().copied().find(|(_, stance)| wanted(*stance));
        let against = first(|stance| stance.is_against() && stance != Stance::Negates)
            .or_else(|| first(|stance| stance == Stance::Negates));
        let Some((at, stance)) = against else {
            let voices = self.voices(part);
            if voices.len() > 1 {
                for (span, voice) in voices {
                    let mut claim = self.claim(place, span, span.start, Stance::Asserts, false);
                    claim.speak(Some(voice));
                    claims.push(claim);
                }
            } else if let Some((at, stance)) = first(|stance| stance == Stance::Intends).or(shown.first().copied()) {
                claims.push(self.claim(place, part, words[at].span.start, stance, false));
            } else if said {
                claims.push(self.claim(place, part, part.start, Stance::Asserts, false));
            }
            return;
        };
        let cue = words[at].span.start;
        let here = || self.appended(words, part, at).or_else(|| self.rejected(words, part, at));
        if let Some((claimed, voice)) = (stance == Stance::Denies).then(here).flatten() {
            let mut claim = self.claim(place, claimed, claimed.start, Stance::Asserts, false);
            claim.speak(voice);
            let mut denial = self.claim(place, part, cue, stance, false);
            let before = Span { start: claimed.end.min(cue), end: cue };
            if self.subject(Span { start: cue, end: cue + 1 }).is_none()
                && let Some(voice) = self.accounts.names_in(self.text, before).next_back()
            {
                denial.speak(Some(voice.to_owned()));
            }
            denial.bag = claim.bag.clone();
            denial.points_back = false;
            denial.of_last = true;
            claims.push(claim);
            claims.push(denial);
            return;
        }
        claims.push(self.claim(place, part, cue, stance, self.points(words, at)));
    }

    /// What is said in a part of a sentence, by a voice where it is known; the part itself where nothing is.
    fn clause(&self, part: Span, voice: Option<&String>) -> Span {
        let said =
            self.reading.speech.iter().filter(|speech| {
                speech.span.overlaps(part) && self.accounts.speaker(self.text, speech).as_ref() == voice
            });
        let (mut start, mut end) = (u32::MAX, 0);
        for speech in said.filter(|_| voice.is_some()) {
            (start, end) = (start.min(speech.span.start), end.max(speech.span.end));
        }
        if end > 0 {
            return Span { start: start.max(part.start), end: end.min(part.end) };
        }
        // "The companies had argued that …"
        let cue = self.reading.subjects.iter().find(|(cue, voice)| part.holds(*cue) && voice.mention.start < cue.start);
        let behind = cue.map(|(cue, _)| Span { start: cue.end, end: part.end });
        let words = behind.map_or(&[][..], |behind| within(&self.reading.terms, behind));
        match words.first() {
            Some(first) if words.len() >= LEAST_WORDS => Span { start: first.span.start, end: part.end },
            _ => part,
        }
    }

    /// Where a clause ends that begins at a byte.
    fn stop(&self, from: u32, to: u32) -> u32 {
        let printed = &self.accounts.texts[self.text].article.text[from as usize..to as usize];
        from + printed.find(['.', ';', '!', '?']).unwrap_or(printed.len()) as u32
    }

    /// The voices that speak in a part of a sentence beside each other, where they do not speak in each other's words.
    fn voices(&self, part: Span) -> Vec<(Span, String)> {
        let mut voices: Vec<(Span, String)> = Vec::new();
        for speech in self.reading.speech.iter().filter(|speech| part.holds(speech.span)) {
            let Some(voice) = self.accounts.speaker(self.text, speech) else { continue };
            match voices.last_mut() {
                Some(last) if last.1 == voice => last.0.end = last.0.end.max(speech.span.end),
                Some(last) if last.0.end > speech.span.start => {}
                _ => voices.push((speech.span, voice)),
            }
        }
        voices
    }

    /// Who is the subject of a verb of saying in a stretch, as the story knows them.
    fn subject(&self, stretch: Span) -> Option<String> {
        let mut subjects = self.reading.subjects.iter().filter(|(cue, _)| stretch.overlaps(*cue));
        subjects.find_map(|(_, voice)| self.accounts.cast.name_of(self.text, voice))
    }

    /// "…, a claim X has denied", "…, which X denies": what stands before is the claim.
    fn appended(&self, words: &[Term], part: Span, denial: usize) -> Option<(Span, Option<String>)> {
        let printed = &self.accounts.texts[self.text].article.text;
        let names_it = |word: &Term| stances().is_relative(word.hash) || is_generic(word) && word.weight > 0;
        let named = words[..denial].iter().rposition(names_it)?;
        if denial - named >= NAMED_WITHIN || named < 5 {
            return None;
        }
        let back = if stances().is_relative(words[named].hash) { 1 } else { 3 };
        let before = words[named.saturating_sub(back)].span.end as usize;
        if !printed[before..words[named].span.start as usize].contains([',', '–', '—', ';']) {
            return None;
        }
        let end = words[named - if back == 1 { 1 } else { 0 }].span.end;
        let head = Span { start: part.start, end };
        let speech = self.reading.speech.iter().find(|speech| head.overlaps(speech.span));
        let voice = speech.and_then(|speech| self.accounts.speaker(self.text, speech));
        Some((head, voice.or_else(|| self.accounts.names_in(self.text, head).next().map(str::to_owned))))
    }

    /// "rejected a union claim that …": the claim stands behind, with its voice before the word for it.
    fn rejected(&self, words: &[Term], part: Span, denial: usize) -> Option<(Span, Option<String>)> {
        let behind = &words[denial + 1..words.len().min(denial + NAMED_WITHIN)];
        let named = behind.iter().position(|word| is_generic(word) && word.weight > 0)? + denial + 1;
        let that = words.get(named + 1).filter(|word| stances().is_that(word.hash))?;
        let claimed = Span { start: that.span.end, end: part.end };
        if within(words, claimed).len() < LEAST_WORDS {
            return None;
        }
        let between = Span { start: words[denial].span.end, end: words[named].span.start };
        let voice = self.accounts.names_in(self.text, between).next().map(str::to_owned).or_else(|| {
            let mut said = words[denial + 1..named].iter().filter(|word| word.weight > 0);
            let last = said.next_back()?;
            Some(self.accounts.texts[self.text].words(last.span).to_owned())
        });
        Some((claimed, voice))
    }

    /// Whether what a denial denies is a mere word for it: "denied it", "rejects the accusation", "disputes that".
    fn points(&self, words: &[Term], denial: usize) -> bool {
        let printed = &self.accounts.texts[self.text].article.text;
        let ends = |at: usize| {
            let behind = words.get(at + 1).map_or(printed.len(), |next| next.span.start as usize);
            !printed[words[at].span.end as usize..behind].trim().is_empty()
        };
        let at = denial + 1;
        match words.get(at) {
            Some(word) if is_generic(word) && word.weight == 0 => !stances().is_that(word.hash) || ends(at),
            Some(word) if is_generic(word) => ends(at),
            Some(_) => words.get(at + 1).is_some_and(|next| is_generic(next) && next.weight > 0) && ends(at + 1),
            None => false,
        }
    }

    /// What opens a part of a sentence before a cue, where it may be somebody who speaks: "The thieves, who …, claim".
    fn opening(&self, part: Span, cue: u32) -> Option<String> {
        let words = within(&self.reading.terms, Span { start: part.start, end: cue });
        let printed = &self.accounts.texts[self.text].article.text;
        let gap = |at: usize| {
            &printed[words[at].span.end as usize..words.get(at + 1).map_or(cue, |next| next.span.start) as usize]
        };
        let count = (0..words.len()).find(|&at| !gap(at).trim().is_empty()).map_or(words.len(), |at| at + 1);
        let from = words.iter().take(count).position(|word| word.weight > 0)?;
        let last = words[..count].iter().rposition(|word| word.weight > 0)?;
        (from <= 1 && last < OPENING)
            .then(|| printed[words[from].span.start as usize..words[last].span.end as usize].to_owned())
    }

    fn claim(&self, sentence: usize, span: Span, cue: u32, stance: Stance, points: bool) -> Claim {
        let said =
            self.reading.speech.iter().find_map(|speech| {
                span.overlaps(speech.span).then(|| self.accounts.speaker(self.text, speech)).flatten()
            });
        let denies = matches!(stance, Stance::Denies | Stance::Contradicts);
        let here = Span { start: cue, end: cue + 1 };
        // "I deny it," she said.
        let quoted = self.reading.speech.iter().any(|speech| speech.kind.is_some() && speech.span.overlaps(here));
        let own = denies && !quoted;
        let own = own.then(|| self.subject(here).or_else(|| self.opening(span, cue))).flatten();
        let is_said = said.is_some();
        let voice = own.or(said).or_else(|| self.subject(span)).or_else(|| {
            let before = Span { start: span.start, end: cue };
            self.accounts.names_in(self.text, before).next_back().map(str::to_owned)
        });
        // "X accused Y of …" says it as a whole.
        let clause = match stance {
            Stance::Accuses => span,
            _ => self.clause(span, if denies { None } else { voice.as_ref() }),
        };
        let mut named: Vec<u64> = self.accounts.names_in(self.text, span).map(name_stem).collect();
        named.extend(voice.as_deref().map(name_stem));
        // What a denial that points back says of its matter stands behind it.
        let weighty = |stem: &u64| self.frequencies.weight(*stem) > 0 && !named.contains(stem);
        let few =
            stems(self.accounts, self.text, span, None).iter().filter(|stem| weighty(stem)).count() <= POINTS_BACK;
        let points_back = stance == Stance::Contradicts || stance == Stance::Denies && (few || points);
        let about = match points_back {
            true => Span { start: cue, end: self.stop(cue, span.end) },
            false if stance.is_denial() => span,
            false => clause,
        };
        let mut bag = Bag::default();
        for stem in stems(self.accounts, self.text, about, voice.as_deref()) {
            let weight = self.frequencies.weight(stem);
            if weight > 0 {
                bag.add(stem, weight);
            }
        }
        let words = within(&self.reading.terms, clause);
        Claim {
            text: self.text,
            sentence,
            span,
            clause,
            stance,
            voice_ends: ending(voice.as_deref()),
            voice,
            said: is_said || self.has_voice(span),
            points_back,
            bag,
            named,
            of_last: false,
            statement: None,
            negates: self.english && words.iter().any(|word| stances().is_negation(word.hash)),
        }
    }
}

/// Whether a word stands for a claim and says nothing of it.
pub fn is_generic(word: &Term) -> bool {
    stances().is_generic(word.hash)
}

/// The stances that some words show, with their places; a phrase has none inside.
fn shown(words: &[Term]) -> Vec<(usize, Stance)> {
    let hashes: Vec<u64> = words.iter().map(|word| word.hash).collect();
    let (mut found, mut at) = (Vec::new(), 0);
    while at < hashes.len() {
        match stances().at(&hashes, at) {
            Some((stance, length)) => {
                found.push((at, stance));
                at += length;
            }
            None => at += 1,
        }
    }
    found
}
