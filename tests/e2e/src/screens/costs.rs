//! What cut-offs cost, and two profiles on the same customers.

use crate::app::App;
use crate::find::{css, test_id};

/// With everything typed, in any language.
pub(super) fn costs(app: &App) {
    app.go("/evidence/costs");
    for (field, amount) in [("cost-demo", "9"), ("cost-poc", "30"), ("cost-rescue", "40"), ("cost-lost-hours", "100")] {
        let field = app.find(test_id(field));
        field.fill(amount);
        field.press("Enter");
        field.wait_value(amount);
    }
    app.find(test_id("cost-stable")).wait();
}

/// The answers that BANT asks for, being filled in.
pub(super) fn filling(app: &App) {
    app.go("/evidence/replay");
    app.find(css("[data-testid='missing-starter'] button").first()).click();
    app.find(test_id("replay-fill")).wait();
}
