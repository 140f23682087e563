//! `lanewise slides import`

use std::path::{Path, PathBuf};

use clap::Args;
use lanewise_workspace::Workspace;
use lanewise_workspace::slide_table::{Fate, Matter, RowOptions, RowsReport, import_rows, plan_rows};

use super::account;
use crate::author;
use crate::failure::{Failure, Finished};
use crate::terminal::{self, plain, say};
use crate::wording::{count, grouped};

const AFTER: &str = "\
Examples:
  lanewise slides import team.lanewise slides.xlsx --dry-run        what it would do
  lanewise slides import team.lanewise slides.csv --rejects bad.csv mend bad.csv and import it again
  lanewise slides import team.lanewise acme.pptx --account \"Acme\"

A table has a row for each key player. Its columns are told by their names, in English, Italian or Spanish:
record_id, account, person, job_title, industry, critical_business_issue, problems, capabilities, delta, delta_amount,
delta_currency, delta_unit, delta_period, critical_date, date_event, date_origin, date_consequence, value_events, links.
A list stands in one cell, an entry a line, its parts parted by a bar: problem | reason; what | after go-live | due | owner |
measure | state | settled; name | address. \\| is a bar, \\\\ a backslash, \\n a line break.

Of a presentation each slide is read whose text is labelled: a table of two columns, or headings with text below them.

A row is of the account with its key, else of the account of its name. The slide of the same person is updated, or of the same
title where nobody is named; a blank cell leaves what is there. Every row is accounted for, and the import is one step that undo
takes back.";

/// Arguments of `slides import`.
#[derive(Debug, Args)]
#[command(after_help = AFTER)]
pub struct Arguments {
    /// The workspace
    #[arg(value_name = "FILE.lanewise")]
    file: PathBuf,
    /// The table (CSV or another delimited text, .xlsx, .xls, .xlsb, .ods) or the presentation (.pptx)
    #[arg(value_name = "TABLE_OR_PPTX")]
    source: PathBuf,
    /// The account of the rows or slides that name none
    #[arg(long, value_name = "NAME")]
    account: Option<String>,
    /// Say what it would do, and change nothing
    #[arg(long)]
    dry_run: bool,
    /// Where rejected rows of a table are written, to be mended and imported again
    #[arg(long, value_name = "R.csv")]
    rejects: Option<PathBuf>,
    /// Exit with 1 if a row was rejected
    #[arg(long)]
    strict: bool,
}

/// Imports.
pub fn run(arguments: &Arguments, json: bool) -> Result<Finished, Failure> {
    // A dry run only reads, also while the app has the workspace open.
    let mut workspace = if arguments.dry_run {
        Workspace::open_read_only(&arguments.file)?
    } else {
        Workspace::open(&arguments.file, &author())?
    };
    let account = arguments.account.as_deref().map(|name| account(&workspace, name)).transpose()?;
    let options = RowOptions { account, ..RowOptions::default() };
    let (source, rejects) = (&arguments.source, arguments.rejects.as_deref());
    let report = if arguments.dry_run {
        plan_rows(&workspace, Matter::Slides, source, &options, rejects)?
    } else {
        import_rows(&mut workspace, Matter::Slides, source, &options, rejects)?.value
    };
    workspace.close()?;
    if json {
        terminal::print_json(&report)?;
    } else {
        lines(&report, &arguments.file).iter().for_each(|line| say(line));
    }
    Ok(if arguments.strict && report.rejected > 0 { Finished::WithFindings } else { Finished::Clean })
}

/// Rejected rows told one by one; the rest stands in the report of `--json`.
const TOLD: usize = 10;

fn lines(report: &RowsReport, file: &Path) -> Vec<String> {
    let rows = |n: u32| grouped(u64::from(n));
    let deck = report.columns.is_empty();
    let what = if deck { count(u64::from(report.rows), "slide", "slides") } else { count(u64::from(report.rows), "row", "rows") };
    let mut lines = vec![format!(
        "{}{what}: {} added, {} updated, {} unchanged, {} rejected",
        if report.dry_run { "would be, in " } else { "" },
        rows(report.added),
        rows(report.updated),
        rows(report.unchanged),
        rows(report.rejected)
    )];
    let unknown: Vec<String> = report.columns.iter().filter(|c| c.field.is_none()).map(|c| plain(&c.column)).collect();
    if !unknown.is_empty() {
        lines.push(format!("note: not read, because nobody can tell what they are: {}", unknown.join(", ")));
    }
    for row in report.listed.iter().filter(|r| r.fate == Fate::Rejected).take(TOLD) {
        lines.push(format!("rejected, {} {}: {}", if deck { "slide" } else { "line" }, row.at, plain(&row.text)));
    }
    if report.rejected as usize > TOLD {
        lines.push(format!("rejected: {} more", grouped(u64::from(report.rejected) - TOLD as u64)));
    }
    for row in report.listed.iter().filter(|r| !r.left.is_empty()).take(TOLD) {
        lines.push(format!("note: slide {} also says, and nobody can tell what it is: {}", row.at, plain(&row.left.join("; "))));
    }
    match &report.rejects_path {
        Some(path) => lines.push(format!("the rejected rows are in {path}; mend them there and import that file")),
        None if report.rejected > 0 && !deck => {
            lines.push("add --rejects FILE.csv to get the rejected rows as a table to be mended".into());
        }
        None => {}
    }
    if report.dry_run {
        lines.push(format!("nothing in {} was changed", file.display()));
    }
    lines
}
