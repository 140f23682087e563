//! Area `readiness`: gates, what is missing before them, and their checklists.

use lanewise_method::gate::Gate;
use lanewise_method::gate_edit::put_gates;
use lanewise_workspace::Op;
use lanewise_workspace::view::readiness::{DraftGates, GateCount, Readiness, ReadinessList, counts, list, of_account, of_draft};
use tauri::{AppHandle, State};

use crate::commands::profile::edit_draft;
use crate::desk::Desk;
use crate::failure::Failure;

/// All gates for one account, by the profile in force; none without a profile.
#[tauri::command(async)]
#[specta::specta]
pub fn readiness_of(desk: State<'_, Desk>, account: u32) -> Result<Option<Readiness>, Failure> {
    desk.read(|w| Ok(of_account(w, account)?))
}

/// The accounts still to be won before all gates; none without a profile.
#[tauri::command(async)]
#[specta::specta]
pub fn readiness_list(desk: State<'_, Desk>) -> Result<Option<ReadinessList>, Failure> {
    desk.read(|w| Ok(list(w)?))
}

/// How many of the accounts still to be won pass each gate, by the profile in force; none without a profile.
#[tauri::command(async)]
#[specta::specta]
pub fn readiness_counts(desk: State<'_, Desk>) -> Result<Option<Vec<GateCount>>, Failure> {
    desk.read(|w| Ok(counts(w)?))
}

/// The gates of the draft as they are, or as they would be with these, with how many pass them. Nothing is kept.
#[tauri::command(async)]
#[specta::specta]
pub fn readiness_draft(desk: State<'_, Desk>, gates: Option<Vec<Gate>>) -> Result<DraftGates, Failure> {
    desk.read(|w| Ok(of_draft(w, gates)?))
}

/// Checks an item of a gate's checklist off for an account, or not any more.
#[tauri::command(async)]
#[specta::specta]
pub fn check_off(
    app: AppHandle,
    desk: State<'_, Desk>,
    account: u32,
    gate: String,
    item: String,
    done: bool,
) -> Result<(), Failure> {
    desk.change(&app, |w| w.check_off(account, &gate, &item, done))
}

/// Replaces the gates of the draft; none takes the default ones.
#[tauri::command(async)]
#[specta::specta]
pub fn profile_put_gates(app: AppHandle, desk: State<'_, Desk>, gates: Option<Vec<Gate>>) -> Result<(), Failure> {
    edit_draft(
        &app,
        &desk,
        |_| Op::EditGates,
        |p| {
            put_gates(p, gates);
            Ok(())
        },
    )
}
