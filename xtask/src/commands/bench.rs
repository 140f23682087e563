//! `cargo xtask bench`: how fast it is, in a release build.

use super::{Outcome, app, setup};
use crate::process::{cargo, execute};

pub fn run(filter: &[String]) -> Outcome {
    setup::ensure()?;
    app::build_ui()?;
    execute(cargo(&["bench", "--workspace", "--benches"]).arg("--").args(filter))
}
