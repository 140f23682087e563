//! The main job: from past customers to a profile, from the profile to scored prospects.

use lanewise_e2e::{App, role, test_id};

use crate::steps::{ask, done, go, open_prospect, table};

/// All weights as the bars of the studio have them, in thousandths.
fn weights(app: &App) -> Vec<i64> {
    let weights = app.script(
        "return [...document.querySelectorAll('[data-testid=parameters] [role=slider]')]
           .map((bar) => Number(bar.getAttribute('aria-valuenow')));",
        &[],
    );
    weights.as_array().into_iter().flatten().filter_map(serde_json::Value::as_i64).collect()
}

/// The weights as they are written, added up by whoever reads them, in tenths of a percent. Those
/// of the groups are sums of them already.
fn written_total(app: &App) -> f64 {
    let total = app.script(
        "return [...document.querySelectorAll('[data-testid=parameters] input[aria-label^=\"Weight of\"]:not([aria-label^=\"Weight of the group\"])')]
           .reduce((sum, field) => sum + Math.round(Number(field.value) * 10), 0);",
        &[],
    );
    total.as_f64().unwrap_or_default()
}

/// Imports a table through the screen that is open and checks that the plan and what came of
/// it account for every row.
fn import(app: &App, name: &str, rows: &str) {
    app.answer_file_dialog(Some(&table(name)));
    app.find(test_id("choose-file")).click();
    let plan = app.find(test_id("plan"));
    plan.find(test_id("count-added")).wait_text(rows);
    plan.find(test_id("count-updated")).wait_text("0");
    assert!(!plan.find(test_id("count-rejected")).is_shown());
    plan.wait_text(&format!("The table has {rows} rows"));
    plan.find(test_id("run-import")).click();
    let done = app.find(test_id("import-done"));
    done.wait_text(&format!("{rows} accounts are new and 0 changed"));
    done.find(test_id("count-added")).wait_text(rows);
    assert!(!done.find(test_id("count-rejected")).is_shown());
}

#[test]
fn from_an_empty_file_to_a_settled_prospect_and_back_again() {
    let mut app = App::empty();

    // A new workspace, in a file of one's own.
    let file = app.folder().join("Ordito.lanewise");
    app.find(test_id("new-workspace")).click();
    app.find(test_id("new-name")).fill("Ordito Workflows");
    app.find(test_id("new-author")).fill("Lucia Demarin");
    app.answer_file_dialog(Some(&file));
    app.find(test_id("create-workspace")).click();
    app.sees("Ordito Workflows is empty");
    assert!(file.is_file());

    // A profile to start from.
    go(&app, "Profile");
    app.find(test_id("start-sample")).click();
    app.find(test_id("profile-name")).wait_value("Ordito Workflows, mid-market Europe");
    assert_eq!(weights(&app).len(), 14);
    app.sees("Here your past customers will stand");

    // The customers, by way of what Home says is next.
    go(&app, "Home");
    app.link("Import customers").click();
    import(&app, "customers.csv", "36");
    done(&app, "import of customers.csv, 36 rows");

    // Weights: one by the keyboard, one by hand. They always sum to 100.
    go(&app, "Profile");
    let chart = app.find(test_id("lane"));
    chart.wait_text("22 of 24 happy customers would have been Good or better");
    chart.wait_text("4 of 5 not expanded");
    let before = weights(&app);
    let criteria = app.find(role("slider").named("Success criteria defined"));
    let share = criteria.attribute("aria-valuenow");
    assert_eq!(share, "160");
    criteria.press("Right");
    done(&app, "weight of Success criteria defined, now 17");
    assert_eq!(criteria.attribute("aria-valuenow"), "170");
    let by_keyboard = weights(&app);
    assert_ne!(by_keyboard, before);
    assert_eq!(by_keyboard.iter().sum::<i64>(), 1000);
    assert_eq!(written_total(&app), 1000.0);
    let lane = app.find(role("slider").named("Lane"));
    lane.drag_by(-12, 0);
    done(&app, "weight of Lane");
    let by_hand = weights(&app);
    assert_ne!(by_hand, by_keyboard);
    assert_eq!(by_hand.iter().sum::<i64>(), 1000);
    assert_eq!(written_total(&app), 1000.0);

    // A threshold under the hand: sentence and counts move with it, before it is let go.
    let says = app.find(test_id("lane-says"));
    let settled = says.text();
    let good = app.find(role("slider").having("Cut-off between Risky and Good"));
    assert_eq!(good.attribute("aria-valuenow"), "60000");
    let happy = chart.find(role("table").having("Past customers by outcome and tier")).find(role("row").nth(1));
    let counted = happy.text();
    good.hold_and_move(110, 0);
    says.wait_text_other_than(&settled);
    happy.wait_text_other_than(&counted);
    // The hand rests, and so does what it moved.
    app.settled();
    let moving = says.text();
    assert!(!app.find(role("button").having("Undo: cut-off")).is_shown(), "nothing is changed while it moves");
    app.let_go();
    done(&app, "cut-off of Good, now");
    says.wait_text(&moving);
    // Back to where it stood, by the keyboard this time: whole points.
    app.press("Ctrl+Z");
    says.wait_text(&settled);
    good.press("Left");
    done(&app, "cut-off of Good, now 59");

    // Publish, with a reason.
    app.find(test_id("open-publish")).click();
    app.find(test_id("publish-reason")).fill("Agreed in the workshop of 12 May");
    app.find(test_id("publish")).click();
    app.find(test_id("profile-screen")).wait_text("Agreed in the workshop of 12 May");
    app.find(role("banner")).wait_text("Profile v1");

    // The prospects.
    go(&app, "Home");
    app.link("Import prospects").click();
    import(&app, "prospects.csv", "120");
    app.link("See prospects").click();

    // One of them, and the answer that was missing.
    app.find(test_id("prospects-table")).wait();
    open_prospect(&app, "Cafés Monteorde");
    let (verdict, total) = (app.find(test_id("verdict")), app.find(test_id("score-total")));
    verdict.wait_text("Good");
    let (verdict_before, total_before) = (verdict.text(), total.text());
    app.find(test_id("score-row-success_criteria")).wait_text("Not asked yet");
    ask(&app, "success_criteria");
    app.find(test_id("answer-level-written_number_date")).click();
    verdict.wait_text("Excellent");
    done(&app, "answer of Cafés Monteorde on Success criteria defined");
    let (verdict_after, total_after) = (verdict.text(), total.text());
    assert_ne!(total_after, total_before);

    // And back.
    app.press("Ctrl+Z");
    verdict.wait_text(&verdict_before);
    total.wait_text(&total_before);
    app.screenshot("scorecard");

    // Another day: the last workspace opens by itself, everything is there, and what was undone
    // can be done again.
    app.quit();
    app.restart();
    app.sees("Import of prospects.csv, 120 rows");
    go(&app, "Customers");
    app.sees("24 of 36 customers went well");
    go(&app, "Profile");
    app.find(test_id("lane-says")).wait();
    assert_eq!(weights(&app), by_hand);
    assert_eq!(app.find(role("slider").having("Cut-off between Risky and Good")).attribute("aria-valuenow"), "59000");
    app.find(test_id("view-versions")).click();
    app.find(test_id("profile-screen")).wait_text("Agreed in the workshop of 12 May");
    open_prospect(&app, "Cafés Monteorde");
    let (verdict, total) = (app.find(test_id("verdict")), app.find(test_id("score-total")));
    verdict.wait_text(&verdict_before);
    total.wait_text(&total_before);
    app.press("Ctrl+Shift+Z");
    verdict.wait_text(&verdict_after);
    total.wait_text(&total_after);
}
