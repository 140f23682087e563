//! `cargo xtask bench`: how fast it is, in a release build. Times depend on the machine, so
//! each thing is set against another that does the same job in the same run.

mod file_to_file;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{Outcome, app, built, setup};
use crate::folders;
use crate::process::{cargo, execute};
use crate::table::read_csv;

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
    Part {
        name: "compare",
        title: "2,000 Situation Slides compared (should take 200 ms at most)",
        measure: || execute(&mut Command::new(built("release", "examples/compare_speed"))),
    },
    Part { name: "score", title: "A table scored from file to file", measure: file_to_file::run },
    Part {
        name: "learn",
        title: "A profile learnt from 50,000 customers × 40 columns, from file to profile (should take 5 s at most)",
        measure: learn,
    },
    Part {
        name: "start",
        title: "The app from the start of its process to its first screen, 10,000 accounts (should take less than a second)",
        measure: || execute(Command::new(built("release", "start_time")).arg(large_workspace("prospect")?)),
    },
    Part {
        name: "hand",
        title: "How the window keeps up with a hand, 10,000 customers (should draw 60 frames a second, and answer within 100 ms)",
        measure: || execute(Command::new(built("release", "interactions")).arg(large_workspace("customer")?)),
    },
    Part {
        name: "evidence",
        title: "What the evidence, the scorecard and the lists wait for, 10,000 customers and 10,000 prospects × 60 parameters",
        measure: || execute(Command::new(built("release", "examples/evidence_speed")).arg(widest_workspace()?)),
    },
    Part {
        name: "evidence-hand",
        title: "The same in the window: frames while something is dragged, screens opened",
        measure: || execute(Command::new(built("release", "interactions")).arg(widest_workspace()?).args(OF_EVIDENCE)),
    },
    Part {
        name: "memory",
        title: "Memory of the app at rest: the sample, and 10,000 customers",
        measure: || execute(Command::new(built("release", "memory")).arg(sample_workspace()?).arg(large_workspace("customer")?)),
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

/// A profile out of a large table: the program says how long reading took, and how long learning with its trial on customers held out.
/// Then how well profiles learnt from the tables of `../shared` rank, beside two plain models on the same folds.
fn learn() -> Outcome {
    let folder = folders::target().join("bench");
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let (table, profile) = (folder.join("customers-known.csv"), folder.join("learnt.json"));
    execute(Command::new(built("release", "examples/make_customers")).arg(&table).arg("50000"))?;
    let lanewise = || Command::new(built("release", "lanewise"));
    execute(lanewise().arg("learn").arg(&table).args(["--outcome", "outcome", "--happy", "renewed", "-o"]).arg(&profile))?;
    execute(lanewise().args(["profile", "check"]).arg(&profile))?;
    execute(&mut Command::new(built("release", "examples/learn_bench")))
}

/// What of a hand is measured on the widest workspace.
const OF_EVIDENCE: &[&str] = &["threshold", "blend", "cost", "lane", "refined", "scorecard", "readiness", "opened"];

/// A workspace of 10,000 customers and 10,000 prospects × 60 parameters, with lanes, costs and slides.
fn widest_workspace() -> Outcome<PathBuf> {
    let folder = folders::target().join("bench");
    let workspace = folder.join("widest.lanewise");
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    remove(&folder, "widest.lanewise")?;
    execute(Command::new(built("release", "examples/make_workspace")).arg(&workspace).args(["10000", "10000", "60", "12"]))?;
    Ok(workspace)
}

/// Removes what is left of a workspace of an earlier run.
fn remove(folder: &Path, name: &str) -> Outcome {
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    for old in fs::read_dir(folder).map_err(failed)?.flatten() {
        if old.file_name().to_string_lossy().starts_with(name) {
            fs::remove_file(old.path()).map_err(failed)?;
        }
    }
    Ok(())
}

/// The sample workspace as it is.
fn sample_workspace() -> Outcome<PathBuf> {
    let folder = folders::target().join("bench");
    let workspace = folder.join("sample.lanewise");
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    fs::create_dir_all(&folder).map_err(failed)?;
    if workspace.exists() {
        fs::remove_file(&workspace).map_err(failed)?;
    }
    execute(Command::new(built("release", "lanewise")).arg("new").arg(&workspace).arg("--sample"))?;
    Ok(workspace)
}

/// The sample workspace with 10,000 accounts of a stage, which are its own under new names.
fn large_workspace(stage: &str) -> Outcome<PathBuf> {
    const ACCOUNTS: usize = 10_000;
    let folder = folders::target().join("bench");
    let workspace = folder.join(format!("{stage}s.lanewise"));
    let table = folder.join(format!("{stage}s.csv"));
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    fs::create_dir_all(&folder).map_err(failed)?;
    remove(&folder, &format!("{stage}s.lanewise"))?;

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
