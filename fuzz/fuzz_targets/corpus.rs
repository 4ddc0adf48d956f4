//! A pile: its report is the same however it was added, and after articles came and went.
#![no_main]
use libfuzzer_sys::fuzz_target;
use samestory::{ArticleInput, Corpus, Detail, Settings};

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    let pieces = text.split("\n\n\n").take(12).enumerate();
    let inputs: Vec<ArticleInput> = pieces
        .map(|(at, piece)| ArticleInput { id: Some(format!("{at:02}")), text: Some(piece.into()), ..ArticleInput::default() })
        .collect();
    let mut once = Corpus::new(Settings::default());
    once.add(inputs.clone());
    let expected = once.report(Detail::Full);
    let mut many = Corpus::new(Settings::default());
    for (at, input) in inputs.iter().rev().enumerate() {
        many.add(vec![input.clone()]);
        if at % 2 == 0 {
            many.step(&mut || true);
        }
    }
    if let Some(id) = inputs.first().and_then(|input| input.id.clone()) {
        many.remove(std::slice::from_ref(&id));
        many.step(&mut || true);
        many.add(vec![inputs[0].clone()]);
    }
    let report = many.report(Detail::Full);
    assert_eq!(serde_json::to_string(&report).ok(), serde_json::to_string(&expected).ok());
});
