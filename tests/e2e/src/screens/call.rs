//! A call with a prospect.

use super::prospects::scorecard;
use crate::app::App;
use crate::find::{css, role, test_id};

/// A call with the best prospect that is not settled yet.
pub(super) fn call(app: &App) {
    scorecard(app);
    app.find(test_id("start-call")).click();
    app.settled();
    // A call that was left at its summary stands there still.
    if app.find(test_id("call-summary")).is_shown() {
        app.find(test_id("call-done")).click();
        app.find(test_id("start-call")).click();
    }
    app.find(test_id("call-question")).wait();
    app.settled();
}

/// A call at a question that is answered by a number, with one typed.
pub(super) fn call_number(app: &App) {
    call(app);
    app.find(test_id("call-jump")).click();
    app.find(css("#call-to-buying_team_size")).click();
    app.find(test_id("call-number")).fill("12");
    app.find(test_id("call-number-preview")).find(css("[aria-hidden]").first()).wait();
    app.settled();
}

/// A call with all its questions shown to choose from.
pub(super) fn call_jump(app: &App) {
    call(app);
    app.find(test_id("call-jump")).click();
    app.find(role("listbox")).wait();
    app.settled();
}

/// The summary of a call.
pub(super) fn call_summary(app: &App) {
    call(app);
    app.find(test_id("call-end")).click();
    app.find(test_id("call-summary")).wait();
    app.settled();
}
