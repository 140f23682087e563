//! Area `export`: accounts with answers and scores, for a spreadsheet or the CRM.

use std::path::PathBuf;

use lanewise_method::Stage;
use lanewise_workspace::export::{ExportError, Selection, Shape, export_file};
use tauri::State;

use crate::commands::import::unwritable;
use crate::desk::Desk;
use crate::failure::Failure;

/// Writes the accounts at these stages (none named: all) with their answers and scores; the path ends in .csv, .xlsx or .jsonl.
/// Gives how many there were.
#[tauri::command(async)]
#[specta::specta]
pub fn accounts_export(desk: State<'_, Desk>, path: PathBuf, stages: Vec<Stage>) -> Result<u32, Failure> {
    desk.read(|w| {
        let profile = w.profile_in_force()?;
        let selection = Selection { profile: profile.as_ref(), stages: &stages };
        let written = export_file(w, selection, Shape::of(&path).unwrap_or(Shape::Csv), &path);
        written.map(|count| u32::try_from(count).unwrap_or(u32::MAX)).map_err(|e| match e {
            ExportError::Workspace(e) => e.into(),
            ExportError::Write(e) => unwritable(&path, &e),
        })
    })
}
