//! Readiness (D5): which gates the accounts still to be won pass, what is missing, and what to ask for it.

mod grounds;
mod next;
mod told;

use std::sync::Arc;

use lanewise_method::gate::{Gate, default_gates};
use lanewise_method::gate_edit::put_gates;

pub use grounds::Grounds;
pub use told::{
    DraftGates, GateBrief, GateCount, GateName, GateSeen, ItemSeen, NextStep, Pass, Readiness, ReadinessList, ReadinessRow,
};

use super::account::asker;
use super::facts;
use crate::Workspace;
use crate::book::Book;
use crate::store::error::WorkspaceError;
use crate::store::time::today;

/// All gates for one account; `None` where there is no profile.
///
/// # Errors
/// [`WorkspaceError::Missing`] where there is no such account.
pub fn of_account(workspace: &Workspace, account: u32) -> Result<Option<Readiness>, WorkspaceError> {
    let book = workspace.book()?;
    let entry = book.entry(account).ok_or_else(|| WorkspaceError::missing(format!("account number {account}")))?;
    Ok(Grounds::read_one(workspace, account, today())?.map(|grounds| grounds.of(&book, entry)))
}

/// All gates for these accounts, in their order; `None` where there is no profile. Those that are not there are left out.
///
/// # Errors
/// What the disk says.
pub fn of_accounts(workspace: &Workspace, accounts: &[u32]) -> Result<Option<Vec<Readiness>>, WorkspaceError> {
    let book = workspace.book()?;
    let Some(grounds) = Grounds::read(workspace, today())? else { return Ok(None) };
    let all = facts(&book);
    let asker = asker(&grounds.scoring.profile, &all);
    Ok(Some(accounts.iter().filter_map(|&id| book.entry(id)).map(|entry| grounds.of_with(entry, &asker)).collect()))
}

/// The accounts still to be won before all gates; `None` where there is no profile.
///
/// # Errors
/// What the disk says.
pub fn list(workspace: &Workspace) -> Result<Option<ReadinessList>, WorkspaceError> {
    let book: Arc<Book> = workspace.book()?;
    Ok(Grounds::read(workspace, today())?.map(|grounds| {
        let rows = grounds.rows(&book);
        ReadinessList { counts: grounds.counts(&rows), gates: grounds.gates.iter().map(GateName::of).collect(), rows }
    }))
}

/// How many of the accounts still to be won pass each gate; `None` where there is no profile.
///
/// # Errors
/// What the disk says.
pub fn counts(workspace: &Workspace) -> Result<Option<Vec<GateCount>>, WorkspaceError> {
    Ok(list(workspace)?.map(|list| list.counts))
}

/// The gates of the draft as they are, or as they would be with these, with how many pass them. Nothing is kept.
///
/// # Errors
/// [`WorkspaceError::Missing`] where there is no draft.
pub fn of_draft(workspace: &Workspace, gates: Option<Vec<Gate>>) -> Result<DraftGates, WorkspaceError> {
    let book = workspace.book()?;
    let missing = || WorkspaceError::missing("draft of a profile");
    let draft = workspace.draft()?.ok_or_else(missing)?;
    let mut profile = book.with_typical_fits(&draft);
    if gates.is_some() {
        put_gates(&mut profile, gates);
    }
    let defaults = default_gates(&profile);
    let grounds = Grounds::read(workspace, today())?.ok_or_else(missing)?.judged_by(profile);
    let counts = grounds.counts(&grounds.rows(&book));
    Ok(DraftGates { default_gates: grounds.default_gates, gates: grounds.gates, defaults, counts })
}
