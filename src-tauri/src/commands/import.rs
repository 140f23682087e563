//! Area `import`: looking at a table, planning, importing, the rejected rows.

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use lanewise_method::profile::Parameter;
use lanewise_workspace::import::{self, ImportOptions, ImportReport, Look, Progress, WaitingTable};
use lanewise_workspace::mapping::Mapping;
use lanewise_workspace::table::Layout;
use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::{AppHandle, Manager, State};
use tauri_specta::Event;

use crate::desk::Desk;
use crate::failure::{Failure, FailureKind};

/// The import that runs, if one does, and the rejected rows of the last one.
#[derive(Default)]
pub struct ImportJob {
    cancel: AtomicBool,
    rejects: Mutex<Option<PathBuf>>,
}

impl ImportJob {
    /// Remembers where the rejected rows of the last import wait, if it had any.
    pub fn keep(&self, rejects: Option<PathBuf>) {
        *self.rejects.lock().unwrap_or_else(PoisonError::into_inner) = rejects;
    }
}

/// How far the running import is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type, Event)]
#[tauri_specta(event_name = "import_progress")]
pub struct ImportProgress(Progress);

/// A table as the import screen shows it first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct ImportView {
    /// Its layout, first rows and suggested mapping.
    pub look: Look,
    /// The parameters that columns can answer; none while there is no profile.
    pub parameters: Vec<Parameter>,
    /// The mappings saved before, by name.
    pub mappings: Vec<Mapping>,
}

/// Looks at a table: as detected, or as the layout was corrected.
#[tauri::command(async)]
#[specta::specta]
pub fn import_open(desk: State<'_, Desk>, path: PathBuf, layout: Option<Layout>) -> Result<ImportView, Failure> {
    desk.read(|w| {
        let look = import::look_at_table(w, &path, layout)?;
        let headers: Vec<String> = look.preview.layout.columns.iter().map(|c| c.name.clone()).collect();
        let parameters = import::profile_for_table(w, &headers)?.map(|p| p.parameters).unwrap_or_default();
        let mappings = w.mappings()?.into_values().filter_map(|text| Mapping::from_json(&text).ok()).collect();
        Ok(ImportView { look, parameters, mappings })
    })
}

/// What an import would do; nothing is changed.
#[tauri::command(async)]
#[specta::specta]
pub fn import_plan(
    app: AppHandle,
    desk: State<'_, Desk>,
    job: State<'_, ImportJob>,
    path: PathBuf,
    layout: Layout,
    options: ImportOptions,
) -> Result<ImportReport, Failure> {
    desk.read(|w| Ok(import::plan_table(w, &path, &layout, &options, None, &mut watch(&app, &job))?))
}

/// Imports a table as one step.
#[tauri::command(async)]
#[specta::specta]
pub fn import_run(
    app: AppHandle,
    desk: State<'_, Desk>,
    job: State<'_, ImportJob>,
    path: PathBuf,
    layout: Layout,
    options: ImportOptions,
) -> Result<ImportReport, Failure> {
    let rejects = rejects_file(&app)?;
    let report =
        desk.change(&app, |w| import::import_table(w, &path, &layout, &options, Some(&rejects), &mut watch(&app, &job)))?;
    job.keep(report.rejects_path.as_ref().map(PathBuf::from));
    Ok(report)
}

/// Stops the import that runs; nothing of it is left behind.
#[tauri::command(async)]
#[specta::specta]
pub fn import_cancel(job: State<'_, ImportJob>) {
    job.cancel.store(true, Ordering::Relaxed);
}

/// Saves the rejected rows of the last import as a table that can be mended and imported again.
#[tauri::command(async)]
#[specta::specta]
pub fn import_rejects(job: State<'_, ImportJob>, path: PathBuf) -> Result<(), Failure> {
    let kept = job.rejects.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let kept = kept.ok_or_else(|| Failure::new(FailureKind::Missing, "The last import rejected no row."))?;
    fs::copy(kept, &path).map(|_| ()).map_err(|e| unwritable(&path, &e))
}

/// The rows that imports did not take and that wait to be mended, the latest import first.
#[tauri::command(async)]
#[specta::specta]
pub fn waiting_list(desk: State<'_, Desk>) -> Result<Vec<WaitingTable>, Failure> {
    desk.read(|w| Ok(w.waiting()?))
}

/// Mends a cell of a row that waits.
#[tauri::command(async)]
#[specta::specta]
pub fn waiting_mend(app: AppHandle, desk: State<'_, Desk>, id: u32, column: u32, text: String) -> Result<(), Failure> {
    desk.change(&app, |w| w.mend_cell(id, column, &text))
}

/// Takes rows that wait, with the mapping of their import.
#[tauri::command(async)]
#[specta::specta]
pub fn waiting_import(app: AppHandle, desk: State<'_, Desk>, table: u32, ids: Vec<u32>) -> Result<ImportReport, Failure> {
    desk.change(&app, |w| w.import_waiting(table, &ids))
}

/// Lets rows go that nobody means to mend; undo brings them back.
#[tauri::command(async)]
#[specta::specta]
pub fn waiting_dismiss(app: AppHandle, desk: State<'_, Desk>, ids: Vec<u32>) -> Result<(), Failure> {
    desk.change(&app, |w| w.dismiss_waiting(&ids))
}

/// Saves all rows of an import that wait as a table that can be mended and imported again.
#[tauri::command(async)]
#[specta::specta]
pub fn waiting_save(desk: State<'_, Desk>, table: u32, path: PathBuf) -> Result<(), Failure> {
    desk.read(|w| Ok(w.save_waiting(table, &path)?))
}

/// Saves a mapping under its name.
#[tauri::command(async)]
#[specta::specta]
pub fn mapping_save(app: AppHandle, desk: State<'_, Desk>, mapping: Mapping) -> Result<(), Failure> {
    desk.change(&app, |w| w.set_mapping(&mapping.name, Some(&mapping.to_json())))
}

/// Removes a saved mapping.
#[tauri::command(async)]
#[specta::specta]
pub fn mapping_remove(app: AppHandle, desk: State<'_, Desk>, name: String) -> Result<(), Failure> {
    desk.change(&app, |w| w.set_mapping(&name, None))
}

/// The names of the saved mappings.
#[tauri::command(async)]
#[specta::specta]
pub fn mapping_list(desk: State<'_, Desk>) -> Result<Vec<String>, Failure> {
    desk.read(|w| Ok(w.mappings()?.into_keys().collect()))
}

/// Called when the workspace is at hand, so that stopping one import never stops the next.
fn watch<'a>(app: &'a AppHandle, job: &'a ImportJob) -> impl FnMut(Progress) -> ControlFlow<()> + 'a {
    job.cancel.store(false, Ordering::Relaxed);
    |progress| {
        // A screen that misses one hears the next.
        let _ = ImportProgress(progress).emit(app);
        if job.cancel.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }
}

/// Where the rejected rows of the last import wait until they are saved somewhere.
pub fn rejects_file(app: &AppHandle) -> Result<PathBuf, Failure> {
    let folder = app.path().app_cache_dir().map_err(|e| Failure::new(FailureKind::Io, e.to_string()))?;
    fs::create_dir_all(&folder).map_err(|e| unwritable(&folder, &e))?;
    Ok(folder.join("rejected-rows.csv"))
}

/// A file that cannot be written.
pub fn unwritable(path: &Path, error: &std::io::Error) -> Failure {
    Failure::new(FailureKind::Io, format!("{} cannot be written: {error}. Choose another place.", path.display()))
}
