//! Area `prospects`: the scorecard and tiers set by hand.

use lanewise_method::since::{Since, since};
use lanewise_method::{Answer, Profile, Scored};
use lanewise_workspace::time::today;
use lanewise_workspace::view::account::{AccountRow, one};
use lanewise_workspace::view::facts;
use lanewise_workspace::view::like::{MostLike, nearest};
use lanewise_workspace::view::scorecard::{AnswerPreview, Reckoning, previews, reckon};
use lanewise_workspace::{RecordedAnswer, StoredScore};
use serde::Serialize;
use specta::Type;
use tauri::{AppHandle, State};

use crate::commands::accounts::gone;
use crate::commands::profile::version_or_draft;
use crate::desk::{Desk, no_profile};
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
    /// The customers most like it.
    pub like: Vec<MostLike>,
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
    let facts = facts(&book);
    let reckoning = reckon(&profile, &entry.answers, &outcomes, &facts);
    let like = nearest(&profile, id, &entry.answers, &outcomes, &facts);
    Ok(Scorecard { row: one(entry, Some(&profile), today()), answers, version, reckoning, like, profile, history })
}

/// The explanation that was stored with a score, as it was.
#[tauri::command(async)]
#[specta::specta]
pub fn stored_score(desk: State<'_, Desk>, id: u32) -> Result<Scored, Failure> {
    desk.read(|w| Ok(w.scored(id)?))
}

/// What changed from one stored score of an account to a later one.
#[tauri::command(async)]
#[specta::specta]
pub fn stored_since(desk: State<'_, Desk>, before: u32, after: u32) -> Result<Since, Failure> {
    desk.read(|w| Ok(since(&w.scored(before)?, &w.scored(after)?)))
}

/// What the score would be with each of these answers to a parameter, by the profile in force. Nothing is stored.
#[tauri::command(async)]
#[specta::specta]
pub fn answer_preview(
    desk: State<'_, Desk>,
    account: u32,
    parameter: String,
    tries: Vec<Answer>,
) -> Result<Vec<AnswerPreview>, Failure> {
    let (book, profile) = desk.read(|w| Ok((w.book()?, w.profile_in_force()?.ok_or_else(no_profile)?)))?;
    let entry = book.entry(account).ok_or_else(|| gone(account))?;
    Ok(previews(&profile, &entry.answers, &parameter, tries))
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
