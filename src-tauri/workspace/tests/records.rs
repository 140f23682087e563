//! Outcome signals, and the history of one account.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod common;

use common::{fresh, level, number, profile, prospect};
use lanewise_method::{Grade, Stage};
use lanewise_workspace::export::{Form, Selection, export_accounts};
use lanewise_workspace::signal::contradiction;
use lanewise_workspace::view::history::{HistoryPart, HistoryValue};
use lanewise_workspace::{AccountEdit, ErrorKind, NewAccount, NewSignal, Op, SignalKind, Workspace, WorkspaceError};

fn signal(kind: SignalKind, day: &str, text: &str) -> NewSignal {
    NewSignal { kind, day: day.into(), text: text.into() }
}

fn customer(ws: &mut Workspace, name: &str, outcome: &str) -> u32 {
    let new = NewAccount { outcome: Some(outcome.into()), ..NewAccount::new(name, Stage::Customer) };
    ws.add_account(&new).unwrap().value
}

#[test]
fn signals_come_go_and_come_back() {
    let (_folder, path, mut ws) = fresh();
    let acme = customer(&mut ws, "Acme", "happy");
    let none = ws.dump().unwrap();
    let done = ws.add_signal(acme, &signal(SignalKind::Renewed, " 2026-05-31 ", " three years ")).unwrap();
    assert!(done.changes.signals.ids.contains(&acme) && done.changes.accounts.is_empty());
    ws.add_signal(acme, &signal(SignalKind::Churned, "2026-06", "")).unwrap();
    let listed = ws.signals_of(acme).unwrap();
    assert_eq!(
        listed.iter().map(|s| (s.kind, s.day.as_str())).collect::<Vec<_>>(),
        [(SignalKind::Churned, "2026-06"), (SignalKind::Renewed, "2026-05-31")]
    );
    assert_eq!((listed[1].text.as_str(), listed[1].author.as_str()), ("three years", "Ada"));
    let outcomes = ws.outcomes().unwrap();
    assert_eq!(contradiction(outcomes.iter().find(|o| o.id == "happy"), &listed).unwrap().signal, SignalKind::Churned);

    // Corrected: the old one stays in the history; the same again is nothing.
    let id = listed[0].id;
    let new = ws.edit_signal(id, &signal(SignalKind::Expanded, "2026-07-01", "second plant")).unwrap().value;
    assert_ne!(new, id);
    assert!(!ws.edit_signal(new, &signal(SignalKind::Expanded, "2026-07-01", "second plant ")).unwrap().changes.history);
    assert_eq!(ws.signals_of(acme).unwrap()[0].kind, SignalKind::Expanded);
    ws.remove_signal(new).unwrap();
    assert_eq!(ws.signals_of(acme).unwrap().len(), 1);
    assert_eq!(ws.remove_signal(new).unwrap_err().kind(), ErrorKind::Missing);
    let full = ws.dump().unwrap();
    for _ in 0..4 {
        ws.undo().unwrap().unwrap();
    }
    assert_eq!(ws.dump().unwrap(), none);
    while ws.redo().unwrap().is_some() {}
    assert_eq!(ws.dump().unwrap(), full);
    ws.close().unwrap();
    assert_eq!(Workspace::open(&path, "Ada").unwrap().dump().unwrap(), full);
}

#[test]
fn a_signal_needs_an_account_and_a_day() {
    let (_folder, _path, mut ws) = fresh();
    let acme = customer(&mut ws, "Acme", "happy");
    for day in ["", "yesterday", "2026-02-30"] {
        let error = ws.add_signal(acme, &signal(SignalKind::Renewed, day, "")).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Invalid);
        assert!(error.to_string().contains("2026-12-31"), "{error}");
    }
    assert_eq!(ws.add_signal(99, &signal(SignalKind::Renewed, "2026", "")).unwrap_err().kind(), ErrorKind::Missing);
    ws.remove_accounts(&[acme]).unwrap();
    assert_eq!(ws.add_signal(acme, &signal(SignalKind::Renewed, "2026", "")).unwrap_err().kind(), ErrorKind::Missing);
}

#[test]
fn signals_are_exported_and_a_table_of_ours_is_still_one() {
    let (_folder, _path, mut ws) = fresh();
    let acme = customer(&mut ws, "Acme", "happy");
    customer(&mut ws, "Bolt", "failed");
    ws.add_signal(acme, &signal(SignalKind::Renewed, "2025", "")).unwrap();
    ws.add_signal(acme, &signal(SignalKind::ReferenceGiven, "2026-05-31", "to \"Bolt\"")).unwrap();
    let mut out = Vec::new();
    export_accounts(&ws, Selection { profile: None, stages: &[] }, Form::Csv(&mut out, false)).unwrap();
    let text = String::from_utf8(out).unwrap();
    assert!(text.contains("\"2026-05-31 reference_given: to \"\"Bolt\"\"\n2025 renewed\""), "{text}");
    let headers: Vec<String> = text.lines().next().unwrap().split(',').map(str::to_owned).collect();
    let mapping = lanewise_workspace::mapping::suggest(&headers, &[], None, &ws.outcomes().unwrap()).mapping;
    assert_eq!(mapping.target("signals"), lanewise_workspace::mapping::Target::Ignore);
    let mut lines = Vec::new();
    export_accounts(&ws, Selection { profile: None, stages: &[] }, Form::JsonLines(&mut lines)).unwrap();
    let lines = String::from_utf8(lines).unwrap();
    assert!(
        lines.lines().next().unwrap().contains("\"signal\":\"reference_given\"")
            && !lines.lines().nth(1).unwrap().contains("signals")
    );
}

/// The parts of the newest step.
fn newest(ws: &Workspace, id: u32) -> Vec<HistoryPart> {
    ws.account_history(id, 10).unwrap().steps.first().map(|s| s.parts.clone()).unwrap_or_default()
}

#[test]
fn a_history_tells_what_each_step_changed_here() {
    let (_folder, _path, mut ws) = fresh();
    ws.start_draft_from(&profile()).unwrap();
    let acme = ws.add_account(&prospect("Acme")).unwrap().value;
    let bolt = ws.add_account(&prospect("Bolt")).unwrap().value;
    assert_eq!(newest(&ws, acme), [HistoryPart::Added]);
    ws.edit_accounts(&[bolt, acme], &AccountEdit::Owner("Inés".into())).unwrap();
    let text = |t: &str| HistoryValue::Text(t.into());
    let owner = |from, to| HistoryPart::Field { field: "owner".into(), column: None, from, to };
    assert_eq!(newest(&ws, acme), [owner(HistoryValue::Nothing, text("Inés"))]);
    ws.edit_accounts(&[acme], &AccountEdit::Owner("Marta".into())).unwrap();
    assert_eq!(newest(&ws, acme), [owner(text("Inés"), text("Marta"))]);
    assert_eq!(newest(&ws, bolt), [owner(HistoryValue::Nothing, text("Inés"))]);
    ws.edit_accounts(&[acme], &AccountEdit::Extra { name: "Campaign".into(), text: Some("Fair".into()) }).unwrap();
    assert!(matches!(&newest(&ws, acme)[..], [HistoryPart::Field { column: Some(c), .. }] if c == "Campaign"));

    ws.set_answer(acme, "criteria", Some(&level("spoken"))).unwrap();
    let [HistoryPart::Answer { name, from: None, to: Some(to), .. }] = &newest(&ws, acme)[..] else { panic!() };
    assert_eq!((name.as_str(), to.words.as_slice(), to.grade), ("Success criteria", &["Spoken".to_owned()][..], Grade::Said));
    ws.publish("first").unwrap();
    assert!(matches!(&newest(&ws, acme)[..], [HistoryPart::Scored { score }] if score.version == 1));
    ws.set_answer(acme, "size", Some(&number(120))).unwrap();
    let parts = newest(&ws, acme);
    assert!(
        matches!(&parts[..], [HistoryPart::Answer { to: Some(to), .. }, HistoryPart::Scored { .. }] if to.unit == "people"),
        "{parts:?}"
    );
    ws.set_answer(acme, "size", None).unwrap();
    assert!(matches!(&newest(&ws, acme)[0], HistoryPart::Answer { from: Some(_), to: None, .. }));
    let set = ws.set_override(acme, "good", "They signed", "2999-12-31").unwrap().value;
    assert!(matches!(&newest(&ws, acme)[0], HistoryPart::OverrideSet { tier, .. } if tier == "good"));
    ws.remove_override(set).unwrap();
    assert_eq!(newest(&ws, acme), [HistoryPart::OverrideRemoved { tier: "good".into() }]);
    let seen = ws.add_signal(acme, &signal(SignalKind::Renewed, "2026", "")).unwrap().value;
    ws.remove_signal(seen).unwrap();
    let history = ws.account_history(acme, 50).unwrap();
    let kinds: Vec<usize> = history.steps.iter().map(|s| s.parts.len()).collect();
    assert_eq!((kinds, history.earlier), (vec![1, 1, 1, 2, 2, 2, 1, 1, 1, 1, 1, 1], 0));
    assert_eq!(history.versions.iter().map(|s| s.version).collect::<Vec<_>>(), [1]);
    assert_eq!(ws.account_history(acme, 5).unwrap().earlier, 7);
    // Others have a history of their own; the draft is nobody's.
    assert_eq!(ws.account_history(bolt, 50).unwrap().steps.len(), 3);
    assert_eq!(ws.account_history(77, 5).unwrap_err().kind(), ErrorKind::Missing);
}

#[test]
fn what_is_undone_did_not_happen() {
    let (_folder, path, mut ws) = fresh();
    let acme = ws.add_account(&prospect("Acme")).unwrap().value;
    for owner in ["Ada", "Bea", "Cleo"] {
        ws.edit_accounts(&[acme], &AccountEdit::Owner(owner.into())).unwrap();
    }
    let before = ws.account_history(acme, 9).unwrap();
    ws.undo().unwrap();
    ws.undo().unwrap();
    let undone = ws.account_history(acme, 9).unwrap();
    assert_eq!(undone.steps, before.steps[2..]);
    ws.redo().unwrap();
    assert_eq!(ws.account_history(acme, 9).unwrap().steps, before.steps[1..]);
    // Another way is taken: what was undone is forgotten, and its number given again.
    let other = ws.add_account(&prospect("Bolt")).unwrap().value;
    assert_eq!(ws.account_history(acme, 9).unwrap().steps, before.steps[1..]);
    assert_eq!(ws.account_history(other, 9).unwrap().steps.len(), 1);
    ws.close().unwrap();
    let ws = Workspace::open(&path, "Ada").unwrap();
    assert_eq!(ws.account_history(acme, 9).unwrap().steps, before.steps[1..]);
}

/// Ten thousand accounts that were imported, changed in bulk and scored again and again, and one that was worked on for years.
#[test]
fn a_history_is_quick_in_a_large_file() {
    let (_folder, _path, mut ws) = fresh();
    ws.start_draft_from(&profile()).unwrap();
    let many = 10_000;
    let import = || Op::Import { file: "all.csv".into(), rows: many };
    ws.transact(import(), |tx| (0..many).try_for_each(|i| tx.add_account(&prospect(&format!("Company {i}"))).map(|_| ())))
        .unwrap();
    ws.publish("first").unwrap();
    for round in 0..4 {
        ws.transact(import(), |tx| {
            for i in 1..=many {
                tx.set_answer(i, "size", &number(round * 7 + i32::try_from(i % 50).unwrap()))?;
                tx.update_account(i, &[AccountEdit::Owner(format!("Owner {round}"))])?;
            }
            Ok::<_, WorkspaceError>(())
        })
        .unwrap();
    }
    for round in 0..300 {
        ws.set_answer(5_000, "size", Some(&number(1000 + round))).unwrap();
    }
    let started = std::time::Instant::now();
    let history = ws.account_history(5_000, 40).unwrap();
    let busy = started.elapsed();
    assert_eq!((history.steps.len(), history.earlier), (40, 1 + 1 + 4 + 300 - 40));
    let started = std::time::Instant::now();
    let quiet = ws.account_history(7_777, 40).unwrap();
    let across = started.elapsed();
    assert_eq!((quiet.steps.len(), quiet.earlier), (6, 0));
    assert!(matches!(&quiet.steps[0].parts[..], [HistoryPart::Field { .. }, HistoryPart::Answer { .. }]), "{:?}", quiet.steps[0]);
    assert_eq!(quiet.steps[5].parts, [HistoryPart::Added]);
    println!("history of a busy account {busy:?}, across four large imports {across:?}");
    // Unoptimised and on a busy machine; optimised it is a few milliseconds.
    assert!(busy.as_millis() < 3_000 && across.as_millis() < 3_000, "{busy:?} {across:?}");
}
