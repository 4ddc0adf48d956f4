//! Place, date and agency at the head of a first paragraph: "Beijing, April 17. …", "LONDON (Reuters) - …",
//! "PARIS, March 4 (AFP) — …".
//!
//! A dateline is a place of one to six words at the very start, at least one of a date, an agency or all capitals, and a
//! mark that ends it. It stays in the text; comparisons pass over it.

use crate::lexicon::Lexicon;

/// A recognised dateline and how many bytes of the paragraph it takes, the dash behind it included.
#[derive(Debug, PartialEq, Eq)]
pub struct Found<'a> {
    /// The place as printed.
    pub place: &'a str,
    /// The date as printed.
    pub date: Option<&'a str>,
    /// Agencies named in it.
    pub agencies: Vec<&'a str>,
    /// Bytes it takes.
    pub len: usize,
}

/// A dateline ends within so many bytes.
const LONGEST: usize = 90;

/// Reads the dateline of a paragraph.
pub fn find<'a>(paragraph: &'a str, lexicon: &Lexicon) -> Option<Found<'a>> {
    ends(paragraph).into_iter().find_map(|(head_end, len)| {
        let dashed = !paragraph[head_end..].starts_with(['.', ':']);
        read(&paragraph[..head_end], len, dashed, lexicon)
    })
}

/// Where the head may end: before a dash set off by spaces, or at a full stop or colon; with the offset behind the mark.
fn ends(paragraph: &str) -> Vec<(usize, usize)> {
    let mut ends = Vec::new();
    for (at, c) in paragraph.char_indices().take_while(|&(at, _)| at <= LONGEST) {
        let behind = at + c.len_utf8();
        let spaced = paragraph[behind..].starts_with([' ', '\u{a0}']) || c == '—';
        let is_end = match c {
            '—' | '–' => at > 0 && spaced,
            '-' => paragraph[..at].ends_with([' ', ')']) && (spaced || paragraph[behind..].starts_with('-')),
            '.' | ':' => spaced,
            _ => false,
        };
        if is_end {
            let rest = paragraph[behind..].trim_start_matches(['-', ' ', '\u{a0}', '—', '–']);
            ends.push((at, paragraph.len() - rest.len()));
        }
    }
    ends
}

fn read<'a>(head: &'a str, len: usize, dashed: bool, lexicon: &Lexicon) -> Option<Found<'a>> {
    let head = head.trim();
    let mut agencies = Vec::new();
    let mut bare = head;
    // "(AFP)", "(Reuters) -", "AP -": agencies at the end.
    if let Some((before, inside)) = head.strip_suffix(')').and_then(|h| h.rsplit_once('(')) {
        let inside = inside.trim();
        let initials = (2..=6).contains(&inside.len()) && inside.bytes().all(|b| b.is_ascii_uppercase());
        if !initials && !lexicon.agencies.contains(&inside.to_lowercase()) {
            return None;
        }
        agencies.push(inside);
        bare = before.trim();
    }
    let bare = bare.trim_end_matches(',').trim_end();
    let parts: Vec<&str> = bare.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
    let dated = parts.iter().position(|part| is_date(part, lexicon));
    let places = match dated {
        Some(first) => {
            if !parts[first..].iter().all(|part| {
                is_date(part, lexicon)
                    || part.len() == 4 && part.bytes().all(|b| b.is_ascii_digit())
                    || lexicon.agencies.contains(&part.to_lowercase())
            }) {
                return None;
            }
            &parts[..first]
        }
        None => &parts[..],
    };
    let first = places.first()?;
    let place_end = places.last()?.as_ptr() as usize - bare.as_ptr() as usize + places.last()?.len();
    let place = &bare[first.as_ptr() as usize - bare.as_ptr() as usize..place_end];
    let words: Vec<&str> = place.split([' ', '-']).filter(|word| !word.is_empty()).collect();
    let opening = words.first()?;
    let capitals = place.chars().filter(|c| c.is_uppercase()).count();
    let all_capitals =
        dashed && opening.chars().count() > 1 && opening.chars().all(|c| !c.is_lowercase()) && capitals > 1;
    let is_place = words.len() <= 6
        && place.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | ',' | '-' | '\'' | '’' | '/'))
        && words.iter().all(|word| {
            word.chars().next().is_some_and(char::is_uppercase)
                || matches!(*word, "of" | "the" | "de" | "la" | "al" | "on" | "sur" | "upon" | "and" | "am" | "el")
        });
    let date = dated.map(|first| {
        let from = parts[first].as_ptr() as usize - bare.as_ptr() as usize;
        bare[from..].trim()
    });
    (is_place && (all_capitals || !agencies.is_empty() || date.is_some())).then_some(Found {
        place,
        date,
        agencies,
        len,
    })
}

/// "April 17", "17 April", "Apr. 17 2031", "Monday".
fn is_date(part: &str, lexicon: &Lexicon) -> bool {
    let mut named = false;
    let all = part.split([' ', '.']).filter(|word| !word.is_empty()).all(|word| {
        let lower = word.to_lowercase();
        if lexicon.months.contains(lower.as_str()) || lexicon.weekdays.contains(lower.as_str()) {
            named = true;
            return true;
        }
        let digits = lower.trim_end_matches(|c: char| c.is_ascii_lowercase());
        !digits.is_empty()
            && digits.len() <= 4
            && digits.bytes().all(|b| b.is_ascii_digit())
            && lower.len() - digits.len() <= 2
    });
    all && named
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::english;

    fn check(paragraph: &str, place: &str, date: Option<&str>, rest: &str) {
        let found = find(paragraph, english()).unwrap_or_else(|| panic!("no dateline in {paragraph:?}"));
        assert_eq!((found.place, found.date, &paragraph[found.len..]), (place, date, rest));
    }

    #[test]
    fn datelines_of_many_houses() {
        check("Belmora, May 9. The minister left.", "Belmora", Some("May 9"), "The minister left.");
        check("LONDON (Reuters) - Shares fell.", "LONDON", None, "Shares fell.");
        check("PARIS, March 4 (AFP) — Rain fell.", "PARIS", Some("March 4"), "Rain fell.");
        check("ANSEL, March 6 (CW) — Rain fell.", "ANSEL", Some("March 6"), "Rain fell.");
        check("NEW YORK, N.Y. — Rain fell.", "NEW YORK, N.Y.", None, "Rain fell.");
        check("Port Elder, 4 March 2031 (AP) -- Rain fell.", "Port Elder", Some("4 March 2031"), "Rain fell.");
        check("Vienna, Monday: Rain fell.", "Vienna", Some("Monday"), "Rain fell.");
    }

    #[test]
    fn sentences_are_not_datelines() {
        for text in [
            "Rain fell. It stayed.",
            "Mr. Bell left on Monday — and came back.",
            "May 9 — The minister left.",
            "The port closed — again.",
            "NATO. It met.",
            "In May, he left. She stayed.",
            "---- -- He left.",
            "-. He left.",
        ] {
            assert_eq!(find(text, english()), None, "{text}");
        }
    }
}
