//! Area `documents`: what people hand around. The screen writes the words; the numbers and the file come from here.

use std::io::Write;
use std::path::PathBuf;

use lanewise_method::guide::{Guided, guide};
use lanewise_workspace::score_table::PartFile;
use tauri::State;

use crate::commands::import::unwritable;
use crate::commands::profile::version_or_draft;
use crate::desk::Desk;
use crate::failure::Failure;

/// The order in which the discovery guide asks (P5), by the draft.
#[tauri::command(async)]
#[specta::specta]
pub fn document_guide(desk: State<'_, Desk>) -> Result<Vec<Guided>, Failure> {
    desk.read(|w| Ok(guide(&version_or_draft(w, None)?)))
}

/// Writes a finished document. It stands under its name only once it is whole; what was there before stays until then.
#[tauri::command(async)]
#[specta::specta]
pub fn document_write(path: PathBuf, bytes: Vec<u8>) -> Result<(), Failure> {
    let write = || {
        let mut file = PartFile::create(&path)?;
        file.write_all(&bytes)?;
        file.finish()
    };
    write().map_err(|e| unwritable(&path, &e))
}
