//! Before and at the start: no workspace, the first screen, the frame around every screen.

use crate::app::App;
use crate::find::{role, test_id};

/// The form for a new workspace.
pub(super) fn new_workspace(app: &App) {
    app.go("/");
    let open = app.find(test_id("new-workspace"));
    if open.is_shown() {
        open.click();
    }
    app.find(test_id("create-workspace")).wait();
}

/// The start screen with the choice of a ready profile.
pub(super) fn ready_profile(app: &App) {
    app.go("/");
    app.go("/welcome?way=starter");
    app.find(role("radio").first()).wait();
}

/// Opens the command palette over the first screen.
pub(super) fn search(app: &App) {
    app.go("/");
    app.press("Ctrl+K");
    app.find(role("dialog")).wait();
}

/// The map of the keys, over the list of prospects.
pub(super) fn keyboard(app: &App) {
    app.go("/prospects");
    app.press("?");
    app.find(role("dialog")).wait();
}

/// The list of the last steps, to go back over several of them.
pub(super) fn history(app: &App) {
    app.go("/");
    app.find(test_id("history-menu")).click();
    app.find(test_id("history-step").first()).wait();
}

/// A menu of the bar above every screen.
pub(super) fn menu_above(app: &App, opens: &str) {
    app.go("/");
    app.find(test_id(opens)).click();
    app.find(role("menuitem").first()).wait();
    app.settled();
}

/// Help beside the thing it explains.
pub(super) fn hint(app: &App) {
    app.press("Escape");
    app.go("/profile");
    app.find(test_id("hint-lanes")).click();
    app.find(role("dialog")).wait();
}

/// The first screen with something to attend to, seen from its end.
pub(super) fn attention(app: &App) {
    app.go("/");
    app.find(test_id("attention")).wait();
    app.script("document.querySelector('[data-testid=attention]').scrollIntoView();", &[]);
    app.settled();
}
