//! What became of the scores: two prospects are won, and the version that scored them is held against how it went.

use lanewise_e2e::{App, Spot, css, role, sample, test_id};

use crate::steps::{done, open_prospect};

/// Wins a prospect of the sample, and says how it went.
fn win(app: &App, name: &str, outcome: &str) {
    open_prospect(app, name);
    app.find(test_id("stage-menu")).click();
    app.find(test_id("stage-customer")).click();
    done(app, &format!("move of {name} to Customer"));
    let number: String = app.place().chars().filter(char::is_ascii_digit).collect();
    app.go(&format!("/customers/{number}"));
    app.find(test_id("outcome-menu")).click();
    app.find(role("menuitem").having(outcome)).click();
    done(app, &format!("outcome of {name}"));
}

#[test]
fn scores_are_held_against_what_became_of_the_accounts() {
    let workspace = sample::new();
    let app = App::open(workspace.path());
    app.go("/evidence/refine");
    app.sees("has scored 120 accounts");
    app.find(test_id("refine-chances")).wait_text("You have 36 customers with an outcome");
    app.find(test_id("refine-mix")).wait_text("no index is told");
    app.screenshot("before");
    app.check_accessibility("refine");

    // One that is no fit goes well.
    win(&app, "Astilleros Punta Arealonga", "Happy");
    app.go("/evidence/refine");
    app.sees("Of 1 score of version 1 the end is known");
    let wrong = app.find(test_id("refine-surprises"));
    wrong.wait_text("Astilleros Punta Arealonga");
    app.find(test_id("refine-proposals")).wait_text("Version 1 was wrong");
    app.screenshot("after");

    // The figures behind the drawing, and back.
    let figure: Spot = app.find(test_id("refine-fared-figure"));
    figure.find(test_id("figure-table")).click();
    figure.find(css("table")).wait_text("1 of 1");
    figure.find(test_id("figure-table")).click();
    figure.find(css("svg[role=img]")).wait();

    // Undone, nobody is a customer who was not.
    app.press("Ctrl+z");
    app.press("Ctrl+z");
    app.sees("has scored 120 accounts");
}
