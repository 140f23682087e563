//! What was known of an account before an activity (L4), worked out by hand from scores of other days.
#![allow(clippy::unwrap_used, reason = "tests")]

mod common;

use common::{fresh, level, number, profile, prospect};
use jiff::civil::date;
use jiff::tz::TimeZone;
use lanewise_workspace::Workspace;
use lanewise_workspace::activity::{ActivityKind, ActivityResult, NewActivity};
use lanewise_workspace::view::waste::Then;

/// A prospect that says no to everything: a poor fit today.
fn poor(ws: &mut Workspace, name: &str) -> u32 {
    let id = ws.add_account(&prospect(name)).unwrap().value;
    for (parameter, answer) in [("criteria", level("none")), ("size", number(10)), ("executive", level("no"))] {
        ws.set_answer(id, parameter, Some(&answer)).unwrap();
    }
    id
}

fn poc(ws: &mut Workspace, account: u32, day: &str) {
    let activity = NewActivity {
        kind: ActivityKind::Poc,
        day: day.into(),
        ended: String::new(),
        hours: None,
        who: vec![],
        result: ActivityResult::NoDecision,
        text: String::new(),
    };
    ws.add_activity(account, &activity).unwrap();
}

#[test]
fn the_score_stored_last_before_the_day_tells_what_was_known() {
    let (_folder, path, mut ws) = fresh();
    ws.start_draft_from(&profile()).unwrap();
    let (turned, nobody) = (poor(&mut ws, "Turned"), poor(&mut ws, "Nobody"));
    ws.publish("first").unwrap();
    // Another answer, and so a second stored score.
    ws.set_answer(turned, "size", Some(&number(120))).unwrap();
    drop(ws);
    // What the past would have stored: Turned was admitted on 10 March 2024 at noon, and was a poor fit on 20 May 2024. Nobody has no
    // score of that time.
    let files = rusqlite::Connection::open(&path).unwrap();
    let at = |y, m, d| date(y, m, d).at(12, 0, 0, 0).to_zoned(TimeZone::system()).unwrap().timestamp().as_millisecond();
    files.execute("DELETE FROM score WHERE account = ?1", [nobody]).unwrap();
    let ids: Vec<u32> = files
        .prepare("SELECT id FROM score WHERE account = ?1 ORDER BY id")
        .unwrap()
        .query_map([turned], |r| r.get(0))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    assert_eq!(ids.len(), 2);
    for (id, when, tier) in [(ids[0], at(2024, 3, 10), "good"), (ids[1], at(2024, 5, 20), "nope")] {
        files.execute("UPDATE score SET at = ?2, tier = ?3 WHERE id = ?1", rusqlite::params![id, when, tier]).unwrap();
    }
    drop(files);

    let mut ws = Workspace::open(&path, "Ada").unwrap();
    let mut then = |day: &str| {
        poc(&mut ws, turned, day);
        let audit = ws.waste("").unwrap();
        let poc = &audit.kinds[2];
        assert_eq!((poc.split.poor.activities, poc.split.fit.activities), (poc.then.fit + poc.then.poor + poc.then.unknown, 0));
        ws.undo().unwrap();
        poc.then
    };
    let known = |fit, poor, unknown| Then { fit, poor, unknown };
    // Before any score, and on the very day of the first: that day's score may have come after the demo.
    assert_eq!(then("2024-03-09"), known(0, 0, 1));
    assert_eq!(then("2024-03-10"), known(0, 0, 1));
    // From the next day on it was fit, until the day on which the second was stored, that day included.
    assert_eq!(then("2024-03-11"), known(1, 0, 0));
    assert_eq!(then("2024-05-20"), known(1, 0, 0));
    // From the day after, it was known to be poor.
    assert_eq!(then("2024-05-21"), known(0, 1, 0));
    assert_eq!(then("2025"), known(0, 1, 0));
    // A month counts from its first day: in March nobody had scored it yet; in April it was fit, and in May still.
    assert_eq!(then("2024-03"), known(0, 0, 1));
    assert_eq!(then("2024-04"), known(1, 0, 0));
    assert_eq!(then("2024-05"), known(1, 0, 0));
    assert_eq!(then("2024-06"), known(0, 1, 0));
    // Scores of one account tell nothing of another.
    poc(&mut ws, nobody, "2025-01-01");
    assert_eq!(ws.waste("").unwrap().kinds[2].then, known(0, 0, 1));
}
