//! Activities and capabilities out of tables, from their screens: the plan first, what could not be taken with its reason, and one step
//! that undo takes back.

use lanewise_e2e::{App, role, sample, test_id};

use crate::steps::done;

#[test]
fn activities_come_in_from_a_table_and_go_again() {
    let workspace = sample::new();
    let app = App::open(workspace.path());
    let table = app.folder().join("demos.csv");
    let rows = "account,activity,date,hours,who,result\n\
        Officine Brandolese,general demo,2026-03-02,1.5,Imported Ines,went well\n\
        Officine Brandolese,poc,2026-04-01,30,Imported Ines,no decision\n\
        Nobody Knows Ltd,general demo,2026-03-02,1,Imported Ines,open\n\
        Officine Brandolese,general demo,some day,1,Imported Ines,open\n";
    std::fs::write(&table, rows).unwrap();
    app.go("/prospects/activities");
    app.find(role("gridcell").first()).wait();
    app.answer_file_dialog(Some(&table));
    app.find(test_id("activities-import")).click();
    let plan = app.find(test_id("import-activities"));
    plan.sees("Nobody Knows Ltd");
    plan.sees("some day");
    app.check_accessibility("what would come of a table of activities");
    app.screenshot("plan");
    app.find(test_id("import-activities-run")).click();
    done(&app, "Import of demos.csv, 2 activities");
    plan.find(role("button").named("Close")).click();
    app.find(test_id("activities-search")).fill("Imported Ines");
    app.find(role("row").having("Imported Ines")).wait_count(2);
    app.press("Escape");
    app.find(role("grid").first()).press("Ctrl+Z");
    app.find(role("row").having("Imported Ines")).wait_count(0);
}

#[test]
fn capabilities_come_in_from_a_table_and_go_again() {
    let workspace = sample::new();
    let app = App::open(workspace.path());
    let table = app.folder().join("catalogue.csv");
    let rows = "name,synonyms,note\nDrone stock count,inventory by air|conteo con dron,New this year\nTorque tool link,nutrunner,\n,nothing,without a name\n";
    std::fs::write(&table, rows).unwrap();
    app.go("/slides/capabilities");
    app.find(test_id("need").first()).wait();
    app.answer_file_dialog(Some(&table));
    app.find(test_id("capabilities-import")).click();
    done(&app, "Import of catalogue.csv, 2 capabilities");
    app.find(test_id("capabilities-taken")).wait();
    app.check_accessibility("what became of a table of capabilities");
    app.screenshot("taken");
    app.find(test_id("capability-add")).fill("Drone stock");
    let drone = app.find(role("button").named("Words of Drone stock count"));
    drone.wait();
    app.find(test_id("capability-add")).fill("");
    app.find(test_id("need").first()).press("Ctrl+Z");
    app.find(test_id("capability-add")).fill("Drone stock");
    drone.wait_gone();
}
