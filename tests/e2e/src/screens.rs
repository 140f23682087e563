//! The one list of the app's screens, for the pictures and for the accessibility checks.

use crate::app::App;
use crate::find::{css, role};

/// A screen and the way to it.
#[derive(Debug, Clone, Copy)]
pub struct Screen {
    /// Its name in file names and messages.
    pub name: &'static str,
    /// Whether a workspace has to be open, or none.
    pub in_workspace: bool,
    /// Opens it, in any language, from any other screen.
    pub open: fn(&App),
}

/// Every screen, in the order in which a newcomer meets them.
pub const SCREENS: &[Screen] = &[
    Screen { name: "welcome", in_workspace: false, open: |app| app.go("/") },
    Screen { name: "home", in_workspace: true, open: |app| app.go("/") },
    Screen { name: "customers", in_workspace: true, open: |app| app.go("/customers") },
    Screen { name: "customer", in_workspace: true, open: |app| first_of(app, "/customers", "Ctrl+Enter") },
    Screen { name: "profile", in_workspace: true, open: |app| app.go("/profile") },
    Screen { name: "prospects", in_workspace: true, open: |app| app.go("/prospects") },
    Screen { name: "scorecard", in_workspace: true, open: |app| first_of(app, "/prospects", "Enter") },
    Screen { name: "import", in_workspace: true, open: |app| app.go("/import") },
    Screen { name: "settings", in_workspace: true, open: |app| app.go("/settings") },
    Screen { name: "search", in_workspace: true, open: search },
];

/// The languages of the screens.
pub const LANGUAGES: [&str; 3] = ["en", "it", "es"];

/// The looks of the screens.
pub const THEMES: [&str; 2] = ["light", "dark"];

/// Opens the first row of a list with the keys that do so there.
fn first_of(app: &App, list: &str, keys: &str) {
    app.go(list);
    // The rows come after the table: the keys do nothing before.
    app.find(role("gridcell").first()).wait();
    let heading = app.find(css("h1")).text();
    app.find(role("grid")).press(keys);
    app.find(css("h1").having(&heading)).wait_gone();
    app.wait_for("a page of its own", || app.place().strip_prefix(list).is_some_and(|rest| rest.len() > 1));
    app.settled();
}

/// Opens the command palette over the first screen.
fn search(app: &App) {
    app.go("/");
    app.press("Ctrl+K");
    app.find(role("dialog")).wait();
}
