//! A table scored from file to file, against data-frame engines that write the same bytes.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::super::{Outcome, built};
use crate::folders;
use crate::process::{ask, execute};

/// Rows of the table; it has twenty parameters.
const ROWS: &str = "1000000";
/// A tenth of them, to see whether memory grows with the table.
const FEW: &str = "100000";
/// Rounds of which the median counts.
const ROUNDS: usize = 5;

/// Measures.
pub fn run() -> Outcome {
    let folder = folders::target().join("bench");
    let (many, few) = (folder.join("many"), folder.join("few"));
    execute(Command::new(built("release", "examples/make_prospects")).arg(&many).arg(ROWS))?;
    execute(Command::new(built("release", "examples/make_prospects")).arg(&few).arg(FEW))?;
    let megabytes = fs::metadata(many.join("prospects.csv")).map_or(0, |table| table.len() / 1_000_000);
    println!("{ROWS} rows, 20 parameters, {megabytes} MB");

    let mut engines = vec![Engine { name: "lanewise", seconds: Vec::new() }];
    for name in ["polars", "duckdb"] {
        if ask(python().args(["-c", &format!("import {name}")])).is_some() {
            engines.push(Engine { name, seconds: Vec::new() });
        } else {
            println!("{name} is not here to compare with (pip install {name})");
        }
    }
    // In turns, so that whatever else the machine does is shared by all.
    for _ in 0..ROUNDS {
        for engine in &mut engines {
            let seconds = engine.score(&many)?;
            engine.seconds.push(seconds);
        }
    }
    let own = engines[0].median();
    for engine in &engines {
        let (fastest, slowest) = engine.range();
        print!("{:<9} {:.2} s (median of {ROUNDS}; {fastest:.2} to {slowest:.2})", engine.name, engine.median());
        println!(
            "{}",
            if engine.name == "lanewise" {
                String::new()
            } else {
                format!(", lanewise takes {:.2} of it", own / engine.median())
            }
        );
    }
    for engine in engines.iter().skip(1) {
        same_bytes(&engines[0].output(&many), &engine.output(&many))?;
        println!("{} wrote the same bytes", engine.name);
    }
    if let (Some(many), Some(few)) = (peak_memory(&many)?, peak_memory(&few)?) {
        println!("memory at its peak: {many} MB for {ROWS} rows, {few} MB for {FEW}");
    }
    Ok(())
}

/// One of those that are compared.
struct Engine {
    name: &'static str,
    seconds: Vec<f64>,
}

impl Engine {
    fn output(&self, folder: &Path) -> PathBuf {
        folder.join(format!("{}.csv", self.name))
    }

    /// Scores the table and gives the seconds it took: of `lanewise` the whole process, of the others their work alone, without the
    /// start of Python and its modules.
    fn score(&self, folder: &Path) -> Outcome<f64> {
        let output = self.output(folder);
        if self.name == "lanewise" {
            let start = Instant::now();
            ask(&mut lanewise(folder, &output)).ok_or("lanewise score failed")?;
            return Ok(start.elapsed().as_secs_f64());
        }
        let script = folders::root().join("xtask/peers.py");
        let mut command = python();
        command.arg(script).arg(self.name).arg(folder.join("profile.json")).arg(folder.join("prospects.csv")).arg(&output);
        let said = ask(&mut command).ok_or_else(|| format!("{} failed: {command:?}", self.name))?;
        said.parse().map_err(|_| format!("{} gave no seconds: {said}", self.name))
    }

    fn sorted(&self) -> Vec<f64> {
        let mut seconds = self.seconds.clone();
        seconds.sort_by(f64::total_cmp);
        seconds
    }

    fn median(&self) -> f64 {
        self.sorted()[ROUNDS / 2]
    }

    fn range(&self) -> (f64, f64) {
        (self.sorted()[0], self.sorted()[ROUNDS - 1])
    }
}

fn lanewise(folder: &Path, output: &Path) -> Command {
    let mut command = Command::new(built("release", "lanewise"));
    command.args(["score", "--json", "--profile"]).arg(folder.join("profile.json"));
    command.arg(folder.join("prospects.csv")).arg("-o").arg(output);
    command
}

fn python() -> Command {
    Command::new(if cfg!(windows) { "python" } else { "python3" })
}

/// A fast answer that is another one proves nothing.
fn same_bytes(own: &Path, other: &Path) -> Outcome {
    let read = |file: &Path| fs::read(file).map_err(|error| format!("{}: {error}", file.display()));
    if read(own)? == read(other)? {
        return Ok(());
    }
    Err(format!("{} and {} are not the same", own.display(), other.display()))
}

/// The most memory that scoring takes, in megabytes; `None` where the system does not tell it so.
fn peak_memory(folder: &Path) -> Outcome<Option<u64>> {
    let mut command = lanewise(folder, &folder.join("lanewise.csv"));
    let mut child = command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| format!("lanewise does not start: {error}"))?;
    let status = PathBuf::from(format!("/proc/{}/status", child.id()));
    let mut peak = None;
    while child.try_wait().map_err(|error| error.to_string())?.is_none() {
        let text = fs::read_to_string(&status).unwrap_or_default();
        let kilobytes = text.lines().find_map(|line| line.strip_prefix("VmHWM:")?.split_whitespace().next()?.parse::<u64>().ok());
        peak = peak.max(kilobytes);
        std::thread::sleep(Duration::from_millis(2));
    }
    Ok(peak.map(|kilobytes| kilobytes / 1024))
}
