//! Customers: the table, the board, one customer.

use super::first_of;
use crate::app::App;
use crate::find::{role, test_id};

/// The customers as a table, with everything in it.
pub(super) fn table_of_customers(app: &App) {
    app.go("/");
    app.go("/customers?view=table");
    app.find(role("gridcell").first()).wait();
}

/// The customers' table with the answers to two parameters.
pub(super) fn answer_columns(app: &App) {
    columns(app);
    for column in ["industry", "country", "employees", "owner", "since"] {
        let tick = app.find(test_id(&format!("column-{column}")));
        if tick.is_shown() && tick.is_on() {
            tick.click();
        }
    }
    for parameter in ["success_criteria", "time_to_value"] {
        let tick = app.find(test_id(&format!("column-answer:{parameter}")));
        if tick.is_shown() && !tick.is_on() {
            tick.click();
        }
    }
    app.press("Escape");
    app.settled();
}

/// The page of the first customer of the table.
pub(super) fn first_customer(app: &App) {
    // The board, if it was shown last, has no rows.
    table_of_customers(app);
    app.go("/");
    first_of(app, "/customers", "Ctrl+Enter");
}

/// The list of columns, over the customers' table.
pub(super) fn columns(app: &App) {
    table_of_customers(app);
    app.find(test_id("choose-columns")).click();
    app.find(test_id("columns-usual")).click();
    app.settled();
}

/// The values of a filter, over the customers' table.
pub(super) fn filter(app: &App) {
    table_of_customers(app);
    app.find(test_id("add-filter")).click();
    app.find(test_id("add-filter-country")).click();
    app.find(role("checkbox").within(role("dialog")).first()).wait();
    app.settled();
}

/// What became of pasted cells. Nothing of them could be put in, so nothing changed.
pub(super) fn pasted(app: &App) {
    table_of_customers(app);
    let grid = app.find(role("grid"));
    grid.press("Ctrl+Home");
    grid.press("Down");
    grid.press("Right");
    app.script(
        "const data = new DataTransfer();
         data.setData('text/plain', arguments[0]);
         const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true });
         Object.defineProperty(event, 'clipboardData', { value: data });
         document.querySelector('[role=grid]').dispatchEvent(event);",
        &["delighted\t77\nso-so\t12".into()],
    );
    app.find(test_id("cells-told")).wait();
    app.settled();
}

/// The customers on the outcome board.
pub(super) fn board(app: &App) {
    // From elsewhere: both ways to look at the customers have the same heading.
    app.go("/");
    app.go("/customers?view=board");
    app.find(role("option").first()).wait();
    app.settled();
}

/// A customer with a signal that contradicts its outcome.
pub(super) fn signals(app: &App) {
    app.go("/customers/1");
    app.find(test_id("signals")).wait();
    app.settled();
    if !app.find(test_id("contradiction")).is_shown() {
        app.find(test_id("signal-add-churned")).click();
        app.find(test_id("contradiction")).wait();
    }
    app.settled();
}
