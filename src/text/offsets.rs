//! Byte offsets → UTF-16 code units, as JavaScript counts them.

use super::eights::TOPS;

/// Converts byte offsets of one text. Building it is linear in the text, a look-up costs at most [`STRIDE`] bytes.
pub struct Utf16<'a> {
    text: &'a str,
    /// UTF-16 offset at every `STRIDE` bytes (at the character boundary at or before it); empty for ASCII.
    marks: Vec<(u32, u32)>,
}

const STRIDE: usize = 256;

impl<'a> Utf16<'a> {
    /// Prepares look-ups in `text`.
    pub fn new(text: &'a str) -> Self {
        let mut marks = Vec::new();
        if !text.is_ascii() {
            let (mut at, mut units) = (0, 0);
            while at < text.len() {
                marks.push((at as u32, units));
                let mut next = at - at % STRIDE + STRIDE;
                while !text.is_char_boundary(next.min(text.len())) {
                    next += 1;
                }
                next = next.min(text.len());
                units += utf16_len(&text[at..next]);
                at = next;
            }
        }
        Self { text, marks }
    }

    /// The UTF-16 offset of a byte offset, which must lie on a character boundary.
    pub fn at(&self, byte: usize) -> u32 {
        let below = self.marks.partition_point(|&(at, _)| at as usize <= byte);
        let Some(&(from, units)) = below.checked_sub(1).and_then(|i| self.marks.get(i)) else { return byte as u32 };
        units + utf16_len(&self.text[from as usize..byte])
    }
}

/// The length of `text` in UTF-16 code units.
pub fn utf16_len(text: &str) -> u32 {
    // Each character has one byte that does not go on with another; those of four bytes have two units.
    let mut units = 0;
    let (whole, rest) = text.as_bytes().as_chunks::<8>();
    for eight in whole.iter().map(|eight| u64::from_le_bytes(*eight)) {
        let goes_on = eight & !(eight << 1) & TOPS;
        let of_four = eight & eight << 1 & eight << 2 & eight << 3 & TOPS;
        units += 8 - goes_on.count_ones() + of_four.count_ones();
    }
    rest.iter().fold(units, |units, &byte| units + u32::from(byte & 0xc0 != 0x80) + u32::from(byte >= 0xf0))
}

/// The beginning of `text` up to a UTF-16 offset; all of it where that lies behind its end.
pub fn utf16_prefix(text: &str, units: u32) -> &str {
    let mut left = units as usize;
    for (at, c) in text.char_indices() {
        if left == 0 {
            return &text[..at];
        }
        left = left.saturating_sub(c.len_utf16());
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_agree_with_counting() {
        let text = "“Ein Fährschiff” 🚢 sank. ".repeat(60);
        let offsets = Utf16::new(&text);
        for (byte, _) in text.char_indices() {
            assert_eq!(offsets.at(byte), utf16_len(&text[..byte]));
        }
        assert_eq!(offsets.at(text.len()), utf16_len(&text));
        assert_eq!(Utf16::new("plain").at(3), 3);
    }
}
