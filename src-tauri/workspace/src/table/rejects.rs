//! The file of rejected rows: the same columns, where each row stood and why it was rejected. It can be mended and imported again.

use std::io::Write;

use super::cells::Cells;
use super::layout::{Format, Layout};
use super::rows::{Row, RowProblem};
use crate::score_table::safe;

/// Header of the column with the line in the first file.
pub const LINE_COLUMN: &str = "lanewise_line";
/// Header of the column with the reason.
pub const REASON_COLUMN: &str = "lanewise_reason";
/// Header of the columns with cells past the last column of the table. A row is taken again only once they are empty.
pub const EXTRA_COLUMN: &str = "lanewise_extra";

/// A column that this module added behind those of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tail {
    Line,
    Reason,
    Extra,
}

impl Tail {
    /// The columns at the end of a header that this module added.
    pub(super) fn of(header: &Cells) -> Vec<Self> {
        let cells: Vec<&str> = header.iter().collect();
        let kind = |cell: &&str| match cell.trim() {
            LINE_COLUMN => Some(Self::Line),
            REASON_COLUMN => Some(Self::Reason),
            EXTRA_COLUMN => Some(Self::Extra),
            _ => None,
        };
        let filled = cells.iter().rposition(|c| !c.trim().is_empty()).map_or(0, |p| p + 1);
        let mut tail: Vec<Self> = cells[..filled].iter().rev().map_while(kind).collect();
        tail.reverse();
        tail
    }
}

/// The delimiter of a list that this module wrote, whatever its rows look like: it stands between our columns in the first line.
pub(super) fn delimiter(start: &[u8]) -> Option<char> {
    let first = start.split(|b| matches!(b, b'\r' | b'\n')).next()?;
    let at = first.windows(LINE_COLUMN.len()).position(|w| w == LINE_COLUMN.as_bytes())? + LINE_COLUMN.len();
    let (&delimiter, rest) = first.get(at..)?.split_first()?;
    (delimiter.is_ascii() && rest.starts_with(REASON_COLUMN.as_bytes())).then_some(char::from(delimiter))
}

/// Writes rejected rows as UTF-8 CSV with a byte order mark, so that a spreadsheet shows accents right, and with the delimiter of
/// the file they came from, so that it opens in columns on the same computer.
///
/// Cells are written as they were, for the file is there to be mended. Only what a spreadsheet would run as a formula gets an apostrophe
/// before it, which an import takes away again.
pub struct RejectsWriter<W: Write> {
    out: csv::Writer<W>,
    width: usize,
}

impl<W: Write> RejectsWriter<W> {
    /// Starts the file with the header.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn new(mut out: W, layout: &Layout) -> std::io::Result<Self> {
        out.write_all("\u{feff}".as_bytes())?;
        let delimiter = if layout.format == Format::Csv { u8::try_from(layout.delimiter).unwrap_or(b',') } else { b',' };
        let mut out = csv::WriterBuilder::new()
            .delimiter(delimiter)
            .terminator(csv::Terminator::CRLF)
            .quote_style(csv::QuoteStyle::Necessary)
            .flexible(true)
            .from_writer(out);
        let names = layout.columns.iter().map(|c| c.name.as_str());
        out.write_record(names.chain([LINE_COLUMN, REASON_COLUMN, EXTRA_COLUMN]))?;
        Ok(Self { out, width: layout.columns.len() })
    }

    /// Adds a row with the reason in words. Cells with an error of the spreadsheet get their error back.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn write(&mut self, row: &Row, reason: &str) -> std::io::Result<()> {
        for (at, cell) in row.cells.iter().take(self.width).enumerate() {
            let error = row.errors.iter().find(|e| e.column as usize == at);
            self.out.write_field(&*safe::guarded(error.map_or(cell, |e| e.text.as_str())))?;
        }
        for _ in row.cells.len()..self.width {
            self.out.write_field("")?;
        }
        self.out.write_field(row.line.to_string())?;
        self.out.write_field(reason)?;
        match &row.problem {
            Some(RowProblem::TooLong { extra, .. }) => {
                for cell in extra {
                    self.out.write_field(&*safe::guarded(cell))?;
                }
            }
            _ => self.out.write_field("")?,
        }
        self.out.write_record(None::<&[u8]>)?;
        Ok(())
    }

    /// Ends the file.
    ///
    /// # Errors
    /// If the last rows cannot be written.
    pub fn finish(mut self) -> std::io::Result<()> {
        self.out.flush()
    }
}
