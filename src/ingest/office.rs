//! Office documents: DOCX and ODT as texts, XLSX as a table.
//!
//! Only the document's own text is read: paragraphs, list items and cells in their order, without deleted text, notes,
//! comments, fields' codes, headers and footers. A document of several articles is split as a plain text is. Entities
//! are not expanded, and nothing recurses on depth. Linear in the document.

use super::archive::Archive;
use super::{Format, Found, markup, sheet, texts};
use crate::article::{ArticleInput, NoticeCode};
use quick_xml::Reader;
use quick_xml::events::Event;

/// Elements of either format whose text is not the document's.
const SKIPPED: &[&str] = &[
    "w:del",
    "w:instrText",
    "w:footnoteReference",
    "w:delText",
    "mc:Fallback",
    "text:note",
    "text:tracked-changes",
    "office:annotation",
    "text:table-of-content",
    "draw:frame",
    "w:drawing",
    "w:pict",
    "office:forms",
];

/// Reads an archive that is a document; whether it is one.
pub(super) fn read(archive: &mut Archive<'_>, input: &ArticleInput, found: &mut Found) -> bool {
    let has = |path: &str| archive.entries.iter().any(|entry| entry.path == path);
    let path = if has("word/document.xml") {
        "word/document.xml"
    } else if has("xl/workbook.xml") {
        sheet::read(archive, found);
        return true;
    } else if has("content.xml") && has("META-INF/manifest.xml") {
        "content.xml"
    } else if has("ppt/presentation.xml") || has("META-INF/container.xml") || has("xl/workbook.bin") {
        let message = "This is a presentation, a book or a binary workbook, which is not read. Save it as .docx, .xlsx or text and add that.";
        found.say(NoticeCode::Format, None, message.into());
        return true;
    } else {
        return false;
    };
    found.is(Format::Document);
    let Some(bytes) = archive.file(path, found) else { return true };
    let document = String::from_utf8_lossy(&bytes);
    if document.contains("<office:spreadsheet") || document.contains("<office:presentation") {
        found.say(
            NoticeCode::Format,
            None,
            "This OpenDocument file is not a text. Save it as .xlsx, .csv or text and add that.".into(),
        );
        return true;
    }
    match text(&document) {
        Ok(text) if text.trim().is_empty() => {
            found.say(NoticeCode::Empty, None, "This document holds no text. Check it, or paste the article.".into());
        }
        Ok(text) => texts(text, input.clone(), found),
        Err((text, error)) => {
            found.say(NoticeCode::Xml, None, format!("This document is damaged ({error}); what stands before the fault was read. Open it, save it again and add that."));
            if !text.trim().is_empty() {
                texts(text, input.clone(), found);
            }
        }
    }
    true
}

/// The text of a document, a paragraph a line; with a fault, what stands before it.
fn text(document: &str) -> Result<String, (String, &'static str)> {
    let mut reader = Reader::from_str(document);
    reader.config_mut().check_end_names = false;
    let mut out = String::new();
    // Elements open inside one that is skipped.
    let mut skipped = 0_usize;
    let mut in_text = false;
    let mut is_item = 0_usize;
    loop {
        let event = match reader.read_event() {
            Ok(event) => event,
            Err(error) => return Err((out, markup::fault(&error))),
        };
        match event {
            Event::Eof => return Ok(out),
            Event::Start(start) => {
                let name = start.name().into_inner();
                if skipped > 0 || SKIPPED.contains(&name) {
                    skipped += 1;
                    continue;
                }
                match name {
                    "w:t" => in_text = true,
                    "text:list-item" => is_item += 1,
                    "text:p" | "text:h" => {
                        in_text = true;
                        if is_item > 0 {
                            out.push_str("• ");
                        }
                    }
                    _ => out.push_str(sign(name)),
                }
            }
            Event::Empty(start) if skipped == 0 => match start.name().into_inner() {
                "w:numPr" | "w:numId" if out.is_empty() || out.ends_with('\n') => out.push_str("• "),
                "text:p" | "text:h" => out.push('\n'),
                "w:br" if start.attributes_raw().contains("\"page\"") => out.push_str("\n\u{c}\n"),
                name => out.push_str(sign(name)),
            },
            Event::End(_) if skipped > 0 => skipped -= 1,
            Event::End(end) => match end.name().into_inner() {
                "w:t" => in_text = false,
                "text:list-item" => is_item = is_item.saturating_sub(1),
                "text:p" | "text:h" => {
                    in_text = false;
                    out.push('\n');
                }
                "w:p" => out.push('\n'),
                _ => {}
            },
            Event::Text(words) if in_text && skipped == 0 => out.push_str(&words.xml10_content()),
            Event::CData(words) if in_text && skipped == 0 => out.push_str(&words.xml10_content()),
            Event::GeneralRef(name) if in_text && skipped == 0 => out.extend(markup::named(&name.xml10_content())),
            _ => {}
        }
    }
}

fn sign(name: &str) -> &'static str {
    match name {
        "w:tab" | "text:tab" => "\t",
        "w:br" | "w:cr" | "text:line-break" => "\n",
        "w:noBreakHyphen" => "-",
        "text:s" => " ",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_items_and_what_is_no_text() {
        let word = "<w:document><w:body><w:p><w:r><w:t>One &amp; </w:t><w:tab/><w:t>two</w:t></w:r><w:del><w:t>gone</w:t></w:del></w:p>\
            <w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>Item</w:t><w:br/><w:t>line</w:t></w:r></w:p></w:body></w:document>";
        assert_eq!(text(word).as_deref(), Ok("One & \ttwo\n• Item\nline\n"));
        let open = "<office:text><text:h>Head</text:h><text:p>One<text:s/><text:span>two</text:span><text:note>3</text:note></text:p></office:text>";
        assert_eq!(text(open).as_deref(), Ok("Head\nOne two\n"));
    }

    #[test]
    fn a_deep_document_ends() {
        let deep = format!("<w:document>{}<w:p><w:t>x</w:t></w:p>", "<w:sdt>".repeat(200_000));
        assert_eq!(text(&deep).as_deref(), Ok("x\n"));
    }
}
