//! The names of elements and attributes, as far as they matter here, and what the standard says of each.

/// An element's name, as far as it matters here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[rustfmt::skip]
pub(super) enum Tag {
    /// A run of text.
    Text,
    A, Address, Article, Aside, Audio, B, Base, Blockquote, Body, Br, Button, Canvas, Caption, Code, Dd, Del, Details,
    Dialog, Div, Dl, Dt, Em, Fieldset, Figcaption, Figure, Footer, Form, Frame, H1, H2, H3, H4, H5, H6, Head, Header,
    Hr, Html, I, Iframe, Img, Input, Label, Legend, Li, Link, Main, Math, Menu, Meta, Nav, Noscript, Object, Ol, Option,
    P, Picture, Pre, S, Script, Section, Select, Source, Span, Strong, Style, Sub, Summary, Sup, Svg, Table, Tbody, Td,
    Template, Textarea, Tfoot, Th, Thead, Time, Title, Tr, Ul, Video,
    /// Any other element, inline.
    Other,
}

impl Tag {
    #[rustfmt::skip]
    pub(super) fn of(name: &[u8]) -> Self {
        match name {
            b"a" => Self::A, b"address" => Self::Address, b"article" => Self::Article, b"aside" => Self::Aside,
            b"audio" => Self::Audio, b"b" => Self::B, b"base" => Self::Base, b"blockquote" => Self::Blockquote,
            b"body" => Self::Body, b"br" => Self::Br, b"button" => Self::Button, b"canvas" => Self::Canvas,
            b"caption" => Self::Caption, b"code" => Self::Code, b"dd" => Self::Dd, b"del" => Self::Del,
            b"details" => Self::Details, b"dialog" => Self::Dialog, b"div" | b"center" | b"hgroup" => Self::Div,
            b"dl" => Self::Dl, b"dt" => Self::Dt, b"em" => Self::Em, b"fieldset" => Self::Fieldset,
            b"figcaption" => Self::Figcaption, b"figure" => Self::Figure, b"footer" => Self::Footer,
            b"form" => Self::Form, b"frame" => Self::Frame, b"h1" => Self::H1, b"h2" => Self::H2, b"h3" => Self::H3,
            b"h4" => Self::H4, b"h5" => Self::H5, b"h6" => Self::H6, b"head" => Self::Head, b"header" => Self::Header,
            b"hr" => Self::Hr, b"html" => Self::Html, b"i" => Self::I, b"iframe" => Self::Iframe,
            b"img" | b"image" => Self::Img, b"input" => Self::Input, b"label" => Self::Label,
            b"legend" => Self::Legend, b"li" => Self::Li, b"link" => Self::Link, b"main" => Self::Main,
            b"math" => Self::Math, b"menu" => Self::Menu, b"meta" => Self::Meta, b"nav" => Self::Nav,
            b"noscript" => Self::Noscript, b"object" | b"embed" | b"applet" => Self::Object, b"ol" => Self::Ol,
            b"option" | b"optgroup" => Self::Option, b"p" => Self::P, b"picture" => Self::Picture,
            b"pre" | b"listing" | b"xmp" => Self::Pre, b"s" | b"strike" => Self::S, b"script" => Self::Script,
            b"section" | b"search" => Self::Section, b"select" | b"datalist" => Self::Select,
            b"source" | b"track" | b"wbr" | b"area" | b"col" | b"param" => Self::Source, b"span" => Self::Span,
            b"strong" => Self::Strong, b"style" => Self::Style, b"sub" => Self::Sub, b"summary" => Self::Summary,
            b"sup" => Self::Sup, b"svg" => Self::Svg, b"table" => Self::Table, b"tbody" => Self::Tbody,
            b"td" => Self::Td, b"template" => Self::Template, b"textarea" => Self::Textarea, b"tfoot" => Self::Tfoot,
            b"th" => Self::Th, b"thead" => Self::Thead, b"time" => Self::Time, b"title" => Self::Title,
            b"tr" => Self::Tr, b"ul" | b"dir" => Self::Ul, b"video" => Self::Video,
            _ => Self::Other,
        }
    }

    /// Parts the text before it from the text behind it.
    #[rustfmt::skip]
    pub(super) fn is_block(self) -> bool {
        matches!(self,
            Self::Address | Self::Article | Self::Aside | Self::Blockquote | Self::Body | Self::Button | Self::Caption
            | Self::Dd | Self::Details | Self::Dialog | Self::Div | Self::Dl | Self::Dt | Self::Fieldset
            | Self::Figcaption | Self::Figure | Self::Footer | Self::Form | Self::H1 | Self::H2 | Self::H3 | Self::H4
            | Self::H5 | Self::H6 | Self::Head | Self::Header | Self::Hr | Self::Html | Self::Legend | Self::Li
            | Self::Main | Self::Menu | Self::Nav | Self::Ol | Self::P | Self::Pre | Self::Section | Self::Summary
            | Self::Table | Self::Tbody | Self::Td | Self::Tfoot | Self::Th | Self::Thead | Self::Tr | Self::Ul
            | Self::Video | Self::Audio | Self::Iframe | Self::Object)
    }

    /// An inline element in it is a part of its sentence.
    pub(super) fn holds_text(self) -> bool {
        !self.is_block() && self != Self::Other
            || self.heading().is_some()
            || matches!(self, Self::P | Self::Li | Self::Td | Self::Dd)
    }

    /// "h2" → 2.
    pub(super) fn heading(self) -> Option<u8> {
        match self {
            Self::H1 => Some(1),
            Self::H2 => Some(2),
            Self::H3 => Some(3),
            Self::H4 => Some(4),
            Self::H5 => Some(5),
            Self::H6 => Some(6),
            _ => None,
        }
    }

    pub(super) fn is_void(self) -> bool {
        matches!(
            self,
            Self::Base
                | Self::Br
                | Self::Frame
                | Self::Hr
                | Self::Img
                | Self::Input
                | Self::Link
                | Self::Meta
                | Self::Source
        )
    }

    /// Its text is never an article's.
    pub(super) fn is_dropped(self) -> bool {
        matches!(
            self,
            Self::Style
                | Self::Template
                | Self::Noscript
                | Self::Svg
                | Self::Math
                | Self::Select
                | Self::Option
                | Self::Textarea
                | Self::Iframe
                | Self::Canvas
                | Self::Object
        )
    }

    /// An open `p` ends where one of these begins.
    pub(super) fn ends_paragraph(self) -> bool {
        self.is_block()
            && !matches!(
                self,
                Self::Button
                    | Self::Td
                    | Self::Th
                    | Self::Tr
                    | Self::Tbody
                    | Self::Thead
                    | Self::Tfoot
                    | Self::Caption
                    | Self::Video
                    | Self::Audio
                    | Self::Iframe
                    | Self::Object
                    | Self::Legend
            )
    }

    /// Of these the innermost open one ends where one of `self` begins, unless one of the second list is in between.
    pub(super) fn closes(self) -> Option<(&'static [Self], &'static [Self])> {
        Some(match self {
            Self::Li => (&[Self::Li], &[Self::Ul, Self::Ol, Self::Menu]),
            Self::Dd | Self::Dt => (&[Self::Dd, Self::Dt], &[Self::Dl]),
            Self::Tr => (&[Self::Tr, Self::Caption], &[Self::Table]),
            Self::Td | Self::Th => (&[Self::Td, Self::Th], &[Self::Tr, Self::Table]),
            Self::Tbody | Self::Thead | Self::Tfoot => {
                (&[Self::Tbody, Self::Thead, Self::Tfoot, Self::Caption], &[Self::Table])
            }
            Self::A => (&[Self::A], &[Self::Table]),
            Self::Option => (&[Self::Option], &[Self::Select]),
            Self::Body => (&[Self::Head], &[]),
            _ => return None,
        })
    }
}

/// The attributes that are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[rustfmt::skip]
pub(super) enum Name {
    AriaHidden, AriaLabel, Charset, Class, Content, DataTestid, Datetime, Hidden, Href, Id, Itemprop, Itemtype, Lang,
    Named, Property, Rel, Role, Style, Type, XmlLang,
}

impl Name {
    #[rustfmt::skip]
    pub(super) fn of(name: &[u8]) -> Option<Self> {
        Some(match name {
            b"aria-hidden" => Self::AriaHidden, b"aria-label" => Self::AriaLabel, b"charset" => Self::Charset,
            b"class" => Self::Class, b"content" => Self::Content,
            b"data-testid" | b"data-component" | b"data-test-id" | b"data-module" | b"data-type" | b"data-qa" =>
                Self::DataTestid,
            b"datetime" => Self::Datetime, b"hidden" => Self::Hidden, b"href" => Self::Href, b"id" => Self::Id,
            b"itemprop" => Self::Itemprop, b"itemtype" => Self::Itemtype, b"lang" => Self::Lang, b"name" => Self::Named,
            b"property" => Self::Property, b"rel" => Self::Rel, b"role" => Self::Role, b"style" => Self::Style,
            b"type" => Self::Type, b"xml:lang" => Self::XmlLang,
            _ => return None,
        })
    }
}
