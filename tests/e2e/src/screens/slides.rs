//! One slide, and the capabilities that slides ask for.

use crate::app::App;
use crate::find::{css, test_id};

/// The slides of the sample's first customer.
pub(super) fn slide(app: &App) {
    app.go("/slides/1");
    app.find(test_id("slide")).wait();
}

/// The capabilities with the words of one unfolded, and its needs only.
pub(super) fn capability_open(app: &App) {
    app.go("/");
    app.go("/slides/capabilities");
    app.find(css("[data-testid^='capability-'] [aria-expanded]").first()).click();
    app.find(css("[data-testid^='capability-'] [aria-pressed]").first()).click();
    app.settled();
}

/// What taking the clear suggestions would say.
pub(super) fn clear_ones(app: &App) {
    app.go("/");
    app.go("/slides/capabilities");
    app.find(test_id("accept-sure")).click();
    app.find(test_id("take-sure")).wait();
    app.settled();
}

/// What is asked for and not offered.
pub(super) fn asked_for(app: &App) {
    app.go("/");
    app.go("/slides/capabilities");
    app.find(test_id("needs-part-asked")).click();
    app.settled();
}
