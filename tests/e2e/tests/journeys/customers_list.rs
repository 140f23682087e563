//! The customers as a sheet and as a board: pasted, filled, sorted by hand, and looked at in views of one's own.

use lanewise_e2e::{App, Spot, css, role, sample, test_id};

use crate::steps::done;

/// The first card of a column of the board, by the outcome's id.
fn first_card<'a>(app: &'a App, outcome: &str) -> Spot<'a> {
    app.find(test_id(&format!("board-{outcome}"))).find(role("option").first())
}

/// How many cards a column says it has.
fn count_of(app: &App, outcome: &str) -> u32 {
    let label = app.find(test_id(&format!("board-{outcome}"))).find(role("listbox")).attribute("aria-label");
    label.chars().filter(char::is_ascii_digit).collect::<String>().parse().expect("a count")
}

/// Pastes a text as a spreadsheet would put it on the clipboard.
fn paste(app: &App, text: &str) {
    app.script(
        "const data = new DataTransfer();
         data.setData('text/plain', arguments[0]);
         const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true });
         Object.defineProperty(event, 'clipboardData', { value: data });
         document.querySelector('[role=grid]').dispatchEvent(event);",
        &[text.into()],
    );
}

#[test]
fn customers_are_sorted_on_the_board_by_mouse_and_by_keys() {
    let workspace = sample::new();
    let app = App::open(workspace.path());
    app.go("/customers");
    app.find(test_id("mode-board")).click();
    first_card(&app, "happy").wait();
    let (happy, failed) = (count_of(&app, "happy"), count_of(&app, "failed"));
    app.screenshot("board");

    // By mouse, from one column to another.
    let card = first_card(&app, "happy");
    let name = card.find(css("strong")).attribute("title");
    card.drag_to(test_id("board-failed"));
    app.wait_for("one happy customer less", || count_of(&app, "happy") == happy - 1);
    assert_eq!(count_of(&app, "failed"), failed + 1);
    app.find(test_id("board-failed")).find(role("option").having(&name)).wait();
    done(&app, &format!("outcome of {name}"));

    // By keys: picked up, carried, put back; picked up again, carried, put down.
    let list = app.find(test_id("board-none")).find(role("listbox"));
    list.wait();
    let happies = app.find(test_id("board-happy")).find(role("listbox"));
    first_card(&app, "happy").click();
    happies.press("Space");
    happies.press("Right");
    app.screenshot("carried");
    happies.press("Escape");
    assert_eq!(count_of(&app, "happy"), happy - 1);
    happies.press("Space");
    happies.press("Right");
    happies.press("Space");
    app.wait_for("two happy customers less", || count_of(&app, "happy") == happy - 2);
    // A digit sends the next one.
    happies.press("3");
    app.wait_for("three happy customers less", || count_of(&app, "happy") == happy - 3);
    // Each was one step.
    for back in 1..=3 {
        app.press("Ctrl+Z");
        app.wait_for("a step back", || count_of(&app, "happy") == happy - 3 + back);
    }
    assert_eq!(count_of(&app, "failed"), failed);
    app.check_accessibility("the outcome board");
}

#[test]
fn a_block_from_a_spreadsheet_is_pasted_in_one_step_with_each_cell_accounted_for() {
    let workspace = sample::new();
    let app = App::open(workspace.path());
    app.go("/customers");
    let grid = app.find(role("grid").named("Customers"));
    app.find(role("gridcell").first()).wait();
    app.find(test_id("customers-search")).fill("nobody at all");
    app.sees("No customer fits.");
    app.find(test_id("customers-search")).fill("");
    app.sees_no_more("No customer fits.");
    app.find(role("gridcell").first()).wait();
    grid.press("Ctrl+End");
    grid.press("Home");
    // The last customer gets another outcome; two more follow it, one of them with a word that is no outcome.
    let last = app.find(css("[role=gridcell][data-here]")).property("textContent");
    paste(&app, &format!("{last}\tStruggling\nTelai Uniti\tHappy\nFonderia Nord\tdelighted"));
    let told = app.find(test_id("cells-told"));
    told.wait();
    app.sees("2 customers added.");
    app.find(test_id("cell-problem").having("delighted")).wait();
    app.find(role("row").having("Telai Uniti")).wait();
    app.find(test_id("cell-problem")).wait_count(1);
    app.screenshot("pasted");
    app.check_accessibility("pasted cells");
    app.press("Ctrl+Z");
    app.find(role("row").having("Telai Uniti")).wait_gone();
    app.find(role("row").having("Fonderia Nord")).wait_gone();

    // What was copied here can be pasted here: the real clipboard.
    app.find(test_id("cells-dismiss")).click();
    grid.press("Ctrl+Home");
    grid.press("Down");
    let first = app.find(css("[role=gridcell][data-here]")).property("textContent");
    grid.press("Ctrl+C");
    grid.press("Down");
    grid.press("Ctrl+V");
    app.find(test_id("cells-told")).wait();
    app.find(role("row").having(&first).nth(1)).wait();
}

#[test]
fn a_view_of_ones_own_survives_the_program() {
    let workspace = sample::new();
    let mut app = App::open(workspace.path());
    app.go("/customers");
    app.find(role("gridcell").first()).wait();
    app.find(test_id("add-filter")).click();
    app.find(test_id("add-filter-outcome")).click();
    app.find(test_id("value-struggling")).click();
    app.find(test_id("value-failed")).click();
    app.press("Escape");
    app.find(test_id("group-by")).click();
    app.find(test_id("group-by-industry")).click();
    app.find(test_id("choose-columns")).click();
    app.find(test_id("column-region")).click();
    app.screenshot("columns");
    app.press("Escape");
    app.find(test_id("view-save")).click();
    app.find(test_id("view-name")).fill("In trouble");
    app.press("Enter");
    app.find(test_id("view-In trouble")).wait();
    done(&app, "saved view In trouble");
    let rows = app.find(role("grid")).attribute("aria-rowcount");
    app.screenshot("view");
    app.check_accessibility("a saved view");
    app.quit();
    app.restart();

    app.go("/customers");
    app.find(test_id("view-In trouble")).click();
    app.find(test_id("filter-outcome").having("Struggling, Failed")).wait();
    app.wait_for("the rows of the view", || app.find(role("grid")).attribute("aria-rowcount") == rows);
    app.find(test_id("view-menu")).click();
    app.find(test_id("view-remove")).click();
    app.find(test_id("view-In trouble")).wait_gone();
    app.press("Ctrl+Z");
    app.find(test_id("view-In trouble")).wait();
}
