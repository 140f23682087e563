//! What reading a labelled table found: everything that is not in the result is counted, and the first of it listed.

use serde::Serialize;

/// Rows and cells listed at most; all are counted.
pub const LISTED: usize = 100;
/// Characters of a value that are shown.
const SHOWN: usize = 80;
/// Values that fit in a message.
const IN_MESSAGE: usize = 20;

/// What reading found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct ReadReport {
    /// The outcome column.
    pub outcome: String,
    /// What it says, the most frequent first, and what of it counts as happy.
    pub outcomes: Vec<OutcomeValue>,
    /// Rows that were read, blank ones not counted.
    pub rows_read: u32,
    /// Rows in the result.
    pub rows: u32,
    /// Happy ones among them.
    pub happy: u32,
    /// Rows left out because their outcome is blank.
    pub without_outcome: Skipped,
    /// Rows left out because they are in no fold.
    pub without_group: Skipped,
    /// Rows that cannot be read: too many cells, broken text.
    pub rejected: Skipped,
    /// Rows with fewer cells than the table has columns; the missing ones count as blank.
    pub short_rows: u32,
    /// Cells with an error of the spreadsheet; they count as blank.
    pub error_cells: u32,
    /// Cells that are not what their column is.
    pub odd: OddCells,
}

/// A value of the outcome column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OutcomeValue {
    /// As it first stands there.
    pub value: String,
    /// Rows that have it.
    pub rows: u32,
    /// Whether it counts as happy.
    pub happy: bool,
}

/// Rows that were left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Skipped {
    /// How many.
    pub rows: u32,
    /// The first [`LISTED`] of them: the line, and why.
    pub first: Vec<(u32, String)>,
}

impl Skipped {
    pub(super) fn add(&mut self, line: u32, why: &str) {
        self.rows += 1;
        if self.first.len() < LISTED {
            self.first.push((line, why.to_owned()));
        }
    }
}

/// Cells that are not what their column is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct OddCells {
    /// How many.
    pub cells: u32,
    /// The first [`LISTED`] of them, by line.
    pub listed: Vec<OddCell>,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OddCell {
    /// Its line, from 1.
    pub line: u32,
    /// Its column.
    pub column: String,
    /// What stands there, cut if it is long.
    pub text: String,
    /// What is odd about it.
    pub why: Odd,
}

/// What is odd about a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Odd {
    /// Text in a column of numbers; it counts as blank.
    NoNumber,
    /// An infinity, or "not a number"; it counts as blank.
    NotFinite,
    /// Beyond ±9.2 × 10¹²; it counts as that limit, here and where it is scored.
    Held,
    /// An error of the spreadsheet; it counts as blank.
    SpreadsheetError,
}

impl Odd {
    /// In words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::NoNumber => "no number, counted as blank",
            Self::NotFinite => "not finite, counted as blank",
            Self::Held => "too large, held at 9.2 × 10¹²",
            Self::SpreadsheetError => "an error of the spreadsheet, counted as blank",
        }
    }
}

impl OddCells {
    pub(super) fn add(&mut self, column: &str, line: u32, text: &str, why: Odd) {
        self.cells += 1;
        // Columns come one after another, so more are kept for now than are told in the end.
        if self.listed.len() < 10 * LISTED {
            self.listed.push(OddCell { line, column: column.to_owned(), text: text.chars().take(SHOWN).collect(), why });
        }
    }

    pub(super) fn sort(&mut self) {
        self.listed.sort_by_key(|o| o.line);
        self.listed.truncate(LISTED);
    }
}

/// Names in a message.
pub(super) fn listed<'a>(names: impl ExactSizeIterator<Item = &'a str>) -> String {
    let all = names.len();
    let mut shown: Vec<String> = names.take(IN_MESSAGE).map(shorten).collect();
    if all > IN_MESSAGE {
        shown.push(format!("and {} more", all - IN_MESSAGE));
    }
    shown.join(", ")
}

/// Values with counts in a message.
pub(super) fn listed_counts<'a>(values: impl ExactSizeIterator<Item = (&'a str, u32)>) -> String {
    let all = values.len();
    let mut shown: Vec<String> =
        values.take(IN_MESSAGE).map(|(value, count)| format!("\"{}\" ({count})", shorten(value))).collect();
    if all > IN_MESSAGE {
        shown.push(format!("and {} other values", all - IN_MESSAGE));
    }
    shown.join(", ")
}

fn shorten(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}
