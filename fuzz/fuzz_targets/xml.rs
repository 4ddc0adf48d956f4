//! Feeds, NewsML-G2, NITF, site maps and other XML.
#![no_main]
use libfuzzer_sys::fuzz_target;
use samestory_fuzz::{check, file};

fuzz_target!(|data: &[u8]| check(file("items.xml", data)));
