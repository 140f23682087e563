//! Readiness in the workspace: verdicts, waivers, checklists, counts, the list.
#![allow(clippy::unwrap_used, reason = "tests")]

mod common;

use std::time::Instant;

use common::{fresh, level, number, profile, prospect};
use lanewise_method::gate::{Gate, GateNeed, Missing, RangeEnd};
use lanewise_method::gate_edit::put_gates;
use lanewise_method::slide::{CriticalDate, Delta, SlideField, SlideProblem, ValueEvent};
use lanewise_method::{Number, Slide, Stage};
use lanewise_workspace::export::scores::{Chosen, export_scores};
use lanewise_workspace::view::readiness::{NextStep, Pass, counts, list, of_account, of_accounts, of_draft};
use lanewise_workspace::waiver::NewWaiver;
use lanewise_workspace::{ErrorKind, NewAccount, Op, Workspace};

fn slide(person: &str) -> Slide {
    Slide {
        person: person.into(),
        title: "Head of Operations".into(),
        issue: "Approvals take 11 days.".into(),
        problems: vec![SlideProblem { text: "E-mail".into(), reason: "nobody owns it".into() }],
        capabilities: vec!["Approve from a phone".into()],
        delta: Delta { text: "8 days".into(), amount: Some(Number::from(8)), unit: "days".into(), ..Delta::default() },
        date: CriticalDate { day: "2026-03-01".into(), consequence: "two lines stand still".into(), ..CriticalDate::default() },
        events: vec![ValueEvent { what: "First plant under 5 days".into(), ..ValueEvent::default() }],
        ..Slide::default()
    }
}

fn waiver(gate: &str, until: &str) -> NewWaiver {
    NewWaiver {
        gate: gate.into(),
        approver: "Lucia".into(),
        reason: "their board meets on Friday".into(),
        expected: "a signature".into(),
        until: until.into(),
        ..NewWaiver::default()
    }
}

/// The draft of the small profile, and Acme, a prospect that everything is known of: written (500), 100 people (300), an executive
/// (200): 100 points.
fn acme(ws: &mut Workspace) -> u32 {
    ws.start_draft_from(&profile()).unwrap();
    let acme = ws.add_account(&prospect("Acme")).unwrap().value;
    for (parameter, answer) in [("criteria", level("written")), ("size", number(100)), ("executive", level("yes"))] {
        ws.set_answer(acme, parameter, Some(&answer)).unwrap();
    }
    acme
}

fn pass(ws: &Workspace, account: u32) -> Vec<Pass> {
    of_account(ws, account).unwrap().unwrap().gates.iter().map(|g| g.pass).collect()
}

#[test]
fn not_ready_then_ready_then_not_by_a_hand() {
    let (_folder, _path, mut ws) = fresh();
    let acme = acme(&mut ws);
    let seen = of_account(&ws, acme).unwrap().unwrap();
    assert!(seen.open && seen.default_gates && !seen.by_hand && seen.players == 0);
    // Without a slide: vision demo only. The first question is who the players are.
    assert_eq!(pass(&ws, acme), [Pass::Ready, Pass::Missing, Pass::Missing]);
    assert_eq!(seen.gates[2].next, Some(NextStep::Player));
    assert_eq!(seen.gates[2].to_get, 2);
    // Two players, both without an event, one without a date: the event is missing most often.
    let anna = ws.add_slide(acme, &Slide { events: vec![], ..slide("Anna") }).unwrap().value;
    let bruno = ws.add_slide(acme, &Slide { events: vec![], date: CriticalDate::default(), ..slide("Bruno") }).unwrap().value;
    assert_eq!(pass(&ws, acme), [Pass::Ready, Pass::Ready, Pass::Missing]);
    let poc = &of_account(&ws, acme).unwrap().unwrap().gates[2];
    let Some(NextStep::Field { field: SlideField::Events, slides, .. }) = &poc.next else { panic!("{:?}", poc.next) };
    assert_eq!((slides.as_slice(), poc.to_get), ([anna, bruno].as_slice(), 3));
    ws.put_slide(anna, &slide("Anna")).unwrap();
    ws.put_slide(bruno, &slide("Bruno")).unwrap();
    assert_eq!(pass(&ws, acme), [Pass::Ready; 3]);
    assert!(of_account(&ws, acme).unwrap().unwrap().gates[2].next.is_none());
    // A guess widens the range: 40 to 100 for a spoken one. The low end is Risky; the question is the one that settles the tier.
    let guess = lanewise_method::Answer { grade: lanewise_method::Grade::Guess, ..level("spoken") };
    ws.set_answer(acme, "criteria", Some(&guess)).unwrap();
    let poc = &of_account(&ws, acme).unwrap().unwrap().gates[2];
    assert!(matches!(poc.verdict.missing().next(), Some(Missing::Tier { open: true, .. })), "{poc:?}");
    assert!(matches!(&poc.next, Some(NextStep::Answer { parameter, .. }) if parameter == "criteria"));
    ws.publish("for the hand").unwrap();
    // Somebody set the tier by hand: it counts as low, likely and high.
    ws.set_override(acme, "good", "we know them", "2999-12-31").unwrap();
    let seen = of_account(&ws, acme).unwrap().unwrap();
    assert!(seen.by_hand && seen.gates[2].pass == Pass::Ready);
    ws.set_override(acme, "nope", "they lied", "2999-12-31").unwrap();
    assert_eq!(pass(&ws, acme), [Pass::Missing; 3]);
    // What is known keeps it shut: nothing to ask.
    let vision = &of_account(&ws, acme).unwrap().unwrap().gates[0];
    assert_eq!(vision.next, Some(NextStep::Nothing));
}

#[test]
fn a_waiver_and_a_checklist_are_of_one_gate() {
    let (_folder, _path, mut ws) = fresh();
    let acme = acme(&mut ws);
    ws.add_waiver(acme, &waiver("poc", "2020-01-01")).unwrap();
    assert_eq!(pass(&ws, acme), [Pass::Ready, Pass::Missing, Pass::Missing]);
    let short = ws.add_waiver(acme, &waiver("poc", "2998-12-31")).unwrap().value;
    let long = ws.add_waiver(acme, &waiver("poc", "2999-12-31")).unwrap().value;
    assert_eq!(pass(&ws, acme), [Pass::Ready, Pass::Missing, Pass::Waived]);
    let seen = of_account(&ws, acme).unwrap().unwrap();
    assert_eq!(seen.gates[2].waiver.as_ref().unwrap().id, long);
    ws.remove_waiver(long).unwrap();
    assert_eq!(of_account(&ws, acme).unwrap().unwrap().gates[2].waiver.as_ref().unwrap().id, short);

    ws.check_off(acme, "deep_demo", "plan", true).unwrap();
    let deep = &of_account(&ws, acme).unwrap().unwrap().gates[1];
    let plan = deep.checklist[0].checked.as_ref().unwrap();
    assert_eq!((plan.author.as_str(), deep.verdict.unchecked.len()), ("Ada", 4));
    ws.undo().unwrap();
    assert_eq!(of_account(&ws, acme).unwrap().unwrap().gates[1].verdict.unchecked.len(), 5);
}

#[test]
fn only_those_still_to_be_won_are_counted() {
    let (_folder, _path, mut ws) = fresh();
    assert_eq!((list(&ws).unwrap(), counts(&ws).unwrap()), (None, None), "no profile");
    assert_eq!(of_draft(&ws, None).unwrap_err().kind(), ErrorKind::Missing);
    let acme = acme(&mut ws);
    ws.add_slide(acme, &slide("Anna")).unwrap();
    for stage in [Stage::Visitor, Stage::Lead, Stage::Nurture, Stage::Disqualified, Stage::Customer] {
        let other = ws.add_account(&NewAccount::new(stage.id(), stage)).unwrap().value;
        ws.add_slide(other, &slide("Zoe")).unwrap();
    }
    ws.add_waiver(acme + 1, &waiver("poc", "2999-12-31")).unwrap();
    let all = list(&ws).unwrap().unwrap();
    assert_eq!(
        all.rows.iter().map(|r| (r.account, r.reached())).collect::<Vec<_>>(),
        [(acme, Some(2)), (acme + 1, Some(2)), (acme + 2, Some(1))]
    );
    let told: Vec<(u32, u32, u32)> = all.counts.iter().map(|c| (c.ready, c.waived, c.of)).collect();
    assert_eq!(told, [(3, 0, 3), (3, 0, 3), (1, 1, 3)]);
    assert_eq!(counts(&ws).unwrap().unwrap(), all.counts);
    // A customer has a verdict too, but it is said that it is none to be won.
    let customer = of_account(&ws, acme + 5).unwrap().unwrap();
    assert!(!customer.open);
    assert_eq!(of_account(&ws, 99).unwrap_err().kind(), ErrorKind::Missing);
    assert_eq!(of_accounts(&ws, &[99, acme]).unwrap().unwrap().len(), 1);
}

#[test]
fn the_scores_for_a_crm_end_with_the_gates() {
    let (_folder, _path, mut ws) = fresh();
    let acme = acme(&mut ws);
    ws.add_slide(acme, &Slide { events: vec![], ..slide("Anna") }).unwrap();
    ws.add_waiver(acme, &waiver("poc", "2999-12-31")).unwrap();
    ws.add_account(&prospect("Blank")).unwrap();
    ws.add_account(&NewAccount::new("Customer", Stage::Customer)).unwrap();
    let scoring = ws.scoring().unwrap().unwrap();
    let mut out = Vec::new();
    export_scores(&ws, &scoring, Chosen::Stages(&[]), &mut out, false).unwrap();
    let text = String::from_utf8(out).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert!(
        lines[0].ends_with("scores_format,gate,gate_waived,gate_next,gate_next_missing,in_lane,in_lane_name,in_lane_standing"),
        "{}",
        lines[0]
    );
    assert!(lines[1].ends_with("lanewise-scores-1,poc,true,,,,,"), "{}", lines[1]);
    // Of Blank nothing is known: 20·300 + 10·200 = 8 at the low end, 50 as is likely, Risky: a vision demo, and a deep demo lacks a player.
    assert!(lines[2].ends_with("lanewise-scores-1,vision_demo,false,deep_demo,1,,,"), "{}", lines[2]);
    assert!(lines[3].ends_with("lanewise-scores-1,,,,,,,"), "{}", lines[3]);
}

#[test]
fn counts_follow_the_draft_as_it_is_edited_and_the_version_in_force() {
    let (_folder, _path, mut ws) = fresh();
    let acme = acme(&mut ws);
    ws.publish("first").unwrap();
    let own = |id: &str, needs| Gate { id: id.into(), name: "Own".into(), needs, checklist: vec![], open_at_once: None };
    let free = own("free", vec![]);
    let strict = own(
        "strict",
        vec![
            GateNeed::Answer { parameter: "criteria".into(), levels: vec!["none".into()] },
            GateNeed::Tier { at_least: "excellent".into(), at: RangeEnd::Low },
        ],
    );
    // Tried, not kept.
    let tried = of_draft(&ws, Some(vec![free.clone(), strict.clone()])).unwrap();
    assert_eq!(tried.counts.iter().map(|c| (c.ready, c.of)).collect::<Vec<_>>(), [(1, 1), (0, 1)]);
    assert!(!tried.default_gates && of_draft(&ws, None).unwrap().default_gates);
    assert_eq!(tried.defaults, of_draft(&ws, None).unwrap().gates);
    // Kept in the draft: the version in force does not move until it is published.
    ws.edit_draft(Op::EditGates, |p| put_gates(p, Some(vec![free, strict]))).unwrap();
    assert_eq!(of_draft(&ws, None).unwrap().counts.len(), 2);
    assert_eq!(counts(&ws).unwrap().unwrap().len(), 3);
    ws.publish("gates").unwrap();
    assert_eq!(counts(&ws).unwrap().unwrap().iter().map(|c| c.ready).collect::<Vec<_>>(), [1, 0]);
    // A parameter that a gate asks for goes: the need goes along, and the profile stays whole.
    ws.edit_draft(Op::EditGates, |p| lanewise_method::edit::remove_parameter(p, "criteria").unwrap()).unwrap();
    assert_eq!(of_draft(&ws, None).unwrap().gates[1].needs.len(), 1);
    assert_eq!(pass(&ws, acme), [Pass::Ready, Pass::Missing]);
    ws.undo().unwrap();
    assert_eq!(of_draft(&ws, None).unwrap().gates[1].needs.len(), 2);
}

#[test]
fn ten_thousand_prospects_are_listed_in_one_pass() {
    let (_folder, _path, mut ws) = fresh();
    ws.start_draft_from(&profile()).unwrap();
    ws.transact(Op::AddSample { accounts: 10_000 }, |tx| {
        for at in 0..10_000u32 {
            let id = tx.add_account(&prospect(&format!("Account {at}")))?;
            if at % 2 == 0 {
                tx.set_answer(id, "criteria", &level(if at % 4 == 0 { "written" } else { "none" }))?;
                tx.set_answer(id, "size", &number(100))?;
                tx.set_answer(id, "executive", &level("yes"))?;
                tx.add_slide(id, &slide("Anna"))?;
                tx.add_slide(id, &slide("Bruno"))?;
            }
        }
        Ok::<(), lanewise_workspace::WorkspaceError>(())
    })
    .unwrap();
    let start = Instant::now();
    let all = list(&ws).unwrap().unwrap();
    let took = start.elapsed();
    assert_eq!(all.rows.len(), 10_000);
    // Every fourth has it all; the second of four has None: 50 points, Risky.
    assert_eq!(all.counts[2].ready, 2_500);
    eprintln!("10,000 prospects with 10,000 slides before three gates: {took:?}");
    assert!(took.as_millis() < 5_000, "{took:?}");
}
