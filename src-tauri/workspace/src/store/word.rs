//! Short texts kept once: ids of parameters and levels, names of authors.

use std::collections::HashMap;

use rusqlite::{Connection, params};

use crate::store::error::WorkspaceError;

/// The words of a file as they are in memory. Words are only ever added, so they stay true until a transaction that added some
/// is rolled back.
#[derive(Debug, Default)]
pub(crate) struct Words {
    ids: HashMap<String, i64>,
    texts: HashMap<i64, String>,
}

impl Words {
    /// Forgets all; they are read again when they are needed.
    pub(crate) fn forget(&mut self) {
        self.ids.clear();
        self.texts.clear();
    }

    /// The id of a word, adding it if it is new.
    pub(crate) fn id(&mut self, conn: &Connection, text: &str) -> Result<i64, WorkspaceError> {
        if let Some(id) = self.ids.get(text) {
            return Ok(*id);
        }
        let id = match self.find(conn, text)? {
            Some(id) => id,
            None => {
                conn.prepare_cached("INSERT INTO word (text) VALUES (?1)")?.execute([text])?;
                conn.last_insert_rowid()
            }
        };
        self.ids.insert(text.to_owned(), id);
        self.texts.insert(id, text.to_owned());
        Ok(id)
    }

    /// The id of a word, if the file has it.
    pub(crate) fn find(&mut self, conn: &Connection, text: &str) -> Result<Option<i64>, WorkspaceError> {
        if let Some(id) = self.ids.get(text) {
            return Ok(Some(*id));
        }
        let mut query = conn.prepare_cached("SELECT id FROM word WHERE text = ?1")?;
        let mut rows = query.query([text])?;
        Ok(match rows.next()? {
            Some(row) => Some(row.get(0)?),
            None => None,
        })
    }

    /// A word by its id.
    pub(crate) fn text(&mut self, conn: &Connection, id: i64) -> Result<&str, WorkspaceError> {
        if !self.texts.contains_key(&id) {
            let mut query = conn.prepare_cached("SELECT text FROM word WHERE id = ?1")?;
            let text: String = query.query_row(params![id], |r| r.get(0))?;
            self.ids.insert(text.clone(), id);
            self.texts.insert(id, text);
        }
        Ok(self.texts.get(&id).map_or("", String::as_str))
    }
}
