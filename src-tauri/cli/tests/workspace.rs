//! `lanewise new`, `import`, `export`, and scoring with a workspace.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod common;

use std::fs;

use common::{Desk, desk, shipped};
use lanewise_workspace::Workspace;

fn sample() -> Desk {
    let desk = Desk::new();
    desk.ok(&["new", "demo.lanewise", "--sample"]);
    desk
}

#[test]
fn new_makes_one_file_and_overwrites_none() {
    let desk = desk();
    desk.ok(&["new", "plain.lanewise"]);
    desk.ok(&["new", "bant.lanewise", "--profile", "bant", "--lang", "es"]);
    let sample = desk.ok(&["new", "demo.lanewise", "--sample", "--lang", "it", "--json"]);
    assert_eq!(sample.json()["accounts"], 156);
    assert_eq!(desk.files(), ["bant.lanewise", "demo.lanewise", "leads.csv", "p.json", "plain.lanewise"]);
    let again = desk.run(&["new", "demo.lanewise"]);
    assert_eq!(again.code, 5);
    assert!(again.err.contains("already"), "{}", again.err);
    assert_eq!(desk.run(&["new", "x.lanewise", "--sample", "--profile", "bant"]).code, 2);
    assert_eq!(desk.run(&["new", "x.lanewise", "--profile", "none.json"]).code, 3);
    assert!(!desk.path("x.lanewise").exists());
    assert!(desk.ok(&["profile", "show", "bant.lanewise"]).out.contains("draft"));
    assert!(desk.ok(&["profile", "show", "demo.lanewise"]).out.contains("published version 2"));
    assert_eq!(desk.run(&["profile", "show", "plain.lanewise"]).code, 3);
}

#[test]
fn import_accounts_for_every_row() {
    let desk = desk();
    desk.ok(&["new", "w.lanewise", "--profile", "p.json"]);
    let leads = "id,account,lane,champion,people,note\n1,Acme,core,yes,120,\n2,,core,no,10,\n3,Cask,moon,,,hi\n1,Again,core,,,\n";
    desk.write("bad.csv", leads);
    let import = ["import", "w.lanewise", "bad.csv", "--rejects", "rejects.csv", "--json"];
    let plan = desk.ok(&[&import[..], &["--dry-run"]].concat()).json();
    assert_eq!((&plan["dry_run"], &plan["rows"], &plan["added"]), (&true.into(), &4.into(), &2.into()));
    let done = desk.ok(&import).json();
    assert_eq!((&done["added"], &done["rejected"], &done["rejects"][0]["line"]), (&2.into(), &2.into(), &3.into()));
    assert_eq!(done["unmatched"][0]["values"][0]["text"], "moon");
    let rejects = desk.read("rejects.csv");
    assert!(rejects.contains("\n2,,core,no,10,,3,\"It has no name") && rejects.contains("1,Again,core,,,,5,"), "{rejects}");
    // The rejected rows, mended, go in; what is there stays.
    let mended = desk.read("rejects.csv").replace("\n2,,", "\n2,Bolt,").replace("1,Again", "4,Again");
    desk.write("mended.csv", mended);
    let again = desk.ok(&["import", "w.lanewise", "mended.csv", "--json"]).json();
    assert_eq!((&again["added"], &again["rejected"]), (&2.into(), &0.into()), "{again}");
    let strict = desk.run(&["import", "w.lanewise", "bad.csv", "--strict", "--dry-run"]);
    assert_eq!(strict.code, 1, "{}", strict.err);
    let text = desk.ok(&["import", "w.lanewise", "bad.csv"]);
    // The row without a name is now one with a known key; the other still waits, once.
    assert!(text.err.contains("1 row waits in the workspace"), "{}", text.err);
    assert!(text.err.contains("1 rejected") && text.err.contains("rejected, line 5: Line 2 has the same key"), "{}", text.err);
}

#[test]
fn rejected_rows_wait_in_the_workspace_until_their_line_goes_in() {
    let desk = desk();
    desk.ok(&["new", "w.lanewise", "--profile", "p.json"]);
    let waiting = || {
        let workspace = Workspace::open_read_only(desk.path("w.lanewise")).unwrap();
        workspace.waiting_counts().unwrap()
    };
    desk.write("leads.csv", "id,account,lane,champion,people\n1,Acme,core,yes,120\n2,,core,no,10\n3,,core,no,20\n");
    let plan = desk.ok(&["import", "w.lanewise", "leads.csv", "--dry-run"]);
    assert!(!plan.err.contains("wait") && waiting().is_empty(), "{}", plan.err);
    let done = desk.ok(&["import", "w.lanewise", "leads.csv"]);
    assert!(done.err.contains("2 rows wait in the workspace to be mended"), "{}", done.err);
    assert_eq!(waiting(), [("leads.csv".to_owned(), 2)]);
    // The same again adds nobody to those who wait; another table's rows wait beside them.
    desk.ok(&["import", "w.lanewise", "leads.csv"]);
    desk.write("more.csv", "id,account,lane,champion,people\n9,,core,no,30\n");
    let more = desk.ok(&["import", "w.lanewise", "more.csv"]);
    assert!(more.err.contains("3 rows wait"), "{}", more.err);
    // Mended in the table itself.
    desk.write("leads.csv", "id,account,lane,champion,people\n1,Acme,core,yes,120\n2,Bolt,core,no,10\n3,Cask,core,no,20\n");
    let mended = desk.ok(&["import", "w.lanewise", "leads.csv"]);
    assert!(mended.err.contains("1 row waits"), "{}", mended.err);
    assert_eq!(waiting(), [("more.csv".to_owned(), 1)]);
}

#[test]
fn a_dry_run_warns_of_what_no_level_covers_in_the_same_words_and_counts() {
    let desk = desk();
    desk.ok(&["new", "w.lanewise", "--profile", "p.json"]);
    desk.write("leads.csv", "account,lane,champion,people\nAcme,moon,yes,120\nBolt,moon,perhaps,60\nCask,core,no,20\n");
    let warned = |more: &[&str]| {
        let told = desk.ok(&[&["import", "w.lanewise", "leads.csv"][..], more].concat()).err;
        told.lines().skip_while(|line| !line.starts_with("warning")).map(str::to_owned).collect::<Vec<_>>()
    };
    let mut planned = warned(&["--dry-run"]);
    assert_eq!(planned.pop().as_deref().map(|line| line.starts_with("nothing in ")), Some(true));
    assert_eq!(planned, warned(&[]));
    assert!(planned.contains(&"warning: column \"lane\": no level of lane covers the values of 2 rows:".into()), "{planned:?}");
    assert_eq!(planned.iter().filter(|line| line.starts_with("warning")).count(), 2, "{planned:?}");
    // A third time, when nothing changes any more.
    assert_eq!(planned, warned(&[]));
}

#[test]
fn import_takes_stage_key_and_mapping_from_the_command_line() {
    let desk = desk();
    desk.ok(&["new", "w.lanewise", "--profile", "p.json"]);
    desk.write("c.csv", "Ref,Company,lane\nA-1,Acme,core\nA-2,Bolt,outside\n");
    desk.ok(&["import", "w.lanewise", "c.csv", "--as", "customer", "--key", "Ref", "--save-mapping", "m.json"]);
    desk.ok(&["export", "w.lanewise", "-o", "out.csv"]);
    assert_eq!(desk.column("out.csv", "key"), ["A-1", "A-2"]);
    assert_eq!(desk.column("out.csv", "stage"), ["customer", "customer"]);
    desk.write("c2.csv", "Ref,Company,lane\nA-1,Acme renamed,outside\n");
    let report = desk.ok(&["import", "w.lanewise", "c2.csv", "--mapping", "m.json", "--json"]).json();
    assert_eq!((&report["updated"], &report["added"]), (&1.into(), &0.into()));
    let wrong = desk.run(&["import", "w.lanewise", "c2.csv", "--key", "Nowhere"]);
    assert_eq!(wrong.code, 3);
    assert!(wrong.err.contains("Nowhere"), "{}", wrong.err);
}

#[test]
fn an_export_goes_in_again_with_the_same_result() {
    let desk = sample();
    for name in ["a.csv", "a.xlsx"] {
        desk.ok(&["export", "demo.lanewise", "-o", name]);
        let same = desk.ok(&["import", "demo.lanewise", name, "--json"]).json();
        assert_eq!((&same["unchanged"], &same["rows"]), (&156.into(), &156.into()), "{name}: {same}");
        // Into another workspace: the same accounts, answers, grades and scores.
        let other = format!("{name}.lanewise");
        desk.ok(&["new", &other, "--profile", "demo.lanewise"]);
        desk.ok(&["import", &other, name]);
        desk.ok(&["export", "demo.lanewise", "-o", "first.csv"]);
        desk.ok(&["export", &other, "-o", "again.csv"]);
        let ((header, mut rows), again) = (desk.table("first.csv"), desk.table("again.csv"));
        assert_eq!(rows.len(), 156);
        // The lanes are the other workspace's own to draw.
        let lane = header.iter().position(|h| h == "in_lane").unwrap();
        let without = |mut cells: Vec<String>| {
            cells.drain(lane..lane + 3);
            cells
        };
        rows = rows.into_iter().map(without).collect();
        assert_eq!((without(header), rows), again, "{name}");
    }
}

#[test]
fn exports_say_which_lane_an_account_falls_into() {
    let desk = sample();
    desk.ok(&["export", "demo.lanewise", "-o", "a.csv"]);
    desk.ok(&["export", "demo.lanewise", "--scores", "-o", "s.csv"]);
    let column = |name: &str| desk.column("a.csv", name);
    let (lanes, standings, stages) = (column("in_lane"), column("in_lane_standing"), column("stage"));
    // As the lane board counts: 24 customers and ambassadors in manufacturing, which is core.
    let here = |at: usize| lanes[at] == "manufacturing_quality" && ["customer", "ambassador"].contains(&stages[at].as_str());
    assert_eq!((0..156).filter(|&at| here(at)).count(), 24);
    assert!((0..156).filter(|&at| here(at)).all(|at| standings[at] == "core"));
    // Who is in none and of whom it cannot be told are said apart, and named by no lane.
    let told = |standing: &str| (0..156).filter(|&at| standings[at] == standing).collect::<Vec<_>>();
    assert_eq!((told("none").len(), told("unknown").len()), (2, 1));
    assert!(told("none").iter().chain(&told("unknown")).all(|&at| lanes[at].is_empty()));
    assert_eq!(desk.column("s.csv", "in_lane_standing"), standings);
    // Without lanes there is nothing to say, and the columns for the CRM stay.
    desk.ok(&["new", "plain.lanewise", "--profile", "bant"]);
    desk.ok(&["export", "plain.lanewise", "-o", "p.csv"]);
    desk.ok(&["export", "plain.lanewise", "--scores", "-o", "ps.csv"]);
    // Nobody is in it yet: all there is are the headings.
    let headings = |file: &str| fs::read_to_string(desk.path(file)).unwrap();
    assert!(!headings("p.csv").contains("in_lane"));
    assert!(headings("ps.csv").contains("in_lane"));
    let line = desk.ok(&["export", "demo.lanewise", "--format", "jsonl"]).out;
    assert!(line.lines().any(|l| l.contains("\"lane\":{\"id\":\"manufacturing_quality\"")), "no lane in JSON");
}

#[test]
fn scores_for_the_crm_keep_their_columns_and_ids() {
    let desk = sample();
    desk.ok(&["export", "demo.lanewise", "--scores", "-o", "scores.csv"]);
    let (header, rows) = desk.table("scores.csv");
    assert_eq!(header[..8], ["lanewise_id", "key", "name", "stage", "owner", "score_low", "score_likely", "score_high"]);
    assert_eq!(rows.len(), 156);
    // The word does the same, and a workbook holds the same cells.
    assert_eq!(desk.ok(&["export", "demo.lanewise", "scores"]).out, desk.ok(&["export", "demo.lanewise", "--scores"]).out);
    desk.ok(&["export", "demo.lanewise", "--scores", "-o", "scores.xlsx"]);
    let (again, cells) = desk.table("scores.xlsx");
    assert_eq!((&again, cells.len()), (&header, rows.len()));
    // Some stages only.
    desk.ok(&["export", "demo.lanewise", "--scores", "--stage", "prospect", "-o", "some.csv"]);
    let stages = desk.column("some.csv", "stage");
    assert!(!stages.is_empty() && stages.len() < 156 && stages.iter().all(|s| s == "prospect"), "{stages:?}");
    // What went out to the CRM changes nothing when it comes back.
    let back = desk.ok(&["import", "demo.lanewise", "scores.csv", "--json"]).json();
    assert_eq!((&back["unchanged"], &back["added"], &back["rejected"]), (&156.into(), &0.into(), &0.into()), "{back}");
    // There are no scores of a profile.
    let wrong = desk.run(&["export", "demo.lanewise", "profile", "--scores"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("--scores"), "{}", wrong.err);
}

#[test]
fn odd_texts_survive_the_round_trip() {
    let desk = desk();
    desk.ok(&["new", "w.lanewise", "--profile", "p.json"]);
    desk.write(
        "odd.csv",
        "name,employees,revenue,lane,champion,people,grades,note,Type,tier\n\
         \"=HYPERLINK(\"\"x\"\")\",12,1.25,core,maybe,49.999,lane=guess,\"two\nlines\",Partner,gold\n\
         ''=90s Records,,0.125,,yes,1234.125,champion=unknown,-,,\n\
         \"Comma, Inc\",7,1000000.5,outside,no,50,,@home,Reseller,silver\n",
    );
    desk.ok(&["import", "w.lanewise", "odd.csv"]);
    let out = desk.ok(&["export", "w.lanewise"]).out;
    assert!(out.contains("\"'=HYPERLINK(\"\"x\"\")\"") && out.contains(",'@home,"), "{out}");
    desk.write("a.csv", &out);
    let same = desk.ok(&["import", "w.lanewise", "a.csv", "--json"]).json();
    assert_eq!(same["unchanged"], 3, "{same}");
    desk.ok(&["new", "v.lanewise", "--profile", "w.lanewise"]);
    desk.ok(&["import", "v.lanewise", "a.csv"]);
    assert_eq!(desk.ok(&["export", "v.lanewise"]).out, out);
    desk.ok(&["export", "w.lanewise", "-o", "a.xlsx"]);
    let same = desk.ok(&["import", "w.lanewise", "a.xlsx", "--json"]).json();
    assert_eq!(same["unchanged"], 3, "{same}");
}

#[test]
fn the_app_and_the_command_line_give_the_same_digits() {
    let desk = sample();
    let prospects = shipped("profiles/sample/prospects.csv");
    desk.ok(&["score", "--profile", "demo.lanewise", prospects.to_str().unwrap(), "-o", "scored.csv"]);
    let (header, rows) = desk.table("scored.csv");
    let at = |name: &str| header.iter().position(|h| h == name).unwrap();
    // What the app does: answers out of the workspace, scored by the method and stored.
    let mut workspace = Workspace::open(desk.path("demo.lanewise"), "Ada").unwrap();
    let ids: Vec<u32> = workspace.book().unwrap().entries().iter().map(|e| e.account.id).collect();
    workspace.rescore(&ids).unwrap();
    let stored = workspace.latest_scores().unwrap();
    let points = |p: u32| format!("{}.{:03}", p / 1000, p % 1000);
    for row in &rows {
        let id = workspace.account_with_key(&row[at("record_id")]).unwrap().unwrap();
        let score = &stored[&id];
        let scored = workspace.scored(score.id).unwrap();
        let capped: Vec<&str> = scored.capped_by.iter().map(|c| c.must_have.as_str()).collect();
        let expected = [
            points(score.low),
            points(score.likely),
            points(score.high),
            score.tier_low.clone(),
            score.tier.clone(),
            score.tier_high.clone(),
            scored.settled.to_string(),
            scored.unknown.to_string(),
            capped.join(" "),
        ];
        assert_eq!(row[at("score_low")..], expected, "{}", row[at("name")]);
    }
    assert_eq!(rows.len(), 120);
}

#[test]
fn a_workspace_in_use_can_be_read_but_not_changed() {
    let desk = sample();
    let prospects = shipped("profiles/sample/prospects.csv");
    let prospects = prospects.to_str().unwrap();
    let open = Workspace::open(desk.path("demo.lanewise"), "Ada").unwrap();
    let busy = desk.run(&["import", "demo.lanewise", prospects]);
    assert_eq!(busy.code, 4);
    assert!(busy.err.contains("already open"), "{}", busy.err);
    let error: serde_json::Value =
        serde_json::from_str(&desk.run(&["import", "demo.lanewise", prospects, "--json"]).err).unwrap();
    assert_eq!(error["error"]["kind"], "busy");
    desk.ok(&["import", "demo.lanewise", prospects, "--dry-run"]);
    let run = desk.ok(&["score", "--profile", "demo.lanewise", prospects, "-o", "out.csv"]);
    assert!(run.err.contains("published version 2 of demo.lanewise"), "{}", run.err);
    desk.ok(&["export", "demo.lanewise", "-o", "all.csv"]);
    open.close().unwrap();
    assert_eq!(desk.files(), ["all.csv", "demo.lanewise", "out.csv"]);
}

#[test]
fn profiles_and_json_lines_are_exported_too() {
    let desk = sample();
    desk.ok(&["export", "demo.lanewise", "profile", "-o", "p.json"]);
    assert_eq!(desk.ok(&["profile", "diff", "demo.lanewise", "p.json"]).out, "No difference.\n");
    assert_eq!(desk.ok(&["export", "demo.lanewise", "profile", "--version", "2"]).out, desk.read("p.json"));
    desk.ok(&["export", "demo.lanewise", "profile", "--draft", "-o", "draft.json"]);
    assert_eq!(desk.run(&["export", "demo.lanewise", "profile", "--version", "7"]).code, 3);
    assert_eq!(desk.run(&["export", "demo.lanewise", "profile", "-o", "p.csv"]).code, 2);
    desk.ok(&["export", "demo.lanewise", "-o", "a.jsonl", "--stage", "customer", "--stage", "ambassador"]);
    let lines: Vec<serde_json::Value> = desk.read("a.jsonl").lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    assert_eq!(lines.len(), 36);
    for line in &lines {
        assert!(
            line["score"]["parts"].as_array().is_some_and(|p| !p.is_empty()) && line["answers"]["lane"]["author"].is_string()
        );
    }
    assert_eq!(desk.run(&["export", "none.lanewise"]).code, 3);
    assert_eq!(desk.run(&["export", "p.json"]).code, 3);
}

#[test]
fn a_killed_or_broken_import_changes_nothing() {
    let desk = sample();
    let before = desk.ok(&["export", "demo.lanewise"]).out;
    desk.write("open.csv", "record_id,name,lane\nX-1,New one,Elsewhere\nX-2,\"never closed\n");
    let run = desk.run(&["import", "demo.lanewise", "open.csv"]);
    assert_eq!(run.code, 3, "{}", run.err);
    assert_eq!(desk.ok(&["export", "demo.lanewise"]).out, before);
    assert_eq!(desk.run(&["import", "demo.lanewise", "none.csv"]).code, 3);
    assert_eq!(desk.files(), ["demo.lanewise", "open.csv"]);
}
