//! The head of a plain text: its headline, and what stands around it before the first paragraph.
//!
//! A headline is no sentence, of fitting length, and made of words that come back in the body. Of several such lines the
//! first is taken: what follows a headline is its standfirst. Labels and prompts stand before it, authors behind it.

use super::metadata;
use super::plain::{Line, Reading};
use crate::article::CutReason;
use crate::lexicon::Lexicon;
use crate::text::{last_mark, plain_key, strip_edges, tokenize};

/// A headline has so many words.
pub(super) const TITLE_WORDS: std::ops::RangeInclusive<usize> = 3..=28;
/// A headline shares so many words with the body, stop words aside.
const SHARED_WORDS: usize = 2;
/// The name of a topic has at most so many.
const TOPIC_WORDS: usize = 4;
/// A standfirst that is a sentence has at most so many words.
const STANDFIRST_WORDS: usize = 45;

/// The headline and what stands around it before the first paragraph.
pub(super) fn head(lines: &mut [Line], title: Option<&str>, lexicon: &Lexicon, reading: &mut Reading) {
    let Some(body) = lines.iter().position(Line::is_paragraph) else { return };
    if let Some(title) = title {
        let title = plain_key(title);
        let at =
            lines[..body.min(lines.len()) + 1].iter().position(|line| strip_edges(&line.key) == strip_edges(&title));
        match at {
            Some(at) => {
                lines[at].cut(CutReason::Title);
                around_title(lines, at, end(lines, at, body, lexicon), lexicon, reading);
            }
            None => labels_before(lines, body, lexicon),
        }
        return;
    }
    match choose_title(lines, body, lexicon) {
        Some(at) => {
            reading.title = Some(lines[at].text.clone());
            lines[at].cut(CutReason::Title);
            around_title(lines, at, end(lines, at, body.max(at + 1), lexicon), lexicon, reading);
        }
        None => labels_before(lines, body, lexicon),
    }
}

/// So many lines behind the headline may stand its standfirst, authors and date.
const HEAD_LINES: usize = 10;
/// A standfirst has so many paragraphs at most.
const STANDFIRSTS: usize = 2;
/// A text with so many lines that only give a time of the day is a live blog.
const LIVE_TIMES: usize = 3;

/// Where the head ends: at the first paragraph; behind authors or a date that follow on a short paragraph or two; in a
/// live blog at the first time.
fn end(lines: &[Line], title: usize, body: usize, lexicon: &Lexicon) -> usize {
    let is_time = |line: &&Line| metadata::only_time(&line.text, lexicon);
    if lines.iter().filter(is_time).count() >= LIVE_TIMES {
        let first = lines[title..].iter().position(|line| is_time(&line));
        return first.map_or(body, |first| body.min(title + first));
    }
    let (mut end, mut paragraphs) = (body, 0);
    for (at, line) in lines.iter().enumerate().skip(title + 1).take(HEAD_LINES) {
        let signs = line.is_byline_or_date() && !line.sentence && line.words > 1;
        if signs && paragraphs > 0 {
            if let Some(next) = lines[at..].iter().position(Line::is_paragraph) {
                end = end.max(at + next);
            }
        } else if line.is_paragraph() || line.open() && line.sentence {
            paragraphs += 1;
            if paragraphs > STANDFIRSTS || line.words > STANDFIRST_WORDS {
                break;
            }
        } else if line.open() && line.key.ends_with([':', ',']) {
            break;
        }
    }
    end
}

/// The line that is the headline: no sentence, of fitting length, near the body, made of the body's words.
fn choose_title(lines: &[Line], body: usize, lexicon: &Lexicon) -> Option<usize> {
    let in_body = body_words(&lines[body..]);
    let shared = |line: &Line| {
        let mut tokens = Vec::new();
        tokenize(&line.text, &mut tokens);
        tokens
            .iter()
            .filter(|t| {
                t.number
                    || !lexicon.stopwords.contains(line.text[t.start as usize..t.end as usize].to_lowercase().as_str())
            })
            .filter(|t| in_body.contains(&t.hash))
            .count()
    };
    let fits = |line: &Line| {
        line.open()
            && !line.bullet
            && TITLE_WORDS.contains(&line.words)
            && !matches!(last_mark(&line.text), Some('.' | ':' | ',' | ';'))
            && !is_slug(&line.text)
            && !lexicon.sections.contains(strip_edges(&line.key))
    };
    let candidates: Vec<(usize, usize)> =
        lines[..body].iter().enumerate().filter(|(_, line)| fits(line)).map(|(at, line)| (at, shared(line))).collect();
    let mut likely = candidates.iter().filter(|&&(_, shared)| shared >= SHARED_WORDS);
    if let Some(&(first, _)) = likely.next() {
        // A short line at the top is a topic where a longer one stands apart from it further down.
        let topic = lines[first].words <= TOPIC_WORDS;
        let apart = likely.next().filter(|&&(at, _)| topic && at > first + 1 && lines[at].words > TOPIC_WORDS);
        return Some(apart.map_or(first, |&(at, _)| at));
    }
    // The first line of all is the headline too where authors or a time follow soon.
    let first = lines.iter().position(Line::open)?;
    let signed = lines[first + 1..].iter().take(3).any(Line::is_byline_or_date);
    if signed && candidates.first().is_some_and(|&(at, _)| at == first) {
        return Some(first);
    }
    let fallback = candidates.iter().filter(|&&(at, shared)| shared > 0 || lines[at].words > TOPIC_WORDS + 1);
    if let Some(&(at, _)) = fallback.max_by_key(|&&(at, shared)| (shared, lines[at].words, std::cmp::Reverse(at))) {
        return Some(at);
    }
    // A first line that ends with a full stop is a headline where a byline, a date or a dateline follows it.
    let next = lines.get(first + 1)?;
    let announced = next.is_byline_or_date()
        || super::dateline::find(&next.text, lexicon).is_some()
        || !next.sentence && next.words >= 2 && metadata::is_name(&next.text);
    let own_dateline = super::dateline::find(&lines[first].text, lexicon).is_some();
    (announced
        && !own_dateline
        && first <= body
        && TITLE_WORDS.contains(&lines[first].words)
        && lines[first].words <= 18)
        .then_some(first)
}

fn body_words(lines: &[Line]) -> std::collections::HashSet<u64> {
    let mut tokens = Vec::new();
    for line in lines.iter().filter(|line| line.is_paragraph()) {
        tokenize(&line.text, &mut tokens);
    }
    tokens.iter().map(|token| token.hash).collect()
}

/// Before the headline stand labels and prompts; behind it the standfirst and the authors.
fn around_title(lines: &mut [Line], title: usize, body: usize, lexicon: &Lexicon, reading: &mut Reading) {
    for line in lines[..title.min(body)].iter_mut().filter(|line| line.open()) {
        let label = line.words <= 6 && !line.bullet;
        if label || !line.sentence && line.words <= TITLE_WORDS.end() * 2 {
            line.cut(if label { CutReason::SectionLabel } else { CutReason::Navigation });
        }
    }
    // The headline printed once more.
    let key = strip_edges(&lines[title].key).to_owned();
    lines.iter_mut().filter(|line| strip_edges(&line.key) == key).for_each(|line| line.cut(CutReason::Title));
    signed(lines, title, lexicon, reading);
    let announced = lines[..body.min(lines.len())].iter().rposition(|line| line.is_byline_or_date()).unwrap_or(0);
    let mut labelled = false;
    for at in title + 1..body.max(announced) {
        let line = &mut lines[at];
        if !line.open() {
            continue;
        }
        let label = !line.sentence && line.words <= 3 && !line.key.ends_with([':', ',']) && !line.has_digit();
        // A line that ends with a colon, or a label, opens a list of the body.
        labelled |= !line.bullet && line.key.ends_with(':');
        let points = line.bullet && !labelled;
        let summary = !line.bullet && !line.sentence && line.words >= 6 && !line.key.ends_with(':');
        let before_authors = line.sentence && at < announced && line.words <= STANDFIRST_WORDS;
        if points || summary || before_authors {
            line.cut(CutReason::Standfirst);
        } else if !line.sentence
            && metadata::is_name(&line.text)
            && line.words >= 2
            && reading.byline.is_none()
            && !lexicon.sections.contains(strip_edges(&line.key))
        {
            reading.byline = Some(line.text.clone());
            line.cut(CutReason::Byline);
        } else if !line.sentence && line.words <= TOPIC_WORDS + 2 && lines.get(at + 1).is_some_and(|next| next.bullet) {
            labelled = true;
        } else if label {
            lines[at].cut(CutReason::SectionLabel);
        }
    }
}

/// A name alone before a date, a place between them at most, is the author's.
fn signed(lines: &mut [Line], title: usize, lexicon: &Lexicon, reading: &mut Reading) {
    for at in title + 1..lines.len().min(title + HEAD_LINES) {
        let line = &lines[at];
        let is_author = line.open()
            && !line.bullet
            && (2..=5).contains(&line.words)
            && metadata::is_name(&line.text)
            && !lexicon.sections.contains(strip_edges(&line.key));
        let is_date = |line: &Line| metadata::date_line(&line.text, lexicon).is_some();
        let Some(next) = lines.get(at + 1).filter(|_| is_author && reading.byline.is_none()) else { continue };
        let place = next.open() && next.words <= 2 && !next.sentence && lines.get(at + 2).is_some_and(is_date);
        if place || is_date(next) {
            reading.byline = Some(line.text.clone());
            lines[at].cut(CutReason::Byline);
            if place {
                lines[at + 1].cut(CutReason::SectionLabel);
            }
            return;
        }
    }
}

/// The name of an agency item ("BC-Elmsport-Crane,2nd Ld-Writethru", "BC-Ferry Aground, 410").
fn is_slug(text: &str) -> bool {
    crate::ingest::labels::is_slug(text)
        || text
            .split(' ')
            .any(|word| word.split('-').filter(|part| part.chars().any(char::is_alphanumeric)).count() >= 3)
            && text.split(' ').count() <= 3
}

/// Without a headline only plain labels before the body are cut.
fn labels_before(lines: &mut [Line], body: usize, lexicon: &Lexicon) {
    for line in lines[..body].iter_mut().filter(|line| line.open() && !line.bullet && !line.sentence) {
        if lexicon.sections.contains(strip_edges(&line.key)) || line.words <= 2 {
            line.cut(CutReason::SectionLabel);
        }
    }
}
