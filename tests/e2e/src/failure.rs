//! What a failing test leaves behind.

use std::fs;
use std::path::{Path, PathBuf};

use crate::display::Display;
use crate::paths;
use crate::webdriver::Driver;

/// Where it leaves it.
pub fn folder() -> PathBuf {
    let folder = paths::artifacts().join("e2e");
    // Should this fail, the first file that is written there says so.
    let _ = fs::create_dir_all(&folder);
    folder
}

/// The log of a test's programs, emptied.
pub fn log_of(test: &str) -> PathBuf {
    let log = folder().join(format!("{test}.log"));
    if let Err(error) = fs::write(&log, "") {
        panic!("{} could not be written: {error}", log.display());
    }
    log
}

/// Saves a picture of the window and its HTML, and says where they are.
pub fn report(test: &str, driver: &Driver, display: &Display, log: &Path) {
    let picture = folder().join(format!("{test}-failed.png"));
    match display.frame().and_then(|frame| frame.save(&picture)) {
        Ok(()) => eprintln!("left behind: {}", picture.display()),
        Err(error) => eprintln!("{error}"),
    }
    let page = folder().join(format!("{test}-failed.html"));
    let html = driver.run("return document.documentElement.outerHTML;", &[]);
    if html.is_ok_and(|html| fs::write(&page, html.as_str().unwrap_or_default()).is_ok()) {
        eprintln!("left behind: {}", page.display());
    }
    let written = fs::read_to_string(log).unwrap_or_default();
    let lines: Vec<&str> = written.lines().collect();
    for line in &lines[lines.len().saturating_sub(15)..] {
        eprintln!("app: {line}");
    }
}
