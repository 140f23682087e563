//! Themes (D3): what a facilitator sees again and again in one field of the slides, under a name of the team's.

use lanewise_method::slide::SlideField;
use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::store::change::{Cell, Shown, Table};
use crate::store::error::WorkspaceError;
use crate::store::file::Workspace;
use crate::store::op::{Done, Op};
use crate::store::refusal::Blank;
use crate::store::transact::Tx;

/// A theme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SlideTheme {
    /// Its number.
    pub id: u32,
    /// The field it is seen in.
    pub field: SlideField,
    /// Its name.
    pub name: String,
}

pub(crate) const COLUMNS: &[&str] = &["field", "name"];

const SELECT: &str = "SELECT id, field, name FROM theme WHERE gone = 0";

fn from_row(row: &Row<'_>) -> Result<SlideTheme, WorkspaceError> {
    let field: String = row.get(1)?;
    let known = SlideField::ALL.into_iter().find(|f| f.id() == field);
    Ok(SlideTheme {
        id: row.get(0)?,
        field: known.ok_or_else(|| WorkspaceError::damaged(format!("slides have no field \"{field}\"")))?,
        name: row.get(2)?,
    })
}

fn select(conn: &Connection, rest: &str, params: impl rusqlite::Params) -> Result<Vec<SlideTheme>, WorkspaceError> {
    let mut query = conn.prepare_cached(&format!("{SELECT} {rest}"))?;
    let mut rows = query.query(params)?;
    let mut themes = Vec::new();
    while let Some(row) = rows.next()? {
        themes.push(from_row(row)?);
    }
    Ok(themes)
}

pub(crate) fn one(conn: &Connection, id: u32) -> Result<SlideTheme, WorkspaceError> {
    select(conn, "AND id = ?1", [id])?.pop().ok_or_else(|| WorkspaceError::missing(format!("theme number {id}")))
}

fn named(name: &str) -> Result<&str, WorkspaceError> {
    let name = name.trim();
    if name.is_empty() { Err(WorkspaceError::empty(Blank::Theme)) } else { Ok(name) }
}

impl Tx<'_> {
    /// The theme of a field that is called so, whatever its case; a new one where there is none. Gives its number.
    ///
    /// # Errors
    /// [`WorkspaceError::Refused`] where the name is blank.
    pub fn theme(&mut self, field: SlideField, name: &str) -> Result<u32, WorkspaceError> {
        let name = named(name)?;
        let folded = lanewise_method::fold::fold(name);
        let known = select(self.conn, "AND field = ?1 ORDER BY id", [field.id()])?;
        if let Some(theme) = known.iter().find(|t| lanewise_method::fold::fold(&t.name) == folded) {
            return Ok(theme.id);
        }
        let id = self.add(Shown::Theme)?;
        self.conn.prepare_cached("INSERT INTO theme (id, field, name) VALUES (?1, ?2, ?3)")?.execute(params![
            id,
            field.id(),
            name
        ])?;
        Ok(id)
    }

    /// Gives a theme another name.
    ///
    /// # Errors
    /// [`WorkspaceError::Missing`] where there is no such theme, [`WorkspaceError::Refused`] where the name is blank.
    pub fn rename_theme(&mut self, id: u32, name: &str) -> Result<(), WorkspaceError> {
        let theme = one(self.conn, id)?;
        let row = vec![Cell::Text(theme.field.id().into()), Cell::Text(named(name)?.to_owned())];
        self.rewrite(Table::Theme, id, row).map(|_| ())
    }

    /// Takes a theme away with its tags.
    ///
    /// # Errors
    /// [`WorkspaceError::Missing`] where there is no such theme.
    pub fn remove_theme(&mut self, id: u32) -> Result<(), WorkspaceError> {
        one(self.conn, id)?;
        for tag in crate::tag::of_theme(self.conn, id)? {
            self.hide(Shown::Tag, tag.id)?;
        }
        self.hide(Shown::Theme, id)
    }

    /// Makes two themes one: the tags of `gone` become tags of `kept`.
    ///
    /// # Errors
    /// [`WorkspaceError::Missing`] where one of them is not there.
    pub fn merge_themes(&mut self, kept: u32, gone: u32) -> Result<(), WorkspaceError> {
        one(self.conn, kept)?;
        one(self.conn, gone)?;
        if kept == gone {
            return Ok(());
        }
        for tag in crate::tag::of_theme(self.conn, gone)? {
            self.tag_slide(kept, tag.slide, &tag.quote)?;
        }
        self.remove_theme(gone)
    }
}

impl Workspace {
    /// All themes, in the order they were made.
    ///
    /// # Errors
    /// What the disk says.
    pub fn themes(&self) -> Result<Vec<SlideTheme>, WorkspaceError> {
        select(&self.conn, "ORDER BY id", [])
    }

    /// Gives a theme another name.
    ///
    /// # Errors
    /// As [`Tx::rename_theme`].
    pub fn rename_theme(&mut self, id: u32, name: &str) -> Result<Done<()>, WorkspaceError> {
        self.transact(Op::RenameTheme { theme_name: name.trim().to_owned() }, |tx| tx.rename_theme(id, name))
    }

    /// Takes a theme away with its tags.
    ///
    /// # Errors
    /// As [`Tx::remove_theme`].
    pub fn remove_theme(&mut self, id: u32) -> Result<Done<()>, WorkspaceError> {
        let theme_name = one(&self.conn, id)?.name;
        self.transact(Op::RemoveTheme { theme_name }, |tx| tx.remove_theme(id))
    }

    /// Makes two themes one.
    ///
    /// # Errors
    /// As [`Tx::merge_themes`].
    pub fn merge_themes(&mut self, kept: u32, gone: u32) -> Result<Done<()>, WorkspaceError> {
        let (theme_name, gone_name) = (one(&self.conn, kept)?.name, one(&self.conn, gone)?.name);
        self.transact(Op::MergeThemes { theme_name, gone_name }, |tx| tx.merge_themes(kept, gone))
    }
}
