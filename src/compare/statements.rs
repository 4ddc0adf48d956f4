//! The same statement in several accounts: what is said, sentence by sentence, with the wording of each article beside it.
//!
//! What one speaker says without a stop, quotes and what is reported between them, is one unit. Two units are alike by how
//! much of the lighter one's weight lies in the other ([`Bag::containment`]); units of one speaker are joined by average linkage,
//! best pair first, from [`ALIKE`] on. Units of two speakers are never joined: the same words given to two speakers are a
//! disagreement on who said them ([`attributions`]). Postings of stems keep the pairs to those that share some.

use super::press::Press;
use super::reading::Span;
use super::speech::Speech;
use super::terms::{Bag, Term, within};
use super::{Accounts, id_of, variation};
use crate::article::QuoteKind;
use crate::order::Map;
use crate::report::{About, Camp, Disagreement, DisagreementKind, Evidence, Statement, Variation, Version};

/// Least containment of two units of one statement, in ten-thousandths (FIELD: .30 to .35).
const ALIKE: u32 = 3500;
/// Least containment of two units of one known speaker that share two stems only, and of two units of one text.
const ALIKE_FEW: u32 = 6000;
/// Least containment of the longest wordings of two clusters.
const ALIKE_LONGEST: u32 = 4500;
/// The same, function words included, for two quotes of one known speaker in two texts; and where they share one stem only.
const ALIKE_VOICED: u32 = 5500;
const ALIKE_VOICED_FEW: u32 = 6000;
/// What a function word weighs there: a quarter of a rare word.
const FUNCTION: u32 = 96;
/// Least number of stems that they share.
const LEAST_STEMS: u32 = 3;
/// Least words of a wording that stands in another as it is.
const LEAST_WORDS: usize = 3;
/// Least words of a quote that two speakers are given for, and how sure both must be, in hundredths.
const SAME_LEAST: usize = 5;
const SURE: u32 = 90;
/// The fullest wording holds so much of another's, in ten-thousandths.
const HOLDS: usize = 9500;
/// Below this a speaker is a guess that the same words elsewhere correct, in hundredths.
const UNSURE: u32 = 45;
/// A text reads as translated where so many of its quotes of so many words or more, and more than half of them, stand in
/// other words in two other texts.
const LEAST_REWORDED: u32 = 2;
const QUOTE_WORDS: usize = 6;
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

/// Pairs of units that share enough, the most alike first.
fn pairs(accounts: &Accounts<'_>, units: &[Unit]) -> Vec<(u32, u32, u32)> {
    let pieces: Vec<Vec<Vec<u64>>> = units.iter().map(|unit| pieces(accounts, unit)).collect();
    let mut postings: Vec<(u64, u32)> = Vec::new();
    for (at, unit) in units.iter().enumerate() {
        postings.extend(unit.bag.stems.iter().map(|&(stem, _)| (stem, at as u32)));
    }
    postings.sort_unstable();
    let mut seen = vec![u32::MAX; units.len()];
    let mut pairs: Vec<(u32, u32, u32)> = Vec::new();
    for (at, unit) in units.iter().enumerate() {
        for &(stem, _) in &unit.bag.stems {
            let from = postings.partition_point(|&posting| posting <= (stem, at as u32));
            for &(_, other) in postings[from..].iter().take_while(|posting| posting.0 == stem) {
                if std::mem::replace(&mut seen[other as usize], at as u32) == at as u32 {
                    continue;
                }
                let (shared, _) = unit.bag.shared(&units[other as usize].bag);
                let mut alike = unit.bag.containment(&units[other as usize].bag);
                let same = same_words(&pieces[at], &pieces[other as usize]);
                alike = alike.max(same);
                let one_voice = unit.known && unit.speaker == units[other as usize].speaker;
                let mut enough = shared >= LEAST_STEMS || same > 0 || one_voice && shared > 1 && alike >= ALIKE_FEW;
                if one_voice && unit.text != units[other as usize].text {
                    let voiced = one_voice_alike(accounts, [unit, &units[other as usize]], shared);
                    enough |= voiced > 0;
                    alike = alike.max(voiced);
                }
                // A text seldom says the same twice.
                let least = if unit.text == units[other as usize].text { ALIKE_FEW } else { ALIKE };
                if enough && alike >= least {
                    pairs.push((10_000 - alike, at as u32, other));
                }
            }
        }
    }
    pairs.sort_unstable();
    pairs
}

/// How much of the lighter of two quotes of one voice in two texts stands in the other, function words included, where that
/// is much: a translation has few of the other's words, and a part of a sentence has few words. Else 0.
fn one_voice_alike(accounts: &Accounts<'_>, units: [&Unit; 2], shared: u32) -> u32 {
    if units.iter().any(|unit| unit.quoted.is_empty()) || shared == 0 {
        return 0;
    }
    let bags = units.map(|unit| {
        let mut bag = Bag::default();
        for word in unit.spoken(&accounts.texts[unit.text].reading.terms) {
            bag.add(word.stem, word.weight.max(FUNCTION));
        }
        bag
    });
    let alike = bags[0].containment(&bags[1]);
    let few = bags.iter().any(|bag| bag.stems.len() < LEAST_WORDS);
    let least = if few {
        10_000
    } else if shared > 1 {
        ALIKE_VOICED
    } else {
        ALIKE_VOICED_FEW
    };
    if alike >= least { alike } else { 0 }
}

/// The words of a unit that are compared one by one.
fn spoken(accounts: &Accounts<'_>, unit: &Unit) -> Vec<u64> {
    unit.spoken(&accounts.texts[unit.text].reading.terms).iter().map(|word| word.hash).collect()
}

/// The same for each stretch between marks; a clause without marks is one.
fn pieces(accounts: &Accounts<'_>, unit: &Unit) -> Vec<Vec<u64>> {
    let terms = &accounts.texts[unit.text].reading.terms;
    let hashes = |&span: &Span| within(terms, span).iter().map(|word| word.hash).collect();
    if unit.quoted.is_empty() { vec![hashes(&unit.span)] } else { unit.quoted.iter().map(hashes).collect() }
}

/// How much of the shorter wording stands in the other, function words included, where that is nearly all; else 0. Short
/// quotes hold few words that weigh something. One piece of several counts where it is long.
fn same_words(a: &[Vec<u64>], b: &[Vec<u64>]) -> u32 {
    let (whole, other) = (a.concat(), b.concat());
    let mut same = share_of_shorter(&whole, &other, LEAST_WORDS);
    for (pieces, in_all) in [(a, &other), (b, &whole)] {
        for piece in pieces.iter().filter(|piece| pieces.len() > 1 && piece.len() <= in_all.len()) {
            same = same.max(share_of_shorter(piece, in_all, SAME_LEAST));
        }
    }
    same
}

fn share_of_shorter(a: &[u64], b: &[u64], least: usize) -> u32 {
    let (shorter, longer) = if a.len() < b.len() { (a, b) } else { (b, a) };
    if shorter.len() < least {
        return 0;
    }
    Some(variation::share_in(shorter, longer)).filter(|&share| share >= variation::SAME_WORDS).unwrap_or(0) as u32
}

/// Joins units to statements.
pub struct Joined {
    /// Places of the units of each statement, in order.
    pub statements: Vec<Vec<usize>>,
    /// Pairs of units with the same words and two speakers.
    pub given_to_two: Vec<(usize, usize)>,
}

/// Joins units of one speaker that say the same.
pub fn join(accounts: &Accounts<'_>, units: &[Unit]) -> Joined {
    let pairs = pairs(accounts, units);
    let mut likeness: Map<(u32, u32), u32> = Map::new();
    for &(unlike, a, b) in &pairs {
        likeness.insert((a, b), 10_000 - unlike);
    }
    let mut cluster_of: Vec<usize> = (0..units.len()).collect();
    let mut clusters: Vec<Vec<usize>> = (0..units.len()).map(|at| vec![at]).collect();
    let mut speakers: Vec<Option<&String>> = units.iter().map(|unit| unit.speaker.as_ref()).collect();
    let mut known: Vec<bool> = units.iter().map(|unit| unit.known).collect();
    let mut given_to_two = Vec::new();
    for &(_, a, b) in &pairs {
        let (a, b) = (a as usize, b as usize);
        let (one, other) = (cluster_of[a], cluster_of[b]);
        if one == other {
            continue;
        }
        if speakers[one].is_some() && speakers[other].is_some() && speakers[one] != speakers[other] {
            let quoted = |at: usize| !units[at].quoted.is_empty();
            let same = quoted(a) && quoted(b) && same_long(accounts, &units[a], &units[b]);
            let sure = |at: usize| units[at].confidence >= SURE && accounts.is_person(units[at].speaker.as_deref());
            if same && sure(a) && sure(b) {
                given_to_two.push((a, b));
            }
            // A role may be anybody's who bears it: what is said in the very same words is one statement.
            if !same || known[one] && known[other] || !accounts.cast.may_be(speakers[one], speakers[other]) {
                continue;
            }
        }
        if !belong(accounts, units, &likeness, (a, b), [&clusters[one], &clusters[other]]) {
            continue;
        }
        let moved = std::mem::take(&mut clusters[other]);
        moved.iter().for_each(|&unit| cluster_of[unit] = one);
        clusters[one].extend(moved);
        if !known[one] && speakers[other].is_some() {
            (speakers[one], known[one]) = (speakers[other], known[other]);
        }
    }
    clusters.retain(|cluster| !cluster.is_empty());
    clusters.iter_mut().for_each(|cluster| cluster.sort_unstable());
    Joined { statements: clusters, given_to_two }
}

/// Whether two clusters are one statement, of which `pair` is the likest pair: on average, by their longest wordings, or
/// because one quote stands in the other. What one text gives in pieces has no likeness among its pieces.
fn belong(
    accounts: &Accounts<'_>,
    units: &[Unit],
    likeness: &Map<(u32, u32), u32>,
    (a, b): (usize, usize),
    clusters: [&Vec<usize>; 2],
) -> bool {
    let alike = |x: usize, y: usize| u64::from(*likeness.get(&(x.min(y) as u32, x.max(y) as u32)).unwrap_or(&0));
    let mut sum = 0;
    for &x in clusters[0] {
        sum += clusters[1].iter().map(|&y| alike(x, y)).sum::<u64>();
    }
    if sum >= u64::from(ALIKE) * (clusters[0].len() * clusters[1].len()) as u64 {
        return true;
    }
    let longest =
        |of: &[usize]| of.iter().copied().max_by_key(|&at| (units[at].bag.weight, usize::MAX - at)).unwrap_or(0);
    let quoted = !units[a].quoted.is_empty() && !units[b].quoted.is_empty();
    alike(longest(clusters[0]), longest(clusters[1])) >= u64::from(ALIKE_LONGEST)
        || quoted && same_long(accounts, &units[a], &units[b])
}

/// Whether a long piece of one quote stands in the other.
fn same_long(accounts: &Accounts<'_>, a: &Unit, b: &Unit) -> bool {
    let (a, b) = (pieces(accounts, a), pieces(accounts, b));
    let words = |pieces: &[Vec<u64>]| pieces.iter().map(Vec::len).sum::<usize>();
    words(&a).min(words(&b)) >= SAME_LEAST && same_words(&a, &b) > 0
}

/// Statements as results, those of most texts first; `translated` tells which texts read as translated.
pub fn statements(accounts: &Accounts<'_>, units: &[Unit], joined: &Joined, translated: &[bool]) -> Vec<Statement> {
    let told = joined.statements.iter().map(|cluster| statement(accounts, units, cluster, translated));
    let told: Vec<(Statement, (usize, Span))> = told.collect();
    let told = crate::order::sorted(told, |a, b| {
        let key = |(statement, place): &(Statement, (usize, Span))| {
            let quoted = statement.versions.iter().filter(|version| !version.quoted.is_empty()).count();
            (u32::MAX - statement.texts, usize::MAX - quoted, *place)
        };
        key(a).cmp(&key(b))
    });
    told.into_iter().map(|(statement, _)| statement).collect()
}

fn statement(
    accounts: &Accounts<'_>,
    units: &[Unit],
    cluster: &[usize],
    translated: &[bool],
) -> (Statement, (usize, Span)) {
    let base = fullest(accounts, units, cluster);
    let known = cluster.iter().find(|&&at| units[at].known).or(cluster.iter().find(|&&at| units[at].speaker.is_some()));
    let speaker = known.and_then(|&at| units[at].speaker.clone());
    let in_order = std::iter::once(base).chain(cluster.iter().copied().filter(|&at| at != base));
    let versions = in_order.map(|at| version(accounts, units, (base, at), translated, speaker.as_deref())).collect();
    let first = &units[cluster[0]];
    let words: Vec<u64> = units[base].bag.stems.iter().map(|stem| stem.0).collect();
    let statement = Statement {
        id: id_of("s", speaker.as_deref().unwrap_or(""), &words),
        speaker,
        versions,
        texts: accounts.count_witnesses(cluster.iter().map(|&at| units[at].text)),
        via: via(cluster.iter().map(|&at| units[at].carrier.as_deref())),
        dismissed: false,
    };
    (statement, (first.text, first.span))
}

/// The unit that the others are held against: in quotation marks before reported, then the one that has the words of most others,
/// then the longest.
fn fullest(accounts: &Accounts<'_>, units: &[Unit], cluster: &[usize]) -> usize {
    let spoken: Vec<Vec<u64>> = cluster.iter().map(|&at| spoken(accounts, &units[at])).collect();
    let all: Vec<(usize, Vec<u64>)> =
        cluster.iter().flat_map(|&at| pieces(accounts, &units[at]).into_iter().map(move |piece| (at, piece))).collect();
    let key = |place: usize| {
        let own = &spoken[place];
        let holds = |(of, other): &&(usize, Vec<u64>)| {
            *of != cluster[place]
                && other.len() >= LEAST_WORDS.min(own.len())
                && variation::share_in(other, own) >= HOLDS
        };
        let unit = &units[cluster[place]];
        let mut held: Vec<usize> = all.iter().filter(holds).map(|(of, _)| *of).collect();
        held.dedup();
        let held = held.len();
        let order: usize = spoken.iter().map(|other| variation::in_order(other, own)).sum();
        // In one piece before in two.
        let pieces = usize::MAX - unit.quoted.len();
        (!unit.quoted.is_empty(), held, own.len(), order, pieces)
    };
    // The first of equals.
    (0..cluster.len()).rev().max_by_key(|&place| key(place)).map_or(cluster[0], |place| cluster[place])
}

fn version(
    accounts: &Accounts<'_>,
    units: &[Unit],
    (base, at): (usize, usize),
    translated: &[bool],
    speaker: Option<&str>,
) -> Version {
    let unit = &units[at];
    let (how, edits) = if at == base {
        (Variation::Base, Vec::new())
    } else {
        let foreign = translated[units[base].text] || translated[unit.text];
        variation::between(accounts, &units[base], unit, foreign)
    };
    let mut evidence = evidence(accounts, unit);
    if !unit.known {
        evidence.speaker = speaker.map(str::to_owned);
    }
    Version {
        evidence,
        quoted: unit.quoted.iter().map(|&span| accounts.units(unit.text, span)).collect(),
        kind: unit.kind,
        mention: unit.mention.map(|span| accounts.texts[unit.text].words(span).to_owned()),
        cue: unit.cue.map(|span| accounts.texts[unit.text].words(span).to_owned()),
        confidence: f64::from(unit.confidence) / 100.0,
        how,
        edits,
    }
}

/// The evidence for a unit, with who says it.
pub fn evidence(accounts: &Accounts<'_>, unit: &Unit) -> Evidence {
    Evidence { speaker: unit.speaker.clone(), carrier: unit.carrier.clone(), ..accounts.evidence(unit.text, unit.span) }
}

/// The one carrier that all name; `None` where one names none or another.
pub fn via<'a>(carriers: impl Iterator<Item = Option<&'a str>>) -> Option<String> {
    let mut all: Option<&str> = None;
    let mut count = 0;
    for carrier in carriers {
        let carrier = carrier?;
        if all.is_some_and(|other| other != carrier) {
            return None;
        }
        all = Some(carrier);
        count += 1;
    }
    all.filter(|_| count > 1).map(str::to_owned)
}

/// Which texts read as translated: most of their quotes that two other texts or more have stand there in other words, in the same
/// or in words of their own each, and none of them has a contraction, which translators seldom write. Of two wordings nobody can tell
/// which is the translation.
pub fn translated(accounts: &Accounts<'_>, units: &[Unit], joined: &Joined) -> Vec<bool> {
    let mut counts = vec![(0_u32, 0_u32); accounts.texts.len()];
    for cluster in &joined.statements {
        let long = |at: &&usize| {
            let unit = &units[**at];
            let terms = &accounts.texts[unit.text].reading.terms;
            !unit.quoted.is_empty()
                && unit.spoken(terms).len() >= QUOTE_WORDS
                && accounts.witness(unit.text) == Some(unit.text)
        };
        let long: Vec<usize> = cluster.iter().filter(long).copied().collect();
        let reworded = |a: usize, b: usize| {
            matches!(variation::between(accounts, &units[a], &units[b], false).0, Variation::Reworded)
        };
        for &at in &long {
            let others: Vec<usize> =
                long.iter().copied().filter(|&other| units[other].text != units[at].text).collect();
            let same = |a: usize, b: usize| units[a].text != units[b].text && !reworded(a, b);
            let agree = others.iter().enumerate().any(|(at, &a)| others[at + 1..].iter().any(|&b| same(a, b)));
            // Where three have it in three ways, all of them may have translated.
            let apart = others.iter().all(|&other| reworded(other, at));
            let several = || others.iter().any(|&other| units[other].text != units[others[0]].text);
            if agree || apart && several() {
                let count = &mut counts[units[at].text];
                count.0 += 1;
                count.1 += u32::from(apart);
            }
        }
    }
    let reads = |(text, &(all, other)): (usize, &(u32, u32))| {
        let contracts = || units.iter().any(|unit| unit.text == text && contracts(accounts, unit));
        other >= LEAST_REWORDED && 2 * other > all && !contracts()
    };
    counts.iter().enumerate().map(reads).collect()
}

/// Whether a quote has a contraction ("don't").
fn contracts(accounts: &Accounts<'_>, unit: &Unit) -> bool {
    let words = unit.quoted.iter().flat_map(|&span| accounts.texts[unit.text].words(span).split_whitespace());
    words.into_iter().any(|word| {
        let tail = word.split(['\'', '’']).nth(1).unwrap_or("").trim_end_matches(|c: char| !c.is_alphabetic());
        matches!(tail, "t" | "re" | "ll" | "ve" | "m" | "d")
    })
}

/// The same words given to two speakers.
pub fn attributions(accounts: &Accounts<'_>, units: &[Unit], joined: &Joined) -> Vec<Disagreement> {
    let statement_of = |unit: usize| joined.statements.iter().position(|statement| statement.contains(&unit));
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for &(a, b) in &joined.given_to_two {
        if let (Some(a), Some(b)) = (statement_of(a), statement_of(b))
            && a != b
        {
            pairs.push((a.min(b), a.max(b)));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    let mut found = Vec::new();
    for (a, b) in pairs {
        let (one, other) = (&joined.statements[a], &joined.statements[b]);
        let texts = |of: &[usize]| of.iter().map(|&at| units[at].text).collect::<Vec<_>>();
        if accounts.count_witnesses(texts(one).into_iter().chain(texts(other))) < 2 {
            continue;
        }
        let side = |of: &[usize]| Camp {
            value: of.iter().find_map(|&at| units[at].speaker.clone()).unwrap_or_default(),
            unit: None,
            articles: accounts.ids(texts(of)),
            texts: accounts.count_witnesses(texts(of)),
            via: via(of.iter().map(|&at| units[at].carrier.as_deref())),
            evidence: of.iter().map(|&at| evidence(accounts, &units[at])).collect(),
        };
        let base = &units[fullest(accounts, units, one)];
        let words: Vec<u64> = base.bag.stems.iter().map(|stem| stem.0).collect();
        let head = accounts.texts[base.text].words(base.span).to_owned();
        found.push(Disagreement {
            id: id_of("w", "", &words),
            kind: DisagreementKind::Attribution,
            about: About { quantity: None, head, of: None },
            sides: vec![side(one), side(other)],
            notes: Vec::new(),
            strength: 400,
            dismissed: false,
            by_hand: false,
        });
    }
    found
}
