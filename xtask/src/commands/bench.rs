//! `cargo xtask bench`: how fast it is, in a release build. Times depend on the machine, so
//! each thing is set against another that does the same job in the same run.

use std::fmt::Write as _;
use std::fs;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use super::{Outcome, app, built, setup};
use crate::folders;
use crate::process::{ask, cargo, execute};
use crate::table::read_csv;

/// Rows and parameters of the table that is scored from file to file.
const ROWS: u32 = 1_000_000;
/// A divisor of 1000, so that the weights are alike.
const PARAMETERS: u32 = 20;

/// Runs of which the median counts.
const RUNS: usize = 5;

/// Something that is measured.
struct Part {
    name: &'static str,
    title: &'static str,
    measure: fn() -> Outcome,
}

const PARTS: &[Part] = &[
    Part {
        name: "recount",
        title: "Tiers of a million prospects counted again after a change (should take 16 ms at most)",
        measure: || execute(&mut Command::new(built("release", "examples/recount"))),
    },
    Part {
        name: "import",
        title: "100,000 accounts imported, against plain prepared SQLite inserts (should take at most twice as long)",
        measure: || execute(&mut Command::new(built("release", "examples/import_speed"))),
    },
    Part {
        name: "wait",
        title: "What a person waits for, with 10,000 accounts",
        measure: || execute(Command::new(built("release", "examples/measure")).arg("10000")),
    },
    Part { name: "score", title: "A table scored from file to file", measure: file_to_file },
    Part {
        name: "start",
        title: "The app from the start of its process to its first screen, 10,000 accounts (should take less than a second)",
        measure: || execute(Command::new(built("release", "start_time")).arg(large_workspace("prospect")?)),
    },
    Part {
        name: "drag",
        title: "A threshold dragged over 10,000 customers (should draw 60 frames a second)",
        measure: || execute(Command::new(built("release", "drag_speed")).arg(large_workspace("customer")?)),
    },
];

pub fn run(asked: &[String]) -> Outcome {
    if let Some(unknown) = asked.iter().find(|name| PARTS.iter().all(|part| part.name != **name)) {
        let names: Vec<&str> = PARTS.iter().map(|part| part.name).collect();
        return Err(format!("there is no part {unknown:?}; there are {}", names.join(", ")));
    }
    setup::ensure()?;
    app::build_ui()?;
    execute(&mut cargo(&["build", "--workspace", "--release", "--bins", "--examples"]))?;
    for part in PARTS.iter().filter(|part| asked.is_empty() || asked.iter().any(|name| name == part.name)) {
        println!("\n── {} ──", part.title);
        (part.measure)()?;
    }
    Ok(())
}

/// The sample workspace with 10,000 accounts of a stage, which are its own under new names.
fn large_workspace(stage: &str) -> Outcome<PathBuf> {
    const ACCOUNTS: usize = 10_000;
    let folder = folders::target().join("bench");
    let workspace = folder.join(format!("{stage}s.lanewise"));
    let table = folder.join(format!("{stage}s.csv"));
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    fs::create_dir_all(&folder).map_err(failed)?;
    for old in fs::read_dir(&folder).map_err(failed)?.flatten() {
        if old.file_name().to_string_lossy().starts_with(&format!("{stage}s.lanewise")) {
            fs::remove_file(old.path()).map_err(failed)?;
        }
    }

    let source = folders::root().join(format!("profiles/sample/{stage}s.csv"));
    let text = fs::read_to_string(&source).map_err(|error| format!("{}: {error}", source.display()))?;
    let rows = read_csv(&text);
    let (header, rows) = rows.split_first().ok_or_else(|| format!("{} is empty", source.display()))?;
    let mut out = csv_line(header);
    for (number, row) in rows.iter().cycle().take(ACCOUNTS).enumerate() {
        let cells: Vec<String> = row
            .iter()
            .zip(header)
            .map(|(cell, column)| match column.as_str() {
                "record_id" | "name" => format!("{cell} {number}"),
                "website" => format!("{cell}/{number}"),
                _ => cell.clone(),
            })
            .collect();
        out.push_str(&csv_line(&cells));
    }
    fs::write(&table, out).map_err(failed)?;

    let lanewise = || Command::new(built("release", "lanewise"));
    execute(lanewise().arg("new").arg(&workspace).arg("--sample"))?;
    execute(lanewise().arg("import").arg(&workspace).arg(&table).args(["--as", stage, "--key", "record_id"]))?;
    Ok(workspace)
}

/// A line of CSV, every cell in quotes.
fn csv_line(cells: &[String]) -> String {
    let quoted: Vec<String> = cells.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
    quoted.join(",") + "\n"
}

/// Scores a large table with the command line, and with data-frame engines where they are.
fn file_to_file() -> Outcome {
    let folder = folders::target().join("bench");
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let profile = folder.join("profile.json");
    let table = folder.join("prospects.csv");
    let written = fs::write(&profile, profile_json()).and_then(|()| write_table(&table));
    written.map_err(|error| format!("{}: {error}", folder.display()))?;
    let megabytes = fs::metadata(&table).map_or(0, |table| table.len() / 1_000_000);
    println!("{ROWS} rows, {PARAMETERS} parameters, {megabytes} MB");

    let lanewise = |output: &Path| {
        let mut command = Command::new(built("release", "lanewise"));
        command.args(["score", "--profile"]).arg(&profile).arg(&table).arg("-o").arg(output);
        command
    };
    let own = median_of_runs("lanewise score", &folder.join("lanewise.csv"), lanewise)?;
    for engine in ["polars", "duckdb"] {
        if ask(python().args(["-c", &format!("import {engine}")])).is_none() {
            println!("{engine:<16} is not here to compare with (pip install {engine})");
            continue;
        }
        let script = folders::root().join("xtask/peers.py");
        let peer = |output: &Path| {
            let mut command = python();
            command.arg(&script).arg(engine).arg(&profile).arg(&table).arg(output);
            command
        };
        let theirs = median_of_runs(engine, &folder.join(format!("{engine}.csv")), peer)?;
        println!("{:<16} lanewise takes {:.2} of its time", "", own / theirs);
        same_scores(&folder.join("lanewise.csv"), &folder.join(format!("{engine}.csv")))?;
    }
    Ok(())
}

/// Runs a program several times, prints and gives the median of the seconds it took.
fn median_of_runs(name: &str, output: &Path, command: impl Fn(&Path) -> Command) -> Outcome<f64> {
    let mut seconds = Vec::new();
    for _ in 0..RUNS {
        let start = Instant::now();
        if ask(&mut command(output)).is_none() {
            return Err(format!("{name} failed: {:?}", command(output)));
        }
        seconds.push(start.elapsed().as_secs_f64());
    }
    seconds.sort_by(f64::total_cmp);
    println!("{name:<16} {:.2} s (median of {RUNS}; {:.2} to {:.2})", seconds[RUNS / 2], seconds[0], seconds[RUNS - 1]);
    Ok(seconds[RUNS / 2])
}

/// A fast answer that is another one proves nothing.
fn same_scores(own: &Path, other: &Path) -> Outcome {
    let scores = |file: &Path| -> Outcome<Vec<f64>> {
        let text = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
        let mut lines = text.lines();
        let header = lines.next().unwrap_or_default();
        let place = header.split(',').position(|name| name == "score_likely");
        let place = place.ok_or_else(|| format!("{} has no column score_likely", file.display()))?;
        Ok(lines.filter_map(|line| line.split(',').nth(place)?.parse().ok()).collect())
    };
    let (own_scores, other_scores) = (scores(own)?, scores(other)?);
    if own_scores == other_scores && own_scores.len() == ROWS as usize {
        Ok(())
    } else {
        Err(format!("{} and {} do not hold the same scores", own.display(), other.display()))
    }
}

fn python() -> Command {
    Command::new(if cfg!(windows) { "python" } else { "python3" })
}

/// A profile of parameters with four levels each and weights that sum to 1000.
fn profile_json() -> String {
    let mut parameters = String::new();
    for parameter in 0..PARAMETERS {
        let comma = if parameter == 0 { "" } else { "," };
        let weight = 1000 / PARAMETERS;
        let levels: Vec<String> = (0..4)
            .map(|level| {
                format!(r#"{{"id":"{}","name":"{}","fit":{}}}"#, level_name(level), level_name(level), fit(parameter, level))
            })
            .collect();
        let _ = write!(
            parameters,
            r#"{comma}{{"id":"p{parameter}","name":"p{parameter}","group":"all","weight":{weight},"answer":"choice","levels":[{}],"known_before_sale":true}}"#,
            levels.join(",")
        );
    }
    format!(
        r#"{{"format":1,"id":"bench","name":"Bench","language":"en","about":"","groups":[{{"id":"all","name":"All"}}],"parameters":[{parameters}],"tiers":[{{"id":"excellent","name":"Excellent","from":80000}},{{"id":"good","name":"Good","from":60000}},{{"id":"risky","name":"Risky","from":37000}},{{"id":"nope","name":"Nope","from":0}}],"must_haves":[],"guesses":"widen"}}"#
    )
}

fn level_name(level: u32) -> &'static str {
    ["alpha", "beta", "gamma", "delta"][level as usize % 4]
}

/// Another best level for each parameter, so that no column is like another.
fn fit(parameter: u32, level: u32) -> u32 {
    [100, 66, 33, 0][((parameter + level) % 4) as usize]
}

/// A table with every parameter answered; the same on every machine.
fn write_table(file: &PathBuf) -> std::io::Result<()> {
    let mut out = BufWriter::new(fs::File::create(file)?);
    let header: Vec<String> = (0..PARAMETERS).map(|parameter| format!("p{parameter}")).collect();
    writeln!(out, "id,name,{}", header.join(","))?;
    // A linear congruential generator: enough to mix the levels.
    let mut state = 1_u64;
    for row in 0..ROWS {
        write!(out, "{row},Company {row}")?;
        for _ in 0..PARAMETERS {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            write!(out, ",{}", level_name((state >> 62) as u32))?;
        }
        writeln!(out)?;
    }
    out.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weights_of_the_profile_sum_to_a_thousand() {
        let json = profile_json();
        let weights = json.split("\"weight\":").skip(1).filter_map(|rest| rest.split(',').next()?.parse::<u32>().ok());
        assert_eq!(weights.sum::<u32>(), 1000);
    }
}
