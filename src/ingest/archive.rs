//! Zip archives and files packed by gzip: folders of files of every format that is read, and office documents, which are archives too.
//!
//! An archive may grow without bound when it is unpacked, so its entries, each entry's size and growth, and the sum are
//! bounded ([`MAX_ARCHIVE_ENTRIES`], [`MAX_ENTRY_BYTES`], [`MAX_UNPACK_RATIO`], [`MAX_ARCHIVE_BYTES`]); what goes past a
//! bound is left out with a notice, and the rest is read. Entries are read in the archive's order, one at a time.
//! Hidden files, `__MACOSX`, folders of saved pages and the parts of web pages are passed over and counted.

use super::{Format, Found, encoding, office};
use crate::article::{ArticleInput, NoticeCode};
use crate::settings::{MAX_ARCHIVE_BYTES, MAX_ARCHIVE_ENTRIES, MAX_ENTRY_BYTES, MAX_NESTED_FILES, MAX_UNPACK_RATIO};
use rawzip::{CompressionMethod, ZipArchive, ZipSliceArchive};

/// How browsers end the name of the folder beside a saved page.
const PAGE_FOLDERS: &[&str] = &[
    "_files",
    "_file",
    ".fld",
    "_fichiers",
    "_archivos",
    "_arquivos",
    "_bestanden",
    "-Dateien",
    "-filer",
    "-bestanden",
];
/// What belongs to pages and systems, by the end of its name.
const PARTS: &[&str] = &[
    ".css",
    ".js",
    ".mjs",
    ".map",
    ".png",
    ".jpg",
    ".jpeg",
    ".gif",
    ".webp",
    ".avif",
    ".svg",
    ".ico",
    ".bmp",
    ".woff",
    ".woff2",
    ".ttf",
    ".otf",
    ".eot",
    ".mp3",
    ".mp4",
    ".webm",
    ".m4a",
    ".wav",
    ".mov",
    ".db",
    ".ini",
    ".ds_store",
    ".lnk",
    ".exe",
    ".dll",
    ".download",
];
/// What any entry may unpack to, however small it is packed.
const SMALL: usize = 64 << 10;

/// An entry of an archive.
pub(super) struct Entry {
    pub(super) path: String,
    place: rawzip::ZipArchiveEntryWayfinder,
    method: CompressionMethod,
    crc: u32,
    encrypted: bool,
}

/// An open archive.
pub(super) struct Archive<'a> {
    zip: ZipSliceArchive<&'a [u8]>,
    pub(super) entries: Vec<Entry>,
    /// Bytes that may still be unpacked.
    left: usize,
}

impl<'a> Archive<'a> {
    fn open(bytes: &'a [u8], found: &mut Found) -> Option<Self> {
        let damaged = |found: &mut Found| {
            found.say(
                NoticeCode::Unreadable,
                None,
                "This archive is damaged or was cut off. Download or pack it again.".into(),
            );
        };
        let Ok(zip) = ZipArchive::from_slice(bytes) else {
            damaged(found);
            return None;
        };
        let mut entries = Vec::new();
        let mut listed = zip.entries();
        loop {
            match listed.next_entry() {
                Ok(Some(_)) if entries.len() >= MAX_ARCHIVE_ENTRIES => {
                    let message = format!(
                        "This archive has more than {MAX_ARCHIVE_ENTRIES} files; those behind were not read. Pack fewer into one."
                    );
                    found.say(NoticeCode::TooLarge, None, message);
                    break;
                }
                Ok(Some(entry)) if entry.is_dir() => {}
                Ok(Some(entry)) => {
                    let raw = entry.file_path().as_ref().to_vec();
                    let path = String::from_utf8(raw)
                        .or_else(|error| encoding::decode_as("ibm437", error.as_bytes()).ok_or(error));
                    entries.push(Entry {
                        path: path.unwrap_or_default().replace('\\', "/"),
                        place: entry.wayfinder(),
                        method: entry.compression_method(),
                        crc: entry.crc32(),
                        encrypted: entry.flags().is_encrypted(),
                    });
                }
                Ok(None) => break,
                Err(_) => {
                    damaged(found);
                    break;
                }
            }
        }
        Some(Self { zip, entries, left: MAX_ARCHIVE_BYTES })
    }

    /// The entry of a path, unpacked; nothing where it is missing.
    pub(super) fn file(&mut self, path: &str, found: &mut Found) -> Option<Vec<u8>> {
        let at = self.entries.iter().position(|entry| entry.path == path)?;
        self.unpack(at, found)
    }

    /// An entry, unpacked; what cannot be unpacked gives a notice.
    pub(super) fn unpack(&mut self, at: usize, found: &mut Found) -> Option<Vec<u8>> {
        let entry = &self.entries[at];
        let path = entry.path.as_str();
        let mut say = |code, why: String| {
            found.say(code, None, format!("“{path}” in this archive {why}"));
            None
        };
        if entry.encrypted {
            return say(NoticeCode::Unreadable, "is locked with a password. Unpack it and add it.".into());
        }
        let Ok(packed) = self.zip.get_entry(entry.place) else {
            return say(NoticeCode::Unreadable, "is damaged. Pack the archive again.".into());
        };
        let data = packed.data();
        let limit = MAX_ENTRY_BYTES.min(self.left).min(data.len().saturating_mul(MAX_UNPACK_RATIO).max(SMALL));
        let bytes = match entry.method {
            CompressionMethod::STORE if data.len() <= limit => data.to_vec(),
            CompressionMethod::DEFLATE => match miniz_oxide::inflate::decompress_to_vec_with_limit(data, limit) {
                Ok(bytes) => bytes,
                Err(error) if error.status == miniz_oxide::inflate::TINFLStatus::HasMoreOutput => {
                    // What was unpacked in vain counts too, or many such entries would take for ever.
                    self.left = self.left.saturating_sub(limit);
                    return say(NoticeCode::TooLarge, over(limit, data.len()));
                }
                Err(_) => return say(NoticeCode::Unreadable, "is damaged. Pack the archive again.".into()),
            },
            CompressionMethod::STORE => return say(NoticeCode::TooLarge, over(limit, data.len())),
            _ => {
                return say(
                    NoticeCode::Format,
                    "is packed in a way that is not read. Unpack it, or pack it as a common .zip.".into(),
                );
            }
        };
        self.left -= bytes.len();
        if crc32(&bytes) != entry.crc {
            return say(NoticeCode::Unreadable, "is damaged. Pack the archive again.".into());
        }
        Some(bytes)
    }
}

/// The check sum of zip, bit by bit: tables for a quick one would be 16 KB of the module.
fn crc32(bytes: &[u8]) -> u32 {
    let step = |rest: u32, _| (rest >> 1) ^ (0xedb8_8320 & (rest & 1).wrapping_neg());
    !bytes.iter().fold(!0, |sum, &byte| (0..8).fold(sum ^ u32::from(byte), step))
}

fn over(limit: usize, packed: usize) -> String {
    if limit == packed.saturating_mul(MAX_UNPACK_RATIO).max(SMALL) {
        return format!(
            "unpacks to more than {MAX_UNPACK_RATIO} times its size and was left out. If it is an article, add it unpacked."
        );
    }
    let (entry, all) = (MAX_ENTRY_BYTES >> 20, MAX_ARCHIVE_BYTES >> 20);
    format!("was left out: at most {entry} MB of one file and {all} MB of one archive are unpacked. Add it unpacked.")
}

/// Reads an archive or an office document.
pub(super) fn read(bytes: &[u8], input: ArticleInput, found: &mut Found) {
    let Some(mut archive) = Archive::open(bytes, found) else { return };
    if office::read(&mut archive, &input, found) {
        return;
    }
    if found.depth >= MAX_NESTED_FILES {
        let message = format!(
            "This archive lies inside {MAX_NESTED_FILES} other files and was not opened. Unpack it and add it."
        );
        return found.say(NoticeCode::Format, None, message);
    }
    found.is(Format::Archive);
    let before = (found.articles.len(), found.notices.len());
    let mut passed_over = 0;
    for at in 0..archive.entries.len() {
        let path = archive.entries[at].path.clone();
        if is_part(&path) {
            passed_over += 1;
        } else if archive.left == 0 {
            let message = format!(
                "This archive unpacks to more than {} MB; from “{path}” on nothing was read. Pack less into one.",
                MAX_ARCHIVE_BYTES >> 20
            );
            found.say(NoticeCode::TooLarge, None, message);
            break;
        } else if let Some(bytes) = archive.unpack(at, found) {
            found.inside(&path, bytes);
        }
    }
    found.counts.passed_over += passed_over;
    if before == (found.articles.len(), found.notices.len()) {
        found.say(
            NoticeCode::Empty,
            None,
            "There is no article in this archive. Check it, or add the files themselves.".into(),
        );
    }
}

/// Reads a file packed by gzip (RFC 1952), under its name without the ending.
pub(super) fn read_gzip(bytes: &[u8], input: ArticleInput, found: &mut Found) {
    let limit = MAX_ENTRY_BYTES.min(bytes.len().saturating_mul(MAX_UNPACK_RATIO).max(SMALL));
    let unpacked = gzip_data(bytes).map(|data| miniz_oxide::inflate::decompress_to_vec_with_limit(data, limit));
    match unpacked {
        Some(Ok(bytes)) => {
            let name = input.filename.as_deref().map(|name| name.strip_suffix(".gz").unwrap_or(name).to_owned());
            if found.depth >= MAX_NESTED_FILES {
                let message = format!(
                    "This file lies inside {MAX_NESTED_FILES} other files and was not unpacked. Unpack it and add it."
                );
                return found.say(NoticeCode::Format, None, message);
            }
            found.depth += 1;
            let outer = std::mem::replace(&mut found.file, name.clone());
            super::file(bytes, ArticleInput { filename: name, ..input }, found);
            found.file = outer;
            found.depth -= 1;
        }
        Some(Err(error)) if error.status == miniz_oxide::inflate::TINFLStatus::HasMoreOutput => {
            found.say(NoticeCode::TooLarge, None, format!("This file {}", over(limit, bytes.len())));
        }
        _ => found.say(
            NoticeCode::Unreadable,
            None,
            "This packed file is damaged or was cut off. Download or pack it again.".into(),
        ),
    }
}

/// What stands behind the header of a gzip file.
fn gzip_data(bytes: &[u8]) -> Option<&[u8]> {
    let flags = *bytes.get(3)?;
    let mut rest = bytes.get(10..)?;
    if flags & 4 != 0 {
        let length = usize::from(u16::from_le_bytes([*rest.first()?, *rest.get(1)?]));
        rest = rest.get(2 + length..)?;
    }
    for flag in [8, 16] {
        if flags & flag != 0 {
            rest = &rest[rest.iter().position(|&b| b == 0)? + 1..];
        }
    }
    rest.get(if flags & 2 != 0 { 2 } else { 0 }..)
}

/// Whether a path is that of a hidden file, of a part of a saved page or of a system's own file.
pub(super) fn is_part(path: &str) -> bool {
    let lower = path.to_ascii_lowercase();
    let (folders, name) = path.rsplit_once('/').unwrap_or(("", path));
    path.split('/').any(|part| part.starts_with('.') && part.len() > 1 || part == "__MACOSX" || part == "Thumbs.db")
        || name.is_empty()
        || PARTS.iter().any(|end| lower.ends_with(end))
        || folders
            .split('/')
            .any(|folder| PAGE_FOLDERS.iter().any(|end| folder.len() > end.len() && folder.ends_with(end)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::MAX_SHEETS;

    fn packed<'a>(files: impl IntoIterator<Item = (String, &'a [u8])>) -> Vec<u8> {
        use std::io::Write;
        let mut out = Vec::new();
        let mut writer = rawzip::ZipArchiveWriter::new(&mut out);
        for (path, bytes) in files {
            let (mut entry, config) = writer.new_file(&path).start().unwrap_or_else(|error| panic!("{error}"));
            let mut data = config.wrap(&mut entry);
            let descriptor = data.write_all(bytes).ok().and_then(|()| data.finish().ok());
            if let Some((_, descriptor)) = descriptor {
                entry.finish(descriptor).unwrap_or_else(|error| panic!("{error}"));
            }
        }
        writer.finish().unwrap_or_else(|error| panic!("{error}"));
        out
    }

    fn codes(found: &Found) -> Vec<NoticeCode> {
        found.notices.iter().map(|notice| notice.code).collect()
    }

    #[test]
    fn archives_in_archives_end() {
        let mut bytes = packed([("a.txt".into(), &b"A text."[..])]);
        for _ in 0..MAX_NESTED_FILES + 3 {
            bytes = packed([("in.zip".into(), bytes.as_slice()), ("b.txt".into(), &b"B text."[..])]);
        }
        let mut found = Found::default();
        read(&bytes, ArticleInput::default(), &mut found);
        assert_eq!(found.articles.len(), MAX_NESTED_FILES);
        assert_eq!(codes(&found), [NoticeCode::Format]);
    }

    #[test]
    fn a_large_entry_costs_itself_alone() {
        let large = vec![b'a'; MAX_ENTRY_BYTES + 1];
        let mut found = Found::default();
        read(
            &packed([("a.txt".into(), large.as_slice()), ("b.txt".into(), &b"B text."[..])]),
            ArticleInput::default(),
            &mut found,
        );
        assert_eq!((found.articles.len(), codes(&found)), (1, vec![NoticeCode::TooLarge]));
    }

    #[test]
    fn the_sum_of_entries_is_bounded() {
        let bytes = packed([("a.txt".into(), &b"A text."[..]), ("b.txt".into(), b"B text.")]);
        let found = &mut Found::default();
        let Some(mut archive) = Archive::open(&bytes, found) else { panic!("not opened") };
        archive.left = 10;
        assert!(archive.file("a.txt", found).is_some() && archive.file("b.txt", found).is_none());
        assert_eq!(codes(found), [NoticeCode::TooLarge]);
    }

    #[test]
    fn the_number_of_entries_is_bounded() {
        let bytes = packed((0..=MAX_ARCHIVE_ENTRIES).map(|at| (format!("{at}.css"), &b""[..])));
        let mut found = Found::default();
        read(&bytes, ArticleInput::default(), &mut found);
        assert_eq!((codes(&found)[0], found.counts.passed_over), (NoticeCode::TooLarge, MAX_ARCHIVE_ENTRIES));
    }

    #[test]
    fn the_number_of_sheets_is_bounded() {
        let sheets = (0..=MAX_SHEETS).map(|at| (format!("xl/worksheets/sheet{at}.xml"), &b"<x/>"[..]));
        let bytes = packed(sheets.chain([("xl/workbook.xml".into(), &b"<x/>"[..])]));
        let mut found = Found::default();
        read(&bytes, ArticleInput::default(), &mut found);
        assert_eq!(codes(&found), [NoticeCode::TooLarge]);
    }

    #[test]
    fn damage_is_said() {
        let mut bytes = packed([("a.txt".into(), &b"A text."[..])]);
        let at = bytes.windows(2).position(|pair| pair == b"A ").unwrap_or(0);
        bytes[at] = b'B';
        let mut found = Found::default();
        read(&bytes, ArticleInput::default(), &mut found);
        assert_eq!(codes(&found), [NoticeCode::Unreadable]);
    }

    #[test]
    fn parts_of_pages_are_no_articles() {
        for path in [
            "a/.hidden/x.txt",
            ".DS_Store",
            "__MACOSX/a.txt",
            "Story_files/frame.html",
            "a/Seite-Dateien/x.html",
            "site/style.css",
        ] {
            assert!(is_part(path), "{path}");
        }
        for path in ["a/story.txt", "case_files/".trim_end_matches('/'), "one.html", "./a.txt"] {
            assert!(!is_part(path), "{path}");
        }
    }
}
