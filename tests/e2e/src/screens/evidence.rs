//! The evidence: what separates, and how good the profile is.

use crate::app::App;
use crate::find::{role, test_id};

/// What separates, as fine as it gets: nothing moves any more.
pub(super) fn separates(app: &App) {
    app.go("/evidence");
    app.wait_for("the last deal", || {
        let deals = app.find(test_id("evidence-deals")).text();
        deals.starts_with("10,000") || deals.starts_with("10.000")
    });
}

/// The same with every drawing as a table.
pub(super) fn tables(app: &App) {
    separates(app);
    app.press("t");
    app.find(test_id("evidence-forest")).find(role("table")).wait();
}

/// How good the profile is.
pub(super) fn profile(app: &App) {
    app.go("/evidence/profile");
    app.find(test_id("evidence-profile")).wait();
}

/// A column of the tables that separates and is no parameter, said under the headline.
pub(super) fn outside(app: &App) {
    super::profile::columns(app);
    separates(app);
    app.find(test_id("evidence-outside")).wait();
    app.settled();
}
