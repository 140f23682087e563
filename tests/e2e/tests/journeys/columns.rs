//! From a stranger's table to a checked profile inside the app: import, learn, look at it, take it back; then columns one by one.

use std::fmt::Write as _;

use lanewise_e2e::{App, role, sample, test_id};

use crate::steps::done;

/// Sixty customers and two prospects. Two thirds of the happy ones are bound for years and have many seats.
fn table() -> String {
    let mut text = String::from("Company,Outcome,Stage,Industry,Contract length,Seats,Paint,Churn reason,Ledger code\n");
    for row in 0..60 {
        let happy = row % 5 < 3;
        let contract = match (happy, row % 7) {
            (true, 0) | (false, 1..=5) => "By the month",
            (true, 1 | 2) | (false, 0) => "One year",
            _ => "Three years",
        };
        let _ = writeln!(
            text,
            "Firm {row},{},customer,{},{contract},{},{},{},L{}",
            if happy { "happy" } else { "failed" },
            ["Dairy", "Glass", "Steel"][row % 3],
            if happy { 30 + row * 7 % 60 } else { 5 + row * 7 % 50 },
            ["Red", "Blue", "Green", "White"][row / 5 % 4],
            if happy { "" } else { ["Price", "Bugs"][row % 2] },
            1000 + row,
        );
    }
    text.push_str("Maybe Yes,,prospect,Glass,Three years,88,Red,,\nMaybe No,,prospect,Steel,By the month,6,Blue,,\n");
    text
}

#[test]
fn a_profile_is_learnt_from_a_strangers_table_and_taken_back() {
    let workspace = sample::empty();
    let app = App::open(workspace.path());
    app.go("/profile");
    app.find(test_id("learn-later")).wait_text("There are no customers yet");
    app.check_accessibility("where a profile begins without customers");

    let file = app.folder().join("strangers.csv");
    std::fs::write(&file, table()).unwrap();
    app.find(test_id("learn-later")).find(role("link")).click();
    app.answer_file_dialog(Some(&file));
    app.find(test_id("choose-file")).click();
    app.find(test_id("plan")).find(test_id("count-added")).wait_text("62");
    app.find(test_id("run-import")).click();
    app.find(test_id("import-done")).wait();

    app.go("/profile");
    let learn = app.find(test_id("learn-start"));
    learn.wait_text("Contract length");
    learn.wait_text("From 36 happy, 24 others");
    app.check_accessibility("where a profile can be learnt");
    app.screenshot("start");
    app.find(test_id("learn-profile")).click();
    app.find(test_id("profile-screen")).wait();
    done(&app, "profile");
    app.sees("parameters learnt, with the answers of 62 accounts");
    app.find(test_id("parameter-contract_length")).wait();
    app.find(test_id("lane")).wait_text("happy customers");
    app.screenshot("learnt");

    // It is evidence like any other, and scores who is to come.
    app.go("/evidence");
    app.find(test_id("evidence-headline")).wait_text("Contract length");
    app.find(test_id("evidence-contract_length")).wait_text("separates");
    app.go("/prospects");
    app.find(role("row").having("Maybe Yes")).click();
    app.find(role("heading").named("Maybe Yes")).wait();
    app.find(test_id("score-row-contract_length")).wait_text("Three years");

    // One step back, and nothing of it is there.
    app.press("Ctrl+Z");
    app.go("/profile");
    app.find(test_id("learn-start")).wait();

    // With a profile of one's own, columns come in one by one or together.
    app.find(test_id("start-bant")).click();
    app.find(test_id("profile-screen")).wait();
    app.go("/evidence");
    app.find(test_id("evidence-outside")).wait_text("a column of your tables, is not in the profile and separates (");
    app.find(test_id("outside-open")).click();
    let tables = app.find(test_id("from-tables"));
    tables.find(test_id("column-contract_length")).wait_text("separates");
    tables.find(test_id("from-tables-aside")).wait_text("2 columns set aside");
    app.check_accessibility("columns beside the catalogue");
    app.screenshot("picker");
    tables.find(test_id("add-column-contract_length")).click();
    done(&app, "parameter Contract length, from a column");
    app.find(test_id("parameter-contract_length")).wait();
    app.find(test_id("column-contract_length")).wait_gone();
    app.find(test_id("column-seats")).wait();
    app.press("Escape");
    app.find(test_id("parameter-contract_length")).press("Ctrl+Z");
    app.find(test_id("parameter-contract_length")).wait_gone();
}
