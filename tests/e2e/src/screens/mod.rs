//! The one list of the app's screens, for the pictures and for the accessibility checks.
//!
//! The ways to them are in one file an area.

mod call;
mod compare;
mod costs;
mod customers;
mod evidence;
mod imports;
mod lanes;
mod profile;
mod prospects;
mod slides;
mod start;
mod work;

use crate::app::App;
use crate::find::{css, role};

/// A screen and the way to it.
#[derive(Debug, Clone, Copy)]
pub struct Screen {
    /// Its name in file names and messages.
    pub name: &'static str,
    /// Whether a workspace has to be open, or none.
    pub in_workspace: bool,
    /// Opens it, in any language, from any other screen.
    pub open: fn(&App),
}

/// Every screen and each state that looks like another one, in the order in which a newcomer
/// meets them. The last ones change something.
pub const SCREENS: &[Screen] = &[
    Screen { name: "welcome", in_workspace: false, open: |app| app.go("/") },
    Screen { name: "welcome-new", in_workspace: false, open: start::new_workspace },
    Screen { name: "welcome-profile", in_workspace: false, open: start::ready_profile },
    Screen { name: "home", in_workspace: true, open: |app| app.go("/") },
    Screen { name: "customers", in_workspace: true, open: customers::table_of_customers },
    Screen { name: "customers-answers", in_workspace: true, open: customers::answer_columns },
    Screen { name: "customers-columns", in_workspace: true, open: customers::columns },
    Screen { name: "customers-filter", in_workspace: true, open: customers::filter },
    Screen { name: "customers-pasted", in_workspace: true, open: customers::pasted },
    Screen { name: "customers-board", in_workspace: true, open: customers::board },
    Screen { name: "customer", in_workspace: true, open: customers::first_customer },
    Screen { name: "compare", in_workspace: true, open: compare::compare },
    Screen { name: "compare-said", in_workspace: true, open: compare::compare_said },
    Screen { name: "compare-tagging", in_workspace: true, open: compare::compare_tagging },
    Screen { name: "compare-parameter", in_workspace: true, open: compare::compare_parameter },
    Screen { name: "compare-table", in_workspace: true, open: compare::compare_table },
    Screen { name: "compare-one-side", in_workspace: true, open: compare::compare_one_side },
    Screen { name: "slides-all", in_workspace: true, open: |app| app.go("/slides/all") },
    Screen { name: "slide", in_workspace: true, open: slides::slide },
    Screen { name: "profile", in_workspace: true, open: |app| app.go("/profile") },
    Screen { name: "profile-catalogue", in_workspace: true, open: |app| profile::on_profile(app, "add-parameter") },
    Screen { name: "profile-kind", in_workspace: true, open: profile::another_kind },
    Screen { name: "profile-merge", in_workspace: true, open: profile::merging },
    Screen { name: "profile-suggest", in_workspace: true, open: profile::suggestions },
    Screen { name: "profile-rules", in_workspace: true, open: |app| profile::on_profile(app, "view-rules") },
    Screen { name: "profile-gates", in_workspace: true, open: profile::gates },
    Screen { name: "profile-versions", in_workspace: true, open: |app| profile::on_profile(app, "view-versions") },
    Screen { name: "document-profile", in_workspace: true, open: |app| prospects::document(app, "/documents") },
    Screen { name: "document-guide", in_workspace: true, open: |app| prospects::document(app, "/documents?kind=guide") },
    Screen { name: "prospects", in_workspace: true, open: |app| app.go("/prospects") },
    Screen { name: "activities", in_workspace: true, open: |app| app.go("/prospects/activities") },
    Screen { name: "activities-enter", in_workspace: true, open: work::entering },
    Screen { name: "waivers", in_workspace: true, open: |app| app.go("/prospects/waivers") },
    Screen { name: "evidence", in_workspace: true, open: evidence::separates },
    Screen { name: "evidence-tables", in_workspace: true, open: evidence::tables },
    Screen { name: "evidence-profile", in_workspace: true, open: evidence::profile },
    Screen { name: "document-costs", in_workspace: true, open: |app| prospects::document(app, "/documents?kind=costs") },
    Screen { name: "document-replay", in_workspace: true, open: |app| prospects::document(app, "/documents?kind=replay") },
    Screen { name: "document-lanes", in_workspace: true, open: |app| prospects::document(app, "/documents?kind=lanes") },
    Screen { name: "document-refine", in_workspace: true, open: |app| prospects::document(app, "/documents?kind=refine") },
    Screen { name: "document-evidence", in_workspace: true, open: |app| prospects::document(app, "/documents?kind=evidence") },
    Screen { name: "waste", in_workspace: true, open: |app| app.go("/prospects/audit") },
    Screen { name: "waste-behind", in_workspace: true, open: work::behind },
    Screen { name: "document-waste", in_workspace: true, open: |app| prospects::document(app, "/documents?kind=waste") },
    Screen { name: "document-waivers", in_workspace: true, open: |app| prospects::document(app, "/documents?kind=waivers") },
    Screen { name: "lanes", in_workspace: true, open: lanes::board },
    Screen { name: "lanes-condition", in_workspace: true, open: lanes::condition },
    Screen { name: "lanes-opening", in_workspace: true, open: lanes::opening },
    Screen { name: "evidence-refine", in_workspace: true, open: |app| app.go("/evidence/refine") },
    Screen { name: "scorecard", in_workspace: true, open: prospects::scorecard },
    Screen { name: "scorecard-answering", in_workspace: true, open: prospects::answering },
    Screen { name: "scorecard-readiness", in_workspace: true, open: prospects::readiness },
    Screen { name: "document-gate", in_workspace: true, open: prospects::gate_card },
    Screen { name: "document-scorecard", in_workspace: true, open: prospects::scorecard_page },
    Screen { name: "call", in_workspace: true, open: call::call },
    Screen { name: "call-number", in_workspace: true, open: call::call_number },
    Screen { name: "call-jump", in_workspace: true, open: call::call_jump },
    Screen { name: "call-summary", in_workspace: true, open: call::call_summary },
    Screen { name: "prospects-rules", in_workspace: true, open: prospects::rules },
    Screen { name: "prospects-doing", in_workspace: true, open: prospects::doing },
    Screen { name: "import", in_workspace: true, open: |app| app.go("/import") },
    Screen { name: "import-table", in_workspace: true, open: imports::table },
    Screen { name: "slides-import", in_workspace: true, open: imports::slides_out_of_a_file },
    Screen { name: "replay", in_workspace: true, open: |app| app.go("/evidence/replay") },
    Screen { name: "replay-filling", in_workspace: true, open: costs::filling },
    Screen { name: "costs-untold", in_workspace: true, open: |app| app.go("/evidence/costs") },
    Screen { name: "settings", in_workspace: true, open: |app| app.go("/settings") },
    Screen { name: "search", in_workspace: true, open: start::search },
    Screen { name: "keyboard", in_workspace: true, open: start::keyboard },
    Screen { name: "history", in_workspace: true, open: start::history },
    Screen { name: "look", in_workspace: true, open: |app| start::menu_above(app, "look-menu") },
    Screen { name: "workspaces", in_workspace: true, open: |app| start::menu_above(app, "workspace-menu") },
    Screen { name: "hint", in_workspace: true, open: start::hint },
    Screen { name: "publish", in_workspace: true, open: profile::publish },
    Screen { name: "capabilities", in_workspace: true, open: |app| app.go("/slides/capabilities") },
    Screen { name: "capabilities-open", in_workspace: true, open: slides::capability_open },
    Screen { name: "capabilities-sure", in_workspace: true, open: slides::clear_ones },
    Screen { name: "capabilities-asked", in_workspace: true, open: slides::asked_for },
    Screen { name: "customer-signals", in_workspace: true, open: customers::signals },
    Screen { name: "import-waiting", in_workspace: true, open: imports::waiting },
    Screen { name: "home-attention", in_workspace: true, open: start::attention },
    Screen { name: "prospects-fit", in_workspace: true, open: prospects::fit_again },
    Screen { name: "profile-columns", in_workspace: true, open: profile::columns },
    Screen { name: "profile-columns-all", in_workspace: true, open: profile::all_columns },
    Screen { name: "evidence-outside", in_workspace: true, open: evidence::outside },
    Screen { name: "profile-learn", in_workspace: true, open: profile::learning },
    Screen { name: "costs", in_workspace: true, open: costs::costs },
    Screen { name: "profile-costs", in_workspace: true, open: |app| app.go("/profile") },
];

/// The languages of the screens.
pub const LANGUAGES: [&str; 3] = ["en", "it", "es"];

/// The looks of the screens.
pub const THEMES: [&str; 2] = ["light", "dark"];

/// Opens the first row of a list with the keys that do so there.
fn first_of(app: &App, list: &str, keys: &str) {
    app.go(list);
    // The rows come after the table: the keys do nothing before.
    app.find(role("gridcell").first()).wait();
    let heading = app.find(css("h1")).text();
    app.find(role("grid")).press(keys);
    app.find(css("h1").having(&heading)).wait_gone();
    app.wait_for("a page of its own", || app.place().strip_prefix(list).is_some_and(|rest| rest.len() > 1));
    app.settled();
}
