//! Phrases that give lines away, and how they are found in a line.
//!
//! A line is brought into the form of the rows once ([`Folded`]) and then looked through for each set of phrases. Most
//! phrases open a line, so that its first word alone decides on them; those that may stand anywhere are few and are
//! asked for by the first byte and the length of a word before it is looked up.

use super::words::Words;
use crate::article::CutReason;
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
    /// The longest of them, in bytes.
    longest_line: usize,
    /// Those that open a line.
    starts: Rows,
    /// Those that close it, and their last words.
    ends: Rows,
    closers: Words,
    /// All others.
    anywhere: Rows,
    /// Words of which labels and prompts are made.
    words: Words<Part>,
    count: usize,
    longest: usize,
}

/// Phrases by their first word, in the order of the file.
#[derive(Debug, Default)]
struct Rows {
    by_word: Words<Vec<Phrase>>,
}

impl Rows {
    fn add(&mut self, first: &'static str, phrase: Phrase) {
        self.by_word.or_insert_with(first, Vec::new).push(phrase);
    }
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
        Self {
            lines: Words::default(),
            longest_line: 0,
            starts: Rows::default(),
            ends: Rows::default(),
            closers: Words::default(),
            anywhere: Rows::default(),
            words: Words::default(),
            count: 0,
            longest,
        }
    }

    pub(super) fn add(&mut self, place: &str, text: &'static str, value: CutReason) {
        let place = match place {
            "line" => {
                let text = crate::text::strip_edges(text);
                self.longest_line = self.longest_line.max(text.len());
                self.lines.insert(text, Part::Word(value));
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
        let rows = match place {
            Place::Starts | Place::Label => &mut self.starts,
            Place::Ends => {
                let stripped = crate::text::strip_edges(text);
                self.closers.insert(&stripped[last_word(stripped)..], ());
                &mut self.ends
            }
            Place::Contains | Place::Tail => &mut self.anywhere,
        };
        rows.add(first, Phrase { place, text, before, row: self.count, value });
        self.count += 1;
    }

    /// What a line (as [`plain_key`](crate::text::plain_key) gives it) stands for. Linear in the line.
    pub fn find(&self, key: &str) -> Option<CutReason> {
        let mut line = Folded::default();
        line.read(key);
        self.find_in(&line)
    }

    /// The same of a line that other phrases are looked for in, too.
    pub fn find_in<'a>(&'a self, line: &Folded) -> Option<CutReason> {
        let key = line.text.as_str();
        if let Some(value) = self.line(&key[line.stripped.0..line.stripped.1]) {
            return Some(value);
        }
        // A row of such phrases ("Facebook Twitter WhatsApp").
        let mut row = key.split(' ').map(|word| self.line(crate::text::strip_edges(word)));
        let first = row.next().flatten().filter(|_| key.contains(' '));
        if first.is_some() && row.all(|value| value.is_some()) {
            return first;
        }
        if let Some(value) = self.label(line) {
            return Some(value);
        }
        if line.length > self.longest || line.words.is_empty() {
            return None;
        }
        let fits = |at: usize, phrase: &Phrase| {
            let Some(from) = at.checked_sub(phrase.before) else { return false };
            let Some(rest) = key.get(from..).and_then(|key| key.strip_prefix(phrase.text)) else { return false };
            let splits_a_word = phrase.text.ends_with(char::is_alphanumeric) && rest.starts_with(char::is_alphanumeric);
            !splits_a_word
                && match phrase.place {
                    Place::Starts => from <= line.first,
                    Place::Ends => key.len() - rest.len() > line.last,
                    Place::Contains => true,
                    Place::Label => from <= line.first && !line.sentence && line.length <= LABEL_WORDS,
                    Place::Tail => !line.sentence && rest.split_whitespace().count() <= TAIL_WORDS,
                }
        };
        let mut best: Option<&'a Phrase> = None;
        let mut look = |rows: &'a Rows, &(at, end): &(u32, u32)| {
            if !rows.by_word.may_hold(&key.as_bytes()[at as usize..end as usize]) {
                return;
            }
            for phrase in rows.by_word.get(&key[at as usize..end as usize]).into_iter().flatten() {
                if best.is_none_or(|best| phrase.row < best.row) && fits(at as usize, phrase) {
                    best = Some(phrase);
                }
            }
        };
        let anywhere = &self.anywhere;
        let may_hold =
            |word: &&(u32, u32)| anywhere.by_word.may_hold(&key.as_bytes()[word.0 as usize..word.1 as usize]);
        // What opens a line has no letter before its first word.
        let words = line.words.iter();
        words.clone().take_while(|word| word.0 as usize <= line.stripped.0).for_each(|word| look(&self.starts, word));
        if self.closers.contains(&key[line.closer..line.stripped.1]) {
            words.clone().for_each(|word| look(&self.ends, word));
        }
        words.filter(may_hold).for_each(|word| look(anywhere, word));
        best.map(|phrase| phrase.value)
    }
}

/// A label made of words of the page has at most so many.
const MADE_WORDS: usize = 6;

impl Phrases {
    /// What the whole of a line is, without its edges.
    fn line(&self, stripped: &str) -> Option<CutReason> {
        if stripped.len() > self.longest_line {
            return None;
        }
        match self.lines.get(stripped) {
            Some(&Part::Word(value)) => Some(value),
            _ => None,
        }
    }

    /// A line that is made of words of the page alone ("mehr zum thema"), or opens with two or more and a mark ("mehr zum
    /// thema: …").
    fn label(&self, line: &Folded) -> Option<CutReason> {
        let key = line.text.as_str();
        let &(at, end) = line.words.first()?;
        self.words.get(&key[at as usize..end as usize])?;
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
/// sign apart, colons without a space before them. It can be used for one line after the other.
#[derive(Debug, Default)]
pub struct Folded {
    text: String,
    /// The runs of letters, digits and copyright signs: where they begin and end.
    words: Vec<(u32, u32)>,
    /// The text without marks at its edges.
    stripped: (usize, usize),
    /// The first letter, digit or quotation mark: what opens with one is somebody's words.
    first: usize,
    /// The last letter or digit, and where the run of them begins that it closes.
    last: usize,
    closer: usize,
    /// Words between spaces.
    length: usize,
    /// Ends like a sentence, not with dots.
    sentence: bool,
}

impl Folded {
    /// Takes a line (as [`plain_key`](crate::text::plain_key) gives it) instead of the last one.
    pub fn read(&mut self, key: &str) {
        self.fold(key);
        let text = self.text.as_str();
        let stripped = crate::text::strip_edges(text);
        let from = stripped.as_ptr() as usize - text.as_ptr() as usize;
        self.stripped = (from, from + stripped.len());
        self.first = text.find(|c: char| c.is_alphanumeric() || matches!(c, '"' | '\'')).unwrap_or(0);
        self.last = self.stripped.1 - stripped.chars().next_back().map_or(0, char::len_utf8);
        self.closer = last_word(&text[..self.stripped.1]);
        self.length = text.bytes().filter(|&byte| byte == b' ').count() + 1;
        self.sentence = crate::text::ends_sentence(text) && !text.ends_with("...");
    }

    /// The text and its words.
    fn fold(&mut self, key: &str) {
        let Self { text, words, .. } = self;
        let networks = networks();
        text.clear();
        words.clear();
        let bytes = key.as_bytes();
        let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
        // What is copied so far; where the run of letters and digits began, and the word, which may hold copyright signs.
        let (mut copied, mut run, mut word) = (0, 0, None);
        let mut at = 0;
        loop {
            let from = at;
            at += crate::text::small_run(&bytes[at..]);
            // Nearly all words are small letters alone, with a space behind them.
            let here = text.len() + from - copied;
            if bytes.get(at) == Some(&b' ') && run == here && word.is_none() && !networks.may_hold(&bytes[from..at]) {
                if at > from {
                    words.push((here as u32, (here + at - from) as u32));
                }
                at += 1;
                run = here + at - from;
                continue;
            }
            if digit(at) {
                text.push_str(&key[copied..at]);
                text.push('0');
                while digit(at) || matches!(bytes.get(at), Some(b',' | b'.')) && digit(at + 1) {
                    at += 1;
                }
                copied = at;
                continue;
            }
            let mark = match bytes.get(at) {
                Some(&byte) if byte.is_ascii() => Some(char::from(byte)),
                _ => key[at..].chars().next(),
            };
            if mark.is_some_and(char::is_alphanumeric) {
                at += mark.map_or(0, char::len_utf8);
                continue;
            }
            if text.len() + at - copied > run {
                word = word.or(Some(run));
                if run < text.len() {
                    text.push_str(&key[copied..at]);
                    copied = at;
                }
                let network = if run < text.len() { &text[run..] } else { &key[copied + run - text.len()..at] };
                if networks.contains(network) {
                    text.push_str(&key[copied..at]);
                    copied = at;
                    text.truncate(run);
                    text.push('X');
                }
            }
            let end = text.len() + at - copied;
            match mark {
                Some('©') => word = word.or(Some(end)),
                _ => {
                    if let Some(from) = word.take() {
                        words.push((from as u32, end as u32));
                    }
                }
            }
            let Some(mark) = mark else { break };
            // "Photo :" is written with a space in French.
            if mark == ':' {
                text.push_str(&key[copied..at]);
                copied = at;
                if text.ends_with(' ') {
                    text.pop();
                }
            }
            at += mark.len_utf8();
            if mark == '©' && key[at..].starts_with(char::is_alphanumeric) {
                text.push_str(&key[copied..at]);
                copied = at;
                words.extend(word.take().map(|from| (from as u32, text.len() as u32)));
                text.push(' ');
            }
            run = text.len() + at - copied;
        }
        text.push_str(&key[copied..]);
    }
}

/// Where the run of letters and digits begins that closes a text.
fn last_word(text: &str) -> usize {
    text.trim_end_matches(char::is_alphanumeric).len()
}

/// Names of social networks and messengers.
fn networks() -> &'static Words {
    static NETWORKS: OnceLock<Words> = OnceLock::new();
    NETWORKS.get_or_init(|| Words::set(super::rows(super::NETWORKS).map(|(name, _)| name)))
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
