//! Finding the profile that the command line names.

use std::io::Read;
use std::path::Path;

use lanewise_method::Profile;
use lanewise_method::check::{Problem, ProfileError, read_profile};
use lanewise_method::profile::Language;
use lanewise_workspace::Workspace;
use lanewise_workspace::starter::{Starter, starter};

use crate::failure::Failure;

/// Larger than any profile that people read.
const LARGEST: u64 = 16 << 20;

/// The names that are accepted in place of a file.
pub const STARTERS: [(&str, Starter); 4] = [
    ("success-ready", Starter::SuccessReady),
    ("first-steps", Starter::FirstSteps),
    ("bant", Starter::Bant),
    ("sample", Starter::Sample),
];

/// A language of the starter profiles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum Lang {
    /// English
    #[default]
    En,
    /// Italian
    It,
    /// Spanish
    Es,
}

impl From<Lang> for Language {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::En => Self::En,
            Lang::It => Self::It,
            Lang::Es => Self::Es,
        }
    }
}

/// A profile and where it was found.
#[derive(Debug)]
pub struct Found {
    /// The profile.
    pub profile: Profile,
    /// Which of a workspace it is: "version 3", "the draft". `None` for a file or a starter profile.
    pub which: Option<String>,
}

/// Why a named profile cannot be used.
#[derive(Debug)]
pub enum Unusable {
    /// It could not be read at all.
    Unread(Failure),
    /// It was read and breaks rules.
    Broken(Vec<Problem>),
}

impl Unusable {
    /// As the end of a command; `name` is what the command line said.
    pub fn into_failure(self, name: &str) -> Failure {
        match self {
            Self::Unread(failure) => failure,
            Self::Broken(problems) => {
                let lines: Vec<String> = problems.iter().map(|p| format!("  {p}")).collect();
                Failure::Input(format!("{name} is not a profile that can score:\n{}", lines.join("\n")))
            }
        }
    }
}

fn starter_names() -> String {
    STARTERS.map(|(name, _)| name).join(", ")
}

/// Reads a profile from a JSON file, a workspace (its latest published version, else its draft), or by the name of a starter
/// profile; a file of that name wins.
pub fn read(name: &str, lang: Option<Lang>) -> Result<Found, Unusable> {
    let path = Path::new(name);
    let shape = |e: ProfileError| match e {
        ProfileError::Problems(problems) => Unusable::Broken(problems),
        shape @ ProfileError::Shape { .. } => Unusable::Unread(Failure::Input(format!("{name}: {shape}"))),
    };
    if let Some((_, which)) = STARTERS.iter().find(|(n, _)| *n == name && is_starter(name)) {
        let profile = starter(*which, lang.unwrap_or_default().into()).map_err(shape)?;
        return Ok(Found { profile, which: None });
    }
    if lang.is_some() {
        return Err(Unusable::Unread(Failure::Usage(format!(
            "--lang chooses among the languages of a starter profile ({}), and {name} is in its own language. Leave --lang out.",
            starter_names()
        ))));
    }
    if is_workspace(path) {
        return of_workspace(path).map_err(Unusable::Unread);
    }
    let profile = read_profile(&text(path).map_err(Unusable::Unread)?).map_err(shape)?;
    Ok(Found { profile, which: None })
}

/// Whether a name means a starter profile.
pub fn is_starter(name: &str) -> bool {
    STARTERS.iter().any(|(n, _)| *n == name) && !Path::new(name).exists()
}

/// By its first bytes, which are those of an SQLite file, or by its name where it is not there.
pub fn is_workspace(path: &Path) -> bool {
    let mut head = [0; 16];
    match std::fs::File::open(path).and_then(|mut f| f.read_exact(&mut head)) {
        Ok(()) => head == *b"SQLite format 3\0",
        Err(_) => path.extension().is_some_and(|e| e.eq_ignore_ascii_case("lanewise")),
    }
}

fn of_workspace(path: &Path) -> Result<Found, Failure> {
    let workspace = Workspace::open_read_only(path)?;
    if let Some(version) = workspace.latest_version()? {
        return Ok(Found { profile: version.profile, which: Some(format!("published version {}", version.info.number)) });
    }
    // The draft with typical fits as they are now: what the app scores with.
    match workspace.profile_in_force()? {
        Some(profile) => Ok(Found { profile, which: Some("the draft, for no version is published yet".into()) }),
        None => Err(Failure::Input(format!(
            "{} has no profile yet. Make one in the app, or score with a profile file or a starter profile: {}.",
            path.display(),
            starter_names()
        ))),
    }
}

fn text(path: &Path) -> Result<String, Failure> {
    let shown = path.display();
    let about = std::fs::metadata(path).map_err(|e| match e.kind() {
        std::io::ErrorKind::NotFound => Failure::Input(format!(
            "There is no file {shown}. Give a profile file (.json), a workspace (.lanewise), or the name of a starter profile: {}.",
            starter_names()
        )),
        _ => Failure::Input(format!("{shown} cannot be read: {e}. Check that you may open it.")),
    })?;
    if about.is_dir() {
        return Err(Failure::Input(format!("{shown} is a folder. Give the profile file in it.")));
    }
    if about.len() > LARGEST {
        return Err(Failure::Input(format!("{shown} is too large for a profile. Give the profile's JSON file, not a table.")));
    }
    read_text(path)
}

/// The text of a small file.
pub fn read_text(path: &Path) -> Result<String, Failure> {
    let shown = path.display();
    let bytes = std::fs::read(path).map_err(|e| match e.kind() {
        std::io::ErrorKind::NotFound => Failure::Input(format!("There is no file {shown}. Check the name.")),
        _ => Failure::Input(format!("{shown} cannot be read: {e}. Check that you may open it.")),
    })?;
    String::from_utf8(bytes).map_err(|_| Failure::Input(format!("{shown} is not UTF-8 text. Save it as UTF-8, and try again.")))
}
