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

/// Tags the first words of a field of the left slide.
fn tag(app: &App, field: &str, theme: &str) {
    app.find(test_id("paper-left")).find(css(&format!("[data-field={field}]"))).press("Enter");
    app.press("Shift+Right");
    app.press("t");
    app.find(test_id("tag-name")).wait();
    app.type_text(theme);
    app.press("Enter");
    done(app, &format!("theme “{theme}”"));
}

#[test]
fn themes_are_renamed_and_merged_and_given_back() {
    let workspace = sample::new();
    let app = App::open(workspace.path());
    compare(&app);
    tag(&app, "issue", "Certificate");
    app.find(test_id("left-next")).click();
    tag(&app, "issue", "Audit");
    let row = |name: &str| app.find(test_id("said-left")).find(role("listitem").having(name));
    row("Certificate").find(test_id("theme-menu")).click();
    app.find(test_id("theme-rename")).click();
    app.find(test_id("theme-name")).wait();
    app.type_text("Certificate at risk");
    app.press("Enter");
    row("Certificate at risk").wait();
    app.settled();
    // Merged, the one theme is counted on both slides; undo parts them again.
    row("Audit").find(test_id("theme-menu")).click();
    app.find(role("menuitem").named("Is the same as")).hover();
    app.find(role("menuitem").named("Certificate at risk")).click();
    row("Audit").wait_gone();
    app.wait_for("both to be counted", || row("Certificate at risk").find(test_id("count-left")).text() == "2");
    app.screenshot("merged");
    app.press("Ctrl+Z");
    row("Audit").wait();
    assert_eq!(row("Certificate at risk").find(test_id("count-left")).text(), "1");
    app.press("Ctrl+Z");
    row("Certificate").wait();
}

#[test]
fn a_slide_is_found_where_the_pages_are_counted() {
    let workspace = sample::new();
    let app = App::open(workspace.path());
    compare(&app);
    app.press("f");
    app.find(test_id("left-find-text")).wait();
    app.type_text("Valdecanto purchasing");
    app.find(role("option")).wait_count(1);
    app.check_accessibility("a search among the slides of a side");
    app.screenshot("find");
    app.press("Enter");
    app.find(test_id("paper-left")).wait_text("Hierros Valdecanto");
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
