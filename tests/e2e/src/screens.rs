//! The one list of the app's screens, for the pictures and for the accessibility checks.

use crate::app::App;
use crate::find::{css, role, test_id};
use crate::paths;

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
    Screen { name: "welcome-new", in_workspace: false, open: new_workspace },
    Screen { name: "welcome-profile", in_workspace: false, open: ready_profile },
    Screen { name: "home", in_workspace: true, open: |app| app.go("/") },
    Screen { name: "customers", in_workspace: true, open: table_of_customers },
    Screen { name: "customers-answers", in_workspace: true, open: answer_columns },
    Screen { name: "customers-columns", in_workspace: true, open: columns },
    Screen { name: "customers-filter", in_workspace: true, open: filter },
    Screen { name: "customers-pasted", in_workspace: true, open: pasted },
    Screen { name: "customers-board", in_workspace: true, open: board },
    Screen { name: "customer", in_workspace: true, open: first_customer },
    Screen { name: "compare", in_workspace: true, open: compare },
    Screen { name: "compare-said", in_workspace: true, open: compare_said },
    Screen { name: "compare-tagging", in_workspace: true, open: compare_tagging },
    Screen { name: "compare-parameter", in_workspace: true, open: compare_parameter },
    Screen { name: "compare-table", in_workspace: true, open: compare_table },
    Screen { name: "compare-one-side", in_workspace: true, open: compare_one_side },
    Screen { name: "slides-all", in_workspace: true, open: |app| app.go("/slides/all") },
    Screen { name: "slide", in_workspace: true, open: slide },
    Screen { name: "profile", in_workspace: true, open: |app| app.go("/profile") },
    Screen { name: "profile-catalogue", in_workspace: true, open: |app| on_profile(app, "add-parameter") },
    Screen { name: "profile-kind", in_workspace: true, open: another_kind },
    Screen { name: "profile-merge", in_workspace: true, open: merging },
    Screen { name: "profile-rules", in_workspace: true, open: |app| on_profile(app, "view-rules") },
    Screen { name: "profile-gates", in_workspace: true, open: gates },
    Screen { name: "profile-versions", in_workspace: true, open: |app| on_profile(app, "view-versions") },
    Screen { name: "document-profile", in_workspace: true, open: |app| document(app, "/documents") },
    Screen { name: "document-guide", in_workspace: true, open: |app| document(app, "/documents?kind=guide") },
    Screen { name: "prospects", in_workspace: true, open: |app| app.go("/prospects") },
    Screen { name: "activities", in_workspace: true, open: |app| app.go("/prospects/activities") },
    Screen { name: "activities-enter", in_workspace: true, open: entering },
    Screen { name: "waivers", in_workspace: true, open: |app| app.go("/prospects/waivers") },
    Screen { name: "waste", in_workspace: true, open: |app| app.go("/prospects/audit") },
    Screen { name: "waste-behind", in_workspace: true, open: behind },
    Screen { name: "document-waste", in_workspace: true, open: |app| document(app, "/documents?kind=waste") },
    Screen { name: "document-waivers", in_workspace: true, open: |app| document(app, "/documents?kind=waivers") },
    Screen { name: "scorecard", in_workspace: true, open: scorecard },
    Screen { name: "scorecard-answering", in_workspace: true, open: answering },
    Screen { name: "scorecard-readiness", in_workspace: true, open: readiness },
    Screen { name: "document-gate", in_workspace: true, open: gate_card },
    Screen { name: "document-scorecard", in_workspace: true, open: scorecard_page },
    Screen { name: "call", in_workspace: true, open: call },
    Screen { name: "call-number", in_workspace: true, open: call_number },
    Screen { name: "call-jump", in_workspace: true, open: call_jump },
    Screen { name: "call-summary", in_workspace: true, open: call_summary },
    Screen { name: "prospects-rules", in_workspace: true, open: rules },
    Screen { name: "prospects-doing", in_workspace: true, open: doing },
    Screen { name: "import", in_workspace: true, open: |app| app.go("/import") },
    Screen { name: "import-table", in_workspace: true, open: table },
    Screen { name: "slides-import", in_workspace: true, open: slides_out_of_a_file },
    Screen { name: "settings", in_workspace: true, open: |app| app.go("/settings") },
    Screen { name: "search", in_workspace: true, open: search },
    Screen { name: "keyboard", in_workspace: true, open: keyboard },
    Screen { name: "history", in_workspace: true, open: history },
    Screen { name: "look", in_workspace: true, open: |app| menu_above(app, "look-menu") },
    Screen { name: "workspaces", in_workspace: true, open: |app| menu_above(app, "workspace-menu") },
    Screen { name: "hint", in_workspace: true, open: hint },
    Screen { name: "publish", in_workspace: true, open: publish },
    Screen { name: "capabilities", in_workspace: true, open: |app| app.go("/slides/capabilities") },
    Screen { name: "capabilities-open", in_workspace: true, open: capability_open },
    Screen { name: "capabilities-sure", in_workspace: true, open: clear_ones },
    Screen { name: "capabilities-asked", in_workspace: true, open: asked_for },
    Screen { name: "customer-signals", in_workspace: true, open: signals },
    Screen { name: "import-waiting", in_workspace: true, open: waiting },
    Screen { name: "home-attention", in_workspace: true, open: attention },
    Screen { name: "prospects-fit", in_workspace: true, open: fit_again },
];

/// The languages of the screens.
pub const LANGUAGES: [&str; 3] = ["en", "it", "es"];

/// The looks of the screens.
pub const THEMES: [&str; 2] = ["light", "dark"];

/// The slides of the sample's first customer.
fn slide(app: &App) {
    app.go("/slides/1");
    app.find(test_id("slide")).wait();
}

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

/// Opens the command palette over the first screen.
fn search(app: &App) {
    app.go("/");
    app.press("Ctrl+K");
    app.find(role("dialog")).wait();
}

/// The form for a new workspace.
fn new_workspace(app: &App) {
    app.go("/");
    let open = app.find(test_id("new-workspace"));
    if open.is_shown() {
        open.click();
    }
    app.find(test_id("create-workspace")).wait();
}

/// The customers as a table, with everything in it.
fn table_of_customers(app: &App) {
    app.go("/");
    app.go("/customers?view=table");
    app.find(role("gridcell").first()).wait();
}

/// The customers' table with the answers to two parameters.
fn answer_columns(app: &App) {
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
fn first_customer(app: &App) {
    // The board, if it was shown last, has no rows.
    table_of_customers(app);
    app.go("/");
    first_of(app, "/customers", "Ctrl+Enter");
}

/// The list of columns, over the customers' table.
fn columns(app: &App) {
    table_of_customers(app);
    app.find(test_id("choose-columns")).click();
    app.find(test_id("columns-usual")).click();
    app.settled();
}

/// The values of a filter, over the customers' table.
fn filter(app: &App) {
    table_of_customers(app);
    app.find(test_id("add-filter")).click();
    app.find(test_id("add-filter-country")).click();
    app.find(role("checkbox").within(role("dialog")).first()).wait();
    app.settled();
}

/// What became of pasted cells. Nothing of them could be put in, so nothing changed.
fn pasted(app: &App) {
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
fn board(app: &App) {
    // From elsewhere: both ways to look at the customers have the same heading.
    app.go("/");
    app.go("/customers?view=board");
    app.find(role("option").first()).wait();
    app.settled();
}

/// The slides of happy and other customers side by side.
fn compare(app: &App) {
    app.go("/");
    app.go("/slides");
    let table = app.find(test_id("as-table"));
    table.wait();
    if table.attribute("aria-pressed") == "true" {
        table.click();
    }
    app.find(test_id("paper-left")).wait();
    // The screen stands as it was left: with a side empty, if that was shown last.
    if app.find(css("[data-side=right][data-empty]")).is_shown() {
        tick_on_the_right(app, true);
    }
    app.settled();
}

/// The same, with what was said behind a difference.
fn compare_said(app: &App) {
    compare(app);
    app.find(test_id("trait-delta_amount")).find(role("button").first()).click();
    app.settled();
}

/// Words of a slide that are being given a theme.
fn compare_tagging(app: &App) {
    compare(app);
    let issue = app.find(css("[data-side=left] [data-field=issue]"));
    issue.press("Enter");
    app.press("Shift+Right");
    app.press("t");
    app.find(test_id("tag-name")).wait();
    app.type_text("Certificate");
    app.settled();
}

/// A parameter that could be made of a difference.
fn compare_parameter(app: &App) {
    compare(app);
    app.find(test_id("trait-delta_amount")).find(test_id("make-parameter")).click();
    app.find(test_id("make-create")).wait();
    app.settled();
}

/// Everything that was compared, as a table.
fn compare_table(app: &App) {
    compare(app);
    app.find(test_id("as-table")).click();
    app.find(test_id("compare-table")).wait();
    app.settled();
}

/// A side that nobody stands on.
fn compare_one_side(app: &App) {
    compare(app);
    tick_on_the_right(app, false);
}

/// Puts the usual outcomes on the right side, or takes them away.
fn tick_on_the_right(app: &App, wanted: bool) {
    app.find(test_id("group-right")).click();
    for outcome in ["not_expanded", "struggling", "failed"] {
        let entry = app.find(test_id(&format!("group-right-{outcome}")));
        entry.wait();
        if (entry.attribute("aria-checked") == "true") != wanted {
            entry.click();
            app.settled();
        }
    }
    app.press("Escape");
    app.settled();
}

/// What another kind of answer would do to the heaviest parameter.
fn another_kind(app: &App) {
    app.go("/");
    app.go("/profile");
    app.find(test_id("answer-kind")).wait();
    // Below the fold of a part that scrolls by itself: the driver only scrolls what lies outside the window.
    app.script("document.querySelector('[data-testid=answer-kind]').scrollIntoView({ block: 'center' });", &[]);
    app.find(test_id("answer-kind")).click();
    app.find(test_id("kind-yes_no")).click();
    app.find(test_id("kind-answers")).wait();
    app.settled();
}

/// Two parameters side by side, to be made one.
fn merging(app: &App) {
    on_profile(app, "list-menu");
    app.find(test_id("open-merge")).click();
    app.find(test_id("merge-goes")).click();
    app.find(role("menuitemradio").nth(3)).click();
    app.find(test_id("merge-effect")).wait();
    app.settled();
}

/// A part of the profile, by what opens it.
fn on_profile(app: &App, opens: &str) {
    // From elsewhere, so that it starts as it does for a newcomer.
    app.go("/");
    app.go("/profile");
    app.find(test_id(opens)).click();
    app.settled();
}

/// The list of prospects with the rule of what to do with each tier.
fn rules(app: &App) {
    app.go("/");
    app.go("/prospects");
    app.find(test_id("open-rules")).click();
    app.find(test_id("rules")).wait();
    app.settled();
}

/// What to do with all prospects of the list, before it is done.
fn doing(app: &App) {
    app.go("/");
    app.go("/prospects");
    app.find(role("gridcell").first()).wait();
    app.find(role("grid").first()).press("Ctrl+A");
    app.find(test_id("bulk-act")).click();
    app.find(test_id("act-reason")).wait();
    app.settled();
}

/// Who was put aside and fits since a version that admits from a lower score.
fn fit_again(app: &App) {
    app.go("/");
    app.go("/prospects");
    app.find(role("gridcell").first()).wait();
    if !app.find(test_id("became-fit")).is_shown() {
        // Those of a tier that does not admit are nurtured; then a version opens their lane.
        for filter in ["filter-sure-open", "filter-sure-settled"] {
            let chip = app.find(test_id(filter));
            if chip.attribute("aria-pressed") == "true" {
                chip.click();
            }
        }
        app.find(test_id("filter-tier-risky")).click();
        app.find(role("grid").first()).press("Ctrl+A");
        app.find(test_id("bulk-act")).click();
        app.find(test_id("act-nurture")).click();
        app.find(test_id("act-go")).click();
        app.find(test_id("bulk-bar")).wait_gone();
        app.find(test_id("filter-tier-risky")).click();
        app.go("/profile");
        let cut = app.find(test_id("lane")).find(role("slider").nth(1));
        cut.wait();
        for _ in 0..12 {
            app.settled();
            cut.press("Left");
        }
        app.settled();
        app.find(test_id("open-publish")).click();
        app.find(test_id("publish-reason")).fill("The middle lane is open");
        app.find(test_id("publish")).click();
        app.find(test_id("publish-form")).wait_gone();
        app.go("/prospects");
    }
    app.find(test_id("became-fit-look")).click();
    app.find(test_id("became-fit-list")).wait();
    app.settled();
}

/// The scorecard of the best prospect that is not settled yet.
fn scorecard(app: &App) {
    app.go("/prospects");
    let open = app.find(test_id("filter-sure-open"));
    if open.attribute("aria-pressed") != "true" {
        open.click();
    }
    first_of(app, "/prospects", "Enter");
}

/// A document with its preview.
fn document(app: &App, place: &str) {
    app.go("/");
    app.go(place);
    app.find(test_id("document-preview")).wait();
    app.settled();
}

/// A scorecard as one page.
fn scorecard_page(app: &App) {
    scorecard(app);
    app.find(test_id("open-document")).click();
    app.find(test_id("document-preview")).wait();
    app.settled();
}

/// The capabilities with the words of one unfolded, and its needs only.
fn capability_open(app: &App) {
    app.go("/");
    app.go("/slides/capabilities");
    app.find(css("[data-testid^='capability-'] [aria-expanded]").first()).click();
    app.find(css("[data-testid^='capability-'] [aria-pressed]").first()).click();
    app.settled();
}

/// What taking the clear suggestions would say.
fn clear_ones(app: &App) {
    app.go("/");
    app.go("/slides/capabilities");
    app.find(test_id("accept-sure")).click();
    app.find(test_id("take-sure")).wait();
    app.settled();
}

/// What is asked for and not offered.
fn asked_for(app: &App) {
    app.go("/");
    app.go("/slides/capabilities");
    app.find(test_id("needs-part-asked")).click();
    app.settled();
}

/// Readiness of a prospect, before the deep demo with its checklist.
fn readiness(app: &App) {
    scorecard(app);
    app.find(test_id("gate-deep_demo")).click();
    app.find(test_id("gate-checklist")).wait();
    app.settled();
}

/// A prospect before a gate, as one page.
fn gate_card(app: &App) {
    scorecard(app);
    app.find(test_id("gate-card")).click();
    app.find(test_id("document-preview")).wait();
    app.settled();
}

/// The rules of the profile, at its gates.
fn gates(app: &App) {
    on_profile(app, "view-rules");
    app.find(test_id("add-gate")).wait();
    app.script(
        "const part = document.querySelector('[data-testid=rules-gates]'), box = part.parentElement;
        box.scrollTop += part.getBoundingClientRect().top - box.getBoundingClientRect().top",
        &[],
    );
    app.settled();
}

/// A scorecard with the next question open.
fn answering(app: &App) {
    scorecard(app);
    app.find(test_id("edit-answers")).click();
    app.find(test_id("answer-editor")).wait();
}

/// A call with the best prospect that is not settled yet.
fn call(app: &App) {
    scorecard(app);
    app.find(test_id("start-call")).click();
    app.settled();
    // A call that was left at its summary stands there still.
    if app.find(test_id("call-summary")).is_shown() {
        app.find(test_id("call-done")).click();
        app.find(test_id("start-call")).click();
    }
    app.find(test_id("call-question")).wait();
    app.settled();
}

/// A call at a question that is answered by a number, with one typed.
fn call_number(app: &App) {
    call(app);
    app.find(test_id("call-jump")).click();
    app.find(css("#call-to-buying_team_size")).click();
    app.find(test_id("call-number")).fill("12");
    app.find(test_id("call-number-preview")).find(css("[aria-hidden]").first()).wait();
    app.settled();
}

/// A call with all its questions shown to choose from.
fn call_jump(app: &App) {
    call(app);
    app.find(test_id("call-jump")).click();
    app.find(role("listbox")).wait();
    app.settled();
}

/// The summary of a call.
fn call_summary(app: &App) {
    call(app);
    app.find(test_id("call-end")).click();
    app.find(test_id("call-summary")).wait();
    app.settled();
}

/// The import with a table open, down to what would happen.
fn table(app: &App) {
    app.go("/");
    app.go("/import");
    app.answer_file_dialog(Some(&paths::repository().join("profiles/sample/prospects.csv")));
    app.find(test_id("choose-file")).click();
    app.find(test_id("counts")).wait();
    app.settled();
}

/// What was understood of a table of slides: one that is right, one without an account, one with a date that is none.
fn slides_out_of_a_file(app: &App) {
    let table = app.folder().join("march.csv");
    let rows = "account,person,critical_business_issue,critical_date\nOfficine Brandolese,Gino Verdi,Close the audit in a week,2027-03-31\n\
        Brandolese Officine S.p.A.,Rita Blu,Know where each form is,2027-04-30\nOfficine Brandolese,Ugo Nero,Fewer calls,after the summer\n";
    if let Err(error) = std::fs::write(&table, rows) {
        panic!("{}: {error}", table.display());
    }
    app.go("/");
    app.go("/slides/import");
    app.answer_file_dialog(Some(&table));
    app.find(test_id("slides-choose-file")).click();
    app.find(test_id("slides-plan")).wait();
    app.settled();
}

/// A customer with a signal that contradicts its outcome.
fn signals(app: &App) {
    app.go("/customers/1");
    app.find(test_id("signals")).wait();
    app.settled();
    if !app.find(test_id("contradiction")).is_shown() {
        app.find(test_id("signal-add-churned")).click();
        app.find(test_id("contradiction")).wait();
    }
    app.settled();
}

/// Rows of an import that wait to be mended.
fn waiting(app: &App) {
    app.go("/import/waiting");
    app.settled();
    if !app.find(css("table")).is_shown() {
        let table = app.folder().join("fair.csv");
        let rows = "Account Name,Employees\nOne,1\nTwo,2\nThree,3\nFour,about 40\n,5\nSix,6,more\n";
        if let Err(error) = std::fs::write(&table, rows) {
            panic!("{}: {error}", table.display());
        }
        app.go("/import");
        app.answer_file_dialog(Some(&table));
        app.find(test_id("choose-file")).click();
        app.find(test_id("run-import")).click();
        app.find(test_id("import-done")).wait();
        app.go("/import/waiting");
    }
    app.find(css("table")).wait();
    app.settled();
}

/// The first screen with something to attend to, seen from its end.
fn attention(app: &App) {
    app.go("/");
    app.find(test_id("attention")).wait();
    app.script("document.querySelector('[data-testid=attention]').scrollIntoView();", &[]);
    app.settled();
}

/// The start screen with the choice of a ready profile.
fn ready_profile(app: &App) {
    app.go("/");
    app.go("/welcome?way=starter");
    app.find(role("radio").first()).wait();
}

/// The list of the last steps, to go back over several of them.
fn history(app: &App) {
    app.go("/");
    app.find(test_id("history-menu")).click();
    app.find(test_id("history-step").first()).wait();
}

/// A menu of the bar above every screen.
fn menu_above(app: &App, opens: &str) {
    app.go("/");
    app.find(test_id(opens)).click();
    app.find(role("menuitem").first()).wait();
    app.settled();
}

/// Help beside the thing it explains.
fn hint(app: &App) {
    app.press("Escape");
    app.go("/profile");
    app.find(test_id("hint-lanes")).click();
    app.find(role("dialog")).wait();
}

/// The map of the keys, over the list of prospects.
fn keyboard(app: &App) {
    app.go("/prospects");
    app.press("?");
    app.find(role("dialog")).wait();
}

/// The form for a new version, with what it would change.
fn publish(app: &App) {
    app.go("/");
    app.go("/profile");
    if !app.find(test_id("open-publish")).is_enabled() {
        app.find(test_id("lane")).find(role("slider").nth(1)).press("Left");
    }
    app.find(test_id("open-publish")).click();
    app.find(test_id("publish-form")).wait();
    app.settled();
}

/// The line that enters an activity of any account.
fn entering(app: &App) {
    app.go("/prospects/activities");
    app.find(test_id("activities-add")).click();
    app.find(test_id("add-activity")).wait();
}

/// The accounts behind a number of the waste audit.
fn behind(app: &App) {
    app.go("/prospects/audit");
    app.find(test_id("waste-tray-poc")).click();
    app.find(test_id("waste-behind")).wait();
}
