//! Whose age it is, where the name does not stand beside it: "Anna Lund, a student of 21", "a 21-year-old student, Anna Lund,",
//! "the 57-year-old", "the 62-year-old governor".
//!
//! A definite age without a name is of whoever has that role in the article, else of the one person that was named last; where
//! several were, it stays open.

use super::lexed::{Lexed, Made};
use super::names::{Mention, Names};
use super::quantities::{Figure, Quantity};
use super::reading::Span;
use crate::lexicon::Lexicon;
use crate::lexicon::facts::Kind;
use crate::lexicon::words::hash;
use crate::report::{NameKind, QuantityKind};
use crate::text::stem::folded;

/// A name stands so many words before an age or behind it at most.
const NEAR: usize = 6;
/// The person may be named so many sentences before.
const BACK: u32 = 3;

/// Gives ages the persons whose they are.
pub fn owners(words: &Lexed<'_>, names: &Names, quantities: &mut [Quantity]) {
    let mut known: Vec<u64> = quantities.iter().filter_map(age_of).collect();
    for quantity in quantities {
        let open = quantity.kind == QuantityKind::Age && quantity.of.owner.is_none() && quantity.of.class == "age";
        if !open {
            continue;
        }
        let found = beside(words, names, quantity).or_else(|| told_before(words, names, quantity, &known));
        if let Some(mention) = found {
            (quantity.of.owner, quantity.of.given) = parts(names, &mention);
            known.extend(age_of(quantity));
        }
    }
}

/// Whose age a quantity is.
fn age_of(quantity: &Quantity) -> Option<u64> {
    quantity.of.owner.filter(|_| quantity.kind == QuantityKind::Age && quantity.of.class == "age")
}

/// The last and the first part of a name, as hashes.
fn parts(names: &Names, mention: &Mention) -> (Option<u64>, Option<u64>) {
    let mut parts = names.named[mention.who as usize].name.split_whitespace();
    let part = |part: Option<&str>| part.map(|part| hash(bare(part).as_bytes()));
    let first = part(parts.next());
    match part(parts.next_back()) {
        None => (first, None),
        last => (last, first),
    }
}

/// A word of a name as it is compared.
fn bare(part: &str) -> String {
    let part = folded(part.trim_matches(|c: char| !c.is_alphanumeric()));
    part.strip_suffix("'s").unwrap_or(&part).to_owned()
}

fn is_person(names: &Names, mention: &Mention) -> bool {
    let named = &names.named[mention.who as usize];
    matches!(named.kind, NameKind::Person) || named.kind == NameKind::Other && !named.thing && named.name.contains(' ')
}

/// The name that an age is an aside of, or that is an aside of it.
fn beside(words: &Lexed<'_>, names: &Names, quantity: &Quantity) -> Option<Mention> {
    let (from, end) = (quantity.word as usize, quantity.end as usize);
    let at = |span: Span| (word_at(words, span.start), word_at(words, span.end));
    for mention in names.mentions.iter().filter(|mention| is_person(names, mention)) {
        if mention.span.end <= quantity.span.start {
            // "Anna Lund, a 21-year-old".
            let comma = at(mention.span).1;
            let led = words.is_mark(comma, ",") && words.find(comma + 1, Kind::One).is_some();
            if led && from > comma && from - comma <= NEAR && plain(words, comma + 1, from) {
                return Some(*mention);
            }
        } else if mention.span.start >= quantity.span.end {
            // "a 21-year-old student, Anna Lund,".
            let (name, behind) = at(mention.span);
            if name > end + NEAR + 1 || !words.same_sentence(from, name) {
                break;
            }
            let aside = name > end && words.is_mark(name - 1, ",") && words.is_mark(behind, ",.");
            if aside && plain(words, end, name - 1) {
                return Some(*mention);
            }
        }
    }
    None
}

/// The first word that begins at a byte or behind it.
fn word_at(words: &Lexed<'_>, byte: u32) -> usize {
    words.words.partition_point(|word| word.span.start < byte)
}

/// Whether no mark but a hyphen stands between two words of one sentence.
fn plain(words: &Lexed<'_>, from: usize, end: usize) -> bool {
    words.same_sentence(from.saturating_sub(1), end)
        && (from..end).all(|at| words.words[at].made != super::lexed::Made::Mark || words.is_mark(at, "-‑"))
}

/// The person whom "the 57-year-old" or "the 62-year-old governor" stands for.
fn told_before(words: &Lexed<'_>, names: &Names, quantity: &Quantity, known: &[u64]) -> Option<Mention> {
    let from = quantity.word as usize;
    let definite =
        from > 0 && matches!(words.key(from - 1), "the" | "der" | "die" | "dem" | "den" | "el" | "la" | "le" | "l'");
    let compound = quantity.end > quantity.word + 1;
    if !definite || !compound {
        return None;
    }
    let role = folded(&quantity.of.shown);
    let has_role = |mention: &&Mention| {
        let roles = &names.named[mention.who as usize].roles;
        !role.is_empty() && roles.iter().any(|known| folded(known).split_whitespace().any(|word| word == role))
    };
    let before = || {
        // Whose age is told already is somebody else.
        let open = |mention: &&Mention| parts(names, mention).0.is_none_or(|last| !known.contains(&last));
        let before = names.mentions.iter().filter(|mention| mention.span.end <= quantity.span.start);
        before.filter(|mention| is_person(names, mention)).filter(open)
    };
    let mut holders = before().filter(has_role);
    if let Some(first) = holders.next() {
        return holders.all(|other| other.who == first.who).then_some(*first);
    }
    let sentence = |mention: &Mention| words.words[word_at(words, mention.span.start)].sentence;
    let own = words.words[from].sentence;
    // The nearest sentence that names a person; one alone.
    let nearest = before().map(sentence).filter(|&of| of + BACK >= own).max()?;
    let mut last = before().filter(|mention| sentence(mention) == nearest);
    let first = last.next()?;
    last.all(|other| other.who == first.who).then_some(*first)
}

/// Whose age it is: the name before ("Li, 43,") or behind ("the 43-year-old striker Li").
pub(super) fn aged(words: &Lexed<'_>, lexicon: &Lexicon, figure: &Figure) -> (Option<u64>, Option<u64>) {
    let before =
        (1..=3).filter_map(|back| figure.from.checked_sub(back)).take_while(|&at| words.same_sentence(at, figure.at));
    for at in before {
        let aside = words.is_mark(at, ",(") || words.find(at, Kind::Aged).is_some();
        if !aside {
            let suffix = matches!(words.key(at), "jr" | "sr" | "ii" | "iii" | "iv");
            let name = at.saturating_sub(usize::from(suffix));
            let joined = at + 1 == figure.from && figure.unit == "year" && figure.end > figure.at + 1;
            let Some(owner) = words.name(name, lexicon).filter(|_| !joined) else { break };
            let given = (1..=3).map_while(|back| words.name(name.checked_sub(back)?, lexicon)).last();
            return (Some(owner), given);
        }
    }
    let (mut first, mut last) = (None, None);
    // German writes all nouns with capital letters: two names in a row are a person.
    let nouns = words.facts.capital_nouns;
    for at in (figure.end..).take(7) {
        if !words.same_sentence(at, figure.at) || words.words[at].made != Made::Letters {
            break;
        }
        match words.name(at, lexicon) {
            Some(name) => {
                first = first.or(last);
                last = Some(name);
            }
            None if last.is_some() => break,
            None if lexicon.stopwords.contains(words.key(at)) => break,
            None => {}
        }
    }
    if nouns && first.is_none() { (None, None) } else { (last, first) }
}

#[cfg(test)]
mod tests {
    use crate::compare::reading::Reading;
    use crate::{ArticleInput, extract};

    /// Whether each age of a text is of somebody, by the last name.
    fn read(text: &str) -> Vec<Option<&'static str>> {
        let article = extract(ArticleInput { text: Some(text.to_owned()), ..ArticleInput::default() });
        let reading = Reading::new(&article);
        let ages = reading.quantities.iter().filter(|quantity| quantity.of.class == "age");
        let name = |owner: u64| {
            ["lund", "brok"].into_iter().find(|name| crate::lexicon::words::hash(name.as_bytes()) == owner)
        };
        ages.map(|age| age.of.owner.and_then(name)).collect()
    }

    #[test]
    fn an_age_is_of_the_person_who_is_meant() {
        let filler =
            "The council met on Tuesday to talk about the harbour and its boats, and it was a long evening for all.";
        for (text, owner) in [
            ("One of them was Anna Lund, a student of 21, who bled.", Some("lund")),
            ("A 21-year-old student, Anna Lund, lost two teeth.", Some("lund")),
            ("Captain Anna Lund is an island woman: the 57-year-old lives by the sea.", Some("lund")),
            ("The dead include Anna Lund, a 31-year-old fitter, and Ivar Brok.", Some("lund")),
            ("Governor Anna Lund spoke to Ivar Brok. The 62-year-old governor lives in a villa.", Some("lund")),
            ("Anna Lund spoke to Ivar Brok. The 62-year-old lives in a villa.", None),
            ("Anna Lund spoke. Ivar Brok, 37, drives a tram. The 62-year-old governor lives in a villa.", Some("lund")),
            ("Anna Lund has a dog, a five-year-old spaniel.", None),
        ] {
            assert_eq!(read(&format!("{text}\n\n{filler}")).last(), Some(&owner), "{text}");
        }
    }
}
