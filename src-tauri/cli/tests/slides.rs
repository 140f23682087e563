//! `lanewise slides import` and `export`: what they write and say, and their exit codes.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod common;

use common::Desk;

fn sample() -> Desk {
    let desk = Desk::new();
    desk.ok(&["new", "demo.lanewise", "--sample"]);
    desk
}

#[test]
fn slides_go_out_and_come_back() {
    let desk = sample();
    assert!(desk.ok(&["slides", "export", "demo.lanewise", "-o", "all.csv"]).err.contains("122 slides in all.csv"));
    for name in ["all.xlsx", "all.json", "all.md"] {
        let told = desk.ok(&["slides", "export", "demo.lanewise", "-o", name, "--json"]).json();
        assert_eq!(told["slides"], 122, "{name}");
    }
    let one = desk.ok(&["slides", "export", "demo.lanewise", "-o", "one.md", "--account", "officine brandolese"]);
    assert!(one.err.contains("in one.md"), "{}", one.err);
    assert!(desk.read("one.md").contains("## Officine Brandolese: Federica Tognon"));
    // By key too; nobody of that name is a file that cannot be used.
    desk.ok(&["slides", "export", "demo.lanewise", "-o", "key.csv", "--account", "ORD-0016"]);
    let nobody = desk.run(&["slides", "export", "demo.lanewise", "-o", "x.csv", "--account", "Nobody"]);
    assert_eq!(nobody.code, 3);
    assert!(nobody.err.contains("There is no account \"Nobody\""), "{}", nobody.err);
    assert_eq!(desk.run(&["slides", "export", "demo.lanewise", "-o", "x.pdf"]).code, 2);
    // Into the same file nothing new; into one without slides all of them.
    for table in ["all.csv", "all.xlsx"] {
        let again = desk.ok(&["slides", "import", "demo.lanewise", table, "--json"]).json();
        assert_eq!((&again["rows"], &again["unchanged"]), (&122.into(), &122.into()), "{table}");
    }
}

#[test]
fn import_accounts_for_every_row_and_dry_run_changes_nothing() {
    let desk = sample();
    desk.write("new.csv", "account,person,delta,weather\nOfficine Brandolese,New Person,3 days,fine\nNobody,X,y,\n,Z,y,\n");
    let import = ["slides", "import", "demo.lanewise", "new.csv"];
    let plan = desk.ok(&[&import[..], &["--dry-run", "--json"]].concat()).json();
    assert_eq!((&plan["dry_run"], &plan["added"], &plan["rejected"]), (&true.into(), &1.into(), &2.into()));
    let text = desk.ok(&[&import[..], &["--rejects", "bad.csv", "--account", "ORD-0016"]].concat()).err;
    assert!(text.contains("3 rows: 2 added, 0 updated, 0 unchanged, 1 rejected"), "{text}");
    assert!(text.contains("nobody can tell what they are: weather"), "{text}");
    assert!(text.contains("rejected, line 3: There is no account \"Nobody\""), "{text}");
    assert!(desk.read("bad.csv").contains("Nobody,X,y,,3,"));
    assert_eq!(desk.run(&[&import[..], &["--strict"]].concat()).code, 1);
    desk.write("not.csv", "name,city\nAcme,Turin\nBeta,Rome\n");
    let other = desk.run(&["slides", "import", "demo.lanewise", "not.csv"]);
    assert_eq!(other.code, 3);
    assert!(other.err.contains("not a table of slides"), "{}", other.err);
}

#[test]
fn a_presentation_goes_in() {
    let desk = sample();
    let deck = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../workspace/tests/fixtures/decks/slides-it.pptx");
    std::fs::copy(deck, desk.path("deck.pptx")).unwrap();
    let text = desk.ok(&["slides", "import", "demo.lanewise", "deck.pptx"]).err;
    assert!(text.contains("4 slides: ") && text.contains("0 rejected"), "{text}");
    let bytes = std::fs::read(desk.path("deck.pptx")).unwrap();
    desk.write("cut.pptx", &bytes[..9_000]);
    let cut = desk.run(&["slides", "import", "demo.lanewise", "cut.pptx"]);
    assert_eq!(cut.code, 3);
    assert!(cut.err.contains("damaged or was cut short"), "{}", cut.err);
}
