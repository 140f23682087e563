//! The hands and eyes of the tests work: checked on a page of our own inside the app.

use std::path::Path;

use lanewise_e2e::{App, css, label, role, test_id, text};

/// A small page over the app's own: each thing writes what happened to it into the log.
const PAGE: &str = r##"
const page = document.createElement("main");
page.id = "hands";
page.style.cssText = "position:fixed;inset:0;z-index:9999;background:white;color:black;padding:20px";
page.innerHTML = `
  <h1>Hands</h1>
  <button>Save</button> <button aria-label="Close it">×</button> <button hidden>Hidden</button>
  <label>Name <input value="old"></label>
  <label>Size <select><option>Small</option><option>Large</option></select></label>
  <label><input type="checkbox"> Agreed</label>
  <ul><li>One <b>bold</b></li><li>Two</li></ul>
  <div data-testid="handle" style="position:absolute;left:300px;top:300px;width:20px;height:20px;background:red"></div>
  <div data-testid="target" style="position:absolute;left:600px;top:400px;width:50px;height:50px;background:blue"></div>
  <p data-testid="log" style="position:absolute;top:600px"></p>`;
document.body.append(page);
const log = (words) => { page.querySelector("[data-testid=log]").textContent = words; };
page.querySelector("button").onclick = () => setTimeout(() => log("saved"), 300);
page.querySelector("button").ondblclick = () => setTimeout(() => log("saved twice"), 400);
page.querySelector("select").onchange = (event) => log(`size ${event.target.value}`);
document.addEventListener("keydown", (event) => { if (event.ctrlKey && event.key === "j") log("shortcut"); });
const handle = page.querySelector("[data-testid=handle]");
let from = null;
handle.onpointerdown = (event) => { from = { x: event.clientX - handle.offsetLeft, y: event.clientY - handle.offsetTop }; handle.setPointerCapture(event.pointerId); };
handle.onpointermove = (event) => {
  if (!from) return;
  handle.style.left = `${event.clientX - from.x}px`;
  handle.style.top = `${event.clientY - from.y}px`;
};
handle.onpointerup = () => { from = null; log("dropped"); };
handle.addEventListener("pointerenter", () => log("hovered"), { once: true });
"##;

fn page() -> App {
    let app = App::empty();
    app.script(PAGE, &[]);
    app
}

#[test]
fn things_are_found_by_what_people_call_them() {
    let app = page();
    let inside = css("#hands");
    app.find(role("button").named("Close it")).wait();
    assert_eq!(app.find(role("button").within(inside.clone())).count(), 2, "the hidden one does not count");
    assert_eq!(app.find(role("listitem").having("BOLD")).text(), "One bold");
    assert_eq!(app.find(text("bold")).property("tagName"), "B");
    assert_eq!(app.find(role("listitem").within(inside).nth(1)).text(), "Two");
    assert_eq!(app.field("Name").value(), "old");
    assert!(!app.find(text("Hidden")).is_shown());
    assert!(!app.find(label("Nobody")).is_shown());
}

#[test]
fn clicks_keys_and_choices_arrive() {
    let app = page();
    let log = app.find(test_id("log"));
    app.button("Save").click();
    log.wait_text("saved");
    app.button("Save").double_click();
    log.wait_text("saved twice");
    let name = app.field("Name");
    name.fill("Ábaco & Söhne");
    name.wait_value("Ábaco & Söhne");
    assert!(name.has_focus());
    name.fill("");
    name.wait_value("");
    app.type_text("typed");
    name.wait_value("typed");
    app.field("Size").choose("Large");
    log.wait_text("size Large");
    app.field("Agreed").click();
    assert!(app.field("Agreed").is_on());
    app.press("Ctrl+J");
    log.wait_text("shortcut");
}

#[test]
fn a_drag_moves_by_what_it_says_and_lands_where_it_should() {
    let app = page();
    let (handle, log) = (app.find(test_id("handle")), app.find(test_id("log")));
    handle.hover();
    log.wait_text("hovered");
    handle.drag_by(40, -25);
    log.wait_text("dropped");
    assert_eq!((handle.rect().x, handle.rect().y), (340.0, 275.0));
    handle.drag_to(test_id("target"));
    app.wait_for("the handle over the target", || (handle.rect().x, handle.rect().y) == (615.0, 415.0));
}

#[test]
fn trouble_in_the_page_fails_the_test() {
    let app = page();
    app.script("setTimeout(() => { throw new Error('on purpose'); }, 0);", &[]);
    app.wait_for("the exception", || app.script("return window.__trouble.length;", &[]) == 1);
    let failed = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| app.check_no_trouble()));
    app.script("window.__trouble.length = 0;", &[]);
    assert!(failed.is_err());
}

#[test]
fn what_is_not_accessible_is_named() {
    let app = page();
    app.script("document.querySelector('#hands button').innerHTML = '';", &[]);
    let failed = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| app.check_accessibility("the page")));
    let message = *failed.unwrap_err().downcast::<String>().unwrap();
    assert!(message.contains("button-name"), "{message}");
}

#[test]
fn the_next_file_dialog_is_answered_and_no_other() {
    let app = App::empty();
    let ask = |multiple: bool| {
        app.script(
            "window.__answer = 'none yet';
             window.__TAURI_INTERNALS__.invoke('plugin:dialog|open', { options: { multiple: arguments[0] } })
               .then((answer) => { window.__answer = JSON.stringify(answer); });",
            &[multiple.into()],
        );
        app.wait_for("the answer", || app.script("return window.__answer;", &[]) != "none yet");
        app.script("return window.__answer;", &[])
    };
    app.answer_file_dialog(Some(Path::new("/tmp/a b.csv")));
    assert_eq!(ask(false), "\"/tmp/a b.csv\"");
    app.answer_file_dialog(Some(Path::new("/tmp/è.csv")));
    assert_eq!(ask(true), "[\"/tmp/è.csv\"]");
    app.answer_file_dialog(None);
    assert_eq!(ask(false), "null");
    // Other commands go through untouched.
    let version =
        app.script("window.__TAURI_INTERNALS__.invoke('app_start').then((start) => { window.__version = start.version; });", &[]);
    assert!(version.is_null());
    app.wait_for("the version", || app.script("return window.__version ?? '';", &[]) == env!("CARGO_PKG_VERSION"));
}
