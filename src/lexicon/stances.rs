//! How a voice stands to what is said, and the words that show it.

use super::{hashes, rows};
use std::sync::OnceLock;

/// How a voice stands to what is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stance {
    /// It says it.
    Asserts,
    /// It says it of somebody, as a reproach.
    Accuses,
    /// It means to do it.
    Intends,
    /// It says that it is not so.
    Denies,
    /// It says that it will not do it.
    Refuses,
    /// It negates something, which is a denial in what somebody says.
    Negates,
    /// It speaks against what was said just before, in words that do not say what.
    Contradicts,
    /// Nobody's: what follows is in dispute.
    Disputed,
}

impl Stance {
    /// Whether it is held against what others assert.
    pub fn is_against(self) -> bool {
        matches!(self, Self::Denies | Self::Refuses | Self::Negates | Self::Contradicts)
    }

    /// Whether it says by itself that something is not so.
    pub fn is_denial(self) -> bool {
        matches!(self, Self::Denies | Self::Refuses | Self::Contradicts)
    }

    /// As reports name it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Asserts | Self::Accuses | Self::Disputed => "asserts",
            Self::Intends => "intends",
            Self::Denies | Self::Negates | Self::Contradicts => "denies",
            Self::Refuses => "refuses",
        }
    }
}

/// A word for a claim stands so many words behind what rejects it, at most.
const CLAIM_WITHIN: usize = 4;

/// The words by which English shows stances.
#[derive(Debug, Default)]
pub struct Stances {
    /// Hashes of the words of each phrase, in order of the first; whether it needs a word for a claim soon behind it.
    phrases: Vec<(Vec<u64>, Stance, bool)>,
    generic: Vec<u64>,
    first_person: Vec<u64>,
    negations: Vec<u64>,
    relatives: Vec<u64>,
    thats: Vec<u64>,
    pronouns: Vec<u64>,
    /// Pairs of words, both ways, in order.
    opposites: Vec<(u64, u64)>,
}

impl Stances {
    /// The stance that words show from a place on, by their hashes, and how many of them; the longest phrase tells.
    pub fn at(&self, words: &[u64], place: usize) -> Option<(Stance, usize)> {
        let (before, words) = words.split_at(place);
        // "…, which the company rejects"
        let led = || before.iter().rev().take(CLAIM_WITHIN).any(|&word| self.is_relative(word));
        let fits = |row: &&(Vec<u64>, Stance, bool)| {
            let soon = || words.iter().skip(row.0.len()).take(CLAIM_WITHIN).any(|&word| self.is_generic(word));
            words.starts_with(&row.0) && (!row.2 || soon() || led())
        };
        self.opening(*words.first()?).iter().filter(fits).max_by_key(|row| row.0.len()).map(|row| (row.1, row.0.len()))
    }

    /// The phrases that begin with a word.
    fn opening(&self, word: u64) -> &[(Vec<u64>, Stance, bool)] {
        let from = self.phrases.partition_point(|row| row.0[0] < word);
        let count = self.phrases[from..].partition_point(|row| row.0[0] == word);
        &self.phrases[from..from + count]
    }

    /// Whether a word by itself shows a stance.
    pub fn is_cue(&self, word: u64) -> bool {
        self.opening(word).iter().any(|row| row.0.len() == 1)
    }

    /// Whether a word negates.
    pub fn is_negation(&self, word: u64) -> bool {
        self.negations.contains(&word)
    }

    /// Whether a word stands for who speaks.
    pub fn is_first_person(&self, word: u64) -> bool {
        self.first_person.contains(&word)
    }

    /// Whether a word opens a clause about a claim ("…, which the company denies").
    pub fn is_relative(&self, word: u64) -> bool {
        self.relatives.contains(&word)
    }

    /// Whether a word opens what is claimed.
    pub fn is_that(&self, word: u64) -> bool {
        self.thats.contains(&word)
    }

    /// Whether a word stands for somebody or something that was told of before.
    pub fn is_pronoun(&self, word: u64) -> bool {
        self.pronouns.contains(&word)
    }

    /// Whether two words say the opposite of each other.
    pub fn are_opposite(&self, a: u64, b: u64) -> bool {
        self.opposites.binary_search(&(a, b)).is_ok()
    }

    /// Whether a word stands for a claim and says nothing of what it is about.
    pub fn is_generic(&self, word: u64) -> bool {
        self.generic.contains(&word)
    }
}

/// The words by which English shows stances.
pub fn stances() -> &'static Stances {
    static STANCES: OnceLock<Stances> = OnceLock::new();
    STANCES.get_or_init(|| {
        let mut stances = Stances::default();
        for (stance, phrase) in rows(include_str!("en/stances.txt")) {
            let hashes = hashes(phrase);
            let known = match stance {
                "asserts" => Stance::Asserts,
                "accuses" => Stance::Accuses,
                "intends" => Stance::Intends,
                "denies" | "rejects" => Stance::Denies,
                "refuses" => Stance::Refuses,
                "negates" => Stance::Negates,
                "contradicts" => Stance::Contradicts,
                "disputed" => Stance::Disputed,
                "opposite" => {
                    let (ups, downs) = hashes.split_at(hashes.len() / 2);
                    for &up in ups {
                        stances.opposites.extend(downs.iter().flat_map(|&down| [(up, down), (down, up)]));
                    }
                    continue;
                }
                other => {
                    let list = match other {
                        "not" => &mut stances.negations,
                        "first" => &mut stances.first_person,
                        "which" => &mut stances.relatives,
                        "that" => &mut stances.thats,
                        "pronoun" => &mut stances.pronouns,
                        _ => &mut stances.generic,
                    };
                    list.extend(hashes);
                    continue;
                }
            };
            stances.phrases.push((hashes, known, stance == "rejects"));
        }
        stances.opposites.sort_unstable();
        let phrases = std::mem::take(&mut stances.phrases);
        stances.phrases = crate::order::sorted(phrases, |a, b| a.0[0].cmp(&b.0[0]));
        stances
    })
}
