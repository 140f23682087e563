//! `lanewise replay`, the program itself.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod common;

use common::{Desk, desk};
use serde_json::Value;

/// Asks one thing, and lets in who has it.
const BUDGET: &str = r#"{
  "format": 1, "id": "money", "name": "Money only", "language": "en",
  "groups": [ { "id": "all", "name": "All" } ],
  "parameters": [ { "id": "budget", "name": "Budget", "group": "all", "weight": 1000, "answer": "yes_no",
    "levels": [ { "id": "yes", "name": "Yes", "fit": 100 }, { "id": "no", "name": "No", "fit": 0 } ] } ],
  "tiers": [ { "id": "good", "name": "Good", "from": 60000 }, { "id": "poor", "name": "Poor", "from": 0 } ],
  "must_haves": [], "guesses": "widen"
}"#;

/// By the small profile: Acme 98, Bolt 82, Cask 48, Dune 74 and no champion, Eden 24, Fern 8. Of Eden nobody knows the budget.
const PAST: &str = "\
account,lane,champion,people,budget,how it went
Acme,core,yes,120,no,renewed
Bolt,core,yes,10,yes,renewed
Cask,outside,yes,60,yes,left
Dune,core,no,80,yes,left
Eden,outside,no,70,,renewed
Fern,outside,no,5,no,left
Gale,core,yes,,yes,
";

const ASKED: [&str; 9] =
    ["replay", "past.csv", "--profile", "p.json", "--against", "money.json", "--outcome", "how it went", "--happy=renewed"];

fn past() -> Desk {
    let desk = desk();
    desk.write("past.csv", PAST);
    desk.write("money.json", BUDGET);
    desk
}

fn names(view: &Value, corner: usize) -> Vec<&str> {
    let accounts = view["accounts"].as_array().unwrap();
    let listed = view["corners"][corner]["accounts"].as_array().unwrap();
    listed.iter().map(|at| accounts[usize::try_from(at.as_u64().unwrap()).unwrap()]["name"].as_str().unwrap()).collect()
}

#[test]
fn the_four_corners_of_a_table_by_hand() {
    let desk = past();
    let costs = ["--costs", "demo=2,poc=8,hour=10,failed=100,lost=150", "--json"];
    let report = desk.ok(&[&ASKED[..], &costs[..]].concat()).json();
    let view = &report["replay"];
    assert_eq!((names(view, 0), names(view, 1)), (vec!["Bolt"], vec!["Acme"]));
    // The better score by the first profile stands first.
    assert_eq!((names(view, 2), names(view, 3)), (vec!["Dune", "Cask"], vec!["Fern"]));
    assert_eq!((&view["untold_count"], &view["customers"], &view["good"]), (&1.into(), &6.into(), &3.into()));
    let side = |name: &str| {
        let side = &view[name];
        let bill = &side["bill"];
        [&side["admitted"], &side["admitted_good"], &side["right"], &bill["poor_admitted"], &bill["good_lost"]]
            .map(|n| n.as_u64().unwrap())
    };
    assert_eq!((side("one"), side("other")), ([2, 2, 5, 0, 0], [3, 1, 2, 2, 1]));
    // A poor fit that is let in: ten hours at 10, and 100 for leaving. Two of them and a good deal lost: 2 · 200 + 150.
    assert_eq!((view["gains"].as_f64(), view["hours"].as_f64()), (Some(550.0), Some(20.0)));
    assert_eq!((view["other"]["bill"]["cost"].as_f64(), view["one"]["bill"]["cost"].as_f64()), (Some(550.0), Some(0.0)));
    assert_eq!(view["paired"]["one"], 3);
    assert_eq!(view["paired"]["apart"], "too_few");
    assert_eq!(
        report["verdict"],
        "Money only would have let in 2 of 3 poor fits and 1 of 2 good customers; Small lets in 0 and 2."
    );
    assert_eq!(report["table"]["without_outcome"]["rows"], 1);
}

#[test]
fn it_reads_as_text_and_as_a_page() {
    let desk = past();
    let costs = ["--costs", "demo=2,poc=8,hour=10,failed=100,lost=150", "--report", "r.html"];
    let told = desk.ok(&[&ASKED[..], &costs[..]].concat()).out;
    assert!(
        told.contains(
            "At these costs Small comes out 550 in money better than Money only; on poor fits the two are 20 hours apart."
        ),
        "{told}"
    );
    assert!(told.contains("only Small lets in: 1 customer, 1 of them good\n  good Acme\n"), "{told}");
    assert!(told.contains("Of 1 customer one of the two profiles knows nothing"), "{told}");
    assert!(told.contains("warning: Money only asks 1 thing; of 1 customer not all are known: budget (1)."), "{told}");
    let page = desk.read("r.html");
    assert!(page.contains("<h1>Money only would have let in 2 of 3 poor fits"), "{page}");
    assert!(
        page.contains("<th scope=\"row\">Dune</th><td>poor fit</td><td class=\"fig\">74.000</td><td class=\"fig\">100.000</td>"),
        "{page}"
    );
    assert!(!page.contains("http:") && !page.contains("https:"), "{page}");
}

#[test]
fn a_workspace_is_held_against_bant_without_a_word_more() {
    let desk = desk();
    desk.ok(&["new", "demo.lanewise", "--sample"]);
    let report = desk.ok(&["--json", "replay", "demo.lanewise"]).json();
    let view = &report["replay"];
    // As the user guide tells the sample: 10 of 12 that did not succeed, and seven of 24 good ones turned away.
    assert_eq!((&view["other"]["bill"]["poor_admitted"], &view["other"]["bill"]["poor"]), (&10.into(), &12.into()));
    assert_eq!((&view["other"]["bill"]["good_lost"], &view["other"]["bill"]["good"]), (&7.into(), &24.into()));
    assert_eq!(report["workspace"], "demo.lanewise");
    let corners = view["corners"].as_array().unwrap();
    let all: u64 = corners.iter().map(|c| c["count"].as_u64().unwrap()).sum();
    assert_eq!(all + view["untold_count"].as_u64().unwrap(), 36);
    // The same profile on both sides disagrees with itself about nobody.
    let same = desk.ok(&["--json", "replay", "demo.lanewise", "--against", "demo.lanewise"]).json();
    assert_eq!((&same["replay"]["corners"][1]["count"], &same["replay"]["corners"][2]["count"]), (&0.into(), &0.into()));
    let name = view["one"]["name"].as_str().unwrap();
    assert_eq!(same["one"], format!("{name} (published version 2 of demo.lanewise, first)"));
    assert_eq!(same["other"], format!("{name} (published version 2 of demo.lanewise, second)"));
    // Another profile of that name is told by its file.
    desk.write("ours.json", BUDGET.replace("Money only", name));
    let alike = desk.ok(&["--json", "replay", "demo.lanewise", "--against", "ours.json"]).json();
    assert_eq!(alike["one"], format!("{name} (published version 2 of demo.lanewise)"));
    assert_eq!(alike["other"], format!("{name} (ours.json)"));
}

#[test]
fn what_cannot_be_is_said() {
    let desk = past();
    desk.ok(&["new", "demo.lanewise", "--sample"]);
    desk.ok(&["new", "empty.lanewise"]);
    for (arguments, code, told) in [
        (&["replay", "past.csv"][..], 2, "A table needs --profile"),
        (&["replay", "past.csv", "--profile", "p.json", "--outcome", "how it went"][..], 2, "Say with --happy"),
        (&["replay", "demo.lanewise", "--happy", "x"][..], 2, "--happy is for a table"),
        (&["replay", "empty.lanewise", "--profile", "bant"][..], 3, "no customer with an outcome"),
        (&["replay", "demo.lanewise", "--against", "nobody.json"][..], 3, "There is no file nobody.json"),
        (&["replay", "demo.lanewise", "--report", "r.pdf"][..], 2, "Let its name end in .html or .json"),
    ] {
        let run = desk.run(arguments);
        assert_eq!(run.code, code, "{arguments:?}: {}", run.err);
        assert!(run.err.contains(told), "{arguments:?}: {}", run.err);
    }
    let blind = ["replay", "past.csv", "--profile", "p.json", "--outcome", "how it went", "--happy", "renewed"];
    let run = desk.run(&[&blind[..], &["--against", "p.json", "--against-mapping", "none.json"]].concat());
    assert_eq!(run.code, 3, "{}", run.err);
}
