//! Wire labels: "UPDATE 2-", "(2nd LEAD)", "CORRECTED:", "EMBARGOED" before a headline → version and status.
//!
//! Slugs of agencies that code the cycle ("BC-Ferry Aground, 1st Ld-Writethru") have it behind a comma.
//!
//! A label counts where it is printed as agencies print it: in capitals, or in brackets, and closed by a mark. The
//! headline keeps it: it is what the desk sees on its own screens. Rows are in `lexicon/labels.txt`.

use super::rows::Rows;
use crate::article::{ArticleInput, Status};
use std::sync::OnceLock;

/// A label is looked for in so many first bytes of a headline.
const LONGEST: usize = 40;
/// A slug is at most so long, in bytes.
const LONGEST_SLUG: usize = 120;
/// How slugs begin: the cycles of an agency's day.
const CYCLES: [&str; 4] = ["BC-", "AM-", "PM-", "AP-"];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Version,
    Is(Status),
}

fn kind(row: &str) -> Kind {
    match row {
        "version" => Kind::Version,
        "embargoed" => Kind::Is(Status::Embargoed),
        "hold" => Kind::Is(Status::Hold),
        _ => Kind::Is(Status::Killed),
    }
}

fn find(label: &str) -> Option<Kind> {
    let mut key = String::with_capacity(label.len());
    for c in label.trim().to_lowercase().chars() {
        match c {
            '0'..='9' if key.ends_with('#') => {}
            '0'..='9' => key.push('#'),
            _ => key.push(c),
        }
    }
    static LABELS: OnceLock<Rows> = OnceLock::new();
    LABELS.get_or_init(|| Rows::of(&[crate::lexicon::LABELS])).find(&key).map(kind)
}

/// Whether a line is the slug of an item: it opens with the cycle of an agency's day and has parts between commas.
pub(crate) fn is_slug(line: &str) -> bool {
    line.len() <= LONGEST_SLUG && line.contains(',') && CYCLES.iter().any(|cycle| line.starts_with(cycle))
}

/// The label in the slug of an item, by its parts between commas: "BC-Ferry Aground, 1st Ld-Writethru, 400".
fn in_slug(line: &str) -> Option<(&str, Kind)> {
    if !is_slug(line) {
        return None;
    }
    line.split(',').skip(1).map(str::trim).find_map(|part| Some((part, find(&part.replace('-', " "))?)))
}

/// What a status field says ("stat:canceled", "embargoed").
pub(super) fn status(value: &str) -> Option<Status> {
    let value = value.trim();
    match find(value.rsplit(':').next().unwrap_or(value))? {
        Kind::Is(status) => Some(status),
        Kind::Version => None,
    }
}

/// Reads the labels of an input's headline, and those on a first line of its text.
pub(super) fn read(input: &mut ArticleInput) {
    let mut rest = input.title.clone().unwrap_or_default();
    while let Some((label, kind, length)) = at_head(&rest) {
        put(input, &label, kind);
        rest = rest[length..].trim_start().to_owned();
    }
    if let Some((label, kind)) = in_slug(&rest) {
        put(input, label, kind);
    }
    let first = input.text.as_deref().unwrap_or_default().trim_start().lines().next().unwrap_or_default().to_owned();
    let alone = first.len() <= LONGEST && is_capitals(&first);
    let label = || find(first.trim_matches(|c: char| !c.is_alphanumeric()));
    if let Some(kind) = alone.then(label).flatten() {
        put(input, &first, kind);
    } else if let Some((label, kind, _)) = at_head(&first) {
        put(input, &label, kind);
    } else if let Some((label, kind)) = in_slug(first.trim()) {
        put(input, label, kind);
    }
}

fn put(input: &mut ArticleInput, label: &str, kind: Kind) {
    match kind {
        Kind::Version => {
            input.version.get_or_insert_with(|| label.trim_matches(|c: char| !c.is_alphanumeric()).to_owned());
        }
        Kind::Is(status) => {
            input.status.get_or_insert(status);
        }
    }
}

/// The label at the head of a headline, its kind, and the bytes that it takes with its mark.
fn at_head(title: &str) -> Option<(String, Kind, usize)> {
    let title = title.trim_end();
    if let Some(inside) = title.strip_prefix(['(', '[']) {
        let end = inside.find([')', ']']).filter(|&end| end <= LONGEST)?;
        return Some((inside[..end].to_owned(), find(&inside[..end])?, end + 2));
    }
    let marks = title.char_indices().take_while(|&(at, _)| at <= LONGEST);
    for (at, mark) in marks.filter(|&(_, c)| matches!(c, '-' | ':' | '–' | '—' | '/')) {
        let label = &title[..at];
        // The hyphen of "CORRECTED-UPDATE 2-" is inside one label; the longest is not needed, each is read in turn.
        if let Some(kind) =
            find(label).filter(|_| is_capitals(label) || mark == ':' && find(label) != Some(Kind::Version))
        {
            return Some((label.to_owned(), kind, at + mark.len_utf8()));
        }
    }
    None
}

fn is_capitals(text: &str) -> bool {
    text.chars().any(char::is_uppercase)
        && text.split(|c: char| c.is_ascii_digit()).all(|part| {
            let letters: String = part.chars().take_while(|c| c.is_alphabetic()).collect();
            matches!(letters.as_str(), "st" | "nd" | "rd" | "th") && part.len() < text.len()
                || part.chars().all(|c| !c.is_lowercase())
                || ["st ", "nd ", "rd ", "th "]
                    .iter()
                    .any(|end| part.starts_with(end) && part[3..].chars().all(|c| !c.is_lowercase()))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_title(title: &str) -> (Option<String>, Option<Status>) {
        let mut input = ArticleInput { title: Some(title.into()), ..ArticleInput::default() };
        read(&mut input);
        (input.version, input.status)
    }

    #[test]
    fn labels_are_read_where_agencies_print_them() {
        for (title, version) in [
            ("UPDATE 2-Ferry runs aground", "UPDATE 2"),
            ("CORRECTED-UPDATE 2-Ferry runs aground", "CORRECTED"),
            ("CORRECTED: Ferry runs aground", "CORRECTED"),
            ("REFILE-Ferry runs aground", "REFILE"),
            ("(2nd LEAD) Ferry runs aground", "2nd LEAD"),
            ("BC-Ferry Aground,1st Ld-Writethru,400", "1st Ld-Writethru"),
            ("AM-US--Ferry Aground, 3rd Ld, 2", "3rd Ld"),
            ("BC-Ferry Aground", ""),
            ("AM-Ferry aground, update at noon", ""),
            ("Ferry runs aground", ""),
            ("Update: the ferry runs again", ""),
            ("Lead - a poison that stays", ""),
        ] {
            assert_eq!(read_title(title).0.as_deref().unwrap_or_default(), version, "{title}");
        }
        assert_eq!(read_title("EMBARGOED: Ferry report").1, Some(Status::Embargoed));
        assert_eq!(read_title("MANDATORY KILL: Ferry report").1, Some(Status::Killed));
        assert_eq!(read_title("Kill or cure: what the port needs").1, None);
        assert_eq!((status("stat:canceled"), status("usable")), (Some(Status::Killed), None));
    }

    #[test]
    fn a_label_on_a_line_of_its_own() {
        let text = Some("HOLD FOR RELEASE\n\nFerry report due on Friday\n\nThe report".into());
        let mut input = ArticleInput { text, ..ArticleInput::default() };
        read(&mut input);
        assert_eq!(input.status, Some(Status::Hold));
    }
}
