//! Threads that read files and find the articles in them.

use super::files::{Source, read};
use samestory::{ArticleInput, Notice, Part, Prepared, parts_of};
use std::collections::{BTreeMap, VecDeque};
use std::io;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, PoisonError, mpsc};

/// A file of JSON lines larger than this is read in parts by several threads.
pub(super) const PART_BYTES: usize = 1 << 20;

/// Has threads read files and find the articles in them; `take` gets what comes of it in the order of the files.
pub(super) fn prepare_all(
    sources: Vec<Result<Source, Notice>>,
    threads: usize,
    mut take: impl FnMut(Result<Prepared, Notice>) -> io::Result<()>,
) -> io::Result<()> {
    let queue = Mutex::new(Queue { sources: sources.into_iter(), parts: VecDeque::new(), given: 0 });
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
