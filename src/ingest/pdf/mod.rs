//! PDF with a text layer → text: the program reads it, and in the browser a second module that is loaded with the first
//! PDF.
//!
//! The library reads the file ([`words`], [`letters`]); what a page means is judged here: [`edges`] takes running heads,
//! footers and page numbers off, [`columns`] finds the order of reading, [`lines`] and [`paragraphs`] put the text together,
//! and [`articles`] tells headlines by their size. What comes out is plain text, which is then taken apart and read as any
//! other. `docs/decisions/pdf.md` says why so.

mod articles;
mod bombs;
mod columns;
mod edges;
mod letters;
mod lines;
mod paragraphs;
mod words;

use crate::article::NoticeCode;
use crate::settings::{MAX_PDF_BYTES, MAX_PDF_PAGES, MAX_PDF_STREAMS};
use hayro_font::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use words::{Budget, Page};

/// What a PDF says.
#[derive(Debug, Default)]
pub struct Printed {
    /// Its text: paragraphs parted by blank lines, articles by form feeds. Empty where there is none.
    pub text: String,
    /// The headline, where it is one article and its size tells it.
    pub title: Option<String>,
    /// The address that a browser printed at the edge of the pages.
    pub url: Option<String>,
    /// What was wrong or left out.
    pub notices: Vec<(NoticeCode, String)>,
}

/// A page with fewer words and a picture is a scan.
const SCAN_WORDS: usize = 8;

/// Whether a file is a PDF; some have a few bytes before their mark.
pub fn is_pdf(bytes: &[u8]) -> bool {
    bytes[..bytes.len().min(1024)].windows(5).any(|five| five == b"%PDF-")
}

/// Reads a PDF.
pub fn read(bytes: Vec<u8>) -> Printed {
    let mut printed = Printed::default();
    if bytes.len() > MAX_PDF_BYTES {
        let message = format!(
            "This PDF has {} MB; more than {} MB is not read. Split it, or paste the articles.",
            bytes.len() >> 20,
            MAX_PDF_BYTES >> 20
        );
        printed.notices.push((NoticeCode::TooLarge, message));
        return printed;
    }
    if bombs::is_one(&bytes) {
        let message = format!(
            "This PDF unpacks to more than {} MB and was left out. Print the pages with the articles to a new PDF and add that.",
            MAX_PDF_STREAMS >> 20
        );
        printed.notices.push((NoticeCode::TooLarge, message));
        return printed;
    }
    let pdf = match Pdf::new(bytes) {
        Ok(pdf) => pdf,
        Err(error) => {
            let message = match error {
                LoadPdfError::Decryption(DecryptionError::PasswordProtected) => {
                    "This PDF is locked with a password. Open it, print it to a new PDF and add that, or paste the article."
                }
                LoadPdfError::Decryption(_) => {
                    "This PDF is encrypted in a way that is not known here. Open it, print it to a new PDF and add that, or paste the article."
                }
                LoadPdfError::Invalid => {
                    "This PDF is damaged and could not be read. Open it, print it to a new PDF and add that, or paste the article."
                }
            };
            printed.notices.push((NoticeCode::Format, message.into()));
            return printed;
        }
    };
    let (pages, spent) = pages_of(&pdf);
    say_limits(&mut printed, pdf.pages().len(), pages.len(), spent);
    laid_out(pages, &mut printed);
    if printed.text.is_empty() && printed.notices.is_empty() {
        let message = "There is no text in this PDF. Check the file, or paste the article.";
        printed.notices.push((NoticeCode::Empty, message.into()));
    }
    printed
}

/// The pages with their words, and whether the limit on work ended it.
fn pages_of(pdf: &Pdf) -> (Vec<Page>, bool) {
    let fonts = letters::Fonts::new();
    let mut budget = Budget::new();
    let mut pages = Vec::new();
    for source in pdf.pages().iter().take(MAX_PDF_PAGES) {
        pages.push(words::page(source, &fonts, &mut budget));
        if budget.is_spent() {
            break;
        }
    }
    (pages, budget.is_spent())
}

fn say_limits(printed: &mut Printed, all: usize, read: usize, spent: bool) {
    if spent {
        let message = format!(
            "This PDF takes more work than a file may; its text was read up to page {read} of {all}. Print the pages with the articles to a new PDF and add that."
        );
        printed.notices.push((NoticeCode::TooLarge, message));
    } else if all > read {
        let message = format!("This PDF has {all} pages; its first {read} were read. Split it and add the parts.");
        printed.notices.push((NoticeCode::TooLarge, message));
    }
}

/// From words on pages to the text.
fn laid_out(mut pages: Vec<Page>, printed: &mut Printed) {
    let all = pages.len();
    let scans = pages.iter().filter(|page| page.words.len() < SCAN_WORDS && page.pictures > 0).count();
    let unknown = pages.iter().filter(|page| page.unknown * 3 > page.glyphs).count();
    let turned: usize = pages.iter().map(|page| page.turned).sum();
    for page in &mut pages {
        page.words = match page.unknown * 3 > page.glyphs {
            true => Vec::new(),
            false => lines::put_right(std::mem::take(&mut page.words)),
        };
    }
    say_unreadable(printed, all, scans, unknown);
    let most: Vec<words::Word> = pages.iter().flat_map(|page| page.words.iter().cloned()).collect();
    let body = columns::usual_size(&most);
    drop(most);
    let edges = edges::cut(&mut pages, body);
    if edges.count > 0 {
        let samples: Vec<String> = edges.texts.iter().map(|text| format!("“{text}”")).collect();
        let what = if edges.count == 1 { "1 line was".to_owned() } else { format!("{} lines were", edges.count) };
        let message = format!(
            "{what} left out as headers, footers and page numbers of the PDF: {}{}.",
            samples.join(", "),
            if edges.count > samples.len() { " and others like them" } else { "" }
        );
        printed.notices.push((NoticeCode::PassedOver, message));
    }
    if turned > 0 && !pages.iter().all(|page| page.words.is_empty()) {
        let message = "Text that stands on its side or aslant was left out: credits along pictures, watermarks.";
        printed.notices.push((NoticeCode::PassedOver, message.into()));
    }
    let columns: Vec<Vec<columns::Column>> = pages.into_iter().map(|page| columns::columns(page.words)).collect();
    let text = articles::text(paragraphs::paragraphs(&columns, body), body);
    (printed.text, printed.title, printed.url) = (text.text, text.headline, edges.url);
}

fn say_unreadable(printed: &mut Printed, all: usize, scans: usize, unknown: usize) {
    let pages = |count: usize| if count == 1 { "1 page".to_owned() } else { format!("{count} pages") };
    let advice = "Run text recognition (OCR) on it and add it again, or paste the article.";
    if scans > 0 {
        let message = match scans == all {
            true => format!("This PDF is a picture of {} without text, as scanners make them. {advice}", pages(all)),
            false => {
                format!("{} of {all} in this PDF hold pictures without text and were left out. {advice}", pages(scans))
            }
        };
        printed.notices.push((NoticeCode::Format, message));
    }
    if unknown > 0 {
        let message = format!(
            "The fonts of this PDF do not say which letters they show ({} of {all}); that text was left out. {advice}",
            pages(unknown)
        );
        printed.notices.push((NoticeCode::Encoding, message));
    }
}
