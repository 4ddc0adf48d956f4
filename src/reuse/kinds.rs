//! Measures → the kind of a relation, first that fits (DESIGN: identical, near, contains, rewrite, passage).

use super::measure::{Measure, Span};
use crate::report::RelationKind;
use crate::settings::Settings;

fn tenthousandths(share: f64) -> u32 {
    (share * 10_000.0 + 0.5) as u32
}

/// An excerpt, not a near copy: so much of a text that is a quarter shorter stands in the longer one, in ten-thousandths.
/// Their resemblance may be .7 or more for their lengths alone.
const WHOLE: u16 = 9_800;

/// The strongest kind that fits; `None` where nothing worth telling is shared. `lengths` are the texts' compared words.
pub fn kind(measure: &Measure, lengths: (usize, usize), settings: &Settings) -> Option<RelationKind> {
    let shorter_in_longer = if lengths.0 <= lengths.1 { measure.a_in_b } else { measure.b_in_a };
    let whole = shorter_in_longer >= WHOLE && 4 * lengths.0.min(lengths.1) <= 3 * lengths.0.max(lengths.1);
    if !whole && u32::from(measure.resemblance) >= tenthousandths(settings.near) {
        Some(RelationKind::Near)
    } else if u32::from(shorter_in_longer) >= tenthousandths(settings.contains) {
        Some(RelationKind::Contains)
    } else if is_rewrite(measure, settings) {
        Some(RelationKind::Rewrite)
    } else if measure.spans.iter().any(|span| counts(span, settings)) {
        Some(RelationKind::Passage)
    } else {
        None
    }
}

/// Whether texts that tell one event share scattered wording that is worth telling, though no passage.
pub fn is_scattered(measure: &Measure, settings: &Settings) -> bool {
    u32::from(measure.unquoted) >= tenthousandths(settings.scattered)
        && measure.unquoted_words >= settings.passage_words
}

/// Much of the wording is shared, quotes aside: a passage at least, or so much that phrases of the trade, which look-alike
/// reports share in runs of four to eleven words, cannot make it up.
fn is_rewrite(measure: &Measure, settings: &Settings) -> bool {
    let passage = measure.spans.iter().any(|span| !span.quoted && counts(span, settings));
    let unquoted = u32::from(measure.unquoted);
    unquoted >= tenthousandths(settings.rewrite)
        && measure.unquoted_words >= settings.passage_words
        && (passage || unquoted >= tenthousandths(settings.rewrite_without_passage))
}

/// Whether a shared stretch is long enough to be told.
pub fn counts(span: &Span, settings: &Settings) -> bool {
    span.words >= if span.quoted { settings.quote_words } else { settings.passage_words }
}
