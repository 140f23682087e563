//! `cargo xtask fmt`: one style.

use super::{Outcome, setup};
use crate::process::{cargo, execute, npm};

pub fn run(_: &[String]) -> Outcome {
    setup::ensure()?;
    execute(&mut cargo(&["fmt", "--all"]))?;
    execute(&mut npm(&["run", "fix"]))
}
