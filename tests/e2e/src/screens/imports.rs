//! What comes out of files.

use crate::app::App;
use crate::find::{css, test_id};
use crate::paths;

/// The import with a table open, down to what would happen.
pub(super) fn table(app: &App) {
    app.go("/");
    app.go("/import");
    app.answer_file_dialog(Some(&paths::repository().join("profiles/sample/prospects.csv")));
    app.find(test_id("choose-file")).click();
    app.find(test_id("counts")).wait();
    app.settled();
}

/// What was understood of a table of slides: one that is right, one without an account, one with a date that is none.
pub(super) fn slides_out_of_a_file(app: &App) {
    let table = app.folder().join("march.csv");
    let rows = "account,person,critical_business_issue,critical_date\nOfficine Brandolese,Gino Verdi,Close the audit in a week,2027-03-31\n\
        Brandolese Officine S.p.A.,Rita Blu,Know where each form is,2027-04-30\nOfficine Brandolese,Ugo Nero,Fewer calls,after the summer\n";
    if let Err(error) = std::fs::write(&table, rows) {
        panic!("{}: {error}", table.display());
    }
    app.go("/");
    app.go("/slides/import");
    app.answer_file_dialog(Some(&table));
    app.find(test_id("slides-choose-file")).click();
    app.find(test_id("slides-plan")).wait();
    app.settled();
}

/// Imports a table as it is understood.
pub(super) fn taken(app: &App, name: &str, rows: &str) {
    let table = app.folder().join(name);
    if let Err(error) = std::fs::write(&table, rows) {
        panic!("{}: {error}", table.display());
    }
    app.go("/import");
    app.answer_file_dialog(Some(&table));
    app.find(test_id("choose-file")).click();
    app.find(test_id("run-import")).click();
    app.find(test_id("import-done")).wait();
}

/// Rows of an import that wait to be mended.
pub(super) fn waiting(app: &App) {
    app.go("/import/waiting");
    app.settled();
    if !app.find(css("table")).is_shown() {
        taken(app, "fair.csv", "Account Name,Employees\nOne,1\nTwo,2\nThree,3\nFour,about 40\n,5\nSix,6,more\n");
        app.go("/import/waiting");
    }
    app.find(css("table")).wait();
    app.settled();
}
