//! Rejected rows that wait: shown, mended cell by cell, and taken with the mapping of the import that rejected them.

use std::fs::File;
use std::io::BufWriter;
use std::path::Path;
use std::time::Instant;

use serde::{Deserialize, Serialize};
use specta::Type;

use super::columns::Columns;
use super::pass::{Door, Pass};
use super::{ImportError, ImportReport, Prepared, Reject};
use crate::answer::NewAnswers;
use crate::mapping::{AccountField, Mapping, Target};
use crate::rejected::{Batch, Kept, batch, batches, row, rows_of};
use crate::store::time::Time;
use crate::table::{Layout, RejectsWriter, Row};
use crate::{Done, Op, Workspace, WorkspaceError};

/// How many rows of an import are listed at once; as they are taken, the others come up.
pub const WAITING_LISTED: u32 = 300;

/// An import with rows that it did not take.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct WaitingTable {
    /// Its number.
    pub id: u32,
    /// The file's name.
    pub file: String,
    /// When it was imported.
    pub at: Time,
    /// The names of its columns.
    pub columns: Vec<String>,
    /// What each column goes to, in the order of the columns: those that are not read can be kept out of sight.
    pub read: Vec<bool>,
    /// How many rows wait.
    pub waiting: u32,
    /// Rows that the import rejected beyond those that are kept here; only the file of rejected rows has them.
    pub beyond: u32,
    /// The first rows that wait, in the order of the file.
    pub rows: Vec<WaitingRow>,
}

/// A row that waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct WaitingRow {
    /// Its number.
    pub id: u32,
    /// Line in the file, from 1.
    pub line: u32,
    /// Its cells; more than there are columns where that is what is wrong with it.
    pub cells: Vec<String>,
    /// Where it stands.
    pub state: WaitingState,
    /// The cells to look at, by position from 0.
    pub broken: Vec<u32>,
}

/// Where a row that waits stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum WaitingState {
    /// It cannot be taken yet.
    Broken {
        /// Why.
        reason: Reject,
    },
    /// It was mended, and will be a new account.
    Adds,
    /// It was mended, and will change an account.
    Updates {
        /// The account's name.
        name: String,
    },
    /// It was mended, and says what is known already.
    Unchanged,
    /// It was mended, but the mapping it was imported with does not fit any more.
    Unreadable,
}

/// The position of a column that is called so.
fn position(layout: &Layout, name: Option<&str>) -> Option<u32> {
    let at = layout.columns.iter().position(|c| Some(c.name.as_str()) == name)?;
    u32::try_from(at).ok()
}

/// The cells that a reason is about.
fn broken(layout: &Layout, mapping: &Mapping, cells: &[String], reason: &Reject) -> Vec<u32> {
    let name = || mapping.column_of(&Target::Field(AccountField::Name));
    match reason {
        Reject::NoName { .. } | Reject::Ambiguous { .. } | Reject::RepeatedRow { .. } => {
            position(layout, name()).into_iter().collect()
        }
        Reject::RepeatedKey { .. } => position(layout, mapping.key_column()).into_iter().collect(),
        Reject::NoNumber { column, .. } | Reject::NoDate { column, .. } | Reject::NotCovered { column, .. } => {
            position(layout, Some(column)).into_iter().collect()
        }
        Reject::TooManyCells { .. } => (layout.columns.len()..cells.len()).filter_map(|at| u32::try_from(at).ok()).collect(),
        Reject::Undecodable => {
            let lost = |cell: &&String| cell.contains(char::REPLACEMENT_CHARACTER);
            (0u32..).zip(cells).filter(|(_, cell)| lost(cell)).map(|(at, _)| at).collect()
        }
    }
}

fn whole(kept: &Kept, layout: &Layout) -> Row {
    Row::of(kept.line, &kept.cells, layout.columns.len())
}

/// What would become of rows, one after the other; `None` for a row that would be taken.
fn rehearse<'r>(
    workspace: &Workspace,
    of: &Batch,
    rows: impl Iterator<Item = &'r Kept>,
) -> Result<Vec<(WaitingState, Option<Reject>)>, ImportError> {
    let prepared = Prepared::new(workspace, &of.layout, &of.options)?;
    let mut pass = Pass::new(prepared.columns, &of.options, None, None, &workspace.conn)?;
    let mut door = Door::Look(&workspace.conn, &workspace.words);
    let mut states = Vec::new();
    for kept in rows {
        let before = (pass.tally.report.added, pass.tally.report.unchanged);
        let rejected = pass.row(&whole(kept, &of.layout), &mut door)?;
        let after = (pass.tally.report.added, pass.tally.report.unchanged);
        let state = match &rejected {
            Some(reason) => WaitingState::Broken { reason: reason.clone() },
            None if after.0 > before.0 => WaitingState::Adds,
            None if after.1 > before.1 => WaitingState::Unchanged,
            None => WaitingState::Updates { name: pass.tally.last_updated().unwrap_or_default().to_owned() },
        };
        states.push((state, rejected));
    }
    Ok(states)
}

fn table(workspace: &Workspace, of: &Batch) -> Result<WaitingTable, WorkspaceError> {
    let waiting =
        workspace.conn.query_row("SELECT count(*) FROM rejected WHERE gone = 0 AND batch = ?1", [of.id], |r| r.get(0))?;
    let ever = workspace.conn.query_row("SELECT count(*) FROM rejected WHERE batch = ?1", [of.id], |r| r.get::<_, u32>(0))?;
    let kept = rows_of(&workspace.conn, of.id, WAITING_LISTED)?;
    let mended = rehearse(workspace, of, kept.iter().filter(|k| k.reason.is_none()));
    let mut mended = match mended {
        Ok(states) => states.into_iter().map(|(state, _)| state).collect::<Vec<_>>().into_iter(),
        Err(ImportError::Workspace(error)) => return Err(error),
        // The mapping does not fit the profile any more: the rows are still there to be seen and saved.
        Err(_) => Vec::new().into_iter(),
    };
    let mapping = &of.options.mapping;
    let rows = kept
        .into_iter()
        .map(|one| {
            let state = match one.reason {
                Some(reason) => WaitingState::Broken { reason },
                None => mended.next().unwrap_or(WaitingState::Unreadable),
            };
            let marked = match &state {
                WaitingState::Broken { reason } => broken(&of.layout, mapping, &one.cells, reason),
                _ => Vec::new(),
            };
            WaitingRow { id: one.id, line: one.line, cells: one.cells, state, broken: marked }
        })
        .collect();
    Ok(WaitingTable {
        id: of.id,
        file: of.file.clone(),
        at: of.at,
        columns: of.layout.columns.iter().map(|c| c.name.clone()).collect(),
        read: of.layout.columns.iter().map(|c| mapping.target(&c.name) != Target::Ignore).collect(),
        waiting,
        beyond: of.rejected.saturating_sub(ever),
        rows,
    })
}

impl Workspace {
    /// The rejected rows that wait, by import, the latest first.
    ///
    /// # Errors
    /// What the disk says.
    pub fn waiting(&self) -> Result<Vec<WaitingTable>, WorkspaceError> {
        batches(&self.conn)?.iter().map(|of| table(self, of)).collect()
    }

    /// Mends a cell of a row that waits, and looks anew whether the row can be taken. The position counts from 0.
    ///
    /// # Errors
    /// [`WorkspaceError::Missing`] where the row does not wait any more, [`ImportError::Mapping`] where the mapping of its import does not
    /// fit any more, or what the disk says.
    pub fn mend_cell(&mut self, id: u32, column: u32, text: &str) -> Result<Done<()>, ImportError> {
        let (mut kept, of) = row(&self.conn, id)?;
        let of = batch(&self.conn, of)?;
        let cell =
            kept.cells.get_mut(column as usize).ok_or_else(|| WorkspaceError::missing(format!("cell {column} in that row")))?;
        text.clone_into(cell);
        // Cells past the last column that are blank now are no longer there.
        let width = of.layout.columns.len();
        while kept.cells.len() > width && kept.cells.last().is_some_and(|c| c.trim().is_empty()) {
            kept.cells.pop();
        }
        let reason = rehearse(self, &of, std::iter::once(&kept))?.pop().and_then(|(_, reason)| reason);
        let op = Op::MendRow { file: of.file, line: kept.line };
        Ok(self.transact(op, |tx| tx.put_rejected(id, &kept.cells, reason.as_ref()))?)
    }

    /// Takes rows of one import that wait, as that import would have taken them. Those that still cannot be taken stay, each with its
    /// reason.
    ///
    /// # Errors
    /// As [`super::import_table`], and [`WorkspaceError::Missing`] where a row does not wait any more; then nothing is changed.
    pub fn import_waiting(&mut self, table: u32, ids: &[u32]) -> Result<Done<ImportReport>, ImportError> {
        let started = Instant::now();
        let of = batch(&self.conn, table)?;
        let mut rows = Vec::with_capacity(ids.len());
        for &id in ids {
            let (kept, its) = row(&self.conn, id)?;
            if its != table {
                return Err(WorkspaceError::missing(format!("rejected row number {id} in that table")).into());
            }
            rows.push(kept);
        }
        rows.sort_by_key(|r| (r.line, r.id));
        rows.dedup_by_key(|r| r.id);
        let Prepared { columns, warnings } = Prepared::new(self, &of.layout, &of.options)?;
        let file = of.file.clone();
        let mut done = self.transact(Op::Import { file: file.clone(), rows: 0 }, |tx| {
            tx.record_as(format!("import: {file}"));
            let mut pass = Pass::new(columns, &of.options, None, None, tx.conn)?;
            let new = Box::new(NewAnswers::new(tx)?);
            let mut door = Door::Change(tx, new);
            let mut left = Vec::new();
            for kept in &rows {
                left.push(pass.row(&whole(kept, &of.layout), &mut door)?);
            }
            let (columns, tally, ..): (Columns, _, _, _, _) = pass.end();
            let report = tally.finish(&columns);
            for (kept, rejected) in rows.iter().zip(left) {
                match rejected {
                    None => tx.hide_rejected(kept.id)?,
                    Some(reason) => tx.put_rejected(kept.id, &kept.cells, Some(&reason))?,
                }
            }
            tx.relabel(Op::Import { file, rows: report.added + report.updated });
            Ok::<_, ImportError>(report)
        })?;
        done.value = warnings.complete(done.value, Path::new(&of.file), started);
        Ok(done)
    }

    /// Writes all rows of an import that wait as a table, with the reason of each, to be mended elsewhere and imported again.
    ///
    /// # Errors
    /// [`WorkspaceError::Missing`] where there is no such import, [`ImportError::Rejects`] where the file cannot be written.
    pub fn save_waiting(&self, table: u32, path: &Path) -> Result<(), ImportError> {
        let of = batch(&self.conn, table)?;
        let write = || -> std::io::Result<Result<(), WorkspaceError>> {
            let mut out = RejectsWriter::new(BufWriter::new(File::create(path)?), &of.layout)?;
            match rows_of(&self.conn, table, u32::MAX) {
                Ok(rows) => {
                    for kept in rows {
                        let reason = kept.reason.as_ref().map(ToString::to_string).unwrap_or_default();
                        out.write(&whole(&kept, &of.layout), &reason)?;
                    }
                }
                Err(error) => return Ok(Err(error)),
            }
            out.finish()?;
            Ok(Ok(()))
        };
        let written = write().map_err(|e| ImportError::Rejects { path: path.display().to_string(), reason: e.to_string() })?;
        Ok(written?)
    }
}
