//! The app opens.

use lanewise_e2e::{App, role};

#[test]
fn the_app_opens_on_its_title_and_rail() {
    let app = App::empty();
    assert_eq!(app.script("return document.title;", &[]), "Lanewise");
    app.find(role("navigation").first()).wait();
}

#[test]
fn it_closes_by_its_cross_and_comes_back_after_being_killed() {
    let mut app = App::empty();
    let first = app.id();
    app.kill();
    app.restart();
    assert_ne!(app.id(), first);
    app.find(role("navigation").first()).wait();
    app.quit();
    app.restart();
    app.find(role("navigation").first()).wait();
}
