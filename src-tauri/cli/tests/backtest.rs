//! `lanewise backtest`, the program itself.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod common;

use std::fmt::Write;

use common::{Desk, desk};
use serde_json::Value;

/// Chance with a seed: the same customers each time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, of: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % of
    }
}

/// Customers of the small profile whose story is known. Its scores: core 50, champion 30 (no: 6, and at most poor), people 2 or 18.
const PAST: &str = "\
account,lane,champion,people,how it went
Acme,core,yes,120,renewed
Bolt,core,yes,10,renewed
Cask,outside,yes,60,left
Dune,core,no,80,left
Eden,outside,no,70,renewed
Fern,outside,no,5,left
Gale,core,yes,,
";

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap()
}

#[test]
fn a_teams_own_profile_as_it_is_by_hand() {
    let desk = desk();
    desk.write("past.csv", PAST);
    let run = desk.ok(&[
        "--json",
        "backtest",
        "--profile",
        "p.json",
        "past.csv",
        "--outcome",
        "How it went",
        "--happy",
        "renewed",
        "--costs",
        "demo=2,poc=8,hour=10,failed=100,lost=150",
    ]);
    let report = run.json();
    // Scores: Acme 98, Bolt 82, Cask 48, Dune 74, Eden 24, Fern 8. Of nine pairs Eden loses to Cask and to Dune.
    assert!((number(&report["as_it_is"]["auc"]["value"]) - 7.0 / 9.0).abs() < 1e-6, "{}", report["as_it_is"]["auc"]);
    let tiers = report["as_it_is"]["tiers"].as_array().unwrap();
    let told: Vec<_> = tiers.iter().map(|t| (t["tier"].as_str().unwrap(), t["rows"].as_u64(), t["happy"].as_u64())).collect();
    // Dune scores 74, but has no champion.
    assert_eq!(told, [("good", Some(2), Some(2)), ("poor", Some(4), Some(1))]);
    assert_eq!((&report["table"]["without_outcome"]["rows"], &report["table"]["rows"]), (&1.into(), &6.into()));
    let costs = &report["costs"];
    let seen = |part: &str| {
        let cut = &costs[part];
        (cut["admitted"].as_u64(), cut["poor_fits_admitted"].as_u64(), cut["good_lost"].as_u64(), number(&cut["cost"]))
    };
    assert_eq!(seen("now"), (Some(2), Some(0), Some(1), 150.0));
    assert_eq!(seen("everybody"), (Some(6), Some(3), Some(0), 600.0));
    assert_eq!(seen("cheapest"), (Some(2), Some(0), Some(1), 150.0));
    assert_eq!(report["learnt_anew"], Value::Null);
    let misfits = report["misfits"].as_array().unwrap();
    assert_eq!((misfits.len(), &misfits[0]["line"], &misfits[0]["happy"]), (1, &6.into(), &true.into()));

    let told = desk.ok(&["backtest", "--profile", "p.json", "past.csv", "--outcome", "how it went", "--happy", "renewed"]);
    assert!(told.out.contains("this flatters it: --folds 5"), "{}", told.out);
    assert!(told.out.contains("1 row without an outcome left out:\n  line 8: its outcome is blank"), "{}", told.out);
}

fn churn(rows: u32) -> String {
    let mut dice = Dice(23);
    let mut text = String::from("id,seats,plan,visits,part,status\n");
    for row in 0..rows {
        let (seats, visits, plan) =
            (dice.roll(80), dice.roll(30), ["basic", "pro", "team"][usize::try_from(dice.roll(3)).unwrap()]);
        let chance = 10 + seats / 2 + visits + if plan == "pro" { 20 } else { 0 };
        let status = if dice.roll(100) < chance { "active" } else { "churned" };
        writeln!(text, "c{row},{seats},{plan},{visits},part {},{status}", (row * 7 + 3) % 4).unwrap();
    }
    text
}

#[test]
fn learns_anew_in_dealt_folds_and_in_those_of_a_column() {
    let desk = Desk::new();
    desk.write("churn.csv", churn(300));
    let label = ["--outcome", "status", "--happy", "active"];
    desk.ok(&[&["learn", "churn.csv", "-o", "p.json", "--exclude", "part"][..], &label].concat());
    let back =
        |more: &[&str]| desk.ok(&[&["--json", "backtest", "--profile", "p.json", "churn.csv"][..], &label, more].concat()).json();
    let dealt = back(&["--folds", "5"]);
    let anew = &dealt["learnt_anew"];
    assert_eq!((anew["folds"].as_array().unwrap().len(), &anew["scores_are"]), (5, &"held_out".into()));
    // What was learnt flatters itself on its own rows, and separates on others.
    assert!(number(&dealt["as_it_is"]["auc"]["value"]) > number(&anew["auc"]["value"]));
    assert_eq!((&dealt["separates"], &anew["rows"]), (&true.into(), &300.into()));
    let (low, value, high) = (number(&anew["auc"]["low"]), number(&anew["auc"]["value"]), number(&anew["auc"]["high"]));
    assert!(0.5 < low && low < value && value < high && high <= 1.0);
    let mean: f64 = anew["folds"].as_array().unwrap().iter().map(|f| number(&f["auc"])).sum::<f64>() / 5.0;
    assert!((mean - value).abs() < 2e-6);
    // The same again, and other folds with another seed.
    assert_eq!(back(&["--folds", "5"])["learnt_anew"], dealt["learnt_anew"]);
    assert_ne!(back(&["--folds", "5", "--seed", "2"])["learnt_anew"], dealt["learnt_anew"]);

    let given = back(&["--folds", "part"]);
    let folds = given["learnt_anew"]["folds"].as_array().unwrap();
    let labels: Vec<&str> = folds.iter().map(|f| f["fold"].as_str().unwrap()).collect();
    assert_eq!(labels, ["part 0", "part 1", "part 2", "part 3"]);
    assert!(given["answered_by"].as_array().unwrap().iter().all(|a| a["column"] != "part" && a["column"] != "status"));

    // As sentences, and as a page that stands alone.
    let told = desk.ok(&[
        &["backtest", "--profile", "p.json", "churn.csv", "--folds", "part", "--report", "r.html"][..],
        &label,
        &["--costs", "demo=4,poc=40,hour=80,failed=30000,lost=20000"],
    ]
    .concat());
    for says in [
        "A profile learnt anew from these columns picks the happier",
        "fold part 2: AUC 0.",
        "the cheapest cut-off, ",
        "hours on them",
    ] {
        assert!(told.out.contains(says), "{says} in\n{}", told.out);
    }
    let page = desk.read("r.html");
    for outside in ["http://", "https://", "<script", "src=", "@import", "url("] {
        assert!(!page.contains(outside), "{outside}");
    }
    assert_eq!(page.matches("<figure>").count(), 4);
    assert_eq!(page.matches("</figure>\n<details>").count(), 4);
}

#[test]
fn rows_that_stand_there_twice_are_never_learnt_and_tried() {
    let desk = Desk::new();
    let mut dice = Dice(41);
    let mut text = String::from("a,b,c,d,went\n");
    for _ in 0..120 {
        let row = format!("{},{},{},{}", dice.roll(1000), dice.roll(1000), dice.roll(1000), dice.roll(1000));
        let went = ["well", "badly"][usize::try_from(dice.roll(2)).unwrap()];
        // The same customer three times, with the same luck.
        writeln!(text, "{row},{went}\n{row},{went}\n{row},{went}").unwrap();
    }
    desk.write("twice.csv", text);
    let ran = desk.ok(&["--json", "learn", "twice.csv", "--outcome", "went", "--happy", "well", "-o", "p.json"]).json();
    assert_eq!(ran["separates"], false, "{}", ran["verdict"]);
    let label = ["--outcome", "went", "--happy", "well"];
    let back =
        desk.ok(&[&["--json", "backtest", "--profile", "p.json", "twice.csv", "--folds", "5"][..], &label].concat()).json();
    assert_eq!(back["separates"], false, "{}", back["verdict"]);
}

#[test]
fn an_export_of_the_sample_becomes_a_profile_that_scores_it() {
    let desk = Desk::new();
    desk.ok(&["new", "demo.lanewise", "--sample"]);
    desk.ok(&["export", "demo.lanewise", "-o", "customers.csv", "--stage", "customer"]);
    let ours = "score_low,score_likely,score_high,tier_low,tier,tier_high,settled,unknown,capped_by";
    desk.ok(&["learn", "customers.csv", "--outcome", "outcome", "--happy", "happy", "--exclude", ours, "-o", "p.json"]);
    desk.ok(&["profile", "check", "p.json"]);
    let scored = desk.ok(&["--json", "score", "--profile", "p.json", "customers.csv", "-o", "scored.csv"]).json();
    assert_eq!(scored["without_column"], serde_json::json!([]));
    // The team's own profile and BANT, on the same customers.
    for profile in ["demo.lanewise", "bant"] {
        let ran = desk.ok(&["backtest", "--profile", profile, "customers.csv", "--outcome", "outcome", "--happy", "happy"]);
        assert!(ran.out.contains("as it is: AUC"), "{}", ran.out);
    }
}

#[test]
fn clear_answers_to_what_cannot_be() {
    let desk = desk();
    desk.write("past.csv", PAST);
    desk.write("other.csv", "x,y,how it went\n1,2,renewed\n2,3,left\n");
    desk.write("one.csv", PAST.replace("account,", "part,").replace("Acme", "a").replace("Bolt", "a"));
    let ran = |table: &str, more: &[&str]| {
        let base = ["backtest", "--profile", "p.json", table, "--outcome", "how it went", "--happy", "renewed"];
        desk.run(&[&base[..], more].concat())
    };
    for (table, more, code, says) in [
        ("other.csv", &[][..], 3, "No column answers a parameter"),
        ("past.csv", &["--folds", "1"], 2, "a number from 2 to 100"),
        ("past.csv", &["--folds", "gone"], 2, "no column \"gone\""),
        ("past.csv", &["--folds", "how it went"], 2, "cannot be the outcome and hold the folds"),
        ("past.csv", &["--costs", "lunch=2"], 2, "there is no cost \"lunch\""),
        ("past.csv", &["--report", "r.pdf"], 2, ".html or .json"),
        ("gone.csv", &[], 3, "no file"),
    ] {
        let ran = ran(table, more);
        assert_eq!(ran.code, code, "{table} {more:?}: {}", ran.err);
        assert!(ran.err.contains(says), "{table} {more:?}: {}", ran.err);
    }
    // Six customers are too few to learn from; the profile as it is can be looked at all the same.
    let few = ran("past.csv", &["--folds", "3"]);
    assert_eq!(few.code, 0, "{}", few.err);
    assert!(few.out.contains("Nothing could be learnt anew") && few.out.contains("as it is: AUC 0.778"), "{}", few.out);
}
