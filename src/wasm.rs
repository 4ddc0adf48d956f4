//! The JavaScript face of the crate: class `Corpus` and the functions `extract`, `inspect`, `prepare` and `version`.
//!
//! Plain data crosses here and nothing else: objects in camel case, `null` where a value is missing, bytes as
//! `Uint8Array`. The types named in `unchecked_…_type` are made from the Rust types by `cargo xtask module`, which
//! writes them beside the module. A call that cannot be carried out throws an `Error` whose message says what is wrong
//! and where (`[3]: invalid type …`). This is the only file that knows of JavaScript.
#![expect(unreachable_pub, reason = "wasm-bindgen exports only what is `pub`")]

use crate::{ArticleInput, Detail, InputRecord, Overrule, RelationQuery, Table};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;
use web_sys::js_sys::{Array, JSON, Object, Reflect, global};

const TABLES: &str = "“articles”, “relations”, “stories”, “sample”, “sampleKey” and “findings”";

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
import type { AddResult, Article, ArticleInput, Comparison, Detail, InputRecord, Inspection, News, Overrule, Progress, Relation, RelationPage, RelationQuery, Report, Settings, Story, Table } from "./types.js";
export type * from "./types.js";
"#;

/// The clock of whatever runs the module: page, worker or Node, which all have `performance` in their global scope.
fn clock() -> web_sys::Performance {
    Reflect::get(&global(), &"performance".into()).unwrap_or_default().unchecked_into()
}

#[wasm_bindgen]
extern "C" {
    /// The browser's own table of encodings; workers and Node have it too.
    type TextDecoder;
    #[wasm_bindgen(constructor, catch)]
    fn new(label: &str) -> Result<TextDecoder, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn decode(this: &TextDecoder, bytes: &[u8]) -> Result<String, JsValue>;
}

/// Text in the encoding of that name; `None` where the browser does not know it.
pub(crate) fn decode(bytes: &[u8], name: &str) -> Option<String> {
    TextDecoder::new(name).ok()?.decode(bytes).ok()
}

#[wasm_bindgen(start, private)]
fn start() {
    console_error_panic_hook::set_once();
}

/// The module's memory grows by steps of so many bytes at least.
const GROWTH: usize = 8 << 20;

/// Sees to it that there is room for what comes, in bytes. The allocator would have memory grow page by page, which is
/// slow in V8 (docs/decisions/pool.md).
fn room(bytes: usize) {
    drop(std::hint::black_box(Vec::<u8>::with_capacity(GROWTH.max(bytes))));
}

/// A pile of articles and what was found in it.
#[wasm_bindgen]
pub struct Corpus(crate::Corpus);

#[wasm_bindgen]
impl Corpus {
    /// An empty pile. Settings that are left out have their defaults.
    #[wasm_bindgen(constructor)]
    pub fn new(
        #[wasm_bindgen(unchecked_optional_param_type = "Partial<Settings>")] options: JsValue,
    ) -> Result<Corpus, JsError> {
        Ok(Self(crate::Corpus::new(options_from_js(options)?)))
    }

    /// Changes the settings; those that are left out go back to their defaults.
    pub fn configure(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Partial<Settings>")] options: JsValue,
    ) -> Result<(), JsError> {
        self.0.configure(options_from_js(options)?);
        Ok(())
    }

    /// The settings in force.
    #[wasm_bindgen(unchecked_return_type = "Settings")]
    pub fn settings(&self) -> Result<JsValue, JsError> {
        to_js(self.0.settings())
    }

    /// Adds articles and files; each input may hold several articles. `step` makes the analysis.
    #[wasm_bindgen(unchecked_return_type = "AddResult")]
    pub fn add(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "ArticleInput[]")] inputs: JsValue,
    ) -> Result<JsValue, JsError> {
        let inputs = list_from_js(&inputs, input_from_js)?;
        room(inputs.iter().filter_map(|input| input.bytes.as_ref()).map(|bytes| 2 * bytes.len()).sum());
        to_js(&self.0.add(inputs))
    }

    /// Adds what `prepare` or `preparePart` made, in a worker for instance. The parts of a file come in their order; notices
    /// and links come with the last one.
    #[wasm_bindgen(js_name = addPrepared, unchecked_return_type = "AddResult")]
    pub fn add_prepared(&mut self, bytes: &[u8]) -> Result<JsValue, JsError> {
        room(3 * bytes.len());
        to_js(&self.0.add_prepared(crate::Prepared::from_bytes(bytes)?))
    }

    /// Takes articles out by their ids.
    pub fn remove(&mut self, #[wasm_bindgen(unchecked_param_type = "string[]")] ids: JsValue) -> Result<(), JsError> {
        self.0.remove(&list_from_js(&ids, json_from_js::<String>)?);
        Ok(())
    }

    /// Adds corrections made by hand.
    pub fn overrule(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Overrule[]")] overrules: JsValue,
    ) -> Result<(), JsError> {
        self.0.overrule(list_from_js(&overrules, json_from_js::<Overrule>)?);
        Ok(())
    }

    /// Takes the last correction back and returns it; `null` where there is none.
    #[wasm_bindgen(unchecked_return_type = "Overrule | null")]
    pub fn undo(&mut self) -> Result<JsValue, JsError> {
        to_js(&self.0.undo())
    }

    /// Takes a correction back by its place among the report's `overrules` and returns it; `null` where there is none.
    #[wasm_bindgen(unchecked_return_type = "Overrule | null")]
    pub fn retract(&mut self, place: u32) -> Result<JsValue, JsError> {
        to_js(&self.0.retract(place as usize))
    }

    /// Works for about `budgetMs` milliseconds, and always a little, so that the work ends whatever the clock says. Call
    /// it until `phase` is `done`.
    #[wasm_bindgen(unchecked_return_type = "Progress")]
    pub fn step(&mut self, #[wasm_bindgen(js_name = budgetMs)] budget_ms: f64) -> Result<JsValue, JsError> {
        room(0);
        let clock = clock();
        let end = clock.now() + budget_ms;
        let mut begun = false;
        to_js(&self.0.step(&mut || !std::mem::replace(&mut begun, true) || clock.now() < end))
    }

    /// Everything found; finishes the work first. A summary leaves out texts, blocks, quotes, passages and near misses; an outline, beside
    /// these, all relations but those of copies to their leads, and what ties stories and parts them.
    #[wasm_bindgen(unchecked_return_type = "Report")]
    pub fn report(
        &mut self,
        #[wasm_bindgen(unchecked_optional_param_type = "{ detail?: Detail }")] options: JsValue,
    ) -> Result<JsValue, JsError> {
        let options: ReportOptions = options_from_js(options)?;
        to_js(&self.0.report(options.detail))
    }

    /// `count` articles by id, beginning with number `from`, counted from 0.
    #[wasm_bindgen(unchecked_return_type = "Article[]")]
    pub fn articles(&mut self, from: u32, count: u32) -> Result<JsValue, JsError> {
        to_js(&self.0.articles(from as usize, count as usize))
    }

    /// `count` stories in the report's order, beginning with number `from`, counted from 0.
    #[wasm_bindgen(unchecked_return_type = "Story[]")]
    pub fn stories(&mut self, from: u32, count: u32) -> Result<JsValue, JsError> {
        to_js(&self.0.stories(from as usize, count as usize))
    }

    /// One story, by its id or one of its aliases; `null` where there is none.
    #[wasm_bindgen(unchecked_return_type = "Story | null")]
    pub fn story(&mut self, id: &str) -> Result<JsValue, JsError> {
        to_js(&self.0.story(id))
    }

    /// The accounts of a story, compared, by its id or one of its aliases; `null` where there is none. It is kept, so that
    /// asking again costs nothing.
    #[wasm_bindgen(unchecked_return_type = "Comparison | null")]
    pub fn compare(&mut self, story: &str) -> Result<JsValue, JsError> {
        to_js(&self.0.compare(story))
    }

    /// Remembers what is there as looked at; `save` keeps it.
    pub fn look(&mut self) {
        self.0.look();
    }

    /// What came or changed since the last `look`; `null` where nobody has looked yet.
    #[wasm_bindgen(unchecked_return_type = "News | null")]
    pub fn news(&mut self) -> Result<JsValue, JsError> {
        to_js(&self.0.news())
    }

    /// A page of relations, without their passages: sorted, of some kinds, among some articles.
    #[wasm_bindgen(unchecked_return_type = "RelationPage")]
    pub fn relations(
        &mut self,
        #[wasm_bindgen(unchecked_optional_param_type = "Partial<RelationQuery>")] query: JsValue,
    ) -> Result<JsValue, JsError> {
        let query: RelationQuery = options_from_js(query)?;
        to_js(&self.0.relations(&query))
    }

    /// All relations of one article.
    #[wasm_bindgen(js_name = relationsOf, unchecked_return_type = "Relation[]")]
    pub fn relations_of(&mut self, id: &str) -> Result<JsValue, JsError> {
        to_js(&self.0.relations_of(id))
    }

    /// One article; `null` where there is none of that id.
    #[wasm_bindgen(unchecked_return_type = "Article | null")]
    pub fn article(&mut self, id: &str) -> Result<JsValue, JsError> {
        to_js(&self.0.article(id))
    }

    /// What two articles share, in either order; `null` where they share nothing.
    #[wasm_bindgen(unchecked_return_type = "Relation | null")]
    pub fn relation(&mut self, a: &str, b: &str) -> Result<JsValue, JsError> {
        to_js(&self.0.relation(a, b))
    }

    /// A table as CSV, with a header: UTF-8 without a byte order mark, lines that end in CR LF.
    pub fn table(&mut self, #[wasm_bindgen(unchecked_param_type = "Table")] name: &str) -> Result<String, JsError> {
        let table = match name {
            "articles" => Table::Articles,
            "relations" => Table::Relations,
            "stories" => Table::Stories,
            "sample" => Table::Sample,
            "sampleKey" => Table::SampleKey,
            "findings" => Table::Findings,
            _ => return Err(JsError::new(&format!("there is no table “{name}”; there are {TABLES}"))),
        };
        Ok(self.0.table(table))
    }

    /// The full report as JSON: the bytes that `samestory report` prints.
    pub fn json(&mut self) -> String {
        self.0.json()
    }

    /// The manifest of the full report as JSON: version, hashes, settings, corrections, counts. `inputs` are what was added, in
    /// that order, `module` the SHA-256 of the module's file, `json` the report's `json`.
    pub fn manifest(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "InputRecord[]")] inputs: JsValue,
        module: Option<String>,
        json: &str,
    ) -> Result<String, JsError> {
        let manifest = self.0.manifest(list_from_js(&inputs, json_from_js::<InputRecord>)?, module, json);
        Ok(serde_json::to_string_pretty(&manifest)? + "\n")
    }

    /// The whole pile as bytes, for `Corpus.load`.
    pub fn save(&mut self) -> Vec<u8> {
        self.0.save()
    }

    /// A pile from the bytes that `save` gave.
    pub fn load(bytes: &[u8]) -> Result<Corpus, JsError> {
        Ok(Self(crate::Corpus::load(bytes)?))
    }

    /// Gives its memory back. The corpus cannot be used after that.
    pub fn dispose(self) {}
}

/// Finds the article in one input.
#[wasm_bindgen(unchecked_return_type = "Article")]
pub fn extract(#[wasm_bindgen(unchecked_param_type = "ArticleInput")] input: JsValue) -> Result<JsValue, JsError> {
    to_js(&crate::extract(input_from_js(input).map_err(|message| JsError::new(&message))?))
}

/// Says what an input holds before it is added: what it is, how many articles, how the columns of a table are read.
#[wasm_bindgen(unchecked_return_type = "Inspection")]
pub fn inspect(#[wasm_bindgen(unchecked_param_type = "ArticleInput")] input: JsValue) -> Result<JsValue, JsError> {
    to_js(&crate::inspect(input_from_js(input).map_err(|message| JsError::new(&message))?))
}

/// The articles of one input in a compact form for `Corpus.addPrepared`.
#[wasm_bindgen]
pub fn prepare(#[wasm_bindgen(unchecked_param_type = "ArticleInput")] input: JsValue) -> Result<Vec<u8>, JsError> {
    room(0);
    Ok(crate::prepare(input_from_js(input).map_err(|message| JsError::new(&message))?))
}

/// The same for a part of a file of JSON lines, given as `bytes` that end behind a line break or with the file. A file that
/// is cut so gives the same articles and notices as the whole. `undefined` where the file cannot be cut: give it to
/// `prepare` as a whole, and take the articles of its other parts out.
#[wasm_bindgen(js_name = preparePart)]
pub fn prepare_part(
    #[wasm_bindgen(unchecked_param_type = "ArticleInput")] input: JsValue,
    #[wasm_bindgen(js_name = linesBefore)] lines_before: u32,
    last: bool,
) -> Result<Option<Vec<u8>>, JsError> {
    room(0);
    let input = input_from_js(input).map_err(|message| JsError::new(&message))?;
    Ok(crate::Prepared::of_part(input, crate::Part { lines_before, last }).map(crate::Prepared::to_bytes))
}

/// The SHA-256 of bytes, in hexadecimal.
#[wasm_bindgen]
pub fn sha256(bytes: &[u8]) -> String {
    crate::sha256(bytes)
}

/// The version of the module.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_string()
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct ReportOptions {
    detail: Detail,
}

fn to_js(value: &impl Serialize) -> Result<JsValue, JsError> {
    Ok(value.serialize(&serde_wasm_bindgen::Serializer::json_compatible())?)
}

/// What reads an input, which may hold a file's bytes.
fn input_from_js(value: JsValue) -> Result<ArticleInput, String> {
    ArticleInput::deserialize(serde_wasm_bindgen::Deserializer::from(value)).map_err(|error| {
        let message = error.to_string();
        // JavaScript puts the name of the error's class before its message.
        message.strip_prefix("Error: ").map(str::to_owned).unwrap_or(message)
    })
}

/// What reads everything else, which is small: as JSON text, whose reader is in the module anyway for `load`. It also
/// meets every field of an object; serde-wasm-bindgen asks for those it knows, and would pass over a misspelt one.
fn json_from_js<T: DeserializeOwned>(value: JsValue) -> Result<T, String> {
    let text = JSON::stringify(&value).ok().and_then(|text| text.as_string()).unwrap_or_default();
    serde_json::from_str(&text).map_err(|error| {
        let message = error.to_string();
        message.rsplit_once(" at line ").map(|(what, _)| what.to_owned()).unwrap_or(message)
    })
}

fn list_from_js<T>(list: &JsValue, read: impl Fn(JsValue) -> Result<T, String>) -> Result<Vec<T>, JsError> {
    let Some(list) = list.dyn_ref::<Array>() else {
        return Err(JsError::new("a list is expected here: [ … ]"));
    };
    let item = |(at, item)| read(item).map_err(|message| JsError::new(&format!("[{at}]: {message}")));
    list.iter().enumerate().map(item).collect()
}

fn options_from_js<T: DeserializeOwned + Default>(options: JsValue) -> Result<T, JsError> {
    if options.is_null_or_undefined() {
        return Ok(T::default());
    }
    let Some(object) = options.dyn_ref::<Object>() else {
        return Err(JsError::new("options are expected here: { … }"));
    };
    json_from_js(options.clone()).map_err(|message| {
        // The message does not name a field whose value is wrong: the one that is wrong alone.
        let wrong = Object::entries(object).iter().find_map(|entry| {
            let alone = Object::from_entries(&Array::of1(&entry)).ok()?;
            json_from_js::<T>(alone.into()).err().and(Array::from(&entry).get(0).as_string())
        });
        JsError::new(&format!("{}: {message}", wrong.unwrap_or_default()))
    })
}
