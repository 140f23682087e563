//! The `.lanewise` file: one SQLite database, private to its owner, changed by one process at a time.

use std::cell::RefCell;
use std::fs::{self, File, OpenOptions};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use lanewise_method::profile::Language;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::Blank;
use crate::book::Book;
use crate::setting;
use crate::store::change::Shown;
use crate::store::error::WorkspaceError;
use crate::store::lock::{Lock, private};
use crate::store::migrate::{MIGRATIONS, make, migrate, refuse_newer};
use crate::store::read::ReadSlides;
use crate::store::time::Time;
use crate::store::word::Words;

/// "Lane" in ASCII: what marks the file as ours.
const APPLICATION_ID: u32 = 0x4C61_6E65;

/// What a new workspace needs to know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Setup {
    /// Its name.
    pub name: String,
    /// Who makes it; remembered as the author where none is given later.
    pub author: String,
    /// The language of its texts.
    pub language: Language,
}

/// An open workspace. Closing it, or dropping it, leaves one single file.
pub struct Workspace {
    pub(crate) conn: Connection,
    pub(crate) path: PathBuf,
    pub(crate) words: RefCell<Words>,
    pub(crate) book: RefCell<Option<Arc<Book>>>,
    pub(crate) read: RefCell<ReadSlides>,
    pub(crate) author: String,
    /// The moment that steps bear, where it is not the present: only the sample tells of what happened before it was made.
    pub(crate) clock: Option<Time>,
    closed: bool,
    /// Dropped after the connection. `None`: opened for reading.
    lock: Option<Lock>,
}

impl std::fmt::Debug for Workspace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Workspace").field("path", &self.path).field("writable", &self.is_writable()).finish_non_exhaustive()
    }
}

const AUTHOR: &str = "author";

impl Workspace {
    /// Makes a new file and opens it.
    ///
    /// # Errors
    /// [`WorkspaceError::Exists`] where something is there already, [`WorkspaceError::Invalid`] where the name is empty,
    /// [`WorkspaceError::ReadOnly`], [`WorkspaceError::Full`] or what else the disk says.
    pub fn create(path: impl AsRef<Path>, setup: &Setup) -> Result<Self, WorkspaceError> {
        let path = path.as_ref();
        if setup.name.trim().is_empty() {
            return Err(WorkspaceError::empty(Blank::Workspace));
        }
        private(OpenOptions::new().create_new(true).write(true)).open(path).map_err(|e| no_folder(path, &e))?;
        let made = lock_of(path).and_then(|lock| {
            let conn = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
            let tx = conn.unchecked_transaction()?;
            tx.pragma_update(None, "application_id", APPLICATION_ID)?;
            make(&tx)?;
            setting::set_up(&tx, setup.name.trim(), setup.language)?;
            setting::set_preference(&tx, AUTHOR, Some(setup.author.trim()))?;
            tx.commit()?;
            Self::ready(conn, path, &setup.author, lock)
        });
        made.map_err(|e| {
            // What was begun is nobody's; a file that cannot be opened must not stay.
            let _ = fs::remove_file(path);
            e.at(path)
        })
    }

    /// Opens a file to work on it. `author` is who does; if empty, the one remembered in the file.
    ///
    /// # Errors
    /// [`WorkspaceError::NotFound`], [`WorkspaceError::NotLanewise`], [`WorkspaceError::Newer`], [`WorkspaceError::Busy`] with who has it,
    /// [`WorkspaceError::Damaged`], [`WorkspaceError::ReadOnly`], or what else the disk says.
    pub fn open(path: impl AsRef<Path>, author: &str) -> Result<Self, WorkspaceError> {
        let path = path.as_ref();
        recognise(path)?;
        let lock = lock_of(path).map_err(|e| e.at(path))?;
        let opened = (|| {
            let conn = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
            if conn.is_readonly("main")? {
                return Err(WorkspaceError::ReadOnly { path: String::new() });
            }
            refuse_newer(&conn, path, MIGRATIONS.len())?;
            check_integrity(&conn)?;
            migrate(&conn, path, MIGRATIONS)?;
            Self::ready(conn, path, author, lock)
        })();
        opened.map_err(|e: WorkspaceError| e.at(path))
    }

    /// Opens a file to read it, also while somebody else works on it. It sees each of their changes whole or not at all.
    ///
    /// # Errors
    /// As [`Self::open`], except that it is never busy; [`WorkspaceError::ReadOnly`] where a file that was not closed cleanly lies in a
    /// folder that cannot be written, and an older schema must be opened once for work before it can be read.
    pub fn open_read_only(path: impl AsRef<Path>) -> Result<Self, WorkspaceError> {
        let path = path.as_ref();
        recognise(path)?;
        let opened = (|| {
            let conn = connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
            let found = refuse_newer(&conn, path, MIGRATIONS.len())?;
            if usize::try_from(found).unwrap_or(0) < MIGRATIONS.len() {
                let reason =
                    format!("{} is of an earlier Lanewise; open it in the app once, which brings it up to date", path.display());
                return Err(WorkspaceError::Io { reason });
            }
            Ok(Self {
                conn,
                path: path.to_owned(),
                words: RefCell::default(),
                book: RefCell::default(),
                read: RefCell::default(),
                author: String::new(),
                clock: None,
                closed: true,
                lock: None,
            })
        })();
        opened.map_err(|e: WorkspaceError| e.at(path))
    }

    fn ready(conn: Connection, path: &Path, author: &str, lock: Lock) -> Result<Self, WorkspaceError> {
        // Readers beside the one writer, and every confirmed change on the disk before it is confirmed.
        conn.pragma_update(None, "journal_mode", "WAL")?;
        conn.pragma_update(None, "synchronous", "FULL")?;
        let author = match author.trim() {
            "" => setting::preference(&conn, AUTHOR)?.unwrap_or_default(),
            given => given.to_owned(),
        };
        Ok(Self {
            conn,
            path: path.to_owned(),
            words: RefCell::default(),
            book: RefCell::default(),
            read: RefCell::default(),
            author,
            clock: None,
            closed: false,
            lock: Some(lock),
        })
    }

    /// Where the file is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Who changes are recorded for.
    #[must_use]
    pub fn author(&self) -> &str {
        &self.author
    }

    /// Changes are recorded for this person from now on, and also when the file is next opened without a name.
    ///
    /// # Errors
    /// [`WorkspaceError::Invalid`] where the name is empty, or what the disk says.
    pub fn set_author(&mut self, author: &str) -> Result<(), WorkspaceError> {
        let author = author.trim();
        if author.is_empty() {
            return Err(WorkspaceError::empty(Blank::Author));
        }
        self.set_preference(AUTHOR, Some(author))?;
        author.clone_into(&mut self.author);
        Ok(())
    }

    /// Whether it was opened to work on it.
    #[must_use]
    pub const fn is_writable(&self) -> bool {
        self.lock.is_some()
    }

    pub(crate) fn writable(&self) -> Result<(), WorkspaceError> {
        if self.is_writable() { Ok(()) } else { Err(WorkspaceError::ReadOnly { path: self.path.display().to_string() }) }
    }

    /// Saves a copy of the whole workspace, history included, under another name. Copying the file itself while it is open would miss
    /// the latest changes.
    ///
    /// # Errors
    /// [`WorkspaceError::Exists`] where something is there already, or what the disk says.
    pub fn save_copy(&self, to: impl AsRef<Path>) -> Result<(), WorkspaceError> {
        copy(&self.conn, to.as_ref())
    }

    /// Closes the file: everything is in it, and nothing is left beside it.
    ///
    /// # Errors
    /// What the disk says. No change is lost: what could not be moved into the file stays in its log beside it.
    pub fn close(mut self) -> Result<(), WorkspaceError> {
        let finished = self.finish();
        finished.map_err(|e| e.at(&self.path))
    }

    fn finish(&mut self) -> Result<(), WorkspaceError> {
        if std::mem::replace(&mut self.closed, true) {
            return Ok(());
        }
        delete_garbage(&self.conn)?;
        self.conn.flush_prepared_statement_cache();
        self.conn.busy_timeout(Duration::from_millis(200))?;
        self.conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        // Without a log, the file can be read from any folder and copied as one. While somebody else reads it, an empty log stays.
        match self.conn.pragma_update(None, "journal_mode", "DELETE").map_err(WorkspaceError::from) {
            Ok(()) | Err(WorkspaceError::Busy { .. }) => Ok(()),
            Err(other) => Err(other),
        }
    }
}

impl Drop for Workspace {
    fn drop(&mut self) {
        if let Err(error) = self.finish() {
            tracing::warn!(%error, "the workspace was not tidied up; nothing is lost");
        }
    }
}

fn connect(path: &Path, mode: OpenFlags) -> Result<Connection, WorkspaceError> {
    let conn = Connection::open_with_flags(path, mode | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    conn.busy_timeout(Duration::from_secs(5))?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    // A file may come from anywhere: what its schema says is data, and it has no triggers or views of ours.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false)?;
    conn.pragma_update(None, "foreign_keys", true)?;
    conn.pragma_update(None, "cell_size_check", true)?;
    conn.pragma_update(None, "temp_store", "MEMORY")?;
    // In KiB when negative: 64 MiB, so that an import of 100,000 accounts mostly stays in memory until it is committed.
    conn.pragma_update(None, "cache_size", -65_536)?;
    conn.set_prepared_statement_cache_capacity(128);
    Ok(conn)
}

/// The lock of the file itself, by whatever name it is reached.
fn lock_of(path: &Path) -> Result<Lock, WorkspaceError> {
    Lock::take(&fs::canonicalize(path).map_err(|e| WorkspaceError::io(path, &e))?)
}

/// Refuses what is not ours before SQLite touches it.
fn recognise(path: &Path) -> Result<(), WorkspaceError> {
    let not_ours = || WorkspaceError::NotLanewise { path: path.display().to_string() };
    if fs::metadata(path).map_err(|e| WorkspaceError::io(path, &e))?.is_dir() {
        return Err(not_ours());
    }
    let mut header = Vec::with_capacity(100);
    let file = File::open(path).map_err(|e| WorkspaceError::io(path, &e))?;
    file.take(100).read_to_end(&mut header).map_err(|e| WorkspaceError::io(path, &e))?;
    // The database header: 16 bytes of magic; the application id is at offset 68 (sqlite.org/fileformat2.html).
    let ours = header.len() == 100
        && header.starts_with(b"SQLite format 3\0")
        && header.get(68..72).is_some_and(|id| id == APPLICATION_ID.to_be_bytes());
    if ours { Ok(()) } else { Err(not_ours()) }
}

fn no_folder(path: &Path, error: &std::io::Error) -> WorkspaceError {
    match (error.kind(), path.parent()) {
        (std::io::ErrorKind::NotFound, Some(folder)) => {
            WorkspaceError::Io { reason: format!("there is no folder {}; create it, or choose another", folder.display()) }
        }
        _ => WorkspaceError::io(path, error),
    }
}

fn check_integrity(conn: &Connection) -> Result<(), WorkspaceError> {
    let said: String = conn.query_row("PRAGMA quick_check(1)", [], |r| r.get(0))?;
    if said == "ok" { Ok(()) } else { Err(WorkspaceError::damaged(said)) }
}

/// Copies the whole file as it is now, with what is still in its log.
pub(crate) fn copy(conn: &Connection, to: &Path) -> Result<(), WorkspaceError> {
    let name = to.to_str().ok_or_else(|| WorkspaceError::Io { reason: "the name of the copy is not readable as text".into() })?;
    private(OpenOptions::new().create_new(true).write(true)).open(to).map_err(|e| no_folder(to, &e))?;
    let copied = conn.execute("VACUUM INTO ?1", [name]);
    copied.map(|_| ()).map_err(|e| {
        let _ = fs::remove_file(to);
        WorkspaceError::from(e).at(to)
    })
}

/// Deletes hidden rows that no undo or redo can show again.
fn delete_garbage(conn: &Connection) -> Result<(), WorkspaceError> {
    let runs: Vec<(String, u32, u32)> = conn
        .prepare("SELECT shown, first, last FROM garbage")?
        .query_map([], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))?
        .collect::<rusqlite::Result<_>>()?;
    if runs.is_empty() {
        return Ok(());
    }
    let tx = conn.unchecked_transaction()?;
    for (name, first, last) in runs {
        let shown = Shown::ALL.into_iter().find(|s| s.table() == name);
        match shown {
            Some(Shown::Account) => {
                for child in [
                    "answer", "score", "override", "signal", "note", "move", "slide", "tag", "cover", "activity", "waiver",
                    "checked",
                ] {
                    let sql = format!(
                        "DELETE FROM {child} WHERE account IN (SELECT id FROM account WHERE id BETWEEN ?1 AND ?2 AND gone = 1)"
                    );
                    tx.execute(&sql, [first, last])?;
                }
            }
            // A cover outlives what covered it, until it goes itself.
            Some(Shown::Capability) => {
                let sql = "UPDATE cover SET capability = NULL WHERE capability IN \
                     (SELECT id FROM capability WHERE id BETWEEN ?1 AND ?2 AND gone = 1)";
                tx.execute(sql, [first, last])?;
            }
            Some(
                Shown::Score
                | Shown::Override
                | Shown::Signal
                | Shown::Note
                | Shown::Rejected
                | Shown::Move
                | Shown::Slide
                | Shown::Theme
                | Shown::Tag
                | Shown::Cover
                | Shown::Activity
                | Shown::Waiver
                | Shown::Checked,
            ) => {}
            // Kept, so that its number is not given again.
            Some(Shown::Version) | None => continue,
        }
        tx.execute(&format!("DELETE FROM {name} WHERE id BETWEEN ?1 AND ?2 AND gone = 1"), [first, last])?;
    }
    tx.execute("DELETE FROM garbage", [])?;
    tx.execute("DELETE FROM reject_batch WHERE id NOT IN (SELECT batch FROM rejected)", [])?;
    tx.commit()?;
    let pages = |name: &str| conn.query_row(&format!("PRAGMA {name}"), [], |r| r.get::<_, i64>(0));
    if pages("freelist_count")? * 2 > pages("page_count")? {
        conn.execute_batch("VACUUM")?;
    }
    Ok(())
}
