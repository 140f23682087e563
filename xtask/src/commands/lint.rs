//! `cargo xtask lint`: everything that can be said without running the code.

use super::test::{LINTS, Report};
use super::{Outcome, app, setup};

pub fn run(_: &[String]) -> Outcome {
    setup::ensure()?;
    let mut report = Report::default();
    // The shell does not compile without the UI that it embeds.
    report.act("UI build", app::build_ui);
    for step in LINTS {
        report.check(step)?;
    }
    report.close()
}
