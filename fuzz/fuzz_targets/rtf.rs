//! RTF.
#![no_main]
use libfuzzer_sys::fuzz_target;
use samestory_fuzz::{check, file};

fuzz_target!(|data: &[u8]| {
    if data.starts_with(b"{\\rtf") {
        check(file("text.rtf", data));
    } else {
        check(file("text.rtf", &[b"{\\rtf1 ", data].concat()));
    }
});
