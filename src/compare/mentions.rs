//! Where a text names somebody or something: runs of capitalised words, with the titles before and what is said behind.

use super::names::kind_of;
use super::reading::Span;
use super::titles::{role_before, role_behind};
use super::words::Word;
use crate::lexicon::classes::{
    ADV, AUX, BODY, CAPITAL, DAY, DEMONYM, DET, I, OUTLET, PLACE, PREP, ROLE, SAYS, SMALL, TITLE, VERB,
};
use crate::report::NameKind;
use crate::story::background::Language;

/// Words that name something.
#[derive(Debug, Clone)]
pub struct Run {
    /// First word of the name.
    pub from: usize,
    /// Its last word.
    pub to: usize,
    /// First word of the title before it; `from` where there is none.
    pub role_from: usize,
    /// The title.
    pub role: Option<Span>,
    /// What is said of it behind.
    pub apposition: Option<Span>,
    /// What it names, by its words alone.
    pub kind: NameKind,
}

impl Run {
    /// How many words the name has.
    pub fn length(&self) -> usize {
        self.to - self.from + 1
    }

    /// The name's words.
    pub fn words<'a>(&self, words: &'a [Word]) -> &'a [Word] {
        &words[self.from..=self.to]
    }

    /// The name as printed.
    pub fn printed<'a>(&self, text: &'a str, words: &[Word]) -> &'a str {
        &text[words[self.from].start as usize..words[self.to].end as usize]
    }
}

/// What stands between two words.
pub fn gap<'a>(text: &'a str, words: &[Word], at: usize) -> &'a str {
    &text[words[at].behind as usize..words[at + 1].start as usize]
}

/// The runs of a text, in order.
pub fn runs(text: &str, words: &[Word], language: Option<&str>) -> Vec<Run> {
    let named = candidates(text, words, language);
    let mut runs = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if !named[at] {
            at += 1;
            continue;
        }
        let from = at;
        while let Some(next) = joined(text, words, &named, from, at) {
            at = next;
        }
        split(text, words, from, at, &mut runs);
        at += 1;
    }
    runs
}

/// Which words may be part of a name.
fn candidates(text: &str, words: &[Word], tag: Option<&str>) -> Vec<bool> {
    let language = Language::of(tag);
    let printed = |word: &Word| &text[word.start as usize..word.end as usize];
    let may = |word: &Word| {
        word.capital
            && !word.number
            && !word.is(DAY | I)
            && !is_adjective(printed(word))
            && !language.names_nothing(printed(word))
    };
    let mut named: Vec<bool> = words.iter().map(may).collect();
    for (named, word) in named.iter_mut().zip(words) {
        // "The Hague" is told by its second word.
        *named &= !matches!(printed(word), "The" | "A" | "An" | "After" | "Another" | "Before" | "And" | "Or" | "But");
    }
    // German writes all nouns with capitals: what stands behind an article is none.
    let mut behind: Vec<u64> = Vec::new();
    for pair in words.windows(2) {
        if pair[1].capital && language.is_article(printed(&pair[0])) {
            behind.push(pair[1].hash);
        }
    }
    behind.sort_unstable();
    for (named, word) in named.iter_mut().zip(words) {
        *named &= behind.binary_search(&word.hash).is_err();
    }
    for headline in headlines(words) {
        named[headline].fill(false);
    }
    let mut inside: Vec<u64> = Vec::new();
    let mut small: Vec<u64> = Vec::new();
    for (word, named) in words.iter().zip(&named) {
        if *named && !word.opens {
            inside.push(word.hash);
        } else if !word.capital {
            small.push(word.hash);
        }
    }
    inside.sort_unstable();
    small.sort_unstable();
    let stopwords = &crate::lexicon::of(tag).stopwords;
    for at in 0..words.len() {
        let word = &words[at];
        if !named[at] || !word.opens {
            continue;
        }
        if word.is(SMALL) || stopwords.contains(printed(word).to_lowercase().as_str()) {
            named[at] = false;
            continue;
        }
        if inside.binary_search(&word.hash).is_ok() || word.all_capitals {
            continue;
        }
        // A word that opens a sentence may be any word.
        let known = word.is(PLACE | crate::lexicon::classes::MAN | crate::lexicon::classes::WOMAN);
        let title = word.is(ROLE | TITLE | DEMONYM | BODY);
        let followed = named.get(at + 1) == Some(&true) && gap(text, words, at) == " ";
        let is_new = small.binary_search(&word.hash).is_err() && !title;
        let ends = |ends: &[&str]| ends.iter().any(|end| printed(word).ends_with(end));
        let ordinary = ends(&["ly", "ing", "ed", "s", "ion", "ment", "ity", "ness", "ism"]);
        // "Cruz openly admitted": what is a subject without an article is a name.
        let acts = || {
            let verb = at
                + 1
                + usize::from(words.get(at + 1).is_some_and(|next| next.is(ADV) || printed(next).ends_with("ly")));
            gap(text, words, at) == " "
                && words
                    .get(verb)
                    .is_some_and(|verb| !verb.capital && (verb.is(SAYS | AUX) || printed(verb).ends_with("ed")))
        };
        // "Castle, the manager, was bitter."
        let is_told = || {
            let rest = &words[at + 1..words.len().min(at + 7)];
            gap(text, words, at) == ", "
                && rest.first().is_some_and(|word| word.is(DET) && !word.capital)
                && rest.iter().take_while(|word| !word.is(VERB | AUX | SAYS | PREP)).any(|word| word.is(ROLE | TITLE))
        };
        named[at] = known
            || !word.is(ROLE | TITLE | DEMONYM | ADV) && at + 1 < words.len() && is_told()
            || title && (followed || word.is_possessive())
            || is_new
                && !ends(&["ly", "ing"])
                && (!language.knows(printed(word)) || !ordinary && (followed || at + 1 < words.len() && acts()));
    }
    named
}

/// The sentences in which nearly all words have capitals, which therefore tell nothing.
fn headlines(words: &[Word]) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    for at in 1..=words.len() {
        let begins = at == words.len() || words[at].begins;
        if !begins {
            continue;
        }
        let long = words[from..at].iter().filter(|word| word.end - word.start > 3 && !word.number);
        let (long, capital) =
            long.fold((0, 0), |(long, capital), word| (long + 1, capital + usize::from(word.capital)));
        if long > 4 && capital * 10 >= long * 9 {
            found.push(from..at);
        }
        from = at;
    }
    found
}

/// The next word of a name that goes on.
fn joined(text: &str, words: &[Word], named: &[bool], from: usize, at: usize) -> Option<usize> {
    let printed = |at: usize| &text[words[at].start as usize..words[at].end as usize];
    let next = at + 1;
    if next >= words.len() || words[next].quote != words[at].quote {
        return None;
    }
    // "People's Liberation Army" is one name, "China's army" is not.
    if words[at].is_possessive()
        && !matches!(
            printed(at),
            "People" | "Women" | "Men" | "Children" | "Workers" | "Farmers" | "Teachers" | "Nurses" | "Veterans"
        )
    {
        return None;
    }
    let between = gap(text, words, at);
    if named[next] || words[next].number && words[next].capital {
        let short = || {
            printed(at).chars().count() <= 1
                || words[at].is(TITLE) && printed(at).len() <= 5
                || matches!(printed(at), "St" | "Jr" | "Lt" | "Mt")
        };
        return (matches!(between, " " | "\u{a0}" | " & " | "&") && !words[next].opens
            || between == ". " && short() && printed(at) != "I")
            .then_some(next);
    }
    if between != " " || gap_is_not_space(text, words, next) {
        return None;
    }
    let body = words[from..=at].iter().any(|word| word.is(BODY | OUTLET))
        || words[at].is(TITLE | ROLE)
        || at == from && !words[from].opens && !words[from].is(PLACE);
    let second = |named_at: usize| {
        let goes_on = named.get(named_at) == Some(&true) && !words[named_at].opens && !words[named_at].is_possessive();
        goes_on.then_some(named_at)
    };
    match printed(next) {
        "de" | "la" | "van" | "von" | "der" | "den" | "al" | "bin" | "du" | "da" | "di" | "del" | "le" | "ibn"
        | "ben" | "dos" | "el" => second(next + 1)
            .or_else(|| second(next + 2).filter(|_| matches!(printed(next + 1), "la" | "der" | "den" | "los" | "las"))),
        "of" if body => second(next + 1).or_else(|| second(next + 2).filter(|_| printed(next + 1) == "the")),
        "for" | "on" if words[from..=at].iter().any(|word| word.is(BODY) && !word.is(PLACE)) => second(next + 1),
        "and" if (from..at).any(|at| printed(at) == "of") && words[from..=at].iter().any(|word| word.is(BODY)) => {
            second(next + 1)
        }
        _ => None,
    }
}

fn gap_is_not_space(text: &str, words: &[Word], at: usize) -> bool {
    at + 1 >= words.len() || !matches!(gap(text, words, at), " ")
}

/// Parts a run into a title and a name, and looks at what stands around them.
fn split(text: &str, words: &[Word], from: usize, to: usize, runs: &mut Vec<Run>) {
    // "St Olave's" is a place before it is a person.
    let is_saint = |at: usize| matches!(words[at].span_of(text), "St" | "Saint") && words[at].capital;
    let is_title = |at: usize| words[at].is(TITLE | ROLE) && !words[at].is(PLACE) && !is_saint(at);
    let mut name = from;
    let body_ends = words[to].is(BODY) && !is_title(to);
    if !body_ends {
        // "Secretary of State John Kerry": behind the last title; "of" keeps what follows it in the title.
        if let Some(last) = (from..to).rev().find(|&at| is_title(at)) {
            name = last + 1;
            if text[words[last].end as usize..words[name].start as usize].trim_matches('.') == " "
                && !words[name].capital
            {
                // A title with a complement: "Secretary of State John Kerry", "President of France".
                let complement = name + 1 + usize::from(!words[name + 1].capital);
                name = complement + 1;
            }
        }
    }
    if name > to {
        // A title without a name.
        if !(words[from..=to].iter().any(|word| word.is(BODY)) && to > from) {
            return;
        }
        name = from;
    }
    if name == to && (words[name].is(DEMONYM) && !words[name].is(PLACE | BODY) || is_title(name) && name == from) {
        return;
    }
    if name == to
        && (words[name].end - words[name].start < 2
            || words[name].is(BODY)
                && words[name].opens
                && !words[name].is(PLACE)
                && !words[name].all_capitals
                && Language::of(None).knows(words[name].span_of(text))
                && !words[name].is(CAPITAL))
    {
        return;
    }
    // "Russian TASS": an adjective before a short form.
    while name < to && words[name].is(DEMONYM) && words[name + 1..=to].iter().all(|word| word.all_capitals) {
        name += 1;
    }
    let role_from = role_before(text, words, name, to, from);
    let titled = words[role_from..name].iter().any(|word| word.is(TITLE | ROLE));
    let honorific = name - role_from == 1 && words[role_from].end - words[role_from].start < 4;
    let short_form = name == to && words[name].all_capitals;
    let role = (role_from < name && !honorific && !short_form)
        .then(|| Span { start: words[role_from].start, end: words[name - 1].end });
    let mut kind = kind_of(words, name..=to, titled);
    if matches!(kind, NameKind::Other | NameKind::Body) && to > name && !titled {
        let whole = text[words[name].start as usize..words[to].end as usize].to_lowercase().replace(' ', "_");
        let table = super::words::table(None);
        if table.and_then(|table| table.get(whole.as_str())).is_some_and(|class| class & PLACE != 0) {
            kind = NameKind::Place;
        }
    }
    let apposition = if kind == NameKind::Place { None } else { role_behind(text, words, to) };
    let agencies = &crate::lexicon::english().agencies;
    if to == name && agencies.contains(words[name].span_of(text).to_lowercase().as_str()) {
        kind = NameKind::Body;
    }
    let said = name > 0 && gap(text, words, name - 1) == " " && words[name - 1].is(SAYS) && !words[name - 1].capital;
    let speaks =
        said || to + 1 < words.len() && gap(text, words, to) == " " && words[to + 1].is(SAYS) && !words[to + 1].capital;
    // "Dot Bell, 67, …"
    let aged = (1..3).contains(&(to - name))
        && words.get(to + 1).is_some_and(|age| age.number && age.end - age.start == 2)
        && gap(text, words, to) == ", "
        && words.get(to + 2).is_some_and(|_| gap(text, words, to + 1).starts_with(','));
    if kind == NameKind::Other && (apposition.is_some() || aged || speaks && (1..3).contains(&(to - name))) {
        kind = NameKind::Person;
    }
    runs.push(Run { from: name, to, role_from, role, apposition, kind });
}

/// "Russia-China", "Sino-Russian": adjectives.
fn is_adjective(word: &str) -> bool {
    let table = super::words::table(None);
    let class = |part: &str| table.and_then(|table| table.get(part.to_lowercase().as_str())).copied().unwrap_or(0);
    let prefix = |part: &str| {
        matches!(
            part,
            "Sino" | "Anglo" | "Indo" | "Franco" | "Euro" | "Afro" | "Trans" | "Pan" | "Pro" | "Anti" | "Non"
        )
    };
    word.contains('-') && word.split('-').all(|part| class(part) & (PLACE | DEMONYM) != 0 || prefix(part))
}
