//! Phrases that give lines away, and how they are found in a line.

use super::words::Words;
use crate::article::CutReason;
use std::collections::HashSet;
use std::sync::OnceLock;

/// Where in a line a phrase must stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Place {
    Starts,
    Ends,
    Contains,
    /// At the beginning of a short line that is no sentence.
    Label,
    /// A few words before the end of a line that is no sentence.
    Tail,
}

/// A line that a label opens has at most so many words.
const LABEL_WORDS: usize = 14;
/// Behind the mark of a credit stand at most so many words.
const TAIL_WORDS: usize = 7;

/// Phrases with what they stand for.
#[derive(Debug)]
pub struct Phrases {
    lines: Words<Part>,
    /// All others by their first word, in the order of the file.
    others: Words<Vec<Phrase>>,
    /// Words of which labels and prompts are made.
    words: Words<Part>,
    count: usize,
    longest: usize,
}

/// What a word may be in a label.
#[derive(Debug, Clone, Copy)]
enum Part {
    /// Makes it one.
    Word(CutReason),
    /// May stand in it.
    Fill,
    /// May stand in it, but not open it.
    Inner,
}

#[derive(Debug)]
struct Phrase {
    place: Place,
    text: &'static str,
    /// Bytes before its first word.
    before: usize,
    /// Row in the file: of several that fit, the first decides.
    row: usize,
    value: CutReason,
}

impl Phrases {
    /// Phrases that may open, close or stand in lines of up to `longest` words.
    pub(super) fn new(longest: usize) -> Self {
        Self { lines: Words::default(), others: Words::default(), words: Words::default(), count: 0, longest }
    }

    pub(super) fn add(&mut self, place: &str, text: &'static str, value: CutReason) {
        let place = match place {
            "line" => {
                self.lines.insert(crate::text::strip_edges(text), Part::Word(value));
                return;
            }
            "words" | "fill" | "inner" => {
                for word in text.split(' ') {
                    let part = match place {
                        "words" => Part::Word(value),
                        "fill" => Part::Fill,
                        _ => Part::Inner,
                    };
                    self.words.or_insert_with(word, || part);
                }
                return;
            }
            "starts" => Place::Starts,
            "ends" => Place::Ends,
            "contains" => Place::Contains,
            "label" => Place::Label,
            "tail" => Place::Tail,
            _ => return debug_assert!(false, "no such place: {place}"),
        };
        let Some((before, first)) = words(text).next() else { return debug_assert!(false, "no word in {text:?}") };
        self.others.or_insert_with(first, Vec::new).push(Phrase { place, text, before, row: self.count, value });
        self.count += 1;
    }

    /// What a line (as [`plain_key`](crate::text::plain_key) gives it) stands for. Linear in the line.
    pub fn find(&self, key: &str) -> Option<CutReason> {
        let key = &fold(key);
        if let Some(value) = self.line(key) {
            return Some(value);
        }
        // A row of such phrases ("Facebook Twitter WhatsApp").
        let mut row = key.split(' ').map(|word| self.line(word));
        let first = row.next().flatten().filter(|_| key.contains(' '));
        if first.is_some() && row.all(|value| value.is_some()) {
            return first;
        }
        if let Some(value) = self.label(key) {
            return Some(value);
        }
        let length = key.split(' ').count();
        if length > self.longest {
            return None;
        }
        let sentence = crate::text::ends_sentence(key) && !key.ends_with("...");
        // What opens with a quotation mark is somebody's words.
        let first = key.find(|c: char| c.is_alphanumeric() || matches!(c, '"' | '\''))?;
        let last = key.rfind(char::is_alphanumeric)?;
        let fits = |at: usize, phrase: &Phrase| {
            let Some(from) = at.checked_sub(phrase.before) else { return false };
            let Some(rest) = key.get(from..).and_then(|key| key.strip_prefix(phrase.text)) else { return false };
            let splits_a_word = phrase.text.ends_with(char::is_alphanumeric) && rest.starts_with(char::is_alphanumeric);
            !splits_a_word
                && match phrase.place {
                    Place::Starts => from <= first,
                    Place::Ends => key.len() - rest.len() > last,
                    Place::Contains => true,
                    Place::Label => from <= first && !sentence && length <= LABEL_WORDS,
                    Place::Tail => !sentence && rest.split_whitespace().count() <= TAIL_WORDS,
                }
        };
        words(key)
            .flat_map(|(at, word)| self.others.get(word).into_iter().flatten().filter(move |phrase| fits(at, phrase)))
            .min_by_key(|phrase| phrase.row)
            .map(|phrase| phrase.value)
    }
}

/// A label made of words of the page has at most so many.
const MADE_WORDS: usize = 6;

impl Phrases {
    /// What the whole of a line is.
    fn line(&self, key: &str) -> Option<CutReason> {
        match self.lines.get(crate::text::strip_edges(key)) {
            Some(&Part::Word(value)) => Some(value),
            _ => None,
        }
    }

    /// A line that is made of words of the page alone ("mehr zum thema"), or opens with two or more and a mark ("mehr zum
    /// thema: …").
    fn label(&self, key: &str) -> Option<CutReason> {
        let mark = key.find([':', '|', '>', '›', '»', '→']).filter(|&at| at > 0);
        let (head, opens) = mark.map_or((key, false), |at| (&key[..at], at + 2 < key.len()));
        let (mut value, mut count) = (None, 0);
        for (_, word) in words(head) {
            count += 1;
            match *self.words.get(word)? {
                Part::Word(found) => value = value.or(Some(found)),
                Part::Fill => {}
                Part::Inner if count > 1 => {}
                Part::Inner => return None,
            }
        }
        // "34 comments".
        let value = value.map(|value| if head.starts_with('0') { CutReason::Count } else { value });
        let sentence = key.ends_with('.') && !key.ends_with("...");
        value.filter(|_| !sentence && count <= MADE_WORDS && (count > 1 || !opens))
    }
}

/// A line as the rows have it: every number as `0` ("34 comments" is "0 comments"), every network as `X`, the copyright
/// sign apart, colons without a space before them.
fn fold(key: &str) -> String {
    let mut folded = String::with_capacity(key.len() + 1);
    let mut word = 0;
    let mut chars = key.chars().peekable();
    while let Some(c) = chars.next() {
        if !c.is_alphanumeric() {
            fold_network(&mut folded, word);
            // "Photo :" is written with a space in French.
            if c == ':' && folded.ends_with(' ') {
                folded.pop();
            }
            folded.push(c);
            if c == '©' && chars.peek().is_some_and(|next| next.is_alphanumeric()) {
                folded.push(' ');
            }
            word = folded.len();
            continue;
        }
        if !c.is_ascii_digit() {
            folded.push(c);
            continue;
        }
        folded.push('0');
        while let Some(&next) = chars.peek() {
            let mut behind = chars.clone();
            behind.next();
            let inside = matches!(next, ',' | '.') && behind.next().is_some_and(|c| c.is_ascii_digit());
            if !next.is_ascii_digit() && !inside {
                break;
            }
            chars.next();
        }
    }
    fold_network(&mut folded, word);
    folded
}

/// Puts `X` for the word from `word` on where it names a network.
fn fold_network(folded: &mut String, word: usize) {
    static NETWORKS: OnceLock<HashSet<&str>> = OnceLock::new();
    if word < folded.len()
        && NETWORKS
            .get_or_init(|| super::rows(super::NETWORKS).map(|(name, _)| name).collect())
            .contains(&folded[word..])
    {
        folded.truncate(word);
        folded.push('X');
    }
}

/// The runs of letters and digits in a text, with their places; the copyright sign is one too.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split(|c: char| !c.is_alphanumeric() && c != '©')
        .filter(|word| !word.is_empty())
        .map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

#[cfg(test)]
mod tests {
    use crate::article::CutReason;

    #[test]
    fn phrases_match_at_the_borders_of_words() {
        let lexicon = crate::lexicon::english();
        let reason = |line: &str| lexicon.furniture.find(&crate::text::plain_key(line));
        assert_eq!(reason("READ ALSO: Ferry runs aground"), Some(CutReason::RelatedLink));
        assert_eq!(reason("1,288 Comments"), Some(CutReason::Count));
        assert!(reason("Facebook Twitter WhatsApp").is_some());
        assert_eq!(reason("Share on Bluesky"), Some(CutReason::Share));
        assert_eq!(reason("“Read also the small print,” the clerk said."), None);
        assert_eq!(reason("The comments of the minister were short."), None);
        assert_eq!(reason("Share prices fall: what now"), None);
        let german = crate::lexicon::of(Some("de-AT"));
        let reason = |line: &str| german.furniture.find(&crate::text::plain_key(line));
        assert_eq!(reason("Weitere Kommentare anzeigen"), Some(CutReason::Comment));
        assert_eq!(reason("Read also: Ferry runs aground"), Some(CutReason::RelatedLink));
        assert_eq!(reason("Kommentare habe er genug gehört, sagte Leffert."), None);
        assert_eq!(reason("Der Kommentar"), None);
    }
}
