//! JSON and JSON Lines in any common naming: one object, a list of them wherever it lies, or one object a line.
//!
//! JSON Feed, WordPress, JSON-LD and answers of search interfaces are read through the table of names
//! (`records.rs`); Arc ANS and ninjs have shapes of their own. A line that cannot be parsed gives a notice with its
//! number; all others are read. The parser itself refuses more than 128 levels.

use super::{Format, Found, ans, ninjs, records};
use crate::article::{ArticleInput, NoticeCode};
use crate::settings::MAX_JSON_FAULTS;
use serde_json::{Map, Value};

/// Whether a text looks like JSON.
pub(super) fn looks_like(text: &str) -> bool {
    let text = text.trim_start();
    text.starts_with('{') && text[1..].trim_start().starts_with(['"', '}'])
        || text.starts_with('[') && text[1..].trim_start().starts_with(['{', ']'])
        || text.starts_with("[\"http") && text.trim_end().ends_with(']')
}

/// Reads the articles of a JSON text.
pub(super) fn read(text: &str, found: &mut Found) {
    let named_lines = |name: &String| [".jsonl", ".ndjson"].iter().any(|end| name.to_lowercase().ends_with(end));
    if found.file.as_ref().is_some_and(named_lines) || is_lines(text) {
        found.is(Format::JsonLines);
        return lines(text, found);
    }
    found.is(Format::Json);
    match serde_json::from_str::<Value>(text) {
        Ok(value) => whole(value, found),
        Err(error) => broken(text, &error, found),
    }
}

/// Whether the first line is a whole object and others follow.
fn is_lines(text: &str) -> bool {
    let mut rows = text.lines().map(str::trim).filter(|row| !row.is_empty());
    let first = rows.next().unwrap_or_default();
    first.starts_with('{')
        && first.ends_with('}')
        && rows.next().is_some()
        && serde_json::from_str::<Value>(first).is_ok()
}

fn whole(value: Value, found: &mut Found) {
    let (items, defaults) = match value {
        Value::Array(items) => (items, ArticleInput::default()),
        Value::Object(object) => match records::list(&object) {
            Some((items, defaults)) => (items, defaults),
            None => return one(Value::Object(object), 1, None, &ArticleInput::default(), found),
        },
        _ => {
            return found.say(
                NoticeCode::NotAnArticle,
                None,
                "This JSON holds no articles. Give an object with “text”, an array of them, or one a line.".into(),
            );
        }
    };
    for (at, item) in items.into_iter().enumerate() {
        one(item, at + 1, None, &defaults, found);
    }
}

fn broken(text: &str, error: &serde_json::Error, found: &mut Found) {
    let rows = text.lines().map(str::trim).filter(|row| !row.is_empty());
    let (count, objects) = rows.fold((0, 0), |(count, objects), row| {
        (count + 1, objects + usize::from(row.starts_with('{') && row.trim_end_matches(',').ends_with('}')))
    });
    if count > 1 && objects * 2 >= count {
        return lines(text, found);
    }
    let before = found.articles.len();
    salvage(text, found);
    let read = match found.articles.len() - before {
        0 => "Nothing of it was read".into(),
        1 => "1 article of it was read".into(),
        count => format!("{count} articles of it were read"),
    };
    let (line, column) = (error.line(), error.column().max(1));
    let why = cause(error);
    let message =
        format!("This JSON is broken at line {line}, column {column}: {why}. {read}; repair it and add it again.");
    found.say(NoticeCode::Json, Some(line as u32), message);
}

/// Reads what is whole in a list that is broken: item by item, from a fault on at the next object behind another one.
fn salvage(text: &str, found: &mut Found) {
    let after_list = text.match_indices('[').find(|&(at, _)| text[at + 1..].trim_start().starts_with('{'));
    let Some((mut at, _)) = after_list else { return };
    let (mut number, mut faults) = (0, 0);
    while let Some(start) = text[at..].find('{').map(|start| at + start) {
        let end = object_end(text, start);
        let value = end.and_then(|end| serde_json::from_str::<Value>(&text[start..end]).ok());
        if let (Some(Value::Object(object)), Some(end)) = (value, end) {
            at = end;
            if ans::is(&object) || ninjs::is(&object) || records::is_article(&object) {
                number += 1;
                one(Value::Object(object), number, None, &ArticleInput::default(), found);
            }
            continue;
        }
        faults += 1;
        let between = |&(comma, _): &(usize, &str)| {
            text[start..start + comma].trim_end().ends_with('}')
                && text[start + comma + 1..].trim_start().starts_with('{')
        };
        match text[start..].match_indices(',').find(between) {
            Some((comma, _)) if faults <= MAX_JSON_FAULTS => at = start + comma,
            _ => return,
        }
    }
}

/// Where the object ends that begins at a place.
fn object_end(text: &str, start: usize) -> Option<usize> {
    let (mut depth, mut in_text, mut escaped) = (0_usize, false, false);
    for (at, byte) in text.bytes().enumerate().skip(start) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_text => escaped = true,
            b'"' => in_text = !in_text,
            b'{' if !in_text => depth += 1,
            b'}' if !in_text => {
                depth -= 1;
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
    }
    None
}

/// Reads one object a line; lines are counted from the beginning of the file.
pub(super) fn lines(text: &str, found: &mut Found) {
    for (at, row) in (found.lines_before..).zip(text.lines()) {
        let row = row.trim().trim_end_matches(',');
        if row.is_empty() || row == "[" || row == "]" {
            continue;
        }
        let line = Some(at as u32 + 1);
        match serde_json::from_str(row) {
            Ok(value) => {
                one(value, at + 1, line, &ArticleInput::default(), found);
            }
            Err(error) => found.say(
                NoticeCode::Json,
                line,
                format!(
                    "This line is not valid JSON at column {}: {}. It was left out; repair it and add it again.",
                    error.column(),
                    cause(&error)
                ),
            ),
        }
    }
}

/// What the parser's words mean.
const CAUSES: &[(&str, &str)] = &[
    ("EOF", "it ends in the middle"),
    ("expected `,`", "a comma or a closing bracket is missing, or a quotation mark stands inside a text"),
    ("expected `:`", "a colon is missing behind a name"),
    ("key must", "a name does not stand in double quotation marks"),
    ("trailing comma", "there is a comma too many"),
    ("trailing char", "something stands behind its end"),
    ("control char", "a text holds a line break or a control character; it must be written as \\n"),
    ("invalid escape", "a backslash stands where it means nothing"),
    ("recursion", "it is nested more than 128 levels deep"),
    ("number", "a number is too large"),
    ("invalid number", "a number is not written as JSON writes it"),
];

/// What is wrong with a JSON text.
fn cause(error: &serde_json::Error) -> &'static str {
    let words = error.to_string();
    CAUSES
        .iter()
        .find(|(head, _)| words.starts_with(head))
        .map_or("something stands there that is neither a text in double quotation marks nor a number", |(_, cause)| {
            cause
        })
}

/// One value that should be an article; `number` counts them from 1.
fn one(value: Value, number: usize, line: Option<u32>, defaults: &ArticleInput, found: &mut Found) {
    let object = match value {
        Value::Object(object) => object,
        Value::String(address) if address.starts_with("http") => {
            return found.link(&address);
        }
        _ => {
            let message = format!("Item {number} is not an article: an object with “text” is needed.");
            return found.say(NoticeCode::NotAnArticle, line, message);
        }
    };
    let input = if ans::is(&object) {
        Some(ans::read(&object))
    } else if ninjs::is(&object) {
        return ninjs::read(&object, number, found);
    } else {
        Some(records::read(&object))
    };
    let Some(mut input) = input.filter(says_something) else {
        return found.say(NoticeCode::NotAnArticle, line, unknown(&object, number));
    };
    input.source = input.source.or_else(|| defaults.source.clone());
    input.language = input.language.or_else(|| defaults.language.clone());
    found.item(input, Some(number));
}

fn says_something(input: &ArticleInput) -> bool {
    input.text.is_some()
        || input.html.is_some()
        || input.title.is_some()
        || input.standfirst.is_some()
        || input.url.is_some()
}

fn unknown(object: &Map<String, Value>, number: usize) -> String {
    let names: Vec<&str> = object.keys().take(6).map(String::as_str).collect();
    let given = if names.is_empty() { String::new() } else { format!(" (it has “{}”)", names.join("”, “")) };
    format!("Item {number} has neither “text” nor “title”{given}. It was left out.")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Found {
        let mut found = Found::default();
        read(text, &mut found);
        found
    }

    #[test]
    fn what_is_wrong_is_said_in_plain_words() {
        for (text, place, words) in [
            ("{\"text\": \"a", (1, 11), "ends in the middle"),
            ("[{\"text\": \"a\"} {\"text\": \"b\"}]", (1, 16), "comma or a closing bracket"),
            ("{\"text\" \"a\"}", (1, 9), "colon"),
            ("{text: \"a\"}", (1, 2), "name does not stand"),
            ("{\"text\": \"a\",}", (1, 14), "comma too many"),
            ("[]x", (1, 3), "behind its end"),
            ("{\"text\": \"a\nb\"}", (2, 1), "line break"),
            ("{\"text\": \"\\q\"}", (1, 12), "backslash"),
            ("{\"text\": a}", (1, 10), "neither a text"),
        ] {
            let mut found = Found::default();
            let error = serde_json::from_str::<Value>(text).err().unwrap_or_else(|| panic!("{text}"));
            broken(text, &error, &mut found);
            let said = found.notices.last().map(|notice| notice.message.as_str()).unwrap_or_default();
            let (line, column) = place;
            assert!(said.contains(&format!("line {line}, column {column}")) && said.contains(words), "{text}: {said}");
        }
    }

    #[test]
    fn what_is_whole_in_a_broken_list_is_read() {
        let item = |title: &str| format!("  {{\n    \"title\": \"{title}\",\n    \"body\": \"A text.\"\n  }}");
        let broken = "  {\n    \"title\": \"b\n  }".to_owned();
        let found = of(&format!("{{\"items\": [\n{}\n]}}", [item("a"), broken, item("c"), item("d")].join(",\n")));
        let titles: Vec<_> = found.articles.iter().filter_map(|article| article.title.as_deref()).collect();
        assert_eq!(titles, ["a", "c", "d"]);
        assert!(found.notices[0].message.contains("3 articles of it were read"), "{:?}", found.notices);
        let cut_off = of(&format!("[\n{},\n{}", item("a"), &item("b")[..20]));
        assert_eq!((cut_off.articles.len(), cut_off.notices.len()), (1, 1));
    }

    #[test]
    fn faults_are_bounded() {
        let list = "{\"title\": \"a\", \"x\": y},".repeat(MAX_JSON_FAULTS + 50);
        let found = of(&format!("[{list}{{\"title\": \"b\"}}]"));
        assert_eq!((found.articles.len(), found.notices.len()), (0, 1));
    }
}
