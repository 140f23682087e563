//! Area `slide_table`: slides, and what goes with them, out of files and into files.

use std::path::PathBuf;

use lanewise_workspace::slide_table::{Matter, RowOptions, RowsReport, import_rows, plan_rows};
use tauri::{AppHandle, State};

use crate::commands::import::{ImportJob, rejects_file};
use crate::desk::Desk;
use crate::failure::Failure;

/// What an import of slides (activities, capabilities) would do; nothing is changed.
#[tauri::command(async)]
#[specta::specta]
pub fn rows_plan(desk: State<'_, Desk>, matter: Matter, path: PathBuf, options: RowOptions) -> Result<RowsReport, Failure> {
    desk.read(|w| Ok(plan_rows(w, matter, &path, &options, None)?))
}

/// Imports slides (activities, capabilities) as one step. Rejected rows can then be saved as those of any import.
#[tauri::command(async)]
#[specta::specta]
pub fn rows_import(
    app: AppHandle,
    desk: State<'_, Desk>,
    job: State<'_, ImportJob>,
    matter: Matter,
    path: PathBuf,
    options: RowOptions,
) -> Result<RowsReport, Failure> {
    let rejects = rejects_file(&app)?;
    let report = desk.change(&app, |w| import_rows(w, matter, &path, &options, Some(&rejects)))?;
    job.keep(report.rejects_path.as_ref().map(PathBuf::from));
    Ok(report)
}
