//! `cargo xtask app`: the app on the sample workspace.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{Outcome, built, setup};
use crate::folders;
use crate::process::{cargo, execute, npm};
use crate::table::{align, read_csv};

pub fn run(_: &[String]) -> Outcome {
    setup::ensure()?;
    build_ui()?;
    build()?;
    let workspace = sample()?;
    if has_display() {
        println!("Opening the app on {}", workspace.display());
        execute(Command::new(built("debug", "lanewise-desktop")).arg(&workspace))
    } else {
        println!("There is no display here, so the same job without a window:");
        without_display(&workspace)
    }
}

/// Builds all programs: one selection of packages everywhere, so that nothing is compiled
/// twice with other features.
pub fn build() -> Outcome {
    if cfg!(target_os = "linux") {
        execute(&mut cargo(&["build", "--workspace", "--bins"]))
    } else {
        // The driver of the end-to-end tests is for Linux.
        execute(&mut cargo(&["build", "-p", "lanewise-desktop", "-p", "lanewise-cli"]))
    }
}

/// Builds the UI, when a file of it is newer than the last build.
pub fn build_ui() -> Outcome {
    let ui = folders::ui();
    let page = fs::metadata(ui.join("dist/index.html")).and_then(|page| page.modified());
    let sources = ["src", "public", "index.html", "package-lock.json", "vite.config.ts", "tsconfig.json"];
    let changed = sources.into_iter().filter_map(|source| newest(&ui.join(source))).max();
    match (page, changed) {
        (Ok(page), Some(changed)) if changed < page => Ok(()),
        _ => execute(&mut npm(&["run", "build"])),
    }
}

/// When a file, or anything in a folder, changed last. A file that went has changed its folder.
fn newest(path: &Path) -> Option<std::time::SystemTime> {
    let own = fs::metadata(path).and_then(|file| file.modified()).ok();
    let inside = fs::read_dir(path).into_iter().flatten().flatten().filter_map(|entry| newest(&entry.path()));
    inside.chain(own).max()
}

/// The sample workspace in the user's data folder, made on the first run and kept.
fn sample() -> Outcome<PathBuf> {
    let folder = folders::user_data()?;
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let workspace = folder.join("sample.lanewise");
    if workspace.exists() {
        println!("The sample workspace is as you left it; delete {} to start afresh.", workspace.display());
    } else {
        execute(Command::new(built("debug", "lanewise")).arg("new").arg(&workspace).arg("--sample"))?;
    }
    Ok(workspace)
}

/// Whether a window could be opened.
fn has_display() -> bool {
    let set = |variable| env::var_os(variable).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

/// Scores the sample prospects on the command line and takes a picture of the app.
fn without_display(workspace: &Path) -> Outcome {
    let artifacts = folders::artifacts();
    fs::create_dir_all(&artifacts).map_err(|error| format!("{}: {error}", artifacts.display()))?;
    let scores = artifacts.join("sample-scores.csv");
    execute(
        Command::new(built("debug", "lanewise"))
            .args(["score", "--profile"])
            .arg(workspace)
            .arg(folders::root().join("profiles/sample/prospects.csv"))
            .arg("-o")
            .arg(&scores),
    )?;
    let table = fs::read_to_string(&scores).map_err(|error| format!("{}: {error}", scores.display()))?;
    println!();
    for line in summary(&read_csv(&table))? {
        println!("{line}");
    }
    println!("\nAll rows: {}", scores.display());

    let picture = artifacts.join("app.png");
    execute(Command::new(built("debug", "picture")).arg(workspace).arg(&picture))?;
    println!("A picture of the app's window: {}", picture.display());
    println!("With a display, the same command opens the window itself.");
    Ok(())
}

/// The best prospects of a scored table, and how many there are in each tier.
fn summary(rows: &[Vec<String>]) -> Outcome<Vec<String>> {
    const SHOWN: usize = 12;
    const COLUMNS: [&str; 6] = ["name", "score_low", "score_likely", "score_high", "tier", "settled"];
    let header = rows.first().ok_or("the scored table is empty")?;
    let place = |column: &str| {
        header.iter().position(|name| name == column).ok_or_else(|| format!("the scored table has no column {column}"))
    };
    let places = COLUMNS.into_iter().map(place).collect::<Outcome<Vec<usize>>>()?;
    let (likely, tier) = (place("score_likely")?, place("tier")?);
    let cell = |row: &[String], at: usize| row.get(at).cloned().unwrap_or_default();

    let mut scored: Vec<&Vec<String>> = rows[1..].iter().collect();
    let score = |row: &[String]| cell(row, likely).parse::<f64>().unwrap_or(f64::MIN);
    scored.sort_by(|one, other| score(other).total_cmp(&score(one)));

    let mut shown = vec![COLUMNS.map(str::to_owned).to_vec()];
    shown.extend(scored.iter().take(SHOWN).map(|row| places.iter().map(|at| cell(row, *at)).collect()));
    let mut lines = align(&shown);
    if scored.len() > SHOWN {
        lines.push(format!("… and {} more", scored.len() - SHOWN));
    }

    // In the order in which they turn up from the best score down.
    let mut tally: Vec<(String, usize)> = Vec::new();
    for row in &scored {
        let tier = cell(row, tier);
        match tally.iter_mut().find(|(name, _)| *name == tier) {
            Some((_, count)) => *count += 1,
            None => tally.push((tier, 1)),
        }
    }
    let tally: Vec<String> = tally.iter().map(|(tier, count)| format!("{tier} {count}")).collect();
    lines.push(String::new());
    lines.push(format!("{} scored: {}", scored.len(), tally.join(", ")));
    Ok(lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "\
name,score_low,score_likely,score_high,tier_low,tier,tier_high,settled,unknown,capped_by
Alba,10.000,20.500,30.000,Nope,Risky,Risky,no,owner,
Brina,80.000,90.000,95.125,Excellent,Excellent,Excellent,yes,,
Corva,9.000,9.000,9.000,Risky,Risky,Risky,yes,,
";

    #[test]
    fn the_best_come_first_and_the_tiers_are_counted() {
        let lines = summary(&read_csv(TABLE)).unwrap();
        assert!(lines[2].starts_with("Brina"), "{lines:?}");
        assert!(lines[4].starts_with("Corva"), "{lines:?}");
        assert_eq!(lines.last().map(String::as_str), Some("3 scored: Excellent 1, Risky 2"));
    }

    #[test]
    fn a_table_without_scores_is_refused() {
        assert!(summary(&read_csv("name\nAlba\n")).unwrap_err().contains("score_low"));
        assert!(summary(&[]).is_err());
    }
}
