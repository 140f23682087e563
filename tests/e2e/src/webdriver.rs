//! The little of the W3C WebDriver protocol that the tests use, spoken to
//! `WebKitWebDriver`.

use std::fmt;
use std::net::TcpListener;
use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};

use crate::guard::Guarded;
use crate::wait;

/// The key under which the protocol wraps the id of an element.
pub const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// Longer than any command takes; a driver that hangs fails the test instead of stalling it.
const LONGEST_COMMAND: Duration = Duration::from_secs(60);

/// The HTML of a large page is a few megabytes.
const LARGEST_ANSWER: u64 = 64 * 1024 * 1024;

/// What went wrong with a command.
#[derive(Debug)]
pub struct Failed {
    /// The protocol's word for it, such as `stale element reference`.
    pub kind: String,
    message: String,
}

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.kind, self.message)
    }
}

impl Failed {
    fn new(kind: &str, message: impl Into<String>) -> Self {
        Self { kind: kind.to_owned(), message: message.into() }
    }

    /// Something that should be on the page is not there.
    pub fn absent(message: &str) -> Self {
        Self::new("no such element", message)
    }

    /// What should be used is there, but cannot be used yet.
    pub fn disabled() -> Self {
        Self::new("element not interactable", "it is disabled")
    }

    /// Whether the same command may do once the page has moved on: the element is not
    /// there yet, was replaced, or lies under something that is going away.
    pub fn may_pass(&self) -> bool {
        matches!(
            self.kind.as_str(),
            "no such element"
                | "stale element reference"
                | "element not interactable"
                | "element click intercepted"
                | "move target out of bounds"
        )
    }
}

/// A driver process and its session with one run of the app.
pub struct Driver {
    agent: ureq::Agent,
    session: String,
    process: Guarded,
}

impl Driver {
    /// Starts a driver, and has it start `program`.
    ///
    /// # Panics
    /// When the driver is not installed, or the app does not come up in it.
    pub fn start(program: &Path, arguments: &[String], environment: &[(String, String)], log: &Path) -> Self {
        let (process, address, agent) = driver(environment, log);
        // No `webSocketUrl`: WebKitWebDriver would wait for a BiDi session for ever.
        let capabilities = json!({
            "capabilities": { "alwaysMatch": {
                "webkitgtk:browserOptions": { "binary": program, "args": arguments }
            } }
        });
        match send(&agent, "POST", &format!("{address}/session"), Some(&capabilities)) {
            Ok(answer) => {
                let id = answer["sessionId"].as_str().unwrap_or_default();
                Self { session: format!("{address}/session/{id}"), agent, process }
            }
            Err(error) => panic!("{} did not start ({error}); see {}", program.display(), log.display()),
        }
    }

    /// The process id of the driver, the parent of the app.
    pub fn id(&self) -> u32 {
        self.process.id()
    }

    /// A command of the session without a body.
    pub fn get(&self, path: &str) -> Result<Value, Failed> {
        send(&self.agent, "GET", &format!("{}{path}", self.session), None)
    }

    /// A command of the session with a body.
    pub fn post(&self, path: &str, body: &Value) -> Result<Value, Failed> {
        send(&self.agent, "POST", &format!("{}{path}", self.session), Some(body))
    }

    /// Runs the body of a JavaScript function with `arguments` and gives what it returns.
    pub fn run(&self, body: &str, arguments: &[Value]) -> Result<Value, Failed> {
        self.post("/execute/sync", &json!({ "script": body, "args": arguments }))
    }

    /// As [`Self::run`], for a function whose last argument is to be called with the answer.
    pub fn run_async(&self, body: &str, arguments: &[Value]) -> Result<Value, Failed> {
        self.post("/execute/async", &json!({ "script": body, "args": arguments }))
    }
}

/// A driver that listens, its address and a client for it.
fn driver(environment: &[(String, String)], log: &Path) -> (Guarded, String, ureq::Agent) {
    let agent: ureq::Agent = ureq::Agent::config_builder()
        .http_status_as_error(false)
        .proxy(None)
        .timeout_global(Some(LONGEST_COMMAND))
        .build()
        .into();
    let port = free_port();
    let mut process = Guarded::start("WebKitWebDriver", "webkit2gtk-driver", log, |command| {
        command.arg(format!("--port={port}")).envs(environment.iter().map(|(name, value)| (name, value)));
    });
    let address = format!("http://127.0.0.1:{port}");
    let up = wait::until(|| {
        process.check_running(log);
        send(&agent, "GET", &format!("{address}/status"), None).ok()
    });
    assert!(up.is_some(), "WebKitWebDriver did not come up; see {}", log.display());
    (process, address, agent)
}

/// A port that was free a moment ago.
fn free_port() -> u16 {
    match TcpListener::bind(("127.0.0.1", 0)).and_then(|listener| listener.local_addr()) {
        Ok(address) => address.port(),
        Err(error) => panic!("no free port on this machine: {error}"),
    }
}

/// Sends one command and gives the `value` of the answer.
fn send(agent: &ureq::Agent, method: &str, address: &str, body: Option<&Value>) -> Result<Value, Failed> {
    let lost = |error: ureq::Error| Failed::new("no answer", format!("{method} {address}: {error}"));
    let sent = match (method, body) {
        ("POST", Some(body)) => agent.post(address).content_type("application/json; charset=utf-8").send(body.to_string()),
        _ => agent.get(address).call(),
    };
    let mut answer = sent.map_err(lost)?;
    let text = answer.body_mut().with_config().limit(LARGEST_ANSWER).read_to_string().map_err(lost)?;
    let mut parsed: Value = serde_json::from_str(&text).map_err(|error| Failed::new("bad answer", error.to_string()))?;
    let value = parsed["value"].take();
    match value["error"].as_str() {
        Some(kind) if !answer.status().is_success() => Err(Failed::new(kind, value["message"].as_str().unwrap_or_default())),
        _ => Ok(value),
    }
}
