//! What `lanewise learn` , `backtest` and `replay` share: the labelled table, how good scores are, costs, and the reports.

pub mod costs;
pub mod labelled;
pub mod page;
pub mod quality;
pub mod replay;
pub mod report;
pub mod warning;
