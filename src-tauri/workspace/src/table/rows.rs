//! The rows of a table, one after another, in memory that does not grow with the file.

use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, sync_channel};

use serde::{Deserialize, Serialize};
use specta::Type;

use super::MAX_COLUMNS;
use super::cells::Cells;
use super::error::TableError;
use super::layout::{Format, Layout};
use super::other_file::LayoutFault;
use super::records::{RECORD_LIMIT, Record, Records, SplitError};
use super::rejects::Tail;
use super::sniff;
use super::text::Utf8Reader;
use super::word::is_spreadsheet_error;
use super::workbook::Book;

/// An error of the spreadsheet in a cell, which now counts as blank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellError {
    /// Position of the column, from 0.
    pub column: u32,
    /// As it stood there: `#N/A`.
    pub text: String,
}

/// Why a whole row cannot be trusted: an import rejects it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type, thiserror::Error)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum RowProblem {
    /// More filled cells than columns: a delimiter inside a cell without quotes, most often.
    #[error("it has {cells} cells and the table has {columns} columns; put quotes around a cell that contains the delimiter")]
    #[serde(rename = "too_many_cells")]
    TooLong {
        /// Cells up to the last filled one.
        cells: u32,
        /// Columns of the table.
        columns: u32,
        /// The cells past the last column; the screen has no use for them.
        #[serde(skip)]
        extra: Vec<String>,
    },
    /// Bytes that the encoding does not have.
    #[error("it has bytes that are no text in the chosen encoding; choose another encoding or mend the row")]
    Undecodable,
}

/// One row of the table, cut or filled to the table's width.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// Line in the file (row of the sheet) where it starts, from 1.
    pub line: u32,
    /// Exactly as many cells as the layout has columns.
    pub cells: Cells,
    /// So many cells at the end were missing and count as blank.
    pub missing: u32,
    /// Why an import must reject it.
    pub problem: Option<RowProblem>,
    /// Cells with an error of the spreadsheet.
    pub errors: Vec<CellError>,
    /// Quotes stood in the middle of a cell, so that it may have been cut in the wrong place.
    pub odd_quotes: bool,
}

impl Row {
    /// A row of these cells in a table of so many columns, as if it had been read from a file.
    #[must_use]
    pub(crate) fn of(line: u32, cells: &[String], width: usize) -> Self {
        let mut raw = RawRow { line, ..RawRow::default() };
        cells.iter().for_each(|cell| raw.cells.push(cell));
        raw.undecodable = cells.iter().any(|cell| cell.contains(char::REPLACEMENT_CHARACTER));
        let mut row = Self::default();
        fit(&mut raw, &mut row, width, &[]);
        row
    }
}

/// A row as it stands in the file.
#[derive(Debug, Clone, Default)]
pub(super) struct RawRow {
    pub(super) line: u32,
    pub(super) cells: Cells,
    pub(super) errors: Vec<CellError>,
    pub(super) odd_quotes: bool,
    pub(super) undecodable: bool,
}

/// Counts the bytes read from the file.
struct Counted {
    file: File,
    read: Arc<AtomicU64>,
}

impl Read for Counted {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        let n = self.file.read(out)?;
        self.read.fetch_add(n as u64, Ordering::Relaxed);
        Ok(n)
    }
}

/// Rows of a sheet that travel together from the reading thread.
const BATCH: usize = 256;

enum Source {
    Text { records: Box<Records<Utf8Reader<Counted>>>, record: Record },
    Sheet { batches: Receiver<Result<Vec<RawRow>, TableError>>, batch: std::vec::IntoIter<RawRow> },
}

/// Rows as they stand in the file, blank ones left out.
pub(super) struct RawRows {
    source: Source,
    path: std::path::PathBuf,
    read: Arc<AtomicU64>,
    total: u64,
}

impl RawRows {
    /// The rows of a text file.
    pub(super) fn text(path: &Path, layout: &Layout) -> Result<Self, TableError> {
        let file = File::open(path).map_err(|e| TableError::io(path, &e))?;
        let total = file.metadata().map_err(|e| TableError::io(path, &e))?.len();
        let read = Arc::new(AtomicU64::new(0));
        let ascii = |sign: char, fault: LayoutFault| {
            u8::try_from(sign).ok().filter(|_| sniff::usable(sign)).ok_or(TableError::BadLayout { fault })
        };
        let delimiter = ascii(layout.delimiter, LayoutFault::Delimiter { sign: layout.delimiter })?;
        let quote = layout.quote.map(|sign| ascii(sign, LayoutFault::Quote { sign })).transpose()?;
        if quote == Some(delimiter) {
            return Err(TableError::BadLayout { fault: LayoutFault::SameSign });
        }
        let reader = Utf8Reader::new(Counted { file, read: Arc::clone(&read) }, layout.encoding);
        let records = Box::new(Records::new(reader, delimiter, quote, MAX_COLUMNS));
        Ok(Self { source: Source::Text { records, record: Record::default() }, path: path.to_owned(), read, total })
    }

    /// The rows of a sheet, read ahead by a thread of its own: the workbook's reader borrows from the workbook, so the two stay there
    /// together. The thread ends when this is dropped.
    pub(super) fn sheet(path: &Path, mut book: Book, sheet: String) -> Result<Self, TableError> {
        let (sender, batches) = sync_channel(4);
        let body = move || {
            let mut batch = Vec::with_capacity(BATCH);
            let result = book.rows(&sheet, &mut |row| {
                batch.push(row);
                if batch.len() == BATCH {
                    let full = std::mem::replace(&mut batch, Vec::with_capacity(BATCH));
                    return sender.send(Ok(full)).is_ok();
                }
                true
            });
            // The receiver may be gone: then nobody wants the rest.
            let _ = sender.send(Ok(batch));
            if let Err(e) = result {
                let _ = sender.send(Err(e));
            }
        };
        std::thread::Builder::new().name("sheet".into()).spawn(body).map_err(|e| TableError::io(path, &e))?;
        Ok(Self {
            source: Source::Sheet { batches, batch: Vec::new().into_iter() },
            path: path.to_owned(),
            read: Arc::new(AtomicU64::new(0)),
            total: 0,
        })
    }

    /// Reads the next row that is not blank. False at the end.
    pub(super) fn next(&mut self, out: &mut RawRow) -> Result<bool, TableError> {
        loop {
            match &mut self.source {
                Source::Text { records, record } => {
                    if !records.read(record).map_err(|e| split_error(e, &self.path))? {
                        return Ok(false);
                    }
                    out.line = record.line;
                    out.odd_quotes = record.odd_quotes;
                    out.errors.clear();
                    out.undecodable = !out.cells.take(record);
                }
                Source::Sheet { batches, batch } => match batch.next() {
                    Some(row) => *out = row,
                    None => match batches.recv() {
                        Ok(next) => {
                            *batch = next?.into_iter();
                            continue;
                        }
                        Err(_) => return Ok(false),
                    },
                },
            }
            if !out.cells.is_blank() || !out.errors.is_empty() {
                return Ok(true);
            }
        }
    }
}

fn split_error(error: SplitError, path: &Path) -> TableError {
    match error {
        SplitError::Io(e) => TableError::io(path, &e),
        SplitError::UnclosedQuote { line } => TableError::UnclosedQuote { line },
        SplitError::TooLong { line } => TableError::RowTooLong { line, limit_mb: u32::try_from(RECORD_LIMIT >> 20).unwrap_or(0) },
        SplitError::TooManyCells { cells } => {
            TableError::TooManyColumns { columns: cells, limit: u32::try_from(MAX_COLUMNS).unwrap_or(u32::MAX) }
        }
    }
}

/// The rows of a table below its header.
pub struct Rows {
    raw: RawRows,
    buffer: RawRow,
    row: Row,
    width: usize,
    start: u32,
    header: bool,
    tail: Vec<Tail>,
}

impl Rows {
    /// Opens a table with a layout, as a preview gave it or the user corrected it.
    ///
    /// # Errors
    /// If the file cannot be opened, is not what the layout says, or has no rows.
    pub fn open(path: &Path, layout: &Layout) -> Result<Self, TableError> {
        let (_, kind) = sniff::kind(path)?;
        let raw = if matches!(kind, sniff::Kind::Text { .. }) {
            if layout.format != Format::Csv {
                return Err(TableError::BadLayout { fault: LayoutFault::ForWorkbook });
            }
            RawRows::text(path, layout)?
        } else {
            let book = Book::open(path)?;
            let sheet = book.sheet(layout.sheet.as_deref())?;
            RawRows::sheet(path, book, sheet)?
        };
        let mut rows = Self {
            raw,
            buffer: RawRow::default(),
            row: Row::default(),
            width: layout.columns.len(),
            start: layout.start,
            header: layout.header,
            tail: Vec::new(),
        };
        if rows.width == 0 {
            return Err(TableError::BadLayout { fault: LayoutFault::NoColumns });
        }
        rows.skip_header()?;
        Ok(rows)
    }

    /// Goes to the first row below the header, and looks whether the file is one of our own lists of rejected rows.
    fn skip_header(&mut self) -> Result<(), TableError> {
        if !self.header {
            return Ok(());
        }
        while self.raw.next(&mut self.buffer)? {
            if self.buffer.line >= self.start {
                self.tail = Tail::of(&self.buffer.cells);
                return Ok(());
            }
        }
        Err(TableError::NoRows { sheet: None })
    }

    /// The next row; it is valid until the following call. `None` at the end.
    ///
    /// # Errors
    /// If the file breaks off or cannot be split any further; the rows given so far stay valid.
    pub fn next_row(&mut self) -> Result<Option<&Row>, TableError> {
        loop {
            if !self.raw.next(&mut self.buffer)? {
                return Ok(None);
            }
            if self.buffer.line >= self.start {
                break;
            }
        }
        fit(&mut self.buffer, &mut self.row, self.width, &self.tail);
        Ok(Some(&self.row))
    }

    /// Bytes read and bytes in all, for a progress bar; `None` for workbooks, whose size says little.
    #[must_use]
    pub fn progress(&self) -> Option<(u64, u64)> {
        (self.raw.total > 0).then(|| (self.raw.read.load(Ordering::Relaxed), self.raw.total))
    }
}

/// Makes a raw row exactly `width` cells wide and says what was wrong with it. The raw row is used up.
pub(super) fn fit(raw: &mut RawRow, row: &mut Row, width: usize, tail: &[Tail]) {
    row.line = raw.line;
    row.odd_quotes = raw.odd_quotes;
    row.problem = raw.undecodable.then_some(RowProblem::Undecodable);
    row.missing = 0;
    std::mem::swap(&mut row.cells, &mut raw.cells);
    std::mem::swap(&mut row.errors, &mut raw.errors);
    let cells = &mut row.cells;
    if cells.len() > width {
        let extra: Vec<&str> = cells
            .iter()
            .enumerate()
            .skip(width)
            .filter(|(at, _)| !matches!(tail.get(at - width), Some(Tail::Line | Tail::Reason)))
            .map(|(_, cell)| cell)
            .collect();
        if let Some(last) = extra.iter().rposition(|cell| !cell.trim().is_empty()) {
            row.problem = Some(RowProblem::TooLong {
                cells: u32::try_from(width + last + 1).unwrap_or(u32::MAX),
                columns: u32::try_from(width).unwrap_or(u32::MAX),
                extra: extra[..=last].iter().map(ToString::to_string).collect(),
            });
        }
        cells.truncate(width);
    }
    row.missing = u32::try_from(width - cells.len()).unwrap_or(u32::MAX);
    while cells.len() < width {
        cells.end_cell();
    }
    row.errors.retain(|e| (e.column as usize) < width);
    // Text that is a spreadsheet's error, as its export to CSV writes it.
    for at in 0..width {
        if !cells.may_be_error(at) {
            continue;
        }
        if let Some(text) = cells.get(at).filter(|c| is_spreadsheet_error(c)) {
            row.errors.push(CellError { column: u32::try_from(at).unwrap_or(u32::MAX), text: text.trim().to_owned() });
            cells.blank(at);
        }
    }
}
