//! Two profiles on the same past customers: what BANT would have admitted, by name; an answer filled in moves a customer.

use lanewise_e2e::{App, label, role, sample, test_id};

use crate::steps::paper;

#[test]
fn bant_against_the_draft_by_name() {
    let workspace = sample::new();
    let app = App::open(workspace.path());
    app.go("/evidence/replay");
    let says = app.find(test_id("replay-says"));
    says.wait_text("BANT would have let in 10 of 12 poor fits and 17 of 24 good customers; the draft lets in 5 and 22.");
    let only = app.find(test_id("corner-other"));
    only.wait_text("0 good, 6 poor fits");
    for name in [
        "Thornwick Facilities",
        "Textil Marenosa",
        "Rheinfurt Spedition",
        "Acque del Sarnese",
        "Brackwell Homeware Online",
        "Voyages Clairmont-Desrue",
    ] {
        only.find(role("link").named(name)).wait();
    }
    app.find(test_id("corner-neither")).find(role("link").named("Conservas Puertalba")).wait();
    app.find(test_id("replay-told")).wait_text("p = 0.006");
    app.screenshot("matrix");
    app.check_accessibility("replay");

    // On paper: each account in its corner.
    let page = paper(&app, "replay.html");
    for told in ["the draft against BANT", "Only BANT lets in: 6", "Thornwick Facilities", "Conservas Puertalba"] {
        assert!(page.contains(told), "the paper does not say {told}");
    }

    // What is not known of BANT is filled in where it stands, and undone.
    let missing = app.find(test_id("missing-starter"));
    missing.wait_text("BANT asks 4 things; of 2 of 36 customers not all of them are recorded.");
    missing.find(role("button").named("Fill in")).click();
    app.find(label("Budget, Pennarth Castings")).choose("None");
    app.find(test_id("corner-one")).find(role("link").named("Pennarth Castings")).wait();
    says.wait_text("16 of 24 good customers");
    app.check_accessibility("a replay that is filled in");
    app.screenshot("filled");
    app.press("Ctrl+Z");
    says.wait_text("17 of 24 good customers");

    // A version against the draft that came of it: the same.
    app.find(test_id("replay-other")).choose("version 2");
    app.find(test_id("replay-told")).wait_text("too few to tell from chance");

    // The paper is of the two that are shown, and they are still there after it.
    assert!(paper(&app, "versions.html").contains("the draft against version 2"));
    app.find(test_id("replay-told")).wait_text("too few to tell from chance");
}
