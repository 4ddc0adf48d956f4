//! Words that accounts of one event use for each other.

use super::{Words, rows};
use crate::text::stem::Stems;
use std::sync::OnceLock;

/// The stem that stands for a stem and its synonyms; `None` where it stands for itself.
pub fn synonyms(stem: &str) -> Option<&'static str> {
    static SYNONYMS: OnceLock<Words<&'static str>> = OnceLock::new();
    let table = SYNONYMS.get_or_init(|| {
        let stems = Stems::of(Some("en"));
        let mut table = Words::default();
        for (row, _) in rows(include_str!("en/synonyms.txt")) {
            // As long-lived as the lexicon.
            let mut stems = row.split(' ').map(|word| &*stems.stem(word).leak());
            if let Some(first) = stems.next() {
                stems.for_each(|stem| table.insert(stem, first));
            }
        }
        table
    });
    table.get(stem).copied()
}
