//! Every screen can be used by everybody.

use lanewise_e2e::screens::{SCREENS, THEMES};
use lanewise_e2e::{App, Start, sample};

/// Looks at all screens before it fails, so that one run tells everything.
fn check(in_workspace: bool) {
    let mut objections = Vec::new();
    for theme in THEMES {
        let workspace = in_workspace.then(sample::new);
        let start = Start::new().theme(theme);
        let app: App = match &workspace {
            Some(workspace) => start.file(workspace.path()).run(),
            None => start.run(),
        };
        for screen in SCREENS.iter().filter(|screen| screen.in_workspace == in_workspace) {
            (screen.open)(&app);
            objections.extend(app.accessibility_objections(&format!("{} ({theme})", screen.name)));
        }
    }
    assert!(objections.is_empty(), "{}", objections.join("\n\n"));
}

#[test]
fn without_a_workspace() {
    check(false);
}

#[test]
fn with_the_sample() {
    check(true);
}
