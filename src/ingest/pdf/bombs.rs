//! How much a PDF unpacks to, before the library, which sets no limit, unpacks it.
//!
//! Every stream that looks like zlib is unpacked into a small buffer and counted. Pictures are passed over unless one alone
//! goes beyond the limit: they are never unpacked. A packed stream in a packed stream is taken for a bomb from 1 MB on.
//! Not seen are streams that are encrypted or packed with LZW; in the browser they end with their worker.

use crate::settings::MAX_PDF_STREAMS;
use miniz_oxide::inflate::stream::{InflateState, inflate};
use miniz_oxide::{DataFormat, MZFlush, MZStatus};

/// Unpacked at once.
const BUFFER: usize = 64 << 10;
/// A stream that unpacks to another packed one may be so large.
const NESTED: usize = 1 << 20;
/// What a stream says of itself stands in so many bytes before it.
const DICTIONARY: usize = 400;

/// Whether a file unpacks to more than a PDF may.
pub(super) fn is_one(bytes: &[u8]) -> bool {
    let (mut total, mut work) = (0, 0);
    let mut from = 0;
    let mut buffer = vec![0; BUFFER];
    while let Some(found) = find(&bytes[from..], b"stream") {
        let at = from + found;
        from = at + 6;
        let data = bytes[from..].strip_prefix(b"\r\n").or_else(|| bytes[from..].strip_prefix(b"\n"));
        let Some(data) = data.filter(|data| is_zlib(data)) else { continue };
        let about = &bytes[at.saturating_sub(DICTIONARY)..at];
        let (size, nested) = unpacked(data, &mut buffer);
        if size >= MAX_PDF_STREAMS || nested && size > NESTED {
            return true;
        }
        work += size;
        if find(about, b"/Image").is_none() {
            total += size;
        }
        if total >= MAX_PDF_STREAMS || work >= MAX_PDF_STREAMS * 4 {
            return true;
        }
    }
    false
}

fn find(bytes: &[u8], word: &[u8]) -> Option<usize> {
    bytes.windows(word.len()).position(|window| window == word)
}

fn is_zlib(data: &[u8]) -> bool {
    matches!(data, [method, flags, ..] if method & 15 == 8 && (usize::from(*method) << 8 | usize::from(*flags)) % 31 == 0)
}

/// What a stream unpacks to, up to the limit, and whether that is packed again.
fn unpacked(mut data: &[u8], buffer: &mut [u8]) -> (usize, bool) {
    let mut state = InflateState::new_boxed(DataFormat::Zlib);
    let mut size = 0;
    let mut nested = false;
    while size < MAX_PDF_STREAMS {
        let step = inflate(&mut state, data, buffer, MZFlush::None);
        if size == 0 {
            nested = is_zlib(&buffer[..step.bytes_written]);
        }
        size += step.bytes_written;
        data = &data[step.bytes_consumed..];
        if step.status != Ok(MZStatus::Ok) || step.bytes_consumed + step.bytes_written == 0 {
            break;
        }
    }
    (size, nested)
}
