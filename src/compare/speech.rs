//! Who says what: quotes, and speech that is reported without marks.

use super::reading::Span;
use crate::article::QuoteKind;

/// Something that is said.
#[derive(Debug, Clone)]
pub struct Speech {
    /// The words: what stands between the marks, or the clause that reports it.
    pub span: Span,
    /// How much of a statement a quote is; `None` for speech without marks.
    pub kind: Option<QuoteKind>,
    /// Who says it.
    pub voice: Option<Voice>,
    /// The verb or phrase that attributes it.
    pub cue: Option<Span>,
    /// The agency or outlet that it came through.
    pub carrier: Option<String>,
}

/// Who says something.
#[derive(Debug, Clone)]
pub struct Voice {
    /// The name that it resolves to in its article, else the mention itself.
    pub name: String,
    /// The words that name the speaker: a name, a pronoun, a role.
    pub mention: Span,
    /// Its place among the article's [`Names::named`](super::names::Names::named), where it resolves to one.
    pub who: Option<u32>,
    /// How sure, in hundredths.
    pub confidence: u32,
}
