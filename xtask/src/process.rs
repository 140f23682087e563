//! Running other programs.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;

use crate::folders;

/// `cargo` in the root of the repository.
pub fn cargo(arguments: &[&str]) -> Command {
    // The cargo that started this one, so that a toolchain chosen with +name stays.
    let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(program);
    command.args(arguments).current_dir(folders::root());
    command
}

/// `npm` in the folder of the UI.
pub fn npm(arguments: &[&str]) -> Command {
    // On Windows npm is a script, which only its full name starts.
    let program = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let mut command = Command::new(program);
    command.args(arguments).current_dir(folders::ui());
    command
}

/// Runs a program whose output is for the person at the terminal.
///
/// # Errors
/// When it cannot be started, or fails.
pub fn execute(command: &mut Command) -> Result<(), String> {
    let shown = show(command);
    println!("$ {shown}");
    let status = command.status().map_err(|error| not_started(&shown, &error))?;
    if status.success() { Ok(()) } else { Err(format!("`{shown}` failed ({status})")) }
}

/// Runs a program, passes its output on as it comes, and gives it back too.
///
/// # Errors
/// When it cannot be started. That it failed is in the answer.
pub fn execute_and_keep(command: &mut Command) -> Result<Kept, String> {
    let shown = show(command);
    println!("$ {shown}");
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().map_err(|error| not_started(&shown, &error))?;
    let kept = Arc::new(Mutex::new(String::new()));
    let streams: [Option<Box<dyn Read + Send>>; 2] =
        [child.stdout.take().map(|out| Box::new(out) as _), child.stderr.take().map(|err| Box::new(err) as _)];
    let readers: Vec<_> = streams
        .into_iter()
        .flatten()
        .map(|stream| {
            let kept = Arc::clone(&kept);
            thread::spawn(move || pass_on(stream, &kept))
        })
        .collect();
    for reader in readers {
        // A reader only ends early when it panics, and then its lines are on the screen.
        let _ = reader.join();
    }
    let status = child.wait().map_err(|error| not_started(&shown, &error))?;
    let output = kept.lock().map(|kept| kept.clone()).unwrap_or_default();
    Ok(Kept { success: status.success(), output })
}

/// What a program left.
pub struct Kept {
    /// Whether it said that all went well.
    pub success: bool,
    /// All it wrote, both streams.
    pub output: String,
}

/// Runs a program quietly and gives what it wrote, or nothing when it failed or is not there.
pub fn ask(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).stdin(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Passes lines on to the terminal and keeps them.
fn pass_on(stream: Box<dyn Read + Send>, kept: &Mutex<String>) {
    let mut reader = BufReader::new(stream);
    let mut line = Vec::new();
    while reader.read_until(b'\n', &mut line).is_ok_and(|read| read > 0) {
        let text = String::from_utf8_lossy(&line);
        // A closed terminal must not stop the tests.
        let _ = io::stdout().write_all(text.as_bytes());
        if let Ok(mut kept) = kept.lock() {
            kept.push_str(&text);
        }
        line.clear();
    }
}

fn not_started(shown: &str, error: &io::Error) -> String {
    format!("`{shown}` could not be started: {error}")
}

/// A command as one would type it.
fn show(command: &Command) -> String {
    let program = command.get_program().to_string_lossy();
    let name = program.rsplit(['/', '\\']).next().unwrap_or(&program).to_owned();
    let arguments = command.get_args().map(|argument| argument.to_string_lossy().into_owned());
    std::iter::once(name).chain(arguments).collect::<Vec<_>>().join(" ")
}
