//! CSV and its like, with a mapping of columns that comes from the data too.
#![no_main]
use libfuzzer_sys::fuzz_target;
use samestory::{ArticleInput, Column};
use samestory_fuzz::{check, file};

fuzz_target!(|data: &[u8]| {
    check(file("rows.csv", data));
    let name = String::from_utf8_lossy(data.split(|&b| b == b',').next().unwrap_or_default()).into_owned();
    let columns = Some(vec![Column { name, field: Some("text".into()), sample: Vec::new() }]);
    check(ArticleInput { columns, ..file("rows.csv", data) });
});
