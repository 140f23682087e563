//! Scores a whole table: the rows of a CSV or a workbook in, the same rows with their scores out.
//!
//! Nothing is stored, so memory does not grow with the table. The digits are those of `lanewise_method::score`, row by row. Text in
//! UTF-8 takes the quick way: blocks of whole records on all processors, cells read where they stand, rows copied through untouched
//! where nothing in them must change. Everything else goes through the table reader, row by row.

mod added;
mod answers;
mod blocks;
mod csv_row;
mod json_row;
mod parallel;
mod part_file;
mod plan;
mod quick;
mod report;
mod rowwise;
pub(crate) mod safe;
mod scorer;
mod shape;
mod sheet;
mod spelling;
mod split;
#[cfg(test)]
mod tests;

use std::io::{self, Write};
use std::ops::ControlFlow;
use std::path::Path;

use lanewise_method::Profile;

use crate::mapping::{AccountField, Mapping, MappingProblem, Target};
use crate::table::{Encoding, Format, Layout, TableError};

pub use added::{SCORE_COLUMNS, names_beside, points_text, score_columns};
pub use answers::{RowAnswers, answers_of};
pub use part_file::PartFile;
pub use report::{AnsweredBy, BestRow, LISTED_ROWS, LISTED_VALUES, Rejected, Report, TierCount, Unmatched};
pub use rowwise::Scored;
pub(crate) use rowwise::TableScorer;

use plan::Plan;
use shape::Shape;
use split::Signs;

/// Why a table could not be scored.
#[derive(Debug, thiserror::Error)]
pub enum ScoreError {
    /// The table cannot be read.
    #[error(transparent)]
    Table(#[from] TableError),
    /// The mapping contradicts itself, the table or the profile.
    #[error("The mapping does not fit:\n{}", .0.iter().map(|p| format!("  {p}")).collect::<Vec<_>>().join("\n"))]
    Mapping(Vec<MappingProblem>),
    /// The result cannot be written.
    #[error("The result cannot be written: {reason}. Check the folder and the room on the disk, or choose another place.")]
    Write {
        /// What the system said.
        reason: String,
    },
    /// Whoever read the result has stopped reading.
    #[error("Nobody reads the result any more.")]
    ReaderGone,
    /// More than a sheet of a workbook holds.
    #[error("The result does not fit in a workbook: {what}. Choose a .csv file, which has no limit.")]
    TooLargeForSheet {
        /// What is too large.
        what: String,
    },
    /// The observer asked to stop.
    #[error("It was stopped.")]
    Stopped,
}

impl ScoreError {
    fn from_write(error: &io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe { Self::ReaderGone } else { Self::Write { reason: error.to_string() } }
    }
}

/// What is to be scored.
#[derive(Debug, Clone, Copy)]
pub struct Job<'a> {
    /// The profile.
    pub profile: &'a Profile,
    /// The table.
    pub table: &'a Path,
    /// How it is laid out, as a preview says it.
    pub layout: &'a Layout,
    /// Which column answers which parameter.
    pub mapping: &'a Mapping,
    /// Add the points of each parameter.
    pub explain: bool,
}

/// Where the rows go.
pub enum Destination<'a> {
    /// Delimited text in UTF-8 with the table's delimiter (a comma for workbooks), with a byte order mark unless the table was plain
    /// UTF-8, so that a spreadsheet shows its accents right.
    Csv(&'a mut (dyn Write + Send)),
    /// One JSON object per line.
    JsonLines(&'a mut (dyn Write + Send)),
    /// A workbook (.xlsx), written to this path.
    Workbook(&'a Path),
    /// Nowhere: the best so many rows stand in the report.
    Best(usize),
}

/// Is told how far it is, and may stop it.
pub trait Observer {
    /// So many rows are written; of a text file, so many bytes are read.
    fn scored(&mut self, rows: u64, bytes: Option<u64>) -> ControlFlow<()>;
}

/// Lets it run.
impl Observer for () {
    fn scored(&mut self, _: u64, _: Option<u64>) -> ControlFlow<()> {
        ControlFlow::Continue(())
    }
}

/// How the work is shared out.
#[derive(Debug, Clone, Copy)]
struct Tuning {
    /// Bytes of a block.
    block: usize,
    threads: usize,
    /// Take the quick way where it is possible.
    quick: bool,
}

/// Scores a table.
///
/// # Errors
/// If the table cannot be read to its end, the mapping does not fit, or the result cannot be written. What was written until then is
/// not a result.
pub fn score_table(job: Job<'_>, to: Destination<'_>, observer: &mut (dyn Observer + Send)) -> Result<Report, ScoreError> {
    score_table_as(job, to, observer, Tuning { block: blocks::BLOCK, threads: parallel::threads(), quick: true })
}

fn score_table_as(
    job: Job<'_>,
    to: Destination<'_>,
    observer: &mut (dyn Observer + Send),
    tuning: Tuning,
) -> Result<Report, ScoreError> {
    let missing = check(job)?;
    let plan = Plan::new(job.profile, job.layout, job.mapping);
    let text = job.layout.format == Format::Csv;
    let is_plain = text && job.layout.encoding == Encoding::Utf8;
    let signs = Signs {
        delimiter: u8::try_from(job.layout.delimiter).ok().filter(|_| text).unwrap_or(b','),
        quote: if text { job.layout.quote.and_then(|q| u8::try_from(q).ok()) } else { Some(b'"') },
    };
    let added = match to {
        Destination::JsonLines(_) => added::names(&plan, job.explain.then(|| "explanation".to_owned()).into_iter()),
        _ => added::names(&plan, added::points(&plan).filter(|_| job.explain)),
    };
    let quick = tuning.quick && text && matches!(job.layout.encoding, Encoding::Utf8 | Encoding::Utf8Bom);
    let work = Work { job, plan: &plan, signs, added: &added, tuning };
    let notices = match to {
        Destination::Workbook(path) => rowwise::to_workbook(work, path, observer)?,
        Destination::Csv(out) => {
            if !is_plain {
                out.write_all("\u{feff}".as_bytes()).map_err(|e| ScoreError::from_write(&e))?;
            }
            work.to_text(
                quick,
                out,
                &mut |newline| Shape::Csv(csv_row::CsvShape::new(&plan, signs, newline, job.explain)),
                observer,
            )?
        }
        Destination::JsonLines(out) => {
            work.to_text(quick, out, &mut |_| Shape::Json(json_row::JsonShape::new(&plan, &added, job.explain)), observer)?
        }
        Destination::Best(most) => {
            let name = name_column(job);
            work.to_text(quick, &mut io::sink(), &mut |_| Shape::Best { most, name }, observer)?
        }
    };
    Ok(notices.report(&plan, missing, added))
}

/// Which column answers which parameter: positions in the profile and in the table, in the order of the profile.
#[must_use]
pub fn answered_by(profile: &Profile, layout: &Layout, mapping: &Mapping) -> Vec<(usize, usize)> {
    Plan::new(profile, layout, mapping).inputs.iter().map(|input| (input.parameter, input.column)).collect()
}

/// What stays the same while a table is scored.
#[derive(Clone, Copy)]
struct Work<'a> {
    job: Job<'a>,
    plan: &'a Plan,
    signs: Signs,
    added: &'a [String],
    tuning: Tuning,
}

impl Work<'_> {
    /// `shape` makes the form of the rows from the table's line end.
    fn to_text(
        self,
        quick: bool,
        out: &mut (dyn Write + Send),
        shape: &mut dyn FnMut(&'static [u8]) -> Shape,
        observer: &mut (dyn Observer + Send),
    ) -> Result<report::Notices, ScoreError> {
        if quick && let Some(notices) = quick::to_text(self, out, shape, observer)? {
            return Ok(notices);
        }
        rowwise::to_text(self, out, &shape(b"\n"), observer)
    }
}

/// The column that says what an account is called.
fn name_column(job: Job<'_>) -> usize {
    let of = |target: &Target| job.mapping.column_of(target).and_then(|name| job.layout.column(name));
    of(&Target::Field(AccountField::Name)).or_else(|| of(&Target::Field(AccountField::Key))).unwrap_or(0)
}

/// Whether the mapping can be used; gives the columns it names that the table does not have.
fn check(job: Job<'_>) -> Result<Vec<String>, ScoreError> {
    let headers: Vec<String> = job.layout.columns.iter().map(|c| c.name.clone()).collect();
    let mut missing = Vec::new();
    let mut stopping = Vec::new();
    for problem in job.mapping.check(&headers, Some(job.profile), &lanewise_method::account::standard_outcomes()) {
        match problem {
            // Scores need no names, and outcomes are another's business.
            MappingProblem::NoName | MappingProblem::NoKeyColumn { .. } => {}
            MappingProblem::NoSuchValue { ref column, .. } => {
                let parameter = |c: &&crate::mapping::ColumnMapping| &c.column == column && matches!(c.to, Target::Parameter(_));
                if job.mapping.columns.iter().any(|c| parameter(&c)) {
                    stopping.push(problem);
                }
            }
            MappingProblem::NoColumn { column } => missing.push(column),
            other if other.stops() => stopping.push(other),
            _ => {}
        }
    }
    if stopping.is_empty() { Ok(missing) } else { Err(ScoreError::Mapping(stopping)) }
}
