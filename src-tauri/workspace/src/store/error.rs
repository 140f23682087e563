//! What can go wrong with a workspace file, and what to do about it.

use std::io;
use std::path::Path;

use lanewise_method::check::Problem;
use rusqlite::ErrorCode;
use serde::Serialize;
use specta::Type;

use crate::store::lock::Holder;
use crate::store::refusal::{Blank, Refusal};

/// Why something could not be done with a workspace. Nothing was changed. Every message says what is wrong and what to do next.
#[derive(Debug, thiserror::Error)]
pub enum WorkspaceError {
    /// There is no such file.
    #[error("There is no file at {path}. Check the name, or create a new workspace there.")]
    NotFound {
        /// The path as given.
        path: String,
    },
    /// A new workspace would overwrite something.
    #[error("There already is a file at {path}. Open it, or choose another name for the new workspace.")]
    Exists {
        /// The path as given.
        path: String,
    },
    /// Some other kind of file.
    #[error("{path} is not a Lanewise workspace. Choose a .lanewise file; a table of accounts is imported into one instead.")]
    NotLanewise {
        /// The path as given.
        path: String,
    },
    /// Written by a later program.
    #[error(
        "{path} was last opened by a newer Lanewise (its format is {found}, this program knows up to {known}). Update Lanewise to open it."
    )]
    Newer {
        /// The path as given.
        path: String,
        /// The schema of the file.
        found: u32,
        /// The latest schema this program knows.
        known: u32,
    },
    /// Somebody else has it open.
    #[error("{}", busy(.path, .holder.as_ref()))]
    Busy {
        /// The path as given.
        path: String,
        /// Who, where that could be found out.
        holder: Option<Holder>,
    },
    /// What is in the file contradicts itself.
    #[error(
        "The workspace file is damaged ({detail}). Keep it as it is and restore a copy: look beside it for files ending in -backup, or in your own backups."
    )]
    Damaged {
        /// What was noticed, for a report to support.
        detail: String,
    },
    /// The file or its folder cannot be written.
    #[error(
        "{path} cannot be changed, because the file or its folder is read-only. Copy it to a folder of your own and open the copy."
    )]
    ReadOnly {
        /// The path as given.
        path: String,
    },
    /// No room left.
    #[error("The disk is full, so the change was not saved. Free some space and do it again; everything before it is safe.")]
    Full,
    /// The profile would break a rule; each problem names its place and its mend.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Invalid(Vec<Problem>),
    /// The change would break a rule of the workspace.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// Something that the change needs is not there.
    #[error("There is no {what}. It may have been removed or undone meanwhile: look again, and choose another.")]
    Missing {
        /// What, in words.
        what: String,
    },
    /// The person stopped it.
    #[error("It was cancelled, and nothing was changed. Start it again whenever you like.")]
    Cancelled,
    /// The system refused in some other way.
    #[error("The workspace file cannot be used: {reason}. Check the disk and its connection, and try again.")]
    Io {
        /// What the system said.
        reason: String,
    },
}

/// The kinds of [`WorkspaceError`], for a screen to choose its words by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ErrorKind {
    /// There is no such file.
    NotFound,
    /// A new workspace would overwrite something.
    Exists,
    /// Some other kind of file.
    NotLanewise,
    /// Written by a later program.
    Newer,
    /// Somebody else has it open.
    Busy,
    /// What is in the file contradicts itself.
    Damaged,
    /// The file or its folder cannot be written.
    ReadOnly,
    /// No room left.
    Full,
    /// The change would break a rule.
    Invalid,
    /// Something that the change needs is not there.
    Missing,
    /// The person stopped it.
    Cancelled,
    /// The system refused in some other way.
    Io,
}

impl WorkspaceError {
    /// Its kind.
    #[must_use]
    pub const fn kind(&self) -> ErrorKind {
        match self {
            Self::NotFound { .. } => ErrorKind::NotFound,
            Self::Exists { .. } => ErrorKind::Exists,
            Self::NotLanewise { .. } => ErrorKind::NotLanewise,
            Self::Newer { .. } => ErrorKind::Newer,
            Self::Busy { .. } => ErrorKind::Busy,
            Self::Damaged { .. } => ErrorKind::Damaged,
            Self::ReadOnly { .. } => ErrorKind::ReadOnly,
            Self::Full => ErrorKind::Full,
            Self::Invalid(_) | Self::Refused(_) => ErrorKind::Invalid,
            Self::Missing { .. } => ErrorKind::Missing,
            Self::Cancelled => ErrorKind::Cancelled,
            Self::Io { .. } => ErrorKind::Io,
        }
    }

    /// A text that must not be empty is.
    pub(crate) const fn empty(what: Blank) -> Self {
        Self::Refused(Refusal::Empty { what })
    }

    pub(crate) fn missing(what: impl Into<String>) -> Self {
        Self::Missing { what: what.into() }
    }

    pub(crate) fn damaged(detail: impl std::fmt::Display) -> Self {
        Self::Damaged { detail: detail.to_string() }
    }

    /// From an error of the file system.
    pub(crate) fn io(path: &Path, error: &io::Error) -> Self {
        let path = path.display().to_string();
        match error.kind() {
            io::ErrorKind::NotFound => Self::NotFound { path },
            io::ErrorKind::AlreadyExists => Self::Exists { path },
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly { path },
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full,
            _ => Self::Io { reason: format!("{path}: {error}") },
        }
    }

    /// The same, with the path filled in where SQLite did not know it.
    pub(crate) fn at(self, path: &Path) -> Self {
        let path = path.display().to_string();
        match self {
            Self::Busy { holder, .. } => Self::Busy { path, holder },
            Self::ReadOnly { .. } => Self::ReadOnly { path },
            Self::NotLanewise { .. } => Self::NotLanewise { path },
            other => other,
        }
    }
}

fn busy(path: &str, holder: Option<&Holder>) -> String {
    match holder {
        Some(h) => format!(
            "{path} is already open: by {} on {} since {} (process {}). Close it there first, or wait until it is closed.",
            h.user, h.host, h.since, h.pid
        ),
        None => format!("{path} is in use by another program. Close it there first, and try again."),
    }
}

const THIS_FILE: &str = "The workspace file";

impl From<rusqlite::Error> for WorkspaceError {
    fn from(error: rusqlite::Error) -> Self {
        let path = || THIS_FILE.to_owned();
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::Full,
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => Self::ReadOnly { path: path() },
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy { path: path(), holder: None },
            // Files of another kind are refused before SQLite sees them, so what it does not recognise was ours.
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::damaged(error),
            Some(_) => Self::Io { reason: error.to_string() },
            // Rows that do not have the shape they were written with.
            None => Self::damaged(error),
        }
    }
}

impl From<serde_json::Error> for WorkspaceError {
    fn from(error: serde_json::Error) -> Self {
        Self::damaged(error)
    }
}
