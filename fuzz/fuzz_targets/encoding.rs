//! Bytes in stated and unstated encodings; the first byte chooses.
#![no_main]
use libfuzzer_sys::fuzz_target;
use samestory::ArticleInput;
use samestory_fuzz::{check, file};

const LABELS: [&str; 16] = [
    "", "utf-8", "utf-16", "utf-16be", "shift_jis", "iso-2022-jp", "euc-jp", "gb18030", "big5", "euc-kr", "cp850",
    "iso8859_2", "koi8-r", "macintosh", "cp949", "unknown",
];

fuzz_target!(|data: &[u8]| {
    let Some((&first, data)) = data.split_first() else { return };
    let label = LABELS[usize::from(first) % LABELS.len()];
    check(file("text.txt", data));
    check(ArticleInput { media_type: Some(format!("text/plain; charset={label}")), ..file("text.txt", data) });
    check(file("page.html", &[b"<meta charset=", label.as_bytes(), b"><p>", data].concat()));
});
