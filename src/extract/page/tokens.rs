//! What the tokeniser finds → tags, attributes and texts for the builder of the tree.
//!
//! The tokeniser (`html5gum`) calls this at every step. Errors are not asked for, which spares it looking at every
//! character twice; text that nobody reads (scripts, styles) and attributes that nobody asks for are not copied. What
//! each of its 70 states would hold a copy of is kept from being inlined: the module is 9 KB smaller on the wire so.

use super::parse::Builder;
use super::tags::{Name, Tag};
use html5gum::{Emitter, Error, Reader, State, StringReader, naive_next_state};
use std::convert::Infallible;

/// Which tag is being read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Start,
    End,
}

pub(super) struct Sink<'a> {
    builder: &'a mut Builder,
    text: Vec<u8>,
    kind: Kind,
    /// The name of the tag, and whether the builder knows it by now.
    name: Vec<u8>,
    opened: bool,
    self_closing: bool,
    last_start: Vec<u8>,
    attribute: Vec<u8>,
    /// The attribute, once its value begins; nothing where it is not kept.
    kept: Option<Name>,
    value: Vec<u8>,
}

impl<'a> Sink<'a> {
    pub(super) fn new(builder: &'a mut Builder) -> Self {
        Self {
            builder,
            text: Vec::new(),
            kind: Kind::Start,
            name: Vec::new(),
            opened: true,
            self_closing: false,
            last_start: Vec::new(),
            attribute: Vec::new(),
            kept: None,
            value: Vec::new(),
        }
    }

    fn flush_text(&mut self) {
        if !self.text.is_empty() {
            self.builder.string(&String::from_utf8_lossy(&self.text));
            self.text.clear();
        }
    }

    fn open(&mut self) {
        self.flush_text();
        if self.kind == Kind::Start && !self.opened {
            self.opened = true;
            self.builder.open(Tag::of(&self.name));
        }
    }

    fn flush_attribute(&mut self) {
        if self.kind == Kind::Start && !self.attribute.is_empty() {
            if let Some(name) = self.kept.or_else(|| Name::of(&self.attribute)) {
                self.builder.attribute(name, &String::from_utf8_lossy(&self.value));
            }
            self.value.clear();
        }
        self.attribute.clear();
        self.kept = None;
    }
}

impl Emitter for Sink<'_> {
    type Token = Infallible;

    fn set_last_start_tag(&mut self, last: Option<&[u8]>) {
        self.last_start.clear();
        self.last_start.extend(last.unwrap_or_default());
    }

    fn emit_eof(&mut self) {
        self.flush_text();
    }

    fn emit_error(&mut self, _: Error) {}

    #[inline]
    fn should_emit_errors(&mut self) -> bool {
        false
    }

    #[inline]
    fn pop_token(&mut self) -> Option<Infallible> {
        None
    }

    #[inline(never)]
    fn emit_string(&mut self, text: &[u8]) {
        if !self.builder.drops_text() {
            self.text.extend(text);
        }
    }

    fn init_start_tag(&mut self) {
        self.name.clear();
        self.kind = Kind::Start;
        self.opened = false;
        self.self_closing = false;
    }

    fn init_end_tag(&mut self) {
        self.name.clear();
        self.kind = Kind::End;
    }

    fn init_comment(&mut self) {
        self.flush_text();
    }

    #[inline(never)]
    fn emit_current_tag(&mut self) -> Option<State> {
        self.open();
        self.flush_attribute();
        match self.kind {
            Kind::Start => {
                self.builder.start_open(self.self_closing);
                std::mem::swap(&mut self.last_start, &mut self.name);
                naive_next_state(&self.last_start)
            }
            Kind::End => {
                self.last_start.clear();
                self.builder.end(Tag::of(&self.name));
                None
            }
        }
    }

    fn emit_current_comment(&mut self) {}

    fn emit_current_doctype(&mut self) {}

    fn set_self_closing(&mut self) {
        self.self_closing = self.kind == Kind::Start;
    }

    fn set_force_quirks(&mut self) {}

    #[inline(never)]
    fn push_tag_name(&mut self, name: &[u8]) {
        self.name.extend(name);
    }

    fn push_comment(&mut self, _: &[u8]) {}

    fn push_doctype_name(&mut self, _: &[u8]) {}

    fn init_doctype(&mut self) {
        self.flush_text();
    }

    #[inline(never)]
    fn init_attribute(&mut self) {
        self.open();
        self.flush_attribute();
    }

    #[inline(never)]
    fn push_attribute_name(&mut self, name: &[u8]) {
        self.attribute.extend(name);
    }

    #[inline(never)]
    fn push_attribute_value(&mut self, value: &[u8]) {
        if self.kept.is_none() && self.kind == Kind::Start {
            self.kept = Name::of(&self.attribute);
        }
        if self.kept.is_some() {
            self.value.extend(value);
        }
    }

    fn set_doctype_public_identifier(&mut self, _: &[u8]) {}

    fn set_doctype_system_identifier(&mut self, _: &[u8]) {}

    fn push_doctype_public_identifier(&mut self, _: &[u8]) {}

    fn push_doctype_system_identifier(&mut self, _: &[u8]) {}

    fn current_is_appropriate_end_tag_token(&mut self) -> bool {
        self.kind == Kind::End && !self.last_start.is_empty() && self.last_start == self.name
    }
}

/// The page's text, whose searches stand in the module once.
pub(super) struct Source<'a>(pub(super) StringReader<'a>);

impl Reader for Source<'_> {
    type Error = Infallible;

    #[inline(never)]
    fn read_byte(&mut self) -> Result<Option<u8>, Infallible> {
        self.0.read_byte()
    }

    #[inline(never)]
    fn try_read_string(&mut self, expected: &[u8], case_sensitive: bool) -> Result<bool, Infallible> {
        self.0.try_read_string(expected, case_sensitive)
    }

    #[inline(never)]
    fn read_until<'b>(&'b mut self, needles: &[u8], buffer: &'b mut [u8; 4]) -> Result<Option<&'b [u8]>, Infallible> {
        self.0.read_until(needles, buffer)
    }
}
