//! One file for each command.

pub mod profile;
pub mod score;
mod score_report;
