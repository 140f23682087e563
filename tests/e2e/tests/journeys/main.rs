//! What people do with the app, on the real app.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod accessible;
mod call;
mod capabilities;
mod columns;
mod compare;
mod costs;
mod customers_list;
mod digits;
mod documents;
mod empty;
mod evidence;
mod hands;
mod house;
mod keyboard;
mod kills;
mod lanes;
mod languages;
mod large;
mod main_job;
mod opens;
mod policy;
mod prospects;
mod readiness;
mod records;
mod refine;
mod replay;
mod shell;
mod slides;
mod slides_import;
mod slides_much;
mod steps;
mod studio;
mod suggest;
mod table_import;
mod two_windows;
mod waste;
