//! A table with outcomes that the command line names.

use std::fs::File;
use std::io::Read;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use clap::Args;
use lanewise_workspace::learn_table::{Labelled, LearnTableError, ReadReport, Request, Skipped, read};
use lanewise_workspace::score_table::PartFile;
use lanewise_workspace::table::{Encoding, Format, Layout, Preview, Warning};
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::failure::Failure;
use crate::terminal::{Progress, plain, say};
use crate::wording::{count, grouped};

/// Odd cells and rows that are told; the report has more.
const TOLD: usize = 5;

/// Which column says how it went, and what it says then.
#[derive(Debug, Args)]
pub struct LabelArguments {
    /// The table: CSV or another delimited text, .xlsx, .xls, .xlsb, .ods
    #[arg(value_name = "TABLE")]
    pub table: PathBuf,
    /// The column that says how it went: its name, or its position from 1
    #[arg(long, value_name = "COLUMN")]
    pub outcome: String,
    /// What stands there where it went well; several with commas, or the option several times
    #[arg(long, value_name = "VALUE", required = true)]
    pub happy: Vec<String>,
}

/// Where the rows came from, so that anybody can do it again.
#[derive(Debug, Clone, Serialize)]
pub struct Source {
    /// The file's name, without its folder.
    pub file: String,
    /// Of its bytes.
    pub sha256: String,
    /// The sheet, where it is a workbook.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// The delimiter, where it is text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delimiter: Option<char>,
    /// The encoding, where it is text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encoding: Option<Encoding>,
    /// Columns, that of the outcome among them.
    pub columns: u32,
    /// What reading it found.
    #[serde(flatten)]
    pub read: ReadReport,
}

impl Source {
    /// Of a file that was read.
    pub fn of(path: &Path, layout: &Layout, read: &ReadReport) -> Result<Self, Failure> {
        let text = layout.format == Format::Csv;
        Ok(Self {
            file: path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned(),
            sha256: sha256(path)?,
            sheet: layout.sheet.clone(),
            delimiter: text.then_some(layout.delimiter),
            encoding: text.then_some(layout.encoding),
            columns: u32::try_from(layout.columns.len()).unwrap_or(u32::MAX),
            read: read.clone(),
        })
    }
}

fn sha256(path: &Path) -> Result<String, Failure> {
    let unread =
        |e: std::io::Error| Failure::Input(format!("{} cannot be read: {e}. Check that you may open it.", path.display()));
    let mut file = File::open(path).map_err(unread)?;
    let mut sum = Sha256::new();
    let mut block = vec![0; 1 << 16];
    loop {
        match file.read(&mut block).map_err(unread)? {
            0 => break,
            n => sum.update(&block[..n]),
        }
    }
    Ok(sum.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Reads it, showing how far it is.
pub fn read_rows(request: Request<'_>) -> Result<Labelled, Failure> {
    let mut progress = Progress::new();
    let mut watch = |rows: u32| {
        progress.show(&format!("reading: {} rows", grouped(rows.into())));
        ControlFlow::Continue(())
    };
    read(request, &mut watch).map_err(Failure::from)
}

impl From<LearnTableError> for Failure {
    fn from(error: LearnTableError) -> Self {
        match error {
            LearnTableError::Table(error) => error.into(),
            LearnTableError::Score(error) => error.into(),
            LearnTableError::Stopped => Self::Stopped,
            LearnTableError::NoSuchColumn { .. } | LearnTableError::NoSuchValue { .. } | LearnTableError::SameColumn { .. } => {
                Self::Usage(plain(&error.to_string()))
            }
            LearnTableError::NoOutcome { .. } | LearnTableError::NoRowLeft { .. } | LearnTableError::OneClass { .. } => {
                Self::Input(plain(&error.to_string()))
            }
        }
    }
}

/// The rows in a sentence: how many, how many happy ones, by which words.
pub fn rows_told(read: &ReadReport) -> String {
    let happy: Vec<String> = read.outcomes.iter().filter(|o| o.happy).map(|o| format!("\"{}\"", plain(&o.value))).collect();
    format!(
        "{}, {} of them happy ({} %): {} is {}",
        count(read.rows.into(), "customer", "customers"),
        grouped(read.happy.into()),
        (200 * u64::from(read.happy) + u64::from(read.rows)) / (2 * u64::from(read.rows.max(1))),
        plain(&read.outcome),
        happy.join(" or ")
    )
}

/// What is not in the result, and what was odd about the rest, line by line.
pub fn notices(preview: &Preview, read: &ReadReport) -> Vec<String> {
    let mut lines = Vec::new();
    for warning in &preview.warnings {
        match warning {
            Warning::RepeatedHeader { name, renamed } => {
                lines.push(format!(
                    "note: the header \"{}\" stands there twice; the later column is called \"{}\"",
                    plain(name),
                    plain(renamed)
                ));
            }
            Warning::MissingHeader { name } => {
                lines.push(format!("note: a column without a header is called \"{}\"", plain(name)))
            }
            Warning::OtherSheets { sheets } => {
                let sheet = preview.layout.sheet.as_deref().map(plain).unwrap_or_default();
                let others = count((*sheets).into(), "other sheet is", "other sheets are");
                lines.push(format!("note: the sheet \"{sheet}\" is read, and {others} not"));
            }
            Warning::AmbiguousColumn { name } => {
                lines.push(format!("note: the numbers or dates of \"{}\" can be read in two ways; check them", plain(name)));
            }
            _ => {}
        }
    }
    let skipped = [
        (&read.without_outcome, "without an outcome", "note"),
        (&read.without_group, "without a fold", "note"),
        (&read.rejected, "that cannot be read", "warning"),
    ];
    for (rows, what, mark) in skipped {
        skipped_told(rows, what, mark, &mut lines);
    }
    if read.short_rows > 0 {
        let rows = count(read.short_rows.into(), "row has", "rows have");
        lines.push(format!("note: {rows} fewer cells than columns; the missing ones count as blank"));
    }
    if read.odd.cells > 0 {
        let cells = count(read.odd.cells.into(), "cell is", "cells are");
        lines.push(format!("warning: {cells} not what the column is:"));
        for odd in read.odd.listed.iter().take(TOLD) {
            lines.push(format!(
                "  line {}, column \"{}\": \"{}\", {}",
                odd.line,
                plain(&odd.column),
                plain(&odd.text),
                odd.why.words()
            ));
        }
        more(read.odd.cells as usize, &mut lines);
    }
    lines
}

fn skipped_told(rows: &Skipped, what: &str, mark: &str, lines: &mut Vec<String>) {
    if rows.rows == 0 {
        return;
    }
    lines.push(format!("{mark}: {} {what} left out:", count(rows.rows.into(), "row", "rows")));
    for (line, why) in rows.first.iter().take(TOLD) {
        lines.push(format!("  line {line}: {}", plain(why)));
    }
    more(rows.rows as usize, lines);
}

fn more(all: usize, lines: &mut Vec<String>) {
    if all > TOLD {
        lines.push(format!("  and {} more", grouped((all - TOLD) as u64)));
    }
}

/// The form of a report, by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportForm {
    Html,
    Json,
}

/// Which form a report is to have.
pub fn report_form(path: &Path) -> Result<ReportForm, Failure> {
    match path.extension().map(|e| e.to_string_lossy().to_lowercase()).as_deref() {
        Some("html" | "htm") => Ok(ReportForm::Html),
        Some("json") => Ok(ReportForm::Json),
        _ => {
            Err(Failure::Usage(format!("{} does not say what it is to be. Let its name end in .html or .json.", path.display())))
        }
    }
}

/// Writes a whole file, or leaves the one that was there.
pub fn write(path: &Path, text: &str) -> Result<(), Failure> {
    use std::io::Write;
    let unwritten = |e: std::io::Error| Failure::unwritten(path, &e);
    let mut file = PartFile::create(path).map_err(unwritten)?;
    file.write_all(text.as_bytes()).map_err(unwritten)?;
    file.finish().map_err(unwritten)
}

/// Refuses to write over what is read, or one result over the other.
pub fn apart(paths: &[Option<&Path>]) -> Result<(), Failure> {
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let given: Vec<PathBuf> = paths.iter().flatten().map(|p| real(p)).collect();
    for (at, path) in given.iter().enumerate() {
        if given[..at].contains(path) {
            return Err(Failure::Usage(format!("{} is named twice. Give each file a name of its own.", path.display())));
        }
    }
    Ok(())
}

/// The command as it was typed, so that it can be typed again.
pub fn command_line() -> String {
    let quoted = |text: String| {
        let bare = !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || "-_./=,:+@%".contains(c));
        if bare { text } else { format!("'{}'", text.replace('\'', "'\\''")) }
    };
    let rest: Vec<String> = std::env::args().skip(1).map(quoted).collect();
    plain(&format!("lanewise {}", rest.join(" ")))
}

/// Says lines on standard error.
pub fn say_all(lines: &[String]) {
    for line in lines {
        say(line);
    }
}
