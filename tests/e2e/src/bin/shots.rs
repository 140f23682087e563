//! `shots FOLDER [SCREEN…]`: a picture of every screen, in both themes and three languages.

use std::process::ExitCode;

#[cfg(target_os = "linux")]
fn main() -> ExitCode {
    use std::path::PathBuf;

    use lanewise_e2e::screens::{LANGUAGES, SCREENS, THEMES};
    use lanewise_e2e::{Start, sample};

    let mut arguments = std::env::args().skip(1);
    let Some(folder) = arguments.next().map(PathBuf::from) else {
        eprintln!("usage: shots FOLDER [SCREEN…]");
        return ExitCode::from(2);
    };
    let asked: Vec<String> = arguments.collect();
    if let Some(unknown) = asked.iter().find(|name| SCREENS.iter().all(|screen| screen.name != **name)) {
        let names: Vec<&str> = SCREENS.iter().map(|screen| screen.name).collect();
        eprintln!("There is no screen {unknown:?}; there are {}.", names.join(", "));
        return ExitCode::from(2);
    }

    let mut taken = 0;
    for theme in THEMES {
        for language in LANGUAGES {
            let workspace = sample::new();
            let app = Start::new().file(workspace.path()).language(language).theme(theme).run();
            for screen in SCREENS.iter().filter(|screen| asked.is_empty() || asked.iter().any(|name| name == screen.name)) {
                (screen.open)(&app);
                let file = folder.join(format!("{}-{theme}-{language}.png", screen.name));
                app.save_picture(&file);
                println!("{}", file.display());
                taken += 1;
            }
        }
    }
    println!("{taken} pictures in {}", folder.display());
    ExitCode::SUCCESS
}

#[cfg(not(target_os = "linux"))]
fn main() -> ExitCode {
    eprintln!("Pictures of the window can only be taken on Linux.");
    ExitCode::FAILURE
}
