//! The way through the table reader, for workbooks, other encodings and lists of rejected rows: one row after another.

use std::io::Write;
use std::path::Path;

use lanewise_method::Profile;

use super::plan::Plan;
use super::report::Notices;
use super::scorer::{Row, RowScore, Scorer};
use super::shape::{Shape, Writer};
use super::sheet::Sheet;
use super::split::{Cell, Form, Record};
use super::{Job, Observer, ScoreError, Work};
use crate::mapping::Mapping;
use crate::table::{self, Layout, RowProblem};

/// Rows between two looks at the observer.
const STEP: u64 = 1_000;

/// A row of the table reader in the form that the scorer reads: bare cells one after another.
#[derive(Default)]
struct Bare {
    bytes: Vec<u8>,
    record: Record,
}

impl Bare {
    fn fill(&mut self, row: &table::Row) {
        self.bytes.clear();
        self.record.cells.clear();
        let filled = row.cells.len() - row.missing as usize;
        for (at, cell) in row.cells.iter().take(filled).enumerate() {
            let start = self.bytes.len();
            // An error of the spreadsheet stays what it was; the scorer knows it.
            let error = row.errors.iter().find(|e| e.column as usize == at);
            self.bytes.extend_from_slice(error.map_or(cell, |e| e.text.as_str()).as_bytes());
            let place = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
            self.record.cells.push(Cell { start: place(start), end: place(self.bytes.len()), form: Form::Bare });
        }
        (self.record.start, self.record.end) = (0, self.bytes.len());
        // There are no delimiters between the cells, so nothing can be copied as it is.
        self.record.odd_quotes = true;
    }

    fn row(&self, quote: u8) -> Row<'_> {
        Row { bytes: &self.bytes, record: &self.record, quote }
    }
}

/// Goes through all rows that can be scored.
fn each(
    work: Work<'_>,
    observer: &mut (dyn Observer + Send),
    notices: &mut Notices,
    mut take: impl FnMut(Row<'_>, u64, &mut Notices) -> Result<(), ScoreError>,
) -> Result<(), ScoreError> {
    let mut rows = table::open(work.job.table, work.job.layout)?;
    let mut bare = Bare::default();
    let quote = work.signs.quote.unwrap_or(b'"');
    let mut seen = 0;
    loop {
        if seen % STEP == 0 {
            let bytes = rows.progress().map(|(read, _)| read);
            if observer.scored(notices.rows, bytes).is_break() {
                return Err(ScoreError::Stopped);
            }
        }
        seen += 1;
        let Some(row) = rows.next_row()? else { return Ok(()) };
        let line = u64::from(row.line);
        if let Some(problem) = &row.problem {
            // The reason alone: the report is bounded, and the cells may not be.
            let problem = match problem {
                RowProblem::TooLong { cells, columns, .. } => {
                    RowProblem::TooLong { cells: *cells, columns: *columns, extra: Vec::new() }
                }
                RowProblem::Undecodable => RowProblem::Undecodable,
            };
            notices.reject(line, problem.to_string());
            continue;
        }
        bare.fill(row);
        take(bare.row(quote), line, notices)?;
    }
}

/// Writes the rows as text.
pub(super) fn to_text(
    work: Work<'_>,
    out: &mut (dyn Write + Send),
    shape: &Shape,
    observer: &mut (dyn Observer + Send),
) -> Result<Notices, ScoreError> {
    let mut notices = Notices::new(work.plan);
    let mut writer = Writer::new(work.plan, shape);
    let mut buffer = Vec::new();
    if let Shape::Csv(csv) = shape {
        csv.header(&mut buffer, &work.plan.columns, work.added, &mut notices);
    }
    each(work, observer, &mut notices, |row, line, notices| {
        writer.push(&mut buffer, row, line, notices);
        if buffer.len() >= 1 << 16 {
            out.write_all(&buffer).map_err(|e| ScoreError::from_write(&e))?;
            buffer.clear();
        }
        Ok(())
    })?;
    out.write_all(&buffer).map_err(|e| ScoreError::from_write(&e))?;
    notices.keep_best(shape.most(), &work.plan.profile);
    Ok(notices)
}

/// Writes the rows into a workbook.
pub(super) fn to_workbook(work: Work<'_>, path: &Path, observer: &mut (dyn Observer + Send)) -> Result<Notices, ScoreError> {
    let mut notices = Notices::new(work.plan);
    let unwritten = Shape::Best { most: 0, name: 0 };
    let mut writer = Writer::new(work.plan, &unwritten);
    let mut sheet = Sheet::new(work.job.layout, &work.plan.columns, work.added, work.job.explain)?;
    each(work, observer, &mut notices, |row, line, notices| writer.push_to_sheet(&mut sheet, row, line, notices))?;
    sheet.save(path)?;
    Ok(notices)
}

/// What a row of a table scores, in thousandths of a point; tiers are positions in the profile, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scored {
    /// The low score.
    pub low: u32,
    /// The likely score.
    pub likely: u32,
    /// The high score.
    pub high: u32,
    /// The tier of the likely score.
    pub tier: u8,
    /// Parameters that are not known.
    pub unknown: u32,
}

/// Which column answers which parameter, settled before the first row.
pub(crate) struct ScorePlan(Plan);

/// Scores rows of the table reader where nothing is to be written: with the digits of [`super::score_table`].
pub(crate) struct TableScorer<'p> {
    scorer: Scorer<'p>,
    bare: Bare,
    score: RowScore,
}

impl<'p> TableScorer<'p> {
    /// Settles which column answers which parameter.
    pub(crate) fn plan(path: &Path, layout: &Layout, profile: &Profile, mapping: &Mapping) -> Result<ScorePlan, ScoreError> {
        super::check(Job { profile, table: path, layout, mapping, explain: false })?;
        Ok(ScorePlan(Plan::new(profile, layout, mapping)))
    }

    pub(crate) fn new(plan: &'p ScorePlan) -> Self {
        Self { scorer: Scorer::new(&plan.0), bare: Bare::default(), score: RowScore::default() }
    }

    pub(crate) fn score(&mut self, row: &table::Row) -> Scored {
        self.bare.fill(row);
        self.scorer.score(self.bare.row(b'"'), &mut self.score, |_, _| {});
        let (sum, unknown) = (self.score.sum, self.score.unknown);
        let tier = u8::try_from(self.score.tier).unwrap_or(u8::MAX);
        Scored { low: sum.low(), likely: sum.likely(), high: sum.high(), tier, unknown }
    }
}
