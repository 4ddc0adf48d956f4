//! Zip archives and files packed by gzip, as they stand.
#![no_main]
use libfuzzer_sys::fuzz_target;
use samestory_fuzz::{check, file};

fuzz_target!(|data: &[u8]| {
    let magic: &[u8] = match data.first() {
        Some(b'P') | None => b"",
        Some(0x1f) => b"\x1f\x8b\x08",
        _ => b"PK\x03\x04",
    };
    check(file("pile.zip", &[magic, &data[magic.len().min(data.len())..]].concat()));
});
