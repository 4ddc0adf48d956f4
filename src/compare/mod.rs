//! The accounts of one story beside each other.
//!
//! Each article is read by itself first ([`reading`]): its sentences, names, speech, numbers and dates; that is kept, and never
//! looks at another article. A comparison then joins what the readings of one story have: [`cast`], the names across articles, the same
//! [`statements`], [`disagreements`] of facts, claims that are [`contested`], what stands in one alone ([`novelty`]), [`sources`] and a [`timeline`].
//!
//! Positions are bytes in an article's text until a result is made; results count in UTF-16 code units. Everything is
//! ordered by the articles' ids and by position, so that the result depends on the articles alone.

pub mod ages;
pub mod bearings;
pub mod calendar;
pub mod camps;
pub mod cast;
pub mod checks;
pub mod claims;
pub mod clock;
pub mod contested;
pub mod contexts;
pub mod corrections;
pub mod cues;
pub mod dates;
pub mod denials;
pub mod designations;
pub mod disagreements;
pub mod frames;
pub mod given;
pub mod heads;
pub mod lexed;
pub mod likeness;
pub mod matching;
pub mod matters;
pub mod mentions;
pub mod names;
pub mod novelty;
pub mod numbers;
pub mod ordinals;
pub mod ours;
pub mod press;
pub mod quantities;
pub mod reading;
pub mod reported;
pub mod scores;
pub mod sentences;
pub mod slots;
pub mod sources;
pub mod speakers;
pub mod speech;
pub mod statements;
pub mod stays;
pub mod stretches;
pub mod subjects;
pub mod terms;
pub mod timeline;
pub mod titles;
pub mod turns;
pub mod units;
pub mod utterances;
pub mod variation;
pub mod words;
pub mod years;

use crate::article::Article;
use crate::report::{
    Account, Comparison, Depth, Disagreement, Evidence, NameFound, NameKind, OnlyHere, Overrule, Role,
};
use crate::text::Utf16;
use crate::text::tokens::combine;
use cast::Cast;
use corrections::Said;
use reading::{Reading, Span};
use speech::Speech;

/// Findings that are shown first, and how many of them may be disagreements and statements.
const MOST_FINDINGS: usize = 5;
const MOST_DIFFERING: usize = 3;
const MOST_STATEMENTS: usize = 2;

/// One article of the story that is compared.
pub struct Text<'a> {
    /// The article as corrections have it.
    pub article: &'a Article,
    /// What was read in it.
    pub reading: &'a Reading,
    /// The place of the text that it is a copy of, among those compared.
    pub copy_of: Option<usize>,
    /// What it was marked as.
    pub role: Option<Role>,
    utf16: Utf16<'a>,
}

impl<'a> Text<'a> {
    /// An article with its reading.
    pub fn new(article: &'a Article, reading: &'a Reading, copy_of: Option<usize>, role: Option<Role>) -> Self {
        Self { article, reading, copy_of, role, utf16: Utf16::new(&article.text) }
    }

    /// The words of a stretch.
    pub fn words(&self, span: Span) -> &'a str {
        &self.article.text[span.range()]
    }

    /// Whether it is an account of the event and a witness of its own.
    pub fn is_witness(&self) -> bool {
        self.copy_of.is_none() && self.role != Some(Role::Document)
    }
}

/// The articles of one story, by id, and who appears in them.
pub struct Accounts<'a> {
    /// The articles.
    pub texts: Vec<Text<'a>>,
    /// Names across the articles.
    pub cast: Cast,
    /// Words whose speaker a person named.
    said: Vec<Said>,
}

impl<'a> Accounts<'a> {
    /// Joins what the articles name, and hears the corrections of speakers.
    pub fn new(texts: Vec<Text<'a>>, overrules: &[Overrule]) -> Self {
        let cast = Cast::new(&texts);
        let said = corrections::said(&texts, overrules);
        Self { texts, cast, said }
    }

    /// The evidence for a stretch of a text, with its sentence.
    pub fn evidence(&self, text: usize, span: Span) -> Evidence {
        let of = &self.texts[text];
        let sentence = of.reading.sentence_at(span.start).unwrap_or(span);
        Evidence {
            article: of.article.id.clone(),
            start: of.utf16.at(span.start as usize),
            end: of.utf16.at(span.end as usize),
            raw: of.words(span).to_owned(),
            sentence: of.words(sentence).to_owned(),
            sentence_start: of.utf16.at(sentence.start as usize),
            speaker: None,
            carrier: None,
        }
    }

    /// Start and end of a stretch in UTF-16 code units.
    pub fn units(&self, text: usize, span: Span) -> [u32; 2] {
        let utf16 = &self.texts[text].utf16;
        [utf16.at(span.start as usize), utf16.at(span.end as usize)]
    }

    /// The witness behind a text: itself, or the text that it is a copy of; `None` for a document.
    pub fn witness(&self, text: usize) -> Option<usize> {
        let witness = self.texts[text].copy_of.unwrap_or(text);
        self.texts[witness].is_witness().then_some(witness)
    }

    /// The number of witnesses behind some texts.
    pub fn count_witnesses(&self, texts: impl IntoIterator<Item = usize>) -> u32 {
        let mut witnesses: Vec<usize> = texts.into_iter().filter_map(|text| self.witness(text)).collect();
        witnesses.sort_unstable();
        witnesses.dedup();
        witnesses.len() as u32
    }

    /// Ids of some texts, by id, each once.
    pub fn ids(&self, texts: impl IntoIterator<Item = usize>) -> Vec<String> {
        let mut texts: Vec<usize> = texts.into_iter().collect();
        texts.sort_unstable();
        texts.dedup();
        texts.into_iter().map(|text| self.texts[text].article.id.clone()).collect()
    }

    /// Who says something, as the story knows them.
    pub fn speaker(&self, text: usize, speech: &Speech) -> Option<String> {
        if let Some(said) = self.said_by_hand(text, speech.span) {
            return Some(said.name.clone()).filter(|name| !name.is_empty());
        }
        self.cast.speaker(text, speech)
    }

    /// Whether a speaker is a person whom the story names.
    pub fn is_person(&self, speaker: Option<&str>) -> bool {
        let is = |member: &cast::Member| Some(member.name.as_str()) == speaker && member.kind == NameKind::Person;
        self.cast.members.iter().any(is)
    }

    /// What a person said of who says these words; the latest word holds.
    pub fn said_by_hand(&self, text: usize, span: Span) -> Option<&Said> {
        self.said.iter().rev().find(|said| said.text == text && said.span.overlaps(span))
    }

    /// What a stretch of a text names, as the story knows it, in order.
    pub fn names_in(&self, text: usize, span: Span) -> impl DoubleEndedIterator<Item = &str> + '_ {
        let mentions = &self.texts[text].reading.names.mentions;
        let from = mentions.partition_point(|mention| mention.span.start < span.start);
        let behind = mentions.partition_point(|mention| mention.span.end <= span.end);
        let named = mentions[from..behind.max(from)].iter();
        named.filter_map(move |mention| {
            Some(self.cast.members[self.cast.member(text, mention.who)? as usize].name.as_str())
        })
    }
}

/// Fills in who says the quotes of an article, with the corrections made by hand.
pub fn attribute(article: &mut Article, overrules: &[Overrule]) {
    if !article.quotes.is_empty() {
        let mut reading = Reading::of_speech(article);
        speech::correct(&mut reading, article, overrules);
        article.quotes = speech::quotes(article, &reading);
    }
}

/// An id that follows from what a finding is about: a letter for its kind, and a hash of a name and words.
pub(crate) fn id_of(kind: &str, name: &str, words: &[u64]) -> String {
    let hash = words.iter().fold(crate::text::hash_word(name), |all, &word| combine(all, word));
    format!("{kind}-{:08x}", hash as u32)
}

/// Compares the accounts of a story; `overrules` are all corrections of the pile.
pub fn compare(story: &str, accounts: &Accounts<'_>, overrules: &[Overrule]) -> Comparison {
    let units = statements::units(accounts);
    let joined = statements::join(accounts, &units);
    let translated = statements::translated(accounts, &units, &joined);
    let (anchors, year) = years::anchors(accounts);
    let facts = disagreements::judge(accounts, &slots::slots(accounts, &anchors));
    let mut disagreements = contested::contested(accounts, &units, &joined);
    disagreements.extend(facts.disagreements);
    disagreements.extend(statements::attributions(accounts, &units, &joined));
    disagreements.extend(corrections::added(accounts, overrules));
    let mut comparison = Comparison {
        story: story.to_owned(),
        accounts: taking_part(accounts, &translated),
        findings: Vec::new(),
        statements: statements::statements(accounts, &units, &joined, &translated),
        disagreements: in_order(disagreements),
        agreements: facts.agreements,
        only_here: novelty::only_here(accounts, &anchors, &units, &joined),
        sources: sources::sources(accounts),
        names: names(accounts),
        timeline: timeline::timeline(accounts, &anchors),
        ours: None,
        checks: checks::checks(accounts, &units),
        year,
    };
    corrections::dismiss(&mut comparison, overrules);
    comparison.ours = ours::ours(accounts, &comparison, &units, &joined);
    comparison.findings = first(&comparison);
    comparison
}

/// The strongest first; each has an id of its own.
fn in_order(found: Vec<Disagreement>) -> Vec<Disagreement> {
    let mut found = crate::order::sorted(found, |a, b| {
        (b.by_hand, b.kind.is_shown_first(), b.strength)
            .cmp(&(a.by_hand, a.kind.is_shown_first(), a.strength))
            .then_with(|| a.id.cmp(&b.id))
    });
    let mut taken: Vec<String> = Vec::with_capacity(found.len());
    for disagreement in &mut found {
        let bare = disagreement.id.clone();
        let mut count = 2;
        while taken.contains(&disagreement.id) {
            disagreement.id = format!("{bare}-{count}");
            count += 1;
        }
        taken.push(disagreement.id.clone());
    }
    found
}

/// The findings to show first: up to three that differ, a statement or two that several texts have, what stands in one text alone.
fn first(comparison: &Comparison) -> Vec<String> {
    let differ = comparison.disagreements.iter().filter(|found| !found.dismissed && found.kind.is_shown_first());
    let mut findings: Vec<String> = differ.take(MOST_DIFFERING).map(|found| found.id.clone()).collect();
    let same =
        comparison.statements.iter().filter(|found| !found.dismissed && found.texts > 1 && found.speaker.is_some());
    let left = MOST_FINDINGS - 1 - findings.len();
    findings.extend(same.take(left.min(MOST_STATEMENTS)).map(|found| found.id.clone()));
    let mut only: Vec<&OnlyHere> = comparison.only_here.iter().filter(|only| !only.dismissed).collect();
    only = crate::order::sorted(only, |a, b| b.strength.cmp(&a.strength));
    findings.extend(only.into_iter().take(MOST_FINDINGS - findings.len()).map(|only| only.id.clone()));
    findings
}

/// Who and what is named, those of most texts first.
fn names(accounts: &Accounts<'_>) -> Vec<NameFound> {
    let mut found: Vec<NameFound> = Vec::with_capacity(accounts.cast.members.len());
    let mut places: Vec<Vec<(usize, Span)>> = vec![Vec::new(); accounts.cast.members.len()];
    for (text, of) in accounts.texts.iter().enumerate() {
        for mention in &of.reading.names.mentions {
            if let Some(place) = accounts.cast.member(text, mention.who) {
                places[place as usize].push((text, mention.span));
            }
        }
    }
    for (member, places) in accounts.cast.members.iter().zip(&places) {
        let mut firsts: Vec<(usize, Span)> = places.clone();
        firsts.dedup_by_key(|place| place.0);
        found.push(NameFound {
            name: member.name.clone(),
            kind: member.kind,
            variants: member.variants.clone(),
            roles: member.roles.clone(),
            articles: accounts.ids(places.iter().map(|place| place.0)),
            texts: accounts.count_witnesses(places.iter().map(|place| place.0)),
            mentions: places.len() as u32,
            evidence: firsts.into_iter().map(|(text, span)| accounts.evidence(text, span)).collect(),
        });
    }
    crate::order::sorted(found, |a, b| {
        let key = |name: &NameFound| (u32::MAX - name.texts, u32::MAX - name.mentions);
        key(a).cmp(&key(b)).then_with(|| a.name.cmp(&b.name))
    })
}

fn taking_part(accounts: &Accounts<'_>, translated: &[bool]) -> Vec<Account> {
    let account = |(text, &translated): (&Text<'_>, &bool)| Account {
        article: text.article.id.clone(),
        copy_of: text.copy_of.map(|of| accounts.texts[of].article.id.clone()),
        role: text.role,
        truncated: text.article.truncated,
        depth: depth(text.article.language.as_deref()),
        translated,
    };
    accounts.texts.iter().zip(translated).map(account).collect()
}

/// Whether a text is read as English.
fn is_english(language: Option<&str>) -> bool {
    depth(language) == Depth::Full
}

/// How much of a language is known; a text whose language could not be told is read as English.
fn depth(language: Option<&str>) -> Depth {
    match language.and_then(|tag| tag.split('-').next()) {
        None | Some("en") => Depth::Full,
        Some("de" | "es" | "fr") => Depth::Basic,
        Some(_) => Depth::Marks,
    }
}
