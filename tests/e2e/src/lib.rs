//! Drives the real desktop app, the way a person would, for the end-to-end tests and for
//! the pictures of `cargo xtask shots`.
//!
//! [`App`] starts `Xvfb`, `WebKitWebDriver` and through it the app, all on ports and in
//! folders of their own, and ends them when it is dropped. [`App::find`] and its kin name
//! things as a person or a screen reader would ([`Find`]); the [`Spot`] they return is
//! looked up anew for every action, waiting until it is there. Nothing sleeps for a fixed
//! time. See `README.md` for the whole list with examples.
//!
//! Everything panics with a readable message, as tests do; a failing test leaves a picture
//! of the window, its HTML and the app's log in `artifacts/e2e/`.
//!
//! Linux only: elsewhere the system's web view has no driver that speaks to it.
#![cfg(target_os = "linux")]

mod accessibility;
mod app;
mod display;
mod failure;
mod find;
mod frames;
mod guard;
mod keys;
mod memory;
pub mod paths;
pub mod sample;
pub mod screens;
mod spot;
mod start;
mod wait;
mod webdriver;

pub use app::App;
pub use display::Frame;
pub use find::{Find, css, label, role, test_id, text};
pub use frames::Times;
pub use memory::Process;
pub use spot::{Rect, Spot};
pub use start::Start;
pub use wait::patience;
