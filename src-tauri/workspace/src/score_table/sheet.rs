//! Scored rows as a workbook. It is written row by row, so that memory does not grow with it.

use std::path::Path;

use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

use super::ScoreError;
use super::plan::Plan;
use super::report::Notices;
use super::safe;
use super::scorer::{Row, RowScore};
use crate::table::{ColumnKind, Layout};

/// Rows and columns of a sheet, and characters of a cell, at most.
const ROWS: u32 = 1_048_576;
const COLUMNS: usize = 16_384;
const CHARACTERS: usize = 32_767;

/// The workbook being written.
pub(super) struct Sheet {
    workbook: Workbook,
    row: u32,
    /// Columns whose cells are numbers.
    numbers: Vec<bool>,
    points: Format,
    explain: bool,
    scratch: Vec<u8>,
}

fn refused(error: &XlsxError) -> ScoreError {
    ScoreError::Write { reason: error.to_string() }
}

impl Sheet {
    /// Starts it with the header.
    pub(super) fn new(layout: &Layout, header: &[String], added: &[String], explain: bool) -> Result<Self, ScoreError> {
        let width = layout.columns.len() + added.len();
        if width > COLUMNS {
            return Err(ScoreError::TooLargeForSheet { what: format!("{width} columns, and a sheet has {COLUMNS}") });
        }
        let mut workbook = Workbook::new();
        let bold = Format::new().set_bold();
        let sheet = workbook.add_worksheet_with_constant_memory().map_err(|e| refused(&e))?;
        sheet.set_name("Scores").map_err(|e| refused(&e))?;
        sheet.set_freeze_panes(1, 0).map_err(|e| refused(&e))?;
        for (column, name) in header.iter().chain(added).enumerate() {
            sheet.write_string_with_format(0, place(column), short(name).0, &bold).map_err(|e| refused(&e))?;
        }
        let numbers = layout.columns.iter().map(|c| c.kind == ColumnKind::Number).collect();
        Ok(Self { workbook, row: 1, numbers, points: Format::new().set_num_format("0.000"), explain, scratch: Vec::new() })
    }

    pub(super) fn push(&mut self, row: Row<'_>, score: &RowScore, plan: &Plan, notices: &mut Notices) -> Result<(), ScoreError> {
        if self.row >= ROWS {
            return Err(ScoreError::TooLargeForSheet { what: format!("more than {} rows below the header", ROWS - 1) });
        }
        let Self { workbook, row: at, numbers, points, explain, scratch } = self;
        let sheet = workbook.worksheet_from_index(0).map_err(|e| refused(&e))?;
        let at = *at;
        for (column, &is_number) in numbers.iter().enumerate() {
            let text = row.text(column, scratch);
            if text.is_empty() {
                continue;
            }
            // A number only where nothing of its text is lost: "007" stays as it is.
            match lanewise_method::Number::parse(&text) {
                Some(number) if is_number && text.len() <= 15 && number.to_string() == *text => {
                    let value: f64 = text.parse().unwrap_or_default();
                    sheet.write_number(at, place(column), value).map_err(|e| refused(&e))?;
                }
                _ => {
                    let text = safe::for_sheet(&text);
                    let (text, cut) = short(&text);
                    notices.cut_cells += u64::from(cut);
                    sheet.write_string(at, place(column), text).map_err(|e| refused(&e))?;
                }
            }
        }
        write_added(sheet, at, plan, score, points, *explain).map_err(|e| refused(&e))?;
        self.row += 1;
        Ok(())
    }

    /// Writes the file.
    pub(super) fn save(mut self, path: &Path) -> Result<(), ScoreError> {
        self.workbook.save(path).map_err(|e| refused(&e))
    }
}

fn write_added(
    sheet: &mut Worksheet,
    row: u32,
    plan: &Plan,
    score: &RowScore,
    points: &Format,
    explain: bool,
) -> Result<(), XlsxError> {
    let profile = &plan.profile;
    let mut columns = plan.columns.len()..;
    let mut next = || place(columns.next().unwrap_or(COLUMNS));
    let value = |thousandths: u32| f64::from(thousandths) / 1000.0;
    for score in [score.sum.low(), score.sum.likely(), score.sum.high()] {
        sheet.write_number_with_format(row, next(), value(score), points)?;
    }
    for tier in [score.tier_low, score.tier, score.tier_high] {
        sheet.write_string(row, next(), &profile.tiers[tier].id)?;
    }
    sheet.write_boolean(row, next(), score.tier_low == score.tier_high)?;
    sheet.write_number(row, next(), f64::from(score.unknown))?;
    let capped: Vec<&str> = score.capped_by.iter().map(|&m| profile.must_haves[m].id.as_str()).collect();
    let column = next();
    if !capped.is_empty() {
        sheet.write_string(row, column, capped.join(" "))?;
    }
    if explain {
        for (parameter, input) in profile.parameters.iter().zip(&plan.input_of) {
            let of_unknown = u32::from(parameter.weight) * u32::from(parameter.likely_when_unknown());
            let likely = input.map_or(of_unknown, |at| score.meanings[at].points.likely());
            sheet.write_number_with_format(row, next(), value(likely), points)?;
        }
    }
    Ok(())
}

fn place(column: usize) -> u16 {
    u16::try_from(column).unwrap_or(u16::MAX)
}

/// What fits in a cell, which counts UTF-16 units.
fn short(text: &str) -> (&str, bool) {
    if text.len() <= CHARACTERS {
        return (text, false);
    }
    let mut units = 0;
    for (at, c) in text.char_indices() {
        units += c.len_utf16();
        if units > CHARACTERS {
            return (&text[..at], true);
        }
    }
    (text, false)
}
