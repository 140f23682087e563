//! The workspace as one works with it: accounts, answers, profile, scores, settings, and back again.
#![allow(clippy::unwrap_used, reason = "tests")]

mod common;

use std::time::Duration;

use common::{files, fresh, level, number, profile, prospect};
use lanewise_method::account::standard_outcomes;
use lanewise_method::{Answer, Given, Grade, Number, Stage, score};
use lanewise_workspace::{AccountEdit, Blank, ErrorKind, NewAccount, Op, Refusal, Workspace, WorkspaceError};

#[test]
fn the_main_job_and_all_of_it_back_and_forth() {
    let (folder, path, mut ws) = fresh();
    let empty = ws.dump().unwrap();
    let acme = ws.add_account(&prospect("Acme")).unwrap().value;
    ws.start_draft_from(&profile()).unwrap();
    ws.set_answer(acme, "criteria", Some(&level("spoken"))).unwrap();
    ws.set_answer(acme, "size", Some(&number(120))).unwrap();
    let version = ws.publish("first workshop").unwrap().value;
    assert_eq!((version.number, version.author.as_str(), version.reason.as_str()), (1, "Ada", "first workshop"));
    ws.set_answer(acme, "executive", Some(&level("yes"))).unwrap();
    ws.edit_accounts(&[acme], &AccountEdit::Country("Italy".into())).unwrap();
    let scores = ws.scores_of(acme).unwrap();
    assert_eq!(scores.iter().map(|s| (s.likely, s.tier.as_str())).collect::<Vec<_>>(), [(75_000, "good"), (66_000, "good")]);
    assert_eq!(
        score(&ws.version(1).unwrap().profile, &ws.score_answers(scores[0].id).unwrap()),
        ws.scored(scores[0].id).unwrap()
    );

    let full = ws.dump().unwrap();
    let labels: Vec<Op> = ws.history(100).unwrap().into_iter().map(|s| s.op).collect();
    assert_eq!(labels.len(), 7);
    assert_eq!(labels[2], Op::Publish { profile_name: "Small".into(), version: 1 });
    assert_eq!(labels[1], Op::SetAnswer { account_name: "Acme".into(), parameter_name: "Executive contact".into() });
    while ws.undo().unwrap().is_some() {}
    assert_eq!(ws.dump().unwrap(), empty);
    ws.close().unwrap();
    assert_eq!(files(&folder), ["team.lanewise"]);

    let mut ws = Workspace::open(&path, "Bea").unwrap();
    while ws.redo().unwrap().is_some() {}
    assert_eq!(ws.dump().unwrap(), full);
    assert_eq!(ws.account(acme).unwrap().country, "Italy");
    assert_eq!(ws.account(99).unwrap_err().kind(), ErrorKind::Missing);
}

#[test]
fn the_history_is_travelled_over_many_steps_at_once() {
    let (_folder, _path, mut ws) = fresh();
    let mut stands = vec![ws.dump().unwrap()];
    for name in ["Acme", "Brill", "Corda", "Delta"] {
        ws.add_account(&prospect(name)).unwrap();
        stands.push(ws.dump().unwrap());
    }
    let ids: Vec<u32> = ws.history(10).unwrap().into_iter().rev().map(|s| s.id).collect();
    // Back behind the second step: three steps in one go.
    let back = ws.travel_to(ids[1]).unwrap().unwrap();
    assert_eq!((back.value, back.changes.accounts.is_empty(), back.changes.history), (3, false, true));
    assert_eq!(ws.dump().unwrap(), stands[1]);
    assert_eq!(ws.next_undo().unwrap().unwrap().id, ids[0]);
    // And forth again, up to the third.
    assert_eq!(ws.travel_to(ids[2]).unwrap().unwrap().value, 2);
    assert_eq!(ws.dump().unwrap(), stands[3]);
    assert_eq!(ws.next_redo().unwrap().unwrap().id, ids[3]);
    assert!(ws.travel_to(999).unwrap().is_none());
    assert_eq!(ws.dump().unwrap(), stands[3]);
}

#[test]
fn an_empty_workspace_is_quiet_about_everything() {
    let (_folder, path, mut ws) = fresh();
    assert!(ws.undo().unwrap().is_none() && ws.redo().unwrap().is_none());
    assert!(ws.book().unwrap().is_empty() && ws.accounts().unwrap().is_empty());
    assert!(ws.history(10).unwrap().is_empty() && ws.versions().unwrap().is_empty() && ws.latest_scores().unwrap().is_empty());
    assert!(ws.profile_in_force().unwrap().is_none());
    assert_eq!(ws.publish("no draft").unwrap_err().kind(), ErrorKind::Missing);
    assert_eq!(ws.edit_draft(Op::EditTiers, |_| ()).unwrap_err().kind(), ErrorKind::Missing);
    assert!(!ws.edit_accounts(&[], &AccountEdit::Note("n".into())).unwrap().changes.history);
    assert_eq!(ws.rescore(&[]).unwrap().value, 0);
    let settings = ws.settings().unwrap();
    assert_eq!((settings.name.as_str(), settings.outcomes), ("Ordito", standard_outcomes()));
    // A profile can be published before there is anybody to score.
    ws.start_draft_from(&profile()).unwrap();
    assert_eq!(ws.publish("").unwrap().value.number, 1);
    assert_eq!(ws.version(1).unwrap().profile, profile());
    drop(ws);
    assert_eq!(Workspace::open_read_only(path).unwrap().versions().unwrap().len(), 1);
}

#[test]
fn an_account_keeps_every_field_and_refuses_what_cannot_be() {
    let (_folder, _path, mut ws) = fresh();
    let new = NewAccount {
        key: Some(" 0015 ".into()),
        website: "https://acme.example".into(),
        industry: "Machines; «tools»".into(),
        country: "Italia".into(),
        region: "Piemonte".into(),
        employees: Some(Number::from(120)),
        revenue: Some(Number::from_millionths(i64::MAX)),
        owner: "Chiara".into(),
        outcome: Some("happy".into()),
        since: "2021-03".into(),
        note: "Two lines\n\"quoted\" \u{1F600}".into(),
        extra: [("Fax".to_owned(), "none".to_owned())].into(),
        ..NewAccount::new("  Acme  ", Stage::Customer)
    };
    let id = ws.add_account(&new).unwrap().value;
    let kept = ws.account(id).unwrap();
    assert_eq!((kept.name.as_str(), kept.key.as_deref(), kept.stage), ("Acme", Some("0015"), Stage::Customer));
    assert_eq!((kept.revenue, &kept.note, &kept.extra), (new.revenue, &new.note, &new.extra));
    assert_eq!(kept.created, kept.updated);
    assert_eq!(ws.account_with_key("0015").unwrap(), Some(id));

    let before = ws.dump().unwrap();
    for (wrong, why) in [
        (
            NewAccount { key: Some("0015".into()), ..prospect("Twin") },
            Refusal::KeyTaken { key: "0015".into(), account: ws.account(id).unwrap().name },
        ),
        (prospect("  "), Refusal::Empty { what: Blank::Account }),
        (NewAccount { outcome: Some("rich".into()), ..prospect("Rich") }, Refusal::NoSuchOutcome { outcome: "rich".into() }),
    ] {
        match ws.add_account(&wrong).unwrap_err() {
            WorkspaceError::Refused(refusal) => assert_eq!(refusal, why),
            other => panic!("{other}"),
        }
    }
    let other = ws.add_account(&prospect("Other")).unwrap().value;
    assert_eq!(ws.edit_accounts(&[other], &AccountEdit::Key(Some("0015".into()))).unwrap_err().kind(), ErrorKind::Invalid);
    assert_eq!(ws.edit_accounts(&[other], &AccountEdit::Name(" ".into())).unwrap_err().kind(), ErrorKind::Invalid);
    // One that cannot be changed stops the others as well.
    assert_eq!(ws.edit_accounts(&[other, 99], &AccountEdit::Owner("B".into())).unwrap_err().kind(), ErrorKind::Missing);
    assert_eq!(ws.remove_accounts(&[other, 99]).unwrap_err().kind(), ErrorKind::Missing);
    assert_eq!(ws.account(other).unwrap().owner, "");
    ws.undo().unwrap();
    assert_eq!(ws.dump().unwrap(), before);

    // The key of a removed account is free, and undo still finds it free.
    ws.remove_accounts(&[id]).unwrap();
    assert_eq!(ws.account_with_key("0015").unwrap(), None);
    ws.add_account(&NewAccount { key: Some("0015".into()), ..prospect("Heir") }).unwrap();
    ws.undo().unwrap();
    ws.undo().unwrap();
    assert_eq!(ws.dump().unwrap(), before);
}

#[test]
fn answers_come_back_exactly_and_the_same_answer_is_no_change() {
    let (_folder, path, mut ws) = fresh();
    let id = ws.add_account(&prospect("Acme")).unwrap().value;
    let given = [
        ("a", Given::Levels(vec!["written".into()])),
        ("b", Given::Levels(vec!["x y".into(), "\"z\"".into()])),
        ("c", Given::Levels(vec![])),
        ("d", Given::Number(Number::from_millionths(-1))),
        ("e", Given::Number(Number::from_millionths(i64::MIN))),
        ("f", Given::Text("bald größer 10 %".into())),
        ("g", Given::Text(String::new())),
    ];
    for (at, (parameter, given)) in given.iter().enumerate() {
        let answer = Answer { given: given.clone(), grade: Grade::ALL[at % 4] };
        assert_eq!(ws.set_answer(id, parameter, Some(&answer)).unwrap().changes.answers.ids.len(), 1);
        assert!(ws.set_answer(id, parameter, Some(&answer)).unwrap().changes.is_empty());
    }
    ws.close().unwrap();
    let mut ws = Workspace::open(&path, "Bea").unwrap();
    let answers = ws.answers(id).unwrap();
    for (at, (parameter, given)) in given.iter().enumerate() {
        let kept = answers.iter().find(|a| a.parameter == *parameter).unwrap();
        assert_eq!((&kept.answer.given, kept.answer.grade, kept.author.as_str()), (given, Grade::ALL[at % 4], "Ada"));
    }
    let better = Answer { given: given[0].1.clone(), grade: Grade::Observed };
    ws.set_answer(id, "b", Some(&better)).unwrap();
    assert_eq!(ws.answers(id).unwrap().iter().find(|a| a.parameter == "b").unwrap().author, "Bea");
    assert!(ws.set_answer(id, "never", None).unwrap().changes.is_empty());
    ws.set_answer(id, "a", None).unwrap();
    assert_eq!(ws.answers(id).unwrap().len(), 6);
    assert_eq!(ws.set_answer(7, "a", None).unwrap_err().kind(), ErrorKind::Missing);
    assert_eq!(ws.book().unwrap().entry(id).unwrap().answers.len(), 6);
}

#[test]
fn a_drag_is_one_step_but_never_reaches_behind_an_undo() {
    let (_folder, _path, mut ws) = fresh();
    ws.start_draft_from(&profile()).unwrap();
    let drag = |ws: &mut Workspace, tier: usize, from: u32| {
        let tier_name = profile().tiers[tier].name.clone();
        ws.drag_draft(Op::SetThreshold { tier_name, from }, |p| p.tiers[tier].from = from).unwrap()
    };
    for from in 61_000..61_050 {
        drag(&mut ws, 1, from);
    }
    assert_eq!(ws.history(9).unwrap()[0].op, Op::SetThreshold { tier_name: "Good".into(), from: 61_049 });
    assert_eq!(ws.history(9).unwrap().len(), 2);
    drag(&mut ws, 2, 40_000);
    assert_eq!(ws.history(9).unwrap().len(), 3, "another threshold is another step");
    ws.undo().unwrap();
    drag(&mut ws, 1, 62_000);
    assert_eq!(ws.history(9).unwrap().len(), 3, "what follows an undo is a step of its own");
    ws.undo().unwrap();
    assert_eq!(ws.draft().unwrap().unwrap().tiers[1].from, 61_049);
    ws.undo().unwrap();
    assert_eq!(ws.draft().unwrap(), Some(profile()), "one undo takes the whole drag back");
    ws.redo().unwrap();
    assert_eq!(ws.draft().unwrap().unwrap().tiers[1].from, 61_049);

    // Another person, or too much time, begins a new step.
    ws.set_author("Bea").unwrap();
    drag(&mut ws, 1, 63_000);
    assert_eq!(ws.history(9).unwrap().iter().filter(|s| !s.undone).count(), 3);
    std::thread::sleep(Duration::from_millis(5));
    let op = Op::SetThreshold { tier_name: "Good".into(), from: 64_000 };
    ws.transact_merging(op, Duration::from_millis(1), |tx| tx.edit_draft(|p| p.tiers[1].from = 64_000)).unwrap();
    assert_eq!(ws.history(9).unwrap().iter().filter(|s| !s.undone).count(), 4);
}

#[test]
fn settings_and_preferences() {
    let (_folder, path, mut ws) = fresh();
    let customer = NewAccount { outcome: Some("failed".into()), ..NewAccount::new("C", Stage::Customer) };
    ws.add_account(&customer).unwrap();
    let mut outcomes = standard_outcomes();
    outcomes[0].name = "Delighted".into();
    outcomes.remove(1);
    ws.set_outcomes(&outcomes).unwrap();
    assert_eq!(ws.outcomes().unwrap(), outcomes);
    let without: Vec<_> = outcomes.iter().filter(|o| o.id != "failed").cloned().collect();
    assert_eq!(ws.set_outcomes(&without).unwrap_err().kind(), ErrorKind::Invalid);
    assert_eq!(ws.set_outcomes(&[]).unwrap_err().kind(), ErrorKind::Invalid);
    assert_eq!(ws.set_outcomes(&[outcomes[0].clone(), outcomes[0].clone()]).unwrap_err().kind(), ErrorKind::Invalid);
    ws.set_mapping("mapping: Salesforce", Some("{}")).unwrap();
    ws.set_mapping("HubSpot", Some("{\"a\": 1}")).unwrap();
    ws.set_preference("theme", Some("dark")).unwrap();
    let undoable = ws.history(99).unwrap().len();
    ws.set_preference("theme", Some("light")).unwrap();
    assert_eq!(ws.history(99).unwrap().len(), undoable, "a preference is no step");
    ws.set_author("Bea").unwrap();
    ws.close().unwrap();
    let mut ws = Workspace::open(&path, "").unwrap();
    assert_eq!((ws.author(), ws.preference("theme").unwrap().as_deref()), ("Bea", Some("light")));
    assert_eq!(ws.mappings().unwrap().keys().collect::<Vec<_>>(), ["HubSpot", "mapping: Salesforce"]);
    ws.set_mapping("HubSpot", None).unwrap();
    ws.undo().unwrap();
    assert_eq!(ws.mappings().unwrap()["HubSpot"], "{\"a\": 1}");
    assert!(ws.set_name("Ordito").unwrap().changes.is_empty());
    assert_eq!(ws.set_name("").unwrap_err().kind(), ErrorKind::Invalid);
    assert_eq!(ws.set_mapping(" ", None).unwrap_err().kind(), ErrorKind::Invalid);
    assert_eq!(ws.set_author(" ").unwrap_err().kind(), ErrorKind::Invalid);
}

#[test]
fn a_change_that_fails_or_panics_leaves_nothing() {
    let (_folder, _path, mut ws) = fresh();
    let id = ws.add_account(&prospect("Acme")).unwrap().value;
    let before = ws.dump().unwrap();
    let import = || Op::Import { file: "x.csv".into(), rows: 1 };
    let stopped = ws.transact(import(), |tx| {
        let new = tx.add_account(&prospect("New"))?;
        tx.set_answer(new, "brand_new_word", &level("another_new_word"))?;
        Err::<(), _>(WorkspaceError::Cancelled)
    });
    assert_eq!(stopped.unwrap_err().kind(), ErrorKind::Cancelled);
    let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        ws.transact(import(), |tx| {
            tx.set_answer(id, "brand_new_word", &level("x"))?;
            tx.remove_accounts(&[id])?;
            panic!("the importer has a bug");
            #[expect(unreachable_code, reason = "gives the type")]
            Ok::<(), WorkspaceError>(())
        })
    }));
    assert!(panicked.is_err());
    assert_eq!(ws.dump().unwrap(), before);
    assert_eq!(ws.history(9).unwrap().len(), 1);
    // Words of what was rolled back are not believed.
    ws.set_answer(id, "brand_new_word", Some(&level("another_new_word"))).unwrap();
    assert_eq!(ws.answers(id).unwrap()[0].answer, level("another_new_word"));
}

#[test]
fn what_can_no_longer_be_redone_leaves_the_file() {
    let (_folder, path, mut ws) = fresh();
    let kept = ws.add_account(&prospect("Kept")).unwrap().value;
    ws.start_draft_from(&profile()).unwrap();
    ws.publish("one").unwrap();
    ws.transact(Op::Import { file: "big.csv".into(), rows: 3000 }, |tx| {
        for i in 0..3000 {
            let id = tx.add_account(&prospect(&format!("A rather long name, to have some size, {i}")))?;
            tx.set_answer(id, "size", &number(i))?;
        }
        Ok::<_, WorkspaceError>(())
    })
    .unwrap();
    let all: Vec<u32> = ws.book().unwrap().entries().iter().map(|e| e.account.id).collect();
    ws.rescore(&all).unwrap();
    ws.close().unwrap();
    let full = std::fs::metadata(&path).unwrap().len();
    let mut ws = Workspace::open(&path, "Ada").unwrap();
    ws.undo().unwrap();
    ws.undo().unwrap();
    ws.edit_accounts(&[kept], &AccountEdit::Owner("Ada".into())).unwrap();
    assert!(ws.next_redo().unwrap().is_none());
    let before = ws.dump().unwrap();
    ws.close().unwrap();
    let less = std::fs::metadata(&path).unwrap().len();
    assert!(less < full / 3, "{less} of {full} bytes are left");
    let ws = Workspace::open(&path, "Ada").unwrap();
    assert_eq!(ws.dump().unwrap(), before);
    assert_eq!(ws.scores_of(kept).unwrap().len(), 1);
}

#[test]
fn ten_thousand_accounts_are_touched_as_all_and_one_as_itself() {
    let (_folder, _path, mut ws) = fresh();
    let done = ws
        .transact(Op::Import { file: "m.csv".into(), rows: 10_000 }, |tx| {
            let ids: Vec<u32> =
                (0..10_000).map(|i| tx.add_account(&prospect(&format!("Company {i}")))).collect::<Result<_, _>>()?;
            for &id in &ids {
                tx.set_answer(id, "size", &number(30))?;
            }
            tx.relabel(Op::Import { file: "m.csv".into(), rows: u32::try_from(ids.len()).unwrap_or(0) });
            Ok::<_, WorkspaceError>(ids)
        })
        .unwrap();
    assert!(done.changes.accounts.all && done.changes.accounts.ids.is_empty() && !done.changes.draft);
    let book = ws.book().unwrap();
    assert_eq!(book.len(), 10_000);
    let one = done.value[5000];
    let changes = ws.set_answer(one, "size", Some(&number(70))).unwrap().changes;
    assert!(changes.accounts.is_empty() && !changes.answers.all && changes.answers.ids.len() == 1);
    assert_eq!(book.entry(one).unwrap().answers["size"], number(30), "what was handed out stays");
    assert_eq!(ws.book().unwrap().entry(one).unwrap().answers["size"], number(70));
    ws.remove_accounts(&done.value).unwrap();
    assert!(ws.book().unwrap().is_empty());
    ws.undo().unwrap();
    ws.undo().unwrap();
    assert_eq!(ws.book().unwrap().entry(one).unwrap().answers["size"], number(30));
}

/// The shell hands it from thread to thread.
#[test]
fn a_workspace_may_move_to_another_thread() {
    let (_folder, _path, mut ws) = fresh();
    let moved = std::thread::spawn(move || ws.add_account(&prospect("Acme")).map(|done| (done.value, ws)));
    let (id, ws) = moved.join().unwrap().unwrap();
    assert_eq!(ws.account(id).unwrap().name, "Acme");
}
