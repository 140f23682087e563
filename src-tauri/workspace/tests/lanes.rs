//! Lanes (A4) in a workspace: kept, undone, counted, priced, and answered as a parameter.
#![allow(clippy::unwrap_used, reason = "tests")]

mod common;

use common::fresh;
use lanewise_method::lanes::{Attribute, Clause, Condition, Join, Lane, Standing, Test};
use lanewise_method::profile::Language;
use lanewise_method::{Answer, Given, Grade, Number, Stage};
use lanewise_workspace::lanes::{LANES, LaneLevels, Measure, Source};
use lanewise_workspace::sample;
use lanewise_workspace::setting::HourCost;
use lanewise_workspace::starter::{Starter, starter};
use lanewise_workspace::store::error::ErrorKind;
use lanewise_workspace::store::op::Op;
use lanewise_workspace::store::time::today;
use lanewise_workspace::view::lanes::{LanePlace, OpeningEffect, StayReason};
use lanewise_workspace::{AccountEdit, NewAccount, NewSignal, Setup, SignalKind, Workspace};

fn one_of(values: &[&str]) -> Test {
    Test::OneOf { values: values.iter().map(|v| (*v).to_owned()).collect() }
}

fn lane(name: &str, standing: Standing, clauses: Vec<(Attribute, Test)>) -> Lane {
    let clauses = clauses.into_iter().map(|(of, test)| Clause { of, test }).collect();
    let condition = Condition { join: Join::All, clauses };
    Lane { id: String::new(), name: name.into(), standing, reason: String::new(), condition, product_cost: None }
}

fn industry(name: &str, standing: Standing, of: &str) -> Lane {
    lane(name, standing, vec![(Attribute::Industry, one_of(&[of]))])
}

fn customer(name: &str, industry: &str, outcome: &str, extra: &[(&str, &str)]) -> NewAccount {
    NewAccount {
        industry: industry.into(),
        outcome: Some(outcome.into()).filter(|o: &String| !o.is_empty()),
        extra: extra.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect(),
        ..NewAccount::new(name, Stage::Customer)
    }
}

fn the_sample(folder: &tempfile::TempDir) -> Workspace {
    let setup = Setup { name: "Ordito".into(), author: "Lucia".into(), language: Language::En };
    sample::create(folder.path().join("sample.lanewise"), &setup).unwrap()
}

fn number(text: &str) -> Number {
    Number::parse(text).unwrap()
}

#[test]
fn lanes_are_kept_moved_and_undone() {
    let (_folder, _path, mut ws) = fresh();
    let empty = ws.dump().unwrap();
    let ids = ws.add_lanes(
        &[industry("Dairies & Co.", Standing::Core, "Dairy"), industry("Dairies & Co.", Standing::Outside, "X")],
        None,
    );
    assert_eq!(ids.unwrap().value, ["dairies_co", "dairies_co_2"]);
    let before = ws.dump().unwrap();
    assert_eq!(ws.add_lanes(&[industry("Первая", Standing::Core, "X")], Some(0)).unwrap().value, ["lane"]);
    assert!(ws.move_lane("lane", 9).unwrap().value);
    let order = |ws: &Workspace| ws.lanes().unwrap().lanes.into_iter().map(|l| l.id).collect::<Vec<_>>();
    assert_eq!(order(&ws), ["dairies_co", "dairies_co_2", "lane"]);
    ws.undo().unwrap();
    assert_eq!(order(&ws), ["lane", "dairies_co", "dairies_co_2"]);
    ws.undo().unwrap();
    assert_eq!(ws.dump().unwrap(), before);
    ws.redo().unwrap();
    ws.undo().unwrap();
    // How a lane stands is decided by itself; an edit leaves it.
    assert!(ws.set_standing("dairies_co_2", Standing::AdjacentWanted, " they pay ", None).unwrap().value);
    let mut edited = industry("Other", Standing::Core, "Y");
    edited.id = "dairies_co_2".into();
    assert!(ws.put_lane(&edited).unwrap().value);
    let kept = ws.lanes().unwrap().lanes[1].clone();
    assert_eq!((kept.standing, kept.reason.as_str(), kept.name.as_str()), (Standing::AdjacentWanted, "they pay", "Other"));
    assert!(!ws.put_lane(&kept).unwrap().value, "nothing changed, nothing to undo");
    assert_eq!(ws.history(1).unwrap()[0].op, Op::EditLane { lane_name: "Dairies & Co.".into() });
    for _ in 0..3 {
        ws.undo().unwrap();
    }
    assert_eq!(ws.dump().unwrap(), empty);
}

#[test]
fn what_is_no_lane_is_refused() {
    let (_folder, _path, mut ws) = fresh();
    let refused = |ws: &mut Workspace, lane: Lane| ws.add_lanes(&[lane], None).unwrap_err().kind();
    assert_eq!(refused(&mut ws, industry("  ", Standing::Core, "X")), ErrorKind::Invalid);
    assert_eq!(refused(&mut ws, industry(&"x".repeat(201), Standing::Core, "X")), ErrorKind::Invalid);
    assert!(ws.add_lanes(&[industry(&"long name ".repeat(12), Standing::Core, "X")], None).is_ok());
    let many: Vec<Lane> = (0..60).map(|i| industry(&format!("Lane {i}"), Standing::Core, "X")).collect();
    assert_eq!(ws.add_lanes(&many, None).unwrap_err().kind(), ErrorKind::Invalid);
    assert_eq!(ws.put_lane(&industry("gone", Standing::Core, "X")).unwrap_err().kind(), ErrorKind::Missing);
    assert_eq!(ws.lanes().unwrap().lanes.len(), 1);
}

/// Economics by hand: five dairies and two agencies.
#[test]
fn the_board_by_hand() {
    let (_folder, _path, mut ws) = fresh();
    ws.set_hour_cost(Some(&HourCost { amount: number("100"), currency: "EUR".into() })).unwrap();
    let dairy = |name: &str, outcome: &str, margin: &str| customer(name, "Dairy", outcome, &[("Margin (EUR)", margin)]);
    let accounts = [
        dairy("A", "happy", "10.000,50"),
        dairy("B", "happy", "€ 20,000.50"),
        dairy("C", "failed", ""),
        dairy("D", "struggling", "CHF 9000"),
        dairy("E", "", "a lot"),
        customer("F", "Travel", "happy", &[("Margin (EUR)", "1000"), ("Retention cost", "250")]),
        customer("G", "Travel", "failed", &[("Margin (EUR)", "-3000")]),
        NewAccount { industry: "Dairy".into(), ..NewAccount::new("P", Stage::Prospect) },
        NewAccount { industry: "Dairy".into(), ..NewAccount::new("N", Stage::Nurture) },
        NewAccount { industry: "Glass".into(), ..NewAccount::new("Q", Stage::Lead) },
        NewAccount::new("R", Stage::Lead),
    ];
    let ids: Vec<u32> = accounts.iter().map(|a| ws.add_account(a).unwrap().value).collect();
    for (account, kind) in
        [(0, SignalKind::ReferenceGiven), (0, SignalKind::SpeaksAtUserGroup), (1, SignalKind::Expanded), (6, SignalKind::Churned)]
    {
        ws.add_signal(ids[account], &NewSignal { kind, day: "2026-01".into(), text: String::new() }).unwrap();
    }
    let mut agencies = industry("Agencies", Standing::Outside, "travel");
    agencies.product_cost = Some(number("4000"));
    ws.add_lanes(&[industry("Dairies", Standing::Core, "dairy"), agencies], None).unwrap();
    let board = ws.lane_board().unwrap();
    let (dairies, agencies) = (&board.lanes[0].facts, &board.lanes[1].facts);
    assert_eq!((dairies.accounts, dairies.customers, dairies.prospects, dairies.aside), (7, 5, 1, 1));
    assert_eq!((dairies.outcomes.clone(), dairies.without_outcome), (vec![2, 0, 1, 1], 1));
    assert_eq!((dairies.success.count, dairies.success.total), (2, 4));
    assert_eq!((dairies.left.count, dairies.left.total), (1, 5));
    assert_eq!((dairies.references.count, dairies.expanded.count), (1, 1));
    assert_eq!((agencies.left.count, agencies.left.total), (1, 2), "the outcome and the signal are one leaving");
    assert_eq!(board.nowhere.accounts, 1);
    assert_eq!((board.open.accounts, board.open.named[0].name.as_str()), (1, "R"));
    assert_eq!((board.missing.len(), &board.missing[0].attribute, board.missing[0].accounts), (1, &Attribute::Industry, 1));
    // The margin suggested itself: two of five are in euros, one is in francs and left out, one is no number.
    let margin = &dairies.economics.figures[0];
    assert_eq!((margin.of, margin.known, margin.other_currency, margin.unreadable), (5, 2, 1, 1));
    assert_eq!((margin.sum, margin.median), (Some(number("30001")), Some(number("15000.5"))));
    let seen = &board.measures[0];
    assert_eq!((seen.source.clone(), seen.chosen, seen.unit.as_str()), (Source::Column("Margin (EUR)".into()), false, "EUR"));
    assert_eq!((seen.known, seen.of, seen.other_unit, seen.unreadable, seen.example.as_str()), (4, 7, 1, 1, "a lot"));
    assert_eq!(board.currency, "EUR");
    let retention = &agencies.economics.figures[2];
    assert_eq!((retention.known, retention.of, retention.sum), (1, 2, Some(number("250"))));
    assert_eq!((dairies.economics.figures[2].known, dairies.economics.figures[2].sum), (0, None));
    // -2,000 on 4,000 spent.
    assert_eq!(
        (agencies.economics.product_cost, agencies.economics.product_return),
        (Some(number("4000")), Some(number("-0.5")))
    );
    assert_eq!(dairies.economics.opportunity, None, "no hours are on record");
    assert_eq!(dairies.economics.dots, [number("10000.5"), number("20000.5")]);
    // The team may say that a measure comes from nowhere, and take that back.
    ws.set_lane_measure(Measure::Margin, Some(&Source::Nothing)).unwrap();
    assert_eq!(ws.lane_board().unwrap().lanes[0].facts.economics.figures[0].known, 0);
    ws.undo().unwrap();
    assert_eq!(ws.lane_board().unwrap(), board);
    let listed = ws.lane_accounts(&LanePlace::Lane("dairies".into())).unwrap();
    assert_eq!(
        listed.accounts.iter().map(|a| a.account.name.as_str()).collect::<Vec<_>>(),
        ["A", "B", "D", "C", "E", "P", "N"],
        "in the order of the outcomes"
    );
    assert_eq!(ws.lane_accounts(&LanePlace::Open).unwrap().accounts[0].missing[0].attribute, Attribute::Industry);
    assert_eq!(ws.lane_accounts(&LanePlace::Lane("gone".into())).unwrap_err().kind(), ErrorKind::Missing);
}

#[test]
fn a_condition_is_counted_while_it_is_edited() {
    let (_folder, _path, mut ws) = fresh();
    for (name, of, outcome) in [("A", "Dairy", "happy"), ("B", "Dairy", "failed"), ("C", "Travel", "happy"), ("D", "", "happy")] {
        ws.add_account(&customer(name, of, outcome, &[])).unwrap();
    }
    ws.add_lanes(&[industry("Dairies", Standing::Core, "Dairy"), industry("All we know", Standing::Core, "Travel")], None)
        .unwrap();
    let known = Condition { join: Join::Any, clauses: vec![Clause { of: Attribute::Industry, test: Test::Known }] };
    let last = ws.lane_count(None, &known).unwrap();
    assert_eq!((last.accounts, last.customers, last.success.count, last.unknown), (3, 3, 2, 0));
    assert_eq!(
        last.taken.iter().map(|t| (t.lane.as_str(), t.accounts)).collect::<Vec<_>>(),
        [("dairies", 2), ("all_we_know", 1)]
    );
    assert!(last.takes.is_empty());
    // In the place of the first it takes what the second has, and what it had itself.
    let first = ws.lane_count(Some("dairies"), &known).unwrap();
    assert_eq!(
        (first.taken.len(), first.takes.iter().map(|t| (t.lane.as_str(), t.accounts)).collect::<Vec<_>>()),
        (0, vec![("all_we_know", 1)])
    );
    let dairy = Condition { join: Join::All, clauses: vec![Clause { of: Attribute::Industry, test: one_of(&["dairy"]) }] };
    let counted = ws.lane_count(Some("dairies"), &dairy).unwrap();
    assert_eq!((counted.accounts, counted.unknown, counted.missing[0].accounts), (2, 1, 1));
    assert_eq!(ws.lane_count(None, &Condition::default()).unwrap().accounts, 0, "an empty condition takes nobody");
}

#[test]
fn the_parameter_follows_the_lanes_and_leaves_what_was_said_by_hand() {
    let (_folder, _path, mut ws) = fresh();
    ws.start_draft_from(&starter(Starter::SuccessReady, Language::En).unwrap()).unwrap();
    let add = |ws: &mut Workspace, name: &str, of: &str| ws.add_account(&customer(name, of, "happy", &[])).unwrap().value;
    let (a, b, c) = (add(&mut ws, "A", "Dairy"), add(&mut ws, "B", "Travel"), add(&mut ws, "C", ""));
    let level = |id: &str| Given::Levels(vec![id.to_owned()]);
    ws.set_answer(b, "lane", Some(&Answer { given: level("core"), grade: Grade::Said })).unwrap();
    ws.add_lanes(&[industry("Dairies", Standing::Core, "Dairy"), industry("Agencies", Standing::Outside, "Travel")], None)
        .unwrap();
    let plan = ws.lane_plan(LaneLevels::Standings, &[]).unwrap();
    assert_eq!((plan.made, plan.parameter.id.as_str(), plan.added.len()), (true, "lane", 0));
    assert_eq!((plan.answers, plan.by_hand, plan.differ, plan.none), (2, 1, 1, 1));
    let before = ws.dump().unwrap();
    assert_eq!(ws.make_lane_parameter(LaneLevels::Standings, &[]).unwrap().value, "lane");
    let said = |ws: &Workspace, id: u32| {
        let found = ws.answers(id).unwrap().into_iter().find(|a| a.parameter == "lane");
        found.map(|a| (a.answer.given, a.answer.grade, a.author))
    };
    assert_eq!(said(&ws, a), Some((level("core"), Grade::Observed, LANES.into())));
    assert_eq!(said(&ws, b).unwrap().0, level("core"), "what was said by hand stays");
    assert_eq!(said(&ws, c), None);
    let parameter = ws.lane_board().unwrap().parameter;
    assert_eq!((parameter.answers, parameter.by_hand, parameter.differ.len()), (1, 1, 1));
    assert_eq!(parameter.differ[0].lanes, "Outside our lanes");
    // Attributes change, accounts come: the answers follow, each in the same step.
    ws.edit_accounts(&[c], &AccountEdit::Industry("Travel".into())).unwrap();
    assert_eq!(said(&ws, c).unwrap().0, level("outside"));
    ws.undo().unwrap();
    assert_eq!(said(&ws, c), None);
    let d = add(&mut ws, "D", "DAIRY");
    assert_eq!(said(&ws, d).unwrap().0, level("core"));
    ws.set_standing("dairies", Standing::AdjacentWanted, "", None).unwrap();
    assert_eq!((said(&ws, a).unwrap().0, said(&ws, d).unwrap().0), (level("adjacent_wanted"), level("adjacent_wanted")));
    ws.undo().unwrap();
    assert_eq!(said(&ws, a).unwrap().0, level("core"));
    assert_eq!(ws.take_lanes(&[b]).unwrap().value, 1);
    assert_eq!(said(&ws, b), Some((level("outside"), Grade::Observed, LANES.into())));
    // A lane may not look at the parameter that it answers.
    let round = lane("Round", Standing::Core, vec![(Attribute::Answer("lane".into()), one_of(&["core"]))]);
    assert_eq!(ws.add_lanes(&[round], None).unwrap_err().kind(), ErrorKind::Invalid);
    ws.unlink_lanes().unwrap();
    ws.edit_accounts(&[a], &AccountEdit::Industry("Travel".into())).unwrap();
    assert_eq!(said(&ws, a).unwrap().0, level("core"), "left alone from now on");
    for _ in 0..4 {
        ws.undo().unwrap();
    }
    ws.undo().unwrap();
    assert_eq!(ws.dump().unwrap(), before);
}

#[test]
fn a_parameter_of_the_lanes_themselves_is_made_where_none_is() {
    let (_folder, _path, mut ws) = fresh();
    ws.start_draft_from(&starter(Starter::FirstSteps, Language::It).unwrap()).unwrap();
    let a = ws.add_account(&customer("A", "Dairy", "happy", &[])).unwrap().value;
    ws.add_lanes(
        &[industry("Latterie", Standing::Core, "Dairy"), industry("Agenzie", Standing::AdjacentUnwanted, "Travel")],
        None,
    )
    .unwrap();
    let had = ws.draft().unwrap().unwrap().parameters.len();
    let named = ws.draft().unwrap().unwrap().parameter("lane").is_some();
    let id = ws.make_lane_parameter(LaneLevels::Lanes, &[]).unwrap().value;
    let draft = ws.draft().unwrap().unwrap();
    let parameter = draft.parameter(&id).unwrap();
    assert_eq!(draft.parameters.len(), had + usize::from(!named));
    assert_eq!(draft.parameters.iter().map(|p| u32::from(p.weight)).sum::<u32>(), 1000);
    let fit = |id: &str| parameter.level(id).map(|l| l.fit);
    assert_eq!((fit("latterie"), fit("agenzie")), (Some(100), Some(25)));
    assert_eq!(ws.answers(a).unwrap()[0].answer.given, Given::Levels(vec!["latterie".into()]));
    // A new lane has no level yet; making the parameter again adds it and leaves the fits alone.
    ws.add_lanes(&[industry("Vetrerie", Standing::AdjacentWanted, "Glass")], None).unwrap();
    assert_eq!(ws.lane_board().unwrap().parameter.without_level, ["Vetrerie"]);
    ws.make_lane_parameter(LaneLevels::Lanes, &[]).unwrap();
    assert!(ws.lane_board().unwrap().parameter.without_level.is_empty());
    assert_eq!(ws.lane_board().unwrap().lanes[2].fit, Some(65));
}

/// A lane is opened: who would come back is foretold, and is told of once the version is published (S10).
#[test]
fn opening_a_lane_foretells_who_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut ws = the_sample(&folder);
    let find = |ws: &Workspace, name: &str| {
        let book = ws.book().unwrap();
        book.entries().iter().find(|e| e.account.name == name).unwrap().account.id
    };
    let (egremont, nieblas) = (find(&ws, "Transports Égremont"), find(&ws, "Transportes Nieblas del Duero"));
    ws.edit_accounts(&[egremont, nieblas], &AccountEdit::Stage(Stage::Nurture)).unwrap();
    let nothing = ws.lane_opening("public_case_files", Standing::AdjacentWanted, None).unwrap();
    assert_eq!((nothing.back.len(), nothing.stay.len()), (0, 1));
    assert_eq!((nothing.stay[0].account.name.as_str(), &nothing.stay[0].why), ("Ayuntamiento de Bracimonte", &StayReason::Score));
    let opening = ws.lane_opening("logistics_exceptions", Standing::Core, None).unwrap();
    assert!(matches!(&opening.effect, OpeningEffect::Fit { before: 65, after: 100, .. }), "{:?}", opening.effect);
    let names: Vec<&str> = opening.back.iter().map(|b| b.account.name.as_str()).collect();
    assert_eq!(names, ["Transports Égremont", "Transportes Nieblas del Duero"]);
    // 130 thousandths of the weight on 35 points of fit are 4.55 points.
    assert!(
        opening
            .back
            .iter()
            .all(|b| b.after.likely - b.before.likely == 4_550 && b.after.tier == "good" && b.before.tier == "risky")
    );
    assert!(ws.became_fit(today()).unwrap().is_empty(), "nothing is decided yet");
    let before = ws.dump().unwrap();
    ws.set_standing("logistics_exceptions", Standing::Core, "Two ports asked us", Some(100)).unwrap();
    assert!(ws.became_fit(today()).unwrap().is_empty(), "the draft scores nothing");
    ws.publish("Logistics is a lane of ours").unwrap();
    let back: Vec<u32> = ws.became_fit(today()).unwrap().iter().map(|f| f.id).collect();
    assert_eq!(back, [egremont, nieblas]);
    ws.undo().unwrap();
    ws.undo().unwrap();
    assert_eq!(ws.dump().unwrap(), before);
}

#[test]
fn the_sample_has_its_lanes() {
    let folder = tempfile::tempdir().unwrap();
    let ws = the_sample(&folder);
    let board = ws.lane_board().unwrap();
    let customers: Vec<u32> = board.lanes.iter().map(|l| l.facts.customers).collect();
    assert_eq!((customers, board.nowhere.customers, board.open.customers), (vec![24, 6, 3, 1, 2], 0, 0));
    let all: u32 = board.lanes.iter().map(|l| l.facts.accounts).sum::<u32>() + board.nowhere.accounts + board.open.accounts;
    assert_eq!(all, 156);
    assert_eq!(board.parameter.answers, 0, "all were answered by hand");
    println!(
        "{:?}\n{:?}",
        board.parameter,
        board.measures.iter().map(|m| (&m.source, m.known, m.of, &m.unit)).collect::<Vec<_>>()
    );
    for row in &board.lanes {
        println!("{} {:?}", row.lane.name, row.facts);
    }
    println!("{:?} {:?} {:?}", board.nowhere.accounts, board.open.named, board.missing);
}

/// Forty lanes over ten thousand accounts. A debug build takes about ten times as long as the app does.
#[test]
fn large_boards_stay_quick() {
    let (_folder, _path, mut ws) = fresh();
    ws.transact(Op::Import { file: "x.csv".into(), rows: 10_000 }, |tx| {
        for i in 0..10_000u32 {
            let margin = format!("{}", i % 977);
            let of = format!("Industry {}", i % 300);
            tx.add_account(&customer(
                &format!("Company {i}"),
                &of,
                if i % 3 == 0 { "happy" } else { "failed" },
                &[("Margin", &margin)],
            ))?;
        }
        Ok::<_, lanewise_workspace::WorkspaceError>(())
    })
    .unwrap();
    let lanes: Vec<Lane> = (0..40)
        .map(|i| {
            let names: Vec<String> = (0..8).map(|k| format!("Industry {}", (i * 7 + k) % 300)).collect();
            lane(
                &format!("Lane {i}"),
                Standing::Core,
                vec![
                    (Attribute::Industry, Test::OneOf { values: names }),
                    (Attribute::Column("Margin".into()), Test::Between { from: Some(Number::from(3)), to: None }),
                ],
            )
        })
        .collect();
    ws.add_lanes(&lanes, None).unwrap();
    let board = ws.lane_board().unwrap();
    let placed: u32 = board.lanes.iter().map(|l| l.facts.accounts).sum();
    assert_eq!(placed + board.nowhere.accounts + board.open.accounts, 10_000);
    let started = std::time::Instant::now();
    let counted = ws.lane_count(None, &lanes[3].condition).unwrap();
    println!("counted in {:?}", started.elapsed());
    assert!(counted.accounts > 0);
}
