//! The whole list of accounts in memory, for tables, charts and scores: read in one pass, kept up to date by every change.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::Date;
use rusqlite::Connection;

use crate::account::{self, Account};
use crate::answer::{self, Answers};
use crate::override_::{self, Override, in_force};
use crate::reads::ReadKept;
use crate::store::error::WorkspaceError;
use crate::store::file::Workspace;
use crate::store::op::Changes;
use crate::store::time::Time;
use crate::store::word::Words;

/// An account with all that is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The account.
    pub account: Account,
    /// Its answers.
    pub answers: Answers,
    /// When a field or an answer of it last changed.
    pub changed: Time,
    /// Its overrides in the order they were made, expired ones included.
    pub overrides: Vec<Override>,
    /// What its answers say under the profiles that asked lately.
    pub read: ReadKept,
}

impl Entry {
    /// The override that counts on this day.
    #[must_use]
    pub fn override_on(&self, day: Date) -> Option<&Override> {
        in_force(&self.overrides, day)
    }
}

/// All accounts, in the order they were put in. Cheap to clone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Book {
    entries: Vec<Arc<Entry>>,
}

impl Book {
    /// Reads all of it. The caller's transaction, if any, makes it one consistent picture.
    pub(crate) fn load(conn: &Connection, words: &mut Words) -> Result<Self, WorkspaceError> {
        let mut overrides: HashMap<u32, Vec<Override>> = HashMap::new();
        for one in override_::all(conn)? {
            overrides.entry(one.account).or_default().push(one);
        }
        let mut accounts = conn.prepare_cached(&format!("{} WHERE gone = 0 ORDER BY id", account::SELECT))?;
        let mut accounts = accounts.query([])?;
        let mut answers =
            conn.prepare_cached("SELECT account, parameter, kind, value, grade, at FROM answer ORDER BY account, parameter")?;
        let mut answers = answers.query([])?;
        let mut answer = answers.next()?;
        let mut entries = Vec::new();
        let mut expected = 0;
        while let Some(row) = accounts.next()? {
            let account = account::from_row(row)?;
            let mut own = Answers::with_capacity(expected);
            let mut changed = account.updated;
            // Both lists are in the order of accounts; answers of hidden accounts are passed over.
            while let Some(row) = answer {
                let of: u32 = row.get(0)?;
                if of > account.id {
                    break;
                }
                if of == account.id {
                    let parameter = words.text(conn, row.get(1)?)?.to_owned();
                    own.insert(parameter, answer::from_row(words, conn, row, 2)?);
                    changed = changed.max(Time::from_millis(row.get(5)?));
                }
                answer = answers.next()?;
            }
            expected = own.len();
            let overrides = overrides.remove(&account.id).unwrap_or_default();
            entries.push(Arc::new(Entry { account, answers: own, changed, overrides, read: ReadKept::default() }));
        }
        Ok(Self { entries })
    }

    /// All entries, in the order they were put in.
    #[must_use]
    pub fn entries(&self) -> &[Arc<Entry>] {
        &self.entries
    }

    /// The entry of an account.
    #[must_use]
    pub fn entry(&self, id: u32) -> Option<&Entry> {
        self.position(id).ok().and_then(|at| self.entries.get(at)).map(Arc::as_ref)
    }

    /// How many accounts.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The answers of the reference customers: all customers and ambassadors.
    #[must_use]
    pub fn reference(&self) -> Vec<&Answers> {
        self.entries.iter().filter(|e| e.account.stage.is_customer()).map(|e| &e.answers).collect()
    }

    fn position(&self, id: u32) -> Result<usize, usize> {
        self.entries.binary_search_by_key(&id, |e| e.account.id)
    }

    /// Reads one account again.
    fn refresh(&mut self, conn: &Connection, words: &mut Words, id: u32) -> Result<(), WorkspaceError> {
        let account = match account::get(conn, id) {
            Ok(account) => Some(account),
            Err(WorkspaceError::Missing { .. }) => None,
            Err(other) => return Err(other),
        };
        let entry = match account {
            Some(account) => {
                let recorded = answer::of_account(conn, words, id)?;
                let changed = recorded.iter().map(|a| a.at).fold(account.updated, Time::max);
                let answers = recorded.into_iter().map(|a| (a.parameter, a.answer)).collect();
                let (overrides, read) = (override_::of_account(conn, id)?, ReadKept::default());
                Some(Arc::new(Entry { account, answers, changed, overrides, read }))
            }
            None => None,
        };
        match (self.position(id), entry) {
            (Ok(at), Some(entry)) => self.entries[at] = entry,
            (Ok(at), None) => {
                self.entries.remove(at);
            }
            (Err(at), Some(entry)) => self.entries.insert(at, entry),
            (Err(_), None) => {}
        }
        Ok(())
    }
}

impl Workspace {
    /// The list of accounts as it is now. It does not change afterwards: ask again after a change, which costs next to nothing. Only
    /// of a file that was opened for reading it is read anew each time, because others may change it.
    ///
    /// # Errors
    /// What the disk says.
    pub fn book(&self) -> Result<Arc<Book>, WorkspaceError> {
        let held = self.book.borrow().clone();
        // Another process may be changing a file that was opened for reading.
        if let Some(book) = held.filter(|_| self.is_writable()) {
            return Ok(book);
        }
        let together = self.conn.unchecked_transaction()?;
        let book = Arc::new(Book::load(&together, &mut self.words.borrow_mut())?);
        together.finish()?;
        self.book.replace(Some(Arc::clone(&book)));
        Ok(book)
    }

    /// Brings the list in memory up to date, or drops it where that is quicker.
    pub(crate) fn refresh_book(&self, changes: &Changes) {
        let touched = [&changes.accounts, &changes.answers, &changes.overrides];
        if touched.iter().all(|t| t.is_empty()) {
            return;
        }
        let mut held = self.book.borrow_mut();
        let Some(book) = held.as_mut() else { return };
        let mut fresh = Ok(());
        if touched.iter().any(|t| t.all) {
            *held = None;
            return;
        }
        let book = Arc::make_mut(book);
        let mut words = self.words.borrow_mut();
        for id in touched.iter().flat_map(|t| &t.ids) {
            fresh = fresh.and_then(|()| book.refresh(&self.conn, &mut words, *id));
        }
        // The change itself is safe; what could not be read now is read, or reported, when it is asked for.
        if fresh.is_err() {
            *held = None;
        }
    }
}
