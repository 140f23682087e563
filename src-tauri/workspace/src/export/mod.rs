//! Accounts with their answers and scores, as a table that can be imported again with the same result.
//!
//! The columns are the same in every language and version: `lanewise_id` (the account's number in its file), the fields by their ids,
//! one column per parameter with the ids of its levels, `grades`, the scores, a tier set by hand, outcome signals, and behind them the attributes of
//! imported tables. [`crate::mapping::suggest`] knows such a table and reads it back exactly.

pub mod activities;
mod json;
mod lanes;
pub mod scores;
mod table;

use std::collections::{BTreeSet, HashMap};
use std::io::{self, Write};
use std::path::Path;

use self::lanes::LaneOf;
use lanewise_method::{Answer, Given, Grade, Number, Profile, Scored, Stage, score};

use crate::book::Entry;
use crate::mapping::AccountField;
use crate::score_table::{PartFile, names_beside};
use crate::store::time::today;
use crate::{Signal, Workspace, WorkspaceError};

/// The column with the account's number in its file; a table that has it is taken for one of these.
pub const ID_COLUMN: &str = "lanewise_id";
/// The column with the grades that are not `said`: `lane=guess;company_size=observed`.
pub const GRADES_COLUMN: &str = "grades";
/// The columns of a tier that was set by hand and counts today.
pub const OVERRIDE_COLUMNS: [&str; 3] = ["override_tier", "override_reason", "override_until"];

/// The column with the outcome signals (A3), the latest first, a line for each: `2026-05-31 renewed: for three years`.
pub const SIGNALS_COLUMN: &str = "signals";

pub use self::lanes::{LANE_COLUMNS, NO_LANE, OPEN_LANE};

/// Why accounts could not be exported.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The workspace cannot be read.
    #[error(transparent)]
    Workspace(#[from] WorkspaceError),
    /// The result cannot be written.
    #[error("The export cannot be written: {0}. Check the folder and the room on the disk, or choose another place.")]
    Write(#[from] io::Error),
    /// A cell of a workbook does not hold it.
    #[error(
        "\"{account}\" has more in \"{column}\" than a cell of a workbook holds. Export to CSV, which has no limit, or shorten it."
    )]
    TooLong {
        /// Name of the account.
        account: String,
        /// The column.
        column: String,
    },
}

/// Which accounts, and scored with what.
#[derive(Debug, Clone, Copy)]
pub struct Selection<'a> {
    /// The profile that scores; without one there are no scores.
    pub profile: Option<&'a Profile>,
    /// The stages; empty for all.
    pub stages: &'a [Stage],
}

/// How it is written.
pub enum Form<'a> {
    /// Comma-separated text in UTF-8, with a byte order mark where it is asked for: a spreadsheet then shows accents right.
    Csv(&'a mut dyn Write, bool),
    /// A JSON object per line, with authors and times of the answers.
    JsonLines(&'a mut dyn Write),
    /// A workbook, written to this path.
    Workbook(&'a Path),
}

/// An account and its score.
struct Exported<'a> {
    entry: &'a Entry,
    scored: Option<Scored>,
    signals: &'a [Signal],
    /// Which lane it falls into, in the order of [`LANE_COLUMNS`].
    lane: [&'a str; 3],
}

/// The columns that depend on what there is.
struct Columns {
    /// Ids: those of the profile in its order, then the others that have answers.
    parameters: Vec<String>,
    attributes: Vec<String>,
    has_scores: bool,
    has_lanes: bool,
}

/// Writes the accounts and says how many they were.
///
/// # Errors
/// What the disk says.
pub fn export_accounts(workspace: &Workspace, selection: Selection<'_>, form: Form<'_>) -> Result<usize, ExportError> {
    let book = workspace.book()?;
    let signals = workspace.signals()?;
    let signals: HashMap<u32, &[Signal]> =
        signals.chunk_by(|a, b| a.account == b.account).filter_map(|own| Some((own.first()?.account, own))).collect();
    let signals_of = |entry: &Entry| signals.get(&entry.account.id).copied().unwrap_or_default();
    let wanted = |e: &&Entry| selection.stages.is_empty() || selection.stages.contains(&e.account.stage);
    let entries: Vec<&Entry> = book.entries().iter().map(AsRef::as_ref).filter(wanted).collect();
    let lanes = LaneOf::read(workspace, &entries)?;
    let accounts: Vec<Exported<'_>> = entries
        .into_iter()
        .map(|entry| Exported {
            entry,
            scored: selection.profile.map(|p| score(p, &entry.answers)),
            signals: signals_of(entry),
            lane: lanes.cells(entry.account.id),
        })
        .collect();
    let columns = Columns::of(&accounts, selection.profile, lanes.any());
    match form {
        Form::Csv(out, mark) => table::write_csv(&accounts, &columns, out, mark)?,
        Form::Workbook(path) => table::write_workbook(&accounts, &columns, path)?,
        Form::JsonLines(out) => {
            for account in &accounts {
                json::write(workspace, account, &columns, out)?;
            }
        }
    }
    Ok(accounts.len())
}

/// The form of an exported file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Comma-separated text.
    Csv,
    /// A workbook.
    Workbook,
    /// A JSON object per line.
    JsonLines,
}

impl Shape {
    /// What the ending of a file's name says.
    #[must_use]
    pub fn of(path: &Path) -> Option<Self> {
        match path.extension()?.to_string_lossy().to_lowercase().as_str() {
            "csv" => Some(Self::Csv),
            "xlsx" => Some(Self::Workbook),
            "jsonl" | "ndjson" => Some(Self::JsonLines),
            _ => None,
        }
    }
}

/// Writes the accounts to a file and says how many they were. The file is there whole, or not at all.
///
/// # Errors
/// What the disk says.
pub fn export_file(workspace: &Workspace, selection: Selection<'_>, shape: Shape, path: &Path) -> Result<usize, ExportError> {
    let mut file = PartFile::create(path)?;
    let to_be = file.path().to_owned();
    let accounts = export_accounts(
        workspace,
        selection,
        match shape {
            Shape::Csv => Form::Csv(&mut file, true),
            Shape::JsonLines => Form::JsonLines(&mut file),
            Shape::Workbook => Form::Workbook(&to_be),
        },
    )?;
    file.finish()?;
    Ok(accounts)
}

impl Columns {
    fn of(accounts: &[Exported<'_>], profile: Option<&Profile>, has_lanes: bool) -> Self {
        let mut parameters: Vec<String> =
            profile.map(|p| p.parameters.iter().map(|p| p.id.clone()).collect()).unwrap_or_default();
        let answered: BTreeSet<&String> = accounts.iter().flat_map(|a| a.entry.answers.keys()).collect();
        let others: Vec<String> = answered.into_iter().filter(|id| !parameters.contains(id)).cloned().collect();
        parameters.extend(others);
        let attributes: BTreeSet<&String> = accounts.iter().flat_map(|a| a.entry.account.extra.keys()).collect();
        Self { parameters, attributes: attributes.into_iter().cloned().collect(), has_scores: profile.is_some(), has_lanes }
    }

    /// All column names in order, each once: an attribute that is called like another column is marked as one.
    fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = vec![ID_COLUMN.into()];
        names.extend(AccountField::ALL.map(|f| f.id().to_owned()));
        names.extend(self.parameters.iter().cloned());
        names.push(GRADES_COLUMN.into());
        if self.has_scores {
            names.extend(names_beside(&self.attributes));
        }
        names.extend(OVERRIDE_COLUMNS.map(str::to_owned));
        names.push(SIGNALS_COLUMN.into());
        if self.has_lanes {
            names.extend(LANE_COLUMNS.map(str::to_owned));
        }
        for attribute in &self.attributes {
            let mut name = attribute.clone();
            while names.contains(&name) {
                name.push_str(" (attribute)");
            }
            names.push(name);
        }
        names
    }
}

/// What was answered, as a table has it.
fn answer_text(given: &Given) -> String {
    match given {
        Given::Levels(ids) => ids.join(";"),
        Given::Number(number) => number_text(*number),
        Given::Text(text) => text.clone(),
    }
}

/// A number that every reader takes for the same one: "1.234" could be a thousand and some, "1.2340" cannot.
pub(crate) fn number_text(number: Number) -> String {
    let mut text = number.to_string();
    if text.split_once('.').is_some_and(|(_, decimals)| decimals.len() == 3) {
        text.push('0');
    }
    text
}

/// The grades that are not the usual one, in the order of the columns.
fn grades(answers: &crate::Answers, columns: &Columns) -> String {
    let graded = |id: &String| -> Option<String> {
        let Answer { grade, .. } = answers.get(id)?;
        (*grade != Grade::Said).then(|| format!("{id}={}", grade.id()))
    };
    columns.parameters.iter().filter_map(graded).collect::<Vec<_>>().join(";")
}

/// Outcome signals, a line for each.
fn signals_text(signals: &[Signal]) -> String {
    let line = |s: &Signal| {
        let colon = if s.text.is_empty() { "" } else { ": " };
        format!("{} {}{colon}{}", s.day, s.kind.id(), s.text)
    };
    signals.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// The override that counts today.
fn override_today(entry: &Entry) -> Option<&crate::Override> {
    entry.override_on(today())
}
