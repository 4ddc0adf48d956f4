//! Office documents: the data is their main part, packed so that its checksum is right.
#![no_main]
use libfuzzer_sys::fuzz_target;
use samestory_fuzz::{check, file};
use std::io::Write;

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    let parts: &[(&str, &[u8])] = if text.contains("<w:") {
        &[("word/document.xml", data)]
    } else if text.contains("<office:") || text.contains("<text:") {
        &[("content.xml", data), ("META-INF/manifest.xml", b"<x/>")]
    } else if text.contains("<sst") {
        &[("xl/workbook.xml", b"<x/>"), ("xl/sharedStrings.xml", data), ("xl/worksheets/sheet1.xml", data)]
    } else {
        &[("xl/workbook.xml", b"<x/>"), ("xl/worksheets/sheet1.xml", data)]
    };
    let mut packed = Vec::new();
    let mut writer = rawzip::ZipArchiveWriter::new(&mut packed);
    for (path, bytes) in parts {
        let (mut entry, config) = writer.new_file(path).start().expect("an entry");
        let mut data = config.wrap(&mut entry);
        data.write_all(bytes).expect("memory");
        let (_, descriptor) = data.finish().expect("memory");
        entry.finish(descriptor).expect("memory");
    }
    writer.finish().expect("memory");
    check(file("document.zip", &packed));
});
