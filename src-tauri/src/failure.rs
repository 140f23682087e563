//! What crosses to the screen when something cannot be done: a kind that the screen translates, and details for its words.

use lanewise_method::check::ProfileError;
use lanewise_method::problem::{Problem, Rule};
use lanewise_workspace::import::ImportError;
use lanewise_workspace::mapping::MappingProblem;
use lanewise_workspace::slide_deck::DeckFault;
use lanewise_workspace::table::TableError;
use lanewise_workspace::{ErrorKind, Holder, Refusal, WorkspaceError};
use serde::Serialize;
use specta::Type;

/// Why a command could not be done. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct Failure {
    /// Which it was; the screen has words for each.
    pub kind: FailureKind,
    /// What the words need.
    pub detail: Box<Detail>,
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
    /// The profile would break a rule; the detail has the problems.
    Invalid,
    /// The change would break a rule of the workspace; the detail has the refusal.
    Refused,
    /// What the change needs is gone.
    Missing,
    /// The person stopped it.
    Cancelled,
    /// The system refused.
    Io,
    /// A table could not be read; the detail says why.
    Table,
    /// The mapping does not fit; the detail says where.
    Mapping,
    /// A table, but not of what was asked for.
    NotOf,
    /// A presentation could not be read; the detail says why.
    Deck,
    /// The program met a fault of its own and wrote a crash report.
    Unexpected,
}

/// What the words of a failure need; what does not apply is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Type)]
pub struct Detail {
    /// The core's own words, in English: for a report to support, the screen has its own.
    pub message: String,
    /// Each broken rule of the profile with its place and mend.
    pub problems: Vec<Problem>,
    /// Which rule of the workspace it would have broken.
    pub refusal: Option<Box<Refusal>>,
    /// Why a table could not be read.
    pub table: Option<Box<TableError>>,
    /// Why a presentation could not be read.
    pub deck: Option<Box<DeckFault>>,
    /// What does not fit in a mapping.
    pub mapping: Vec<MappingProblem>,
    /// Who has the file open.
    pub holder: Option<Holder>,
}

impl Failure {
    /// With the core's own words.
    pub fn new(kind: FailureKind, message: impl Into<String>) -> Self {
        Self { kind, detail: Box::new(Detail { message: message.into(), ..Detail::default() }) }
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
            ErrorKind::Invalid if matches!(error, WorkspaceError::Refused(_)) => FailureKind::Refused,
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
            WorkspaceError::Refused(refusal) => failure.detail.refusal = Some(Box::new(refusal)),
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
            ImportError::Table(table) => {
                let mut failure = Self::new(FailureKind::Table, table.to_string());
                failure.detail.table = Some(Box::new(table));
                failure
            }
            ImportError::Mapping(ref problems) => {
                let mut failure = Self::new(FailureKind::Mapping, error.to_string());
                failure.detail.mapping.clone_from(problems);
                failure
            }
            ImportError::NotOf { .. } | ImportError::NoAnswers { .. } => Self::new(FailureKind::NotOf, error.to_string()),
            ImportError::Deck(fault) => {
                let mut failure = Self::new(FailureKind::Deck, fault.to_string());
                failure.detail.deck = Some(Box::new(fault));
                failure
            }
            ImportError::Rejects { .. } => Self::new(FailureKind::Io, error.to_string()),
        }
    }
}

impl From<ProfileError> for Failure {
    fn from(error: ProfileError) -> Self {
        match error {
            ProfileError::Problems(problems) => WorkspaceError::Invalid(problems).into(),
            ProfileError::Shape { place, wrong } => Self::problem(Problem::new(place, &[], Rule::Shape { reason: wrong })),
        }
    }
}
