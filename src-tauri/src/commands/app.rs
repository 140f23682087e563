//! Area `app`: the program itself, before any workspace is open.

use std::path::PathBuf;

use lanewise_method::profile::Language;
use serde::Serialize;
use specta::Type;
use tauri::State;

use crate::arguments::{Arguments, Theme};

/// How this run of the program began.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct AppStart {
    /// Version of the program, such as `0.1.0`.
    pub version: String,
    /// The language asked for on the command line; overrules the settings.
    pub language: Option<Language>,
    /// The theme asked for on the command line; overrules the settings.
    pub theme: Option<Theme>,
    /// The workspace file asked for on the command line.
    pub file: Option<PathBuf>,
}

/// Tells the first screen how the program was started.
#[tauri::command]
#[specta::specta]
pub fn app_start(arguments: State<'_, Arguments>) -> AppStart {
    AppStart {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        language: arguments.language,
        theme: arguments.theme,
        file: arguments.file.clone(),
    }
}
