//! Tables: CSV and workbooks, read as rows of text, with everything about their layout detected and open to correction.
//!
//! [`preview`] looks at the start of a file and says how it is laid out. The [`Layout`] it gives can be corrected field by field and
//! passed back, to [`preview`] to see the effect or to [`open`] to read all rows.
//!
//! Nothing a file contains may crash the program or fill its memory: text is streamed, workbooks are checked before they are opened.

mod cells;
mod date;
mod error;
mod guard;
mod guess;
mod header;
mod layout;
mod number;
mod ole;
mod other_file;
mod records;
mod rejects;
mod rows;
mod sniff;
mod text;
mod value;
mod word;
mod workbook;

use std::io::Read;
use std::path::Path;

pub use cells::Cells;
pub use date::{iso_date, parse_date};
pub use error::TableError;
pub use layout::{
    ColumnFormat, ColumnGuess, ColumnKind, DISTINCT_LIMIT, DateOrder, Decimal, Encoding, Format, Layout, Preview, PreviewRow,
    Thousands, Warning,
};
pub use number::{CellNumber, currency_code, currency_sign, parse_number};
pub use other_file::{LayoutFault, OtherFile};
pub use rejects::{EXTRA_COLUMN, LINE_COLUMN, REASON_COLUMN, RejectsWriter};
pub use rows::{CellError, Row, RowProblem, Rows};
pub use word::{is_spreadsheet_error, parse_yes_no};

pub(crate) use guess::formats;

use rejects::Tail;
use rows::{RawRow, RawRows};
use workbook::Book;

/// Columns of a table at most. More is a wrong delimiter or a file that is no list.
pub const MAX_COLUMNS: usize = 2_000;
/// Rows that guesses rest on.
pub const SAMPLE_ROWS: usize = 1_000;
/// Rows that a preview shows.
pub const PREVIEW_ROWS: usize = 50;
/// Bytes of the sample at most, for files with very long rows.
const SAMPLE_BYTES: usize = 16 << 20;
/// Bytes of text that the delimiter is told from.
const DELIMITER_BYTES: u64 = 256 * 1024;

/// Opens a table to read all its rows.
///
/// # Errors
/// As [`Rows::open`].
pub fn open(path: &Path, layout: &Layout) -> Result<Rows, TableError> {
    Rows::open(path, layout)
}

/// Looks at the start of a table. Without a layout everything is detected. With one its fields are kept: encoding, delimiter, quote,
/// sheet, start and header; and the columns' formats too, as long as their number still fits.
///
/// # Errors
/// If the file is no table, or nothing of it can be read.
pub fn preview(path: &Path, layout: Option<Layout>) -> Result<Preview, TableError> {
    let mut warnings = Vec::new();
    let (mut layout, detect, sample) = match sniff::kind(path)?.1 {
        sniff::Kind::Text { encoding, guessed } => {
            let (layout, detect) = match layout {
                Some(l) if l.format == Format::Csv => (l, false),
                _ => {
                    if guessed {
                        warnings.push(Warning::GuessedEncoding { encoding });
                    }
                    (text_layout(path, encoding)?, true)
                }
            };
            let mut raw = RawRows::text(path, &layout)?;
            let sample = sample(&mut raw, &mut warnings)?;
            (layout, detect, sample)
        }
        sniff::Kind::Zip | sniff::Kind::Ole => workbook_sample(path, layout, &mut warnings)?,
    };
    let from = if detect { layout.start } else { layout.start.max(1) };
    let mut table: &[RawRow] = &sample;
    if detect {
        table = &table[table.iter().position(|r| r.line >= from).unwrap_or(table.len())..];
        let start = header::start(table);
        if start > 0 {
            warnings.push(Warning::SkippedLines { lines: u32::try_from(start).unwrap_or(u32::MAX) });
        }
        table = &table[start..];
        layout.start = table.first().map_or(1, |r| r.line);
        layout.header = header::has_header(table);
    } else {
        table = &table[table.iter().position(|r| r.line >= from).unwrap_or(table.len())..];
    }
    let (first, below) = match table.split_first() {
        Some((first, rest)) if layout.header => (Some(first), rest),
        _ => (None, table),
    };
    if below.is_empty() {
        // A quote that never closes may be why nothing could be read.
        if let Some(Warning::UnclosedQuote { line }) = warnings.iter().find(|w| matches!(w, Warning::UnclosedQuote { .. })) {
            return Err(TableError::UnclosedQuote { line: *line });
        }
        return Err(TableError::NoRows { sheet: layout.sheet });
    }
    let names = header::names(first, below, &mut warnings);
    let columns = guess::columns(&names, below, &layout.columns, layout.format, layout.delimiter);
    layout.columns = columns.iter().map(|c| c.format.clone()).collect();
    warnings.extend(columns.iter().filter(|c| c.ambiguous).map(|c| Warning::AmbiguousColumn { name: c.format.name.clone() }));
    let tail = first.map(|h| Tail::of(&h.cells)).unwrap_or_default();
    let rows = shown(below, names.len(), &tail, &mut warnings);
    Ok(Preview { layout, columns, rows, sampled: u32::try_from(below.len()).unwrap_or(u32::MAX), warnings })
}

/// The layout of a text file, as far as the whole of its start tells.
fn text_layout(path: &Path, encoding: Encoding) -> Result<Layout, TableError> {
    let io = |e| TableError::io(path, &e);
    let file = std::fs::File::open(path).map_err(io)?;
    let mut start = Vec::new();
    text::Utf8Reader::new(file, encoding).take(DELIMITER_BYTES).read_to_end(&mut start).map_err(io)?;
    let whole = (start.len() as u64) < DELIMITER_BYTES;
    let mut found = sniff::delimiting(&start, whole);
    if let Some(delimiter) = rejects::delimiter(&start) {
        (found.delimiter, found.quote, found.first_line) = (delimiter, Some('"'), 1);
    }
    Ok(Layout {
        format: Format::Csv,
        sheet: None,
        sheets: Vec::new(),
        encoding,
        delimiter: found.delimiter,
        quote: found.quote,
        header: true,
        start: found.first_line,
        columns: Vec::new(),
    })
}

/// Opens a workbook and reads the start of the sheet asked for, or of the first that has rows.
fn workbook_sample(
    path: &Path,
    layout: Option<Layout>,
    warnings: &mut Vec<Warning>,
) -> Result<(Layout, bool, Vec<RawRow>), TableError> {
    let mut book = Book::open(path)?;
    let given = layout.filter(|l| l.format != Format::Csv);
    let asked = given.as_ref().and_then(|l| l.sheet.clone());
    let candidates = match asked {
        Some(name) => vec![book.sheet(Some(&name))?],
        None => book.by_visibility(),
    };
    let mut found = (candidates[0].clone(), Vec::new());
    for sheet in candidates {
        let mut rows = Vec::new();
        let mut bytes = 0;
        book.rows(&sheet, &mut |row| {
            bytes += row.cells.bytes();
            if !row.cells.is_blank() || !row.errors.is_empty() {
                rows.push(row);
            }
            rows.len() < SAMPLE_ROWS && bytes < SAMPLE_BYTES
        })?;
        if !rows.is_empty() {
            found = (sheet, rows);
            break;
        }
    }
    let (sheet, rows) = found;
    let sheets = book.sheets();
    let detect = given.is_none();
    if detect && sheets.len() > 1 {
        warnings.push(Warning::OtherSheets { sheets: u32::try_from(sheets.len() - 1).unwrap_or(u32::MAX) });
    }
    let mut layout = given.unwrap_or_else(|| Layout {
        format: book.format(),
        sheet: None,
        sheets: Vec::new(),
        encoding: Encoding::Utf8,
        delimiter: ',',
        quote: None,
        header: true,
        start: 1,
        columns: Vec::new(),
    });
    (layout.format, layout.sheet, layout.sheets) = (book.format(), Some(sheet), sheets);
    Ok((layout, detect, rows))
}

/// The first rows of a text file. A quote that never closes ends the sample with a warning: the rows before it still show what is what.
fn sample(raw: &mut RawRows, warnings: &mut Vec<Warning>) -> Result<Vec<RawRow>, TableError> {
    let mut rows = Vec::new();
    let mut bytes = 0;
    let mut row = RawRow::default();
    while rows.len() < SAMPLE_ROWS && bytes < SAMPLE_BYTES {
        match raw.next(&mut row) {
            Ok(true) => {
                bytes += row.cells.bytes();
                rows.push(std::mem::take(&mut row));
            }
            Ok(false) => break,
            Err(TableError::UnclosedQuote { line }) => {
                warnings.push(Warning::UnclosedQuote { line });
                break;
            }
            Err(e) => return Err(e),
        }
    }
    Ok(rows)
}

/// The rows to show, and warnings about what is wrong with those of the sample.
fn shown(sample: &[RawRow], width: usize, tail: &[Tail], warnings: &mut Vec<Warning>) -> Vec<PreviewRow> {
    let (mut short, mut long, mut errors) = ((0, 0), (0, 0), (0, 0));
    let (mut undecodable, mut odd) = (None, None);
    let mut rows = Vec::new();
    let count = |(n, line): &mut (u32, u32), more: usize, at: u32| {
        if more > 0 {
            *line = if *n == 0 { at } else { *line };
            *n += u32::try_from(more).unwrap_or(u32::MAX);
        }
    };
    let mut row = Row::default();
    for raw in sample {
        rows::fit(&mut raw.clone(), &mut row, width, tail);
        count(&mut short, usize::from(row.missing > 0), row.line);
        count(&mut long, usize::from(matches!(row.problem, Some(RowProblem::TooLong { .. }))), row.line);
        count(&mut errors, row.errors.len(), row.line);
        if row.problem == Some(RowProblem::Undecodable) {
            undecodable = undecodable.or(Some(row.line));
        }
        if row.odd_quotes {
            odd = odd.or(Some(row.line));
        }
        if rows.len() < PREVIEW_ROWS {
            rows.push(PreviewRow {
                line: row.line,
                cells: row.cells.iter().map(ToString::to_string).collect(),
                problem: row.problem.clone(),
            });
        }
    }
    if short.0 > 0 {
        warnings.push(Warning::ShortRows { rows: short.0, line: short.1 });
    }
    if long.0 > 0 {
        warnings.push(Warning::LongRows { rows: long.0, line: long.1 });
    }
    if errors.0 > 0 {
        warnings.push(Warning::CellErrors { cells: errors.0, line: errors.1 });
    }
    warnings.extend(undecodable.map(|line| Warning::Undecodable { line }));
    warnings.extend(odd.map(|line| Warning::OddQuotes { line }));
    rows
}
