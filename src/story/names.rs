//! Runs of capitalised words, as a reader would name people, places and bodies.

use super::background::Language;
use crate::text::{Token, hash_word, tokens::combine};

/// Small words inside a name.
const PARTICLES: &[&str] = &["of", "de", "la", "van", "von", "der", "den", "al", "bin", "du", "da", "di", "del"];

/// A name in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name<'a> {
    /// As it is printed there, without what makes it a possessive.
    pub text: &'a str,
    /// Hashes of its words.
    pub words: Vec<u64>,
}

impl Name<'_> {
    /// Whether the two have a word in common.
    pub fn shares_word(&self, other: &Self) -> bool {
        self.words.iter().any(|word| other.words.contains(word))
    }

    /// Whether they are different names with the same last word: a full name and a surname.
    pub fn ends_alike(&self, other: &Self) -> bool {
        self.words.last() == other.words.last() && self.text != other.text
    }
}

/// The distinct names of a text, in the order of their first mention; `names_nothing` tells of capitalised words that are none.
pub fn names_in<'a>(
    text: &'a str,
    tokens: &[Token],
    language: &Language,
    names_nothing: impl Fn(&Token) -> bool,
) -> Vec<Name<'a>> {
    let word = |token: &Token| &text[token.start as usize..token.end as usize];
    // What stands behind an article once is no name elsewhere.
    let behind = tokens.windows(2).filter(|pair| pair[1].capital && language.is_article(word(&pair[0])));
    let articled = sorted(behind.map(|pair| pair[1].hash));
    let plain = |token: &Token| {
        token.capital
            && token.end - token.start > 1
            && !names_nothing(token)
            && articled.binary_search(&token.hash).is_err()
    };
    let mut is_name: Vec<bool> = tokens.iter().map(plain).collect();
    // A word that opens a sentence is a name where it is capitalised inside another one.
    let named = tokens.iter().zip(&is_name).filter(|(token, named)| **named && !token.opens);
    let inside = sorted(named.map(|(token, _)| token.hash));
    let is_stopword = |word: &str| crate::lexicon::english().stopwords.contains(word.to_lowercase().as_str());
    for (token, named) in tokens.iter().zip(&mut is_name).filter(|(token, named)| **named && token.opens) {
        *named = inside.binary_search(&token.hash).is_ok() && !is_stopword(word(token));
    }
    let mut found = Vec::new();
    let mut seen: Vec<u64> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if !is_name[at] {
            at += 1;
            continue;
        }
        let from = at;
        let between = |a: usize, b: usize| &text[tokens[a].end as usize..tokens[b].start as usize];
        while at + 1 < tokens.len() {
            if is_name[at + 1] && joins(word(&tokens[at]), between(at, at + 1)) {
                at += 1;
            } else if is_name.get(at + 2) == Some(&true)
                && between(at + 1, at + 2) == " "
                && between(at, at + 1) == " "
                && PARTICLES.contains(&word(&tokens[at + 1]))
            {
                at += 2;
            } else {
                break;
            }
        }
        let printed = &text[tokens[from].start as usize..tokens[at].end as usize];
        let name = printed.strip_suffix("'s").or_else(|| printed.strip_suffix("’s")).unwrap_or(printed);
        let mut words: Vec<u64> = tokens[from..=at].iter().map(|token| token.hash).collect();
        if name.len() < printed.len()
            && let Some(last) = words.last_mut()
        {
            *last = hash_word(&name[tokens[at].start as usize - tokens[from].start as usize..]);
        }
        let whole = words.iter().fold(0, |all, &word| combine(all, word));
        if !(seen.contains(&whole) || words.len() == 1 && is_stopword(name)) {
            seen.push(whole);
            found.push(Name { text: name, words });
        }
        at += 1;
    }
    found
}

fn sorted(hashes: impl Iterator<Item = u64>) -> Vec<u64> {
    let mut hashes: Vec<u64> = hashes.collect();
    hashes.sort_unstable();
    hashes
}

/// Whether what stands between two words of a name keeps them together; a point does so behind a title or an initial.
fn joins(word: &str, between: &str) -> bool {
    let shortened =
        || word.chars().count() == 1 || crate::lexicon::english().titles.contains(word.to_lowercase().as_str());
    matches!(between, " " | "\u{a0}" | "-") || between == ". " && shortened()
}

#[cfg(test)]
mod tests {
    use crate::story::background::Language;
    use crate::text::Token;

    fn printed<'a>(text: &'a str, tokens: &[Token], language: &Language) -> Vec<&'a str> {
        let nothing = |token: &Token| language.names_nothing(&text[token.start as usize..token.end as usize]);
        super::names_in(text, tokens, language, nothing).into_iter().map(|name| name.text).collect()
    }

    #[test]
    fn german_nouns_are_no_names() {
        let text = "Am Dienstag traf Bürgermeister Henrik Voss in Grotenau die Leiterin des Hafens, Ruth Ebeling. Der Damm hielt. Am Damm standen Menschen aus Berlin.";
        let (mut tokens, german) = (Vec::new(), Language::of(Some("de")));
        german.tokenize(text, &mut tokens);
        assert_eq!(printed(text, &tokens, german), ["Henrik Voss", "Grotenau", "Ruth Ebeling", "Berlin"]);
    }

    #[test]
    fn names_are_runs_of_capitalised_words() {
        let text = "On Monday Mayor Ada Bell met Osric Venn in Elmsport. Venn left. The ferry Halcyon’s crew and the Maid of Torrin stayed with Bell.";
        let mut tokens = Vec::new();
        crate::text::tokenize(text, &mut tokens);
        assert_eq!(
            printed(text, &tokens, Language::of(None)),
            ["Mayor Ada Bell", "Osric Venn", "Elmsport", "Venn", "Halcyon", "Maid of Torrin", "Bell"]
        );
    }
}
