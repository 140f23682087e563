//! Which titles count as those of executives: our own words, a team's, and back.
#![allow(clippy::unwrap_used, reason = "tests")]

mod common;

use common::fresh;
use lanewise_method::contrast::SlideTrait;
use lanewise_method::contrast::heads::HEADS;
use lanewise_method::{Slide, Stage};
use lanewise_workspace::{ErrorKind, NewAccount, Op, Workspace};

/// On how many slides of each group an executive speaks; none where the row is not there.
fn counted(ws: &Workspace) -> Option<(u32, u32)> {
    let comparison = ws.compare_slides(None).unwrap();
    let found = comparison.traits.iter().find(|t| t.seen == SlideTrait::TitleHead);
    found.map(|t| (t.left.slides, t.right.slides))
}

fn texts(titles: &[&str]) -> Vec<String> {
    titles.iter().map(|t| (*t).to_owned()).collect()
}

#[test]
fn a_team_says_which_titles_count_and_takes_it_back() {
    let (_folder, path, mut ws) = fresh();
    for (at, (title, outcome)) in
        [("Chief Operating Officer", "happy"), ("Capo officina", "happy"), ("Quality Engineer", "failed"), ("CEO", "failed")]
            .into_iter()
            .enumerate()
    {
        let new = NewAccount { outcome: Some(outcome.into()), ..NewAccount::new(format!("C{at}"), Stage::Customer) };
        let id = ws.add_account(&new).unwrap().value;
        ws.add_slide(id, &Slide { title: title.into(), ..Slide::default() }).unwrap();
    }
    let ours = ws.head_titles().unwrap();
    assert!(ours.ours && ours.titles == HEADS);
    assert_eq!(counted(&ws), Some((1, 1)));

    ws.set_head_titles(&texts(&[" Capo ", "capo", "quality engineer", "", "–"])).unwrap();
    let own = ws.head_titles().unwrap();
    assert_eq!((own.titles, own.ours), (texts(&["Capo", "quality engineer"]), false));
    assert_eq!(counted(&ws), Some((1, 1)), "the other two now");
    ws.set_head_titles(&texts(&["Capo"])).unwrap();
    assert_eq!(counted(&ws), Some((1, 0)));
    // Words that nobody has: no row is left, and undo brings it back.
    ws.set_head_titles(&texts(&["Gran Visir"])).unwrap();
    assert_eq!(counted(&ws), None);
    assert_eq!(ws.undo().unwrap().unwrap().value.op, Op::SetHeadTitles);
    assert_eq!(counted(&ws), Some((1, 0)));
    // It stays in the file.
    drop(ws);
    let mut ws = Workspace::open(&path, "Ada").unwrap();
    assert_eq!(ws.head_titles().unwrap().titles, ["Capo"]);
    // None, or just our own in another order, is our own.
    let mut again: Vec<String> = texts(HEADS);
    again.reverse();
    ws.set_head_titles(&again).unwrap();
    assert!(ws.head_titles().unwrap().ours);
    ws.set_head_titles(&texts(&["Capo"])).unwrap();
    ws.set_head_titles(&[]).unwrap();
    assert!(ws.head_titles().unwrap().ours);
    assert_eq!(counted(&ws), Some((1, 1)));
    // What is too long, or too many, is refused and nothing changes.
    let long = ws.set_head_titles(&["x".repeat(121)]).unwrap_err();
    let many: Vec<String> = (0..201).map(|at| format!("title {at}")).collect();
    let many = ws.set_head_titles(&many).unwrap_err();
    assert_eq!([long.kind(), many.kind()], [ErrorKind::Invalid, ErrorKind::Invalid]);
    assert!(ws.head_titles().unwrap().ours);
}
