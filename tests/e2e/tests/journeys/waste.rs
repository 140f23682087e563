//! What is spent on prospects: a gate waived, the POC behind it, what came of both, and the audit that counts them.

use lanewise_e2e::{App, role, sample, test_id};

const NAME: &str = "Astilleros Punta Arealonga";

#[test]
fn a_poc_is_waived_through_ends_and_is_counted() {
    let workspace = sample::new();
    let app = App::open(workspace.path());
    app.go("/prospects/audit");
    app.find(test_id("waste-tray-poc")).wait_text("9 of 22");
    app.go("/prospects");
    app.find(test_id("prospects-search")).fill("Arealonga");
    app.find(role("row").having(NAME)).click();
    app.find(role("heading").named(NAME)).wait();

    // It is not ready for a POC, and somebody wants one all the same.
    app.find(test_id("gate-poc")).click();
    app.find(test_id("waive-gate")).click();
    app.find(test_id("waive-reason")).fill("The yard closes in August");
    app.find(test_id("waive-expected")).fill("A sponsor named by half time");
    app.find(test_id("waive-approver")).fill("Lucia Demarin");
    app.find(test_id("waive-set")).click();
    app.find(test_id("gate-poc")).wait_text("Waived");
    let waivers = app.find(test_id("waivers"));
    waivers.wait_text("In force until");

    // The POC: begun, over the limit for the one who has most of them, and ended.
    let form = app.find(test_id("activity-form"));
    form.find(test_id("activity-kind")).choose("POC");
    form.find(test_id("activity-hours")).fill("31,5");
    form.find(test_id("activity-who")).fill("Tomás Arrieta");
    form.find(test_id("activity-over")).wait_text("4 POCs open already");
    app.screenshot("over-the-limit");
    form.find(test_id("activity-add")).click();
    app.find(test_id("activities")).wait_text("Tomás Arrieta");
    app.find(role("button").having("End it: POC")).click();
    app.find(test_id("end-went_badly")).click();
    app.find(test_id("activities")).wait_text("Went badly");

    // Did it come true?
    waivers.wait_text("Did it come true?");
    app.check_accessibility("a prospect with a waiver and activities");
    app.screenshot("asked");
    waivers.find(role("button").named("It did not")).click();
    waivers.wait_text("It did not");
    app.go("/prospects/waivers");
    app.sees("Of 8 waivers with a result, 2 brought what was expected and 6 did not.");
    app.check_accessibility("waivers");
    app.screenshot("report");

    // The audit counts it among the poor fits, and opens its account.
    app.go("/prospects/audit");
    app.find(test_id("waste-tray-poc")).wait_text("10 of 23");
    app.find(test_id("waste-tray-poc")).click();
    app.find(test_id("waste-behind")).wait_text(NAME);
    app.screenshot("audit");
    app.check_accessibility("waste");
    app.find(test_id("waste-document")).click();
    app.find(test_id("document-preview")).wait();
    app.go("/prospects/activities");
    app.find(test_id("open-pocs")).wait_text("over the limit");
    app.check_accessibility("activities");
    app.screenshot("activities");
}
