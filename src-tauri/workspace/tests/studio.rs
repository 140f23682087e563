//! What the profile studio does to a workspace: merging, turning, starting over; nothing is ever lost.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::HashMap;

use lanewise_method::answer::{Answer, Given, Grade};
use lanewise_method::edit;
use lanewise_method::kind::KindWish;
use lanewise_method::profile::{AnswerKind, Language, MustHave};
use lanewise_method::twin::{LevelMap, TwinSign};
use lanewise_method::{Profile, Stage};
use lanewise_workspace::profile::with_typical_fits;
use lanewise_workspace::starter::{blank, catalogue};
use lanewise_workspace::view::chart::Lens;
use lanewise_workspace::view::evidence::must_haves;
use lanewise_workspace::view::facts;
use lanewise_workspace::view::twin::{kind_plan, merge_plan, twins};
use lanewise_workspace::view::version::compare;
use lanewise_workspace::{NewAccount, Op, Setup, Workspace, sample};

fn sampled(folder: &tempfile::TempDir) -> Workspace {
    let setup = Setup { name: "Test".into(), author: "Ada".into(), language: Language::En };
    sample::create(folder.path().join("test.lanewise"), &setup).unwrap()
}

/// The sample with a second parameter that asks what the first one asks, answered by some.
fn with_a_twin(w: &mut Workspace, answer: impl Fn(usize, &str) -> Option<Given>) -> Profile {
    let mut profile = w.draft().unwrap().unwrap();
    let mut copy = profile.parameter("success_criteria").unwrap().clone();
    copy.id = "criteria_again".into();
    copy.name = "Success criteria, defined".into();
    let group = profile.groups[0].clone();
    copy.group.clone_from(&group.id);
    for level in &mut copy.levels {
        level.id = format!("x_{}", level.id);
    }
    edit::add_parameter(&mut profile, copy, group);
    w.start_draft_from(&profile).unwrap();
    let entries: Vec<(u32, Option<Answer>)> =
        w.book().unwrap().entries().iter().map(|e| (e.account.id, e.answers.get("success_criteria").cloned())).collect();
    for (at, (id, has)) in entries.into_iter().enumerate() {
        let Some(Answer { given: Given::Levels(levels), .. }) = has else { continue };
        if let Some(given) = answer(at, &levels[0]) {
            w.set_answer(id, "criteria_again", Some(&Answer { given, grade: Grade::Observed })).unwrap();
        }
    }
    profile
}

fn answers(w: &Workspace) -> HashMap<(u32, String), Answer> {
    let book = w.book().unwrap();
    let all = book.entries().iter().flat_map(|e| e.answers.iter().map(|(p, a)| ((e.account.id, p.clone()), a.clone())));
    all.collect()
}

#[test]
fn twins_are_noticed_and_merged_and_undone() {
    let folder = tempfile::tempdir().unwrap();
    let mut w = sampled(&folder);
    let book = w.book().unwrap();
    assert_eq!(twins(&w.draft().unwrap().unwrap(), &facts(&book)), [], "the sample asks nothing twice");
    // Three in four say the same again, some something else.
    with_a_twin(&mut w, |at, level| Some(Given::Levels(vec![if at % 9 == 8 { "x_said".into() } else { format!("x_{level}") }])));
    let book = w.book().unwrap();
    let draft = w.draft().unwrap().unwrap();
    let found = twins(&draft, &facts(&book));
    let [pair] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!((pair.stays.as_str(), pair.goes.as_str()), ("success_criteria", "criteria_again"));
    assert_eq!(pair.why, [TwinSign::Name, TwinSign::Levels, TwinSign::Answers]);
    assert!(pair.same > 20 && pair.same < pair.both, "{pair:?}");

    let plan = merge_plan(&draft, &pair.stays, &pair.goes, None, &facts(&book)).unwrap();
    assert_eq!((plan.same, plan.both), (pair.same, pair.both));
    assert!(plan.map.iter().all(|m| m.from == format!("x_{}", m.to)), "{:?}", plan.map);
    assert!(plan.answers.conflicts > 0 && plan.answers.carried == 0);
    assert_eq!(plan.answers.named.len(), plan.answers.conflicts as usize);
    let weight = draft.parameter(&pair.stays).unwrap().weight + draft.parameter(&pair.goes).unwrap().weight;

    // One who was only ever asked the second one.
    let only = w.add_account(&NewAccount::new("Only the second", Stage::Prospect)).unwrap().value;
    let given = Answer { given: Given::Levels(vec!["x_said".into()]), grade: Grade::Guess };
    w.set_answer(only, "criteria_again", Some(&given)).unwrap();
    let (dump, before) = (w.dump().unwrap(), answers(&w));
    assert_eq!(w.merge_parameters(&pair.stays, &pair.goes, &plan.map).unwrap().value, 1);
    let after = answers(&w);
    for (key, answer) in &before {
        assert_eq!(after.get(key), Some(answer), "{key:?} was touched");
    }
    let carried = &after[&(only, "success_criteria".to_owned())];
    assert_eq!((&carried.given, carried.grade), (&Given::Levels(vec!["said".into()]), Grade::Guess));
    let merged = w.draft().unwrap().unwrap();
    assert_eq!(merged.parameter(&pair.stays).unwrap().weight, weight);
    assert!(merged.parameter(&pair.goes).is_none());
    w.undo().unwrap();
    assert_eq!(w.dump().unwrap(), dump);
    w.redo().unwrap();
    assert_eq!(answers(&w), after);
}

#[test]
fn what_cannot_be_said_stays_where_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let mut w = sampled(&folder);
    with_a_twin(&mut w, |_, _| None);
    let id = w.add_account(&NewAccount::new("Odd", Stage::Prospect)).unwrap().value;
    w.set_answer(id, "criteria_again", Some(&Answer { given: Given::Levels(vec!["gone".into()]), grade: Grade::Said })).unwrap();
    let draft = w.draft().unwrap().unwrap();
    let book = w.book().unwrap();
    let plan = merge_plan(&draft, "success_criteria", "criteria_again", None, &facts(&book)).unwrap();
    assert_eq!((plan.answers.left, plan.answers.carried), (1, 0));
    w.merge_parameters("success_criteria", "criteria_again", &plan.map).unwrap();
    assert!(answers(&w).contains_key(&(id, "criteria_again".into())));
    assert!(!answers(&w).contains_key(&(id, "success_criteria".into())));
    let wrong = [LevelMap { from: "nothing".into(), to: "said".into() }];
    assert!(w.merge_parameters("success_criteria", "size", &wrong).is_err());
}

#[test]
fn another_kind_of_answer_says_what_it_costs() {
    let folder = tempfile::tempdir().unwrap();
    let w = sampled(&folder);
    let book = w.book().unwrap();
    let draft = w.draft().unwrap().unwrap();
    let wish = KindWish { yes: None, yes_name: "Yes".into(), no_name: "No".into(), unit: "people".into() };
    let listed = draft.parameter("success_criteria").unwrap();
    let plan = kind_plan(listed, AnswerKind::YesNo, &wish, &facts(&book));
    assert!(plan.covered > 30 && plan.lost == 0 && plan.won == 0, "{plan:?}");
    let banded = draft.parameters.iter().find(|p| p.answer == AnswerKind::Bands).unwrap();
    let plan = kind_plan(banded, AnswerKind::Ordered, &wish, &facts(&book));
    assert!(plan.lost > 0 && plan.lost == plan.covered, "numbers are no levels: {plan:?}");
}

#[test]
fn a_must_have_says_whom_it_catches() {
    let folder = tempfile::tempdir().unwrap();
    let w = sampled(&folder);
    let book = w.book().unwrap();
    let mut draft = w.draft().unwrap().unwrap();
    let parameter = draft.parameter("success_criteria").unwrap();
    let all: Vec<String> = parameter.levels.iter().map(|l| l.id.clone()).collect();
    draft.must_haves = vec![MustHave {
        id: "all".into(),
        parameter: parameter.id.clone(),
        levels: all,
        at_most: draft.tiers[1].id.clone(),
        why: String::new(),
    }];
    let facts = facts(&book);
    let [counted] = must_haves(&draft, &w.outcomes().unwrap(), &facts).try_into().unwrap();
    let customers = facts.iter().filter(|f| f.stage.is_customer() && f.outcome.is_some()).count();
    assert_eq!((counted.success.total + counted.others.total) as usize, customers);
    // Every open prospect is either caught, for all levels trigger it, or not verified: unknown never triggers.
    assert_eq!(counted.prospects.count + counted.unverified, counted.prospects.total);
    assert!(counted.prospects.count > 0 && counted.unverified > 0, "{counted:?}");
}

#[test]
fn a_draft_begins_from_nothing_or_an_older_version_and_is_thrown_away() {
    let folder = tempfile::tempdir().unwrap();
    let setup = Setup { name: "Test".into(), author: "Ada".into(), language: Language::It };
    let mut w = Workspace::create(folder.path().join("test.lanewise"), &setup).unwrap();
    let mut profile = blank(Language::It, "Nostro").unwrap();
    let ready = catalogue(Language::It).unwrap();
    let picked = ready.parameters.iter().take(3);
    let picked = picked.map(|p| (p.clone(), ready.groups.iter().find(|g| g.id == p.group).unwrap().clone())).collect();
    edit::add_parameters(&mut profile, picked);
    w.start_draft_from(&profile).unwrap();
    assert_eq!(w.draft().unwrap().unwrap().weights(), [334, 333, 333]);
    let nothing = blank(Language::It, "Nostro").unwrap();
    assert!(w.start_draft_from(&nothing).is_err(), "a profile without parameters cannot score");
    w.discard_draft().unwrap();
    assert_eq!(w.draft().unwrap(), None);
    w.undo().unwrap();
    w.publish("first").unwrap();
    let published = w.draft().unwrap().unwrap();
    w.edit_draft(Op::SetEqual, |p| p.parameters.truncate(1)).unwrap_err();
    w.edit_draft(Op::EditProfile { profile_name: "Nostro".into() }, |p| p.name = "Altro".into()).unwrap();
    w.discard_draft().unwrap();
    assert_eq!(w.draft().unwrap(), Some(published));
}

#[test]
fn a_comparison_knows_who_and_the_tiers_that_are_gone() {
    let folder = tempfile::tempdir().unwrap();
    let mut w = sampled(&folder);
    let first = w.versions().unwrap().first().map(|v| v.number);
    let number = first.unwrap_or_else(|| w.publish("first").unwrap().value.number);
    let before = w.version(number).unwrap().profile;
    w.set_author("Bea").unwrap();
    let weight = 300;
    w.edit_draft(Op::SetWeight { parameter_name: before.parameters[0].name.clone(), weight }, |p| {
        let id = p.parameters[0].id.clone();
        edit::set_weight(p, &id, weight, &[]).unwrap();
    })
    .unwrap();
    w.edit_draft(Op::EditTiers, |p| {
        let rest = p.tiers.iter().filter(|t| t.id != "good").cloned().collect();
        edit::put_tiers(p, rest);
    })
    .unwrap();
    let after = w.draft().unwrap().unwrap();
    let book = w.book().unwrap();
    let mut comparison = compare(&before, &after, &facts(&book));
    comparison.credit(&w.steps_between(Some(number), None).unwrap());
    assert_eq!(comparison.by.len(), comparison.differences.len());
    for (difference, by) in comparison.differences.iter().zip(&comparison.by) {
        assert_eq!(by.as_ref().map(|b| b.author.as_str()), Some("Bea"), "{difference:?}");
    }
    assert!(comparison.tiers_before.iter().any(|t| t.id == "good"));
    assert!(comparison.tiers_after.iter().all(|t| t.id != "good"));
    assert!(comparison.moved.iter().any(|m| m.before.tier == "good"));
}

#[test]
fn the_chart_under_the_hand_is_the_chart_that_comes() {
    let folder = tempfile::tempdir().unwrap();
    let w = sampled(&folder);
    let book = w.book().unwrap();
    let (facts, outcomes, reference) = (facts(&book), w.outcomes().unwrap(), book.reference());
    let draft = with_typical_fits(&w.draft().unwrap().unwrap(), &reference);
    let lens = Lens::new(&draft, &outcomes, &facts, None);
    for at in 0..draft.parameters.len() {
        let parameter = &draft.parameters[at];
        for (level, fit) in [(0, 0), (0, 37), (parameter.levels.len() - 1, 100)] {
            let mut moved = draft.clone();
            edit::set_fit(&mut moved, &parameter.id, &parameter.levels[level].id, fit).unwrap();
            let settled = with_typical_fits(&moved, &reference);
            assert_eq!(lens.chart_with_fit(&moved, at), Lens::new(&settled, &outcomes, &facts, None).chart(&settled));
        }
    }
}
