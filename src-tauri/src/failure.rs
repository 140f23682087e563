//! What crosses to the screen when something cannot be done: a kind that the screen translates, and details for its words.

use lanewise_method::check::{Problem, ProfileError};
use lanewise_workspace::import::ImportError;
use lanewise_workspace::{ErrorKind, Holder, WorkspaceError};
use serde::Serialize;
use specta::Type;

/// Why a command could not be done. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct Failure {
    /// Which it was; the screen has words for each.
    pub kind: FailureKind,
    /// What the words need.
    pub detail: Detail,
}

/// The kinds of failure that the screens tell apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum FailureKind {
    /// No workspace is open.
    NoWorkspace,
    /// There is no profile yet.
    NoProfile,
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
    /// The workspace file is damaged.
    Damaged,
    /// The file or its folder cannot be written.
    ReadOnly,
    /// The disk is full.
    Full,
    /// The change would break a rule; the detail has the problems.
    Invalid,
    /// What the change needs is gone.
    Missing,
    /// The person stopped it.
    Cancelled,
    /// The system refused.
    Io,
    /// A table could not be read; the message says why and what to do.
    Table,
    /// The mapping does not fit; the message says why and what to do.
    Mapping,
    /// The program met a fault of its own and wrote a crash report.
    Unexpected,
}

/// What the words of a failure need; what does not apply is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Type)]
pub struct Detail {
    /// The core's own words, in English.
    pub message: String,
    /// Each broken rule with its place and mend.
    pub problems: Vec<Problem>,
    /// Who has the file open.
    pub holder: Option<Holder>,
}

impl Failure {
    /// With the core's own words.
    pub fn new(kind: FailureKind, message: impl Into<String>) -> Self {
        Self { kind, detail: Detail { message: message.into(), ..Detail::default() } }
    }

    /// One broken rule.
    #[must_use]
    pub fn problem(problem: Problem) -> Self {
        WorkspaceError::Invalid(vec![problem]).into()
    }
}

impl From<WorkspaceError> for Failure {
    fn from(error: WorkspaceError) -> Self {
        let kind = match error.kind() {
            ErrorKind::NotFound => FailureKind::NotFound,
            ErrorKind::Exists => FailureKind::Exists,
            ErrorKind::NotLanewise => FailureKind::NotLanewise,
            ErrorKind::Newer => FailureKind::Newer,
            ErrorKind::Busy => FailureKind::Busy,
            ErrorKind::Damaged => FailureKind::Damaged,
            ErrorKind::ReadOnly => FailureKind::ReadOnly,
            ErrorKind::Full => FailureKind::Full,
            ErrorKind::Invalid => FailureKind::Invalid,
            ErrorKind::Missing => FailureKind::Missing,
            ErrorKind::Cancelled => FailureKind::Cancelled,
            ErrorKind::Io => FailureKind::Io,
        };
        let mut failure = Self::new(kind, error.to_string());
        match error {
            WorkspaceError::Invalid(problems) => failure.detail.problems = problems,
            WorkspaceError::Busy { holder, .. } => failure.detail.holder = holder,
            _ => {}
        }
        failure
    }
}

impl From<ImportError> for Failure {
    fn from(error: ImportError) -> Self {
        match error {
            ImportError::Workspace(error) => error.into(),
            ImportError::Table(_) => Self::new(FailureKind::Table, error.to_string()),
            ImportError::Mapping(_) => Self::new(FailureKind::Mapping, error.to_string()),
            ImportError::Rejects { .. } => Self::new(FailureKind::Io, error.to_string()),
        }
    }
}

impl From<ProfileError> for Failure {
    fn from(error: ProfileError) -> Self {
        match error {
            ProfileError::Problems(problems) => WorkspaceError::Invalid(problems).into(),
            ProfileError::Shape { place, wrong } => {
                Self::problem(Problem { place, wrong, mend: "Mend it there, or start from one of the starter profiles.".into() })
            }
        }
    }
}
