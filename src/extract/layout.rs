//! Plain text → lines or paragraphs, before anything is judged.
//!
//! Scraped text comes in three layouts: paragraphs parted by blank lines, one paragraph a line, and lines wrapped at a
//! fixed width (agency copy, mail). The last is told by its line lengths and joined again. Linear in the text.

use crate::text::is_spaced_once;

/// One paragraph or line of the source.
#[derive(Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its text, spaces made single, list mark removed.
    pub text: String,
    /// Began with a list mark.
    pub bullet: bool,
    /// Blank lines before it.
    pub gap: bool,
}

/// Wrapped lines are at most so wide.
const WIDEST_WRAP: usize = 100;
/// Text in which most lines are narrower was not wrapped by a machine.
const NARROWEST_WRAP: usize = 40;

/// The paragraphs of a text, in order.
pub fn pieces(text: &str) -> Vec<Piece> {
    let (mut indents, mut lines) = (Vec::new(), Vec::new());
    for line in text.lines() {
        indents.push(line.starts_with("  ") || line.starts_with('\t'));
        lines.push(trimmed(line));
    }
    // Where most lines are indented, the text is; where a few are, they open paragraphs.
    let indents_open = indents.iter().filter(|&&indented| indented).count() * 2 < lines.len();
    let wrapped = is_wrapped(&lines);
    let typical = if wrapped { typical_width(&lines) } else { 0 };
    let mut pieces: Vec<Piece> = Vec::new();
    let mut dashes: Vec<Option<char>> = Vec::new();
    let mut gap = true;
    let mut previous = "";
    for (at, line) in lines.into_iter().enumerate() {
        if line.is_empty() {
            gap = true;
            previous = "";
            continue;
        }
        let (bullet, rest) = list_mark(line);
        let new_indent = indents[at] && indents_open;
        let joins =
            wrapped && !gap && !bullet && !new_indent && !previous.is_empty() && continues(previous, line, typical);
        match pieces.last_mut().filter(|_| joins) {
            Some(last) => append(&mut last.text, rest),
            None => {
                let mut text = String::with_capacity(rest.len());
                append(&mut text, rest);
                pieces.push(Piece { text, bullet, gap });
                dashes.push(line.chars().next().filter(|&c| bullet && matches!(c, '-' | '–')));
            }
        }
        previous = line;
        gap = false;
    }
    // A dash before a single line is a dash, not a list.
    for at in 0..pieces.len() {
        let beside = |other: Option<&Piece>| other.is_some_and(|piece| piece.bullet);
        let alone = !beside(at.checked_sub(1).and_then(|before| pieces.get(before))) && !beside(pieces.get(at + 1));
        if let Some(dash) = dashes[at].filter(|_| alone) {
            pieces[at].bullet = false;
            pieces[at].text.insert_str(0, &format!("{dash} "));
        }
    }
    pieces.retain(|piece| !piece.text.is_empty());
    pieces
}

/// A line without spaces and invisible characters around it.
fn trimmed(line: &str) -> &str {
    if let [first, .., last] = line.as_bytes()
        && first.is_ascii_graphic()
        && last.is_ascii_graphic()
    {
        return line;
    }
    line.trim_matches(|c: char| is_gap(c) || c == '\u{feff}' || c == '\u{200b}')
}

fn is_gap(c: char) -> bool {
    c.is_whitespace() || c.is_control()
}

/// Appends the words of a line, with single spaces.
fn append(text: &mut String, line: &str) {
    let mut put = |words: &str| {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(words);
    };
    match is_spaced_once(line) {
        true => put(line),
        false => line.split(is_gap).filter(|words| !words.is_empty()).for_each(put),
    }
}

fn list_mark(line: &str) -> (bool, &str) {
    let mut chars = line.chars();
    match chars.next() {
        Some('•' | '▪' | '◦' | '‣' | '●' | '■' | '·') => (true, chars.as_str().trim_start()),
        Some('-' | '*' | '–') if chars.as_str().starts_with([' ', '\t', '\u{a0}']) => {
            (true, chars.as_str().trim_start())
        }
        _ => (false, line),
    }
}

/// Whether lines are broken at a fixed width: most lines that another follows stop in mid-sentence, at much the same width.
fn is_wrapped(lines: &[&str]) -> bool {
    let mut followed: Vec<&str> = Vec::new();
    for pair in lines.windows(2).filter(|pair| !pair[0].is_empty() && !pair[1].is_empty()) {
        if pair[0].chars().count() > WIDEST_WRAP {
            return false;
        }
        followed.push(pair[0]);
    }
    if followed.len() < 3 {
        return false;
    }
    let broken = followed.iter().filter(|line| !crate::text::ends_sentence(line) && !line.ends_with(':')).count();
    let wide = followed.iter().filter(|line| line.chars().count() >= NARROWEST_WRAP).count();
    broken * 10 >= followed.len() * 6 && wide * 10 >= followed.len() * 6
}

fn typical_width(lines: &[&str]) -> usize {
    let widths = lines.iter().map(|line| line.chars().count() as u32).filter(|&width| width > 0);
    let mut widths: Vec<u32> = widths.collect();
    widths.sort_unstable();
    widths.get(widths.len() * 3 / 4).map_or(0, |&width| width as usize)
}

/// A wrapped paragraph goes on unless its line ended early at the end of a sentence.
fn continues(previous: &str, line: &str, typical: usize) -> bool {
    let room = typical.saturating_sub(previous.chars().count());
    let next_word = line.split(' ').next().map_or(0, |word| word.chars().count());
    !(room > next_word + 8 && (crate::text::ends_sentence(previous) || line.starts_with(|c: char| c.is_uppercase())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        pieces(text).into_iter().map(|piece| piece.text).collect()
    }

    #[test]
    fn wrapped_lines_are_joined() {
        let text = "The harbour of Elmsport stayed closed on Tuesday after the crane\nthat fell the night before was found to block its only channel,\nthe port authority said.\nShips wait outside. Nobody knows for how long they will have to\nstay there, a pilot said.\n\nNew paragraph.";
        assert_eq!(texts(text).len(), 3);
        assert!(texts(text)[0].ends_with("the port authority said."));
    }

    #[test]
    fn one_paragraph_a_line_stays() {
        assert_eq!(
            texts("One short line.\nAnother short line.\n\nThird\u{a0}line  here."),
            ["One short line.", "Another short line.", "Third line here."]
        );
    }

    #[test]
    fn list_marks_are_removed_and_single_dashes_kept_out() {
        let found = pieces("• one\n• two\ntext");
        assert_eq!(
            found.iter().map(|p| (p.text.as_str(), p.bullet)).collect::<Vec<_>>(),
            [("one", true), ("two", true), ("text", false)]
        );
        assert!(!pieces("– I see.\nHe left.")[0].bullet);
    }
}
