//! `cargo xtask package`: a .deb and an .rpm with both programs, and the test that installs and starts them.
//!
//! On macOS and Windows the same command is configured to make a disk image and an installer (`tauri.macos.conf.json`,
//! `tauri.windows.conf.json`). It has not yet been run there.

mod install;
mod look;
mod stage;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use super::{Outcome, app, setup};
use crate::folders;
use crate::process::{cargo, execute};

/// What looking at the parts takes on Debian and Ubuntu, beyond what everything else takes.
const TO_LOOK: &[&str] = &["desktop-file-utils", "shared-mime-info", "libglib2.0-bin", "man-db", "libxml2-utils", "gzip"];

/// What trying the packages takes besides.
const TO_TRY: &[&str] = &["rpm", "cpio", "xdg-utils"];

pub fn run(asked: &[String]) -> Outcome {
    match asked.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => make_and_try(),
        ["check"] => check(),
        ["make"] => make().map(|_| ()),
        ["try"] => try_all(&installers()),
        ["try", ref packages @ ..] => try_all(&packages.iter().map(PathBuf::from).collect::<Vec<_>>()),
        _ => Err("say nothing more, or `make` (no test), `try` (what was made last, or the files named), `check` (the parts, in seconds)".to_owned()),
    }
}

fn make_and_try() -> Outcome {
    let packages = make()?;
    if cfg!(target_os = "linux") {
        try_all(&packages)?;
    }
    println!();
    packages.iter().for_each(|package| println!("{}", package.display()));
    Ok(())
}

fn try_all(packages: &[PathBuf]) -> Outcome {
    setup::debian_tools(TO_TRY)?;
    if packages.is_empty() {
        return Err("there is no package yet; `cargo xtask package make` makes them".to_owned());
    }
    packages.iter().try_for_each(|package| install::try_out(package))
}

/// What can go wrong with packages long before one is made. Part of `cargo xtask test`.
pub fn check() -> Outcome {
    setup::ensure()?;
    setup::debian_tools(TO_LOOK)?;
    app::build_ui()?;
    app::build()?;
    execute(&mut cargo(&["build", "--package", "lanewise-desktop", "--example", "manual"]))?;
    let staged = stage::fill(&folders::target().join("package-check"), "debug")?;
    look::at(&staged)
}

/// Builds, stages and bundles; gives the packages.
fn make() -> Outcome<Vec<PathBuf>> {
    setup::ensure()?;
    setup::debian_tools(TO_LOOK)?;
    app::build_ui()?;
    // The same selection as the benchmarks', so that nothing is compiled twice.
    execute(&mut cargo(&["build", "--workspace", "--release", "--bins", "--examples"]))?;
    let staged = stage::fill(&folders::root().join("gen/package"), "release")?;
    look::at(&staged)?;
    let start = SystemTime::now();
    // Not through npm, which would go to the UI's folder first.
    let program = if cfg!(windows) { "tauri.cmd" } else { "tauri" };
    let mut bundle = Command::new(folders::ui().join("node_modules/.bin").join(program));
    bundle.args(["bundle", "--ci"]).current_dir(folders::root());
    if cfg!(windows) {
        bundle.args(["--config", "src-tauri/packaging/windows-files.json"]);
    }
    execute(&mut bundle)?;
    let made: Vec<PathBuf> = installers().into_iter().filter(|package| is_newer(package, start)).collect();
    if made.is_empty() { Err("Tauri's bundler said nothing, but left no package".to_owned()) } else { Ok(made) }
}

/// The packages for this system that lie in the target folder.
fn installers() -> Vec<PathBuf> {
    let bundle = folders::target().join("release/bundle");
    let kinds = if cfg!(target_os = "macos") {
        &["dmg"][..]
    } else if cfg!(windows) {
        &["nsis"][..]
    } else {
        &["deb", "rpm"][..]
    };
    let inside = |kind: &&str| {
        let folder = bundle.join(kind);
        let named = format!("_{}_", env!("CARGO_PKG_VERSION"));
        let dashed = format!("-{}-", env!("CARGO_PKG_VERSION"));
        let files = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
        let ours = move |file: &PathBuf| {
            let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            file.is_file() && (name.contains(&named) || name.contains(&dashed))
        };
        files.filter(ours).collect::<Vec<_>>()
    };
    kinds.iter().flat_map(inside).collect()
}

fn is_newer(file: &Path, than: SystemTime) -> bool {
    fs::metadata(file).and_then(|file| file.modified()).is_ok_and(|time| time >= than)
}

/// Runs a program that must succeed, and gives what it wrote.
fn output(command: &mut Command) -> Outcome<String> {
    let shown = format!("{command:?}");
    let output = command.output().map_err(|error| format!("{shown} could not be started: {error}"))?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    if output.status.success() { Ok(text.trim().to_owned()) } else { Err(format!("{shown} failed ({}):\n{text}", output.status)) }
}
