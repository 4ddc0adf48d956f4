//! Articles of database exports with two-letter field codes ("HD  …", "TD  …") before their parts.

use super::dates;
use crate::article::ArticleInput;

/// Field codes, each with what it holds.
const CODES: &[(&str, &str)] = &[
    ("SE", ""),
    ("HD", "title"),
    ("BY", "byline"),
    ("CR", ""),
    ("WC", ""),
    ("PD", "published"),
    ("ET", "time"),
    ("SN", "source"),
    ("SC", ""),
    ("ED", ""),
    ("PG", ""),
    ("LA", "language"),
    ("CY", ""),
    ("LP", "text"),
    ("TD", "text"),
    ("CT", ""),
    ("RF", ""),
    ("CO", ""),
    ("IN", ""),
    ("NS", ""),
    ("RE", ""),
    ("IPC", ""),
    ("IPD", ""),
    ("PUB", ""),
    ("AN", "id"),
    ("ART", ""),
    ("CLM", ""),
];
/// A line's field code and the rest.
pub(super) fn code(line: &str) -> Option<(&'static str, &str)> {
    let head = line.split([' ', '\t']).next()?.trim_end();
    let (name, _) = CODES.iter().find(|(name, _)| *name == head)?;
    let rest = &line[head.len()..];
    (rest.starts_with(['\t'])
        || rest.starts_with("  ")
        || rest.trim().is_empty()
        || rest.starts_with(' ') && name.len() == 3
        || rest.starts_with(" Document "))
    .then(|| (*name, rest.trim()))
}

/// Reads an article whose parts stand behind field codes.
pub(super) fn read(part: &str) -> ArticleInput {
    let mut fields: Vec<(&str, String)> = Vec::new();
    let mut field = "";
    for line in part.lines() {
        let (is_new, rest) = match code(line) {
            Some((name, rest)) => {
                field = CODES.iter().find(|(given, _)| *given == name).map_or("", |(_, field)| field);
                (true, rest)
            }
            None => (false, line.trim()),
        };
        if field.is_empty() {
            continue;
        }
        let place = fields.iter().position(|(name, _)| *name == field).unwrap_or_else(|| {
            fields.push((field, String::new()));
            fields.len() - 1
        });
        let value = &mut fields[place].1;
        if rest.is_empty() && is_new {
            value.push_str(if value.is_empty() { "" } else { "\n" });
            continue;
        }
        // A new code opens a paragraph; in all fields but the text, lines are one value.
        let between = if field == "text" { if is_new { "\n\n" } else { "\n" } } else { " " };
        if !value.is_empty() {
            value.push_str(between);
        }
        value.push_str(rest);
    }
    let take = |name: &str| {
        let (_, value) = fields.iter().find(|(given, _)| *given == name)?;
        Some(value.trim().to_owned()).filter(|value| !value.is_empty())
    };
    let time = take("time").filter(|time| time.len() == 5 && time.contains(':'));
    let published = take("published").map(|date| dates::iso(&date));
    ArticleInput {
        id: take("id").map(|id| id.strip_prefix("Document ").unwrap_or(&id).to_owned()),
        title: take("title"),
        byline: take("byline"),
        source: take("source"),
        published: published.map(|date| match &time {
            Some(time) if date.len() == 10 => format!("{date}T{time}"),
            _ => date,
        }),
        language: take("language"),
        text: take("text"),
        ..ArticleInput::default()
    }
}
