//! A labelled table, as a profile is learnt from it (E3) and looked back on (E4): which rows went well, and what is known of each.
//!
//! Every cell is read as [`crate::score_table`] will read it later, in the same style of number and with the same folding of words, so that
//! what was learnt in memory is what scores. Nothing is left out silently: rows without an outcome, rows that cannot be read
//! and cells that are not what their column is are counted and named by their line.

mod cell;
mod column;
mod inside;
mod label;
mod report;

use std::collections::{HashMap, HashSet};
use std::ops::ControlFlow;
use std::path::Path;

use lanewise_method::Profile;
use lanewise_method::fold::fold;
use lanewise_method::learn::{self, Values};

use crate::mapping::Mapping;
use crate::score_table::{ScoreError, Scored, TableScorer};
use crate::table::{self, ColumnFormat, Layout, RowProblem, TableError};

pub(crate) use column::column;
pub use inside::{Inside, inside, sources};
pub use report::{LISTED, Odd, OddCell, OutcomeValue, ReadReport, Skipped};

use cell::says_nothing;
use column::{Building, Kind, NUMBERS};
use label::{Labels, Outcome};

/// What is to be read, and how.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// The table.
    pub table: &'a Path,
    /// How it is laid out, as a preview says it.
    pub layout: &'a Layout,
    /// The column that says how it went: its name, or its position from 1.
    pub outcome: &'a str,
    /// What it says where it went well; one of them is enough. One that does not occur as it stands may be several with commas between.
    pub happy: &'a [String],
    /// A column of labels that put rows into groups, as folds do; it is no feature.
    pub groups: Option<&'a str>,
    /// A profile that every row is scored with, and which column answers which of its parameters.
    pub score: Option<(&'a Profile, &'a Mapping)>,
}

/// A labelled table.
#[derive(Debug, Clone)]
pub struct Labelled {
    /// What is known of each row and whether it went well.
    pub table: learn::Table,
    /// The line of each row in the file.
    pub lines: Vec<u32>,
    /// The labels that were asked for, in their natural order, and which of them each row has.
    pub groups: Option<Groups>,
    /// What each row scores, where a profile was given; else empty.
    pub scored: Vec<Scored>,
    /// What was found on the way.
    pub report: ReadReport,
}

/// Rows in groups by a label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Groups {
    /// The name of the column.
    pub column: String,
    /// The labels, numbers by their size and before words.
    pub labels: Vec<String>,
    /// Row by row, a position in `labels`.
    pub of: Vec<u32>,
}

/// Why a labelled table cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum LearnTableError {
    /// The table cannot be read.
    #[error(transparent)]
    Table(#[from] TableError),
    /// The mapping does not fit the table or the profile.
    #[error(transparent)]
    Score(#[from] ScoreError),
    /// No such column.
    #[error("The table has no column \"{asked}\". It has: {columns}. Name one of these, or give its position from 1.")]
    NoSuchColumn {
        /// What was asked for.
        asked: String,
        /// Those there are.
        columns: String,
    },
    /// A value that stands nowhere in the outcome column.
    #[error("No row has \"{asked}\" in the column \"{column}\". There: {found}. Give one or more of these with --happy.")]
    NoSuchValue {
        /// What was asked for.
        asked: String,
        /// The outcome column.
        column: String,
        /// What stands there, the most frequent first, with counts.
        found: String,
    },
    /// The outcome column is blank throughout.
    #[error("No row has an outcome: the column \"{column}\" is blank throughout. Choose the column that says how it went.")]
    NoOutcome {
        /// The outcome column.
        column: String,
    },
    /// No row is in a fold, or none can be read.
    #[error("{why} Correct the table, or name another column.")]
    NoRowLeft {
        /// Why, in a sentence.
        why: String,
    },
    /// Every row has the same outcome, or every value counts as happy.
    #[error(
        "{} {which}: nothing can be told apart. Check --outcome and --happy; in \"{column}\" stand: {found}.",
        counted(*rows)
    )]
    OneClass {
        /// Rows with an outcome.
        rows: u32,
        /// "happy" or "not happy".
        which: &'static str,
        /// The outcome column.
        column: String,
        /// What stands there.
        found: String,
    },
    /// The same column twice.
    #[error("The column \"{column}\" cannot be the outcome and hold the folds at once. Name another one.")]
    SameColumn {
        /// The column.
        column: String,
    },
    /// It was stopped.
    #[error("It was stopped.")]
    Stopped,
}

fn counted(rows: u32) -> String {
    match rows {
        1 => "The only row with an outcome counts as".to_owned(),
        rows => format!("All {rows} rows with an outcome count as"),
    }
}

/// Position of a column by name, whatever the case, accents and spaces, or else by its position from 1.
///
/// # Errors
/// [`LearnTableError::NoSuchColumn`] lists those there are.
pub fn column_called(layout: &Layout, asked: &str) -> Result<usize, LearnTableError> {
    let named = |is: &dyn Fn(&ColumnFormat) -> bool| layout.columns.iter().position(is);
    let wanted = fold(asked);
    let found = named(&|c| c.name == asked).or_else(|| named(&|c| fold(&c.name) == wanted)).or_else(|| {
        let position: usize = asked.trim().parse().ok()?;
        position.checked_sub(1).filter(|&at| at < layout.columns.len())
    });
    found.ok_or_else(|| LearnTableError::NoSuchColumn {
        asked: asked.to_owned(),
        columns: report::listed(layout.columns.iter().map(|c| c.name.as_str())),
    })
}

/// Positions of the columns in lists with commas between; a name that itself has a comma is found whole.
///
/// # Errors
/// As [`column_called`].
pub fn columns_called(layout: &Layout, asked: &[String]) -> Result<Vec<usize>, LearnTableError> {
    let mut found = Vec::new();
    for list in asked {
        match column_called(layout, list) {
            Ok(at) => found.push(at),
            Err(whole) if !list.contains(',') => return Err(whole),
            Err(_) => {
                for name in list.split(',').map(str::trim).filter(|n| !n.is_empty()) {
                    found.push(column_called(layout, name)?);
                }
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

/// Rows between two looks at the observer.
const STEP: u32 = 1_000;

/// Reads a labelled table. `watch` is told how many rows were read, and may stop it.
///
/// # Errors
/// If the table cannot be read to its end, has no such column or value, or all its rows went the same way.
pub fn read(request: Request<'_>, watch: &mut dyn FnMut(u32) -> ControlFlow<()>) -> Result<Labelled, LearnTableError> {
    let layout = request.layout;
    let outcome_at = column_called(layout, request.outcome)?;
    let groups_at = request.groups.map(|asked| column_called(layout, asked)).transpose()?;
    if groups_at == Some(outcome_at) {
        return Err(LearnTableError::SameColumn { column: layout.columns[outcome_at].name.clone() });
    }
    let features: Vec<usize> = (0..layout.columns.len()).filter(|&at| at != outcome_at && Some(at) != groups_at).collect();
    let mut pass = Pass {
        layout,
        outcome: Outcome::new(&layout.columns[outcome_at]),
        outcome_at,
        groups: groups_at.map(|at| (at, Labels::new(&layout.columns[at].name))),
        columns: features.iter().map(|&at| (at, Building::of(&layout.columns[at]))).collect(),
        lines: Vec::new(),
        happens: Vec::new(),
        scored: Vec::new(),
        report: ReadReport::default(),
    };
    pass.run(request.table, request.score, watch)?;
    // What the first rows said about a column does not always hold for all of them.
    let wrong: HashMap<usize, Kind> =
        pass.columns.iter().filter_map(|(at, building)| Some((*at, building.better(NUMBERS)?))).collect();
    if !wrong.is_empty() {
        let mut again = Pass {
            layout,
            outcome: Outcome::new(&layout.columns[outcome_at]),
            outcome_at,
            groups: groups_at.map(|at| (at, Labels::new(&layout.columns[at].name))),
            columns: wrong.iter().map(|(&at, &kind)| (at, Building::new(&layout.columns[at], kind))).collect(),
            lines: Vec::new(),
            happens: Vec::new(),
            scored: Vec::new(),
            report: ReadReport::default(),
        };
        again.columns.sort_unstable_by_key(|(at, _)| *at);
        again.run(request.table, None, watch)?;
        for (at, building) in again.columns {
            if let Some(place) = pass.columns.iter_mut().find(|(other, _)| *other == at) {
                place.1 = building;
            }
        }
    }
    pass.finish(request.happy)
}

/// One pass over the rows.
struct Pass<'a> {
    layout: &'a Layout,
    outcome: Outcome<'a>,
    outcome_at: usize,
    groups: Option<(usize, Labels)>,
    columns: Vec<(usize, Building<'a>)>,
    lines: Vec<u32>,
    /// What the outcome column says, row by row.
    happens: Vec<u32>,
    scored: Vec<Scored>,
    report: ReadReport,
}

impl Pass<'_> {
    fn run(
        &mut self,
        path: &Path,
        score: Option<(&Profile, &Mapping)>,
        watch: &mut dyn FnMut(u32) -> ControlFlow<()>,
    ) -> Result<(), LearnTableError> {
        let mut rows = table::open(path, self.layout)?;
        let plan = score.map(|(profile, mapping)| TableScorer::plan(path, self.layout, profile, mapping)).transpose()?;
        let mut scorer = plan.as_ref().map(TableScorer::new);
        let mut seen = 0u32;
        loop {
            if seen.is_multiple_of(STEP) && watch(seen).is_break() {
                return Err(LearnTableError::Stopped);
            }
            let Some(row) = rows.next_row()? else { break };
            seen = seen.saturating_add(1);
            self.report.rows_read = seen;
            if let Some(problem) = &row.problem {
                let problem = match problem {
                    RowProblem::TooLong { cells, columns, .. } => {
                        RowProblem::TooLong { cells: *cells, columns: *columns, extra: Vec::new() }
                    }
                    RowProblem::Undecodable => RowProblem::Undecodable,
                };
                self.report.rejected.add(row.line, &problem.to_string());
                continue;
            }
            let cell = |at: usize| cell::plain(row.cells.get(at).unwrap_or_default());
            let said = cell(self.outcome_at);
            if said.is_empty() || says_nothing(said) {
                self.report.without_outcome.add(row.line, "its outcome is blank");
                continue;
            }
            if let Some((at, labels)) = &mut self.groups {
                let label = cell(*at);
                if label.is_empty() {
                    self.report.without_group.add(row.line, "it is in no fold");
                    continue;
                }
                labels.push(label);
            }
            self.report.short_rows += u32::from(row.missing > 0);
            self.happens.push(self.outcome.of(said));
            self.lines.push(row.line);
            for (at, building) in &mut self.columns {
                building.push(cell(*at), row.line);
            }
            for error in &row.errors {
                self.report.error_cells += 1;
                let name = self.layout.columns.get(error.column as usize).map_or("", |c| c.name.as_str());
                self.report.odd.add(name, row.line, &error.text, Odd::SpreadsheetError);
            }
            if let Some(scorer) = &mut scorer {
                self.scored.push(scorer.score(row));
            }
        }
        Ok(())
    }

    fn finish(mut self, happy: &[String]) -> Result<Labelled, LearnTableError> {
        let column = self.layout.columns[self.outcome_at].name.clone();
        if self.happens.is_empty() {
            let (blank, unread) = (self.report.without_outcome.rows, self.report.rejected.rows);
            return Err(if self.report.without_group.rows > 0 {
                let folds = self.groups.map(|(_, labels)| labels.finish().column).unwrap_or_default();
                LearnTableError::NoRowLeft {
                    why: format!("No row with an outcome is in a fold: the column \"{folds}\" is blank."),
                }
            } else if unread > 0 {
                let first = self.report.rejected.first.first().map(|(line, why)| format!(" (line {line}: {why})"));
                let rows = if unread == 1 { "the only row with more in it".to_owned() } else { format!("{unread} rows") };
                LearnTableError::NoRowLeft {
                    why: format!(
                        "No row is left with an outcome in \"{column}\": {blank} without one, and {rows} cannot be read{}.",
                        first.unwrap_or_default()
                    ),
                }
            } else if blank > 0 {
                LearnTableError::NoOutcome { column }
            } else {
                TableError::NoRows { sheet: self.layout.sheet.clone() }.into()
            });
        }
        let good: HashSet<u32> = self.outcome.called(happy).map_err(|asked| LearnTableError::NoSuchValue {
            asked,
            column: column.clone(),
            found: self.outcome.listed(&self.happens),
        })?;
        let happy: Vec<bool> = self.happens.iter().map(|said| good.contains(said)).collect();
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        self.report.rows = count(happy.len());
        self.report.happy = count(happy.iter().filter(|h| **h).count());
        if self.report.happy == 0 || self.report.happy == self.report.rows {
            return Err(LearnTableError::OneClass {
                rows: self.report.rows,
                which: if self.report.happy == 0 { "not happy" } else { "happy" },
                column,
                found: self.outcome.listed(&self.happens),
            });
        }
        self.report.outcome = column;
        self.report.outcomes = self.outcome.values(&self.happens, &good);
        let mut columns = Vec::with_capacity(self.columns.len());
        for (at, building) in self.columns {
            let name = self.layout.columns[at].name.clone();
            columns.push(building.finish(&name, &mut self.report.odd));
        }
        self.report.odd.sort();
        debug_assert!(columns.iter().all(|c| c.values.len() == happy.len()));
        Ok(Labelled {
            table: learn::Table { columns, happy },
            lines: self.lines,
            groups: self.groups.map(|(_, labels)| labels.finish()),
            scored: self.scored,
            report: self.report,
        })
    }
}

impl Labelled {
    /// Only these columns, by name, in their order.
    #[must_use]
    pub fn only(&self, names: &[&str]) -> learn::Table {
        let columns = self.table.columns.iter().filter(|c| names.contains(&c.name.as_str())).cloned().collect();
        learn::Table { columns, happy: self.table.happy.clone() }
    }

    /// How many of its columns hold numbers.
    #[must_use]
    pub fn number_columns(&self) -> usize {
        self.table.columns.iter().filter(|c| matches!(c.values, Values::Numbers(_))).count()
    }
}
