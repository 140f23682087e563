//! What can be wrong with a table file, and what to do about it.

use std::path::Path;

use serde::Serialize;
use specta::Type;

use super::other_file::{LayoutFault, OtherFile};

/// Why a table could not be read. Every message says what is wrong and what to do next; nothing was changed anywhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type, thiserror::Error)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum TableError {
    /// The file does not exist.
    #[error("There is no file at {path}. Check the name, or choose the file again.")]
    NotFound {
        /// The path as given.
        path: String,
    },
    /// The file exists but cannot be read (rights, a folder, a lock, a broken disk).
    #[error("{path} cannot be read: {reason}. Check that you may open it and that no other program holds it.")]
    Unreadable {
        /// The path as given.
        path: String,
        /// What the system said.
        reason: String,
    },
    /// The file has no content.
    #[error("The file is empty. Export the list again, or choose another file.")]
    Empty,
    /// The table has a header at most, and no rows.
    #[error(
        "{} has no rows below its header. Choose another sheet or file, or correct where the table starts.",
        .sheet.as_ref().map_or_else(|| "The file".to_owned(), |s| format!("The sheet \"{s}\""))
    )]
    NoRows {
        /// The sheet, where it is one of a workbook.
        sheet: Option<String>,
    },
    /// Not a table at all.
    #[error("This is {what}, not a table. Save the list as CSV or as a workbook (.xlsx, .ods) and choose that file.")]
    NotATable {
        /// What the file is.
        what: OtherFile,
    },
    /// The workbook needs a password.
    #[error(
        "The workbook is protected with a password. Open it in the spreadsheet program, save a copy without a password, and choose the copy."
    )]
    Password,
    /// Damaged, cut short, or written in a way that cannot be understood.
    #[error(
        "The file is damaged or was cut short ({detail}). Export or download it again; if the spreadsheet program still opens it, save it from there as CSV."
    )]
    Corrupt {
        /// What was noticed, for a report to support.
        detail: String,
    },
    /// Unpacks to far more than an honest workbook would.
    #[error(
        "The workbook unpacks to an absurd size ({detail}) and was not opened, to protect this computer. If you trust it, open it in the spreadsheet program and save the sheet as CSV."
    )]
    ZipBomb {
        /// Which part, and how large.
        detail: String,
    },
    /// An honest workbook, but larger than one can hold in memory.
    #[error(
        "The workbook is too large to read as a workbook ({detail}). Save the sheet as CSV, which has no limit, and choose that file."
    )]
    TooLarge {
        /// What is too large.
        detail: String,
    },
    /// More columns than any list of accounts has.
    #[error(
        "The table has {columns} columns, and at most {limit} are read. If it has fewer, the delimiter is wrong: choose another; otherwise remove the columns that are not needed."
    )]
    TooManyColumns {
        /// Columns found, at least.
        columns: u32,
        /// The limit.
        limit: u32,
    },
    /// The workbook has no sheet of that name.
    #[error("The workbook has no sheet named \"{sheet}\". It has: {sheets}. Choose one of these.")]
    NoSuchSheet {
        /// The name asked for.
        sheet: String,
        /// Those there are, comma-separated.
        sheets: String,
    },
    /// A quote that opens and never closes swallows everything below it.
    #[error(
        "The quote that opens in line {line} is never closed, so that the rest of the file would become one cell. Close it in that line; if this file does not use quotes, choose \"no quotes\"."
    )]
    UnclosedQuote {
        /// Line of the opening quote, from 1.
        line: u32,
    },
    /// One row is larger than a row of a table can be.
    #[error(
        "Line {line} is longer than {limit_mb} MB. The delimiter or the line ends are wrong, or this is not a table: check the file in a text editor."
    )]
    RowTooLong {
        /// Line where the row starts, from 1.
        line: u32,
        /// The limit in megabytes.
        limit_mb: u32,
    },
    /// A layout that contradicts itself or the file.
    #[error("The chosen layout does not fit the file: {fault}")]
    BadLayout {
        /// What does not fit, and the mend.
        fault: LayoutFault,
    },
}

impl TableError {
    /// From an error of the file system.
    pub(crate) fn io(path: &Path, error: &std::io::Error) -> Self {
        let path = path.display().to_string();
        if error.kind() == std::io::ErrorKind::NotFound {
            Self::NotFound { path }
        } else {
            Self::Unreadable { path, reason: error.to_string() }
        }
    }

    /// A damaged file, with what was noticed.
    pub(crate) fn corrupt(detail: impl std::fmt::Display) -> Self {
        Self::Corrupt { detail: detail.to_string() }
    }
}
