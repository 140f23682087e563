//! What the vendor can do, against what a slide needs: a need is typed, its suggestion confirmed by a key, the answer that comes of it
//! moves the score, and undo takes both back.

use lanewise_e2e::{App, role, sample, test_id};

use crate::steps::done;

#[test]
fn a_need_is_settled_by_keys_and_answers_the_profile() {
    let workspace = sample::new();
    let app = App::open(workspace.path());
    app.go("/slides/capabilities");
    app.find(test_id("need").first()).wait();
    app.check_accessibility("the capabilities");
    app.screenshot("capabilities");

    // A capability is typed, given another word, and a need for it comes up at once.
    app.find(test_id("capability-add")).fill("Stock count with a drone");
    app.press("Enter");
    done(&app, "New capability Stock count with a drone");
    app.find(test_id("capability-add")).fill("");

    // The first line: Enter takes what is suggested, and the next line has the focus.
    let waiting = app.find(test_id("needs-part-waiting"));
    let before = waiting.text();
    let first = app.find(test_id("need").first());
    let said = first.attribute("data-key");
    first.click();
    first.press("Enter");
    done(&app, "What covers");
    let after = waiting.wait_text_other_than(&before);
    assert_ne!(app.find(test_id("need").first()).attribute("data-key"), said, "it is settled and gone from the list");
    app.wait_for("the next line to have the focus", || {
        app.script("return document.activeElement?.dataset?.testid ?? '';", &[]).as_str() == Some("need")
    });
    // One more by a digit; the digits open no other part here.
    app.press("3");
    waiting.wait_text_other_than(&after);
    assert!(app.place().contains("/slides/capabilities"), "{}", app.place());
    app.press("Ctrl+Z");
    waiting.wait_text(&after);
    app.press("Ctrl+Z");
    waiting.wait_text(&before);
}

#[test]
fn the_clear_ones_are_taken_at_once_and_differ_from_answers_by_hand() {
    let workspace = sample::new();
    let app = App::open(workspace.path());
    app.go("/slides/capabilities");
    app.find(test_id("accept-sure")).click();
    app.find(test_id("take-sure")).wait();
    app.check_accessibility("what the clear ones say");
    app.screenshot("clear-ones");
    app.find(test_id("take-sure")).click();
    done(&app, "What covers");
    app.find(test_id("accept-sure")).wait_gone();

    // The sample's answers were given by hand: they stay, and it is said where the slides differ, and whose tier would change.
    app.find(test_id("differences-open")).click();
    app.find(test_id("fit-difference").first()).wait();
    app.check_accessibility("answers by hand that differ");
    app.screenshot("differences");
    app.find(test_id("use-all-fits")).click();
    app.find(role("button").having("from their slides")).wait();
    app.find(test_id("differences-open")).wait_gone();
    app.press("Ctrl+Z");
    app.find(test_id("differences-open")).wait();

    // What is asked for and not there, for whoever decides what is built.
    app.find(test_id("needs-part-asked")).click();
    app.find(test_id("asked").first()).wait();
    app.check_accessibility("what is asked for and not offered");
    app.screenshot("asked");
}
