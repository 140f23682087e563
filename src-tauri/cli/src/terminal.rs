//! Writing to the terminal without ever panicking on a closed pipe.

use std::io::{self, IsTerminal, Write};

use crate::failure::Failure;

/// Writes one line to standard error. If nobody reads it, so be it.
pub fn say(line: &str) {
    let _ = writeln!(io::stderr().lock(), "{line}");
}

/// Says on standard error why a command could not do its work.
pub fn tell(failure: &Failure, json: bool) {
    if matches!(failure, Failure::ReaderGone) {
        return;
    }
    let message = failure.message();
    if json {
        say(&serde_json::json!({ "error": { "kind": failure.kind(), "message": message } }).to_string());
    } else {
        say(&format!("lanewise: {message}"));
    }
}

/// Writes a whole text to standard output.
pub fn print(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(|e| Failure::stdout(&e))
}

/// Indented JSON with a line end.
pub fn json_text(value: &impl serde::Serialize) -> Result<String, Failure> {
    let text = serde_json::to_string_pretty(value).map_err(|e| Failure::Output(format!("The result is no JSON: {e}")))?;
    Ok(text + "\n")
}

/// Writes a value to standard output as indented JSON.
pub fn print_json(value: &impl serde::Serialize) -> Result<(), Failure> {
    print(&json_text(value)?)
}

/// Text from a file, made harmless for a terminal: control characters could move the cursor or rename the window.
pub fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

/// Breaks a text into lines of at most `width` characters, at spaces.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let word = plain(word);
        if let Some(line) = lines.last_mut() {
            if line.is_empty() {
                line.push_str(&word);
                continue;
            }
            if line.chars().count() + 1 + word.chars().count() <= width {
                line.push(' ');
                line.push_str(&word);
                continue;
            }
        }
        lines.push(word);
    }
    lines
}

/// One line on standard error that is written over while work goes on; silent where standard error is no terminal.
#[derive(Debug)]
pub struct Progress {
    shown: bool,
    visible: bool,
}

impl Progress {
    /// Quiet unless standard error is a terminal.
    pub fn new() -> Self {
        Self { shown: false, visible: io::stderr().is_terminal() }
    }

    /// Shows a line in place of the one before.
    pub fn show(&mut self, line: &str) {
        if self.visible {
            let _ = write!(io::stderr().lock(), "\r\x1b[2K{line}");
            self.shown = true;
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.shown {
            let _ = write!(io::stderr().lock(), "\r\x1b[2K");
        }
    }
}
