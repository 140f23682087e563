//! Area `app`: the program itself, before any workspace is open.

use std::path::PathBuf;

use lanewise_method::profile::Language;
use serde::Serialize;
use specta::Type;
use tauri::State;

use crate::arguments::{Arguments, Theme};
use crate::preferences::{self, AppPreferences, Last};

/// How this run of the program began.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct AppStart {
    /// Version of the program, such as `0.1.0`.
    pub version: String,
    /// The language asked for on the command line; overrules the settings.
    pub language: Option<Language>,
    /// The theme asked for on the command line; overrules the settings.
    pub theme: Option<Theme>,
    /// The workspace to open: the file asked for on the command line, or else the one that was open last.
    pub file: Option<PathBuf>,
    /// Nobody asked for that file; it was open last.
    pub reopened: bool,
    /// The workspace that was open last, when its file is gone.
    pub gone: Option<PathBuf>,
}

/// Tells the first screen how the program was started.
#[tauri::command]
#[specta::specta]
pub fn app_start(arguments: State<'_, Arguments>) -> AppStart {
    let (file, reopened, gone) = match (arguments.file.clone(), preferences::last()) {
        (Some(file), _) => (Some(file), false, None),
        (None, Last::There(file)) => (Some(file), true, None),
        (None, Last::Gone(file)) => (None, false, Some(file)),
        (None, Last::None) => (None, false, None),
    };
    let version = env!("CARGO_PKG_VERSION").to_owned();
    AppStart { version, language: arguments.language, theme: arguments.theme, file, reopened, gone }
}

/// What the person at this machine prefers.
#[tauri::command(async)]
#[specta::specta]
pub fn app_preferences() -> AppPreferences {
    preferences::get()
}

/// Prefers something else from now on.
#[tauri::command(async)]
#[specta::specta]
pub fn app_preferences_set(preferences: AppPreferences) {
    preferences::set(preferences);
}
