//! JSON and JSON Lines in any naming, ninjs and Arc ANS.
#![no_main]
use libfuzzer_sys::fuzz_target;
use samestory_fuzz::{check, file};

fuzz_target!(|data: &[u8]| {
    let name = if data.first() == Some(&b'[') { "items.json" } else { "items.jsonl" };
    check(file(name, data));
    check(file("items.json", data));
});
