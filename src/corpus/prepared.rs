//! What was read of one input, or of a part of it, as bytes: the costly part of adding, for any worker or thread to do.
//!
//! Articles go by another road than a saved pile, which people may look into: lengths and bytes, so that the worker of the
//! pile has little left to do. What an article is known by is JSON, for it is short and its reader is here anyway; the
//! text is written once, as blocks. A number is seven bits a byte, the lowest first (LEB128):
//!
//! ```text
//! prepared = form part counts said article*        form = a byte
//! part     = lines before, 1 for the last
//! said     = as meta: the file as id, addresses as credits, notices
//! article  = meta blocks quotes                    meta = length JSON
//! blocks   = count (kind reason start text)*       reason, start = 0 for none, else 1 more
//! quotes   = count (kind start end text)*          text = length UTF-8
//! ```
//!
//! A file of JSON lines may be cut into parts, each of whole lines; the pile takes the parts in their order and says what
//! is said once of a file with the last of them, so that nothing tells that it was cut.

use super::{Corpus, Error, MOST_PLACED, full};
use crate::article::{Article, ArticleInput, Block, BlockKind, CutReason, Notice, NoticeCode, Quote, QuoteKind};
use crate::ingest::{self, Counts, Found};
use crate::report::AddResult;

/// Form of the bytes; raised when it changes.
const FORM: u8 = 2;

/// The parts of about so many bytes of a file of JSON lines; nothing where only the whole file tells how it is read.
///
/// Linear in the bytes, and little beside reading them.
pub fn parts_of(input: &ArticleInput, size: usize) -> Vec<(&[u8], Part)> {
    let (Some(mut bytes), None, None) = (input.bytes.as_deref(), &input.media_type, &input.columns) else {
        return Vec::new();
    };
    let (mut parts, mut lines_before) = (Vec::new(), 0);
    while !bytes.is_empty() {
        let behind = bytes.iter().skip(size).position(|&byte| byte == b'\n').map(|at| size + at + 1);
        let (part, rest) = bytes.split_at(behind.unwrap_or(bytes.len()));
        parts.push((part, Part { lines_before, last: rest.is_empty() }));
        lines_before += part.iter().filter(|&&byte| byte == b'\n').count() as u32;
        bytes = rest;
    }
    let read = |&(part, Part { lines_before, .. }): &(&[u8], Part)| {
        let input =
            ArticleInput { bytes: Some(part.to_vec()), filename: input.filename.clone(), ..ArticleInput::default() };
        ingest::read_part(input, lines_before as usize).is_some()
    };
    let fits = parts.first().is_some_and(read) && parts.iter().all(|(part, _)| ingest::is_plain(part));
    if fits { parts } else { Vec::new() }
}

/// The articles of one input, or of a part of it, and what is to be said of it.
#[derive(Debug)]
pub struct Prepared {
    articles: Vec<Article>,
    found: Found,
    part: Part,
}

/// Where a part stands in a file of JSON lines that was cut behind ends of lines.
#[derive(Debug, Clone, Copy)]
pub struct Part {
    /// Lines of the file before it.
    pub lines_before: u32,
    /// No other part comes after it.
    pub last: bool,
}

impl Part {
    /// An input that was not cut.
    pub const WHOLE: Self = Self { lines_before: 0, last: true };
}

/// Puts together what is said of the parts of a file.
#[derive(Debug, Default)]
pub struct Parts {
    found: Found,
    any: bool,
}

impl Parts {
    /// Takes the next part. Gives its articles and, with the last one, what is to be said of the whole.
    pub fn take(&mut self, prepared: Prepared) -> (Vec<Article>, Option<Found>) {
        let Prepared { articles, found, part } = prepared;
        if part.lines_before == 0 {
            *self = Self { found, any: false };
        } else {
            self.found.append(found);
        }
        self.any |= !articles.is_empty();
        let said = part.last.then(|| {
            let mut said = std::mem::take(&mut self.found);
            said.finish(self.any);
            said
        });
        (articles, said)
    }
}

impl Prepared {
    /// Reads all articles of an input.
    pub fn of(input: ArticleInput) -> Self {
        Self::new(ingest::read_open(input), Part::WHOLE)
    }

    /// Reads the articles of a part of a file; `None` where the file cannot be cut, and is to be read as a whole.
    pub fn of_part(input: ArticleInput, part: Part) -> Option<Self> {
        Some(Self::new(ingest::read_part(input, part.lines_before as usize)?, part))
    }

    fn new(mut found: Found, part: Part) -> Self {
        let mut articles = Vec::with_capacity(found.articles.len());
        for input in std::mem::take(&mut found.articles) {
            articles.extend(article_of(input, &mut found.notices));
        }
        Self { articles, found, part }
    }

    /// What stands for an input, or a part of one, whose reading failed.
    pub fn failed(file: Option<String>, part: Part) -> Self {
        let message =
            "The analysis stopped on this one, so it was set aside. Add it in another form, or paste its text.";
        let notice = Notice {
            code: NoticeCode::Unreadable,
            file: file.clone(),
            line: None,
            article: None,
            message: message.into(),
        };
        Self { articles: Vec::new(), found: Found::said(file, Vec::new(), vec![notice], Counts::default()), part }
    }

    /// The same as bytes.
    pub fn to_bytes(self) -> Vec<u8> {
        let Found { file, links, notices, mut counts, .. } = self.found;
        let mut out = Bytes(vec![FORM]);
        out.number(self.part.lines_before);
        out.number(self.part.last.into());
        for count in counts.all() {
            out.number(*count as u32);
        }
        // Of a type whose reader and writer are here already: another one would weigh in the module.
        out.meta(&Article { id: file.unwrap_or_default(), credits: links, notices, ..Article::default() });
        for article in self.articles {
            out.article(article);
        }
        out.0
    }

    /// # Errors
    /// Where these are not [`Prepared::to_bytes`]'s bytes.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Error> {
        read(bytes).ok_or_else(|| Error("These bytes are no prepared article; prepare it anew.".into()))
    }
}

/// The article of an input. One that cannot be read takes no other with it: a notice says so in its place. (In the module
/// it takes the worker, which is replaced.)
fn article_of(input: ArticleInput, notices: &mut Vec<Notice>) -> Option<Article> {
    let (id, file) = (input.id.clone().unwrap_or_default(), input.filename.clone());
    if cfg!(target_arch = "wasm32") {
        return Some(crate::extract::article(id, input));
    }
    let name = id.clone();
    let article = std::panic::catch_unwind(|| crate::extract::article(id, input));
    if article.is_err() {
        let message = format!("The analysis stopped on the article “{name}”, so it was set aside. Paste its text.");
        notices.push(Notice { code: NoticeCode::Unreadable, file, line: None, article: None, message });
    }
    article.ok()
}

/// The articles of one input as bytes for [`Prepared::from_bytes`] and [`Corpus::add_prepared`].
pub fn prepare(input: ArticleInput) -> Vec<u8> {
    Prepared::of(input).to_bytes()
}

struct Bytes(Vec<u8>);

impl Bytes {
    fn number(&mut self, mut number: u32) {
        while number > 0x7f {
            self.0.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.0.push(number as u8);
    }

    fn text(&mut self, text: &[u8]) {
        self.number(text.len() as u32);
        self.0.extend_from_slice(text);
    }

    fn meta(&mut self, value: &Article) {
        self.text(&serde_json::to_vec(value).unwrap_or_default());
    }

    fn article(&mut self, mut article: Article) {
        let (blocks, quotes) = (std::mem::take(&mut article.blocks), std::mem::take(&mut article.quotes));
        article.text = String::new();
        self.meta(&article);
        self.number(blocks.len() as u32);
        for block in blocks {
            self.number(block.kind as u32);
            self.number(block.reason.map_or(0, |reason| reason as u32 + 1));
            self.number(block.start.map_or(0, |start| start + 1));
            self.text(block.text.as_bytes());
        }
        self.number(quotes.len() as u32);
        for quote in quotes {
            self.number(quote.kind as u32);
            self.number(quote.start);
            self.number(quote.end);
            self.text(quote.text.as_bytes());
        }
    }
}

/// What is left to be read; every reading ends in `None` where the bytes are not what they should be.
struct Rest<'a>(&'a [u8]);

impl<'a> Rest<'a> {
    fn number(&mut self) -> Option<u32> {
        let (mut number, mut shift) = (0, 0);
        loop {
            let (&byte, rest) = self.0.split_first()?;
            self.0 = rest;
            number |= u32::from(byte & 0x7f).checked_shl(shift)?;
            if byte & 0x80 == 0 {
                return Some(number);
            }
            shift += 7;
        }
    }

    fn bytes(&mut self) -> Option<&'a [u8]> {
        let len = self.number()? as usize;
        let (bytes, rest) = self.0.split_at_checked(len)?;
        self.0 = rest;
        Some(bytes)
    }

    fn text(&mut self) -> Option<&'a str> {
        std::str::from_utf8(self.bytes()?).ok()
    }

    /// How many things follow; each has a byte at least.
    fn count(&mut self) -> Option<usize> {
        self.number().map(|count| count as usize).filter(|&count| count <= self.0.len())
    }

    /// An article without its text.
    fn meta(&mut self) -> Option<Article> {
        serde_json::from_str(self.text()?).ok()
    }

    fn article(&mut self) -> Option<Article> {
        let mut article = self.meta()?;
        let count = self.count()?;
        article.blocks.reserve_exact(count);
        for _ in 0..count {
            let kind = *BlockKind::ALL.get(self.number()? as usize)?;
            let reason = match self.number()? {
                0 => None,
                reason => Some(*CutReason::ALL.get(reason as usize - 1)?),
            };
            let start = self.number()?.checked_sub(1);
            let text = self.text()?.to_owned();
            article.blocks.push(Block { kind, text, start, reason, by: None });
        }
        article.text = crate::extract::body(&article.blocks);
        for _ in 0..self.count()? {
            let kind = *QuoteKind::ALL.get(self.number()? as usize)?;
            let (start, end) = (self.number()?, self.number()?);
            let text = self.text()?.to_owned();
            article.quotes.push(Quote { text, start, end, kind, speaker: None, cue: None, carrier: None });
        }
        Some(article)
    }
}

fn read(bytes: &[u8]) -> Option<Prepared> {
    let mut rest = Rest(bytes.strip_prefix(&[FORM])?);
    let part = Part { lines_before: rest.number()?, last: rest.number()? == 1 };
    let mut counts = Counts::default();
    for count in counts.all() {
        *count = rest.number()? as usize;
    }
    let Article { id, credits, notices, .. } = rest.meta()?;
    let found = Found::said(Some(id).filter(|file| !file.is_empty()), credits, notices, counts);
    let mut articles = Vec::new();
    while !rest.0.is_empty() {
        articles.push(rest.article()?);
    }
    Some(Prepared { articles, found, part })
}

impl Corpus {
    /// Adds what was prepared. Parts of a file come in their order; what is to be said of a file, and the addresses in it,
    /// come with its last part. Of a file whose first part comes again, only what comes from then on is said.
    pub fn add_prepared(&mut self, prepared: Prepared) -> AddResult {
        if prepared.part.lines_before == 0 {
            self.clashes.clear();
        }
        let (articles, said) = self.parts.take(prepared);
        let mut ids = Vec::with_capacity(articles.len());
        let placing = articles.len() <= MOST_PLACED && self.can_place();
        let mut placed = Vec::new();
        for mut article in articles {
            let file = article.input_file.clone();
            let (id, clash) = self.free_id(&article.id, file.as_ref());
            if clash.is_some() {
                article.notices.iter_mut().for_each(|notice| notice.article = Some(id.clone()));
            }
            article.id = id.clone();
            if placing {
                placed.extend(self.place(&article));
            }
            if self.enter(article) {
                self.clashes.extend(clash);
                ids.push(id);
            } else {
                self.clashes.push(full(&id, file));
            }
        }
        let mut result = AddResult { added: vec![ids], placed, ..AddResult::default() };
        if let Some(said) = said {
            result.links = said.links;
            result.notices = said.notices;
            result.notices.append(&mut self.clashes);
            self.notices.extend(result.notices.iter().cloned());
            result.notices = ingest::fold(result.notices);
        }
        result
    }
}
