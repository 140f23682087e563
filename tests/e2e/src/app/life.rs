//! How a run of the app begins and ends, and how long its beginning takes.

use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde_json::json;

use super::App;
use crate::start::Start;
use crate::webdriver::Driver;
use crate::{guard, paths, wait};

impl App {
    /// Starts the program once more, with the same home folder and file.
    pub(super) fn launch(&mut self) {
        let mut environment = self.environment();
        environment.extend(self.start.environment.iter().cloned());
        self.driver = Some(Driver::start(&paths::desktop_program(), &self.start.arguments, &environment, &self.log));
        let usable_at = wait::until(|| {
            let usable = self.driver().run(include_str!("../usable.js"), &[]).ok()?;
            usable.as_f64()
        });
        match usable_at {
            Some(usable_at) => self.usable_at = usable_at,
            None => self.fail("the first screen did not come"),
        }
        if !self.start.own_place {
            let (width, height) = self.start.size;
            let rect = json!({ "x": 0, "y": 0, "width": width, "height": height });
            self.try_command(|driver| driver.post("/window/rect", &rect));
        }
        self.try_command(|driver| driver.run(include_str!("../trouble.js"), &[]));
    }

    /// A home of its own, and no services of the desktop that may be missing or slow.
    fn environment(&self) -> Vec<(String, String)> {
        let folder = |name: &str| {
            let folder = self.home.path().join(name);
            // A folder that cannot be made shows up as the app's own error.
            let _ = fs::create_dir_all(&folder);
            folder.display().to_string()
        };
        [
            ("DISPLAY", self.display.name().to_owned()),
            ("WAYLAND_DISPLAY", String::new()),
            ("GDK_BACKEND", "x11".to_owned()),
            ("HOME", folder("home")),
            ("XDG_DATA_HOME", folder("data")),
            ("XDG_CONFIG_HOME", folder("config")),
            ("XDG_CACHE_HOME", folder("cache")),
            ("XDG_RUNTIME_DIR", folder("run")),
            ("LANG", "C.UTF-8".to_owned()),
            ("LC_ALL", "C.UTF-8".to_owned()),
            ("TZ", "UTC".to_owned()),
            ("TAURI_WEBVIEW_AUTOMATION", "true".to_owned()),
            ("DBUS_SESSION_BUS_ADDRESS", "disabled:".to_owned()),
            ("GSETTINGS_BACKEND", "memory".to_owned()),
            ("NO_AT_BRIDGE", "1".to_owned()),
            ("RUST_BACKTRACE", "1".to_owned()),
        ]
        .map(|(name, value)| (name.to_owned(), value))
        .into()
    }

    /// The process id of the app itself.
    #[must_use]
    pub fn id(&self) -> u32 {
        let program = fs::canonicalize(paths::desktop_program()).unwrap_or_default();
        // Built anew meanwhile, the file that runs is no longer the one of that name.
        let runs =
            |exe: &Path| exe == program || exe.to_str().and_then(|name| name.strip_suffix(" (deleted)")) == program.to_str();
        let found = guard::descendants(self.driver().id())
            .into_iter()
            .find(|id| fs::read_link(format!("/proc/{id}/exe")).is_ok_and(|exe| runs(&exe)));
        found.unwrap_or_else(|| panic!("the app is not running; see {}", self.log.display()))
    }

    /// How long the app took from the start of its process to its first painted content.
    #[track_caller]
    pub fn first_paint(&self) -> Duration {
        let painted = self.script(
            "const paint = performance.getEntriesByName('first-contentful-paint')[0];
             return paint ? performance.timeOrigin + paint.startTime : null;",
            &[],
        );
        let Some(painted) = painted.as_f64() else {
            self.fail("nothing has been painted yet");
        };
        self.since_start(painted)
    }

    /// How long the app took from the start of its process until its first screen had come
    /// to rest: a heading, nothing busy. At most as long as this harness needs to look.
    #[track_caller]
    pub fn first_use(&self) -> Duration {
        self.since_start(self.usable_at)
    }

    /// From the start of the app's process to a time in milliseconds since the epoch.
    fn since_start(&self, milliseconds: f64) -> Duration {
        Duration::from_secs_f64(milliseconds / 1000.0).saturating_sub(started_at(self.id()))
    }

    /// Kills the app and all it started, as a crash or a power cut would.
    pub fn kill(&mut self) {
        let id = self.id();
        if let Err(error) = guard::signal(&id.to_string(), "KILL") {
            panic!("the app could not be killed: {error}");
        }
        wait::until(|| (!guard::is_running(id)).then_some(()));
        self.driver = None;
    }

    /// Closes the window by its ×, and waits until the app has ended.
    #[track_caller]
    pub fn quit(&mut self) {
        let id = self.id();
        self.check_no_trouble();
        let close = "window.__TAURI_INTERNALS__.invoke('plugin:window|close', { label: 'main' });";
        // The app may be gone before it could answer.
        let _ = self.driver().run(close, &[]);
        if wait::until(|| (!guard::is_running(id)).then_some(())).is_none() {
            self.fail("the app should end when its window is closed, but it is still running");
        }
        self.driver = None;
    }

    /// Starts the app again after [`Self::quit`] or [`Self::kill`]: same home, same file.
    pub fn restart(&mut self) {
        self.driver = None;
        self.launch();
    }

    /// Starts the app again with nothing named on its command line.
    pub fn restart_without_file(&mut self) {
        let keep = Start { arguments: Start::new().arguments, ..self.start.clone() };
        self.start = keep;
        self.restart();
    }

    /// Starts the app again and leaves its window where the app puts it.
    pub fn restart_in_its_own_place(&mut self) {
        self.start.own_place = true;
        self.restart();
    }

    /// Ends the app without a last look at its page, when the test has taken that away.
    pub fn abandon(mut self) {
        self.driver = None;
    }

    /// Ends the processes that draw the page, as the system does when memory runs out. The driver loses the page with them.
    pub fn kill_page(&self) {
        for id in guard::descendants(self.id()) {
            let drawn = fs::read_to_string(format!("/proc/{id}/comm")).is_ok_and(|name| name.starts_with("WebKitWebProces"));
            if drawn && let Err(error) = guard::signal(&id.to_string(), "KILL") {
                panic!("the page's process could not be killed: {error}");
            }
        }
    }
}

/// When a process was started, since the epoch; exact to a hundredth of a second.
fn started_at(id: u32) -> Duration {
    // Field 22 of proc(5), in ticks of 1/100 s since the machine was started.
    let ticks: f64 = guard::stat_field(id, 22).and_then(|ticks| ticks.parse().ok()).unwrap_or_default();
    let running: f64 = fs::read_to_string("/proc/uptime")
        .ok()
        .and_then(|uptime| uptime.split_whitespace().next()?.parse().ok())
        .unwrap_or_default();
    let age = Duration::from_secs_f64((running - ticks / 100.0).max(0.0));
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().saturating_sub(age)
}
