//! `lanewise profile schema`

use clap::Args;

use crate::failure::{Failure, Finished};
use crate::terminal;

const AFTER: &str = "\
Example:
  lanewise profile schema > profile.schema.json

With \"$schema\": \"profile.schema.json\" at the top of a profile beside it, an editor completes and checks
what you type.";

/// It has none.
#[derive(Debug, Args)]
#[command(after_help = AFTER)]
pub struct Arguments {}

/// Prints the schema.
pub fn run(_: &Arguments) -> Result<Finished, Failure> {
    terminal::print(&lanewise_method::check::schema_text())?;
    Ok(Finished::Clean)
}
