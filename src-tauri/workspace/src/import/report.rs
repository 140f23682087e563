//! What an import did, or would do: for the screen and for the command line.

use lanewise_method::Number;
use lanewise_method::profile::{AnswerKind, Level, Parameter};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::mapping::{AccountField, MappingProblem};
use crate::table::RowProblem;

/// How many rejected rows, updated rows, duplicates and unmatched values a report lists one by one. All are counted.
pub const LISTED: usize = 200;
/// How many lines are given for a value that no level covers.
pub const LINES: usize = 5;

/// What an import did, or what it would do. Every row of the table is in exactly one of the five counts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ImportReport {
    /// The table's file name.
    pub file: String,
    /// True where nothing was changed.
    pub dry_run: bool,
    /// Rows read. Blank lines are none.
    pub rows: u32,
    /// Rows that became new accounts.
    pub added: u32,
    /// Rows that changed an account.
    pub updated: u32,
    /// Rows that say what is known already.
    pub unchanged: u32,
    /// Rows that could not be taken; each has its reason.
    pub rejected: u32,
    /// Rows passed over because the choice for their likely duplicate was to.
    pub skipped: u32,
    /// The first rejected rows.
    pub rejects: Vec<RejectedRow>,
    /// The file with all rejected rows, to be mended and imported again.
    pub rejects_path: Option<String>,
    /// What changed in the updated rows, the most frequent first.
    pub changed: Vec<ChangedCount>,
    /// The first updated rows.
    pub updates: Vec<UpdatedRow>,
    /// Values that no level, outcome, stage or grade covers, by column (S9).
    pub unmatched: Vec<UnmatchedColumn>,
    /// New rows that look like an account that is there, or like an earlier row. They were added unless chosen otherwise.
    pub duplicates: Vec<Duplicate>,
    /// How many such rows there are.
    pub duplicates_found: u32,
    /// Cells with an error of the spreadsheet, which count as blank.
    pub cell_errors: Vec<CellErrors>,
    /// Columns that are kept as attributes.
    pub attributes: Vec<String>,
    /// What else is worth knowing.
    pub warnings: Vec<ImportWarning>,
    /// How long it took, in milliseconds.
    pub elapsed_ms: u32,
}

impl ImportReport {
    /// True where each row is in exactly one of the counts. Always.
    #[must_use]
    pub fn accounts_for_every_row(&self) -> bool {
        let sum = [self.added, self.updated, self.unchanged, self.rejected, self.skipped].into_iter().map(u64::from).sum::<u64>();
        sum == u64::from(self.rows)
    }
}

/// A row that could not be taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct RejectedRow {
    /// Line in the table, from 1.
    pub line: u32,
    /// Why.
    pub reason: Reject,
    /// Why, in English, with what to do.
    pub text: String,
}

/// Why a row could not be taken. As text: what is wrong, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type, thiserror::Error)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Reject {
    /// It has no name.
    #[error("It has no name. Fill in the column \"{column}\".")]
    NoName {
        /// The column of names; empty where none is mapped.
        column: String,
    },
    /// An earlier row has the same key.
    #[error("Line {first} has the same key \"{key}\". Remove one of the two, or correct the key.")]
    RepeatedKey {
        /// The key.
        key: String,
        /// Line of the earlier row.
        first: u32,
    },
    /// An earlier row is of the same account.
    #[error(
        "Line {first} is of the same account. Remove one of the two, or tell them apart by a key, the website or the country."
    )]
    RepeatedRow {
        /// Line of the earlier row.
        first: u32,
    },
    /// Several accounts fit.
    #[error("{accounts} accounts have this name, and the row does not say which it is. Give a key, the website or the country.")]
    Ambiguous {
        /// How many.
        accounts: u32,
    },
    /// A cell of a number field is no number.
    #[error("\"{text}\" in the column \"{column}\" is no number. Write one number there, or keep the column as an attribute.")]
    NoNumber {
        /// The column.
        column: String,
        /// The cell.
        text: String,
    },
    /// A cell of a date field is no date.
    #[error(
        "\"{text}\" in the column \"{column}\" is no date. Write it as 2026-12-31, or correct the order of day and month in the preview."
    )]
    NoDate {
        /// The column.
        column: String,
        /// The cell.
        text: String,
    },
    /// In a strict import: a value that no level covers.
    #[error(
        "No level of \"{column}\" covers \"{text}\". Correct it, translate it to a level, or import without the strict rule."
    )]
    NotCovered {
        /// The column.
        column: String,
        /// The cell.
        text: String,
    },
    /// More cells than the table has columns.
    #[error("It has {cells} cells and the table has {columns} columns. Put quotes around a cell that contains the delimiter.")]
    TooManyCells {
        /// Cells up to the last filled one.
        cells: u32,
        /// Columns of the table.
        columns: u32,
    },
    /// Bytes that the encoding does not have.
    #[error("It has bytes that are no text in the chosen encoding. Choose another encoding in the preview, or mend the row.")]
    Undecodable,
}

impl From<&RowProblem> for Reject {
    fn from(problem: &RowProblem) -> Self {
        match problem {
            RowProblem::TooLong { cells, columns, .. } => Self::TooManyCells { cells: *cells, columns: *columns },
            RowProblem::Undecodable => Self::Undecodable,
        }
    }
}

/// Something of an account that a row changed.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Changed {
    /// A field.
    Field(AccountField),
    /// The answer to the parameter with this id, or how it is known.
    Answer(String),
    /// An attribute.
    Attribute(String),
}

/// In how many rows something changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ChangedCount {
    /// What.
    pub what: Changed,
    /// In how many rows.
    pub rows: u32,
}

/// A row that changed an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct UpdatedRow {
    /// Line in the table, from 1.
    pub line: u32,
    /// The account's number.
    pub account: u32,
    /// Its name.
    pub name: String,
    /// What changed.
    pub changed: Vec<Changed>,
}

/// The values of a column that nothing covers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct UnmatchedColumn {
    /// The column.
    pub column: String,
    /// What it was to be.
    pub what: Unmatched,
    /// Rows with such a value.
    pub rows: u32,
    /// The values, the most frequent first, up to [`LISTED`].
    pub values: Vec<UnmatchedValue>,
    /// True where there are further values.
    pub more: bool,
}

/// What a value was to be.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Unmatched {
    /// A level of the parameter with this id. The value is kept as it is and counts as unknown.
    Level(String),
    /// A stage. The account has the stage for rows without one; the word is kept as an attribute.
    Stage,
    /// An outcome. The word is kept as an attribute.
    Outcome,
    /// A grade. The answer counts as said.
    Grade,
}

/// A value that nothing covers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct UnmatchedValue {
    /// The value.
    pub text: String,
    /// Rows that have it.
    pub rows: u32,
    /// The first lines that have it.
    pub lines: Vec<u32>,
    /// The id of the level, stage or outcome it is most like, if any is.
    pub nearest: Option<String>,
}

/// A new row that is likely an account that is there already.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Duplicate {
    /// Line in the table, from 1.
    pub line: u32,
    /// The name in the row.
    pub name: String,
    /// What it is like.
    pub like: Like,
    /// Why.
    pub why: Likeness,
    /// What was chosen for it.
    pub choice: Choice,
}

/// What a row is like.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Like {
    /// An account of the workspace.
    Account {
        /// Its number.
        id: u32,
        /// Its name.
        name: String,
    },
    /// An earlier row.
    Row {
        /// Its line.
        line: u32,
    },
}

/// Why two are likely the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Likeness {
    /// The same name, legal form and spelling of accents aside.
    SameName,
    /// The same website.
    SameWebsite,
    /// Names that differ by one letter.
    SimilarName,
}

/// What to do with a row that is likely an account that is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// Add it as another account.
    #[default]
    Add,
    /// Update the account it is like. A row that is like an earlier row of the same table is rejected instead: one of the two rows
    /// has to go, and only the person knows which.
    Update,
    /// Pass it over.
    Skip,
}

/// Cells of a column with an error of the spreadsheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct CellErrors {
    /// The column.
    pub column: String,
    /// How many cells.
    pub cells: u32,
    /// The first line.
    pub line: u32,
    /// The first error: `#N/A`.
    pub text: String,
}

/// Something worth knowing about an import that did not stop it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type, thiserror::Error)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ImportWarning {
    /// Something in the mapping does not fit.
    #[error("{problem}")]
    Mapping {
        /// What.
        problem: MappingProblem,
    },
    /// The workspace has no profile yet.
    #[error(
        "The workspace has no profile yet, so that no column could become an answer. Start a profile and import the table again."
    )]
    NoProfile,
    /// Rows with a quote in the middle of a cell.
    #[error(
        "{rows} rows have a quote in the middle of a cell and may have been cut in the wrong place; the first is line {line}."
    )]
    OddQuotes {
        /// How many.
        rows: u32,
        /// The first line.
        line: u32,
    },
    /// Rows that were shorter than the header; the missing cells count as blank.
    #[error("{rows} rows are shorter than the header; the missing cells count as blank. The first is line {line}.")]
    ShortRows {
        /// How many.
        rows: u32,
        /// The first line.
        line: u32,
    },
    /// Accounts with an outcome that are no customers.
    #[error("{rows} rows have an outcome but are no customers; outcomes of others do not count. The first is line {line}.")]
    OutcomeOfProspect {
        /// How many.
        rows: u32,
        /// The first line.
        line: u32,
    },
    /// So many accounts that likely duplicates were looked for among the first only.
    #[error("Likely duplicates were looked for among the first {accounts} accounts only.")]
    DuplicatesLimited {
        /// How many.
        accounts: u32,
    },
}

/// The level of a parameter that a text is most like, if it is like any; of a number, the nearest band.
pub(super) fn nearest_level(parameter: &Parameter, text: &str) -> Option<String> {
    if let Some(number) = Number::parse(text).filter(|_| parameter.answer == AnswerKind::Bands) {
        let away = |level: &Level| {
            let below = level.from.map_or(0, |from| from.millionths().saturating_sub(number.millionths()));
            let above = level.to.map_or(0, |to| number.millionths().saturating_sub(to.millionths()));
            below.max(above).max(0)
        };
        return parameter.levels.iter().min_by_key(|l| away(l)).map(|l| l.id.clone());
    }
    let names = parameter.levels.iter().flat_map(|l| {
        [l.id.as_str(), l.name.as_str()].into_iter().chain(l.aliases.iter().map(String::as_str)).map(|n| (n, l.id.as_str()))
    });
    nearest(names, text)
}

/// The id whose name a text is most like: four letters of five are the same.
pub(super) fn nearest<'a>(names: impl Iterator<Item = (&'a str, &'a str)>, text: &str) -> Option<String> {
    let text = lanewise_method::fold::fold(text);
    // Long texts are remarks, not levels.
    if text.is_empty() || text.len() > 200 {
        return None;
    }
    names
        .map(|(name, id)| (strsim::normalized_damerau_levenshtein(&text, &lanewise_method::fold::fold(name)), id))
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .filter(|(likeness, _)| *likeness >= 0.6)
        .map(|(_, id)| id.to_owned())
}
