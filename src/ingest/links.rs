//! A list of links → the addresses of the pages that are missing. Nothing is fetched.

/// Whether a text consists of addresses, one a line, perhaps with a list mark or a label before each.
pub(super) fn are_all(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty()).peekable();
    lines.peek().is_some() && lines.all(|line| address(line).is_some())
}

/// The addresses that a text lists.
pub(super) fn addresses(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter_map(|line| address(line.trim()))
}

fn address(line: &str) -> Option<&str> {
    let mark = |c: char| c.is_ascii_digit() || matches!(c, '-' | '*' | '•' | '.' | ')' | '<' | ' ');
    let address = line.trim_start_matches(mark).trim_end_matches('>');
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"))?;
    (rest.contains('.') && !rest.contains(char::is_whitespace)).then_some(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_links_are_told_from_texts() {
        assert!(are_all("https://post.example/a\n\n- https://herald.example/b?c=1\n3. <http://x.example/>\n"));
        let list: Vec<&str> = addresses("https://post.example/a\n\n* <https://herald.example/b>\n").collect();
        assert_eq!(list, ["https://post.example/a", "https://herald.example/b"]);
        assert!(!are_all("https://post.example/a\nA text\n") && !are_all("") && !are_all("https://x.example is down"));
    }
}
