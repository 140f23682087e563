//! What cut-offs cost: typed once, followed by the sentence while a cut-off moves, the cheapest taken with one key and undone.

use lanewise_e2e::{App, role, sample, test_id};

use crate::steps::paper;

#[test]
fn costs_are_typed_a_cut_off_moves_and_the_cheapest_is_taken() {
    let workspace = sample::new();
    let app = App::open(workspace.path());
    app.go("/evidence/costs");
    let says = app.find(test_id("cost-says"));
    says.wait_text("turned away 7 of 12 poor fits, and lost 2 of 24 good customers");
    app.screenshot("untyped");
    app.check_accessibility("costs that nobody typed");

    // What the team's own activities say fills what is blank; the rest is typed, and the sentence counts in hours.
    app.find(test_id("costs-own")).click();
    app.find(test_id("costs-own")).wait_gone();
    for (field, hours) in
        [("cost-demo", "9"), ("cost-poc", "30"), ("cost-rescue", "40"), ("cost-failed-hours", "20"), ("cost-lost-hours", "100")]
    {
        let field = app.find(test_id(field));
        field.fill(hours);
        field.press("Enter");
        field.wait_value(hours);
    }
    says.wait_text("With the cut-off at 60 the team would have saved 573 hours and lost 2 good customers.");
    app.find(test_id("cost-lost")).wait_text("Grupo Olmedal");

    // One step of the handle at a time: at 58 one of the two is let in.
    let handle = app.find(role("slider").having("Good"));
    handle.press("Left");
    says.wait_text("With the cut-off at 59");
    handle.press("Left");
    says.wait_text("With the cut-off at 58 the team would have saved 573 hours and lost one good customer.");
    app.find(test_id("cost-beside")).wait_text("100 hours more than version 2");
    app.screenshot("moved");
    app.check_accessibility("costs");

    // On paper: the sentence, what was typed, who is lost, and how stable the cheapest one is.
    let page = paper(&app, "costs.html");
    for told in ["lost <b>one good customer</b>", "Conservas Puertalba", "A good deal lost", "Of 1,000 resamples", "Version 2"] {
        assert!(page.contains(told), "the paper does not say {told}");
    }

    // The cheapest, with how stable it is, by one key; and back.
    let best = app.find(test_id("cost-best"));
    best.wait_text("A cut-off of 55 would have been cheaper by 100 hours.");
    best.wait_text("Of 1,000 resamples");
    app.find(test_id("cost-take")).wait();
    handle.script("element.blur();");
    app.press("a");
    says.wait_text("With the cut-off at 55 the team would have saved 573 hours and lost no good customer.");
    app.find(test_id("cost-kept")).wait();
    app.press("Ctrl+Z");
    says.wait_text("With the cut-off at 58");

    // In money once an hour has a price.
    let hour = app.find(test_id("hour-cost"));
    hour.fill("100 EUR");
    hour.press("Enter");
    app.find(test_id("cost-beside"))
        .wait_text("€57,300 saved on poor fits, €10,000 lost with good customers. A gain of €47,300.");
    app.screenshot("money");

    // The studio says it under its lane chart.
    app.go("/profile");
    app.find(test_id("lane-cost")).wait_text("That would have saved 573 hours and lost one good customer.");
    app.screenshot("studio");
}
