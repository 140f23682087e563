//! `cargo xtask schema`: the JSON Schema of profiles from the types in Rust.

use super::Outcome;
use crate::process::{cargo, execute};

/// The test that compares the shipped schema with the types, or with `LANEWISE_BLESS`
/// writes it.
pub const TEST: &str = "the_shipped_schema_is_the_generated_one";

pub fn run(_: &[String]) -> Outcome {
    execute(cargo(&["test", "-p", "lanewise-method", "--test", "profiles", TEST]).env("LANEWISE_BLESS", "1"))?;
    println!("profiles/profile.schema.json is current.");
    Ok(())
}
