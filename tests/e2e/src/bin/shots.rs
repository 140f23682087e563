//! `shots FOLDER [SCREEN…] [light|dark] [en|it|es] [WIDTHxHEIGHT…]`: a picture of every screen, in both themes and three languages at
//! 1440 × 900, or of what was asked for.

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

    /// The size of the window where none is asked for.
    const USUAL: (u32, u32) = (1440, 900);

    /// What was asked for; an empty list stands for all (of sizes: the usual one).
    #[derive(Default)]
    struct Asked {
        screens: Vec<String>,
        themes: Vec<&'static str>,
        languages: Vec<&'static str>,
        sizes: Vec<(u32, u32)>,
        /// How everything is enlarged, at once or not at all.
        scales: Vec<&'static Scale>,
    }

    /// A way to draw everything larger, the keys that lead there and the one that leads back.
    struct Scale {
        name: &'static str,
        keys: &'static [&'static str],
        back: &'static str,
    }

    const SCALES: [Scale; 2] = [
        Scale { name: "room", keys: &["Ctrl+Shift+L"], back: "Ctrl+Shift+L" },
        Scale { name: "200%", keys: &["Ctrl+Plus"; 5], back: "Ctrl+0" },
    ];

    impl Asked {
        fn read(words: impl Iterator<Item = String>) -> Result<Self, String> {
            let mut asked = Self::default();
            for word in words {
                if let Some(theme) = THEMES.into_iter().find(|theme| *theme == word) {
                    asked.themes.push(theme);
                } else if let Some(language) = LANGUAGES.into_iter().find(|language| *language == word) {
                    asked.languages.push(language);
                } else if let Some(scale) = SCALES.iter().find(|scale| scale.name == word) {
                    asked.scales.push(scale);
                } else if let Some(size) = size(&word) {
                    asked.sizes.push(size);
                } else if SCREENS.iter().any(|screen| screen.name == word) {
                    asked.screens.push(word);
                } else {
                    return Err(format!("There is no screen {word:?}; there are {}.", names()));
                }
            }
            if asked.themes.is_empty() {
                asked.themes = THEMES.to_vec();
            }
            if asked.languages.is_empty() {
                asked.languages = LANGUAGES.to_vec();
            }
            if asked.sizes.is_empty() {
                asked.sizes = vec![USUAL];
            }
            Ok(asked)
        }

        fn wants(&self, screen: &Screen) -> bool {
            self.screens.is_empty() || self.screens.iter().any(|name| name == screen.name)
        }
    }

    fn size(word: &str) -> Option<(u32, u32)> {
        let (width, height) = word.split_once('x')?;
        Some((width.parse().ok()?, height.parse().ok()?))
    }

    const USAGE: &str = "usage: shots FOLDER [SCREEN…] [light|dark] [en|it|es] [WIDTHxHEIGHT…] [room] [200%]";

    fn names() -> String {
        SCREENS.iter().map(|screen| screen.name).collect::<Vec<_>>().join(", ")
    }

    /// The folder, which comes first. A bare word has to be one that is there, or a screen's misspelt name would be made into a folder.
    fn folder(word: &str) -> Result<PathBuf, String> {
        let folder = PathBuf::from(word);
        if word.starts_with('-') {
            Err(format!("There is no option {word}.\n{USAGE}"))
        } else if folder.is_dir() || word.contains(['/', '.']) {
            Ok(folder)
        } else if Asked::read(std::iter::once(word.to_owned())).is_ok() {
            Err(format!("The folder comes before {word}.\n{USAGE}"))
        } else {
            Err(format!(
                "There is no folder {word:?}, write ./{word} to make it; nor a screen of that name, there are {}.",
                names()
            ))
        }
    }

    pub fn main() -> ExitCode {
        let mut arguments = std::env::args().skip(1);
        if std::env::args().skip(1).any(|word| word == "--help" || word == "-h") {
            println!("{USAGE}\n\nScreens: {}", names());
            return ExitCode::SUCCESS;
        }
        let Some(first) = arguments.next() else {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        };
        let (folder, asked) = match folder(&first).and_then(|folder| Ok((folder, Asked::read(arguments)?))) {
            Ok(asked) => asked,
            Err(problem) => {
                eprintln!("{problem}");
                return ExitCode::from(2);
            }
        };
        let mut missed = Vec::new();
        for size in &asked.sizes {
            for theme in &asked.themes {
                for language in &asked.languages {
                    for in_workspace in [false, true] {
                        let screens: Vec<&Screen> =
                            SCREENS.iter().filter(|s| s.in_workspace == in_workspace && asked.wants(s)).collect();
                        missed.extend(take(&folder, language, theme, *size, &asked.scales, &screens));
                    }
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
    fn take(
        folder: &Path,
        language: &str,
        theme: &str,
        (width, height): (u32, u32),
        scales: &[&Scale],
        screens: &[&Screen],
    ) -> Vec<String> {
        let Some(first) = screens.first() else { return Vec::new() };
        let start = Start::new().language(language).theme(theme).size(width, height);
        let workspace = first.in_workspace.then(|| sample::in_language(language));
        let app = match &workspace {
            Some(workspace) => start.file(workspace.path()).run(),
            None => start.run(),
        };
        let mut at = if (width, height) == USUAL { String::new() } else { format!("-{width}x{height}") };
        for scale in scales {
            at = format!("{at}-{}", scale.name);
        }
        let mut missed = Vec::new();
        for screen in screens {
            let name = format!("{}-{theme}-{language}{at}", screen.name);
            let file = folder.join(format!("{name}.png"));
            // The message is printed as it comes; the other pictures are still wanted.
            let taken = catch_unwind(AssertUnwindSafe(|| {
                (screen.open)(&app);
                // Enlarged only now: the driver's pointer does not know of the zoom.
                scales.iter().flat_map(|scale| scale.keys).for_each(|keys| app.press(keys));
                app.save_picture(&file);
            }));
            scales.iter().for_each(|scale| app.press(scale.back));
            match taken {
                Ok(()) => println!("{}", file.display()),
                Err(_) => missed.push(name),
            }
        }
        missed
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        fn read(words: &str) -> Result<Asked, String> {
            Asked::read(words.split_whitespace().map(str::to_owned))
        }

        #[test]
        fn a_screen_is_no_folder() {
            for (word, says) in
                [("evidence", "comes before"), ("dark", "comes before"), ("--all", "no option"), ("evidnce", "there are welcome")]
            {
                assert!(folder(word).is_err_and(|problem| problem.contains(says)), "{word}");
            }
            for word in ["/tmp/shots", "./evidnce", "."] {
                assert_eq!(folder(word), Ok(PathBuf::from(word)));
            }
        }

        #[test]
        fn what_is_no_screen_is_told_with_those_there_are() {
            assert!(read("home evidnce").is_err_and(|problem| problem.contains("\"evidnce\"") && problem.contains("home")));
            let asked = read("home dark it 1280x800 room").unwrap_or_default();
            assert_eq!((asked.screens, asked.themes, asked.languages), (vec!["home".to_owned()], vec!["dark"], vec!["it"]));
            assert_eq!((asked.sizes, asked.scales.len()), (vec![(1280, 800)], 1));
        }
    }
}
