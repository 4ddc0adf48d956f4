//! One text that holds several articles → its articles.
//!
//! Only what is obvious is split: a form feed, a line of dashes, equals signs, underscores or hashes, or a new block of
//! header rows, and only where every part begins like an article (a headline, header rows or a dateline). Section breaks
//! inside an article are followed by a paragraph, and so do not split it.

use crate::extract::dateline;
use crate::lexicon::Lexicon;
use crate::text::{ends_sentence, plain_key, word_count};

/// A part of a text needs so many words to be an article.
const LEAST_WORDS: usize = 20;

/// The articles in a text; the whole text where it is one.
pub(super) fn articles<'a>(text: &'a str, lexicon: &Lexicon) -> Vec<&'a str> {
    let mut parts = Vec::new();
    let mut from = 0;
    let mut at = 0;
    let mut previous_blank = true;
    let mut lines = text.split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        let behind = at + line.len();
        let bare = line.trim();
        if is_rule(bare) {
            parts.push(&text[from..at]);
            from = behind;
        } else if let Some(page) = line.find('\u{c}') {
            parts.push(&text[from..at + page]);
            from = at + page + 1;
        } else if previous_blank
            && at > from
            && is_header(bare, lexicon)
            && lines.peek().is_some_and(|next| is_header(next.trim(), lexicon))
        {
            parts.push(&text[from..at]);
            from = at;
        }
        previous_blank = bare.is_empty();
        at = behind;
    }
    parts.push(&text[from..]);
    parts.retain(|part| !part.trim().is_empty());
    let separate = parts.len() > 1
        && parts.iter().all(|part| word_count(part) >= LEAST_WORDS && begins_like_an_article(part, lexicon));
    if separate { parts } else { vec![text] }
}

fn is_rule(line: &str) -> bool {
    let mut chars = line.chars();
    line.len() >= 3
        && chars
            .next()
            .is_some_and(|first| matches!(first, '-' | '=' | '_' | '#' | '–' | '—') && chars.all(|c| c == first))
}

fn is_header(line: &str, lexicon: &Lexicon) -> bool {
    line.split_once(':')
        .is_some_and(|(key, value)| !value.trim().is_empty() && lexicon.headers.contains(plain_key(key).as_str()))
}

fn begins_like_an_article(part: &str, lexicon: &Lexicon) -> bool {
    let mut lines = part.lines().map(str::trim).filter(|line| !line.is_empty());
    let Some(first) = lines.next() else { return false };
    let headline = (3..=28).contains(&word_count(first)) && !ends_sentence(first) && lines.next().is_some();
    headline || is_header(first, lexicon) || dateline::find(first, lexicon).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::english;

    const A: &str = "Ferry runs aground off Elmsport\n\nA ferry with forty people on board ran aground outside the harbour of Elmsport on Monday night, the coast guard said. Nobody was hurt.\n";
    const B: &str = "Harbour workers walk out in Sandhaven\n\nHarbour workers in Sandhaven stopped work on Tuesday morning in a row over the length of night shifts, their union said.\n";

    #[test]
    fn obvious_separators_split() {
        for separator in ["\n---\n", "\n=====\n\n", "\n\u{c}\n"] {
            assert_eq!(articles(&format!("{A}{separator}{B}"), english()).len(), 2, "{separator:?}");
        }
        let rows = "Source: The Post\nHeadline: ";
        assert_eq!(articles(&format!("{rows}{A}\n{rows}{B}"), english()).len(), 2);
    }

    #[test]
    fn a_section_break_does_not_split() {
        let text = format!(
            "{A}\n---\n\nThe ship had left the island two hours before in calm weather, and nothing pointed to a fault in her engines, the company said.\n"
        );
        assert_eq!(articles(&text, english()).len(), 1);
        assert_eq!(articles("One line\n---\nTwo", english()).len(), 1);
    }
}
