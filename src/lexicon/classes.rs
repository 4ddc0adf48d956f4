//! What the words of a language are good for in telling who says what: their classes, as bits.

use super::words::Words;
use std::sync::OnceLock;

/// Classes of words; a word may be in several.
pub type Class = u64;

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $kind:literal,)*) => {
        classes!(@ 0; $($(#[$doc])* $name = $kind,)*);
        /// Kinds of rows, in the order of the bits.
        const KINDS: &[&str] = &[$($kind),*];
    };
    (@ $at:expr; $(#[$doc:meta])* $name:ident = $kind:literal, $($rest:tt)*) => {
        $(#[$doc])*
        pub const $name: Class = 1 << ($at);
        classes!(@ $at + 1; $($rest)*);
    };
    (@ $at:expr;) => {};
}

classes! {
    /// A verb of saying behind its subject.
    SAYS = "says",
    /// The same, where it often says something else.
    WEAK = "weak",
    /// The plain form.
    SAY = "say",
    /// The participle.
    SAYING = "saying",
    /// A verb that denies what it tells.
    DENIES = "denies",
    /// What a speaker puts words into.
    WORDS = "words",
    /// He.
    HE = "he",
    /// She.
    SHE = "she",
    /// They.
    THEY = "they",
    /// It.
    IT = "it",
    /// I and we.
    I = "i",
    /// You.
    YOU = "you",
    /// Who, which.
    WHO = "who",
    /// Articles and what stands in their place.
    DET = "det",
    /// Possessives.
    POSS = "poss",
    /// Auxiliary verbs.
    AUX = "aux",
    /// Prepositions.
    PREP = "prep",
    /// And, or, but.
    CONJ = "conj",
    /// What opens a clause.
    SUB = "sub",
    /// Adverbs.
    ADV = "adv",
    /// Other common verbs.
    VERB = "verb",
    /// Words for a person.
    ROLE = "role",
    /// Words for several people.
    ROLES = "roles",
    /// Words that may name a source without a name.
    SOME = "some",
    /// Words in the names of bodies.
    BODY = "body",
    /// What carries the words of others.
    OUTLET = "outlet",
    /// Words in the names of these.
    PRESS = "press",
    /// Words in the names of what does not speak.
    THING = "thing",
    /// Given names and titles of men.
    MAN = "man",
    /// The same of women.
    WOMAN = "woman",
    /// Places.
    PLACE = "place",
    /// Places that speak for a government.
    CAPITAL = "capital",
    /// Adjectives of places and parties.
    DEMONYM = "demonym",
    /// A title before a name.
    TITLE = "title",
    /// Days and months.
    DAY = "day",
    /// Forms of "be".
    BE = "be",
    /// According to.
    ACCORDING = "according",
    /// What attributes behind a quote or a comma alone.
    SO = "so",
    /// What may end a compound.
    TAIL = "tail",
    /// Words for a person that go on telling of one who was named.
    AGAIN = "again",
    /// What is written by others than those of whom it tells.
    TELLS = "tells",
}

/// Persons that a verb may have as its subject.
pub const PRONOUN: Class = HE | SHE | THEY | IT | I | YOU | WHO;

/// Words that have no capital inside a sentence.
pub const SMALL: Class =
    SAYS | WEAK | SAY | SAYING | DENIES | WORDS | PRONOUN | DET | POSS | AUX | PREP | CONJ | SUB | ADV | VERB;

/// The files of a language.
const FILES: [(&str, [&str; 3]); 4] = [
    ("en", [include_str!("en/speech.txt"), include_str!("en/people.txt"), include_str!("en/places.txt")]),
    ("de", [include_str!("de/speech.txt"), include_str!("de/people.txt"), include_str!("de/places.txt")]),
    ("es", [include_str!("es/speech.txt"), include_str!("es/people.txt"), include_str!("es/places.txt")]),
    ("fr", [include_str!("fr/speech.txt"), include_str!("fr/people.txt"), include_str!("fr/places.txt")]),
];

/// The classes of words in a language (BCP 47), English where none is told; `None` where the language has no rows.
pub fn classes(language: Option<&str>) -> Option<&'static Words<Class>> {
    static TABLES: [OnceLock<Words<Class>>; FILES.len()] = [const { OnceLock::new() }; FILES.len()];
    let tag = language.and_then(|tag| tag.split('-').next()).unwrap_or("en");
    let at = FILES.iter().position(|(language, _)| *language == tag)?;
    Some(TABLES[at].get_or_init(|| {
        let mut table = Words::default();
        for (own, files) in [(true, &FILES[at].1), (false, &FILES[0].1)] {
            for (kind, words) in files.iter().flat_map(|file| super::rows(file)) {
                if kind == "country" {
                    for (word, class) in words.split(' ').zip([PLACE, DEMONYM, PLACE | CAPITAL]) {
                        *table.or_insert_with(word, || 0) |= if own { class } else { class & !DEMONYM };
                    }
                    continue;
                }
                let Some(bit) = KINDS.iter().position(|known| *known == kind) else {
                    debug_assert!(false, "classes: {kind}");
                    continue;
                };
                // Given names, places and bodies of English texts stand in others, too.
                let bit = 1 << bit;
                if own || bit & (MAN | WOMAN | PLACE | CAPITAL | BODY) != 0 {
                    words.split(' ').for_each(|word| *table.or_insert_with(word, || 0) |= bit);
                }
            }
        }
        let lexicon = super::of(Some(FILES[at].0));
        let days = lexicon.months.words().chain(lexicon.weekdays.words());
        days.for_each(|day| *table.or_insert_with(day, || 0) |= DAY);
        if at == 0 {
            for title in lexicon.titles.words().filter(|title| !title.contains(' ')) {
                *table.or_insert_with(title, || 0) |= TITLE;
            }
        }
        table
    }))
}

/// The adjective of a country, for its name in small letters.
pub fn adjective(country: &str) -> Option<&'static str> {
    static ADJECTIVES: OnceLock<Words<&'static str>> = OnceLock::new();
    let table = ADJECTIVES.get_or_init(|| {
        let mut table = Words::default();
        for (_, row) in super::rows(FILES[0].1[2]).filter(|(kind, _)| *kind == "country") {
            let mut words = row.split(' ');
            if let (Some(country), Some(adjective)) = (words.next(), words.next()) {
                table.insert(country, adjective);
            }
        }
        table
    });
    table.get(country).copied()
}
