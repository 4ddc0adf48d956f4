//! The header lines of an article in a text export: with keys ("BYLINE: …") or bare (headline, "512 words", date, outlet).
//!
//! The words are rows of `lexicon/exports.txt`. Linear in the article.

use super::dates;
use super::rows::Rows;
use crate::article::ArticleInput;
use crate::extract::metadata;
use crate::lexicon::{EXPORTS, english};
use crate::text::word_count;
use std::sync::OnceLock;

/// Bare header lines are looked for in so many first lines.
const HEADER_LINES: usize = 14;
/// A word of the lexicon is at most so long, in bytes.
const LONGEST_WORD: usize = 60;
/// A header line is at most so long, in bytes.
const LONGEST_HEADER: usize = 300;

fn roles(word: &str) -> Vec<&'static str> {
    static ROLES: OnceLock<Rows> = OnceLock::new();
    if word.len() > LONGEST_WORD {
        return Vec::new();
    }
    ROLES.get_or_init(|| Rows::of(&[EXPORTS])).all(&word.trim().to_lowercase()).collect()
}

/// Whether a word of the lexicon plays a role.
pub(super) fn is(word: &str, role: &str) -> bool {
    roles(word).contains(&role)
}

/// The role of a line "Key: value" or of a key alone, and the value.
fn keyed(line: &str) -> Option<(&'static str, &str)> {
    let line = line.trim();
    let (name, value) = line.split_once(':').unwrap_or((line, ""));
    if name.len() > LONGEST_WORD || line.len() > LONGEST_HEADER && !is(name, "body") {
        return None;
    }
    let role =
        roles(name).into_iter().find(|role| !matches!(*role, "document" | "of" | "unit" | "end" | "copyright"))?;
    // Without a colon only "Body" and the like are keys.
    (line.contains(':') || matches!(role, "body" | "tail") && name.starts_with(char::is_uppercase))
        .then_some((role, value.trim()))
}

/// Header lines, with or without keys, before the body and behind it.
pub(super) fn by_lines(part: &str) -> Option<ArticleInput> {
    let mut input = ArticleInput::default();
    let mut bare: Vec<&str> = Vec::new();
    let mut lines: Vec<&str> = part.lines().map(str::trim_end).collect();
    let keys = lines.iter().filter(|line| keyed(line).is_some()).count();
    if keys < 2 {
        return by_bare_lines(&lines).or_else(|| plain(part, &lines));
    }
    cut_tail(&mut lines, &mut input);
    let mut dateline = None;
    let mut body_at = None;
    let mut field: Option<&'static str> = None;
    for (at, line) in lines.iter().enumerate() {
        let bare_line = line.trim();
        if let Some((role, value)) = keyed(bare_line).filter(|(role, _)| !role.starts_with("tail")) {
            field = Some(role);
            match role {
                "body" => {
                    body_at = Some((at, value));
                    break;
                }
                "dateline" => dateline = Some(value.to_owned()),
                _ => put(&mut input, role, value),
            }
        } else if bare_line.is_empty() {
            field = None;
        } else if let Some(role) = field {
            put(&mut input, role, bare_line);
        } else if at_body(&lines[at..], &bare, &input) {
            body_at = Some((at, ""));
            break;
        } else {
            bare.push(bare_line);
        }
    }
    headings(&bare, &mut input);
    let (at, first) = body_at?;
    let from = if first.is_empty() && keyed(lines[at]).is_none() { at } else { at + 1 };
    let body = lines[from..].join("\n");
    let body = if first.is_empty() { body } else { format!("{first}\n{body}") };
    let body = body.trim();
    input.text = Some(match dateline.filter(|place| !place.is_empty() && !body.starts_with(place.as_str())) {
        Some(place) => format!("{place} — {body}"),
        None => body.to_owned(),
    });
    Some(input)
}

/// Whether the body begins here: the headers have been seen and this is a paragraph.
fn at_body(rest: &[&str], bare: &[&str], input: &ArticleInput) -> bool {
    let line = rest[0].trim();
    let seen = input.title.is_some() || bare.iter().any(|line| dates::at_head(line).is_some());
    let more_keys = rest
        .iter()
        .take(8)
        .filter(|line| !line.trim().is_empty())
        .any(|line| keyed(line).is_some_and(|(role, _)| role != "body"));
    seen && !more_keys && !is_rights(line) && dates::at_head(line).is_none() && word_count(line) > 6
}

fn put(input: &mut ArticleInput, role: &str, value: &str) {
    let place = match role {
        "title" => &mut input.title,
        "byline" => &mut input.byline,
        "source" => &mut input.source,
        "published" => &mut input.published,
        "url" => &mut input.url,
        "language" | "tail-language" => &mut input.language,
        _ => return,
    };
    // "The Post ; Elmsport [Elmsport]. 4 Mar 2031: A.3."
    let value = if role == "source" { value.split(" ; ").next().unwrap_or(value) } else { value };
    if value.is_empty() {
        return;
    }
    match place {
        Some(given) if role == "title" && !given.ends_with(value) => {
            given.push(' ');
            given.push_str(value);
        }
        Some(_) => {}
        None => *place = Some(value.to_owned()),
    }
}

/// Cuts what stands behind the body and reads language and date from it.
fn cut_tail(lines: &mut Vec<&str>, input: &mut ArticleInput) {
    let is_tail = |line: &str| keyed(line).is_some_and(|(role, _)| role.starts_with("tail")) || is_rights(line);
    let has_body = lines.iter().any(|line| keyed(line).is_some_and(|(role, _)| role == "body"));
    let mut keep = lines.len();
    for at in (0..lines.len()).rev() {
        let line = lines[at].trim();
        // Headers may stand behind the body too, among keys that stand nowhere else.
        let is_header = has_body && keyed(line).is_some_and(|(role, _)| role != "body");
        if line.is_empty()
            || is_header && !is_tail(line)
            || !is_tail(line)
                && keep - at < 4
                && line.len() < LONGEST_HEADER
                && lines[..at].iter().rev().take(3).any(|line| is_tail(line))
        {
            continue;
        }
        if !is_tail(line) {
            break;
        }
        keep = at;
    }
    // Rights that open the article are not its end.
    if keep <= HEADER_LINES.min(lines.len() / 2) {
        return;
    }
    let mut loaded = None;
    for line in lines.drain(keep..) {
        match keyed(line) {
            Some(("tail-published", value)) => loaded = dates::at_head(value),
            Some((role, value)) => put(input, role, value),
            None => {}
        }
    }
    input.published = input.published.take().or(loaded);
}

fn is_rights(line: &str) -> bool {
    let lower = line.trim().to_lowercase();
    let word = lower.split_whitespace().next().unwrap_or_default();
    line.len() < LONGEST_HEADER && (is(word, "copyright") || is(lower.trim_end_matches('.'), "copyright"))
}

/// Headline, outlet and date from the lines without keys.
fn headings(bare: &[&str], input: &mut ArticleInput) {
    let bare: Vec<&str> = bare.iter().copied().filter(|line| !is_rights(line)).collect();
    let Some(date_at) = bare.iter().position(|line| dates::at_head(line).is_some()) else {
        if input.title.is_none() {
            input.title = bare.first().map(|line| (*line).to_owned());
        }
        return;
    };
    // The day in the headers goes before the day of loading.
    input.published = dates::at_head(bare[date_at]);
    match &bare[..date_at] {
        [.., source] if date_at == 1 || input.title.is_some() => put(input, "source", source),
        [title @ .., source] => {
            put(input, "source", source);
            input.title = Some(title.join(" "));
        }
        [] => {}
    }
    if input.title.is_none() {
        input.title = bare.get(date_at + 1).map(|line| (*line).to_owned());
    }
}

/// Headline, byline, "512 words", date, time, outlet, language and rights, one a line.
fn by_bare_lines(lines: &[&str]) -> Option<ArticleInput> {
    let head: Vec<(usize, &str)> = lines
        .iter()
        .enumerate()
        .map(|(at, line)| (at, line.trim()))
        .filter(|(_, line)| !line.is_empty())
        .take(HEADER_LINES)
        .collect();
    let words_at = head.iter().position(|(_, line)| is_length(line))?;
    let published = dates::at_head(head.get(words_at + 1)?.1)?;
    let before: Vec<&str> = head[..words_at].iter().map(|(_, line)| *line).collect();
    let is_byline =
        |line: &str| metadata::byline(line, english()).is_some() || word_count(line) <= 3 && metadata::is_name(line);
    let (title, byline) = match before.as_slice() {
        [.., title, by] if is_byline(by) && word_count(title) > 3 => (*title, Some((*by).to_owned())),
        [.., title] => (*title, None),
        [] => return None,
    };
    let mut after = head[words_at + 2..].iter().peekable();
    let time = after.next_if(|(_, line)| line.len() == 5 && line.as_bytes()[2] == b':').map(|(_, line)| *line);
    let source = after.next().map(|(_, line)| (*line).to_owned());
    let mut language = None;
    let mut body_at = head[(words_at + 2).min(head.len() - 1)].0;
    for (at, line) in after {
        if is_rights(line) {
            body_at = at + 1;
            break;
        }
        if word_count(line) > 6 {
            body_at = *at;
            break;
        }
        if crate::lexicon::LANGUAGE_NAMES
            .lines()
            .any(|row| row.split_once('\t').is_some_and(|(_, name)| name == line.to_lowercase()))
        {
            language = Some((*line).to_owned());
        }
        body_at = at + 1;
    }
    Some(ArticleInput {
        title: Some(title.to_owned()),
        byline,
        source,
        published: Some(match time {
            Some(time) if published.len() == 10 => format!("{published}T{time}"),
            _ => published,
        }),
        language,
        text: Some(lines[body_at..].join("\n").trim().to_owned()),
        ..ArticleInput::default()
    })
}

/// "512 words".
fn is_length(line: &str) -> bool {
    line.split_once(' ').is_some_and(|(number, unit)| {
        number.starts_with(|c: char| c.is_ascii_digit())
            && number.bytes().all(|b| b.is_ascii_digit() || matches!(b, b',' | b'.'))
            && is(unit, "unit")
    })
}

/// A part without headers is an article if it is long enough; a list of contents is not.
fn plain(part: &str, lines: &[&str]) -> Option<ArticleInput> {
    let has_paragraph = lines.iter().any(|line| word_count(line) > 12);
    has_paragraph.then(|| ArticleInput { text: Some(part.trim().to_owned()), ..ArticleInput::default() })
}
