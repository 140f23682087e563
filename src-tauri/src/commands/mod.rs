//! The commands that the screens may call, one file per area.
//!
//! A command is under ten lines: parse, call the core, map the error.

pub mod app;
