//! How a command ends, and with which exit code.

use std::io;
use std::path::Path;

use lanewise_workspace::WorkspaceError;
use lanewise_workspace::import::ImportError;
use lanewise_workspace::score_table::ScoreError;
use lanewise_workspace::table::TableError;

/// The exit code for "done, but --strict found something".
pub const FINDINGS: u8 = 1;

/// How a command that did its work ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finished {
    /// Nothing to add.
    Clean,
    /// `--strict` was asked for, and something was rejected or unmatched; or an account that was asked about is not ready.
    WithFindings,
}

/// Why a command could not do its work. Messages say what is wrong and what to do.
#[derive(Debug)]
pub enum Failure {
    /// The command line contradicts itself.
    Usage(String),
    /// A file that was given cannot be used.
    Input(String),
    /// Another program has the workspace open.
    Busy(String),
    /// The result could not be written.
    Output(String),
    /// Whoever read our output has stopped reading: no failure of ours.
    ReaderGone,
    /// Stopped with Ctrl+C.
    Stopped,
}

impl Failure {
    /// The exit code, as `lanewise --help` documents it.
    pub const fn code(&self) -> u8 {
        match self {
            Self::ReaderGone => 0,
            Self::Usage(_) => 2,
            Self::Input(_) => 3,
            Self::Busy(_) => 4,
            Self::Output(_) => 5,
            Self::Stopped => 130,
        }
    }

    /// In a word, for programs.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::ReaderGone => "reader_gone",
            Self::Usage(_) => "usage",
            Self::Input(_) => "input",
            Self::Busy(_) => "busy",
            Self::Output(_) => "output",
            Self::Stopped => "stopped",
        }
    }

    /// What is wrong, and what to do.
    pub fn message(&self) -> &str {
        match self {
            Self::ReaderGone => "Nobody reads the output any more.",
            Self::Stopped => "Stopped. Nothing was left behind.",
            Self::Usage(m) | Self::Input(m) | Self::Busy(m) | Self::Output(m) => m,
        }
    }

    /// From writing to a file.
    pub fn unwritten(path: &Path, error: &io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Self::ReaderGone;
        }
        Self::Output(format!("{} cannot be written: {error}. Check the folder and the room on the disk.", path.display()))
    }

    /// From writing to standard output.
    pub fn stdout(error: &io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            Self::ReaderGone
        } else {
            Self::Output(format!("Standard output cannot be written: {error}. Give a file with -o instead."))
        }
    }
}

impl From<WorkspaceError> for Failure {
    fn from(error: WorkspaceError) -> Self {
        let message = error.to_string();
        match error {
            WorkspaceError::Busy { .. } => Self::Busy(message),
            WorkspaceError::Exists { .. } | WorkspaceError::ReadOnly { .. } | WorkspaceError::Full => Self::Output(message),
            WorkspaceError::Cancelled => Self::Stopped,
            _ => Self::Input(message),
        }
    }
}

impl From<TableError> for Failure {
    fn from(error: TableError) -> Self {
        Self::Input(error.to_string())
    }
}

impl From<ImportError> for Failure {
    fn from(error: ImportError) -> Self {
        match error {
            ImportError::Workspace(error) => error.into(),
            ImportError::Table(error) => error.into(),
            ImportError::Mapping(_) | ImportError::NotOf { .. } | ImportError::NoAnswers { .. } | ImportError::Deck(_) => {
                Self::Input(error.to_string())
            }
            ImportError::Rejects { .. } => Self::Output(error.to_string()),
        }
    }
}

impl From<ScoreError> for Failure {
    fn from(error: ScoreError) -> Self {
        let message = error.to_string();
        match error {
            ScoreError::Table(_) | ScoreError::Mapping(_) => Self::Input(message),
            ScoreError::Write { .. } | ScoreError::TooLargeForSheet { .. } => Self::Output(message),
            ScoreError::ReaderGone => Self::ReaderGone,
            ScoreError::Stopped => Self::Stopped,
        }
    }
}
