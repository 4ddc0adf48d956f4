//! The `samestory` program: reads files, hands their bytes to the crate, prints JSON.
//!
//! Everything that is known of formats and articles is in the crate; this is the only file that opens files and starts
//! threads. Threads read files and find the articles in them; what comes out does not depend on how many. What goes wrong is one line on standard error that says what and where. Exit codes: 0 with or without notices, 1 when no
//! article could be read, 2 for a call that makes no sense.

use samestory::{ArticleInput, Corpus, Detail, Notice, NoticeCode, Part, Parts, Prepared, Settings, Table, parts_of};
use std::collections::{BTreeMap, VecDeque};
use std::ffi::OsString;
use std::fs;
use std::io::{self, BufWriter, Read, Write};
use std::num::NonZeroUsize;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError, mpsc};

const HELP: &str = "\
Finds copies, excerpts and stories in a pile of news articles, and says why.

  samestory extract FILE…             prints each article as one line of JSON
  samestory report [OPTIONS] FILE…    prints one report on all articles as JSON

  --settings FILE    the numbers that decide, as JSON; those left out keep their defaults
  --summary          leave texts, blocks, quotes and passages out of the report
  --csv FOLDER       write articles.csv and relations.csv there, too; the folder is made where it is missing
  --threads N        read files by so many threads; without it, by as many as the machine runs at once
  --version          print the version
  --help             print this

A FILE may hold one article or many; `-` is standard input; of a folder every file is read whose name does
not begin with a dot.
";

/// What the program was asked to do.
enum Task {
    Extract { threads: usize },
    Report { settings: Settings, detail: Detail, tables: Option<PathBuf>, threads: usize },
    Print(String),
}

/// A file of JSON lines larger than this is read in parts by several threads.
const PART_BYTES: usize = 1 << 20;

fn main() -> ExitCode {
    let done = match arguments() {
        Ok((Task::Print(text), _)) => print(|out| out.write_all(text.as_bytes())).map(|()| true),
        Ok((Task::Extract { threads }, files)) => extract(&files, threads),
        Ok((Task::Report { settings, detail, tables, threads }, files)) => {
            report(&files, settings, detail, tables.as_deref(), threads)
        }
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
    let (mut settings, mut detail, mut tables, mut threads) = (None, None, None, None);
    while let Some(argument) = parser.next().map_err(|e| e.to_string())? {
        match argument {
            Short('h') | Long("help") => return Ok((Task::Print(HELP.into()), files)),
            Short('V') | Long("version") => {
                return Ok((Task::Print(format!("samestory {}\n", env!("CARGO_PKG_VERSION"))), files));
            }
            Long("settings") => settings = Some(read_settings(Path::new(&parser.value().map_err(|e| e.to_string())?))?),
            Long("summary") => detail = Some(Detail::Summary),
            Long("csv") => tables = Some(PathBuf::from(parser.value().map_err(|e| e.to_string())?)),
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
        Some("extract") if settings.is_some() || detail.is_some() || tables.is_some() => {
            return Err("extract takes neither --settings nor --summary nor --csv".into());
        }
        Some("extract") => Task::Extract { threads },
        Some("report") => {
            Task::Report { settings: settings.unwrap_or_default(), detail: detail.unwrap_or_default(), tables, threads }
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
fn extract(files: &[PathBuf], threads: usize) -> io::Result<bool> {
    let mut any = false;
    let mut parts = Parts::default();
    print(|out| {
        prepare_all(files, threads, |prepared| {
            let prepared = match prepared {
                Ok(prepared) => prepared,
                Err(notice) => {
                    complain_of(&notice);
                    return Ok(());
                }
            };
            let (articles, said) = parts.take(prepared);
            said.iter().flat_map(|said| &said.notices).for_each(complain_of);
            for article in articles {
                article.notices.iter().for_each(complain_of);
                json_line(out, &article)?;
                any = true;
            }
            Ok(())
        })
    })?;
    Ok(any)
}

fn report(
    files: &[PathBuf],
    settings: Settings,
    detail: Detail,
    tables: Option<&Path>,
    threads: usize,
) -> io::Result<bool> {
    // Before the work, which may take its time.
    if let Some(folder) = tables {
        fs::create_dir_all(folder).map_err(|error| not_written(folder, error))?;
    }
    let mut corpus = Corpus::new(settings);
    let mut unreadable = Vec::new();
    prepare_all(files, threads, |prepared| {
        match prepared {
            Ok(prepared) => drop(corpus.add_prepared(prepared)),
            Err(notice) => unreadable.push(notice),
        }
        Ok(())
    })?;
    let mut report = corpus.report(detail);
    report.notices.splice(0..0, unreadable);
    report.notices.iter().for_each(complain_of);
    report.articles.iter().flat_map(|article| &article.notices).for_each(complain_of);
    if let Some(folder) = tables {
        for (name, table) in [("articles.csv", Table::Articles), ("relations.csv", Table::Relations)] {
            let path = folder.join(name);
            fs::write(&path, corpus.table(table)).map_err(|error| not_written(&path, error))?;
        }
    }
    print(|out| json_line(out, &report))?;
    Ok(!report.articles.is_empty())
}

/// Has threads read files and find the articles in them; `take` gets what comes of it in the order of the files.
fn prepare_all(
    files: &[PathBuf],
    threads: usize,
    mut take: impl FnMut(Result<Prepared, Notice>) -> io::Result<()>,
) -> io::Result<()> {
    let queue = Mutex::new(Queue { sources: sources(files).into_iter(), parts: VecDeque::new(), given: 0 });
    let (sender, receiver) = mpsc::channel();
    std::thread::scope(|scope| {
        for _ in 0..threads {
            let (queue, sender) = (&queue, sender.clone());
            scope.spawn(move || {
                let next = || queue.lock().unwrap_or_else(PoisonError::into_inner).next();
                while let Some((place, job)) = next() {
                    // Nobody takes any more: what is written to was closed.
                    if sender.send((place, job.prepare())).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        let (mut early, mut next) = (BTreeMap::new(), 0);
        for (place, prepared) in receiver {
            early.insert(place, prepared);
            while let Some(prepared) = early.remove(&next) {
                take(prepared)?;
                next += 1;
            }
        }
        Ok(())
    })
}

/// What is still to be prepared, in order.
struct Queue {
    sources: std::vec::IntoIter<Result<Source, Notice>>,
    /// Those of the file that is being given out.
    parts: VecDeque<Job>,
    given: usize,
}

enum Job {
    File(Source),
    Input(Arc<ArticleInput>),
    Part { file: Arc<ArticleInput>, range: Range<usize>, part: Part },
    Unreadable(Notice),
}

impl Queue {
    fn next(&mut self) -> Option<(usize, Job)> {
        let job = match self.parts.pop_front() {
            Some(part) => part,
            None => match self.sources.next()? {
                Ok(source) if source.is_large() => self.cut(source),
                Ok(source) => Job::File(source),
                Err(notice) => Job::Unreadable(notice),
            },
        };
        self.given += 1;
        Some((self.given - 1, job))
    }

    /// The first part of a file, or all of it where it cannot be cut.
    fn cut(&mut self, source: Source) -> Job {
        let file = match read(source) {
            Ok(input) => Arc::new(input),
            Err(notice) => return Job::Unreadable(notice),
        };
        let mut from = 0;
        for (bytes, part) in parts_of(&file, PART_BYTES) {
            let range = from..from + bytes.len();
            from = range.end;
            self.parts.push_back(Job::Part { file: Arc::clone(&file), range, part });
        }
        self.parts.pop_front().unwrap_or(Job::Input(file))
    }
}

impl Job {
    fn prepare(self) -> Result<Prepared, Notice> {
        let (input, part) = match self {
            Self::File(source) => (read(source)?, None),
            Self::Input(input) => (Arc::unwrap_or_clone(input), None),
            Self::Part { file, range, part } => {
                let bytes = file.bytes.as_ref().map(|bytes| bytes[range].to_vec());
                (ArticleInput { bytes, filename: file.filename.clone(), ..ArticleInput::default() }, Some(part))
            }
            Self::Unreadable(notice) => return Err(notice),
        };
        let name = input.filename.clone();
        // A file that cannot be read takes no other with it.
        let prepared = catch_unwind(AssertUnwindSafe(|| match part {
            Some(part) => Prepared::of_part(input, part),
            None => Some(Prepared::of(input)),
        }));
        Ok(prepared.ok().flatten().unwrap_or_else(|| Prepared::failed(name, part.unwrap_or(Part::WHOLE))))
    }
}

/// A file that was asked for, by name or through its folder.
struct Source {
    path: PathBuf,
    /// How the report names it: a file given by name by its last part, a file of a folder by its path inside that.
    name: String,
}

impl Source {
    fn is_large(&self) -> bool {
        fs::metadata(&self.path).is_ok_and(|about| about.is_file() && about.len() > PART_BYTES as u64)
    }
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
