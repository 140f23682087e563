//! `lanewise import`

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::{Args, ValueEnum};
use lanewise_method::Stage;
use lanewise_workspace::Workspace;
use lanewise_workspace::import::{
    Choice, ImportOptions, ImportReport, Like, Progress as Step, Unmatched, import_table, plan_table, profile_for_table,
};
use lanewise_workspace::table::preview;

use crate::author;
use crate::failure::{Failure, Finished};
use crate::interrupt;
use crate::stage::As;
use crate::table_file::{self, MappingArguments};
use crate::terminal::{self, Progress, plain, say};
use crate::wording::{count, grouped};

const AFTER: &str = "\
Examples:
  lanewise import team.lanewise leads.xlsx --dry-run           what it would do
  lanewise import team.lanewise leads.xlsx --rejects bad.csv   mend bad.csv and import it again
  lanewise import team.lanewise won.csv --as customer --key \"Account ID\"
  lanewise import team.lanewise leads.csv --save-mapping m.json, correct m.json, then --mapping m.json

Every row is accounted for: added, updated, unchanged, skipped, or rejected with its line and the reason. Rejected rows wait
in the workspace, where the app mends them, until the same line of the same table goes in. A row is of the
account with its key; without a key, of the account of the same name. The import is one step that undo takes back; at
Ctrl+C nothing of it is left. A value that no level covers is kept as it is, counts as unknown, and is reported.";

/// Its arguments.
#[derive(Debug, Args)]
#[command(after_help = AFTER)]
pub struct Arguments {
    /// The workspace
    #[arg(value_name = "FILE.lanewise")]
    file: PathBuf,
    /// The table: CSV or another delimited text, .xlsx, .xls, .xlsb, .ods
    #[arg(value_name = "TABLE")]
    table: PathBuf,
    /// The stage of new accounts whose row names none
    #[arg(long = "as", value_enum, value_name = "STAGE")]
    stage: Option<As>,
    /// The column that tells accounts apart
    #[arg(long, value_name = "COLUMN")]
    key: Option<String>,
    #[command(flatten)]
    mapping: MappingArguments,
    /// Where rejected rows are written, to be mended and imported again
    #[arg(long, value_name = "R.csv")]
    rejects: Option<PathBuf>,
    /// Say what it would do, and change nothing
    #[arg(long)]
    dry_run: bool,
    /// What to do with a new row that looks like an account that is there
    #[arg(long, value_enum, value_name = "WHAT", default_value = "add")]
    duplicates: Duplicates,
    /// A blank cell clears what is stored; otherwise it leaves it
    #[arg(long)]
    blank_clears: bool,
    /// Reject rows with a value that nothing covers, and exit with 1 if a row was rejected
    #[arg(long)]
    strict: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Duplicates {
    /// Add it as another account
    Add,
    /// Update the account it looks like
    Update,
    /// Pass it over
    Skip,
}

/// Imports a table.
pub fn run(arguments: &Arguments, json: bool) -> Result<Finished, Failure> {
    // A dry run only reads, also while the app has the workspace open.
    let mut workspace = if arguments.dry_run {
        Workspace::open_read_only(&arguments.file)?
    } else {
        Workspace::open(&arguments.file, &author())?
    };
    let columns = preview(&arguments.table, None)?.layout.columns;
    let headers: Vec<String> = columns.into_iter().map(|c| c.name).collect();
    let profile = profile_for_table(&workspace, &headers)?;
    let mut table = table_file::open(&arguments.table, &arguments.mapping, profile.as_ref(), &workspace.outcomes()?)?;
    table.say_by_hand(arguments.stage.map(Stage::from), arguments.key.as_deref());
    table_file::save(&arguments.mapping, &table.mapping)?;
    let options = ImportOptions {
        blank_clears: arguments.blank_clears,
        strict: arguments.strict,
        duplicates: match arguments.duplicates {
            Duplicates::Add => Choice::Add,
            Duplicates::Update => Choice::Update,
            Duplicates::Skip => Choice::Skip,
        },
        ..ImportOptions::new(table.mapping.clone())
    };
    interrupt::listen();
    let mut watch = watch();
    let rejects = arguments.rejects.as_deref();
    let layout = &table.preview.layout;
    let report = if arguments.dry_run {
        plan_table(&workspace, &arguments.table, layout, &options, rejects, &mut watch)?
    } else {
        import_table(&mut workspace, &arguments.table, layout, &options, rejects, &mut watch)?.value
    };
    drop(watch);
    // Those of earlier tables wait there as well.
    let waiting = if arguments.dry_run { 0 } else { workspace.waiting_counts()?.iter().map(|(_, rows)| rows).sum() };
    workspace.close()?;
    if json {
        terminal::print_json(&report)?;
    } else {
        table_file::tell_unsure(&table.unsure);
        lines(&report, waiting, &arguments.file).iter().for_each(|line| say(line));
    }
    Ok(if arguments.strict && report.rejected > 0 { Finished::WithFindings } else { Finished::Clean })
}

fn watch() -> impl FnMut(Step) -> ControlFlow<()> {
    let mut progress = Progress::new();
    let mut shown = Instant::now();
    move |step| {
        if interrupt::asked() {
            return ControlFlow::Break(());
        }
        if shown.elapsed().as_millis() >= 100 {
            shown = Instant::now();
            let share = (step.bytes * 100).checked_div(step.total).map_or_else(String::new, |p| format!(", {} %", p.min(100)));
            progress.show(&format!("importing: {} rows{share}", grouped(u64::from(step.rows))));
        }
        ControlFlow::Continue(())
    }
}

/// Things of a kind told one by one; the rest stands in the report of `--json`.
const TOLD: usize = 5;

/// What is said of an import after which so many rows wait.
fn lines(report: &ImportReport, waiting: u32, file: &Path) -> Vec<String> {
    let rows = |n: u32| grouped(u64::from(n));
    let mut lines = vec![format!(
        "{}{}: {} added, {} updated, {} unchanged, {} skipped, {} rejected",
        if report.dry_run { "would be, in " } else { "" },
        count(u64::from(report.rows), "row", "rows"),
        rows(report.added),
        rows(report.updated),
        rows(report.unchanged),
        rows(report.skipped),
        rows(report.rejected)
    )];
    for warning in &report.warnings {
        lines.push(format!("note: {}", plain(&warning.to_string())));
    }
    for reject in report.rejects.iter().take(TOLD) {
        lines.push(format!("rejected, line {}: {}", reject.line, plain(&reject.text)));
    }
    let more = (report.rejected as usize).saturating_sub(report.rejects.len().min(TOLD));
    if more > 0 {
        lines.push(format!("rejected: {} more", grouped(more as u64)));
    }
    match &report.rejects_path {
        Some(path) => lines.push(format!("the rejected rows are in {path}; mend them there and import that file")),
        None if report.rejected > 0 => {
            lines.push("add --rejects FILE.csv to get the rejected rows as a table to be mended".into());
        }
        None => {}
    }
    if waiting > 0 {
        lines.push(format!(
            "{} in the workspace to be mended: in the app, under Import",
            count(u64::from(waiting), "row waits", "rows wait")
        ));
    }
    for column in &report.unmatched {
        let what = match &column.what {
            Unmatched::Level(parameter) => format!("no level of {parameter} covers"),
            Unmatched::Stage => "no stage is called".into(),
            Unmatched::Outcome => "no outcome is called".into(),
            Unmatched::Grade => "no grade is called".into(),
        };
        lines.push(format!(
            "warning: column \"{}\": {what} the values of {}:",
            plain(&column.column),
            count(u64::from(column.rows), "row", "rows")
        ));
        for value in column.values.iter().take(TOLD) {
            let near = value.nearest.as_ref().map_or_else(String::new, |n| format!("; like {n}?"));
            let first = value.lines.first().map_or_else(String::new, |l| format!(", first in line {l}"));
            lines.push(format!("    \"{}\"  {}{first}{near}", plain(&value.text), count(u64::from(value.rows), "row", "rows")));
        }
    }
    for duplicate in report.duplicates.iter().take(TOLD) {
        let like = match &duplicate.like {
            Like::Account { name, .. } => format!("the account \"{}\"", plain(name)),
            Like::Row { line } => format!("the row of line {line}"),
        };
        lines.push(format!("note: line {}, \"{}\", looks like {like}", duplicate.line, plain(&duplicate.name)));
    }
    if report.duplicates_found as usize > TOLD {
        lines.push(format!("note: {} rows look like others; see --duplicates", rows(report.duplicates_found)));
    }
    for cells in &report.cell_errors {
        lines.push(format!(
            "warning: column \"{}\": {} of the spreadsheet count as blank, first in line {}",
            plain(&cells.column),
            count(u64::from(cells.cells), "error", "errors"),
            cells.line
        ));
    }
    if !report.attributes.is_empty() {
        let names: Vec<String> = report.attributes.iter().map(|a| plain(a)).collect();
        lines.push(format!("note: kept as attributes: {}", names.join(", ")));
    }
    if report.dry_run {
        lines.push(format!("nothing in {} was changed", file.display()));
    }
    lines
}
