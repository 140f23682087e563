//! The one door for changes, and the way back through it: every change of a workspace is a transaction, an undo entry and a list of what
//! it touched, together.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashSet};
use std::time::Duration;

use rusqlite::{Connection, Transaction, TransactionBehavior, params};

use crate::score::Cause;
use crate::store::change::{Change, DraftWas, Shown, draft_text, draft_was, patched};
use crate::store::error::WorkspaceError;
use crate::store::file::Workspace;
use crate::store::history::{forget_undone, last_step, read_chunk, seqs, write_chunk};
use crate::store::op::{Changes, Done, Op};
use crate::store::time::Time;
use crate::store::touch::Touches;
use crate::store::word::Words;

/// Changes of one step are kept in lists of this many, so that a long import needs no memory for them.
const CHUNK: usize = 512;

/// A change under way. Everything it does becomes true at once, or not at all.
pub struct Tx<'a> {
    pub(crate) conn: &'a Connection,
    pub(crate) words: &'a RefCell<Words>,
    pub(crate) author: &'a str,
    /// Who answers are recorded for, where it is not the author: the table they come from.
    pub(crate) source: Option<String>,
    pub(crate) now: Time,
    pub(crate) changes: Changes,
    /// The account that is known to be there, and whether this very step added it; spares a look-up per answer.
    pub(crate) known: Option<u32>,
    pub(crate) outcomes: Option<HashSet<String>>,
    /// Why accounts move; empty where nobody says.
    pub(crate) reason: String,
    /// Accounts that this step nurtures or disqualifies.
    pub(crate) put_aside: BTreeSet<u32>,
    /// Whether this step changed the lanes.
    pub(crate) lanes_changed: bool,
    op: Op,
    step: u32,
    log: Vec<Change>,
    touches: Touches,
    seq: u32,
    added: [Option<(u32, u32)>; Shown::COUNT],
    next: [Option<u32>; Shown::COUNT],
}

impl<'a> Tx<'a> {
    fn new(conn: &'a Connection, words: &'a RefCell<Words>, author: &'a str, now: Time, op: Op) -> Result<Self, WorkspaceError> {
        let step = conn.query_row("SELECT coalesce(max(id), 0) + 1 FROM step", [], |r| r.get(0))?;
        Ok(Self {
            conn,
            words,
            author,
            source: None,
            now,
            changes: Changes::default(),
            known: None,
            outcomes: None,
            reason: String::new(),
            put_aside: BTreeSet::new(),
            lanes_changed: false,
            op,
            step,
            log: Vec::new(),
            touches: Touches::default(),
            seq: 0,
            added: [None; Shown::COUNT],
            next: [None; Shown::COUNT],
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

    /// Records the answers of this change as coming from there instead of from its author.
    pub(crate) fn record_as(&mut self, source: String) {
        self.source = Some(source);
    }

    /// When this change was begun.
    #[must_use]
    pub const fn now(&self) -> Time {
        self.now
    }

    /// Keeps what brings a change back.
    pub(crate) fn log(&mut self, change: Change) -> Result<(), WorkspaceError> {
        self.touches.note(self.conn, &change)?;
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

    /// The run of rows that this step added to a table.
    pub(crate) const fn added(&self, shown: Shown) -> Option<(u32, u32)> {
        self.added[shown as usize]
    }

    /// Whether this very step added the row.
    pub(crate) fn is_new(&self, shown: Shown, id: u32) -> bool {
        self.added[shown as usize].is_some_and(|(first, last)| (first..=last).contains(&id))
    }

    /// The accounts that this change added or whose answers it changed, if it can name them and they are no more than `most`.
    pub(crate) fn touched(&self, most: usize) -> Option<Vec<u32>> {
        if self.changes.accounts.all || self.changes.answers.all {
            return None;
        }
        let added = self.added[Shown::Account as usize].map_or(0..0, |(first, last)| first..last.saturating_add(1));
        if added.len() > most {
            return None;
        }
        let mut touched: BTreeSet<u32> = added.collect();
        touched.extend(&self.changes.answers.ids);
        (touched.len() <= most).then(|| touched.into_iter().collect())
    }

    fn finish(mut self, merge: Option<Duration>) -> Result<Changes, WorkspaceError> {
        let put_aside: Vec<u32> = std::mem::take(&mut self.put_aside).into_iter().collect();
        self.record_scores(&put_aside, Cause::Aside)?;
        self.feed()?;
        self.feed_lanes()?;
        for shown in Shown::ALL {
            if let Some((first, last)) = self.added[shown as usize] {
                shown.touched(self.conn, first, last, &mut self.changes)?;
                let change = Change::Visible(shown, first, last, false);
                self.touches.note(self.conn, &change)?;
                self.log.push(change);
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
        std::mem::take(&mut self.touches).write(self.conn, self.step)?;
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
        std::mem::take(&mut self.touches).write(self.conn, last.id)?;
        self.conn.execute(
            "UPDATE step SET at = ?2, op = ?3 WHERE id = ?1",
            params![last.id, self.now.millis(), serde_json::to_string(&self.op)?],
        )?;
        Ok(true)
    }
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
            let mut tx = Tx::new(&sql, &self.words, &self.author, self.clock.unwrap_or_else(Time::now), op)?;
            let value = work(&mut tx)?;
            let changes = tx.finish(merge)?;
            sql.commit().map_err(|e| WorkspaceError::from(e).at(&self.path))?;
            unsaved.0 = None;
            Done { value, changes }
        };
        self.refresh_book(&done.changes);
        Ok(done)
    }

    pub(crate) fn begin(&self) -> Result<Transaction<'_>, WorkspaceError> {
        Transaction::new_unchecked(&self.conn, TransactionBehavior::Immediate).map_err(|e| WorkspaceError::from(e).at(&self.path))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::NewAccount;
    use crate::store::error::ErrorKind;
    use crate::store::file::Setup;
    use lanewise_method::Stage;
    use lanewise_method::profile::Language;

    #[test]
    fn a_full_disk_stops_the_change_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.lanewise");
        let setup = Setup { name: "A".into(), author: "Ada".into(), language: Language::En };
        let mut ws = Workspace::create(&path, &setup).unwrap();
        ws.add_account(&NewAccount::new("Kept", Stage::Lead)).unwrap();
        let before = ws.dump().unwrap();
        // SQLite says the disk is full when the file may not grow any more.
        let pages: i64 = ws.conn.query_row("PRAGMA page_count", [], |r| r.get(0)).unwrap();
        ws.conn.query_row(&format!("PRAGMA max_page_count = {}", pages + 2), [], |_| Ok(())).unwrap();
        let mut fill = |rows: u32| {
            ws.transact(Op::Import { file: "big.csv".into(), rows }, |tx| {
                (0..rows).try_for_each(|i| tx.add_account(&NewAccount::new(format!("Company {i}"), Stage::Lead)).map(|_| ()))
            })
        };
        assert_eq!(fill(5000).unwrap_err().kind(), ErrorKind::Full);
        fill(1).unwrap();
        ws.undo().unwrap();
        assert_eq!(ws.dump().unwrap(), before);
    }
}
