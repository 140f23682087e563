//! What the person at this machine prefers, and which workspace was open when the program ended.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::data;

const FILE: &str = "app.json";

/// What the person at this machine prefers, whatever the workspace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default)]
pub struct AppPreferences {
    /// Started without a file, the program opens the workspace that was open last.
    pub reopen_last: bool,
}

impl Default for AppPreferences {
    fn default() -> Self {
        Self { reopen_last: true }
    }
}

/// What the file holds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Kept {
    preferences: AppPreferences,
    /// The workspace that was open last, unless it was closed by hand.
    last: Option<PathBuf>,
}

fn kept() -> Kept {
    data::read(FILE).unwrap_or_default()
}

/// What is preferred.
#[must_use]
pub fn get() -> AppPreferences {
    kept().preferences
}

/// Prefers something else from now on.
pub fn set(preferences: AppPreferences) {
    data::write(FILE, &Kept { preferences, ..kept() });
}

/// Keeps which workspace is open now.
pub fn remember(workspace: Option<&Path>) {
    let before = kept();
    let now = Kept { last: workspace.map(Path::to_owned), ..before.clone() };
    if now != before {
        data::write(FILE, &now);
    }
}

/// The workspace of the last time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Last {
    /// There is none to open: none was, it was closed by hand, or it is not preferred.
    None,
    /// It is still there.
    There(PathBuf),
    /// Its file has gone: moved, renamed, deleted, on a drive that is not connected.
    Gone(PathBuf),
}

/// What to open when the program is started without a file.
#[must_use]
pub fn last() -> Last {
    of(kept())
}

fn of(kept: Kept) -> Last {
    match kept.last.filter(|_| kept.preferences.reopen_last) {
        None => Last::None,
        Some(path) if path.is_file() => Last::There(path),
        Some(path) => Last::Gone(path),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_workspace_is_opened_unless_it_is_gone_or_not_preferred() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.lanewise");
        let kept = |reopen_last| Kept { preferences: AppPreferences { reopen_last }, last: Some(file.clone()) };
        assert_eq!(of(kept(true)), Last::Gone(file.clone()));
        std::fs::write(&file, "").unwrap();
        assert_eq!(of(kept(true)), Last::There(file.clone()));
        assert_eq!(of(kept(false)), Last::None);
        assert_eq!(of(Kept::default()), Last::None);
    }

    #[test]
    fn a_file_of_another_version_keeps_what_it_knows() {
        let kept: Kept = serde_json::from_str(r#"{ "preferences": { "later": 1 }, "last": "/a/b.lanewise" }"#).unwrap();
        assert_eq!(kept, Kept { preferences: AppPreferences { reopen_last: true }, last: Some("/a/b.lanewise".into()) });
    }
}
