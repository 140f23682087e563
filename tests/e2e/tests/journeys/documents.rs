//! What is handed around: written from the real app, in every format, and read again.

use std::fs;

use lanewise_e2e::{App, role, sample, test_id, text};

/// Saves what is shown and gives the bytes.
fn saved(app: &App, format: &str, ending: &str) -> Vec<u8> {
    app.find(role("radio").having(format)).click();
    let path = app.folder().join(format!("out.{ending}"));
    // What was there before is replaced, whole.
    fs::write(&path, "before").unwrap();
    app.answer_file_dialog(Some(&path));
    app.find(test_id("document-save")).click();
    app.wait_for("the file is whole", || fs::read(&path).is_ok_and(|bytes| bytes != b"before"));
    let leftovers =
        fs::read_dir(app.folder()).unwrap().filter(|e| e.as_ref().unwrap().path().extension().is_some_and(|x| x == "part"));
    assert_eq!(leftovers.count(), 0, "nothing unfinished stays behind");
    fs::read(&path).unwrap()
}

fn text_of(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap()
}

#[test]
fn profile_and_guide_go_out_in_every_format() {
    let workspace = sample::new();
    let app = App::open(workspace.path());
    app.go("/profile");
    app.find(test_id("profile-screen")).wait();
    app.press("d");
    app.find(test_id("document-preview")).wait();
    app.settled();
    app.screenshot("profile");
    app.check_accessibility("documents");

    let page = text_of(saved(&app, "HTML", "html"));
    assert!(page.starts_with("<!doctype html>") && page.contains("data:font/woff2;base64,"), "it needs no other file");
    assert!(!page.contains("<script"), "nothing runs in it");
    assert!(page.contains("What the past customers say"));
    let markdown = text_of(saved(&app, "Markdown", "md"));
    assert!(markdown.contains("## Must-haves"), "{markdown}");
    let word = saved(&app, "Word", "docx");
    assert!(word.starts_with(b"PK"));
    // The lane chart is drawn in it.
    assert!(word.windows(9).any(|w| w == b"word/medi"), "a picture is inside");

    app.find(role("radio").having("Discovery guide")).click();
    app.find(role("radio").having("Italiano")).click();
    let guide = text_of(saved(&app, "Markdown", "md"));
    assert!(guide.contains("*Guida alla discovery*") && guide.contains("- [ ] "), "{guide}");
    app.screenshot("guide");
}

#[test]
fn a_scorecard_goes_out_with_the_figures_of_the_screen() {
    let workspace = sample::new();
    let app = App::open(workspace.path());
    app.go("/prospects");
    app.find(role("searchbox").first()).fill("Corchos do Sorr");
    app.find(role("row").having("Corchos do Sorrão")).click();
    let tier = app.find(test_id("verdict")).text();
    app.find(test_id("open-document")).click();
    app.find(test_id("document-preview")).wait();
    let card = text_of(saved(&app, "Markdown", "md"));
    assert!(card.contains("# Corchos do Sorrão"), "{card}");
    let verdict = tier.lines().next().unwrap_or_default().split([' ', ',']).next().unwrap_or_default().to_owned();
    assert!(card.contains(&format!("**{verdict}**")), "{verdict}: {card}");
    app.screenshot("scorecard");

    // A place that cannot be written is said, and nothing pretends.
    app.answer_file_dialog(Some(std::path::Path::new("/proc/nowhere/out.md")));
    app.find(test_id("document-save")).click();
    app.find(text("The computer refused to read or write a file.")).wait();
}
