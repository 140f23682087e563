//! Much on slides: the longest text, the longest list, forty key players.

use std::fmt::Write as _;

use lanewise_e2e::{App, role, sample, test_id};

use crate::steps::done;

#[test]
fn the_longest_text_and_the_longest_list_stand_on_a_slide() {
    let workspace = sample::new();
    let app = App::open(workspace.path());
    app.go("/slides/1");
    let issue = app.find(test_id("slide-issue-text"));
    issue.wait();
    // 20,000 letters in words, pasted; and a letter more is refused where it stands.
    let paste = |field: &str, text: &str| {
        app.script(
            "const field = document.querySelector(`[data-testid=\"${arguments[0]}\"]`);
             field.focus();
             field.select();
             document.execCommand('insertText', false, arguments[1]);",
            &[field.into(), text.into()],
        );
    };
    let long = "nineteen letters ok ".repeat(1000);
    paste("slide-issue-text", long.trim_end());
    app.find(test_id("slide-person")).click();
    done(&app, "slide");
    app.find(test_id("slide-refused")).wait_gone();
    app.screenshot("long-text");
    paste("slide-issue-text", &format!("{long}{long}"));
    app.find(test_id("slide-person")).click();
    app.find(test_id("slide-refused")).sees("Not saved");
    app.check_accessibility("a slide with a text that is too long");
    paste("slide-issue-text", "Short again");
    app.find(test_id("slide-person")).click();
    app.find(test_id("slide-refused")).wait_gone();

    // Two hundred lines at once, one by one to be reached, and one more is refused.
    let lines = (1..=200).fold(String::new(), |mut all, at| {
        let _ = writeln!(all, "Capability {at}");
        all
    });
    for _ in 0..8 {
        if app.find(role("button").named("Remove Capability 1")).is_shown() {
            app.find(role("button").named("Remove Capability 1")).click();
            app.settled();
        }
    }
    app.find(test_id("slide-capability-add")).click();
    app.script(
        "const data = new DataTransfer();
         data.setData('text/plain', arguments[0]);
         document.activeElement.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data }));",
        &[lines.trim_end().into()],
    );
    app.find(test_id("slide-capability-199")).wait_value("Capability 200");
    app.find(test_id("slide-person")).click();
    app.find(test_id("counts-capabilities")).wait_text("counts");
    app.find(test_id("slide-refused")).wait_gone();
    let last = app.find(test_id("slide-capability-199"));
    last.click();
    app.press("Alt+Up");
    app.find(test_id("slide-capability-198")).wait_value("Capability 200");
    app.screenshot("long-list");
    // The comparison folds it, and stands.
    app.go("/slides");
    app.find(test_id("paper-left")).sees("197 more");
    app.screenshot("compare");
}

#[test]
fn forty_key_players_stand_on_one_account() {
    let workspace = sample::empty();
    let app = App::open(workspace.path());
    let table = app.folder().join("players.csv");
    let mut rows = "account,person,title,critical_business_issue\n".to_owned();
    for at in 1..=40 {
        let _ =
            writeln!(rows, "Crowd Inc,Person {at} with a long name,Head of department number {at} of a large company,Goal {at}");
    }
    std::fs::write(&table, rows).unwrap();
    app.go("/customers");
    app.find(test_id("add-account")).click();
    app.type_text("Crowd Inc");
    app.press("Enter");
    done(&app, "new account Crowd Inc");
    app.go("/slides/import");
    app.answer_file_dialog(Some(&table));
    app.find(test_id("slides-choose-file")).click();
    app.find(role("button").named("Import 40 slides")).click();
    app.find(test_id("slides-imported")).wait();
    app.go("/slides/1");
    app.find(test_id("slide")).wait();
    app.check_accessibility("forty key players");
    app.screenshot("players");
    // The last is reached by its card and by the key; what is up is in sight.
    for _ in 0..39 {
        app.press("j");
    }
    app.find(test_id("slide-person")).wait_value("Person 40 with a long name");
    let seen = app.script(
        "const card = document.querySelector('[aria-current]').getBoundingClientRect();
         return card.left >= 0 && card.right <= window.innerWidth;",
        &[],
    );
    assert_eq!(seen.as_bool(), Some(true), "the card of the last player is in sight");
    app.screenshot("last-player");
    app.go("/slides/all");
    app.find(test_id("slides-matrix")).wait();
    app.sees("40 slides");
    app.screenshot("matrix");
}
