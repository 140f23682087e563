//! How far the needs on an account's slides are covered (D4), as somebody of the team said.

use lanewise_method::fold::fold;
pub use lanewise_method::needs::Covered;
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::store::change::Shown;
use crate::store::error::WorkspaceError;
use crate::store::file::Workspace;
use crate::store::op::{Done, Op};
use crate::store::time::Time;
use crate::store::transact::Tx;

/// How far a need is covered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Cover {
    /// Its number.
    pub id: u32,
    /// The account.
    pub account: u32,
    /// The need as on the slide.
    pub need: String,
    /// What covers it; none where nothing of ours does, or what did is not listed any more.
    pub capability: Option<u32>,
    /// How far.
    pub cover: Covered,
    /// Who said so.
    pub author: String,
    /// When.
    pub at: Time,
}

/// What is said of a need; nothing takes back what was said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Said {
    /// The account.
    pub account: u32,
    /// The need as on the slide.
    pub need: String,
    /// How far it is covered.
    pub cover: Option<Covered>,
    /// By what.
    pub capability: Option<u32>,
}

const SELECT: &str = "SELECT cover.id, cover.account, cover.need, \
     (SELECT id FROM capability WHERE capability.id = cover.capability AND capability.gone = 0), cover.cover, cover.author, cover.at \
     FROM cover JOIN account ON account.id = cover.account WHERE cover.gone = 0 AND account.gone = 0";

fn select(conn: &Connection, rest: &str, params: impl rusqlite::Params) -> Result<Vec<Cover>, WorkspaceError> {
    let mut query = conn.prepare_cached(&format!("{SELECT} {rest}"))?;
    let mut rows = query.query(params)?;
    let mut covers = Vec::new();
    while let Some(row) = rows.next()? {
        let word: String = row.get(4)?;
        let cover = Covered::ALL.into_iter().find(|c| c.id() == word);
        covers.push(Cover {
            id: row.get(0)?,
            account: row.get(1)?,
            need: row.get(2)?,
            capability: row.get(3)?,
            cover: cover.ok_or_else(|| WorkspaceError::damaged(format!("nothing is covered \"{word}\"")))?,
            author: row.get(5)?,
            at: Time::from_millis(row.get(6)?),
        });
    }
    Ok(covers)
}

pub(crate) fn of_account(conn: &Connection, account: u32) -> Result<Vec<Cover>, WorkspaceError> {
    select(conn, "AND cover.account = ?1 ORDER BY cover.id", [account])
}

impl Tx<'_> {
    /// Says how far a need of an account is covered and by what, or takes it back. Capitals and accents do not make another need.
    ///
    /// # Errors
    /// [`WorkspaceError::Missing`] where there is no such account or capability.
    pub fn set_cover(&mut self, said: &Said) -> Result<(), WorkspaceError> {
        let Said { account, cover, capability, .. } = *said;
        self.require_account(account)?;
        let need = said.need.trim();
        if let Some(capability) = capability {
            crate::capability::one(self.conn, capability)?;
        }
        let same = fold(need);
        let mut old = of_account(self.conn, account)?;
        old.retain(|c| fold(&c.need) == same);
        if let ([was], Some(now)) = (old.as_slice(), cover)
            && (was.cover, was.capability) == (now, capability)
        {
            return Ok(());
        }
        for was in old {
            self.hide(Shown::Cover, was.id)?;
        }
        if let Some(cover) = cover {
            let id = self.add(Shown::Cover)?;
            self.conn
                .prepare_cached(
                    "INSERT INTO cover (id, account, need, capability, cover, author, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                )?
                .execute(params![id, account, need, capability, cover.id(), self.author, self.now.millis()])?;
        }
        Ok(())
    }
}

impl Workspace {
    /// What was said of the needs of an account.
    ///
    /// # Errors
    /// What the disk says.
    pub fn covers_of(&self, account: u32) -> Result<Vec<Cover>, WorkspaceError> {
        of_account(&self.conn, account)
    }

    /// What was said of all needs.
    ///
    /// # Errors
    /// What the disk says.
    pub fn covers(&self) -> Result<Vec<Cover>, WorkspaceError> {
        select(&self.conn, "ORDER BY cover.id", [])
    }

    /// Says how far needs of accounts are covered, as one step.
    ///
    /// # Errors
    /// As [`Tx::set_cover`]; then nothing is changed.
    pub fn set_covers(&mut self, said: &[Said]) -> Result<Done<()>, WorkspaceError> {
        let account_name = match said.first() {
            Some(first) => self.account(first.account)?.name,
            None => String::new(),
        };
        let count = u32::try_from(said.len()).unwrap_or(u32::MAX);
        self.transact(Op::SetCover { account_name, count }, |tx| said.iter().try_for_each(|one| tx.set_cover(one)))
    }
}
