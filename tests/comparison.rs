//! Accounts of one story compared: witnesses and copies, corrections by hand, our own articles, documents, the table. How well
//! findings are found is measured in `compare.rs`.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use samestory::{
    ArticleInput, Comparison, Corpus, Detail, DisagreementKind, NoticeCode, OnlyKind, Overrule, Role, Settings,
    SourceKind, Table, Variation, Words,
};

const POST: &str = "The Orrin bridge in Tarn Hollow was closed on Tuesday after engineers found cracks in two of its piers, mayor Ilse Roth said.\n\n“The bridge stays shut until every pier has been tested, and I will not be hurried by anybody,” Roth told reporters outside the town hall.\n\nAbout 4,000 drivers use the bridge every day. The haulage firm Brandt Cargo said that it would lose 90,000 crowns a week.\n\nRoth denied that the town had known of the cracks since spring.";
const HERALD: &str = "Tarn Hollow’s Orrin bridge was shut on Tuesday because of cracks in its piers.\n\n“The bridge stays shut until every pier has been tested,” said Ilse Roth, the mayor.\n\nEngineer Karl Meun said that the repair would take six weeks and cost 3 million crowns.\n\nThe union of drivers accused the town of having known of the cracks since spring.";
const COURIER: &str = "Cracks in two piers have closed the Orrin bridge in Tarn Hollow since Tuesday.\n\nMayor Ilse Roth said the bridge would stay shut until every pier had been tested.\n\nThe repair will take four weeks, engineer Karl Meun said. A ferry will carry school children from Thursday on, paid for by the Lindqvist foundation.";
const RELEASE: &str = "Statement of the mayor of Tarn Hollow, Ilse Roth: The bridge stays shut until every pier has been tested twice, and I will not be hurried by anybody. We thank all drivers of the Orrin bridge for their patience.";

fn input(id: &str, text: &str) -> ArticleInput {
    ArticleInput { id: Some(id.into()), text: Some(text.into()), ..ArticleInput::default() }
}

fn together(ids: &[&str]) -> Overrule {
    Overrule::Together { articles: ids.iter().map(|id| (*id).to_owned()).collect() }
}

fn corpus(articles: &[(&str, &str)]) -> Corpus {
    let mut corpus = Corpus::new(Settings::default());
    corpus.add(articles.iter().map(|(id, text)| input(id, text)).collect());
    corpus.overrule(vec![together(&articles.iter().map(|article| article.0).collect::<Vec<_>>())]);
    corpus
}

fn three() -> Corpus {
    corpus(&[("courier", COURIER), ("herald", HERALD), ("post", POST)])
}

fn compared(corpus: &mut Corpus) -> Comparison {
    let story = corpus.stories(0, 1).remove(0).id;
    corpus.compare(&story).expect("the story is here")
}

#[test]
fn a_statement_stands_beside_itself_with_what_was_left_out() {
    let comparison = compared(&mut three());
    let statement = comparison.statements.iter().find(|statement| statement.texts == 3).expect("in all three");
    assert_eq!(statement.speaker.as_deref(), Some("Ilse Roth"));
    let how = |id: &str| {
        let versions = statement.versions.iter().filter(|version| version.evidence.article == id);
        versions.map(|version| version.how).collect::<Vec<_>>()
    };
    assert_eq!(how("post"), [Variation::Base]);
    assert_eq!(how("herald"), [Variation::SilentlyTrimmed]);
    assert_eq!(how("courier"), [Variation::Reworded]);
    let post = &statement.versions[0];
    let words: Vec<u16> = POST.encode_utf16().collect();
    let [start, end] = post.quoted[0];
    assert!(String::from_utf16(&words[start as usize..end as usize]).unwrap().starts_with("The bridge stays shut"));
}

#[test]
fn pieces_of_a_quote_are_held_against_what_they_are_pieces_of() {
    let post = "The Orrin dam stood on Monday.\n\n“The dam held, the road held and the town of Orrin slept,” said mayor Ilse Roth, who had not. “We were lucky on Monday.”";
    let herald = "The Orrin dam is whole.\n\n“We were lucky on Monday,” mayor Ilse Roth said.";
    let courier =
        "The Orrin dam is whole after Monday.\n\n“The dam held … and the town of Orrin slept,” mayor Ilse Roth said.";
    let radio = "The Orrin dam has stood.\n\n“The dam held, the street held and the town of Orrin slept,” mayor Ilse Roth said.";
    let mut corpus = corpus(&[("post", post), ("herald", herald), ("courier", courier), ("radio", radio)]);
    let comparison = compared(&mut corpus);
    let statement = comparison.statements.iter().find(|statement| statement.texts == 4).expect("in all four");
    let how =
        |id: &str| statement.versions.iter().find(|version| version.evidence.article == id).map(|version| version.how);
    assert_eq!(how("post"), Some(Variation::Base));
    assert_eq!(how("herald"), Some(Variation::Identical), "what else was said is not left out of it");
    assert_eq!(how("courier"), Some(Variation::Trimmed), "the ellipsis shows");
    assert_eq!(how("radio"), Some(Variation::Reworded), "a word was replaced");
}

#[test]
fn a_text_reads_as_translated_only_where_two_others_agree() {
    let wire = "“The crew did what we train for twice a year,” said captain Edda Strand.\n\n“I looked out and saw a flame as long as a bus,” said passenger Nora Vik.";
    let globe = "Captain Edda Strand was calm. “The crew did what we train for twice a year,” Strand said.\n\n“I looked out and saw a flame as long as a bus,” Nora Vik recalled.";
    let kveld = "“The crew did that which we train on two times in the year”, says captain Edda Strand.\n\n“I looked there and I saw a flame long as a bus”, says Nora Vik.";
    let translated = |articles: &[(&str, &str)]| {
        let comparison = compared(&mut corpus(articles));
        let read = comparison.accounts.iter().filter(|account| account.translated);
        read.map(|account| account.article.clone()).collect::<Vec<_>>()
    };
    assert_eq!(translated(&[("wire", wire), ("globe", globe), ("kveld", kveld)]), ["kveld"]);
    assert_eq!(translated(&[("wire", wire), ("kveld", kveld)]), Vec::<String>::new());
}

#[test]
fn sources_are_agencies_outlets_documents_and_people_without_names() {
    let wire = "TARN HOLLOW, May 3 (Tarnwire) - The ferry strike began on Monday. A deal had been near, according to a person close to the talks.\n\nA study by the chamber of commerce puts the loss at 2 million crowns.";
    let post = "The ferry strike began on Monday. “It failed over a word,” Ilse Roth told the newspaper Valley Mirror.\n\nAn official, who asked not to be named, had heard the same. The agency Norrpress saw no end.";
    let comparison = compared(&mut corpus(&[("wire", wire), ("post", post)]));
    let has = |kind: SourceKind, name: &str| {
        comparison.sources.iter().any(|source| source.kind == kind && source.name.contains(name))
    };
    for (kind, name) in [
        (SourceKind::Agency, "Tarnwire"),
        (SourceKind::Agency, "Norrpress"),
        (SourceKind::Outlet, "Valley Mirror"),
        (SourceKind::Document, "study"),
        (SourceKind::Anonymous, "person close to the talks"),
        (SourceKind::Anonymous, "An official"),
    ] {
        assert!(has(kind, name), "{name}: {:#?}", comparison.sources);
    }
    let quote = comparison.statements.iter().find(|statement| statement.versions[0].evidence.raw.contains("failed"));
    assert_eq!(quote.and_then(|quote| quote.versions[0].evidence.carrier.as_deref()), Some("Valley Mirror"));
}

#[test]
fn what_is_claimed_and_denied_has_both_voices() {
    let comparison = compared(&mut three());
    let contested = comparison.disagreements.iter().find(|found| found.kind == DisagreementKind::Contested);
    let sides: Vec<_> = contested
        .expect("known since spring")
        .sides
        .iter()
        .map(|side| (side.value.as_str(), side.articles.clone()))
        .collect();
    assert_eq!(sides, [("asserts", vec!["herald".to_owned()]), ("denies", vec!["post".to_owned()])]);
}

/// What each contested finding says, and each side's value with who says which words.
fn contested(articles: &[(&str, &str)]) -> Vec<(String, Vec<String>)> {
    let comparison = compared(&mut corpus(articles));
    let found = comparison.disagreements.into_iter().filter(|found| found.kind == DisagreementKind::Contested);
    let told = |found: samestory::Disagreement| {
        let sides = found.sides.iter().flat_map(|side| {
            side.evidence.iter().map(|evidence| {
                let speaker = evidence.speaker.as_deref().unwrap_or("-");
                format!("{} {speaker}: {}", side.value, evidence.raw)
            })
        });
        (found.about.head, sides.collect())
    };
    found.map(told).collect()
}

const STOCK: &str = "The mill at Orrin Ford burned down on Sunday. Nobody was hurt, the fire service said.";

#[test]
fn a_denial_without_a_matter_denies_what_was_said_before_it() {
    let story = "The mill at Orrin Ford burned down on Sunday.\n\nFormer foreman Lars Tolle said that the sprinklers had been out of use since May. The company denied that. “Every sprinkler was tested in August,” spokeswoman Mia Kern said.";
    assert_eq!(
        contested(&[("a", story), ("b", STOCK)]),
        [(
            "the sprinklers had been out of use since May".to_owned(),
            vec![
                "asserts Lars Tolle: the sprinklers had been out of use since May".to_owned(),
                "denies company: The company denied that.".to_owned(),
                "denies Mia Kern: Every sprinkler was tested in August,".to_owned(),
            ]
        )]
    );
}

#[test]
fn two_voices_contradict_each_other_without_a_word_of_denial() {
    let story = "The mill at Orrin Ford burned down on Sunday.\n\nThe owner, Tom Velder, said that the crew had locked the back gate. “We never locked any gate,” shift leader Ann Roos said.";
    let found = contested(&[("a", story), ("b", STOCK)]);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(found[0].0, "the crew had locked the back gate");
    assert_eq!(found[0].1[1], "denies Ann Roos: We never locked any gate,");
    let otherwise = "The mill at Orrin Ford burned down on Sunday.\n\nThe owner, Tom Velder, said that the crew had locked the back gate. Ann Roos, the shift leader, says otherwise. “It stood open until midnight,” she said.";
    let found = contested(&[("a", otherwise), ("b", STOCK)]);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(found[0].1.last().unwrap(), "denies Ann Roos: It stood open until midnight,");
}

#[test]
fn a_claim_that_is_denied_in_a_clause_behind_it_is_a_side() {
    let story = "The mill at Orrin Ford burned down on Sunday.\n\nThe union claims that the night watch had been cut to one man, which the company disputes.";
    let found = contested(&[("a", story), ("b", STOCK)]);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found[0].1[0].starts_with("asserts union"), "{found:#?}");
    assert!(found[0].1[1].starts_with("denies company"), "{found:#?}");
}

#[test]
fn voices_that_speak_of_two_things_do_not_contradict_each_other() {
    let apart = "The mill at Orrin Ford burned down on Sunday.\n\nThe owner, Tom Velder, said that the mill would be rebuilt. “I have not slept since Sunday,” shift leader Ann Roos said. Her request for leave was denied, the union said. Chief Ed Marn said that he did not know how many men were at the mill.";
    assert_eq!(contested(&[("a", apart), ("b", STOCK)]), []);
}

#[test]
fn a_claim_is_denied_in_german_spanish_and_french() {
    for (language, story) in [
        (
            "de",
            "Die Mühle in Orrin ist am Sonntag abgebrannt. „Die Sprinkler waren seit Mai außer Betrieb“, sagte der frühere Vorarbeiter Lars Tolle. Die Firma bestreitet das.",
        ),
        (
            "es",
            "El molino de Orrin ardió el domingo. «Los rociadores no funcionaban desde mayo», dijo el antiguo capataz Lars Tolle. La empresa lo niega.",
        ),
        (
            "fr",
            "Le moulin d’Orrin a brûlé dimanche. « Les gicleurs étaient en panne depuis mai », a dit Lars Tolle, délégué du syndicat. La direction dément toute panne.",
        ),
    ] {
        let found = contested(&[("a", story), ("b", story.split_once(". ").unwrap().0)]);
        assert_eq!(found.len(), 1, "{language}: {found:#?}");
        assert!(found[0].1[0].contains("Lars Tolle: "), "{language}: {found:#?}");
    }
}

#[test]
fn two_lengths_of_one_repair_are_a_conflict() {
    let comparison = compared(&mut three());
    let conflicts: Vec<_> =
        comparison.disagreements.iter().filter(|found| found.kind == DisagreementKind::Conflict).collect();
    assert_eq!(conflicts.len(), 1, "{conflicts:#?}");
    let sides = conflicts[0].sides.iter().map(|side| side.articles.join(" "));
    let mut sides: Vec<String> = sides.collect();
    sides.sort();
    assert_eq!(sides, ["courier", "herald"]);
    assert_eq!(comparison.findings[0], conflicts[0].id);
}

#[test]
fn a_copy_is_no_second_witness() {
    let mut corpus = corpus(&[("copy", HERALD), ("courier", COURIER), ("herald", HERALD), ("post", POST)]);
    let comparison = compared(&mut corpus);
    let copies: Vec<&String> = comparison.accounts.iter().filter_map(|account| account.copy_of.as_ref()).collect();
    assert!(matches!(copies[..], [lead] if lead == "copy" || lead == "herald"), "{copies:?}");
    let conflict = comparison.disagreements.iter().find(|found| found.kind == DisagreementKind::Conflict).unwrap();
    let side = conflict.sides.iter().find(|side| side.articles.contains(&"herald".to_owned())).unwrap();
    assert_eq!(side.texts, 1);
    assert!(comparison.statements.iter().all(|statement| statement.texts <= 3));
}

#[test]
fn what_one_alone_has_is_told_unless_another_is_cut_off() {
    let mut corpus = three();
    let comparison = compared(&mut corpus);
    let alone: Vec<(&str, OnlyKind)> =
        comparison.only_here.iter().map(|only| (only.evidence.raw.as_str(), only.kind)).collect();
    assert!(alone.iter().any(|(words, kind)| words.contains("Lindqvist") && *kind == OnlyKind::Fact), "{alone:?}");
    assert!(alone.iter().all(|(words, _)| !words.starts_with("Cracks in two piers")), "{alone:?}");
    corpus.add(vec![input("short", "The Orrin bridge in Tarn Hollow was closed on Tuesday after engineers found cracks in two of its piers. Mayor Ilse Roth said that …\n\nSubscribe to read the full story.")]);
    corpus.overrule(vec![together(&["short", "post"])]);
    let comparison = compared(&mut corpus);
    if comparison.accounts.iter().any(|account| account.truncated) {
        assert!(comparison.only_here.iter().all(|only| only.evidence.article == "short"), "{:?}", comparison.only_here);
    }
}

#[test]
fn ours_stands_beside_the_others() {
    let mut corpus = three();
    assert_eq!(compared(&mut corpus).ours, None);
    corpus.overrule(vec![Overrule::Mark { articles: vec!["herald".into()], role: Some(Role::Ours) }]);
    let comparison = compared(&mut corpus);
    let ours = comparison.ours.expect("herald is ours");
    assert!(ours.lacks.iter().any(|lack| lack.evidence[0].raw.contains("Lindqvist")), "{:?}", ours.lacks);
    assert!(ours.lacks.iter().all(|lack| lack.evidence.iter().all(|evidence| evidence.article != "herald")));
    let conflict = comparison.disagreements.iter().find(|found| found.kind == DisagreementKind::Conflict).unwrap();
    assert!(ours.differs.contains(&conflict.id));
    corpus.undo();
    assert_eq!(compared(&mut corpus).ours, None);
}

#[test]
fn quotes_are_held_against_a_document() {
    let mut corpus = corpus(&[("courier", COURIER), ("herald", HERALD), ("post", POST), ("release", RELEASE)]);
    corpus.overrule(vec![Overrule::Mark { articles: vec!["release".into()], role: Some(Role::Document) }]);
    let comparison = compared(&mut corpus);
    let of = |id: &str| comparison.checks.iter().find(|check| check.quote.article == id).expect("it is checked");
    assert_eq!(of("herald").how, Some(Variation::SilentlyTrimmed));
    assert_eq!(of("post").how, Some(Variation::SilentlyTrimmed));
    assert_eq!(of("post").document.as_ref().map(|document| document.article.as_str()), Some("release"));
    assert!(comparison.statements.iter().all(|statement| statement.texts <= 3), "a document is no account");
}

#[test]
fn findings_are_dismissed_added_and_speakers_named_by_hand() {
    let mut corpus = three();
    let conflict = compared(&mut corpus).findings[0].clone();
    corpus.overrule(vec![Overrule::Dismiss { article: "post".into(), finding: conflict.clone() }]);
    let comparison = compared(&mut corpus);
    assert!(comparison.disagreements.iter().any(|found| found.id == conflict && found.dismissed));
    assert!(!comparison.findings.contains(&conflict));

    let words = |article: &str, start: u32, text: &str| Words { article: article.into(), start, text: text.into() };
    corpus.overrule(vec![Overrule::Finding {
        how: DisagreementKind::Conflict,
        about: "who pays".into(),
        sides: vec![
            words("courier", 0, "paid for by the Lindqvist foundation"),
            words("herald", 7, "3 million crowns"),
        ],
    }]);
    let comparison = compared(&mut corpus);
    let added = &comparison.disagreements[0];
    assert!(added.by_hand && added.about.head == "who pays" && added.sides.len() == 2);
    assert_eq!(comparison.findings[0], added.id);
    assert_eq!(added.sides[1].evidence[0].raw, "3 million crowns");

    corpus.overrule(vec![Overrule::Speaker {
        article: "courier".into(),
        start: 90,
        text: "the bridge would stay shut until every pier had been tested".into(),
        name: "Karl Meun".into(),
    }]);
    let comparison = compared(&mut corpus);
    assert!(comparison.statements.iter().all(|statement| statement.texts < 3), "two speakers are never merged");
    let saved = corpus.save();
    let mut again = Corpus::load(&saved).expect("it was saved");
    assert_eq!(compared(&mut again), comparison);
}

#[test]
fn corrections_whose_words_are_not_there_are_told() {
    let mut corpus = three();
    corpus.overrule(vec![Overrule::Speaker {
        article: "courier".into(),
        start: 3,
        text: "words that nobody wrote".into(),
        name: "Ilse Roth".into(),
    }]);
    let report = corpus.report(Detail::Summary);
    let notice = report.notices.iter().find(|notice| notice.code == NoticeCode::UnknownBlock).expect("it is told");
    assert!(notice.message.contains("words, that the article “courier” does not have"), "{}", notice.message);
    compared(&mut corpus);
}

#[test]
fn the_order_of_articles_does_not_matter() {
    let forth = compared(&mut three());
    let mut back = corpus(&[("post", POST), ("herald", HERALD)]);
    back.report(Detail::Full);
    back.add(vec![input("courier", COURIER)]);
    back.overrule(vec![together(&["post", "courier"])]);
    let back = Comparison { story: forth.story.clone(), ..compared(&mut back) };
    assert_eq!(back, forth);
}

#[test]
fn the_table_has_a_row_for_each_place() {
    let mut corpus = three();
    let comparison = compared(&mut corpus);
    let table = corpus.table(Table::Findings);
    let mut rows = table.lines();
    assert_eq!(
        rows.next(),
        Some(
            "story_id,finding_id,kind,raw,normalised,unit,article_id,start,end,start_code_points,end_code_points,sentence,speaker,carrier,dismissed"
        )
    );
    let conflict = &comparison.findings[0];
    let of_conflict: Vec<&str> = rows.filter(|row| row.contains(conflict)).collect();
    assert_eq!(of_conflict.len(), 2, "{table}");
    assert!(of_conflict.iter().all(|row| row.starts_with(&comparison.story) && row.ends_with(",false")));
}
