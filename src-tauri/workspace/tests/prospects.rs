//! What to do with whom (S10): the one count of tiers, doing what the rule says, who became fit, scores for the CRM.
#![allow(clippy::unwrap_used, reason = "tests")]

mod common;

use common::{fresh, level, number, profile, prospect};
use lanewise_method::action::TierAction;
use lanewise_method::{Action, Stage};
use lanewise_workspace::export::Shape;
use lanewise_workspace::export::scores::{Chosen, SCORE_TABLE, export_scores, export_scores_file};
use lanewise_workspace::fit::FitCause;
use lanewise_workspace::import::{ImportOptions, import_table, look_at_table, unwatched};
use lanewise_workspace::store::time::today;
use lanewise_workspace::view::account::rows;
use lanewise_workspace::view::facts;
use lanewise_workspace::view::home::overview;
use lanewise_workspace::view::prospects::{ProspectsNews, news, tally, view};
use lanewise_workspace::{AccountEdit, Cause, NewAccount, Op, Workspace};

fn edit(ws: &mut Workspace, change: impl FnOnce(&mut lanewise_method::Profile)) {
    ws.edit_draft(Op::EditTiers, change).unwrap();
}

/// Published, with one account of that name that scores 100 × criteria by its answers: the executive says yes.
fn with_one(name: &str, criteria: &str) -> (tempfile::TempDir, Workspace, u32) {
    let (folder, _, mut ws) = fresh();
    ws.start_draft_from(&profile()).unwrap();
    ws.publish("one").unwrap();
    let id = ws.add_account(&prospect(name)).unwrap().value;
    ws.set_answer(id, "executive", Some(&level("yes"))).unwrap();
    ws.set_answer(id, "size", Some(&number(10))).unwrap();
    ws.set_answer(id, "criteria", Some(&level(criteria))).unwrap();
    (folder, ws, id)
}

fn stage(ws: &mut Workspace, id: u32, stage: Stage) {
    ws.edit_accounts(&[id], &AccountEdit::Stage(stage)).unwrap();
}

#[test]
fn home_and_the_list_count_the_tier_that_somebody_set() {
    let (_folder, mut ws, id) = with_one("Acme", "none");
    let day = today();
    let counts = |ws: &Workspace| {
        let (book, scoring) = (ws.book().unwrap(), ws.scoring().unwrap().unwrap());
        let home = overview(&scoring, &ws.outcomes().unwrap(), &facts(&book), day);
        let list = tally(&book, &scoring, day);
        assert_eq!((home.prospects_total, home.admitted, home.settled), (list.open, list.admitted, list.settled));
        let row = rows(&book, Some(&scoring), day).remove(0);
        let verdict = row.verdict.unwrap();
        assert_eq!(list.admitted, u32::from(verdict.admitted));
        let in_tier = |tier: &str| home.prospects.iter().find(|t| t.tier == tier).unwrap().count;
        assert_eq!(in_tier(&verdict.tier), 1);
        (verdict.tier, verdict.by_hand, verdict.settled, verdict.action)
    };
    // 0 × 500 + 20 × 300 + 100 × 200 = 26 points.
    assert_eq!(counts(&ws), ("nope".into(), false, true, Action::Disqualify));
    ws.set_override(id, "good", "we know them", "2999-12-31").unwrap();
    assert_eq!(counts(&ws), ("good".into(), true, true, Action::Advance));
    // A tier that the profile does not have any more counts for nothing.
    edit(&mut ws, |p| p.tiers[1].id = "fine".into());
    ws.publish("two").unwrap();
    assert_eq!(counts(&ws), ("nope".into(), false, true, Action::Disqualify));
}

#[test]
fn the_teams_rule_is_a_setting_that_undo_takes_back() {
    let (_folder, mut ws, _) = with_one("Acme", "none");
    let own = TierAction { tier: "nope".into(), settled: Action::Nurture, open: Action::Nurture };
    ws.set_actions(std::slice::from_ref(&own)).unwrap();
    let shown = view(&ws, today()).unwrap().unwrap();
    assert_eq!((&shown.rules[3].rule, shown.rules[3].ours, shown.rules[0].ours), (&own, false, true));
    assert_eq!(shown.rules[3].default.settled, Action::Disqualify);
    assert_eq!(
        rows(&ws.book().unwrap(), ws.scoring().unwrap().as_ref(), today())[0].verdict.as_ref().unwrap().action,
        Action::Nurture
    );
    assert_eq!(ws.undo().unwrap().unwrap().value.op, Op::SetActions);
    assert!(view(&ws, today()).unwrap().unwrap().rules.iter().all(|r| r.ours));
}

#[test]
fn doing_what_the_rule_says_is_one_step_with_its_reason() {
    let (_folder, mut ws, poor) = with_one("Poor", "none");
    let lead = ws.add_account(&NewAccount::new("Lead", Stage::Lead)).unwrap().value;
    let warm = ws.add_account(&prospect("Warm")).unwrap().value;
    let demo = ws.add_account(&prospect("Demo")).unwrap().value;
    let customer = ws.add_account(&NewAccount::new("Customer", Stage::Customer)).unwrap().value;
    let before = ws.dump().unwrap();
    let deeds = [
        (poor, Action::Disqualify),
        (lead, Action::Advance),
        (warm, Action::Nurture),
        (demo, Action::VisionDemo),
        (customer, Action::Disqualify),
    ];
    let done = ws.act(&deeds, "  after the review ").unwrap();
    assert_eq!(done.value, 3);
    let stage_of = |ws: &Workspace, id| ws.account(id).unwrap().stage;
    assert_eq!(
        [poor, lead, warm, demo, customer].map(|id| stage_of(&ws, id)),
        [Stage::Disqualified, Stage::Prospect, Stage::Nurture, Stage::Prospect, Stage::Customer]
    );
    let moves = ws.moves_of(poor).unwrap();
    assert_eq!(moves.len(), 1);
    assert_eq!(
        (moves[0].was, moves[0].stage, moves[0].reason.as_str(), moves[0].author.as_str()),
        (Stage::Prospect, Stage::Disqualified, "after the review", "Ada")
    );
    assert_eq!(ws.scores_of(poor).unwrap()[0].cause, Cause::Aside, "what it scored when it was put aside is kept");
    assert!(ws.scores_of(lead).unwrap().is_empty());
    assert_eq!(ws.undo().unwrap().unwrap().value.op, Op::Act { account_name: "Poor".into(), count: 3, action: None });
    assert_eq!(ws.dump().unwrap(), before);
    assert!(ws.moves_of(poor).unwrap().is_empty());
    ws.redo().unwrap();
    assert_eq!(ws.moves_of(poor).unwrap(), moves);
    // Nothing to move is no step.
    let last = ws.next_undo().unwrap();
    assert_eq!(ws.act(&[(demo, Action::VisionDemo)], "").unwrap().value, 0);
    assert_eq!(ws.next_undo().unwrap(), last);
}

#[test]
fn an_answer_makes_a_nurtured_account_fit_and_leaving_it_is_remembered() {
    let (_folder, mut ws, id) = with_one("Acme", "none");
    stage(&mut ws, id, Stage::Nurture);
    assert!(ws.became_fit(today()).unwrap().is_empty());
    // 50 × 500 more: 51 points are Risky still.
    ws.set_answer(id, "criteria", Some(&level("spoken"))).unwrap();
    assert!(ws.became_fit(today()).unwrap().is_empty());
    ws.set_answer(id, "criteria", Some(&level("written"))).unwrap();
    let found = ws.became_fit(today()).unwrap();
    assert_eq!(found.len(), 1);
    let one = &found[0];
    assert_eq!((one.id, one.cause, one.version, one.now.tier.as_str()), (id, FitCause::Answers, None, "good"));
    // Against the last score that did not admit: Spoken.
    let before = one.before.as_ref().unwrap();
    assert_eq!((before.tier.as_str(), before.likely, one.now.likely), ("risky", 51_000, 76_000));
    assert_eq!(before.tiers.iter().map(|t| t.name.as_str()).collect::<Vec<_>>(), ["Excellent", "Good", "Risky", "Nope"]);
    assert_eq!(one.raised.iter().map(|p| (p.parameter.as_str(), p.likely)).collect::<Vec<_>>(), [("criteria", 25_000)]);
    assert_eq!(one.raised[0].before.as_ref().unwrap().answer, ["Spoken"]);
    assert_eq!(one.raised[0].after.as_ref().unwrap().answer, ["Written"]);
    assert_eq!(one.aside.as_ref().unwrap().author, "Ada");

    ws.leave_aside(&[id]).unwrap();
    assert!(ws.became_fit(today()).unwrap().is_empty());
    ws.undo().unwrap();
    assert_eq!(ws.became_fit(today()).unwrap().len(), 1);
    ws.redo().unwrap();
    // It changes again, to a better tier: that is news.
    ws.set_answer(id, "size", Some(&number(100))).unwrap();
    assert_eq!(ws.became_fit(today()).unwrap()[0].now.tier, "excellent");
    ws.leave_aside(&[id]).unwrap();
    // It falls, which is none, and fits again, which is.
    ws.set_answer(id, "criteria", Some(&level("none"))).unwrap();
    assert!(ws.became_fit(today()).unwrap().is_empty());
    ws.set_answer(id, "criteria", Some(&level("spoken"))).unwrap();
    assert_eq!(ws.became_fit(today()).unwrap()[0].now.likely, 75_000);

    assert_eq!(ws.bring_back(&[id], "they called").unwrap().value, 1);
    assert_eq!(ws.account(id).unwrap().stage, Stage::Prospect);
    assert!(ws.became_fit(today()).unwrap().is_empty());
    assert_eq!(ws.moves_of(id).unwrap().last().unwrap().reason, "they called");
}

#[test]
fn a_version_opens_the_lane_and_is_named() {
    let (_folder, mut ws, id) = with_one("Acme", "spoken");
    stage(&mut ws, id, Stage::Disqualified);
    edit(&mut ws, |p| p.tiers[0].from = 90_000);
    ws.publish("two").unwrap();
    assert!(ws.became_fit(today()).unwrap().is_empty());
    // 51 points: Good from 50.
    edit(&mut ws, |p| p.tiers[1].from = 50_000);
    ws.publish("three").unwrap();
    edit(&mut ws, |p| p.tiers[0].from = 80_000);
    ws.publish("four").unwrap();
    let found = ws.became_fit(today()).unwrap();
    assert_eq!((found[0].cause, found[0].version), (FitCause::Version, Some(3)));
    let lowered = found[0].threshold.unwrap();
    assert_eq!((lowered.before, lowered.after), (60_000, 50_000));
    assert!(found[0].raised.is_empty());
    assert_eq!(found[0].before.as_ref().unwrap().version, 2);
    assert_eq!(ws.bring_back(&[id], "").unwrap().value, 1);
    ws.undo().unwrap();
    // Publishing is taken back: nobody fits any more.
    for _ in 0..4 {
        ws.undo().unwrap();
    }
    assert!(ws.became_fit(today()).unwrap().is_empty());
}

#[test]
fn a_must_have_that_is_met_now_is_said_and_both_together_are_told_apart() {
    let (_folder, mut ws, id) = with_one("Acme", "written");
    ws.set_answer(id, "executive", Some(&level("no"))).unwrap();
    ws.set_answer(id, "size", Some(&number(100))).unwrap();
    stage(&mut ws, id, Stage::Nurture);
    ws.set_answer(id, "executive", Some(&level("yes"))).unwrap();
    let found = ws.became_fit(today()).unwrap();
    assert_eq!(found[0].lifted, ["Executive contact"]);
    assert_eq!(found[0].before.as_ref().unwrap().tier, "risky");

    // From 26 points; neither 51 points nor "Good from 50" alone would do.
    let (_folder, mut ws, id) = with_one("Both", "none");
    stage(&mut ws, id, Stage::Nurture);
    edit(&mut ws, |p| p.tiers[1].from = 50_000);
    ws.publish("two").unwrap();
    assert!(ws.became_fit(today()).unwrap().is_empty());
    ws.set_answer(id, "criteria", Some(&level("spoken"))).unwrap();
    // The last score that did not admit is by version 2 already: the answer did it.
    assert_eq!(ws.became_fit(today()).unwrap()[0].cause, FitCause::Answers);
}

#[test]
fn who_was_put_aside_although_it_fits_is_left_alone() {
    let (_folder, mut ws, id) = with_one("No budget", "written");
    assert!(ws.scoring().unwrap().unwrap().admits(&ws.scores_of(id).unwrap()[0].tier));
    stage(&mut ws, id, Stage::Nurture);
    assert!(ws.became_fit(today()).unwrap().is_empty());
    // One that came in as nurtured, and fits, nobody decided about.
    let new = ws.add_account(&NewAccount::new("Came nurtured", Stage::Nurture)).unwrap().value;
    for (parameter, answer) in [("criteria", level("written")), ("executive", level("yes"))] {
        ws.set_answer(new, parameter, Some(&answer)).unwrap();
    }
    let found = ws.became_fit(today()).unwrap();
    assert_eq!(found.iter().map(|f| f.id).collect::<Vec<_>>(), [new]);
    ws.leave_aside(&[new]).unwrap();
    assert!(ws.became_fit(today()).unwrap().is_empty());
    // A tier set by hand that does not admit is a decision too.
    let other = ws.add_account(&NewAccount::new("Set by hand", Stage::Nurture)).unwrap().value;
    for (parameter, answer) in [("criteria", level("written")), ("executive", level("yes"))] {
        ws.set_answer(other, parameter, Some(&answer)).unwrap();
    }
    assert_eq!(ws.became_fit(today()).unwrap().len(), 1);
    assert_eq!(news(&ws, today()).unwrap(), ProspectsNews { became_fit: 1, stale: 0 });
    let short: Vec<_> = ws.fit_now(today()).unwrap().into_iter().map(|f| (f.id, f.name, f.stage)).collect();
    assert_eq!(short, [(other, "Set by hand".to_owned(), Stage::Nurture)], "the short list names whom the long one explains");
    ws.set_override(other, "nope", "competitor", "2999-12-31").unwrap();
    assert!(ws.became_fit(today()).unwrap().is_empty());
    assert_eq!(news(&ws, today()).unwrap().became_fit, 0);
}

#[test]
fn scores_that_are_older_than_the_answers_are_found_and_made_again() {
    let (folder, mut ws, id) = with_one("Acme", "none");
    assert!(ws.stale_scores().unwrap().is_empty());
    // Few accounts are scored with their import, in the same step.
    let table = folder.path().join("new.csv");
    std::fs::write(&table, "name,criteria,size\nAcme,written,100\nNew one,spoken,100\n").unwrap();
    let look = look_at_table(&ws, &table, None).unwrap();
    let options = ImportOptions::new(look.mapping(Some(Stage::Prospect), None));
    import_table(&mut ws, &table, &look.preview.layout, &options, None, &mut unwatched).unwrap();
    assert!(ws.stale_scores().unwrap().is_empty());
    let scores = ws.scores_of(id).unwrap();
    assert_eq!((scores[0].cause, scores[0].likely), (Cause::Rescore, 100_000));
    ws.undo().unwrap();
    assert_eq!(ws.scores_of(id).unwrap()[0].likely, 26_000);
    // What is added without a score is found, and scored again as a step of its own.
    let lead = ws.add_account(&prospect("Never scored")).unwrap().value;
    assert_eq!(ws.stale_scores().unwrap(), [lead]);
    let stale = ws.stale_scores().unwrap();
    assert_eq!(ws.rescore(&stale).unwrap().value, 1);
    assert!(ws.stale_scores().unwrap().is_empty());
    ws.undo().unwrap();
    assert_eq!(ws.stale_scores().unwrap(), [lead]);
}

#[test]
fn scores_go_to_the_crm_and_come_back_without_a_change() {
    let (folder, mut ws, id) = with_one("=Acme; \"Söhne\", GmbH", "spoken");
    ws.edit_accounts(&[id], &AccountEdit::Key(Some("0015-A".into()))).unwrap();
    for (name, text) in [("Account ID (18)", "00158000002ABC"), ("Industry code", "28.1")] {
        ws.edit_accounts(&[id], &AccountEdit::Extra { name: name.into(), text: Some(text.into()) }).unwrap();
    }
    let other = ws.add_account(&NewAccount { owner: "Inés".into(), ..prospect("Zeta") }).unwrap().value;
    ws.set_override(other, "good", "we know them", "2999-12-31").unwrap();
    let scoring = ws.scoring().unwrap().unwrap();

    let mut text = Vec::new();
    assert_eq!(export_scores(&ws, &scoring, Chosen::Ids(&[other, 999, id]), &mut text, false).unwrap(), 2);
    let text = String::from_utf8(text).unwrap();
    let mut table = csv::Reader::from_reader(text.as_bytes());
    let headers: Vec<String> = table.headers().unwrap().iter().map(str::to_owned).collect();
    assert_eq!(headers[..SCORE_TABLE.len()], SCORE_TABLE);
    assert_eq!(headers[SCORE_TABLE.len()..], ["Account ID (18)"]);
    let lines: Vec<Vec<String>> = table.records().map(|r| r.unwrap().iter().map(str::to_owned).collect()).collect();
    let cell = |line: usize, name: &str| lines[line][headers.iter().position(|h| h == name).unwrap()].as_str();
    assert_eq!((cell(0, "name"), cell(1, "name")), ("Zeta", "'=Acme; \"Söhne\", GmbH"), "in the order asked for; no formula");
    assert_eq!((cell(1, "key"), cell(1, "Account ID (18)"), cell(1, "score_likely")), ("0015-A", "00158000002ABC", "51.000"));
    assert_eq!((cell(1, "tier"), cell(1, "action"), cell(1, "settled"), cell(1, "unknown")), ("risky", "nurture", "true", "0"));
    assert_eq!((cell(0, "tier_in_force"), cell(0, "tier_in_force_name"), cell(0, "override_author")), ("good", "Good", "Ada"));
    assert_eq!((cell(0, "ask_first"), cell(1, "ask_first")), ("criteria", ""));
    assert_eq!((cell(1, "profile_version"), cell(1, "scores_format")), ("1", "lanewise-scores-1"));
    assert_eq!(cell(1, "scored_at"), ws.scores_of(id).unwrap()[0].at.to_string(), "when just this score was stored");

    for (shape, name) in [(Shape::Csv, "scores.csv"), (Shape::Workbook, "scores.xlsx")] {
        let path = folder.path().join(name);
        assert_eq!(export_scores_file(&ws, &scoring, Chosen::Stages(&[]), shape, &path).unwrap(), 2);
        let before = ws.dump().unwrap();
        let look = look_at_table(&ws, &path, None).unwrap();
        let options = ImportOptions::new(look.mapping(None, None));
        let report = import_table(&mut ws, &path, &look.preview.layout, &options, None, &mut unwatched).unwrap().value;
        assert_eq!((report.added, report.updated, report.unchanged), (0, 0, 2), "{name}: {report:?}");
        assert_eq!(ws.dump().unwrap(), before, "{name}");
    }
}
