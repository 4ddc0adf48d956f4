//! The JavaScript face of the second module, which reads PDFs and nothing else: the function `read`.
//!
//! It is built of the same crate with the feature `pdf`, and loaded when the first PDF comes. What it gives is an input for
//! `Corpus.add` of the first module, so that both together read a PDF as the program does.
#![expect(unreachable_pub, reason = "wasm-bindgen exports only what is `pub`")]

use crate::ingest;
use crate::{ArticleInput, Notice};
use serde::Serialize;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
import type { ArticleInput, Notice } from "./types.js";
"#;

#[derive(Serialize)]
struct Read {
    input: Option<ArticleInput>,
    notices: Vec<Notice>,
}

#[wasm_bindgen(start, private)]
fn start() {
    console_error_panic_hook::set_once();
}

/// Reads a PDF. `input` is what `Corpus.add` takes, `null` where the PDF has no text; `notices` say what was left out.
#[wasm_bindgen(unchecked_return_type = "{ input: ArticleInput | null; notices: Notice[] }")]
pub fn read(bytes: Vec<u8>, filename: String) -> Result<JsValue, JsError> {
    let printed = ingest::pdf::read(bytes);
    let notice = |(code, message)| Notice { code, file: Some(filename.clone()), line: None, article: None, message };
    let read = Read {
        notices: printed.notices.into_iter().map(notice).collect(),
        input: (!printed.text.is_empty()).then(|| ArticleInput {
            text: Some(printed.text),
            title: printed.title,
            url: printed.url,
            media_type: Some(ingest::PDF.into()),
            filename: Some(filename.clone()),
            ..ArticleInput::default()
        }),
    };
    Ok(read.serialize(&serde_wasm_bindgen::Serializer::json_compatible())?)
}
