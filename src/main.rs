//! The `samestory` program: reads files, hands their bytes to the crate, prints JSON.
//!
//! Everything that is known of formats and articles is in the crate; only here, and in `main/`, files are opened and threads
//! are started. What comes out does not depend on how many threads there are. What goes wrong is one line on standard error
//! that says what and where. Exit codes: 0 with or without notices, 1 when no article could be read or the files are not those
//! of the manifest, 2 for a call that makes no sense.

#[path = "main/files.rs"]
mod files;
#[path = "main/threads.rs"]
mod threads;

use files::{as_listed, record, sources};
use samestory::{Corpus, Detail, Manifest, Notice, Parts, Settings, Table};
use std::ffi::OsString;
use std::fs;
use std::io::{self, BufWriter, Write};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use threads::prepare_all;

const HELP: &str = "\
Finds copies, excerpts and stories in a pile of news articles, and says why.

  samestory extract FILE…             prints each article as one line of JSON
  samestory report [OPTIONS] FILE…    prints one report on all articles as JSON

  --settings FILE    the numbers that decide, as JSON; those left out keep their defaults
  --summary          leave texts, blocks, quotes and passages out of the report
  --compare          add to each story of two articles or more its accounts, compared
  --csv FOLDER       write the tables of docs/tables.md and manifest.json there, too; the folder is made where
                     it is missing
  --manifest FILE    make the report again that a manifest.json belongs to, of the same files: the same bytes
  --threads N        read files by so many threads; without it, by as many as the machine runs at once
  --version          print the version
  --help             print this

A FILE may hold one article or many; `-` is standard input; of a folder every file is read whose name does
not begin with a dot.
";

/// The tables that `--csv` writes.
const TABLES: [(&str, Table); 6] = [
    ("articles.csv", Table::Articles),
    ("relations.csv", Table::Relations),
    ("stories.csv", Table::Stories),
    ("sample.csv", Table::Sample),
    ("sample-key.csv", Table::SampleKey),
    ("findings.csv", Table::Findings),
];

/// What a report was asked for with.
struct Asked {
    settings: Settings,
    detail: Detail,
    compare: bool,
    tables: Option<PathBuf>,
    manifest: Option<(PathBuf, Manifest)>,
    threads: usize,
}

/// What the program was asked to do.
enum Task {
    Extract { threads: usize },
    Report(Box<Asked>),
    Print(String),
}

fn main() -> ExitCode {
    let done = match arguments() {
        Ok((Task::Print(text), _)) => print(|out| out.write_all(text.as_bytes())).map(|()| true),
        Ok((Task::Extract { threads }, files)) => extract(&files, threads),
        Ok((Task::Report(asked), files)) => report(&files, *asked),
        Err(message) => {
            complain(&format!("{message}; see samestory --help"));
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        // Whoever read the output has read enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            complain(&format!("the output could not be written: {error}"));
            ExitCode::FAILURE
        }
    }
}

fn arguments() -> Result<(Task, Vec<PathBuf>), String> {
    use lexopt::prelude::*;
    let mut parser = lexopt::Parser::from_env();
    let mut command: Option<OsString> = None;
    let mut files = Vec::new();
    let mut compare = false;
    let (mut settings, mut detail, mut tables, mut manifest, mut threads) = (None, None, None, None, None);
    while let Some(argument) = parser.next().map_err(|e| e.to_string())? {
        match argument {
            Short('h') | Long("help") => return Ok((Task::Print(HELP.into()), files)),
            Short('V') | Long("version") => {
                return Ok((Task::Print(format!("samestory {}\n", env!("CARGO_PKG_VERSION"))), files));
            }
            Long("settings") => settings = Some(read_json(Path::new(&parser.value().map_err(|e| e.to_string())?))?),
            Long("compare") => compare = true,
            Long("summary") => detail = Some(Detail::Summary),
            Long("csv") => tables = Some(PathBuf::from(parser.value().map_err(|e| e.to_string())?)),
            Long("manifest") => {
                let path = PathBuf::from(parser.value().map_err(|e| e.to_string())?);
                manifest = Some((path.clone(), read_json(&path)?));
            }
            Long("threads") => {
                let number = parser.value().map_err(|e| e.to_string())?;
                let count = number.to_str().and_then(|number| number.parse::<NonZeroUsize>().ok());
                threads = Some(count.ok_or("--threads takes a number from 1 on")?);
            }
            Value(word) if command.is_none() => command = Some(word),
            Value(file) => files.push(PathBuf::from(file)),
            other => return Err(other.unexpected().to_string()),
        }
    }
    let command = command.ok_or("say what to do, extract or report")?;
    let threads = threads.or_else(|| std::thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get);
    let task = match command.to_str() {
        Some("extract")
            if settings.is_some() || detail.is_some() || compare || tables.is_some() || manifest.is_some() =>
        {
            return Err("extract takes neither --settings nor --summary, --compare, --csv or --manifest".into());
        }
        Some("extract") => Task::Extract { threads },
        Some("report") if settings.is_some() && manifest.is_some() => {
            return Err("--manifest brings its own settings; leave --settings out".into());
        }
        Some("report") => {
            let (settings, detail) = (settings.unwrap_or_default(), detail.unwrap_or_default());
            Task::Report(Box::new(Asked { settings, detail, compare, tables, manifest, threads }))
        }
        _ => return Err(format!("'{}' is not a command, extract and report are", command.display())),
    };
    if files.is_empty() {
        return Err("name at least one file, or - for standard input".into());
    }
    Ok((task, files))
}

fn read_json<T: serde::de::DeserializeOwned>(path: &Path) -> Result<T, String> {
    let text = fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    serde_path_to_error::deserialize(&mut serde_json::Deserializer::from_str(&text))
        .map_err(|e| format!("{}: {e}", path.display()))
}

/// One article a line. An article does not depend on what else was asked for.
fn extract(files: &[PathBuf], threads: usize) -> io::Result<bool> {
    let mut any = false;
    let mut parts = Parts::default();
    print(|out| {
        prepare_all(sources(files), threads, |prepared| {
            let prepared = match prepared {
                Ok(prepared) => prepared,
                Err(notice) => {
                    complain_of(&notice);
                    return Ok(());
                }
            };
            let (articles, said) = parts.take(prepared);
            said.iter().flat_map(|said| &said.notices).for_each(complain_of);
            for mut article in articles {
                samestory::compare::attribute(&mut article, &[]);
                article.notices.iter().for_each(complain_of);
                json_line(out, &article)?;
                any = true;
            }
            Ok(())
        })
    })?;
    Ok(any)
}

fn report(files: &[PathBuf], asked: Asked) -> io::Result<bool> {
    let Asked { settings, detail, compare, tables, manifest, threads } = asked;
    // Before the work, which may take its time.
    if let Some(folder) = &tables {
        fs::create_dir_all(folder).map_err(|error| not_written(folder, error))?;
    }
    let mut sources = sources(files);
    let mut corpus = Corpus::new(settings);
    if let Some((path, manifest)) = &manifest {
        match as_listed(sources, manifest) {
            Ok(ordered) => sources = ordered,
            Err(message) => {
                complain(&format!("{}: {message}", path.display()));
                return Ok(false);
            }
        }
        corpus.configure(manifest.settings.clone());
        corpus.overrule(manifest.overrules.clone());
    }
    let mut records = Vec::new();
    if tables.is_some() {
        records.extend(sources.iter().flatten().filter_map(record));
    }
    let mut unreadable = Vec::new();
    prepare_all(sources, threads, |prepared| {
        match prepared {
            Ok(prepared) => drop(corpus.add_prepared(prepared)),
            Err(notice) => unreadable.push(notice),
        }
        Ok(())
    })?;
    if let Some((_, manifest)) = &manifest {
        corpus.remember_stories(manifest.stories.clone());
    }
    let mut report = corpus.report(detail);
    if compare {
        for story in report.stories.iter_mut().filter(|story| story.articles.len() > 1) {
            story.comparison = corpus.compare(&story.id).map(Box::new);
        }
    }
    report.notices.splice(0..0, unreadable);
    report.notices.iter().for_each(complain_of);
    report.articles.iter().flat_map(|article| &article.notices).for_each(complain_of);
    let json = if tables.is_some() || manifest.is_some() { corpus.json() } else { String::new() };
    if let Some(folder) = &tables {
        let written = serde_json::to_string_pretty(&corpus.manifest(records, None, &json))?;
        let tables = TABLES.iter().map(|(name, table)| (*name, corpus.table(*table)));
        for (name, text) in tables.chain([("manifest.json", written + "\n")]) {
            let path = folder.join(name);
            fs::write(&path, text).map_err(|error| not_written(&path, error))?;
        }
    }
    if let Some((path, manifest)) = &manifest
        && samestory::sha256(json.as_bytes()) != manifest.report
    {
        complain(&format!("{}: {}", path.display(), other_report(manifest)));
    }
    print(|out| json_line(out, &report))?;
    Ok(!report.articles.is_empty())
}

fn other_report(manifest: &Manifest) -> String {
    let made =
        format!("this report is not the one that it was written for, which samestory {} made", manifest.samestory);
    match manifest.lexicon == samestory::lexicon::SHA256 {
        true => made,
        false => made + " with another lexicon",
    }
}

fn not_written(path: &Path, error: io::Error) -> io::Error {
    // The kind of a pipe that closes is that of standard output alone.
    io::Error::other(format!("{}: {error}", path.display()))
}

fn print(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    write(&mut out)?;
    out.flush()
}

fn json_line(out: &mut dyn Write, value: &impl serde::Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, value)?;
    out.write_all(b"\n")
}

/// `samestory: FILE:LINE: message`
fn complain_of(notice: &Notice) {
    let place = match (&notice.file, notice.line, &notice.article) {
        (Some(file), Some(line), _) => format!("{file}:{line}: "),
        (Some(name), None, _) | (None, _, Some(name)) => format!("{name}: "),
        (None, _, None) => String::new(),
    };
    complain(&format!("{place}{}", notice.message));
}

fn complain(line: &str) {
    // Nowhere is left to say that standard error is closed.
    let _ = writeln!(io::stderr(), "samestory: {}", line.replace('\n', " "));
}
