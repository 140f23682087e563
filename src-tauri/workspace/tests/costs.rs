//! What cut-offs cost (E6) and what two profiles would have done (E7), on the sample and on small workspaces.
#![allow(clippy::unwrap_used, reason = "tests")]

mod common;

use std::fs;

use lanewise_method::cost::{CostWorth, MissingCost, OutcomeCauses, TeamCosts};
use lanewise_method::profile::Language;
use lanewise_method::replay::{ReplayGate, ToldApart};
use lanewise_method::{Number, Profile, Stage};
use lanewise_workspace::answer_table::import_answers;
use lanewise_workspace::profile::with_typical_fits;
use lanewise_workspace::setting::HourCost;
use lanewise_workspace::starter::{Starter, starter};
use lanewise_workspace::view::chart::Lens;
use lanewise_workspace::view::costs::{CostState, CostsView, OwnCost, at_cut, costs_view, stability_view};
use lanewise_workspace::view::facts;
use lanewise_workspace::view::replay::{ReplaySource, ReplayView};
use lanewise_workspace::{ErrorKind, Setup, Workspace, sample};
use tempfile::TempDir;

fn sample() -> (TempDir, Workspace) {
    let folder = tempfile::tempdir().unwrap();
    let setup = Setup { name: "Ordito Workflows".into(), author: "Lucia".into(), language: Language::En };
    let workspace = sample::create(folder.path().join("sample.lanewise"), &setup).unwrap();
    (folder, workspace)
}

fn number(text: &str) -> Number {
    Number::parse(text).unwrap()
}

fn costs() -> TeamCosts {
    TeamCosts {
        demo: Some(number("9")),
        poc: Some(number("30")),
        rescue: Some(number("40")),
        failed: CostWorth { hours: Some(number("20")), money: None },
        lost: CostWorth { hours: Some(number("100")), money: None },
        causes: Vec::new(),
    }
}

fn lens(ws: &Workspace) -> (Profile, Lens) {
    let book = ws.book().unwrap();
    let draft = with_typical_fits(&ws.draft().unwrap().unwrap(), &book.reference());
    let saved = ws.latest_version().unwrap();
    let saved = saved.as_ref().map(|v| (v.info.number, &v.profile));
    let lens = Lens::new(&draft, &ws.outcomes().unwrap(), &facts(&book), saved);
    (draft, lens.with_prices(ws.cost_facts().unwrap().prices()))
}

fn view(ws: &Workspace) -> CostsView {
    let (draft, lens) = lens(ws);
    costs_view(&draft, &lens, &ws.cost_facts().unwrap(), ws.own_hours().unwrap())
}

fn replay(ws: &Workspace, one: &ReplaySource, other: &ReplaySource) -> ReplayView {
    let of = |source| ws.replayable(source, None).unwrap();
    ws.replay(&of(one), &of(other)).unwrap()
}

#[test]
fn costs_are_typed_kept_and_undone() {
    let (_folder, mut ws) = sample();
    assert_eq!(ws.costs().unwrap(), TeamCosts::default());
    ws.set_costs(&costs()).unwrap();
    assert_eq!(ws.costs().unwrap(), costs());
    ws.undo().unwrap();
    assert_eq!(ws.costs().unwrap(), TeamCosts::default());
    ws.redo().unwrap();
    assert_eq!(ws.costs().unwrap(), costs());
    // What is as usual is not kept; what the team sees otherwise is.
    let own = OutcomeCauses { outcome: "not_expanded".into(), rescue: true, failed: false };
    let causes = vec![own.clone(), OutcomeCauses::usual("failed")];
    ws.set_costs(&TeamCosts { causes, ..costs() }).unwrap();
    assert_eq!(ws.costs().unwrap().causes, [own]);
    for bad in [
        TeamCosts { demo: Some(number("-1")), ..costs() },
        TeamCosts { lost: CostWorth { hours: None, money: Some(number("9e12")) }, ..costs() },
        TeamCosts { causes: vec![OutcomeCauses::usual("failed"), OutcomeCauses::usual("failed")], ..costs() },
    ] {
        assert_eq!(ws.set_costs(&bad).unwrap_err().kind(), ErrorKind::Invalid, "{bad:?}");
    }
}

/// The sample at its own thresholds: 24 good of whom two score Risky, 12 others of whom five are let in.
#[test]
fn the_sample_by_hand() {
    let (_folder, mut ws) = sample();
    let nothing = view(&ws);
    assert!(!nothing.any && nothing.curve.is_empty() && nothing.cheapest.is_none());
    assert_eq!(
        nothing.missing,
        [MissingCost::Demo, MissingCost::Poc, MissingCost::Rescue, MissingCost::Failed, MissingCost::Lost]
    );
    assert_eq!((nothing.now.bill.good_lost, nothing.now.bill.poor_admitted), (2, 5));
    assert_eq!(nothing.own.iter().map(|o| o.of).collect::<Vec<_>>(), [OwnCost::Demo, OwnCost::Poc, OwnCost::Rescue]);
    ws.set_costs(&costs()).unwrap();
    let view = view(&ws);
    assert_eq!((view.state, view.in_money), (CostState::Fine, false));
    let bill = &view.now.bill;
    assert_eq!((bill.good, bill.good_lost, bill.poor, bill.poor_admitted), (24, 2, 12, 5));
    // Turned away: one not expanded (39 h), three struggling (79 h each), three failed (99 h each): 573 h. Let in: 4 × 39 + 79 h.
    assert_eq!((bill.saved.hours, bill.spent.hours, bill.lost.hours), (number("573"), number("235"), number("200")));
    assert_eq!((bill.gain, bill.cost, bill.saved.money), (number("373"), number("435"), None));
    let lost: Vec<&str> = view.now.lost.iter().map(|n| n.name.as_str()).collect();
    assert_eq!(lost, ["Grupo Olmedal", "Conservas Puertalba"]);
    assert_eq!(view.now.admitted.len(), 5);
    // The version that was published is the draft.
    let saved = view.now.saved.as_ref().unwrap();
    assert_eq!((saved.version, saved.cut, saved.more, &saved.bill), (2, 60_000, number("0"), bill));
    // The ladder: Excellent alone loses twelve good ones, Good is the present one, Risky lets in all but the Nopes.
    let rungs: Vec<(u32, u32)> = view.now.rungs.iter().map(|r| (r.bill.good_lost, r.bill.poor_admitted)).collect();
    assert_eq!(rungs, [(12, 0), (2, 5), (0, 9)]);
    // In money: an hour costs 95.
    ws.set_hour_cost(Some(&HourCost { amount: number("95"), currency: "EUR".into() })).unwrap();
    let (draft, lens) = lens(&ws);
    let priced = costs_view(&draft, &lens, &ws.cost_facts().unwrap(), Vec::new());
    assert_eq!(priced.now.bill.saved.money, Some(number("54435")));
    assert_eq!(priced.now.bill.gain, number("35435"));
    let chart = lens.chart(&draft).cost.unwrap();
    assert_eq!((chart.bill, chart.more, chart.in_money), (priced.now.bill, Some(number("0")), true));
}

#[test]
fn the_cheapest_is_what_trying_all_gives() {
    let (_folder, mut ws) = sample();
    ws.set_costs(&costs()).unwrap();
    let (draft, lens) = lens(&ws);
    let facts = ws.cost_facts().unwrap();
    let view = costs_view(&draft, &lens, &facts, Vec::new());
    let proposal = view.cheapest.unwrap();
    let at = |cut: u32| at_cut(&draft, &lens, &facts.prices(), &facts.outcomes, &[99_999, cut, 1]).bill.cost;
    let least = (1..1000).map(|tenth| at(tenth * 100)).min().unwrap();
    assert_eq!(at(proposal.cut), least);
    assert_eq!(at(proposal.from), least);
    assert_eq!(at(proposal.to), least);
    assert_eq!(proposal.saves.millionths(), at(60_000).millionths() - least.millionths());
    assert_eq!(proposal.bill.cost, least);
    // Accepting it is an edit of the thresholds, and then nothing is left to propose.
    let stability = stability_view(&draft, &lens, &facts, proposal.cut).unwrap();
    assert_eq!(Some(stability.clone()), stability_view(&draft, &lens, &facts, proposal.cut));
    assert_eq!(stability.points.iter().sum::<u32>(), 1000);
    assert!(stability.low <= proposal.cut && proposal.cut <= stability.high);
    let thresholds = proposal.thresholds.clone();
    let op = lanewise_workspace::Op::SetThreshold { tier_name: "Good".into(), from: proposal.cut };
    ws.edit_draft(op, |p| lanewise_method::edit::set_thresholds(p, &thresholds)).unwrap();
    let (draft, lens) = self::lens(&ws);
    let after = costs_view(&draft, &lens, &facts, Vec::new());
    let kept = after.cheapest.unwrap();
    assert_eq!((kept.cut, kept.saves, kept.pushes), (proposal.cut, number("0"), false));
    assert!(after.now.saved.unwrap().more > number("0"));
    assert_eq!(stability_view(&draft, &lens, &facts, kept.cut).unwrap().same, 1000);
}

#[test]
fn bant_would_have_admitted_them() {
    let (_folder, ws) = sample();
    let bant = ReplaySource::Starter(Starter::Bant);
    let view = replay(&ws, &ReplaySource::Draft, &bant);
    assert_eq!((view.customers, view.good, view.untold_count), (36, 24, 0));
    // BANT lets in 17 of 24 happy customers, and 10 of the 12 others; the team's own profile 22 and 5.
    assert_eq!((view.one.admitted_good, view.one.admitted), (22, 27));
    assert_eq!((view.other.admitted_good, view.other.admitted), (17, 27));
    let corners: Vec<(u32, u32)> = view.corners.iter().map(|c| (c.count, c.good)).collect();
    assert_eq!(corners.iter().map(|c| c.0).sum::<u32>(), 36);
    assert_eq!(corners, [(21, 17), (6, 5), (6, 0), (3, 2)]);
    let names =
        |at: usize| -> Vec<&str> { view.corners[at].accounts.iter().map(|&a| view.accounts[a as usize].name.as_str()).collect() };
    // Only BANT lets in: those who had a budget and a boss, and struggled or failed.
    assert_eq!(
        names(2),
        [
            "Thornwick Facilities",
            "Textil Marenosa",
            "Rheinfurt Spedition",
            "Acque del Sarnese",
            "Brackwell Homeware Online",
            "Voyages Clairmont-Desrue"
        ]
    );
    let paired = view.paired.unwrap();
    assert_eq!((paired.one, paired.other, paired.apart), (11, 1, ToldApart::Told));
    assert!((paired.p - 26.0 / 4096.0).abs() < 1e-12);
    // Two budgets are not known.
    let known: Vec<u32> = view.other.asked.iter().map(|a| a.known).collect();
    assert_eq!((known, view.other.incomplete, view.other.settled), (vec![34, 36, 36, 36], 2, 34));
    // The other way round it is the same picture.
    let turned = replay(&ws, &bant, &ReplaySource::Draft);
    assert_eq!(turned.corners.iter().map(|c| c.count).collect::<Vec<_>>(), [21, 6, 6, 3]);
    assert_eq!(turned.paired.unwrap().one, 1);
    // A profile against itself: nobody between, and no difference.
    let own = replay(&ws, &ReplaySource::Draft, &ReplaySource::Version(2));
    assert_eq!((own.corners[1].count, own.corners[2].count, own.paired.unwrap().apart), (0, 0, ToldApart::TooFew));
}

#[test]
fn what_replays_save_in_hours_and_money() {
    let (_folder, mut ws) = sample();
    let bant = ReplaySource::Starter(Starter::Bant);
    assert!(!replay(&ws, &ReplaySource::Draft, &bant).priced);
    ws.set_costs(&costs()).unwrap();
    let view = replay(&ws, &ReplaySource::Draft, &bant);
    // On poor fits: the draft 4 × 39 + 79 = 235 h; BANT 4 × 39 + 3 × 79 + 3 × 99 = 690 h. Lost: 2 × 100 against 7 × 100 h.
    assert_eq!((view.one.bill.spent.hours, view.other.bill.spent.hours), (number("235"), number("690")));
    assert_eq!((view.hours, view.gains), (number("455"), number("955")));
}

#[test]
fn without_answers_nothing_is_told_and_a_table_fills_them_in() {
    let (folder, _, mut ws) = common::fresh();
    let ws = &mut ws;
    ws.start_draft_from(&starter(Starter::FirstSteps, Language::En).unwrap()).unwrap();
    for (name, outcome) in [("Alba", "happy"), ("Brina", "failed"), ("Cedro", "happy")] {
        let id = ws.add_account(&lanewise_workspace::NewAccount::new(name, Stage::Customer)).unwrap().value;
        ws.edit_accounts(&[id], &lanewise_workspace::AccountEdit::Outcome(Some(outcome.into()))).unwrap();
    }
    let bant = ReplaySource::Starter(Starter::Bant);
    let view = replay(ws, &bant, &ReplaySource::Draft);
    assert_eq!((view.untold_count, view.untold.len(), view.one.untold), (3, 3, 3));
    assert!(view.corners.iter().all(|c| c.count == 0));
    assert_eq!(view.accounts[0].one.gate, ReplayGate::Untold);
    assert_eq!(view.paired, None);
    let bant = ws.replayable(&bant, None).unwrap();
    assert_eq!(ws.replay_gaps(&bant).unwrap().rows[0].missing, 4);
    let table = folder.path().join("bant.csv");
    fs::write(
        &table,
        "Customer,Budget,Authority,Colour\nALBA,yes,decides,red\nBrina,perhaps one day,,\nNobody,yes,,\nCedro,,,\n",
    )
    .unwrap();
    let read = import_answers(ws, &bant.profile.parameters, &table).unwrap().value;
    assert_eq!((read.rows, read.answered, read.unchanged, read.rejects), (4, 2, 1, 1));
    assert_eq!((read.answers, read.parameters.as_slice()), (3, &["budget".to_owned(), "authority".to_owned()][..]));
    assert_eq!((read.without, read.ignored), (vec!["need".to_owned(), "timing".to_owned()], vec!["Colour".to_owned()]));
    assert_eq!((read.unmatched[0].line, read.unmatched[0].text.as_str()), (3, "perhaps one day"));
    assert_eq!((read.rejected[0].line, read.rejected[0].account_name.as_str()), (4, "Nobody"));
    let again = import_answers(ws, &bant.profile.parameters, &table).unwrap().value;
    assert_eq!((again.answered, again.unchanged, again.answers), (0, 3, 0));
    let gaps = ws.replay_gaps(&bant).unwrap();
    assert_eq!(gaps.rows.iter().map(|r| r.missing).collect::<Vec<_>>(), [4, 4, 2]);
    ws.undo().unwrap();
    assert_eq!(ws.replay_gaps(&bant).unwrap().rows[2].missing, 4);
    let odd = folder.path().join("odd.csv");
    fs::write(&odd, "Customer,Colour\nAlba,red\n").unwrap();
    let error = import_answers(ws, &bant.profile.parameters, &odd).unwrap_err().to_string();
    assert!(error.contains("Customer, Colour") && error.contains("Budget, Authority, Need, Timing"), "{error}");
}

/// A profile that calls the same thing by another id reads the answers of the one that the team has.
#[test]
fn answers_are_lent_by_name() {
    let (_folder, mut ws) = sample();
    let mut draft = ws.draft().unwrap().unwrap();
    let mut file = draft.clone();
    for parameter in &mut file.parameters {
        parameter.id = format!("x_{}", parameter.id);
    }
    file.must_haves.iter_mut().for_each(|m| m.parameter = format!("x_{}", m.parameter));
    let source = ReplaySource::File("other.json".into());
    let other = ws.replayable(&source, Some(file)).unwrap();
    let own = ws.replayable(&ReplaySource::Draft, None).unwrap();
    let view = ws.replay(&own, &other).unwrap();
    assert_eq!((view.corners[1].count, view.corners[2].count), (0, 0));
    assert_eq!(view.one.settled, view.other.settled);
    assert_eq!(view.other.asked[0].lent_by.as_deref(), Some(draft.parameters[0].name.as_str()));
    assert_eq!(view.one.asked[0].lent_by, None);
    // Under another name nothing is lent.
    draft.parameters.iter_mut().for_each(|p| p.name = format!("{} or so", p.name));
    ws.start_draft_from(&draft).unwrap();
    assert_eq!(ws.replay(&own, &other).unwrap().untold_count, 36);
}

#[test]
fn one_sided_and_nobody() {
    let (_folder, _, mut ws) = common::fresh();
    let ws = &mut ws;
    ws.start_draft_from(&starter(Starter::FirstSteps, Language::En).unwrap()).unwrap();
    ws.set_costs(&costs()).unwrap();
    let nobody = view(ws);
    assert_eq!((nobody.state, nobody.now.bill.good), (CostState::NoCustomers, 0));
    assert!(nobody.curve.is_empty() && nobody.cheapest.is_none());
    let id = ws.add_account(&lanewise_workspace::NewAccount::new("Alba", Stage::Customer)).unwrap().value;
    for (outcome, state) in [("happy", CostState::AllGood), ("failed", CostState::NoneGood)] {
        ws.edit_accounts(&[id], &lanewise_workspace::AccountEdit::Outcome(Some(outcome.into()))).unwrap();
        let view = view(ws);
        assert_eq!((view.state, view.curve.len(), view.cheapest), (state, 0, None));
        let (draft, lens) = lens(ws);
        assert_eq!(stability_view(&draft, &lens, &ws.cost_facts().unwrap(), 50_000), None);
    }
}
