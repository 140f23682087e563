//! From the cells of a row to its scored form.

use super::csv_row::CsvShape;
use super::json_row::JsonShape;
use super::plan::Plan;
use super::report::{BestRow, Notices};
use super::scorer::{Row, RowScore, Scorer};
use super::sheet::Sheet;
use super::spelling::Standing;

/// How rows are written.
pub(super) enum Shape {
    Csv(CsvShape),
    Json(JsonShape),
    /// Not at all: the best so many are kept for the report, called by a column.
    Best {
        most: usize,
        name: usize,
    },
}

impl Shape {
    /// How many of the best rows are kept.
    pub(super) const fn most(&self) -> usize {
        match self {
            Self::Best { most, .. } => *most,
            Self::Csv(_) | Self::Json(_) => 0,
        }
    }
}

/// Scores rows and writes them; each thread has its own.
pub(super) struct Writer<'p> {
    plan: &'p Plan,
    shape: &'p Shape,
    scorer: Scorer<'p>,
    score: RowScore,
    scratch: Vec<u8>,
}

impl<'p> Writer<'p> {
    pub(super) fn new(plan: &'p Plan, shape: &'p Shape) -> Self {
        Self { plan, shape, scorer: Scorer::new(plan), score: RowScore::default(), scratch: Vec::new() }
    }

    pub(super) const fn plan(&self) -> &'p Plan {
        self.plan
    }

    /// Scores a row that stands at `line` and writes it.
    pub(super) fn push(&mut self, out: &mut Vec<u8>, row: Row<'_>, line: u64, notices: &mut Notices) {
        self.score(row, line, notices);
        match self.shape {
            Shape::Csv(shape) => shape.push(out, row, &self.score, notices),
            Shape::Json(shape) => shape.push(out, row, &self.score, &self.scorer),
            Shape::Best { most, name } => {
                let best = self.best(row, line, *name);
                notices.best.push(best);
                if notices.best.len() >= most.saturating_mul(2).max(64) {
                    notices.keep_best(*most, &self.plan.profile);
                }
            }
        }
    }

    /// Scores a row and writes it into a sheet.
    pub(super) fn push_to_sheet(
        &mut self,
        sheet: &mut Sheet,
        row: Row<'_>,
        line: u64,
        notices: &mut Notices,
    ) -> Result<(), super::ScoreError> {
        self.score(row, line, notices);
        sheet.push(row, &self.score, self.plan, notices)
    }

    fn score(&mut self, row: Row<'_>, line: u64, notices: &mut Notices) {
        let Self { plan, scorer, score, scratch, .. } = self;
        scorer.score(row, score, |input, standing| match standing {
            Standing::Error => notices.error_cells += 1,
            _ => notices.unmatched(input, &row.text(plan.inputs[input].column, scratch), line),
        });
        notices.rows += 1;
        notices.tiers[score.tier] += 1;
        notices.settled += u64::from(score.tier_low == score.tier_high);
        notices.short_rows += u64::from(row.record.cells.len() < plan.columns.len());
    }

    fn best(&mut self, row: Row<'_>, line: u64, name: usize) -> BestRow {
        let profile = &self.plan.profile;
        let tier = |at: usize| profile.tiers[at].id.clone();
        let score = &self.score;
        BestRow {
            line,
            name: row.text(name, &mut self.scratch).trim().to_owned(),
            low: score.sum.low(),
            likely: score.sum.likely(),
            high: score.sum.high(),
            tier_low: tier(score.tier_low),
            tier: tier(score.tier),
            tier_high: tier(score.tier_high),
            unknown: score.unknown,
            capped_by: score.capped_by.iter().map(|&m| profile.must_haves[m].id.clone()).collect(),
        }
    }
}
