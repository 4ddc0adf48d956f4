//! PDFs that are made to do harm, or are larger than they may be: each ends soon, with a notice or its text.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use samestory::ingest::{self, Found};
use samestory::{ArticleInput, NoticeCode};
use std::time::{Duration, Instant};

/// A PDF of these objects, the first of which is its catalog.
fn pdf(objects: &[String]) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(file.len());
        file.extend(format!("{} 0 obj\n{object}\nendobj\n", at + 1).bytes());
    }
    let table = file.len();
    file.extend(format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1).bytes());
    for place in &places {
        file.extend(format!("{place:010} 00000 n \n").bytes());
    }
    let trailer = format!("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n", places.len() + 1);
    file.extend(trailer.bytes());
    file
}

const CATALOG: &str = "<< /Type /Catalog /Pages 2 0 R >>";
const FONT: &str = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>";

fn stream(entries: &str, content: &str) -> String {
    format!("<< {entries} /Length {} >>\nstream\n{content}\nendstream", content.len())
}

/// A PDF with one page of this content; `more` are the objects from number 6 on, `forms` names those that it shows.
fn page(content: &str, forms: &str, more: &[String]) -> Vec<u8> {
    let page = format!(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> /XObject << {forms} >> >> >>"
    );
    let mut objects = vec![
        CATALOG.into(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".into(),
        page,
        stream("", content),
        FONT.into(),
    ];
    objects.extend(more.iter().cloned());
    pdf(&objects)
}

fn read(bytes: Vec<u8>) -> (Found, Duration) {
    let start = Instant::now();
    let found =
        ingest::read(ArticleInput { bytes: Some(bytes), filename: Some("a.pdf".into()), ..ArticleInput::default() });
    let time = start.elapsed();
    assert!(time < Duration::from_secs(if cfg!(debug_assertions) { 60 } else { 4 }), "{time:?}");
    (found, time)
}

fn codes(found: &Found) -> Vec<NoticeCode> {
    found.notices.iter().map(|notice| notice.code).collect()
}

#[test]
fn a_line_is_read() {
    let (found, _) = read(page("BT /F 12 Tf 72 700 Td (A crane fell in Elmsport.) Tj ET", "", &[]));
    assert_eq!(found.articles[0].text.as_deref(), Some("A crane fell in Elmsport."));
    assert_eq!(found.notices, []);
}

#[test]
fn a_form_that_shows_itself_ends() {
    let form = stream(
        "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /A 6 0 R >> >>",
        "/A Do /A Do /A Do",
    );
    let (found, _) = read(page("/A Do", "/A 6 0 R", &[form]));
    assert_eq!(codes(&found), [NoticeCode::Empty]);
}

#[test]
fn forms_that_multiply_end_with_a_notice() {
    let forms: Vec<String> = (0..12)
        .map(|at| {
            let next = format!(
                "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /A {} 0 R >> >>",
                at + 7
            );
            stream(&next, &"/A Do ".repeat(40))
        })
        .collect();
    let (found, _) = read(page("/A Do", "/A 6 0 R", &forms));
    assert_eq!(codes(&found), [NoticeCode::TooLarge]);
}

#[test]
fn pages_in_a_circle_end() {
    let page = "<< /Type /Pages /Kids [2 0 R 2 0 R 3 0 R] /Count 3 >>";
    let (found, _) = read(pdf(&[CATALOG.into(), page.into(), page.into()]));
    assert!(found.articles.is_empty());
    assert!(!found.notices.is_empty());
}

#[test]
fn deep_nesting_ends() {
    for deep in [5_000, 200_000] {
        let array = format!("{}{}", "[".repeat(deep), "]".repeat(deep));
        let dictionary = format!("{}1{}", "<< /A ".repeat(deep), " >>".repeat(deep));
        let saved = format!("{} BT /F 12 Tf 72 700 Td (Text.) Tj ET", "q ".repeat(deep));
        for content in [format!("{array} TJ"), saved, format!("/P {dictionary} BDC")] {
            read(page(&content, "", &[array.clone(), dictionary.clone()]));
        }
    }
}

#[test]
fn many_objects_and_many_pages_are_read_up_to_the_limit() {
    let mut objects: Vec<String> =
        vec![CATALOG.into(), String::new(), stream("", "BT /F 12 Tf 72 700 Td (Text of a page.) Tj ET"), FONT.into()];
    let pages = 2_100;
    let kids: String = (0..pages).map(|at| format!("{} 0 R ", at + 5)).collect();
    objects[1] = format!("<< /Type /Pages /Kids [{kids}] /Count {pages} >>");
    for _ in 0..pages {
        objects.push("<< /Type /Page /Parent 2 0 R /Contents 3 0 R /Resources << /Font << /F 4 0 R >> >> >>".into());
    }
    objects.extend((0..100_000).map(|at| format!("[{at}]")));
    let (found, _) = read(pdf(&objects));
    assert_eq!(codes(&found), [NoticeCode::TooLarge]);
    assert!(found.notices[0].message.contains("2100 pages; its first 2000"), "{}", found.notices[0].message);
}

#[test]
fn a_page_of_noise_ends() {
    let mut content = String::from("BT /F 8 Tf ");
    for at in 0..60_000_u64 {
        let (x, y) = (at * 7919 % 590, at * 104_729 % 840);
        content += &format!("1 0 0 1 {x} {y} Tm ({}) Tj ", at % 97);
    }
    read(page(&content, "", &[]));
}

#[test]
fn what_unpacks_to_too_much_is_left_out() {
    let mut file = page("BT ET", "", &[]);
    let packed = miniz_oxide::deflate::compress_to_vec_zlib(&vec![0; 4 << 20], 6);
    for at in 9..139 {
        file.extend(format!("{at} 0 obj << /Filter /FlateDecode /Length {} >>\nstream\n", packed.len()).bytes());
        file.extend(&packed);
        file.extend(b"\nendstream\nendobj\n");
    }
    let (found, _) = read(file);
    assert_eq!(codes(&found), [NoticeCode::TooLarge]);
}
