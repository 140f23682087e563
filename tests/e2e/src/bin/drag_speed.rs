//! `drag_speed WORKSPACE`: how many frames a second the window draws while a threshold of the
//! profile is dragged over the past customers.

use std::process::ExitCode;

#[cfg(target_os = "linux")]
fn main() -> ExitCode {
    use lanewise_e2e::{App, role, sample};
    use std::path::PathBuf;

    let Some(workspace) = std::env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("usage: drag_speed WORKSPACE");
        return ExitCode::from(2);
    };
    let copy = sample::copy_of(&workspace);
    let app = App::open(copy.path());
    app.go("/profile");
    // The thresholds are the sliders over the chart's dots.
    let threshold = app.find(role("slider").having("cut-off").nth(1));
    threshold.wait();
    app.script(
        "window.__frames = [];
         const note = (time) => { window.__frames.push(time); requestAnimationFrame(note); };
         requestAnimationFrame(note);",
        &[],
    );
    // To and fro, four times.
    let path: Vec<(i32, i32)> = (0..400_i32).map(|step| ((step % 100 - 50).abs() * 2 - 100, 0)).collect();
    threshold.drag_along(&path);
    let frames = app.script("const frames = window.__frames; window.__frames = []; return frames;", &[]);
    let times: Vec<f64> = frames.as_array().into_iter().flatten().filter_map(serde_json::Value::as_f64).collect();
    let mut gaps: Vec<f64> = times.windows(2).map(|pair| pair[1] - pair[0]).collect();
    gaps.sort_by(f64::total_cmp);
    let (Some(first), Some(last), true) = (times.first(), times.last(), gaps.len() > 10) else {
        eprintln!("too few frames were drawn: {}", times.len());
        return ExitCode::FAILURE;
    };
    let at = |share: f64| gaps[((gaps.len() - 1) as f64 * share) as usize];
    println!(
        "{:.0} frames a second over {:.1} s; from one frame to the next {:.1} ms (median), {:.1} ms (95 of 100), {:.1} ms (longest)",
        gaps.len() as f64 * 1000.0 / (last - first),
        (last - first) / 1000.0,
        at(0.5),
        at(0.95),
        at(1.0)
    );
    ExitCode::SUCCESS
}

#[cfg(not(target_os = "linux"))]
fn main() -> ExitCode {
    eprintln!("Frames can only be counted on Linux.");
    ExitCode::FAILURE
}
