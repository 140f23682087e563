//! Workspace files for tests: each on its own, gone afterwards.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::paths;

/// A workspace file in a folder of its own.
pub struct Workspace {
    // Removed when this is dropped.
    _folder: TempDir,
    file: PathBuf,
}

impl Workspace {
    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.file
    }
}

/// A new sample workspace, made by the command line.
///
/// # Panics
/// When the command line cannot make it.
#[must_use]
pub fn new() -> Workspace {
    made(&["--sample"])
}

/// A new sample workspace with its texts in one of the three languages.
///
/// # Panics
/// When the command line cannot make it.
#[must_use]
pub fn in_language(language: &str) -> Workspace {
    made(&["--sample", "--lang", language])
}

/// A new workspace with nothing in it, made by the command line.
///
/// # Panics
/// When the command line cannot make it.
#[must_use]
pub fn empty() -> Workspace {
    made(&[])
}

/// A copy of a workspace that nobody has open.
///
/// # Panics
/// When it cannot be read.
#[must_use]
pub fn copy_of(workspace: &Path) -> Workspace {
    let copy = in_own_folder();
    match fs::copy(workspace, &copy.file) {
        Ok(_) => copy,
        Err(error) => panic!("{}: {error}", workspace.display()),
    }
}

fn made(options: &[&str]) -> Workspace {
    let new = in_own_folder();
    let mut command = Command::new(paths::command_line_program());
    command.arg("new").arg(&new.file).args(options);
    match command.output() {
        Ok(output) if output.status.success() => new,
        Ok(output) => panic!("lanewise new {}: {}", options.join(" "), String::from_utf8_lossy(&output.stderr)),
        Err(error) => panic!("lanewise new could not be started: {error}"),
    }
}

fn in_own_folder() -> Workspace {
    match tempfile::Builder::new().prefix("lanewise-e2e-").tempdir() {
        Ok(folder) => Workspace { file: folder.path().join("ordito.lanewise"), _folder: folder },
        Err(error) => panic!("no temporary folder: {error}"),
    }
}
