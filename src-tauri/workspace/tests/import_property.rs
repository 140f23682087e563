//! Whatever a table holds, every row is accounted for, and an import can be repeated, undone and stopped.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use std::fmt::Write;
use std::fs;
use std::ops::ControlFlow;

use common::{fresh, profile};
use lanewise_workspace::Workspace;
use lanewise_workspace::import::{
    Choice, ImportError, ImportOptions, Reject, import_table, look_at_table, plan_table, unwatched,
};
use lanewise_workspace::mapping::{AccountField as F, Mapping, Target};
use lanewise_workspace::table;
use proptest::prelude::*;

/// A cell, with the defects that tables have.
fn cell(column: usize) -> BoxedStrategy<String> {
    let odd = prop_oneof![
        Just(String::new()),
        Just(" ".into()),
        Just("#N/A".into()),
        Just("n/a".into()),
        Just("\"quoted, cell\"".into()),
        Just("=1+1".into()),
        Just("ünïcödé ✓".into()),
        "[ -~&&[^,\"]]{0,12}",
    ];
    let usual = match column {
        0 => "[K][0-9]{1,2}".boxed(),
        1 => prop_oneof![Just("Alfa".to_owned()), Just("Alfa S.p.A.".into()), Just("Officine Rossi".into()), "Firm [a-z]{1,6}"]
            .boxed(),
        2 => {
            prop_oneof![Just("alfa.example".to_owned()), Just("https://www.rossi.example/x".into()), Just(String::new())].boxed()
        }
        3 => prop_oneof![Just("Italy".to_owned()), Just("España".into()), Just(String::new())].boxed(),
        4 => prop_oneof![Just("12".to_owned()), Just("1234".into()), Just("many".into())].boxed(),
        5 => prop_oneof![Just("2024-05-31".to_owned()), Just("31/12/2023".into()), Just("soon".into())].boxed(),
        6 => prop_oneof![Just("happy".to_owned()), Just("churned".into()), Just("dunno".into())].boxed(),
        7 => prop_oneof![Just("Written".to_owned()), Just("Spoken".into()), Just("whatever".into())].boxed(),
        8 => prop_oneof![Just("30".to_owned()), Just("70.5".into()), Just("huge".into())].boxed(),
        9 => prop_oneof![Just("size=guess".to_owned()), Just("criteria=observed;size=said".into()), Just("x".into())].boxed(),
        _ => "[a-z]{0,8}".boxed(),
    };
    prop_oneof![8 => usual, 2 => odd].boxed()
}

const HEADER: &str = "id,name,website,country,employees,since,outcome,criteria,size,grades,remark\n";

/// A row: mostly eleven cells, sometimes fewer or more, or blank.
fn row() -> impl Strategy<Value = String> {
    let cells: Vec<BoxedStrategy<String>> = (0..11).map(cell).collect();
    let full = cells.prop_map(|c| c.join(","));
    prop_oneof![
        12 => full.clone(),
        1 => (full.clone(), 1usize..10).prop_map(|(row, n)| row.split(',').take(n).collect::<Vec<_>>().join(",").replace('"', "")),
        1 => full.prop_map(|row| row + ",more,cells"),
        1 => Just(String::new()),
        1 => Just(",,,".to_owned()),
    ]
}

fn options(keyed: bool) -> ImportOptions {
    let mut mapping = Mapping::empty(lanewise_method::Stage::Customer);
    if keyed {
        mapping.set("id", Target::Field(F::Key));
    }
    for (column, field) in [
        ("name", F::Name),
        ("website", F::Website),
        ("country", F::Country),
        ("employees", F::Employees),
        ("since", F::Since),
        ("outcome", F::Outcome),
    ] {
        mapping.set(column, Target::Field(field));
    }
    mapping.set("criteria", Target::Parameter("criteria".into()));
    mapping.set("size", Target::Parameter("size".into()));
    mapping.set("grades", Target::Grades);
    ImportOptions::new(mapping)
}

fn choice() -> impl Strategy<Value = Choice> {
    prop_oneof![3 => Just(Choice::Add), 1 => Just(Choice::Update), 1 => Just(Choice::Skip)]
}

/// A workspace that has some of the accounts already.
fn team(some: &str) -> (tempfile::TempDir, Workspace) {
    let (folder, _, mut workspace) = fresh();
    workspace.start_draft_from(&profile()).unwrap();
    if !some.is_empty() {
        let path = folder.path().join("before.csv");
        fs::write(&path, format!("{HEADER}{some}\n")).unwrap();
        if let Ok(preview) = table::preview(&path, None) {
            let _ = import_table(&mut workspace, &path, &preview.layout, &options(false), None, &mut unwatched);
        }
    }
    (folder, workspace)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn every_row_is_accounted_for(
        rows in prop::collection::vec(row(), 1..40),
        before in row(),
        keyed in any::<bool>(),
        strict in any::<bool>(),
        clears in any::<bool>(),
        duplicates in choice(),
        stop in 0u32..40,
    ) {
        let (folder, mut workspace) = team(&before);
        let path = folder.path().join("table.csv");
        let mut text = HEADER.to_owned();
        for row in &rows {
            writeln!(text, "{row}").unwrap();
        }
        fs::write(&path, &text).unwrap();
        let start = workspace.dump().unwrap();
        // The layout of a whole list; only its rows are odd.
        let plain = folder.path().join("plain.csv");
        fs::write(&plain, format!("{HEADER}K1,A,a.example,IT,12,2024-05-31,happy,Written,30,size=guess,x\n")).unwrap();
        let layout = table::preview(&plain, None).unwrap().layout;
        let options = ImportOptions { strict, blank_clears: clears, duplicates, ..options(keyed) };
        let list = folder.path().join("rejects.csv");

        let plan = plan_table(&workspace, &path, &layout, &options, None, &mut unwatched).unwrap();
        prop_assert_eq!(&workspace.dump().unwrap(), &start);
        let report = import_table(&mut workspace, &path, &layout, &options, Some(&list), &mut unwatched).unwrap().value;
        prop_assert!(report.accounts_for_every_row());
        let filled = rows.iter().filter(|r| r.chars().any(|c| c != ',' && !c.is_whitespace() && c != '"')).count();
        prop_assert_eq!(report.rows as usize, filled);
        let five = |r: &lanewise_workspace::import::ImportReport| [r.added, r.updated, r.unchanged, r.rejected, r.skipped];
        prop_assert_eq!(five(&plan), five(&report));
        prop_assert_eq!((&plan.rejects, &plan.changed, &plan.unmatched, &plan.duplicates), (&report.rejects, &report.changed, &report.unmatched, &report.duplicates));

        // Rejected rows are all in their list, and nowhere else.
        let listed = if report.rejected > 0 { table::preview(&list, None).map(|p| p.sampled) } else { Ok(0) };
        prop_assert_eq!(listed.unwrap(), report.rejected);
        let end = workspace.dump().unwrap();

        // Once more: nothing new. (A row that was merged into one it is like has that one's own row against it.)
        if duplicates == Choice::Add {
            let again = import_table(&mut workspace, &path, &layout, &options, None, &mut unwatched).unwrap().value;
            prop_assert_eq!(again.added, 0, "{:?}", again);
            // With keys, all is as it was. Without, a row that was rejected as a repetition of one may now be of another of that name;
            // and a row without a name may find the key that a later row brought.
            let nameless = report.rejects.iter().any(|r| matches!(r.reason, Reject::NoName { .. }));
            if keyed && !nameless && rows.iter().all(|r| r.starts_with('K') || r.is_empty()) {
                prop_assert_eq!((again.updated, again.unchanged), (0, report.added + report.updated + report.unchanged), "{:?}", again);
                prop_assert_eq!(&workspace.dump().unwrap(), &end);
            }
            // A row that waits may have been taken this time, or wait for another reason: that is a step like any.
            if workspace.dump().unwrap() != end {
                workspace.undo().unwrap().unwrap();
            }
            prop_assert_eq!(&workspace.dump().unwrap(), &end);
        }

        // Back, and forth again.
        if start != end {
            workspace.undo().unwrap().unwrap();
            prop_assert_eq!(&workspace.dump().unwrap(), &start);
            workspace.redo().unwrap().unwrap();
            prop_assert_eq!(&workspace.dump().unwrap(), &end);
            workspace.undo().unwrap().unwrap();
        }

        // Stopped at any moment, it leaves nothing.
        let mut looks = 0;
        let stopped = import_table(&mut workspace, &path, &layout, &options, None, &mut |_| {
            looks += 1;
            if looks > stop % 2 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        prop_assert!(matches!(stopped, Err(ImportError::Workspace(lanewise_workspace::WorkspaceError::Cancelled))));
        prop_assert_eq!(&workspace.dump().unwrap(), &start);
    }

    #[test]
    fn anything_at_all_is_looked_at_and_planned(text in "[ -~\n\t;,\"]{0,400}") {
        let (folder, workspace) = team("");
        let path = folder.path().join("any.csv");
        fs::write(&path, text).unwrap();
        if let Ok(look) = look_at_table(&workspace, &path, None) {
            let options = ImportOptions::new(look.mapping(None, None));
            if let Ok(plan) = plan_table(&workspace, &path, &look.preview.layout, &options, None, &mut unwatched) {
                prop_assert!(plan.accounts_for_every_row());
            }
        }
    }
}
