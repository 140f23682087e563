//! Area `export`: accounts with answers and scores, for a spreadsheet or the CRM.

use std::path::PathBuf;

use lanewise_method::Stage;
use lanewise_workspace::export::scores::{Chosen, export_scores_file};
use lanewise_workspace::export::{ExportError, Selection, Shape, export_file};
use tauri::State;

use crate::commands::import::unwritable;
use crate::desk::{Desk, no_profile};
use crate::failure::{Failure, FailureKind};

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
            ExportError::TooLong { .. } => Failure::new(FailureKind::Io, e.to_string()),
        })
    })
}

/// Writes the scores of these accounts, in this order, for another system; the path ends in .csv or .xlsx. Gives how many there were.
#[tauri::command(async)]
#[specta::specta]
pub fn scores_export(desk: State<'_, Desk>, path: PathBuf, ids: Vec<u32>) -> Result<u32, Failure> {
    desk.read(|w| {
        let scoring = w.scoring()?.ok_or_else(no_profile)?;
        let shape = Shape::of(&path).unwrap_or(Shape::Csv);
        let written = export_scores_file(w, &scoring, Chosen::Ids(&ids), shape, &path);
        written.map(|count| u32::try_from(count).unwrap_or(u32::MAX)).map_err(|e| match e {
            ExportError::Workspace(e) => e.into(),
            ExportError::Write(e) => unwritable(&path, &e),
            ExportError::TooLong { .. } => Failure::new(FailureKind::Io, e.to_string()),
        })
    })
}
