//! A text → its words as speakers and names are told by them: with their classes, and what stands between them.
//!
//! Letters parted by full stops are one word (U.S.), so is a compound with hyphens (Xi-led); a possessive's ending is told
//! apart. Linear in the text.

use super::reading::Span;
use crate::lexicon::classes::{Class, DEMONYM, HE, I, IT, PRONOUN, SHE, SMALL, TAIL, THEY, YOU, classes};
use crate::lexicon::words::Words;
use crate::text::Token;
use crate::text::pieces::Pieces;

/// A word and what is known of it.
#[derive(Debug, Clone, Copy)]
pub struct Word {
    /// Its first byte.
    pub start: u32,
    /// Behind its last byte, a possessive's ending left out.
    pub end: u32,
    /// Behind the possessive's ending.
    pub behind: u32,
    /// Hash of the folded word.
    pub hash: u64,
    /// Its classes.
    pub class: Class,
    /// Begins with a capital letter and is not a compound that ends in small letters.
    pub capital: bool,
    /// Has no small letter and more than one capital.
    pub all_capitals: bool,
    /// Begins with a digit.
    pub number: bool,
    /// First word of a sentence or a quote.
    pub opens: bool,
    /// First word of a sentence.
    pub begins: bool,
    /// Its place among the quotes that it stands in, counted from 1; 0 where it stands in none.
    pub quote: u16,
}

impl Word {
    /// Whether it belongs to one of these classes.
    #[inline]
    pub fn is(&self, class: Class) -> bool {
        self.class & class != 0
    }

    /// Whether it has a possessive's ending.
    pub fn is_possessive(&self) -> bool {
        self.end < self.behind
    }

    /// Where it stands.
    pub fn span(&self) -> Span {
        Span { start: self.start, end: self.end }
    }
}

/// The words of a text; `sentences` and `quoted` are in order.
pub fn words(
    text: &str,
    language: Option<&str>,
    table: &Words<Class>,
    sentences: &[Span],
    quoted: &[(usize, usize)],
) -> Vec<Word> {
    let mut tokens = Vec::new();
    let tag = language.and_then(|tag| tag.split('-').next()).unwrap_or("en");
    Pieces::of(tag).tokenize(text, &mut tokens);
    let mut words: Vec<Word> = Vec::with_capacity(tokens.len());
    let mut lower = String::new();
    let (mut quote, mut sentence, mut at) = (0, 0, 0);
    let (mut opened, mut begun) = (usize::MAX, None);
    while at < tokens.len() {
        let (first, from) = (tokens[at], at);
        let between = |at: usize| &text[tokens[at].end as usize..tokens[at + 1].start as usize];
        let single = |at: usize| {
            tokens[at].capital && text[tokens[at].start as usize..tokens[at].end as usize].chars().count() == 1
        };
        while at + 1 < tokens.len()
            && (matches!(between(at), "-" | "‑")
                && !parts_name(text, &tokens[at], &tokens[at + 1])
                && !(tag == "fr" && parts_pronoun(text, &tokens[at + 1]))
                || between(at) == "." && single(at) && single(at + 1))
        {
            at += 1;
        }
        let dotted = at > from && between(at - 1) == "." && text[tokens[at].end as usize..].starts_with('.');
        let (start, behind) = (first.start as usize, tokens[at].end as usize + usize::from(dotted));
        let tail = tokens[at];
        while quoted.get(quote).is_some_and(|&(_, end)| end <= start) {
            quote += 1;
        }
        let inside = quoted.get(quote).is_some_and(|&(from, _)| from <= start);
        while sentences.get(sentence + 1).is_some_and(|next| next.start as usize <= start) {
            sentence += 1;
        }
        let begins = begun != Some(sentence);
        begun = Some(sentence);
        let before = if from == 0 { "" } else { &text[tokens[from - 1].end as usize..start] };
        let parted = ["— ", "– ", " - ", ": ", "• "].iter().any(|mark| before.ends_with(mark));
        let opens = begins || parted || inside && opened != quote || first.opens && inside;
        if inside {
            opened = quote;
        }
        let printed = &text[start..behind];
        let bare = ["'s", "’s", "'S", "’S"].iter().find_map(|end| printed.strip_suffix(end)).unwrap_or(printed);
        let plural = bare.len() == printed.len()
            && printed.ends_with('s')
            && first.capital
            && text[behind..].starts_with(['’', '\''])
            && text[behind..].chars().nth(1).is_some_and(char::is_whitespace)
            && !inside;
        let (end, behind) = if plural {
            (behind, behind + text[behind..].chars().next().map_or(0, char::len_utf8))
        } else {
            (start + bare.len(), behind)
        };
        let capitals = bare.chars().filter(|c| c.is_uppercase()).count();
        let all_capitals = capitals > 1 && !bare.contains(char::is_lowercase);
        let mut class = lookup(table, bare.strip_suffix('.').unwrap_or(bare), &mut lower, tag == "de");
        if from < at && class == 0 {
            class = lookup(
                table,
                &text[tail.start as usize..start + bare.len().max(tail.start as usize - start)],
                &mut lower,
                false,
            ) & !(DEMONYM | crate::lexicon::classes::PLACE);
        }
        // A capital inside a sentence makes a name of a small word.
        if first.capital && !opens {
            class &= !SMALL | if all_capitals { 0 } else { class & PRONOUN };
        }
        words.push(Word {
            start: first.start,
            end: end as u32,
            behind: behind as u32,
            hash: if from == at && end == behind { first.hash } else { crate::text::hash_word(&text[start..end]) },
            class,
            capital: first.capital && (from == at || tail.capital || tail.number),
            all_capitals: all_capitals && !first.number,
            number: first.number,
            opens,
            begins,
            quote: if inside { quote as u16 + 1 } else { 0 },
        });
        at += 1;
    }
    words
}

/// "dit-il", "a-t-elle dit".
fn parts_pronoun(text: &str, tail: &Token) -> bool {
    matches!(&text[tail.start as usize..tail.end as usize], "t" | "il" | "elle" | "ils" | "elles" | "on")
}

/// "Xi-led": the name stands for itself.
fn parts_name(text: &str, first: &Token, tail: &Token) -> bool {
    let tail_letters = &text[tail.start as usize..tail.end as usize];
    let ends = tail_letters.ends_with("ed")
        || matches!(tail_letters, "led" | "run" | "born" | "held" | "era" | "style" | "built" | "made");
    first.capital && first.end - first.start > 1 && !tail.capital && ends
}

/// The classes of a word; one with an apostrophe ("he's") has those of what stands before it where it is a pronoun.
fn lookup(table: &Words<Class>, word: &str, lower: &mut String, tails: bool) -> Class {
    let known = |word: &str, lower: &mut String| {
        if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return table.get(word).copied().unwrap_or(0);
        }
        lower.clear();
        lower.extend(word.chars().map(|c| if c == '’' { '\'' } else { c }).flat_map(char::to_lowercase));
        table.get(lower.as_str()).copied().unwrap_or(0)
    };
    let class = known(word, lower);
    if class != 0 {
        return class;
    }
    // "Polizeisprecherin"
    if tails && word.len() > 9 {
        let mut ends = word.char_indices().skip(3).map(|(at, _)| &word[at..]).take_while(|end| end.len() > 3);
        let tail = ends.find_map(|end| table.get(end).filter(|class| *class & TAIL != 0));
        if let Some(class) = tail {
            return *class;
        }
    }
    match word.split_once(['\'', '’']) {
        Some((before, _)) => known(before, lower) & (HE | SHE | THEY | IT | I | YOU) & PRONOUN,
        None => 0,
    }
}

/// The classes of words in a language, where it has rows.
pub fn table(language: Option<&str>) -> Option<&'static Words<Class>> {
    classes(language)
}
