//! Everything without a pointer.

use lanewise_e2e::{App, css, role, sample, test_id};

use crate::steps::done;

/// Presses Tab until the keyboard is where it should be.
fn tab_to(app: &App, what: &str, is_there: impl Fn() -> bool) {
    for _ in 0..60 {
        if is_there() {
            return;
        }
        app.press("Tab");
    }
    panic!("the keyboard does not come to {what} by Tab");
}

#[test]
fn a_question_is_answered_and_taken_back_by_keys_alone() {
    let workspace = sample::new();
    let app = App::open(workspace.path());
    app.find(test_id("home")).wait();
    app.press("g");
    app.press("r");
    let grid = app.find(role("grid").named("Prospects"));
    grid.wait();
    tab_to(&app, "the list", || grid.has_focus());
    // The list is searched by the key that says so beside the field.
    app.press("/");
    app.type_text("Monteorde");
    app.find(role("row").having("Cafés Monteorde")).wait();
    app.find(role("row").having("Meccanica Trevalli")).wait_gone();
    tab_to(&app, "the list", || grid.has_focus());
    app.press("Home");
    app.press("Enter");
    app.find(role("heading").named("Cafés Monteorde")).wait();
    let (verdict, total) = (app.find(test_id("verdict")), app.find(test_id("score-total")));
    let (verdict_before, total_before) = (verdict.text(), total.text());

    app.press("e");
    let editor = app.find(test_id("answer-editor"));
    editor.wait();
    app.press("1");
    total.wait_text_other_than(&total_before);
    done(&app, "answer of Cafés Monteorde");
    app.press("Escape");
    editor.wait_gone();

    app.press("b");
    grid.wait();
    app.press("Ctrl+Z");
    done(&app, "5 lanes added");
    tab_to(&app, "the list", || grid.has_focus());
    app.press("Enter");
    app.find(css("h1").named("Cafés Monteorde")).wait();
    total.wait_text(&total_before);
    verdict.wait_text(&verdict_before);
}
