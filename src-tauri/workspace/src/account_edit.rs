//! Putting accounts in, changing them, and taking them out.

use std::collections::BTreeMap;

use lanewise_method::{Number, Stage};
use rusqlite::params;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::account::{Account, NewAccount, get, missing, with_key};
use crate::store::change::{Cell, Change, Shown, Table};
use crate::store::error::WorkspaceError;
use crate::store::file::Workspace;
use crate::store::op::{Done, Op};
use crate::store::refusal::{Blank, Refusal};
use crate::store::transact::Tx;

/// A change of one field of an account. Texts are trimmed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "field", content = "value", rename_all = "snake_case")]
#[expect(missing_docs, reason = "the fields are those of Account")]
pub enum AccountEdit {
    Key(Option<String>),
    Name(String),
    Website(String),
    Industry(String),
    Country(String),
    Region(String),
    Employees(Option<Number>),
    Revenue(Option<Number>),
    Owner(String),
    Stage(Stage),
    Outcome(Option<String>),
    Since(String),
    Note(String),
    /// Sets a further column, or removes it.
    Extra {
        name: String,
        text: Option<String>,
    },
}

impl AccountEdit {
    /// The word for the field, as in [`Op::EditAccount`].
    #[must_use]
    pub const fn field(&self) -> &'static str {
        match self {
            Self::Key(_) => "key",
            Self::Name(_) => "name",
            Self::Website(_) => "website",
            Self::Industry(_) => "industry",
            Self::Country(_) => "country",
            Self::Region(_) => "region",
            Self::Employees(_) => "employees",
            Self::Revenue(_) => "revenue",
            Self::Owner(_) => "owner",
            Self::Stage(_) => "stage",
            Self::Outcome(_) => "outcome",
            Self::Since(_) => "since",
            Self::Note(_) => "note",
            Self::Extra { .. } => "extra",
        }
    }

    fn apply(&self, account: &mut Account) {
        let trimmed = |text: &String| text.trim().to_owned();
        match self {
            Self::Key(key) => account.key = trimmed_key(key.as_deref()),
            Self::Name(text) => account.name = trimmed(text),
            Self::Website(text) => account.website = trimmed(text),
            Self::Industry(text) => account.industry = trimmed(text),
            Self::Country(text) => account.country = trimmed(text),
            Self::Region(text) => account.region = trimmed(text),
            Self::Employees(number) => account.employees = *number,
            Self::Revenue(number) => account.revenue = *number,
            Self::Owner(text) => account.owner = trimmed(text),
            Self::Stage(stage) => account.stage = *stage,
            Self::Outcome(outcome) => account.outcome.clone_from(outcome),
            Self::Since(text) => account.since = trimmed(text),
            Self::Note(text) => account.note = trimmed(text),
            Self::Extra { name, text: Some(text) } => {
                account.extra.insert(name.clone(), text.clone());
            }
            Self::Extra { name, text: None } => {
                account.extra.remove(name);
            }
        }
    }
}

fn trimmed_key(key: Option<&str>) -> Option<String> {
    key.map(str::trim).filter(|k| !k.is_empty()).map(str::to_owned)
}

impl Tx<'_> {
    /// Puts an account in and gives its number.
    ///
    /// # Errors
    /// [`WorkspaceError::Invalid`] where the name is empty, the key is taken, or there is no such outcome.
    pub fn add_account(&mut self, new: &NewAccount) -> Result<u32, WorkspaceError> {
        let name = new.name.trim();
        let key = new.key.as_deref().map(str::trim).filter(|k| !k.is_empty());
        self.check_account(None, name, key, new.outcome.as_deref())?;
        let id = self.add(Shown::Account)?;
        let extra = extra_text(&new.extra)?;
        let now = self.now.millis();
        self.conn
            .prepare_cached(
                "INSERT INTO account (id, key, name, website, industry, country, region, employees, revenue, owner, stage, outcome, \
                 since, note, extra, created, updated) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?16)",
            )?
            .execute(params![
                id,
                key,
                name,
                new.website.trim(),
                new.industry.trim(),
                new.country.trim(),
                new.region.trim(),
                new.employees.map(Number::millionths),
                new.revenue.map(Number::millionths),
                new.owner.trim(),
                new.stage.id(),
                new.outcome,
                new.since.trim(),
                new.note.trim(),
                extra,
                now,
            ])?;
        self.known = Some(id);
        Ok(id)
    }

    /// Changes fields of an account. `false` if it already was so.
    ///
    /// # Errors
    /// [`WorkspaceError::Missing`] where there is no such account, [`WorkspaceError::Invalid`] as in [`Self::add_account`].
    pub fn update_account(&mut self, id: u32, edits: &[AccountEdit]) -> Result<bool, WorkspaceError> {
        let before = get(self.conn, id)?;
        let mut account = before.clone();
        edits.iter().for_each(|e| e.apply(&mut account));
        if account == before {
            return Ok(false);
        }
        let key = account.key.as_deref();
        self.check_account(Some(id), &account.name, key.filter(|_| account.key != before.key), {
            account.outcome.as_deref().filter(|_| account.outcome != before.outcome)
        })?;
        let row_key = [Cell::Integer(i64::from(id))];
        if !self.is_new(Shown::Account, id) {
            let was = Table::Account.read(self.conn, &row_key)?;
            self.log(Change::Row(Table::Account, row_key.to_vec(), was))?;
        }
        if account.stage != before.stage && !self.is_new(Shown::Account, id) {
            self.record_move(id, before.stage, account.stage)?;
        }
        account.updated = self.now;
        self.conn
            .prepare_cached(
                "UPDATE account SET key = ?2, name = ?3, website = ?4, industry = ?5, country = ?6, region = ?7, employees = ?8, \
                 revenue = ?9, owner = ?10, stage = ?11, outcome = ?12, since = ?13, note = ?14, extra = ?15, updated = ?16 WHERE id = ?1",
            )?
            .execute(params![
                id,
                account.key,
                account.name,
                account.website,
                account.industry,
                account.country,
                account.region,
                account.employees.map(Number::millionths),
                account.revenue.map(Number::millionths),
                account.owner,
                account.stage.id(),
                account.outcome,
                account.since,
                account.note,
                extra_text(&account.extra)?,
                account.updated.millis(),
            ])?;
        self.changes.accounts.add(id);
        Ok(true)
    }

    /// Takes accounts out, with their answers, scores and overrides.
    ///
    /// # Errors
    /// [`WorkspaceError::Missing`] where one is not there.
    pub fn remove_accounts(&mut self, ids: &[u32]) -> Result<(), WorkspaceError> {
        let mut ids = ids.to_vec();
        ids.sort_unstable();
        ids.dedup();
        for &id in &ids {
            self.require_account(id)?;
        }
        self.known = None;
        for id in &ids {
            self.put_aside.remove(id);
        }
        // Those that this step added leave no trace; the others are hidden, run by run.
        let (new, old): (Vec<u32>, Vec<u32>) = ids.into_iter().partition(|&id| self.is_new(Shown::Account, id));
        for id in new {
            for sql in ["DELETE FROM override WHERE account = ?1", "DELETE FROM score WHERE account = ?1"] {
                self.conn.prepare_cached(sql)?.execute([id])?;
            }
            self.conn.prepare_cached("DELETE FROM account WHERE id = ?1")?.execute([id])?;
        }
        for run in old.chunk_by(|a, b| a + 1 == *b) {
            if let (Some(&first), Some(&last)) = (run.first(), run.last()) {
                Shown::Account.show(self.conn, first, last, false)?;
                Shown::Account.touched(self.conn, first, last, &mut self.changes)?;
                self.log(Change::Visible(Shown::Account, first, last, true))?;
            }
        }
        Ok(())
    }

    /// One account.
    ///
    /// # Errors
    /// [`WorkspaceError::Missing`] where it is not there.
    pub fn account(&self, id: u32) -> Result<Account, WorkspaceError> {
        get(self.conn, id)
    }

    /// The account with this key.
    ///
    /// # Errors
    /// What the disk says.
    pub fn account_with_key(&self, key: &str) -> Result<Option<u32>, WorkspaceError> {
        with_key(self.conn, key)
    }

    /// Makes sure an account is there.
    pub(crate) fn require_account(&mut self, id: u32) -> Result<(), WorkspaceError> {
        if self.known != Some(id) {
            let mut query = self.conn.prepare_cached("SELECT 1 FROM account WHERE id = ?1 AND gone = 0")?;
            if !query.exists([id])? {
                return Err(missing(id));
            }
            self.known = Some(id);
        }
        Ok(())
    }

    fn check_account(
        &mut self,
        id: Option<u32>,
        name: &str,
        key: Option<&str>,
        outcome: Option<&str>,
    ) -> Result<(), WorkspaceError> {
        if name.is_empty() {
            return Err(WorkspaceError::empty(Blank::Account));
        }
        if let Some(key) = key
            && let Some(other) = with_key(self.conn, key)?.filter(|&other| Some(other) != id)
        {
            let account = get(self.conn, other)?.name;
            return Err(Refusal::KeyTaken { key: key.to_owned(), account }.into());
        }
        if let Some(outcome) = outcome {
            if self.outcomes.is_none() {
                let known = crate::setting::outcomes(self.conn)?;
                self.outcomes = Some(known.into_iter().map(|o| o.id).collect());
            }
            if self.outcomes.as_ref().is_some_and(|known| !known.contains(outcome)) {
                return Err(Refusal::NoSuchOutcome { outcome: outcome.to_owned() }.into());
            }
        }
        Ok(())
    }
}

fn extra_text(extra: &BTreeMap<String, String>) -> Result<Option<String>, WorkspaceError> {
    Ok(if extra.is_empty() { None } else { Some(serde_json::to_string(extra)?) })
}

impl Workspace {
    /// Puts one account in.
    ///
    /// # Errors
    /// As [`Tx::add_account`].
    pub fn add_account(&mut self, new: &NewAccount) -> Result<Done<u32>, WorkspaceError> {
        self.transact(Op::AddAccount { account_name: new.name.trim().to_owned() }, |tx| tx.add_account(new))
    }

    /// Changes one field of some accounts.
    ///
    /// # Errors
    /// As [`Tx::update_account`]; then none is changed.
    pub fn edit_accounts(&mut self, ids: &[u32], edit: &AccountEdit) -> Result<Done<()>, WorkspaceError> {
        let (account_name, count) = self.label(ids)?;
        let op = match edit {
            AccountEdit::Stage(stage) => Op::SetStage { account_name, count, stage: *stage },
            AccountEdit::Outcome(outcome) => Op::SetOutcome { account_name, count, outcome: outcome.clone() },
            other => Op::EditAccount { account_name, count, field: other.field().into() },
        };
        self.transact(op, |tx| ids.iter().try_for_each(|&id| tx.update_account(id, std::slice::from_ref(edit)).map(|_| ())))
    }

    /// Takes accounts out, with their answers, scores and overrides.
    ///
    /// # Errors
    /// As [`Tx::remove_accounts`]; then none is removed.
    pub fn remove_accounts(&mut self, ids: &[u32]) -> Result<Done<()>, WorkspaceError> {
        let (account_name, count) = self.label(ids)?;
        self.transact(Op::RemoveAccounts { account_name, count }, |tx| tx.remove_accounts(ids))
    }

    pub(crate) fn label(&self, ids: &[u32]) -> Result<(String, u32), WorkspaceError> {
        let name = match ids.first() {
            Some(&id) => get(&self.conn, id)?.name,
            None => String::new(),
        };
        Ok((name, u32::try_from(ids.len()).unwrap_or(u32::MAX)))
    }
}
