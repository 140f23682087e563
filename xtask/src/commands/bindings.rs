//! `cargo xtask bindings`: `ui/src/bindings.ts` from the commands and types in Rust.

use super::{Outcome, app, setup};
use crate::process::{cargo, execute};

pub fn run(_: &[String]) -> Outcome {
    setup::ensure()?;
    // The shell embeds the UI, so there has to be one, be it with yesterday's bindings.
    app::build_ui()?;
    execute(cargo(&["test", "--workspace", "--test", "bindings"]).env("LANEWISE_BLESS", "1"))?;
    println!("ui/src/bindings.ts is current.");
    Ok(())
}
