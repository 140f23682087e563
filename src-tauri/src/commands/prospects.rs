//! Area `prospects`: the scorecard and tiers set by hand.

use lanewise_method::{Profile, Scored};
use lanewise_workspace::time::today;
use lanewise_workspace::view::account::{AccountRow, one};
use lanewise_workspace::view::facts;
use lanewise_workspace::view::scorecard::{Reckoning, reckon};
use lanewise_workspace::{RecordedAnswer, StoredScore};
use serde::Serialize;
use specta::Type;
use tauri::{AppHandle, State};

use crate::commands::accounts::gone;
use crate::commands::profile::version_or_draft;
use crate::desk::Desk;
use crate::failure::Failure;

/// Everything the scorecard of an account shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct Scorecard {
    /// The account, with the tier set by hand if there is one.
    pub row: AccountRow,
    /// Its answers, with who recorded them.
    pub answers: Vec<RecordedAnswer>,
    /// The profile that scored.
    pub profile: Profile,
    /// Its version; none: it is the draft.
    pub version: Option<u32>,
    /// The score, what to ask, what would change it.
    pub reckoning: Reckoning,
    /// The scores that were stored, newest first.
    pub history: Vec<StoredScore>,
}

/// The scorecard of an account by a version, or by the profile in force.
#[tauri::command(async)]
#[specta::specta]
pub fn scorecard(desk: State<'_, Desk>, id: u32, version: Option<u32>) -> Result<Scorecard, Failure> {
    let (book, outcomes, answers, mut history) =
        desk.read(|w| Ok((w.book()?, w.outcomes()?, w.answers(id)?, w.scores_of(id)?)))?;
    let version = desk.read(|w| Ok(version.or(w.latest_version()?.map(|v| v.info.number))))?;
    let profile = desk.read(|w| version_or_draft(w, version))?;
    let entry = book.entry(id).ok_or_else(|| gone(id))?;
    history.sort_by_key(|s| std::cmp::Reverse(s.id));
    let reckoning = reckon(&profile, &entry.answers, &outcomes, &facts(&book));
    Ok(Scorecard { row: one(entry, Some(&profile), today()), answers, version, reckoning, profile, history })
}

/// The explanation that was stored with a score, as it was.
#[tauri::command(async)]
#[specta::specta]
pub fn stored_score(desk: State<'_, Desk>, id: u32) -> Result<Scored, Failure> {
    desk.read(|w| Ok(w.scored(id)?))
}

/// Sets a tier by hand; `expires` is the last day it counts, as 2026-12-31.
#[tauri::command(async)]
#[specta::specta]
pub fn override_set(
    app: AppHandle,
    desk: State<'_, Desk>,
    account: u32,
    tier: String,
    reason: String,
    expires: String,
) -> Result<u32, Failure> {
    desk.change(&app, |w| w.set_override(account, &tier, &reason, &expires))
}

/// Withdraws a tier that was set by hand.
#[tauri::command(async)]
#[specta::specta]
pub fn override_remove(app: AppHandle, desk: State<'_, Desk>, id: u32) -> Result<(), Failure> {
    desk.change(&app, |w| w.remove_override(id))
}
