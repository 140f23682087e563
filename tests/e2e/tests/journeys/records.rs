//! What is kept of customers and imports: outcome signals, histories, rejected rows, and what Home asks attention for.

use std::fs;

use lanewise_e2e::{App, role, sample, test_id};

use crate::steps::{done, go};

/// Opens the page of the sample's first customer, a happy one.
fn open_brandolese(app: &App) {
    app.go("/customers/1");
    app.find(role("heading").named("Officine Brandolese")).wait();
    app.settled();
}

#[test]
fn a_signal_is_noted_contradicts_goes_and_comes_back() {
    let workspace = sample::new();
    let mut app = App::open(workspace.path());
    open_brandolese(&app);
    let signals = app.find(test_id("signals"));
    app.find(test_id("signal-add-renewed")).click();
    done(&app, "signal of Officine Brandolese: Renewed");
    app.type_text("for three years");
    app.press("Enter");
    done(&app, "correction to a signal of Officine Brandolese: Renewed");
    assert!(!app.find(test_id("contradiction")).is_shown());

    // One signal and the outcome cannot both be true.
    app.find(test_id("signal-add-churned")).click();
    app.find(test_id("contradiction")).wait_text("is sorted as");
    app.screenshot("contradiction");
    app.find(test_id("account-history")).wait_text("for three years");
    app.check_accessibility("a customer with signals");

    // Home knows, and leads back here.
    go(&app, "Home");
    app.find(test_id("attention-contradictions")).find(role("link").named("Officine Brandolese")).click();
    app.find(role("heading").named("Officine Brandolese")).wait();
    app.button("Remove the signal: Churned").click();
    app.find(test_id("contradiction")).wait_gone();
    app.press("Ctrl+Z");
    app.find(test_id("contradiction")).wait();
    app.press("Ctrl+Shift+Z");
    app.find(test_id("contradiction")).wait_gone();
    signals.wait_text("Renewed");

    app.quit();
    app.restart();
    open_brandolese(&app);
    app.find(test_id("signals")).wait_text("Renewed");
}

#[test]
fn broken_rows_wait_are_mended_and_go_in() {
    let workspace = sample::new();
    let app = App::open(workspace.path());
    let table = app.folder().join("fair.csv");
    let mut text = String::from("Account Name,Employees,Country\n");
    for i in 1..=20 {
        text.push_str(&format!("Fair visitor {i},{},Italy\n", 30 + i));
    }
    text.push_str("Officine Rossi,about 40,Italy\n,25,Spain\nKlein und Sohn,12,Germany,too much\n");
    fs::write(&table, text).unwrap();
    go(&app, "Home");
    app.go("/import");
    app.answer_file_dialog(Some(&table));
    app.find(test_id("choose-file")).click();
    app.find(test_id("plan")).find(test_id("count-rejected")).wait_text("3");
    app.find(test_id("run-import")).click();
    app.find(test_id("import-done")).find(test_id("count-rejected")).wait_text("3");

    // Home says so, and leads to the cure.
    go(&app, "Home");
    let waits = app.find(test_id("attention-rejected"));
    waits.wait_text("3 rows of imports wait to be mended");
    waits.find(role("link").named("Mend them")).click();
    let rows = app.find(test_id("waiting-fair.csv"));
    rows.wait_text("is no number");
    assert!(!app.find(test_id("waiting-take")).is_enabled());
    app.screenshot("waiting");
    app.check_accessibility("rows that wait");

    app.find(test_id("cell-22-1")).fill("40");
    app.press("Enter");
    done(&app, "mended cell in line 22 of fair.csv");
    app.find(test_id("waiting-row-22")).wait_text("Ready: a new account");
    app.find(test_id("cell-24-3")).fill("");
    app.press("Enter");
    app.find(test_id("waiting-row-24")).wait_text("Ready: a new account");
    app.find(test_id("waiting-take")).click();
    done(&app, "import of fair.csv, 2 rows");
    app.find(test_id("waiting-row-22")).wait_gone();
    app.find(test_id("dismiss-23")).click();
    app.sees("No row waits");
    app.press("Ctrl+Z");
    app.find(test_id("waiting-row-23")).wait();
    app.press("Ctrl+Shift+Z");
    app.sees("No row waits");

    go(&app, "Home");
    app.find(test_id("attention-rejected")).wait_gone();
    go(&app, "Prospects");
    app.find(test_id("prospects-search")).fill("Officine Rossi");
    app.find(role("row").having("Officine Rossi")).wait();
}

#[test]
fn home_asks_the_question_that_settles_a_prospect() {
    let workspace = sample::new();
    let app = App::open(workspace.path());
    go(&app, "Home");
    let first = app.find(test_id("one-answer-away")).find(role("link").first());
    let asked = first.text();
    first.click();
    app.find(test_id("scorecard")).wait();
    assert!(asked.contains(&app.find(role("heading").first()).text()), "{asked}");
}
