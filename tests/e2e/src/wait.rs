//! Waiting for a state, never for a time.

use std::thread;
use std::time::{Duration, Instant};

/// How often a state is looked at while waiting for it.
const LOOK_EVERY: Duration = Duration::from_millis(30);

/// How long a state may take to come about before the test fails: 20 seconds, or the
/// seconds in `LANEWISE_E2E_PATIENCE`.
#[must_use]
pub fn patience() -> Duration {
    let seconds = std::env::var("LANEWISE_E2E_PATIENCE").ok().and_then(|seconds| seconds.parse().ok()).unwrap_or(20);
    Duration::from_secs(seconds)
}

/// Asks `state` again and again until it answers; `None` when [`patience`] is at its end.
pub fn until<T>(mut state: impl FnMut() -> Option<T>) -> Option<T> {
    let start = Instant::now();
    loop {
        if let Some(answer) = state() {
            return Some(answer);
        }
        if start.elapsed() > patience() {
            return None;
        }
        thread::sleep(LOOK_EVERY);
    }
}
