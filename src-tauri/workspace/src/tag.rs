//! Tags (D3): the words of a slide that a theme is seen in. They are kept as words, so that a tag outlives edits around them.

use lanewise_method::slide::SlideField;
use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::store::change::Shown;
use crate::store::error::WorkspaceError;
use crate::store::file::Workspace;
use crate::store::op::{Done, Op};
use crate::store::refusal::Blank;
use crate::store::transact::Tx;

/// Words of a slide that a theme is seen in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Tag {
    /// Its number.
    pub id: u32,
    /// The theme.
    pub theme: u32,
    /// The slide.
    pub slide: u32,
    /// The words as they stood.
    pub quote: String,
}

const SELECT: &str = "SELECT tag.id, tag.theme, tag.slide, tag.quote FROM tag JOIN slide ON slide.id = tag.slide \
     JOIN account ON account.id = tag.account WHERE tag.gone = 0 AND slide.gone = 0 AND account.gone = 0";

fn from_row(row: &Row<'_>) -> rusqlite::Result<Tag> {
    Ok(Tag { id: row.get(0)?, theme: row.get(1)?, slide: row.get(2)?, quote: row.get(3)? })
}

fn select(conn: &Connection, rest: &str, params: impl rusqlite::Params) -> Result<Vec<Tag>, WorkspaceError> {
    let mut query = conn.prepare_cached(&format!("{SELECT} {rest}"))?;
    let tags = query.query_map(params, from_row)?.collect::<rusqlite::Result<_>>()?;
    Ok(tags)
}

/// The tags of a theme.
pub(crate) fn of_theme(conn: &Connection, theme: u32) -> Result<Vec<Tag>, WorkspaceError> {
    select(conn, "AND tag.theme = ?1 ORDER BY tag.id", [theme])
}

fn one(conn: &Connection, id: u32) -> Result<Tag, WorkspaceError> {
    select(conn, "AND tag.id = ?1", [id])?.pop().ok_or_else(|| WorkspaceError::missing(format!("tag number {id}")))
}

impl Tx<'_> {
    /// Says that a theme is seen in these words of a slide; gives the tag's number. The same words twice are one tag.
    ///
    /// # Errors
    /// [`WorkspaceError::Missing`] where theme or slide are not there, [`WorkspaceError::Refused`] where no words are given.
    pub fn tag_slide(&mut self, theme: u32, slide: u32, quote: &str) -> Result<u32, WorkspaceError> {
        crate::theme::one(self.conn, theme)?;
        let account = crate::slide::one(self.conn, slide)?.account;
        let quote = quote.trim();
        if quote.is_empty() {
            return Err(WorkspaceError::empty(Blank::Quote));
        }
        let same = select(self.conn, "AND tag.theme = ?1 AND tag.slide = ?2 AND tag.quote = ?3", params![theme, slide, quote])?;
        if let Some(tag) = same.first() {
            return Ok(tag.id);
        }
        let id = self.add(Shown::Tag)?;
        self.conn
            .prepare_cached("INSERT INTO tag (id, theme, slide, account, quote, author, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?
            .execute(params![id, theme, slide, account, quote, self.author, self.now.millis()])?;
        Ok(id)
    }

    /// Takes a tag away; a theme that has no tag left stays.
    ///
    /// # Errors
    /// [`WorkspaceError::Missing`] where there is no such tag.
    pub fn remove_tag(&mut self, id: u32) -> Result<(), WorkspaceError> {
        one(self.conn, id)?;
        self.hide(Shown::Tag, id)
    }
}

impl Workspace {
    /// All tags, in the order they were made.
    ///
    /// # Errors
    /// What the disk says.
    pub fn tags(&self) -> Result<Vec<Tag>, WorkspaceError> {
        select(&self.conn, "ORDER BY tag.id", [])
    }

    /// Tags words of a slide with a theme of that field, which is made where there is none of that name.
    ///
    /// # Errors
    /// As [`Tx::theme`] and [`Tx::tag_slide`].
    pub fn add_tag(&mut self, field: SlideField, name: &str, slide: u32, quote: &str) -> Result<Done<u32>, WorkspaceError> {
        let account_name = self.account(crate::slide::one(&self.conn, slide)?.account)?.name;
        self.transact(Op::AddTag { theme_name: name.trim().to_owned(), account_name }, |tx| {
            let theme = tx.theme(field, name)?;
            tx.tag_slide(theme, slide, quote)
        })
    }

    /// Takes a tag away.
    ///
    /// # Errors
    /// As [`Tx::remove_tag`].
    pub fn remove_tag(&mut self, id: u32) -> Result<Done<()>, WorkspaceError> {
        let tag = one(&self.conn, id)?;
        let theme_name = crate::theme::one(&self.conn, tag.theme)?.name;
        let account_name = self.account(crate::slide::one(&self.conn, tag.slide)?.account)?.name;
        self.transact(Op::RemoveTag { theme_name, account_name }, |tx| tx.remove_tag(id))
    }
}
