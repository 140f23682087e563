//! `lanewise slides compare`

#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod common;

use common::Desk;

#[test]
fn the_sample_tells_what_its_readme_says() {
    let desk = Desk::new();
    desk.ok(&["new", "demo.lanewise", "--sample"]);
    let report = desk.ok(&["slides", "compare", "demo.lanewise"]).out;
    // The counts are those of profiles/sample/README.md, made by another program.
    for line in [
        "left   happy: 43 slides of 24 accounts",
        "right  not expanded, struggling, failed: 20 slides of 12 accounts",
        "The delta has a number                           36 (22)       5 (5)  separates",
        "The date is set from outside                     32 (22)       2 (2)  separates",
        "Missing the date has a consequence               36 (22)       1 (1)  separates",
        "Each problem has its reason                      38 (23)       3 (3)  separates",
    ] {
        assert!(report.contains(line), "{line}\n{report}");
    }
    // Connecting to the ERP is asked for on both sides: it is in neither list.
    assert!(!report.contains("ERP"), "{report}");
    assert!(report.lines().all(|l| l.chars().count() <= 110), "{report}");
    let json = desk.ok(&["slides", "compare", "demo.lanewise", "--json"]).json();
    assert_eq!(json["left"]["slides"].as_array().unwrap().len(), 43);
    assert_eq!(json["fields"][4]["left"]["accounts"], 21);
    assert_eq!(json["fields"][4]["verdict"], "separates");
    let term = &json["terms"][0];
    assert_eq!(term["sentences"].as_array().unwrap().len(), term["slides"].as_array().unwrap().len().min(12));
    assert_eq!(desk.files(), ["demo.lanewise"]);
}

#[test]
fn groups_are_chosen_by_outcome() {
    let desk = Desk::new();
    desk.ok(&["new", "demo.lanewise", "--sample"]);
    let compare = ["slides", "compare", "demo.lanewise"];
    let with = |more: &[&str]| desk.ok(&[&compare[..], more].concat()).out;
    assert_eq!(with(&["--left", "happy"]), with(&[]));
    let few = with(&["--left", "struggling", "--right", "failed"]);
    assert!(few.contains("8 slides of 4 accounts") && few.contains("5 slides of 3 accounts"), "{few}");
    // All 4 against none of 3 is one in 35.
    let words = few.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("The smallest difference that leans is 4 of 4 against 0 of 3"), "{few}");
    assert!(!few.contains("separates\n"), "{few}");
    for (bad, says) in [(["--left", "gone"], "happy"), (["--left", "happy,happy,gone"], "happy")] {
        let run = desk.run(&[&compare[..], &bad].concat());
        assert_eq!((run.code, run.err.contains(says)), (2, true), "{}", run.err);
    }
    assert_eq!(desk.run(&[&compare[..], &["--left", "happy", "--right", "happy"]].concat()).code, 2);
    assert_eq!(desk.run(&["slides", "compare", "none.lanewise"]).code, 3);
    desk.ok(&["new", "plain.lanewise"]);
    let nothing = desk.ok(&["slides", "compare", "plain.lanewise"]).out;
    assert!(nothing.contains("0 slides of 0 accounts") && nothing.contains("nothing can be told"), "{nothing}");
}
