//! The profile (P6): one draft, and published versions that never change.

use std::borrow::Borrow;

use lanewise_method::Profile;
use lanewise_method::check::{Problem, check};
use lanewise_method::reads::{Reads, read_all};
use lanewise_method::score::typical_fits_of;
use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::answer::Answers;
use crate::book::Book;
use crate::reads::read;
use crate::score::{Cause, Recorder};
use crate::store::change::{Change, Shown, draft_text, draft_was, set_draft_text};
use crate::store::error::WorkspaceError;
use crate::store::file::Workspace;
use crate::store::op::{Done, Op};
use crate::store::time::Time;
use crate::store::transact::Tx;

/// A published version, without the profile itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct VersionInfo {
    /// Its number, from 1. Numbers are never given twice, not even after a publication was undone.
    pub number: u32,
    /// The profile's name.
    pub name: String,
    /// When it was published.
    pub at: Time,
    /// By whom.
    pub author: String,
    /// Why.
    pub reason: String,
    /// How far its weights were moved from the team's own towards the data's, in per cent (E2); nothing where they are the team's.
    pub blend: Option<u8>,
    /// Whether it was learnt from a table (E3), and not made by a team.
    pub learnt: bool,
}

/// A published version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Version {
    /// All about it.
    pub info: VersionInfo,
    /// The profile as it was published.
    pub profile: Profile,
}

/// The profile with its typical fits (S2) as these reference customers give them. With no customer at all it keeps its own, as one
/// that was published elsewhere; a parameter that none of them answered has none. Where not knowing tells something of its own, the
/// profile's own stays: these customers' answers say nothing about those who gave none.
#[must_use]
pub fn with_typical_fits(profile: &Profile, reference: &[&Answers]) -> Profile {
    fitted(profile, &read_all(profile, reference.iter().copied()))
}

/// The same, of customers whose answers were read under the parameters of the profile.
pub(crate) fn fitted<R: Borrow<Reads>>(profile: &Profile, reference: &[R]) -> Profile {
    let mut profile = profile.clone();
    if reference.is_empty() {
        return profile;
    }
    let fits = typical_fits_of(&profile, reference.iter().map(Borrow::borrow));
    for (parameter, fit) in profile.parameters.iter_mut().zip(fits) {
        if !parameter.unknown_tells || parameter.typical.is_none() {
            parameter.typical = fit;
        }
    }
    profile
}

impl Book {
    /// [`with_typical_fits`] of the customers in this list.
    #[must_use]
    pub fn with_typical_fits(&self, profile: &Profile) -> Profile {
        let customers: Vec<_> = self.entries().iter().filter(|e| e.account.stage.is_customer()).collect();
        fitted(profile, &read(profile, customers.iter().map(|e| (&e.answers, Some(&e.read)))))
    }
}

fn valid(profile: &Profile) -> Result<(), WorkspaceError> {
    let problems: Vec<Problem> = check(profile);
    if problems.is_empty() { Ok(()) } else { Err(WorkspaceError::Invalid(problems)) }
}

pub(crate) fn draft(conn: &Connection) -> Result<Option<Profile>, WorkspaceError> {
    Ok(draft_text(conn)?.map(|t| serde_json::from_str(&t)).transpose()?)
}

const VERSION: &str = "SELECT number, name, at, author, reason, profile, json_extract(profile, '$.blend.percent'), \
     json_type(profile, '$.learnt') IS NOT NULL FROM version WHERE gone = 0";

fn info(row: &Row<'_>) -> Result<VersionInfo, WorkspaceError> {
    Ok(VersionInfo {
        number: row.get(0)?,
        name: row.get(1)?,
        at: Time::from_millis(row.get(2)?),
        author: row.get(3)?,
        reason: row.get(4)?,
        blend: row.get(6)?,
        learnt: row.get(7)?,
    })
}

fn version(row: &Row<'_>) -> Result<Version, WorkspaceError> {
    let text = row.get_ref(5)?.as_str().map_err(rusqlite::Error::from)?;
    Ok(Version { info: info(row)?, profile: serde_json::from_str(text)? })
}

pub(crate) fn latest(conn: &Connection) -> Result<Option<Version>, WorkspaceError> {
    let mut query = conn.prepare_cached(&format!("{VERSION} ORDER BY number DESC LIMIT 1"))?;
    let mut rows = query.query([])?;
    rows.next()?.map(version).transpose()
}

impl Tx<'_> {
    /// The draft, if there is one.
    ///
    /// # Errors
    /// What the disk says.
    pub fn draft(&self) -> Result<Option<Profile>, WorkspaceError> {
        draft(self.conn)
    }

    /// Changes the draft. `false` if it stayed as it was.
    ///
    /// # Errors
    /// [`WorkspaceError::Missing`] where there is no draft, [`WorkspaceError::Invalid`] where it would not be a valid profile.
    pub fn edit_draft(&mut self, edit: impl FnOnce(&mut Profile)) -> Result<bool, WorkspaceError> {
        let mut profile = draft(self.conn)?.ok_or_else(|| WorkspaceError::missing("draft of a profile"))?;
        edit(&mut profile);
        self.put_draft(Some(&profile))
    }

    /// Replaces the draft, or throws it away. `false` if it stayed as it was.
    ///
    /// # Errors
    /// [`WorkspaceError::Invalid`] where it is not a valid profile.
    pub fn put_draft(&mut self, profile: Option<&Profile>) -> Result<bool, WorkspaceError> {
        let text = match profile {
            Some(profile) => {
                valid(profile)?;
                Some(serde_json::to_string(profile)?)
            }
            None => None,
        };
        let was = draft_text(self.conn)?;
        if was == text {
            return Ok(false);
        }
        set_draft_text(self.conn, text.as_deref())?;
        self.changes.draft = true;
        self.log(Change::Draft(draft_was(was, text.as_deref())?))?;
        Ok(true)
    }

    /// Publishes the draft: writes the typical fits of the reference customers into it, keeps it as the next version, scores every
    /// account with it, and goes on with a copy as the draft.
    ///
    /// # Errors
    /// [`WorkspaceError::Missing`] where there is no draft, [`WorkspaceError::Invalid`] where it is not a valid profile.
    pub fn publish(&mut self, reason: &str) -> Result<VersionInfo, WorkspaceError> {
        let draft = draft(self.conn)?.ok_or_else(|| WorkspaceError::missing("draft to publish"))?;
        let book = Book::load(self.conn, &mut self.words.borrow_mut())?;
        let profile = book.with_typical_fits(&draft);
        valid(&profile)?;
        let number = self.add(Shown::Version)?;
        let info = VersionInfo {
            number,
            name: profile.name.clone(),
            at: self.now,
            author: self.author.to_owned(),
            reason: reason.trim().to_owned(),
            blend: profile.blend.as_ref().map(|b| b.percent),
            learnt: profile.learnt.is_some(),
        };
        self.conn.execute(
            "INSERT INTO version (number, name, at, author, reason, profile) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![number, info.name, info.at.millis(), info.author, info.reason, serde_json::to_string(&profile)?],
        )?;
        self.put_draft(Some(&profile))?;
        self.relabel(Op::Publish { profile_name: info.name.clone(), version: number });
        let version = Version { info, profile };
        let mut recorder = Recorder::new(self, &version);
        for entry in book.entries() {
            recorder.record(entry.account.id, &entry.answers, Cause::Publish)?;
        }
        Ok(version.info)
    }
}

impl Workspace {
    /// The draft, if there is one.
    ///
    /// # Errors
    /// What the disk says.
    pub fn draft(&self) -> Result<Option<Profile>, WorkspaceError> {
        draft(&self.conn)
    }

    /// Starts the draft over from this profile; an earlier draft is replaced (and comes back with undo).
    ///
    /// # Errors
    /// [`WorkspaceError::Invalid`] where it is not a valid profile.
    pub fn start_draft_from(&mut self, profile: &Profile) -> Result<Done<()>, WorkspaceError> {
        let op = Op::StartDraft { profile_name: profile.name.clone() };
        self.transact(op, |tx| tx.put_draft(Some(profile)).map(|_| ()))
    }

    /// Throws away what the draft has that the newest version has not; without a version, the draft as a whole.
    ///
    /// # Errors
    /// [`WorkspaceError::Missing`] where there is no draft.
    pub fn discard_draft(&mut self) -> Result<Done<()>, WorkspaceError> {
        let draft = self.draft()?.ok_or_else(|| WorkspaceError::missing("draft to throw away"))?;
        let published = self.latest_version()?.map(|v| v.profile);
        self.transact(Op::DiscardDraft { profile_name: draft.name }, |tx| tx.put_draft(published.as_ref()).map(|_| ()))
    }

    /// Changes the draft.
    ///
    /// # Errors
    /// As [`Tx::edit_draft`]; nothing invalid is ever kept.
    pub fn edit_draft(&mut self, op: Op, edit: impl FnOnce(&mut Profile)) -> Result<Done<()>, WorkspaceError> {
        self.transact(op, |tx| tx.edit_draft(edit).map(|_| ()))
    }

    /// Changes the draft as one stop of a drag: with the stops before it, it is one step of the history.
    ///
    /// # Errors
    /// As [`Tx::edit_draft`].
    pub fn drag_draft(&mut self, op: Op, edit: impl FnOnce(&mut Profile)) -> Result<Done<()>, WorkspaceError> {
        self.transact_merging(op, std::time::Duration::from_secs(3), |tx| tx.edit_draft(edit).map(|_| ()))
    }

    /// Publishes the draft; see [`Tx::publish`].
    ///
    /// Undo takes the version back as long as nothing was done since, or after undoing what was: the last step goes first. Redo
    /// brings back the very same bytes. The number of a version that was taken back is not given again.
    ///
    /// # Errors
    /// As [`Tx::publish`].
    pub fn publish(&mut self, reason: &str) -> Result<Done<VersionInfo>, WorkspaceError> {
        self.transact(Op::Publish { profile_name: String::new(), version: 0 }, |tx| tx.publish(reason))
    }

    /// The published versions, newest first.
    ///
    /// # Errors
    /// What the disk says.
    pub fn versions(&self) -> Result<Vec<VersionInfo>, WorkspaceError> {
        let mut query = self.conn.prepare_cached(&format!("{VERSION} ORDER BY number DESC"))?;
        let mut rows = query.query([])?;
        let mut versions = Vec::new();
        while let Some(row) = rows.next()? {
            versions.push(info(row)?);
        }
        Ok(versions)
    }

    /// One published version.
    ///
    /// # Errors
    /// [`WorkspaceError::Missing`] where there is none of this number.
    pub fn version(&self, number: u32) -> Result<Version, WorkspaceError> {
        let mut query = self.conn.prepare_cached(&format!("{VERSION} AND number = ?1"))?;
        let mut rows = query.query([number])?;
        rows.next()?.map(version).transpose()?.ok_or_else(|| WorkspaceError::missing(format!("version {number}")))
    }

    /// The text of a published version exactly as it was published.
    ///
    /// # Errors
    /// [`WorkspaceError::Missing`] where there is none of this number.
    pub fn version_text(&self, number: u32) -> Result<String, WorkspaceError> {
        let mut query = self.conn.prepare_cached(&format!("{VERSION} AND number = ?1"))?;
        let mut rows = query.query([number])?;
        match rows.next()? {
            Some(row) => Ok(row.get(5)?),
            None => Err(WorkspaceError::missing(format!("version {number}"))),
        }
    }

    /// The version published last.
    ///
    /// # Errors
    /// What the disk says.
    pub fn latest_version(&self) -> Result<Option<Version>, WorkspaceError> {
        latest(&self.conn)
    }

    /// The profile that accounts are scored with: the version published last, or else the draft with typical fits as they are now.
    /// `None` where there is neither.
    ///
    /// # Errors
    /// What the disk says.
    pub fn profile_in_force(&self) -> Result<Option<Profile>, WorkspaceError> {
        match latest(&self.conn)? {
            Some(version) => Ok(Some(version.profile)),
            None => Ok(self.draft()?.map(|d| self.book().map(|b| b.with_typical_fits(&d))).transpose()?),
        }
    }
}
