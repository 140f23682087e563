//! `lanewise export`

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use lanewise_method::{Profile, Stage};
use lanewise_workspace::export::scores::{Chosen, export_scores, export_scores_file};
use lanewise_workspace::export::{ExportError, Form, Selection, Shape, export_accounts, export_file};
use lanewise_workspace::score_table::PartFile;
use lanewise_workspace::{Scoring, Workspace};

use crate::failure::{Failure, Finished};
use crate::stage::As;
use crate::terminal::{self, say};
use crate::wording::count;

const AFTER: &str = "\
Examples:
  lanewise export team.lanewise -o accounts.csv
  lanewise export team.lanewise -o prospects.xlsx --stage prospect --stage lead
  lanewise export team.lanewise -o accounts.jsonl                 with authors, times and explanations
  lanewise export team.lanewise --scores -o scores.csv            for the CRM: columns that never change
  lanewise export team.lanewise profile -o ours.json              what scores now
  lanewise export team.lanewise profile --version 2 | less

Columns of accounts: lanewise_id, the fields (key, name, website, industry, country, region, employees, revenue, owner,
stage, outcome, since, note), one column per parameter with the ids of its levels, grades, the scores as lanewise score
adds them, override_tier, override_reason, override_until, signals, in_lane, in_lane_name and in_lane_standing (which lane
it falls into, where the team has lanes), and behind them the attributes of imported tables.
A .csv or .xlsx can be imported again with the same result: lanewise import knows its columns, passes over lanewise_id,
the scores and the overrides, and finds each account by its key or name.

Columns of scores: lanewise_id, key, name, stage, owner, the scores as lanewise score adds them, tier_in_force (the tier set by
hand if one counts today, else the computed one) and its name, action, ask_first, ask_first_question, override_tier,
override_reason, override_author, override_until, profile, profile_version, scored_at, scores_format, gate, gate_waived,
gate_next, gate_next_missing, in_lane, in_lane_name, in_lane_standing, and behind them the ids that imported tables gave the accounts. They keep their names and order; later versions only add behind them.

Scores come from the latest published version, or the draft if there is none; --draft and --version choose another.
The workspace is only read, also while the app has it open.";

/// Its arguments.
#[derive(Debug, Args)]
#[command(after_help = AFTER)]
pub struct Arguments {
    /// The workspace
    #[arg(value_name = "FILE.lanewise")]
    file: PathBuf,
    /// What to export
    #[arg(value_enum, value_name = "WHAT", default_value = "accounts")]
    what: What,
    /// Where it goes: a file ending in .csv, .xlsx, .jsonl (accounts) or .json (profile); without it, standard output
    #[arg(long, short, value_name = "OUT")]
    output: Option<PathBuf>,
    /// The form of the accounts, where the name of the output does not say it
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<Format>,
    /// Only accounts at this stage; may be given several times
    #[arg(long, value_enum, value_name = "STAGE")]
    stage: Vec<As>,
    /// The scores alone, in columns that never change: the same as the word scores
    #[arg(long)]
    scores: bool,
    /// The draft, with what was changed since the last publishing
    #[arg(long, conflicts_with = "version")]
    draft: bool,
    /// A published version by its number
    #[arg(long, value_name = "N")]
    version: Option<u32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum What {
    /// Accounts with their answers and scores
    Accounts,
    /// Scores for another system, in columns that never change
    Scores,
    /// The profile as JSON
    Profile,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Comma-separated text
    Csv,
    /// A workbook
    Xlsx,
    /// A JSON object per line
    Jsonl,
}

impl From<Format> for Shape {
    fn from(format: Format) -> Self {
        match format {
            Format::Csv => Self::Csv,
            Format::Xlsx => Self::Workbook,
            Format::Jsonl => Self::JsonLines,
        }
    }
}

/// Exports.
pub fn run(arguments: &Arguments, json: bool) -> Result<Finished, Failure> {
    let workspace = Workspace::open_read_only(&arguments.file)?;
    let output = arguments.output.as_deref().filter(|o| *o != Path::new("-"));
    if arguments.scores && arguments.what == What::Profile {
        return Err(Failure::Usage("--scores is for accounts. Leave out either it or the word profile.".into()));
    }
    let told = match arguments.what {
        What::Profile => profile(arguments, &workspace, output)?,
        What::Accounts if !arguments.scores => accounts(arguments, &workspace, output)?,
        What::Accounts | What::Scores => scores(arguments, &workspace, output)?,
    };
    // Without a file, standard output belongs to the export.
    if let Some(output) = output {
        if json {
            terminal::print_json(&serde_json::json!({ "file": output, "accounts": told.accounts, "profile": told.profile }))?;
        } else {
            let accounts = told.accounts.map(|n| count(n as u64, "account", "accounts"));
            say(&format!("{} in {}", accounts.unwrap_or(told.profile), output.display()));
        }
    }
    Ok(Finished::Clean)
}

/// What there is to say about an export.
struct Told {
    accounts: Option<usize>,
    /// Which profile.
    profile: String,
}

fn no_profile(file: &Path) -> Failure {
    Failure::Input(format!("{} has no profile yet. Make one in the app first.", file.display()))
}

fn profile(arguments: &Arguments, workspace: &Workspace, output: Option<&Path>) -> Result<Told, Failure> {
    if arguments.format.is_some() || !arguments.stage.is_empty() {
        return Err(Failure::Usage("--format and --stage are for accounts; a profile is always JSON. Leave them out.".into()));
    }
    if let Some(output) = output.filter(|o| o.extension().is_none_or(|e| !e.eq_ignore_ascii_case("json"))) {
        return Err(Failure::Usage(format!("A profile is JSON. Let {} end in .json.", output.display())));
    }
    let number = match (arguments.draft, arguments.version) {
        (true, _) => None,
        (false, Some(number)) => Some(number),
        (false, None) => workspace.latest_version()?.map(|v| v.info.number),
    };
    let (text, which) = match number {
        // As it was published, to the byte.
        Some(number) => (workspace.version_text(number)?, format!("version {number}")),
        None => {
            let draft = workspace.draft()?.ok_or_else(|| no_profile(&arguments.file))?;
            (terminal::json_text(&draft)?, "the draft".into())
        }
    };
    let text = if text.ends_with('\n') { text } else { text + "\n" };
    match output {
        None => terminal::print(&text)?,
        Some(path) => {
            let mut file = PartFile::create(path).map_err(|e| unwritten(path, &e))?;
            file.write_all(text.as_bytes()).and_then(|()| file.finish()).map_err(|e| unwritten(path, &e))?;
        }
    }
    Ok(Told { accounts: None, profile: which })
}

fn accounts(arguments: &Arguments, workspace: &Workspace, output: Option<&Path>) -> Result<Told, Failure> {
    let shape = shape(arguments, output)?;
    let (profile, which) = scoring(arguments, workspace)?;
    let stages: Vec<Stage> = arguments.stage.iter().map(|&s| s.into()).collect();
    let selection = Selection { profile: profile.as_ref(), stages: &stages };
    let accounts = match (shape, output) {
        (Shape::Workbook, None) => {
            return Err(Failure::Usage("A workbook cannot go to standard output. Name a file: -o accounts.xlsx".into()));
        }
        (shape, None) => {
            let mut out = io::BufWriter::new(io::stdout().lock());
            let form = if shape == Shape::JsonLines { Form::JsonLines(&mut out) } else { Form::Csv(&mut out, false) };
            let accounts = export_accounts(workspace, selection, form).map_err(to_stdout)?;
            out.flush().map_err(|e| Failure::stdout(&e))?;
            accounts
        }
        (shape, Some(path)) => export_file(workspace, selection, shape, path).map_err(|e| match e {
            ExportError::Workspace(e) => e.into(),
            ExportError::Write(e) => unwritten(path, &e),
            ExportError::TooLong { .. } => Failure::Output(e.to_string()),
        })?,
    };
    Ok(Told { accounts: Some(accounts), profile: which })
}

fn scores(arguments: &Arguments, workspace: &Workspace, output: Option<&Path>) -> Result<Told, Failure> {
    let shape = shape(arguments, output)?;
    if shape == Shape::JsonLines {
        return Err(Failure::Usage("Scores are a table: let the name end in .csv or .xlsx.".into()));
    }
    let (profile, which) = scoring(arguments, workspace)?;
    let profile = profile.ok_or_else(|| no_profile(&arguments.file))?;
    let version = match (arguments.draft, arguments.version) {
        (true, _) => None,
        (false, Some(number)) => Some(number),
        (false, None) => workspace.latest_version()?.map(|v| v.info.number),
    };
    let scoring = Scoring::new(profile, version, &workspace.actions()?);
    let stages: Vec<Stage> = arguments.stage.iter().map(|&s| s.into()).collect();
    let chosen = Chosen::Stages(&stages);
    let accounts = match (shape, output) {
        (Shape::Workbook, None) => {
            return Err(Failure::Usage("A workbook cannot go to standard output. Name a file: -o scores.xlsx".into()));
        }
        (_, None) => {
            let mut out = io::BufWriter::new(io::stdout().lock());
            let accounts = export_scores(workspace, &scoring, chosen, &mut out, false).map_err(to_stdout)?;
            out.flush().map_err(|e| Failure::stdout(&e))?;
            accounts
        }
        (shape, Some(path)) => export_scores_file(workspace, &scoring, chosen, shape, path).map_err(|e| match e {
            ExportError::Workspace(e) => e.into(),
            ExportError::Write(e) => unwritten(path, &e),
            ExportError::TooLong { .. } => Failure::Output(e.to_string()),
        })?,
    };
    Ok(Told { accounts: Some(accounts), profile: which })
}

/// The profile that the accounts are scored with, and which it is.
fn scoring(arguments: &Arguments, workspace: &Workspace) -> Result<(Option<Profile>, String), Failure> {
    if let Some(number) = arguments.version {
        return Ok((Some(workspace.version(number)?.profile), format!("version {number}")));
    }
    if arguments.draft {
        let draft = workspace.draft()?.ok_or_else(|| no_profile(&arguments.file))?;
        // As the app shows it: with typical fits as they are now.
        let profile = workspace.book()?.with_typical_fits(&draft);
        return Ok((Some(profile), "the draft".into()));
    }
    let which = workspace.latest_version()?.map_or_else(|| "the draft".to_owned(), |v| format!("version {}", v.info.number));
    Ok((workspace.profile_in_force()?, which))
}

fn shape(arguments: &Arguments, output: Option<&Path>) -> Result<Shape, Failure> {
    let by_name = output.and_then(Shape::of);
    match (arguments.format.map(Shape::from).or(by_name), output) {
        (Some(shape), _) => Ok(shape),
        (None, None) => Ok(Shape::Csv),
        (None, Some(file)) => Err(Failure::Usage(format!(
            "{} does not say what it is to be. Let its name end in .csv, .xlsx or .jsonl, or add --format.",
            file.display()
        ))),
    }
}

fn to_stdout(error: ExportError) -> Failure {
    match error {
        ExportError::Workspace(e) => e.into(),
        ExportError::Write(e) => Failure::stdout(&e),
        ExportError::TooLong { .. } => Failure::Output(error.to_string()),
    }
}

fn unwritten(path: &Path, error: &io::Error) -> Failure {
    Failure::unwritten(path, error)
}
