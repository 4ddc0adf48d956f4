//! Runs of capitalised words, as a reader would name people, places and bodies.

use super::background::Language;
use crate::text::Token;
use std::collections::BTreeSet;

/// Small words inside a name.
const PARTICLES: &[&str] = &["of", "de", "la", "van", "von", "der", "den", "al", "bin", "du", "da", "di", "del"];

/// The distinct names of a text, in the order of their first mention.
pub fn names_in<'a>(text: &'a str, tokens: &[Token], language: &Language) -> Vec<&'a str> {
    let word = |token: &Token| &text[token.start as usize..token.end as usize];
    // What stands behind an article once is no name elsewhere.
    let behind = tokens.windows(2).filter(|pair| language.is_article(word(&pair[0]))).map(|pair| word(&pair[1]));
    let articled: BTreeSet<&str> = crate::order::set(behind);
    let plain = |token: &Token| {
        token.capital
            && !language.names_nothing(word(token))
            && token.end - token.start > 1
            && !articled.contains(word(token))
    };
    // A word that opens a sentence is a name where it is capitalised inside another one.
    let inside: BTreeSet<&str> =
        crate::order::set(tokens.iter().filter(|token| plain(token) && !token.opens).map(word));
    let is_name = |token: &Token| {
        plain(token)
            && (!token.opens
                || inside.contains(word(token))
                    && !crate::lexicon::english().stopwords.contains(word(token).to_lowercase().as_str()))
    };
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    let mut at = 0;
    while at < tokens.len() {
        if !is_name(&tokens[at]) {
            at += 1;
            continue;
        }
        let from = at;
        let between = |a: &Token, b: &Token| &text[a.end as usize..b.start as usize];
        while let [here, next, rest @ ..] = &tokens[at..] {
            if is_name(next) && joins(word(here), between(here, next)) {
                at += 1;
            } else if rest.first().is_some_and(|behind| is_name(behind) && between(next, behind) == " ")
                && between(here, next) == " "
                && PARTICLES.contains(&word(next))
            {
                at += 2;
            } else {
                break;
            }
        }
        let name = &text[tokens[from].start as usize..tokens[at].end as usize];
        let name = name.strip_suffix("'s").or_else(|| name.strip_suffix("’s")).unwrap_or(name);
        let function_word = || crate::lexicon::english().stopwords.contains(name.to_lowercase().as_str());
        if seen.insert(name) && !function_word() {
            found.push(name);
        }
        at += 1;
    }
    found
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

    #[test]
    fn german_nouns_are_no_names() {
        let text = "Am Dienstag traf Bürgermeister Henrik Voss in Grotenau die Leiterin des Hafens, Ruth Ebeling. Der Damm hielt. Am Damm standen Menschen aus Berlin.";
        let (mut tokens, german) = (Vec::new(), Language::of(Some("de")));
        german.tokenize(text, &mut tokens);
        assert_eq!(super::names_in(text, &tokens, german), ["Henrik Voss", "Grotenau", "Ruth Ebeling", "Berlin"]);
    }

    #[test]
    fn names_are_runs_of_capitalised_words() {
        let text = "On Monday Mayor Ada Bell met Osric Venn in Elmsport. Venn left. The ferry Halcyon’s crew and the Maid of Torrin stayed with Bell.";
        let mut tokens = Vec::new();
        crate::text::tokenize(text, &mut tokens);
        assert_eq!(
            super::names_in(text, &tokens, Language::of(None)),
            ["Mayor Ada Bell", "Osric Venn", "Elmsport", "Venn", "Halcyon", "Maid of Torrin", "Bell"]
        );
    }
}
