//! The commands that the screens may call, one file per area.
//!
//! A command is under ten lines: parse, call the core, map the error.

pub mod accounts;
pub mod app;
pub mod audit;
pub mod capabilities;
pub mod columns;
pub mod compare;
pub mod costs;
pub mod crash;
pub mod documents;
pub mod evidence;
pub mod export;
pub mod home;
pub mod import;
pub mod lanes;
pub mod lists;
pub mod notes;
pub mod profile;
pub mod prospects;
pub mod readiness;
pub mod refine;
pub mod replay;
pub mod settings;
pub mod slide_table;
pub mod slides;
pub mod studio;
pub mod suggest;
pub mod workspace;
