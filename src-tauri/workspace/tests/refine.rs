//! How the versions fared, the mix of prospects, and the proposals, counted by hand on a small workspace.
#![allow(clippy::unwrap_used, reason = "tests")]

mod common;

use std::thread::sleep;
use std::time::Duration;

use common::{fresh, level, number, profile, prospect};
use lanewise_method::Stage;
use lanewise_method::calibrate::Calibrated;
use lanewise_method::mix::{Pair, Shift};
use lanewise_workspace::view::fared::{VersionFared, fared};
use lanewise_workspace::view::refine::{Proposal, chance_of, refine};
use lanewise_workspace::{AccountEdit, NewAccount, Workspace};

fn answer(ws: &mut Workspace, id: u32, fits: bool) {
    ws.set_answer(id, "criteria", Some(&level(if fits { "written" } else { "none" }))).unwrap();
    ws.set_answer(id, "size", Some(&number(if fits { 120 } else { 10 }))).unwrap();
    ws.set_answer(id, "executive", Some(&level(if fits { "yes" } else { "no" }))).unwrap();
}

fn open(ws: &mut Workspace, name: &str, fits: bool) -> u32 {
    let id = ws.add_account(&prospect(name)).unwrap().value;
    answer(ws, id, fits);
    id
}

fn past(ws: &mut Workspace, name: &str, outcome: &str, fits: bool) -> u32 {
    let new = NewAccount { outcome: Some(outcome.into()), ..NewAccount::new(name, Stage::Customer) };
    let id = ws.add_account(&new).unwrap().value;
    answer(ws, id, fits);
    id
}

/// Moments are kept in milliseconds: what is done in the same one has no order.
fn later() {
    sleep(Duration::from_millis(3));
}

fn won(ws: &mut Workspace, id: u32, outcome: Option<&str>) {
    later();
    ws.edit_accounts(&[id], &AccountEdit::Stage(Stage::Customer)).unwrap();
    if let Some(outcome) = outcome {
        ws.edit_accounts(&[id], &AccountEdit::Outcome(Some(outcome.into()))).unwrap();
    }
}

/// Per tier: scored, open, aside, unsaid, successes, customers with an outcome.
fn tiers(version: &VersionFared) -> Vec<[u32; 6]> {
    version.tiers.iter().map(|t| [t.scored, t.open, t.aside, t.unsaid, t.share.success, t.share.total]).collect()
}

#[test]
fn what_became_of_the_scores_of_each_version() {
    let (_folder, _path, mut ws) = fresh();
    ws.start_draft_from(&profile()).unwrap();
    // A customer from the beginning is no prediction, whatever its score.
    past(&mut ws, "Old", "happy", false);
    let good: Vec<u32> = (0..4).map(|n| open(&mut ws, &format!("Good {n}"), true)).collect();
    let poor: Vec<u32> = (0..4).map(|n| open(&mut ws, &format!("Poor {n}"), false)).collect();
    assert_eq!(fared(&ws).unwrap(), []);
    ws.publish("First").unwrap();
    won(&mut ws, good[0], Some("happy"));
    won(&mut ws, good[1], Some("happy"));
    won(&mut ws, good[2], Some("failed"));
    won(&mut ws, poor[0], Some("happy"));
    won(&mut ws, poor[1], Some("struggling"));
    won(&mut ws, poor[2], None);
    ws.edit_accounts(&[poor[3]], &AccountEdit::Stage(Stage::Disqualified)).unwrap();
    // What a customer answers later is no prediction either.
    answer(&mut ws, good[2], false);
    let all = fared(&ws).unwrap();
    let [first] = all.as_slice() else { panic!("{} versions", all.len()) };
    // Good: 100 of 100. Poor: 0·500 + 20·300 + 10·200 = 8, and the must-have caps at Risky: Nope.
    assert_eq!(tiers(first), [[4, 1, 0, 0, 2, 3], [0; 6], [0; 6], [4, 0, 1, 1, 1, 2]]);
    assert_eq!((first.scored, first.known), (8, 5));
    assert_eq!([first.admitted, first.refused].map(|s| (s.success, s.total)), [(2, 3), (1, 2)]);
    // Successes at 100, 100, 8; others at 100, 8: of six pairs two won (100 over 8), three drawn, one lost: 3.5 of 6.
    let picks = first.picks.unwrap();
    assert_eq!((picks.auc, picks.pairs), (583, 6));
    assert!(picks.low < 500 && 500 < picks.high);
    let wrong: Vec<(u32, &str, u32)> = first.surprises.iter().map(|s| (s.account, s.outcome.id.as_str(), s.score)).collect();
    // 8 lies 52 below the cut-off of 60, 100 lies 40 above it.
    assert_eq!(wrong, [(poor[0], "happy", 8_000), (good[2], "failed", 100_000)]);
    assert_eq!(ws.scored(first.surprises[0].stored).unwrap().likely, 8_000);

    // A second version predicts only from its own scores on.
    later();
    ws.publish("Second").unwrap();
    won(&mut ws, good[3], Some("happy"));
    let all = fared(&ws).unwrap();
    assert_eq!(all.iter().map(|v| v.version).collect::<Vec<_>>(), [2, 1]);
    assert_eq!((all[0].scored, all[0].known), (2, 1), "Good 3 and Poor 3");
    assert_eq!((all[1].scored, all[1].known), (8, 6));
    assert_eq!(all[0].picks, None);
    // Undone, the account is to be won again.
    ws.undo().unwrap();
    ws.undo().unwrap();
    assert_eq!(fared(&ws).unwrap()[0].known, 0);
}

#[test]
fn one_who_came_back_is_judged_by_the_last_score_before() {
    let (_folder, _path, mut ws) = fresh();
    ws.start_draft_from(&profile()).unwrap();
    let id = open(&mut ws, "Twice", false);
    ws.publish("First").unwrap();
    later();
    answer(&mut ws, id, true);
    won(&mut ws, id, Some("happy"));
    let all = fared(&ws).unwrap();
    assert_eq!(tiers(&all[0]), [[1, 0, 0, 0, 1, 1], [0; 6], [0; 6], [0; 6]]);
    assert!(all[0].surprises.is_empty());
}

#[test]
fn the_mix_and_the_proposals() {
    let (_folder, _path, mut ws) = fresh();
    assert_eq!(refine(&ws, &[]).unwrap(), None);
    ws.start_draft_from(&profile()).unwrap();
    let nobody = refine(&ws, &[]).unwrap().unwrap();
    assert!(nobody.proposals.is_empty() && nobody.versions.is_empty());
    assert!(matches!(nobody.calibrated, Calibrated::TooFew { have: 0, .. }));
    for n in 0..16 {
        past(&mut ws, &format!("Happy {n}"), if n < 12 { "happy" } else { "failed" }, true);
    }
    for n in 0..20 {
        let id = ws.add_account(&prospect(&format!("New {n}"))).unwrap().value;
        ws.set_answer(id, "size", Some(&number(if n < 15 { 10 } else { 120 }))).unwrap();
        if n < 4 {
            ws.set_answer(id, "criteria", Some(&level("none"))).unwrap();
        }
    }
    let found = refine(&ws, &[]).unwrap().unwrap();
    let size = found.mixes.parameters.iter().find(|p| p.parameter == "size").unwrap();
    let pairs: Vec<(u32, u32)> = size.mix.bins.iter().map(|b| (b.customers, b.prospects)).collect();
    assert_eq!(pairs, [(0, 15), (16, 5), (0, 0)]);
    assert_eq!((size.mix.shift, size.mix.psi, size.farthest.as_ref().map(|f| f.apart)), (Shift::TooFew, None, Some(750)));
    let executive = found.mixes.parameters.iter().find(|p| p.parameter == "executive").unwrap();
    assert_eq!(executive.unknown, Pair { customers: 0, prospects: 20 });
    assert_eq!(found.mixes.tiers.as_ref().unwrap().of, Pair { customers: 16, prospects: 20 });
    assert_eq!(
        found.proposals,
        [
            Proposal::Shifted {
                parameter: "size".into(),
                name: "Size".into(),
                level: "Small".into(),
                customers: 0,
                prospects: 750
            },
            Proposal::Unasked { parameter: "criteria".into(), name: "Success criteria".into(), weight: 500, known: 4, of: 20 },
            Proposal::Unasked { parameter: "executive".into(), name: "Executive contact".into(), weight: 200, known: 0, of: 20 },
        ]
    );
    assert!(matches!(found.calibrated, Calibrated::TooFew { have: 16, rarer: 4, .. }));
}

#[test]
fn a_chance_is_told_from_two_hundred_customers_on() {
    let (_folder, _path, mut ws) = fresh();
    ws.start_draft_from(&profile()).unwrap();
    let new = open(&mut ws, "New", true);
    let customer = |ws: &mut Workspace, n: u32| {
        // Written criteria go well four times of five, spoken every second time, none once in five.
        let (answer, happy) = [("written", n % 15 < 12), ("spoken", n.is_multiple_of(2)), ("none", n % 15 < 3)][n as usize % 3];
        let outcome = Some(if happy { "happy" } else { "failed" }.to_owned());
        let id = ws.add_account(&NewAccount { outcome, ..NewAccount::new(format!("C {n}"), Stage::Customer) }).unwrap().value;
        ws.set_answer(id, "criteria", Some(&level(answer))).unwrap();
    };
    for n in 0..199 {
        customer(&mut ws, n);
    }
    assert_eq!(chance_of(&ws, new).unwrap(), None);
    customer(&mut ws, 199);
    let found = chance_of(&ws, new).unwrap().unwrap();
    assert!(found.score == 100_000 && found.low < found.chance && found.chance < found.high && found.chance > 600, "{found:?}");
    let Calibrated::Chances(calibration) = refine(&ws, &[]).unwrap().unwrap().calibrated else { panic!("no chances") };
    assert_eq!(calibration.all.total, 200);
    assert_eq!(chance_of(&ws, 9_999).unwrap(), None);
}
