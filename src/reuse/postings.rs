//! Postings, one number each: bits of a shingle's hash, then the text; and how lists of them are sorted and merged.

/// Bits of a posting that name the text.
pub(super) const TEXT: u32 = 24;

pub(super) fn text_of(posting: u64) -> u32 {
    posting as u32 & ((1 << TEXT) - 1)
}

/// The postings of the shingle whose group begins at a place.
pub(super) fn group_at(postings: &[u64], from: usize) -> &[u64] {
    let shingle = postings[from] >> TEXT;
    let len = postings[from..].iter().take_while(|&&posting| posting >> TEXT == shingle).count();
    &postings[from..from + len]
}

/// Values of a digit when postings are sorted.
pub(super) const DIGITS: usize = 1 << DIGIT;
/// Bits of a digit; four of them are a shingle's.
const DIGIT: u32 = (64 - TEXT) / 4;

/// Sorts postings by their shingles, digit by digit from the last; those of one shingle stay in their order.
pub(super) fn sort_by_shingle(postings: &mut Vec<u64>) {
    let mut sorted = vec![0; postings.len()];
    for shift in (TEXT..64).step_by(DIGIT as usize) {
        let digit = |posting: u64| (posting >> shift) as usize & (DIGITS - 1);
        let mut ends = [0_u32; DIGITS];
        postings.iter().for_each(|&posting| ends[digit(posting)] += 1);
        let mut end = 0;
        for begin in &mut ends {
            end += std::mem::replace(begin, end);
        }
        for &posting in postings.iter() {
            let place = &mut ends[digit(posting)];
            sorted[*place as usize] = posting;
            *place += 1;
        }
        std::mem::swap(postings, &mut sorted);
    }
}

/// Merges sorted `new` into sorted `postings`, from behind, in place.
pub(super) fn merge(postings: &mut Vec<u64>, new: &[u64]) {
    if postings.is_empty() {
        return postings.extend_from_slice(new);
    }
    let mut from = postings.len();
    postings.extend_from_slice(new);
    let mut to = postings.len();
    for &posting in new.iter().rev() {
        let place = postings[..from].partition_point(|&other| other < posting);
        let moved = from - place;
        postings.copy_within(place..from, to - moved);
        (from, to) = (place, to - moved - 1);
        postings[to] = posting;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorting_by_digits_is_sorting() {
        let mut state = 7_u64;
        let mut postings: Vec<u64> = (0..5000)
            .map(|text| {
                state = state.wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(23) ^ text;
                // Some shingles stand in several texts.
                (if text % 3 == 0 { 5 << 60 } else { state }) >> TEXT << TEXT | text
            })
            .collect();
        let mut sorted = postings.clone();
        sorted.sort_unstable();
        sort_by_shingle(&mut postings);
        assert_eq!(postings, sorted);
    }
}
