//! `start_time [WORKSPACE]`: how long the app takes from the start of its process to its
//! first painted content, and until its first screen is there to be used.

use std::process::ExitCode;

/// An odd number of runs, so that there is a middle one; the first, with cold caches, is
/// told apart.
#[cfg(target_os = "linux")]
const RUNS: usize = 7;

#[cfg(target_os = "linux")]
fn main() -> ExitCode {
    use lanewise_e2e::Start;
    use std::path::PathBuf;
    use std::time::Duration;

    let workspace = std::env::args_os().nth(1).map(PathBuf::from);
    let mut painted: Vec<Duration> = Vec::new();
    let mut usable: Vec<Duration> = Vec::new();
    for run in 0..=RUNS {
        let start = workspace.iter().fold(Start::new(), |start, file| start.file(file));
        let app = start.run();
        let (paint, use_) = (app.first_paint(), app.first_use());
        if run == 0 {
            println!("first run: painted after {} ms, usable after {} ms", paint.as_millis(), use_.as_millis());
        } else {
            painted.push(paint);
            usable.push(use_);
        }
    }
    painted.sort_unstable();
    usable.sort_unstable();
    println!(
        "{RUNS} more runs: painted after {} ms, usable after {} ms (medians; slowest {} and {} ms)",
        painted[RUNS / 2].as_millis(),
        usable[RUNS / 2].as_millis(),
        painted[RUNS - 1].as_millis(),
        usable[RUNS - 1].as_millis()
    );
    ExitCode::SUCCESS
}

#[cfg(not(target_os = "linux"))]
fn main() -> ExitCode {
    eprintln!("The start can only be measured on Linux.");
    ExitCode::FAILURE
}
