//! What people do with the app, on the real app.
#![cfg(target_os = "linux")]

mod accessible;
mod hands;
mod main_job;
mod opens;
mod policy;
