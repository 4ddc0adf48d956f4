//! Web pages: saved ones, and fragments that are pasted.
#![no_main]
use libfuzzer_sys::fuzz_target;
use samestory::ArticleInput;
use samestory_fuzz::{check, extract, file};

fuzz_target!(|data: &[u8]| {
    check(file("page.html", data));
    if let Ok(html) = std::str::from_utf8(data) {
        extract(ArticleInput { html: Some(html.into()), ..ArticleInput::default() });
    }
});
