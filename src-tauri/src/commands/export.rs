//! Area `export`: accounts with answers and scores, for a spreadsheet or the CRM.

use std::path::{Path, PathBuf};

use lanewise_method::Stage;
use lanewise_workspace::export::{ExportError, Form, Selection, export_accounts};
use lanewise_workspace::score_table::PartFile;
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
        let is = |ending: &str| path.extension().is_some_and(|e| e.eq_ignore_ascii_case(ending));
        let mut file = PartFile::create(&path).map_err(|e| unwritable(&path, &e))?;
        let written = if is("xlsx") {
            let part: &Path = &file.path().to_owned();
            export_accounts(w, selection, Form::Workbook(part))
        } else if is("jsonl") {
            export_accounts(w, selection, Form::JsonLines(&mut file))
        } else {
            export_accounts(w, selection, Form::Csv(&mut file, true))
        };
        let count = written.map_err(|e| match e {
            ExportError::Workspace(e) => e.into(),
            ExportError::Write(e) => unwritable(&path, &e),
        })?;
        file.finish().map_err(|e| unwritable(&path, &e))?;
        Ok(u32::try_from(count).unwrap_or(u32::MAX))
    })
}
