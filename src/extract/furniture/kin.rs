//! Kin: articles that tell of one thing, or are one text. What they share is no furniture.

use super::{Line, Member, Pile, WORDS};
use crate::order::meet;
use crate::text::tokenize;

/// Articles are kin when they share one of so many words: of what only they say, where that is one of
/// [`OWN_SHARE`] words, else of all.
const KIN_WORDS: u32 = 3;
const OWN_SHARE: u32 = 4;
/// They are, too, when they share one of so many names in what only they say.
const KIN_NAMES: usize = 4;

/// And when they share one of so many different words of what only they say: near copies differ in every paragraph by a
/// word or two. Of fewer words than this nothing is concluded.
const KIN_VOCABULARY: usize = 2;
const LEAST_VOCABULARY: usize = 40;

/// What only one article says, or two: its lines that do not recur.
#[derive(Default)]
pub(super) struct Own {
    words: u32,
    /// As [`Page::sorted`].
    lines: Vec<u64>,
    /// Hashes of the names, sorted.
    names: Vec<u64>,
    /// Hashes of all words, sorted.
    vocabulary: Vec<u64>,
}

impl Pile<'_> {
    /// Whether two articles with that line tell of one thing.
    pub(super) fn kin(&mut self, a: u32, b: u32, line: &Line) -> bool {
        if a == b {
            return true;
        }
        self.find_own(a);
        self.find_own(b);
        let member = |at: u32| &self.members[at as usize];
        let (Some(one), Some(other)) = (&member(a).own, &member(b).own) else { return true };
        let (all, rest) = (member(a).page.words.min(member(b).page.words), one.words.min(other.words));
        // Copies and versions have little of their own; what they share is not furniture for being much.
        let (mut shared, mut of) = (0, rest);
        if OWN_SHARE * rest >= all.saturating_sub(line.words) {
            meet(&one.lines, &other.lines, |entry| shared += (entry & WORDS) as u32);
        } else {
            meet(&member(a).page.sorted, &member(b).page.sorted, |entry| shared += (entry & WORDS) as u32);
            (shared, of) = (shared.saturating_sub(line.words), all.saturating_sub(line.words));
        }
        let mut names = 0;
        meet(&one.names, &other.names, |_| names += 1);
        let mut vocabulary = 0;
        meet(&one.vocabulary, &other.vocabulary, |_| vocabulary += 1);
        let fewer = one.vocabulary.len().min(other.vocabulary.len());
        KIN_WORDS * shared > of
            || KIN_VOCABULARY * vocabulary > fewer && fewer >= LEAST_VOCABULARY
            || names > 1 && KIN_NAMES * names >= one.names.len().min(other.names.len())
    }

    /// Finds what only this article says.
    fn find_own(&mut self, at: u32) {
        if self.members[at as usize].own.is_some() {
            return;
        }
        let Member { page, article, .. } = self.members[at as usize];
        let from = self.met.partition_point(|met| met.page < at);
        let recurs: Vec<u32> = self.met[from..].iter().take_while(|met| met.page == at).map(|met| met.line).collect();
        let (mut own, mut tokens) = (Own::default(), Vec::new());
        for (line, its) in page.lines.iter().enumerate() {
            if recurs.binary_search(&(line as u32)).is_ok() {
                continue;
            }
            own.words += its.words;
            own.lines.push(its.entry());
            tokens.clear();
            tokenize(&article.blocks[its.block as usize].text, &mut tokens);
            own.vocabulary.extend(tokens.iter().map(|token| token.hash));
            own.names.extend(tokens.iter().filter(|token| token.capital && !token.opens).map(|token| token.hash));
        }
        own.lines.sort_unstable();
        for words in [&mut own.names, &mut own.vocabulary] {
            words.sort_unstable();
            words.dedup();
        }
        self.members[at as usize].own = Some(own);
    }
}
