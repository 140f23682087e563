//! Waivers (D6): a gate that was waived for an account: by whom, why, what is expected, until when; and later, did it come true?

use rusqlite::{Connection, Row};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::slide::day_or_none;
use crate::store::change::{Cell, Shown, Table};
use crate::store::error::WorkspaceError;
use crate::store::file::Workspace;
use crate::store::op::{Done, Op};
use crate::store::refusal::{Blank, Refusal};
use crate::store::time::Time;
use crate::store::transact::Tx;

/// What came of a waiver.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum WaiverResult {
    /// Nobody has said yet.
    #[default]
    Open,
    /// What was expected came true.
    CameTrue,
    /// It did not.
    DidNot,
}

impl WaiverResult {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Open, Self::CameTrue, Self::DidNot];

    /// The word in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::CameTrue => "came_true",
            Self::DidNot => "did_not",
        }
    }

    /// From the word in files.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|r| r.id() == id)
    }
}

/// A waiver.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Waiver {
    /// Its number.
    pub id: u32,
    /// The account.
    pub account: u32,
    /// What there is to say of it.
    pub content: NewWaiver,
    /// Who entered it, or changed it last.
    pub author: String,
    /// When.
    pub at: Time,
}

/// What there is to say of a waiver.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
pub struct NewWaiver {
    /// The id of the gate.
    pub gate: String,
    /// Who approves it.
    pub approver: String,
    /// Why.
    pub reason: String,
    /// What is expected to come of it.
    pub expected: String,
    /// Until when it holds, and the result is to be seen: a whole day, `2026-05-31`.
    pub until: String,
    /// What came of it.
    #[serde(default)]
    pub result: WaiverResult,
    /// The day that was seen; empty while it is open.
    #[serde(default)]
    pub settled: String,
    /// A word on the result.
    #[serde(default)]
    pub note: String,
}

impl NewWaiver {
    /// Whether the gate is waived on this day (`2026-05-31`): not settled, and not run out.
    #[must_use]
    pub fn holds_on(&self, day: &str) -> bool {
        self.result == WaiverResult::Open && self.until.as_str() >= day
    }
}

pub(crate) const COLUMNS: &[&str] =
    &["account", "gate", "approver", "reason", "expected", "until", "result", "settled", "note", "author", "at"];

const SELECT: &str = "SELECT w.id, w.account, w.gate, w.approver, w.reason, w.expected, w.until, w.result, w.settled, w.note, w.author, \
     w.at FROM waiver w JOIN account ON account.id = w.account WHERE w.gone = 0 AND account.gone = 0";

fn from_row(row: &Row<'_>) -> Result<Waiver, WorkspaceError> {
    let result: String = row.get(7)?;
    Ok(Waiver {
        id: row.get(0)?,
        account: row.get(1)?,
        content: NewWaiver {
            gate: row.get(2)?,
            approver: row.get(3)?,
            reason: row.get(4)?,
            expected: row.get(5)?,
            until: row.get(6)?,
            result: WaiverResult::from_id(&result)
                .ok_or_else(|| WorkspaceError::damaged(format!("no waiver ends \"{result}\"")))?,
            settled: row.get(8)?,
            note: row.get(9)?,
        },
        author: row.get(10)?,
        at: Time::from_millis(row.get(11)?),
    })
}

fn select(conn: &Connection, rest: &str, params: impl rusqlite::Params) -> Result<Vec<Waiver>, WorkspaceError> {
    let mut query = conn.prepare_cached(&format!("{SELECT} {rest}"))?;
    let mut rows = query.query(params)?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(from_row(row)?);
    }
    Ok(found)
}

fn one(conn: &Connection, id: u32) -> Result<Waiver, WorkspaceError> {
    select(conn, "AND w.id = ?1", [id])?.pop().ok_or_else(|| WorkspaceError::missing(format!("waiver number {id}")))
}

fn said(text: &str, blank: Blank) -> Result<String, WorkspaceError> {
    let text = text.trim();
    if text.is_empty() { Err(WorkspaceError::empty(blank)) } else { Ok(text.to_owned()) }
}

impl Tx<'_> {
    /// The cells of a row, in the order of [`COLUMNS`].
    fn waiver_cells(&self, account: u32, new: &NewWaiver) -> Result<Vec<Cell>, WorkspaceError> {
        let until = new.until.trim();
        if until.len() != 10 || crate::store::time::partial_day(until).is_none() {
            return Err(Refusal::NotADate { text: until.to_owned() }.into());
        }
        let settled = if new.result == WaiverResult::Open { String::new() } else { day_or_none(&new.settled)? };
        Ok(vec![
            Cell::Integer(i64::from(account)),
            Cell::Text(new.gate.trim().to_owned()),
            Cell::Text(said(&new.approver, Blank::Approver)?),
            Cell::Text(said(&new.reason, Blank::Reason)?),
            Cell::Text(said(&new.expected, Blank::Expected)?),
            Cell::Text(until.to_owned()),
            Cell::Text(new.result.id().into()),
            Cell::Text(settled),
            Cell::Text(new.note.trim().to_owned()),
            Cell::Text(self.author.to_owned()),
            Cell::Integer(self.now.millis()),
        ])
    }

    /// Waives a gate and gives the waiver's number.
    ///
    /// # Errors
    /// [`WorkspaceError::Missing`] where there is no such account, [`WorkspaceError::Refused`] where approver, reason or expected result
    /// are blank, or a date is none.
    pub fn add_waiver(&mut self, account: u32, new: &NewWaiver) -> Result<u32, WorkspaceError> {
        self.require_account(account)?;
        let row = self.waiver_cells(account, new)?;
        let id = self.add(Shown::Waiver)?;
        Table::Waiver.write(self.conn, &[Cell::Integer(i64::from(id))], Some(&row))?;
        Ok(id)
    }

    /// Changes a waiver, or says what came of it. `false` if it stayed as it was.
    ///
    /// # Errors
    /// As [`Self::add_waiver`], and [`WorkspaceError::Missing`] where there is no such waiver.
    pub fn put_waiver(&mut self, id: u32, new: &NewWaiver) -> Result<bool, WorkspaceError> {
        let was = one(self.conn, id)?;
        if was.content == *new {
            return Ok(false);
        }
        let row = self.waiver_cells(was.account, new)?;
        self.rewrite(Table::Waiver, id, row)
    }
}

impl Workspace {
    /// The waivers of an account, the latest first.
    ///
    /// # Errors
    /// What the disk says.
    pub fn waivers_of(&self, account: u32) -> Result<Vec<Waiver>, WorkspaceError> {
        select(&self.conn, "AND w.account = ?1 ORDER BY w.id DESC", [account])
    }

    /// All waivers, the latest first.
    ///
    /// # Errors
    /// What the disk says.
    pub fn waivers(&self) -> Result<Vec<Waiver>, WorkspaceError> {
        select(&self.conn, "ORDER BY w.id DESC", [])
    }

    /// Waives a gate.
    ///
    /// # Errors
    /// As [`Tx::add_waiver`].
    pub fn add_waiver(&mut self, account: u32, new: &NewWaiver) -> Result<Done<u32>, WorkspaceError> {
        let account_name = self.account(account)?.name;
        self.transact(Op::AddWaiver { account_name }, |tx| tx.add_waiver(account, new))
    }

    /// Changes a waiver, or says what came of it.
    ///
    /// # Errors
    /// As [`Tx::put_waiver`].
    pub fn put_waiver(&mut self, id: u32, new: &NewWaiver) -> Result<Done<bool>, WorkspaceError> {
        let account_name = self.account(one(&self.conn, id)?.account)?.name;
        self.transact(Op::EditWaiver { account_name }, |tx| tx.put_waiver(id, new))
    }

    /// Takes a waiver away that was entered by mistake.
    ///
    /// # Errors
    /// [`WorkspaceError::Missing`] where there is no such waiver.
    pub fn remove_waiver(&mut self, id: u32) -> Result<Done<()>, WorkspaceError> {
        let account_name = self.account(one(&self.conn, id)?.account)?.name;
        self.transact(Op::RemoveWaiver { account_name }, |tx| tx.hide(Shown::Waiver, id))
    }
}
