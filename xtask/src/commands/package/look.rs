//! Looks at the parts of a package before it is made.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::output;
use super::stage::Staged;
use crate::commands::icons;
use crate::commands::{Outcome, built};
use crate::folders;

/// The type of a workspace among all files.
pub const MIME: &str = "application/vnd.lanewise.workspace";

/// Looks at everything and says all that is wrong.
pub fn at(staged: &Staged) -> Outcome {
    let mut faults = icons::faults();
    let mut note = |what: &str, outcome: Outcome| match outcome {
        Ok(()) => println!("ok      {what}"),
        Err(message) => faults.push(format!("{what}: {message}")),
    };
    note("configuration names files that are there", configuration(staged));
    if cfg!(target_os = "linux") {
        note("desktop file", desktop_file(&staged.folder));
        note("MIME type", mime(&staged.folder, &built(staged.profile, "lanewise")));
        note("AppStream metadata", metainfo());
        note("manual pages", manual(&staged.folder.join("man")));
    }
    note("notices", notices(&staged.folder.join("third-party-notices.txt")));
    if faults.is_empty() { Ok(()) } else { Err(faults.join("\n")) }
}

/// Every file that a Tauri configuration takes from the repository or the stage is there.
fn configuration(staged: &Staged) -> Outcome {
    let stage = "gen/package/";
    let mut missing = Vec::new();
    for name in ["tauri.conf.json", "tauri.linux.conf.json", "tauri.macos.conf.json", "tauri.windows.conf.json"] {
        let text = fs::read_to_string(folders::root().join(name)).map_err(|error| format!("{name}: {error}"))?;
        // Paths are the strings that start with a folder of ours.
        for word in text.split('"').filter(|word| word.starts_with("src-tauri/") || word.starts_with(stage)) {
            let path = match word.strip_prefix(stage) {
                Some(staged_as) => staged.folder.join(staged_as),
                None => folders::root().join(word),
            };
            if !path.exists() {
                missing.push(format!("{name} takes {word}, which is not there"));
            }
        }
    }
    if missing.is_empty() { Ok(()) } else { Err(missing.join("; ")) }
}

/// The template with its blanks filled is a valid desktop file.
fn desktop_file(folder: &Path) -> Outcome {
    let template = fs::read_to_string(folders::root().join("src-tauri/packaging/lanewise.desktop")).map_err(|e| e.to_string())?;
    let filled =
        template.replace("{{name}}", "Lanewise").replace("{{exec}}", "lanewise-desktop").replace("{{icon}}", "lanewise-desktop");
    let file = folder.join("Lanewise.desktop");
    fs::write(&file, filled).map_err(|e| e.to_string())?;
    output(Command::new("desktop-file-validate").arg(&file)).and_then(|said| if said.is_empty() { Ok(()) } else { Err(said) })
}

/// With the type installed in a folder of its own, a workspace is recognised by its name and, under another name, by its content;
/// any other SQLite file is not.
fn mime(folder: &Path, lanewise: &Path) -> Outcome {
    let data = folder.join("mime-check");
    let packages = data.join("mime/packages");
    fs::create_dir_all(&packages).map_err(|e| e.to_string())?;
    let source = folders::root().join("src-tauri/packaging/lanewise-mime.xml");
    fs::copy(source, packages.join("lanewise.xml")).map_err(|e| e.to_string())?;
    let said = output(Command::new("update-mime-database").arg(data.join("mime")).env("XDG_DATA_HOME", &data))?;
    if !said.is_empty() {
        return Err(said);
    }
    let workspace = data.join("a.lanewise");
    output(Command::new(lanewise).arg("new").arg(&workspace))?;
    let (unnamed, other) = (data.join("content-only"), data.join("other"));
    fs::copy(&workspace, &unnamed).map_err(|e| e.to_string())?;
    let mut content = fs::read(&workspace).map_err(|e| e.to_string())?;
    // The application id of SQLite's header.
    content[68..72].fill(0);
    fs::write(&other, content).map_err(|e| e.to_string())?;
    for (file, ours) in [(&workspace, true), (&unnamed, true), (&other, false)] {
        let kind = kind_of(file, Some(&data))?;
        if (kind == MIME) != ours {
            return Err(format!("{} is taken for {kind}", file.display()));
        }
    }
    Ok(())
}

/// What the desktop takes a file for, as `xdg-mime query filetype` does under GNOME.
pub fn kind_of(file: &Path, data: Option<&Path>) -> Outcome<String> {
    let mut command = Command::new("gio");
    command.args(["info", "--attributes", "standard::content-type"]).arg(file).env("LC_ALL", "C.UTF-8");
    if let Some(data) = data {
        command.env("XDG_DATA_HOME", data);
    }
    let said = output(&mut command)?;
    let line = said.lines().find_map(|line| line.trim().strip_prefix("standard::content-type:"));
    Ok(line.unwrap_or_default().trim().to_owned())
}

fn metainfo() -> Outcome {
    let file = folders::root().join("src-tauri/packaging/app.lanewise.desktop.metainfo.xml");
    output(Command::new("xmllint").arg("--noout").arg(file)).map(|_| ())
}

/// Each page is there, and typesets without a warning.
fn manual(folder: &Path) -> Outcome {
    for page in [
        "lanewise",
        "lanewise-desktop",
        "lanewise-new",
        "lanewise-import",
        "lanewise-score",
        "lanewise-export",
        "lanewise-profile",
    ] {
        let file = folder.join(format!("{page}.1.gz"));
        // Not in the terminal's width: in a narrow one a long word would be a warning.
        let set = output(
            Command::new("man").args(["--warnings", "--encoding=UTF-8", "--local-file"]).arg(&file).env("MANWIDTH", "100"),
        )?;
        if !set.contains("SYNOPSIS") || set.contains("warning:") {
            return Err(format!("{}: {}", file.display(), set.lines().take(5).collect::<Vec<_>>().join("\n")));
        }
    }
    Ok(())
}

/// Fonts, crates and packages of the UI are named.
fn notices(file: &Path) -> Outcome {
    let text = fs::read_to_string(file).map_err(|error| error.to_string())?;
    for name in ["inter-ui ", "@fontsource-variable/newsreader ", "rusqlite ", "tauri ", "react ", "SIL OPEN FONT LICENSE"] {
        if !text.contains(name) {
            return Err(format!("{name:?} is not named"));
        }
    }
    Ok(())
}
