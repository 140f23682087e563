//! Saved views of a list: what somebody filters, sorts and groups by, under a name. The team's, so it is undone like everything else.

use std::collections::BTreeMap;

use crate::store::error::WorkspaceError;
use crate::store::file::Workspace;
use crate::store::op::{Done, Op};
use crate::store::refusal::{Blank, Refusal};
use crate::store::transact::Tx;

const VIEW: &str = "view:";

/// How a view is kept. A list's own name has no colon, so that the rest is the view's name.
fn key(list: &str, name: &str) -> Result<String, WorkspaceError> {
    let name = name.trim();
    if name.is_empty() {
        return Err(WorkspaceError::empty(Blank::View));
    }
    Ok(format!("{VIEW}{list}:{name}"))
}

impl Tx<'_> {
    /// Saves a view of a list under a name, or removes it. The text is the list's own (JSON).
    ///
    /// # Errors
    /// [`WorkspaceError::Refused`] where the name is empty.
    pub fn set_view(&mut self, list: &str, name: &str, text: Option<&str>) -> Result<bool, WorkspaceError> {
        self.put(&key(list, name)?, text.as_ref())
    }
}

impl Workspace {
    /// The saved views of a list, by name.
    ///
    /// # Errors
    /// What the disk says.
    pub fn views(&self, list: &str) -> Result<BTreeMap<String, String>, WorkspaceError> {
        let before = format!("{VIEW}{list}:");
        let mut query = self.conn.prepare_cached("SELECT key, value FROM setting WHERE substr(key, 1, length(?1)) = ?1")?;
        let mut rows = query.query([&before])?;
        let mut views = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let (key, value): (String, String) = (row.get(0)?, row.get(1)?);
            views.insert(key[before.len()..].to_owned(), serde_json::from_str(&value)?);
        }
        Ok(views)
    }

    /// Saves a view of a list under a name, in the place of one that was called so.
    ///
    /// # Errors
    /// As [`Tx::set_view`].
    pub fn save_view(&mut self, list: &str, name: &str, text: &str) -> Result<Done<()>, WorkspaceError> {
        let op = Op::SaveView { list: list.to_owned(), view_name: name.trim().to_owned() };
        self.transact(op, |tx| tx.set_view(list, name, Some(text)).map(|_| ()))
    }

    /// Gives a view another name.
    ///
    /// # Errors
    /// [`WorkspaceError::Missing`] where there is no such view, [`WorkspaceError::Refused`] where the new name is empty or taken.
    pub fn rename_view(&mut self, list: &str, from: &str, to: &str) -> Result<Done<()>, WorkspaceError> {
        let mut views = self.views(list)?;
        let (from, to) = (from.trim(), to.trim());
        let text = views.remove(from).ok_or_else(|| WorkspaceError::missing(format!("the view \"{from}\"")))?;
        if views.contains_key(to) {
            return Err(Refusal::ViewTaken { name: to.to_owned() }.into());
        }
        let op = Op::RenameView { list: list.to_owned(), view_name: to.to_owned() };
        self.transact(op, |tx| {
            tx.set_view(list, from, None)?;
            tx.set_view(list, to, Some(&text)).map(|_| ())
        })
    }

    /// Removes a view.
    ///
    /// # Errors
    /// As [`Tx::set_view`].
    pub fn remove_view(&mut self, list: &str, name: &str) -> Result<Done<()>, WorkspaceError> {
        let op = Op::RemoveView { list: list.to_owned(), view_name: name.trim().to_owned() };
        self.transact(op, |tx| tx.set_view(list, name, None).map(|_| ()))
    }
}
