//! One run of the desktop app after another, on one screen and in one home folder.

mod life;

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::display::{Display, Frame};
use crate::failure;
use crate::find::{Find, css, label, role, text};
use crate::keys;
use crate::spot::Spot;
use crate::start::Start;
use crate::wait;
use crate::webdriver::{Driver, ELEMENT, Failed};

/// The app, running.
pub struct App {
    // In the order in which they have to end.
    driver: Option<Driver>,
    display: Display,
    home: TempDir,
    start: Start,
    name: String,
    log: PathBuf,
    /// When the first screen was ready, in milliseconds since the epoch.
    usable_at: f64,
}

impl App {
    /// Opens the app on a workspace, in English and light.
    #[must_use]
    pub fn open(workspace: &Path) -> Self {
        Start::new().file(workspace).run()
    }

    /// Opens the app with nothing in it, as on its first day.
    #[must_use]
    pub fn empty() -> Self {
        Start::new().run()
    }

    pub(crate) fn start(start: Start) -> Self {
        let name = std::thread::current().name().unwrap_or("app").replace("::", "-");
        let home = match tempfile::Builder::new().prefix("lanewise-e2e-").tempdir() {
            Ok(home) => home,
            Err(error) => panic!("no temporary folder: {error}"),
        };
        let log = failure::log_of(&name);
        let display = Display::start(start.size.0, start.size.1, home.path(), &log);
        let mut app = Self { driver: None, display, home, start, name, log, usable_at: 0.0 };
        app.launch();
        app
    }

    /// A thing on the screen.
    #[must_use]
    pub fn find(&self, find: Find) -> Spot<'_> {
        Spot::new(self, find)
    }

    /// The button with this name.
    #[must_use]
    pub fn button(&self, name: &str) -> Spot<'_> {
        self.find(role("button").named(name))
    }

    /// The link with this name.
    #[must_use]
    pub fn link(&self, name: &str) -> Spot<'_> {
        self.find(role("link").named(name))
    }

    /// The field with this label.
    #[must_use]
    pub fn field(&self, name: &str) -> Spot<'_> {
        self.find(label(name))
    }

    /// Goes to a screen by its address, such as `/customers`, past the links that lead there.
    #[track_caller]
    pub fn go(&self, place: &str) {
        // Whatever lies over the screen stays behind.
        self.press("Escape");
        // The old screen stays until the new one has been fetched; its heading tells them apart.
        self.script(
            "if ((location.hash || '#/') === `#${arguments[0]}`) return;
             document.querySelector('h1')?.setAttribute('data-left-behind', '');
             location.hash = arguments[0];",
            &[json!(place)],
        );
        self.find(css("h1[data-left-behind]")).wait_gone();
        self.settled();
    }

    /// Waits until the screen has a heading, is busy with nothing and no longer changes.
    #[track_caller]
    pub fn settled(&self) {
        self.wait_for("a screen at rest", || {
            let quiet = self.driver().run_async(include_str!("../settled.js"), &[]);
            let usable = self.driver().run(include_str!("../usable.js"), &[]);
            quiet.is_ok() && usable.is_ok_and(|usable| usable.is_number())
        });
    }

    /// The address of the screen that is open.
    #[track_caller]
    pub fn place(&self) -> String {
        let hash = self.script("return location.hash;", &[]);
        hash.as_str().unwrap_or_default().trim_start_matches('#').to_owned()
    }

    /// Waits until this text is somewhere on the screen, capitals or not.
    #[track_caller]
    pub fn sees(&self, part: &str) {
        self.find(text("").having(part).first()).wait();
    }

    /// Waits until this text is nowhere on the screen.
    #[track_caller]
    pub fn sees_no_more(&self, part: &str) {
        self.find(text("").having(part)).wait_gone();
    }

    /// Presses a key or a shortcut, such as `Ctrl+Shift+Z`, where the keyboard is.
    #[track_caller]
    pub fn press(&self, shortcut: &str) {
        let actions = keys::shortcut(shortcut);
        let body = json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": actions }] });
        self.command(|driver| driver.post("/actions", &body));
    }

    /// Lets go of what [`Spot::hold_and_move`] holds, where it is now.
    #[track_caller]
    pub fn let_go(&self) {
        let actions = [json!({ "type": "pointerUp", "button": 0 })];
        let body = json!({ "actions": [{
            "type": "pointer", "id": "mouse", "parameters": { "pointerType": "mouse" }, "actions": actions,
        }] });
        self.command(|driver| driver.post("/actions", &body));
    }

    /// Types text where the keyboard is.
    #[track_caller]
    pub fn type_text(&self, words: &str) {
        let actions: Vec<Value> =
            words.chars().flat_map(|letter| ["keyDown", "keyUp"].map(|kind| json!({ "type": kind, "value": letter }))).collect();
        let body = json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": actions }] });
        self.command(|driver| driver.post("/actions", &body));
    }

    /// Waits until `state` is true.
    #[track_caller]
    pub fn wait_for(&self, what: &str, state: impl Fn() -> bool) {
        if wait::until(|| state().then_some(())).is_none() {
            self.fail(&format!("{what} did not come within {} s", wait::patience().as_secs()));
        }
    }

    /// Runs the body of a JavaScript function in the page and gives what it returns.
    #[track_caller]
    pub fn script(&self, body: &str, arguments: &[Value]) -> Value {
        self.command(|driver| driver.run(body, arguments))
    }

    /// Runs the body of a JavaScript function whose last argument is to be called with what it gives.
    #[track_caller]
    pub fn script_async(&self, body: &str, arguments: &[Value]) -> Value {
        self.command(|driver| driver.run_async(body, arguments))
    }

    /// Answers the next file dialog, of either kind, with this path, as the system's own
    /// dialog cannot be driven. `None` is the Cancel button.
    #[track_caller]
    pub fn answer_file_dialog(&self, path: Option<&Path>) {
        self.script(include_str!("../dialog.js"), &[json!(path)]);
    }

    /// Saves a picture of the window as `artifacts/e2e/<test>-<name>.png`.
    #[track_caller]
    pub fn screenshot(&self, name: &str) -> PathBuf {
        let file = failure::folder().join(format!("{}-{name}.png", self.name));
        self.save_picture(&file);
        file
    }

    /// Saves a picture of the window, once it has stopped moving.
    #[track_caller]
    pub fn save_picture(&self, file: &Path) {
        let mut before = None;
        let still = wait::until(|| {
            // Two frames of the page: what it was told to show has been drawn.
            let drawn = "const [done] = arguments; requestAnimationFrame(() => requestAnimationFrame(() => done(true)));";
            self.driver().run_async(drawn, &[]).ok()?;
            let frame = self.display.frame().ok();
            if frame.is_some() && frame == before {
                return frame;
            }
            before = frame;
            None
        });
        let saved = match still {
            Some(frame) => frame.save(file),
            None => Err("the window does not stop moving, so it cannot be pictured".to_owned()),
        };
        if let Err(message) = saved {
            self.fail(&message);
        }
    }

    /// The folder where the app keeps what is its own: recent workspaces, the window's place, crash reports.
    #[must_use]
    pub fn own_data(&self) -> PathBuf {
        self.home.path().join("data/app.lanewise.desktop")
    }

    /// The position and size of the window, as the app's page sees it: left, top, inner width, inner height.
    #[track_caller]
    pub fn window_place(&self) -> [i64; 4] {
        let place = self.script("return [screenX, screenY, innerWidth, innerHeight];", &[]);
        let numbers: Vec<i64> = place.as_array().into_iter().flatten().filter_map(Value::as_i64).collect();
        numbers.try_into().unwrap_or_default()
    }

    /// A folder for the test's own files; it goes when the app is dropped.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.home.path()
    }

    /// Runs a script whose answer may never come, as when it ends the app.
    pub fn fire(&self, body: &str) {
        // Whatever the driver says, the test looks at what came of it.
        let _ = self.driver().run(body, &[]);
    }

    /// What the screen shows at this moment, moving or not.
    #[must_use]
    pub fn frame(&self) -> Option<Frame> {
        self.display.frame().ok()
    }

    /// Fails when the page has thrown, left a promise rejected, or broken the content
    /// policy. Every test does so at its end.
    #[track_caller]
    pub fn check_no_trouble(&self) {
        let trouble = self.script("return window.__trouble ?? [];", &[]);
        let lines: Vec<&str> = trouble.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        if !lines.is_empty() {
            self.fail(&format!("the page was in trouble:\n  {}", lines.join("\n  ")));
        }
    }

    /// Ends the test, with what the screen offers.
    #[track_caller]
    pub(crate) fn fail(&self, message: &str) -> ! {
        let listed =
            self.driver.as_ref().and_then(|driver| driver.run(include_str!("../describe.js"), &[]).ok()).unwrap_or_default();
        let lines: Vec<&str> = listed.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        panic!("{message}\nOn the screen:\n  {}", lines.join("\n  "));
    }

    /// The driver of the app that is running.
    #[track_caller]
    pub(crate) fn driver(&self) -> &Driver {
        match &self.driver {
            Some(driver) => driver,
            None => panic!("the app is not running: restart() it first"),
        }
    }

    /// The ids of the elements that are meant, now.
    pub(crate) fn look_up(&self, find: &Find) -> Result<Vec<String>, Failed> {
        if find.needs_names() {
            self.load_axe()?;
        }
        let found = self.driver().run(include_str!("../find.js"), &[find.to_json()])?;
        let ids = found.as_array().into_iter().flatten();
        Ok(ids.filter_map(|element| element[ELEMENT].as_str().map(str::to_owned)).collect())
    }

    /// A command that has to work.
    #[track_caller]
    pub(crate) fn command<T>(&self, command: impl Fn(&Driver) -> Result<T, Failed>) -> T {
        match command(self.driver()) {
            Ok(answer) => answer,
            Err(failed) => panic!("{failed}"),
        }
    }

    /// A command that is as well left out.
    fn try_command(&self, command: impl Fn(&Driver) -> Result<Value, Failed>) {
        if let Err(failed) = command(self.driver()) {
            eprintln!("{failed}");
        }
    }
}

impl Drop for App {
    fn drop(&mut self) {
        let Some(driver) = &self.driver else { return };
        if std::thread::panicking() {
            failure::report(&self.name, driver, &self.display, &self.log);
        } else {
            self.check_no_trouble();
        }
    }
}
