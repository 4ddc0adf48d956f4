//! A text → its sentences.
//!
//! Quotes are masked first: what is said in several sentences between two marks stays in the sentence that says whose words
//! they are. A mark of the end ends a sentence where a space and something that can begin one follow, and the full stop
//! is not an abbreviation's, an initial's or an ordinal number's. A line is a paragraph. Linear in the text.

use super::reading::Span;
use crate::lexicon::classes::{ADV, AUX, BODY, Class, ROLE, SAYS, TITLE, WEAK, classes};
use crate::lexicon::words::Words;
use crate::lexicon::{Behind, abbreviations};

/// So many words may stand between a question in marks and the verb that says whose it is.
const MOST_BETWEEN: usize = 16;

/// The sentences of a text in order, without the spaces around them; `quoted` are the byte ranges between its marks.
pub fn sentences(text: &str, language: Option<&str>, quoted: &[(usize, usize)]) -> Vec<Span> {
    let ends = Ends { text, short: abbreviations(language), ordinals: is_german(language), table: classes(language) };
    let mut found = Vec::new();
    let (mut from, mut next_quote) = (0, 0);
    let mut at = 0;
    while at < text.len() {
        while quoted.get(next_quote).is_some_and(|&(start, _)| start < at) {
            next_quote += 1;
        }
        if let Some(&(start, end)) = quoted.get(next_quote).filter(|&&(start, _)| start == at) {
            next_quote += 1;
            // A quote that no mark closes ends with its paragraph.
            at = end;
            if crate::text::ends_sentence(&text[start..end])
                && let Some(behind) = ends.behind_quote(end)
            {
                push(text, from, behind, &mut found);
                (from, at) = (behind, behind);
            }
            continue;
        }
        let Some(c) = text[at..].chars().next() else { break };
        let behind = at + c.len_utf8();
        let end = match c {
            '\n' => Some(at),
            '.' | '!' | '?' | '…' | '。' | '！' | '？' => ends.at(at, behind),
            _ => None,
        };
        at = behind;
        if let Some(end) = end {
            push(text, from, end, &mut found);
            (from, at) = (end, at.max(end));
        }
    }
    push(text, from, text.len(), &mut found);
    found
}

fn push(text: &str, from: usize, to: usize, found: &mut Vec<Span>) {
    let sentence = text[from..to].trim();
    if sentence.chars().any(char::is_alphanumeric) {
        let start = from + text[from..to].len() - text[from..to].trim_start().len();
        found.push(Span::new(start, start + sentence.len()));
    }
}

fn is_german(language: Option<&str>) -> bool {
    language.is_some_and(|tag| tag.split('-').next() == Some("de"))
}

/// Where sentences end.
struct Ends<'a> {
    text: &'a str,
    short: &'static Words<Behind>,
    ordinals: bool,
    table: Option<&'static Words<Class>>,
}

impl Ends<'_> {
    /// Where the sentence ends that the mark from `at` to `behind` may end.
    fn at(&self, at: usize, behind: usize) -> Option<usize> {
        let rest = &self.text[behind..];
        let mark = &self.text[at..behind];
        if matches!(mark, "。" | "！" | "？") {
            return Some(behind + closing(rest));
        }
        // Of several marks the last decides.
        if rest.starts_with(['.', '!', '?', '…']) {
            return None;
        }
        let behind = behind + closing(rest);
        let next = first_behind_space(&self.text[behind..])?;
        if !can_begin(next) {
            return None;
        }
        let goes_on = mark == "." && !self.text[..at].ends_with(['.', ')', ']']) && self.is_short(at, behind);
        (!goes_on).then_some(behind)
    }

    /// The same for a quote that ends like a sentence, behind its closing mark.
    fn behind_quote(&self, end: usize) -> Option<usize> {
        let rest = &self.text[end..];
        let behind = end + closing(rest);
        let next = first_behind_space(&self.text[behind..])?;
        let asks = matches!(crate::text::last_mark(&self.text[..end]), Some('!' | '?' | '…'));
        let ends = can_begin(next) && next.is_alphanumeric() || next == '\n';
        (ends && !(asks && self.attributes(&self.text[behind..]))).then_some(behind)
    }

    /// Whether a text goes on with who said the question or call before it: a name or a noun and a verb of saying, with at
    /// most what commas part between them.
    fn attributes(&self, rest: &str) -> bool {
        let Some(table) = self.table else { return false };
        let class = |word: &str| table.get(word.to_lowercase().as_str()).copied().unwrap_or(0);
        let (mut in_comma, mut plain) = (false, 0);
        for (place, word) in rest.split_whitespace().take(MOST_BETWEEN).enumerate() {
            let letters = word.trim_matches(|c: char| !c.is_alphanumeric());
            let class = class(letters);
            if class & (SAYS | WEAK) != 0 && class & (ROLE | BODY) == 0 && !letters.is_empty() {
                // "…?" He answered, "…" says whose the next words are.
                return !in_comma && !word.ends_with([',', ':']);
            }
            let small = !letters.starts_with(char::is_uppercase) && class & (AUX | ADV | TITLE | ROLE) == 0;
            plain += usize::from(small && !in_comma && place > 0);
            if plain > 2 || word.ends_with(['.', '!', '?', ':', ';']) && word.len() > 4 {
                return false;
            }
            in_comma ^= word.ends_with(',');
        }
        false
    }

    /// Whether the full stop belongs to the word before it, and the sentence goes on.
    fn is_short(&self, at: usize, behind: usize) -> bool {
        let before = &self.text[..at];
        let start = before
            .rfind(|c: char| !(c.is_alphanumeric() || c == '.'))
            .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
        let word = &before[start..];
        if word.is_empty() {
            return false;
        }
        if word.bytes().all(|byte| byte.is_ascii_digit()) {
            return self.ordinals && word.len() <= 2;
        }
        let rest = self.text[behind..].trim_start();
        let next = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        // What a function word follows is over.
        let opens = || next.len() > 1 && crate::lexicon::english().stopwords.contains(next.to_lowercase().as_str());
        let lone = |part: &str| part.chars().count() == 1 && part.starts_with(char::is_alphabetic);
        if word.split('.').all(lone) {
            return word != "I" && !opens();
        }
        match self.short.get(word.to_lowercase().as_str()) {
            None => false,
            Some(Behind::Name) => true,
            Some(Behind::Number) => next.starts_with(|c: char| c.is_ascii_digit()),
            Some(Behind::Either) => !opens(),
        }
    }
}

/// Bytes of closing marks and brackets at the beginning.
fn closing(rest: &str) -> usize {
    rest.len() - rest.trim_start_matches(['"', '\'', '”', '’', '»', '“', ')', ']']).len()
}

/// The first character behind a space; a line break counts as itself.
fn first_behind_space(rest: &str) -> Option<char> {
    let mut chars = rest.chars();
    match chars.next() {
        None | Some('\n') => Some('\n'),
        Some(c) if c.is_whitespace() => chars.find(|c| *c == '\n' || !c.is_whitespace()),
        _ => None,
    }
}

fn can_begin(c: char) -> bool {
    !c.is_lowercase() && !matches!(c, ',' | ';' | ':' | ')' | ']' | '–' | '—' | '-')
}

#[cfg(test)]
mod tests {
    use crate::text::marks::quoted_spans;

    fn check(language: Option<&str>, text: &str, expected: &[&str]) {
        let found = super::sentences(text, language, &quoted_spans(text));
        assert_eq!(found.iter().map(|span| &text[span.range()]).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn quotes_stay_in_the_sentence_that_attributes_them() {
        check(
            None,
            "“We go. We stay,” she said. “It rains.” He left.\n\n“All is well. Nothing moves.”",
            &["“We go. We stay,” she said.", "“It rains.”", "He left.", "“All is well. Nothing moves.”"],
        );
    }

    #[test]
    fn short_forms_and_numbers_end_nothing() {
        check(
            None,
            "Dr. Ada B. Cole of the U.S. Navy paid $1.5 million at 9 a.m. Friday. It was in the U.S. The rest came… later. No. 3 won!",
            &[
                "Dr. Ada B. Cole of the U.S. Navy paid $1.5 million at 9 a.m. Friday.",
                "It was in the U.S.",
                "The rest came… later.",
                "No. 3 won!",
            ],
        );
        check(Some("de"), "Am 16. April kam Dr. Voss. Er blieb.", &["Am 16. April kam Dr. Voss.", "Er blieb."]);
    }

    #[test]
    fn a_line_is_a_paragraph() {
        check(None, "First point\n- Second point.\n\nEnd", &["First point", "- Second point.", "End"]);
        check(None, "雨が降った。道路は閉鎖。", &["雨が降った。", "道路は閉鎖。"]);
        check(None, "", &[]);
    }
}
