//! What a number is of: its class, what narrows it down, and whether it is a fact of the report or of another time.
//!
//! There is no parser. What is said of those counted must stand beside the number, beside its noun, or behind a word such as
//! "were"; a listed noun before a number counts within the clause. A noun that is not listed is its own class.

use super::ages::aged;
use super::bearings::{BEGINS, ENDS, clause, set_apart};
use super::dates::DateRole;
use super::lexed::{Lexed, Made};
use super::quantities::Figure;
use crate::lexicon::Lexicon;
use crate::lexicon::facts::{Kind, PEOPLE};
use crate::report::QuantityKind;

/// What a number is of.
#[derive(Debug, Clone, Default)]
pub struct Seen {
    /// A class of the lexicon, else the noun; empty where it is not known.
    pub class: String,
    /// The class is the lexicon's.
    pub listed: bool,
    /// The value grows as time goes on.
    pub growing: bool,
    /// As it is printed: "people killed", "visit".
    pub shown: String,
    /// What narrows it down ("elderly", "children"): words first, their stems as hashes in order once these are known.
    pub narrows: Vec<u64>,
    /// What sets it apart from the plain fact; see the constants.
    pub traits: u32,
    /// Periods and years of its clause, as hashes in order.
    pub periods: Vec<u64>,
    /// Places that its clause names, as hashes.
    pub places: Vec<u64>,
    /// The name before it, or the person whose age it is, as a hash.
    pub owner: Option<u64>,
    /// The first name of the person whose age it is, as a hash.
    pub given: Option<u64>,
    /// Parties or players each have one.
    pub each: bool,
    /// They are people.
    pub people: bool,
    /// The words right behind the number that belong to it.
    pub span: Option<(usize, usize)>,
}

const STATES: [Kind; 2] = [Kind::GrowingState, Kind::State];
const NOUNS: [Kind; 4] = [Kind::Head, Kind::Growing, Kind::GrowingState, Kind::Each];

/// What stands behind a number: its noun and the words before that.
#[derive(Debug, Default)]
pub(super) struct Run {
    /// The first word, and the one behind the last.
    from: usize,
    pub(super) end: usize,
    /// The noun; `None` where there is none.
    noun: Option<usize>,
    /// People: the words they take, and their class.
    those: Option<(usize, usize, &'static str)>,
}

/// Finds what a number is of.
pub fn head(words: &Lexed<'_>, lexicon: &Lexicon, figure: &Figure) -> Seen {
    let run = run(words, lexicon, figure);
    let mut seen = match figure.kind {
        QuantityKind::Age => Seen { class: "age".to_owned(), listed: true, ..Seen::default() },
        QuantityKind::Score => Seen { class: "score".to_owned(), listed: true, ..Seen::default() },
        QuantityKind::Magnitude => {
            Seen { class: "magnitude".to_owned(), listed: true, shown: "magnitude".to_owned(), ..Seen::default() }
        }
        QuantityKind::Duration => near(words, figure, &run, &[Kind::Event], 4, 7, 6),
        QuantityKind::Count => count(words, figure, &run),
        _ => near(words, figure, &run, &NOUNS, 4, 10, 6),
    };
    if seen.class.is_empty() && figure.kind != QuantityKind::Count {
        seen.class = plain(words, figure, &run).unwrap_or_default();
        seen.shown.clone_from(&seen.class);
    }
    if figure.kind == QuantityKind::Duration && seen.class.is_empty() {
        seen = lasting(words, lexicon, figure);
    }
    seen.people = words.facts.are_people(&seen.class);
    set_apart(words, figure, &run, &mut seen);
    clause(words, lexicon, figure, &mut seen);
    if figure.kind == QuantityKind::Age {
        (seen.owner, seen.given) = aged(words, lexicon, figure);
        let noun = run.noun.filter(|_| seen.owner.is_none() && figure.end > figure.at + 1);
        if let Some(noun) = noun {
            seen.shown = between(words, noun, noun + 1);
            seen.narrows.push(noun as u64);
        }
    }
    seen
}

/// The noun phrase behind a number.
fn run(words: &Lexed<'_>, lexicon: &Lexicon, figure: &Figure) -> Run {
    let mut at = figure.end;
    let sentence = words.words[figure.at].sentence;
    let of = |at: usize| matches!(words.key(at), "of" | "de" | "d'" | "von");
    at += usize::from(of(at));
    let mut run = Run { from: at, end: at, ..Run::default() };
    while run.end < at + 5 {
        let Some(word) = words.words.get(run.end).filter(|word| word.sentence == sentence) else { break };
        let hyphen = words.is_mark(run.end, "-‑") && word.glued;
        if hyphen && words.words.get(run.end + 1).is_some_and(|next| next.glued && next.made == Made::Letters) {
            run.end += 1;
            continue;
        }
        // "Three police outriders" are no police.
        let compound = |end: usize| {
            words.facts.tag == "en"
                && words.words.get(end).is_some_and(|next| {
                    next.sentence == sentence
                        && !next.capital
                        && next.made == Made::Letters
                        && next.key.len() > 3
                        && next.key.ends_with('s')
                        && !next.key.ends_with("ss")
                })
                && !lexicon.stopwords.contains(words.key(end))
                && words
                    .find_any(end, &[Kind::State, Kind::GrowingState, Kind::Links, Kind::Those, Kind::Change])
                    .is_none()
        };
        if let Some((class, count)) = words.find(run.end, Kind::Those).filter(|(_, count)| !compound(run.end + count)) {
            run.those = Some((run.end, run.end + count, if class.is_empty() { PEOPLE } else { class }));
            run.noun = Some(run.end);
            run.end += count;
            break;
        }
        // "18,000 Kestrian jobs": an adjective of a name.
        let of_name = word.capital
            && run.end == at
            && words
                .words
                .get(run.end + 1)
                .is_some_and(|next| !next.capital && next.made == Made::Letters && next.key.ends_with('s'))
            && !lexicon.stopwords.contains(words.key(run.end + 1));
        let stops = word.made != Made::Letters
            || lexicon.stopwords.contains(&word.key)
            || word.capital && !words.facts.capital_nouns && !of_name
            || words.find_any(run.end, &STATES).is_some()
            || words.find(run.end, Kind::Links).is_some()
            || words.find(run.end, Kind::Change).is_some() && run.end > at;
        if stops {
            break;
        }
        run.end += 1;
    }
    if run.noun.is_none() && run.end > run.from {
        let is_noun = |at: usize| {
            let word = &words.words[at];
            match words.facts.tag {
                "de" => word.capital,
                "en" => {
                    word.made == Made::Letters
                        && word.key.len() > 3
                        && word.key.ends_with('s')
                        && !word.key.ends_with("ss")
                        || plural(&word.key)
                }
                _ => true,
            }
        };
        let places = run.from..run.end;
        // "Police outriders": the last of several.
        run.noun =
            places.clone().find(|&at| is_noun(at) && !(words.facts.tag == "en" && at + 1 < run.end && is_noun(at + 1)));
        if words.facts.tag == "en" && run.noun.is_none() && figure.kind != QuantityKind::Count {
            run.noun = Some(run.end - 1);
        }
        if let Some(noun) = run.noun {
            run.end = noun + 1;
        }
    }
    run
}

fn plural(key: &str) -> bool {
    matches!(
        key,
        "people"
            | "children"
            | "men"
            | "women"
            | "police"
            | "staff"
            | "troops"
            | "crew"
            | "cattle"
            | "sheep"
            | "fish"
            | "aircraft"
    )
}

fn class_of(words: &Lexed<'_>, at: usize, kinds: &[Kind]) -> Option<(Seen, usize)> {
    let (kind, class, count) = words.find_any(at, kinds)?;
    let growing = matches!(kind, Kind::Growing | Kind::GrowingState);
    let shown = between(words, at, at + count);
    let each = kind == Kind::Each;
    Some((Seen { class: class.to_owned(), listed: true, growing, shown, each, ..Seen::default() }, count))
}

fn between(words: &Lexed<'_>, from: usize, end: usize) -> String {
    match (words.words.get(from), end.checked_sub(1).and_then(|last| words.words.get(last))) {
        (Some(first), Some(last)) if end > from => {
            words.text[first.span.start as usize..last.span.end as usize].to_owned()
        }
        _ => String::new(),
    }
}

/// A count: those of whom something is said, a listed noun, or the noun that stands there.
fn count(words: &Lexed<'_>, figure: &Figure, run: &Run) -> Seen {
    let noun = run.noun.map(|noun| (noun, run.end));
    // "All 241 travellers were rescued" tells how many there were.
    let all = figure.from > 0 && words.find(figure.from - 1, Kind::All).is_some() && run.those.is_some();
    if let Some((mut seen, from, end)) = state(words, figure, run).filter(|_| !all) {
        narrow(words, run, &mut seen);
        let noun = noun.map(|(noun, end)| between(words, noun, end)).filter(|noun| !noun.is_empty());
        // "Injuring 27 passengers": passengers injured.
        let printed = between(words, from, end);
        let said = if printed.ends_with("ing") { seen.class.clone() } else { printed };
        seen.shown = noun.map_or(said.clone(), |noun| format!("{noun} {said}"));
        seen.span = (run.end > figure.end || from >= figure.end)
            .then_some((figure.end, run.end.max(if from == run.end { end } else { 0 })));
        return seen;
    }
    let mut listed = None;
    for at in run.from..run.end {
        if let Some((seen, count)) = class_of(words, at, &[Kind::Head, Kind::Growing, Kind::Each])
            && (run.noun.is_none() || run.those.is_some() || at + count == run.end)
        {
            listed = Some((seen, at, at + count));
        }
    }
    if let Some((mut seen, at, end)) = listed {
        for before in run.from..at {
            seen.narrows.push(before as u64);
        }
        seen.span = Some((figure.end, end));
        return seen;
    }
    match noun {
        Some((noun, end)) => {
            let class = match run.those {
                Some((_, _, class)) => class.to_owned(),
                None => singular(words, noun),
            };
            let mut seen =
                Seen { class, shown: between(words, noun, end), span: Some((figure.end, end)), ..Seen::default() };
            narrow(words, run, &mut seen);
            seen.narrows.retain(|&narrow| narrow != noun as u64);
            seen
        }
        // "The death toll rose to 12."
        None => backward(words, figure, &[Kind::Head, Kind::Growing, Kind::GrowingState, Kind::State, Kind::Each], 12),
    }
}

/// A noun without its plural ending.
pub(super) fn singular(words: &Lexed<'_>, at: usize) -> String {
    let key = words.key(at);
    let cut = match key.strip_suffix("ies") {
        Some(cut) if words.facts.tag == "en" => return format!("{cut}y"),
        _ => key.strip_suffix('s').filter(|cut| cut.len() > 2 && words.facts.tag != "de").unwrap_or(key),
    };
    cut.to_owned()
}

/// What stands before the noun, and the noun itself where it is not people in general.
fn narrow(words: &Lexed<'_>, run: &Run, seen: &mut Seen) {
    let end = run.those.map_or(run.end, |(from, ..)| from);
    for at in run.from..end {
        if words.words[at].made == Made::Letters && words.find(at, Kind::More).is_none() {
            seen.narrows.push(at as u64);
        }
    }
}

/// What is said of those counted, and where.
fn state(words: &Lexed<'_>, figure: &Figure, run: &Run) -> Option<(Seen, usize, usize)> {
    let found = |at: usize| class_of(words, at, &STATES).map(|(seen, count)| (seen, at, at + count));
    // "12 dead", "12 people dead".
    let behind = found(run.end);
    let next_counts =
        |end: usize| (0..3).any(|more| words.counts(end + more) && words.same_sentence(figure.at, end + more));
    if let Some((seen, at, end)) = behind
        && words.same_sentence(figure.at, at)
        && !(next_counts(end) && run.noun.is_none() && before(words, figure).is_some())
    {
        return Some((seen, at, end));
    }
    // "killing at least 12".
    if let Some(found) = before(words, figure) {
        return Some(found);
    }
    // "12 people, including three children, were killed".
    let (mut at, mut aside) = (run.end, false);
    for _ in 0..14 {
        if !words.same_sentence(figure.at, at) || words.is_mark(at, ";:()—–“”\"") {
            break;
        }
        if words.is_mark(at, ",") {
            let part = words.find(at + 1, Kind::Part).is_some();
            if !aside && !part {
                break;
            }
            aside = part;
        }
        let linked = words.facts.tag == "de" || at > 0 && words.find(at - 1, Kind::Links).is_some();
        if !aside
            && linked
            && let Some(found) = found(at)
        {
            return Some(found);
        }
        let number = words.counts(at);
        if !aside && (number || words.find(at, Kind::And).is_some()) {
            break;
        }
        at += 1;
    }
    None
}

/// A state right before a number: "killing at least 12 people".
fn before(words: &Lexed<'_>, figure: &Figure) -> Option<(Seen, usize, usize)> {
    for kind in STATES {
        if let Some((class, from)) =
            words.find_before(figure.from, kind).filter(|(_, from)| words.same_sentence(*from, figure.at))
        {
            let seen =
                Seen { class: class.to_owned(), listed: true, growing: kind == Kind::GrowingState, ..Seen::default() };
            return Some((seen, from, figure.from));
        }
    }
    None
}

/// A listed noun right behind the number, else before it in the clause, else a little behind it.
fn near(words: &Lexed<'_>, figure: &Figure, run: &Run, kinds: &[Kind], close: usize, back: usize, far: usize) -> Seen {
    let mut forward = None;
    for at in figure.end..figure.end + far {
        if !words.same_sentence(figure.at, at) || words.is_mark(at, ",;:()—–“”\"") || words.counts(at) {
            break;
        }
        if let Some((mut seen, count)) = class_of(words, at, kinds) {
            if at < figure.end + close {
                seen.span = Some((figure.end, at + count));
            }
            // The last noun of a run is the one that counts ("transfer fee").
            let further = (at + count < run.end).then(|| class_of(words, at + count, kinds)).flatten();
            forward = Some((further.map_or(seen, |(seen, _)| seen), at));
            break;
        }
    }
    if let Some((seen, at)) = &forward
        && *at < figure.end + close
    {
        return seen.clone();
    }
    let before = backward(words, figure, kinds, back);
    match forward {
        Some((seen, _)) if before.class.is_empty() => seen,
        _ => before,
    }
}

/// The nearest listed noun before a number in its clause.
fn backward(words: &Lexed<'_>, figure: &Figure, kinds: &[Kind], most: usize) -> Seen {
    let raised = figure.from > 0 && words.find(figure.from - 1, Kind::To).is_some();
    let mut crossed = !raised;
    for back in 1..=most {
        let Some(at) = figure.from.checked_sub(back).filter(|&at| words.same_sentence(at, figure.at)) else { break };
        if words.is_mark(at, ",;:()—–“”\"")
            && !(crossed && words.is_mark(at, ",") && words.find(at + 1, Kind::Plan).is_some())
        {
            break;
        }
        if let Some((seen, count)) = class_of(words, at, kinds) {
            // "profit before tax" is one.
            let wider = (1..=3)
                .rev()
                .filter_map(|more| at.checked_sub(more))
                .find_map(|from| class_of(words, from, kinds).filter(|(_, of)| from + of >= at + count));
            return wider.map_or(seen, |(seen, _)| seen);
        }
        if words.words[at].made == Made::Figures && !words.words[at].dated {
            if crossed {
                break;
            }
            crossed = true;
        }
    }
    Seen::default()
}

/// A noun that is not listed: right behind the number, or before an "of" or "for" in front of it.
fn plain(words: &Lexed<'_>, figure: &Figure, run: &Run) -> Option<String> {
    if let Some(noun) = run.noun.filter(|_| run.from == figure.end) {
        return Some(singular(words, noun));
    }
    let of = figure.from.checked_sub(2)?;
    let led = matches!(words.key(of + 1), "of" | "de" | "von") && words.words[of].made == Made::Letters;
    (led && words.same_sentence(of, figure.at)).then(|| singular(words, of))
}

/// What a date is of: the content word nearest to it.
pub fn dated(words: &Lexed<'_>, lexicon: &Lexicon, from: usize, end: usize, role: DateRole) -> Seen {
    let content = |at: usize| {
        let word = &words.words[at];
        let dull = word.dated
            || word.made != Made::Letters
            || lexicon.stopwords.contains(&word.key)
            || words
                .find_any(at, &[Kind::At, Kind::Until, Kind::By, Kind::From, Kind::Since, Kind::Plan, Kind::Links])
                .is_some()
            || words.name(at, lexicon).is_some() && !words.facts.capital_nouns;
        !dull && words.same_sentence(at, from)
    };
    let before = (1..=6).filter_map(|back| from.checked_sub(back)).find(|&at| content(at));
    let place = before.or_else(|| (end..words.words.len().min(end + 6)).find(|&at| content(at)));
    Seen {
        shown: place.map(|at| between(words, at, at + 1)).unwrap_or_default(),
        narrows: place.map(|at| at as u64).into_iter().collect(),
        traits: match role {
            DateRole::Until => ENDS,
            DateRole::From => BEGINS,
            _ => 0,
        },
        ..Seen::default()
    }
}

/// What takes so long: the noun before "takes", "will last".
fn lasting(words: &Lexed<'_>, lexicon: &Lexicon, figure: &Figure) -> Seen {
    let mut lasts = false;
    for at in (0..figure.from).rev().take(12).take_while(|&at| words.same_sentence(at, figure.at)) {
        if words.is_mark(at, ",;:—–“”\"") {
            break;
        }
        if words.find(at, Kind::Lasts).is_some() {
            lasts = true;
            continue;
        }
        let word = &words.words[at];
        let noun = word.made == Made::Letters
            && !lexicon.stopwords.contains(&word.key)
            && words.find(at, Kind::Plan).is_none();
        if lasts && noun && words.find(at, Kind::Links).is_none() {
            return Seen { class: singular(words, at), shown: between(words, at, at + 1), ..Seen::default() };
        }
    }
    Seen::default()
}
