//! Where things are.

use std::path::{Path, PathBuf};

/// The root of the repository.
#[must_use]
pub fn repository() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_owned()
}

/// Where failing tests and pictures leave their files; git-ignored.
#[must_use]
pub fn artifacts() -> PathBuf {
    repository().join("artifacts")
}

/// The desktop program: `LANEWISE_APP`, or else the build beside this one.
///
/// # Panics
/// When it has not been built.
#[must_use]
pub fn desktop_program() -> PathBuf {
    built("LANEWISE_APP", "lanewise-desktop")
}

/// The command line program: `LANEWISE_CLI`, or else the build beside this one.
///
/// # Panics
/// When it has not been built.
#[must_use]
pub fn command_line_program() -> PathBuf {
    built("LANEWISE_CLI", "lanewise")
}

/// A program that cargo built into the same target folder as the one that is running.
fn built(variable: &str, name: &str) -> PathBuf {
    if let Some(given) = std::env::var_os(variable) {
        return PathBuf::from(given);
    }
    // target/debug/deps/<test> or target/debug/<program>
    let running = std::env::current_exe().unwrap_or_default();
    let found = running
        .ancestors()
        .skip(1)
        .take(2)
        .map(|folder| folder.join(name).with_extension(std::env::consts::EXE_EXTENSION))
        .find(|program| program.is_file());
    found.unwrap_or_else(|| {
        panic!(
            "{name} is not built. `cargo xtask e2e` builds it first; by hand: \
             cargo build -p lanewise-desktop -p lanewise-cli"
        )
    })
}
