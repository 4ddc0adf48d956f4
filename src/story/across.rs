//! When two texts in different languages may tell one story.
//!
//! They share few words, so that what they share by chance (cognates, the names of capitals) weighs much in the sum of
//! [`likeness`](super::likeness). They are one story only where rare names and a number or the day tie them, too, or many names do. Names
//! in different scripts do not meet; their texts stay apart.

use super::likeness::Seat;
use super::profile::{self, Profile};
use super::terms::PARTS;

/// Rarity from which on a word of a name is rare: hardly more than one in a hundred texts have it.
const RARE: f64 = 5.0 * PARTS;
/// So many rare words of names have to be in both, a full name and a place; one less where that is more than half of the
/// names of the text that has fewer.
const NAMES: usize = 3;
/// So many tie two texts without a number or the day.
const MANY_NAMES: usize = 4;
/// Or else texts published so many days from each other at most need a number in both.
const DAYS: u32 = 1;

/// The language of a BCP 47 tag as a number, without its region; 0 where none is told.
pub fn language(tag: Option<&str>) -> u32 {
    let first = tag.unwrap_or("").bytes().take_while(|&byte| byte != b'-').take(4);
    first.fold(0, |number, byte| number << 8 | u32::from(byte.to_ascii_lowercase()))
}

/// Whether two texts are known to be in different languages.
pub fn differ(one: u32, other: u32) -> bool {
    one != other && one != 0 && other != 0
}

/// Whether names, and a number or the day, tie a text to the one that is seated.
pub fn tied(seat: &Seat, rarities: &[f64], one: &Profile, other: &Profile) -> bool {
    let near = || one.day.zip(other.day).is_some_and(|(a, b)| a.abs_diff(b) <= DAYS);
    let names = seat.shared_names(other).filter(|&term| rarities[term as usize] >= RARE).take(MANY_NAMES).count();
    let fewer = one.of(profile::NAMES).len().min(other.of(profile::NAMES).len());
    let enough = names >= NAMES || names == NAMES - 1 && names * 2 > fewer;
    names == MANY_NAMES || enough && (near() || seat.shares_numbers(other))
}
