//! Quotation marks → the stretches between them.
//!
//! Marks are paired with a stack per paragraph (Amigo's and Citron's common ground): an apostrophe inside or after a word
//! never pairs; a paragraph that opens a quote and does not close it is quoted to its end, as print convention has it; an
//! orphan closing mark is passed over. Linear in the text.

/// The longest quote that is believed, in bytes: beyond it a mark was lost.
const LONGEST: usize = 4000;

/// Byte ranges between quotation marks, outermost only, in order.
pub fn quoted_spans(text: &str) -> Vec<(usize, usize)> {
    let mut spans = Vec::new();
    let (mut from, mut at) = (0, 0);
    while let Some(line) = text[at..].find('\n') {
        at += line + 1;
        if text.as_bytes().get(at) == Some(&b'\n') {
            paragraph_spans(&text[from..at - 1], from, &mut spans);
            at += 1;
            from = at;
        }
    }
    paragraph_spans(&text[from..], from, &mut spans);
    spans
}

fn paragraph_spans(paragraph: &str, offset: usize, spans: &mut Vec<(usize, usize)>) {
    // The closing mark that is waited for, and where the quote began.
    let mut open: Option<(char, usize)> = None;
    let bytes = paragraph.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        // All marks but two are beyond ASCII.
        at += super::plain_run(&bytes[at..], [b'"', b'\'']);
        let Some(c) = paragraph[at..].chars().next() else { break };
        let behind = at + c.len_utf8();
        if !c.is_alphanumeric() {
            let before = paragraph[..at].chars().next_back().unwrap_or(' ');
            let next = paragraph[behind..].chars().next().unwrap_or(' ');
            match open {
                None => {
                    if let Some(close) = closer(c, before, next) {
                        open = Some((close, behind));
                    }
                }
                Some((close, start)) if closes(c, close, before, next) => {
                    // French sets spaces inside its marks.
                    let inside = &paragraph[start..at];
                    let from = start + inside.len() - inside.trim_start().len();
                    spans.push((offset + from, offset + from.max(start + inside.trim_end().len())));
                    open = None;
                }
                Some((_, start)) if at - start > LONGEST => open = None,
                Some(_) => {}
            }
        }
        at = behind;
    }
    if let Some((_, start)) = open.filter(|&(close, start)| close != '\'' && close != '’' && paragraph.len() > start)
    {
        spans.push((offset + start, offset + paragraph.len()));
    }
}

/// The mark that would close what `c` opens here.
fn closer(c: char, before: char, next: char) -> Option<char> {
    let at_word_start = !before.is_alphanumeric() && !next.is_whitespace();
    match c {
        '“' => Some('”'),
        '„' => Some('“'),
        '«' => Some('»'),
        '»' if at_word_start => Some('«'),
        '「' => Some('」'),
        '『' => Some('』'),
        '"' if at_word_start => Some('"'),
        '‘' if at_word_start && !next.is_ascii_digit() => Some('’'),
        '\'' if at_word_start && next.is_alphanumeric() => Some('\''),
        _ => None,
    }
}

fn closes(c: char, close: char, before: char, next: char) -> bool {
    match close {
        '’' | '\'' => {
            c == close
                && !next.is_alphanumeric()
                && (before.is_alphanumeric() || matches!(before, '.' | ',' | '!' | '?' | '…'))
                && !is_plural(before, next)
        }
        // Closing marks are mixed up in scraped text: a curly quote may end with a straight mark.
        '”' => {
            let behind_word = !before.is_whitespace() && !next.is_alphanumeric();
            c == '”' || c == '"' && !next.is_alphanumeric() || c == '“' && behind_word
        }
        '“' => matches!(c, '“' | '”'),
        _ => c == close,
    }
}

/// "the workers' demands": an apostrophe behind an s with a word to follow does not close.
fn is_plural(before: char, next: char) -> bool {
    before == 's' && next == ' '
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quotes(text: &str) -> Vec<&str> {
        quoted_spans(text).into_iter().map(|(a, b)| &text[a..b]).collect()
    }

    #[test]
    fn marks_of_many_kinds_pair() {
        assert_eq!(quotes("He said “we go” and \"come\" and «vite» and „bald“."), ["we go", "come", "vite", "bald"]);
        assert_eq!(quotes("The 'old boat' and the workers' demand, it's"), ["old boat"]);
    }

    #[test]
    fn a_quote_without_an_end_ends_with_its_paragraph() {
        assert_eq!(quotes("“We go.\n\n“And we stay.” He left.\n\nNothing."), ["We go.", "And we stay."]);
    }

    #[test]
    fn apostrophes_and_orphans_open_nothing() {
        assert!(quotes("in various fields”. It’s the ’90s").is_empty());
    }
}
