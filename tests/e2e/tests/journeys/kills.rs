//! A power cut loses nothing that was confirmed and keeps nothing that was not.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Command;

use lanewise_e2e::{App, paths, role, sample, test_id};

use crate::steps::{ask, done, go, open_prospect};

#[test]
fn what_was_confirmed_outlives_the_kill() {
    let workspace = sample::new();
    let mut app = App::open(workspace.path());

    open_prospect(&app, "Cafés Monteorde");
    ask(&app, "success_criteria");
    app.find(test_id("answer-level-written_number_date")).click();
    done(&app, "answer of Cafés Monteorde");
    app.kill();
    app.restart();
    done(&app, "answer of Cafés Monteorde");
    open_prospect(&app, "Cafés Monteorde");
    app.find(test_id("verdict")).wait_text("Excellent");
    app.find(test_id("score-row-success_criteria")).wait_text("Written, with a number and a date");

    go(&app, "Profile");
    let good = app.find(role("slider").having("Cut-off between Risky and Good"));
    good.press("PageDown");
    done(&app, "cut-off of Good, now 55");
    app.kill();
    app.restart();
    done(&app, "cut-off of Good, now 55");
    go(&app, "Profile");
    let good = app.find(role("slider").having("Cut-off between Risky and Good"));
    assert_eq!(good.attribute("aria-valuenow"), "55000");
    // Both can still be taken back.
    app.press("Ctrl+Z");
    done(&app, "answer of Cafés Monteorde");
    app.press("Ctrl+Z");
    done(&app, "5 lanes added");
    assert_eq!(good.attribute("aria-valuenow"), "60000");
}

/// A table of companies that nobody knows yet, long enough to be in the middle of it.
fn long_table(file: &Path, rows: u32) {
    let mut text = String::from("record_id,name,website,country,employees,lane,success_criteria\n");
    for row in 0..rows {
        text += &format!("BIG-{row},Weberei {row},https://weberei{row}.example,Austria,{},logistics,written\n", 20 + row % 400);
    }
    fs::File::create(file).unwrap().write_all(text.as_bytes()).unwrap();
}

/// The accounts of a workspace, told by the command line.
fn accounts(workspace: &Path) -> usize {
    let mut command = Command::new(paths::command_line_program());
    let output = command.arg("export").arg(workspace).args(["--format", "jsonl"]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().lines().count()
}

#[test]
fn an_import_that_is_killed_leaves_nothing_behind() {
    const ROWS: u32 = 40_000;
    let workspace = sample::new();
    let before = accounts(workspace.path());
    let mut app = App::open(workspace.path());
    // Something confirmed, just before.
    open_prospect(&app, "Cafés Monteorde");
    ask(&app, "success_criteria");
    app.find(test_id("answer-level-written_number_date")).click();
    done(&app, "answer of Cafés Monteorde");

    let table = app.folder().join("weavers.csv");
    long_table(&table, ROWS);
    app.go("/import?as=prospect");
    app.answer_file_dialog(Some(&table));
    app.find(test_id("choose-file")).click();
    app.find(test_id("count-added")).wait_text("40,000");
    app.find(test_id("run-import")).click();
    app.wait_for("the middle of the import", || {
        let told = app.script("return document.querySelector('section[aria-label=Importing]')?.innerText ?? '';", &[]);
        let rows = told.as_str().unwrap_or_default().split_once(" of ").map_or("0", |(rows, _)| rows);
        rows.chars().any(|digit| digit.is_ascii_digit() && digit != '0')
    });
    app.kill();

    app.restart();
    done(&app, "answer of Cafés Monteorde");
    go(&app, "Prospects");
    app.find(test_id("prospects-search")).fill("Weberei");
    app.sees("Nobody fits these filters.");
    open_prospect(&app, "Cafés Monteorde");
    app.find(test_id("verdict")).wait_text("Excellent");
    app.quit();
    assert_eq!(accounts(workspace.path()), before);
}
