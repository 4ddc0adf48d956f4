//! Mails, and pages saved in one file.
#![no_main]
use libfuzzer_sys::fuzz_target;
use samestory_fuzz::{check, file};

fuzz_target!(|data: &[u8]| {
    let mut mail = b"MIME-Version: 1.0\nSubject: x\n".to_vec();
    mail.extend(data);
    check(file("mail.eml", &mail));
    check(file("page.mhtml", data));
});
