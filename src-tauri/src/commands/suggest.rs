//! Area `suggest`: what the customers' data suggests for the draft, and how far the team lets it move the weights.

use lanewise_method::Profile;
use lanewise_method::suggest::Suggestions;
use lanewise_method::suggest::quality::PicksThen;
use lanewise_workspace::view::chart::{LanePreview, Lens};
use lanewise_workspace::view::facts;
use lanewise_workspace::view::suggest::regroups;
use lanewise_workspace::{Op, WorkspaceError};
use tauri::{AppHandle, State};

use crate::desk::{Desk, no_profile};
use crate::failure::{Failure, FailureKind};

/// What the data suggests for the draft; the weights of `locked` parameters stay.
#[tauri::command(async)]
#[specta::specta]
pub fn suggest_view(desk: State<'_, Desk>, locked: Vec<String>) -> Result<Suggestions, Failure> {
    Ok(desk.suggested(&locked)?.suggestions().clone())
}

/// How well the draft picks the happier of two as it is, and how well it would with all that is suggested.
#[tauri::command(async)]
#[specta::specta]
pub fn suggest_picks(desk: State<'_, Desk>, locked: Vec<String>) -> Result<Option<PicksThen>, Failure> {
    let ground = desk.suggested(&locked)?;
    let book = desk.read(|w| Ok(w.book()?))?;
    Ok(ground.picks(&facts(&book)))
}

/// What taking these suggestions would do, without changing anything.
#[tauri::command(async)]
#[specta::specta]
pub fn suggest_preview(desk: State<'_, Desk>, keys: Vec<String>, locked: Vec<String>) -> Result<LanePreview, Failure> {
    let ground = desk.suggested(&locked)?;
    let rows = ground.rows(&keys).ok_or_else(gone)?;
    let with = |draft: &Profile| {
        let mut profile = draft.clone();
        ground.take(&mut profile, &rows).map_err(Failure::problem)?;
        Ok(profile)
    };
    if regroups(&rows) {
        let (book, outcomes, saved) = desk.read(|w| Ok((w.book()?, w.outcomes()?, w.latest_version()?)))?;
        let profile = book.with_typical_fits(&desk.look(|draft, _| with(draft))?);
        let saved = saved.as_ref().map(|v| (v.info.number, &v.profile));
        let chart = Lens::new(&profile, &outcomes, &facts(&book), saved).chart(&profile);
        return Ok(LanePreview { weights: profile.weights(), chart });
    }
    desk.look(|draft, lens| with(draft).map(|profile| LanePreview { weights: profile.weights(), chart: lens.chart(&profile) }))
}

/// Takes these suggestions, in one step.
#[tauri::command(async)]
#[specta::specta]
pub fn suggest_accept(app: AppHandle, desk: State<'_, Desk>, keys: Vec<String>, locked: Vec<String>) -> Result<(), Failure> {
    let ground = desk.suggested(&locked)?;
    let rows = ground.rows(&keys).ok_or_else(gone)?;
    desk.change(&app, |w| {
        let mut draft = w.draft()?.ok_or_else(no_profile)?;
        ground.take(&mut draft, &rows).map_err(Failure::problem)?;
        w.transact(ground.op(&rows), |tx| tx.put_draft(Some(&draft)).map(|_| ())).map_err(|e: WorkspaceError| Failure::from(e))
    })
}

/// What moving the weights this far, in per cent, towards the data's would do. Fast enough to be asked for every frame.
#[tauri::command(async)]
#[specta::specta]
pub fn blend_preview(desk: State<'_, Desk>, percent: u8, locked: Vec<String>) -> Result<LanePreview, Failure> {
    let ground = desk.suggested(&locked)?;
    desk.look(|draft, lens| {
        let mut profile = draft.clone();
        ground.blend(&mut profile, percent);
        Ok(LanePreview { weights: profile.weights(), chart: lens.chart(&profile) })
    })
}

/// Moves the weights this far, in per cent, from the team's own towards the data's; 0 brings the team's own back.
#[tauri::command(async)]
#[specta::specta]
pub fn blend_set(app: AppHandle, desk: State<'_, Desk>, percent: u8, locked: Vec<String>) -> Result<(), Failure> {
    let ground = desk.suggested(&locked)?;
    desk.change(&app, |w| {
        let mut draft = w.draft()?.ok_or_else(no_profile)?;
        ground.blend(&mut draft, percent);
        let op = Op::SetBlend { percent: percent.min(100) };
        w.transact(op, |tx| tx.put_draft(Some(&draft)).map(|_| ())).map_err(|e: WorkspaceError| Failure::from(e))
    })
}

fn gone() -> Failure {
    Failure::new(FailureKind::Missing, "This is not suggested any more: the answers or the profile have changed. Look again.")
}
