//! One input → one article.

mod authors;
pub mod dateline;
pub mod furniture;
mod head;
pub mod layout;
pub mod metadata;
pub mod page;
pub mod plain;

use crate::article::{Article, ArticleInput, Block, BlockKind, Dateline, Notice, NoticeCode, Quote, QuoteKind};
use crate::lexicon;
use crate::text::{Utf16, language, language::Prose, marks, offsets::utf16_len, word_count};

/// Finds the article in an input whose `text` is set. What the input states goes before what the text says.
pub fn article(id: String, input: ArticleInput) -> Article {
    let text = input.text.unwrap_or_default();
    let stated = |value: Option<String>| value.map(|value| value.trim().to_owned()).filter(|value| !value.is_empty());
    let title = stated(input.title);
    let mut prose = None;
    let reading = match input.html.as_deref() {
        Some(html) if text.trim().is_empty() => {
            page::read(html, title.as_deref(), input.url.as_deref(), input.language.as_deref())
        }
        _ => {
            let found = prose.insert(Prose::of(&mut text.lines()));
            let language = found.language.or(input.language.as_deref());
            plain::read(&text, title.as_deref(), lexicon::of(language))
        }
    };
    let mut article = Article {
        title: title.or(reading.title),
        standfirst: stated(input.standfirst).or(reading.standfirst),
        byline: stated(input.byline).or(reading.byline),
        published: stated(input.published).or(reading.published),
        modified: reading.modified,
        source: stated(input.source).or(reading.source),
        url: stated(input.url).or(reading.url),
        language: stated(input.language).or(reading.language),
        input_file: input.filename.clone(),
        input_row: input.row,
        version: input.version,
        status: input.status,
        credits: reading.credits,
        truncated: reading.truncated,
        blocks: reading.blocks,
        id,
        ..Article::default()
    };
    fill(&mut article, reading.words, prose.as_ref());
    let page = reading.notices.into_iter().map(|(code, message)| Notice {
        code,
        file: input.filename.clone(),
        line: None,
        article: Some(article.id.clone()),
        message,
    });
    article.notices.extend(page.collect::<Vec<_>>());
    article.notices.extend(remarks(&article, &input.filename));
    article
}

/// Fills in what follows from the blocks: the text, its length, dateline, quotes and language.
pub fn compose(article: &mut Article) {
    fill(article, None, None);
}

/// The same where the words of the blocks are counted, or there is prose that the text may begin with.
fn fill(article: &mut Article, words: Option<usize>, prose: Option<&Prose<'_>>) {
    let text = body(&article.blocks);
    let mut units = 0;
    for block in &mut article.blocks {
        block.start = block.kind.is_body().then_some(units);
        if block.kind.is_body() {
            units += utf16_len(&block.text) + BETWEEN.len() as u32;
        }
    }
    article.words = words.unwrap_or_else(|| word_count(&text)) as u32;
    article.quotes = quotes(&text);
    if article.language.is_none() {
        article.language = match prose.filter(|prose| prose.begins(&text)) {
            Some(prose) => prose.language.map(str::to_owned),
            None => language::detect(&text),
        };
    }
    article.dateline = first_dateline(article)
        .map(|(_, found)| Dateline { place: found.place.to_owned(), date: found.date.map(str::to_owned) });
    article.text = text;
}

/// What stands between two blocks of a text.
const BETWEEN: &str = "\n\n";

/// The text that blocks make up.
pub(crate) fn body(blocks: &[Block]) -> String {
    let size = |block: &Block| if block.kind.is_body() { block.text.len() + BETWEEN.len() } else { 0 };
    let mut text = String::with_capacity(blocks.iter().map(size).sum());
    for block in blocks.iter().filter(|block| block.kind.is_body()) {
        if !text.is_empty() {
            text.push_str(BETWEEN);
        }
        text.push_str(&block.text);
    }
    text
}

/// The dateline of the first paragraph, and the paragraph.
fn first_dateline(article: &Article) -> Option<(&str, dateline::Found<'_>)> {
    let block = article.blocks.iter().find(|block| block.kind == BlockKind::Paragraph)?;
    Some((&block.text, dateline::find(&block.text, lexicon::of(article.language.as_deref()))?))
}

/// The byte range of the dateline in the text: what comparisons pass over.
pub fn dateline_range(article: &Article) -> Option<(usize, usize)> {
    article.dateline.as_ref()?;
    let (paragraph, found) = first_dateline(article)?;
    let before = article.text.find(paragraph)?;
    Some((before, before + found.len))
}

/// The agencies named in an article's dateline.
pub fn dateline_agencies(article: &Article) -> Vec<&str> {
    article.dateline.as_ref().and_then(|_| first_dateline(article)).map(|(_, found)| found.agencies).unwrap_or_default()
}

fn quotes(text: &str) -> Vec<Quote> {
    let spans = marks::quoted_spans(text);
    if spans.is_empty() {
        return Vec::new();
    }
    let offsets = Utf16::new(text);
    let quote = |&(start, end): &(usize, usize)| Quote {
        text: text[start..end].to_owned(),
        start: offsets.at(start),
        end: offsets.at(end),
        kind: quote_kind(text, start, end),
        speaker: None,
        cue: None,
        carrier: None,
    };
    spans.iter().map(quote).collect()
}

/// How much of a statement the quote from one byte to another is. What opens with a capital letter and ends like a sentence, or
/// before a comma, is a whole one.
pub(crate) fn quote_kind(text: &str, start: usize, end: usize) -> QuoteKind {
    let inside = &text[start..end];
    let opens = inside.chars().next().is_some_and(char::is_uppercase);
    let behind =
        text[end..].trim_start_matches(|c: char| matches!(c, '"' | '”' | '“' | '»' | '’' | '\'') || c.is_whitespace());
    let closes = crate::text::ends_sentence(inside) || inside.ends_with(',');
    match word_count(inside) {
        0..=1 => QuoteKind::Term,
        2 => QuoteKind::Fragment,
        _ if opens && (closes || behind.starts_with([',', '.'])) => QuoteKind::Direct,
        3..=4 => QuoteKind::Fragment,
        _ => QuoteKind::Mixed,
    }
}

/// What a person should know of this article's reading.
fn remarks(article: &Article, file: &Option<String>) -> Vec<Notice> {
    let mut notices = Vec::new();
    let mut say = |code, message: String| {
        notices.push(Notice { code, file: file.clone(), line: None, article: Some(article.id.clone()), message })
    };
    let said = article.notices.iter().any(|notice| notice.code == NoticeCode::NoBody);
    if article.text.is_empty() && !article.blocks.is_empty() && !said {
        say(NoticeCode::NoBody, "No body text was left after the page's own lines were cut. Look at the cut lines and paste the article's text if it is missing.".into());
    }
    if let Some(published) = article.published.as_deref().filter(|value| !metadata::is_iso(value)) {
        say(
            NoticeCode::Published,
            format!(
                "The time “{published}” is not of the form 2031-03-04 or 2031-03-04T09:30. It is shown, but not used. Edit the time to correct it."
            ),
        );
    }
    notices
}
