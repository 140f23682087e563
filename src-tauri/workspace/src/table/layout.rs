//! How a table file is laid out. All of it is detected, all of it can be corrected and passed back.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::rows::RowProblem;

/// Kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Delimited text, whatever the delimiter.
    Csv,
    /// Excel since 2007, with or without macros.
    Xlsx,
    /// Excel 97-2003.
    Xls,
    /// Excel binary.
    Xlsb,
    /// OpenDocument spreadsheet.
    Ods,
}

/// How the bytes of a text file become characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Encoding {
    /// UTF-8 without a byte order mark.
    Utf8,
    /// UTF-8 that starts with a byte order mark, as Excel writes it.
    Utf8Bom,
    /// UTF-16, low byte first ("Unicode text" of Excel).
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// Western European Windows.
    Windows1252,
    /// ISO 8859-1.
    Latin1,
    /// Central European Windows.
    Windows1250,
    /// Cyrillic Windows.
    Windows1251,
    /// Western European, old Macintosh.
    Macintosh,
}

/// The decimal mark of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Decimal {
    /// 1234.5
    Point,
    /// 1234,5
    Comma,
}

/// What separates thousands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Thousands {
    /// Nothing: 1234567
    None,
    /// 1.234.567
    Point,
    /// 1,234,567
    Comma,
    /// 1 234 567, with any space: plain, non-breaking, thin
    Space,
    /// 1'234'567, straight or curved
    Apostrophe,
}

/// In which order day, month and year stand when all are digits. A year of four digits that comes first is always year, month, day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum DateOrder {
    /// 31/12/2026
    DayMonthYear,
    /// 12/31/2026
    MonthDayYear,
    /// 2026-12-31
    YearMonthDay,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ColumnKind {
    /// Words.
    Text,
    /// Numbers, with or without a currency sign.
    Number,
    /// Numbers with a percent sign.
    Percent,
    /// Dates, with or without a time of day.
    Date,
    /// Yes and no, in English, Italian or Spanish.
    YesNo,
    /// Nothing.
    Empty,
}

/// How the cells of one column are to be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ColumnFormat {
    /// Unique name: the header, or a letter where there is none.
    pub name: String,
    /// What it holds.
    pub kind: ColumnKind,
    /// Decimal mark, for numbers and percents.
    pub decimal: Decimal,
    /// Thousands separator, for numbers and percents.
    pub thousands: Thousands,
    /// Order of a date's parts.
    pub date_order: DateOrder,
}

impl ColumnFormat {
    /// A text column.
    #[must_use]
    pub fn text(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            kind: ColumnKind::Text,
            decimal: Decimal::Point,
            thousands: Thousands::None,
            date_order: DateOrder::DayMonthYear,
        }
    }
}

/// What a sample of the rows says about one column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ColumnGuess {
    /// Position in the row, from 0.
    pub index: u32,
    /// The format now in force: the detected one, or the one that was passed in.
    #[serde(flatten)]
    pub format: ColumnFormat,
    /// Cells of the sample that are not blank.
    pub filled: u32,
    /// Cells of the sample that are blank.
    pub blank: u32,
    /// Of the filled cells, how many read well with this format.
    pub fitting: u32,
    /// Different values in the sample, counted up to [`DISTINCT_LIMIT`].
    pub distinct: u32,
    /// The first different values, as they stand in the file.
    pub examples: Vec<String>,
    /// True where the sample allows another reading just as well (1,234 or 03/04/2026): worth a look.
    pub ambiguous: bool,
}

/// Where counting of different values stops.
pub const DISTINCT_LIMIT: u32 = 200;

/// How a table file is laid out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Layout {
    /// Kind of file. Told by its content, not by its name; correcting it has no effect.
    pub format: Format,
    /// Workbooks: the sheet that is read.
    pub sheet: Option<String>,
    /// Workbooks: all sheets with cells, in their order.
    pub sheets: Vec<String>,
    /// Text: the encoding.
    pub encoding: Encoding,
    /// Text: the delimiter, one ASCII character.
    pub delimiter: char,
    /// Text: the quote, one ASCII character, or none.
    pub quote: Option<char>,
    /// True where the first row of the table names the columns.
    pub header: bool,
    /// Line (row of the sheet) where the table starts, from 1: the header, or the first row where there is none.
    pub start: u32,
    /// How each column is read. If their number no longer fits, they are detected again.
    pub columns: Vec<ColumnFormat>,
}

impl Layout {
    /// Position of a column by name, from 0.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|c| c.name == name)
    }
}

/// Something worth knowing before the import; none stops it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Warning {
    /// A header stands more than once; the later ones were renamed.
    RepeatedHeader {
        /// The header in the file.
        name: String,
        /// The unique name it got.
        renamed: String,
    },
    /// A column has cells but no header.
    MissingHeader {
        /// The name it got.
        name: String,
    },
    /// Lines above the table were skipped.
    SkippedLines {
        /// How many, blank ones not counted.
        lines: u32,
    },
    /// Rows of the sample are shorter than the header; the rest of their cells counts as blank.
    ShortRows {
        /// How many.
        rows: u32,
        /// The line of the first.
        line: u32,
    },
    /// Rows of the sample have more cells than the header has names; an import rejects them.
    LongRows {
        /// How many.
        rows: u32,
        /// The line of the first.
        line: u32,
    },
    /// Cells with an error of the spreadsheet such as #N/A; they count as blank.
    CellErrors {
        /// How many.
        cells: u32,
        /// The line of the first.
        line: u32,
    },
    /// Bytes that the encoding does not have.
    Undecodable {
        /// The line of the first.
        line: u32,
    },
    /// Quotes in the middle of a cell: the row may have been split in the wrong place.
    OddQuotes {
        /// The line of the first.
        line: u32,
    },
    /// A quote that never closes; rows from that line on cannot be read until it is mended.
    UnclosedQuote {
        /// The line where it opens.
        line: u32,
    },
    /// The encoding is a guess from the bytes alone.
    GuessedEncoding {
        /// The guess.
        encoding: Encoding,
    },
    /// A column that two formats read equally well.
    AmbiguousColumn {
        /// Its name.
        name: String,
    },
    /// The workbook has other sheets.
    OtherSheets {
        /// How many.
        sheets: u32,
    },
}

/// A row of the preview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct PreviewRow {
    /// Line in the file, from 1.
    pub line: u32,
    /// Its cells as text.
    pub cells: Vec<String>,
    /// Why an import would reject it.
    pub problem: Option<RowProblem>,
}

/// The start of a table, and what was made of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Preview {
    /// The layout in force.
    pub layout: Layout,
    /// What the sample says about each column.
    pub columns: Vec<ColumnGuess>,
    /// The first rows.
    pub rows: Vec<PreviewRow>,
    /// Rows the guesses rest on.
    pub sampled: u32,
    /// What is worth knowing.
    pub warnings: Vec<Warning>,
}
