//! Accounts (A1, A2): companies at any stage. How they are changed stands in [`crate::account_edit`].

use std::collections::BTreeMap;

use lanewise_method::{Number, Stage};
use rusqlite::{Connection, OptionalExtension, Row};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::store::error::WorkspaceError;
use crate::store::file::Workspace;
use crate::store::time::Time;

/// A company: a prospect, a customer or anything else of its [`Stage`]. Texts that are not known are empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Account {
    /// Its number in this file.
    pub id: u32,
    /// Its id in another system; no two accounts have the same.
    pub key: Option<String>,
    /// Its name; never empty.
    pub name: String,
    /// Its website.
    pub website: String,
    /// What it does.
    pub industry: String,
    /// Where it is.
    pub country: String,
    /// Where in there.
    pub region: String,
    /// How many people work there.
    pub employees: Option<Number>,
    /// What it turns over in a year, in the team's currency.
    pub revenue: Option<Number>,
    /// Who of the team looks after it.
    pub owner: String,
    /// Where it stands.
    pub stage: Stage,
    /// How it went: the id of an outcome. Only customers' count.
    pub outcome: Option<String>,
    /// Customer since; a date as `2024-05-31`, or less of it.
    pub since: String,
    /// Anything else.
    pub note: String,
    /// Further columns of imported tables, by their header.
    pub extra: BTreeMap<String, String>,
    /// When it was put in.
    pub created: Time,
    /// When a field of it was last changed.
    pub updated: Time,
}

/// An account to be put in: as [`Account`], without what the file adds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[expect(missing_docs, reason = "the fields are those of Account")]
pub struct NewAccount {
    pub key: Option<String>,
    pub name: String,
    #[serde(default)]
    pub website: String,
    #[serde(default)]
    pub industry: String,
    #[serde(default)]
    pub country: String,
    #[serde(default)]
    pub region: String,
    pub employees: Option<Number>,
    pub revenue: Option<Number>,
    #[serde(default)]
    pub owner: String,
    pub stage: Stage,
    pub outcome: Option<String>,
    #[serde(default)]
    pub since: String,
    #[serde(default)]
    pub note: String,
    #[serde(default)]
    pub extra: BTreeMap<String, String>,
}

impl NewAccount {
    /// An account of which nothing is known but its name.
    #[must_use]
    pub fn new(name: impl Into<String>, stage: Stage) -> Self {
        Self {
            key: None,
            name: name.into(),
            website: String::new(),
            industry: String::new(),
            country: String::new(),
            region: String::new(),
            employees: None,
            revenue: None,
            owner: String::new(),
            stage,
            outcome: None,
            since: String::new(),
            note: String::new(),
            extra: BTreeMap::new(),
        }
    }
}

/// The columns of a row that undo keeps, in the order of [`Account`].
pub(crate) const COLUMNS: &[&str] = &[
    "key",
    "name",
    "website",
    "industry",
    "country",
    "region",
    "employees",
    "revenue",
    "owner",
    "stage",
    "outcome",
    "since",
    "note",
    "extra",
    "created",
    "updated",
];

pub(crate) const SELECT: &str = "SELECT id, key, name, website, industry, country, region, employees, revenue, owner, stage, \
     outcome, since, note, extra, created, updated FROM account";

pub(crate) fn from_row(row: &Row<'_>) -> Result<Account, WorkspaceError> {
    let stage = row.get_ref(10)?.as_str().map_err(rusqlite::Error::from)?;
    let extra = row.get_ref(14)?.as_str_or_null().map_err(rusqlite::Error::from)?;
    Ok(Account {
        id: row.get(0)?,
        key: row.get(1)?,
        name: row.get(2)?,
        website: row.get(3)?,
        industry: row.get(4)?,
        country: row.get(5)?,
        region: row.get(6)?,
        employees: row.get::<_, Option<i64>>(7)?.map(Number::from_millionths),
        revenue: row.get::<_, Option<i64>>(8)?.map(Number::from_millionths),
        owner: row.get(9)?,
        stage: Stage::from_id(stage).ok_or_else(|| WorkspaceError::damaged(format!("there is no stage \"{stage}\"")))?,
        outcome: row.get(11)?,
        since: row.get(12)?,
        note: row.get(13)?,
        extra: extra.map(serde_json::from_str).transpose()?.unwrap_or_default(),
        created: Time::from_millis(row.get(15)?),
        updated: Time::from_millis(row.get(16)?),
    })
}

/// The accounts that a query selects; the query starts with [`SELECT`].
fn select(conn: &Connection, rest: &str, params: impl rusqlite::Params) -> Result<Vec<Account>, WorkspaceError> {
    let mut query = conn.prepare_cached(&format!("{SELECT} {rest}"))?;
    let mut rows = query.query(params)?;
    let mut accounts = Vec::new();
    while let Some(row) = rows.next()? {
        accounts.push(from_row(row)?);
    }
    Ok(accounts)
}

pub(crate) fn get(conn: &Connection, id: u32) -> Result<Account, WorkspaceError> {
    select(conn, "WHERE id = ?1 AND gone = 0", [id])?.pop().ok_or_else(|| missing(id))
}

pub(crate) fn missing(id: u32) -> WorkspaceError {
    WorkspaceError::missing(format!("account number {id}"))
}

pub(crate) fn with_key(conn: &Connection, key: &str) -> Result<Option<u32>, WorkspaceError> {
    let mut query = conn.prepare_cached("SELECT id FROM account WHERE key = ?1 AND gone = 0")?;
    Ok(query.query_row([key.trim()], |r| r.get(0)).optional()?)
}

impl Workspace {
    /// One account.
    ///
    /// # Errors
    /// [`WorkspaceError::Missing`] where it is not there.
    pub fn account(&self, id: u32) -> Result<Account, WorkspaceError> {
        get(&self.conn, id)
    }

    /// The account with this key.
    ///
    /// # Errors
    /// What the disk says.
    pub fn account_with_key(&self, key: &str) -> Result<Option<u32>, WorkspaceError> {
        with_key(&self.conn, key)
    }

    /// All accounts in the order they were put in. For many uses [`Workspace::book`] is at hand already.
    ///
    /// # Errors
    /// What the disk says.
    pub fn accounts(&self) -> Result<Vec<Account>, WorkspaceError> {
        select(&self.conn, "WHERE gone = 0 ORDER BY id", [])
    }
}
