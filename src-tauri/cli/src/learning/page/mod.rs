//! The reports as pages that stand alone: no network, drawings inside, a table behind each drawing.

use super::report::{BacktestReport, LearnReport};

pub fn learn(report: &LearnReport) -> String {
    report.verdict.clone()
}

pub fn backtest(report: &BacktestReport) -> String {
    report.verdict.clone()
}
