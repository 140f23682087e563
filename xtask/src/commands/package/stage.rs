//! What goes into a package beside the desktop program, put where the bundler's configuration looks for it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::output;
use crate::commands::{Outcome, built};
use crate::folders;
use crate::process::{execute, npm};

/// A folder with everything.
pub struct Staged {
    /// Where it is.
    pub folder: PathBuf,
    /// Which build its programs are of.
    pub profile: &'static str,
}

/// Makes the folder anew from the programs of this build.
pub fn fill(folder: &Path, profile: &'static str) -> Outcome<Staged> {
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(failed)?;
    }
    let (man, doc) = (folder.join("man"), folder.join("doc"));
    for part in [&man, &doc] {
        fs::create_dir_all(part).map_err(failed)?;
    }
    let lanewise = built(profile, "lanewise");
    fs::copy(&lanewise, folder.join(lanewise.file_name().unwrap_or_default())).map_err(failed)?;
    output(Command::new(&lanewise).args(["generate", "man"]).arg(&man))?;
    output(Command::new(&lanewise).args(["generate", "completions"]).arg(folder.join("completions")))?;
    output(Command::new(built(profile, "examples/manual")).arg(&man))?;
    // Fails when a licence is not on the allow list.
    let notices = folder.join("third-party-notices.txt");
    execute(npm(&["run", "--silent", "licences", "--"]).arg(&notices))?;

    let copies = [
        ("LICENSE", "LICENSE"),
        ("src-tauri/packaging/copyright", "copyright"),
        ("CHANGELOG.md", "CHANGELOG.md"),
        ("docs/user-guide.md", "user-guide.md"),
        ("docs/cli.md", "cli.md"),
        ("docs/file-formats.md", "file-formats.md"),
        ("docs/method.md", "method.md"),
    ];
    for (from, to) in copies {
        fs::copy(folders::root().join(from), doc.join(to)).map_err(|error| format!("{from}: {error}"))?;
    }
    // The copyright of Debian's form ends with the licence, indented.
    let licence = fs::read_to_string(folders::root().join("LICENSE")).map_err(|error| format!("LICENSE: {error}"))?;
    let indented = licence.lines().map(|line| if line.is_empty() { " .".to_owned() } else { format!(" {line}") });
    let head = fs::read_to_string(doc.join("copyright")).map_err(failed)?;
    fs::write(doc.join("copyright"), head + &indented.collect::<Vec<_>>().join("\n") + "\n").map_err(failed)?;

    if cfg!(target_os = "linux") {
        fs::copy(&notices, doc.join("third-party-notices")).map_err(failed)?;
        let pages = fs::read_dir(&man).map_err(failed)?.flatten().map(|entry| entry.path());
        for file in pages.chain([doc.join("third-party-notices"), doc.join("CHANGELOG.md")]) {
            // Without a time in it, so that the same sources make the same package.
            output(Command::new("gzip").args(["-9n", "--"]).arg(file))?;
        }
    }
    Ok(Staged { folder: folder.to_owned(), profile })
}
