//! The screens of the evidence, and what moves on them.

use lanewise_e2e::{App, Times, css, role, test_id};

use super::linux::to_and_fro;

/// The weights between the team's own and the data's.
pub fn blend(app: &App) -> Times {
    app.go("/profile");
    app.find(test_id("open-suggest")).click();
    to_and_fro(app, test_id("blend-knob"), 60)
}

/// A cut-off on the curve of what each would cost.
pub fn cost(app: &App) -> Times {
    app.go("/evidence/costs");
    to_and_fro(app, role("slider").within(css("main")).first(), 100)
}

/// A number of a condition, until the line below counts whom it takes: nobody, nearly all, nobody again, by another number each time.
pub fn lane(app: &App) -> Times {
    app.go("/evidence/lanes");
    app.find(test_id("lane-name").nth(1)).click();
    app.find(test_id("lane-counted")).wait();
    app.settled();
    app.responses(
        12,
        "const field = document.querySelector('[data-testid=clause-from]');
         const line = document.querySelector('[data-testid=lane-counted]');
         window.__said = line.textContent;
         const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
         value.set.call(field, String(number % 2 ? 1 + number : 100000 + number));
         field.dispatchEvent(new InputEvent('input', { bubbles: true }));
         setTimeout(() => field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true })));",
        "return document.querySelector('[data-testid=lane-counted]')?.textContent !== window.__said
             && document.querySelector('[data-testid=lane-counted]') !== null;",
    )
}

/// From opening the screen until as many deals were looked at as so many customers need.
pub fn refined(app: &App) -> Times {
    app.responses(
        1,
        "location.hash = '/evidence';",
        "const deals = document.querySelector('[data-testid=evidence-deals]')?.textContent ?? '';
         return deals.includes('shuffles') && !deals.includes('so far');",
    )
}

/// Each screen with what is there when it is.
const SCREENS: &[(&str, &str)] = &[
    ("/evidence", "[data-testid=evidence-list]"),
    ("/evidence/profile", "[data-testid=evidence-profile]"),
    ("/evidence/costs", "[data-testid=cost-says]"),
    ("/evidence/replay", "[data-testid=replay-says]"),
    ("/evidence/lanes", "[data-testid=lane-board]"),
    ("/evidence/refine", "[data-testid=refine]"),
    ("/profile", "[data-testid=lane-says]"),
    ("/prospects", "[role=gridcell]"),
    ("/slides/all", "[data-testid=slides-matrix]"),
];

/// Each screen opened for the first time, then again three times.
pub fn opened(app: &App) -> Vec<(&'static str, Times, Times)> {
    let open = |place: &str, mark: &str, times: usize| {
        let went = format!("location.hash = '{place}';");
        let there = format!("return document.querySelector(\"{mark}\") !== null;");
        let one = |_| {
            app.go("/settings");
            app.responses(1, &went, &there)
        };
        (0..times).map(one).reduce(|before, now| before.and(&now)).unwrap_or_else(|| Times::new(Vec::new()))
    };
    SCREENS.iter().map(|(place, mark)| (*place, open(place, mark, 1), open(place, mark, 3))).collect()
}
