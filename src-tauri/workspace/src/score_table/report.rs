//! What scoring a table found: counts, and everything that was not scored silently (S9). Bounded, however large the table is.

use std::collections::HashMap;

use lanewise_method::Profile;
use serde::Serialize;

use super::plan::Plan;

/// Values listed per column at most.
pub const LISTED_VALUES: usize = 100;
/// Rejected rows listed at most.
pub const LISTED_ROWS: usize = 100;
/// Different values counted apart per column and block; beyond it only their cells are counted.
const APART: usize = 1_000;
/// Characters of a value that are shown.
const SHOWN: usize = 100;

/// What scoring a table found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Rows scored and written.
    pub rows: u64,
    /// Which column answers which parameter, in the order of the profile.
    pub answered_by: Vec<AnsweredBy>,
    /// Parameters without a column, by id: unknown in every row.
    pub without_column: Vec<String>,
    /// Columns of the mapping that the table does not have.
    pub columns_missing: Vec<String>,
    /// How many rows in each tier, best first.
    pub tiers: Vec<TierCount>,
    /// Rows whose tier is the same for the low and the high score.
    pub settled: u64,
    /// Cells that no level covers; they count as unknown.
    pub unmatched_cells: u64,
    /// The values of those cells, the most frequent first within each column; at most [`LISTED_VALUES`] per column.
    pub unmatched: Vec<Unmatched>,
    /// Cells among them whose value is not listed.
    pub unmatched_unlisted: u64,
    /// Cells of parameters with an error of the spreadsheet such as `#N/A`; they count as unknown.
    pub error_cells: u64,
    /// Rows that are not in the result.
    pub rejected_rows: u64,
    /// The first [`LISTED_ROWS`] of them.
    pub rejected: Vec<Rejected>,
    /// Rows with fewer cells than the table has columns; the missing ones count as blank.
    pub short_rows: u64,
    /// Cells that a spreadsheet would have run as a formula, made safe with an apostrophe.
    pub made_safe: u64,
    /// Cells too long for a sheet, cut there.
    pub cut_cells: u64,
    /// The names of the added columns, in order.
    pub added: Vec<String>,
    /// The best rows, where they were asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub best: Vec<BestRow>,
}

/// A column that answers a parameter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AnsweredBy {
    /// The parameter's id.
    pub parameter: String,
    /// The column's name.
    pub column: String,
}

/// How many rows fall in a tier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TierCount {
    /// The tier's id.
    pub tier: String,
    /// By the likely score.
    pub rows: u64,
}

/// A value that no level of its parameter covers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unmatched {
    /// The column's name.
    pub column: String,
    /// The parameter's id.
    pub parameter: String,
    /// The value as it stands there, cut if it is long.
    pub value: String,
    /// In how many cells.
    pub count: u64,
    /// The line of the first, from 1.
    pub first_line: u64,
}

/// A row that could not be scored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Rejected {
    /// Its line, from 1.
    pub line: u64,
    /// Why.
    pub reason: String,
}

/// A row among the best. Scores are in thousandths of a point; tiers are ids.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BestRow {
    /// Its line, from 1.
    pub line: u64,
    /// What the account is called.
    pub name: String,
    /// The low score.
    pub low: u32,
    /// The likely score.
    pub likely: u32,
    /// The high score.
    pub high: u32,
    /// The tier of the low score.
    pub tier_low: String,
    /// The tier of the likely score.
    pub tier: String,
    /// The tier of the high score.
    pub tier_high: String,
    /// Parameters that are not known.
    pub unknown: u32,
    /// Must-haves that cap the tier, by id.
    pub capped_by: Vec<String>,
}

impl BestRow {
    /// What the best come first by: the tier's rank cannot be told from an id, so the caller gives it.
    pub(super) fn rank(&self, profile: &Profile) -> impl Ord + use<> {
        use std::cmp::Reverse;
        let tier = |id: &str| profile.tier_index(id).unwrap_or(usize::MAX);
        (tier(&self.tier), Reverse(self.likely), Reverse(self.low), self.line)
    }
}

/// A value that no level covers, as a block counts it.
#[derive(Debug, Clone, Copy)]
struct Count {
    cells: u64,
    first_line: u64,
}

/// What was noticed in some rows. Lines count from the first of the rows, and are moved when they are added to the whole.
#[derive(Debug, Default)]
pub(super) struct Notices {
    pub(super) rows: u64,
    pub(super) tiers: Vec<u64>,
    pub(super) settled: u64,
    /// By input: values with their counts.
    unmatched: Vec<HashMap<Box<str>, Count>>,
    unmatched_cells: u64,
    unmatched_unlisted: u64,
    pub(super) error_cells: u64,
    pub(super) rejected_rows: u64,
    rejected: Vec<Rejected>,
    pub(super) short_rows: u64,
    pub(super) made_safe: u64,
    pub(super) cut_cells: u64,
    pub(super) best: Vec<BestRow>,
    /// Lines of the rows, blank ones among them.
    pub(super) lines: u64,
}

impl Notices {
    pub(super) fn new(plan: &Plan) -> Self {
        Self { tiers: vec![0; plan.profile.tiers.len()], unmatched: vec![HashMap::new(); plan.inputs.len()], ..Self::default() }
    }

    /// A cell that no level covers.
    pub(super) fn unmatched(&mut self, input: usize, value: &str, line: u64) {
        self.unmatched_cells += 1;
        self.count(input, value.trim(), Count { cells: 1, first_line: line });
    }

    fn count(&mut self, input: usize, value: &str, more: Count) {
        let values = &mut self.unmatched[input];
        let shown = match value.char_indices().nth(SHOWN) {
            Some((at, _)) => format!("{}…", &value[..at]),
            None => value.to_owned(),
        };
        let full = values.len() >= APART;
        match values.get_mut(shown.as_str()) {
            Some(count) => {
                count.cells += more.cells;
                count.first_line = count.first_line.min(more.first_line);
            }
            None if full => self.unmatched_unlisted += more.cells,
            None => {
                values.insert(shown.into(), more);
            }
        }
    }

    /// A row that cannot be scored.
    pub(super) fn reject(&mut self, line: u64, reason: String) {
        self.rejected_rows += 1;
        if self.rejected.len() < LISTED_ROWS {
            self.rejected.push(Rejected { line, reason });
        }
    }

    /// Keeps the best `most` rows.
    pub(super) fn keep_best(&mut self, most: usize, profile: &Profile) {
        self.best.sort_by_cached_key(|row| row.rank(profile));
        self.best.truncate(most);
    }

    /// Adds what was noticed in the rows that follow; `most` of the best rows are kept.
    pub(super) fn add(&mut self, other: Self, most: usize, profile: &Profile) {
        let moved = self.lines;
        self.rows += other.rows;
        for (sum, more) in self.tiers.iter_mut().zip(other.tiers) {
            *sum += more;
        }
        self.settled += other.settled;
        self.unmatched_cells += other.unmatched_cells;
        self.unmatched_unlisted += other.unmatched_unlisted;
        for (input, values) in other.unmatched.into_iter().enumerate() {
            // In the order of their lines, so that which values are listed does not hang on a hash.
            let mut values: Vec<(Box<str>, Count)> = values.into_iter().collect();
            values.sort_by(|a, b| a.1.first_line.cmp(&b.1.first_line).then_with(|| a.0.cmp(&b.0)));
            for (value, count) in values {
                self.count(input, &value, Count { first_line: count.first_line + moved, ..count });
            }
        }
        self.error_cells += other.error_cells;
        self.rejected_rows += other.rejected_rows;
        for rejected in other.rejected {
            if self.rejected.len() < LISTED_ROWS {
                self.rejected.push(Rejected { line: rejected.line + moved, ..rejected });
            }
        }
        self.short_rows += other.short_rows;
        self.made_safe += other.made_safe;
        self.cut_cells += other.cut_cells;
        if !other.best.is_empty() {
            self.best.extend(other.best.into_iter().map(|row| BestRow { line: row.line + moved, ..row }));
            self.keep_best(most, profile);
        }
        self.lines += other.lines;
    }

    /// The report for the whole table.
    pub(super) fn report(self, plan: &Plan, columns_missing: Vec<String>, added: Vec<String>) -> Report {
        let profile = &plan.profile;
        let mut unlisted = self.unmatched_unlisted;
        let mut unmatched = Vec::new();
        for (input, values) in plan.inputs.iter().zip(self.unmatched) {
            let mut values: Vec<Unmatched> = values
                .into_iter()
                .map(|(value, count)| Unmatched {
                    column: input.name.clone(),
                    parameter: plan.parameter(input).id.clone(),
                    value: value.into(),
                    count: count.cells,
                    first_line: count.first_line,
                })
                .collect();
            values
                .sort_by(|a, b| b.count.cmp(&a.count).then(a.first_line.cmp(&b.first_line)).then_with(|| a.value.cmp(&b.value)));
            unlisted += values.iter().skip(LISTED_VALUES).map(|v| v.count).sum::<u64>();
            values.truncate(LISTED_VALUES);
            unmatched.extend(values);
        }
        Report {
            rows: self.rows,
            answered_by: plan
                .inputs
                .iter()
                .map(|input| AnsweredBy { parameter: plan.parameter(input).id.clone(), column: input.name.clone() })
                .collect(),
            without_column: profile
                .parameters
                .iter()
                .zip(&plan.input_of)
                .filter(|(_, input)| input.is_none())
                .map(|(p, _)| p.id.clone())
                .collect(),
            columns_missing,
            tiers: profile.tiers.iter().zip(self.tiers).map(|(t, rows)| TierCount { tier: t.id.clone(), rows }).collect(),
            settled: self.settled,
            unmatched_cells: self.unmatched_cells,
            unmatched,
            unmatched_unlisted: unlisted,
            error_cells: self.error_cells,
            rejected_rows: self.rejected_rows,
            rejected: self.rejected,
            short_rows: self.short_rows,
            made_safe: self.made_safe,
            cut_cells: self.cut_cells,
            added,
            best: self.best,
        }
    }
}
