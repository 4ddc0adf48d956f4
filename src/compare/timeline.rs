//! What the texts date, and when they were published, in order of time.
//!
//! The same days in several texts are one moment where their sentences tell of the same; the date of a dateline is left out.
//! Texts of one day are compared with those of that day alone, so a long story costs no square but within a day.

use super::Accounts;
use super::dates::{Anchor, Interval, iso, resolve};
use super::likeness::Common;
use super::reading::Span;
use crate::order::sorted;
use crate::report::{Moment, MomentKind};

/// Two sentences that share so much, in hundredths of the lighter one, tell of the same.
const SAME: u32 = 34;
/// So many moments are shown.
const MOST: usize = 120;

/// A date in a text.
struct Told {
    days: Interval,
    ahead: bool,
    text: usize,
    span: Span,
    sentence: usize,
}

/// The moments of a story.
pub fn timeline(accounts: &Accounts<'_>, anchors: &[Anchor]) -> Vec<Moment> {
    let common = Common::new(accounts);
    let mut told: Vec<Told> = Vec::new();
    for (text, of) in accounts.texts.iter().enumerate() {
        for dated in of.reading.dates.iter().filter(|dated| !dated.written) {
            let Some(days) = resolve(dated, anchors[text]) else { continue };
            let ahead = anchors[text].day.is_some_and(|now| days.from > now)
                || dated.ahead && days.to >= anchors[text].day.unwrap_or(i64::MAX);
            told.push(Told { days, ahead, text, span: dated.span, sentence: dated.sentence as usize });
        }
    }
    told = sorted(told, |a, b| (a.days, a.text, a.span).cmp(&(b.days, b.text, b.span)));
    let mut groups: Vec<Vec<Told>> = Vec::new();
    let mut of_day = 0;
    for one in told {
        if groups.last().is_none_or(|group| group[0].days != one.days) {
            of_day = groups.len();
        }
        let stems = |told: &Told| {
            accounts.texts[told.text].reading.contexts.get(told.sentence).map_or(&[][..], |context| &context.stems)
        };
        let own = stems(&one);
        let weight = common.sum(own);
        let same = |group: &&mut Vec<Told>| {
            let first = stems(&group[0]);
            common.likeness((first, common.sum(first)), (own, weight)) >= SAME
        };
        match groups[of_day..].iter_mut().find(same) {
            Some(group) => group.push(one),
            None => groups.push(vec![one]),
        }
    }
    let mut moments: Vec<Moment> = groups.iter().map(|group| moment(accounts, group)).collect();
    if moments.len() > MOST {
        // Those of most texts stay.
        moments = sorted(moments, |a, b| b.articles.len().cmp(&a.articles.len()));
        moments.truncate(MOST);
    }
    for text in &accounts.texts {
        if let Some(published) = text.article.published.as_deref() {
            moments.push(Moment {
                from: published.to_owned(),
                to: None,
                kind: MomentKind::Published,
                articles: vec![text.article.id.clone()],
                evidence: Vec::new(),
            });
        }
    }
    sorted(moments, |a, b| a.from.cmp(&b.from).then_with(|| a.to.cmp(&b.to)))
}

fn moment(accounts: &Accounts<'_>, group: &[Told]) -> Moment {
    let (from, to) = iso(group[0].days);
    let ahead = group.iter().filter(|told| told.ahead).count() * 2 > group.len();
    Moment {
        from,
        to,
        kind: if ahead { MomentKind::Expected } else { MomentKind::Told },
        articles: accounts.ids(group.iter().map(|told| told.text)),
        evidence: group.iter().map(|told| accounts.evidence(told.text, told.span)).collect(),
    }
}
