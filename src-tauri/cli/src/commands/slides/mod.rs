//! `lanewise slides`: import, export, compare.

mod compare;
mod compare_report;
mod export;
mod import;

use clap::Subcommand;
use lanewise_workspace::Workspace;

use crate::failure::{Failure, Finished};

/// What can be done with Situation Slides.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Import slides from a table or a presentation
    Import(import::Arguments),
    /// Write slides to a file
    Export(export::Arguments),
    /// Say what is on the slides of customers who succeeded and not on those of the others
    Compare(compare::Arguments),
}

/// Runs one of them.
pub fn run(command: &Command, json: bool) -> Result<Finished, Failure> {
    match command {
        Command::Import(arguments) => import::run(arguments, json),
        Command::Export(arguments) => export::run(arguments, json),
        Command::Compare(arguments) => compare::run(arguments, json),
    }
}

/// The account of that name or key.
fn account(workspace: &Workspace, name: &str) -> Result<u32, Failure> {
    workspace.account_called(name)?.map_err(|reason| Failure::Input(reason.to_string()))
}
