//! Who and what one article names: its mentions joined, full names with parts of them and short forms.
//!
//! Across the articles of a story, [`Cast`](super::cast::Cast) joins them.

use super::mentions::Run;
use super::reading::Span;
use super::speakers::gender;
use super::words::Word;
use crate::lexicon::classes::{BODY, MAN, OUTLET, PLACE, ROLE, THING, TITLE, WOMAN};
use crate::report::NameKind;

/// What one article names.
#[derive(Debug, Default)]
pub struct Names {
    /// Each person, body or place, in the order of its first mention.
    pub named: Vec<Named>,
    /// Where they are named, in order.
    pub mentions: Vec<Mention>,
}

/// A person, body or place in one article.
#[derive(Debug, Clone)]
pub struct Named {
    /// The fullest form that the article has.
    pub name: String,
    /// What it is, as far as can be told.
    pub kind: NameKind,
    /// What is said of it before or behind the name ("Chinese defence minister").
    pub roles: Vec<String>,
    /// It is none that could speak for itself: an operation, a street, a list.
    pub thing: bool,
    /// [`MAN`] or [`WOMAN`] where a title or a given name tells, else 0.
    pub gender: u64,
}

/// A place where something is named.
#[derive(Debug, Clone, Copy)]
pub struct Mention {
    /// The words.
    pub span: Span,
    /// Its place among [`Names::named`].
    pub who: u32,
}

/// A name while an article's names are joined.
struct Joined<'a> {
    /// Its words, titles left out.
    words: Vec<&'a str>,
    named: Named,
    /// Its last mention so far, in words.
    last: usize,
}

impl Names {
    /// Joins the runs of capitalised words of a text: full names first, then parts of them and short forms.
    pub fn new(text: &str, words: &[Word], runs: &[Run]) -> Self {
        let mut joined: Vec<Joined<'_>> = Vec::new();
        let mut who = vec![u32::MAX; runs.len()];
        for (at, run) in runs.iter().enumerate().filter(|(_, run)| run.length() > 1) {
            who[at] = full_name(text, words, run, &mut joined);
        }
        // Short forms that brackets define.
        let mut short: Vec<(&str, u32)> = Vec::new();
        for pair in 1..runs.len() {
            let (long, run) = (&runs[pair - 1], &runs[pair]);
            let between = &text[words[long.to].behind as usize..words[run.from].start as usize];
            if run.length() == 1
                && words[run.from].all_capitals
                && matches!(between, " (" | " (the " | ", or " | " (“" | " (\"")
                && who[pair - 1] != u32::MAX
            {
                short.push((words[run.from].span_of(text), who[pair - 1]));
            }
        }
        for name in &mut joined {
            name.last = usize::MAX;
        }
        for (at, run) in runs.iter().enumerate() {
            if run.length() == 1 {
                who[at] = part_of_name(text, words, run, &short, &mut joined);
            }
            let name = &mut joined[who[at] as usize];
            name.last = run.from;
            let article =
                run.role_from.checked_sub(1).is_some_and(|at| words[at].span_of(text).eq_ignore_ascii_case("the"));
            name.named.thing |=
                run.kind == NameKind::Other && (article || words[run.from].is(THING) || words[run.to].is(THING));
            // What stands before a name tells more than a given name; a surname tells nothing.
            let before =
                words[run.role_from..run.from].iter().fold(parent(text, words, run), |all, word| all | word.class);
            let surname = run.length() == 1 && name.words.len() > 1 && name.words[0] != words[run.from].span_of(text);
            let given = if surname { 0 } else { words[run.from].class };
            let told = Some(gender(before)).filter(|&told| told != 0).unwrap_or(gender(given));
            if name.named.kind == NameKind::Other && parent(text, words, run) != 0 {
                name.named.kind = NameKind::Person;
            }
            if name.named.kind == NameKind::Person && name.named.gender == 0 {
                name.named.gender = told;
            }
            for role in [run.role, run.apposition].into_iter().flatten() {
                let role = &text[role.range()];
                if !name.named.roles.iter().any(|known| known == role) {
                    name.named.roles.push(role.to_owned());
                }
            }
        }
        in_order(joined, &who, words, runs)
    }

    /// What a word is part of the name of.
    pub fn at(&self, byte: u32) -> Option<u32> {
        let behind = self.mentions.partition_point(|mention| mention.span.start <= byte);
        self.mentions[..behind].last().filter(|mention| byte < mention.span.end).map(|mention| mention.who)
    }
}

/// The class of "mum" in "mum-of-two Ada Bell".
fn parent(text: &str, words: &[Word], run: &Run) -> u64 {
    let before = run.from.checked_sub(1).map_or("", |at| words[at].span_of(text));
    let first = before.split_once('-').map_or("", |(first, _)| first).to_lowercase();
    super::words::table(None).and_then(|table| table.get(first.as_str())).map_or(0, |class| class & (MAN | WOMAN))
}

/// By first mention.
fn in_order(joined: Vec<Joined<'_>>, who: &[u32], words: &[Word], runs: &[Run]) -> Names {
    let mut place = vec![u32::MAX; joined.len()];
    let mut names = Names::default();
    let mut joined: Vec<Option<Joined<'_>>> = joined.into_iter().map(Some).collect();
    for (run, &of) in runs.iter().zip(who) {
        if let Some(joined) = joined[of as usize].take() {
            place[of as usize] = names.named.len() as u32;
            names.named.push(joined.named);
        }
        let span = Span { start: words[run.from].start, end: words[run.to].end };
        names.mentions.push(Mention { span, who: place[of as usize] });
    }
    names
}

impl Word {
    /// Its letters.
    pub fn span_of<'a>(&self, text: &'a str) -> &'a str {
        &text[self.start as usize..self.end as usize]
    }
}

fn full_name<'a>(text: &'a str, words: &[Word], run: &Run, joined: &mut Vec<Joined<'a>>) -> u32 {
    let parts: Vec<&str> = run.words(words).iter().map(|word| word.span_of(text)).collect();
    let kind = run.kind;
    let same = joined.iter().position(|known| {
        known.words == parts
            || kind == NameKind::Person && known.named.kind != NameKind::Place && is_variant(&known.words, &parts)
    });
    match same {
        Some(at) => {
            let known = &mut joined[at];
            if parts.len() > known.words.len() {
                known.named.name = run.printed(text, words).to_owned();
                known.words = parts;
            }
            if known.named.kind == NameKind::Other {
                known.named.kind = kind;
            }
            at as u32
        }
        None => push(text, words, run, parts, joined),
    }
}

fn push<'a>(text: &'a str, words: &[Word], run: &Run, parts: Vec<&'a str>, joined: &mut Vec<Joined<'a>>) -> u32 {
    let named =
        Named { name: run.printed(text, words).to_owned(), kind: run.kind, roles: Vec::new(), thing: false, gender: 0 };
    joined.push(Joined { words: parts, named, last: usize::MAX });
    joined.len() as u32 - 1
}

/// Whether two names of several words are one person's: first and last words are the same, whatever stands between, or
/// one has initials for them.
fn is_variant(a: &[&str], b: &[&str]) -> bool {
    let suffix = |word: &&str| matches!(*word, "Jr" | "Sr" | "II" | "III" | "IV");
    let core = |words: &[&str]| words.len() - usize::from(words.last().is_some_and(suffix));
    let (a, b) = (&a[..core(a)], &b[..core(b)]);
    let (Some(last), Some(other)) = (a.last(), b.last()) else { return false };
    a.len() > 1 && b.len() > 1 && last == other && (a[0] == b[0] || a.ends_with(b) || b.ends_with(a))
}

/// A single word: a surname, a given name, a short form, or a name of its own.
fn part_of_name<'a>(
    text: &'a str,
    words: &[Word],
    run: &Run,
    short: &[(&str, u32)],
    joined: &mut Vec<Joined<'a>>,
) -> u32 {
    let word = run.words(words)[0];
    let printed = word.span_of(text);
    if let Some(&(_, of)) = short.iter().find(|(short, _)| *short == printed) {
        return of;
    }
    let sex = gender(words[run.role_from..run.from].iter().fold(0, |class, word| class | word.class));
    // The last word of a name before its first, a person before a body, the one that was named last before others.
    let mut best: Option<((u32, usize), usize)> = None;
    for (at, known) in joined.iter().enumerate() {
        let (first, last) = (known.words[0], known.words[known.words.len() - 1]);
        let has_suffix = known.words.len() > 2 && last.len() <= 3 && known.words[known.words.len() - 2] == printed;
        let fits = match known.named.kind {
            _ if known.words.len() == 1 => 5 * u32::from(first == printed),
            NameKind::Person | NameKind::Other if last == printed => 4,
            NameKind::Person if has_suffix => 4,
            NameKind::Person if first == printed => 3,
            NameKind::Other if first == printed && known.words.len() < 4 && !run.kind.eq(&NameKind::Body) => 2,
            NameKind::Body if first == printed && !word.is(PLACE) && known.words.len() == 2 => 1,
            _ if run.kind == NameKind::Body && word.all_capitals && is_acronym(printed, &known.words) => 4,
            _ => 0,
        };
        if fits == 0 || fits < 5 && word.is(PLACE) && known.named.kind != NameKind::Person {
            continue;
        }
        let other = known.named.gender;
        if sex != 0 && other != 0 && sex != other {
            continue;
        }
        // Not named yet: the name stands behind the part.
        let rank = (fits, if known.last == usize::MAX { 0 } else { known.last + 1 });
        if best.is_none_or(|(known, _)| rank > known) {
            best = Some((rank, at));
        }
    }
    match best {
        Some((_, at)) => {
            if joined[at].named.kind == NameKind::Other && run.kind != NameKind::Other {
                joined[at].named.kind = run.kind;
            }
            at as u32
        }
        None => push(text, words, run, vec![printed], joined),
    }
}

/// Whether letters are the initials of words, small ones left out.
fn is_acronym(letters: &str, words: &[&str]) -> bool {
    let capitals = words.iter().filter_map(|word| word.chars().next()).filter(|c| c.is_uppercase());
    letters.chars().filter(|c| c.is_alphabetic()).eq(capitals) && words.len() > 1
}

/// What a run of words is, by its words alone.
pub(super) fn kind_of(words: &[Word], named: std::ops::RangeInclusive<usize>, titled: bool) -> NameKind {
    let named = &words[named];
    let class = |class: u64| named.iter().any(|word| word.is(class));
    if titled && !(named.len() > 1 && class(BODY)) && !(named.len() == 1 && named[0].all_capitals) {
        NameKind::Person
    } else if class(BODY | OUTLET)
        || named.len() == 1 && named[0].all_capitals && named[0].end - named[0].start < 7 && !named[0].is(PLACE)
    {
        NameKind::Body
    } else if named.len() > 1 && named[0].is(MAN | WOMAN) {
        NameKind::Person
    } else if named.len() == 1 && class(PLACE) || named.iter().all(|word| word.is(PLACE)) {
        NameKind::Place
    } else if class(TITLE | ROLE) && named.len() > 2 {
        NameKind::Other
    } else if named.len() == 1 && class(MAN | WOMAN) {
        NameKind::Person
    } else {
        NameKind::Other
    }
}
