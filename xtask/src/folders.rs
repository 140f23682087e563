//! Where things are.

use std::env;
use std::path::{Path, PathBuf};

/// The root of the repository.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}

/// The UI.
pub fn ui() -> PathBuf {
    root().join("ui")
}

/// Where cargo puts what it builds.
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// Where pictures and results go that nobody commits.
pub fn artifacts() -> PathBuf {
    root().join("artifacts")
}

/// Where the app keeps a user's data, by the custom of each system.
///
/// # Errors
/// When the system does not say where home is.
pub fn user_data() -> Result<PathBuf, String> {
    const IDENTIFIER: &str = "app.lanewise.desktop";
    let from = |variable: &str| env::var_os(variable).filter(|value| !value.is_empty()).map(PathBuf::from);
    let base = if cfg!(target_os = "macos") {
        from("HOME").map(|home| home.join("Library/Application Support"))
    } else if cfg!(windows) {
        from("APPDATA")
    } else {
        from("XDG_DATA_HOME").or_else(|| from("HOME").map(|home| home.join(".local/share")))
    };
    base.map(|base| base.join(IDENTIFIER)).ok_or_else(|| "the system does not say where your home folder is; set HOME".to_owned())
}
