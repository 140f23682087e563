//! The reports on this machine: one text file each, and beside it an empty one once somebody has seen it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use lanewise_workspace::Time;
use serde::Serialize;
use specta::Type;

use crate::data;

/// So many are kept; the oldest goes.
const KEPT: usize = 20;

/// The same failure again within this time is the same report: an error that comes back with every frame must not push out all
/// others.
const AGAIN: Duration = Duration::from_secs(60);

/// How many this process has written.
static WRITTEN: AtomicU32 = AtomicU32::new(0);

/// A crash report, as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct CrashReport {
    /// Its name among the reports.
    pub id: String,
    /// Where its file is.
    pub path: PathBuf,
    /// When it was written.
    pub time: Time,
    /// What failed, in the program's own English words.
    pub message: String,
    /// Whether somebody has seen it.
    pub seen: bool,
}

/// A folder of reports.
#[derive(Debug, Clone)]
pub struct Reports {
    folder: PathBuf,
}

impl Reports {
    /// Those in this folder, which is made when the first one is written.
    #[must_use]
    pub fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// The file of a report.
    #[must_use]
    pub fn path(&self, id: &str) -> PathBuf {
        self.folder.join(format!("{id}.txt"))
    }

    fn seen_mark(&self, id: &str) -> PathBuf {
        self.folder.join(format!("{id}.seen"))
    }

    /// Writes a report, its text given its time; drops the oldest beyond those kept. Gives its id, or `None` when the newest report
    /// tells of the same failure a moment ago.
    ///
    /// # Errors
    /// What the system says.
    pub fn write(&self, message: &str, place: &str, text: impl FnOnce(Time) -> String) -> io::Result<Option<String>> {
        let now = Time::now();
        let before = self.list();
        let again = before.first().is_some_and(|newest| {
            let age = now.millis().saturating_sub(newest.time.millis());
            newest.message == message
                && u128::try_from(age).is_ok_and(|age| age < AGAIN.as_millis())
                && self.place_of(&newest.id).as_deref() == Some(place)
        });
        if again {
            return Ok(None);
        }
        // The process, because two may fail at the same time; a number, because one may do so twice.
        let id = format!("crash-{}-{}-{:04}", now.millis(), std::process::id(), WRITTEN.fetch_add(1, Ordering::Relaxed));
        data::replace(&self.path(&id), text(now).as_bytes())?;
        for old in self.list().into_iter().skip(KEPT) {
            self.remove(&old.id)?;
        }
        Ok(Some(id))
    }

    /// All reports, newest first.
    #[must_use]
    pub fn list(&self) -> Vec<CrashReport> {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let mut all: Vec<CrashReport> = entries.filter_map(|entry| self.look(&entry.path())).collect();
        all.sort_by(|one, other| (other.time, &other.id).cmp(&(one.time, &one.id)));
        all
    }

    fn look(&self, path: &Path) -> Option<CrashReport> {
        let id = path.file_name()?.to_str()?.strip_suffix(".txt")?.to_owned();
        let time = Time::from_millis(id.strip_prefix("crash-")?.split('-').next()?.parse().ok()?);
        let text = fs::read_to_string(path).ok()?;
        let message = line(&text, "Message:").unwrap_or_default();
        let seen = self.seen_mark(&id).exists();
        Some(CrashReport { id, path: path.to_owned(), time, message, seen })
    }

    fn place_of(&self, id: &str) -> Option<String> {
        let place = line(&fs::read_to_string(self.path(id)).ok()?, "Place:")?;
        Some(if place == "(none)" { String::new() } else { place })
    }

    /// The report with this id, if there is one. An id that is anything but one of ours is none.
    fn known(&self, id: &str) -> Option<CrashReport> {
        self.list().into_iter().find(|report| report.id == id)
    }

    /// The text of a report.
    ///
    /// # Errors
    /// When there is no such report, or it cannot be read.
    pub fn text(&self, id: &str) -> io::Result<String> {
        fs::read_to_string(self.known(id).ok_or(io::ErrorKind::NotFound)?.path)
    }

    /// Notes that somebody has seen a report.
    ///
    /// # Errors
    /// When there is no such report, or the note cannot be written.
    pub fn see(&self, id: &str) -> io::Result<()> {
        let report = self.known(id).ok_or(io::ErrorKind::NotFound)?;
        fs::write(self.seen_mark(&report.id), "")
    }

    /// Deletes all reports.
    ///
    /// # Errors
    /// What the system says; some may be gone.
    pub fn forget(&self) -> io::Result<()> {
        self.list().iter().try_for_each(|report| self.remove(&report.id))
    }

    fn remove(&self, id: &str) -> io::Result<()> {
        fs::remove_file(self.path(id))?;
        match fs::remove_file(self.seen_mark(id)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }
}

/// What follows a word at the start of a line.
fn line(text: &str, word: &str) -> Option<String> {
    text.lines().find_map(|line| line.strip_prefix(word)).map(|rest| rest.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> (tempfile::TempDir, Reports) {
        let folder = tempfile::tempdir().unwrap();
        let reports = Reports::new(folder.path().join("crashes"));
        (folder, reports)
    }

    fn write(reports: &Reports, message: &str) -> Option<String> {
        reports.write(message, "a.rs:1", |time| format!("Time:    {time}\nMessage: {message}\nPlace:   a.rs:1\n")).unwrap()
    }

    #[test]
    fn a_report_is_listed_read_seen_and_forgotten() {
        let (_folder, reports) = folder();
        assert!(reports.list().is_empty(), "and there need not be a folder");
        let first = write(&reports, "first").unwrap();
        let second = write(&reports, "second").unwrap();
        let list = reports.list();
        assert_eq!(
            list.iter().map(|r| (r.id.as_str(), r.message.as_str())).collect::<Vec<_>>(),
            [(second.as_str(), "second"), (first.as_str(), "first")]
        );
        assert!(list.iter().all(|r| !r.seen && r.path.is_file()));
        reports.see(&first).unwrap();
        assert_eq!(reports.list().iter().map(|r| r.seen).collect::<Vec<_>>(), [false, true]);
        assert!(reports.text(&second).unwrap().contains("Message: second"));
        reports.forget().unwrap();
        assert_eq!(fs::read_dir(&reports.folder).unwrap().count(), 0);
    }

    #[test]
    fn the_same_failure_again_is_one_report_and_twenty_are_kept() {
        let (_folder, reports) = folder();
        assert!(write(&reports, "x").is_some());
        assert_eq!(write(&reports, "x"), None);
        for number in 0..30 {
            assert!(write(&reports, &format!("number {number}")).is_some());
        }
        let list = reports.list();
        assert_eq!(list.len(), KEPT);
        assert!(list.iter().all(|r| r.message != "x" && r.message != "number 9"));
    }

    #[test]
    fn an_id_is_never_a_way_to_another_file() {
        let (folder, reports) = folder();
        write(&reports, "x");
        fs::write(folder.path().join("crash-1-1.txt"), "secret").unwrap();
        for id in ["../crash-1-1", "", "/etc/passwd", "crash-1-1"] {
            assert_eq!(reports.text(id).unwrap_err().kind(), io::ErrorKind::NotFound, "{id}");
            assert!(reports.see(id).is_err());
        }
    }
}
