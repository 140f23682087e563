//! `lanewise ready`.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod common;

use common::Desk;
use lanewise_method::answer::{Answer, Given, Grade};
use lanewise_method::gate::{Gate, GateNeed, RangeEnd};
use lanewise_method::gate_edit::put_gates;
use lanewise_method::slide::{CriticalDate, Delta, SlideProblem, ValueEvent};
use lanewise_method::{Number, Slide, Stage};
use lanewise_workspace::waiver::NewWaiver;
use lanewise_workspace::{NewAccount, Op, Workspace};

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

/// Two prospects of the same name, one with all there is but the event; a customer; a gate of the team's own that asks for nothing.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.ok(&["new", "w.lanewise", "--profile", "success-ready"]);
    let mut w = Workspace::open(desk.path("w.lanewise"), "Ada").unwrap();
    let profile = w.draft().unwrap().unwrap();
    let best = |p: &lanewise_method::profile::Parameter| {
        let level = p.levels.iter().max_by_key(|l| l.fit).unwrap();
        let given = level.from.or(level.to.map(|_| Number::from(0))).map_or(Given::Levels(vec![level.id.clone()]), Given::Number);
        Answer { given, grade: Grade::Said }
    };
    let near =
        w.add_account(&NewAccount { key: Some("CRM-7".into()), ..NewAccount::new("Nordholz", Stage::Prospect) }).unwrap().value;
    for parameter in &profile.parameters {
        w.set_answer(near, &parameter.id, Some(&best(parameter))).unwrap();
    }
    w.add_slide(near, &Slide { events: vec![], ..slide("Anna Berti") }).unwrap();
    for name in ["Twin", "Twin"] {
        w.add_account(&NewAccount::new(name, Stage::Lead)).unwrap();
    }
    w.add_account(&NewAccount::new("Old friend", Stage::Customer)).unwrap();
    let mut gates = profile.readiness();
    let own = |id: &str, needs| Gate { id: id.into(), name: "Letter".into(), needs, checklist: vec![], open_at_once: None };
    gates.push(own("letter", vec![]));
    gates.push(own("call", vec![GateNeed::Tier { at_least: "good".into(), at: RangeEnd::Likely }]));
    w.edit_draft(Op::EditGates, |p| put_gates(p, Some(gates))).unwrap();
    w.close().unwrap();
    desk
}

#[test]
fn not_yet_says_what_to_ask_and_ends_with_one() {
    let desk = desk();
    let run = desk.run(&["ready", "w.lanewise", "CRM-7"]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(run.out.starts_with("Nordholz, POC: not yet, 1 thing missing\n"), "{}", run.out);
    assert!(run.out.contains("Anna Berti: Value Realization Event"), "{}", run.out);
    // The profile's own question, in its words.
    assert!(run.out.contains("ask: What would you have to see in the first weeks"), "{}", run.out);
    let json = desk.run(&["ready", "w.lanewise", "nordholz", "--json"]);
    assert_eq!(json.code, 1);
    let json = json.json();
    let account = &json["accounts"][0];
    assert_eq!((&json["gate"], &json["ready"], &account["key"]), (&"poc".into(), &0.into(), &"CRM-7".into()));
    assert_eq!((&account["pass"], &account["to_get"]), (&"missing".into(), &1.into()));
    assert_eq!(account["next"]["field"], "events");
}

#[test]
fn what_is_supplied_makes_it_ready() {
    let desk = desk();
    let mut w = Workspace::open(desk.path("w.lanewise"), "Ada").unwrap();
    let (account, kept) = (w.book().unwrap().entries()[0].account.id, w.slides().unwrap()[0].id);
    w.put_slide(kept, &slide("Anna Berti")).unwrap();
    w.close().unwrap();
    assert_eq!(desk.ok(&["ready", "w.lanewise", "Nordholz"]).out, "Nordholz, POC: ready\n");
    let deep = desk.ok(&["ready", "w.lanewise", &format!("lanewise_id:{account}"), "--gate", "deep_demo"]);
    assert!(deep.out.contains("Deep demo: ready") && deep.out.contains("Not checked off:"), "{}", deep.out);
    let both = desk.run(&["ready", "w.lanewise", "Nordholz", "Old friend"]);
    assert_eq!(both.code, 1);
}

#[test]
fn a_waiver_counts_while_it_holds() {
    let desk = desk();
    let mut w = Workspace::open(desk.path("w.lanewise"), "Ada").unwrap();
    let account = w.book().unwrap().entries()[0].account.id;
    let waiver = |until: &str| NewWaiver {
        gate: "poc".into(),
        approver: "Lucia".into(),
        reason: "their board meets on Friday".into(),
        expected: "a signature".into(),
        until: until.into(),
        ..NewWaiver::default()
    };
    let over = w.add_waiver(account, &waiver("2020-01-01")).unwrap().value;
    assert_eq!(desk.run(&["ready", "w.lanewise", "Nordholz"]).code, 1);
    w.put_waiver(over, &waiver("2999-12-31")).unwrap();
    w.close().unwrap();
    let run = desk.ok(&["ready", "w.lanewise", "Nordholz"]);
    assert!(run.out.contains("waived until 2999-12-31 by Lucia"), "{}", run.out);
    assert_eq!(desk.run(&["ready", "w.lanewise", "Nordholz", "--no-waivers"]).code, 1);
}

#[test]
fn without_names_all_prospects_are_told() {
    let desk = desk();
    let run = desk.ok(&["ready", "w.lanewise"]);
    assert!(run.out.starts_with("POC: 0 of 3 prospects ready\n") && !run.out.contains("Old friend"), "{}", run.out);
    assert!(run.out.lines().nth(1).unwrap().contains("Nordholz"), "the nearest first: {}", run.out);
    let free = desk.ok(&["ready", "w.lanewise", "--gate", "letter"]);
    assert!(free.out.starts_with("Letter: 3 of 3 prospects ready (this gate asks for nothing)"), "{}", free.out);
    let show = desk.ok(&["profile", "show", "w.lanewise"]);
    assert!(show.out.contains("Letter  [letter]\n      open to all"), "{}", show.out);
    assert!(show.out.contains("a complete Situation Slide for each key player"), "{}", show.out);
}

#[test]
fn what_cannot_be_found_is_said() {
    let desk = desk();
    for (arguments, code, words) in [
        (&["ready", "w.lanewise", "Nord"][..], 3, "Did you mean Nordholz?"),
        (&["ready", "w.lanewise", "Twin"], 3, "lanewise_id:"),
        (&["ready", "w.lanewise", ""], 3, "There is no account"),
        (&["ready", "w.lanewise", "lanewise_id:99"], 3, "no account number"),
        (&["ready", "w.lanewise", "--gate", "demo"], 3, "Use one of: vision_demo, deep_demo, poc, letter, call."),
        (&["ready", "none.lanewise"], 3, "none.lanewise"),
        (&["ready"], 2, "FILE.lanewise"),
    ] {
        let run = desk.run(arguments);
        assert_eq!(run.code, code, "{arguments:?}: {}", run.err);
        assert!(run.err.contains(words), "{arguments:?}: {}", run.err);
    }
    desk.ok(&["new", "empty.lanewise"]);
    let run = desk.run(&["ready", "empty.lanewise"]);
    assert!(run.code == 3 && run.err.contains("no profile"), "{}", run.err);
}
