//! Draft, versions, stored scores and overrides.
#![allow(clippy::unwrap_used, reason = "tests")]

mod common;

use common::{fresh, level, number, profile, prospect};
use lanewise_method::{Answer, Given, Grade, Stage, score};
use lanewise_workspace::override_::in_force;
use lanewise_workspace::profile::with_typical_fits;
use lanewise_workspace::store::time::today;
use lanewise_workspace::{Cause, ErrorKind, NewAccount, Op, Workspace, WorkspaceError};

#[test]
fn nothing_invalid_becomes_a_draft_and_no_version_ever_changes() {
    let (_folder, path, mut ws) = fresh();
    ws.start_draft_from(&profile()).unwrap();
    match ws.edit_draft(Op::EditTiers, |p| p.tiers[0].from = 10).unwrap_err() {
        WorkspaceError::Invalid(problems) => assert!(problems[0].place.starts_with("tiers"), "{problems:?}"),
        other => panic!("{other}"),
    }
    assert_eq!(ws.draft().unwrap(), Some(profile()));

    let mut customers = Vec::new();
    for (name, criteria) in [("A", "written"), ("B", "written"), ("C", "none")] {
        let id = ws.add_account(&NewAccount::new(name, Stage::Customer)).unwrap().value;
        ws.set_answer(id, "criteria", Some(&level(criteria))).unwrap();
        customers.push(id);
    }
    let id = ws.add_account(&prospect("P")).unwrap().value;
    ws.publish("one").unwrap();
    let first = ws.version_text(1).unwrap();
    // Two written and one none: 200 / 3, rounded. Nobody answered the others, so they have the middle.
    let published = ws.version(1).unwrap().profile;
    assert_eq!(published.parameters.iter().map(|p| p.typical).collect::<Vec<_>>(), [Some(67), None, None]);
    assert_eq!(with_typical_fits(&profile(), &ws.book().unwrap().reference()), published);
    assert_eq!(ws.draft().unwrap(), Some(published));
    assert_eq!(ws.latest_scores().unwrap().len(), 4);
    assert_eq!(ws.scores_of(id).unwrap()[0].cause, Cause::Publish);

    ws.edit_draft(Op::SetGuesses, |p| p.tiers[0].from = 90_000).unwrap();
    ws.publish("two").unwrap();
    let second = ws.version_text(2).unwrap();
    assert_eq!(ws.undo().unwrap().unwrap().value.op, Op::Publish { profile_name: "Small".into(), version: 2 });
    assert_eq!(ws.version(2).unwrap_err().kind(), ErrorKind::Missing);
    assert_eq!(ws.latest_scores().unwrap().values().map(|s| s.version).max(), Some(1));
    ws.close().unwrap();
    let mut ws = Workspace::open(&path, "Bea").unwrap();
    ws.redo().unwrap().unwrap();
    assert_eq!((ws.version_text(1).unwrap(), ws.version_text(2).unwrap()), (first, second));
    // The number of a version that was taken back for good is not given again: it may stand on somebody's paper.
    ws.undo().unwrap();
    assert_eq!(ws.publish("other").unwrap().value.number, 3);
    ws.close().unwrap();
    let mut ws = Workspace::open(&path, "Bea").unwrap();
    ws.undo().unwrap();
    assert_eq!(ws.publish("yet another").unwrap().value.number, 4);
    assert_eq!(ws.versions().unwrap().iter().map(|v| v.number).collect::<Vec<_>>(), [4, 1]);
}

#[test]
fn a_stored_score_is_read_back_verbatim_and_computed_again_to_the_digit() {
    let (_folder, path, mut ws) = fresh();
    let id = ws.add_account(&prospect("Acme")).unwrap().value;
    ws.start_draft_from(&profile()).unwrap();
    ws.set_answer(id, "criteria", Some(&Answer { given: level("spoken").given, grade: Grade::Guess })).unwrap();
    ws.set_answer(id, "executive", Some(&level("no"))).unwrap();
    ws.set_answer(id, "elsewhere", Some(&number(5))).unwrap();
    ws.publish("one").unwrap();
    let then = score(&profile(), &ws.book().unwrap().entry(id).unwrap().answers);
    // The profile and the answers move on.
    ws.set_answer(id, "criteria", Some(&Answer { given: Given::Text("in \"writing\"".into()), grade: Grade::Said })).unwrap();
    ws.edit_draft(Op::EditProfile { profile_name: "Small".into() }, |p| p.parameters[0].name = "Something else".into()).unwrap();
    ws.publish("two").unwrap();
    ws.remove_accounts(&[id]).unwrap();
    ws.undo().unwrap();
    ws.close().unwrap();

    let ws = Workspace::open(&path, "Bea").unwrap();
    let scores = ws.scores_of(id).unwrap();
    assert_eq!(
        scores.iter().map(|s| (s.version, s.cause)).collect::<Vec<_>>(),
        [(2, Cause::Publish), (1, Cause::Answer), (1, Cause::Publish)]
    );
    let old = &scores[2];
    assert_eq!(ws.score_text(old.id).unwrap(), serde_json::to_string(&then).unwrap());
    assert_eq!((old.low, old.likely, old.high, &old.tier), (then.low, then.likely, then.high, &then.tier));
    for stored in &scores {
        let again = score(&ws.version(stored.version).unwrap().profile, &ws.score_answers(stored.id).unwrap());
        assert_eq!(ws.score_text(stored.id).unwrap(), serde_json::to_string(&again).unwrap());
        assert_eq!(ws.scored(stored.id).unwrap(), again);
    }
    assert_eq!(ws.scored(99).unwrap_err().kind(), ErrorKind::Missing);
}

#[test]
fn a_tier_set_by_hand_needs_a_reason_and_ends() {
    let (_folder, _path, mut ws) = fresh();
    let id = ws.add_account(&prospect("Acme")).unwrap().value;
    assert_eq!(ws.set_override(id, "good", "we know them", "2999-12-31").unwrap_err().kind(), ErrorKind::Missing);
    ws.start_draft_from(&profile()).unwrap();
    ws.publish("one").unwrap();
    let before = ws.dump().unwrap();
    for (tier, reason, expires, place) in [
        ("good", "  ", "2999-12-31", "reason"),
        ("best", "why", "2999-12-31", "tier"),
        ("good", "why", "tomorrow", "expires"),
        ("good", "why", "2020-01-01", "expires"),
    ] {
        match ws.set_override(id, tier, reason, expires).unwrap_err() {
            WorkspaceError::Refused(refusal) => assert!(refusal.to_string().starts_with(place), "{refusal}"),
            other => panic!("{other}"),
        }
    }
    let today = today();
    let first = ws.set_override(id, "good", "we know them", "2999-12-31").unwrap();
    assert_eq!(first.changes.overrides.ids.iter().copied().collect::<Vec<_>>(), [id]);
    ws.set_override(id, "risky", "only for now", &today.to_string()).unwrap();
    let kept = ws.overrides_of(id).unwrap();
    let tier_on = |day| in_force(&kept, day).map(|o| o.tier.as_str());
    assert_eq!(tier_on(today), Some("risky"));
    assert_eq!(tier_on(today.tomorrow().unwrap()), Some("good"), "the one that has not expired counts again");
    assert_eq!(tier_on("3000-01-01".parse().unwrap()), None);
    let computed = &ws.scores_of(id).unwrap()[0];
    assert_eq!((computed.cause, computed.tier.as_str()), (Cause::Override, "risky"), "the computed score is kept beside it");
    assert_eq!(ws.book().unwrap().entry(id).unwrap().override_on(today).unwrap().reason, "only for now");
    ws.remove_override(kept[1].id).unwrap();
    assert_eq!(ws.book().unwrap().entry(id).unwrap().override_on(today).unwrap().author, "Ada");
    for _ in 0..3 {
        ws.undo().unwrap();
    }
    assert_eq!(ws.dump().unwrap(), before);
}
