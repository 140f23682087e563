//! The lane board: a lane is made and counts at once, one is opened and says who would come back, and all of it can be taken back.

use lanewise_e2e::{App, role, sample, test_id};

use crate::steps::{done, paper};

fn lanes(app: &App) {
    app.go("/evidence/lanes");
    app.find(test_id("lane-board")).wait();
    app.settled();
}

#[test]
fn a_lane_is_made_counted_opened_and_taken_back() {
    let workspace = sample::new();
    let app = App::open(workspace.path());
    lanes(&app);
    app.sees("18 of 24");
    app.screenshot("board");
    app.check_accessibility("the lane board");
    let page = paper(&app, "lanes.html");
    for told in ["Case files in the public sector", "Lane by lane", "Who belongs where"] {
        assert!(page.contains(told), "the paper does not say {told}");
    }

    // Who is in a lane, by name, opened and closed by keys.
    let who = app.find(test_id("lane-who").first());
    who.press("Enter");
    let members = app.find(test_id("lane-members"));
    members.find(role("link").named("Officine Brandolese")).wait();
    members.wait_text("Still to be won");
    app.screenshot("members");
    app.check_accessibility("who is in a lane");
    who.press("Enter");
    members.wait_gone();

    // A lane with nothing in it takes nobody; a clause takes those it says, and says who has them first.
    app.press("n");
    let editor = app.find(test_id("lane-editor"));
    editor.wait_text("Without a clause nobody belongs to it");
    app.find(test_id("lane-rename")).fill("Dairies");
    app.press("Enter");
    done(&app, "lane New lane");
    app.find(test_id("clause-add")).click();
    app.find(test_id("clause-test")).choose("is known");
    app.find(test_id("lane-counted")).wait_text("36 customers");
    app.find(test_id("lane-counted")).wait_text("An earlier lane takes some of them first");
    app.screenshot("condition");
    app.check_accessibility("a lane with its condition");
    app.find(test_id("lane-remove")).click();
    done(&app, "lane Dairies removed");

    // Opening the public sector brings nobody back, and says why.
    let closed = app.find(role("article").named("Case files in the public sector"));
    closed.find(test_id("lane-standing")).choose("Core");
    let opening = app.find(test_id("lane-opening"));
    opening.wait_text("Nobody");
    opening.wait_text("Ayuntamiento de Bracimonte");
    app.screenshot("opening");
    app.check_accessibility("what opening a lane would do");
    app.find(test_id("lane-reason")).fill("Two towns asked");
    app.find(test_id("lane-confirm")).click();
    opening.wait_gone();
    done(&app, "how Case files in the public sector stands");
    closed.wait_text("Two towns asked");
    app.press("Ctrl+Z");
    closed.wait_text("Bought by tender");
}
