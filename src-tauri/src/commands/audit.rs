//! Area `readiness`: activities, waivers and the waste audit.

use std::path::PathBuf;

use lanewise_workspace::activity::NewActivity;
use lanewise_workspace::export::ExportError;
use lanewise_workspace::export::activities::{export_activities, export_waivers};
use lanewise_workspace::setting::HourCost;
use lanewise_workspace::view::activities::{AccountActivities, ActivitiesView};
use lanewise_workspace::view::waivers::{WaiverReport, WaiverSeen};
use lanewise_workspace::view::waste::WasteAudit;
use lanewise_workspace::waiver::NewWaiver;
use tauri::{AppHandle, State};

use crate::commands::import::unwritable;
use crate::desk::Desk;
use crate::failure::Failure;

/// All activities, and who has POCs open.
#[tauri::command(async)]
#[specta::specta]
pub fn activities_list(desk: State<'_, Desk>) -> Result<ActivitiesView, Failure> {
    desk.read(|w| Ok(w.activities_view()?))
}

/// The activities of one account, and what helps to enter another one.
#[tauri::command(async)]
#[specta::specta]
pub fn activities_of(desk: State<'_, Desk>, account: u32) -> Result<AccountActivities, Failure> {
    desk.read(|w| Ok(w.activities_on(account)?))
}

/// Enters an activity; gives its number.
#[tauri::command(async)]
#[specta::specta]
pub fn activity_add(app: AppHandle, desk: State<'_, Desk>, account: u32, activity: NewActivity) -> Result<u32, Failure> {
    desk.change(&app, |w| w.add_activity(account, &activity))
}

/// Changes an activity; `false` if it stayed as it was.
#[tauri::command(async)]
#[specta::specta]
pub fn activity_put(app: AppHandle, desk: State<'_, Desk>, id: u32, activity: NewActivity) -> Result<bool, Failure> {
    desk.change(&app, |w| w.put_activity(id, &activity))
}

/// Takes activities away, as one step.
#[tauri::command(async)]
#[specta::specta]
pub fn activities_remove(app: AppHandle, desk: State<'_, Desk>, ids: Vec<u32>) -> Result<(), Failure> {
    desk.change(&app, |w| w.remove_activities(&ids))
}

/// Writes a person in another way in all activities; gives how many changed.
#[tauri::command(async)]
#[specta::specta]
pub fn person_rename(app: AppHandle, desk: State<'_, Desk>, from: String, to: String) -> Result<u32, Failure> {
    desk.change(&app, |w| w.rename_person(&from, &to))
}

/// Writes all activities as a table; the path ends in .csv or .xlsx. Gives how many there were.
#[tauri::command(async)]
#[specta::specta]
pub fn activities_export(desk: State<'_, Desk>, path: PathBuf) -> Result<u32, Failure> {
    desk.read(|w| export_activities(w, &path).map_err(|e| not_written(&path, e)))
}

/// The report of waivers against results, with every waiver.
#[tauri::command(async)]
#[specta::specta]
pub fn waivers_report(desk: State<'_, Desk>) -> Result<WaiverReport, Failure> {
    desk.read(|w| Ok(w.waiver_report()?))
}

/// The waivers of one account, the latest first.
#[tauri::command(async)]
#[specta::specta]
pub fn waivers_of(desk: State<'_, Desk>, account: u32) -> Result<Vec<WaiverSeen>, Failure> {
    desk.read(|w| Ok(w.waivers_on(account)?))
}

/// Waives a gate; gives the waiver's number.
#[tauri::command(async)]
#[specta::specta]
pub fn waiver_add(app: AppHandle, desk: State<'_, Desk>, account: u32, waiver: NewWaiver) -> Result<u32, Failure> {
    desk.change(&app, |w| w.add_waiver(account, &waiver))
}

/// Changes a waiver, or says what came of it; `false` if it stayed as it was.
#[tauri::command(async)]
#[specta::specta]
pub fn waiver_put(app: AppHandle, desk: State<'_, Desk>, id: u32, waiver: NewWaiver) -> Result<bool, Failure> {
    desk.change(&app, |w| w.put_waiver(id, &waiver))
}

/// Takes a waiver away that was entered by mistake.
#[tauri::command(async)]
#[specta::specta]
pub fn waiver_remove(app: AppHandle, desk: State<'_, Desk>, id: u32) -> Result<(), Failure> {
    desk.change(&app, |w| w.remove_waiver(id))
}

/// Writes all waivers as a table; the path ends in .csv or .xlsx. Gives how many there were.
#[tauri::command(async)]
#[specta::specta]
pub fn waivers_export(desk: State<'_, Desk>, path: PathBuf) -> Result<u32, Failure> {
    desk.read(|w| export_waivers(w, &path).map_err(|e| not_written(&path, e)))
}

/// The waste audit (L4) of what was done from a day on; empty for all.
#[tauri::command(async)]
#[specta::specta]
pub fn waste_audit(desk: State<'_, Desk>, since: String) -> Result<WasteAudit, Failure> {
    desk.read(|w| Ok(w.waste(&since)?))
}

/// Says what an hour costs, or takes it back.
#[tauri::command(async)]
#[specta::specta]
pub fn hour_cost_set(app: AppHandle, desk: State<'_, Desk>, cost: Option<HourCost>) -> Result<(), Failure> {
    desk.change(&app, |w| w.set_hour_cost(cost.as_ref()))
}

fn not_written(path: &std::path::Path, error: ExportError) -> Failure {
    match error {
        ExportError::Workspace(e) => e.into(),
        ExportError::Write(e) => unwritable(path, &e),
        ExportError::TooLong { .. } => Failure::new(crate::failure::FailureKind::Io, error.to_string()),
    }
}
