//! The `samestory` program: reads files, hands their bytes to the crate, prints JSON.
//!
//! Everything that is known of formats and articles is in the crate; this is the only file that opens files. What goes
//! wrong is one line on standard error that says what and where. Exit codes: 0 with or without notices, 1 when no
//! article could be read, 2 for a call that makes no sense.

use samestory::{ArticleInput, Corpus, Detail, Notice, NoticeCode, Settings, Table};
use std::ffi::OsString;
use std::fs;
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const HELP: &str = "\
Finds copies, excerpts and stories in a pile of news articles, and says why.

  samestory extract FILE…             prints each article as one line of JSON
  samestory report [OPTIONS] FILE…    prints one report on all articles as JSON

  --settings FILE    the numbers that decide, as JSON; those left out keep their defaults
  --summary          leave texts, blocks, quotes and passages out of the report
  --csv FOLDER       write the tables of docs/tables.md there, too; the folder is made where it is missing
  --version          print the version
  --help             print this

A FILE may hold one article or many; `-` is standard input; of a folder every file is read whose name does
not begin with a dot.
";

/// The tables that `--csv` writes.
const TABLES: [(&str, Table); 5] = [
    ("articles.csv", Table::Articles),
    ("relations.csv", Table::Relations),
    ("stories.csv", Table::Stories),
    ("sample.csv", Table::Sample),
    ("sample-key.csv", Table::SampleKey),
];

/// What the program was asked to do.
enum Task {
    Extract,
    Report { settings: Settings, detail: Detail, tables: Option<PathBuf> },
    Print(String),
}

fn main() -> ExitCode {
    let done = match arguments() {
        Ok((Task::Print(text), _)) => print(|out| out.write_all(text.as_bytes())).map(|()| true),
        Ok((Task::Extract, files)) => extract(&files),
        Ok((Task::Report { settings, detail, tables }, files)) => report(&files, settings, detail, tables.as_deref()),
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
    let (mut settings, mut detail, mut tables) = (None, None, None);
    while let Some(argument) = parser.next().map_err(|e| e.to_string())? {
        match argument {
            Short('h') | Long("help") => return Ok((Task::Print(HELP.into()), files)),
            Short('V') | Long("version") => {
                return Ok((Task::Print(format!("samestory {}\n", env!("CARGO_PKG_VERSION"))), files));
            }
            Long("settings") => settings = Some(read_settings(Path::new(&parser.value().map_err(|e| e.to_string())?))?),
            Long("summary") => detail = Some(Detail::Summary),
            Long("csv") => tables = Some(PathBuf::from(parser.value().map_err(|e| e.to_string())?)),
            Value(word) if command.is_none() => command = Some(word),
            Value(file) => files.push(PathBuf::from(file)),
            other => return Err(other.unexpected().to_string()),
        }
    }
    let command = command.ok_or("say what to do, extract or report")?;
    let task = match command.to_str() {
        Some("extract") if settings.is_some() || detail.is_some() || tables.is_some() => {
            return Err("extract takes neither --settings nor --summary nor --csv".into());
        }
        Some("extract") => Task::Extract,
        Some("report") => {
            Task::Report { settings: settings.unwrap_or_default(), detail: detail.unwrap_or_default(), tables }
        }
        _ => return Err(format!("'{}' is not a command, extract and report are", command.display())),
    };
    if files.is_empty() {
        return Err("name at least one file, or - for standard input".into());
    }
    Ok((task, files))
}

fn read_settings(path: &Path) -> Result<Settings, String> {
    let text = fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    serde_path_to_error::deserialize(&mut serde_json::Deserializer::from_str(&text))
        .map_err(|e| format!("{}: {e}", path.display()))
}

/// One article a line. An article does not depend on what else was asked for.
fn extract(files: &[PathBuf]) -> io::Result<bool> {
    let mut any = false;
    print(|out| {
        for source in sources(files) {
            let input = match source.and_then(read) {
                Ok(input) => input,
                Err(notice) => {
                    complain_of(&notice);
                    continue;
                }
            };
            let found = samestory::ingest::read(input);
            found.notices.iter().for_each(complain_of);
            for input in found.articles {
                let article = samestory::extract::article(input.id.clone().unwrap_or_default(), input);
                article.notices.iter().for_each(complain_of);
                json_line(out, &article)?;
                any = true;
            }
        }
        Ok(())
    })?;
    Ok(any)
}

fn report(files: &[PathBuf], settings: Settings, detail: Detail, tables: Option<&Path>) -> io::Result<bool> {
    // Before the work, which may take its time.
    if let Some(folder) = tables {
        fs::create_dir_all(folder).map_err(|error| not_written(folder, error))?;
    }
    let mut corpus = Corpus::new(settings);
    let mut unreadable = Vec::new();
    for source in sources(files) {
        match source.and_then(read) {
            Ok(input) => drop(corpus.add(vec![input])),
            Err(notice) => unreadable.push(notice),
        }
    }
    let mut report = corpus.report(detail);
    report.notices.splice(0..0, unreadable);
    report.notices.iter().for_each(complain_of);
    report.articles.iter().flat_map(|article| &article.notices).for_each(complain_of);
    if let Some(folder) = tables {
        for (name, table) in TABLES {
            let path = folder.join(name);
            fs::write(&path, corpus.table(table)).map_err(|error| not_written(&path, error))?;
        }
    }
    print(|out| json_line(out, &report))?;
    Ok(!report.articles.is_empty())
}

/// A file that was asked for, by name or through its folder.
struct Source {
    path: PathBuf,
    /// How the report names it: a file given by name by its last part, a file of a folder by its path inside that.
    name: String,
}

/// The files behind the arguments; a folder that cannot be read is an error in its place.
fn sources(files: &[PathBuf]) -> Vec<Result<Source, Notice>> {
    let mut found = Vec::new();
    for path in files {
        let last = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
        match path.to_str() {
            Some("-") => found.push(Ok(Source { path: path.clone(), name: "stdin".into() })),
            _ if path.is_dir() => {
                let before = found.len();
                walk(path, "", &mut found);
                if found.len() == before {
                    found.push(Err(notice(NoticeCode::Empty, path, "There is no file in this folder; name another.")));
                }
            }
            _ => found.push(Ok(Source { path: path.clone(), name: last.into() })),
        }
    }
    found
}

/// The files of a folder and its folders in the order of their names. Hidden ones are passed over, and links to
/// folders are not followed: they may lead back.
fn walk(folder: &Path, prefix: &str, found: &mut Vec<Result<Source, Notice>>) {
    let entries = fs::read_dir(folder).and_then(|entries| entries.collect::<io::Result<Vec<_>>>());
    let mut entries = match entries {
        Ok(entries) => entries,
        Err(error) => return found.push(Err(cannot_read(folder, &error))),
    };
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            walk(&path, &format!("{name}/"), found);
        } else if !path.is_dir() {
            found.push(Ok(Source { path, name }));
        }
    }
}

fn read(source: Source) -> Result<ArticleInput, Notice> {
    let bytes = if source.path.as_os_str() == "-" {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        fs::read(&source.path)
    };
    match bytes {
        Ok(bytes) => Ok(ArticleInput { bytes: Some(bytes), filename: Some(source.name), ..ArticleInput::default() }),
        Err(error) => Err(cannot_read(&source.path, &error)),
    }
}

fn cannot_read(path: &Path, error: &io::Error) -> Notice {
    let message = match error.kind() {
        io::ErrorKind::NotFound => "There is no such file; check its name.",
        io::ErrorKind::PermissionDenied => "It may not be read; change its permissions.",
        _ => &format!("It could not be read ({error}); it was left out."),
    };
    notice(NoticeCode::Unreadable, path, message)
}

fn notice(code: NoticeCode, path: &Path, message: &str) -> Notice {
    let file = Some(path.to_string_lossy().into());
    Notice { code, file, line: None, article: None, message: message.into() }
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
