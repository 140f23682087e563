//! `lanewise slides compare`

use std::path::PathBuf;

use clap::Args;
use lanewise_method::Outcome;
use lanewise_workspace::Workspace;
use lanewise_workspace::view::compare::CompareGroups;

use super::compare_report::report;
use crate::failure::{Failure, Finished};
use crate::terminal;

const AFTER: &str = "\
Examples:
  lanewise slides compare team.lanewise
  lanewise slides compare team.lanewise --left happy --right struggling,failed
  lanewise slides compare team.lanewise --json | jq '.terms[].term'

Groups are outcomes by their ids. Without any, those that count as a success are compared with the others; with one given, the other is
everything else. Each row is counted by slide and, in brackets, by account. What the verdicts mean:
  separates      fewer than one in twenty such comparisons would show this by chance, all rows beside it considered
  leans          it would be as rare if it were the only row looked at
  too few        neither a difference nor that there is none can be told
  no difference  at most a small one";

/// Its arguments.
#[derive(Debug, Args)]
#[command(after_help = AFTER)]
pub struct Arguments {
    /// The workspace
    #[arg(value_name = "FILE.lanewise")]
    file: PathBuf,
    /// Outcomes of the first group
    #[arg(long, value_name = "OUTCOMES", value_delimiter = ',')]
    left: Vec<String>,
    /// Outcomes of the second group
    #[arg(long, value_name = "OUTCOMES", value_delimiter = ',')]
    right: Vec<String>,
}

/// Compares the slides of two groups of customers.
pub fn run(arguments: &Arguments, json: bool) -> Result<Finished, Failure> {
    let workspace = Workspace::open_read_only(&arguments.file)?;
    let outcomes = workspace.outcomes()?;
    let groups = groups(&outcomes, &arguments.left, &arguments.right)?;
    let comparison = workspace.compare_slides(groups.as_ref())?;
    workspace.close()?;
    if json {
        terminal::print_json(&comparison)?;
    } else {
        terminal::print(&report(&comparison, &outcomes))?;
    }
    Ok(Finished::Clean)
}

fn groups(outcomes: &[Outcome], left: &[String], right: &[String]) -> Result<Option<CompareGroups>, Failure> {
    let known = || outcomes.iter().map(|o| o.id.as_str()).collect::<Vec<_>>().join(", ");
    if let Some(unknown) = left.iter().chain(right).find(|id| !outcomes.iter().any(|o| o.id == **id)) {
        return Err(Failure::Usage(format!("there is no outcome \"{}\". Use some of: {}.", terminal::plain(unknown), known())));
    }
    if let Some(both) = left.iter().find(|id| right.contains(id)) {
        return Err(Failure::Usage(format!("the outcome \"{both}\" is in both groups. Leave it in one of them.")));
    }
    let others = |ids: &[String]| outcomes.iter().map(|o| o.id.clone()).filter(|id| !ids.contains(id)).collect();
    Ok(match (left, right) {
        ([], []) => None,
        (left, []) => Some(CompareGroups { left: left.to_vec(), right: others(left) }),
        ([], right) => Some(CompareGroups { left: others(right), right: right.to_vec() }),
        (left, right) => Some(CompareGroups { left: left.to_vec(), right: right.to_vec() }),
    })
}
