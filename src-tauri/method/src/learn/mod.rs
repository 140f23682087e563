//! Learning a whole profile from a labelled table (E3): which columns are parameters and why the others are not, bands for numbers,
//! fits, weights and thresholds. The same table and the same wishes give the same profile, on every machine.

pub mod table;

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::profile::{Language, Profile};

pub use table::{Column, Table, Values};

/// What is wished of a learnt profile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wishes {
    /// The name of the profile.
    pub name: String,
    /// The language that its texts are written in.
    pub language: Language,
    /// Columns that must not be parameters, by name.
    pub exclude: Vec<String>,
    /// The most parameters; nothing: as many as tell something.
    pub max_parameters: Option<u32>,
    /// Where chance begins.
    pub seed: u32,
}

/// A profile that was learnt, and what became of every column.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Learnt {
    /// The profile; it passes [`crate::check::check`].
    pub profile: Profile,
    /// One for each column of the table, in its order.
    pub columns: Vec<ColumnReport>,
}

/// What became of a column.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct ColumnReport {
    /// Its name.
    pub column: String,
    /// What it was made into, or why it was set aside.
    pub fate: Fate,
    /// Rows without a value.
    pub missing: u32,
    /// Different values.
    pub distinct: u32,
    /// How well it alone picks the happier of a random pair, 0.5 to 1, where that could be reckoned.
    pub auc: Option<f64>,
}

/// What a column was made into, or why it was set aside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[expect(missing_docs, reason = "the fields are the words of the sentence")]
pub enum Fate {
    /// It is a parameter with this id and this many levels.
    Parameter { parameter: String, levels: u32 },
    /// Somebody did not want it.
    Excluded,
    /// It names or numbers the rows.
    Identifier,
    /// It says the same of everybody.
    Constant,
    /// It has no value at all.
    Empty,
    /// It is text that people wrote: nearly every row says something else.
    FreeText,
    /// It tells the same as another column, which tells it better or comes first.
    Duplicate { of: String },
    /// It knows the outcome too well, or is only known after the sale; why is said in English.
    Leak { why: String },
    /// It does not help beside the others.
    NoHelp,
    /// More parameters than were wished for would be needed.
    OverLimit,
}

/// Why nothing can be learnt.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[expect(missing_docs, reason = "the message says it")]
pub enum LearnError {
    #[error("all {rows} rows have the same outcome: nothing can be told apart. Check --outcome and --happy.")]
    OneClass { rows: u32, happy: u32 },
    #[error("{rows} rows with an outcome are too few to learn from; at least {least} are needed, {least_of_each} of each kind.")]
    TooFew { rows: u32, least: u32, least_of_each: u32 },
    #[error("no column is left to learn from: {aside} were set aside.")]
    NoColumn { aside: u32 },
}
