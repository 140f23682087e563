//! The one door for changes, and the way back through it: every change of a workspace is a transaction, an undo entry and a list of what
//! it touched, together.

use std::cell::RefCell;
use std::collections::HashSet;
use std::time::Duration;

use rusqlite::{Connection, Transaction, TransactionBehavior, params};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::change::{Change, DraftWas, Shown, draft_text, draft_was, patched};
use crate::error::WorkspaceError;
use crate::file::Workspace;
use crate::op::{Changes, Done, Op};
use crate::time::Time;
use crate::word::Words;

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

/// Changes of one step are kept in lists of this many, so that a long import needs no memory for them.
const CHUNK: usize = 512;

/// A change under way. Everything it does becomes true at once, or not at all.
pub struct Tx<'a> {
    pub(crate) conn: &'a Connection,
    pub(crate) words: &'a RefCell<Words>,
    pub(crate) author: &'a str,
    pub(crate) now: Time,
    pub(crate) changes: Changes,
    /// The account that is known to be there, and whether this very step added it; spares a look-up per answer.
    pub(crate) known: Option<u32>,
    pub(crate) outcomes: Option<HashSet<String>>,
    op: Op,
    step: u32,
    log: Vec<Change>,
    seq: u32,
    added: [Option<(u32, u32)>; 4],
    next: [Option<u32>; 4],
}

impl<'a> Tx<'a> {
    fn new(conn: &'a Connection, words: &'a RefCell<Words>, author: &'a str, op: Op) -> Result<Self, WorkspaceError> {
        let step = conn.query_row("SELECT coalesce(max(id), 0) + 1 FROM step", [], |r| r.get(0))?;
        Ok(Self {
            conn,
            words,
            author,
            now: Time::now(),
            changes: Changes::default(),
            known: None,
            outcomes: None,
            op,
            step,
            log: Vec::new(),
            seq: 0,
            added: [None; 4],
            next: [None; 4],
        })
    }

    /// Says what this was, where that is only known at the end, such as how many rows an import had.
    pub fn relabel(&mut self, op: Op) {
        self.op = op;
    }

    /// Who makes this change.
    #[must_use]
    pub fn author(&self) -> &str {
        self.author
    }

    /// When this change was begun.
    #[must_use]
    pub const fn now(&self) -> Time {
        self.now
    }

    /// Keeps what brings a change back.
    pub(crate) fn log(&mut self, change: Change) -> Result<(), WorkspaceError> {
        self.log.push(change);
        if self.log.len() >= CHUNK { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> Result<(), WorkspaceError> {
        if !self.log.is_empty() {
            write_chunk(self.conn, self.step, self.seq, &self.log)?;
            self.seq += 1;
            self.log.clear();
        }
        Ok(())
    }

    /// The number for a new row. Rows added in one step have consecutive numbers, so that two of them say which they were.
    pub(crate) fn add(&mut self, shown: Shown) -> Result<u32, WorkspaceError> {
        let at = shown as usize;
        let id = match self.next[at] {
            Some(id) => id,
            None => {
                let sql = format!("SELECT coalesce(max({}), 0) + 1 FROM {}", shown.key(), shown.table());
                self.conn.query_row(&sql, [], |r| r.get(0))?
            }
        };
        self.next[at] = id.checked_add(1);
        if self.next[at].is_none() {
            return Err(WorkspaceError::damaged("the numbers of its rows are used up"));
        }
        let first = self.added[at].map_or(id, |(first, _)| first);
        self.added[at] = Some((first, id));
        Ok(id)
    }

    /// Whether this very step added the row.
    pub(crate) fn is_new(&self, shown: Shown, id: u32) -> bool {
        self.added[shown as usize].is_some_and(|(first, last)| (first..=last).contains(&id))
    }

    fn finish(mut self, merge: Option<Duration>) -> Result<Changes, WorkspaceError> {
        for shown in Shown::ALL {
            if let Some((first, last)) = self.added[shown as usize] {
                shown.touched(self.conn, first, last, &mut self.changes)?;
                self.log.push(Change::Visible(shown, first, last, false));
            }
        }
        if self.log.is_empty() && self.seq == 0 {
            return Ok(self.changes);
        }
        self.changes.history = true;
        // What follows an undo is a step of its own, or undoing it would go further back than what it did.
        let forgot = forget_undone(self.conn)?;
        if let Some(within) = merge
            && !forgot
            && self.seq == 0
            && self.merged(within)?
        {
            return Ok(self.changes);
        }
        self.flush()?;
        self.conn.execute(
            "INSERT INTO step (id, at, author, op) VALUES (?1, ?2, ?3, ?4)",
            params![self.step, self.now.millis(), self.author, serde_json::to_string(&self.op)?],
        )?;
        Ok(self.changes)
    }

    /// Makes this part of the last step, if it continues that.
    fn merged(&mut self, within: Duration) -> Result<bool, WorkspaceError> {
        let Some(last) = last_step(self.conn, false)? else { return Ok(false) };
        let age = self.now.millis().saturating_sub(last.at.millis());
        let recent = (0..=i64::try_from(within.as_millis()).unwrap_or(i64::MAX)).contains(&age);
        if !recent || last.author != self.author || !self.op.continues(&last.op) {
            return Ok(false);
        }
        let seqs = seqs(self.conn, last.id)?;
        let mut seq = seqs.last().map_or(0, |s| s + 1);
        // Of a drag over the draft only the way back to its start is kept, not each stop on the way.
        if let ([Change::Draft(DraftWas::Patch(back))], [only]) = (self.log.as_slice(), seqs.as_slice())
            && let [Change::Draft(DraftWas::Patch(further))] = read_chunk(self.conn, last.id, *only)?.as_slice()
        {
            let now = draft_text(self.conn)?;
            let start = patched(Some(&patched(now.as_deref(), back)?), further)?;
            self.log = vec![Change::Draft(draft_was(Some(start), now.as_deref())?)];
            seq = *only;
        }
        write_chunk(self.conn, last.id, seq, &self.log)?;
        self.conn.execute(
            "UPDATE step SET at = ?2, op = ?3 WHERE id = ?1",
            params![last.id, self.now.millis(), serde_json::to_string(&self.op)?],
        )?;
        Ok(true)
    }
}

fn write_chunk(conn: &Connection, step: u32, seq: u32, changes: &[Change]) -> Result<(), WorkspaceError> {
    conn.prepare_cached("INSERT INTO change (step, seq, data) VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET data = ?3")?.execute(
        params![step, seq, serde_json::to_string(changes)?],
    )?;
    Ok(())
}

fn read_chunk(conn: &Connection, step: u32, seq: u32) -> Result<Vec<Change>, WorkspaceError> {
    let mut query = conn.prepare_cached("SELECT data FROM change WHERE step = ?1 AND seq = ?2")?;
    let text: String = query.query_row(params![step, seq], |r| r.get(0))?;
    Ok(serde_json::from_str(&text)?)
}

fn seqs(conn: &Connection, step: u32) -> Result<Vec<u32>, WorkspaceError> {
    let mut query = conn.prepare_cached("SELECT seq FROM change WHERE step = ?1 ORDER BY seq")?;
    let seqs = query.query_map([step], |r| r.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok(seqs)
}

/// Drops what was undone, because a new change takes another way; gives whether there was any. The hidden rows it would have shown
/// are deleted when the file is closed.
fn forget_undone(conn: &Connection) -> Result<bool, WorkspaceError> {
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
        conn.execute("DELETE FROM step WHERE id = ?1", [step])?;
    }
    Ok(!steps.is_empty())
}

const STEP: &str = "SELECT id, at, author, op, undone FROM step";

fn steps(conn: &Connection, rest: &str, limit: u32) -> Result<Vec<Step>, WorkspaceError> {
    let mut query = conn.prepare_cached(&format!("{STEP} {rest} LIMIT ?1"))?;
    let mut rows = query.query([limit])?;
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
fn last_step(conn: &Connection, undone: bool) -> Result<Option<Step>, WorkspaceError> {
    let rest = if undone { "WHERE undone = 1 ORDER BY id" } else { "WHERE undone = 0 ORDER BY id DESC" };
    Ok(steps(conn, rest, 1)?.pop())
}

/// Forgets the words in memory unless the transaction that may have added some was committed.
struct Unsaved<'a>(Option<&'a RefCell<Words>>);

impl Drop for Unsaved<'_> {
    fn drop(&mut self) {
        if let Some(words) = self.0 {
            words.borrow_mut().forget();
        }
    }
}

impl Workspace {
    /// Makes a change: all of `work` or, if it fails or panics, nothing of it. If it changes nothing there is no undo entry.
    ///
    /// # Errors
    /// What `work` gives, [`WorkspaceError::ReadOnly`] where this workspace was opened for reading, or what the disk says.
    pub fn transact<T, E: From<WorkspaceError>>(
        &mut self,
        op: Op,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<Done<T>, E> {
        self.run(op, None, work)
    }

    /// The same, but if it continues what the same person did last, less than `within` ago (see [`Op::continues`]), both become one step:
    /// for handles that are dragged.
    ///
    /// # Errors
    /// As [`Self::transact`].
    pub fn transact_merging<T, E: From<WorkspaceError>>(
        &mut self,
        op: Op,
        within: Duration,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<Done<T>, E> {
        self.run(op, Some(within), work)
    }

    fn run<T, E: From<WorkspaceError>>(
        &mut self,
        op: Op,
        merge: Option<Duration>,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<Done<T>, E> {
        self.writable()?;
        let done = {
            let sql = self.begin()?;
            let mut unsaved = Unsaved(Some(&self.words));
            let mut tx = Tx::new(&sql, &self.words, &self.author, op)?;
            let value = work(&mut tx)?;
            let changes = tx.finish(merge)?;
            sql.commit().map_err(|e| WorkspaceError::from(e).at(&self.path))?;
            unsaved.0 = None;
            Done { value, changes }
        };
        self.refresh_book(&done.changes);
        Ok(done)
    }

    fn begin(&self) -> Result<Transaction<'_>, WorkspaceError> {
        Transaction::new_unchecked(&self.conn, TransactionBehavior::Immediate).map_err(|e| WorkspaceError::from(e).at(&self.path))
    }

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

    fn travel(&mut self, back: bool) -> Result<Option<Done<Step>>, WorkspaceError> {
        self.writable()?;
        let done = {
            let sql = self.begin()?;
            let Some(mut step) = last_step(&sql, !back)? else { return Ok(None) };
            let mut changes = Changes { history: true, ..Changes::default() };
            let mut order = seqs(&sql, step.id)?;
            if back {
                order.reverse();
            }
            for seq in order {
                let mut chunk = read_chunk(&sql, step.id, seq)?;
                if back {
                    chunk.reverse();
                }
                let mut inverse =
                    chunk.into_iter().map(|c| c.swap(&sql, &mut changes)).collect::<Result<Vec<_>, WorkspaceError>>()?;
                if back {
                    inverse.reverse();
                }
                write_chunk(&sql, step.id, seq, &inverse)?;
            }
            sql.execute("UPDATE step SET undone = ?2 WHERE id = ?1", params![step.id, back])?;
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
        steps(&self.conn, "ORDER BY id DESC", limit)
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
