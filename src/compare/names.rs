//! Who and what is named: in one article ([`Names`]) and across a story ([`Cast`]).

use super::Text;
use super::reading::Span;
use crate::report::NameKind;

/// What one article names.
#[derive(Debug, Default)]
pub struct Names {
    /// Each person, body or place, in the order of its first mention.
    pub named: Vec<Named>,
    /// Where they are named, in order.
    pub mentions: Vec<Mention>,
}

/// A person, body or place in one article.
#[derive(Debug, Clone)]
pub struct Named {
    /// The fullest form that the article has.
    pub name: String,
    /// What it is, as far as can be told.
    pub kind: NameKind,
    /// What is said of it before or behind the name ("Chinese defence minister").
    pub roles: Vec<String>,
}

/// A place where something is named.
#[derive(Debug, Clone, Copy)]
pub struct Mention {
    /// The words.
    pub span: Span,
    /// Its place among [`Names::named`].
    pub who: u32,
}

/// Who and what a story's articles name, the same in several articles being one.
#[derive(Debug, Default)]
pub struct Cast {
    /// Each person, body or place.
    pub members: Vec<Member>,
    /// For each article, for each of its [`Names::named`], the place among the members.
    pub member_of: Vec<Vec<u32>>,
}

/// A person, body or place of a story.
#[derive(Debug, Clone)]
pub struct Member {
    /// The fullest form.
    pub name: String,
    /// What it is.
    pub kind: NameKind,
    /// Other forms, the most frequent first.
    pub variants: Vec<String>,
    /// Roles, the most frequent first.
    pub roles: Vec<String>,
}

impl Cast {
    /// The member that a text's name is.
    pub fn member(&self, text: usize, who: u32) -> Option<&Member> {
        self.members.get(*self.member_of.get(text)?.get(who as usize)? as usize)
    }

    /// Joins what the texts name.
    pub fn new(texts: &[Text<'_>]) -> Self {
        let _ = texts;
        Self::default()
    }
}
