//! Prospects: the list, one scorecard, what it is printed as.

use super::first_of;
use crate::app::App;
use crate::find::{role, test_id};

/// The list of prospects with the rule of what to do with each tier.
pub(super) fn rules(app: &App) {
    app.go("/");
    app.go("/prospects");
    app.find(test_id("open-rules")).click();
    app.find(test_id("rules")).wait();
    app.settled();
}

/// What to do with all prospects of the list, before it is done.
pub(super) fn doing(app: &App) {
    app.go("/");
    app.go("/prospects");
    app.find(role("gridcell").first()).wait();
    app.find(role("grid").first()).press("Ctrl+A");
    app.find(test_id("bulk-act")).click();
    app.find(test_id("act-reason")).wait();
    app.settled();
}

/// Who was put aside and fits since a version that admits from a lower score.
pub(super) fn fit_again(app: &App) {
    app.go("/");
    app.go("/prospects");
    app.find(role("gridcell").first()).wait();
    if !app.find(test_id("became-fit")).is_shown() {
        // Those of a tier that does not admit are nurtured; then a version opens their lane.
        for filter in ["filter-sure-open", "filter-sure-settled"] {
            let chip = app.find(test_id(filter));
            if chip.attribute("aria-pressed") == "true" {
                chip.click();
            }
        }
        app.find(test_id("filter-tier-risky")).click();
        app.find(role("grid").first()).press("Ctrl+A");
        app.find(test_id("bulk-act")).click();
        app.find(test_id("act-nurture")).click();
        app.find(test_id("act-go")).click();
        app.find(test_id("bulk-bar")).wait_gone();
        app.find(test_id("filter-tier-risky")).click();
        app.go("/profile");
        let cut = app.find(test_id("lane")).find(role("slider").nth(1));
        cut.wait();
        for _ in 0..12 {
            app.settled();
            cut.press("Left");
        }
        app.settled();
        app.find(test_id("open-publish")).click();
        app.find(test_id("publish-reason")).fill("The middle lane is open");
        app.find(test_id("publish")).click();
        app.find(test_id("publish-form")).wait_gone();
        app.go("/prospects");
    }
    app.find(test_id("became-fit-look")).click();
    app.find(test_id("became-fit-list")).wait();
    app.settled();
}

/// The scorecard of the best prospect that is not settled yet.
pub(super) fn scorecard(app: &App) {
    app.go("/prospects");
    let open = app.find(test_id("filter-sure-open"));
    if open.attribute("aria-pressed") != "true" {
        open.click();
    }
    first_of(app, "/prospects", "Enter");
}

/// A scorecard as one page.
pub(super) fn scorecard_page(app: &App) {
    scorecard(app);
    app.find(test_id("open-document")).click();
    app.find(test_id("document-preview")).wait();
    app.settled();
}

/// Readiness of a prospect, before the deep demo with its checklist.
pub(super) fn readiness(app: &App) {
    scorecard(app);
    app.find(test_id("gate-deep_demo")).click();
    app.find(test_id("gate-checklist")).wait();
    app.settled();
}

/// A prospect before a gate, as one page.
pub(super) fn gate_card(app: &App) {
    scorecard(app);
    app.find(test_id("gate-card")).click();
    app.find(test_id("document-preview")).wait();
    app.settled();
}

/// A scorecard with the next question open.
pub(super) fn answering(app: &App) {
    scorecard(app);
    app.find(test_id("edit-answers")).click();
    app.find(test_id("answer-editor")).wait();
}

/// A document with its preview.
pub(super) fn document(app: &App, place: &str) {
    app.go("/");
    app.go(place);
    app.find(test_id("document-preview")).wait();
    app.settled();
}
