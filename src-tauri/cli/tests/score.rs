//! `lanewise score` on real files.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod common;

use std::fs;
use std::io::Read;
use std::process::Stdio;

use common::{Desk, LEADS, Run, desk};

const SCORED: &str = "\
id,account,lane,champion,people,score_low,score_likely,score_high,tier_low,tier,tier_high,settled,unknown,capped_by
1,Acme,core,yes,120,98.000,98.000,98.000,good,good,good,true,0,
2,Bolt,outside,no,10,8.000,8.000,8.000,poor,poor,poor,true,0,no_champion
3,Cask,core,,,58.000,78.000,98.000,poor,good,good,false,2,
4,Dune,moon,yes,50,48.000,73.000,98.000,poor,good,good,false,1,
";

#[test]
fn the_rows_come_out_with_their_scores() {
    let desk = desk();
    let run = desk.ok(&["score", "--profile", "p.json", "leads.csv"]);
    assert_eq!(run.out, SCORED);
    assert!(run.err.contains("4 rows: 3 Good, 1 Poor; 2 settled"), "{}", run.err);
    assert!(run.err.contains("\"moon\"  1 cell, first in line 5"), "{}", run.err);
    desk.ok(&["score", "--profile", "p.json", "leads.csv", "-o", "out.csv"]);
    assert_eq!(desk.read("out.csv"), SCORED);
    // The table may be written over: it is read to its end before.
    desk.ok(&["score", "--profile", "p.json", "leads.csv", "-o", "leads.csv"]);
    assert_eq!(desk.read("leads.csv"), SCORED);
    assert_eq!(desk.files(), ["leads.csv", "out.csv", "p.json"]);
}

#[test]
fn the_report_is_json_where_it_is_asked_for() {
    let desk = desk();
    let report = desk.ok(&["score", "--profile", "p.json", "leads.csv", "-o", "out.csv", "--json"]).json();
    assert_eq!((&report["rows"], &report["settled"], &report["unmatched_cells"]), (&4.into(), &2.into(), &1.into()));
    assert_eq!(report["tiers"], serde_json::json!([{"tier": "good", "rows": 3}, {"tier": "poor", "rows": 1}]));
    let moon = serde_json::json!([{"column": "lane", "parameter": "lane", "value": "moon", "count": 1, "first_line": 5}]);
    assert_eq!(report["unmatched"], moon);
    assert_eq!(report["answered_by"][2], serde_json::json!({"parameter": "people", "column": "people"}));
    // With the rows on standard output, the report goes to standard error.
    let run = desk.ok(&["score", "--profile", "p.json", "leads.csv", "--json"]);
    assert_eq!(run.out, SCORED);
    assert_eq!(serde_json::from_str::<serde_json::Value>(&run.err).unwrap(), report);
}

#[test]
fn strict_finds_what_was_passed_over() {
    let desk = desk();
    let strict = |table: &str| desk.run(&["score", "--profile", "p.json", table, "--strict", "-o", "out.csv"]).code;
    assert_eq!(strict("leads.csv"), 1);
    assert_eq!(desk.read("out.csv"), SCORED);
    desk.write("clean.csv", LEADS.replace("moon", ""));
    assert_eq!(strict("clean.csv"), 0);
    desk.write("error.csv", LEADS.replace("moon", "#N/A"));
    assert_eq!(strict("error.csv"), 1);
    desk.write("long.csv", LEADS.replace("moon,yes,50", "core,yes,50,left,over"));
    assert_eq!(strict("long.csv"), 1);
    let report = desk.ok(&["score", "--profile", "p.json", "long.csv", "-o", "out.csv", "--json"]).json();
    assert_eq!((&report["rows"], &report["rejected_rows"], &report["rejected"][0]["line"]), (&3.into(), &1.into(), &5.into()));
    desk.write("other.csv", "a,b\n1,2\n3,4\n");
    assert_eq!(strict("other.csv"), 1);
}

#[test]
fn a_table_without_answers_is_said_to_be_one() {
    let desk = desk();
    desk.write("other.csv", "city,street\nRoma,1\nBari,2\n");
    let run = desk.ok(&["score", "--profile", "p.json", "other.csv"]);
    assert!(run.err.contains("no column answers a parameter"), "{}", run.err);
    assert!(run.out.contains("Roma,1,8.000,53.000,98.000,poor,poor,good,false,3,"), "{}", run.out);
    desk.write("some.csv", "name,lane\nAcme,core\n");
    let run = desk.ok(&["score", "--profile", "p.json", "some.csv"]);
    assert!(run.err.contains("2 of 3 parameters without a column, unknown in every row: champion, people"), "{}", run.err);
}

#[test]
fn formulas_are_made_safe() {
    let desk = desk();
    desk.write("f.csv", "name,lane,note\n=cmd(),core,-5\n@x,core,+39 02\n\"-1+1\",core,\"=a,\"\"b\"\nA,=core,\t1\n");
    let run = desk.ok(&["score", "--profile", "p.json", "f.csv", "--json"]);
    let lines: Vec<&str> = run.out.lines().skip(1).map(|l| l.split(",58.").next().unwrap()).collect();
    assert_eq!(lines[0], "'=cmd(),core,-5");
    assert_eq!(lines[1], "'@x,core,+39 02");
    assert_eq!(lines[2], "'-1+1,core,\"'=a,\"\"b\"");
    assert!(lines[3].starts_with("A,'=core,\"'\t1\"") || lines[3].starts_with("A,'=core,'\t1"), "{}", lines[3]);
    let report: serde_json::Value = serde_json::from_str(&run.err).unwrap();
    assert_eq!(report["made_safe"], 6);
    // Read again, the apostrophes are none of the text.
    desk.write("again.csv", &run.out);
    let again = desk.ok(&["score", "--profile", "p.json", "again.csv", "--format", "jsonl"]).out;
    let names: Vec<serde_json::Value> =
        again.lines().map(|l| serde_json::from_str::<serde_json::Value>(l).unwrap()["name"].clone()).collect();
    assert_eq!(names, ["=cmd()", "@x", "-1+1", "A"]);
}

#[test]
fn every_encoding_and_line_end_is_read() {
    let desk = desk();
    let table = "name;lane;champion\r\nCittà;core;sì\r\nÉlan;Outside;no\r\n";
    let mut utf16 = vec![0xff, 0xfe];
    utf16.extend(table.encode_utf16().flat_map(u16::to_le_bytes));
    desk.write("utf8.csv", table);
    desk.write("mark.csv", format!("\u{feff}{table}"));
    desk.write("utf16.csv", utf16);
    let latin: Vec<u8> = table.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    desk.write("latin.csv", latin);
    desk.write("unix.csv", table.replace("\r\n", "\n"));
    desk.write("mac.csv", table.replace("\r\n", "\r"));
    desk.write("cut.csv", table.trim_end());
    let expected = "Città;core;sì;82.000;90.000;98.000;good;good;good;true;1;";
    for name in ["utf8.csv", "mark.csv", "utf16.csv", "latin.csv", "unix.csv", "mac.csv", "cut.csv"] {
        desk.ok(&["score", "--profile", "p.json", name, "-o", "out.csv"]);
        let out = desk.read("out.csv");
        let marked = out.starts_with('\u{feff}');
        assert_eq!(marked, matches!(name, "mark.csv" | "utf16.csv" | "latin.csv"), "{name}");
        assert_eq!(out.lines().nth(1).unwrap(), expected, "{name}");
        assert_eq!(out.lines().count(), 3, "{name}");
        assert_eq!(out.contains("\r\n"), matches!(name, "utf8.csv" | "mark.csv" | "cut.csv"), "{name}");
    }
}

#[test]
fn headers_may_repeat_and_rows_may_be_short() {
    let desk = desk();
    desk.write("r.csv", "lane,lane,champion,\ncore,outside,yes,x\ncore\n");
    let run = desk.ok(&["score", "--profile", "p.json", "r.csv"]);
    let lines: Vec<&str> = run.out.lines().collect();
    assert!(lines[0].starts_with("lane,lane,champion,"), "{}", lines[0]);
    assert!(lines[1].starts_with("core,outside,yes,x,82.000,"), "{}", lines[1]);
    assert!(lines[2].starts_with("core,,,,58.000,"), "{}", lines[2]);
    assert!(run.err.contains("1 row has fewer cells"), "{}", run.err);
    desk.write("one.csv", "lane,champion\ncore,yes");
    assert_eq!(desk.ok(&["score", "--profile", "p.json", "one.csv"]).out.lines().count(), 2);
}

#[test]
fn cells_that_reach_across_blocks_stay_whole() {
    let desk = desk();
    // Cells of quoted lines, long enough that every border of a block falls into one of them.
    let mut table = "id,note,lane,champion,people\n".to_owned();
    for row in 0..3_000 {
        let note = format!("line of {row}, \"\"said\"\"\n").repeat(60);
        table.push_str(&format!("{row},\"{note}\",{},yes,{}\n", if row % 3 == 0 { "core" } else { "outside" }, row % 100));
    }
    assert!(table.len() > 3 << 20);
    desk.write("big.csv", &table);
    desk.ok(&["score", "--profile", "p.json", "big.csv", "-o", "out.csv"]);
    let out = desk.read("out.csv");
    assert_eq!(out.lines().count(), table.lines().count());
    let (ids, scores) = (desk.column("out.csv", "id"), desk.column("out.csv", "score_low"));
    assert_eq!(ids.len(), 3_000);
    for (row, (id, score)) in ids.iter().zip(&scores).enumerate() {
        let points = (if row % 3 == 0 { 50 } else { 0 }) + 30 + if row % 100 < 50 { 2 } else { 18 };
        assert_eq!((id, score), (&row.to_string(), &format!("{points}.000")));
    }
}

#[test]
fn workbooks_go_in_and_out() {
    let desk = desk();
    desk.ok(&["score", "--profile", "p.json", "leads.csv", "-o", "out.xlsx", "--explain"]);
    let (header, rows) = desk.table("out.xlsx");
    assert_eq!(header.last().unwrap(), "points_people");
    assert_eq!(rows[1][..6], ["2", "Bolt", "outside", "no", "10", "8"]);
    assert_eq!(rows.len(), 4);
    // And in again, as workbook: same scores.
    let run = desk.ok(&["score", "--profile", "p.json", "out.xlsx", "--format", "csv"]);
    assert!(run.out.starts_with("\u{feff}id,account,"), "{}", run.out);
    assert!(run.err.contains("lanewise_score_low"), "{}", run.err);
    let line = run.out.lines().nth(4).unwrap();
    assert!(line.ends_with(",48.000,73.000,98.000,poor,good,good,false,1,"), "{line}");
}

#[test]
fn json_lines_keep_types() {
    let desk = desk();
    desk.ok(&["score", "--profile", "p.json", "leads.csv", "-o", "out.jsonl", "--explain"]);
    let rows: Vec<serde_json::Value> = desk.read("out.jsonl").lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    assert_eq!(rows.len(), 4);
    assert_eq!((&rows[3]["account"], &rows[3]["score_low"], &rows[3]["settled"]), (&"Dune".into(), &48.0.into(), &false.into()));
    assert_eq!(rows[3]["explanation"]["lane"]["state"], "unmatched");
    assert_eq!(
        rows[0]["explanation"]["people"],
        serde_json::json!({"state": "known", "levels": ["many"], "low": 18.0, "likely": 18.0, "high": 18.0})
    );
    assert!(desk.read("out.jsonl").contains("\"score_low\":48.000,"));
}

#[test]
fn the_points_of_each_parameter_sum_to_the_score() {
    let desk = desk();
    let run = desk.ok(&["score", "--profile", "p.json", "leads.csv", "--explain"]);
    assert!(run.out.lines().next().unwrap().ends_with(",capped_by,points_lane,points_champion,points_people"), "{}", run.out);
    assert!(run.out.lines().nth(3).unwrap().ends_with(",2,,50.000,18.000,10.000"), "{}", run.out);
}

#[test]
fn the_screen_shows_the_best() {
    let desk = desk();
    let run = desk.ok(&["score", "--profile", "p.json", "leads.csv", "--format", "table", "--top", "2"]);
    let lines: Vec<&str> = run.out.lines().collect();
    assert_eq!(lines.len(), 3);
    assert!(lines[1].contains("Acme") && lines[1].contains("98.000") && lines[1].contains("exact"), "{}", run.out);
    assert!(
        lines[2].contains("Cask") && lines[2].contains("58.000 - 98.000") && lines[2].contains("Poor to Good"),
        "{}",
        run.out
    );
}

#[test]
fn a_mapping_says_what_columns_mean() {
    let desk = desk();
    desk.write("own.csv", "Firma;Corsia;Sponsor\nAcme;centro;yes\nBolt;fuori;no\n");
    desk.write(
        "m.json",
        r#"{"format":1,"columns":[{"column":"Corsia","to":{"parameter":"lane"},"values":{"centro":"core","fuori":"outside"}},
            {"column":"Sponsor","to":{"parameter":"champion"}},{"column":"Gone","to":{"parameter":"people"}}]}"#,
    );
    let run = desk.ok(&["score", "--profile", "p.json", "own.csv", "--mapping", "m.json"]);
    assert!(run.out.contains("Acme;centro;yes;82.000;"), "{}", run.out);
    assert!(run.err.contains("no column \"Gone\""), "{}", run.err);
    desk.ok(&["score", "--profile", "p.json", "leads.csv", "--save-mapping", "saved.json", "-o", "a.csv"]);
    desk.ok(&["score", "--profile", "p.json", "leads.csv", "--mapping", "saved.json", "-o", "b.csv"]);
    assert_eq!(desk.read("a.csv"), desk.read("b.csv"));
    desk.write("bad.json", r#"{"format":1,"columns":[{"column":"Corsia","to":"nowhere"}]}"#);
    let bad = desk.run(&["score", "--profile", "p.json", "own.csv", "--mapping", "bad.json"]);
    assert_eq!(bad.code, 3);
    assert!(bad.err.contains("bad.json") && bad.err.contains("line 1"), "{}", bad.err);
    desk.write(
        "twice.json",
        r#"{"format":1,"columns":[{"column":"Corsia","to":{"parameter":"lane"}},{"column":"Sponsor","to":{"parameter":"lane"}}]}"#,
    );
    assert_eq!(desk.run(&["score", "--profile", "p.json", "own.csv", "--mapping", "twice.json"]).code, 3);
}

#[test]
fn what_cannot_be_used_says_so_and_leaves_nothing() {
    let desk = desk();
    desk.write("empty.csv", "");
    desk.write("header.csv", "lane,champion\n");
    desk.write("binary.csv", [0u8, 159, 146, 150, 0, 0, 1, 2, 3]);
    desk.write("open.csv", "lane,champion\ncore,yes\n\"core,no\ncore,yes\n");
    desk.write("broken.json", "{ \"format\": 1 }");
    let before = desk.files();
    let score = |arguments: &[&str]| desk.run(&[&["score", "-o", "out.csv", "--profile"], arguments].concat());
    let fails = |arguments: &[&str], code: i32, words: &str| {
        let run = score(arguments);
        assert_eq!(run.code, code, "{arguments:?}: {}", run.err);
        assert!(run.err.contains(words), "{arguments:?}: {}", run.err);
        assert!(run.err.starts_with("lanewise: "), "{}", run.err);
        assert_eq!(desk.files(), before, "{arguments:?}");
    };
    fails(&["p.json", "none.csv"], 3, "There is no file");
    fails(&["p.json", "empty.csv"], 3, "empty");
    fails(&["p.json", "header.csv"], 3, "no rows");
    fails(&["p.json", "binary.csv"], 3, "not a table");
    fails(&["p.json", "open.csv"], 3, "line 3");
    fails(&["p.json", "."], 3, "folder");
    fails(&["broken.json", "leads.csv"], 3, "missing field");
    fails(&["none.json", "leads.csv"], 3, "starter profile");
    fails(&["none.lanewise", "leads.csv"], 3, "There is no file");
    fails(&["leads.csv", "leads.csv"], 3, "leads.csv");
    let run = desk.run(&["score", "--profile", "p.json", "leads.csv", "-o", "no/folder/out.csv"]);
    assert_eq!(run.code, 5, "{}", run.err);
    assert_eq!(desk.run(&["score", "--profile", "p.json", "leads.csv", "-o", "out.pdf"]).code, 2);
    assert_eq!(desk.run(&["score", "--profile", "p.json", "leads.csv", "--format", "xlsx"]).code, 2);
    assert_eq!(desk.files(), before);
}

#[test]
fn a_reader_that_stops_is_no_failure() {
    let desk = desk();
    desk.write("many.csv", LEADS.to_owned() + &"9,Zinc,core,yes,7\n".repeat(200_000));
    let mut child = desk
        .command(&["score", "--profile", "p.json", "many.csv"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut start = [0; 10];
    child.stdout.take().unwrap().read_exact(&mut start).unwrap();
    let run = Run::of(&child.wait_with_output().unwrap());
    assert_eq!((run.code, run.err.as_str()), (0, ""));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said() {
    let desk = desk();
    let run = desk.run(&["score", "--profile", "p.json", "leads.csv", "-o", "/dev/full", "--format", "csv"]);
    assert_eq!(run.code, 5, "{}", run.err);
    assert!(run.err.contains("space"), "{}", run.err);
}

#[cfg(unix)]
#[test]
fn ctrl_c_leaves_nothing_behind() {
    let desk = desk();
    desk.write("many.csv", LEADS.to_owned() + &"9,Zinc,core,yes,7\n".repeat(600_000));
    let before = desk.files();
    let child =
        desk.command(&["score", "--profile", "p.json", "many.csv", "-o", "out.xlsx"]).stderr(Stdio::piped()).spawn().unwrap();
    let part = |name: &String| name.ends_with(".part");
    while !desk.files().iter().any(part) {
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    let kill = std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(kill.success());
    let run = Run::of(&child.wait_with_output().unwrap());
    assert_eq!(run.code, 130, "{}", run.err);
    assert!(run.err.contains("Nothing was left behind"), "{}", run.err);
    assert_eq!(desk.files(), before);
}

#[test]
fn a_file_that_is_there_stays_until_the_new_one_is_whole() {
    let desk = desk();
    desk.write("out.csv", "precious");
    desk.write("open.csv", "lane,champion\ncore,yes\n\"core,no\n");
    assert_eq!(desk.run(&["score", "--profile", "p.json", "open.csv", "-o", "out.csv"]).code, 3);
    assert_eq!(desk.read("out.csv"), "precious");
    assert_eq!(desk.files(), ["leads.csv", "open.csv", "out.csv", "p.json"]);
}

#[test]
fn strange_tables_never_panic() {
    let desk = Desk::new();
    desk.write("p.json", common::PROFILE);
    // Bytes that mean something to tables, shuffled; whatever comes of them, it is an answer with one of the exit codes.
    let pieces: [&[u8]; 14] = [
        b",",
        b";",
        b"\n",
        b"\r\n",
        b"\"",
        b"lane",
        b"core",
        b"\xff",
        b"\0",
        b"\xef\xbb\xbf",
        b"'",
        b"=1",
        b"\t",
        "é".as_bytes(),
    ];
    let mut state = 7u32;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 16) as usize
    };
    for _ in 0..150 {
        let table: Vec<u8> = (0..next() % 60).flat_map(|_| pieces[next() % pieces.len()].to_vec()).collect();
        fs::write(desk.path("t.csv"), &table).unwrap();
        let run = desk.run(&["score", "--profile", "p.json", "t.csv"]);
        assert!(matches!(run.code, 0 | 3), "{}: {:?}: {}", run.code, String::from_utf8_lossy(&table), run.err);
    }
}
