//! `lanewise slides`: compare.

mod compare;
mod compare_report;

use clap::Subcommand;

use crate::failure::{Failure, Finished};

/// What can be done with Situation Slides.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Say what is on the slides of customers who succeeded and not on those of the others
    Compare(compare::Arguments),
}

/// Runs one of them.
pub fn run(command: Command, json: bool) -> Result<Finished, Failure> {
    match command {
        Command::Compare(arguments) => compare::run(&arguments, json),
    }
}
