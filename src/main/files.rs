//! The files that the program was asked to read.

use super::threads::PART_BYTES;
use samestory::{ArticleInput, InputRecord, Manifest, Notice, NoticeCode};
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// A file that was asked for, by name or through its folder.
pub(super) struct Source {
    pub(super) path: PathBuf,
    /// How the report names it: a file given by name by its last part, a file of a folder by its path inside that.
    pub(super) name: String,
}

impl Source {
    pub(super) fn is_large(&self) -> bool {
        fs::metadata(&self.path).is_ok_and(|about| about.is_file() && about.len() > PART_BYTES as u64)
    }
}

/// The files behind the arguments; a folder that cannot be read is an error in its place.
pub(super) fn sources(files: &[PathBuf]) -> Vec<Result<Source, Notice>> {
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

pub(super) fn read(source: Source) -> Result<ArticleInput, Notice> {
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

pub(super) fn notice(code: NoticeCode, path: &Path, message: &str) -> Notice {
    let file = Some(path.to_string_lossy().into());
    Notice { code, file, line: None, article: None, message: message.into() }
}

/// The files in the order in which a manifest has them; a sentence where they are not those.
pub(super) fn as_listed(
    sources: Vec<Result<Source, Notice>>,
    manifest: &Manifest,
) -> Result<Vec<Result<Source, Notice>>, String> {
    let mut here: BTreeMap<String, Source> = BTreeMap::new();
    for source in sources {
        let source = source.map_err(|notice| notice.message)?;
        here.insert(source.name.clone(), source);
    }
    let mut ordered = Vec::new();
    for input in &manifest.inputs {
        if input.name.is_empty() {
            return Err("it lists text that was pasted, which is in no file; save the pile instead".into());
        }
        let source =
            here.remove(&input.name).ok_or_else(|| format!("it lists “{}”, which was not named", input.name))?;
        if record(&source).as_ref() != Some(input) {
            return Err(format!("“{}” is not the file that it lists: its bytes differ", input.name));
        }
        ordered.push(Ok(source));
    }
    match here.keys().next() {
        Some(name) => Err(format!("it does not list “{name}”")),
        None => Ok(ordered),
    }
}

/// What a manifest says of a file; `None` where it cannot be read, which is said when it is read.
pub(super) fn record(source: &Source) -> Option<InputRecord> {
    fs::read(&source.path).ok().map(|bytes| InputRecord::new(&source.name, &bytes))
}
