//! The evidence: what separates the sample's customers, how good its profile is, a drawing that leaves the app.

use std::fs;

use lanewise_e2e::{App, role, sample, test_id};

use crate::steps::paper;

/// As the core tells them of the sample, the strongest first.
const SEPARATE: [(&str, &str); 3] = [
    ("success_criteria", "Success criteria defined"),
    ("project_owner", "Somebody owns it after go-live"),
    ("expansion_expectation", "Expansion expectation"),
];
/// Heavy, and silent.
const POPULAR: (&str, &str) = ("executive_contact", "Contact on the executive team");

#[test]
fn three_parameters_separate_and_a_popular_one_does_not() {
    let workspace = sample::new();
    let app = App::open(workspace.path());
    app.find(test_id("home-evidence")).wait_text("Three parameters separate your customers");
    app.link("See the evidence").click();
    app.find(test_id("evidence-deals")).wait_text("10,000 shuffles");

    let headline = app.find(test_id("evidence-headline"));
    headline.wait_text("Three parameters separate your customers");
    headline.wait_text("Contact on the executive team weighs 13%, and shows nothing that could not be chance.");
    for (id, name) in SEPARATE {
        headline.wait_text(name);
        let row = app.find(test_id(&format!("evidence-{id}")));
        row.wait_text(name);
        row.wait_text("separates");
    }
    app.find(test_id(&format!("evidence-{}", POPULAR.0))).wait_text("too few to tell");
    app.check_accessibility("what separates");
    app.screenshot("separates");

    // One opens beside the list, with the accounts behind each answer; the arrow keys go on.
    app.find(test_id("evidence-project_owner")).click();
    let detail = app.find(test_id("evidence-detail"));
    detail.wait_text("Yes: 22 of 24 happy, 4 of 12 others");
    detail.wait_text("Grupo Olmedal");
    app.find(test_id("evidence-project_owner")).press("Down");
    detail.wait_text("Others have the same problem: 14 of 24 happy, 1 of 11 others");

    // Every drawing has a table behind it.
    app.press("t");
    let table = app.find(test_id("evidence-forest")).find(role("table"));
    table.wait_text(POPULAR.1);
    table.wait_text("Adjusted p");
    app.check_accessibility("what separates, as tables");
    app.press("t");

    // It leaves the app as a drawing that stands alone.
    let svg = app.folder().join("separates.svg");
    app.answer_file_dialog(Some(&svg));
    let out = app.button("Save or copy: Every parameter, strongest first");
    out.click();
    app.find(role("menuitem").named("Save as SVG…")).click();
    app.sees("Written to");
    let text = fs::read_to_string(&svg).expect("the drawing was written");
    for (_, name) in SEPARATE {
        assert!(text.contains(name), "{name} is not in the drawing");
    }
    assert!(text.contains("Lanewise · Ordito Workflows · 36 customers"), "it does not say where it comes from");
    assert!(!text.contains("var(--"), "it leans on the app's style");
    let parsed = app.script(
        "const page = new DOMParser().parseFromString(arguments[0], 'image/svg+xml'); return page.querySelector('parsererror') === null && page.documentElement.localName === 'svg';",
        &[text.into()],
    );
    assert_eq!(parsed, true, "the drawing does not parse");
    let png = app.folder().join("separates.png");
    app.answer_file_dialog(Some(&png));
    out.press("Enter");
    app.find(role("menuitem").named("Save as PNG…")).press("Enter");
    app.wait_for("the picture", || fs::read(&png).is_ok_and(|bytes| bytes.starts_with(b"\x89PNG")));

    // How good the profile is, and who it is wrong about; the arrow keys walk through the dots.
    app.press("2");
    app.find(test_id("evidence-picks-says")).wait_text("9 times in 10");
    app.find(test_id("evidence-misfits")).wait_text("Conservas Puertalba");
    app.find(test_id("evidence-misfits")).wait_text("Officine Valdrana");
    app.check_accessibility("how good the profile is");
    app.screenshot("profile");
    let walk = app.find(test_id("evidence-dots-walk"));
    walk.press("Right");
    app.find(test_id("evidence-dots-at")).wait_text("Conservas Puertalba");
    app.link("Why? Open Conservas Puertalba").click();
    app.find(role("heading").named("Conservas Puertalba")).wait();

    // The report of both.
    app.go("/evidence");
    assert!(paper(&app, "evidence.html").contains("Three parameters"), "the report lacks its first line");

    // The studio says beside each weight what the data says of it, and leads back here.
    app.go("/profile");
    app.find(test_id("says-success_criteria")).wait();
    app.find(test_id("says-executive_contact")).wait_text("cannot tell");
    app.screenshot("studio");
    app.find(test_id("says-executive_contact")).click();
    app.find(test_id("evidence-detail")).wait_text(POPULAR.1);
}

#[test]
fn nothing_to_learn_from_says_what_belongs_here() {
    let workspace = sample::empty();
    let app = App::open(workspace.path());
    app.go("/evidence");
    app.sees("There is nothing yet to hold against your customers.");
    app.check_accessibility("no evidence yet");
    app.press("2");
    app.sees("There is nothing yet to hold against your customers.");
}
