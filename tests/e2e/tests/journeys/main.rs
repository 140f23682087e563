//! What people do with the app, on the real app.
#![cfg(target_os = "linux")]

mod accessible;
mod hands;
mod opens;
mod policy;
