//! Notes about the authors at the end of a plain text: boxes under a heading of their own, and paragraphs that begin with
//! an author's name.

use super::plain::Line;
use crate::article::CutReason;
use crate::lexicon::Lexicon;
use crate::text::{plain_key, strip_edges};

/// A note about an author has at most so many words.
const NOTE_WORDS: usize = 80;

/// So many lines at the end are looked at for a box about authors.
const AUTHOR_LINES: usize = 40;

/// What a box about authors holds ("About the author").
pub(super) fn boxes(lines: &mut [Line], lexicon: &Lexicon) {
    let last = lines.iter().rposition(Line::is_paragraph).unwrap_or(0);
    for heading in (0..lines.len()).rev().take(AUTHOR_LINES) {
        if lexicon.author_boxes.contains(strip_edges(&lines[heading].key)) && heading * 2 > last {
            lines[heading].cut(CutReason::Byline);
            let note = |line: &&mut Line| line.open() && line.words <= NOTE_WORDS;
            lines[heading + 1..].iter_mut().take_while(note).take(3).for_each(|line| line.cut(CutReason::Byline));
        }
    }
}

/// At the end, a line with only an author's name and a note that begins with it are about the author.
pub(super) fn notes(lines: &mut [Line], byline: Option<&str>, lexicon: &Lexicon) {
    let names = plain_key(byline.unwrap_or_default());
    if names.is_empty() {
        return;
    }
    let mut names = vec![names.as_str()];
    for join in [", ", " & ", " and ", " und ", " et ", " y ", " e ", " en "] {
        names = names.into_iter().flat_map(|names| names.split(join)).collect();
    }
    for line in lines.iter_mut().rev().filter(|line| line.open()) {
        let about = |name: &str| {
            let rest = line.key.strip_prefix(name).filter(|_| name.contains(' '));
            let first = name.split(' ').next().and_then(|first| line.key.strip_prefix(first));
            let goes_on = |rest: &str| lexicon.about.iter().any(|verb| rest.starts_with(verb.as_str()));
            rest.is_some_and(|rest| rest.is_empty() || goes_on(rest))
                || first.is_some_and(|rest| rest.len() > 1 && goes_on(rest))
        };
        if line.words > NOTE_WORDS || !names.iter().any(|name| !name.is_empty() && about(name)) {
            break;
        }
        line.cut(CutReason::Byline);
    }
}
