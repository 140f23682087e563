//! `lanewise profile`: check, show, diff, schema.

mod check;
mod diff;
mod schema;
mod show;

use clap::Subcommand;

use crate::failure::{Failure, Finished};

/// What can be done with profiles.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Say whether profiles can score, and if not, what to mend where
    Check(check::Arguments),
    /// Print a profile as a sheet that people read
    Show(show::Arguments),
    /// Say what changed between two profiles
    Diff(diff::Arguments),
    /// Print the JSON Schema of profile files
    Schema(schema::Arguments),
}

/// Runs one of them.
pub fn run(command: Command, json: bool) -> Result<Finished, Failure> {
    match command {
        Command::Check(arguments) => check::run(&arguments, json),
        Command::Show(arguments) => show::run(&arguments, json),
        Command::Diff(arguments) => diff::run(&arguments, json),
        Command::Schema(arguments) => schema::run(&arguments),
    }
}
