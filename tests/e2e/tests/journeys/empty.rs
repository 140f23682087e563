//! A workspace with nothing in it says on every screen what to do first.

use lanewise_e2e::{App, role, sample, test_id};

use crate::steps::go;

#[test]
fn every_empty_screen_says_what_comes_next() {
    let workspace = sample::empty();
    let app = App::open(workspace.path());
    app.sees("is empty. Five steps lead to the first scored prospect.");
    app.find(test_id("next-steps")).find(test_id("start-success_ready")).wait();
    app.check_accessibility("an empty home");

    go(&app, "Customers");
    app.sees("No customers yet.");
    app.sees("The profile is learnt from the customers you already have");
    app.find(test_id("go-import")).wait();
    app.find(test_id("add-account")).wait();
    app.check_accessibility("no customers");

    go(&app, "Profile");
    app.find(test_id("profile-start")).wait_text("What do the customers who succeeded have in common?");
    app.find(test_id("start-first_steps")).wait();
    app.check_accessibility("no profile");

    go(&app, "Prospects");
    app.sees("No prospects yet.");
    app.find(test_id("go-import")).wait();
    app.check_accessibility("no prospects");

    app.go("/import");
    app.find(test_id("choose-table")).wait_text("You see what will happen before anything happens.");

    // With a prospect but no profile, the list and the scorecard say what is missing.
    go(&app, "Prospects");
    app.find(test_id("add-account")).click();
    app.type_text("Tessitura Valmarena");
    app.press("Enter");
    app.sees("There is no profile yet, so nothing is scored.");
    app.press("Escape");
    app.find(role("row").having("Tessitura Valmarena")).click();
    app.sees("There is nothing to score against yet.");
    app.check_accessibility("a prospect without a profile");

    // With a profile but no customers, the chart says so.
    app.button("Start a profile").click();
    app.find(test_id("start-first_steps")).click();
    app.find(test_id("lane")).wait_text("Here your past customers will stand");
    app.check_accessibility("a profile without customers");
}
