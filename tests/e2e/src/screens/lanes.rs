//! The lane board.

use crate::app::App;
use crate::find::test_id;

/// The board itself.
pub(super) fn board(app: &App) {
    app.go("/evidence/lanes");
    app.find(test_id("lane-board")).wait();
}

/// A lane with its condition open.
pub(super) fn condition(app: &App) {
    board(app);
    app.find(test_id("lane-name").nth(1)).click();
    app.find(test_id("lane-counted")).wait();
}

/// What opening a closed lane would do.
pub(super) fn opening(app: &App) {
    board(app);
    app.find(test_id("lane-standing").nth(3))
        .script("element.value = 'core'; element.dispatchEvent(new Event('change', { bubbles: true }))");
    app.find(test_id("lane-opening")).wait();
}
