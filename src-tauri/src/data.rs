//! The program's own folder: recent workspaces, preferences, the window's place, crash reports. Workspaces are elsewhere.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;

/// The program's name among all programs; the same as in `tauri.conf.json`.
pub const IDENTIFIER: &str = "app.lanewise.desktop";

/// Where it is, by the custom of each system. Known before there is a window, so that a failure to open one can be reported.
#[must_use]
pub fn folder() -> Option<PathBuf> {
    dirs::data_dir().map(|base| base.join(IDENTIFIER))
}

/// Reads one of the program's files; one that is missing or damaged counts as never written.
#[must_use]
pub fn read<T: DeserializeOwned>(name: &str) -> Option<T> {
    serde_json::from_slice(&fs::read(folder()?.join(name)).ok()?).ok()
}

/// Writes one of the program's files. Only a convenience is lost when that fails, so it is not an error.
pub fn write<T: Serialize>(name: &str, value: &T) {
    let Some(file) = folder().map(|folder| folder.join(name)) else { return };
    let written = serde_json::to_vec_pretty(value).map_err(io::Error::other).and_then(|text| replace(&file, &text));
    if let Err(error) = written {
        tracing::warn!("{} was not saved: {error}", file.display());
    }
}

/// Writes a file so that it is the old or the new one whenever the program or the machine stops.
///
/// # Errors
/// What the system says.
pub fn replace(file: &Path, text: &[u8]) -> io::Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    let new = file.with_extension(format!("new-{}", std::process::id()));
    fs::write(&new, text)?;
    fs::rename(&new, file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_identifier_is_that_of_the_bundle() {
        let config: serde_json::Value = serde_json::from_str(include_str!("../../tauri.conf.json")).unwrap();
        assert_eq!(config["identifier"], IDENTIFIER);
    }

    #[test]
    fn a_file_is_replaced_whole_and_leaves_nothing_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("deep/app.json");
        replace(&file, b"one").unwrap();
        replace(&file, b"two").unwrap();
        assert_eq!(fs::read(&file).unwrap(), b"two");
        assert_eq!(fs::read_dir(folder.path().join("deep")).unwrap().count(), 1);
    }
}
