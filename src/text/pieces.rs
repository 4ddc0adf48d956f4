//! Words as stories count them, where they are not what stands between spaces.
//!
//! Chinese, Japanese and Thai write no spaces, Korean hangs particles on its words: there each pair of neighbouring
//! characters counts as a word, which finds what is shared nearly as well as a dictionary does (Nie and Ren 1999) and needs
//! none. French and Italian hang articles before words ("l'incendie"), which are taken off. Linear in the text.

use super::tokens::{Token, combine, hash_word, tokenize};

/// How words are made of what stands between spaces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pieces {
    /// As they stand.
    Words,
    /// Without an article that lost its vowel.
    Elided,
    /// Pairs of characters.
    Pairs,
}

impl Pieces {
    /// For the first part of a BCP 47 tag.
    pub fn of(language: &str) -> Self {
        match language {
            "fr" | "it" => Self::Elided,
            "zh" | "yue" | "ja" | "ko" | "th" | "lo" | "km" | "my" => Self::Pairs,
            _ => Self::Words,
        }
    }

    /// Appends the words of `text` to `out`.
    pub fn tokenize(self, text: &str, out: &mut Vec<Token>) {
        let from = out.len();
        tokenize(text, out);
        match self {
            Self::Words => {}
            Self::Elided => {
                for token in &mut out[from..] {
                    let word = &text[token.start as usize..token.end as usize];
                    let behind = elision(word);
                    if behind > 0 {
                        token.start += behind as u32;
                        token.capital = word[behind..].starts_with(char::is_uppercase);
                        token.opens = false;
                        token.hash = hash_word(&word[behind..]);
                    }
                }
            }
            Self::Pairs => {
                let words = out.split_off(from);
                pairs(text, &words, out);
            }
        }
    }
}

/// Length of the article before a word, with its apostrophe: "l'", "qu'", "dell'". Irish names keep theirs.
fn elision(word: &str) -> usize {
    let Some((article, mark)) = word.char_indices().find(|&(_, c)| matches!(c, '\'' | '’')) else { return 0 };
    let before = word[..article].to_lowercase();
    let short = (1..=2).contains(&before.len()) && before != "o";
    let known = ["qu", "ll", "st"].iter().any(|end| before.ends_with(end));
    if short || known { article + mark.len_utf8() } else { 0 }
}

/// Characters that Chinese writes as words of grammar.
const PARTICLES: &str = "的了是在和与及也就都而被把将已着";

/// Whether a pair is more than grammar: neither a particle of Chinese nor an ending of Japanese, which are hiragana.
fn tells(before: &str, behind: &str) -> bool {
    let ending = |character: &str| character.starts_with(|c: char| ('\u{3040}'..='\u{309f}').contains(&c));
    let grammar = PARTICLES.contains(before) || PARTICLES.contains(behind);
    !grammar && (!ending(before) || !ending(behind))
}

/// Each pair of characters that stand side by side, and words that are one character; other scripts' words as they stand.
fn pairs(text: &str, words: &[Token], out: &mut Vec<Token>) {
    let slice = |token: &Token| &text[token.start as usize..token.end as usize];
    let is_own = |c: char| c as u32 >= 0x0e00 && c.is_alphabetic() && !('\u{1e00}'..='\u{2bff}').contains(&c);
    let is_syllable = |c: char| ('\u{ac00}'..='\u{d7a3}').contains(&c);
    // The last character, and whether it stands in no pair yet.
    let (mut last, mut alone): (Option<Token>, bool) = (None, false);
    let flush = |last: &mut Option<Token>, alone: bool, out: &mut Vec<Token>| {
        if let Some(token) = last.take().filter(|_| alone) {
            out.push(token);
        }
    };
    for word in words {
        if !slice(word).starts_with(is_own) {
            flush(&mut last, alone, out);
            out.push(*word);
            continue;
        }
        let one = |(at, c): (usize, char)| {
            let start = word.start + at as u32;
            Token { hash: combine(1, u64::from(u32::from(c))), start, end: start + c.len_utf8() as u32, ..*word }
        };
        let syllables = slice(word).starts_with(is_syllable);
        let characters = if syllables { slice(word).char_indices().map(one).collect::<Vec<_>>() } else { vec![*word] };
        for character in characters {
            match &last {
                Some(before) if before.end == character.start => {
                    if tells(slice(before), slice(&character)) {
                        let hash = combine(before.hash, character.hash);
                        out.push(Token { hash, end: character.end, ..*before });
                    }
                    alone = false;
                }
                _ => {
                    flush(&mut last, alone, out);
                    alone = true;
                }
            }
            last = Some(character);
        }
    }
    flush(&mut last, alone, out);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words<'a>(language: &str, text: &'a str) -> Vec<&'a str> {
        let mut tokens = Vec::new();
        Pieces::of(language).tokenize(text, &mut tokens);
        tokens.iter().map(|token| &text[token.start as usize..token.end as usize]).collect()
    }

    #[test]
    fn scripts_without_spaces_give_pairs() {
        assert_eq!(words("zh", "渡轮的搁浅。12人，港 IBM号"), ["渡轮", "搁浅", "12", "人", "港", "IBM", "号"]);
        assert_eq!(words("ja", "フェリーから火"), ["フェ", "ェリ", "リー", "ーか", "ら火"]);
        assert_eq!(words("ko", "여객선이 좌초 배"), ["여객", "객선", "선이", "좌초", "배"]);
        assert_eq!(words("th", "ที่นี่"), ["ที่นี่"]);
    }

    #[test]
    fn articles_are_taken_off() {
        assert_eq!(
            words("fr", "L'Aubrelle et qu'il aujourd'hui d’Onyxell"),
            ["Aubrelle", "et", "il", "aujourd'hui", "Onyxell"]
        );
        assert_eq!(words("it", "dell'isola un'ora O'Hara"), ["isola", "ora", "O'Hara"]);
        assert_eq!(words("en", "d'Arcy"), ["d'Arcy"]);
        let mut tokens = Vec::new();
        Pieces::Elided.tokenize("L'Aubrelle. L'eau", &mut tokens);
        assert_eq!(
            tokens.iter().map(|token| (token.capital, token.opens)).collect::<Vec<_>>(),
            [(true, false), (false, false)]
        );
    }
}
