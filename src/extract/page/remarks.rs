//! What a reader should know about a page: it gives only the beginning, one page of several, pictures or a film with a
//! few words, or many reports in one.

use super::judge::page_of;
use super::metadata::Stated;
use super::tree::Tree;
use crate::article::{Block, BlockKind, CutReason, NoticeCode};
use crate::extract::plain::Reading;
use crate::text::plain_key;

/// A page that asks to pay and gives fewer words of an article gives its beginning alone.
const TEASER_WORDS: usize = 220;
/// A page is a gallery where so many pictures have captions with more words than the text.
const GALLERY_PICTURES: usize = 4;
/// A page for a film has fewer words of text.
const FILM_WORDS: usize = 120;

fn words_of<'a>(blocks: impl Iterator<Item = &'a Block>) -> usize {
    blocks.map(|block| block.text.split_whitespace().count()).sum()
}

/// Fills in the notices of a page, and whether it is cut short.
pub(super) fn remarks(stated: &Stated, tree: &Tree, reading: &mut Reading) {
    let body = || reading.blocks.iter().filter(|block| block.kind.is_body());
    let words = words_of(body());
    let asks = reading.blocks.iter().any(|block| block.reason == Some(CutReason::Paywall));
    let breaks_off = body().next_back().is_some_and(|block| {
        let text = block.text.trim_end_matches([']', ')', '[', '(', ' ']);
        text.ends_with('…') || text.ends_with("...")
    });
    let truncated = words > 0 && (breaks_off || words < TEASER_WORDS && stated.paywalled && asks);
    let captions = || reading.blocks.iter().filter(|block| block.kind == BlockKind::Caption);
    let gallery = captions().count() >= GALLERY_PICTURES && words_of(captions()) > words;
    let lines = reading.blocks.iter().flat_map(|block| block.text.split('·')).map(str::trim);
    let pages = lines.filter(|line| line.len() <= 40).find_map(|line| page_of(&plain_key(line)));
    let mut notices: Vec<(NoticeCode, String)> = Vec::new();
    let mut say = |code, message: &str| notices.push((code, message.to_owned()));
    if truncated {
        say(
            NoticeCode::Truncated,
            "Only the beginning of this article is on the page. Nothing is concluded from what it lacks; add the whole text if you have it.",
        );
    }
    if stated.live {
        say(
            NoticeCode::LiveBlog,
            "This is a live blog: many short reports in one. It is read as one article in the page's order.",
        );
    }
    if gallery {
        say(
            NoticeCode::Gallery,
            "This is a gallery: most of its words stand under the pictures. Captions are not a part of the text; put those back that you need.",
        );
    }
    if stated.film && words > 0 && words < FILM_WORDS {
        say(
            NoticeCode::Film,
            "This page is for a video or a recording; only the words beside it are read. Add a transcript if you have one.",
        );
    }
    match pages {
        Some((page, last)) if last > 1 => say(
            NoticeCode::Pages,
            &format!("This is page {page} of {last} of the article. Add the other pages to compare all of it."),
        ),
        None if stated.goes_on => {
            say(NoticeCode::Pages, "This article goes on on another page. Add the other pages to compare all of it.")
        }
        _ => {}
    }
    if tree.cut_short {
        say(NoticeCode::TooLarge, "This page is larger than what is read of one. Check whether the article is whole.");
    }
    if words == 0 {
        say(
            NoticeCode::NoBody,
            "No article was found on this page: it may be a list of links, a video or an application. Paste the article's text if there is one.",
        );
    }
    reading.truncated = truncated;
    reading.notices.extend(notices);
}
