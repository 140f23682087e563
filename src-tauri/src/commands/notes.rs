//! Notes on accounts.

use lanewise_workspace::Note;
use tauri::{AppHandle, State};

use crate::desk::Desk;
use crate::failure::Failure;

/// The notes on an account, newest first.
#[tauri::command(async)]
#[specta::specta]
pub fn notes_of(desk: State<'_, Desk>, account: u32) -> Result<Vec<Note>, Failure> {
    desk.read(|w| Ok(w.notes_of(account)?))
}

/// Writes a note down; `parameter` is empty where it is about the whole account. Gives its number.
#[tauri::command(async)]
#[specta::specta]
pub fn note_add(app: AppHandle, desk: State<'_, Desk>, account: u32, parameter: String, text: String) -> Result<u32, Failure> {
    desk.change(&app, |w| w.add_note(account, &parameter, &text))
}

/// Rewrites a note; gives its new number.
#[tauri::command(async)]
#[specta::specta]
pub fn note_edit(app: AppHandle, desk: State<'_, Desk>, id: u32, text: String) -> Result<u32, Failure> {
    desk.change(&app, |w| w.edit_note(id, &text))
}

/// Takes a note away.
#[tauri::command(async)]
#[specta::specta]
pub fn note_remove(app: AppHandle, desk: State<'_, Desk>, id: u32) -> Result<(), Failure> {
    desk.change(&app, |w| w.remove_note(id))
}
