//! Slides side by side.

use crate::app::App;
use crate::find::{css, role, test_id};

/// The slides of happy and other customers side by side.
pub(super) fn compare(app: &App) {
    app.go("/");
    app.go("/slides");
    let table = app.find(test_id("as-table"));
    table.wait();
    if table.attribute("aria-pressed") == "true" {
        table.click();
    }
    app.find(test_id("paper-left")).wait();
    // The screen stands as it was left: with a side empty, if that was shown last.
    if app.find(css("[data-side=right][data-empty]")).is_shown() {
        tick_on_the_right(app, true);
    }
    app.settled();
}

/// The same, with what was said behind a difference.
pub(super) fn compare_said(app: &App) {
    compare(app);
    app.find(test_id("trait-delta_amount")).find(role("button").first()).click();
    app.settled();
}

/// Words of a slide that are being given a theme.
pub(super) fn compare_tagging(app: &App) {
    compare(app);
    let issue = app.find(css("[data-side=left] [data-field=issue]"));
    issue.press("Enter");
    app.press("Shift+Right");
    app.press("t");
    app.find(test_id("tag-name")).wait();
    app.type_text("Certificate");
    app.settled();
}

/// A parameter that could be made of a difference.
pub(super) fn compare_parameter(app: &App) {
    compare(app);
    app.find(test_id("trait-delta_amount")).find(test_id("make-parameter")).click();
    app.find(test_id("make-create")).wait();
    app.settled();
}

/// Everything that was compared, as a table.
pub(super) fn compare_table(app: &App) {
    compare(app);
    app.find(test_id("as-table")).click();
    app.find(test_id("compare-table")).wait();
    app.settled();
}

/// A side that nobody stands on.
pub(super) fn compare_one_side(app: &App) {
    compare(app);
    tick_on_the_right(app, false);
}

/// Puts the usual outcomes on the right side, or takes them away.
fn tick_on_the_right(app: &App, wanted: bool) {
    app.find(test_id("group-right")).click();
    for outcome in ["not_expanded", "struggling", "failed"] {
        let entry = app.find(test_id(&format!("group-right-{outcome}")));
        entry.wait();
        if (entry.attribute("aria-checked") == "true") != wanted {
            entry.click();
            app.settled();
        }
    }
    app.press("Escape");
    app.settled();
}
