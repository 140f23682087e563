//! The list of prospects: filtered, kept as a view, acted on; who became fit comes back; scores go to the CRM.

use std::fs;

use lanewise_e2e::{App, role, sample, test_id};

use crate::steps::{done, go};

#[test]
fn whoever_is_put_aside_comes_back_when_the_profile_opens_its_lane() {
    let workspace = sample::new();
    let mut app = App::open(workspace.path());
    go(&app, "Prospects");
    app.find(role("gridcell").first()).wait();

    // What to put aside is a view of its own, kept in the file.
    app.find(test_id("filter-tier-risky")).click();
    app.find(test_id("view-save")).click();
    app.find(test_id("view-name")).fill("To nurture");
    app.press("Enter");
    app.find(test_id("view-To nurture")).wait();
    done(&app, "saved view To nurture");
    app.screenshot("view");

    // All of them in one step, with the reason. The keys are the table's.
    let shown = rows(&app);
    assert!(shown > 3, "{shown}");
    app.find(role("grid").first()).press("Ctrl+A");
    app.find(test_id("bulk-act")).click();
    app.find(test_id("act-nurture")).click();
    app.find(test_id("act-reason")).fill("After the review");
    app.check_accessibility("what to do with the ticked");
    app.screenshot("do-it");
    app.find(test_id("act-go")).click();
    done(&app, "What to do");
    app.sees("Nobody fits these filters.");
    assert!(!app.find(test_id("became-fit")).is_shown(), "nobody fits yet");

    // A version that admits from a lower score opens their lane.
    go(&app, "Profile");
    let cut = app.find(test_id("lane")).find(role("slider").nth(1));
    cut.wait();
    app.settled();
    for to in (48..60).rev() {
        cut.press("Left");
        done(&app, &format!("cut-off of Good, now {to}"));
    }
    app.find(test_id("open-publish")).click();
    app.find(test_id("publish-reason")).fill("The middle lane is open");
    app.find(test_id("publish")).click();
    app.find(role("banner")).wait_text("Profile v3");

    go(&app, "Prospects");
    app.find(test_id("became-fit")).wait();
    app.find(test_id("became-fit-look")).click();
    let list = app.find(test_id("became-fit-list"));
    list.wait_text("Version 3 of the profile opened its lane.");
    list.wait_text("After the review");
    app.check_accessibility("who fits again");
    app.screenshot("fit-again");

    // They come back, all in one step, and undo puts them aside again.
    app.find(test_id("bring-back-all")).click();
    app.find(test_id("became-fit")).wait_gone();
    app.press("Ctrl+Z");
    app.find(test_id("became-fit")).wait();
    app.press("Ctrl+Shift+Z");
    app.find(test_id("became-fit")).wait_gone();

    // All of it is in the file.
    app.quit();
    app.restart();
    go(&app, "Prospects");
    app.find(test_id("view-To nurture")).wait();
    assert!(!app.find(test_id("became-fit")).is_shown());
}

#[test]
fn the_teams_rule_decides_what_to_do_next() {
    let workspace = sample::new();
    let app = App::open(workspace.path());
    go(&app, "Prospects");
    app.find(role("gridcell").first()).wait();
    let disqualify = app.find(test_id("filter-action-disqualify"));
    let before = disqualify.text();
    app.find(test_id("open-rules")).click();
    app.find(test_id("rules")).wait();
    app.check_accessibility("the rule");
    app.screenshot("rules");
    app.find(test_id("rule-nope-settled")).choose("Nurture");
    app.find(test_id("rule-nope-back")).wait();
    disqualify.wait_text("0");
    app.press("Ctrl+Z");
    disqualify.wait_text(&before);
    app.find(test_id("rule-nope-back")).wait_gone();
}

#[test]
fn scores_of_some_or_all_go_to_the_crm() {
    let workspace = sample::new();
    let app = App::open(workspace.path());
    go(&app, "Prospects");
    app.find(role("gridcell").first()).wait();
    app.find(test_id("filter-action-nurture")).click();
    app.find(test_id("filter-sure-settled")).wait();
    let shown = rows(&app);

    let file = app.folder().join("scores.csv");
    app.answer_file_dialog(Some(&file));
    app.find(test_id("export")).click();
    app.find(test_id("export-shown")).click();
    app.wait_for("the file", || file.exists());
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.trim_start_matches('\u{feff}').starts_with("lanewise_id,key,name,stage,owner,score_low,"), "{text:.80}");
    assert!(text.contains("lanewise-scores-1"));
    assert_eq!(text.lines().count() - 1, shown);

    // Two that are ticked, as a workbook.
    let book = app.folder().join("two.xlsx");
    let grid = app.find(role("grid").first());
    grid.press("Ctrl+Home");
    grid.press("Space");
    grid.press("Down");
    grid.press("Space");
    app.answer_file_dialog(Some(&book));
    app.find(test_id("bulk-export")).click();
    app.wait_for("the workbook", || book.exists());
    app.sees("2 ");
}

/// How many rows the list has.
fn rows(app: &App) -> usize {
    app.settled();
    let count = app.find(role("grid").first()).attribute("aria-rowcount");
    // The head is one of them.
    count.parse::<usize>().unwrap() - 1
}
