//! What happy and struggling customers said: a theme is tagged and counted, a difference becomes a parameter with the answers of the
//! accounts, and all of it can be taken back.

use lanewise_e2e::{App, css, role, sample, test_id};

use crate::steps::{done, go};

/// The screen with both slides up.
fn compare(app: &App) {
    go(app, "Situation Slides");
    app.find(test_id("paper-left")).wait();
    app.find(test_id("paper-right")).wait();
    app.settled();
}

#[test]
fn a_theme_is_tagged_by_keys_counted_and_taken_back() {
    let workspace = sample::new();
    let app = App::open(workspace.path());
    compare(&app);
    let issue = app.find(test_id("paper-left")).find(css("[data-field=issue]"));
    issue.press("Enter");
    app.press("Shift+Right");
    app.press("t");
    app.find(test_id("tag-name")).wait();
    app.type_text("Certificate at risk");
    app.check_accessibility("words that are given a theme");
    app.press("Enter");
    done(&app, "theme “Certificate at risk” seen at Officine Brandolese");
    // Counted at once, on the side it was seen.
    let row = app.find(test_id("said-left")).find(role("listitem").having("Certificate at risk"));
    row.wait_text("Theme in");
    assert_eq!((row.find(test_id("count-left")).text(), row.find(test_id("count-right")).text()), ("1".into(), "0".into()));
    app.find(css("[data-tag]")).wait();
    app.check_accessibility("slides with a tag");

    // It opens with the words it comes from.
    row.find(role("button").first()).click();
    app.find(test_id("said-left")).find(role("list").named("What was said")).wait_text("rinnovo del certificato");
    app.press("Ctrl+Z");
    row.wait_gone();
    app.find(css("[data-tag]")).wait_gone();
}

#[test]
fn a_difference_becomes_a_parameter_with_its_answers_and_is_undone() {
    let workspace = sample::new();
    let app = App::open(workspace.path());
    compare(&app);
    app.sees("slides where it went well");
    let row = app.find(test_id("trait-delta_amount"));
    row.find(test_id("make-parameter")).click();
    let panel = app.find(test_id("make-panel"));
    panel.wait_text("customers succeeded");
    panel.find(test_id("make-name")).fill("Delta in figures");
    app.press("Enter");
    app.settled();
    app.screenshot("make-parameter");
    app.check_accessibility("a parameter that could be made of the slides");
    app.find(test_id("make-create")).click();
    done(&app, "parameter Delta in figures, made from the slides");
    let made = row.find(test_id("in-profile"));
    made.wait();

    // It stands in the studio, and the accounts with slides have answered.
    made.click();
    app.wait_for("the studio", || app.place() == "/profile");
    app.find(test_id("parameter-name")).wait_value("Delta in figures");
    app.sees("22 of 24");

    compare(&app);
    app.press("Ctrl+Z");
    app.find(test_id("trait-delta_amount")).find(test_id("make-parameter")).wait();
    app.go("/profile");
    app.find(test_id("parameter-name")).wait();
    app.sees_no_more("Delta in figures");
}

#[test]
fn slides_are_paged_by_keys_and_other_groups_are_chosen() {
    let workspace = sample::new();
    let app = App::open(workspace.path());
    compare(&app);
    let (left, right) = (app.find(test_id("paper-left")), app.find(test_id("paper-right")));
    left.wait_text("1 of 43");
    app.press("Right");
    app.press("Right");
    left.wait_text("3 of 43");
    app.press("Shift+Right");
    right.wait_text("2 of 20");
    app.press("Left");
    left.wait_text("2 of 43");

    app.check_accessibility("two slides side by side");

    app.find(test_id("group-left")).click();
    app.find(test_id("group-left-not_expanded")).click();
    app.check_accessibility("the choice of a group");
    app.press("Escape");
    left.wait_text("1 of 50");
    assert!(app.find(test_id("group-right")).attribute("aria-label").contains("Struggling, Failed"));
    app.find(test_id("as-table")).click();
    let table = app.find(test_id("compare-table"));
    table.wait_text("The delta has a number");
    app.check_accessibility("the comparison as a table");
}
