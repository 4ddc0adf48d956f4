//! The fonts of a PDF: which letter a code stands for.
//!
//! `hayro-font` tells it from the font's own table to Unicode, else from its encoding and the names of its glyphs. A font
//! that is not in the file needs no outlines here, only widths, which come from the file or the tables of the 14 standard
//! fonts. Not read: the ready-made tables for Chinese, Japanese and Korean that a file may name instead of bringing one.

use hayro_font::hayro_cmap::BfString;
use hayro_font::hayro_syntax::object::dict::keys::{BASE_FONT, FONT_DESC, FONT_WEIGHT};
use hayro_font::hayro_syntax::object::{Dict, Name};
use hayro_font::{CMapResolverFn, Font, FontCache, FontData, FontGlyph, FontResolverFn};
use std::sync::Arc;

/// The fonts of one file, each read once.
pub(super) struct Fonts<'a> {
    cache: FontCache<'a>,
    missing: FontResolverFn,
    tables: CMapResolverFn,
}

impl<'a> Fonts<'a> {
    pub(super) fn new() -> Self {
        Self {
            cache: FontCache::new(),
            missing: Arc::new(|_| Some((Arc::new(NO_OUTLINES) as FontData, 0))),
            tables: Arc::new(|_| None),
        }
    }

    pub(super) fn font(&self, dict: &Dict<'a>) -> Option<Font<'a>> {
        self.cache.font(dict, &self.missing, &self.tables)
    }
}

/// Whether a font is a bold one, by its weight or its name.
pub(super) fn is_bold(dict: &Dict<'_>) -> bool {
    let weight = dict.get::<Dict<'_>>(FONT_DESC).and_then(|about| about.get::<u32>(FONT_WEIGHT)).unwrap_or(400);
    let name = dict.get::<Name<'_>>(BASE_FONT).map(|name| name.as_str().to_ascii_lowercase()).unwrap_or_default();
    weight >= 600 || ["bold", "black", "heavy", "demi"].iter().any(|word| name.contains(word))
}

/// What a code shows: letters, or white space; `None` where nobody can tell.
pub(super) fn letters(font: &Font<'_>, code: u32) -> Option<String> {
    let known = match font.glyph(font.map_code(code), code) {
        FontGlyph::Outline(glyph) => glyph.as_unicode(),
        FontGlyph::Type3(glyph) => glyph.as_unicode(),
    };
    let mut text = String::new();
    match known {
        Some(BfString::Char(letter)) => plain(letter, &mut text),
        Some(BfString::String(letters)) => letters.chars().for_each(|letter| plain(letter, &mut text)),
        None if code == 32 => text.push(' '),
        None => {}
    }
    (!text.is_empty()).then_some(text)
}

/// Letters as they are typed: ligatures apart, one kind of space. What has no meaning outside its font is left out.
pub(super) fn plain(letter: char, text: &mut String) {
    match letter {
        'ﬀ' => text.push_str("ff"),
        'ﬁ' => text.push_str("fi"),
        'ﬂ' => text.push_str("fl"),
        'ﬃ' => text.push_str("ffi"),
        'ﬄ' => text.push_str("ffl"),
        'ﬅ' | 'ﬆ' => text.push_str("st"),
        '\u{2010}' | '\u{2011}' => text.push('-'),
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}' => {}
        '\u{e000}'..='\u{f8ff}' | '\u{fffd}' | '\u{f0000}'.. => {}
        letter if letter.is_whitespace() => text.push(' '),
        letter if letter.is_control() => {}
        letter => text.push(letter),
    }
}

/// A TrueType font with one empty glyph. Its three tables hold nothing but 1,000 units per em and the number of glyphs.
const NO_OUTLINES: [u8; 156] = {
    let mut font = [0; 156];
    let directory: [u8; 60] = [
        0, 1, 0, 0, 0, 3, 0, 32, 0, 1, 0, 16, //
        b'h', b'e', b'a', b'd', 0, 0, 0, 0, 0, 0, 0, 60, 0, 0, 0, 54, //
        b'm', b'a', b'x', b'p', 0, 0, 0, 0, 0, 0, 0, 116, 0, 0, 0, 6, //
        b'p', b'o', b's', b't', 0, 0, 0, 0, 0, 0, 0, 124, 0, 0, 0, 32, //
    ];
    let mut at = 0;
    while at < directory.len() {
        font[at] = directory[at];
        at += 1;
    }
    // `head`: version 1, the magic number, units per em.
    font[61] = 1;
    [font[72], font[73], font[74], font[75]] = [0x5f, 0x0f, 0x3c, 0xf5];
    [font[78], font[79]] = [0x03, 0xe8];
    // `maxp`: version 0.5, one glyph. `post`: version 3, no names.
    [font[118], font[121], font[125]] = [0x50, 1, 3];
    font
};
