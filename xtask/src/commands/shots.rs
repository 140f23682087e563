//! `cargo xtask shots`: a picture of every screen.

use std::process::Command;

use super::{Outcome, app, built, setup};
use crate::folders;
use crate::process::execute;

pub fn run(screens: &[String]) -> Outcome {
    setup::ensure()?;
    app::build_ui()?;
    app::build()?;
    execute(Command::new(built("debug", "shots")).arg(folders::root().join("shots")).args(screens))
}
