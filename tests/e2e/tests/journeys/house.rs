//! What the program keeps from one run to the next, and what it says of its own failures.

use std::fs;
use std::path::Path;

use lanewise_e2e::{App, Find, Frame, Start, role, sample};
use serde_json::{Value, json};

use crate::steps::table;

/// The answer of a command, called past the screens.
fn command(app: &App, name: &str, arguments: &Value) -> Value {
    let key = format!("__{name}");
    app.script(
        "const [name, given, key] = arguments;
         window[key] = null;
         window.__TAURI_INTERNALS__.invoke(name, given).then(
           (value) => { window[key] = { value }; },
           (error) => { window[key] = { error }; },
         );",
        &[json!(name), arguments.clone(), json!(key)],
    );
    let answer = || app.script("return window[arguments[0]];", &[json!(key)]);
    app.wait_for("an answer", || !answer().is_null());
    answer()
}

/// There while a workspace is open: in the rail, first of all.
fn customers() -> Find {
    role("link").named("Customers").first()
}

fn reports(app: &App) -> Vec<Value> {
    command(app, "crash_reports", &json!({}))["value"].as_array().cloned().unwrap_or_default()
}

/// The text of the only report in the app's folder.
fn only_report(app: &App) -> String {
    let folder = app.own_data().join("crashes");
    let find = || {
        let entries = fs::read_dir(&folder).into_iter().flatten().flatten();
        entries.map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|end| end == "txt")).collect::<Vec<_>>()
    };
    app.wait_for("a crash report", || !find().is_empty());
    let found = find();
    assert_eq!(found.len(), 1, "{found:?}");
    fs::read_to_string(&found[0]).unwrap()
}

#[test]
fn started_without_a_file_it_opens_the_last_workspace_unless_that_is_gone() {
    let workspace = sample::new();
    let mut app = App::open(workspace.path());
    app.quit();
    app.restart_without_file();
    app.find(customers()).wait();

    // Not when somebody prefers to choose.
    command(&app, "app_preferences_set", &json!({ "preferences": { "reopen_last": false } }));
    app.quit();
    app.restart_without_file();
    app.find(customers()).wait_gone();
    command(&app, "app_preferences_set", &json!({ "preferences": { "reopen_last": true } }));
    app.quit();

    // Gone: the first screen says so, and what to do.
    fs::rename(workspace.path(), workspace.path().with_extension("elsewhere")).unwrap();
    app.restart_without_file();
    app.sees("The file is not there.");
    app.find(customers()).wait_gone();
    app.check_accessibility("the last workspace is gone");
    app.screenshot("gone");
}

#[test]
fn a_closed_workspace_stays_closed_and_one_that_is_open_elsewhere_is_left_alone() {
    let workspace = sample::new();
    let mut app = App::open(workspace.path());
    command(&app, "workspace_close", &json!({}));
    app.quit();
    app.restart_without_file();
    app.find(customers()).wait_gone();
    command(&app, "workspace_open", &json!({ "path": workspace.path(), "author": "" }));
    app.quit();

    let other = App::open(workspace.path());
    app.restart_without_file();
    app.settled();
    app.find(customers()).wait_gone();
    assert!(
        !app.script("return document.body.textContent;", &[]).as_str().unwrap().contains("open in another"),
        "nobody asked for it"
    );
    other.find(customers()).wait();
}

/// What Tauri says when files are let go over the window; a hand that drags them from another program cannot be played here.
fn drop_on_window(app: &App, file: &Path) {
    for (event, paths) in [("enter", json!([file])), ("drop", json!([file]))] {
        let payload = json!({ "paths": paths, "position": { "x": 300, "y": 300 } });
        command(app, "plugin:event|emit", &json!({ "event": format!("tauri://drag-{event}"), "payload": payload }));
    }
}

#[test]
fn files_let_go_over_the_window_are_opened_and_imported() {
    let workspace = sample::new();
    let app = App::empty();
    app.find(customers()).wait_gone();
    drop_on_window(&app, workspace.path());
    app.find(customers()).wait();
    drop_on_window(&app, &table("prospects.csv"));
    app.wait_for("the import", || app.place().starts_with("/import"));
    app.sees("prospects.csv");
}

fn keep_window(app: &App, text: &str) {
    fs::write(app.own_data().join("window.json"), text).unwrap();
}

fn kept_window(app: &App) -> Value {
    let text = fs::read(app.own_data().join("window.json")).unwrap();
    serde_json::from_slice(&text).unwrap()
}

#[test]
fn the_window_comes_back_where_it_was_and_never_off_the_screen() {
    // The harness moves the window once, to the corner of the screen.
    let mut app = Start::new().size(1600, 1000).run();
    app.quit();
    assert_eq!(kept_window(&app), json!({ "x": 0, "y": 0, "width": 1600, "height": 1000, "maximised": false }));

    keep_window(&app, r#"{ "x": 120, "y": 90, "width": 1200, "height": 760, "maximised": false }"#);
    app.restart_in_its_own_place();
    app.wait_for("the place", || app.window_place() == [120, 90, 1200, 760]);
    app.quit();
    assert_eq!(kept_window(&app)["x"], 120, "it does not wander");
    assert_eq!(kept_window(&app)["height"], 760, "it does not grow");

    // Left on a screen that is no longer there, larger than the one that is, and smaller than can be worked in.
    for (left, now) in [
        (r#"{ "x": -3000, "y": 90, "width": 1200, "height": 760, "maximised": false }"#, [200, 120, 1200, 760]),
        (r#"{ "x": 900, "y": 600, "width": 1200, "height": 760, "maximised": false }"#, [400, 240, 1200, 760]),
        (r#"{ "x": 0, "y": 0, "width": 9000, "height": 9000, "maximised": false }"#, [0, 0, 1600, 1000]),
        (r#"{ "x": 0, "y": 0, "width": 10, "height": 10, "maximised": false }"#, [288, 150, 1024, 700]),
        ("{ damaged", [80, 50, 1440, 900]),
    ] {
        keep_window(&app, left);
        app.restart_in_its_own_place();
        app.settled();
        assert_eq!(app.window_place(), now, "{left}");
        app.quit();
    }
}

#[test]
fn a_panic_leaves_a_report_without_anybodys_data_and_the_app_goes_on() {
    let workspace = sample::new();
    let app = Start::new().file(workspace.path()).environment("LANEWISE_REHEARSE_CRASH", "undo").run();
    assert!(reports(&app).is_empty());
    command(&app, "undo", &json!({}));
    let text = only_report(&app);
    for part in [
        "Version: ",
        "System:  ",
        "Time:    ",
        "Part:    core",
        "Message: rehearsed in a thread",
        "before  undo",
        "src-tauri/src/crash/mod.rs",
    ] {
        assert!(text.contains(part), "{part:?} is not in:\n{text}");
    }
    assert!(!text.contains("Confidential"), "{text}");
    assert!(!text.contains(workspace.path().to_str().unwrap()), "{text}");

    // It can be told, read, put away; the app is still there.
    app.find(customers()).click();
    let list = reports(&app);
    assert_eq!((list.len(), &list[0]["seen"]), (1, &json!(false)));
    let id = &list[0]["id"];
    assert_eq!(command(&app, "crash_report_text", &json!({ "id": id }))["value"], text);
    command(&app, "crash_report_seen", &json!({ "id": id }));
    assert_eq!(reports(&app)[0]["seen"], true);
    command(&app, "crash_reports_forget", &json!({}));
    assert!(reports(&app).is_empty());
    assert_eq!(command(&app, "crash_report_text", &json!({ "id": id }))["error"]["kind"], "not_found");
}

#[test]
fn after_the_program_has_crashed_the_next_start_can_tell() {
    let workspace = sample::new();
    let mut app = Start::new().file(workspace.path()).environment("LANEWISE_REHEARSE_CRASH", "main:redo").run();
    let id = app.id();
    app.fire("window.__TAURI_INTERNALS__.invoke('redo', {});");
    app.wait_for("the end of the program", || !Path::new(&format!("/proc/{id}/exe")).exists());
    let text = only_report(&app);
    assert!(text.contains("Message: rehearsed in the window's thread"), "{text}");
    assert!(text.contains("before  redo"), "{text}");

    app.restart();
    let list = reports(&app);
    assert_eq!((list.len(), &list[0]["seen"]), (1, &json!(false)));
    app.find(customers()).wait();
}

#[test]
fn an_error_that_no_screen_caught_is_reported_too() {
    let app = App::empty();
    app.script("setTimeout(() => { throw new TypeError('undefined is not an object (evaluating \\'row.name\\')'); }, 0);", &[]);
    let text = only_report(&app);
    assert!(text.contains("Part:    screen"), "{text}");
    assert!(text.contains("TypeError: undefined is not an object (evaluating 'row.name')"), "{text}");
    // What this test did on purpose is no trouble.
    app.script("window.__trouble = [];", &[]);
}

#[test]
fn a_page_whose_process_was_killed_comes_back() {
    let workspace = sample::new();
    let app = App::open(workspace.path());
    app.settled();
    let before = app.frame();
    app.kill_page();
    let text = only_report(&app);
    assert!(text.contains("Part:    page"), "{text}");
    // The driver lost the page, so only the picture can tell: the rail is drawn again, and beside it stands what happened.
    let back = |now: &Frame, before: &Frame| now != before && now.part(86, 330) == before.part(86, 330);
    app.wait_for("the first screen with a word of what happened", || {
        app.frame().zip(before.as_ref()).is_some_and(|(now, before)| back(&now, before))
    });
    app.abandon();
}
