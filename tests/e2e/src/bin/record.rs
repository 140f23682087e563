//! `record FOLDER`: what the core answers of the sample, in three languages, for `ui/dev.html`.

use std::process::ExitCode;

#[cfg(target_os = "linux")]
fn main() -> ExitCode {
    use std::path::PathBuf;

    use lanewise_e2e::screens::LANGUAGES;
    use lanewise_e2e::{Start, sample};
    use serde_json::Value;

    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(folder), None) = (arguments.next(), arguments.next()) else {
        eprintln!("usage: record FOLDER");
        return ExitCode::from(2);
    };
    for language in LANGUAGES {
        let workspace = sample::in_language(language);
        let app = Start::new().language(language).file(workspace.path()).run();
        app.script(include_str!("record.js"), &[]);
        let recorded = (0..3_000)
            .find_map(|_| {
                std::thread::sleep(std::time::Duration::from_millis(200));
                let recorded = app.script("return window.recorded ?? null", &[]);
                (!recorded.is_null()).then_some(recorded)
            })
            .unwrap_or_else(|| Value::String("the core did not answer within ten minutes".to_owned()));
        if let Value::String(trouble) = &recorded {
            eprintln!("{trouble}");
            return ExitCode::FAILURE;
        }
        let file = folder.join(format!("{language}.json"));
        let written = std::fs::create_dir_all(&folder).and_then(|()| std::fs::write(&file, recorded.to_string()));
        if let Err(error) = written {
            eprintln!("{}: {error}", file.display());
            return ExitCode::FAILURE;
        }
        println!("{}", file.display());
    }
    ExitCode::SUCCESS
}

#[cfg(not(target_os = "linux"))]
fn main() -> ExitCode {
    eprintln!("The app's window can only be driven on Linux.");
    ExitCode::FAILURE
}
