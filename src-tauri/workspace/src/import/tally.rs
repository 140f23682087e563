//! Counts what happens to the rows, and makes the report of it.

use std::collections::HashMap;
use std::hash::Hash;

use lanewise_method::Stage;

use super::columns::Columns;
use super::report::{
    CellErrors, Changed, ChangedCount, Duplicate, ImportReport, ImportWarning, LINES, LISTED, Reject, RejectedRow, Unmatched,
    UnmatchedColumn, UnmatchedValue, UpdatedRow, nearest, nearest_level,
};
use crate::mapping::AccountField;
use crate::table::Row;

/// Something that changed, by position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum What {
    Field(AccountField),
    /// Position of the parameter.
    Answer(usize),
    /// Position of the column.
    Attribute(usize),
}

/// How many different unmatched values of a column are told apart.
const VALUES: usize = 2_000;

#[derive(Default)]
struct Values {
    rows: u32,
    values: HashMap<String, (u32, Vec<u32>)>,
    more: bool,
}

/// Rows that something was noticed about: how many, and the first line.
#[derive(Debug, Clone, Copy, Default)]
struct Noticed {
    rows: u32,
    line: u32,
}

impl Noticed {
    fn note(&mut self, line: u32) {
        if self.rows == 0 {
            self.line = line;
        }
        self.rows += 1;
    }
}

/// The counts.
#[derive(Default)]
pub(super) struct Tally {
    pub(super) report: ImportReport,
    changed: HashMap<What, u32>,
    updates: Vec<(u32, u32, String, Vec<What>)>,
    unmatched: HashMap<(usize, Unmatched), Values>,
    errors: HashMap<u32, CellErrors>,
    odd_quotes: Noticed,
    short: Noticed,
    outcome_of_prospect: Noticed,
}

impl Tally {
    /// Notes what the table reader noticed about a row.
    pub(super) fn noticed(&mut self, row: &Row, columns: &Columns) {
        self.report.rows += 1;
        if row.odd_quotes {
            self.odd_quotes.note(row.line);
        }
        if row.missing > 0 {
            self.short.note(row.line);
        }
        for error in &row.errors {
            let entry = self.errors.entry(error.column).or_insert_with(|| CellErrors {
                column: columns.columns.get(error.column as usize).map(|c| c.name.clone()).unwrap_or_default(),
                cells: 0,
                line: row.line,
                text: error.text.clone(),
            });
            entry.cells += 1;
        }
    }

    pub(super) fn outcome_of_prospect(&mut self, line: u32) {
        self.outcome_of_prospect.note(line);
    }

    pub(super) fn rejected(&mut self, line: u32, reason: Reject, text: String) {
        self.report.rejected += 1;
        if self.report.rejects.len() < LISTED {
            self.report.rejects.push(RejectedRow { line, reason, text });
        }
    }

    pub(super) fn updated(&mut self, line: u32, account: u32, name: &str, changed: &[What]) {
        self.report.updated += 1;
        for what in changed {
            *self.changed.entry(*what).or_default() += 1;
        }
        if self.updates.len() < LISTED {
            self.updates.push((line, account, name.to_owned(), changed.to_vec()));
        }
    }

    /// The name of the account that was updated last, as far as updates are listed.
    pub(super) fn last_updated(&self) -> Option<&str> {
        self.updates.last().map(|(_, _, name, _)| name.as_str())
    }

    pub(super) fn duplicate(&mut self, duplicate: Duplicate) {
        self.report.duplicates_found += 1;
        if self.report.duplicates.len() < LISTED {
            self.report.duplicates.push(duplicate);
        }
    }

    /// Whether the next duplicate is still listed.
    pub(super) fn lists_duplicates(&self) -> bool {
        self.report.duplicates.len() < LISTED
    }

    pub(super) fn unmatched(&mut self, line: u32, column: usize, what: Unmatched, text: &str) {
        let values = self.unmatched.entry((column, what)).or_default();
        values.rows += 1;
        if let Some((rows, lines)) = values.values.get_mut(text) {
            *rows += 1;
            if lines.len() < LINES {
                lines.push(line);
            }
        } else if values.values.len() < VALUES {
            values.values.insert(text.to_owned(), (1, vec![line]));
        } else {
            values.more = true;
        }
    }

    /// The report.
    pub(super) fn finish(self, columns: &Columns) -> ImportReport {
        let mut report = self.report;
        let name = |what: What| match what {
            What::Field(field) => Changed::Field(field),
            What::Answer(at) => Changed::Answer(columns.parameters[at].id.clone()),
            What::Attribute(at) => Changed::Attribute(columns.columns[at].name.clone()),
        };
        report.changed = sorted(self.changed).into_iter().map(|(what, rows)| ChangedCount { what: name(what), rows }).collect();
        report.updates = self
            .updates
            .into_iter()
            .map(|(line, account, called, changed)| UpdatedRow {
                line,
                account,
                name: called,
                changed: changed.into_iter().map(name).collect(),
            })
            .collect();
        let mut unmatched: Vec<_> = self.unmatched.into_iter().collect();
        unmatched.sort_by(|a, b| a.0.cmp(&b.0));
        report.unmatched = unmatched.into_iter().map(|((column, what), values)| told(columns, column, what, values)).collect();
        let mut errors: Vec<_> = self.errors.into_iter().collect();
        errors.sort_by_key(|(column, _)| *column);
        report.cell_errors = errors.into_iter().map(|(_, e)| e).collect();
        report.attributes = columns.attributes();
        let noticed = [
            (self.odd_quotes, (|rows, line| ImportWarning::OddQuotes { rows, line }) as fn(u32, u32) -> ImportWarning),
            (self.short, |rows, line| ImportWarning::ShortRows { rows, line }),
            (self.outcome_of_prospect, |rows, line| ImportWarning::OutcomeOfProspect { rows, line }),
        ];
        report.warnings.extend(noticed.into_iter().filter(|(n, _)| n.rows > 0).map(|(n, warning)| warning(n.rows, n.line)));
        report
    }
}

/// By count, the largest first; between equals in the order of the table.
fn sorted<K: Hash + Eq + Ord>(counts: HashMap<K, u32>) -> Vec<(K, u32)> {
    let mut counts: Vec<(K, u32)> = counts.into_iter().collect();
    counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    counts
}

fn told(columns: &Columns, column: usize, what: Unmatched, values: Values) -> UnmatchedColumn {
    let more = values.more || values.values.len() > LISTED;
    let mut list: Vec<(String, (u32, Vec<u32>))> = values.values.into_iter().collect();
    list.sort_by(|a, b| b.1.0.cmp(&a.1.0).then_with(|| a.0.cmp(&b.0)));
    list.truncate(LISTED);
    let near = |text: &str| match &what {
        Unmatched::Level(id) => columns.parameters.iter().find(|p| &p.id == id).and_then(|p| nearest_level(p, text)),
        Unmatched::Stage => nearest(Stage::ALL.iter().map(|s| (s.id(), s.id())), text),
        Unmatched::Outcome => nearest(columns.outcome_names(), text),
        Unmatched::Grade => None,
    };
    let values_told =
        list.into_iter().map(|(text, (rows, lines))| UnmatchedValue { nearest: near(&text), text, rows, lines }).collect();
    UnmatchedColumn { column: columns.columns[column].name.clone(), rows: values.rows, values: values_told, more, what }
}
