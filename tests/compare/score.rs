//! What the core finds in a story, held against its annotations.

use crate::gold::{Case, Disagreed, Place, Trap};
use samestory::{Camp, Disagreement, DisagreementKind as Kind, Statement, Variation};

/// How many of how many.
#[derive(Clone, Copy, Default)]
pub(crate) struct Tally {
    pub(crate) right: usize,
    pub(crate) of: usize,
}

impl Tally {
    fn count(&mut self, right: bool) -> bool {
        self.right += usize::from(right);
        self.of += 1;
        right
    }

    pub(crate) fn add(&mut self, other: Self) {
        self.right += other.right;
        self.of += other.of;
    }

    /// Of nothing, nothing is wrong.
    pub(crate) fn share(self) -> f64 {
        if self.of == 0 { 1.0 } else { self.right as f64 / self.of as f64 }
    }
}

/// The columns of the table, in its order.
pub(crate) const COLUMNS: [&str; 17] = [
    "conflictP",
    "conflictR",
    "contestP",
    "contestR",
    "laterP",
    "laterR",
    "hedge",
    "attrib",
    "compat",
    "traps",
    "stated",
    "unmerged",
    "how",
    "speaker",
    "carrier",
    "only",
    "dates",
];

/// A story's row, and what went wrong in it, for whoever mends it.
#[derive(Default)]
pub(crate) struct Score {
    pub(crate) columns: [Tally; COLUMNS.len()],
    /// Sources found, and only-here of the right kind: told below the table.
    pub(crate) sources: Tally,
    pub(crate) only_kind: Tally,
    pub(crate) wrong: Vec<String>,
}

impl Score {
    pub(crate) fn of(case: &Case) -> Self {
        let mut score = Self::default();
        for (kind, precision, recall) in [
            (Kind::Conflict, 0, 1),
            (Kind::Contested, 2, 3),
            (Kind::LaterUpdate, 4, 5),
            (Kind::Hedge, 6, 6),
            (Kind::Attribution, 7, 7),
        ] {
            score.disagreements(case, kind, precision, recall);
        }
        score.quiet(case);
        score.statements(case);
        score.quotes(case);
        score.rest(case);
        score
    }

    fn column(&mut self, name: &str) -> &mut Tally {
        let place = COLUMNS.iter().position(|column| *column == name).unwrap();
        &mut self.columns[place]
    }

    fn disagreements(&mut self, case: &Case, kind: Kind, precision: usize, recall: usize) {
        let gold: Vec<&Disagreed> = case.gold.disagreements.iter().filter(|found| found.kind == kind).collect();
        let found: Vec<&Disagreement> =
            case.comparison.disagreements.iter().filter(|found| found.kind == kind).collect();
        if precision != recall {
            for found in &found {
                if !self.columns[precision].count(gold.iter().any(|gold| meets(case, found, gold))) {
                    self.wrong.push(format!("wrong {kind:?}: {}", told(found)));
                }
            }
        }
        for gold in gold {
            if !self.columns[recall].count(found.iter().any(|found| meets(case, found, gold))) {
                let sides: Vec<&str> = gold.sides.iter().map(|side| side.value.as_str()).collect();
                self.wrong.push(format!("missed {kind:?}: {} ({})", gold.what, sides.join(" | ")));
            }
        }
    }

    /// What must not be called a conflict.
    fn quiet(&mut self, case: &Case) {
        let conflicts = || case.comparison.disagreements.iter().filter(|found| found.kind == Kind::Conflict);
        for agreed in &case.gold.compatible {
            for (place, a) in agreed.places.iter().enumerate() {
                for b in &agreed.places[place + 1..] {
                    if !self.column("compat").count(!conflicts().any(|found| apart(case, found, a, b))) {
                        self.wrong.push(format!("called a conflict: {}: {} | {}", agreed.what, a.words, b.words));
                    }
                }
            }
        }
        for trap in &case.gold.traps {
            let (sprung, told) = match trap {
                Trap::Pair { between: [a, b], why } => {
                    (conflicts().any(|found| apart(case, found, a, b)), format!("{} | {} ({why})", a.words, b.words))
                }
                Trap::Words { article, words, why } => {
                    let on = |camp: &Camp| camp.evidence.iter().any(|evidence| case.on(evidence, article, words));
                    (conflicts().any(|found| found.sides.iter().any(on)), format!("{words} ({why})"))
                }
            };
            if !self.column("traps").count(!sprung) {
                self.wrong.push(format!("trap: {told}"));
            }
        }
    }

    fn statements(&mut self, case: &Case) {
        for stated in &case.gold.statements {
            for (place, a) in stated.versions.iter().enumerate() {
                for b in &stated.versions[place + 1..] {
                    let mut both =
                        case.comparison.statements.iter().filter(|found| has(case, found, a) && has(case, found, b));
                    let right = both.any(|found| same_name(&stated.speaker, found.speaker.as_deref()));
                    if !self.column("stated").count(right) {
                        self.wrong.push(format!("not one statement of {}: {} | {}", stated.speaker, a.words, b.words));
                    }
                }
            }
        }
        for found in &case.comparison.statements {
            let mut speakers: Vec<&str> = Vec::new();
            for quote in &case.gold.quotes {
                let said =
                    found.versions.iter().any(|version| case.on(&version.evidence, &quote.article, &quote.words));
                if said && !speakers.contains(&case.speaker_of(quote)) {
                    speakers.push(case.speaker_of(quote));
                }
            }
            if !self.column("unmerged").count(speakers.len() < 2) {
                self.wrong.push(format!("merged across {}: {}", speakers.join(", "), found.versions[0].evidence.raw));
            }
        }
        for place in case.gold.statements.iter().flat_map(|stated| &stated.versions) {
            let mut versions = case.comparison.statements.iter().flat_map(|found| &found.versions);
            let found = versions.find(|version| case.at(&version.evidence, place)).map(|version| version.how);
            let plain = |how| match how {
                Variation::Base => Variation::Identical,
                Variation::Translated => Variation::Reworded,
                other => other,
            };
            if !self.column("how").count(found.map(plain) == place.how.map(plain)) {
                self.wrong.push(format!("{found:?}, not {:?}: {}: {}", place.how, place.article, place.words));
            }
        }
    }

    fn quotes(&mut self, case: &Case) {
        for quote in &case.gold.quotes {
            let all = case.comparison.statements.iter();
            let all = all.flat_map(|found| found.versions.iter().map(move |version| (found, version)));
            let here = all.filter(|(_, version)| case.on(&version.evidence, &quote.article, &quote.words));
            let closest = here.min_by_key(|(_, version)| version.evidence.end - version.evidence.start);
            let (speaker, carrier) = match closest {
                Some((found, version)) => (found.speaker.as_deref(), version.evidence.carrier.as_deref()),
                None => (Some("(no statement)"), None),
            };
            let right = [&quote.speaker, case.speaker_of(quote)].iter().any(|name| same_name(name, speaker));
            if !self.column("speaker").count(right) {
                self.wrong.push(format!(
                    "speaker {}, not {}: {}: {}",
                    speaker.unwrap_or("-"),
                    quote.speaker,
                    quote.article,
                    quote.words
                ));
            }
            let right = match &quote.carrier {
                Some(gold) => same_name(gold, carrier),
                None => carrier.is_none(),
            };
            if !self.column("carrier").count(right) {
                let expected = quote.carrier.as_deref().unwrap_or("-");
                self.wrong.push(format!(
                    "carrier {}, not {expected}: {}: {}",
                    carrier.unwrap_or("-"),
                    quote.article,
                    quote.words
                ));
            }
        }
    }

    fn rest(&mut self, case: &Case) {
        for only in &case.gold.only_here {
            let here = || {
                case.comparison.only_here.iter().filter(|found| case.on(&found.evidence, &only.article, &only.words))
            };
            if !self.column("only").count(here().next().is_some()) {
                self.wrong.push(format!("not only here: {}: {} ({:?})", only.article, only.words, only.kind));
            }
            self.only_kind.count(here().any(|found| found.kind == only.kind));
        }
        for source in &case.gold.sources {
            let mut found = case.comparison.sources.iter().filter(|found| found.kind == source.kind);
            if !self.sources.count(found.any(|found| same_name(&source.name, Some(&found.name)))) {
                self.wrong.push(format!("no source: {} ({:?})", source.name, source.kind));
            }
        }
        for date in &case.gold.dates {
            let told = |moment: &&samestory::Moment| {
                moment.evidence.iter().any(|evidence| case.on(evidence, &date.article, &date.words))
            };
            let values: Vec<String> = case.comparison.timeline.iter().filter(told).map(interval).collect();
            if !self.column("dates").count(values.contains(&date.at)) {
                self.wrong.push(format!(
                    "dated {}, not {}: {}: {}",
                    values.join(" and "),
                    date.at,
                    date.article,
                    date.words
                ));
            }
        }
    }
}

fn interval(moment: &samestory::Moment) -> String {
    match &moment.to {
        Some(to) => format!("{}/{to}", moment.from),
        None => moment.from.clone(),
    }
}

/// A finding is a gold one where two of its sides stand on two of the other's; a claim stands on its whole sentence.
fn meets(case: &Case, found: &Disagreement, gold: &Disagreed) -> bool {
    let stands = |camp: &Camp, place: &Place| {
        camp.evidence.iter().any(|evidence| match gold.kind {
            Kind::Contested => case.in_sentence(evidence, place),
            _ => case.at(evidence, place),
        })
    };
    found.sides.iter().enumerate().any(|(i, a)| {
        found.sides.iter().enumerate().filter(|(j, _)| *j != i).any(|(_, b)| {
            gold.sides.iter().enumerate().any(|(m, x)| {
                gold.sides.iter().enumerate().filter(|(n, _)| *n != m).any(|(_, y)| {
                    x.places.iter().any(|place| stands(a, place)) && y.places.iter().any(|place| stands(b, place))
                })
            })
        })
    })
}

/// Whether two places stand on two sides.
fn apart(case: &Case, found: &Disagreement, a: &Place, b: &Place) -> bool {
    let side = |place: &Place| {
        let on = |camp: &Camp| camp.evidence.iter().any(|evidence| case.at(evidence, place));
        found.sides.iter().map(on).collect::<Vec<bool>>()
    };
    let (of_a, of_b) = (side(a), side(b));
    (0..of_a.len()).any(|i| of_a[i] && (0..of_b.len()).any(|j| i != j && of_b[j]))
}

fn has(case: &Case, found: &Statement, place: &Place) -> bool {
    found.versions.iter().any(|version| case.at(&version.evidence, place))
}

/// Names are the same where the last word of one is a word of the other; titles and articles aside.
pub(crate) fn same_name(gold: &str, found: Option<&str>) -> bool {
    let words = |name: &str| -> Vec<String> {
        let words = name.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
        words.filter(|word| !["", "the", "a", "an", "s"].contains(&word.as_str())).collect()
    };
    let (gold, found) = (words(gold), words(found.unwrap_or_default()));
    let last = |a: &[String], b: &[String]| a.last().is_some_and(|last| b.contains(last));
    last(&gold, &found) || last(&found, &gold)
}

/// A disagreement in a line.
pub(crate) fn told(found: &Disagreement) -> String {
    let side = |camp: &Camp| {
        let words = camp.evidence.iter().map(|evidence| format!("{}: {}", evidence.article, evidence.raw));
        format!("{} [{}]", camp.value, words.collect::<Vec<_>>().join("; "))
    };
    let sides: Vec<String> = found.sides.iter().map(side).collect();
    format!("{} {}: {}", found.about.head, found.about.of.as_deref().unwrap_or_default(), sides.join(" | "))
}
