//! The crate on the work of finding copies: `scale PILE WARM OUT`, on one thread.
//!
//! What is timed goes from the bytes of the pile to the last page of verified relations; WARM is a small pile that is worked
//! through before. OUT gets a relation a line. `whole` goes on to the whole report, as a summary. Prints the seconds as JSON. `make bench` makes the piles and calls it beside its
//! peers.
#![allow(missing_docs, clippy::expect_used, reason = "a measurement that cannot be made stops")]

use samestory::{ArticleInput, Corpus, Detail, Phase, Relation, RelationQuery, RelationSort, Settings};
use std::io::Write;
use std::time::Instant;

const PAGE: u32 = 10_000;
/// Units of work between two looks at the phase.
const UNITS: u32 = 16;

/// What was found of a pile and when.
struct Work {
    /// To the relations.
    seconds: f64,
    /// To the whole report, without the pages of relations.
    whole: f64,
    /// When each part was over.
    parts: Vec<(String, f64)>,
    relations: Vec<Relation>,
}

fn work_through(path: &str) -> Work {
    let bytes = std::fs::read(path).expect("the pile can be read");
    let begin = Instant::now();
    let mut parts = Vec::new();
    let mut corpus = Corpus::new(Settings::default());
    corpus.add(vec![ArticleInput { bytes: Some(bytes), filename: Some("pile.jsonl".into()), ..Default::default() }]);
    parts.push(("add".into(), begin.elapsed().as_secs_f64()));
    let mut phase = Phase::Extract;
    let mut work = |corpus: &mut Corpus, parts: &mut Vec<(String, f64)>, last: Phase| {
        while phase <= last && phase != Phase::Done {
            let mut units = 0;
            let mut some = || {
                units += 1;
                units <= UNITS
            };
            let before = std::mem::replace(&mut phase, corpus.step(&mut some).phase);
            if phase != before {
                parts.push((format!("{before:?}").to_lowercase(), begin.elapsed().as_secs_f64()));
            }
        }
    };
    work(&mut corpus, &mut parts, Phase::Reuse);
    let mut relations = Vec::new();
    loop {
        let query = RelationQuery {
            from: relations.len() as u32,
            count: PAGE,
            sort: RelationSort::A,
            without_stories: true,
            ..Default::default()
        };
        let page = corpus.relations(&query);
        relations.extend(page.relations);
        if relations.len() as u32 >= page.total {
            break;
        }
    }
    let seconds = begin.elapsed().as_secs_f64();
    parts.push(("relations".into(), seconds));
    let measured = parts.iter().rev().nth(1).map_or(0.0, |(_, end)| *end);
    work(&mut corpus, &mut parts, Phase::Done);
    corpus.report(Detail::Summary);
    let end = begin.elapsed().as_secs_f64();
    parts.push(("summary".into(), end));
    Work { seconds, whole: end - (seconds - measured), parts, relations }
}

/// The most memory that the process has had, in bytes, where the system tells.
fn memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let kilobytes = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?.trim().trim_end_matches(" kB");
    Some(kilobytes.parse::<u64>().ok()? * 1024)
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [pile, warm, out] = arguments.as_slice() else { panic!("three files are needed: PILE WARM OUT") };
    work_through(warm);
    let Work { seconds, whole, parts, relations } = work_through(pile);
    let memory = memory();
    let mut out = std::io::BufWriter::new(std::fs::File::create(out).expect("the output can be written"));
    for relation in &relations {
        let Relation { a, b, kind, score, .. } = relation;
        let line = serde_json::json!({ "a": a, "b": b, "kind": kind, "score": score });
        writeln!(out, "{line}").expect("the output can be written");
    }
    println!("{}", serde_json::json!({ "seconds": seconds, "whole": whole, "parts": parts, "memory": memory }));
}
