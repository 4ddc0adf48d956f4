//! Units that say the same, joined to statements.
//!
//! Two units are alike by how much of the lighter one's weight lies in the other ([`Bag::containment`]), by words that stand in the
//! other as they are, and for one voice in two texts with function words, too: a translation keeps few other words. Units
//! of one speaker are joined best pair first, by average linkage, by their longest wordings, or because one stands in the other.
//! Postings of stems keep the pairs to those that share some.

use super::Accounts;
use super::terms::Bag;
use super::utterances::{Unit, pieces};
use super::variation::{SAME_WORDS, in_order, share_in};
use crate::order::Map;

/// Least containment of two units of one statement, in ten-thousandths (FIELD: .30 to .35).
const ALIKE: u32 = 3500;
/// Least containment of two units of one known speaker that share two stems only, and of two units of one text.
const ALIKE_FEW: u32 = 6000;
/// Least containment of the longest wordings of two clusters.
const ALIKE_LONGEST: u32 = 4500;
/// The same, function words included, for two quotes of one known speaker in two texts; and where they share one stem only.
const ALIKE_VOICED: u32 = 5500;
const ALIKE_VOICED_FEW: u32 = 6000;
/// The most stems of the shorter one there.
const MOST_VOICED: usize = 16;
/// What a function word weighs there: a quarter of a rare word.
const FUNCTION: u32 = 96;
/// Least number of stems that they share.
const LEAST_STEMS: u32 = 3;
/// Least words of a wording that stands in another as it is.
const LEAST_WORDS: usize = 3;
/// Least words of a quote that two speakers are given for, and how sure both must be, in hundredths.
const SAME_LEAST: usize = 5;
const SURE: u32 = 90;

/// Pairs of units that share enough, the most alike first.
fn pairs(units: &[Unit], wordings: &[Wording]) -> Vec<(u32, u32, u32)> {
    let mut postings: Vec<(u64, u32)> = Vec::new();
    for (at, unit) in units.iter().enumerate() {
        postings.extend(unit.bag.stems.iter().map(|&(stem, _)| (stem, at as u32)));
    }
    postings.sort_unstable();
    let mut seen = vec![u32::MAX; units.len()];
    let mut pairs: Vec<(u32, u32, u32)> = Vec::new();
    for (at, unit) in units.iter().enumerate() {
        for &(stem, _) in &unit.bag.stems {
            let from = postings.partition_point(|&posting| posting <= (stem, at as u32));
            for &(_, other) in postings[from..].iter().take_while(|posting| posting.0 == stem) {
                if std::mem::replace(&mut seen[other as usize], at as u32) == at as u32 {
                    continue;
                }
                let (shared, mut alike) = unit.bag.alike(&units[other as usize].bag);
                let by_weight = alike;
                let same = wordings[at].same(&wordings[other as usize]);
                alike = alike.max(same);
                let one_voice = unit.known && unit.speaker == units[other as usize].speaker;
                let mut enough = shared >= LEAST_STEMS || same > 0 || one_voice && shared > 1 && alike >= ALIKE_FEW;
                if one_voice && unit.text != units[other as usize].text && by_weight >= ALIKE {
                    let voiced = wordings[at].voiced_alike(&wordings[other as usize], shared);
                    enough |= voiced > 0;
                    alike = alike.max(voiced);
                }
                // A text seldom says the same twice.
                let least = if unit.text == units[other as usize].text { ALIKE_FEW } else { ALIKE };
                if enough && alike >= least {
                    pairs.push((10_000 - alike, at as u32, other));
                }
            }
        }
    }
    pairs.sort_unstable();
    pairs
}

/// What a unit is compared by.
struct Wording {
    /// Its words, and those of each stretch between marks, both [`in_order`].
    all: Vec<u64>,
    parts: Vec<Vec<u64>>,
    /// The stems of what is quoted, with function words.
    voiced: Bag,
}

impl Wording {
    fn of(accounts: &Accounts<'_>, unit: &Unit) -> Self {
        let parts: Vec<Vec<u64>> = pieces(accounts, unit).into_iter().map(in_order).collect();
        let mut voiced = Bag::default();
        if unit.known && !unit.quoted.is_empty() {
            for word in unit.spoken(&accounts.texts[unit.text].reading.terms) {
                voiced.add(word.stem, word.weight.max(FUNCTION));
            }
        }
        Self { all: in_order(parts.concat()), parts, voiced }
    }

    /// How much of the lighter of two quotes of one voice in two texts stands in the other, function words included, where that
    /// is much: a translation has few of the other's words, and a part of a sentence has few words. Else 0.
    fn voiced_alike(&self, other: &Self, shared: u32) -> u32 {
        let stems = self.voiced.stems.len().min(other.voiced.stems.len());
        // Long quotes have most function words.
        if stems == 0 || stems > MOST_VOICED || shared == 0 {
            return 0;
        }
        let alike = self.voiced.containment(&other.voiced);
        let least = match stems {
            ..LEAST_WORDS => 10_000,
            _ if shared > 1 => ALIKE_VOICED,
            _ => ALIKE_VOICED_FEW,
        };
        if alike >= least { alike } else { 0 }
    }

    /// How much of the shorter wording stands in the other, function words included, where that is nearly all; else 0. Short
    /// quotes hold few words that weigh something. One piece of several counts where it is long.
    fn same(&self, other: &Self) -> u32 {
        let mut same = share_of_shorter(&self.all, &other.all, LEAST_WORDS);
        for (own, all) in [(self, &other.all), (other, &self.all)] {
            for part in own.parts.iter().filter(|part| own.parts.len() > 1 && part.len() <= all.len()) {
                same = same.max(share_of_shorter(part, all, SAME_LEAST));
            }
        }
        same
    }

    /// Whether a long piece of one stands in the other.
    fn is_same_long(&self, other: &Self) -> bool {
        self.all.len().min(other.all.len()) >= SAME_LEAST && self.same(other) > 0
    }
}

fn share_of_shorter(a: &[u64], b: &[u64], least: usize) -> u32 {
    let (shorter, longer) = if a.len() < b.len() { (a, b) } else { (b, a) };
    if shorter.len() < least {
        return 0;
    }
    Some(share_in(shorter, longer)).filter(|&share| share >= SAME_WORDS).unwrap_or(0) as u32
}

/// Joins units to statements.
pub struct Joined {
    /// Places of the units of each statement, in order.
    pub statements: Vec<Vec<usize>>,
    /// Pairs of units with the same words and two speakers.
    pub given_to_two: Vec<(usize, usize)>,
}

/// Joins units of one speaker that say the same.
pub fn join(accounts: &Accounts<'_>, units: &[Unit]) -> Joined {
    let wordings: Vec<Wording> = units.iter().map(|unit| Wording::of(accounts, unit)).collect();
    let pairs = pairs(units, &wordings);
    let mut likeness: Map<(u32, u32), u32> = Map::new();
    for &(unlike, a, b) in &pairs {
        likeness.insert((a, b), 10_000 - unlike);
    }
    let mut cluster_of: Vec<usize> = (0..units.len()).collect();
    let mut clusters: Vec<Vec<usize>> = (0..units.len()).map(|at| vec![at]).collect();
    let mut speakers: Vec<Option<&String>> = units.iter().map(|unit| unit.speaker.as_ref()).collect();
    let mut known: Vec<bool> = units.iter().map(|unit| unit.known).collect();
    let mut given_to_two = Vec::new();
    for &(_, a, b) in &pairs {
        let (a, b) = (a as usize, b as usize);
        let (one, other) = (cluster_of[a], cluster_of[b]);
        if one == other {
            continue;
        }
        let quoted = |at: usize| !units[at].quoted.is_empty();
        if speakers[one].is_some() && speakers[other].is_some() && speakers[one] != speakers[other] {
            let same = quoted(a) && quoted(b) && wordings[a].is_same_long(&wordings[b]);
            let sure = |at: usize| units[at].confidence >= SURE && accounts.is_person(units[at].speaker.as_deref());
            // Two first names of one surname may be one person's.
            let last = |at: usize| units[at].speaker.as_ref().and_then(|name| super::cast::surname(name));
            if same && sure(a) && sure(b) && last(a) != last(b) {
                given_to_two.push((a, b));
            }
            // A role may be anybody's who bears it: what is said in the very same words is one statement.
            if !same || known[one] && known[other] || !accounts.cast.may_be(speakers[one], speakers[other]) {
                continue;
            }
        }
        let same = || wordings[a].is_same_long(&wordings[b]);
        if !(belong(units, &likeness, [&clusters[one], &clusters[other]]) || quoted(a) && quoted(b) && same()) {
            continue;
        }
        let moved = std::mem::take(&mut clusters[other]);
        moved.iter().for_each(|&unit| cluster_of[unit] = one);
        clusters[one].extend(moved);
        if !known[one] && speakers[other].is_some() {
            (speakers[one], known[one]) = (speakers[other], known[other]);
        }
    }
    clusters.retain(|cluster| !cluster.is_empty());
    clusters.iter_mut().for_each(|cluster| cluster.sort_unstable());
    Joined { statements: clusters, given_to_two }
}

/// Whether two clusters are one statement: on average, or by their longest wordings. What one text gives in pieces has no
/// likeness among its pieces.
fn belong(units: &[Unit], likeness: &Map<(u32, u32), u32>, clusters: [&Vec<usize>; 2]) -> bool {
    let alike = |x: usize, y: usize| u64::from(*likeness.get(&(x.min(y) as u32, x.max(y) as u32)).unwrap_or(&0));
    // What a text quotes and what it reports elsewhere are seldom one.
    let torn = |x: usize, y: usize| {
        let reported = |at: usize| units[at].quoted.is_empty();
        units[x].text == units[y].text && reported(x) != reported(y) && alike(x, y) == 0
    };
    if clusters[0].iter().any(|&x| clusters[1].iter().any(|&y| torn(x, y))) {
        return false;
    }
    let mut sum = 0;
    for &x in clusters[0] {
        sum += clusters[1].iter().map(|&y| alike(x, y)).sum::<u64>();
    }
    if sum >= u64::from(ALIKE) * (clusters[0].len() * clusters[1].len()) as u64 {
        return true;
    }
    let longest =
        |of: &[usize]| of.iter().copied().max_by_key(|&at| (units[at].bag.weight, usize::MAX - at)).unwrap_or(0);
    alike(longest(clusters[0]), longest(clusters[1])) >= u64::from(ALIKE_LONGEST)
}
