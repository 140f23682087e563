//! Situation Slides out of a table and out of a presentation: what was understood is seen first, an account is chosen by hand, what
//! could not be taken says why, and undo takes all of it back.

use lanewise_e2e::{App, paths, role, sample, test_id};

use crate::steps::done;

/// A row that is right, one of an account that nobody knows, and one with a date that is none.
const TABLE: &str = "account,person,critical_business_issue,delta,critical_date\n\
    Officine Brandolese,Gino Verdi,Close the audit in a week,From 19 days to 6,2027-03-31\n\
    Brandolese Officine S.p.A.,Rita Blu,Know where each form is,Two hours a Monday,2027-04-30\n\
    Officine Brandolese,Ugo Nero,Fewer calls,Half a day a week,after the summer\n";

#[test]
fn a_table_is_understood_corrected_imported_and_taken_back() {
    let workspace = sample::new();
    let app = App::open(workspace.path());
    let table = app.folder().join("march.csv");
    std::fs::write(&table, TABLE).unwrap();
    app.go("/slides/import");
    app.answer_file_dialog(Some(&table));
    app.find(test_id("slides-choose-file")).click();
    app.find(role("button").named("Import 1 slide")).wait();
    app.check_accessibility("what was understood of a table of slides");
    app.screenshot("plan");
    app.find(test_id("slides-row-3")).sees("There is no account “Brandolese Officine S.p.A.”");
    app.find(test_id("slides-row-4")).sees("“after the summer” in “critical_date” is not a date.");

    app.find(test_id("slides-account-3")).choose("Officine Brandolese");
    app.find(role("button").named("Import 2 slides")).click();
    app.find(test_id("slides-imported")).wait();
    done(&app, "Import of march.csv");
    app.check_accessibility("what became of a table of slides");
    app.screenshot("imported");
    app.go("/slides/1");
    app.find(test_id("slide")).wait();
    app.screenshot("account");

    app.press("Ctrl+Z");
    app.go("/slides/import");
    app.answer_file_dialog(Some(&table));
    app.find(test_id("slides-choose-file")).click();
    app.find(role("button").named("Import 1 slide")).wait();
}

#[test]
fn a_presentation_that_the_app_wrote_is_read_back() {
    let workspace = sample::new();
    let app = App::open(workspace.path());
    app.go("/slides/import");
    let deck = paths::repository().join("src-tauri/workspace/tests/fixtures/decks/slides-it.pptx");
    app.answer_file_dialog(Some(&deck));
    app.find(test_id("slides-choose-file")).click();
    app.find(test_id("slides-row-1")).sees("Officine Brandolese");
    app.screenshot("deck");
    // The fourth goes on over several slides of the file, and is one.
    app.find(role("button").named("Import 4 slides")).click();
    app.find(test_id("slides-imported")).wait();
    done(&app, "Import of slides-it.pptx");
    app.check_accessibility("what became of a presentation");

    // Where they came in they can be taken back; then all four would come in again.
    app.find(test_id("slides-undo")).click();
    app.find(test_id("slides-imported")).wait_gone();
    app.find(role("button").named("Import 4 slides")).wait();
    app.go("/slides/all");
    app.find(test_id("slides-search")).fill("Paolo");
    app.sees("No slide is like that");
}
