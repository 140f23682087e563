//! The reports as pages that stand alone: no network, drawings inside, a table behind each drawing.

mod backtest;
mod draw;
mod learn;
mod parts;
mod replay;
mod shell;

pub use backtest::backtest;
pub use learn::learn;
pub use replay::replay;
