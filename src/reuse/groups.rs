//! Relations → copies folded under a lead.
//!
//! Each member of a group is itself a copy, an excerpt or an earlier version of the lead: nothing is chained over a third
//! text. Leads are taken greedily: the text that stands for most others first, so that an excerpt goes to
//! the fullest text it was cut from. Linear in the relations but for sorting.

use super::Fold;
use crate::order::Map;
use crate::report::LeadReason;

/// A text as a member of a group. The order of fields is the order of merit; smaller is better.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Merit<'a> {
    /// Only its beginning is there.
    pub truncated: bool,
    /// Where it stands among versions of one item.
    pub place: Place,
    /// Texts of the very same words, counted down.
    pub copies: std::cmp::Reverse<usize>,
    /// Copies and excerpts of this text, counted down.
    pub others: std::cmp::Reverse<usize>,
    /// Published time as printed; texts without one come last.
    pub published: (bool, &'a str),
    /// Compared words, counted down.
    pub words: std::cmp::Reverse<usize>,
    /// Breaks ties.
    pub id: &'a str,
}

/// Where a text stands among versions of one item: the latest leads, one with a later version does not if it can be helped.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// Has earlier versions and no later one.
    Latest,
    /// No other version is here.
    #[default]
    Only,
    /// Has a later version.
    Earlier,
}

/// Notes that the first of a pair is a later version of the second, or an earlier one.
pub fn place(places: &mut Map<u32, Place>, (a, b): (u32, u32), later: Option<bool>) {
    let Some(later) = later else { return };
    let (latest, earlier) = if later { (a, b) } else { (b, a) };
    places.insert(earlier, Place::Earlier);
    if places.get(&latest) != Some(&Place::Earlier) {
        places.insert(latest, Place::Latest);
    }
}

/// `holds[t]` are the texts that `t` can lead, `merits` by the same keys. Gives lead → members without it.
pub fn fold(holds: &Map<u32, Vec<u32>>, merits: &Map<u32, Merit<'_>>) -> Vec<(u32, Vec<u32>)> {
    let order: Vec<u32> = holds.keys().collect();
    let order = crate::order::sorted(order, |a, b| merits[a].cmp(&merits[b]));
    let mut taken: Map<u32, ()> = Map::new();
    let mut groups = Vec::new();
    for lead in order {
        if taken.contains_key(&lead) {
            continue;
        }
        let members: Vec<u32> = holds[&lead].iter().copied().filter(|member| !taken.contains_key(member)).collect();
        if members.is_empty() {
            continue;
        }
        taken.insert(lead, ());
        members.iter().for_each(|&member| {
            taken.insert(member, ());
        });
        groups.push((lead, members));
    }
    groups
}

/// Lets texts chosen by hand lead their groups; the latest word on each holds.
pub fn choose(folds: &mut [Fold], chosen: &[u32]) {
    for &article in chosen {
        let fold = folds.iter_mut().find(|fold| fold.lead == article || fold.members.contains(&article));
        if let Some(fold) = fold {
            fold.members.retain(|&member| member != article);
            if fold.lead != article {
                fold.members.push(std::mem::replace(&mut fold.lead, article));
            }
            fold.reason = LeadReason::ByHand;
        }
    }
}

/// Why `lead` and not one of `members`.
pub fn reason(lead: &Merit<'_>, members: &[Merit<'_>]) -> LeadReason {
    if members.iter().all(|member| lead.words.0 > member.words.0 + member.words.0 / 10) {
        LeadReason::Fullest
    } else if !lead.published.0 && members.iter().all(|member| member.published > lead.published) {
        LeadReason::Earliest
    } else {
        LeadReason::FirstById
    }
}
