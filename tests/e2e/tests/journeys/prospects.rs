//! The list of prospects: filtered, kept as a view, acted on; who became fit comes back; scores go to the CRM.

use std::fs;

use lanewise_e2e::{App, role, sample, test_id};

use crate::steps::{done, go};

#[test]
fn whoever_is_put_aside_comes_back_when_the_profile_opens_its_lane() {
    let workspace = sample::new();
    let app = App::open(workspace.path());
    go(&app, "Prospects");
    app.find(role("grid").first()).wait();
    app.find(test_id("filter-action-nurture")).click();
    app.screenshot("to-nurture");
    // All of them: the keys are the table's.
    app.find(role("grid").first()).press("Ctrl+A");
    app.find(test_id("bulk-act")).click();
    app.find(test_id("act-reason")).fill("After the review");
    app.screenshot("do-it");
    app.find(test_id("act-go")).click();
    done(&app, "What to do");
    app.sees("Nobody fits these filters.");

    // From the profile a lower cut-off opens the lane.
    app.find(test_id("filter-action-nurture")).click();
    app.find(test_id("open-rules")).click();
    app.find(test_id("rules")).wait();
    app.screenshot("rules");

    let file = app.folder().join("scores.csv");
    app.answer_file_dialog(Some(&file));
    app.find(test_id("export")).click();
    app.find(test_id("export-shown")).click();
    app.wait_for("the file", || file.exists());
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.trim_start_matches('\u{feff}').starts_with("lanewise_id,key,name,stage,owner,score_low,"), "{text:.80}");
    assert!(text.contains("lanewise-scores-1"));
}
