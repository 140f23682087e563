//! Slides and what stands beside them: kept, undone, refused.
#![allow(clippy::unwrap_used, reason = "tests")]

mod common;

use common::fresh;
use lanewise_method::slide::{EventState, SlideField, ValueEvent};
use lanewise_method::{Number, Slide, Stage};
use lanewise_workspace::activity::{ActivityKind, ActivityResult, NewActivity};
use lanewise_workspace::capability::NewCapability;
use lanewise_workspace::cover::{Covered, Said};
use lanewise_workspace::slide::{LONGEST, MOST};
use lanewise_workspace::waiver::{NewWaiver, WaiverResult};
use lanewise_workspace::{ErrorKind, NewAccount, Workspace};

fn slide(person: &str) -> Slide {
    Slide { person: person.into(), issue: "Approvals take 11 days.".into(), ..Slide::default() }
}

fn activity(day: &str) -> NewActivity {
    NewActivity {
        kind: ActivityKind::Poc,
        day: day.into(),
        ended: String::new(),
        hours: Some(Number::from(12)),
        who: vec!["Tomás".into(), " ".into()],
        result: ActivityResult::Open,
        text: String::new(),
    }
}

fn waiver() -> NewWaiver {
    NewWaiver {
        gate: "poc".into(),
        approver: "Lucia".into(),
        reason: "their board meets on Friday".into(),
        expected: "a signature by June".into(),
        until: "2026-06-30".into(),
        ..NewWaiver::default()
    }
}

/// Everything that this area can change, one step each; each gives what it made.
fn all_steps(ws: &mut Workspace, acme: u32) -> Vec<&'static str> {
    let id = ws.add_slide(acme, &slide("Anna")).unwrap().value;
    ws.put_slide(id, &Slide { title: "COO".into(), ..slide("Anna") }).unwrap();
    let other = ws.duplicate_slide(id).unwrap().value;
    let tag = ws.add_tag(SlideField::Issue, "Slow approvals", id, "take 11 days").unwrap().value;
    ws.add_tag(SlideField::Issue, "Late", other, "11 days").unwrap();
    let themes = ws.themes().unwrap();
    ws.rename_theme(themes[0].id, "Approvals are slow").unwrap();
    ws.merge_themes(themes[0].id, themes[1].id).unwrap();
    ws.remove_tag(tag).unwrap();
    ws.remove_theme(themes[0].id).unwrap();
    let new = NewCapability { name: "Mobile approval".into(), words: vec!["phone".into()], about: String::new(), offered: true };
    let capability = ws.add_capability(&new).unwrap().value;
    ws.put_capability(capability, &NewCapability { offered: false, ..new }).unwrap();
    let cover = Some(Covered::Partly);
    ws.set_covers(&[Said { account: acme, need: "Approve from a phone".into(), cover, capability: Some(capability) }]).unwrap();
    ws.remove_capability(capability).unwrap();
    let poc = ws.add_activity(acme, &activity("2026-02-01")).unwrap().value;
    ws.put_activity(poc, &NewActivity { result: ActivityResult::WentWell, ..activity("2026-02-01") }).unwrap();
    let waived = ws.add_waiver(acme, &waiver()).unwrap().value;
    ws.put_waiver(waived, &NewWaiver { result: WaiverResult::CameTrue, settled: "2026-06-11".into(), ..waiver() }).unwrap();
    ws.check_off(acme, "deep_demo", "plan", true).unwrap();
    ws.check_off(acme, "deep_demo", "plan", false).unwrap();
    ws.remove_waiver(waived).unwrap();
    ws.remove_activities(&[poc]).unwrap();
    ws.remove_slides(&[id, other]).unwrap();
    vec!["slide", "tag", "theme", "capability", "cover", "activity", "waiver", "checked"]
}

#[test]
fn every_step_goes_back_and_forth() {
    let (_folder, _path, mut ws) = fresh();
    let acme = ws.add_account(&NewAccount::new("Acme", Stage::Prospect)).unwrap().value;
    let mut states = vec![ws.dump().unwrap()];
    let tables = all_steps(&mut ws, acme);
    while let Some(step) = ws.undo().unwrap() {
        states.push(ws.dump().unwrap());
        if matches!(step.changes.accounts.ids.iter().next(), Some(id) if *id == acme) {
            break;
        }
    }
    // Between them the states have shown something of each table.
    for table in tables {
        assert!(states.iter().any(|s| s.lines().any(|l| l.starts_with(&format!("{table} ")))), "{table}");
    }
    // Forth again, each state as it was.
    let mut seen: Vec<String> = vec![ws.dump().unwrap()];
    while ws.redo().unwrap().is_some() {
        seen.push(ws.dump().unwrap());
    }
    while ws.undo().unwrap().is_some() {
        let state = ws.dump().unwrap();
        seen.pop();
        let Some(before) = seen.last() else { break };
        assert_eq!(&state, before);
    }
}

#[test]
fn what_is_no_slide_is_refused_and_changes_nothing() {
    let (_folder, _path, mut ws) = fresh();
    let acme = ws.add_account(&NewAccount::new("Acme", Stage::Prospect)).unwrap().value;
    let before = ws.dump().unwrap();
    let mut no_day = slide("Anna");
    no_day.date.day = "next spring".into();
    let mut no_due = slide("Anna");
    no_due.events.push(ValueEvent { what: "a win".into(), due: "2026-02-30".into(), ..ValueEvent::default() });
    let long = Slide { issue: "x".repeat(5_000_000), ..slide("Anna") };
    let many = Slide { capabilities: vec!["x".into(); MOST + 1], ..slide("Anna") };
    for bad in [no_day, no_due, long, many] {
        assert_eq!(ws.add_slide(acme, &bad).unwrap_err().kind(), ErrorKind::Invalid);
    }
    assert_eq!(ws.add_slide(acme + 1, &slide("Anna")).unwrap_err().kind(), ErrorKind::Missing);
    for (day, ended) in [("soon", ""), ("2026-02-01", "2026-01-31"), ("2026-02-01", "later")] {
        let bad = NewActivity { ended: ended.into(), ..activity(day) };
        assert_eq!(ws.add_activity(acme, &bad).unwrap_err().kind(), ErrorKind::Invalid);
    }
    for hours in [-1, 10_001] {
        let bad = NewActivity { hours: Some(Number::from(hours)), ..activity("2026") };
        assert_eq!(ws.add_activity(acme, &bad).unwrap_err().kind(), ErrorKind::Invalid);
    }
    for bad in [
        NewWaiver { approver: " ".into(), ..waiver() },
        NewWaiver { reason: String::new(), ..waiver() },
        NewWaiver { expected: String::new(), ..waiver() },
        NewWaiver { until: "2026-06".into(), ..waiver() },
    ] {
        assert_eq!(ws.add_waiver(acme, &bad).unwrap_err().kind(), ErrorKind::Invalid);
    }
    assert_eq!(ws.add_tag(SlideField::Issue, "a", 1, "b").unwrap_err().kind(), ErrorKind::Missing);
    assert_eq!(ws.dump().unwrap(), before);
    // At the very limit it is taken.
    ws.add_slide(acme, &Slide { issue: "x".repeat(LONGEST), ..slide("Anna") }).unwrap();
}

#[test]
fn what_is_entered_is_read_back() {
    let (_folder, _path, mut ws) = fresh();
    let acme = ws.add_account(&NewAccount::new("Acme", Stage::Prospect)).unwrap().value;
    let mut full = slide("Anna");
    full.events = vec![
        ValueEvent { what: "a win".into(), state: EventState::Planned, settled: "2026-01-01".into(), ..ValueEvent::default() },
        ValueEvent { what: "another".into(), state: EventState::Missed, settled: "2026-01".into(), ..ValueEvent::default() },
    ];
    let done = ws.add_slide(acme, &full).unwrap();
    assert!(done.changes.slides.ids.contains(&acme));
    let kept = ws.slide(done.value).unwrap();
    // What is only planned was not settled.
    assert_eq!(kept.slide.events[0].settled, "");
    assert_eq!(kept.slide.events[1].settled, "2026-01");
    assert!(!ws.put_slide(done.value, &kept.slide).unwrap().value);
    let copy = ws.duplicate_slide(done.value).unwrap().value;
    let copy = ws.slide(copy).unwrap().slide;
    assert_eq!((copy.person.as_str(), copy.issue == full.issue), ("", true));
    assert!(copy.events.iter().all(|e| e.state == EventState::Planned && e.settled.is_empty()));
    let id = ws.add_activity(acme, &activity("2026-02")).unwrap().value;
    let read = &ws.activities_of(acme).unwrap()[0];
    assert_eq!((read.id, read.content.who.as_slice()), (id, &["Tomás".to_owned()][..]));
    // An account that goes takes its slides along, and brings them back.
    ws.remove_accounts(&[acme]).unwrap();
    assert!(ws.slides().unwrap().is_empty() && ws.activities().unwrap().is_empty());
    ws.undo().unwrap();
    assert_eq!((ws.slides().unwrap().len(), ws.activities().unwrap().len()), (2, 1));
}

#[test]
fn the_history_tells_what_changed_on_a_slide_and_beside_it() {
    use lanewise_method::slide::{Delta, SlideProblem};
    use lanewise_workspace::view::history::HistoryPart;
    use lanewise_workspace::view::history_beside::{SlideChange, SlideList, SlideText};

    let (_folder, _path, mut ws) = fresh();
    let acme = ws.add_account(&NewAccount::new("Acme", Stage::Prospect)).unwrap().value;
    let other = ws.add_account(&NewAccount::new("Other", Stage::Prospect)).unwrap().value;
    let id = ws.add_slide(acme, &slide("Anna")).unwrap().value;
    let before = Slide {
        capabilities: vec!["A".into(), "B".into()],
        problems: vec![SlideProblem { text: "Late".into(), reason: "nobody signs".into() }],
        ..slide("Anna")
    };
    ws.put_slide(id, &before).unwrap();
    let last = |ws: &Workspace, account| ws.account_history(account, 50).unwrap().steps[0].parts.clone();
    assert_eq!(
        last(&ws, acme),
        [HistoryPart::SlideChanged {
            person: "Anna".into(),
            title: String::new(),
            changes: vec![
                SlideChange::List { field: SlideList::Problems, gone: vec![], come: vec!["Late – nobody signs".into()] },
                SlideChange::List { field: SlideList::Capabilities, gone: vec![], come: vec!["A".into(), "B".into()] },
            ],
        }]
    );
    let delta = Delta { amount: Some(Number::from(38_000)), currency: "EUR".into(), ..Delta::default() };
    let after = Slide {
        person: "Anna Bauer".into(),
        issue: "x".repeat(5_000),
        capabilities: vec!["B".into(), "C".into()],
        delta: delta.clone(),
        ..before.clone()
    };
    ws.put_slide(id, &after).unwrap();
    let parts = last(&ws, acme);
    let [HistoryPart::SlideChanged { person, changes, .. }] = parts.as_slice() else { panic!("{parts:?}") };
    assert_eq!((person.as_str(), changes.len()), ("Anna Bauer", 4));
    assert_eq!(changes[0], SlideChange::Text { field: SlideText::Person, before: "Anna".into(), after: "Anna Bauer".into() });
    // A long text is told by its beginning.
    assert!(matches!(&changes[1], SlideChange::Text { after, .. } if after.chars().count() == 241), "{:?}", changes[1]);
    assert_eq!(changes[2], SlideChange::List { field: SlideList::Capabilities, gone: vec!["A".into()], come: vec!["C".into()] });
    assert_eq!(changes[3], SlideChange::Delta { before: Delta::default(), after: delta });
    ws.put_slide(id, &Slide { capabilities: vec!["C".into(), "B".into()], ..after }).unwrap();
    assert!(
        matches!(last(&ws, acme).as_slice(), [HistoryPart::SlideChanged { changes, .. }] if *changes == [SlideChange::Order])
    );
    // What is undone did not happen.
    ws.undo().unwrap();
    assert!(matches!(last(&ws, acme).as_slice(), [HistoryPart::SlideChanged { changes, .. }] if changes.len() == 4));

    ws.set_covers(&[Said { account: acme, need: "C".into(), cover: Some(Covered::Not), capability: None }]).unwrap();
    ws.set_covers(&[Said { account: acme, need: "C".into(), cover: Some(Covered::Covered), capability: None }]).unwrap();
    assert_eq!(last(&ws, acme), [HistoryPart::Covered { need: "C".into(), cover: Some(Covered::Covered) }]);
    ws.check_off(acme, "deep_demo", "plan", true).unwrap();
    assert_eq!(last(&ws, acme), [HistoryPart::Checked { gate: "deep_demo".into(), item: "plan".into(), done: true }]);
    let poc = ws.add_activity(acme, &activity("2026-02-01")).unwrap().value;
    assert_eq!(last(&ws, acme), [HistoryPart::ActivityAdded { activity: ActivityKind::Poc, day: "2026-02-01".into() }]);
    ws.put_activity(poc, &NewActivity { result: ActivityResult::WentWell, ..activity("2026-02-01") }).unwrap();
    let changed =
        HistoryPart::ActivityChanged { activity: ActivityKind::Poc, day: "2026-02-01".into(), result: ActivityResult::WentWell };
    assert_eq!(last(&ws, acme), [changed]);
    let waived = ws.add_waiver(acme, &waiver()).unwrap().value;
    assert!(
        matches!(&last(&ws, acme)[..], [HistoryPart::WaiverAdded { gate, approver, .. }] if gate == "poc" && approver == "Lucia")
    );
    ws.put_waiver(waived, &NewWaiver { result: WaiverResult::CameTrue, settled: "2026-06-11".into(), ..waiver() }).unwrap();
    assert!(matches!(&last(&ws, acme)[..], [HistoryPart::WaiverChanged { result: WaiverResult::CameTrue, .. }]));
    ws.remove_waiver(waived).unwrap();
    ws.remove_slides(&[id]).unwrap();
    assert!(matches!(&last(&ws, acme)[..], [HistoryPart::SlideRemoved { person, .. }] if person == "Anna Bauer"));
    // Nothing of it is told of the other account.
    assert_eq!(ws.account_history(other, 50).unwrap().steps.len(), 1);
}

#[test]
fn a_rule_says_how_many_slides_would_be_complete() {
    use lanewise_method::slide::{SlidePart, SlideRule};
    use lanewise_workspace::view::slides::rule_counts;

    let (_folder, _path, mut ws) = fresh();
    let acme = ws.add_account(&NewAccount::new("Acme", Stage::Prospect)).unwrap().value;
    assert_eq!(rule_counts(&ws.slides().unwrap(), &SlideRule::default()).slides, 0);
    ws.add_slide(acme, &Slide::default()).unwrap();
    let mut whole = Slide { title: "COO".into(), capabilities: vec!["A".into()], ..slide("Anna") };
    whole.problems.push(lanewise_method::slide::SlideProblem { text: "Late".into(), reason: String::new() });
    whole.delta.amount = Some(Number::from(12));
    whole.delta.unit = "hours".into();
    whole.date.day = "2026".into();
    whole.date.consequence = "a fine".into();
    ws.add_slide(acme, &whole).unwrap();
    let slides = ws.slides().unwrap();
    let counts = rule_counts(&slides, &SlideRule::default());
    assert_eq!((counts.slides, counts.complete, counts.reasonable), (2, 0, 1));
    assert_eq!(counts.fields, [1, 1, 1, 1, 1, 1, 0]);
    // With reasons asked for, two fields are missing, and that is one too many.
    let strict = SlideRule { parts: vec![SlidePart::Reason], ..SlideRule::default() };
    assert_eq!(rule_counts(&slides, &strict).reasonable, 0);
    let lax = SlideRule { may_lack: 2, ..strict };
    assert_eq!(rule_counts(&slides, &lax).reasonable, 1);
}
