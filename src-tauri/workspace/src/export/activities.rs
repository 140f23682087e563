//! Activities and waivers as tables. The columns are those that an import of them reads.

use std::io::Write;
use std::path::Path;

use lanewise_method::Number;
use rust_xlsxwriter::{Format, Workbook, XlsxError};

use super::table::cut;
use super::{ExportError, Shape, number_text};
use crate::Workspace;
use crate::book::Book;
use crate::score_table::{PartFile, safe};

/// The columns of the activities.
pub const ACTIVITY_COLUMNS: [&str; 9] = ["record_id", "account", "kind", "day", "ended", "hours", "who", "result", "text"];
/// The columns of the waivers.
pub const WAIVER_COLUMNS: [&str; 10] =
    ["record_id", "account", "gate", "approver", "reason", "expected", "until", "result", "settled", "note"];

enum Value {
    Text(String),
    Number(Option<Number>),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

fn account(book: &Book, id: u32) -> [Value; 2] {
    let account = book.entry(id).map(|e| &e.account);
    let text = |text: Option<&str>| Value::from(text.unwrap_or_default());
    [text(account.and_then(|a| a.key.as_deref())), text(account.map(|a| a.name.as_str()))]
}

/// Writes all activities, the latest first, and says how many there were; several people stand in one cell with semicolons between.
///
/// # Errors
/// What the disk says.
pub fn export_activities(workspace: &Workspace, path: &Path) -> Result<u32, ExportError> {
    let book = workspace.book()?;
    let rows: Vec<Vec<Value>> = workspace
        .activities()?
        .iter()
        .map(|a| {
            let c = &a.content;
            let mut row: Vec<Value> = account(&book, a.account).into();
            row.extend([c.kind.id().into(), c.day.as_str().into(), c.ended.as_str().into(), Value::Number(c.hours)]);
            row.extend([Value::Text(c.who.join("; ")), c.result.id().into(), c.text.as_str().into()]);
            row
        })
        .collect();
    written("Activities", &ACTIVITY_COLUMNS, &rows, path)
}

/// Writes all waivers, the latest first, and says how many there were.
///
/// # Errors
/// What the disk says.
pub fn export_waivers(workspace: &Workspace, path: &Path) -> Result<u32, ExportError> {
    let book = workspace.book()?;
    let rows: Vec<Vec<Value>> = workspace
        .waivers()?
        .iter()
        .map(|w| {
            let c = &w.content;
            let mut row: Vec<Value> = account(&book, w.account).into();
            let texts = [&c.gate, &c.approver, &c.reason, &c.expected, &c.until];
            row.extend(texts.map(|t| t.as_str().into()));
            row.extend([c.result.id().into(), c.settled.as_str().into(), c.note.as_str().into()]);
            row
        })
        .collect();
    written("Waivers", &WAIVER_COLUMNS, &rows, path)
}

/// Writes a table whole, or not at all.
fn written(name: &str, columns: &[&str], rows: &[Vec<Value>], path: &Path) -> Result<u32, ExportError> {
    let mut file = PartFile::create(path)?;
    if Shape::of(path) == Some(Shape::Workbook) {
        let to_be = file.path().to_owned();
        workbook(name, columns, rows, &to_be).map_err(|e| ExportError::Write(std::io::Error::other(e.to_string())))?;
    } else {
        csv_table(columns, rows, &mut file)?;
    }
    file.finish()?;
    Ok(u32::try_from(rows.len()).unwrap_or(u32::MAX))
}

fn csv_table(columns: &[&str], rows: &[Vec<Value>], out: &mut dyn Write) -> Result<(), ExportError> {
    out.write_all("\u{feff}".as_bytes())?;
    let mut out = csv::Writer::from_writer(out);
    out.write_record(columns)?;
    for row in rows {
        for value in row {
            out.write_field(match value {
                Value::Text(text) => safe::escaped(text).into_owned(),
                Value::Number(number) => number.map_or_else(String::new, number_text),
            })?;
        }
        out.write_record(None::<&[u8]>)?;
    }
    out.flush()?;
    Ok(())
}

fn workbook(name: &str, columns: &[&str], rows: &[Vec<Value>], path: &Path) -> Result<(), XlsxError> {
    let mut workbook = Workbook::new();
    let bold = Format::new().set_bold();
    let sheet = workbook.add_worksheet_with_constant_memory()?;
    sheet.set_name(name)?;
    sheet.set_freeze_panes(1, 0)?;
    for (at, column) in (0..).zip(columns) {
        sheet.write_string_with_format(0, at, *column, &bold)?;
    }
    for (line, row) in (1..).zip(rows) {
        for (at, value) in (0..).zip(row) {
            match value {
                Value::Text(text) if text.is_empty() => {}
                Value::Text(text) => {
                    sheet.write_string(line, at, cut(&safe::for_sheet(text)))?;
                }
                Value::Number(number) => {
                    if let Some(number) = number {
                        sheet.write_number(line, at, number.to_string().parse::<f64>().unwrap_or_default())?;
                    }
                }
            }
        }
    }
    workbook.save(path)
}
