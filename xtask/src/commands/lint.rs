//! `cargo xtask lint`: everything that can be said without running the code.

use super::test::{LINTS, Report};
use super::{Outcome, app, setup};

pub fn run(_: &[String]) -> Outcome {
    setup::ensure()?;
    app::build_ui()?;
    let mut report = Report::default();
    for step in LINTS {
        report.check(step)?;
    }
    report.close()
}
