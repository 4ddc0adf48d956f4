//! What is found in one input: articles, addresses, columns, and what went wrong.
//!
//! Each article gets its id here: the one that it has, else its place in its file, else one made of its content. What is
//! wrong in the same way many times over is counted and said once.

use super::{Format, fields, file};
use crate::article::{ArticleInput, Column, Notice, NoticeCode};
use crate::settings::{MAX_ARTICLE_BYTES, MAX_LINKS, MAX_NOTICES};
use std::collections::BTreeMap;

/// Files of which the same is said one by one.
const MOST_ALIKE: u32 = 3;

/// The articles of one input, each with `text` or `html` set and the id that it should have, and what was found wrong.
#[derive(Debug, Default)]
pub struct Found {
    /// The articles, in their order. One without text and HTML is known by its headline only.
    pub articles: Vec<ArticleInput>,
    /// What went wrong.
    pub notices: Vec<Notice>,
    /// How the columns of the last table were read.
    pub columns: Vec<Column>,
    /// Addresses of articles that are not here themselves; the first [`MAX_LINKS`].
    pub links: Vec<String>,
    /// What the input is, as far as it can be told.
    pub format: Format,
    /// How columns are to be read, whatever their names.
    pub(super) wanted: Vec<Column>,
    pub(crate) file: Option<String>,
    /// Files around the one that is read: archives, mails.
    pub(super) depth: usize,
    /// Lines of the file before the part of it that is read.
    pub(super) lines_before: usize,
    pub(crate) counts: Counts,
}

/// What one notice for a file says in numbers.
#[derive(Debug, Default)]
pub(crate) struct Counts {
    /// Items with a summary for a body.
    pub(super) summaries: usize,
    /// Items with nothing but a headline.
    pub(super) headlines: usize,
    /// Items of a container that are no articles.
    pub(super) passed_over: usize,
    /// Addresses of articles without the articles.
    pub(super) links: usize,
    /// Items without a text and a headline.
    pub(super) empty: usize,
    /// Notices that were not made because there are so many like them.
    pub(super) more: usize,
}

impl Counts {
    pub(crate) fn all(&mut self) -> [&mut usize; 6] {
        let Self { summaries, headlines, passed_over, links, empty, more } = self;
        [summaries, headlines, passed_over, links, empty, more]
    }
}

impl Found {
    pub(super) fn say(&mut self, code: NoticeCode, line: Option<u32>, message: String) {
        if self
            .notices
            .iter()
            .rev()
            .take(MAX_NOTICES)
            .filter(|notice| notice.code == code && notice.file == self.file)
            .count()
            >= MAX_NOTICES
        {
            self.counts.more += 1;
            return;
        }
        self.notices.push(Notice { code, file: self.file.clone(), line, article: None, message });
    }

    /// Takes an item of a structured format in; `number` is its place in a file of several.
    pub(super) fn item(&mut self, input: ArticleInput, number: Option<usize>) {
        let mut input = fields::finish(input);
        let is_empty = |value: &Option<String>| value.as_ref().is_none_or(|value| value.trim().is_empty());
        if is_empty(&input.text) && input.html.is_none() {
            input.text = input.standfirst.take();
            match (&input.text, &input.title) {
                (Some(_), _) => self.counts.summaries += 1,
                (None, Some(_)) => self.counts.headlines += 1,
                (None, None) => {
                    if let Some(address) = &input.url {
                        return self.link(address);
                    }
                }
            }
        }
        self.push(input, number);
    }

    /// Takes the address of an article that is not here.
    pub(super) fn link(&mut self, address: &str) {
        self.counts.links += 1;
        if self.links.len() < MAX_LINKS {
            self.links.push(address.to_owned());
        }
    }

    /// Says what the input is, unless what lies around this part of it has said so.
    pub(super) fn is(&mut self, format: Format) {
        if self.format == Format::Unknown {
            self.format = format;
        }
    }

    /// Takes an article in; `number` is its place in a file of several.
    pub(super) fn push(&mut self, mut input: ArticleInput, number: Option<usize>) {
        let size = input.text.as_ref().map_or(0, String::len);
        if size > MAX_ARTICLE_BYTES {
            let message = format!(
                "One article has {} MB of text; more than {} MB is not read. Split it into its articles.",
                size >> 20,
                MAX_ARTICLE_BYTES >> 20
            );
            return self.say(NoticeCode::TooLarge, None, message);
        }
        let is_empty = |value: &Option<String>| value.as_ref().is_none_or(|value| value.trim().is_empty());
        if is_empty(&input.text) && is_empty(&input.html) && is_empty(&input.title) {
            if number.is_some() {
                self.counts.empty += 1;
                return;
            }
            return self.say(
                NoticeCode::Empty,
                None,
                "There is no text in it. Check the file, or paste the article.".into(),
            );
        }
        input.filename = input.filename.or_else(|| self.file.clone());
        input.row = number.map(|number| number as u32).or(input.row);
        let id = input.id.take().map(|id| id.trim().to_owned()).filter(|id| !id.is_empty());
        input.id = Some(id.unwrap_or_else(|| match (&self.file, number) {
            (Some(file), None) => stem(file).to_owned(),
            (Some(file), Some(number)) => format!("{}-{number}", stem(file)),
            (None, _) => format!("text-{:08x}", content_hash(&input) as u32),
        }));
        self.articles.push(input);
    }

    /// Reads a file that lies inside the one that is read; `path` is its path in there.
    pub(super) fn inside(&mut self, path: &str, bytes: Vec<u8>) {
        let outer = self.file.clone();
        self.file = Some(outer.as_ref().map_or_else(|| path.to_owned(), |outer| format!("{outer}/{path}")));
        self.depth += 1;
        file(bytes, ArticleInput { filename: self.file.clone(), ..ArticleInput::default() }, self);
        self.depth -= 1;
        self.file = outer;
    }

    /// What was said of an input, without its articles.
    pub(crate) fn said(file: Option<String>, links: Vec<String>, notices: Vec<Notice>, counts: Counts) -> Self {
        Self { file, links, notices, counts, ..Self::default() }
    }

    /// Takes in what is said of the next part of the same file, as if both had been read at once.
    pub(crate) fn append(&mut self, part: Found) {
        for Notice { code, line, message, .. } in part.notices {
            self.say(code, line, message);
        }
        let room = MAX_LINKS - self.links.len();
        self.links.extend(part.links.into_iter().take(room));
        let mut counts = part.counts;
        for (count, more) in self.counts.all().into_iter().zip(counts.all()) {
            *count += *more;
        }
    }

    /// Says what is said once of an input, when all of it is read; `any` says whether there was an article in it.
    pub(crate) fn finish(&mut self, any: bool) {
        self.say_counts();
        if !any && self.notices.is_empty() {
            let message = "There is no article in it: its list of articles is empty. Check how it was saved.";
            self.say(NoticeCode::Empty, None, message.into());
        }
    }

    /// One notice for all items of a kind, those of all files inside this one together.
    fn say_counts(&mut self) {
        let items = |count: usize| if count == 1 { "1 item".into() } else { format!("{count} items") };
        let Counts { summaries, headlines, passed_over, links, empty, more } = std::mem::take(&mut self.counts);
        if summaries > 0 {
            let message = format!(
                "{} a summary instead of a text; the summary was read as the text. Add the pages themselves for a full comparison.",
                has(items(summaries), summaries)
            );
            self.say(NoticeCode::SummaryOnly, None, message);
        }
        if headlines > 0 {
            let message = format!(
                "{} only a headline. Headlines are grouped with stories, but never called copies. Add the texts for a full comparison.",
                has(items(headlines), headlines)
            );
            self.say(NoticeCode::SummaryOnly, None, message);
        }
        if links > 0 {
            let message = match links {
                1 => "Here is 1 link without its article. Open it, save the page and add the saved file.".into(),
                _ => format!(
                    "Here are {links} links without their articles. Open each, save the page and add the saved files: {links} pages."
                ),
            };
            self.say(NoticeCode::Links, None, message);
        }
        if empty > 0 {
            let message = format!(
                "{} neither a text nor a headline and {} left out.",
                has(items(empty), empty),
                if empty == 1 { "was" } else { "were" }
            );
            self.say(NoticeCode::Empty, None, message);
        }
        if more > 0 {
            let message = match more {
                1 => "1 more item was left out for a reason like those above.".into(),
                _ => format!("{more} more items were left out for reasons like those above."),
            };
            self.notices.push(Notice {
                code: NoticeCode::PassedOver,
                file: self.file.clone(),
                line: None,
                article: None,
                message,
            });
        }
        if passed_over > 0 {
            let message = format!(
                "{} passed over: hidden files, parts of saved pages, pictures, lists of contents and the like are no articles.",
                if passed_over == 1 { "1 part was".into() } else { format!("{passed_over} parts were") }
            );
            self.say(NoticeCode::PassedOver, None, message);
        }
    }
}

/// Notices that say the same of many files → one that says how many.
///
/// A dropped folder holds hundreds of files of one kind; what is wrong with one is wrong with all.
pub fn fold(notices: Vec<Notice>) -> Vec<Notice> {
    let mut files: BTreeMap<String, u32> = BTreeMap::new();
    for notice in notices.iter().filter(|notice| is_of_file(notice)) {
        *files.entry(notice.message.clone()).or_default() += 1;
    }
    let mut folded = Vec::with_capacity(notices.len());
    for mut notice in notices {
        let count = files.get_mut(&notice.message).filter(|_| is_of_file(&notice));
        match count {
            // Said with the first of them.
            Some(0) => continue,
            Some(count) if *count > MOST_ALIKE => {
                notice.message += &format!(" The same holds for {} more files.", *count - 1);
                *count = 0;
            }
            _ => {}
        }
        folded.push(notice);
    }
    folded
}

/// Whether a notice is about a file as a whole.
fn is_of_file(notice: &Notice) -> bool {
    notice.file.is_some() && notice.line.is_none() && notice.article.is_none()
}

fn has(items: String, count: usize) -> String {
    format!("{items} {}", if count == 1 { "has" } else { "have" })
}

/// A path without its last extension: the id of an article that has a file to itself.
fn stem(path: &str) -> &str {
    let name_at = path.rfind('/').map_or(0, |at| at + 1);
    match path[name_at..].rfind('.') {
        Some(dot) if dot > 0 => &path[..name_at + dot],
        _ => path,
    }
}

fn content_hash(input: &ArticleInput) -> u64 {
    let bytes = [&input.title, &input.text, &input.html].into_iter().flatten().flat_map(|text| text.bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}
