//! `lanewise profile check`

use clap::Args;
use lanewise_method::problem::{Problem, Rule};
use serde::Serialize;

use crate::failure::{Failure, Finished};
use crate::profile_file::{self, Unusable};
use crate::terminal;
use crate::wording::count;

const AFTER: &str = "\
Examples:
  lanewise profile check ours.json
  lanewise profile check profiles/*.json --json

Every problem names its place and its mend. Exit code 3 if any of the files has one.";

/// Its arguments.
#[derive(Debug, Args)]
#[command(after_help = AFTER)]
pub struct Arguments {
    /// Profile files, workspaces, or names of starter profiles
    #[arg(required = true, value_name = "FILE")]
    files: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Checked {
    file: String,
    ok: bool,
    problems: Vec<Problem>,
}

/// Checks each file.
pub fn run(arguments: &Arguments, json: bool) -> Result<Finished, Failure> {
    let mut checked = Vec::new();
    let mut lines = String::new();
    for name in &arguments.files {
        let problems = match profile_file::read(name, None) {
            Ok(found) => {
                lines.push_str(&format!(
                    "{name}: fine ({}, {})\n",
                    terminal::plain(&found.profile.name),
                    count(found.profile.parameters.len() as u64, "parameter", "parameters")
                ));
                Vec::new()
            }
            Err(Unusable::Broken(problems)) => problems,
            Err(Unusable::Unread(failure)) => {
                vec![Problem::new("the file", &[], Rule::Unreadable { reason: failure.message().to_owned() })]
            }
        };
        for p in &problems {
            let said = if p.mend.is_empty() { p.wrong.clone() } else { format!("{name}: {p}") };
            lines.push_str(&terminal::plain(&said));
            lines.push('\n');
        }
        checked.push(Checked { file: name.clone(), ok: problems.is_empty(), problems });
    }
    let broken = checked.iter().filter(|c| !c.ok).count() as u64;
    if json {
        terminal::print_json(&checked)?;
    } else {
        terminal::print(&lines)?;
    }
    if broken == 0 {
        return Ok(Finished::Clean);
    }
    Err(Failure::Input(format!("{} of {} cannot score.", broken, count(checked.len() as u64, "profile", "profiles"))))
}
