//! The export as a table: CSV or a workbook.

use std::io::Write;
use std::path::Path;

use lanewise_method::{Given, Number, Scored};
use rust_xlsxwriter::{Format, Workbook, XlsxError};

use super::{Columns, ExportError, Exported, answer_text, grades, number_text, override_today, signals_text};
use crate::score_table::{points_text, safe};

/// Characters of a cell of a workbook at most.
const CHARACTERS: usize = 32_767;

/// A value of a column.
enum Value {
    Blank,
    Text(String),
    Number(Number),
    /// Thousandths of a point.
    Points(u32),
    Count(u32),
    Flag(bool),
}

fn text(text: &str) -> Value {
    if text.is_empty() { Value::Blank } else { Value::Text(text.to_owned()) }
}

/// The values of an account, in the order of the columns' names.
fn values(exported: &Exported<'_>, columns: &Columns) -> Vec<Value> {
    let account = &exported.entry.account;
    let number = |n: Option<Number>| n.map_or(Value::Blank, Value::Number);
    // In the order of AccountField::ALL.
    let mut values = vec![
        Value::Count(account.id),
        text(account.key.as_deref().unwrap_or_default()),
        text(&account.name),
        text(&account.website),
        text(&account.industry),
        text(&account.country),
        text(&account.region),
        number(account.employees),
        number(account.revenue),
        text(&account.owner),
        text(account.stage.id()),
        text(account.outcome.as_deref().unwrap_or_default()),
        text(&account.since),
        text(&account.note),
    ];
    let answers = &exported.entry.answers;
    values.extend(columns.parameters.iter().map(|id| match answers.get(id).map(|a| &a.given) {
        None => Value::Blank,
        Some(Given::Number(number)) => Value::Number(*number),
        Some(given) => text(&answer_text(given)),
    }));
    values.push(text(&grades(answers, columns)));
    if let Some(scored) = &exported.scored {
        values.extend(scores(scored));
    }
    match override_today(exported.entry) {
        Some(set) => values.extend([text(&set.tier), text(&set.reason), text(&set.expires)]),
        None => values.extend([Value::Blank, Value::Blank, Value::Blank]),
    }
    values.push(text(&signals_text(exported.signals)));
    if columns.has_lanes {
        values.extend(exported.lane.map(text));
    }
    values.extend(columns.attributes.iter().map(|name| text(account.extra.get(name).map_or("", String::as_str))));
    values
}

/// In the order of the score columns.
fn scores(scored: &Scored) -> [Value; 9] {
    let capped: Vec<&str> = scored.capped_by.iter().map(|c| c.must_have.as_str()).collect();
    [
        Value::Points(scored.low),
        Value::Points(scored.likely),
        Value::Points(scored.high),
        text(&scored.tier_low),
        text(&scored.tier),
        text(&scored.tier_high),
        Value::Flag(scored.settled),
        Value::Count(scored.unknown),
        text(&capped.join(" ")),
    ]
}

pub(super) fn write_csv(
    accounts: &[Exported<'_>],
    columns: &Columns,
    out: &mut dyn Write,
    mark: bool,
) -> Result<(), ExportError> {
    if mark {
        out.write_all("\u{feff}".as_bytes())?;
    }
    let mut out = csv::Writer::from_writer(out);
    for name in columns.names() {
        out.write_field(&*safe::escaped(&name))?;
    }
    out.write_record(None::<&[u8]>)?;
    for account in accounts {
        for value in values(account, columns) {
            out.write_field(match value {
                Value::Blank => String::new(),
                Value::Text(text) => safe::escaped(&text).into_owned(),
                Value::Number(number) => number_text(number),
                Value::Points(points) => points_text(points),
                Value::Count(count) => count.to_string(),
                Value::Flag(flag) => flag.to_string(),
            })?;
        }
        out.write_record(None::<&[u8]>)?;
    }
    out.flush()?;
    Ok(())
}

impl From<csv::Error> for ExportError {
    fn from(error: csv::Error) -> Self {
        Self::Write(error.into())
    }
}

pub(super) fn write_workbook(accounts: &[Exported<'_>], columns: &Columns, path: &Path) -> Result<(), ExportError> {
    workbook(accounts, columns, path).map_err(|e| ExportError::Write(std::io::Error::other(e.to_string())))
}

fn workbook(accounts: &[Exported<'_>], columns: &Columns, path: &Path) -> Result<(), XlsxError> {
    let mut workbook = Workbook::new();
    let bold = Format::new().set_bold();
    let points = Format::new().set_num_format("0.000");
    let sheet = workbook.add_worksheet_with_constant_memory()?;
    sheet.set_name("Accounts")?;
    sheet.set_freeze_panes(1, 0)?;
    for (at, name) in (0..).zip(columns.names()) {
        sheet.write_string_with_format(0, at, name, &bold)?;
    }
    for (row, account) in (1..).zip(accounts) {
        for (at, value) in (0..).zip(values(account, columns)) {
            match value {
                Value::Blank => {}
                Value::Text(text) => {
                    sheet.write_string(row, at, cut(&safe::for_sheet(&text)))?;
                }
                // A spreadsheet's number has fifteen digits; one that has more stays text.
                Value::Number(number) => match number.to_string() {
                    text if text.len() <= 15 => {
                        sheet.write_number(row, at, text.parse::<f64>().unwrap_or_default())?;
                    }
                    text => {
                        sheet.write_string(row, at, text)?;
                    }
                },
                Value::Points(thousandths) => {
                    sheet.write_number_with_format(row, at, f64::from(thousandths) / 1000.0, &points)?;
                }
                Value::Count(count) => {
                    sheet.write_number(row, at, f64::from(count))?;
                }
                Value::Flag(flag) => {
                    sheet.write_boolean(row, at, flag)?;
                }
            }
        }
    }
    workbook.save(path)
}

/// As much of a text as a cell holds.
pub(super) fn cut(text: &str) -> &str {
    let mut units = 0;
    let end = text.char_indices().find(|(_, c)| {
        units += c.len_utf16();
        units > CHARACTERS
    });
    end.map_or(text, |(at, _)| &text[..at])
}
