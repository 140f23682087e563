//! The cells of a column, out of the accounts.

use std::collections::{BTreeSet, HashMap};

use lanewise_method::lanes::Attribute;
use lanewise_method::profile::{Language, Parameter};
use lanewise_method::table::{Column, Table, Values};
use lanewise_method::{Answer, Given, Grade, Number};

use crate::book::{Book, Entry};
use crate::import::cells::AnswerReader;
use crate::learn_table;
use crate::mapping::{AccountField, covering};
use crate::score_table::safe;
use crate::table::{ColumnFormat, SAMPLE_ROWS, formats};

/// What an account has in a column.
pub(super) enum CellOf<'e> {
    Text(&'e str),
    Number(Number),
    Blank,
}

/// The facts of an account that may tell, with their names as columns in English, Italian and Spanish.
static FACTS: [(Attribute, AccountField, [&str; 3]); 5] = [
    (Attribute::Industry, AccountField::Industry, ["Industry", "Settore", "Sector"]),
    (Attribute::Country, AccountField::Country, ["Country", "Paese", "País"]),
    (Attribute::Region, AccountField::Region, ["Region", "Regione", "Región"]),
    (Attribute::Employees, AccountField::Employees, ["Employees", "Dipendenti", "Empleados"]),
    (Attribute::Revenue, AccountField::Revenue, ["Revenue", "Fatturato", "Facturación"]),
];

fn fact(of: &Attribute) -> Option<&'static (Attribute, AccountField, [&'static str; 3])> {
    FACTS.iter().find(|(fact, ..)| fact == of)
}

/// What a column is called: its header, or the word for the fact.
pub(super) fn name_of(of: &Attribute, language: Language) -> &str {
    match of {
        Attribute::Column(header) | Attribute::Answer(header) => header,
        fact_of => fact(fact_of).map_or("", |(.., [en, it, es])| match language {
            Language::En => en,
            Language::It => it,
            Language::Es => es,
        }),
    }
}

/// The parameter that a column is in a profile already.
pub(super) fn covered<'p>(parameters: &'p [Parameter], of: &Attribute, language: Language) -> Option<&'p Parameter> {
    covering(parameters, name_of(of, language), fact(of).map(|(_, field, _)| *field))
}

pub(super) fn cell<'e>(entry: &'e Entry, of: &Attribute) -> CellOf<'e> {
    let account = &entry.account;
    let text = |text: &'e str| if text.trim().is_empty() { CellOf::Blank } else { CellOf::Text(safe::plain(text.trim())) };
    let number = |number: Option<Number>| number.map_or(CellOf::Blank, CellOf::Number);
    match of {
        Attribute::Industry => text(&account.industry),
        Attribute::Country => text(&account.country),
        Attribute::Region => text(&account.region),
        Attribute::Employees => number(account.employees),
        Attribute::Revenue => number(account.revenue),
        Attribute::Column(header) => account.extra.get(header).map_or(CellOf::Blank, |cell| text(cell)),
        Attribute::Answer(_) => CellOf::Blank,
    }
}

/// The columns of some accounts, facts first, and how their cells are written.
pub(super) struct Columns {
    pub of: Vec<Attribute>,
    formats: HashMap<String, ColumnFormat>,
    language: Language,
}

impl Columns {
    /// The columns in which one of `entries` has a value; how they are written is told from all customers of the book.
    pub(super) fn new(book: &Book, entries: &[&Entry], language: Language) -> Self {
        let mut headers: BTreeSet<&str> = BTreeSet::new();
        for entry in entries {
            headers.extend(
                entry.account.extra.iter().filter(|(_, cell)| !cell.trim().is_empty()).map(|(header, _)| header.as_str()),
            );
        }
        let facts = FACTS.iter().map(|(of, ..)| of.clone());
        let facts = facts.filter(|of| entries.iter().any(|e| !matches!(cell(e, of), CellOf::Blank)));
        let of = facts.chain(headers.iter().map(|header| Attribute::Column((*header).to_owned()))).collect();
        Self { of, formats: written(book, language), language }
    }

    /// The labelled table of these columns.
    pub(super) fn table(&self, entries: &[&Entry], happy: Vec<bool>) -> Table {
        Table { columns: self.of.iter().map(|of| self.column(entries, of)).collect(), happy }
    }

    fn column<'e>(&self, entries: &[&'e Entry], of: &Attribute) -> Column {
        let name = name_of(of, self.language);
        if matches!(of, Attribute::Employees | Attribute::Revenue) {
            let number = |e: &&Entry| match cell(e, of) {
                CellOf::Number(number) => Some(number),
                _ => None,
            };
            return Column::new(name, Values::Numbers(entries.iter().map(number).collect()));
        }
        let text = |e: &&'e Entry| match cell(e, of) {
            CellOf::Text(text) => text,
            _ => "",
        };
        let cells: Vec<&str> = entries.iter().map(text).collect();
        learn_table::column(name, &format(&self.formats, of), &cells)
    }
}

fn format(formats: &HashMap<String, ColumnFormat>, of: &Attribute) -> ColumnFormat {
    match of {
        Attribute::Column(header) => formats.get(header).cloned().unwrap_or_else(|| ColumnFormat::text(header)),
        _ => ColumnFormat::text(""),
    }
}

/// How the further columns are written, as the first customers that have any show it.
fn written(book: &Book, language: Language) -> HashMap<String, ColumnFormat> {
    let customers = book.entries().iter().map(AsRef::as_ref).filter(|e: &&Entry| e.account.stage.is_customer());
    let sample: Vec<&Entry> = customers.filter(|e| !e.account.extra.is_empty()).take(SAMPLE_ROWS).collect();
    let headers: BTreeSet<&str> = sample.iter().flat_map(|e| e.account.extra.keys()).map(String::as_str).collect();
    let names: Vec<String> = headers.iter().map(|h| (*h).to_owned()).collect();
    let rows = sample.iter().map(|e| names.iter().map(|h| e.account.extra.get(h).map_or("", String::as_str)));
    let found = formats(&names, rows, language != Language::En);
    names.into_iter().zip(found).collect()
}

/// What the accounts of a book answer to parameters made of columns.
pub(super) struct Reading {
    formats: HashMap<String, ColumnFormat>,
}

impl Reading {
    pub(super) fn new(book: &Book, language: Language) -> Self {
        Self { formats: written(book, language) }
    }

    /// The answer of each account that has a value, as an import would read it, and whether a level covers it.
    pub(super) fn answers<'e>(
        &self,
        entries: impl IntoIterator<Item = &'e Entry>,
        of: &Attribute,
        parameter: &Parameter,
    ) -> Vec<(&'e Entry, Answer, bool)> {
        let format = format(&self.formats, of);
        let mut reader = AnswerReader::new(0, parameter);
        let mut answer = |entry: &'e Entry| match cell(entry, of) {
            CellOf::Blank => None,
            CellOf::Text(text) => {
                let read = reader.read(parameter, text, &format, &HashMap::new())?;
                Some((entry, read.with(Grade::Said).clone(), read.covered))
            }
            CellOf::Number(number) => {
                let given = Given::Number(number);
                let covered = parameter.levels_of(&given).is_some();
                Some((entry, Answer { given, grade: Grade::Said }, covered))
            }
        };
        entries.into_iter().filter_map(&mut answer).collect()
    }
}
