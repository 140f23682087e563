//! What became of each row of a table, or of each slide of a presentation.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::store::refusal::Refusal;
use crate::table::RowProblem;

/// So many rows a report tells one by one; the counts are of all.
pub const LISTED: usize = 500;

/// What became of the rows. Each is in exactly one of the four counts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Type)]
pub struct RowsReport {
    /// The file's name.
    pub file: String,
    /// True where nothing was changed.
    pub dry_run: bool,
    /// Rows read; blank lines are none. Of a presentation, its slides.
    pub rows: u32,
    /// Rows that were added.
    pub added: u32,
    /// Rows that changed what was there.
    pub updated: u32,
    /// Rows that say what is known already.
    pub unchanged: u32,
    /// Rows that could not be taken; each has its reason.
    pub rejected: u32,
    /// The first rows, with those that could not be taken before all others.
    pub listed: Vec<RowRead>,
    /// What the columns were taken for; empty for a presentation.
    pub columns: Vec<ColumnRead>,
    /// The file with all rejected rows, to be mended and imported again.
    pub rejects_path: Option<String>,
    /// How long it took, in milliseconds.
    pub elapsed_ms: u32,
}

impl RowsReport {
    /// True where each row is in exactly one of the counts. Always.
    #[must_use]
    pub fn accounts_for_every_row(&self) -> bool {
        let sum = [self.added, self.updated, self.unchanged, self.rejected].into_iter().map(u64::from).sum::<u64>();
        sum == u64::from(self.rows)
    }

    /// Adds a row to its count and, while there is room, to the list.
    pub(super) fn count(&mut self, row: RowRead) {
        self.rows += 1;
        match row.fate {
            Fate::Added => self.added += 1,
            Fate::Updated => self.updated += 1,
            Fate::Unchanged => self.unchanged += 1,
            Fate::Rejected => self.rejected += 1,
        }
        if self.listed.len() < LISTED {
            self.listed.push(row);
        } else if row.fate == Fate::Rejected
            && let Some(other) = self.listed.iter().rposition(|r| r.fate != Fate::Rejected)
        {
            // What needs somebody's eyes is never what is left out first.
            self.listed.remove(other);
            self.listed.push(row);
        }
    }
}

/// What a column was taken for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct ColumnRead {
    /// Its header.
    pub column: String,
    /// The name of the field in files; nothing where nobody can tell.
    pub field: Option<String>,
}

/// A row, or a slide of a presentation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct RowRead {
    /// Line of the table, or number of the slide, from 1.
    pub at: u32,
    /// The account's number, where it is known.
    pub account: Option<u32>,
    /// The account's name; where it is not known, what the row says.
    pub account_name: String,
    /// An account of nearly that name, where the row's is not known.
    pub like: Option<u32>,
    /// Who or what the row is about: a person or a title, a capability, a kind of activity and its day.
    pub about: String,
    /// Text of a slide that no label claims, and that went nowhere.
    pub left: Vec<String>,
    /// What became of it.
    pub fate: Fate,
    /// Why it could not be taken.
    pub reason: Option<RowReject>,
    /// The same in English, with what to do.
    pub text: String,
}

impl RowRead {
    /// A row of which nothing is known yet.
    pub(super) fn of(at: u32) -> Self {
        Self {
            at,
            account: None,
            account_name: String::new(),
            like: None,
            about: String::new(),
            left: Vec::new(),
            fate: Fate::Rejected,
            reason: None,
            text: String::new(),
        }
    }
}

/// What became of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// It was added.
    Added,
    /// It changed what was there.
    Updated,
    /// It says what is known already.
    Unchanged,
    /// It could not be taken.
    Rejected,
}

/// Why a row could not be taken. As text, in English: what is wrong, and what to do.
///
/// A new kind needs its words on the screen too: `slideio.reason.<kind>` in the three languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type, thiserror::Error)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum RowReject {
    /// It does not say of which account it is.
    #[error("It does not say of which account it is. Fill in the account's name or its key.")]
    NoAccount,
    /// There is no such account.
    #[error("There is no account \"{name}\". Correct the name, import the account first, or choose another.")]
    UnknownAccount {
        /// The name, or the key where there is no name.
        name: String,
    },
    /// Several accounts have the name.
    #[error("{accounts} accounts are called \"{name}\". Fill in the key of the one that is meant.")]
    AmbiguousAccount {
        /// The name.
        name: String,
        /// How many.
        accounts: u32,
    },
    /// The account of that name has another key.
    #[error("The account \"{name}\" has the key \"{has}\", not \"{key}\". Correct the key or the name.")]
    OtherKey {
        /// The name.
        name: String,
        /// The key of the row.
        key: String,
        /// The key of the account.
        has: String,
    },
    /// Neither a person nor a title, and nothing else.
    #[error("It names neither a person nor a job title, and says nothing else. Fill it in, or remove it.")]
    Nothing,
    /// A cell that must be filled in is blank.
    #[error("The column \"{column}\" is blank. Fill it in.")]
    Blank {
        /// The column.
        column: String,
    },
    /// A date that is none.
    #[error("\"{text}\" in \"{column}\" is no date. Write it as 2026-12-31, or leave out what is not known: 2026-12.")]
    NoDate {
        /// The column, or the label.
        column: String,
        /// What stands there.
        text: String,
    },
    /// A number that is none.
    #[error("\"{text}\" in \"{column}\" is no number. Write one number there; words belong in the text of the delta.")]
    NoNumber {
        /// The column, or the label.
        column: String,
        /// What stands there.
        text: String,
    },
    /// A word that none of those asked for is.
    #[error("\"{text}\" in \"{column}\" is not understood. Use one of: {}.", .known.join(", "))]
    NoWord {
        /// The column, or the label.
        column: String,
        /// What stands there.
        text: String,
        /// The words of files.
        known: Vec<String>,
    },
    /// The workspace would refuse it.
    #[error("{refusal}")]
    Refused {
        /// Why.
        refusal: Refusal,
    },
    /// An earlier row says the same.
    #[error("Line {first} says the same. Remove one of the two.")]
    Repeated {
        /// Line or slide of the earlier one.
        first: u32,
    },
    /// More cells than the table has columns.
    #[error("It has {cells} cells and the table has {columns} columns. Put quotes around a cell that contains the delimiter.")]
    TooManyCells {
        /// Cells up to the last filled one.
        cells: u32,
        /// Columns of the table.
        columns: u32,
    },
    /// A slide whose text has no labels.
    #[error(
        "Its text cannot be told apart: nothing on it is labelled. Label it, in a table of two columns or with headings such as \"Critical Business Issue\" and \"Delta\"."
    )]
    NotLabelled,
    /// A slide of pictures.
    #[error("It has pictures and no text. Text in pictures is not read: type it.")]
    OnlyPictures,
    /// Bytes that the encoding does not have.
    #[error("It has bytes that are no text in the encoding of the file. Save the file as UTF-8, or mend the row.")]
    Undecodable,
}

impl From<&RowProblem> for RowReject {
    fn from(problem: &RowProblem) -> Self {
        match problem {
            RowProblem::TooLong { cells, columns, .. } => Self::TooManyCells { cells: *cells, columns: *columns },
            RowProblem::Undecodable => Self::Undecodable,
        }
    }
}

impl From<Refusal> for RowReject {
    fn from(refusal: Refusal) -> Self {
        Self::Refused { refusal }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(at: u32, fate: Fate) -> RowRead {
        RowRead { fate, ..RowRead::of(at) }
    }

    #[test]
    fn what_was_rejected_is_told_though_the_list_is_full() {
        let mut report = RowsReport::default();
        let listed = u32::try_from(LISTED).unwrap();
        (1..=listed + 9).for_each(|at| report.count(row(at, Fate::Added)));
        report.count(row(listed + 10, Fate::Rejected));
        assert_eq!((report.rows, report.added, report.rejected, report.listed.len()), (listed + 10, listed + 9, 1, LISTED));
        assert_eq!(report.listed.last().map(|r| r.at), Some(listed + 10));
        assert!(report.accounts_for_every_row());
    }
}
