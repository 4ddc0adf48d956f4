//! Texts: exports of databases, several articles in one, lists of links, and the reading of plain text.
#![no_main]
use libfuzzer_sys::fuzz_target;
use samestory::ArticleInput;
use samestory_fuzz::{check, extract};

fuzz_target!(|data: &[u8]| {
    let text = Some(String::from_utf8_lossy(data).into_owned());
    check(ArticleInput { text: text.clone(), ..ArticleInput::default() });
    extract(ArticleInput { text, ..ArticleInput::default() });
});
