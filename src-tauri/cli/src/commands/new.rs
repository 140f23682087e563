//! `lanewise new`

use std::path::PathBuf;

use clap::Args;
use lanewise_workspace::{Setup, Workspace, sample};

use crate::author;
use crate::failure::{Failure, Finished};
use crate::profile_file::{self, Lang};
use crate::terminal::{self, say};
use crate::wording::count;

const AFTER: &str = "\
Examples:
  lanewise new team.lanewise
  lanewise new demo.lanewise --sample --lang es        a fictional vendor with 36 customers and 120 prospects
  lanewise new team.lanewise --profile success-ready   with a profile to start from

An existing file is never overwritten.";

/// Its arguments.
#[derive(Debug, Args)]
#[command(after_help = AFTER)]
pub struct Arguments {
    /// The workspace to make
    #[arg(value_name = "FILE.lanewise")]
    file: PathBuf,
    /// Fill it with the sample: customers, prospects, a profile in two published versions
    #[arg(long, conflicts_with = "profile")]
    sample: bool,
    /// The language of its texts
    #[arg(long, value_enum, value_name = "LANG", default_value = "en")]
    lang: Lang,
    /// A profile to start the draft from: a profile file, a workspace, or a starter profile
    #[arg(long, value_name = "PROFILE")]
    profile: Option<String>,
    /// Its name; without it, the name of the file
    #[arg(long)]
    name: Option<String>,
}

/// Makes a workspace.
pub fn run(arguments: &Arguments, json: bool) -> Result<Finished, Failure> {
    let stem = arguments.file.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
    let name = arguments.name.clone().unwrap_or(if arguments.sample { "Ordito Workflows".to_owned() } else { stem });
    let setup = Setup { name, author: author(), language: arguments.lang.into() };
    let starter = |name: &String| {
        let lang = profile_file::is_starter(name).then_some(arguments.lang);
        profile_file::read(name, lang).map_err(|e| e.into_failure(name))
    };
    // Read first: a profile that cannot be used must not leave an empty workspace behind.
    let start = arguments.profile.as_ref().map(starter).transpose()?;
    let workspace = if arguments.sample {
        sample::create(&arguments.file, &setup)?
    } else {
        let mut workspace = Workspace::create(&arguments.file, &setup)?;
        if let Some(found) = start {
            workspace.start_draft_from(&found.profile)?;
        }
        workspace
    };
    let accounts = workspace.book()?.len();
    workspace.close()?;
    if json {
        terminal::print_json(&serde_json::json!({ "file": arguments.file, "accounts": accounts }))?;
    } else {
        say(&format!("made {} ({})", arguments.file.display(), count(accounts as u64, "account", "accounts")));
    }
    Ok(Finished::Clean)
}
