//! `shots FOLDER [SCREEN…]`: a picture of every screen, in both themes and three languages.

use std::process::ExitCode;

#[cfg(target_os = "linux")]
fn main() -> ExitCode {
    linux::main()
}

#[cfg(not(target_os = "linux"))]
fn main() -> ExitCode {
    eprintln!("Pictures of the window can only be taken on Linux.");
    ExitCode::FAILURE
}

#[cfg(target_os = "linux")]
mod linux {
    use std::panic::{AssertUnwindSafe, catch_unwind};
    use std::path::{Path, PathBuf};
    use std::process::ExitCode;

    use lanewise_e2e::screens::{LANGUAGES, SCREENS, Screen, THEMES};
    use lanewise_e2e::{Start, sample};

    pub fn main() -> ExitCode {
        let mut arguments = std::env::args().skip(1);
        let Some(folder) = arguments.next().map(PathBuf::from) else {
            eprintln!("usage: shots FOLDER [SCREEN…]");
            return ExitCode::from(2);
        };
        let asked: Vec<String> = arguments.collect();
        let names: Vec<&str> = SCREENS.iter().map(|screen| screen.name).collect();
        if let Some(unknown) = asked.iter().find(|name| !names.contains(&name.as_str())) {
            eprintln!("There is no screen {unknown:?}; there are {}.", names.join(", "));
            return ExitCode::from(2);
        }
        let wanted = |screen: &&Screen| asked.is_empty() || asked.iter().any(|name| name == screen.name);

        let mut missed = Vec::new();
        for theme in THEMES {
            for language in LANGUAGES {
                for in_workspace in [false, true] {
                    let screens: Vec<&Screen> =
                        SCREENS.iter().filter(|screen| screen.in_workspace == in_workspace).filter(wanted).collect();
                    missed.extend(take(&folder, language, theme, in_workspace, &screens));
                }
            }
        }
        if missed.is_empty() {
            return ExitCode::SUCCESS;
        }
        eprintln!("\n{} pictures are missing: {}", missed.len(), missed.join(", "));
        ExitCode::FAILURE
    }

    /// Takes the pictures of one run of the app, and gives the names of those that failed.
    fn take(folder: &Path, language: &str, theme: &str, in_workspace: bool, screens: &[&Screen]) -> Vec<String> {
        if screens.is_empty() {
            return Vec::new();
        }
        let start = Start::new().language(language).theme(theme);
        let workspace = in_workspace.then(|| sample::in_language(language));
        let app = match &workspace {
            Some(workspace) => start.file(workspace.path()).run(),
            None => start.run(),
        };
        let mut missed = Vec::new();
        for screen in screens {
            let file = folder.join(format!("{}-{theme}-{language}.png", screen.name));
            // The message is printed as it comes; the other pictures are still wanted.
            let taken = catch_unwind(AssertUnwindSafe(|| {
                (screen.open)(&app);
                app.save_picture(&file);
            }));
            match taken {
                Ok(()) => println!("{}", file.display()),
                Err(_) => missed.push(format!("{}-{theme}-{language}", screen.name)),
            }
        }
        missed
    }
}
