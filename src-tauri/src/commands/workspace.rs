//! Area `workspace`: opening, closing, undo, what is on the desk.

use std::path::{Path, PathBuf};

use lanewise_method::diff::{What, diff};
use lanewise_method::profile::Language;
use lanewise_workspace::starter::{Starter, starter};
use lanewise_workspace::{Changes, Done, Setup, Step, Workspace, sample};
use serde::Serialize;
use specta::Type;
use tauri::{AppHandle, State};

use crate::desk::Desk;
use crate::failure::Failure;
use crate::preferences;
use crate::recent::{self, Recent};

/// The open workspace in brief.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct WorkspaceInfo {
    /// Where its file is.
    pub path: PathBuf,
    /// Its name.
    pub name: String,
    /// Who works on it here.
    pub author: String,
    /// The language of its texts.
    pub language: Language,
    /// The name of its profile, if it has one.
    pub profile: Option<String>,
    /// The newest published version.
    pub version: Option<u32>,
    /// Whether the draft differs from it.
    pub draft_changed: bool,
    /// When the last change was saved.
    pub saved: Option<lanewise_workspace::Time>,
    /// What undo would undo.
    pub undo: Option<Step>,
    /// What redo would do again.
    pub redo: Option<Step>,
    /// How many customers there are.
    pub customers: u32,
    /// How many leads and prospects.
    pub prospects: u32,
    /// How many accounts in all.
    pub accounts: u32,
}

fn info(workspace: &Workspace) -> Result<WorkspaceInfo, Failure> {
    let settings = workspace.settings()?;
    let (draft, version) = (workspace.draft()?, workspace.latest_version()?);
    let draft_changed = match (&draft, &version) {
        (Some(draft), Some(version)) => diff(&version.profile, draft).iter().any(|d| d.what != What::Typical),
        (draft, _) => draft.is_some(),
    };
    let book = workspace.book()?;
    let count = |wanted: &dyn Fn(lanewise_method::Stage) -> bool| {
        u32::try_from(book.entries().iter().filter(|e| wanted(e.account.stage)).count()).unwrap_or(u32::MAX)
    };
    Ok(WorkspaceInfo {
        path: workspace.path().to_owned(),
        name: settings.name,
        author: workspace.author().to_owned(),
        language: settings.language,
        profile: draft.map(|d| d.name),
        version: version.map(|v| v.info.number),
        draft_changed,
        saved: workspace.history(1)?.first().map(|s| s.at),
        undo: workspace.next_undo()?,
        redo: workspace.next_redo()?,
        customers: count(&|s| s.is_customer()),
        prospects: count(&|s| lanewise_workspace::view::is_open(s)),
        accounts: count(&|_| true),
    })
}

fn opened(app: &AppHandle, desk: &Desk, path: &Path) -> Result<WorkspaceInfo, Failure> {
    let info = desk.read(info)?;
    recent::remember(app, path, &info.name);
    preferences::remember(Some(path));
    Ok(info)
}

/// The open workspace, if there is one.
#[tauri::command(async)]
#[specta::specta]
pub fn workspace_current(desk: State<'_, Desk>) -> Result<WorkspaceInfo, Failure> {
    desk.read(info)
}

/// Makes a new workspace and opens it.
#[tauri::command(async)]
#[specta::specta]
pub fn workspace_create(app: AppHandle, desk: State<'_, Desk>, path: PathBuf, setup: Setup) -> Result<WorkspaceInfo, Failure> {
    let path = desk.put(&app, || Ok(Workspace::create(&path, &setup)?))?;
    opened(&app, &desk, &path)
}

/// Makes the sample workspace and opens it.
#[tauri::command(async)]
#[specta::specta]
pub fn workspace_sample(app: AppHandle, desk: State<'_, Desk>, path: PathBuf, setup: Setup) -> Result<WorkspaceInfo, Failure> {
    let path = desk.put(&app, || Ok(sample::create(&path, &setup)?))?;
    opened(&app, &desk, &path)
}

/// Opens a workspace.
#[tauri::command(async)]
#[specta::specta]
pub fn workspace_open(app: AppHandle, desk: State<'_, Desk>, path: PathBuf, author: String) -> Result<WorkspaceInfo, Failure> {
    let path = desk.open(&app, &path, &author)?;
    opened(&app, &desk, &path)
}

/// Closes the open workspace.
#[tauri::command(async)]
#[specta::specta]
pub fn workspace_close(app: AppHandle, desk: State<'_, Desk>) -> Result<(), Failure> {
    desk.clear(&app)?;
    preferences::remember(None);
    Ok(())
}

/// Takes the last step back; gives the step, or nothing where there was none.
#[tauri::command(async)]
#[specta::specta]
pub fn undo(app: AppHandle, desk: State<'_, Desk>) -> Result<Option<Step>, Failure> {
    desk.step(&app, Workspace::undo)
}

/// Takes the last undone step again.
#[tauri::command(async)]
#[specta::specta]
pub fn redo(app: AppHandle, desk: State<'_, Desk>) -> Result<Option<Step>, Failure> {
    desk.step(&app, Workspace::redo)
}

/// Undoes a step with everything after it, or does an undone one again with everything before it; gives how many steps it took.
#[tauri::command(async)]
#[specta::specta]
pub fn history_go(app: AppHandle, desk: State<'_, Desk>, step: u32) -> Result<u32, Failure> {
    desk.change(&app, |w| Ok::<_, Failure>(w.travel_to(step)?.unwrap_or(Done { value: 0, changes: Changes::default() })))
}

/// The last steps, newest first, undone ones included.
#[tauri::command(async)]
#[specta::specta]
pub fn history_list(desk: State<'_, Desk>, limit: u32) -> Result<Vec<Step>, Failure> {
    desk.read(|w| Ok(w.history(limit)?))
}

/// The workspaces that were open before and are still there.
#[tauri::command(async)]
#[specta::specta]
pub fn recent_list(app: AppHandle) -> Vec<Recent> {
    recent::list(&app)
}

/// Takes a workspace off the list of recent ones.
#[tauri::command(async)]
#[specta::specta]
pub fn recent_forget(app: AppHandle, path: PathBuf) {
    recent::forget(&app, &path);
}

/// A starter profile as it is offered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct StarterInfo {
    /// Which.
    pub starter: Starter,
    /// Its name.
    pub name: String,
    /// What it is for.
    pub about: String,
    /// How many parameters it has.
    pub parameters: u32,
}

fn offered(language: Language) -> Result<Vec<StarterInfo>, Failure> {
    let offered = Starter::ALL.into_iter().map(|which| {
        let profile = starter(which, language)?;
        let parameters = u32::try_from(profile.parameters.len()).unwrap_or(u32::MAX);
        Ok(StarterInfo { starter: which, name: profile.name, about: profile.about, parameters })
    });
    offered.collect()
}

/// The starter profiles in the language of the workspace.
#[tauri::command(async)]
#[specta::specta]
pub fn profile_starters(desk: State<'_, Desk>) -> Result<Vec<StarterInfo>, Failure> {
    offered(desk.read(|w| Ok(w.settings()?.language))?)
}

/// The starter profiles in a language, for whoever has no workspace yet.
#[tauri::command(async)]
#[specta::specta]
pub fn starters_in(language: Language) -> Result<Vec<StarterInfo>, Failure> {
    offered(language)
}

/// Starts the draft anew from a starter profile.
#[tauri::command(async)]
#[specta::specta]
pub fn profile_start(app: AppHandle, desk: State<'_, Desk>, which: Starter) -> Result<(), Failure> {
    desk.change(&app, |w| {
        let profile = starter(which, w.settings()?.language)?;
        w.start_draft_from(&profile).map_err(Failure::from)
    })
}
