//! On the phone: a prospect is settled by keys alone, and what the screen says is what the command line computes.

use std::process::Command;
use std::time::Instant;

use lanewise_e2e::{App, css, paths, role, sample, test_id};
use serde_json::Value;

use crate::steps::{go, open_prospect};

/// The figures under the range, as they are written: low, likely, high, or the one there is.
fn figures(app: &App) -> Vec<String> {
    let figures =
        app.script("return [...document.querySelector('[data-testid=call-total]').children].map((one) => one.textContent);", &[]);
    figures.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// A score of the command line, `79.440`, as the app writes it in English: `79.44`.
fn written(score: &Value) -> String {
    let three = match score {
        Value::String(text) => text.clone(),
        number => format!("{:.3}", number.as_f64().unwrap()),
    };
    three.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Answers the question on the screen by its first key, or with a number, and goes on.
fn answer(app: &App) {
    let place = app.find(test_id("call-place")).text();
    if app.find(test_id("call-number")).is_shown() {
        app.type_text("85");
    } else {
        app.press("1");
        app.find(test_id("call-question")).find(css("button[aria-pressed=true]").first()).wait();
    }
    app.press("Enter");
    app.wait_for("the next question, or the end", || {
        app.find(test_id("call-summary")).is_shown() || app.find(test_id("call-place")).text() != place
    });
    app.settled();
}

#[test]
fn a_prospect_is_settled_on_the_phone_by_keys_alone() {
    let workspace = sample::new();
    let mut app = App::open(workspace.path());
    let name = "Cafés Monteorde";
    open_prospect(&app, name);
    let before = app.find(test_id("score-total")).text();
    app.press("c");
    let question = app.find(test_id("call-question"));
    question.wait();
    app.settled();
    assert!(figures(&app).len() == 3, "it is open: low, likely, high");

    // A note, then the answer and how it is known: the range follows.
    let open = figures(&app);
    app.press("n");
    app.type_text("Their plant director decides");
    app.press("Enter");
    app.find(test_id("notes")).find(role("textbox").having("Note by")).wait_value("Their plant director decides");
    let began = Instant::now();
    let mut answers = 0;
    while !app.find(test_id("call-settled")).is_shown() && !app.find(test_id("call-summary")).is_shown() {
        answer(&app);
        answers += 1;
        assert!(answers < 20, "it has only so many questions");
    }
    println!("{name} was settled with {answers} answers in {} ms", began.elapsed().as_millis());
    assert_ne!(figures(&app), open);
    let verdict = app.find(test_id("verdict")).text();
    app.find(test_id("call-settled")).wait_text("ettled");

    // The summary has what was said, and the way back is Escape.
    if !app.find(test_id("call-summary")).is_shown() {
        app.press("f");
    }
    let summary = app.find(test_id("call-summary"));
    summary.wait_text("Their plant director decides");
    summary.find(test_id("call-answered")).find(role("listitem")).wait_count(answers);
    let shown = figures(&app);
    app.press("Escape");
    let total = app.find(test_id("score-total"));
    total.wait_text_other_than(&before);
    assert_eq!(total.text().replace(char::is_whitespace, ""), shown.join("–"));

    // What was answered in the call is one step each, and can be taken back.
    app.press("Ctrl+Z");
    total.wait_text_other_than(&shown.join(" – "));
    app.press("Ctrl+Shift+Z");
    app.wait_for("the same figures again", || total.text().replace(char::is_whitespace, "") == shown.join("–"));
    go(&app, "Home");
    app.quit();

    // The same digits out of the file, computed by the command line.
    let table = app.folder().join("accounts.csv");
    let lanewise = |arguments: &[&std::ffi::OsStr]| {
        let output = Command::new(paths::command_line_program()).args(arguments).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    lanewise(&["export".as_ref(), workspace.path().as_ref(), "-o".as_ref(), table.as_ref()]);
    let lines = lanewise(&[
        "score".as_ref(),
        "--profile".as_ref(),
        workspace.path().as_ref(),
        table.as_ref(),
        "--format".as_ref(),
        "jsonl".as_ref(),
        "-o".as_ref(),
        "-".as_ref(),
    ]);
    let row: Value = lines.lines().map(|l| serde_json::from_str::<Value>(l).unwrap()).find(|row| row["name"] == name).unwrap();
    let (low, likely, high) = (written(&row["score_low"]), written(&row["score_likely"]), written(&row["score_high"]));
    let expected = if low == high { vec![likely] } else { vec![low, likely, high] };
    assert_eq!(shown, expected);
    let tier = row["tier"].as_str().unwrap();
    assert!(verdict.to_lowercase().contains(tier), "{verdict} is {tier} on the command line");
}
