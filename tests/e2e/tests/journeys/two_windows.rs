//! Two programs on one file: the second is told who has it.

use std::process::Command;

use lanewise_e2e::{App, paths, role, sample, test_id};

#[test]
fn the_second_is_told_who_has_the_file_and_gets_it_afterwards() {
    let workspace = sample::new();
    let mut first = App::open(workspace.path());
    first.find(test_id("home")).wait();

    let second = App::open(workspace.path());
    let refused = second.find(test_id("refused"));
    refused.wait_text("ordito is not open");
    refused.wait_text("has this workspace open");
    refused.wait_text("Ask for it to be closed there, then try again.");
    second.screenshot("busy");
    second.check_accessibility("a workspace that somebody else has open");
    refused.find(role("button").named("Try again")).click();
    refused.wait_text("has this workspace open");

    // The command line is told as well, and changes nothing.
    let mut command = Command::new(paths::command_line_program());
    command.arg("import").arg(workspace.path()).arg(crate::steps::table("prospects.csv"));
    let output = command.output().unwrap();
    assert_eq!(output.status.code(), Some(4), "{}", String::from_utf8_lossy(&output.stderr));

    // The first one never noticed.
    first.press("?");
    first.find(role("dialog")).wait();
    first.quit();
    refused.find(role("button").named("Try again")).click();
    second.find(test_id("home")).wait();
    assert!(!refused.is_shown());
}
