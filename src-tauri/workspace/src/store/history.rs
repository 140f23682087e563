//! The steps that were done, and going back and forth among them.

use rusqlite::{Connection, params, params_from_iter};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::store::change::Change;
use crate::store::error::WorkspaceError;
use crate::store::file::Workspace;
use crate::store::op::{Changes, Done, Op};
use crate::store::time::Time;

/// One step of the history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Step {
    /// Its number, growing.
    pub id: u32,
    /// When.
    pub at: Time,
    /// Who.
    pub author: String,
    /// What.
    pub op: Op,
    /// Whether it is undone at present, and so can be redone.
    pub undone: bool,
}

pub(crate) fn write_chunk(conn: &Connection, step: u32, seq: u32, changes: &[Change]) -> Result<(), WorkspaceError> {
    conn.prepare_cached("INSERT INTO change (step, seq, data) VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET data = ?3")?
        .execute(params![step, seq, serde_json::to_string(changes)?])?;
    Ok(())
}

pub(crate) fn read_chunk(conn: &Connection, step: u32, seq: u32) -> Result<Vec<Change>, WorkspaceError> {
    let mut query = conn.prepare_cached("SELECT data FROM change WHERE step = ?1 AND seq = ?2")?;
    let text: String = query.query_row(params![step, seq], |r| r.get(0))?;
    Ok(serde_json::from_str(&text)?)
}

pub(crate) fn seqs(conn: &Connection, step: u32) -> Result<Vec<u32>, WorkspaceError> {
    let mut query = conn.prepare_cached("SELECT seq FROM change WHERE step = ?1 ORDER BY seq")?;
    let seqs = query.query_map([step], |r| r.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok(seqs)
}

/// Drops what was undone, because a new change takes another way; gives whether there was any. The hidden rows it would have shown
/// are deleted when the file is closed.
pub(crate) fn forget_undone(conn: &Connection) -> Result<bool, WorkspaceError> {
    let mut query = conn.prepare_cached("SELECT id FROM step WHERE undone = 1")?;
    let steps: Vec<u32> = query.query_map([], |r| r.get(0))?.collect::<rusqlite::Result<_>>()?;
    for &step in &steps {
        for seq in seqs(conn, step)? {
            for change in read_chunk(conn, step, seq)? {
                if let Change::Visible(shown, first, last, true) = change {
                    conn.execute("INSERT INTO garbage VALUES (?1, ?2, ?3)", params![shown.table(), first, last])?;
                }
            }
        }
        conn.execute("DELETE FROM change WHERE step = ?1", [step])?;
        conn.execute("DELETE FROM touch WHERE step = ?1", [step])?;
        conn.execute("DELETE FROM step WHERE id = ?1", [step])?;
    }
    Ok(!steps.is_empty())
}

const STEP: &str = "SELECT id, at, author, op, undone FROM step";

/// `rest` may ask for one number more, as `?2`.
pub(crate) fn steps(conn: &Connection, rest: &str, limit: u32, more: &[&u32]) -> Result<Vec<Step>, WorkspaceError> {
    let mut query = conn.prepare_cached(&format!("{STEP} {rest} LIMIT ?1"))?;
    let mut rows = query.query(params_from_iter([&limit].into_iter().chain(more.iter().copied())))?;
    let mut steps = Vec::new();
    while let Some(row) = rows.next()? {
        let op: String = row.get(3)?;
        steps.push(Step {
            id: row.get(0)?,
            at: Time::from_millis(row.get(1)?),
            author: row.get(2)?,
            op: serde_json::from_str(&op)?,
            undone: row.get(4)?,
        });
    }
    Ok(steps)
}

/// The step that would be undone next, or redone next.
pub(crate) fn last_step(conn: &Connection, undone: bool) -> Result<Option<Step>, WorkspaceError> {
    let rest = if undone { "WHERE undone = 1 ORDER BY id" } else { "WHERE undone = 0 ORDER BY id DESC" };
    Ok(steps(conn, rest, 1, &[])?.pop())
}

/// Turns one step round: what it changed is exchanged for what was there before, or after.
fn take(conn: &Connection, step: u32, back: bool, changes: &mut Changes) -> Result<(), WorkspaceError> {
    let mut order = seqs(conn, step)?;
    if back {
        order.reverse();
    }
    for seq in order {
        let mut chunk = read_chunk(conn, step, seq)?;
        if back {
            chunk.reverse();
        }
        let mut inverse = chunk.into_iter().map(|c| c.swap(conn, changes)).collect::<Result<Vec<_>, WorkspaceError>>()?;
        if back {
            inverse.reverse();
        }
        write_chunk(conn, step, seq, &inverse)?;
    }
    conn.execute("UPDATE step SET undone = ?2 WHERE id = ?1", params![step, back])?;
    Ok(())
}

impl Workspace {
    /// Takes the last step back. `None` if there is none. Any number of steps can be undone, also after the file was closed.
    ///
    /// # Errors
    /// [`WorkspaceError::ReadOnly`] where this workspace was opened for reading, or what the disk says.
    pub fn undo(&mut self) -> Result<Option<Done<Step>>, WorkspaceError> {
        self.travel(true)
    }

    /// Does the step again that was undone last. `None` if there is none.
    ///
    /// # Errors
    /// As [`Self::undo`].
    pub fn redo(&mut self) -> Result<Option<Done<Step>>, WorkspaceError> {
        self.travel(false)
    }

    /// Goes to a step of the history in one go: one that is done is undone, with everything after it; one that is undone is done
    /// again, with everything before it. Gives how many steps that were; `None` if there is no such step.
    ///
    /// # Errors
    /// As [`Self::undo`]; then no step is taken.
    pub fn travel_to(&mut self, step: u32) -> Result<Option<Done<u32>>, WorkspaceError> {
        self.writable()?;
        let done = {
            let sql = self.begin()?;
            let Some(goal) = steps(&sql, "WHERE id = ?2", 1, &[&step])?.pop() else { return Ok(None) };
            let mut done = Done { value: 0, changes: Changes { history: true, ..Changes::default() } };
            while let Some(next) = last_step(&sql, goal.undone)? {
                take(&sql, next.id, !goal.undone, &mut done.changes)?;
                done.value += 1;
                if next.id == goal.id {
                    break;
                }
            }
            sql.commit().map_err(|e| WorkspaceError::from(e).at(&self.path))?;
            done
        };
        self.refresh_book(&done.changes);
        Ok(Some(done))
    }

    fn travel(&mut self, back: bool) -> Result<Option<Done<Step>>, WorkspaceError> {
        self.writable()?;
        let done = {
            let sql = self.begin()?;
            let Some(mut step) = last_step(&sql, !back)? else { return Ok(None) };
            let mut changes = Changes { history: true, ..Changes::default() };
            take(&sql, step.id, back, &mut changes)?;
            sql.commit().map_err(|e| WorkspaceError::from(e).at(&self.path))?;
            step.undone = back;
            Done { value: step, changes }
        };
        self.refresh_book(&done.changes);
        Ok(Some(done))
    }

    /// The steps, newest first, undone ones included.
    ///
    /// # Errors
    /// What the disk says.
    pub fn history(&self, limit: u32) -> Result<Vec<Step>, WorkspaceError> {
        steps(&self.conn, "ORDER BY id DESC", limit, &[])
    }

    /// The steps between two published versions, or up to now without a number, newest first; whichever of the two came first.
    ///
    /// # Errors
    /// [`WorkspaceError::Missing`] where there is no such version, or what the disk says.
    pub fn steps_between(&self, one: Option<u32>, other: Option<u32>) -> Result<Vec<Step>, WorkspaceError> {
        let at = |number: Option<u32>| match number {
            Some(number) => Ok(self.version(number)?.info.at.millis()),
            None => Ok::<_, WorkspaceError>(i64::MAX),
        };
        let (one, other) = (at(one)?, at(other)?);
        let rest = format!("WHERE at BETWEEN {} AND {} ORDER BY id DESC", one.min(other), one.max(other));
        steps(&self.conn, &rest, u32::MAX, &[])
    }

    /// The step that [`Self::undo`] would take back.
    ///
    /// # Errors
    /// What the disk says.
    pub fn next_undo(&self) -> Result<Option<Step>, WorkspaceError> {
        last_step(&self.conn, false)
    }

    /// The step that [`Self::redo`] would do again.
    ///
    /// # Errors
    /// What the disk says.
    pub fn next_redo(&self) -> Result<Option<Step>, WorkspaceError> {
        last_step(&self.conn, true)
    }
}
