//! Every screen can be used by everybody.

use lanewise_e2e::screens::{SCREENS, THEMES};
use lanewise_e2e::{App, Start, sample};

fn check(in_workspace: bool) {
    for theme in THEMES {
        let workspace = in_workspace.then(sample::new);
        let start = Start::new().theme(theme);
        let app: App = match &workspace {
            Some(workspace) => start.file(workspace.path()).run(),
            None => start.run(),
        };
        for screen in SCREENS.iter().filter(|screen| screen.in_workspace == in_workspace) {
            (screen.open)(&app);
            app.check_accessibility(&format!("{} ({theme})", screen.name));
        }
    }
}

#[test]
fn without_a_workspace() {
    check(false);
}

#[test]
fn with_the_sample() {
    check(true);
}
