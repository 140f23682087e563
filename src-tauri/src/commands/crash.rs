//! Area `crash`: reports of failures, which stay on this machine.

use crate::crash::{self, CrashReport};
use crate::failure::{Failure, FailureKind};

/// Writes down an uncaught error of a screen: its message, its stack and the address of the screen. Gives the report's id, or nothing
/// when none was written, because the same error came a moment ago or the disk refused.
#[tauri::command(async)]
#[specta::specta]
pub fn crash_from_screen(message: String, stack: String, screen: String) -> Option<String> {
    crash::screen(&message, &stack, &screen)
}

/// The crash reports on this machine, newest first; at most twenty.
#[tauri::command(async)]
#[specta::specta]
pub fn crash_reports() -> Vec<CrashReport> {
    crash::reports().map(|reports| reports.list()).unwrap_or_default()
}

/// The text of a report.
#[tauri::command(async)]
#[specta::specta]
pub fn crash_report_text(id: String) -> Result<String, Failure> {
    crash::reports().ok_or_else(gone)?.text(&id).map_err(failed)
}

/// Notes that somebody has seen a report.
#[tauri::command(async)]
#[specta::specta]
pub fn crash_report_seen(id: String) -> Result<(), Failure> {
    crash::reports().ok_or_else(gone)?.see(&id).map_err(failed)
}

/// Deletes all reports.
#[tauri::command(async)]
#[specta::specta]
pub fn crash_reports_forget() -> Result<(), Failure> {
    crash::reports().map_or(Ok(()), |reports| reports.forget().map_err(failed))
}

fn gone() -> Failure {
    Failure::new(FailureKind::NotFound, "There is no such crash report any more.")
}

fn failed(error: std::io::Error) -> Failure {
    match error.kind() {
        std::io::ErrorKind::NotFound => gone(),
        _ => Failure::new(
            FailureKind::Io,
            format!("The crash reports cannot be reached: {error}. Check the folder's permissions."),
        ),
    }
}
