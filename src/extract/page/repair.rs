//! Pages whose UTF-8 was taken for Latin-1 and written as UTF-8 once more ("itâ\u{80}\u{99}s"), as programs do that fetch
//! a page which does not state its encoding. The traces are control characters that no page has otherwise.

/// The page as it was, where it was written twice. Linear in the page; nothing is copied where nothing is wrong.
pub(super) fn repaired(html: &str) -> Option<String> {
    let bytes = html.as_bytes();
    // A control character behind a letter that opens a sequence.
    let trace = |at: &usize| {
        bytes[*at] == 0xc3 && bytes.get(at + 2) == Some(&0xc2) && bytes.get(at + 3).is_some_and(|b| *b < 0xa0)
    };
    (0..bytes.len()).find(trace)?;
    let mut out: Vec<u8> = Vec::with_capacity(bytes.len());
    let mut rest = html.chars();
    while let Some(c) = rest.next() {
        let more = match c as u32 {
            0xc2..=0xdf => 1,
            0xe0..=0xef => 2,
            0xf0..=0xf4 => 3,
            _ => 0,
        };
        let mut sequence = [c as u32 as u8, 0, 0, 0];
        let mut behind = rest.clone();
        let whole = more > 0
            && (1..=more).all(|at| {
                let next = behind.next().map_or(0, u32::from);
                sequence[at] = next as u8;
                (0x80..=0xbf).contains(&next)
            });
        if whole && std::str::from_utf8(&sequence[..=more]).is_ok() {
            out.extend(&sequence[..=more]);
            rest = behind;
        } else {
            out.extend(c.encode_utf8(&mut [0; 4]).as_bytes());
        }
    }
    String::from_utf8(out).ok()
}

#[cfg(test)]
mod tests {
    use super::repaired;

    #[test]
    fn only_what_was_written_twice_is_changed() {
        assert_eq!(
            repaired("it\u{e2}\u{80}\u{99}s caf\u{c3}\u{a9}, and Zürich").as_deref(),
            Some("it’s café, and Zürich")
        );
        assert_eq!(repaired("Der Verfassungsgerichtshof für Ärzte: Ã© and â€™"), None);
    }
}
