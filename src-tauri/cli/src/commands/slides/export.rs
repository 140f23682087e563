//! `lanewise slides export`

use std::path::PathBuf;

use clap::Args;
use lanewise_workspace::Workspace;
use lanewise_workspace::export::ExportError;
use lanewise_workspace::slide_table::{SlideShape, WhichSlides, export_slides};

use super::account;
use crate::failure::{Failure, Finished};
use crate::terminal::{self, say};
use crate::wording::count;

const AFTER: &str = "\
Examples:
  lanewise slides export team.lanewise -o slides.csv
  lanewise slides export team.lanewise -o acme.md --account \"Acme\" --account \"Beta\"

A .csv or .xlsx can be imported again with the same result. The workspace is only read, also while the app has it open.
PowerPoint and Word files are made by the app.";

/// Arguments of `slides export`.
#[derive(Debug, Args)]
#[command(after_help = AFTER)]
pub struct Arguments {
    /// The workspace
    #[arg(value_name = "FILE.lanewise")]
    file: PathBuf,
    /// Where they go: a file ending in .csv, .xlsx, .json or .md
    #[arg(long, short, value_name = "OUT")]
    output: PathBuf,
    /// Only slides of the account of this name or key; may be given several times
    #[arg(long, value_name = "NAME")]
    account: Vec<String>,
}

/// Exports.
pub fn run(arguments: &Arguments, json: bool) -> Result<Finished, Failure> {
    let Some(shape) = SlideShape::of(&arguments.output) else {
        return Err(Failure::Usage(format!(
            "{} does not say what it is to be. Let its name end in .csv, .xlsx, .json or .md.",
            arguments.output.display()
        )));
    };
    let workspace = Workspace::open_read_only(&arguments.file)?;
    let accounts = arguments.account.iter().map(|name| account(&workspace, name)).collect::<Result<Vec<u32>, _>>()?;
    let which = if accounts.is_empty() { WhichSlides::All } else { WhichSlides::Accounts(&accounts) };
    let slides = export_slides(&workspace, which, shape, &arguments.output).map_err(|e| match e {
        ExportError::Workspace(e) => e.into(),
        ExportError::Write(e) => Failure::unwritten(&arguments.output, &e),
        ExportError::TooLong { .. } => Failure::Output(e.to_string()),
    })?;
    if json {
        terminal::print_json(&serde_json::json!({ "file": arguments.output, "slides": slides }))?;
    } else {
        say(&format!("{} in {}", count(slides as u64, "slide", "slides"), arguments.output.display()));
    }
    Ok(Finished::Clean)
}
