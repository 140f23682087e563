//! What is checked off of a gate's checklist (D5), for an account.

use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::store::change::Shown;
use crate::store::error::WorkspaceError;
use crate::store::file::Workspace;
use crate::store::op::{Done, Op};
use crate::store::time::Time;
use crate::store::transact::Tx;

/// An item that is checked off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Checked {
    /// Its number.
    pub id: u32,
    /// The account.
    pub account: u32,
    /// The id of the gate.
    pub gate: String,
    /// The id of the item.
    pub item: String,
    /// Who checked it off.
    pub author: String,
    /// When.
    pub at: Time,
}

const SELECT: &str = "SELECT c.id, c.account, c.gate, c.item, c.author, c.at FROM checked c JOIN account ON account.id = c.account \
     WHERE c.gone = 0 AND account.gone = 0";

fn select(conn: &Connection, rest: &str, params: impl rusqlite::Params) -> Result<Vec<Checked>, WorkspaceError> {
    let mut query = conn.prepare_cached(&format!("{SELECT} {rest}"))?;
    let found = query
        .query_map(params, |row| {
            Ok(Checked {
                id: row.get(0)?,
                account: row.get(1)?,
                gate: row.get(2)?,
                item: row.get(3)?,
                author: row.get(4)?,
                at: Time::from_millis(row.get(5)?),
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(found)
}

impl Tx<'_> {
    /// Checks an item of a gate's checklist off for an account, or not any more.
    ///
    /// # Errors
    /// [`WorkspaceError::Missing`] where there is no such account.
    pub fn check_off(&mut self, account: u32, gate: &str, item: &str, done: bool) -> Result<(), WorkspaceError> {
        self.require_account(account)?;
        let was = select(self.conn, "AND c.account = ?1 AND c.gate = ?2 AND c.item = ?3", params![account, gate, item])?;
        if done && was.is_empty() {
            let id = self.add(Shown::Checked)?;
            self.conn
                .prepare_cached("INSERT INTO checked (id, account, gate, item, author, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?
                .execute(params![id, account, gate, item, self.author, self.now.millis()])?;
        }
        if !done {
            for checked in was {
                self.hide(Shown::Checked, checked.id)?;
            }
        }
        Ok(())
    }
}

impl Workspace {
    /// What is checked off for an account.
    ///
    /// # Errors
    /// What the disk says.
    pub fn checked_of(&self, account: u32) -> Result<Vec<Checked>, WorkspaceError> {
        select(&self.conn, "AND c.account = ?1 ORDER BY c.id", [account])
    }

    /// All that is checked off.
    ///
    /// # Errors
    /// What the disk says.
    pub fn checked(&self) -> Result<Vec<Checked>, WorkspaceError> {
        select(&self.conn, "ORDER BY c.id", [])
    }

    /// Checks an item off, or not any more.
    ///
    /// # Errors
    /// As [`Tx::check_off`].
    pub fn check_off(&mut self, account: u32, gate: &str, item: &str, done: bool) -> Result<Done<()>, WorkspaceError> {
        let account_name = self.account(account)?.name;
        self.transact(Op::CheckOff { account_name }, |tx| tx.check_off(account, gate, item, done))
    }
}
