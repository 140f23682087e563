//! The profile studio.

use std::fmt::Write as _;

use crate::app::App;
use crate::find::{role, test_id};
use crate::paths;

/// What another kind of answer would do to the heaviest parameter.
pub(super) fn another_kind(app: &App) {
    app.go("/");
    app.go("/profile");
    app.find(test_id("answer-kind")).wait();
    // Below the fold of a part that scrolls by itself: the driver only scrolls what lies outside the window.
    app.script("document.querySelector('[data-testid=answer-kind]').scrollIntoView({ block: 'center' });", &[]);
    app.find(test_id("answer-kind")).click();
    app.find(test_id("kind-yes_no")).click();
    app.find(test_id("kind-answers")).wait();
    app.settled();
}

/// Two parameters side by side, to be made one.
pub(super) fn merging(app: &App) {
    on_profile(app, "list-menu");
    app.find(test_id("open-merge")).click();
    app.find(test_id("merge-goes")).click();
    app.find(role("menuitemradio").nth(3)).click();
    app.find(test_id("merge-effect")).wait();
    app.settled();
}

/// What the data suggests, in place of a parameter.
pub(super) fn suggestions(app: &App) {
    on_profile(app, "open-suggest");
    app.find(test_id("suggest-says")).wait();
    app.settled();
}

/// A part of the profile, by what opens it.
pub(super) fn on_profile(app: &App, opens: &str) {
    // From elsewhere, so that it starts as it does for a newcomer.
    app.go("/");
    app.go("/profile");
    app.find(test_id(opens)).click();
    app.settled();
}

/// The rules of the profile, at its gates.
pub(super) fn gates(app: &App) {
    on_profile(app, "view-rules");
    app.find(test_id("add-gate")).wait();
    app.script(
        "const part = document.querySelector('[data-testid=rules-gates]'), box = part.parentElement;
        box.scrollTop += part.getBoundingClientRect().top - box.getBoundingClientRect().top",
        &[],
    );
    app.settled();
}

/// The form for a new version, with what it would change.
pub(super) fn publish(app: &App) {
    app.go("/");
    app.go("/profile");
    if !app.find(test_id("open-publish")).is_enabled() {
        app.find(test_id("lane")).find(role("slider").nth(1)).press("Left");
    }
    app.find(test_id("open-publish")).click();
    app.find(test_id("publish-form")).wait();
    app.settled();
}

/// A table with further columns of the sample's customers: what their contracts are like, and what came of them.
fn further_columns() -> String {
    let customers = paths::repository().join("profiles/sample/customers.csv");
    let customers = std::fs::read_to_string(&customers).unwrap_or_else(|error| panic!("{}: {error}", customers.display()));
    let mut text =
        String::from("record_id,name,Contract length,Sites,Found us,Months as a customer,Reason for churn,Ledger code\n");
    for (row, line) in customers.lines().skip(1).enumerate() {
        let cells: Vec<&str> = line.split(',').collect();
        let happy = cells[10] == "happy";
        let contract = match (happy, row % 7) {
            (true, 0) | (false, 1..=5) => "By the month",
            (true, 1 | 2) | (false, 0) => "One year",
            _ => "Three years or more",
        };
        let _ = writeln!(
            text,
            "{},{},{contract},{},{},{},{},L-{}",
            cells[0],
            cells[1],
            if happy { 2 + row % 6 } else { 1 + row % 4 },
            ["A colleague", "A fair", "Our site"][row * 5 % 3],
            if happy { 30 + row % 20 } else { 9 + row % 28 },
            if happy { "" } else { ["Price", "Bugs", "Sold"][row % 3] },
            4000 + row,
        );
    }
    text
}

/// The picker with what the customers' own columns say. They come out of a table, once.
pub(super) fn columns(app: &App) {
    app.go("/");
    app.go("/profile");
    app.find(test_id("add-parameter")).click();
    app.find(test_id("from-tables")).wait();
    app.settled();
    if !app.find(test_id("column-contract_length")).is_shown() {
        super::imports::taken(app, "contracts.csv", &further_columns());
        on_profile(app, "add-parameter");
    }
    app.find(test_id("column-contract_length")).wait();
    app.settled();
}

/// The same with everything unfolded.
pub(super) fn all_columns(app: &App) {
    columns(app);
    app.script(
        "for (const fold of document.querySelectorAll('[data-testid=from-tables] details')) { fold.open = true; }
        const part = document.querySelector('[data-testid=from-tables-weak]');
        let box = part.parentElement;
        while (box.scrollHeight <= box.clientHeight || getComputedStyle(box).overflowY === 'visible') { box = box.parentElement; }
        box.scrollTop += part.getBoundingClientRect().top - box.getBoundingClientRect().top - 260",
        &[],
    );
    app.settled();
}

/// Where a profile begins, with customers to learn one from.
pub(super) fn learning(app: &App) {
    app.go("/");
    app.go("/profile");
    app.find(test_id("profile-more")).click();
    app.find(test_id("start-over")).click();
    app.find(test_id("learn-start")).wait();
    app.settled();
}
