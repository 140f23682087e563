//! Area `settings`: what the team decided about the workspace, and who sits here.

use lanewise_method::Outcome;
use lanewise_method::profile::Language;
use lanewise_workspace::{Settings, Workspace};
use tauri::{AppHandle, State};

use crate::desk::Desk;
use crate::failure::Failure;

/// The settings of the workspace.
#[tauri::command(async)]
#[specta::specta]
pub fn settings_get(desk: State<'_, Desk>) -> Result<Settings, Failure> {
    desk.read(|w| Ok(w.settings()?))
}

/// Renames the workspace.
#[tauri::command(async)]
#[specta::specta]
pub fn settings_name(app: AppHandle, desk: State<'_, Desk>, name: String) -> Result<(), Failure> {
    desk.change(&app, |w| w.set_name(&name))
}

/// Sets the language of starter profiles and of the catalogue.
#[tauri::command(async)]
#[specta::specta]
pub fn settings_language(app: AppHandle, desk: State<'_, Desk>, language: Language) -> Result<(), Failure> {
    desk.change(&app, |w| w.set_language(language))
}

/// Replaces the outcomes (A2).
#[tauri::command(async)]
#[specta::specta]
pub fn settings_outcomes(app: AppHandle, desk: State<'_, Desk>, outcomes: Vec<Outcome>) -> Result<(), Failure> {
    desk.change(&app, |w| w.set_outcomes(&outcomes))
}

/// Says who works here; changes from now on carry this name.
#[tauri::command(async)]
#[specta::specta]
pub fn settings_author(app: AppHandle, desk: State<'_, Desk>, author: String) -> Result<(), Failure> {
    desk.change(&app, |w: &mut Workspace| w.set_author(&author).map(|()| nothing_undoable()))
}

fn nothing_undoable() -> lanewise_workspace::Done<()> {
    lanewise_workspace::Done { value: (), changes: lanewise_workspace::Changes::default() }
}
