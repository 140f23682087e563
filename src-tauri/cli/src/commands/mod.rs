//! One file for each command.

pub mod backtest;
pub mod export;
pub mod generate;
pub mod import;
pub mod learn;
pub mod new;
pub mod profile;
pub mod ready;
pub mod replay;
pub mod score;
mod score_report;
pub mod slides;
