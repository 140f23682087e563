//! What needs attention, on workspaces made for it.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod common;

use std::fs;
use std::time::Instant;

use common::{fresh, level, number, profile, prospect};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use lanewise_method::{Answer, Given, Grade, Stage};
use lanewise_workspace::import::{ImportOptions, import_table, look_at_table, unwatched};
use lanewise_workspace::mapping::{AccountField, Target};
use lanewise_workspace::store::time::today;
use lanewise_workspace::view::attention::{Attention, Situation, attention};
use lanewise_workspace::{NewAccount, NewSignal, Op, SignalKind, Time, Workspace, WorkspaceError};

/// What needs attention, by kind.
fn kinds(ws: &Workspace) -> Vec<String> {
    let kind = |one: &Attention| serde_json::to_value(one).unwrap()["kind"].as_str().unwrap().to_owned();
    ws.attention().unwrap().iter().map(kind).collect()
}

fn add(ws: &mut Workspace, new: &NewAccount, answers: &[(&str, Answer)]) -> u32 {
    let id = ws.add_account(new).unwrap().value;
    for (parameter, answer) in answers {
        ws.set_answer(id, parameter, Some(answer)).unwrap();
    }
    id
}

fn customer(name: &str, outcome: Option<&str>) -> NewAccount {
    NewAccount { outcome: outcome.map(str::to_owned), ..NewAccount::new(name, Stage::Customer) }
}

#[test]
fn an_empty_workspace_needs_nothing() {
    let (_folder, _path, mut ws) = fresh();
    assert!(ws.attention().unwrap().is_empty());
    ws.start_draft_from(&profile()).unwrap();
    assert!(ws.attention().unwrap().is_empty());
}

#[test]
fn one_answer_is_named_with_its_question_and_ends_when_it_is_given() {
    let (_folder, _path, mut ws) = fresh();
    ws.start_draft_from(&profile()).unwrap();
    // Criteria 50 of 100 points, size 30, executive 20: only the size is missing, and it decides.
    let acme = add(&mut ws, &prospect("Acme"), &[("criteria", level("written")), ("executive", level("yes"))]);
    // Everything is missing: no single answer settles that.
    add(&mut ws, &prospect("Bolt"), &[]);
    let Attention::OneAnswer { count: 1, named } = &ws.attention().unwrap()[0] else { panic!("{:?}", ws.attention()) };
    assert_eq!((named[0].id, named[0].parameter.as_str()), (acme, "size"));
    assert_eq!((named[0].worst_tier.as_str(), named[0].best_tier.as_str()), ("good", "excellent"));
    ws.set_answer(acme, "size", Some(&number(120))).unwrap();
    assert!(kinds(&ws).is_empty());
    ws.undo().unwrap();
    assert_eq!(kinds(&ws), ["one_answer"]);
    // A tier that somebody set waits for no answer.
    ws.publish("first").unwrap();
    ws.set_override(acme, "good", "Seen", "2999-12-31").unwrap();
    assert!(kinds(&ws).is_empty());
}

#[test]
fn tiers_set_by_hand_are_told_of_before_they_end_and_after() {
    let (_folder, _path, mut ws) = fresh();
    ws.start_draft_from(&profile()).unwrap();
    let ids: Vec<u32> = ["Acme", "Bolt", "Cargo"].iter().map(|n| add(&mut ws, &prospect(n), &[])).collect();
    ws.publish("first").unwrap();
    let in_days = |days: i32| today().checked_add(days.days()).unwrap().to_string();
    ws.set_override(ids[0], "good", "Seen", &in_days(14)).unwrap();
    ws.set_override(ids[1], "risky", "Heard", &in_days(2)).unwrap();
    ws.set_override(ids[2], "good", "Seen", &in_days(90)).unwrap();
    let Attention::Overrides { count: 2, named } = &ws.attention().unwrap()[0] else { panic!() };
    assert_eq!(named.iter().map(|e| (e.account.id, e.over)).collect::<Vec<_>>(), [(ids[1], false), (ids[0], false)]);
    // Seen from later: one is over, one is about to be, one is long forgotten.
    let (book, outcomes) = (ws.book().unwrap(), ws.outcomes().unwrap());
    let seen_on = |day: Date| {
        let situation = Situation {
            book: &book,
            profile: None,
            outcomes: &outcomes,
            signals: &[],
            waivers: &[],
            slides: &[],
            waiting: &[],
            fit: &[],
            draft: None,
            today: day,
            now: Time::now(),
        };
        attention(situation)
    };
    let later = seen_on(today().checked_add(10.days()).unwrap());
    let Attention::Overrides { count: 2, named } = &later[0] else { panic!("{later:?}") };
    assert_eq!(named.iter().map(|e| (e.account.id, e.over)).collect::<Vec<_>>(), [(ids[1], true), (ids[0], false)]);
    assert!(seen_on(today().checked_add(40.days()).unwrap()).is_empty());
    // One that was set again is not over.
    ws.set_override(ids[1], "good", "Again", &in_days(200)).unwrap();
    let Attention::Overrides { count: 1, .. } = &ws.attention().unwrap()[0] else { panic!() };
}

#[test]
fn rows_answers_outcomes_signals_and_thresholds() {
    let (folder, _path, mut ws) = fresh();
    ws.start_draft_from(&profile()).unwrap();
    let path = folder.path().join("a.csv");
    fs::write(&path, "Name,Employees\nAcme,1\nBolt,x\nCargo,\n,4\n").unwrap();
    let look = look_at_table(&ws, &path, None).unwrap();
    let mut mapping = look.mapping(Some(Stage::Customer), None);
    mapping.set("Employees", Target::Field(AccountField::Employees));
    import_table(&mut ws, &path, &look.preview.layout, &ImportOptions::new(mapping), None, &mut unwatched).unwrap();
    let first = &ws.attention().unwrap()[0];
    assert!(
        matches!(first, Attention::Rejected { count: 2, files } if files[0].file == "a.csv" && files[0].rows == 2),
        "{first:?}"
    );
    assert_eq!(kinds(&ws), ["rejected", "without_outcome"]);
    let waiting: Vec<u32> = ws.waiting().unwrap()[0].rows.iter().map(|r| r.id).collect();
    ws.dismiss_waiting(&waiting).unwrap();
    let both: Vec<u32> = ws.accounts().unwrap().iter().map(|a| a.id).collect();
    ws.edit_accounts(&both, &lanewise_workspace::AccountEdit::Outcome(Some("happy".into()))).unwrap();
    assert!(kinds(&ws).is_empty());

    // All happy, and one of them left.
    for i in 0..10 {
        add(
            &mut ws,
            &customer(&format!("Customer {i}"), Some("happy")),
            &[("criteria", level("written")), ("executive", level("yes"))],
        );
    }
    assert_eq!(kinds(&ws), ["one_sided", "thin_threshold", "thin_threshold"]);
    ws.add_signal(both[0], &NewSignal { kind: SignalKind::Churned, day: "2026-03".into(), text: String::new() }).unwrap();
    let Attention::Contradictions { count: 1, named } = &ws.attention().unwrap()[0] else { panic!() };
    assert_eq!((named[0].account.id, named[0].contradiction.signal), (both[0], SignalKind::Churned));
    ws.edit_accounts(&both[..1], &lanewise_workspace::AccountEdit::Outcome(Some("failed".into()))).unwrap();
    assert_eq!(kinds(&ws), ["thin_threshold", "thin_threshold"]);

    // An answer that no level covers: a text, a number, a level that went; a prospect counts as well as a customer.
    let odd = |given: Given| Answer { given, grade: Grade::Said };
    add(
        &mut ws,
        &prospect("Odd"),
        &[("criteria", odd(Given::Text("who knows".into()))), ("executive", odd(Given::Levels(vec!["gone".into()])))],
    );
    let found = ws.attention().unwrap();
    let Some(Attention::NotCovered { count, answers, named }) = found.iter().find(|a| matches!(a, Attention::NotCovered { .. }))
    else {
        panic!("{found:?}")
    };
    assert_eq!((*count, *answers, named[0].parameter_name.as_str()), (1, 2, "Success criteria"));
}

#[test]
fn a_draft_that_waits_for_long_is_told_of() {
    let (_folder, _path, mut ws) = fresh();
    ws.start_draft_from(&profile()).unwrap();
    ws.publish("first").unwrap();
    assert!(kinds(&ws).is_empty());
    ws.edit_draft(Op::EditTiers, |p| p.tiers[1].from = 61_000).unwrap();
    let changed = ws.history(1).unwrap()[0].at;
    ws.edit_draft(Op::EditTiers, |p| p.tiers[2].from = 36_000).unwrap();
    assert!(kinds(&ws).is_empty(), "it was changed just now");
    // Seen ten days later; the days count from the first change that was not published.
    let (book, outcomes) = (ws.book().unwrap(), ws.outcomes().unwrap());
    let now = Time::from_millis(changed.millis() + 10 * 86_400_000);
    let situation = Situation {
        book: &book,
        profile: None,
        outcomes: &outcomes,
        signals: &[],
        waivers: &[],
        slides: &[],
        waiting: &[],
        fit: &[],
        draft: ws.draft_changed_since().unwrap(),
        today: date(2026, 12, 1),
        now,
    };
    assert_eq!(attention(situation), [Attention::Draft { since: changed, days: 10, first: false }]);
    ws.undo().unwrap();
    ws.undo().unwrap();
    assert_eq!(ws.draft_changed_since().unwrap(), None);
}

#[test]
fn ten_thousand_accounts_are_looked_through_at_once() {
    let (_folder, _path, mut ws) = fresh();
    ws.start_draft_from(&profile()).unwrap();
    ws.transact(Op::Import { file: "all.csv".into(), rows: 10_000 }, |tx| {
        for i in 0..10_000i32 {
            let new = if i % 5 == 0 { customer(&format!("C{i}"), Some("happy")) } else { prospect(&format!("P{i}")) };
            let id = tx.add_account(&new)?;
            if i % 2 == 0 {
                tx.set_answer(id, "criteria", &level(["written", "spoken", "none"][usize::try_from(i % 3).unwrap()]))?;
            }
            if i % 3 == 0 {
                tx.set_answer(id, "size", &number(i % 700))?;
            }
            if i % 7 != 0 {
                tx.set_answer(id, "executive", &level(if i % 4 == 0 { "no" } else { "yes" }))?;
            }
        }
        Ok::<_, WorkspaceError>(())
    })
    .unwrap();
    ws.publish("first").unwrap();
    ws.book().unwrap();
    let started = Instant::now();
    let found = ws.attention().unwrap();
    let took = started.elapsed();
    assert_eq!(found, ws.attention().unwrap(), "the same every time");
    assert!(
        found.iter().any(|a| matches!(a, Attention::OneAnswer { count, named } if *count > 1000 && named.len() == 3)),
        "{found:?}"
    );
    println!("attention over 10,000 accounts: {took:?}");
    // Unoptimised and on a busy machine; optimised it is a few milliseconds.
    assert!(took.as_millis() < 5_000, "{took:?}");
}

#[test]
fn value_events_that_are_overdue_or_were_missed_are_told_of() {
    use lanewise_method::Slide;
    use lanewise_method::slide::{EventState, ValueEvent};
    use lanewise_workspace::view::attention::is_overdue;

    let event = |due: &str, state| ValueEvent { what: due.to_owned(), due: due.to_owned(), state, ..ValueEvent::default() };
    let today = date(2026, 11, 22);
    for (due, over) in [
        ("2026-11-21", true),
        ("2026-11-22", false),
        ("2026-11-23", false),
        ("2026-11", false),
        ("2026-10", true),
        ("2026", false),
        ("2025", true),
        ("", false),
    ] {
        assert_eq!(is_overdue(&event(due, EventState::Planned), today), over, "{due}");
        assert!(!is_overdue(&event(due, EventState::Reached), today), "{due}");
    }

    let (_folder, _path, mut ws) = fresh();
    let happy = ws.add_account(&customer("Hallbrück", Some("happy"))).unwrap().value;
    let failed = ws.add_account(&customer("Brinkhoff", Some("failed"))).unwrap().value;
    let unsorted = ws.add_account(&customer("Nobody said", None)).unwrap().value;
    let prospect = ws.add_account(&lanewise_workspace::NewAccount::new("Later", lanewise_method::Stage::Prospect)).unwrap().value;
    let missed = |day: &str| ValueEvent { settled: day.into(), ..event("2026-02", EventState::Missed) };
    let slide = |events: Vec<ValueEvent>| Slide { person: "Anna".into(), events, ..Slide::default() };
    ws.add_slide(happy, &slide(vec![event("2025-06", EventState::Planned), missed("2026-03-01")])).unwrap();
    ws.add_slide(failed, &slide(vec![missed("2026-04-01"), event("2025-05-01", EventState::Planned)])).unwrap();
    ws.add_slide(unsorted, &slide(vec![missed("2026-05-01"), event("2199", EventState::Planned)])).unwrap();
    ws.add_slide(prospect, &slide(vec![missed("2026-05-01"), event("2025", EventState::Planned)])).unwrap();
    let found = ws.attention().unwrap();
    let Some(Attention::OverdueEvents { count: 2, named }) = found.first() else { panic!("{found:?}") };
    assert_eq!(named.iter().map(|e| e.due.as_str()).collect::<Vec<_>>(), ["2025-05-01", "2025-06"]);
    // What failed is no surprise; what nobody has sorted is evidence as good as a contradiction.
    let Some(Attention::MissedEvents { count: 2, named }) = found.get(1) else { panic!("{found:?}") };
    assert_eq!(named.iter().map(|e| e.account.name.as_str()).collect::<Vec<_>>(), ["Nobody said", "Hallbrück"]);
    assert_eq!((named[0].person.as_str(), named[0].settled.as_str()), ("Anna", "2026-05-01"));
}
