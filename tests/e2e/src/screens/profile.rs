//! The profile studio.

use crate::app::App;
use crate::find::{role, test_id};

/// What another kind of answer would do to the heaviest parameter.
pub(super) fn another_kind(app: &App) {
    app.go("/");
    app.go("/profile");
    app.find(test_id("answer-kind")).wait();
    // Below the fold of a part that scrolls by itself: the driver only scrolls what lies outside the window.
    app.script("document.querySelector('[data-testid=answer-kind]').scrollIntoView({ block: 'center' });", &[]);
    app.find(test_id("answer-kind")).click();
    app.find(test_id("kind-yes_no")).click();
    app.find(test_id("kind-answers")).wait();
    app.settled();
}

/// Two parameters side by side, to be made one.
pub(super) fn merging(app: &App) {
    on_profile(app, "list-menu");
    app.find(test_id("open-merge")).click();
    app.find(test_id("merge-goes")).click();
    app.find(role("menuitemradio").nth(3)).click();
    app.find(test_id("merge-effect")).wait();
    app.settled();
}

/// What the data suggests, in place of a parameter.
pub(super) fn suggestions(app: &App) {
    on_profile(app, "open-suggest");
    app.find(test_id("suggest-says")).wait();
    app.settled();
}

/// A part of the profile, by what opens it.
pub(super) fn on_profile(app: &App, opens: &str) {
    // From elsewhere, so that it starts as it does for a newcomer.
    app.go("/");
    app.go("/profile");
    app.find(test_id(opens)).click();
    app.settled();
}

/// The rules of the profile, at its gates.
pub(super) fn gates(app: &App) {
    on_profile(app, "view-rules");
    app.find(test_id("add-gate")).wait();
    app.script(
        "const part = document.querySelector('[data-testid=rules-gates]'), box = part.parentElement;
        box.scrollTop += part.getBoundingClientRect().top - box.getBoundingClientRect().top",
        &[],
    );
    app.settled();
}

/// The form for a new version, with what it would change.
pub(super) fn publish(app: &App) {
    app.go("/");
    app.go("/profile");
    if !app.find(test_id("open-publish")).is_enabled() {
        app.find(test_id("lane")).find(role("slider").nth(1)).press("Left");
    }
    app.find(test_id("open-publish")).click();
    app.find(test_id("publish-form")).wait();
    app.settled();
}
