//! `lanewise score`

use std::io::{self, IsTerminal, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::{Args, ValueEnum};
use lanewise_method::account::standard_outcomes;
use lanewise_workspace::score_table::{Destination, Job, Observer, PartFile, Report, score_table};

use super::score_report;
use crate::failure::{Failure, Finished};
use crate::interrupt;
use crate::profile_file;
use crate::table_file::{self, MappingArguments};
use crate::terminal::{self, Progress, say};
use crate::wording::{count, grouped};

const AFTER: &str = "\
Examples:
  lanewise score --profile success-ready leads.xlsx                  the best twenty, on the screen
  lanewise score --profile ours.json leads.csv -o scored.csv         every row, with its scores
  lanewise score --profile team.lanewise leads.csv -o scored.xlsx --explain
  lanewise score --profile ours.json leads.csv --strict --json -o scored.jsonl
  lanewise score --profile ours.json leads.csv | head                CSV in a pipe

What comes out: the columns of the table in their order, and behind them
  score_low, score_likely, score_high   0 to 100, exact, three decimals: the range that unknown answers leave open
  tier_low, tier, tier_high, settled    the tiers of the three scores by id, and whether they agree
  unknown                               how many parameters are not known
  capped_by                             must-haves that are not met, by id
  points_<parameter>                    with --explain: what each parameter gives (.jsonl: \"explanation\")
Where the table already has one of these columns, all of ours get the prefix lanewise_.

A value that no level covers counts as unknown and is reported, never scored silently. A row that cannot be read
(more cells than columns, broken text) is reported and left out. CSV comes out in UTF-8 with the delimiter of
the table; cells that a spreadsheet would run as a formula (=, +, -, @ at their start) get an apostrophe before them.
Memory does not grow with the table. A workspace is only read, also while the app has it open: its latest published
version scores, or its draft if there is none.";

/// Its arguments.
#[derive(Debug, Args)]
#[command(after_help = AFTER)]
pub struct Arguments {
    /// A profile file, a workspace (.lanewise), or a starter profile: success-ready, first-steps, bant, sample
    #[arg(long, short, value_name = "PROFILE")]
    profile: String,
    /// The table: CSV or another delimited text, .xlsx, .xls, .xlsb, .ods
    #[arg(value_name = "TABLE")]
    table: PathBuf,
    /// Where the scored rows go: a file ending in .csv, .xlsx or .jsonl, or - for standard output
    #[arg(long, short, value_name = "OUT")]
    output: Option<PathBuf>,
    /// The form of the rows, where the name of the output does not say it
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<Form>,
    /// How many of the best rows the table on the screen shows
    #[arg(long, value_name = "N", default_value_t = 20)]
    top: usize,
    #[command(flatten)]
    mapping: MappingArguments,
    /// Add the points of each parameter
    #[arg(long)]
    explain: bool,
    /// Exit with 1 if a row was rejected or a value is covered by no level
    #[arg(long)]
    strict: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    /// Delimited text
    Csv,
    /// A JSON object per line
    Jsonl,
    /// A workbook
    Xlsx,
    /// The best rows, for people to read
    Table,
}

/// Scores a table.
pub fn run(arguments: &Arguments, json: bool) -> Result<Finished, Failure> {
    let form = form(arguments)?;
    let found = profile_file::read(&arguments.profile, None).map_err(|e| e.into_failure(&arguments.profile))?;
    let profile = &found.profile;
    let table = table_file::open(&arguments.table, &arguments.mapping, Some(profile), &standard_outcomes())?;
    table_file::save(&arguments.mapping, &table.mapping)?;
    let job = Job {
        profile,
        table: &arguments.table,
        layout: &table.preview.layout,
        mapping: &table.mapping,
        explain: arguments.explain,
    };
    if let Some(which) = found.which.filter(|_| !json) {
        say(&format!("profile: {which} of {}", arguments.profile));
    }
    interrupt::listen();
    let started = Instant::now();
    let mut watch = Watch::new(&arguments.table);
    let to_file = arguments.output.as_deref().filter(|o| *o != Path::new("-"));
    let report = match (form, to_file) {
        (Form::Table, _) => score_table(job, Destination::Best(arguments.top), &mut watch)?,
        (form, Some(path)) => to_part_file(job, form, path, &mut watch)?,
        (Form::Xlsx, None) => {
            return Err(Failure::Usage("A workbook cannot go to standard output. Name a file: -o scored.xlsx".into()));
        }
        (form, None) => {
            let mut out = io::stdout();
            let to = if form == Form::Jsonl { Destination::JsonLines(&mut out) } else { Destination::Csv(&mut out) };
            let report = score_table(job, to, &mut watch)?;
            out.flush().map_err(|e| Failure::stdout(&e))?;
            report
        }
    };
    drop(watch);
    let findings = arguments.strict && score_report::has_findings(&report);
    tell(arguments, json, form, profile, &table, &report, started)?;
    Ok(if findings { Finished::WithFindings } else { Finished::Clean })
}

fn tell(
    arguments: &Arguments,
    json: bool,
    form: Form,
    profile: &lanewise_method::Profile,
    table: &table_file::Table,
    report: &Report,
    started: Instant,
) -> Result<(), Failure> {
    let rows_on_stdout = form != Form::Table && arguments.output.as_deref().is_none_or(|o| o == Path::new("-"));
    if json && rows_on_stdout {
        // Standard output belongs to the rows.
        say(&serde_json::to_string(report).unwrap_or_default());
        return Ok(());
    }
    if json {
        return terminal::print_json(report);
    }
    if form == Form::Table {
        terminal::print(&score_report::sheet(report, profile))?;
        say("");
    }
    table_file::tell_unsure(&table.unsure);
    for line in score_report::lines(report, profile) {
        say(&line);
    }
    if let Some(output) = arguments.output.as_deref().filter(|_| !rows_on_stdout && form != Form::Table) {
        let seconds = started.elapsed().as_secs_f64();
        say(&format!("{} in {} ({seconds:.2} s)", count(report.rows, "row", "rows"), output.display()));
    }
    Ok(())
}

fn form(arguments: &Arguments) -> Result<Form, Failure> {
    let file = arguments.output.as_deref().filter(|o| *o != Path::new("-"));
    let by_name = match file.and_then(Path::extension).map(|e| e.to_string_lossy().to_lowercase()).as_deref() {
        Some("csv") => Some(Form::Csv),
        Some("jsonl" | "ndjson") => Some(Form::Jsonl),
        Some("xlsx") => Some(Form::Xlsx),
        _ => None,
    };
    match (arguments.format, by_name, file) {
        (Some(Form::Table), _, Some(_)) => {
            Err(Failure::Usage("The table for people goes to the screen. Leave -o out, or choose csv, jsonl or xlsx.".into()))
        }
        (Some(asked), _, _) => Ok(asked),
        (None, Some(by_name), _) => Ok(by_name),
        (None, None, Some(file)) => Err(Failure::Usage(format!(
            "{} does not say what it is to be. Let its name end in .csv, .xlsx or .jsonl, or add --format.",
            file.display()
        ))),
        (None, None, None) if arguments.output.is_none() && io::stdout().is_terminal() => Ok(Form::Table),
        (None, None, None) => Ok(Form::Csv),
    }
}

fn to_part_file(job: Job<'_>, form: Form, path: &Path, watch: &mut Watch) -> Result<Report, Failure> {
    let unwritten = |e: io::Error| Failure::unwritten(path, &e);
    let mut file = PartFile::create(path).map_err(unwritten)?;
    let to_be = file.path().to_owned();
    let destination = match form {
        Form::Jsonl => Destination::JsonLines(&mut file),
        Form::Xlsx => Destination::Workbook(&to_be),
        Form::Csv | Form::Table => Destination::Csv(&mut file),
    };
    let report = score_table(job, destination, watch)?;
    file.finish().map_err(unwritten)?;
    Ok(report)
}

/// Shows how far it is, and stops it at Ctrl+C.
struct Watch {
    progress: Progress,
    total: Option<u64>,
    shown: Instant,
}

impl Watch {
    fn new(table: &Path) -> Self {
        let total = std::fs::metadata(table).map(|m| m.len()).ok().filter(|&n| n > 0);
        Self { progress: Progress::new(), total, shown: Instant::now() }
    }
}

impl Observer for Watch {
    fn scored(&mut self, rows: u64, bytes: Option<u64>) -> ControlFlow<()> {
        if interrupt::asked() {
            return ControlFlow::Break(());
        }
        if self.shown.elapsed().as_millis() >= 100 {
            self.shown = Instant::now();
            let share = match (bytes, self.total) {
                (Some(bytes), Some(total)) => format!(", {} %", (bytes * 100 / total).min(100)),
                _ => String::new(),
            };
            self.progress.show(&format!("scoring: {} rows{share}", grouped(rows)));
        }
        ControlFlow::Continue(())
    }
}
