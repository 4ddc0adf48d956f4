//! What one voice says and another denies.
//!
//! A sentence takes a stance by its words (`stances.txt`): it denies or refuses, or it asserts, accuses or intends; in what
//! somebody says, a negation is a denial, too. A denial is held against what others say, in three ways:
//!
//! - one that only points back ("Arkle denies it", "…, a claim Beijing has denied") denies what another voice said just before;
//! - one that says what it denies is held against claims that share enough of what weighs something ([`ALIKE`], [`LEAST_STEMS`]; more
//!   for a mere negation). People and bodies count as one stem each, whatever form their name has, and "I" is who speaks;
//! - one of a charge without a matter ("denied wrongdoing") is held against what accuses the one who denies.
//!
//! A claim brings the other versions of its statement, and a denial what the same voice denies of it elsewhere. What is not said
//! and denied in so many words is left alone: a false alarm costs trust. English only.
//!
//! Stems weigh by how few of the story's sentences have them (idf over sentences): what all of them speak of tells nothing.

use super::reading::Span;
use super::statements::{Joined, Unit};
use super::terms::{Bag, Term, within};
use super::variation::{in_order, share_in};
use super::{Accounts, id_of, is_english};
use crate::lexicon::{Stance, stances};
use crate::report::{About, Camp, Disagreement, DisagreementKind, Evidence, Remark};

/// Least containment of a denial and a claim, in ten-thousandths, and least number of stems that they share.
const ALIKE: u32 = 3300;
const LEAST_STEMS: u32 = 3;
/// The same for a mere negation in what somebody says.
const ALIKE_NEGATED: u32 = 5000;
/// Where so much of the shorter one's words stands in the other, two sentences say the same rather than the opposite, in
/// ten-thousandths.
const SAME: usize = 7500;
/// A denial of so few stems that weigh something only points back.
const POINTS_BACK: usize = 2;
/// What it points to stands in so many sentences before it.
const BACK: usize = 3;
/// A stem counts where it stands in less than one of so many sentences of the story; all others are what the story is about.
const RARE: usize = 5;
/// Most words of a finding's label.
const LABEL_WORDS: usize = 14;

/// A sentence that takes a stance.
struct Claim {
    text: usize,
    /// The clause, without a denial that follows it.
    span: Span,
    stance: Stance,
    voice: Option<String>,
    /// Names the last word of the voice, case aside: "Vance's campaign", "his campaign" may be one.
    voice_ends: u64,
    bag: Bag,
    /// It denies without saying what.
    points_back: bool,
    /// The statement that it is a version of.
    statement: Option<usize>,
    /// The place of its sentence.
    sentence: usize,
    /// It has a negation of its own.
    negates: bool,
}

impl Claim {
    /// Gives it another voice.
    fn speak(&mut self, voice: Option<&str>) {
        self.voice = voice.map(str::to_owned);
        self.voice_ends = ending(voice);
    }
}

/// How many sentences of the story have a stem.
struct Frequencies {
    stems: Vec<(u64, u32)>,
    sentences: usize,
}

impl Frequencies {
    fn new(accounts: &Accounts<'_>) -> Self {
        let (mut all, mut sentences) = (Vec::new(), 0);
        for (text, of) in accounts.texts.iter().enumerate() {
            for &sentence in of.reading.sentences.iter().filter(|_| accounts.witness(text) == Some(text)) {
                all.extend(stems(accounts, text, sentence, None));
                sentences += 1;
            }
        }
        all.sort_unstable();
        let mut counted: Vec<(u64, u32)> = Vec::new();
        for stem in all {
            match counted.last_mut().filter(|last| last.0 == stem) {
                Some(last) => last.1 += 1,
                None => counted.push((stem, 1)),
            }
        }
        Self { stems: counted, sentences }
    }

    /// What a stem weighs; nothing where too many sentences have it.
    fn weight(&self, stem: u64) -> u32 {
        let at = self.stems.binary_search_by_key(&stem, |stem| stem.0);
        let count = at.map_or(1, |at| self.stems[at].1) as usize;
        if count * RARE > self.sentences.max(4 * RARE) {
            return 0;
        }
        (64.0 * libm::log(self.sentences.max(1) as f64 / count as f64) + 0.5) as u32
    }
}

/// What is said and denied.
pub fn contested(accounts: &Accounts<'_>, units: &[Unit], joined: &Joined) -> Vec<Disagreement> {
    let mut claims: Vec<Claim> = Vec::new();
    let frequencies = Frequencies::new(accounts);
    let statements = statement_of(units, joined);
    for text in 0..accounts.texts.len() {
        let english = is_english(accounts.texts[text].article.language.as_deref());
        if accounts.witness(text) == Some(text) && english {
            claims_of(accounts, &frequencies, text, &statements, &mut claims);
        }
    }
    // Each denial with what it denies; denials of the same claims are one finding.
    let mut findings: Vec<Vec<usize>> = Vec::new();
    for denial in (0..claims.len()).filter(|&at| claims[at].stance.is_against()) {
        let back = pointed_at(accounts, &claims, denial);
        let is_denied = |&at: &usize| denied(accounts, &claims[denial], &claims[at], back == Some(at));
        let mut against: Vec<usize> = (0..claims.len()).filter(is_denied).collect();
        if against.is_empty() {
            continue;
        }
        // Other versions of what is denied.
        let statements: Vec<usize> = against.iter().filter_map(|&at| claims[at].statement).collect();
        against.extend((0..claims.len()).filter(|&at| {
            !claims[at].stance.is_against() && claims[at].statement.is_some_and(|own| statements.contains(&own))
        }));
        let same = |finding: &Vec<usize>| {
            against.iter().any(|at| finding.contains(at))
                || finding
                    .iter()
                    .any(|&at| claims[at].stance.is_against() && alike(&claims[at], &claims[denial], ALIKE))
        };
        match findings.iter_mut().find(|finding| same(finding)) {
            Some(finding) => finding.extend(against.into_iter().chain([denial])),
            None => findings.push(against.into_iter().chain([denial]).collect()),
        }
    }
    findings.into_iter().filter_map(|members| finding(accounts, &claims, members)).collect()
}

/// The statement that each unit is a version of, with its text and place.
fn statement_of(units: &[Unit], joined: &Joined) -> Vec<(usize, Span, usize)> {
    let statements = joined.statements.iter().enumerate();
    statements.flat_map(|(place, of)| of.iter().map(move |&at| (units[at].text, units[at].span, place))).collect()
}

fn alike(a: &Claim, b: &Claim, least: u32) -> bool {
    let (stems, alike) = a.bag.alike(&b.bag);
    // What is meant to be done, or somebody is accused of, is a claim by its words.
    let clear = [a, b].iter().any(|claim| matches!(claim.stance, Stance::Intends | Stance::Accuses));
    stems >= LEAST_STEMS && alike >= least || clear && stems > LEAST_STEMS && alike >= least * 3 / 4
}

/// Whether a claim says what a denial denies; `back` tells that the denial would point back to it.
fn denied(accounts: &Accounts<'_>, no: &Claim, yes: &Claim, back: bool) -> bool {
    let Some(voice) = &no.voice else { return false };
    if yes.stance.is_against() || yes.voice.is_none() || yes.voice_ends == no.voice_ends {
        return false;
    }
    if no.statement.is_some() && no.statement == yes.statement {
        return false;
    }
    if no.points_back {
        return back || yes.stance == Stance::Accuses && names(accounts, yes, voice);
    }
    let means_to = yes.stance == Stance::Intends;
    let accuses = yes.stance == Stance::Accuses;
    match no.stance {
        // What a voice will not do, another says that it means to do.
        Stance::Refuses => (means_to || accuses) && alike(no, yes, ALIKE),
        // Who is not spoken of has nothing to deny.
        Stance::Negates => {
            let own = name_stem(voice);
            let spoken_of = accuses || yes.bag.stems.binary_search_by_key(&own, |stem| stem.0).is_ok();
            spoken_of && !yes.negates && alike(no, yes, ALIKE_NEGATED) && !says_the_same(accounts, no, yes)
        }
        _ => alike(no, yes, ALIKE) && (no.text != yes.text || accuses),
    }
}

/// What a denial without a matter points back to: of what other voices said just before it the nearest, rather one that names
/// who denies.
fn pointed_at(accounts: &Accounts<'_>, claims: &[Claim], denial: usize) -> Option<usize> {
    let no = &claims[denial];
    let voice = no.voice.as_ref()?;
    let near = |at: &usize| claims[*at].text == no.text && no.sentence - claims[*at].sentence <= BACK;
    let before = (0..denial).rev().take_while(near).filter(|&at| {
        let yes = &claims[at];
        !yes.stance.is_against() && yes.voice.is_some() && yes.voice_ends != no.voice_ends
    });
    // Naming who denies is worth a sentence and a half.
    let far = |at: &usize| {
        let distance = 2 * (no.sentence - claims[*at].sentence);
        if names(accounts, &claims[*at], voice) { distance } else { distance + 3 }
    };
    before.min_by_key(far)
}

/// Whether a claim names somebody.
fn names(accounts: &Accounts<'_>, claim: &Claim, who: &str) -> bool {
    accounts.names_in(claim.text, claim.span).any(|named| named == who)
}

/// Names the last word of a voice, case aside.
fn ending(voice: Option<&str>) -> u64 {
    let last = voice.and_then(|voice| voice.rsplit(' ').next());
    last.map_or(0, crate::text::hash_word)
}

/// Whether nearly all words of the one stand in the other: it is the same said again, not its denial.
fn says_the_same(accounts: &Accounts<'_>, a: &Claim, b: &Claim) -> bool {
    let words = |claim: &Claim| -> Vec<u64> {
        let words = within(&accounts.texts[claim.text].reading.terms, claim.span);
        in_order(words.iter().map(|word| word.hash).collect())
    };
    let (a, b) = (words(a), words(b));
    let (shorter, longer) = if a.len() < b.len() { (a, b) } else { (b, a) };
    share_in(&shorter, &longer) >= SAME
}

fn finding(accounts: &Accounts<'_>, claims: &[Claim], mut members: Vec<usize>) -> Option<Disagreement> {
    members.sort_unstable();
    members.dedup();
    let mut sides: Vec<Camp> = Vec::new();
    for stance in [Stance::Asserts, Stance::Intends, Stance::Denies, Stance::Refuses] {
        let takes = |claim: &&Claim| claim.stance.name() == stance.name();
        let of: Vec<&Claim> = members.iter().map(|&at| &claims[at]).filter(takes).collect();
        if of.is_empty() {
            continue;
        }
        sides.push(Camp {
            value: stance.name().to_owned(),
            unit: None,
            articles: accounts.ids(of.iter().map(|claim| claim.text)),
            texts: accounts.count_witnesses(of.iter().map(|claim| claim.text)),
            via: None,
            evidence: of.iter().map(|claim| evidence(accounts, claim)).collect(),
        });
    }
    let denial = members.iter().map(|&at| &claims[at]).find(|claim| claim.stance.is_against())?;
    let claim = members.iter().map(|&at| &claims[at]).filter(|claim| !claim.stance.is_against());
    let (about, span) = claim
        .map(|claim| (claim.text, label(accounts, claim, denial)))
        .min_by_key(|(_, span)| span.end - span.start)?;
    let mut stems: Vec<u64> = denial.bag.stems.iter().map(|stem| stem.0).collect();
    stems.truncate(8);
    let texts = accounts.count_witnesses(members.iter().map(|&at| claims[at].text));
    Some(Disagreement {
        id: id_of("c", denial.voice.as_deref().unwrap_or(""), &stems),
        kind: DisagreementKind::Contested,
        about: About { quantity: None, head: accounts.texts[about].words(span).to_owned(), of: None },
        notes: if texts < 2 { vec![Remark::WithinOne] } else { Vec::new() },
        sides,
        strength: 500 + 100 * texts.min(4),
        dismissed: false,
        by_hand: false,
    })
}

fn evidence(accounts: &Accounts<'_>, claim: &Claim) -> Evidence {
    let said = accounts.texts[claim.text].reading.speech.iter().filter(|speech| claim.span.overlaps(speech.span));
    let carrier = said.filter_map(|speech| speech.carrier.clone()).next();
    Evidence { speaker: claim.voice.clone(), carrier, ..accounts.evidence(claim.text, claim.span) }
}

/// The part of a claim that it shares with the denial, as a few words of it; its beginning where the denial only points back.
fn label(accounts: &Accounts<'_>, claim: &Claim, denial: &Claim) -> Span {
    let words = within(&accounts.texts[claim.text].reading.terms, claim.span);
    let shared =
        |word: &&Term| word.weight > 0 && denial.bag.stems.binary_search_by_key(&word.stem, |stem| stem.0).is_ok();
    let (mut first, mut last) = (0, words.len().saturating_sub(1));
    if !denial.points_back {
        first = words.iter().position(|word| shared(&word)).unwrap_or(first);
        last = words.iter().rposition(|word| shared(&word)).unwrap_or(last);
    }
    match (words.get(first), words.get(last.min(first + LABEL_WORDS - 1))) {
        (Some(from), Some(to)) => Span { start: from.span.start, end: to.span.end },
        _ => claim.span,
    }
}

/// The claims of a text, sentence by sentence.
fn claims_of(
    accounts: &Accounts<'_>,
    frequencies: &Frequencies,
    text: usize,
    statement_of: &[(usize, Span, usize)],
    claims: &mut Vec<Claim>,
) {
    let of = &accounts.texts[text];
    for (place, &sentence) in of.reading.sentences.iter().enumerate() {
        let words = within(&of.reading.terms, sentence);
        let said = of.reading.speech.iter().any(|speech| speech.voice.is_some() && sentence.overlaps(speech.span));
        let shown: Vec<(usize, Stance)> =
            shown(words).into_iter().filter(|(_, stance)| said || *stance != Stance::Negates).collect();
        let make = |span: Span, at: usize, stance: Stance| {
            let statement = statement_of.iter().find(|(of, unit, _)| *of == text && span.overlaps(*unit));
            let mut claim = claim(
                accounts,
                frequencies,
                text,
                span,
                words.get(at).map_or(span.start, |word| word.span.start),
                stance,
            );
            claim.statement = statement.map(|statement| statement.2);
            claim.sentence = place;
            claim
        };
        let strongest = |shown: &[(usize, Stance)]| {
            let against = |wanted: fn(Stance) -> bool| shown.iter().copied().find(|(_, stance)| wanted(*stance));
            against(|stance| matches!(stance, Stance::Denies | Stance::Refuses))
                .or_else(|| against(|stance| stance == Stance::Negates))
        };
        let Some((at, against)) = strongest(&shown) else {
            let intends = shown.iter().find(|(_, stance)| *stance == Stance::Intends);
            if let Some(&(at, stance)) = intends.or_else(|| shown.first()) {
                claims.push(make(sentence, at, stance));
            } else if said {
                claims.push(make(sentence, 0, Stance::Asserts));
            }
            continue;
        };
        // "…, a claim X has denied": what stands before is the claim.
        if let Some(named) = appended(&of.article.text, words, at) {
            let head = Span { start: sentence.start, end: words[named - 1].span.end };
            let mut said = make(head, 0, Stance::Asserts);
            said.speak(accounts.names_in(text, head).next());
            let mut denial = make(sentence, at, against);
            let behind = Span { start: words[named].span.end, end: words[at].span.start };
            if let Some(voice) = accounts.names_in(text, behind).next_back() {
                denial.speak(Some(voice));
            }
            denial.bag = said.bag.clone();
            denial.points_back = false;
            claims.push(said);
            claims.push(denial);
        } else {
            claims.push(make(sentence, at, against));
        }
    }
}

/// The place of a word for a claim behind a comma, shortly before a denial ("…, a claim").
fn appended(text: &str, words: &[Term], denial: usize) -> Option<usize> {
    let named = words[..denial].iter().rposition(|word| is_generic(word) && word.weight > 0)?;
    if denial - named >= 8 || named < 5 {
        return None;
    }
    let before = words[named.saturating_sub(3)].span.end as usize;
    text[before..words[named].span.start as usize].contains([',', '–', '—', ';']).then_some(named)
}

fn claim(
    accounts: &Accounts<'_>,
    frequencies: &Frequencies,
    text: usize,
    span: Span,
    cue: u32,
    stance: Stance,
) -> Claim {
    let voice = accounts.voice_at(text, span, cue);
    let bag = matter(accounts, frequencies, text, span, voice.as_ref());
    let own = voice.as_ref().map(|voice| name_stem(voice));
    let weighty = bag.stems.iter().filter(|stem| Some(stem.0) != own).count();
    Claim {
        text,
        span,
        stance,
        voice_ends: ending(voice.as_deref()),
        voice,
        points_back: stance == Stance::Denies && weighty <= POINTS_BACK,
        bag,
        statement: None,
        sentence: 0,
        negates: within(&accounts.texts[text].reading.terms, span).iter().any(|word| stances().is_negation(word.hash)),
    }
}

/// What a stretch is about: its stems, with one for each person or body, and for the one who says "I" or "we".
fn matter(accounts: &Accounts<'_>, frequencies: &Frequencies, text: usize, span: Span, voice: Option<&String>) -> Bag {
    let mut bag = Bag::default();
    for stem in stems(accounts, text, span, voice) {
        let weight = frequencies.weight(stem);
        if weight > 0 {
            bag.add(stem, weight);
        }
    }
    bag
}

/// The stems of a stretch, each once.
fn stems(accounts: &Accounts<'_>, text: usize, span: Span, voice: Option<&String>) -> Vec<u64> {
    let of = &accounts.texts[text];
    let mentions = &of.reading.names.mentions;
    let named = |word: &Term| {
        let at = mentions.partition_point(|mention| mention.span.end <= word.span.start);
        mentions.get(at).is_some_and(|mention| mention.span.start <= word.span.start)
    };
    let words = within(&of.reading.terms, span);
    let counts = |word: &&Term| word.weight > 0 && !named(word) && !stances().is_cue(word.hash) && !is_generic(word);
    let mut stems: Vec<u64> = words.iter().filter(counts).map(|word| word.stem).collect();
    stems.extend(accounts.names_in(text, span).map(name_stem));
    if words.iter().any(|word| stances().is_first_person(word.hash)) {
        stems.extend(voice.map(|voice| name_stem(voice)));
    }
    stems.sort_unstable();
    stems.dedup();
    stems
}

fn name_stem(name: &str) -> u64 {
    crate::text::tokens::combine(1, crate::text::hash_word(name))
}

fn is_generic(word: &Term) -> bool {
    stances().is_generic(word.hash)
}

/// The stances that some words show, with their places.
fn shown(words: &[Term]) -> Vec<(usize, Stance)> {
    let hashes: Vec<u64> = words.iter().map(|word| word.hash).collect();
    (0..hashes.len()).filter_map(|at| Some((at, stances().at(&hashes[at..])?))).collect()
}
