//! The encoding of bytes that state none and are not UTF-8, told by their letters.
//!
//! A stretch of the text is read in each candidate. Where that is without fault, the share of its letters that are
//! common in the languages of that encoding decides: the wrong reading gives rare signs, or alphabets inside Latin words.
//! What no candidate explains is Windows-1252. Costs at most [`SAMPLE`] bytes for each candidate.

use super::encoding::by_name;

/// Bytes that are judged, from the first that is not ASCII.
const SAMPLE: usize = 4096;
/// Least share of common letters among those that are not ASCII, in hundredths. Texts of the right encoding have 35 to
/// 95, the same bytes in a wrong one below 15.
const LEAST: usize = 25;

type Candidate = (&'static str, &'static str, &'static [(char, char)]);
/// Candidates with the letters that are common in them: single ones, or ranges of alphabets, which count behind another
/// letter of theirs only.
const CANDIDATES: &[Candidate] = &[
    ("shift_jis", "、。", &[('ぁ', 'ん'), ('ァ', 'ー')]),
    ("euc-jp", "、。", &[('ぁ', 'ん'), ('ァ', 'ー')]),
    (
        "gbk",
        "，。的一是在不了有人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所",
        &[],
    ),
    (
        "big5",
        "，。的一是在不了有人這中大為上個國我以要他時來用們生到作地於出就分對成會可主發年動同工也能下過子說產種面而方後多定行學法所",
        &[],
    ),
    ("euc-kr", "이다의는에을가고를한하은지도서로기어시사인대자나그리수일해부보으들정전장", &[]),
    ("windows-1251", "", &[('а', 'я')]),
    ("koi8-r", "", &[('а', 'я')]),
    ("windows-1253", "", &[('ά', 'ώ')]),
];

/// The name of the encoding that explains the bytes; nothing where none does.
pub(super) fn name(bytes: &[u8]) -> Option<&'static str> {
    let from = bytes.iter().position(|byte| !byte.is_ascii())?;
    let sample = &bytes[from..(from + SAMPLE).min(bytes.len())];
    let mut best = (LEAST, None);
    for &(name, common, alphabets) in CANDIDATES {
        let share = by_name(sample, name).map_or(0, |text| share(&text, common, alphabets));
        if share > best.0 {
            best = (share, Some(name));
        }
    }
    best.1
}

/// The share of common letters; nothing where the text is broken before its end.
fn share(text: &str, common: &str, alphabets: &[(char, char)]) -> usize {
    let whole = text.trim_end_matches(char::REPLACEMENT_CHARACTER);
    if whole.contains(char::REPLACEMENT_CHARACTER) {
        return 0;
    }
    let (mut all, mut known, mut before) = (0, 0, false);
    for c in whole.chars() {
        let of_alphabet = alphabets.iter().any(|&(first, last)| (first..=last).contains(&c));
        all += usize::from(!c.is_ascii());
        known += usize::from(of_alphabet && before || common.contains(c) && !c.is_ascii());
        before = !c.is_ascii() && c.is_alphabetic();
    }
    known * 100 / all.max(1)
}

#[cfg(all(test, feature = "cli"))]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_told_by_their_letters() {
        for (label, text) in [
            ("shift_jis", "港の入り口でフェリーが座礁した。乗客四十人は全員無事だった。"),
            ("euc-jp", "港の入り口でフェリーが座礁した。乗客四十人は全員無事だった。"),
            ("gbk", "一艘载有四十人的渡轮周一晚上在港口外搁浅，没有人受伤。船长说他们是在大雾中出发的。"),
            ("big5", "一艘載有四十人的渡輪週一晚上在港口外擱淺，沒有人受傷。船長說他們是在大霧中出發的。"),
            (
                "euc-kr",
                "월요일 밤 항구 밖에서 승객 마흔 명을 태운 여객선이 좌초했다고 해경이 밝혔다. 다친 사람은 없다.",
            ),
            ("windows-1251", "Паром с сорока пассажирами сел на мель у входа в порт. Никто не пострадал."),
            ("koi8-r", "Паром с сорока пассажирами сел на мель у входа в порт. Никто не пострадал."),
            ("windows-1253", "Ένα πλοίο με σαράντα επιβάτες προσάραξε έξω από το λιμάνι. Κανείς δεν τραυματίστηκε."),
        ] {
            let bytes = encoding_rs::Encoding::for_label(label.as_bytes()).map(|encoding| encoding.encode(text).0);
            assert_eq!(bytes.and_then(|bytes| name(&bytes)), Some(label), "{label}");
        }
        for text in [
            "Le café fermé à Évreux a été rouvert à la fin de l’été, selon l’agence.",
            "“Fähre läuft auf”, größer",
            "à é è",
        ] {
            assert_eq!(name(&encoding_rs::WINDOWS_1252.encode(text).0), None, "{text}");
        }
    }
}
