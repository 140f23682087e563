//! Area `prospects`: the list, what to do with whom, the scorecard and tiers set by hand.

use lanewise_method::action::TierAction;
use lanewise_method::since::{Since, since};
use lanewise_method::{Action, Answer, Profile, Scored};
use lanewise_workspace::fit::BecameFit;
use lanewise_workspace::store::time::today;
use lanewise_workspace::view::account::AccountRow;
use lanewise_workspace::view::like::MostLike;
use lanewise_workspace::view::prospects::{ProspectsNews, ProspectsView, news, view};
use lanewise_workspace::view::scorecard::{AnswerPreview, Reckoning, previews};
use lanewise_workspace::{Override, RecordedAnswer, Scoring, StoredScore};
use serde::{Deserialize, Serialize};
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
    /// The tiers that were set by hand, newest first, expired ones included.
    pub overrides: Vec<Override>,
}

/// The scorecard of an account by a version, or by the profile in force.
#[tauri::command(async)]
#[specta::specta]
pub fn scorecard(desk: State<'_, Desk>, id: u32, version: Option<u32>) -> Result<Scorecard, Failure> {
    let (book, outcomes, answers, mut history) =
        desk.read(|w| Ok((w.book()?, w.outcomes()?, w.answers(id)?, w.scores_of(id)?)))?;
    let (in_force, chosen, mut overrides) = desk.read(|w| Ok((w.scoring()?, w.actions()?, w.overrides_of(id)?)))?;
    let version = version.or(in_force.and_then(|s| s.version));
    let profile = desk.read(|w| version_or_draft(w, version))?;
    let entry = book.entry(id).ok_or_else(|| gone(id))?;
    history.sort_by_key(|s| std::cmp::Reverse(s.id));
    overrides.reverse();
    let ground = desk.ground(&book, &profile, &outcomes)?;
    let (reckoning, like) = (ground.reckon(&entry.answers), ground.nearest(id, &entry.answers));
    let scoring = Scoring::new(profile, version, &chosen);
    let row = ground.row(entry, &scoring, today());
    Ok(Scorecard { row, answers, version, reckoning, like, profile: scoring.profile, history, overrides })
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

/// What stands around the list of prospects; none without a profile.
#[tauri::command(async)]
#[specta::specta]
pub fn prospects_view(desk: State<'_, Desk>) -> Result<Option<ProspectsView>, Failure> {
    desk.read(|w| Ok(view(w, today())?))
}

/// How many became fit, and how many stored scores are out of date.
#[tauri::command(async)]
#[specta::specta]
pub fn prospects_news(desk: State<'_, Desk>) -> Result<ProspectsNews, Failure> {
    desk.read(|w| Ok(news(w, today())?))
}

/// The nurtured and disqualified accounts that became fit, and why (S10).
#[tauri::command(async)]
#[specta::specta]
pub fn prospects_became_fit(desk: State<'_, Desk>) -> Result<Vec<BecameFit>, Failure> {
    desk.read(|w| Ok(w.became_fit(today())?))
}

/// An account, and what to do with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Type)]
pub struct Deed {
    /// The account.
    pub id: u32,
    /// What to do.
    pub action: Action,
}

/// Does with accounts what an action says, as one step; gives how many moved.
#[tauri::command(async)]
#[specta::specta]
pub fn prospects_act(app: AppHandle, desk: State<'_, Desk>, deeds: Vec<Deed>, reason: String) -> Result<u32, Failure> {
    let deeds: Vec<(u32, Action)> = deeds.into_iter().map(|d| (d.id, d.action)).collect();
    desk.change(&app, |w| w.act(&deeds, &reason))
}

/// Brings nurtured and disqualified accounts back, as one step; gives how many moved.
#[tauri::command(async)]
#[specta::specta]
pub fn prospects_bring_back(app: AppHandle, desk: State<'_, Desk>, ids: Vec<u32>, reason: String) -> Result<u32, Failure> {
    desk.change(&app, |w| w.bring_back(&ids, &reason))
}

/// Leaves accounts that became fit where they are, until they change again.
#[tauri::command(async)]
#[specta::specta]
pub fn prospects_leave(app: AppHandle, desk: State<'_, Desk>, ids: Vec<u32>) -> Result<u32, Failure> {
    desk.change(&app, |w| w.leave_aside(&ids))
}

/// Decides what to do with the accounts of some tiers; of those not named it is our own choice.
#[tauri::command(async)]
#[specta::specta]
pub fn prospects_rules(app: AppHandle, desk: State<'_, Desk>, rules: Vec<TierAction>) -> Result<(), Failure> {
    desk.change(&app, |w| w.set_actions(&rules))
}

/// Scores again whoever's stored score is older than the answers or the version; gives how many.
#[tauri::command(async)]
#[specta::specta]
pub fn prospects_rescore(app: AppHandle, desk: State<'_, Desk>) -> Result<u32, Failure> {
    desk.change(&app, |w| {
        let stale = w.stale_scores()?;
        w.rescore(&stale)
    })
}
