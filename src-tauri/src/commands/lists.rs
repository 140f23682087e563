//! Area `lists`: what the lists of accounts have in common: views saved under a name, and the columns somebody chose.

use lanewise_workspace::{Changes, Done, Workspace};
use serde::Serialize;
use specta::Type;
use tauri::{AppHandle, State};

use crate::desk::Desk;
use crate::failure::Failure;

/// A view of a list, saved under a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct SavedView {
    /// Its name.
    pub name: String,
    /// What it shows: the screen's own text (JSON).
    pub text: String,
}

/// The saved views of a list, by name.
#[tauri::command(async)]
#[specta::specta]
pub fn views_list(desk: State<'_, Desk>, list: String) -> Result<Vec<SavedView>, Failure> {
    let views = desk.read(|w| Ok(w.views(&list)?))?;
    Ok(views.into_iter().map(|(name, text)| SavedView { name, text }).collect())
}

/// Saves a view under a name.
#[tauri::command(async)]
#[specta::specta]
pub fn view_save(app: AppHandle, desk: State<'_, Desk>, list: String, name: String, text: String) -> Result<(), Failure> {
    desk.change(&app, |w| w.save_view(&list, &name, &text))
}

/// Gives a view another name.
#[tauri::command(async)]
#[specta::specta]
pub fn view_rename(app: AppHandle, desk: State<'_, Desk>, list: String, name: String, to: String) -> Result<(), Failure> {
    desk.change(&app, |w| w.rename_view(&list, &name, &to))
}

/// Removes a view; undo brings it back.
#[tauri::command(async)]
#[specta::specta]
pub fn view_remove(app: AppHandle, desk: State<'_, Desk>, list: String, name: String) -> Result<(), Failure> {
    desk.change(&app, |w| w.remove_view(&list, &name))
}

/// The columns of a list as they were left: the screen's own text (JSON).
#[tauri::command(async)]
#[specta::specta]
pub fn list_layout(desk: State<'_, Desk>, list: String) -> Result<Option<String>, Failure> {
    desk.read(|w| Ok(w.preference(&format!("layout:{list}"))?))
}

/// Remembers the columns of a list. Not a step of the history.
#[tauri::command(async)]
#[specta::specta]
pub fn list_layout_set(app: AppHandle, desk: State<'_, Desk>, list: String, text: Option<String>) -> Result<(), Failure> {
    desk.change(&app, |w: &mut Workspace| {
        w.set_preference(&format!("layout:{list}"), text.as_deref())?;
        Ok::<_, Failure>(Done { value: (), changes: Changes::default() })
    })
}
