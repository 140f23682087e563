//! Notes: what somebody wrote down about an account, as during a call, with who and when. About one question, or about the whole.

use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::store::change::{Change, Shown};
use crate::store::error::WorkspaceError;
use crate::store::file::Workspace;
use crate::store::op::{Done, Op};
use crate::store::refusal::Blank;
use crate::store::time::Time;
use crate::store::transact::Tx;

/// A note on an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Note {
    /// Its number; an edit gives it another one.
    pub id: u32,
    /// The account.
    pub account: u32,
    /// The id of the parameter it is about; empty where it is about the whole account.
    pub parameter: String,
    /// What it says.
    pub text: String,
    /// Who wrote it, or changed it last.
    pub author: String,
    /// When.
    pub at: Time,
}

const SELECT: &str = "SELECT note.id, note.account, note.parameter, note.text, note.author, note.at FROM note \
     JOIN account ON account.id = note.account WHERE note.gone = 0 AND account.gone = 0";

fn from_row(row: &Row<'_>) -> rusqlite::Result<Note> {
    Ok(Note {
        id: row.get(0)?,
        account: row.get(1)?,
        parameter: row.get(2)?,
        text: row.get(3)?,
        author: row.get(4)?,
        at: Time::from_millis(row.get(5)?),
    })
}

fn get(conn: &Connection, id: u32) -> Result<Note, WorkspaceError> {
    let mut query = conn.prepare_cached(&format!("{SELECT} AND note.id = ?1"))?;
    query.query_row([id], from_row).optional()?.ok_or_else(|| WorkspaceError::missing(format!("note number {id}")))
}

fn written(text: &str) -> Result<&str, WorkspaceError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(WorkspaceError::empty(Blank::Note));
    }
    Ok(text)
}

impl Tx<'_> {
    /// Writes a note down, under the author of this change and its time; gives its number. `parameter` is empty for a note on the
    /// account as a whole.
    ///
    /// # Errors
    /// [`WorkspaceError::Missing`] where there is no such account, [`WorkspaceError::Invalid`] where the text is blank.
    pub fn add_note(&mut self, account: u32, parameter: &str, text: &str) -> Result<u32, WorkspaceError> {
        self.require_account(account)?;
        let (author, now) = (self.author, self.now);
        self.insert_note(account, parameter, written(text)?, author, now)
    }

    fn insert_note(&mut self, account: u32, parameter: &str, text: &str, author: &str, at: Time) -> Result<u32, WorkspaceError> {
        let id = self.add(Shown::Note)?;
        self.conn
            .prepare_cached("INSERT INTO note (id, account, parameter, text, author, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?
            .execute(params![id, account, parameter, text, author, at.millis()])?;
        Ok(id)
    }

    /// Rewrites a note; gives its new number. Whoever wrote it keeps the time of it; somebody else puts their own name and time on it.
    ///
    /// # Errors
    /// As [`Self::add_note`], and [`WorkspaceError::Missing`] where there is no such note.
    pub fn edit_note(&mut self, id: u32, text: &str) -> Result<u32, WorkspaceError> {
        let old = get(self.conn, id)?;
        let text = written(text)?;
        if old.text == text {
            return Ok(id);
        }
        self.remove_note(id)?;
        let (author, at) = if old.author == self.author { (old.author.as_str(), old.at) } else { (self.author, self.now) };
        self.insert_note(old.account, &old.parameter, text, author, at)
    }

    /// Takes a note away.
    ///
    /// # Errors
    /// [`WorkspaceError::Missing`] where there is no such note.
    pub fn remove_note(&mut self, id: u32) -> Result<(), WorkspaceError> {
        get(self.conn, id)?;
        Shown::Note.show(self.conn, id, id, false)?;
        Shown::Note.touched(self.conn, id, id, &mut self.changes)?;
        self.log(Change::Visible(Shown::Note, id, id, true))
    }
}

impl Workspace {
    /// The notes on an account, newest first.
    ///
    /// # Errors
    /// What the disk says.
    pub fn notes_of(&self, account: u32) -> Result<Vec<Note>, WorkspaceError> {
        let mut query =
            self.conn.prepare_cached(&format!("{SELECT} AND note.account = ?1 ORDER BY note.at DESC, note.id DESC"))?;
        let notes = query.query_map([account], from_row)?.collect::<rusqlite::Result<_>>()?;
        Ok(notes)
    }

    /// Writes a note down; see [`Tx::add_note`].
    ///
    /// # Errors
    /// As [`Tx::add_note`].
    pub fn add_note(&mut self, account: u32, parameter: &str, text: &str) -> Result<Done<u32>, WorkspaceError> {
        let account_name = self.account(account)?.name;
        self.transact(Op::AddNote { account_name }, |tx| tx.add_note(account, parameter, text))
    }

    /// Rewrites a note; see [`Tx::edit_note`].
    ///
    /// # Errors
    /// As [`Tx::edit_note`].
    pub fn edit_note(&mut self, id: u32, text: &str) -> Result<Done<u32>, WorkspaceError> {
        let account_name = self.account(get(&self.conn, id)?.account)?.name;
        self.transact(Op::EditNote { account_name }, |tx| tx.edit_note(id, text))
    }

    /// Takes a note away.
    ///
    /// # Errors
    /// As [`Tx::remove_note`].
    pub fn remove_note(&mut self, id: u32) -> Result<Done<()>, WorkspaceError> {
        let account_name = self.account(get(&self.conn, id)?.account)?.name;
        self.transact(Op::RemoveNote { account_name }, |tx| tx.remove_note(id))
    }
}
