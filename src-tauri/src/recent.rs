//! The workspaces that were opened last, remembered beside the program's own settings.

use std::fs;
use std::path::{Path, PathBuf};

use lanewise_workspace::Time;
use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::{AppHandle, Manager};

/// A workspace that was open before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Recent {
    /// Where it is.
    pub path: PathBuf,
    /// Its name when it was last open.
    pub name: String,
    /// When that was.
    pub opened: Time,
}

/// How many are remembered.
const KEPT: usize = 12;

fn file(app: &AppHandle) -> Option<PathBuf> {
    app.path().app_data_dir().ok().map(|folder| folder.join("recent.json"))
}

/// Those whose file is still there, the last one first.
#[must_use]
pub fn list(app: &AppHandle) -> Vec<Recent> {
    let all = file(app).and_then(|f| fs::read(f).ok()).and_then(|text| serde_json::from_slice::<Vec<Recent>>(&text).ok());
    all.unwrap_or_default().into_iter().filter(|r| r.path.is_file()).collect()
}

/// Puts a workspace first. A list that cannot be written is only a convenience lost, so it is not an error.
pub fn remember(app: &AppHandle, path: &Path, name: &str) {
    let mut all = list(app);
    all.retain(|r| r.path != path);
    all.insert(0, Recent { path: path.to_owned(), name: name.to_owned(), opened: Time::now() });
    all.truncate(KEPT);
    save(app, &all);
}

/// Takes a workspace off the list; its file stays.
pub fn forget(app: &AppHandle, path: &Path) {
    let mut all = list(app);
    all.retain(|r| r.path != path);
    save(app, &all);
}

fn save(app: &AppHandle, all: &[Recent]) {
    let Some(file) = file(app) else { return };
    let written = serde_json::to_vec_pretty(all).map_err(std::io::Error::other).and_then(|text| {
        file.parent().map(fs::create_dir_all).transpose()?;
        fs::write(&file, text)
    });
    if let Err(error) = written {
        tracing::warn!("the list of recent workspaces was not saved: {error}");
    }
}
