//! Moves of accounts from stage to stage (L1): each is dated and says why.

use std::collections::HashMap;

use lanewise_method::Stage;
use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::store::change::Shown;
use crate::store::error::WorkspaceError;
use crate::store::file::Workspace;
use crate::store::time::Time;
use crate::store::transact::Tx;

/// A move of an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Move {
    /// Its number.
    pub id: u32,
    /// The account.
    pub account: u32,
    /// Where it stood.
    pub was: Stage,
    /// Where it went.
    pub stage: Stage,
    /// Why; empty where nobody said.
    pub reason: String,
    /// Who moved it.
    pub author: String,
    /// When.
    pub at: Time,
}

const SELECT: &str = "SELECT id, account, was, stage, reason, author, at FROM move WHERE gone = 0";

fn from_row(row: &Row<'_>) -> Result<Move, WorkspaceError> {
    let stage = |at: usize| -> Result<Stage, WorkspaceError> {
        let id = row.get_ref(at)?.as_str().map_err(rusqlite::Error::from)?;
        Stage::from_id(id).ok_or_else(|| WorkspaceError::damaged(format!("a move has the unknown stage \"{id}\"")))
    };
    Ok(Move {
        id: row.get(0)?,
        account: row.get(1)?,
        was: stage(2)?,
        stage: stage(3)?,
        reason: row.get(4)?,
        author: row.get(5)?,
        at: Time::from_millis(row.get(6)?),
    })
}

fn select(conn: &Connection, rest: &str, params: impl rusqlite::Params) -> Result<Vec<Move>, WorkspaceError> {
    let mut query = conn.prepare_cached(&format!("{SELECT} {rest}"))?;
    let mut rows = query.query(params)?;
    let mut moves = Vec::new();
    while let Some(row) = rows.next()? {
        moves.push(from_row(row)?);
    }
    Ok(moves)
}

/// The last move of an account.
pub(crate) fn last_of(conn: &Connection, account: u32) -> Result<Option<Move>, WorkspaceError> {
    Ok(select(conn, "AND account = ?1 ORDER BY id DESC LIMIT 1", [account])?.pop())
}

/// All moves, account by account, in the order they were made.
pub(crate) fn all(conn: &Connection) -> Result<Vec<Move>, WorkspaceError> {
    select(conn, "ORDER BY account, id", [])
}

/// When each account was moved last, in milliseconds.
pub(crate) fn last_times(conn: &Connection) -> Result<HashMap<u32, i64>, WorkspaceError> {
    // SQLite takes `at` from the row of the largest id.
    let mut query = conn.prepare_cached("SELECT account, at, max(id) FROM move WHERE gone = 0 GROUP BY account")?;
    let mut rows = query.query([])?;
    let mut times = HashMap::new();
    while let Some(row) = rows.next()? {
        times.insert(row.get(0)?, row.get(1)?);
    }
    Ok(times)
}

impl Tx<'_> {
    /// Why accounts move in this change.
    pub fn because(&mut self, reason: &str) {
        reason.trim().clone_into(&mut self.reason);
    }

    /// Keeps that an account moved. One that is put aside is scored at that moment, so that it can be seen later what changed.
    pub(crate) fn record_move(&mut self, account: u32, was: Stage, stage: Stage) -> Result<(), WorkspaceError> {
        let id = self.add(Shown::Move)?;
        self.conn
            .prepare_cached("INSERT INTO move (id, account, was, stage, reason, author, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?
            .execute(params![id, account, was.id(), stage.id(), self.reason, self.author, self.now.millis()])?;
        if stage.is_aside() {
            self.put_aside.insert(account);
        } else {
            self.put_aside.remove(&account);
        }
        Ok(())
    }
}

impl Workspace {
    /// The moves of an account, in the order they were made.
    ///
    /// # Errors
    /// What the disk says.
    pub fn moves_of(&self, account: u32) -> Result<Vec<Move>, WorkspaceError> {
        select(&self.conn, "AND account = ?1 ORDER BY id", [account])
    }
}
