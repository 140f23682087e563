//! When the program fails: a report that stays on this machine.
//!
//! A panic in Rust, an uncaught error of a screen and a page whose process ended all come here. A report tells version, system,
//! time, what failed where, and the names of the last commands; never what a command was given or gave, and nothing that a message
//! quotes ([`words`]).

mod reports;
mod words;

use std::collections::VecDeque;
use std::panic::PanicHookInfo;
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::Instant;

use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::AppHandle;
use tauri_specta::Event;

pub use reports::{CrashReport, Reports};

use crate::data;

/// How many commands are told of.
const TRAIL: usize = 20;

/// A crash report was written while the program runs on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type, Event)]
#[tauri_specta(event_name = "crash-reported")]
pub struct CrashReported {
    /// The report, for `crash_report_text`.
    pub id: String,
}

/// What failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// Rust: the shell or the core.
    Core,
    /// A screen.
    Screen,
    /// The process that draws the page.
    Page,
}

/// One failure, before it is written down.
#[derive(Debug)]
struct Crash {
    part: Part,
    message: String,
    /// File and line, or the screen's address.
    place: String,
    /// The way there.
    trace: String,
}

/// What all reports of this run have in common.
struct Watch {
    reports: Reports,
    system: String,
    started: Instant,
    trail: Mutex<VecDeque<(Instant, String)>>,
    app: OnceLock<AppHandle>,
}

/// A panic hook can be given nothing, so it looks here.
static WATCH: OnceLock<Watch> = OnceLock::new();

/// The reports of this machine.
#[must_use]
pub fn reports() -> Option<Reports> {
    data::folder().map(|folder| Reports::new(folder.join("crashes")))
}

/// Watches for panics from now on.
pub fn watch() {
    let Some(reports) = reports() else { return };
    let watch = Watch { reports, system: system(), started: Instant::now(), trail: Mutex::default(), app: OnceLock::new() };
    if WATCH.set(watch).is_err() {
        return;
    }
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        before(info);
        panicked(info);
    }));
}

/// Tells the screens of this program about reports from now on.
pub fn tell(app: &AppHandle) {
    if let Some(watch) = WATCH.get() {
        // There is one app in a process; a second one would change nothing.
        let _ = watch.app.set(app.clone());
    }
}

/// Notes that a command was called; only its name.
pub fn trail(command: &str) {
    if let Some(watch) = WATCH.get() {
        let mut trail = watch.trail.lock().unwrap_or_else(PoisonError::into_inner);
        if trail.len() == TRAIL {
            trail.pop_back();
        }
        trail.push_front((Instant::now(), command.to_owned()));
    }
}

fn panicked(info: &PanicHookInfo<'_>) {
    let payload = info.payload();
    let words = payload.downcast_ref::<&str>().copied().or_else(|| payload.downcast_ref::<String>().map(String::as_str));
    let message = words.unwrap_or("a panic without words");
    // What comes of a panic that met foreign code; the report of the panic itself is there.
    if message.starts_with("panic in a function that cannot unwind") {
        return;
    }
    let place = info.location().map(|at| format!("{}:{}:{}", words::source(at.file()), at.line(), at.column()));
    let trace = std::backtrace::Backtrace::force_capture().to_string();
    note(&Crash { part: Part::Core, message: words::said(message), place: place.unwrap_or_default(), trace: words::own(&trace) });
}

/// Writes down an uncaught error of a screen. Gives the report's id, or nothing when none was written.
pub fn screen(message: &str, stack: &str, place: &str) -> Option<String> {
    // What follows a ? is what somebody filters by.
    let place = place.split('?').next().unwrap_or_default();
    note(&Crash {
        part: Part::Screen,
        message: words::said(message),
        place: words::short(place, 200),
        trace: words::frames(stack),
    })
}

/// Writes down that the page's process ended.
pub fn page(how: &str) -> Option<String> {
    note(&Crash { part: Part::Page, message: how.to_owned(), place: String::new(), trace: String::new() })
}

fn note(crash: &Crash) -> Option<String> {
    let watch = WATCH.get()?;
    // Never waited for: the thread that panics may hold it.
    let trail: Vec<String> = match watch.trail.try_lock() {
        Ok(trail) => trail.iter().map(|(at, name)| format!("{:>8.2} s before  {name}", at.elapsed().as_secs_f64())).collect(),
        Err(_) => Vec::new(),
    };
    let text = text(crash, &watch.system, watch.started, &trail);
    let id = match watch.reports.write(&crash.message, &crash.place, |time| text.replace("{time}", &time.to_string())) {
        Ok(id) => id?,
        Err(error) => {
            eprintln!("The crash report could not be written: {error}");
            return None;
        }
    };
    eprintln!("A crash report was written: {}", watch.reports.path(&id).display());
    if let Some(app) = watch.app.get().cloned() {
        let id = id.clone();
        // On its own thread, because the one that panicked may hold what sending needs.
        std::thread::spawn(move || CrashReported { id }.emit(&app));
    }
    Some(id)
}

fn text(crash: &Crash, system: &str, started: Instant, trail: &[String]) -> String {
    let part = match crash.part {
        Part::Core => "core",
        Part::Screen => "screen",
        Part::Page => "page",
    };
    let or_none = |text: &str| if text.trim().is_empty() { "(none)".to_owned() } else { text.trim_end().to_owned() };
    format!(
        "Lanewise crash report\n\
         It stays on this machine until you pass it on. It holds no customer's data: texts that a message quotes are left out.\n\n\
         Version: {version}\n\
         System:  {system}\n\
         Time:    {{time}}, {seconds:.0} s after the start\n\
         Part:    {part}\n\
         Message: {message}\n\
         Place:   {place}\n\n\
         Last commands, newest first:\n{trail}\n\n\
         The way there:\n{trace}\n",
        version = env!("CARGO_PKG_VERSION"),
        seconds = started.elapsed().as_secs_f64(),
        message = crash.message,
        place = or_none(&crash.place),
        trail = or_none(&trail.join("\n")),
        trace = or_none(&crash.trace),
    )
}

/// System, processor and web view.
fn system() -> String {
    let named = std::fs::read_to_string("/etc/os-release").ok().and_then(|text| {
        let line = text.lines().find_map(|line| line.strip_prefix("PRETTY_NAME="))?;
        Some(line.trim_matches('"').to_owned())
    });
    let web_view = tauri::webview_version().unwrap_or_else(|_| "unknown".to_owned());
    let system = named.unwrap_or_else(|| std::env::consts::OS.to_owned());
    format!("{system}, {}, web view {web_view}", std::env::consts::ARCH)
}

/// Fails on purpose when a test asks for it: `LANEWISE_REHEARSE_CRASH=undo` panics where a command panics, on a thread of the
/// pool; `LANEWISE_REHEARSE_CRASH=main:undo` on the thread of the window, which ends the program.
pub fn rehearse(command: &str) {
    let Some(asked) = std::env::var("LANEWISE_REHEARSE_CRASH").ok() else { return };
    match asked.strip_prefix("main:") {
        Some(asked) if asked == command => panic!("rehearsed in the window's thread, with the name \"Confidential Ltd\""),
        None if asked == command => {
            std::thread::spawn(|| panic!("rehearsed in a thread, with the name \"Confidential Ltd\""));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_says_what_happened_and_leaves_the_time_to_its_writer() {
        let crash = Crash {
            part: Part::Screen,
            message: "undefined is not an object".into(),
            place: "/customers/7".into(),
            trace: "Row@index.js:1:2".into(),
        };
        let text = text(&crash, "Debian", Instant::now(), &["    0.10 s before  undo".into()]);
        for part in
            ["Version: 0.", "System:  Debian", "{time}, 0 s", "Part:    screen", "Place:   /customers/7", "before  undo", "Row@"]
        {
            assert!(text.contains(part), "{part} is not in:\n{text}");
        }
    }
}
