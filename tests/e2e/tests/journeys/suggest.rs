//! What the data suggests: one suggestion is taken and taken back, the weights move towards the data and return to the digit.

use lanewise_e2e::{App, Spot, sample, test_id};

use crate::steps::done;

/// The weights as the studio shows them, in order.
fn weights(app: &App) -> Vec<String> {
    let all = app.script(
        "return [...document.querySelectorAll('[data-testid^=\"parameter-\"] [role=\"slider\"]')].map((one) => one.getAttribute('aria-valuetext'));",
        &[],
    );
    all.as_array().unwrap().iter().map(|one| one.as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_suggestion_is_taken_and_the_blend_comes_back_to_the_digit() {
    let workspace = sample::new();
    let app = App::open(workspace.path());
    app.go("/profile");
    app.find(test_id("open-suggest")).click();
    app.find(test_id("suggest-says")).wait_text("From 36 customers");
    app.check_accessibility("what the data suggests");
    app.screenshot("suggestions");
    let before = weights(&app);
    assert!(before.len() >= 14, "{before:?}");

    // Taken by its button, and back.
    let accept: Spot = app.find(test_id("suggest-accept").first());
    accept.click();
    app.sees("Taken from the data");
    app.press("Ctrl+Z");
    app.wait_for("the weights as they were", || weights(&app) == before);

    // Half the way towards the data by keys, and back to the team's own.
    let knob = app.find(test_id("blend-knob"));
    for _ in 0..5 {
        knob.press("PageUp");
    }
    app.find(test_id("blend-percent")).wait_text("50%");
    done(&app, "Weights moved 50% towards the data");
    app.wait_for("other weights", || weights(&app) != before);
    app.screenshot("blended");
    app.check_accessibility("a blend");
    app.find(test_id("blend-back")).click();
    app.find(test_id("blend-percent")).wait_text("0%");
    app.wait_for("the team's own weights", || weights(&app) == before);
}
