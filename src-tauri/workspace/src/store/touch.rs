//! Which accounts a step touched, kept as runs of their numbers: a step that touched thousands of accounts costs a few rows, and the
//! history of one account is found without reading all of it.

use rusqlite::{Connection, params};

use crate::store::change::{Cell, Change, Shown, Table};
use crate::store::error::WorkspaceError;

/// The accounts that a step under way has touched so far: runs, in no order.
#[derive(Debug, Default)]
pub(crate) struct Touches(Vec<(u32, u32)>);

impl Touches {
    /// Notes what a change touches.
    pub(crate) fn note(&mut self, conn: &Connection, change: &Change) -> Result<(), WorkspaceError> {
        match change {
            Change::Row(Table::Account | Table::Answer, key, _) => {
                if let Some(Cell::Integer(id)) = key.first()
                    && let Ok(id) = u32::try_from(*id)
                {
                    self.run(id, id);
                }
            }
            Change::Visible(Shown::Account, first, last, _) => self.run(*first, *last),
            Change::Visible(
                shown @ (Shown::Score
                | Shown::Override
                | Shown::Signal
                | Shown::Note
                | Shown::Move
                | Shown::Slide
                | Shown::Tag
                | Shown::Cover
                | Shown::Activity
                | Shown::Waiver
                | Shown::Checked),
                first,
                last,
                _,
            ) => {
                let sql = format!("SELECT account FROM {} WHERE id BETWEEN ?1 AND ?2 ORDER BY id", shown.table());
                let mut query = conn.prepare_cached(&sql)?;
                let mut rows = query.query(params![first, last])?;
                while let Some(row) = rows.next()? {
                    let id = row.get(0)?;
                    self.run(id, id);
                }
            }
            Change::Row(table @ (Table::Slide | Table::Activity | Table::Waiver), key, _) => {
                let name = match table {
                    Table::Slide => "slide",
                    Table::Activity => "activity",
                    _ => "waiver",
                };
                if let Some(Cell::Integer(id)) = key.first() {
                    let mut query = conn.prepare_cached(&format!("SELECT account FROM {name} WHERE id = ?1"))?;
                    let account: u32 = query.query_row([id], |r| r.get(0))?;
                    self.run(account, account);
                }
            }
            Change::Row(Table::Setting | Table::Rejected | Table::Theme | Table::Capability, ..)
            | Change::Visible(Shown::Version | Shown::Rejected | Shown::Theme | Shown::Capability, ..)
            | Change::Draft(_) => {}
        }
        Ok(())
    }

    /// Adds a run; one that continues the last needs no room.
    fn run(&mut self, first: u32, last: u32) {
        match self.0.last_mut() {
            Some((start, end)) if *start <= first && first <= end.saturating_add(1) => *end = last.max(*end),
            _ => self.0.push((first, last)),
        }
    }

    /// Keeps them for a step.
    pub(crate) fn write(mut self, conn: &Connection, step: u32) -> Result<(), WorkspaceError> {
        self.0.sort_unstable();
        let mut runs = Self::default();
        for (first, last) in self.0 {
            runs.run(first, last);
        }
        let mut put = conn.prepare_cached("INSERT OR IGNORE INTO touch (step, first, last) VALUES (?1, ?2, ?3)")?;
        for (first, last) in runs.0 {
            put.execute(params![step, first, last])?;
        }
        Ok(())
    }
}

/// The steps that touched an account and are not undone, newest first.
pub(crate) fn steps_of(conn: &Connection, account: u32) -> Result<Vec<u32>, WorkspaceError> {
    let mut query = conn.prepare_cached(
        "SELECT DISTINCT step FROM touch JOIN step ON step.id = touch.step \
         WHERE first <= ?1 AND last >= ?1 AND undone = 0 ORDER BY step DESC",
    )?;
    let steps = query.query_map([account], |r| r.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok(steps)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_join_where_they_meet() {
        let conn = Connection::open_in_memory().unwrap();
        conn.execute_batch("CREATE TABLE touch (step, first, last, PRIMARY KEY (step, first, last))").unwrap();
        let mut touches = Touches::default();
        for (first, last) in [(4, 4), (5, 5), (5, 5), (6, 9), (2, 2), (20, 30), (7, 8), (3, 3), (25, 40)] {
            touches.run(first, last);
        }
        touches.write(&conn, 1).unwrap();
        let runs: Vec<(u32, u32)> = conn
            .prepare("SELECT first, last FROM touch ORDER BY first")
            .unwrap()
            .query_map([], |r| Ok((r.get(0)?, r.get(1)?)))
            .unwrap()
            .collect::<rusqlite::Result<_>>()
            .unwrap();
        assert_eq!(runs, [(2, 9), (20, 40)]);
    }
}
