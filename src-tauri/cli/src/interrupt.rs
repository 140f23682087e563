//! Ctrl+C: what is going on is asked to stop, so that nothing is left half done.

use std::sync::atomic::{AtomicBool, Ordering};

static ASKED: AtomicBool = AtomicBool::new(false);

/// Listens for Ctrl+C from now on. Where that is not possible, Ctrl+C ends the program at once, as ever.
pub fn listen() {
    let _ = ctrlc::set_handler(|| ASKED.store(true, Ordering::Relaxed));
}

/// Whether Ctrl+C was pressed.
pub fn asked() -> bool {
    ASKED.load(Ordering::Relaxed)
}
