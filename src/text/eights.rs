//! Bytes looked at eight at a time, as one number: each answer has the top bit of those bytes that are meant.
//!
//! It needs neither the processor's vectors nor the compiler's, which the module, built for size, does without. After
//! Mycroft's and Warren's tricks (Hacker's Delight, chapter 6); all of them exact for every byte.

/// A bit in each of eight bytes, the lowest.
const ONES: u64 = u64::from_ne_bytes([1; 8]);
/// The highest: bytes beyond ASCII have it.
pub(crate) const TOPS: u64 = ONES << 7;

/// Bytes that are `byte`.
pub(crate) fn equal(eight: u64, byte: u8) -> u64 {
    let differ = eight ^ (ONES * u64::from(byte));
    !(((differ & !TOPS) + !TOPS) | differ) & TOPS
}

/// Bytes of ASCII from `first` on.
pub(crate) fn from(eight: u64, first: u8) -> u64 {
    ((eight & !TOPS) + ONES * u64::from(0x80 - first)) & !eight & TOPS
}

/// Control characters of ASCII below the space.
pub(crate) fn controls(eight: u64) -> u64 {
    !from(eight, b' ') & !eight & TOPS
}

/// Small letters of ASCII.
pub(crate) fn small(eight: u64) -> u64 {
    from(eight, b'a') & !from(eight, b'z' + 1)
}

/// Letters of ASCII.
pub(crate) fn letters(eight: u64) -> u64 {
    small(eight | ONES << 5)
}

/// Digits of ASCII.
pub(crate) fn digits(eight: u64) -> u64 {
    from(eight, b'0') & !from(eight, b'9' + 1)
}

/// The bytes in eights with the place of each; the last is filled up with `filler`.
pub(crate) fn eights(bytes: &[u8], filler: u8) -> impl Iterator<Item = (usize, u64)> {
    let (whole, rest) = bytes.as_chunks::<8>();
    let mut last = [filler; 8];
    last[..rest.len()].copy_from_slice(rest);
    let last = (!rest.is_empty()).then_some(last);
    whole.iter().copied().chain(last).enumerate().map(|(nth, eight)| (nth * 8, u64::from_le_bytes(eight)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_is_told_whatever_stands_beside_it() {
        let told = |mask: u64, at: usize| mask.to_le_bytes()[at] == 0x80;
        for byte in 0..=255_u8 {
            for beside in [0, 1, b' ', b'a', 0x7f, 0x80, 0xff] {
                for at in 0..8 {
                    let mut bytes = [beside; 8];
                    bytes[at] = byte;
                    let eight = u64::from_le_bytes(bytes);
                    assert_eq!(told(equal(eight, b'.'), at), byte == b'.');
                    assert_eq!(told(equal(eight, 0xe2), at), byte == 0xe2);
                    assert_eq!(told(controls(eight), at), byte < b' ');
                    assert_eq!(told(small(eight), at), byte.is_ascii_lowercase());
                    assert_eq!(told(letters(eight), at), byte.is_ascii_alphabetic());
                    assert_eq!(told(digits(eight), at), byte.is_ascii_digit());
                }
            }
        }
    }
}
