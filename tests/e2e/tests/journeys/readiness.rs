//! Readiness: a prospect is not ready for a POC, what is missing is filled in, it is ready, and the gate card says so; gates are the team's.

use lanewise_e2e::{App, role, sample, test_id};
use serde_json::json;

use crate::steps::{ask, done, go, open_prospect};

#[test]
fn what_is_missing_is_asked_and_then_it_is_ready() {
    let workspace = sample::new();
    let app = App::open(workspace.path());

    // Home says how many could have one, and leads to them.
    app.find(test_id("ready-today")).wait_text("11 of 116 prospects");
    app.screenshot("home");
    app.find(test_id("see-ready")).click();
    app.find(role("gridcell").first()).wait();
    app.sees("Could have today");
    app.screenshot("list");

    // One that lacks a thing: the strip says which, and what to ask.
    app.find(test_id("view-all")).click();
    open_prospect(&app, "Hartlebury Forgings");
    let poc = app.find(test_id("gate-poc"));
    poc.wait_text("1 thing missing");
    app.find(test_id("gate-first")).wait_text("By when does this have to work");
    app.check_accessibility("readiness");
    app.screenshot("not-ready");

    // Without success criteria the gate is shut further; with them it is one thing again.
    ask(&app, "success_criteria");
    app.press("4");
    poc.wait_text("things missing");
    app.find(test_id("gate-needs")).wait_text("Success criteria defined is");
    app.press("1");
    poc.wait_text("1 thing missing");
    app.press("Escape");

    // What has to be done before the deep demo, checked off in place.
    app.find(test_id("gate-deep_demo")).click();
    app.find(test_id("check-plan")).click();
    done(&app, "Checklist of Hartlebury Forgings");
    app.find(test_id("gate-checklist")).wait_text("4 still to do");
    app.screenshot("checklist");

    // The answer to the question goes on the slide: ready.
    let account = app.place().rsplit('/').next().unwrap().parse::<u32>().unwrap();
    let put = "const done = arguments[arguments.length - 1]; const invoke = window.__TAURI_INTERNALS__.invoke;
        invoke('slides_of', { account: arguments[0] })
            .then((seen) => Promise.all(seen.map(({ kept }) => {
                const date = { ...kept.slide.date, day: '2027-03-01', consequence: 'two lines stand still' };
                return invoke('slide_put', { id: kept.id, slide: { ...kept.slide, date } });
            })))
            .then(() => done('put'), (error) => done(JSON.stringify(error)));";
    assert_eq!(app.script_async(put, &[json!(account)]), json!("put"));
    app.find(test_id("gate-poc")).click();
    poc.wait_text("Ready");
    app.sees("POC: yes.");
    app.screenshot("ready");

    // The gate card says the same on a page.
    app.find(test_id("gate-poc")).click();
    app.find(test_id("gate-card")).click();
    app.find(test_id("document-preview")).wait();
    app.settled();
    app.screenshot("gate-card");
}

#[test]
fn gates_are_sentences_of_the_team_with_live_counts() {
    let workspace = sample::new();
    let app = App::open(workspace.path());
    go(&app, "Profile");
    app.find(test_id("view-rules")).click();
    let count = app.find(test_id("gate-count-poc"));
    count.wait_text("11 of 116 prospects");
    let poc = app.find(test_id("edit-gate-poc"));
    app.check_accessibility("gates in the studio");
    app.script(
        "const part = document.querySelector('[data-testid=rules-gates]'), box = part.parentElement;
        box.scrollTop += part.getBoundingClientRect().top - box.getBoundingClientRect().top",
        &[],
    );
    app.settled();
    app.screenshot("gates");

    // One slide will do: more could have one today, and the defaults are a click away.
    poc.find(role("button").having("Of whom")).click();
    app.find(role("menuitemradio").named("a key player")).click();
    let more = count.wait_text_other_than("11 of 116 prospects could pass today.");
    assert_ne!(more, "11 of 116 prospects could pass today.");
    done(&app, "What a gate needs");
    app.find(test_id("reset-gates")).click();
    count.wait_text("11 of 116 prospects");
    app.press("Ctrl+Z");
    count.wait_text(&more);
    app.press("Ctrl+Z");
    count.wait_text("11 of 116 prospects");
}
