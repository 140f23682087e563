//! The totals that test runners print about themselves.

use std::fmt;
use std::ops::AddAssign;

/// How many tests passed, failed and were skipped.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Totals {
    pub passed: u64,
    pub failed: u64,
    pub skipped: u64,
}

impl AddAssign for Totals {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

impl fmt::Display for Totals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)?;
        if self.skipped > 0 {
            write!(f, ", {} skipped", self.skipped)?;
        }
        Ok(())
    }
}

/// Sums the lines `test result: ok. 3 passed; 0 failed; 1 ignored; …` of `cargo test`, one
/// for each test program. `None` when there is none.
pub fn of_cargo(output: &str) -> Option<Totals> {
    sum(output.lines().filter_map(|line| {
        let line = line.trim().strip_prefix("test result: ")?;
        let (_, counts) = line.split_once(". ")?;
        Some(Totals { passed: count(counts, "passed")?, failed: count(counts, "failed")?, skipped: count(counts, "ignored")? })
    }))
}

/// Reads the line `Tests  1 failed | 11 passed | 2 skipped (14)` of Vitest. `None` when there
/// is none.
pub fn of_vitest(output: &str) -> Option<Totals> {
    sum(output.lines().filter_map(|line| {
        let line = without_colours(line);
        let counts = line.trim().strip_prefix("Tests ")?;
        let counted = |word| count(counts, word);
        if ["passed", "failed", "skipped", "todo"].into_iter().all(|word| counted(word).is_none()) {
            return None;
        }
        Some(Totals {
            passed: counted("passed").unwrap_or(0),
            failed: counted("failed").unwrap_or(0),
            skipped: counted("skipped").unwrap_or(0) + counted("todo").unwrap_or(0),
        })
    }))
}

/// Whether `cargo test` says that the test of this name passed; with or without its module.
pub fn passed_in_cargo(output: &str, test: &str) -> bool {
    output.lines().any(|line| {
        let named = line.trim().strip_prefix("test ").and_then(|line| line.strip_suffix(" ... ok"));
        named.is_some_and(|named| named.rsplit("::").next() == Some(test))
    })
}

fn sum(all: impl Iterator<Item = Totals>) -> Option<Totals> {
    all.fold(None, |sum, one| {
        let mut sum: Totals = sum.unwrap_or_default();
        sum += one;
        Some(sum)
    })
}

/// The number before a word.
fn count(counts: &str, word: &str) -> Option<u64> {
    let words: Vec<&str> = counts.split([' ', ';', '|', ',']).filter(|word| !word.is_empty()).collect();
    words.windows(2).find(|pair| pair[1] == word)?[0].parse().ok()
}

/// A line without the escape sequences that colour a terminal.
fn without_colours(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, after)) = rest.split_once("\u{1b}[") {
        plain.push_str(before);
        rest = after.split_once(|end: char| end.is_ascii_alphabetic()).map_or("", |(_, after)| after);
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_programs_of_cargo_are_summed() {
        let output = "\
running 3 tests
test a::passes ... ok
test b ... FAILED
test result: FAILED. 1 passed; 1 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s
   test result: ok. 40 passed; 0 failed; 0 ignored; 0 measured; 7 filtered out; finished in 12.00s
";
        assert_eq!(of_cargo(output), Some(Totals { passed: 41, failed: 1, skipped: 1 }));
        assert!(passed_in_cargo(output, "passes"));
        assert!(!passed_in_cargo(output, "b"));
    }

    #[test]
    fn vitest_is_read_in_colour_and_without() {
        let plain = " Test Files  1 failed | 2 passed (3)\n      Tests  1 failed | 11 passed | 2 skipped (14)\n";
        assert_eq!(of_vitest(plain), Some(Totals { passed: 11, failed: 1, skipped: 2 }));
        let coloured = "\u{1b}[2m      Tests \u{1b}[22m \u{1b}[1m\u{1b}[32m5 passed\u{1b}[39m\u{1b}[22m\u{1b}[90m (5)\u{1b}[39m";
        assert_eq!(of_vitest(coloured), Some(Totals { passed: 5, failed: 0, skipped: 0 }));
    }

    #[test]
    fn no_total_is_not_zero() {
        for output in ["", "error: could not compile", "Tests no tests", "test result: who knows"] {
            assert_eq!(of_cargo(output), None, "{output}");
            assert_eq!(of_vitest(output), None, "{output}");
        }
    }

    #[test]
    fn skipped_is_only_named_when_there_is_any() {
        let mut totals = Totals { passed: 2, failed: 0, skipped: 0 };
        assert_eq!(totals.to_string(), "2 passed, 0 failed");
        totals += Totals { passed: 1, failed: 1, skipped: 3 };
        assert_eq!(totals.to_string(), "3 passed, 1 failed, 3 skipped");
    }
}
