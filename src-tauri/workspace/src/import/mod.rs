//! Import of a table of accounts: planned without changing anything, or done as one step that can be undone.
//!
//! Every row is accounted for ([`ImportReport`]): added, updated, unchanged, skipped by choice, or rejected with its line and a reason.
//! Rejected rows wait in the workspace to be mended ([`waiting`]), and go to a file that can be mended and imported again. What no level covers is kept as it is and reported (S9).
//!
//! Which account a row is of: the one with its key; without a key, the one of the same name (case and accents aside) unless website or
//! country speak against it. Accounts that are merely alike (same name without the legal form, same website, one slip of the pen) are
//! proposed in the report and never merged unless asked.

pub(crate) mod cells;
mod columns;
mod known;
pub(crate) mod names;
mod pass;
pub(crate) mod rejects;
mod report;
mod tally;
pub mod waiting;

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::Path;
use std::time::Instant;

use lanewise_method::{Profile, Stage};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::answer::NewAnswers;
use crate::mapping::own::is_export;
use crate::mapping::{AccountField, Mapping, MappingProblem, Suggestion, Target, suggest};
use crate::rejected::Keeper;
use crate::score::CHEAP;
use crate::slide_deck::DeckFault;
use crate::slide_table::Matter;
use crate::starter::{Starter, starter};
use crate::table::{self, Layout, Preview, Rows, TableError};
use crate::{Cause, Done, Op, Workspace, WorkspaceError};

use columns::Columns;
use known::NEAR_LIMIT;
use pass::{Door, Pass};
use rejects::Rejects;
use tally::Tally;

pub use waiting::{WAITING_LISTED, WaitingRow, WaitingState, WaitingTable};

pub use report::{
    CellErrors, Changed, ChangedCount, Choice, Duplicate, ImportReport, ImportWarning, LINES, LISTED, Like, Likeness, Reject,
    RejectedRow, Unmatched, UnmatchedColumn, UnmatchedValue, UpdatedRow,
};

/// How a table is imported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ImportOptions {
    /// What the columns mean.
    pub mapping: Mapping,
    /// A blank cell clears what is stored. Otherwise it leaves it. Names, keys and stages are never cleared.
    #[serde(default)]
    pub blank_clears: bool,
    /// A value that no level, outcome, stage or grade covers rejects its row. Otherwise it is kept and reported.
    #[serde(default)]
    pub strict: bool,
    /// What to do with a new row that looks like an account that is there.
    #[serde(default)]
    pub duplicates: Choice,
    /// What to do with the row of a line instead.
    #[serde(default)]
    pub choices: BTreeMap<u32, Choice>,
}

impl ImportOptions {
    /// The usual way.
    #[must_use]
    pub const fn new(mapping: Mapping) -> Self {
        Self { mapping, blank_clears: false, strict: false, duplicates: Choice::Add, choices: BTreeMap::new() }
    }
}

/// How far an import is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Progress {
    /// Rows done.
    pub rows: u32,
    /// Bytes of the table read; 0 where the total is not known.
    #[specta(type = u32)]
    pub bytes: u64,
    /// Bytes of the table; 0 for workbooks, whose size says little.
    #[specta(type = u32)]
    pub total: u64,
}

/// Hears how far an import is, some hundred rows at a time, and stops it with `Break`: then nothing is left behind.
pub type Watch<'w> = dyn FnMut(Progress) -> ControlFlow<()> + 'w;

/// A watch that does not look.
pub const fn unwatched(_: Progress) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

/// Why a table could not be imported. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The table cannot be read.
    #[error(transparent)]
    Table(#[from] TableError),
    /// The workspace refused, or it was cancelled.
    #[error(transparent)]
    Workspace(#[from] WorkspaceError),
    /// The mapping does not fit.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Mapping(Vec<MappingProblem>),
    /// It is a table, but not of what was asked for.
    #[error(
        "This is not a table of {}: it has the columns {}. It needs those it is told by, some of: {}.",
        .matter.id(), listed(.columns), .matter.columns()
    )]
    NotOf {
        /// What was asked for.
        matter: Matter,
        /// The columns it has.
        columns: Vec<String>,
    },
    /// It is a table, but it says nothing of accounts, or nothing that was asked for.
    #[error(
        "This table has the columns {}. It needs one with the account's name or key, and at least one of: {}.",
        listed(.columns), listed(.wanted)
    )]
    NoAnswers {
        /// The columns it has.
        columns: Vec<String>,
        /// The names of the parameters that were asked for.
        wanted: Vec<String>,
    },
    /// The presentation cannot be read.
    #[error(transparent)]
    Deck(#[from] DeckFault),
    /// The list of rejected rows cannot be written.
    #[error("The rejected rows cannot be written to {path}: {reason}. Nothing was imported. Choose another place for them.")]
    Rejects {
        /// The path as given.
        path: String,
        /// What the system said.
        reason: String,
    },
}

/// The first columns of a table, for a message.
fn listed(columns: &[String]) -> String {
    let mut names: Vec<&str> = columns.iter().take(8).map(String::as_str).collect();
    if columns.len() > names.len() {
        names.push("…");
    }
    names.join(", ")
}

/// A table as the import screen shows it first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Look {
    /// How it is laid out, and its first rows.
    pub preview: Preview,
    /// What its columns seem to mean.
    pub suggestion: Suggestion,
}

/// The profile that tables are read with: the draft, or else the version published last.
///
/// # Errors
/// What the disk says.
pub fn profile_for_import(workspace: &Workspace) -> Result<Option<Profile>, WorkspaceError> {
    Ok(match workspace.draft()? {
        Some(draft) => Some(draft),
        None => workspace.latest_version()?.map(|v| v.profile),
    })
}

/// The profile that this table is read with. One that Lanewise wrote may hold answers to parameters that the profile does not have, such as
/// those of BANT (P7) or of an earlier version: they go back to where they came from.
///
/// # Errors
/// What the disk says.
pub fn profile_for_table(workspace: &Workspace, headers: &[String]) -> Result<Option<Profile>, WorkspaceError> {
    let Some(mut profile) = profile_for_import(workspace)? else { return Ok(None) };
    if !is_export(headers) {
        return Ok(Some(profile));
    }
    let mut others = Vec::new();
    for version in workspace.versions()? {
        others.push(workspace.version(version.number)?.profile);
    }
    others.extend(starter(Starter::Bant, profile.language).ok());
    for parameter in others.into_iter().flat_map(|p| p.parameters) {
        if headers.contains(&parameter.id) && profile.parameter(&parameter.id).is_none() {
            profile.parameters.push(parameter);
        }
    }
    Ok(Some(profile))
}

/// Looks at a table: its layout (detected, or as corrected) and the suggested mapping.
///
/// # Errors
/// [`ImportError::Table`] where it is no table, or what the disk says.
pub fn look_at_table(workspace: &Workspace, table: &Path, layout: Option<Layout>) -> Result<Look, ImportError> {
    let preview = table::preview(table, layout)?;
    let headers: Vec<String> = preview.layout.columns.iter().map(|c| c.name.clone()).collect();
    let rows: Vec<Vec<String>> = preview.rows.iter().map(|r| r.cells.clone()).collect();
    let profile = profile_for_table(workspace, &headers)?;
    let suggestion = suggest(&headers, &rows, profile.as_ref(), &workspace.outcomes()?);
    Ok(Look { preview, suggestion })
}

impl Look {
    /// The suggested mapping with what was said by hand: the stage of new accounts, and the column that tells accounts apart.
    #[must_use]
    pub fn mapping(&self, stage: Option<Stage>, key: Option<&str>) -> Mapping {
        let mut mapping = self.suggestion.mapping.clone();
        mapping.stage = stage.unwrap_or(mapping.stage);
        if let Some(key) = key {
            let free = matches!(mapping.target(key), Target::Attribute | Target::Ignore);
            match mapping.column(key).map(|c| c.column.clone()) {
                Some(column) if free => mapping.set(&column, Target::Field(AccountField::Key)),
                _ => mapping.key = Some(key.to_owned()),
            }
        }
        mapping
    }
}

/// What an import would do. Nothing is changed; only the list of rejected rows is written, where a path for it is given.
///
/// # Errors
/// As [`import_table`].
pub fn plan_table(
    workspace: &Workspace,
    table: &Path,
    layout: &Layout,
    options: &ImportOptions,
    rejects: Option<&Path>,
    watch: &mut Watch<'_>,
) -> Result<ImportReport, ImportError> {
    let started = Instant::now();
    let prepared = Prepared::new(workspace, layout, options)?;
    let rejects = rejects.map(|path| Rejects::new(path, layout));
    // One picture of the file throughout, also where somebody else works on it.
    let together = workspace.conn.unchecked_transaction().map_err(WorkspaceError::from)?;
    let pass = Pass::new(prepared.columns, options, rejects, None, &together)?;
    let (rejects, _, mut report) = run(pass, table, layout, &mut Door::Look(&together, &workspace.words), watch)?;
    together.finish().map_err(WorkspaceError::from)?;
    report.rejects_path = rejects.map(Rejects::finish).transpose()?.flatten();
    report.dry_run = true;
    Ok(prepared.warnings.complete(report, table, started))
}

/// Imports a table as one step of the history: all of it or, if it fails or is stopped, nothing. Rows are streamed.
///
/// A table that says nothing new makes no step. Where a version is published, the accounts it touched are scored again in the same step
/// as long as they are few; of more, [`Workspace::rescore`] does that when asked.
///
/// # Errors
/// [`ImportError::Mapping`] where the mapping does not fit, [`ImportError::Table`] where the table breaks off or cannot be split into rows,
/// [`ImportError::Rejects`] where the list of rejected rows cannot be written, [`WorkspaceError::Cancelled`] where `watch` stopped it,
/// or what the disk says.
pub fn import_table(
    workspace: &mut Workspace,
    table: &Path,
    layout: &Layout,
    options: &ImportOptions,
    rejects: Option<&Path>,
    watch: &mut Watch<'_>,
) -> Result<Done<ImportReport>, ImportError> {
    let started = Instant::now();
    let Prepared { columns, warnings } = Prepared::new(workspace, layout, options)?;
    let file = file_name(table);
    let rejects = rejects.map(|path| Rejects::new(path, layout));
    let mut done = workspace.transact(Op::Import { file: file.clone(), rows: 0 }, |tx| {
        tx.record_as(format!("import: {file}"));
        let keeper = Keeper::new(tx.conn, &file, layout, options)?;
        let pass = Pass::new(columns, options, rejects, Some(keeper), tx.conn)?;
        let new = Box::new(NewAnswers::new(tx)?);
        let (rejects, keeper, mut report) = run(pass, table, layout, &mut Door::Change(tx, new), watch)?;
        keeper.map_or(Ok(()), |k| k.finish(tx))?;
        tx.relabel(Op::Import { file, rows: report.added + report.updated });
        report.rejects_path = rejects.map(Rejects::finish).transpose()?.flatten();
        if let Some(touched) = tx.touched(CHEAP) {
            tx.record_scores(&touched, Cause::Rescore)?;
        }
        Ok::<_, ImportError>(report)
    })?;
    done.value = warnings.complete(done.value, table, started);
    Ok(done)
}

/// The pass over all rows.
fn run<'l>(
    mut pass: Pass<'_, 'l>,
    table: &Path,
    layout: &Layout,
    door: &mut Door<'_, '_>,
    watch: &mut Watch<'_>,
) -> Result<(Option<Rejects<'l>>, Option<Keeper>, ImportReport), ImportError> {
    let mut rows = Rows::open(table, layout)?;
    let mut count = 0u32;
    let mut tell = |rows: &Rows, count: u32| {
        let (bytes, total) = rows.progress().unwrap_or_default();
        match watch(Progress { rows: count, bytes, total }) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(WorkspaceError::Cancelled),
        }
    };
    tell(&rows, 0)?;
    while let Some(row) = rows.next_row()? {
        pass.row(row, door)?;
        count += 1;
        if count.is_multiple_of(EVERY) {
            tell(&rows, count)?;
        }
    }
    tell(&rows, count)?;
    let (columns, tally, rejects, keeper, limited) = pass.end();
    let mut report = Tally::finish(tally, &columns);
    if limited {
        report.warnings.push(ImportWarning::DuplicatesLimited { accounts: u32::try_from(NEAR_LIMIT).unwrap_or(u32::MAX) });
    }
    debug_assert!(report.accounts_for_every_row());
    Ok((rejects, keeper, report))
}

/// How many rows lie between two looks at the watch.
const EVERY: u32 = 256;

/// What is known before the first row.
struct Prepared {
    columns: Columns,
    warnings: Warnings,
}

struct Warnings(Vec<ImportWarning>);

impl Warnings {
    fn complete(self, mut report: ImportReport, table: &Path, started: Instant) -> ImportReport {
        report.warnings.splice(0..0, self.0);
        report.file = file_name(table);
        report.elapsed_ms = u32::try_from(started.elapsed().as_millis()).unwrap_or(u32::MAX);
        report
    }
}

impl Prepared {
    fn new(workspace: &Workspace, layout: &Layout, options: &ImportOptions) -> Result<Self, ImportError> {
        let outcomes = workspace.outcomes()?;
        let headers: Vec<String> = layout.columns.iter().map(|c| c.name.clone()).collect();
        let profile = profile_for_table(workspace, &headers)?;
        let problems = options.mapping.check(&headers, profile.as_ref(), &outcomes);
        let (stopping, others): (Vec<_>, Vec<_>) = problems.into_iter().partition(MappingProblem::stops);
        if !stopping.is_empty() {
            return Err(ImportError::Mapping(stopping));
        }
        let mut warnings: Vec<ImportWarning> = others.into_iter().map(|problem| ImportWarning::Mapping { problem }).collect();
        let columns = Columns::new(layout, &options.mapping, profile.as_ref(), &outcomes, options.strict);
        if profile.is_none() {
            warnings.push(ImportWarning::NoProfile);
        }
        Ok(Self { columns, warnings: Warnings(warnings) })
    }
}

fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}
