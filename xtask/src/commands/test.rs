//! `cargo xtask test`: everything that has to pass, with the totals at the end.

use std::process::Command;
use std::time::{Duration, Instant};

use super::{Outcome, app, e2e, package, schema, setup};
use crate::process::{Kept, cargo, execute_and_keep, npm};
use crate::totals::{self, Totals};

/// One thing that is checked.
pub struct Step {
    name: &'static str,
    command: fn() -> Command,
    /// How to read the totals of a test runner; a check without tests has none.
    totals: Option<fn(&str) -> Option<Totals>>,
    /// Tests that have to be among those that passed, as steps of their own: each with the
    /// name of its step.
    includes: &'static [(&'static str, &'static str)],
}

/// What needs no running code.
pub const LINTS: &[Step] = &[
    Step { name: "Rust format", command: || cargo(&["fmt", "--all", "--check"]), totals: None, includes: &[] },
    Step { name: "UI lints, format and types", command: || npm(&["run", "check"]), totals: None, includes: &[] },
    Step { name: "UI texts, three languages", command: || npm(&["run", "i18n"]), totals: None, includes: &[] },
    Step { name: "Licences of what is shipped", command: || npm(&["run", "licences"]), totals: None, includes: &[] },
    Step {
        name: "Rust lints",
        command: || cargo(&["clippy", "--workspace", "--all-targets", "--features", e2e::FEATURE, "--", "-D", "warnings"]),
        totals: None,
        includes: &[],
    },
];

/// What runs tests.
const TESTS: &[Step] = &[
    Step { name: "UI tests", command: || npm(&["test"]), totals: Some(totals::of_vitest), includes: &[] },
    Step {
        name: "Rust tests",
        command: || cargo(&["test", "--workspace", "--no-fail-fast"]),
        totals: Some(totals::of_cargo),
        includes: &[("Generated bindings", "bindings_are_current"), ("Generated schema", schema::TEST)],
    },
    Step { name: "End to end, the real app", command: || cargo(&e2e::JOURNEYS), totals: Some(totals::of_cargo), includes: &[] },
];

pub fn run(_: &[String]) -> Outcome {
    setup::ensure()?;
    let mut report = Report::default();
    // The shell embeds the UI, so it is built first.
    report.act("UI build", app::build_ui);
    for step in LINTS {
        report.check(step)?;
    }
    // The end-to-end tests drive the programs, and nothing else would build them all.
    report.act("Build of the programs", app::build);
    report.act("Parts of the packages", package::check);
    for step in TESTS {
        report.check(step)?;
    }
    report.close()
}

/// What came of the steps.
#[derive(Default)]
pub struct Report {
    lines: Vec<Line>,
    totals: Option<Totals>,
}

struct Line {
    name: &'static str,
    passed: bool,
    totals: Option<Totals>,
    took: Option<Duration>,
}

impl Report {
    /// Runs a step; that it failed is noted and the next one may run.
    ///
    /// # Errors
    /// When the program that does the step cannot be started at all.
    pub fn check(&mut self, step: &Step) -> Outcome {
        println!("\n── {} ──", step.name);
        let start = Instant::now();
        let kept = execute_and_keep(&mut (step.command)())?;
        self.note(step, &kept, start.elapsed());
        Ok(())
    }

    /// Does something that the other steps stand on; that it failed is noted, and those that
    /// do not need it still run.
    pub fn act(&mut self, name: &'static str, act: fn() -> Outcome) {
        println!("\n── {name} ──");
        let start = Instant::now();
        let outcome = act();
        if let Err(message) = &outcome {
            println!("{message}");
        }
        self.lines.push(Line { name, passed: outcome.is_ok(), totals: None, took: Some(start.elapsed()) });
    }

    /// Notes what came of a step.
    fn note(&mut self, step: &Step, kept: &Kept, took: Duration) {
        let totals = step.totals.and_then(|read| read(&kept.output));
        // A runner without totals, or with none that passed, has not run.
        let ran = step.totals.is_none() || totals.is_some_and(|totals| totals.passed > 0 && totals.failed == 0);
        self.lines.push(Line { name: step.name, passed: kept.success && ran, totals, took: Some(took) });
        for (name, test) in step.includes {
            let passed = totals::passed_in_cargo(&kept.output, test);
            self.lines.push(Line { name, passed, totals: None, took: None });
        }
        if let Some(totals) = totals {
            *self.totals.get_or_insert_default() += totals;
        }
    }

    /// Prints the table of the steps and the totals.
    ///
    /// # Errors
    /// When a step failed.
    pub fn close(self) -> Outcome {
        let failed: Vec<&str> = self.lines.iter().filter(|line| !line.passed).map(|line| line.name).collect();
        println!();
        for line in self.table() {
            println!("{line}");
        }
        println!();
        if failed.is_empty() {
            println!("All {} steps passed.", self.lines.len());
        } else {
            println!("{} of {} steps FAILED: {}.", failed.len(), self.lines.len(), failed.join("; "));
        }
        // Last and plain, for those who read only the end of the log: the runners' own
        // numbers, never other ones.
        if let Some(totals) = self.totals {
            println!("{totals}");
        }
        if failed.is_empty() { Ok(()) } else { Err(String::new()) }
    }

    fn table(&self) -> Vec<String> {
        let widest = self.lines.iter().map(|line| line.name.chars().count()).max().unwrap_or(0);
        let row = |line: &Line| {
            let passed = if line.passed { "ok    " } else { "FAILED" };
            let took = line.took.map_or_else(String::new, |took| format!("{} s", took.as_secs()));
            let totals = line.totals.map_or_else(String::new, |totals| totals.to_string());
            format!("{:<widest$}  {passed}  {took:>6}  {totals}", line.name).trim_end().to_owned()
        };
        self.lines.iter().map(row).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RUST: Step = Step {
        name: "Rust tests",
        command: || Command::new("true"),
        totals: Some(totals::of_cargo),
        includes: &[("Bindings", "bindings_are_current")],
    };

    fn report(output: &str, success: bool) -> Report {
        let mut report = Report::default();
        report.note(&RUST, &Kept { success, output: output.to_owned() }, Duration::from_secs(2));
        report
    }

    #[test]
    fn all_is_well_when_the_runner_and_its_totals_say_so() {
        let output = "test bindings_are_current ... ok\ntest result: ok. 4 passed; 0 failed; 0 ignored; x\n";
        let report = report(output, true);
        assert_eq!(report.totals, Some(Totals { passed: 4, failed: 0, skipped: 0 }));
        assert_eq!(report.table(), ["Rust tests  ok         2 s  4 passed, 0 failed", "Bindings    ok"]);
        assert_eq!(report.close(), Ok(()));
    }

    #[test]
    fn what_the_others_stand_on_counts_too() {
        let mut report = Report::default();
        report.act("Build", || Err("no compiler".to_owned()));
        assert!(report.close().is_err());
    }

    #[test]
    fn a_runner_that_never_ran_has_failed() {
        for (output, success) in [
            ("error: could not compile", false),
            ("", true),
            ("test result: ok. 0 passed; 0 failed; 0 ignored; x\n", true),
            ("test bindings_are_current ... ok\ntest result: FAILED. 3 passed; 1 failed; 0 ignored; x\n", false),
            // A test that should be there has gone.
            ("test result: ok. 4 passed; 0 failed; 0 ignored; x\n", true),
        ] {
            assert!(report(output, success).close().is_err(), "{output}");
        }
    }
}
