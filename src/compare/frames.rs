//! A sentence as attributions are read in it: words, quotes as one piece each, commas and colons; what brackets hold is left out.
//!
//! There is no parser: a noun phrase is what stands between words that cannot be in one (verbs that are known, auxiliaries,
//! prepositions, conjunctions), with its complement ("a spokesman for the mayor").

use super::names::Names;
use super::reading::Span;
use super::words::Word;
use crate::lexicon::classes::{
    ADV, AUX, BODY, CONJ, Class, DAY, DEMONYM, DET, OUTLET, POSS, PREP, PRONOUN, ROLE, ROLES, SAY, SAYING, SAYS, SOME,
    SUB, TITLE, VERB, WEAK, WHO, WORDS,
};
use crate::report::NameKind;

/// A text with all that is known of its words.
pub struct Scene<'a> {
    /// The text.
    pub text: &'a str,
    /// Its words.
    pub words: &'a [Word],
    /// What is named.
    pub names: &'a Names,
    /// Between its marks.
    pub quotes: &'a [(usize, usize)],
    /// For each word, the place of the mention that it is part of, counted from 1.
    pub mention: Vec<u32>,
}

impl<'a> Scene<'a> {
    /// Looks up which words are part of names.
    pub fn new(text: &'a str, words: &'a [Word], names: &'a Names, quotes: &'a [(usize, usize)]) -> Self {
        let mut mention = vec![0; words.len()];
        let mut at = 0;
        for (place, named) in names.mentions.iter().enumerate() {
            while words.get(at).is_some_and(|word| word.start < named.span.start) {
                at += 1;
            }
            while words.get(at).is_some_and(|word| word.start < named.span.end) {
                mention[at] = place as u32 + 1;
                at += 1;
            }
        }
        Self { text, words, names, quotes, mention }
    }

    /// A word's letters.
    pub fn letters(&self, word: usize) -> &'a str {
        &self.text[self.words[word].start as usize..self.words[word].end as usize]
    }

    /// Whether a word is one of these, whatever its case.
    pub fn is_any(&self, word: usize, of: &[&str]) -> bool {
        of.iter().any(|known| self.letters(word).eq_ignore_ascii_case(known))
    }
}

/// A piece of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item {
    /// A word, by its place in the text.
    Word(usize),
    /// A quote, by its place among the text's.
    Quote(usize),
    /// A comma.
    Comma,
    /// A colon.
    Colon,
    /// A semicolon or a dash.
    Break,
}

/// A noun phrase, by items, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Phrase {
    /// The first item.
    pub from: usize,
    /// The last item.
    pub to: usize,
    /// The last item before its complement.
    pub head: usize,
}

/// A sentence in pieces.
pub struct Frame<'s, 'a> {
    /// The text.
    pub scene: &'s Scene<'a>,
    /// The pieces.
    pub items: Vec<Item>,
}

/// Words that end a noun phrase.
const STOPS: Class = AUX | PREP | CONJ | SUB | SAYING;
/// What a person or body that speaks may be called.
pub const SPEAKERS: Class = ROLE | ROLES | SOME | TITLE | BODY | OUTLET | WORDS;
/// Longest noun phrase without its complement, in words.
const LONGEST: usize = 12;

impl<'s, 'a> Frame<'s, 'a> {
    /// The pieces of a sentence.
    pub fn new(scene: &'s Scene<'a>, sentence: Span) -> Self {
        let words = scene.words;
        let mut at = words.partition_point(|word| word.start < sentence.start);
        let mut from = sentence.start as usize;
        let mut items = Vec::new();
        let mut depth = 0_usize;
        while let Some(word) = words.get(at).filter(|word| word.start < sentence.end) {
            let quote = usize::from(word.quote).checked_sub(1);
            let begin = quote.map_or(word.start as usize, |quote| scene.quotes[quote].0);
            for c in scene.text[from.min(begin)..begin].chars() {
                let mark = match c {
                    '(' | '[' => {
                        let closes = scene.text[begin..sentence.end as usize].contains([')', ']']);
                        depth += usize::from(closes);
                        continue;
                    }
                    ')' | ']' => {
                        depth = depth.saturating_sub(1);
                        continue;
                    }
                    ',' => Item::Comma,
                    ':' => Item::Colon,
                    ';' | '—' | '–' => Item::Break,
                    '-' if matches!(scene.text[from.min(begin)..begin].trim(), "-" | "--") && begin > from + 1 => {
                        Item::Break
                    }
                    _ => continue,
                };
                if depth == 0 && !(mark == Item::Comma && items.last() == Some(&Item::Comma)) {
                    items.push(mark);
                }
            }
            match quote {
                Some(quote) => {
                    items.push(Item::Quote(quote));
                    while words.get(at).is_some_and(|word| usize::from(word.quote) == quote + 1) {
                        at += 1;
                    }
                    from = scene.quotes[quote].1;
                }
                None => {
                    if depth == 0 {
                        items.push(Item::Word(at));
                    }
                    from = word.behind as usize;
                    at += 1;
                }
            }
        }
        if scene.text[from.min(sentence.end as usize)..sentence.end as usize].contains(':') {
            items.push(Item::Colon);
        }
        Self { scene, items }
    }

    /// The word at an item.
    pub fn word(&self, at: usize) -> Option<&'a Word> {
        match self.items.get(at) {
            Some(&Item::Word(word)) => Some(&self.scene.words[word]),
            _ => None,
        }
    }

    /// Whether the word at an item has one of these classes.
    pub fn is(&self, at: usize, class: Class) -> bool {
        self.word(at).is_some_and(|word| word.is(class))
    }

    /// The letters of the word at an item; empty where there is none.
    pub fn letters(&self, at: usize) -> &'a str {
        match self.items.get(at) {
            Some(&Item::Word(word)) => self.scene.letters(word),
            _ => "",
        }
    }

    /// Whether the word at an item is one of these.
    pub fn is_any(&self, at: usize, of: &[&str]) -> bool {
        of.iter().any(|known| self.letters(at).eq_ignore_ascii_case(known))
    }

    /// Who is named at an item.
    pub fn named(&self, at: usize) -> Option<u32> {
        let Some(&Item::Word(word)) = self.items.get(at) else { return None };
        let mention = self.scene.mention[word].checked_sub(1)?;
        Some(self.scene.names.mentions[mention as usize].who)
    }

    /// The bytes of a stretch of items, both ends included.
    pub fn span(&self, from: usize, to: usize) -> Span {
        let start = |at: usize| match self.items[at] {
            Item::Word(word) => self.scene.words[word].start,
            Item::Quote(quote) => self.scene.quotes[quote].0 as u32,
            _ => 0,
        };
        let end = match self.items[to] {
            Item::Word(word) => self.scene.words[word].end,
            Item::Quote(quote) => self.scene.quotes[quote].1 as u32,
            _ => start(from),
        };
        Span { start: start(from), end }
    }

    /// Whether a quote is so short that it may stand inside a noun phrase.
    fn is_term(&self, at: usize) -> bool {
        match self.items.get(at) {
            Some(&Item::Quote(quote)) => {
                let (start, end) = self.scene.quotes[quote];
                end - start < 30 && self.scene.text[start..end].split(' ').count() < 4
            }
            _ => false,
        }
    }

    /// Whether a word that may be a verb is a noun here: an article or an adjective stands before it.
    pub fn is_noun_here(&self, at: usize) -> bool {
        let owned = |at: usize| self.word(at).is_some_and(|word| word.is_possessive());
        at > 0 && (self.is(at - 1, DET | POSS) && !self.is(at - 1, PRONOUN & !WHO) || owned(at - 1))
    }

    /// Whether the word at an item is a verb here.
    fn is_verb_here(&self, at: usize) -> bool {
        let Some(word) = self.word(at) else { return false };
        if word.is(SPEAKERS & !WORDS) || self.named(at).is_some() || self.is_noun_here(at) {
            return false;
        }
        if word.is(SAYS | VERB | WEAK)
            && !(word.is(WORDS) && at > 0 && !self.is(at - 1, PRONOUN | AUX | ADV) && self.named(at - 1).is_none())
        {
            return true;
        }
        word.is(SAY) && at > 0 && (self.is(at - 1, AUX | PRONOUN) || self.is_any(at - 1, &["to"]))
    }

    /// The noun phrase that ends at an item.
    pub fn phrase_before(&self, end: usize) -> Option<Phrase> {
        let last = self.word(end)?;
        if last.is(PRONOUN) && !last.is(DET) {
            return Some(Phrase { from: end, to: end, head: end });
        }
        let named = self.named(end).is_some();
        if !named
            && (last.is(STOPS | ADV | DAY) && !last.is(SPEAKERS)
                || last.is(DET) && !stands_alone(self.letters(end))
                || self.is_verb_here(end))
        {
            return None;
        }
        let mut from = end;
        // Before a name stands a title, or another name that it belongs to.
        let mut titled = !named;
        while from > 0 && end - from < LONGEST {
            let before = from - 1;
            let Some(word) = self.word(before) else {
                if self.is_term(before) && before > 0 && !named {
                    from = before;
                    continue;
                }
                break;
            };
            if self.named(before).is_some() || word.is_possessive() {
                from = before;
                continue;
            }
            if word.is(DET) {
                // "the review that Marsh wanted"
                if !(named && word.is(WHO)) {
                    from = before;
                }
                break;
            }
            if word.is(STOPS | PRONOUN | DAY | ADV) && !word.is(SPEAKERS) || self.is_verb_here(before) {
                break;
            }
            titled |= word.is(ROLE | ROLES | TITLE);
            let qualifies = !word.is(WORDS) && before > 0 && self.is_any(before - 1, &["a", "an", "the"]);
            if !titled && !qualifies && !word.is(DEMONYM | BODY | OUTLET) && !word.capital && !word.number {
                break;
            }
            from = before;
        }
        let mut phrase = Phrase { from, to: end, head: end };
        let outer = from
            .checked_sub(2)
            .filter(|_| self.is(from - 1, PREP) && !self.is_any(from - 1, &["including", "like", "unlike"]));
        if let Some(outer) = outer.and_then(|outer| self.phrase_before(outer))
            && !(outer.from > 0 && self.is(outer.from - 1, PREP) && self.opens_clause(outer.from - 1))
        {
            // "Two people familiar with the matter"
            let adjective = ["familiar", "close", "briefed", "involved", "acquainted"];
            let of_whom = self.is_any(outer.head, &adjective) && outer.head > outer.from;
            phrase = Phrase { from: outer.from, to: end, head: outer.head - usize::from(of_whom) };
        }
        Some(phrase)
    }

    /// Whether an item is the first of a clause.
    fn opens_clause(&self, at: usize) -> bool {
        at == 0 || !matches!(self.items[at - 1], Item::Word(_)) || self.is(at - 1, CONJ | SUB)
    }

    /// The noun phrase that begins at an item.
    pub fn phrase_from(&self, start: usize) -> Option<Phrase> {
        self.phrase(start, false)
    }

    /// The same; `whole` takes any noun behind a name for its head ("a leaked Pentagon assessment").
    pub fn phrase(&self, start: usize, whole: bool) -> Option<Phrase> {
        let first = self.word(start)?;
        if first.is(PRONOUN) && !first.is(DET) {
            return Some(Phrase { from: start, to: start, head: start });
        }
        let mut at = start;
        if first.is(DET) && self.named(start).is_none() {
            at += 1;
        }
        let mut last = None;
        while at - start < LONGEST {
            if self.named(at).is_some() {
                last = Some(at);
                at += 1;
                continue;
            }
            let Some(word) = self.word(at) else {
                if self.is_term(at) && last.is_none() {
                    at += 1;
                    continue;
                }
                break;
            };
            let after_name = last.is_some_and(|last| {
                self.named(last).is_some() && !self.word(last).is_some_and(|word| word.is_possessive())
            });
            let speaks = word.is(SPEAKERS);
            if word.is(DET | PRONOUN | STOPS | ADV) && !speaks
                || word.is(DAY) && last.is_some()
                || after_name && !whole && !speaks && !word.capital
            {
                break;
            }
            // "the former works council Ada Bell"
            let leads =
                first.is(DET) && (at + 1..at + 3).any(|at| self.named(at).is_some()) && self.is(at + 1, BODY | ROLE);
            if last.is_some() && (word.is(SAYS | VERB | WEAK) || self.letters(at).ends_with("ed")) && !speaks && !leads
            {
                break;
            }
            if last.is_none() && at == start && word.is(SAYS | SAY | WEAK) && !speaks {
                return None;
            }
            last = Some(at);
            at += 1;
        }
        let last = last.or_else(|| stands_alone(self.letters(start)).then_some(start))?;
        let mut phrase = Phrase { from: start, to: last, head: last };
        if self.named(last).is_none()
            && self.is_any(last + 1, &["of", "for", "from", "at", "with", "de", "von", "des", "der"])
            && let Some(inner) = self.phrase(last + 2, whole)
        {
            phrase.to = inner.to;
            // "Head of government Ada Bell"
            let begins = (inner.from..=inner.to).find(|&at| self.named(at).is_some());
            let person = self.named(inner.to).is_some_and(|who| {
                matches!(self.scene.names.named[who as usize].kind, NameKind::Person | NameKind::Other)
            });
            let plain = |at: usize| !self.is(at, PREP | DET | POSS) && self.word(at).is_some_and(|word| !word.capital);
            if person
                && begins.is_some_and(|at| at > inner.from && plain(at - 1) && at < inner.to)
                && self.is(last, ROLE | TITLE)
            {
                phrase.head = inner.to;
            }
        }
        Some(phrase)
    }
}

/// Words that stand before nouns and for them.
fn stands_alone(word: &str) -> bool {
    ["one", "some", "many", "several", "others", "another", "both", "all", "most", "two", "three", "each"]
        .iter()
        .any(|known| word.eq_ignore_ascii_case(known))
}
