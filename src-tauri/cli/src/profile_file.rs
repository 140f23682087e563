//! Finding the profile that the command line names.

use std::path::Path;

use lanewise_method::Profile;
use lanewise_method::check::{Problem, ProfileError, read_profile};

use crate::failure::Failure;
use crate::starters::{self, Lang};

/// Larger than any profile that people read.
const LARGEST: u64 = 16 << 20;

/// Why a named profile cannot be used.
#[derive(Debug)]
pub enum Unusable {
    /// It could not be read at all.
    Unread(String),
    /// It was read and breaks rules.
    Broken(Vec<Problem>),
}

impl Unusable {
    /// As the end of a command; `name` is what the command line said.
    pub fn into_failure(self, name: &str) -> Failure {
        match self {
            Self::Unread(message) => Failure::Input(message),
            Self::Broken(problems) => {
                let lines: Vec<String> = problems.iter().map(|p| format!("  {p}")).collect();
                Failure::Input(format!("{name} is not a profile that can score:\n{}", lines.join("\n")))
            }
        }
    }
}

/// Reads a profile from a JSON file or by the name of a starter profile; a file of that name wins.
pub fn read(name: &str, lang: Option<Lang>) -> Result<Profile, Unusable> {
    let path = Path::new(name);
    let text = match starters::text(name, lang.unwrap_or_default()) {
        Some(text) if !path.exists() => text.to_owned(),
        _ if lang.is_some() => {
            return Err(Unusable::Unread(format!(
                "--lang chooses among the languages of a starter profile ({}), and {name} is a file in its own language. Leave --lang out.",
                starters::NAMES.join(", ")
            )));
        }
        _ => file(path)?,
    };
    read_profile(&text).map_err(|e| match e {
        ProfileError::Problems(problems) => Unusable::Broken(problems),
        shape @ ProfileError::Shape { .. } => Unusable::Unread(format!("{name}: {shape}")),
    })
}

fn file(path: &Path) -> Result<String, Unusable> {
    let shown = path.display();
    let no = |reason: String| Unusable::Unread(reason);
    let about = std::fs::metadata(path).map_err(|e| match e.kind() {
        std::io::ErrorKind::NotFound => no(format!(
            "There is no file {shown}. Give a profile file (.json), a workspace (.lanewise), or the name of a starter profile: {}.",
            starters::NAMES.join(", ")
        )),
        _ => no(format!("{shown} cannot be read: {e}. Check that you may open it.")),
    })?;
    if about.is_dir() {
        return Err(no(format!("{shown} is a folder. Give the profile file in it.")));
    }
    if about.len() > LARGEST {
        return Err(no(format!("{shown} is too large for a profile. Give the profile's JSON file, not a table.")));
    }
    let bytes = std::fs::read(path).map_err(|e| no(format!("{shown} cannot be read: {e}. Check that you may open it.")))?;
    String::from_utf8(bytes).map_err(|_| no(format!("{shown} is not UTF-8 text. Save it as UTF-8, or give a profile's JSON file.")))
}
