//! The app and the command line give the same digits.

use std::collections::HashMap;
use std::process::Command;

use lanewise_e2e::{App, css, paths, role, sample, test_id};
use serde_json::Value;

use crate::steps::{go, table};

/// How many of the prospects are looked at.
const LOOKED_AT: usize = 15;

/// A score of the command line, `79.440`, as the app writes it in English: `79.44`.
fn written(score: &Value) -> String {
    let three = match score {
        Value::String(text) => text.clone(),
        number => format!("{:.3}", number.as_f64().unwrap()),
    };
    three.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[test]
fn every_digit_of_a_score_is_the_same_in_the_app_and_on_the_command_line() {
    let workspace = sample::new();
    let mut command = Command::new(paths::command_line_program());
    command
        .arg("score")
        .arg("--profile")
        .arg(workspace.path())
        .arg(table("prospects.csv"))
        .args(["--format", "jsonl", "-o", "-"]);
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let lines = String::from_utf8(output.stdout).unwrap();
    let by_name: HashMap<String, Value> = lines
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap())
        .map(|row| (row["name"].as_str().unwrap().to_owned(), row))
        .collect();
    assert_eq!(by_name.len(), 120);

    let app = App::open(workspace.path());
    go(&app, "Prospects");
    // All of them, nurtured and disqualified ones too; those with the widest range first.
    for stage in ["visitor", "lead", "prospect"] {
        app.find(test_id(&format!("filter-stage-{stage}"))).click();
    }
    app.find(role("button").named("Missing")).click();
    app.find(role("row").nth(1)).click();
    app.find(test_id("verdict")).wait();
    let mut open_ranges = 0;
    for looked_at in 0..LOOKED_AT {
        let name = app.find(css("h1")).text();
        let row = by_name.get(&name).unwrap_or_else(|| panic!("{name} is not in what the command line wrote"));
        let (low, likely, high) = (written(&row["score_low"]), written(&row["score_likely"]), written(&row["score_high"]));
        let expected = if low == high { likely } else { format!("{low}–{likely}–{high}") };
        let shown = app.find(test_id("score-total")).text().replace(char::is_whitespace, "");
        assert_eq!(shown, expected, "{name}");
        if low != high {
            open_ranges += 1;
        }
        let tier = row["tier"].as_str().unwrap();
        let verdict = app.find(test_id("verdict")).text().to_lowercase();
        assert!(verdict.contains(tier), "{name} is {tier} on the command line, and in the app: {verdict}");
        if looked_at + 1 < LOOKED_AT {
            app.press("j");
            app.find(css("h1")).wait_text_other_than(&name);
            app.settled();
        }
    }
    assert!(open_ranges > 0);
}
