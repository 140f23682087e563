//! Tiers set by hand (S5): with a reason, an author and an expiry. The computed score stays, and explains only itself.

use jiff::civil::Date;
use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::profile::latest;
use crate::score::Cause;
use crate::store::change::{Change, Shown};
use crate::store::error::WorkspaceError;
use crate::store::file::Workspace;
use crate::store::op::{Done, Op};
use crate::store::refusal::{Blank, Refusal};
use crate::store::time::{Time, today};
use crate::store::transact::Tx;

/// A tier that somebody set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Override {
    /// Its number.
    pub id: u32,
    /// The account.
    pub account: u32,
    /// The version of the profile whose tier it names.
    pub version: u32,
    /// The tier's id.
    pub tier: String,
    /// Why.
    pub reason: String,
    /// Who.
    pub author: String,
    /// When.
    pub at: Time,
    /// The last day it counts, as `2026-12-31`.
    pub expires: String,
}

impl Override {
    /// Whether it still counts on this day.
    #[must_use]
    pub fn counts_on(&self, day: Date) -> bool {
        self.expires.parse::<Date>().is_ok_and(|last| day <= last)
    }
}

/// Of all overrides of an account, in the order they were made, the one that counts on this day: the last one that has not expired.
#[must_use]
pub fn in_force(overrides: &[Override], day: Date) -> Option<&Override> {
    overrides.iter().rev().find(|o| o.counts_on(day))
}

const SELECT: &str = "SELECT id, account, version, tier, reason, author, at, expires FROM override WHERE gone = 0";

fn from_row(row: &Row<'_>) -> Result<Override, WorkspaceError> {
    Ok(Override {
        id: row.get(0)?,
        account: row.get(1)?,
        version: row.get(2)?,
        tier: row.get(3)?,
        reason: row.get(4)?,
        author: row.get(5)?,
        at: Time::from_millis(row.get(6)?),
        expires: row.get(7)?,
    })
}

fn select(conn: &Connection, rest: &str, params: impl rusqlite::Params) -> Result<Vec<Override>, WorkspaceError> {
    let mut query = conn.prepare_cached(&format!("{SELECT} {rest}"))?;
    let mut rows = query.query(params)?;
    let mut overrides = Vec::new();
    while let Some(row) = rows.next()? {
        overrides.push(from_row(row)?);
    }
    Ok(overrides)
}

/// All of them, also of accounts that are hidden.
pub(crate) fn all(conn: &Connection) -> Result<Vec<Override>, WorkspaceError> {
    select(conn, "ORDER BY account, id", [])
}

pub(crate) fn of_account(conn: &Connection, account: u32) -> Result<Vec<Override>, WorkspaceError> {
    select(conn, "AND account = ?1 ORDER BY id", [account])
}

impl Tx<'_> {
    /// Sets the tier of an account by hand until a day, that day included, and records the computed score beside it.
    ///
    /// # Errors
    /// [`WorkspaceError::Missing`] where there is no such account or no published version, [`WorkspaceError::Invalid`] where the reason is
    /// empty, the tier is not one of the profile, or the day is not a date or over already.
    pub fn set_override(&mut self, account: u32, tier: &str, reason: &str, expires: &str) -> Result<u32, WorkspaceError> {
        self.require_account(account)?;
        let version = latest(self.conn)?
            .ok_or_else(|| WorkspaceError::missing("published version to set a tier against (publish the profile first)"))?;
        let reason = reason.trim();
        if reason.is_empty() {
            return Err(WorkspaceError::empty(Blank::Reason));
        }
        if version.profile.tier_index(tier).is_none() {
            let known = version.profile.tiers.iter().map(|t| t.id.clone()).collect();
            return Err(Refusal::NoSuchTier { tier: tier.to_owned(), known }.into());
        }
        let day: Date = expires.trim().parse().map_err(|_| Refusal::NotADate { text: expires.to_owned() })?;
        if day < today() {
            return Err(Refusal::DayOver.into());
        }
        self.record_scores(&[account], Cause::Override)?;
        let id = self.add(Shown::Override)?;
        self.conn.execute(
            "INSERT INTO override (id, account, version, tier, reason, author, at, expires) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            params![id, account, version.info.number, tier, reason, self.author, self.now.millis(), day.to_string()],
        )?;
        Ok(id)
    }

    /// Withdraws an override.
    ///
    /// # Errors
    /// [`WorkspaceError::Missing`] where it is not there.
    pub fn remove_override(&mut self, id: u32) -> Result<(), WorkspaceError> {
        let known = self.conn.prepare_cached("SELECT 1 FROM override WHERE id = ?1 AND gone = 0")?.exists([id])?;
        if !known {
            return Err(WorkspaceError::missing(format!("override number {id}")));
        }
        Shown::Override.show(self.conn, id, id, false)?;
        Shown::Override.touched(self.conn, id, id, &mut self.changes)?;
        self.log(Change::Visible(Shown::Override, id, id, true))
    }
}

impl Workspace {
    /// All overrides of an account in the order they were made, expired ones included.
    ///
    /// # Errors
    /// What the disk says.
    pub fn overrides_of(&self, account: u32) -> Result<Vec<Override>, WorkspaceError> {
        of_account(&self.conn, account)
    }

    /// Sets a tier by hand; see [`Tx::set_override`].
    ///
    /// # Errors
    /// As [`Tx::set_override`].
    pub fn set_override(&mut self, account: u32, tier: &str, reason: &str, expires: &str) -> Result<Done<u32>, WorkspaceError> {
        let account_name = self.account(account)?.name;
        let version = self.latest_version()?;
        let tier_name =
            version.and_then(|v| v.profile.tiers.into_iter().find(|t| t.id == tier)).map_or_else(|| tier.to_owned(), |t| t.name);
        self.transact(Op::Override { account_name, tier_name }, |tx| tx.set_override(account, tier, reason, expires))
    }

    /// Withdraws an override.
    ///
    /// # Errors
    /// As [`Tx::remove_override`].
    pub fn remove_override(&mut self, id: u32) -> Result<Done<()>, WorkspaceError> {
        let found = select(&self.conn, "AND id = ?1", [id])?.pop();
        let found = found.ok_or_else(|| WorkspaceError::missing(format!("override number {id}")))?;
        let account_name = self.account(found.account)?.name;
        self.transact(Op::RemoveOverride { account_name }, |tx| tx.remove_override(id))
    }
}
