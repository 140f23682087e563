//! `cargo xtask e2e`: the end-to-end tests on the real app.

use super::{Outcome, app, setup};
use crate::process::{cargo, execute};

/// What `cargo test` is told to run the journeys and nothing else.
pub const JOURNEYS: [&str; 7] = ["test", "--workspace", "--no-fail-fast", "--features", FEATURE, "--test", "journeys"];

/// The feature without which cargo leaves the journeys out.
pub const FEATURE: &str = "lanewise-e2e/journeys";

pub fn run(filter: &[String]) -> Outcome {
    setup::ensure()?;
    app::build_ui()?;
    app::build()?;
    execute(cargo(&JOURNEYS).arg("--").args(filter))
}
