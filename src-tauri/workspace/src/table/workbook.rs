//! Workbooks, through calamine, which is kept from harming the app.
//!
//! calamine may panic on hostile files, and trusts sizes that a file declares. So every file is checked first (`guard`, `ole`), and
//! every call runs where a panic becomes an error and prints nothing.

use std::cell::Cell as Flag;
use std::collections::HashMap;
use std::io::{Cursor, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::{Arc, Once};

use calamine::{Data, Dimensions, Reader, SheetType, SheetVisible};

use super::cells::Cells;
use super::error::TableError;
use super::layout::Format;
use super::records::RECORD_LIMIT;
use super::rows::{CellError, RawRow};
use super::value::{Value, is_percent, text};
use super::{MAX_COLUMNS, guard, ole, sniff};

type Bytes = Cursor<Arc<[u8]>>;

/// An open workbook.
pub(super) struct Book {
    inner: Inner,
    sheets: Vec<(String, bool)>,
}

enum Inner {
    Xlsx(Box<calamine::Xlsx<Bytes>>),
    Xlsb(Box<calamine::Xlsb<Bytes>>),
    Xls(Box<calamine::Xls<Bytes>>),
    Ods(Box<calamine::Ods<Bytes>>),
}

thread_local! {
    /// True while this thread runs code whose panics are caught.
    static GUARDED: Flag<bool> = const { Flag::new(false) };
}

/// Runs foreign code; a panic becomes an error, without a word on the terminal.
fn guarded<T>(body: impl FnOnce() -> Result<T, TableError>) -> Result<T, TableError> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let previous = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            if !GUARDED.with(Flag::get) {
                previous(info);
            }
        }));
    });
    let before = GUARDED.replace(true);
    let result = catch_unwind(AssertUnwindSafe(body));
    GUARDED.set(before);
    result.unwrap_or_else(|_| Err(TableError::corrupt("its parts contradict each other")))
}

/// Errors of calamine: a password is told from damage.
fn foreign(error: impl Into<calamine::Error>) -> TableError {
    use calamine::{Error, OdsError, XlsError, XlsbError, XlsxError};
    let error = error.into();
    match error {
        Error::Xlsx(XlsxError::Password)
        | Error::Xls(XlsError::Password)
        | Error::Xlsb(XlsbError::Password)
        | Error::Ods(OdsError::Password) => TableError::Password,
        Error::Ods(OdsError::CellLimitExceeded { .. }) => TableError::TooLarge { detail: error.to_string() },
        e => TableError::corrupt(e),
    }
}

impl Book {
    /// Opens and checks a workbook.
    pub(super) fn open(path: &Path) -> Result<Self, TableError> {
        let (file, kind) = sniff::kind(path)?;
        let size = file.metadata().map_err(|e| TableError::io(path, &e))?.len();
        if size > guard::FILE_LIMIT {
            return Err(TableError::TooLarge {
                detail: format!("the file has {} MB; at most {} MB are read", size >> 20, guard::FILE_LIMIT >> 20),
            });
        }
        let mut bytes = Vec::new();
        file.take(guard::FILE_LIMIT).read_to_end(&mut bytes).map_err(|e| TableError::io(path, &e))?;
        guarded(move || {
            let inner = if kind == sniff::Kind::Ole {
                let clean: Arc<[u8]> = ole::checked(&bytes)?.into();
                drop(bytes);
                Inner::Xls(Box::new(calamine::Xls::new(Cursor::new(clean)).map_err(foreign)?))
            } else {
                let format = guard::checked(&mut guard::archive(&bytes)?)?;
                let cursor = Cursor::new(Arc::from(bytes));
                match format {
                    Format::Xlsb => Inner::Xlsb(Box::new(calamine::Xlsb::new(cursor).map_err(foreign)?)),
                    Format::Ods => Inner::Ods(Box::new(calamine::Ods::new(cursor).map_err(foreign)?)),
                    _ => Inner::Xlsx(Box::new(calamine::Xlsx::new(cursor).map_err(foreign)?)),
                }
            };
            let all = match &inner {
                Inner::Xlsx(b) => b.sheets_metadata(),
                Inner::Xlsb(b) => b.sheets_metadata(),
                Inner::Xls(b) => b.sheets_metadata(),
                Inner::Ods(b) => b.sheets_metadata(),
            };
            let sheets: Vec<_> = all
                .iter()
                .filter(|s| s.typ == SheetType::WorkSheet)
                .map(|s| (s.name.clone(), s.visible == SheetVisible::Visible))
                .collect();
            if sheets.is_empty() {
                return Err(TableError::NoRows { sheet: None });
            }
            Ok(Self { inner, sheets })
        })
    }

    pub(super) fn format(&self) -> Format {
        match self.inner {
            Inner::Xlsx(_) => Format::Xlsx,
            Inner::Xlsb(_) => Format::Xlsb,
            Inner::Xls(_) => Format::Xls,
            Inner::Ods(_) => Format::Ods,
        }
    }

    /// All sheets with cells, in their order.
    pub(super) fn sheets(&self) -> Vec<String> {
        self.sheets.iter().map(|(name, _)| name.clone()).collect()
    }

    /// Those that can be seen, then the hidden ones.
    pub(super) fn by_visibility(&self) -> Vec<String> {
        let of = |seen: bool| self.sheets.iter().filter(move |(_, v)| *v == seen).map(|(n, _)| n.clone());
        of(true).chain(of(false)).collect()
    }

    /// A sheet by name, or the first that can be seen.
    pub(super) fn sheet(&self, name: Option<&str>) -> Result<String, TableError> {
        let Some(name) = name else {
            return self.by_visibility().into_iter().next().ok_or(TableError::NoRows { sheet: None });
        };
        self.sheets
            .iter()
            .find(|(n, _)| n == name)
            .map(|(n, _)| n.clone())
            .ok_or_else(|| TableError::NoSuchSheet { sheet: name.to_owned(), sheets: self.sheets().join(", ") })
    }

    /// Gives every row with cells of a sheet to `take`, until it says false.
    pub(super) fn rows(&mut self, sheet: &str, take: &mut dyn FnMut(RawRow) -> bool) -> Result<(), TableError> {
        guarded(|| match &mut self.inner {
            Inner::Xlsx(book) => {
                let merged = merged(book.merge_cells_by_sheet_name(sheet).unwrap_or_default());
                let mut cells = book.worksheet_cells_reader(sheet).map_err(foreign)?;
                let percent: Vec<bool> =
                    cells.styles().iter().map(|s| s.number_format.as_ref().is_some_and(|f| is_percent(&f.format_code))).collect();
                let mut rows = Assembly::new(merged, take);
                while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(foreign)? {
                    let (row, column) = cell.get_position();
                    let percent = percent.get(style).copied().unwrap_or(false);
                    if !rows.cell(row, column, cell.get_value().into(), percent)? {
                        return Ok(());
                    }
                }
                rows.end().map(drop)
            }
            Inner::Xlsb(book) => {
                let mut cells = book.worksheet_cells_reader(sheet).map_err(foreign)?;
                let mut rows = Assembly::new(HashMap::new(), take);
                while let Some(cell) = cells.next_cell().map_err(foreign)? {
                    let (row, column) = cell.get_position();
                    if !rows.cell(row, column, cell.get_value().into(), false)? {
                        return Ok(());
                    }
                }
                rows.end().map(drop)
            }
            Inner::Xls(book) => {
                let merged = merged(book.merge_cells_by_sheet_name(sheet).unwrap_or_default());
                dense(&book.worksheet_range(sheet).map_err(foreign)?, merged, take)
            }
            Inner::Ods(book) => dense(&book.worksheet_range(sheet).map_err(foreign)?, HashMap::new(), take),
        })
    }
}

/// Rows out of a rectangle of cells.
fn dense(range: &calamine::Range<Data>, merged: Merged, take: &mut dyn FnMut(RawRow) -> bool) -> Result<(), TableError> {
    let Some((top, left)) = range.start() else { return Ok(()) };
    let mut rows = Assembly::new(merged, take);
    for (row, cells) in (top..).zip(range.rows()) {
        for (column, cell) in (left..).zip(cells) {
            if !rows.cell(row, column, cell.into(), false)? {
                return Ok(());
            }
        }
    }
    rows.end().map(drop)
}

/// By row of its first cell: column and last row of the merged areas that reach over several rows. A label merged over the rows it
/// belongs to stands for each of them; one merged over columns is a title.
type Merged = HashMap<u32, Vec<(u32, u32)>>;

fn merged(areas: Vec<Dimensions>) -> Merged {
    let mut by_row = Merged::new();
    for area in areas.into_iter().filter(|a| a.end.0 > a.start.0).take(100_000) {
        by_row.entry(area.start.0).or_default().push((area.start.1, area.end.0));
    }
    by_row
}

/// Puts cells together into rows.
struct Assembly<'t> {
    take: &'t mut dyn FnMut(RawRow) -> bool,
    merged: Merged,
    /// Labels that reach down: by column, the last row and the text.
    labels: HashMap<u32, (u32, String)>,
    row: u32,
    cells: Vec<(u32, String)>,
    errors: Vec<CellError>,
    bytes: usize,
}

impl<'t> Assembly<'t> {
    fn new(merged: Merged, take: &'t mut dyn FnMut(RawRow) -> bool) -> Self {
        Self { take, merged, labels: HashMap::new(), row: 0, cells: Vec::new(), errors: Vec::new(), bytes: 0 }
    }

    /// Adds a cell; false where nobody wants more rows.
    fn cell(&mut self, row: u32, column: u32, value: Value<'_>, percent: bool) -> Result<bool, TableError> {
        if row != self.row {
            if !self.end()? {
                return Ok(false);
            }
            self.row = row;
        }
        match text(&value, percent) {
            Ok(text) if text.is_empty() => {}
            Ok(text) => {
                self.bytes += text.len();
                self.cells.push((column, text));
            }
            Err(text) => {
                self.errors.push(CellError { column, text });
                self.cells.push((column, String::new()));
            }
        }
        if self.bytes > RECORD_LIMIT {
            return Err(TableError::RowTooLong {
                line: row.saturating_add(1),
                limit_mb: u32::try_from(RECORD_LIMIT >> 20).unwrap_or(0),
            });
        }
        if self.cells.last().is_some_and(|(c, _)| *c as usize >= MAX_COLUMNS) {
            return Err(TableError::TooManyColumns {
                columns: column.saturating_add(1),
                limit: u32::try_from(MAX_COLUMNS).unwrap_or(u32::MAX),
            });
        }
        Ok(true)
    }

    /// Gives the row away; false where nobody wants more.
    fn end(&mut self) -> Result<bool, TableError> {
        if self.cells.is_empty() {
            return Ok(true);
        }
        // Cells need not come in order; of two in one place the later counts.
        self.cells.sort_by_key(|(column, _)| *column);
        self.fill_merged();
        let mut cells = Cells::default();
        for at in 0..self.cells.len() {
            let (column, text) = &self.cells[at];
            if self.cells.get(at + 1).is_some_and(|(next, _)| next == column) {
                continue;
            }
            while cells.len() < *column as usize {
                cells.push("");
            }
            cells.push(text);
        }
        self.cells.clear();
        self.bytes = 0;
        let line = self.row.saturating_add(1);
        Ok((self.take)(RawRow { line, cells, errors: std::mem::take(&mut self.errors), ..RawRow::default() }))
    }

    fn fill_merged(&mut self) {
        let row = self.row;
        self.labels.retain(|_, (last, _)| *last >= row);
        let mut filled = false;
        for (&column, (_, label)) in &self.labels {
            if !self.cells.iter().any(|(c, _)| *c == column) && self.bytes + label.len() <= RECORD_LIMIT {
                self.cells.push((column, label.clone()));
                self.bytes += label.len();
                filled = true;
            }
        }
        if filled {
            self.cells.sort_by_key(|(column, _)| *column);
        }
        for (column, last) in self.merged.remove(&row).unwrap_or_default() {
            if let Some((_, label)) = self.cells.iter().find(|(c, _)| *c == column) {
                self.labels.insert(column, (last, label.clone()));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn panics_become_errors() {
        let result: Result<(), _> = guarded(|| panic!("quiet"));
        assert!(matches!(result, Err(TableError::Corrupt { .. })));
    }

    #[test]
    fn merged_labels_reach_down() {
        let mut rows = Vec::new();
        let mut take = |row: RawRow| {
            rows.push(row.cells.iter().map(ToString::to_string).collect::<Vec<_>>());
            true
        };
        let area = Dimensions::new((1, 0), (2, 0));
        let mut assembly = Assembly::new(merged(vec![area]), &mut take);
        for (row, column, text) in [(0, 0, "Region"), (0, 1, "Name"), (1, 0, "North"), (1, 1, "A"), (2, 1, "B"), (3, 1, "C")] {
            assert!(assembly.cell(row, column, Value::Text(text), false).unwrap());
        }
        assert!(assembly.end().unwrap());
        assert_eq!(rows, [["Region", "Name"], ["North", "A"], ["North", "B"], ["", "C"]]);
    }
}
