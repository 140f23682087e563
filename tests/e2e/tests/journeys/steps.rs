//! Steps that several journeys take.

use std::fs;
use std::path::PathBuf;

use lanewise_e2e::{App, paths, role, test_id};

/// A table of the sample.
pub fn table(name: &str) -> PathBuf {
    paths::repository().join("profiles/sample").join(name)
}

/// The paper of the evidence that is shown, written to a file and read again; then its screen is back.
pub fn paper(app: &App, name: &str) -> String {
    app.find(test_id("evidence-report")).click();
    app.find(test_id("document-preview")).wait();
    let file = app.folder().join(name);
    app.answer_file_dialog(Some(&file));
    app.find(test_id("document-save")).click();
    let written = || fs::read_to_string(&file).unwrap_or_default();
    app.wait_for("the paper", || written().ends_with("</html>\n"));
    app.find(test_id("document-back")).click();
    app.find(test_id("evidence-report")).wait();
    let page = written();
    assert!(page.contains("<svg"), "the paper lacks its drawings");
    assert!(!page.replace("http://www.w3.org/2000/svg", "").contains("http"), "the paper asks for something else");
    page
}

/// Follows a link of the rail.
pub fn go(app: &App, place: &str) {
    app.find(role("navigation").first()).find(role("link").named(place)).click();
}

/// Waits until this is the step that undo would take back: it is in the file.
pub fn done(app: &App, step: &str) {
    app.find(role("button").having(&format!("Undo: {step}"))).wait();
}

/// Opens the scorecard of a prospect from the list.
pub fn open_prospect(app: &App, name: &str) {
    go(app, "Prospects");
    app.find(test_id("prospects-search")).fill(name);
    app.find(role("row").having(name)).click();
    app.find(role("heading").named(name)).wait();
}

/// Opens the editor of an answer on the scorecard.
pub fn ask(app: &App, parameter: &str) {
    app.find(test_id(&format!("score-row-{parameter}"))).find(role("button")).click();
    app.find(test_id("answer-editor")).wait();
}
