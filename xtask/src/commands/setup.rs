//! `cargo xtask setup`: what the house needs and the machine lacks.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::Outcome;
use crate::folders;
use crate::process::{ask, execute, npm};

/// What building, running and testing take on Debian and Ubuntu.
const DEBIAN_PACKAGES: [&str; 7] =
    ["build-essential", "pkg-config", "libwebkit2gtk-4.1-dev", "librsvg2-dev", "webkit2gtk-driver", "xvfb", "util-linux"];

/// The oldest Node.js that the UI's tools run on.
const NODE: (u32, u32) = (20, 19);

pub fn ensure() -> Outcome {
    system_libraries()?;
    node()?;
    node_modules()
}

pub fn run(_: &[String]) -> Outcome {
    ensure()?;
    println!("Everything that Lanewise needs is installed.");
    Ok(())
}

/// The libraries that the window stands on.
fn system_libraries() -> Outcome {
    if cfg!(target_os = "macos") {
        return if ask(Command::new("xcode-select").arg("-p")).is_some() {
            Ok(())
        } else {
            Err("the command line tools of Xcode are missing; run `xcode-select --install`, then this again".to_owned())
        };
    }
    if cfg!(windows) {
        println!("Lanewise needs the C++ build tools of Visual Studio and WebView2 (part of Windows 11 and current Windows 10):");
        println!("  https://v2.tauri.app/start/prerequisites/#windows");
        return Ok(());
    }
    if ask(Command::new("dpkg-query").arg("--version")).is_some() {
        return debian_packages();
    }
    if ask(Command::new("pkg-config").args(["--exists", "webkit2gtk-4.1", "librsvg-2.0"])).is_some() {
        return Ok(());
    }
    Err("this Linux is not Debian or Ubuntu, so install by hand: a C compiler, pkg-config, and the development files of \
         WebKitGTK 4.1 and librsvg; for the end-to-end tests also WebKitWebDriver and Xvfb. \
         https://v2.tauri.app/start/prerequisites/#linux has the names for your system"
        .to_owned())
}

/// Tools that only some commands need, under the names of their Debian packages. Elsewhere they are found or missed when they are run.
pub fn debian_tools(packages: &[&str]) -> Outcome {
    if ask(Command::new("dpkg-query").arg("--version")).is_none() {
        return Ok(());
    }
    install(packages)
}

fn debian_packages() -> Outcome {
    install(&DEBIAN_PACKAGES)
}

fn install(packages: &[&str]) -> Outcome {
    let missing: Vec<&str> = packages.iter().copied().filter(|package| !is_installed(package)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("Missing Debian packages: {}. Installing them.", missing.join(" "));
    let root = ask(Command::new("id").arg("-u")).as_deref() == Some("0");
    let apt_get = |arguments: &[&str]| {
        // debconf must not ask anything where nobody answers; through sudo the
        // environment would be lost, so env sets it on the other side.
        let words = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"].into_iter().chain(arguments.iter().copied());
        let mut command = Command::new(if root { "env" } else { "sudo" });
        command.args(words.skip(usize::from(root)));
        command
    };
    let by_hand = format!("install them by hand (apt-get update && apt-get install {}), then run this again", missing.join(" "));
    execute(&mut apt_get(&["update"])).map_err(|error| format!("{error}; {by_hand}"))?;
    let install: Vec<&str> = ["install", "-y", "--no-install-recommends"].into_iter().chain(missing.iter().copied()).collect();
    execute(&mut apt_get(&install)).map_err(|error| format!("{error}; {by_hand}"))
}

fn is_installed(package: &str) -> bool {
    ask(Command::new("dpkg-query").args(["-W", "-f=${db:Status-Status}", package])).as_deref() == Some("installed")
}

fn node() -> Outcome {
    let (major, minor) = NODE;
    let wanted = format!("Lanewise needs Node.js {major}.{minor} or newer with npm: https://nodejs.org");
    let Some(version) = ask(Command::new("node").arg("--version")) else {
        return Err(format!("Node.js is not installed. {wanted}"));
    };
    if ask(&mut npm(&["--version"])).is_none() {
        return Err(format!("npm is not installed. {wanted}"));
    }
    match parse_version(&version) {
        Some(found) if found >= NODE => Ok(()),
        _ => Err(format!("Node.js {version} is too old. {wanted}")),
    }
}

/// Major and minor of `v20.19.5`.
fn parse_version(version: &str) -> Option<(u32, u32)> {
    let mut numbers = version.trim_start_matches('v').split('.').map(str::parse);
    Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
}

/// The UI's modules, exactly those of `package-lock.json`.
fn node_modules() -> Outcome {
    let ui = folders::ui();
    let lock = ui.join("package-lock.json");
    let wanted = fs::read(&lock).map_err(|error| format!("{}: {error}", lock.display()))?;
    // A copy of the lock file says what was installed last.
    let installed = ui.join("node_modules/.installed-lock.json");
    if fs::read(&installed).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    // Somebody who works on the UI has installed them with npm itself.
    if !by_npm_install(&ui) {
        println!("Node modules of the UI are missing or old. Installing them.");
        execute(&mut npm(&["ci", "--no-audit", "--no-fund"]))?;
    }
    fs::write(&installed, wanted).map_err(|error| format!("{}: {error}", installed.display()))
}

/// Whether `npm` finds all modules in place, in the versions asked for.
fn by_npm_install(ui: &Path) -> bool {
    ui.join("node_modules/.package-lock.json").is_file() && ask(&mut npm(&["ls", "--all"])).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_as_numbers() {
        assert_eq!(parse_version("v20.19.5"), Some((20, 19)));
        assert!(parse_version("v9.99.0") < Some(NODE));
        assert!(parse_version("v22.2.0") > Some(NODE));
        assert_eq!(parse_version("nightly"), None);
    }
}
