//! Undo and redo as a property: whatever was done, all undone is the start, all redone the end, and each step between is what it
//! was, also across closing and opening.
#![allow(clippy::unwrap_used, reason = "tests")]

mod common;

use std::collections::BTreeMap;

use common::{level, number, profile, prospect, setup};
use lanewise_method::account::standard_outcomes;
use lanewise_method::weight::with_weight;
use lanewise_method::{Answer, Given, Grade, Number, Stage};
use lanewise_workspace::{AccountEdit, Changes, Done, NewAccount, Op, Workspace, WorkspaceError};
use proptest::prelude::*;

/// Something a person does. Numbers choose among what is there.
#[derive(Debug, Clone)]
enum Deed {
    Add(Box<NewAccount>),
    Edit(Vec<usize>, AccountEdit),
    Remove(Vec<usize>),
    Answer(usize, String, Option<Answer>),
    /// Adds accounts, changes some and removes some, of those before and of its own, in one go.
    Import(u8, Vec<usize>, Vec<usize>),
    Failing(usize),
    Draft(u16, u16),
    Drag(u32),
    NoDraft,
    Start,
    Publish,
    Rescore(Vec<usize>),
    Override(usize, bool),
    RemoveOverride(usize),
    Settings(u8),
    Undo(u8),
    Redo(u8),
    Reopen,
}

fn answers() -> impl Strategy<Value = Answer> {
    let given = prop_oneof![
        "(written|spoken|none|yes|no|other)".prop_map(|id| Given::Levels(vec![id])),
        prop::collection::vec("[a-c \"é\\\\]{0,3}", 0..4).prop_map(Given::Levels),
        any::<i64>().prop_map(|n| Given::Number(Number::from_millionths(n))),
        "\\PC{0,12}".prop_map(Given::Text),
    ];
    (given, 0usize..4).prop_map(|(given, grade)| Answer { given, grade: Grade::ALL[grade] })
}

fn edits() -> impl Strategy<Value = AccountEdit> {
    prop_oneof![
        prop::option::of("k[0-3]").prop_map(AccountEdit::Key),
        "[A-C]{0,2}".prop_map(AccountEdit::Name),
        "\\PC{0,8}".prop_map(AccountEdit::Note),
        prop::option::of(any::<i64>().prop_map(Number::from_millionths)).prop_map(AccountEdit::Revenue),
        (0usize..7).prop_map(|s| AccountEdit::Stage(Stage::ALL[s])),
        prop::option::of("(happy|failed|unheard_of)").prop_map(AccountEdit::Outcome),
        ("[xy]", prop::option::of("\\PC{0,4}")).prop_map(|(name, text)| AccountEdit::Extra { name, text }),
    ]
}

fn deeds() -> impl Strategy<Value = Deed> {
    let some = || prop::collection::vec(0usize..12, 0..5);
    prop_oneof![
        3 => ("[A-D]{1,3}", prop::option::of("k[0-3]"), 0usize..7).prop_map(|(name, key, stage)| {
            let extra = BTreeMap::from([("x".into(), name.clone())]);
            Deed::Add(Box::new(NewAccount { key, extra, ..NewAccount::new(name, Stage::ALL[stage]) }))
        }),
        3 => (some(), edits()).prop_map(|(at, edit)| Deed::Edit(at, edit)),
        2 => some().prop_map(Deed::Remove),
        5 => (0usize..12, "(criteria|size|executive|unheard_of)", prop::option::weighted(0.8, answers()))
            .prop_map(|(at, parameter, answer)| Deed::Answer(at, parameter, answer)),
        2 => (0u8..40, some(), some()).prop_map(|(count, change, remove)| Deed::Import(count, change, remove)),
        1 => (0usize..12).prop_map(Deed::Failing),
        2 => (0u16..3, 0u16..1000).prop_map(|(at, weight)| Deed::Draft(at, weight)),
        3 => (60_000u32..79_000).prop_map(Deed::Drag),
        1 => Just(Deed::NoDraft),
        2 => Just(Deed::Start),
        2 => Just(Deed::Publish),
        1 => some().prop_map(Deed::Rescore),
        2 => (0usize..12, any::<bool>()).prop_map(|(at, good)| Deed::Override(at, good)),
        1 => (1usize..6).prop_map(Deed::RemoveOverride),
        1 => (0u8..5).prop_map(Deed::Settings),
        4 => (1u8..6).prop_map(Deed::Undo),
        3 => (1u8..6).prop_map(Deed::Redo),
        1 => Just(Deed::Reopen),
    ]
}

fn chosen(ws: &Workspace, at: &[usize]) -> Vec<u32> {
    let all = ws.accounts().unwrap();
    at.iter().filter_map(|&i| all.get(i)).map(|a| a.id).collect()
}

/// Does it; what is refused is a deed that changes nothing.
fn changes_of(ws: &mut Workspace, deed: &Deed) -> Changes {
    fn of<T>(done: Result<Done<T>, WorkspaceError>) -> Changes {
        done.map(|d| d.changes).unwrap_or_default()
    }
    let one = |ws: &Workspace, at: usize| chosen(ws, &[at]).first().copied().unwrap_or(u32::MAX);
    match deed {
        Deed::Add(new) => of(ws.add_account(new)),
        Deed::Edit(at, edit) => {
            let ids = chosen(ws, at);
            of(ws.edit_accounts(&ids, edit))
        }
        Deed::Remove(at) => {
            let ids = chosen(ws, at);
            of(ws.remove_accounts(&ids))
        }
        Deed::Answer(at, parameter, answer) => {
            let id = one(ws, *at);
            of(ws.set_answer(id, parameter, answer.as_ref()))
        }
        Deed::Import(count, change, remove) => {
            let (change, remove) = (chosen(ws, change), chosen(ws, remove));
            of(ws.transact(Op::Import { file: "t.csv".into(), rows: 0 }, |tx| {
                let mut ids = Vec::new();
                for i in 0..*count {
                    let id = tx.add_account(&prospect(&format!("import {i}")))?;
                    tx.set_answer(id, "size", &number(i32::from(i)))?;
                    tx.set_answer(id, "criteria", &level("written"))?;
                    tx.clear_answer(id, "criteria")?;
                    ids.push(id);
                }
                for &id in &change {
                    tx.update_account(id, &[AccountEdit::Note(format!("seen with {count}"))])?;
                    tx.set_answer(id, "executive", &level(if count % 2 == 0 { "yes" } else { "no" }))?;
                }
                tx.remove_accounts(&remove)?;
                tx.remove_accounts(ids.get(..ids.len() / 4).unwrap_or_default())?;
                Ok::<_, WorkspaceError>(())
            }))
        }
        Deed::Failing(at) => {
            let id = one(ws, *at);
            of(ws.transact(Op::Import { file: "stopped.csv".into(), rows: 0 }, |tx| {
                let new = tx.add_account(&prospect("never"))?;
                tx.set_answer(new, "never_heard_of", &level("nor_of_this"))?;
                tx.set_answer(id, "size", &number(1))?;
                Err::<(), _>(WorkspaceError::Cancelled)
            }))
        }
        Deed::Draft(at, weight) => of(ws.edit_draft(Op::EditGroups, |p| {
            let weights = with_weight(&p.weights(), &[], usize::from(*at), *weight);
            p.parameters.iter_mut().zip(weights).for_each(|(p, w)| p.weight = w);
            if weight % 3 == 0 {
                p.parameters.reverse();
            }
        })),
        Deed::Drag(from) => {
            of(ws.drag_draft(Op::SetThreshold { tier_name: "Good".into(), from: *from }, |p| p.tiers[1].from = *from))
        }
        Deed::NoDraft => of(ws.transact(Op::DiscardDraft { profile_name: String::new() }, |tx| tx.put_draft(None))),
        Deed::Start => of(ws.start_draft_from(&profile())),
        Deed::Publish => of(ws.publish("why not")),
        Deed::Rescore(at) => {
            let ids = chosen(ws, at);
            of(ws.rescore(&ids))
        }
        Deed::Override(at, good) => {
            let id = one(ws, *at);
            of(ws.set_override(id, if *good { "good" } else { "risky" }, "we know them", "2999-01-31"))
        }
        Deed::RemoveOverride(id) => of(ws.remove_override(u32::try_from(*id).unwrap())),
        Deed::Settings(n) => match n {
            0 => of(ws.set_name("Another name")),
            1 => of(ws.set_mapping("crm", Some("{\"a\":1}"))),
            2 => of(ws.set_mapping("crm", None)),
            3 => of(ws.set_language(lanewise_method::profile::Language::Es)),
            _ => {
                let mut outcomes = standard_outcomes();
                outcomes[1].success = true;
                outcomes.pop();
                of(ws.set_outcomes(&outcomes))
            }
        },
        Deed::Undo(_) | Deed::Redo(_) | Deed::Reopen => Changes::default(),
    }
}

/// The list in memory must be what a fresh reader of the file sees.
fn same_book(ws: &Workspace) {
    let fresh = Workspace::open_read_only(ws.path()).unwrap();
    assert_eq!(*ws.book().unwrap(), *fresh.book().unwrap());
}

fn steps_done(ws: &Workspace) -> usize {
    ws.history(u32::MAX).unwrap().iter().filter(|s| !s.undone).count()
}

fn there_and_back(deeds: &[Deed]) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("p.lanewise");
    let mut ws = Workspace::create(&path, &setup()).unwrap();
    // What the file held after each step that can be undone; `at` is where we are.
    let mut states = vec![ws.dump().unwrap()];
    let mut at = 0usize;
    for deed in deeds {
        match deed {
            Deed::Undo(times) => {
                for _ in 0..*times {
                    assert_eq!(ws.undo().unwrap().is_some(), at > 0);
                    at = at.saturating_sub(1);
                    assert_eq!(ws.dump().unwrap(), states[at], "after an undo");
                }
            }
            Deed::Redo(times) => {
                for _ in 0..*times {
                    let more = at + 1 < states.len();
                    assert_eq!(ws.redo().unwrap().is_some(), more);
                    at += usize::from(more);
                    assert_eq!(ws.dump().unwrap(), states[at], "after a redo");
                }
            }
            Deed::Reopen => {
                ws.close().unwrap();
                assert_eq!(common::files(&folder), ["p.lanewise"]);
                ws = Workspace::open(&path, "Bea").unwrap();
                assert_eq!(ws.dump().unwrap(), states[at], "after opening");
            }
            deed => {
                let changes = changes_of(&mut ws, deed);
                let now = ws.dump().unwrap();
                if changes.history {
                    states.truncate(at + 1);
                    if steps_done(&ws) == at {
                        // It continued the step before.
                        states[at] = now;
                    } else {
                        states.push(now);
                        at += 1;
                    }
                } else {
                    assert_eq!(now, states[at], "{deed:?} says it changed nothing");
                    assert!(changes.is_empty());
                }
            }
        }
        assert_eq!(steps_done(&ws), at);
        same_book(&ws);
    }
    while ws.undo().unwrap().is_some() {}
    assert_eq!(ws.dump().unwrap(), states[0], "all undone");
    ws.close().unwrap();
    let mut ws = Workspace::open(&path, "Cem").unwrap();
    while ws.redo().unwrap().is_some() {}
    assert_eq!(ws.dump().unwrap(), states[states.len() - 1], "all redone");
    same_book(&ws);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, max_shrink_iters: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn all_undone_is_the_start_and_all_redone_the_end(deeds in prop::collection::vec(deeds(), 1..40)) {
        there_and_back(&deeds);
    }
}

#[test]
fn scores_again_after_an_import_are_one_step() {
    there_and_back(&[
        Deed::Start,
        Deed::Import(30, vec![], vec![]),
        Deed::Publish,
        Deed::Override(3, true),
        Deed::Rescore(vec![1, 2, 3]),
        Deed::Remove(vec![0, 1, 3, 4, 5]),
        Deed::Undo(2),
        Deed::Drag(70_000),
        Deed::Drag(71_000),
        Deed::Undo(1),
        Deed::Drag(72_000),
        Deed::Reopen,
        Deed::Publish,
        Deed::Undo(4),
        Deed::Redo(9),
    ]);
}
