//! Situation Slides: written where they are read, with what each lacks; what became of the early wins after the sale.

use lanewise_e2e::{App, role, sample, test_id};

use crate::steps::{done, go};

#[test]
fn a_slide_is_written_until_it_is_complete() {
    let workspace = sample::empty();
    let mut app = App::open(workspace.path());
    go(&app, "Customers");
    app.find(test_id("add-account")).click();
    app.type_text("Hallbrück Armaturen");
    app.press("Enter");
    done(&app, "new account Hallbrück Armaturen");
    app.go("/slides/1");
    app.sees("Who has to say yes at Hallbrück Armaturen?");
    app.check_accessibility("an account without slides");
    app.press("n");
    app.find(test_id("slide-person")).wait();
    app.wait_for("the name has the keyboard", || app.find(test_id("slide-person")).has_focus());
    app.type_text("Anna Bauer");
    app.find(test_id("slide-title-text")).click();
    app.type_text("Head of Operations");
    app.find(test_id("slide-issue-text")).click();
    app.type_text("Purchase approvals take 11 days.");
    app.find(test_id("slide-problem-add")).click();
    app.type_text("Orders travel by e-mail");
    app.press("Enter");
    app.type_text("Limits differ");
    app.press("Enter");
    app.press("Backspace");
    app.find(test_id("slide-capability-add")).click();
    app.type_text("Approve from a phone");
    app.find(test_id("counts-capabilities")).wait_text("counts");
    app.find(test_id("slide-says")).wait_text("Not complete");

    // What could be two numbers is asked; what is none is said; what is clear is read back.
    let amount = app.find(test_id("slide-delta-amount"));
    amount.click();
    app.type_text("a lot");
    app.press("Enter");
    app.find(test_id("slide-delta-doubt")).wait_text("a lot");
    app.press("Escape");
    amount.click();
    app.type_text("38.000 €/mese");
    app.press("Enter");
    app.find(test_id("slide-delta-reads")).wait_text("€38,000 a month");
    app.find(test_id("counts-delta")).wait_text("counts");
    app.find(test_id("slide-date-day")).click();
    app.type_text("1 March 2027");
    app.press("Enter");
    app.find(test_id("counts-date")).wait_text("a consequence is missing");
    app.find(test_id("slide-date-consequence")).click();
    app.type_text("another summer of idle lines");
    app.find(test_id("slide-person")).click();
    app.find(test_id("slide-says")).wait_text("only the Value Realization Events are missing");
    app.screenshot("nearly");
    app.check_accessibility("a slide");

    // The next key player starts as a copy; undo takes it away again.
    app.find(test_id("slide-duplicate")).click();
    app.wait_for("the copy's name has the keyboard", || app.find(test_id("slide-person")).value().is_empty());
    app.find(test_id("slide-problem-1")).wait();
    app.find(test_id("slide-remove")).click();
    app.find(role("button").named("Undo").first()).wait();
    app.go("/slides/all");
    app.find(test_id("slides-player-1")).wait();
    app.check_accessibility("all slides");

    app.quit();
    app.restart();
    app.go("/slides/1");
    app.find(test_id("slide-delta-reads")).wait_text("€38,000 a month");
    app.find(test_id("slide-says")).wait_text("only the Value Realization Events are missing");
}

#[test]
fn when_a_slide_counts_is_the_teams_to_say() {
    let workspace = sample::new();
    let app = App::open(workspace.path());
    app.go("/profile");
    app.find(test_id("view-rules")).click();
    let counts = app.find(test_id("slide-rule-counts"));
    let before = counts.text();
    app.check_accessibility("when a slide counts as complete");
    // Stricter: every problem needs its reason. Fewer slides are complete, at once.
    app.find(test_id("slide-rule-reason")).click();
    done(&app, "When a slide counts as complete");
    let after = counts.wait_text_other_than(&before);
    app.screenshot("stricter");
    app.find(test_id("slide-rule-own")).wait();
    app.press("Ctrl+Z");
    counts.wait_text(&before);
    app.press("Ctrl+Shift+Z");
    counts.wait_text(&after);
    // Back to our own by its button.
    app.find(test_id("slide-rule-own")).click();
    counts.wait_text(&before);
}

#[test]
fn lines_of_a_list_are_moved_by_the_keyboard() {
    let workspace = sample::new();
    let mut app = App::open(workspace.path());
    app.go("/slides/1");
    let line = |at: usize| app.find(test_id(&format!("slide-capability-{at}"))).value();
    app.find(test_id("slide-capability-0")).wait();
    let (first, second) = (line(0), line(1));
    app.find(test_id("slide-capability-0")).click();
    app.press("Alt+Down");
    app.wait_for("the lines to have changed places", || line(0) == second && line(1) == first);
    // The cursor went along, and the order is in the file.
    app.wait_for("the moved line to have the keyboard", || app.find(test_id("slide-capability-1")).has_focus());
    done(&app, "slide");
    app.press("Alt+Up");
    app.wait_for("the lines to be back", || line(0) == first);
    // By the handle, for who came to it with Tab.
    app.find(role("button").named("Move Capability 1")).press("Alt+Down");
    app.wait_for("the lines to have changed places", || line(0) == second);
    app.settled();
    app.quit();
    app.restart();
    app.go("/slides/1");
    app.find(test_id("slide-capability-0")).wait_value(&second);
}

#[test]
fn what_a_gate_misses_leads_to_the_very_field() {
    let workspace = sample::new();
    let app = App::open(workspace.path());
    app.go("/prospects");
    app.find(test_id("view-gate-deep_demo")).click();
    app.find(role("gridcell").first()).wait();
    app.find(test_id("view-all")).click();
    app.find(test_id("prospects-search")).fill("Oosterveer");
    app.find(role("row").having("Oosterveer")).click();
    app.find(test_id("gate-poc")).click();
    app.find(test_id("gate-needs")).find(role("button").named("Write it on the slide: Value Realization Event")).click();
    app.find(test_id("slide")).wait();
    app.wait_for("the first line of the events to have the keyboard", || app.find(test_id("slide-event-what-0")).has_focus());
    app.screenshot("field");
}

#[test]
fn what_became_of_an_early_win_is_said_on_the_customers_page() {
    let workspace = sample::empty();
    let app = App::open(workspace.path());
    go(&app, "Customers");
    app.find(test_id("add-account")).click();
    app.type_text("Acme");
    app.press("Enter");
    done(&app, "new account Acme");
    app.go("/slides/1");
    app.find(test_id("player-add")).click();
    app.find(test_id("slide-event-add")).click();
    app.find(test_id("slide-event-what-0")).wait();
    app.type_text("First plant under 5 days");
    app.find(test_id("slide-event-due-0")).click();
    app.type_text("2020-04");
    app.press("Enter");
    app.find(test_id("slide-person")).click();
    app.find(test_id("counts-events")).wait_text("counts");

    go(&app, "Home");
    app.go("/customers/1");
    let section = app.find(test_id("account-slides"));
    section.wait_text("First plant under 5 days");
    section.wait_text("overdue");
    section.find(role("button").named("missed")).click();
    app.find(test_id("account-events")).wait_text("1 early win was missed");
    app.find(test_id("account-history")).wait_text("missed");
    app.check_accessibility("a customer with an early win that was missed");
    app.press("Ctrl+Z");
    section.wait_text("overdue");
}
