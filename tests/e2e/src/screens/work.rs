//! Activities, waivers and the waste audit.

use crate::app::App;
use crate::find::test_id;

/// The line that enters an activity of any account.
pub(super) fn entering(app: &App) {
    app.go("/prospects/activities");
    app.find(test_id("activities-add")).click();
    app.find(test_id("add-activity")).wait();
}

/// The accounts behind a number of the waste audit.
pub(super) fn behind(app: &App) {
    app.go("/prospects/audit");
    app.find(test_id("waste-tray-poc")).click();
    app.find(test_id("waste-behind")).wait();
}
