//! A list of links → how many pages are missing. Nothing is fetched.

/// Whether a text consists of addresses, one a line, perhaps with a list mark or a label before each.
pub(super) fn are_all(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty()).peekable();
    lines.peek().is_some() && lines.all(is_link)
}

/// How many addresses a text lists.
pub(super) fn count(text: &str) -> usize {
    text.lines().filter(|line| is_link(line.trim())).count()
}

fn is_link(line: &str) -> bool {
    let line =
        line.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | '*' | '•' | '.' | ')' | '<' | ' '));
    let address = line.strip_prefix("https://").or_else(|| line.strip_prefix("http://"));
    address.is_some_and(|rest| rest.contains('.') && !rest.trim_end_matches('>').contains(char::is_whitespace))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_links_are_told_from_texts() {
        assert!(are_all("https://post.example/a\n\n- https://herald.example/b?c=1\n3. <http://x.example/>\n"));
        assert_eq!(count("https://post.example/a\n\n* https://herald.example/b\n"), 2);
        assert!(!are_all("https://post.example/a\nA text\n") && !are_all("") && !are_all("https://x.example is down"));
    }
}
