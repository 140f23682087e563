//! `lanewise generate`: manual pages and completions.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod common;

use common::Desk;

#[test]
fn every_command_has_a_manual_page() {
    let desk = Desk::new();
    desk.ok(&["generate", "man", "man"]);
    for (page, part) in [
        ("lanewise.1", "Exit codes"),
        ("lanewise-score.1", "profile"),
        ("lanewise-learn.1", "outcome"),
        ("lanewise-backtest.1", "folds"),
        ("lanewise-replay.1", "against"),
        ("lanewise-profile-diff.1", "lanewise profile diff"),
    ] {
        let text = desk.read(&format!("man/{page}")).replace("\\-", "-");
        assert!(text.contains(part), "{page} has no {part:?}");
    }
    assert!(!desk.path("man/lanewise-generate.1").exists(), "it is not for people");
}

#[test]
fn three_shells_complete_the_commands() {
    let desk = Desk::new();
    desk.ok(&["generate", "completions", "."]);
    for file in ["lanewise.bash", "_lanewise", "lanewise.fish"] {
        assert!(desk.read(file).contains("score"), "{file}");
    }
}
