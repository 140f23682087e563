//! `memory WORKSPACE…`: how much memory the app and the processes of its page take at rest, with each workspace open.

use std::process::ExitCode;

#[cfg(target_os = "linux")]
fn main() -> ExitCode {
    use std::path::PathBuf;
    use std::time::Duration;

    use lanewise_e2e::{App, sample};

    /// Long enough for the page to have thrown away what it only needed to start.
    const REST: Duration = Duration::from_secs(10);

    let workspaces: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    if workspaces.is_empty() {
        eprintln!("usage: memory WORKSPACE…");
        return ExitCode::from(2);
    }
    let megabytes = |kibibytes: u64| kibibytes * 1024 / 1_000_000;
    for workspace in workspaces {
        let copy = sample::copy_of(&workspace);
        let app = App::open(copy.path());
        let name = workspace.file_stem().unwrap_or_default().to_string_lossy();
        let tell = |when: &str| {
            app.settled();
            std::thread::sleep(REST);
            let all = app.processes();
            let each: Vec<String> = all.iter().map(|one| format!("{} {} MB", one.name, megabytes(one.pss))).collect();
            let (rss, pss) = all.iter().fold((0, 0), |(rss, pss), one| (rss + one.rss, pss + one.pss));
            println!("{name}, {when}: {} MB (PSS; {}); {} MB (RSS)", megabytes(pss), each.join(", "), megabytes(rss));
        };
        tell("at rest on the first screen");
        for place in ["/customers", "/profile", "/prospects", "/settings", "/"] {
            app.go(place);
        }
        tell("after a walk through the screens");
    }
    ExitCode::SUCCESS
}

#[cfg(not(target_os = "linux"))]
fn main() -> ExitCode {
    eprintln!("Memory can only be measured on Linux.");
    ExitCode::FAILURE
}
