//! Finding the columns of a table, and reading the cells of a row as what they are.

use std::io::Read;
use std::path::Path;

use lanewise_method::Number;

use super::field::Field;
use super::report::{ColumnRead, RowReject};
use super::{Matter, list};
use crate::import::ImportError;
use crate::score_table::safe;
use crate::store::time::partial_day;
use crate::table::{ColumnFormat, DateOrder, Decimal, Encoding, Format, Layout, Row, iso_date, parse_number, preview};

/// Lines among which the header is looked for, where it is not where it seems.
const TRIES: usize = 10;

/// Where the fields stand.
pub(super) struct Columns {
    fields: Vec<(Field, usize, ColumnFormat)>,
}

impl Columns {
    fn new(matter: Matter, layout: &Layout) -> Self {
        let mut fields: Vec<(Field, usize, ColumnFormat)> = Vec::new();
        if layout.header {
            for (at, column) in layout.columns.iter().enumerate() {
                if let Some(field) = matter.field(&column.name)
                    && !fields.iter().any(|(f, ..)| *f == field)
                {
                    fields.push((field, at, column.clone()));
                }
            }
        }
        Self { fields }
    }

    /// Whether there is a column of it.
    pub(super) fn has(&self, field: Field) -> bool {
        self.fields.iter().any(|(f, ..)| *f == field)
    }

    fn suffice(&self, matter: Matter) -> bool {
        matter.needs().iter().all(|any| any.iter().any(|f| self.has(*f)))
    }

    /// What each column was taken for.
    pub(super) fn told(&self, matter: Matter, layout: &Layout) -> Vec<ColumnRead> {
        let id = |at: usize| {
            let (field, ..) = self.fields.iter().find(|(_, a, _)| *a == at)?;
            matter.headings().iter().find(|(f, ..)| f == field).map(|(_, id, _)| (*id).to_owned())
        };
        let column = |(at, c): (usize, &ColumnFormat)| ColumnRead { column: c.name.clone(), field: id(at) };
        layout.columns.iter().enumerate().map(column).collect()
    }
}

/// How a table is laid out and where its columns are, whatever stands above its header and whichever sheet or delimiter it has.
///
/// # Errors
/// [`ImportError::NotOf`] where no column that it needs can be found, or that it is no table at all.
pub(super) fn find(matter: Matter, path: &Path) -> Result<(Layout, Columns), ImportError> {
    if let Some(layout) = our_own(matter, path)
        && let Ok(own) = preview(path, Some(layout))
    {
        let columns = Columns::new(matter, &own.layout);
        return Ok((own.layout, columns));
    }
    let first = preview(path, None)?;
    let columns = Columns::new(matter, &first.layout);
    if columns.suffice(matter) {
        return Ok((first.layout, columns));
    }
    let mut others: Vec<Layout> = Vec::new();
    let fresh = |layout: &Layout| Layout { header: true, start: 1, columns: Vec::new(), ..layout.clone() };
    let lines = first.rows.iter().take(TRIES).map(|row| row.line);
    others.extend(lines.map(|start| Layout { start, ..fresh(&first.layout) }));
    if first.layout.format == Format::Csv {
        others.extend([',', ';', '\t', '|'].map(|delimiter| Layout { delimiter, quote: Some('"'), ..fresh(&first.layout) }));
    }
    others.extend(first.layout.sheets.iter().map(|sheet| Layout { sheet: Some(sheet.clone()), ..fresh(&first.layout) }));
    for layout in others {
        // What cannot be read this way is just not it.
        let Ok(other) = preview(path, Some(layout)) else { continue };
        let columns = Columns::new(matter, &other.layout);
        if columns.suffice(matter) {
            return Ok((other.layout, columns));
        }
    }
    Err(ImportError::NotOf { matter, columns: first.layout.columns.iter().map(|c| c.name.clone()).collect() })
}

/// The layout of a table that this program wrote: nothing in its rows can then be taken for another delimiter.
fn our_own(matter: Matter, path: &Path) -> Option<Layout> {
    let headings: Vec<&str> = matter.headings().iter().take(3).map(|(_, id, _)| *id).collect();
    let wanted = headings.join(",");
    let mut start = Vec::new();
    std::fs::File::open(path).ok()?.take(256).read_to_end(&mut start).ok()?;
    let text = start.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&start);
    let rest = text.strip_prefix(wanted.as_bytes())?;
    rest.first().is_some_and(|b| matches!(b, b',' | b'\r' | b'\n')).then(|| Layout {
        format: Format::Csv,
        sheet: None,
        sheets: Vec::new(),
        encoding: Encoding::Utf8,
        delimiter: ',',
        quote: Some('"'),
        header: true,
        start: 1,
        columns: Vec::new(),
    })
}

/// A number of a cell, with what stood beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Amount {
    pub(super) number: Number,
    pub(super) percent: bool,
    /// The code of the currency, where a sign or a code stood there.
    pub(super) currency: &'static str,
}

/// Signs of currencies that mean one code only. A dollar may be many, and is taken for the one that most people mean.
const SIGNS: &[(&str, &str)] =
    &[("€", "EUR"), ("EUR", "EUR"), ("£", "GBP"), ("GBP", "GBP"), ("CHF", "CHF"), ("US$", "USD"), ("USD", "USD"), ("$", "USD")];

/// A number as people write it, in the way of this column.
fn amount(text: &str, format: &ColumnFormat) -> Option<Amount> {
    let read = parse_number(text, format.decimal, format.thousands);
    let currency = SIGNS.iter().find(|(sign, _)| text.contains(sign)).map_or("", |(_, code)| code);
    match read {
        Some(cell) => Some(Amount {
            number: Number::from_millionths(cell.millionths),
            percent: cell.percent,
            currency: if cell.currency { currency } else { "" },
        }),
        // A column of few numbers among many words may have been taken for words.
        None if format.decimal == Decimal::Point => {
            Number::parse(text).map(|number| Amount { number, percent: false, currency: "" })
        }
        None => None,
    }
}

/// A row with its columns.
pub(super) struct Line<'r> {
    pub(super) row: &'r Row,
    pub(super) columns: &'r Columns,
}

impl<'r> Line<'r> {
    fn cell(&self, field: Field) -> Option<(&'r str, &'r ColumnFormat)> {
        let (_, at, format) = self.columns.fields.iter().find(|(f, ..)| *f == field)?;
        Some((safe::plain(self.row.cells.get(*at).unwrap_or_default().trim()), format))
    }

    /// The header of a column, for a reason.
    pub(super) fn header(&self, field: Field) -> String {
        self.cell(field).map_or_else(String::new, |(_, format)| format.name.clone())
    }

    /// The text of a cell; blank where there is no such column.
    pub(super) fn text(&self, field: Field) -> String {
        self.cell(field).map_or_else(String::new, |(text, _)| text.replace("\r\n", "\n").replace('\r', "\n"))
    }

    /// The entries of a cell, each with its parts.
    pub(super) fn list(&self, field: Field) -> Vec<Vec<String>> {
        list::read(&self.text(field))
    }

    /// The entries of a cell with no parts, parted by semicolons or lines.
    pub(super) fn names(&self, field: Field) -> Vec<String> {
        let text = self.text(field);
        text.split(['\n', ';']).map(str::trim).filter(|t| !t.is_empty()).map(str::to_owned).collect()
    }

    /// A number, or a blank cell.
    pub(super) fn number(&self, field: Field) -> Result<Option<Amount>, RowReject> {
        match self.cell(field) {
            None | Some(("", _)) => Ok(None),
            Some((text, format)) => {
                let no_number = || RowReject::NoNumber { column: format.name.clone(), text: short(text) };
                amount(text, format).ok_or_else(no_number).map(Some)
            }
        }
    }

    /// A day or less of it, or a blank cell.
    pub(super) fn day(&self, field: Field) -> Result<String, RowReject> {
        match self.cell(field) {
            None | Some(("", _)) => Ok(String::new()),
            Some((text, format)) => self.day_of(text, field, format.date_order),
        }
    }

    /// A day or less of it in a part of an entry of a list.
    pub(super) fn day_in(&self, text: &str, field: Field) -> Result<String, RowReject> {
        // The order of day and month is that of the column of dates, if there is one.
        let order = self.cell(Field::Date).map_or(DateOrder::DayMonthYear, |(_, format)| format.date_order);
        if text.is_empty() { Ok(String::new()) } else { self.day_of(text, field, order) }
    }

    fn day_of(&self, text: &str, field: Field, order: DateOrder) -> Result<String, RowReject> {
        let day = partial_day(text).or_else(|| iso_date(text, order));
        day.ok_or_else(|| RowReject::NoDate { column: self.header(field), text: short(text) })
    }

    /// A word with a fixed meaning, or a blank cell.
    pub(super) fn word<T>(&self, field: Field, known: &[&str], read: impl Fn(&str) -> Option<T>) -> Result<Option<T>, RowReject> {
        let text = self.text(field);
        if text.is_empty() { Ok(None) } else { self.word_in(&text, field, known, read).map(Some) }
    }

    /// A word with a fixed meaning in a part of an entry.
    pub(super) fn word_in<T>(
        &self,
        text: &str,
        field: Field,
        known: &[&str],
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<T, RowReject> {
        let known = || known.iter().map(|k| (*k).to_owned()).collect();
        read(text).ok_or_else(|| RowReject::NoWord { column: self.header(field), text: short(text), known: known() })
    }
}

/// As much of a text as a reason shows.
pub(super) fn short(text: &str) -> String {
    match text.char_indices().nth(80) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default()),
        None => text.to_owned(),
    }
}
