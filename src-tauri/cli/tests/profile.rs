//! `lanewise profile`, and the program as a whole.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod common;

use common::{Desk, PROFILE, desk, shipped};

#[test]
fn the_help_teaches_and_names_the_exit_codes() {
    let desk = Desk::new();
    let help = desk.ok(&["--help"]).out;
    for word in ["new", "import", "score", "export", "profile", "Exit codes", "Ctrl+C", "Start here"] {
        assert!(help.contains(word), "{word}");
    }
    for command in
        [&["new"][..], &["import"], &["score"], &["export"], &["profile", "check"], &["profile", "show"], &["profile", "diff"]]
    {
        let help = desk.ok(&[command, &["--help"]].concat()).out;
        assert!(help.contains("Examples:"), "{command:?}");
    }
    assert_eq!(desk.run(&[]).code, 2);
    assert_eq!(desk.run(&["dance"]).code, 2);
    assert!(desk.ok(&["--version"]).out.starts_with("lanewise "));
}

#[test]
fn check_names_the_place_and_the_mend() {
    let desk = desk();
    assert_eq!(desk.ok(&["profile", "check", "p.json", "success-ready"]).out.lines().count(), 2);
    desk.write("sum.json", PROFILE.replace("\"weight\": 500", "\"weight\": 501"));
    desk.write("shape.json", PROFILE.replace("\"answer\": \"choice\"", "\"answer\": \"choise\""));
    desk.write("cut.json", &PROFILE[..200]);
    desk.write("not.json", [0xff, 0xfe, 0, 1]);
    let run = desk.run(&["profile", "check", "sum.json", "shape.json", "cut.json", "not.json", "none.json", "p.json"]);
    assert_eq!(run.code, 3);
    assert!(run.out.contains("sum.json: parameters: the weights sum to 1001. Take away 1"), "{}", run.out);
    assert!(run.out.contains("parameters[0].answer") && run.out.contains("choise"), "{}", run.out);
    assert!(run.out.contains("p.json: fine"), "{}", run.out);
    assert!(run.err.contains("5 of 6 profiles cannot score"), "{}", run.err);
    let json = desk.run(&["profile", "check", "sum.json", "p.json", "--json"]);
    assert_eq!(json.code, 3);
    let checked = json.json();
    assert_eq!((&checked[0]["ok"], &checked[1]["ok"]), (&false.into(), &true.into()));
    assert_eq!(checked[0]["problems"][0]["place"], "parameters");
    let error: serde_json::Value = serde_json::from_str(&json.err).unwrap();
    assert_eq!(error["error"]["kind"], "input");
}

#[test]
fn show_prints_a_sheet_in_each_language() {
    let desk = desk();
    let sheet = desk.ok(&["profile", "show", "p.json"]).out;
    for part in ["50.0 %", "Core lane", "from  60.000  Good", "Champion: No -> at most Poor", "unknown: 50 (middle)", "from 50"] {
        assert!(sheet.contains(part), "{part}: {sheet}");
    }
    let italian = desk.ok(&["profile", "show", "bant", "--lang", "it", "--questions"]).out;
    assert!(italian.contains(" ? "), "{italian}");
    assert_ne!(italian, desk.ok(&["profile", "show", "bant", "--lang", "es", "--questions"]).out);
    assert_eq!(desk.run(&["profile", "show", "p.json", "--lang", "it"]).code, 2);
    // What --json prints is a profile again.
    desk.write("again.json", desk.ok(&["profile", "show", "p.json", "--json"]).out);
    assert_eq!(desk.ok(&["profile", "diff", "p.json", "again.json"]).out, "No difference.\n");
}

#[test]
fn diff_tells_what_moves_a_score_first() {
    let desk = desk();
    let changed = PROFILE
        .replace("\"weight\": 500", "\"weight\": 490")
        .replace("\"weight\": 300", "\"weight\": 310")
        .replace("Core lane", "Our lane")
        .replace("\"from\": 60000", "\"from\": 55000");
    desk.write("q.json", changed);
    let text = desk.ok(&["profile", "diff", "p.json", "q.json"]).out;
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[0].starts_with("weight") && lines[0].ends_with("Lane: 50.0 % -> 49.0 %"), "{text}");
    assert!(text.contains("Good: 60.000 -> 55.000") && lines[3].starts_with("wording"), "{text}");
    let json = desk.ok(&["profile", "diff", "p.json", "q.json", "--json"]).json();
    assert_eq!(json["differences"].as_array().unwrap().len(), 4);
}

#[test]
fn the_schema_is_the_shipped_one() {
    let shipped = std::fs::read_to_string(shipped("profiles/profile.schema.json")).unwrap();
    assert_eq!(Desk::new().ok(&["profile", "schema"]).out, shipped);
}

#[test]
fn the_docs_tell_of_every_command_and_exit_code() {
    let docs = std::fs::read_to_string(shipped("docs/cli.md")).unwrap();
    let help = Desk::new().ok(&["--help"]).out;
    let codes = help.lines().skip_while(|l| !l.starts_with("Exit codes")).skip(1);
    let codes: Vec<&str> = codes.filter_map(|l| l.split_whitespace().next()).take_while(|w| w.parse::<u8>().is_ok()).collect();
    assert_eq!(codes, ["0", "1", "2", "3", "4", "5", "130"]);
    for code in codes {
        assert!(docs.contains(&format!("| {code} |")), "{code}");
    }
    for command in ["lanewise new", "lanewise import", "lanewise score", "lanewise export", "lanewise ready", "lanewise profile"]
    {
        assert!(docs.contains(command), "{command}");
    }
}
