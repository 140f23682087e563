//! The frame around the screens: search, look, room mode, tour, the ways to begin.

use lanewise_e2e::{App, Start, role, sample, test_id};

use crate::steps::{done, table};

/// Opens the search, types, and waits until the chosen line says what was meant.
fn palette(app: &App, typed: &str, meant: &str) {
    app.press("Ctrl+K");
    app.find(test_id("palette-field")).wait();
    app.type_text(typed);
    app.wait_for(meant, || {
        app.script("return document.querySelector('[role=option][aria-selected=true]')?.textContent ?? '';", &[])
            .as_str()
            .is_some_and(|text| text.contains(meant))
    });
}

fn width(app: &App) -> f64 {
    app.script("return window.innerWidth;", &[]).as_f64().unwrap()
}

#[test]
fn the_search_reaches_accounts_actions_of_other_screens_and_stages() {
    let workspace = sample::new();
    let app = App::open(workspace.path());
    app.find(test_id("home")).wait();
    palette(&app, "cafes monte", "Cafés Monteorde");
    app.screenshot("palette");
    app.press("Enter");
    app.find(role("heading").named("Cafés Monteorde")).wait();

    // A slip of the finger, and what is to be done comes before the name.
    palette(&app, "stage trevalli", "Set the stage of Meccanica Trevalli");
    app.press("Enter");
    app.find(test_id("palette-within")).wait();
    app.type_text("nurt");
    app.find(role("option").having("Nurture")).wait();
    app.press("Enter");
    done(&app, "move of Meccanica Trevalli to Nurture");

    // Another screen does it, once it is there.
    palette(&app, "add a customer", "Add a customer");
    app.press("Enter");
    app.wait_for("the customers", || app.place() == "/customers");
    app.press("Escape");

    // Back over several steps at once, from the list of steps.
    app.find(test_id("history-menu")).click();
    app.find(test_id("history-step").first()).wait();
    app.screenshot("history");
    app.find(test_id("history-step").first()).click();
    app.find(role("button").having("Redo: move of Meccanica Trevalli to Nurture")).wait();
}

#[test]
fn everything_grows_for_a_projector_and_by_zoom_and_is_remembered() {
    let workspace = sample::new();
    let mut app = Start::new().size(1920, 1080).file(workspace.path()).run();
    app.find(test_id("home")).wait();
    assert!((width(&app) - 1920.0).abs() < 2.0);
    app.press("Ctrl+Shift+L");
    app.wait_for("the room mode", || (width(&app) - 1280.0).abs() < 3.0);
    app.settled();
    app.screenshot("room");
    app.press("Ctrl+Plus");
    app.wait_for("10 % more", || (width(&app) - 1280.0 / 1.1).abs() < 3.0);
    // The page's own memory is written a moment later.
    app.settled();
    app.screenshot("room-larger");
    app.quit();
    app.restart();
    app.find(test_id("home")).wait();
    app.wait_for("both remembered", || (width(&app) - 1280.0 / 1.1).abs() < 3.0);
    app.press("Ctrl+0");
    app.wait_for("the room mode alone", || (width(&app) - 1280.0).abs() < 3.0);
    app.press("Ctrl+Shift+L");
    app.wait_for("as it was", || (width(&app) - 1920.0).abs() < 2.0);
    // The theme follows at once.
    palette(&app, "dark", "Theme: Dark");
    app.press("Enter");
    app.wait_for("the dark", || app.script("return document.documentElement.dataset.mantineColorScheme;", &[]) == "dark");
}

#[test]
fn a_newcomer_begins_with_a_list_and_is_shown_around() {
    let app = App::empty();
    app.answer_file_dialog(Some(&table("customers.csv")));
    app.find(test_id("start-list")).click();
    app.find(test_id("chosen-list")).wait();
    app.find(test_id("new-name")).wait_value("customers");
    app.find(test_id("new-author")).fill("Inés");
    let file = app.folder().join("Pilot.lanewise");
    app.answer_file_dialog(Some(&file));
    app.find(test_id("create-workspace")).click();
    // Straight to what the list would bring.
    app.wait_for("the import", || app.place().starts_with("/import"));
    app.find(test_id("plan")).find(test_id("count-added")).wait_text("36");

    // Offered once, in a line; taken by keys alone, and left at any time.
    app.find(test_id("tour-start")).click();
    app.find(role("dialog").named("Four places, one way")).wait();
    app.screenshot("tour-1");
    app.press("Right");
    app.find(role("dialog").named("How did it go?")).wait();
    app.press("Right");
    app.find(role("dialog").named("Which lane are they in?")).wait();
    app.screenshot("tour-3");
    app.press("Escape");
    app.find(test_id("tour")).wait_gone();
    assert!(!app.find(test_id("tour-offer")).is_shown());
    palette(&app, "show me around", "Show me around");
    app.press("Enter");
    app.find(test_id("tour")).wait();
    app.press("Escape");
}

#[test]
fn a_newcomer_begins_with_a_ready_profile_in_the_studio() {
    let app = Start::new().language("it").run();
    app.find(test_id("start-starter")).click();
    app.find(role("radio").nth(1)).click();
    app.find(test_id("new-name")).fill("Prova");
    app.find(test_id("new-author")).fill("Lucia");
    let file = app.folder().join("Prova.lanewise");
    app.answer_file_dialog(Some(&file));
    app.find(test_id("create-workspace")).click();
    app.wait_for("the studio", || app.place() == "/profile");
    app.find(test_id("profile-screen")).wait();
    assert!(file.is_file());
}

/// What a newcomer does, counted: each click and each field filled in is a step.
struct Newcomer<'a> {
    app: &'a App,
    steps: std::cell::Cell<u32>,
}

impl Newcomer<'_> {
    fn click(&self, what: lanewise_e2e::Find) {
        self.app.find(what).click();
        self.steps.set(self.steps.get() + 1);
    }

    fn fill(&self, what: lanewise_e2e::Find, words: &str) {
        self.app.find(what).fill(words);
        self.steps.set(self.steps.get() + 1);
    }
}

/// Fifteen steps are a minute for somebody who takes four seconds to read and do each of them.
const A_MINUTE: u32 = 15;

#[test]
fn the_first_run_takes_less_than_a_minute_whichever_way_it_begins() {
    // The sample: one click, and there are scored prospects.
    let app = App::empty();
    let first = Newcomer { app: &app, steps: 0.into() };
    app.answer_file_dialog(Some(&app.folder().join("Sample.lanewise")));
    first.click(test_id("open-sample"));
    app.find(test_id("home")).wait();
    app.sees("78 of 116");
    assert_eq!(first.steps.get(), 1);
    drop(app);

    // One's own list: from the table to a lane chart with one's own customers in it.
    let app = App::empty();
    let own = Newcomer { app: &app, steps: 0.into() };
    app.answer_file_dialog(Some(&table("customers.csv")));
    own.click(test_id("start-list"));
    own.fill(test_id("new-author"), "Inés");
    app.answer_file_dialog(Some(&app.folder().join("Own.lanewise")));
    own.click(test_id("create-workspace"));
    own.click(test_id("run-import"));
    app.find(test_id("import-done")).wait();
    own.click(role("link").named("Profile").first());
    own.click(test_id("start-success_ready"));
    app.find(test_id("lane-says")).wait();
    app.screenshot("own-list");
    assert!(own.steps.get() <= 6, "{} steps", own.steps.get());
    assert!(own.steps.get() <= A_MINUTE);
    drop(app);

    // A ready profile: in the studio with it.
    let app = App::empty();
    let ready = Newcomer { app: &app, steps: 0.into() };
    ready.click(test_id("start-starter"));
    ready.fill(test_id("new-name"), "Pilot");
    ready.fill(test_id("new-author"), "Inés");
    app.answer_file_dialog(Some(&app.folder().join("Pilot.lanewise")));
    ready.click(test_id("create-workspace"));
    app.find(test_id("lane")).wait();
    assert_eq!(ready.steps.get(), 4);
}

#[test]
fn the_tour_leads_through_a_workspace_that_nobody_has_put_anything_into() {
    let workspace = sample::empty();
    let app = App::open(workspace.path());
    app.find(test_id("next-steps")).wait();
    palette(&app, "show me around", "Show me around");
    app.press("Enter");
    let tour = app.find(test_id("tour"));
    tour.wait();
    // Each stop points at something that is there, and says another thing than the one before.
    let stops =
        app.script("return Number(/\\d+\\D+(\\d+)/.exec(document.querySelector('[data-testid=tour] p').textContent)[1]);", &[]);
    let stops = stops.as_u64().unwrap();
    assert!(stops >= 5, "{stops} stops");
    let mut heard = Vec::new();
    for stop in 1..=stops {
        let title = app.find(test_id("tour")).find(role("heading"));
        if let Some(last) = heard.last() {
            app.wait_for("the next stop", || &title.text() != last);
        }
        heard.push(title.text());
        app.settled();
        app.screenshot(&format!("tour-empty-{stop}"));
        app.check_accessibility(&format!("stop {stop} of the tour of an empty workspace"));
        app.find(test_id("tour-next")).click();
    }
    tour.wait_gone();
    heard.sort();
    heard.dedup();
    assert_eq!(heard.len() as u64, stops);
}

#[test]
fn what_was_undone_is_told_in_a_slip_that_covers_no_control() {
    let workspace = sample::new();
    let app = App::open(workspace.path());
    app.find(test_id("home")).wait();
    palette(&app, "stage trevalli", "Set the stage of Meccanica Trevalli");
    app.press("Enter");
    app.find(test_id("palette-within")).wait();
    app.type_text("nurt");
    app.find(role("option").having("Nurture")).wait();
    app.press("Enter");
    done(&app, "move of Meccanica Trevalli to Nurture");
    // While the palette is still going away its field has the keys.
    app.find(test_id("palette-within")).wait_gone();
    // The slip stays four seconds: each look at it follows at once.
    app.press("Ctrl+Z");
    app.sees("Undone: move of Meccanica Trevalli to Nurture");
    app.screenshot("undone");
    app.press("Ctrl+Shift+Z");
    app.sees("Done again: move of Meccanica Trevalli to Nurture");
    app.check_accessibility("a step done again");
    // It goes by itself.
    app.find(test_id("step-told")).wait_gone();
}

#[test]
fn a_crash_is_told_kindly_and_its_report_can_be_read_and_deleted() {
    let workspace = sample::new();
    let mut app = App::open(workspace.path());
    app.find(test_id("home")).wait();
    app.script(
        "return window.__TAURI_INTERNALS__.invoke('crash_from_screen', { message: 'Error: no such lane', stack: '', screen: '/' });",
        &[],
    );
    app.quit();
    app.restart();
    app.find(test_id("crash-notice")).wait_text("Your work is saved.");
    app.screenshot("crash");
    app.find(test_id("crash-read")).click();
    app.find(test_id("crash-text")).wait_text("no such lane");
    app.find(test_id("crash-forget")).click();
    app.find(test_id("crash-notice")).wait_gone();
    app.quit();
    app.restart();
    app.find(test_id("home")).wait();
    assert!(!app.find(test_id("crash-notice")).is_shown());
}
