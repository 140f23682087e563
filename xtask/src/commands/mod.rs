//! The commands, one file each.

mod app;
mod bench;
mod bindings;
mod e2e;
mod fmt;
mod icons;
mod lint;
mod package;
mod schema;
mod setup;
mod shots;
mod test;

use std::path::PathBuf;

/// What ends a command early: a sentence that says what is wrong and what to do; empty when
/// the command has printed that itself.
pub type Outcome<T = ()> = Result<T, String>;

/// One of the commands.
pub struct Command {
    /// What is typed after `cargo xtask`.
    pub name: &'static str,
    /// One line of help.
    pub about: &'static str,
    /// Runs it with the arguments that followed.
    pub run: fn(&[String]) -> Outcome,
}

/// All commands, those that a newcomer needs first.
pub const COMMANDS: &[Command] = &[
    Command {
        name: "app",
        about: "open the app on the sample workspace (without a display: score it and take a picture)",
        run: app::run,
    },
    Command {
        name: "test",
        about: "everything that has to pass: format, lints, texts, unit, integration and end-to-end tests",
        run: test::run,
    },
    Command { name: "setup", about: "install what is missing; the others do so by themselves", run: setup::run },
    Command { name: "e2e", about: "the end-to-end tests on the real app [--release] [part of a test's name]", run: e2e::run },
    Command {
        name: "shots",
        about: "pictures of every screen, both themes, three languages, into shots/ [screen]",
        run: shots::run,
    },
    Command {
        name: "bench",
        about: "measure the speed, in a release build [recount, import, wait, score, start, hand, memory]",
        run: bench::run,
    },
    Command {
        name: "package",
        about: "a .deb and an .rpm, installed, tried and removed again [make, try, check]",
        run: package::run,
    },
    Command { name: "icons", about: "draw src-tauri/icons from its SVG files", run: icons::run },
    Command { name: "bindings", about: "write ui/src/bindings.ts from the commands and types in Rust", run: bindings::run },
    Command { name: "schema", about: "write profiles/profile.schema.json from the types in Rust", run: schema::run },
    Command { name: "fmt", about: "format Rust and TypeScript", run: fmt::run },
    Command { name: "lint", about: "format check, clippy, Biome, types and texts, without tests", run: lint::run },
];

/// A program that `cargo build` has made.
fn built(profile: &str, name: &str) -> PathBuf {
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    crate::folders::target().join(profile).join(file)
}
