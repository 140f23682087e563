//! The rows that imports did not take, waiting to be mended: as they stood in the file, with all that is needed to take them later. They
//! are kept in the same step as the import, so undoing the import takes them away as well. How they are taken is in
//! [`crate::import::waiting`].

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, Row as SqlRow, params};

use crate::import::{ImportOptions, Reject};
use crate::store::change::{Cell, Change, Shown, Table};
use crate::store::error::WorkspaceError;
use crate::store::file::Workspace;
use crate::store::op::{Done, Op};
use crate::store::time::Time;
use crate::store::transact::Tx;
use crate::table::{Layout, Row, RowProblem};

/// The columns of a row that undo keeps.
pub(crate) const COLUMNS: &[&str] = &["batch", "line", "cells", "reason", "gone"];

/// So many rows of one import wait here at most. A table in which more are wrong wants mending as a whole: its file of rejected rows
/// has them all.
pub const KEPT: u32 = 10_000;

/// An import with rows that it did not take.
#[derive(Debug, Clone)]
pub(crate) struct Batch {
    pub(crate) id: u32,
    pub(crate) file: String,
    pub(crate) layout: Layout,
    pub(crate) options: ImportOptions,
    /// How many rows that import rejected, kept or not.
    pub(crate) rejected: u32,
    pub(crate) at: Time,
}

/// A row that waits.
#[derive(Debug, Clone)]
pub(crate) struct Kept {
    pub(crate) id: u32,
    pub(crate) line: u32,
    pub(crate) cells: Vec<String>,
    /// Why it was not taken; `None` once it was mended.
    pub(crate) reason: Option<Reject>,
}

fn batch_from(row: &SqlRow<'_>) -> Result<Batch, WorkspaceError> {
    let text = |at| -> Result<String, WorkspaceError> { Ok(row.get(at)?) };
    Ok(Batch {
        id: row.get(0)?,
        file: text(1)?,
        layout: serde_json::from_str(&text(2)?)?,
        options: serde_json::from_str(&text(3)?)?,
        rejected: row.get(4)?,
        at: Time::from_millis(row.get(5)?),
    })
}

const BATCH: &str = "SELECT id, file, layout, options, rejected, at FROM reject_batch";

/// The imports with rows that wait, the latest first.
pub(crate) fn batches(conn: &Connection) -> Result<Vec<Batch>, WorkspaceError> {
    let sql = format!("{BATCH} WHERE id IN (SELECT batch FROM rejected WHERE gone = 0) ORDER BY id DESC");
    let mut query = conn.prepare_cached(&sql)?;
    let mut rows = query.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(batch_from(row)?);
    }
    Ok(found)
}

pub(crate) fn batch(conn: &Connection, id: u32) -> Result<Batch, WorkspaceError> {
    let mut query = conn.prepare_cached(&format!("{BATCH} WHERE id = ?1"))?;
    let mut rows = query.query([id])?;
    let row = rows.next()?.ok_or_else(|| WorkspaceError::missing(format!("import number {id} with rejected rows")))?;
    batch_from(row)
}

fn kept_from(row: &SqlRow<'_>) -> Result<Kept, WorkspaceError> {
    let cells: String = row.get(2)?;
    let reason: Option<String> = row.get(3)?;
    Ok(Kept {
        id: row.get(0)?,
        line: row.get(1)?,
        cells: serde_json::from_str(&cells)?,
        reason: reason.map(|r| serde_json::from_str(&r)).transpose()?,
    })
}

const ROW: &str = "SELECT id, line, cells, reason FROM rejected WHERE gone = 0";

/// The rows of an import that wait, in the order of the file.
pub(crate) fn rows_of(conn: &Connection, batch: u32, limit: u32) -> Result<Vec<Kept>, WorkspaceError> {
    let mut query = conn.prepare_cached(&format!("{ROW} AND batch = ?1 ORDER BY line, id LIMIT ?2"))?;
    let mut rows = query.query([batch, limit])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(kept_from(row)?);
    }
    Ok(found)
}

/// One row that waits, and the import it is of.
pub(crate) fn row(conn: &Connection, id: u32) -> Result<(Kept, u32), WorkspaceError> {
    let batch =
        conn.prepare_cached("SELECT batch FROM rejected WHERE id = ?1 AND gone = 0")?.query_row([id], |r| r.get(0)).optional()?;
    let missing = || WorkspaceError::missing(format!("rejected row number {id} that still waits"));
    let batch = batch.ok_or_else(missing)?;
    let mut query = conn.prepare_cached(&format!("{ROW} AND id = ?1"))?;
    let mut rows = query.query([id])?;
    Ok((kept_from(rows.next()?.ok_or_else(missing)?)?, batch))
}

/// The cells of a row as they stood in the file: errors of the spreadsheet and what was past the last column included.
fn cells_of(row: &Row) -> Vec<String> {
    let mut cells: Vec<String> = row.cells.iter().map(str::to_owned).collect();
    for error in &row.errors {
        if let Some(cell) = cells.get_mut(error.column as usize) {
            cell.clone_from(&error.text);
        }
    }
    if let Some(RowProblem::TooLong { extra, .. }) = &row.problem {
        cells.extend(extra.iter().cloned());
    }
    cells
}

/// Keeps the rows that an import under way does not take, and lets those go that it takes at last.
pub(crate) struct Keeper {
    file: String,
    header: String,
    layout: String,
    options: String,
    batch: Option<u32>,
    rejected: u32,
    kept: u32,
    /// The rows of an earlier import of the same file that still wait, by line: number, cells and reason.
    earlier: HashMap<u32, (u32, String, Option<String>)>,
}

impl Keeper {
    /// Begins an import.
    pub(crate) fn new(conn: &Connection, file: &str, layout: &Layout, options: &ImportOptions) -> Result<Self, WorkspaceError> {
        let names: Vec<&str> = layout.columns.iter().map(|c| c.name.as_str()).collect();
        let header = serde_json::to_string(&names)?;
        let mut earlier = HashMap::new();
        let mut query = conn.prepare_cached(
            "SELECT line, rejected.id, cells, reason FROM rejected JOIN reject_batch b ON b.id = batch \
             WHERE gone = 0 AND b.file = ?1 AND b.header = ?2 ORDER BY rejected.id",
        )?;
        let mut rows = query.query([file, &header])?;
        while let Some(row) = rows.next()? {
            earlier.insert(row.get(0)?, (row.get(1)?, row.get(2)?, row.get(3)?));
        }
        Ok(Self {
            file: file.to_owned(),
            header,
            layout: serde_json::to_string(layout)?,
            options: serde_json::to_string(options)?,
            batch: None,
            rejected: 0,
            kept: 0,
            earlier,
        })
    }

    /// The row of this line was taken: an earlier one of the same line need not wait any more.
    pub(crate) fn taken(&mut self, tx: &mut Tx<'_>, line: u32) -> Result<(), WorkspaceError> {
        if self.earlier.is_empty() {
            return Ok(());
        }
        self.earlier.remove(&line).map_or(Ok(()), |(id, ..)| tx.hide_rejected(id))
    }

    /// The row was not taken: it waits, in the place of an earlier one of the same line.
    pub(crate) fn rejected(&mut self, tx: &mut Tx<'_>, row: &Row, reason: &Reject) -> Result<(), WorkspaceError> {
        let (cells, reason) = (serde_json::to_string(&cells_of(row))?, serde_json::to_string(reason)?);
        if let Some((id, was, why)) = self.earlier.remove(&row.line) {
            // What somebody mended here is not undone by the file in which it is still wrong; and the same again is nothing new.
            if why.as_ref().is_none_or(|why| *why == reason && was == cells) {
                return Ok(());
            }
            tx.hide_rejected(id)?;
        }
        self.rejected += 1;
        if self.kept == KEPT {
            return Ok(());
        }
        self.kept += 1;
        let batch = match self.batch {
            Some(batch) => batch,
            None => {
                tx.conn.execute(
                    "INSERT INTO reject_batch (file, header, layout, options, rejected, at) VALUES (?1, ?2, ?3, ?4, 0, ?5)",
                    params![self.file, self.header, self.layout, self.options, tx.now.millis()],
                )?;
                let id = u32::try_from(tx.conn.last_insert_rowid()).map_err(WorkspaceError::damaged)?;
                *self.batch.insert(id)
            }
        };
        let id = tx.add(Shown::Rejected)?;
        tx.conn
            .prepare_cached("INSERT INTO rejected (id, batch, line, cells, reason) VALUES (?1, ?2, ?3, ?4, ?5)")?
            .execute(params![id, batch, row.line, cells, reason])?;
        Ok(())
    }

    /// Ends the import.
    pub(crate) fn finish(self, tx: &Tx<'_>) -> Result<(), WorkspaceError> {
        if let Some(batch) = self.batch {
            tx.conn.execute("UPDATE reject_batch SET rejected = ?2 WHERE id = ?1", params![batch, self.rejected])?;
        }
        Ok(())
    }
}

impl Tx<'_> {
    /// Lets a row go.
    pub(crate) fn hide_rejected(&mut self, id: u32) -> Result<(), WorkspaceError> {
        Shown::Rejected.show(self.conn, id, id, false)?;
        self.changes.rejected = true;
        self.log(Change::Visible(Shown::Rejected, id, id, true))
    }

    /// Changes the cells of a row that waits, or why it does.
    pub(crate) fn put_rejected(&mut self, id: u32, cells: &[String], reason: Option<&Reject>) -> Result<(), WorkspaceError> {
        let key = [Cell::Integer(i64::from(id))];
        let Some(was) = Table::Rejected.read(self.conn, &key)? else {
            return Err(WorkspaceError::missing(format!("rejected row number {id}")));
        };
        let mut now = was.clone();
        // In the order of COLUMNS.
        now[2] = Cell::Text(serde_json::to_string(cells)?);
        now[3] = reason.map(serde_json::to_string).transpose()?.map_or(Cell::Nothing, Cell::Text);
        if now == was {
            return Ok(());
        }
        Table::Rejected.write(self.conn, &key, Some(&now))?;
        self.changes.rejected = true;
        self.log(Change::Row(Table::Rejected, key.to_vec(), Some(was)))
    }
}

impl Workspace {
    /// How many rejected rows wait, by the file they are of, the latest import first.
    ///
    /// # Errors
    /// What the disk says.
    pub fn waiting_counts(&self) -> Result<Vec<(String, u32)>, WorkspaceError> {
        let mut query = self.conn.prepare_cached(
            "SELECT file, sum(n) FROM (SELECT batch, count(*) AS n FROM rejected WHERE gone = 0 GROUP BY batch) \
             JOIN reject_batch ON reject_batch.id = batch GROUP BY file ORDER BY max(batch) DESC",
        )?;
        let counts = query.query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?.collect::<rusqlite::Result<_>>()?;
        Ok(counts)
    }

    /// Lets rejected rows go that nobody means to mend.
    ///
    /// # Errors
    /// [`WorkspaceError::Missing`] where one does not wait any more; then all stay.
    pub fn dismiss_waiting(&mut self, ids: &[u32]) -> Result<Done<()>, WorkspaceError> {
        let file = match ids.first() {
            Some(&id) => batch(&self.conn, row(&self.conn, id)?.1)?.file,
            None => String::new(),
        };
        let count = u32::try_from(ids.len()).unwrap_or(u32::MAX);
        self.transact(Op::DismissRows { file, count }, |tx| {
            for &id in ids {
                row(tx.conn, id)?;
                tx.hide_rejected(id)?;
            }
            Ok(())
        })
    }
}
