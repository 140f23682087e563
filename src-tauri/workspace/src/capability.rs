//! What the vendor can do (D4): the list that needs on slides are matched with.

use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::store::change::{Cell, Shown, Table};
use crate::store::error::WorkspaceError;
use crate::store::file::Workspace;
use crate::store::op::{Done, Op};
use crate::store::refusal::Blank;
use crate::store::transact::Tx;

/// Something the vendor can do, or is asked for and cannot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Capability {
    /// Its number.
    pub id: u32,
    /// What it is.
    pub content: NewCapability,
}

/// What there is to say of a capability.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
pub struct NewCapability {
    /// Its name.
    pub name: String,
    /// Other ways to say it, in any language.
    #[serde(default)]
    pub words: Vec<String>,
    /// A remark.
    #[serde(default)]
    pub about: String,
    /// Whether it is in the product.
    pub offered: bool,
}

pub(crate) const COLUMNS: &[&str] = &["name", "words", "about", "offered"];

const SELECT: &str = "SELECT id, name, words, about, offered FROM capability WHERE gone = 0";

fn from_row(row: &Row<'_>) -> rusqlite::Result<Capability> {
    let words: String = row.get(2)?;
    let words = words.lines().map(str::to_owned).collect();
    Ok(Capability {
        id: row.get(0)?,
        content: NewCapability { name: row.get(1)?, words, about: row.get(3)?, offered: row.get(4)? },
    })
}

fn select(conn: &Connection, rest: &str, params: impl rusqlite::Params) -> Result<Vec<Capability>, WorkspaceError> {
    let mut query = conn.prepare_cached(&format!("{SELECT} {rest}"))?;
    let found = query.query_map(params, from_row)?.collect::<rusqlite::Result<_>>()?;
    Ok(found)
}

pub(crate) fn one(conn: &Connection, id: u32) -> Result<Capability, WorkspaceError> {
    select(conn, "AND id = ?1", [id])?.pop().ok_or_else(|| WorkspaceError::missing(format!("capability number {id}")))
}

pub(crate) fn all(conn: &Connection) -> Result<Vec<Capability>, WorkspaceError> {
    select(conn, "ORDER BY id", [])
}

/// The cells of a row, in the order of [`COLUMNS`].
fn cells(new: &NewCapability) -> Result<[Cell; 4], WorkspaceError> {
    let name = new.name.trim();
    if name.is_empty() {
        return Err(WorkspaceError::empty(Blank::Capability));
    }
    let words: Vec<&str> = new.words.iter().flat_map(|w| w.lines()).map(str::trim).filter(|w| !w.is_empty()).collect();
    Ok([
        Cell::Text(name.to_owned()),
        Cell::Text(words.join("\n")),
        Cell::Text(new.about.trim().to_owned()),
        Cell::Integer(i64::from(new.offered)),
    ])
}

impl Tx<'_> {
    /// Adds a capability and gives its number.
    ///
    /// # Errors
    /// [`WorkspaceError::Refused`] where its name is blank.
    pub fn add_capability(&mut self, new: &NewCapability) -> Result<u32, WorkspaceError> {
        let [name, words, about, offered] = cells(new)?;
        let id = self.add(Shown::Capability)?;
        self.conn
            .prepare_cached("INSERT INTO capability (id, name, words, about, offered) VALUES (?1, ?2, ?3, ?4, ?5)")?
            .execute(params![id, name, words, about, offered])?;
        Ok(id)
    }

    /// Changes a capability. `false` if it stayed as it was.
    ///
    /// # Errors
    /// [`WorkspaceError::Missing`] where there is no such capability, [`WorkspaceError::Refused`] where its name is blank.
    pub fn put_capability(&mut self, id: u32, new: &NewCapability) -> Result<bool, WorkspaceError> {
        one(self.conn, id)?;
        self.rewrite(Table::Capability, id, cells(new)?.into())
    }

    /// Takes a capability away. What it covered stays covered, by what nobody can tell any more, until somebody says otherwise.
    ///
    /// # Errors
    /// [`WorkspaceError::Missing`] where there is no such capability.
    pub fn remove_capability(&mut self, id: u32) -> Result<(), WorkspaceError> {
        one(self.conn, id)?;
        self.hide(Shown::Capability, id)
    }
}

impl Workspace {
    /// What the vendor can do, in the order it was put in.
    ///
    /// # Errors
    /// What the disk says.
    pub fn capabilities(&self) -> Result<Vec<Capability>, WorkspaceError> {
        all(&self.conn)
    }

    /// Adds a capability.
    ///
    /// # Errors
    /// As [`Tx::add_capability`].
    pub fn add_capability(&mut self, new: &NewCapability) -> Result<Done<u32>, WorkspaceError> {
        self.transact(Op::AddCapability { capability_name: new.name.trim().to_owned() }, |tx| tx.add_capability(new))
    }

    /// Changes a capability.
    ///
    /// # Errors
    /// As [`Tx::put_capability`].
    pub fn put_capability(&mut self, id: u32, new: &NewCapability) -> Result<Done<bool>, WorkspaceError> {
        self.transact(Op::EditCapability { capability_name: new.name.trim().to_owned() }, |tx| tx.put_capability(id, new))
    }

    /// Takes a capability away.
    ///
    /// # Errors
    /// As [`Tx::remove_capability`].
    pub fn remove_capability(&mut self, id: u32) -> Result<Done<()>, WorkspaceError> {
        let capability_name = one(&self.conn, id)?.content.name;
        self.transact(Op::RemoveCapability { capability_name }, |tx| tx.remove_capability(id))
    }
}
