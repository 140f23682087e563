//! The workspace as one works with it: accounts, answers, profile, scores, settings, and back again.
#![allow(clippy::unwrap_used, reason = "tests")]

mod common;

use common::{files, fresh, level, number, profile, prospect};
use lanewise_method::score;
use lanewise_workspace::{AccountEdit, ErrorKind, Op, Workspace};

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
    assert_eq!(score(&ws.version(1).unwrap().profile, &ws.score_answers(scores[0].id).unwrap()), ws.scored(scores[0].id).unwrap());

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
