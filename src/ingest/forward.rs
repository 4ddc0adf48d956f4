//! A mail that was forwarded → the mail that it forwards: its subject, sender, time and text.
//!
//! Mail programs print the header of what they forward in its text, behind a line of their own. Where only a short note
//! stands before that, the forwarded mail is the article; the note stays its first paragraph. Linear in the text.

use crate::article::ArticleInput;
use crate::text::word_count;

/// Lines behind which a forwarded mail begins, in lower case and without their dashes.
const MARKS: &[&str] = &[
    "forwarded message",
    "begin forwarded message:",
    "original message",
    "weitergeleitete nachricht",
    "ursprüngliche nachricht",
    "message transféré",
    "message d'origine",
    "mensaje reenviado",
    "messaggio inoltrato",
    "mensagem encaminhada",
    "doorgestuurd bericht",
];
/// Header names, in lower case.
const NAMES: &[(&str, &str)] = &[
    ("from", "source"),
    ("von", "source"),
    ("de", "source"),
    ("da", "source"),
    ("van", "source"),
    ("date", "published"),
    ("sent", "published"),
    ("datum", "published"),
    ("gesendet", "published"),
    ("fecha", "published"),
    ("data", "published"),
    ("subject", "title"),
    ("betreff", "title"),
    ("objet", "title"),
    ("asunto", "title"),
    ("oggetto", "title"),
    ("assunto", "title"),
    ("onderwerp", "title"),
    ("to", ""),
    ("an", ""),
    ("à", ""),
    ("a", ""),
    ("para", ""),
    ("aan", ""),
    ("cc", ""),
    ("reply-to", ""),
];
/// What programs put before the subject.
const PREFIXES: &[&str] = &["fwd", "fw", "wg", "tr", "rv", "enc", "re", "aw"];
/// Words of a note that may stand before the forwarded mail.
const NOTE: usize = 60;

/// A subject without the marks of forwards and answers.
pub(super) fn subject(subject: &str) -> &str {
    let mut rest = subject.trim();
    while let Some((head, behind)) = rest.split_once(':') {
        if !PREFIXES.iter().any(|prefix| head.trim().eq_ignore_ascii_case(prefix)) || behind.trim().is_empty() {
            break;
        }
        rest = behind.trim();
    }
    rest
}

/// The name of a sender, without the address where there is one.
pub(super) fn sender(from: &str) -> String {
    let name = from.split('<').next().unwrap_or_default().trim().trim_matches('"').trim();
    if name.is_empty() { from.trim_matches(['<', '>', ' ']).to_owned() } else { name.to_owned() }
}

/// What a mail forwards, where it forwards one; the mail as it is otherwise.
pub(super) fn read(mail: ArticleInput) -> ArticleInput {
    let text = mail.text.as_deref().unwrap_or_default();
    let mut at = 0;
    let mark = text.split_inclusive('\n').find_map(|line| {
        let bare = line.trim().trim_matches('-').trim().to_lowercase();
        at += line.len();
        MARKS.contains(&bare.as_str()).then_some((at - line.len(), at))
    });
    let Some((note_end, from)) = mark.filter(|&(end, _)| word_count(&text[..end]) <= NOTE) else { return mail };
    let mut inner = ArticleInput::default();
    let mut body = from;
    for line in text[from..].split_inclusive('\n') {
        let bare = line.trim().trim_start_matches('>').trim();
        let part = bare.split_once(':').and_then(|(name, value)| {
            let name = name.trim_matches([' ', '*']).to_lowercase();
            NAMES.iter().find(|(given, _)| *given == name).map(|(_, part)| (*part, value.trim_matches([' ', '*'])))
        });
        match part {
            Some(("source", value)) => inner.source = Some(sender(value)),
            Some(("published", value)) => inner.published = Some(value.to_owned()),
            Some(("title", value)) => inner.title = Some(subject(value).to_owned()),
            Some(_) => {}
            None if bare.is_empty() => {}
            None => break,
        }
        body += line.len();
    }
    if inner.title.is_none() && inner.source.is_none() || text[body..].trim().is_empty() {
        return mail;
    }
    let note = text[..note_end].trim();
    let text = if note.is_empty() { text[body..].to_owned() } else { format!("{note}\n\n{}", &text[body..]) };
    ArticleInput {
        text: Some(text),
        title: inner.title.or(mail.title),
        source: inner.source.or(mail.source),
        published: inner.published.or(mail.published),
        ..mail
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> ArticleInput {
        read(ArticleInput { text: Some(text.into()), title: Some("Outer".into()), ..ArticleInput::default() })
    }

    #[test]
    fn the_forwarded_mail_is_the_article() {
        let input = of(
            "FYI\n\n---------- Forwarded message ---------\nFrom: Harbour Post <news@post.example>\nDate: Tue, 4 Mar 2031 at 09:30\nSubject: Fwd: Ferry aground\nTo: <a@b.example>\n\n\nA ferry ran aground: nobody was hurt.\n",
        );
        assert_eq!((input.title.as_deref(), input.source.as_deref()), (Some("Ferry aground"), Some("Harbour Post")));
        assert_eq!(input.text.as_deref(), Some("FYI\n\nA ferry ran aground: nobody was hurt.\n"));
        let plain = of("A text.\n\n-----Original Message-----\n\nNo header here.");
        assert_eq!(
            (plain.title.as_deref(), plain.text.as_deref()),
            (Some("Outer"), Some("A text.\n\n-----Original Message-----\n\nNo header here."))
        );
        assert_eq!(
            (subject("Fwd: RE: Ferry: aground"), subject("Re:"), subject("Ferry")),
            ("Ferry: aground", "Re:", "Ferry")
        );
    }
}
