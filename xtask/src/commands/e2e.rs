//! `cargo xtask e2e`: the end-to-end tests on the real app.

use super::{Outcome, app, built, setup};
use crate::process::{cargo, execute};

/// What `cargo test` is told to run the journeys and nothing else.
pub const JOURNEYS: [&str; 7] = ["test", "--workspace", "--no-fail-fast", "--features", FEATURE, "--test", "journeys"];

/// The feature without which cargo leaves the journeys out.
pub const FEATURE: &str = "lanewise-e2e/journeys";

pub fn run(asked: &[String]) -> Outcome {
    setup::ensure()?;
    app::build_ui()?;
    let (release, filter): (Vec<&String>, Vec<&String>) = asked.iter().partition(|word| *word == "--release");
    let mut journeys = cargo(&JOURNEYS);
    if release.is_empty() {
        app::build()?;
    } else {
        // The same selection as the benchmarks' and the packages', so that nothing is compiled twice. Only what the tests drive
        // is a release build; the tests themselves need not be.
        execute(&mut cargo(&["build", "--workspace", "--release", "--bins", "--examples"]))?;
        journeys.env("LANEWISE_APP", built("release", "lanewise-desktop")).env("LANEWISE_CLI", built("release", "lanewise"));
    }
    execute(journeys.arg("--").args(filter))
}
