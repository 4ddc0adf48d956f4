//! A list of links → the addresses of the pages that are missing. Nothing is fetched.

/// How browsers open a file of bookmarks.
const BOOKMARKS: &str = "<!doctype netscape-bookmark-file";

/// Whether a text consists of addresses, one a line, perhaps with a list mark or, in a list of several, a label before
/// each.
pub(super) fn are_all(text: &str) -> bool {
    let (mut count, mut labels) = (0, 0);
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let Some((label, _)) = address(line) else { return false };
        count += 1;
        labels += usize::from(label.contains(char::is_alphabetic));
    }
    count > 1 || count > labels
}

/// The addresses that a text lists.
pub(super) fn addresses(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter_map(|line| address(line).map(|(_, address)| address))
}

/// The addresses in a file of bookmarks; nothing where a page is none.
pub(super) fn bookmarks(html: &str) -> Option<impl Iterator<Item = &str>> {
    let is_one = super::markup::starts_with(html.trim_start(), BOOKMARKS);
    let value = |(at, mark): (usize, &str)| html[at + mark.len()..].split('"').next();
    is_one.then(|| html.match_indices("HREF=\"").filter_map(value).filter(|address| address.starts_with("http")))
}

/// The address that a line ends with, and what stands before it.
fn address(line: &str) -> Option<(&str, &str)> {
    let line = line.trim().trim_end_matches(['>', ')', ']', '.', ',', ';']);
    let at = line.rfind("https://").or_else(|| line.rfind("http://"))?;
    let (label, address) = line.split_at(at);
    let (_, rest) = address.split_once("://")?;
    (rest.contains('.') && !rest.contains(char::is_whitespace)).then_some((label, address))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_links_are_told_from_texts() {
        assert!(are_all("https://post.example/a\n\n- https://herald.example/b?c=1\n3. <http://x.example/>\n"));
        let list: Vec<&str> = addresses("https://post.example/a\n\n* <https://herald.example/b>\n").collect();
        assert_eq!(list, ["https://post.example/a", "https://herald.example/b"]);
        let labels = "Ferry aground: https://post.example/a\n[Tug](https://herald.example/b)\n";
        assert!(are_all(labels) && addresses(labels).last() == Some("https://herald.example/b"));
        assert!(!are_all("A ferry ran aground: https://post.example/a"));
        let saved = "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DT><A HREF=\"https://post.example/a\" ADD_DATE=\"1\">A</A><A HREF=\"place:x\">";
        assert_eq!(bookmarks(saved).map(Iterator::count), Some(1));
        assert!(bookmarks("<!doctype html><a href=\"https://x.example\">").is_none());
        assert!(!are_all("https://post.example/a\nA text\n") && !are_all("") && !are_all("https://x.example is down"));
    }
}
