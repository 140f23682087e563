//! Area `slide_table`: slides, and what goes with them, out of files and into files.

use std::path::PathBuf;

use lanewise_workspace::export::ExportError;
use lanewise_workspace::slide_table::{
    Matter, RowOptions, RowsReport, SlideShape, WhichSlides, export_slides, import_rows, plan_rows,
};
use tauri::{AppHandle, State};

use crate::commands::import::{ImportJob, rejects_file, unwritable};
use crate::desk::Desk;
use crate::failure::{Failure, FailureKind};

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

/// Writes slides by their numbers, or all; the path ends in .csv, .xlsx, .json or .md. Gives how many there were.
#[tauri::command(async)]
#[specta::specta]
pub fn slides_export(desk: State<'_, Desk>, path: PathBuf, ids: Option<Vec<u32>>) -> Result<u32, Failure> {
    desk.read(|w| {
        let which = ids.as_deref().map_or(WhichSlides::All, WhichSlides::Ids);
        let written = export_slides(w, which, SlideShape::of(&path).unwrap_or(SlideShape::Csv), &path);
        written.map(|count| u32::try_from(count).unwrap_or(u32::MAX)).map_err(|e| match e {
            ExportError::Workspace(e) => e.into(),
            ExportError::Write(e) => unwritable(&path, &e),
            ExportError::TooLong { .. } => Failure::new(FailureKind::Io, e.to_string()),
        })
    })
}
