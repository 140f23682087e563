//! Installs a package on this machine, looks whether everything works as a user would find it, and removes it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::look::{MIME, kind_of};
use super::output;
use crate::commands::{Outcome, built};
use crate::folders;
use crate::process::{ask, execute};

/// The name under which the package manager knows it.
const NAME: &str = "lanewise";

/// The C library that `tauri.linux.conf.json` says the packages need.
const LIBC: (u32, u32) = (2, 34);

/// What every package brings, under the root of the file system.
const FILES: &[&str] = &[
    "usr/bin/lanewise",
    "usr/bin/lanewise-desktop",
    "usr/share/applications/Lanewise.desktop",
    "usr/share/icons/hicolor/16x16/apps/lanewise-desktop.png",
    "usr/share/icons/hicolor/32x32/apps/lanewise-desktop.png",
    "usr/share/icons/hicolor/128x128/apps/lanewise-desktop.png",
    "usr/share/icons/hicolor/512x512/apps/lanewise-desktop.png",
    "usr/share/icons/hicolor/scalable/apps/lanewise-desktop.svg",
    "usr/share/icons/hicolor/symbolic/apps/lanewise-desktop-symbolic.svg",
    "usr/share/mime/packages/lanewise.xml",
    "usr/share/metainfo/app.lanewise.desktop.metainfo.xml",
    "usr/share/man/man1/lanewise.1.gz",
    "usr/share/man/man1/lanewise-desktop.1.gz",
    "usr/share/man/man1/lanewise-score.1.gz",
    "usr/share/bash-completion/completions/lanewise",
    "usr/share/doc/lanewise/copyright",
    "usr/share/doc/lanewise/third-party-notices.gz",
    "usr/lib/Lanewise/profiles/success-ready.en.json",
];

/// Installs, tries, removes.
pub fn try_out(package: &Path) -> Outcome {
    println!("\n── {} ──", package.file_name().unwrap_or_default().to_string_lossy());
    match package.extension().and_then(|ending| ending.to_str()) {
        Some("deb") => deb(package),
        Some("rpm") => rpm(package),
        _ => Err(format!("{} is no package that this system could install", package.display())),
    }
}

fn deb(package: &Path) -> Outcome {
    let depends = output(Command::new("dpkg-deb").args(["--field"]).arg(package).arg("Depends"))?;
    said("depends on", &depends);
    for wanted in ["libwebkit2gtk-4.1-0", "libgtk-3-0", "libc6 (>= 2.34)"] {
        if !depends.contains(wanted) {
            return Err(format!("the package does not depend on {wanted}"));
        }
    }
    let root = ask(Command::new("id").arg("-u")).as_deref() == Some("0");
    if !root {
        println!("This is not root, so the package is unpacked into a folder instead of being installed.");
        let folder = emptied("deb")?;
        output(Command::new("dpkg-deb").arg("--extract").arg(package).arg(&folder))?;
        return work(&folder);
    }
    if ask(Command::new("dpkg-query").args(["-W", "-f=${db:Status-Status}", NAME])).as_deref() == Some("installed") {
        return Err(format!("{NAME} is installed here already, and a test must not remove it; try it on another machine"));
    }
    // Small systems are told to leave out manuals and documents; here they are to be looked at.
    execute(Command::new("dpkg").args(["--path-include=/usr/share/*", "--install"]).arg(package))?;
    let tried = work(Path::new("/")).and_then(|()| at_home(&folders::target().join("package-try/deb-home")));
    // Removed whatever came of it.
    let removed = execute(Command::new("dpkg").args(["--purge", NAME]));
    tried.and(removed)?;
    left_nothing(Path::new("/"))
}

fn rpm(package: &Path) -> Outcome {
    let depends = output(Command::new("rpm").args(["--query", "--requires", "--package"]).arg(package))?;
    said("depends on", &depends.split_whitespace().collect::<Vec<_>>().join(" "));
    if !depends.contains("webkit2gtk4.1") {
        return Err("the package does not depend on webkit2gtk4.1".to_owned());
    }
    let folder = emptied("rpm")?;
    // A root of its own with a database of its own. What it depends on is this machine's, under Debian's names.
    let rpm = || {
        let mut command = Command::new("rpm");
        command.arg("--root").arg(&folder);
        command
    };
    let root = ask(Command::new("id").arg("-u")).as_deref() == Some("0");
    if !root {
        println!("This is not root, so the package is unpacked into a folder instead of being installed.");
        let pipe = "rpm2cpio \"$1\" | cpio --extract --make-directories --quiet --directory \"$2\"";
        output(Command::new("sh").args(["-c", pipe, "sh"]).arg(package).arg(&folder))?;
        return work(&folder);
    }
    execute(rpm().args(["--install", "--nodeps"]).arg(package))?;
    work(&folder)?;
    execute(rpm().args(["--erase", "--nodeps", NAME]))?;
    left_nothing(&folder)
}

/// Everything that does not need the package to be in the place it is made for.
fn work(root: &Path) -> Outcome {
    let missing: Vec<&str> = FILES.iter().copied().filter(|file| !root.join(file).is_file()).collect();
    if !missing.is_empty() {
        return Err(format!("not installed: {}", missing.join(", ")));
    }
    said("files", &format!("{} are where they belong", FILES.len()));
    output(Command::new("desktop-file-validate").arg(root.join("usr/share/applications/Lanewise.desktop")))?;

    let (lanewise, desktop) = (root.join("usr/bin/lanewise"), root.join("usr/bin/lanewise-desktop"));
    let scratch = emptied("scratch")?;
    let sample = scratch.join("sample.lanewise");
    said("the command line", &output(Command::new(&lanewise).arg("--version"))?);
    output(Command::new(&lanewise).arg("new").arg(&sample).arg("--sample"))?;
    let scores = scratch.join("scores.csv");
    let prospects = folders::root().join("profiles/sample/prospects.csv");
    output(Command::new(&lanewise).args(["score", "--profile"]).arg(&sample).arg(prospects).arg("-o").arg(&scores))?;
    let rows = fs::read_to_string(&scores).map_err(|error| format!("{}: {error}", scores.display()))?.lines().count();
    said("scored", &format!("{} prospects", rows.saturating_sub(1)));

    let lacking = output(Command::new("ldd").arg(&desktop))?.lines().filter(|line| line.contains("not found")).count();
    if lacking > 0 {
        return Err(format!("{lacking} libraries of the desktop program are not on this machine"));
    }
    let picture = folders::artifacts().join("installed.png");
    // Any build of the harness will do.
    let harness = ["release", "debug"].map(|profile| built(profile, "picture")).into_iter().find(|program| program.is_file());
    execute(
        Command::new(harness.ok_or("the end-to-end harness is not built; `cargo xtask package make` builds it")?)
            .arg(&sample)
            .arg(&picture)
            .env("LANEWISE_APP", &desktop)
            .env("LANEWISE_CLI", &lanewise),
    )?;
    said("the desktop app started; its picture", &picture.display().to_string());

    for program in [&lanewise, &desktop] {
        let newest = newest_libc(program)?;
        if newest > LIBC {
            return Err(format!("{} wants glibc {}.{}, more than the packages say", program.display(), newest.0, newest.1));
        }
    }
    let page = output(Command::new("man").args(["--local-file"]).arg(root.join("usr/share/man/man1/lanewise-score.1.gz")))?;
    if !page.contains("SYNOPSIS") {
        return Err("the manual page of `lanewise score` cannot be read".to_owned());
    }
    Ok(())
}

/// The newest version of the C library whose functions a program calls.
fn newest_libc(program: &Path) -> Outcome<(u32, u32)> {
    let symbols = output(Command::new("objdump").arg("-T").arg(program))?;
    let versions = symbols.split("GLIBC_").skip(1).filter_map(|rest| {
        let mut numbers = rest.split(|c: char| !c.is_ascii_digit()).map(str::parse);
        Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
    });
    versions.max().ok_or_else(|| format!("{} calls nothing of the C library", program.display()))
}

/// What needs the package to be installed in the system itself: the type of a file and who opens it, the manual by its name, the
/// program by its name.
fn at_home(home: &Path) -> Outcome {
    fs::create_dir_all(home).map_err(|error| format!("{}: {error}", home.display()))?;
    let sample = home.join("by its content");
    if !sample.exists() {
        output(Command::new("lanewise").arg("new").arg(home.join("a.lanewise")))?;
        fs::rename(home.join("a.lanewise"), &sample).map_err(|error| error.to_string())?;
    }
    let kind = kind_of(&sample, None)?;
    let asked = output(Command::new("xdg-mime").args(["query", "filetype"]).arg(&sample).env("XDG_CURRENT_DESKTOP", "GNOME"));
    let opener = output(Command::new("xdg-mime").args(["query", "default", MIME]))?;
    said("a workspace is", &format!("{kind}, opened by {opener}"));
    if kind != MIME || asked.is_ok_and(|asked| asked != MIME) {
        return Err(format!("a workspace is taken for {kind}"));
    }
    if opener != "Lanewise.desktop" {
        return Err(format!("a workspace is opened by {opener:?}"));
    }
    let whereis = output(Command::new("man").args(["--where", "lanewise"]))?;
    said("man lanewise", &whereis);
    Ok(())
}

/// Nothing is left of it after it was removed.
fn left_nothing(root: &Path) -> Outcome {
    let left: Vec<&str> = FILES.iter().copied().filter(|file| root.join(file).exists()).collect();
    if left.is_empty() {
        said("removed", "nothing is left");
        Ok(())
    } else {
        Err(format!("left behind after it was removed: {}", left.join(", ")))
    }
}

fn emptied(name: &str) -> Outcome<PathBuf> {
    let folder = folders::target().join("package-try").join(name);
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(failed)?;
    }
    fs::create_dir_all(&folder).map_err(failed)?;
    Ok(folder)
}

fn said(what: &str, how: &str) {
    println!("ok      {what}: {how}");
}
