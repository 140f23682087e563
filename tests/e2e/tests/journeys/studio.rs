//! The profile studio: a profile made from nothing, rearranged, merged, turned, compared, by hand and by keyboard.

use lanewise_e2e::{App, css, role, sample, test_id, text};

use crate::steps::done;

/// The sample's profile, open.
fn studio(app: &App) {
    app.go("/profile");
    app.find(test_id("fit-line")).wait();
    app.settled();
}

/// The ids of the parameters as they stand in a group, from top to bottom.
fn members(app: &App, group: &str) -> Vec<String> {
    let rows = "return [...document.querySelectorAll(`[data-group='${arguments[0]}'] [data-parameter]`)].map((r) => r.dataset.parameter)";
    let found = app.script(rows, &[group.into()]);
    found.as_array().unwrap().iter().map(|id| id.as_str().unwrap().to_owned()).collect()
}

/// The group of a parameter.
fn group_of(app: &App, parameter: &str) -> String {
    let of = "return document.querySelector(`[data-parameter='${arguments[0]}']`).closest('[data-group]').dataset.group";
    app.script(of, &[parameter.into()]).as_str().unwrap().to_owned()
}

#[test]
fn a_profile_grows_from_nothing_to_published_by_keyboard() {
    let workspace = sample::empty();
    let app = App::open(workspace.path());
    app.go("/profile");
    app.find(test_id("start-nothing")).press("Enter");
    app.find(test_id("blank-name")).type_in("What succeeds with us");
    app.find(test_id("own-name")).type_in("Own success criteria");
    app.find(test_id("own-answers")).type_in("Written down");
    app.find(test_id("own-answers")).press("Enter");
    app.find(test_id("own-answers")).type_in("None");
    app.screenshot("nothing");
    app.check_accessibility("a profile from nothing");
    app.find(test_id("own-add")).press("Enter");
    app.find(test_id("parameter-own_success_criteria")).wait();
    // From the catalogue: what is searched for, and Enter.
    app.press("n");
    app.find(test_id("picker-search")).type_in("executive");
    app.find(test_id("picker-search")).press("Enter");
    done(&app, "New parameter");
    app.press("Escape");
    let bar = app.find(role("slider").within(test_id("parameter-own_success_criteria")));
    bar.press("Right");
    done(&app, "Weight of Own success criteria, now 51");
    app.press("p");
    app.find(test_id("publish-reason")).type_in("Agreed on the first day");
    app.find(test_id("publish-reason")).press("Enter");
    app.find(test_id("version-1")).wait_text("Agreed on the first day");
    app.check_accessibility("the first version");
}

#[test]
fn several_of_the_catalogue_make_a_profile_at_once() {
    let workspace = sample::empty();
    let app = App::open(workspace.path());
    app.go("/profile");
    app.find(test_id("start-catalogue")).click();
    for id in ["lane", "success_criteria", "company_size"] {
        app.find(test_id(&format!("tick-{id}"))).click();
    }
    app.screenshot("catalogue");
    app.check_accessibility("the catalogue to start from");
    app.find(test_id("blank-start")).click();
    app.find(test_id("fit-line")).wait();
    assert_eq!(app.find(css("[data-parameter]")).count(), 3);
    // Thrown away it is gone, and undo brings it back.
    app.press("Ctrl+Z");
    app.find(test_id("profile-start")).wait();
    app.press("Ctrl+Shift+Z");
    app.find(test_id("fit-line")).wait();
}

#[test]
fn parameters_and_groups_go_where_the_hand_puts_them() {
    let workspace = sample::new();
    let app = App::open(workspace.path());
    studio(&app);
    let (from, to) = (group_of(&app, "company_size"), group_of(&app, "success_criteria"));
    assert_ne!(from, to);
    app.find(test_id("parameter-company_size")).hover();
    app.find(test_id("grip-company_size")).drag_to(test_id("parameter-success_criteria"));
    done(&app, "Change to Company size");
    assert_eq!(group_of(&app, "company_size"), to);
    // By keyboard back over the edge of the group, place by place.
    while group_of(&app, "company_size") != from {
        app.find(role("slider").within(test_id("parameter-company_size"))).press("Alt+Up");
        app.settled();
    }
    assert_eq!(members(&app, &from).last().map(String::as_str), Some("company_size"));
    // A group folds and keeps its place in the file's memory.
    app.find(test_id(&format!("fold-{from}"))).click();
    app.find(test_id("parameter-company_size")).wait_gone();
    app.go("/");
    studio(&app);
    assert!(!app.find(test_id("parameter-company_size")).is_shown());
    // All equal, in one step.
    app.find(test_id("list-menu")).click();
    app.find(test_id("set-equal")).click();
    done(&app, "All weights made equal");
    app.press("Ctrl+Z");
    app.check_accessibility("the studio with a folded group");
}

#[test]
fn two_parameters_become_one_and_come_apart_again() {
    let workspace = sample::new();
    let app = App::open(workspace.path());
    studio(&app);
    let before = app.find(css("[data-parameter]")).count();
    app.find(test_id("list-menu")).click();
    app.find(test_id("open-merge")).click();
    app.find(test_id("merge-goes")).click();
    app.find(role("menuitemradio").having("Problem/solution fit")).click();
    app.find(test_id("merge-effect")).wait_text("answered them differently");
    app.screenshot("merge");
    app.check_accessibility("merging");
    app.find(test_id("merge-do")).click();
    app.find(css("[data-parameter]")).wait_count(before - 1);
    app.find(test_id("parameter-weight")).wait();
    assert!(app.find(role("textbox").within(test_id("parameter-weight"))).value().starts_with("31"));
    app.press("Ctrl+Z");
    app.find(css("[data-parameter]")).wait_count(before);
}

#[test]
fn another_kind_of_answer_is_explained_before_it_is_done() {
    let workspace = sample::new();
    let app = App::open(workspace.path());
    studio(&app);
    app.find(test_id("answer-kind")).click();
    app.find(test_id("kind-yes_no")).click();
    app.find(test_id("kind-answers")).wait_text("go on counting");
    app.check_accessibility("another kind of answer");
    app.find(test_id("kind-do")).click();
    done(&app, "Success criteria defined answered in another way");
    app.find(test_id("level-yes")).wait();
    // The line and the row move one fit: two keys, one step.
    app.find(test_id("knob-no")).press("PageUp");
    app.find(role("slider").within(test_id("level-no"))).wait();
    app.wait_for("the row to follow", || app.find(role("slider").within(test_id("level-no"))).attribute("aria-valuenow") != "15");
    done(&app, "Fit of");
}

#[test]
fn what_changed_is_told_before_it_is_published() {
    let workspace = sample::new();
    let app = App::open(workspace.path());
    studio(&app);
    app.find(role("slider").within(test_id("parameter-success_criteria"))).press("PageUp");
    done(&app, "Weight of Success criteria defined");
    app.find(test_id("view-rules")).click();
    app.find(test_id("admits-risky")).click();
    done(&app, "Risky or better admits");
    app.check_accessibility("the rules");
    app.find(test_id("view-versions")).click();
    app.find(test_id("differences")).wait_text("Success criteria defined weighs 21 instead of 16");
    app.find(test_id("differences")).wait_text("Risky or better now admits a prospect");
    app.screenshot("versions");
    app.find(test_id("discard-draft")).click();
    app.find(text("Nothing has changed since the last version.").first()).wait();
    app.press("Ctrl+Z");
    app.find(test_id("differences")).wait_text("weighs 21 instead of 16");
    app.find(test_id("version-1")).click();
    app.find(test_id("restart-from")).click();
    done(&app, "Start from the profile");
}
